"""What a statement that stands alone has in the other plan under another name or role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from plancmp.comparison.figures import figure_of
from plancmp.comparison.rows import DiffRow
from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator

_REPORTED = ("baseline", "actual")
_Index = dict[tuple[str, str, str], list[Statement]]
_REPORTS: WeakKeyDictionary[Plan, _Index] = WeakKeyDictionary()
"""What each plan reports, by indicator, year and scope."""


def contradicting(one: Statement, other: Plan) -> list[Statement]:
    """Return what the other plan reports for the indicator, year and scope with another figure.

    A base value and a reported value say the same thing, so that two versions of a plan contradict
    each other where one prints it as a base value and the other in its prose.
    """
    if one.role not in _REPORTED:
        return []
    known = _REPORTS.get(other)
    if known is None:
        known = _REPORTS[other] = defaultdict(list)
        for statement in other.statements:
            if statement.role in _REPORTED:
                known[_key(statement)].append(statement)
    figure = figure_of(one)
    found = []
    for statement in known.get(_key(one), ()):
        theirs = figure_of(statement)
        if (
            figure is not None
            and theirs is not None
            and statement.role != one.role
            and figure.measure == theirs.measure
            and (figure.low, figure.high) != (theirs.low, theirs.high)
        ):
            found.append(statement)
    return found


def _key(statement: Statement) -> tuple[str, str, str]:
    return statement.indicator.id, statement.year, statement.scope


def with_counterparts(rows: Sequence[DiffRow], a: Plan, b: Plan) -> list[DiffRow]:
    """Let a dropped and an added target point at each other where one indicator took over.

    That is where the vocabulary has them as broader, narrower or related, and both are of one
    measure and of the same place in their plan's years. An indicator that both plans have took
    nobody's place.
    """
    in_both = {row.indicator.id for row in rows if row.a and row.b and row.role == "target"}
    added: dict[str, list[int]] = defaultdict(list)
    narrower: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.status == "added" and row.role == "target" and row.indicator.id not in in_both:
            added[row.indicator.id].append(i)
            for wider in row.indicator.wider:
                narrower[wider].append(i)
    result = list(rows)
    for i, row in enumerate(rows):
        indicator = row.indicator
        if row.status != "dropped" or row.a is None or indicator.id in in_both:
            continue
        near = (*indicator.wider, *indicator.related)
        others = [j for identifier in near for j in added.get(identifier, ())]
        others += narrower.get(indicator.id, ())
        for j in others:
            there = rows[j].b
            if there is not None and result[j].replaced_by is None and _alike(row.a, there, a, b):
                result[i] = _pointing(row, rows[j].indicator, there)
                result[j] = _pointing(result[j], row.indicator, row.a)
                break
    return result


def _alike(here: Statement, there: Statement, a: Plan, b: Plan) -> bool:
    return (
        here.meant.measure == there.meant.measure
        and a.year_role(here.year) == b.year_role(there.year)
        and here.indicator.unit.dimension == there.indicator.unit.dimension
    )


def _pointing(row: DiffRow, other: Indicator, statement: Statement) -> DiffRow:
    caveat = message("counterpart", en=other.en, zh=other.zh, printed=statement.value.printed)
    return replace(row, replaced_by=other, caveats=(*row.caveats, caveat))
