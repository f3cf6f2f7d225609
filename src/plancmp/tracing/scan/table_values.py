"""A column of values, as the drafting of a table knows it."""

from __future__ import annotations

from dataclasses import dataclass

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
