"""Finding every statement of a plan again in its source text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.language.blocks import blocks_of
from plancmp.language.documents import Document
from plancmp.model.plan import Plan, Position, Statement
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.tracing.verify.doubt import doubt_of
from plancmp.tracing.verify.locate import Locator
from plancmp.tracing.verify.naming import naming_doubt
from plancmp.tracing.verify.search import Search, Use

FOUND, DOUBTFUL, AMBIGUOUS = "found", "doubtful", "ambiguous"
NOT_FOUND, SOURCE_DIFFERS = "not_found", "source_differs"
RESULTS = (FOUND, DOUBTFUL, AMBIGUOUS, NOT_FOUND, SOURCE_DIFFERS)
STANDS = frozenset({FOUND, DOUBTFUL})
"""The results of what stands in the text, whether or not its sentence bears it out."""

_AROUND = 120
"""How many characters before a figure may hold the rest of an indicator's name."""


@dataclass(frozen=True, slots=True)
class Check:
    """What came of looking for one statement.

    `line` is the line of its figure, None unless it stands there. `reason` and `detail` say why it
    is doubtful (`past`, `aim`, `year`, `scope`, `name`, `unnamed`), or was not found: those of a
    `Search`, `places` (it stands in several), `claimed` (other statements of the same label claim
    the same figure), or `source` (the text is another one).
    """

    statement: Statement
    result: str
    line: int | None = None
    reason: str = ""
    detail: str = ""
    uses: tuple[Use, ...] = ()


def verify_plan(
    plan: Plan, source: Document, words: Words, vocabulary: Vocabulary | None = None
) -> list[Check]:
    """Look every row of a plan up in its source text; one check each, in their order.

    What no indicator fits stands in the text all the same. With the vocabulary, labels that name
    another indicator are doubted too.

    If the text is not the one that was encoded (its SHA-256 differs), nothing is looked up.
    """
    if source.sha256 != plan.source_sha256:
        return [Check(row, SOURCE_DIFFERS, reason="source") for row in plan.rows]
    locator = Locator(blocks_of(source, words), words, plan.rows)
    return check_statements(plan.rows, locator, plan, vocabulary)


def check_statements(
    statements: Sequence[Statement],
    locator: Locator,
    plan: Plan | None = None,
    vocabulary: Vocabulary | None = None,
) -> list[Check]:
    """Check the statements of one plan together; with the plan, doubt what its text speaks against.

    With the vocabulary, labels that name another indicator are doubted too.

    Where a figure stands several times, its statements are given to the places in order, if there
    are as many of them. Where more statements than places claim a figure for one label, it cannot
    be said whose it is. (One entry of the file that gives several indicators claims it once.)
    """
    searches = [locator.search(statement) for statement in statements]
    claims: dict[object, list[Position]] = defaultdict(list)
    for statement, search in zip(statements, searches, strict=True):
        for key in _keys(statement, search):
            if statement.position not in claims[key]:
                claims[key].append(statement.position)
    rows = Counter(statement.position for statement in statements)
    checks = []
    for statement, search in zip(statements, searches, strict=True):
        anyone, same_label = (claims[key] for key in _keys(statement, search))
        count = len(search.places)
        lines = ", ".join(str(place.line) for place in search.places)
        if not count:
            detail = search.detail or locator.elsewhere(statement)
            reason = "elsewhere" if detail and not search.detail else search.reason
            checks.append(Check(statement, NOT_FOUND, None, reason, detail))
        elif len(same_label) > count:
            checks.append(Check(statement, AMBIGUOUS, None, "claimed", lines))
        elif count > 1 and len(anyone) != count:
            checks.append(Check(statement, AMBIGUOUS, None, "places", lines))
        else:
            place = search.places[anyone.index(statement.position) if count > 1 else 0]
            # Where it stands in one of several places, each of them has to be against it.
            told = [
                doubt_of(statement, other, plan, locator.words) for other in search.places if plan
            ]
            reason, detail = told[0] if told and all(why for why, _ in told) else ("", "")
            if vocabulary and not reason:
                around = place.before[-_AROUND:] + place.behind
                joint = rows[statement.position] > 1
                reason, detail = naming_doubt(statement, vocabulary, around, joint=joint)
            result = DOUBTFUL if reason else FOUND
            checks.append(Check(statement, result, place.line, reason, detail, place.uses))
    return checks


def _keys(statement: Statement, search: Search) -> tuple[object, object]:
    return search.spots, (search.spots, statement.label)
