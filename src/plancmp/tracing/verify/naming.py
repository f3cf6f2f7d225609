"""Whether the label of a statement names another indicator than the one it was given."""

from __future__ import annotations

import re

from plancmp.language.folding import clean
from plancmp.model.plan import Statement
from plancmp.model.vocabulary import Indicator, Vocabulary
from plancmp.vocabulary.matching import Ranking, matcher_of

_LIKE = 0.5
"""The share of a name in a list of which an indicator's names must hold more to be meant."""
_SHORT = 0.7
"""The least share of a label that a name must hold for the label to be short for it."""
_BORNE_OUT = 0.7
"""The least share of such a name that must stand in the label and the text around the figure."""
_LIST = re.compile("[、,和与及]")


def naming_doubt(
    statement: Statement, vocabulary: Vocabulary, around: str = "", *, joint: bool = False
) -> tuple[str, str]:
    """Return why the indicator is doubtful for a label: `name` and a likelier one, or `unnamed`.

    Both words are empty if the label bears it out: alone or with its scope it names no other of the
    same kind of unit; it is short for it, and the sentence `around` has the rest; it is one of the
    names in the label of a `joint` row; or the label has something of its name, or names a
    relative, and a note says why it is meant.
    """
    own = statement.indicator
    if not own.id:
        return "", ""
    matcher = matcher_of(vocabulary)
    ranking = matcher.match(statement.label)
    scoped = [matcher.match(statement.scope + statement.label)] if statement.scope else []
    dimension = _dimension(statement, vocabulary)
    if own.id in {_first(other, own, dimension) for other in (ranking, *scoped)}:
        return "", ""
    found = ranking.accepted
    if found and "/" in statement.value.unit and found.unit.dimension != dimension:
        found = None  # 注册护士数: 3.09人/千人
    known = set().union(*map(_pairs, _names(own)))
    akin = _related(found, own) if found else bool(known & _pairs(statement.label))
    if statement.note and akin:
        return "", ""
    if joint and _names_one_of(statement.label, known):
        return "", ""
    if found is None and _is_short_for(statement, own, around):
        return "", ""
    likelier = _first(ranking, own, dimension)
    return ("name", likelier) if likelier else ("unnamed", "")


def _dimension(statement: Statement, vocabulary: Vocabulary) -> str:
    """Return what the figure's unit measures; empty for a change in percent, or without a unit."""
    value = statement.value
    unit = vocabulary.units.find(value.unit) if value.unit and value.measure == "level" else None
    return unit.dimension if unit else ""


def _first(ranking: Ranking, own: Indicator, dimension: str) -> str:
    """Return the likeliest indicator that could have such a figure; empty if there is none."""
    fitting = (
        candidate.indicator.id
        for candidate in ranking.candidates
        if candidate.indicator.id == own.id
        or candidate.indicator.unit.dimension == (dimension or candidate.indicator.unit.dimension)
    )
    return next(fitting, "")


def _names_one_of(label: str, known: set[str]) -> bool:
    pieces = [_pairs(piece) for piece in _LIST.split(clean(label))]
    return any(len(piece & known) > _LIKE * len(piece) for piece in pieces if piece)


def _is_short_for(statement: Statement, own: Indicator, around: str) -> bool:
    label = clean(statement.label)
    own_words = (statement.label, statement.scope, statement.section, statement.block)
    said = _pairs("\n".join((*map(clean, own_words), around)))
    return any(
        len(_pairs(label) & name) >= _SHORT * len(_pairs(label))
        and len(name & said) >= _BORNE_OUT * len(name)
        for name in map(_pairs, _names(own))
    )


def _names(indicator: Indicator) -> list[str]:
    return [clean(name) for name in (indicator.zh, *indicator.aliases)]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _related(one: Indicator, other: Indicator) -> bool:
    return any(
        b.id in (*a.related, *a.part_of, *a.subgroup_of, *a.sum_of, *a.ratio_of, *a.completes)
        for a, b in ((one, other), (other, one))
    )
