"""The table for a terminal: columns by display width, remarks under their row, nothing cut.

Cells wrap to the width of the terminal, or to the one that COLUMNS names. On a terminal less
important rows are folded into one line; elsewhere every row stands there in full, and only what is
far longer than the rest of its column wraps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len, chop_cells

from plancmp.output.formats import Target
from plancmp.output.table import Table, View, ViewColumn
from plancmp.output.text import one_line

_GAP = "  "
_UNLIMITED = 10**6
_LEAST = 4
_WIDEST = 64
"""How wide a column gets where the width is unlimited: one long cell does not pad every row."""
_FIGURE = re.compile("[(（]?[-+−]?[0-9][0-9.,]*[%‰]?[)）]?")
_BREAK_AFTER = frozenset(" -/，、；：）)")


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells, between words or Chinese characters."""
    lines = []
    for paragraph in text.split("\n"):
        done = 0
        ahead = 4 * width + 8  # no more is looked at for one line, however long the text is
        while True:
            rest = paragraph[done : done + ahead]
            if len(rest) < ahead and cell_len(rest) <= width:
                break
            cut = len(chop_cells(rest, width)[0])
            if not _may_break(rest, cut):
                cut = next((i for i in range(cut, 0, -1) if _may_break(rest, i)), cut)
            lines.append(rest[:cut].rstrip())
            done += cut
            while paragraph[done : done + 1].isspace():
                done += 1
        lines.append(rest)
    return lines


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before `text[place]`."""
    if place <= 0 or place >= len(text):
        return True
    left, right = text[place - 1], text[place]
    if right in "，、；：）)。%‰”" or left in "（(“":
        return False
    return left in _BREAK_AFTER or right == " " or (cell_len(left) == 2 and cell_len(right) == 2)


def _widths(columns: Sequence[ViewColumn], cells: list[list[str]], limit: int | None) -> list[int]:
    """Share the width out: natural widths where they fit, else the widest columns shrink."""
    widths = _natural(columns, cells)
    if limit is None:
        return [min(width, _WIDEST) for width in widths]
    widths = [min(width, limit) for width in widths]
    available = limit - len(_GAP) * (len(columns) - 1)
    if sum(widths) <= available:
        return widths
    figures = [max((_figure_in(row[i]) for row in cells), default=0) for i in range(len(columns))]
    for least in (None, _LEAST):  # on a very narrow terminal below the columns' own minimum
        floors = [
            min(width, max(least or column.min_width, figure))
            for width, column, figure in zip(widths, columns, figures, strict=True)
        ]
        while sum(widths) > available:
            room = [width - floor for width, floor in zip(widths, floors, strict=True)]
            if max(room) <= 0:
                break
            widest = max(range(len(widths)), key=lambda i: (room[i] > 0, widths[i]))
            widths[widest] -= 1
    return widths


def _figure_in(cell: str) -> int:
    """Return how wide the widest figure of a cell is, which no line may break in two."""
    return max(map(cell_len, _FIGURE.findall(cell)), default=0)


def _natural(columns: Sequence[ViewColumn], cells: list[list[str]]) -> list[int]:
    """Return how wide the columns are where nothing wraps."""
    widths = []
    for i, column in enumerate(columns):
        lines = [line for row in cells for line in row[i].split("\n")]
        widths.append(max([cell_len(column.heading), *map(cell_len, lines)]))
    return widths


def paint(text: str, style: str, color: bool) -> str:
    """Return text in a style where colour is wanted."""
    if not color or not style or not text.strip():
        return text
    from rich.color import ColorSystem  # only a terminal needs them, and they start slowly
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the summary, then the view's rows with their remarks."""
    view, out, limit = table.view, target.stream, target.width
    items = [item for item in view.items if not target.terminal or not view.folded(item)]
    view, cells = _without_empty_columns(
        view,
        [
            ["\n".join(map(one_line, column.cell(item).split("\n"))) for column in view.columns]
            for item in items
        ],
    )
    if table.summary:
        for line in wrap(one_line(table.summary), limit or _UNLIMITED):
            out.write(paint(line, "bold", target.color) + "\n")
        out.write("\n")
    layout = _Layout(view, cells, target)
    if items:
        layout.write_heads()
    group = None
    for item, row in zip(items, cells, strict=True):
        heading = view.group(item)
        if heading != group:
            group = heading
            if heading:
                out.write("\n")
                for line in wrap(one_line(heading), limit or _UNLIMITED):
                    out.write(paint(line, "bold", target.color) + "\n")
        layout.write_row(row, view.style(item))
        for note in view.notes(item):
            for i, line in enumerate(wrap(one_line(note), max((limit or _UNLIMITED) - 4, 10))):
                mark = "  ! " if i == 0 else "    "
                out.write(mark + line + "\n")
    folded = len(view.items) - len(items)
    if folded and view.fold_note:
        for line in wrap(view.fold_note.format(count=folded), limit or _UNLIMITED):
            out.write(paint(line, "dim", target.color) + "\n")
    after = [*table.legend, *([table.more] if table.more else [])]
    if after:
        out.write("\n")
    for text in after:
        for line in wrap(one_line(text), limit or _UNLIMITED):
            out.write(paint(line, "bold" if text == table.more else "dim", target.color) + "\n")


def _without_empty_columns(view: View, cells: list[list[str]]) -> tuple[View, list[list[str]]]:
    """Leave out the columns behind the title that say nothing in any row."""
    first = 1 if view.title is None else view.title + 1
    kept = [i for i in range(len(view.columns)) if i < first or any(row[i] for row in cells)]
    columns = tuple(view.columns[i] for i in kept)
    return replace(view, columns=columns), [[row[i] for i in kept] for row in cells]


class _Layout:
    """The widths of the columns, and writing rows by them.

    Where the rows do not fit and the view names a title column, that column and those before it go
    on a line of their own, and the others stand below it; where not even these fit with their
    figures whole, each cell follows its heading.
    """

    def __init__(self, view: View, cells: list[list[str]], target: Target) -> None:
        self.target = target
        self.columns = list(view.columns)
        self.title: int | None = None
        self.before: list[int] = []
        self.heads: list[ViewColumn] = []
        limit = target.width
        natural = _natural(self.columns, cells)
        fits = limit is None or sum(natural) + len(_GAP) * (len(natural) - 1) <= limit
        if not fits and view.title is not None:
            self.title = view.title
            self.before = [
                max([cell_len(self.columns[i].heading), *(cell_len(row[i]) for row in cells)])
                for i in range(view.title)
            ]
            self.heads = self.columns[: view.title + 1]
            del self.columns[: view.title + 1]
            cells = [self._without_title(row) for row in cells]
            limit = limit - len(_GAP) if limit is not None else None
        self.indent = "" if self.title is None else _GAP
        self.widths = _widths(self.columns, cells, limit)
        self.limit = limit or _UNLIMITED
        least = sum(self.widths) + len(_GAP) * (len(self.widths) - 1)
        self.stacked = least > self.limit

    def _without_title(self, row: list[str]) -> list[str]:
        return row if self.title is None else row[self.title + 1 :]

    def write_heads(self) -> None:
        """Write the column headings."""
        if self.title is not None:
            self._write_title([column.heading for column in self.heads], "dim")
        if self.stacked:
            return
        sized = zip(self.columns, self.widths, strict=True)
        self._write([wrap(column.heading, max(n, 2)) for column, n in sized], "dim", "dim")

    def write_row(self, row: list[str], style: str) -> None:
        """Write one row, its cells wrapped to the widths of their columns."""
        if self.title is not None:
            self._write_title(row[: self.title + 1], style)
            row = self._without_title(row)
        if self.stacked:
            pairs = zip(self.columns, row, strict=True)
            said = " · ".join(f"{column.heading} {cell}" for column, cell in pairs if cell)
            for line in wrap(one_line(said), self.limit):
                self.target.stream.write(self.indent + line + "\n")
            return
        wrapped = [wrap(cell, max(width, 2)) for cell, width in zip(row, self.widths, strict=True)]
        self._write(wrapped, style, style if self.title is not None else "dim")

    def _write_title(self, row: list[str], style: str) -> None:
        """Write the title and what stands before it, which is padded so that titles align."""
        *before, title = row
        parts = [
            text + " " * (n - cell_len(text)) for text, n in zip(before, self.before, strict=True)
        ]
        head = "".join(part + _GAP for part in parts)
        limit = self.target.width or _UNLIMITED
        if cell_len(head) > limit // 2:  # too narrow for a hanging title
            lines = wrap(head.rstrip(), limit) + wrap(title.replace("\n", " · "), limit)
        else:
            blank = " " * cell_len(head)
            lines = wrap(title.replace("\n", " · "), limit - cell_len(head))
            lines = [(head if i == 0 else blank) + line for i, line in enumerate(lines)]
        for line in lines:
            self.target.stream.write(paint(line.rstrip(), style, self.target.color) + "\n")

    def _write(self, cells: list[list[str]], first_style: str, other_style: str) -> None:
        for i in range(max(len(lines) for lines in cells)):
            parts = []
            for column, width, lines in zip(self.columns, self.widths, cells, strict=True):
                text = lines[i] if i < len(lines) else ""
                size = max(width, cell_len(text))
                blank = " " * (size - cell_len(text))
                parts.append(blank + text if column.right else text + blank)
            line = self.indent + _GAP.join(parts).rstrip()
            style = first_style if i == 0 else other_style
            self.target.stream.write(paint(line, style, self.target.color) + "\n")
