"""Pictures for a terminal, from 60 columns on; Chinese takes two cells a character."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len

from plancmp.output.charts.chart import MISPRINT, SHAPES, Chart, Curve, Panel, PanelRow
from plancmp.output.formats import Target
from plancmp.output.terminal import paint, wrap
from plancmp.output.text import one_line

_LEAST, _DEFAULT = 60, 100
_HEIGHT = 11
_STYLES = {"weaker": "red", "bad": "red", "good": "green", "fair": "magenta"}


def write(chart: Chart, target: Target) -> None:
    """Write a picture as wide as the target, 100 columns where it has no width."""
    width = max(target.width or _DEFAULT, _LEAST)
    lines = [(chart.title, "bold")]
    for panel in chart.panels:
        lines += [("", ""), *((text, "bold") for text in wrap(one_line(panel.heading), width))]
        lines += _panel(panel, width)
    for course in chart.courses:
        lines += [("", ""), *((text, "bold") for text in wrap(one_line(course.heading), width))]
        lines += [(text, "") for text in _course(course, width)]
    if chart.cells:
        lines += [("", ""), *_matrix(chart, width)]
    lines.append(("", ""))
    legend = "   ".join(f"{sign} {words}" for sign, words in chart.legend())
    lines += [(text, "dim") for text in wrap(legend, width)]
    lines += [(text, "dim") for source in chart.sources for text in wrap(one_line(source), width)]
    for text, style in lines:
        target.stream.write(paint(text.rstrip(), style, target.color) + "\n")


def fitted(text: str, width: int) -> str:
    """Return a text cut or filled with blanks to so many cells."""
    text = one_line(text)
    if cell_len(text) > width:
        while cell_len(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - cell_len(text))


def _panel(panel: Panel, width: int) -> list[tuple[str, str]]:
    label = min(max(cell_len(row.label) for row in panel.rows), width // 4)
    says = min(max(cell_len(row.says) for row in panel.rows), width // 2 - 8)
    room = width - label - says - 4
    low, high = panel.span()
    found = []
    for row in panel.rows:
        line = _line(row, low, high, room)
        style = "red" if any(mark.kind == "weaker" for mark in row.marks) else ""
        rest = wrap(one_line(row.says), says) if row.says else [""]
        found.append((f"{fitted(row.label, label)}  {line}  {rest[0]}", style))
        found += [(" " * (label + room + 4) + more, style) for more in rest[1:]]
    return found


def _line(row: PanelRow, low: float, high: float, room: int) -> str:
    """Draw one row: a line between its marks, and the sides that bounds leave open."""
    cells = [" "] * room

    def place(value: float) -> int:
        return 2 + round((value - low) / (high - low) * (room - 5))

    places = [
        place(end) for mark in row.marks for end in (mark.value, mark.high) if end is not None
    ]
    if places:
        for i in range(min(places), max(places) + 1):
            cells[i] = "─"
    for mark in row.marks:
        at = place(mark.value)
        if mark.high is not None:
            for i in range(at, place(mark.high) + 1):
                cells[i] = "━"
            cells[place(mark.high)] = SHAPES[mark.kind]
        opening = mark.opening
        side = at - 1 if mark.bound in ("<=", "<") else at + 1
        if opening and cells[side] in " ─":
            cells[side] = opening
        cells[at] = SHAPES[mark.kind]
        if mark.misprint:
            free = next((i for i in (at + 2, at - 2) if 0 <= i < room and cells[i] in " ─"), None)
            if free is not None:
                cells[free] = MISPRINT
    return "".join(cells)


def _course(course: Curve, width: int) -> list[str]:
    """Draw one indicator over the years: the way to its targets dotted, what was observed on it."""
    ticks = course.ticks()
    low, high = ticks[0], ticks[-1]
    first, last = course.years()
    margin = max(len(f"{tick:.5g}") for tick in ticks) + 2
    room = width - margin - 2
    grid = [[" "] * room for _ in range(_HEIGHT)]

    def column(year: float) -> int:
        return round((year - first) / (last - first) * (room - 1))

    def line(value: float) -> int:
        return _HEIGHT - 1 - round((value - low) / (high - low) * (_HEIGHT - 1))

    for (start, a), (end, b) in zip(course.path, course.path[1:], strict=False):
        for at in range(column(start), column(end) + 1):
            share = (at - column(start)) / max(column(end) - column(start), 1)
            grid[line(a + (b - a) * share)][at] = "·"
    for year, mark in course.marks:
        grid[line(mark.value)][column(year)] = SHAPES[mark.kind]
    names = {line(tick): f"{tick:.5g}" for tick in ticks}
    found = [f"{names.get(i, ''):>{margin - 2}} │{''.join(row)}" for i, row in enumerate(grid)]
    found.append(" " * (margin - 1) + "└" + "─" * room)
    found.append(" " * margin + _years(course, room, column))
    return [*found, course.says]


def _years(course: Curve, room: int, column: Callable[[float], int]) -> str:
    cells = [" "] * room
    first, last = course.years()
    for year in sorted({first, last, *(year for year, _ in course.marks)}, key=lambda y: y != last):
        at = min(column(year), room - 4)
        if all(cell == " " for cell in cells[max(at - 1, 0) : at + 5]):
            cells[at : at + 4] = str(year)
    return "".join(cells)


def _matrix(chart: Chart, width: int) -> list[tuple[str, str]]:
    """Draw the matrix: a sign and its words in each cell, the words left out where it is narrow."""
    words = [cell.words for _, row in chart.cells for cell in row if cell]
    full = max(map(cell_len, words), default=0) + 2
    label = min(max(cell_len(name) for name, _ in chart.cells), width // 3)
    room = (width - label) // max(len(chart.columns), 1) - 2
    size = max(min(room, max(full, *(cell_len(column) for column in chart.columns))), 1)
    head = "  ".join(fitted(column, size) for column in chart.columns)
    found = [(f"{' ' * label}  {head}", "dim")]
    for name, row in chart.cells:
        shown = [
            "" if cell is None else f"{cell.sign} {cell.words}" if size >= full else cell.sign
            for cell in row
        ]
        moods = {cell.mood for cell in row if cell}
        style = _STYLES.get(next(iter(moods)), "") if len(moods) == 1 else ""
        cells = "  ".join(fitted(text, size) for text in shown)
        found.append((f"{fitted(name, label)}  {cells}", style))
    return found
