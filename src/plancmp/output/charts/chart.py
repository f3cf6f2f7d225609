"""What a picture shows, before anything is drawn: marks on scales, courses over years, a matrix.

Everything that colour says is also said by a shape.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from plancmp.messages import Template, say

SHAPES = {"base": "○", "before": "◇", "target": "●", "weaker": "▼", "observed": "■", "goal": "◆"}
"""The shape of each kind of mark. `weaker`: a target weaker than what was already reached."""

OPEN_BELOW, OPEN_ABOVE = "◂", "▸"
MISPRINT = "✱"

_LEGEND = {
    "base": Template("mark_base", "base value", "基期值"),
    "before": Template("mark_before", "draft", "征求意见稿"),
    "target": Template("mark_target", "target", "目标"),
    "weaker": Template("mark_weaker", "target weaker than reached", "目标弱于已达到的"),
    "observed": Template("mark_observed", "observed", "观测值"),
    "goal": Template("mark_goal", "target", "目标"),
    OPEN_BELOW: Template("mark_below", "or less", "及以下"),
    OPEN_ABOVE: Template("mark_above", "or more", "及以上"),
    MISPRINT: Template("mark_misprint", "misprint, corrected", "误印，已更正"),
}


class Mark(NamedTuple):
    """One figure on a scale; `high` is the other end of a range, `text` is it as printed."""

    kind: str
    value: float
    text: str
    bound: str = ""
    high: float | None = None
    misprint: bool = False

    @property
    def opening(self) -> str:
        """The sign for the side that the bound leaves open, empty if it leaves none."""
        if self.bound in ("<=", "<"):
            return OPEN_BELOW
        return OPEN_ABOVE if self.bound in (">=", ">") else ""


class PanelRow(NamedTuple):
    """One line of a panel; `says` stands at its end: the figures, or why there are none."""

    label: str
    marks: tuple[Mark, ...]
    says: str = ""


class Panel(NamedTuple):
    """Rows on one scale."""

    heading: str
    rows: tuple[PanelRow, ...]

    def span(self) -> tuple[float, float]:
        """Return the least and the greatest figure of all rows; a little apart if they are one."""
        values = [value for row in self.rows for mark in row.marks for value in _ends(mark)]
        return _apart(values)


class Curve(NamedTuple):
    """One indicator over years: what was observed, and the way to its targets.

    `path` are the points from the base value to the targets; the marks stand on both.
    """

    heading: str
    marks: tuple[tuple[int, Mark], ...]
    path: tuple[tuple[int, float], ...]
    says: str = ""

    def ticks(self) -> list[float]:
        """Return the round figures of the scale, from below the least figure to above the last."""
        low, high = _apart([value for _, mark in self.marks for value in _ends(mark)])
        rough = (high - low) / 4
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(multiple * power for multiple in (1, 2, 5, 10) if multiple * power >= rough)
        first, last = math.floor(low / step), math.ceil(high / step)
        return [i * step for i in range(first, last + 1)]

    def years(self) -> tuple[int, int]:
        """Return the first and the last year, at least one apart."""
        years = [year for year, _ in self.marks] + [year for year, _ in self.path]
        return min(years), max(*years, min(years) + 1)


class MatrixCell(NamedTuple):
    """One status of a matrix: its sign, its words, and whether it is good, bad or neither."""

    sign: str
    words: str
    mood: str


@dataclass(frozen=True)
class Chart:
    """A whole picture: a title, what is in it, and where it comes from.

    It has panels, courses, or a matrix of `columns` and `cells` by the name of the row.
    """

    title: str
    panels: tuple[Panel, ...] = ()
    courses: tuple[Curve, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[str, tuple[MatrixCell | None, ...]], ...] = ()
    sources: tuple[str, ...] = ()
    lang: str = "en"

    def marks(self) -> list[Mark]:
        """Return every mark."""
        found = [mark for panel in self.panels for row in panel.rows for mark in row.marks]
        return found + [mark for course in self.courses for _, mark in course.marks]

    def legend(self) -> list[tuple[str, str]]:
        """Return the signs that appear, each with what it means."""
        kinds = {mark.kind for mark in self.marks()}
        signs = {mark.opening for mark in self.marks()} - {""}
        if any(mark.misprint for mark in self.marks()):
            signs.add(MISPRINT)
        shown = [
            (SHAPES.get(name, name), say(template).text(self.lang))
            for name, template in _LEGEND.items()
            if name in kinds or name in signs
        ]
        statuses = {(cell.sign, cell.words) for _, row in self.cells for cell in row if cell}
        return shown + sorted(statuses)


def _ends(mark: Mark) -> list[float]:
    return [mark.value] if mark.high is None else [mark.value, mark.high]


def _apart(values: list[float]) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    if low == high:
        margin = abs(low) / 10 or 1.0
        return low - margin, high + margin
    return low, high
