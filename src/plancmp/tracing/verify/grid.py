"""Tables as plain text has them: one cell a line, or one row a line with tabs between the cells.

In the first way every cell starts with a tab; lines without one go on with the cell before, and a
blank line before a tab ends a row, but only once it has as many cells as the header. In the second
way the header may be repeated further down, where a page ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plancmp.tracing.verify.source import clean

_NAME_COLUMN = re.compile(r"(?:主要|具体|核心|发展)*(?:指标|目标|项目)(?:名称|内容)?")
_OTHER_COLUMN = re.compile(
    r"领域|类别|分类|类型|序号|编号|单位|计量单位|责任单位|备注|(?:指标)?(?:性质|属性|类型)"
)
_NATURE_COLUMN = re.compile(r"(?:指标)?(?:性质|属性|类型)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_AIM = re.compile(r"目标|规划")
MIN_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, cleaned, and the stretches of cleaned lines that it is made of."""

    text: str
    line: int
    pieces: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of its header, and its rows, each as wide as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def name_column(self) -> int | None:
        """The column that names the indicators."""
        return self._first(_NAME_COLUMN)

    @property
    def unit_column(self) -> int | None:
        """The column of units, if there is one."""
        return self._first(re.compile("(?:计量)?单位"))

    @property
    def nature_column(self) -> int | None:
        """The column that says whether an indicator is binding, if there is one."""
        return self._first(_NATURE_COLUMN)

    def value_columns(self, *, aim: bool, year: str) -> list[int]:
        """Return the columns of targets (`aim`) or of reached values, for a year if they say one.

        A column whose header names another year is left out.
        """
        name = self.name_column
        found = []
        for place, head in enumerate(self.header):
            if place == name or not head or _OTHER_COLUMN.fullmatch(head):
                continue
            years = _YEAR.findall(head)
            if bool(_AIM.search(head)) == aim and (not years or year in years):
                found.append(place)
        return found

    def _first(self, form: re.Pattern[str]) -> int | None:
        return next((at for at, head in enumerate(self.header) if form.fullmatch(head)), None)


def is_table_line(line: str) -> bool:
    """Whether a line is a cell (a tab in front) or a row (tabs inside)."""
    return line.startswith("\t") or "\t" in line.strip()


def read_grid(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool]
) -> tuple[Grid | None, int]:
    """Read the table that starts at `lines[start]`; return it and the index of the line after it.

    `ends` is asked of a line without tab, and whether the row before is complete. Returns None for
    lines that only look like a table (fewer than three columns).
    """
    rows = "\t" in lines[start].strip("\t ")
    raw, end = (_tabbed if rows else _stacked)(lines, start, ends)
    if len(raw) < 2 or len(raw[0]) < MIN_COLUMNS:
        return None, start
    header = tuple(cell.text for cell in raw[0])
    width = len(header)
    body = [
        tuple((row + [Cell("", row[-1].line, ((row[-1].line, 0, 0),))] * width)[:width])
        for row in raw[1:]
        if tuple(cell.text for cell in row) != header
    ]
    return Grid(header, tuple(body)), end


def _tabbed(
    lines: Sequence[str], start: int, _: Callable[[str, bool], bool]
) -> tuple[list[list[Cell]], int]:
    rows: list[list[Cell]] = []
    end = index = start
    while index < len(lines):
        line = lines[index]
        if "\t" in line:
            rows.append(_row(index + 1, line))
            end = index + 1
        elif line.strip():
            break
        index += 1
    return rows, end


def _stacked(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool]
) -> tuple[list[list[Cell]], int]:
    rows: list[list[list[tuple[int, str]]]] = [[]]
    width = 0
    blank = False
    end = index = start
    while index < len(lines):
        line = lines[index]
        if line.startswith("\t"):
            if blank and not width:
                width = len(rows[-1])
            if width and len(rows[-1]) >= width:
                rows.append([])
            rows[-1].append([(index + 1, line)])
        elif line.strip():
            complete = bool(width) and len(rows[-1]) >= width
            if ends(line, complete):
                break
            rows[-1][-1].append((index + 1, line))
        else:
            blank = True
            index += 1
            continue
        blank = False
        index += 1
        end = index
    return [[_cell(pieces) for pieces in row] for row in rows], end


def _row(number: int, line: str) -> list[Cell]:
    cells, start = [], 0
    for text in map(clean, line.split("\t")):
        cells.append(Cell(text, number, ((number, start, start + len(text)),)))
        start += len(text)
    return cells


def _cell(pieces: list[tuple[int, str]]) -> Cell:
    texts = [(number, clean(text)) for number, text in pieces]
    return Cell(
        "".join(text for _, text in texts),
        next((number for number, text in texts if text), pieces[0][0]),
        tuple((number, 0, len(text)) for number, text in texts),
    )
