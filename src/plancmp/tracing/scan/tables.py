"""Tables: a row of the draft for each row that has a value, each column of values kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancmp.language.figures import figures
from plancmp.language.folding import clean
from plancmp.language.tables import (
    HAN,
    YEAR,
    Grid,
    TableCell,
    TableColumn,
    columns_of,
    heads_places,
)
from plancmp.messages import Message, Template, Verbatim, say
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.cell_kinds import is_value
from plancmp.tracing.scan.draft_rows import DraftRow, LeftOver, Scanned
from plancmp.tracing.scan.header_place import wider_areas
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.table_columns import value_columns
from plancmp.tracing.scan.table_labels import named_rows
from plancmp.tracing.scan.table_rows import TableRows, first_of
from plancmp.tracing.scan.table_values import Values
from plancmp.tracing.scan.task_cells import Told, read_told, told_columns

_HAN_MORE = 10
"""How much more a Chinese sign counts than another in telling the column of names."""
_PROJECT_KEYS = (
    "number", "name", "planned_investment", "total_investment", "years", "funding", "progress",
    "owner", "remark",
)  # fmt: skip
_NO_COLUMN = Template("scan_no_column", "no column of names or values", "没有名称列或数值列")
_OTHER_COLUMN = Template("scan_other_column", "in the column `{head}`", "在“{head}”列")
_OTHER_PLACE = Template("scan_other_place", "of another place: {name}", "属其他地方：{name}")
_NO_NAME = Template("scan_no_name", "no name in its row", "所在行没有名称")


def read_table(part: Part, setting: Setting, suggester: Suggester) -> Scanned:
    """Return the rows of a table, the figures left over, and the projects of a project list."""
    if part.table is None:
        return Scanned(part, (), ())
    words, grid = suggester.words, part.table.grid
    columns = columns_of(grid, words)
    listed = _columns_of_projects(grid, words)
    if listed:
        rest = [
            at for at, column in enumerate(columns)
            if at not in listed.values() and column.kind != "number"
        ]  # fmt: skip
        left = _left_over(part, grid, rest, words)
        return Scanned(part, (), tuple(left), tuple(_projects(grid, listed)))
    name = name_column(grid, columns, words)
    told = told_columns(part.title, grid, columns, name, words)
    if told:
        return _with_told(part, grid, told, columns, setting, suggester)
    values = value_columns(part, grid, columns, name, setting, words)
    values = _of_wider_area(values, part, columns, setting, words)
    if name is None or not values or _years_in(grid, name) > 1 or _is_moved(grid, columns, words):
        all_ = [place for place, column in enumerate(columns) if column.kind != "number"]
        return Scanned(part, (), tuple(_left_over(part, grid, all_, words)))
    rows = TableRows(part.table, columns, values, setting, suggester)
    found: list[DraftRow] = []
    unused: list[LeftOver] = []
    counted = any(column.measure for column in values)
    own = setting.header.place
    places = [column.place for column in values]
    for named in named_rows(
        grid, name, part.name, own, suggester, places, rows.scope, counted=counted
    ):
        if named.label and not named.is_foreign:
            found += rows.of(named)
            continue
        reason = say(_OTHER_PLACE, name=Verbatim(named.label)) if named.label else say(_NO_NAME)
        for column in values:
            unused += _cells_left(part, named.cells[column.place], reason, words)
    used = {name, rows.unit, rows.nature, rows.scope, *(column.place for column in values)}
    rest = [
        place for place, column in enumerate(columns)
        if place not in used and column.kind not in ("number", "group")
    ]  # fmt: skip
    unused += _left_over(part, grid, rest, words)
    return Scanned(part, tuple(found), tuple(unused))


def _of_wider_area(
    values: list[Values], part: Part, columns: tuple[TableColumn, ...], setting: Setting,
    words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns, those marked that a head or the title says are of a wider area: 全省."""
    wider = words.pattern(wider_areas(setting.header.level))
    all_ = wider.search(clean(part.title)) is not None
    return [
        replace(one, doubts=(*one.doubts, doubts.PLACE))
        if all_ or wider.search(columns[one.place].head)
        else one
        for one in values
    ]


def _with_told(
    part: Part, grid: Grid, told: Sequence[Told], columns: tuple[TableColumn, ...],
    setting: Setting, suggester: Suggester,
) -> Scanned:  # fmt: skip
    """Return what the sentences of a table say; other figures of it are left over."""
    read = [read_told(part, grid, column, setting, suggester) for column in told]
    places = {column.place for column in told}
    rest = [
        place for place, column in enumerate(columns)
        if place not in places and column.kind not in ("number", "group", "name")
    ]  # fmt: skip
    return Scanned(
        part,
        tuple(row for one in read for row in one.rows),
        (*(left for one in read for left in one.unused),
         *_left_over(part, grid, rest, suggester.words)),
    )  # fmt: skip


def _is_moved(grid: Grid, columns: tuple[TableColumn, ...], words: Words) -> bool:
    """Whether names stand where numbers and weights should: a page has lost cells of its rows."""
    counts = words.pattern("{table_of.weights}")
    for place, column in enumerate(columns):
        if counts.fullmatch(column.head):
            texts = [row[place].text for row in grid.rows if row[place].text]
            if 2 * sum(HAN.search(text) is not None for text in texts) > len(texts):
                return True
    return False


def _years_in(grid: Grid, place: int) -> int:
    """Return how many cells of a column are years: of a table that could not be turned."""
    return sum(YEAR.fullmatch(row[place].text) is not None for row in grid.rows)


def name_column(grid: Grid, columns: tuple[TableColumn, ...], words: Words) -> int | None:
    """Return the column of names: by its head, else the one of most words, or that of groups.

    Of two languages it is the Chinese one.
    """
    named = first_of(columns, "name")
    if named is not None:
        return named
    placed = (at for at, head in enumerate(grid.heads) if heads_places(clean(head), words))
    named = next(placed, None)
    if named is not None:
        return named
    lengths = {
        place: sum(
            len(row[place].text) + _HAN_MORE * len(HAN.findall(row[place].text))
            for row in grid.rows
            if not _is_figure(row[place].text)
        )
        for place, column in enumerate(columns)
        if not column.kind
    }
    return max(lengths, key=lambda place: lengths[place], default=first_of(columns, "group"))


def _is_figure(text: str) -> bool:
    return bool(text) and (text[0] in "0123456789≤≥<>-" or is_value(text))


def _columns_of_projects(grid: Grid, words: Words) -> dict[str, int]:
    """Return the columns of a list that names each project and what it costs; none of others.

    One that counts projects by kind is no list of them.
    """
    columns: dict[str, int] = {}
    if any(map(words.pattern("{project.kinds}").search, grid.heads)):
        return {}
    for key in _PROJECT_KEYS:
        form = words.pattern(f"{{project.{key}}}")
        place = next(
            (at for at, head in enumerate(grid.heads)
             if form.search(head) and at not in columns.values()), None,
        )  # fmt: skip
        if place is not None:
            columns[key] = place
    return columns if {"name", "total_investment"} <= columns.keys() else {}


def _projects(grid: Grid, columns: Mapping[str, int]) -> list[dict[str, str]]:
    return [
        {
            "number": str(number),
            **{key: cells[place].printed for key, place in columns.items()},
        }
        for number, cells in enumerate(grid.rows, 1)
        if cells[columns["name"]].text
    ]


def _left_over(part: Part, grid: Grid, places: Sequence[int], words: Words) -> list[LeftOver]:
    """Return the figures of columns that no row of the draft holds."""
    found: list[LeftOver] = []
    heads = grid.heads
    for row in grid.rows:
        for place in places:
            head = heads[place]
            reason = say(_OTHER_COLUMN, head=Verbatim(head)) if head else say(_NO_COLUMN)
            found += _cells_left(part, row[place], reason, words)
    return found


def _cells_left(part: Part, cell: TableCell, reason: Message, words: Words) -> list[LeftOver]:
    if not figures(cell.text, words):
        return []
    return [LeftOver(cell.line, part.section, "table", cell.printed, part.name, reason)]
