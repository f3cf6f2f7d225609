"""The table for a terminal: columns by display width, remarks under their row, nothing cut.

On a terminal cells wrap to its width and less important rows are folded into one line; elsewhere
(a pipe, a file) every row stands there in full and nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.color import ColorSystem
from rich.style import Style

from plancmp.output.formats import Target
from plancmp.output.text import one_line
from plancmp.table import Table, ViewColumn

_GAP = "  "
_BREAK_AFTER = frozenset(" -/，、；：）)")


def _wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells, between words or Chinese characters."""
    lines = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while cell_len(rest) > width:
            head = chop_cells(rest, width)[0]
            cut = len(head)
            if not _may_break(rest, cut):
                cut = next((i for i in range(cut, 0, -1) if _may_break(rest, i)), cut)
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        lines.append(rest)
    return lines


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before `text[place]`."""
    if place <= 0 or place >= len(text):
        return True
    left, right = text[place - 1], text[place]
    if right in "，、；：）)。%‰":
        return False
    return left in _BREAK_AFTER or right == " " or (cell_len(left) == 2 and cell_len(right) == 2)


def _widths(columns: Sequence[ViewColumn], cells: list[list[str]], limit: int | None) -> list[int]:
    """Share the width out: natural widths where they fit, else the widest columns shrink."""
    widths = []
    for i, column in enumerate(columns):
        lines = [line for row in cells for line in row[i].split("\n")]
        widths.append(max([cell_len(column.heading), *map(cell_len, lines)]))
    if limit is None:
        return widths
    available = limit - len(_GAP) * (len(columns) - 1)
    floors = [min(width, column.min_width) for width, column in zip(widths, columns, strict=True)]
    while sum(widths) > available:
        room = [width - floor for width, floor in zip(widths, floors, strict=True)]
        if max(room) <= 0:
            break
        widest = max(range(len(widths)), key=lambda i: (room[i] > 0, widths[i]))
        widths[widest] -= 1
    return widths


def _paint(text: str, style: str, color: bool) -> str:
    if not color or not style or not text.strip():
        return text
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the summary, then the view's rows with their remarks."""
    view, out, on_terminal = table.view, target.stream, target.width is not None
    items = [item for item in view.items if not (on_terminal and view.folded(item))]
    cells = [
        ["\n".join(map(one_line, column.cell(item).split("\n"))) for column in view.columns]
        for item in items
    ]
    if table.summary:
        for line in _wrap(one_line(table.summary), target.width or 10**6):
            out.write(_paint(line, "bold", target.color) + "\n")
        out.write("\n")
    widths = _widths(view.columns, cells, target.width)
    if items:
        heads = [[column.heading] for column in view.columns]
        _write_row(table, target, widths, heads, "dim")
    group = None
    for item, row in zip(items, cells, strict=True):
        heading = view.group(item)
        if heading != group:
            group = heading
            if heading:
                out.write("\n" + _paint(one_line(heading), "bold", target.color) + "\n")
        wrapped = [_wrap(cell, max(width, 2)) for cell, width in zip(row, widths, strict=True)]
        _write_row(table, target, widths, wrapped, view.style(item))
        for note in view.notes(item):
            limit = (target.width or 10**6) - 4
            for i, line in enumerate(_wrap(one_line(note), max(limit, 10))):
                mark = "  ! " if i == 0 else "    "
                out.write(_paint(mark + line, "yellow", target.color) + "\n")
    folded = len(view.items) - len(items)
    if folded and view.fold_note:
        out.write("\n" + _paint(view.fold_note.format(count=folded), "dim", target.color) + "\n")


def _write_row(
    table: Table, target: Target, widths: list[int], cells: list[list[str]], style: str
) -> None:
    height = max(len(lines) for lines in cells)
    for i in range(height):
        parts = []
        for column, width, lines in zip(table.view.columns, widths, cells, strict=True):
            text = lines[i] if i < len(lines) else ""
            size = max(width, cell_len(text))
            if column.right:
                parts.append(" " * (size - cell_len(text)) + text)
            else:
                parts.append(set_cell_size(text, size))
        line = _GAP.join(parts).rstrip()
        target.stream.write(_paint(line, style if i == 0 else "dim", target.color) + "\n")
