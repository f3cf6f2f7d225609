"""Whether the label of a statement names another indicator than the one it was given."""

from __future__ import annotations

from plancmp.model.plan import Statement
from plancmp.model.vocabulary import Indicator, Vocabulary
from plancmp.vocabulary.matching import matcher_of

_SHORTEST = 4
"""A shorter label says too little to be held against a name."""


def naming_doubt(statement: Statement, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return why the indicator is doubtful for the label; empty if it is not.

    A label may name a relative of the indicator, or a count where a rate is meant: not doubted.
    """
    own = statement.indicator
    if not own.id:
        return "", ""
    ranking = matcher_of(vocabulary).match(statement.label)
    found = ranking.accepted
    near = {each.indicator.id for each in ranking.candidates}
    if found is not None and found.id != own.id:
        other_unit = found.unit.dimension != own.unit.dimension
        narrowed = own.id in near and (bool(statement.scope) or other_unit)
        if not narrowed and not _related(found, own):
            return "name", found.id
        return "", ""
    if found is None and len(statement.label) >= _SHORTEST and own.id not in near:
        names = _pairs("\n".join((own.zh, *own.aliases)))
        if not names & _pairs(statement.label):
            return "name", ", ".join(each.indicator.id for each in ranking.candidates[:1])
    return "", ""


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _related(one: Indicator, other: Indicator) -> bool:
    return any(
        b.id in (*a.related, *a.part_of, *a.subgroup_of, *a.sum_of, *a.ratio_of, *a.completes)
        for a, b in ((one, other), (other, one))
    )
