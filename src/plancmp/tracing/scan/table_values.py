"""A column of values, as the drafting of a table knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.language.folding import clean
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import is_indicator_name

_LEAST = 2
OPEN = "?"
"""The year that changes count from, where nobody knows it."""


@dataclass(frozen=True, slots=True)
class Values:
    """A column of values: its place, role and year, and what is not certain of them.

    `year` is empty where the plan's header says it; `column` is the year of the column's head;
    `measure` is what the column counts, where its head says so and the row says of what, `scope`
    of which part its values are, where others of its role and year stand beside them, `unit` that
    of a head that says no more; `change` is the head of a column of changes, `since` the year that
    these count from, empty for those of a plan.
    """

    place: int
    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    column: str = ""
    measure: str = ""
    scope: str = ""
    change: str = ""
    since: str = ""
    unit: str = ""


def with_units(
    values: Sequence[Values], unit: str, words: Words, *, turned: bool
) -> tuple[list[Values], str]:
    """Return the columns with their units, where a table says one for each, and that of all.

    One for each may be for each column, or for each measure; of a table whose years are lines as
    it is printed, the columns are years, which have all of these units. Of `亿元、%` the second is
    that of the columns of changes.
    """
    units = re.split("[、,，]", unit)
    if len(units) < 2:
        return list(values), unit
    levels = [one for one in values if not one.change]
    of_rates = any(is_indicator_name(one.measure, words) for one in levels)
    if units[1:] == ["%"] and len(levels) < len(values) and not (turned or of_rates):
        return [
            _in_percent(one, words) if one.change else replace(one, unit=units[0]) for one in values
        ], ""
    untold = [
        one if one.unit or one.change else replace(one, doubts=(*one.doubts, doubts.VALUE))
        for one in values
    ]
    inner = sorted(values, key=lambda column: column.place)
    measures = list(dict.fromkeys(column.measure for column in inner))
    if turned or len(units) not in (len(values), len(measures)):
        return untold, ""  # which is in which unit?
    by_measure = dict(zip(measures, units, strict=False)) if len(units) == len(measures) else {}
    told = {
        column.place: by_measure.get(column.measure) or units[at] for at, column in enumerate(inner)
    }
    return [replace(one, unit=one.unit or told[one.place]) for one in values], ""


def _in_percent(change: Values, words: Words) -> Values:
    """Return a column of changes in %; one against the year before leaves nothing open then."""
    told = words.pattern("{moved.same_time}|{moved.than}{moved.last_year}").search(change.change)
    marks = tuple(doubt for doubt in change.doubts if not (told and doubt is doubts.VALUE))
    return replace(change, change=f"{change.change}(%)", doubts=marks)


def measure_before(change: Values, values: Sequence[Values], words: Words) -> str:
    """Return the measure of the column that a column of changes stands behind: 收入, 同比增长.

    So it is where each of several such columns follows one of levels and names nothing itself;
    empty where it is not.
    """
    plain = words.pattern("(?:{column.change}|{moved.than}|{moved.last_year}|[率幅]|\\(%\\))+")
    by_place = {one.place: one for one in values if not one.change and one.measure}
    changes = [one for one in values if one.change]
    behind = [by_place.get(one.place - 1) for one in changes]
    pure = all(plain.fullmatch(clean(one.change)) for one in changes)
    if len(changes) < _LEAST or not (pure and all(behind)):
        return ""
    return by_place[change.place - 1].measure
