"""A column of values, as the drafting of a table knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt

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


def with_units(values: Sequence[Values], unit: str, *, turned: bool) -> tuple[list[Values], str]:
    """Return the columns with their units, where a table says one for each, and that of all.

    One for each may be for each column, or for each measure; of a table whose years are lines as
    it is printed, the columns are years, which have all of these units.
    """
    units = unit.split("、")
    if len(units) < 2:
        return list(values), unit
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
