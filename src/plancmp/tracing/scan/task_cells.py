"""Columns whose cells are sentences, of what is to be done or was: `新建学校12个,竣工3个`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.language.blocks import Paragraph, Where
from plancmp.language.figures import figures
from plancmp.language.tables import HAN, Grid, TableCell, TableColumn
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.cell_kinds import is_value
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, LeftOver, Scanned
from plancmp.tracing.scan.parts import Part, names_aims
from plancmp.tracing.scan.prose import read_prose
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.table_measures import year_of_table
from plancmp.tracing.scan.values import parsed

_LEAST_HAN = 8
_NEXT_ITEM = re.compile(r"[。;]+(?=\*?\(?[0-9]{1,2}[.、)])")
_NUMBER = re.compile(r"[*(]*[0-9]{1,2}[.、)]")
_TIME = frozenset({doubts.ROLE, doubts.YEAR, doubts.CARRIED, doubts.LATE, doubts.OUTSIDE})
_KINDS = ("", "target", "reached")


@dataclass(frozen=True, slots=True)
class Told:
    """A column of sentences; `role` is what its head or the table's title says of them, or empty.

    `numbered` says that most of its cells start with the number of an item.
    """

    place: int
    role: str
    numbered: bool


def told_columns(
    title: str, grid: Grid, columns: Sequence[TableColumn], name: int | None, words: Words
) -> list[Told]:
    """Return the columns of sentences; that of the names is one where no other holds values."""
    told = [
        place for place, column in enumerate(columns)
        if (place == name or (column.kind in _KINDS and not column.years))
        and _are_sentences(_texts(grid, place), words)
    ]  # fmt: skip
    if any(column.is_value and place not in told for place, column in enumerate(columns)):
        told = [place for place in told if place != name]
    return [
        Told(place, _role(columns[place], title, words), _are_numbered(_texts(grid, place)))
        for place in told
    ]


def _texts(grid: Grid, place: int) -> list[str]:
    return [row[place].text for row in grid.rows if row[place].text]


def _are_numbered(texts: Sequence[str]) -> bool:
    return 2 * sum(_NUMBER.match(text) is not None for text in texts) > len(texts)


def _are_sentences(texts: Sequence[str], words: Words) -> bool:
    """Whether most cells are more than a name or a value, and figures with units stand in some."""
    long = [text for text in texts if len(HAN.findall(text)) >= _LEAST_HAN and not parsed(text)]
    counted = [text for text in long if any(one.unit for one in figures(text, words))]
    plain = sum(map(is_value, texts))
    return (
        bool(counted) and 2 * len(long) > len(texts) >= 4 * plain and 3 * len(counted) >= len(texts)
    )


def _role(column: TableColumn, title: str, words: Words) -> str:
    if column.kind == "reached" or words.pattern("{told.done}").search(column.head):
        return "actual"
    ahead = words.pattern("{told.ahead}").search(column.head)
    return "target" if column.kind == "target" or ahead or names_aims(title, words) else ""


def read_told(
    part: Part, grid: Grid, column: Told, setting: Setting, suggester: Suggester
) -> Scanned:
    """Return a row for each figure that a cell of a column names, and the figures left over."""
    rows: list[DraftRow] = []
    unused: list[LeftOver] = []
    aims = column.role == "target"
    here = replace(setting, aims=aims or setting.aims, background=column.role == "actual")
    year = year_of_table(part, setting)
    for cells in grid.rows:
        paragraphs = tuple(_items(cells[column.place], numbered=column.numbered))
        inside = replace(part, table=None, paragraphs=paragraphs)
        told = read_prose(inside, here, suggester)
        rows += [_as_told(row, column.role, year, setting) for row in told.rows]
        unused += told.unused
    return Scanned(part, tuple(rows), tuple(unused))


def _items(cell: TableCell, *, numbered: bool) -> Iterator[Paragraph]:
    """Yield the items of a cell as paragraphs, without their numbers (`3.90%的医院` is the third).

    Those of one cell count on, or each cell of the column has one number.
    """
    ends = [match.end() for match in _NEXT_ITEM.finditer(cell.text)]
    for start, end in zip([0, *ends], [*ends, len(cell.text)], strict=True):
        text = cell.text[start:end]
        number = _NUMBER.match(text) if numbered or start else None
        text = "," * number.end() + text[number.end() :] if number else text
        yield Paragraph(Where(), cell.printed[start:end], text, (0,), (cell.line,))


def _as_told(row: DraftRow, role: str, year: str, setting: Setting) -> DraftRow:
    """Return a row in the role of its column, of the year that its cell says, or the table."""
    if not role or "baseline" in row.values or len(row.values) != 1:
        return row
    ((own, reading),) = row.values.items()
    if own != role and doubts.ROLE not in row.doubts:  # its sentence says otherwise: 已建成5个
        return replace(row, doubts=(*row.doubts, doubts.ROLE))
    marks = [mark for mark in row.doubts if mark not in _TIME]
    said = row.year if own == role or "-" not in row.year else ""
    when = said or ("" if year == setting.usual(role) else year)
    open_: tuple[Doubt, ...] = () if when or setting.usual(role) else (doubts.YEAR,)
    return replace(row, values={role: reading}, year=when, doubts=(*marks, *open_))
