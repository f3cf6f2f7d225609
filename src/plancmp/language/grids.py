"""The grid that the rows of a table make: its captions, heads and rows.

Rows with one cell above the header are captions. A table with a row a year is turned on its side,
so that a column is a year in every table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.folding import clean
from plancmp.language.grid_heads import (
    BRACKETS,
    LEAST_ACROSS,
    above_their_columns,
    count_of_heads,
    is_doubled,
    is_lettered,
    is_of_all,
    is_plain_figure,
    stairs_of,
    without_head_of_all,
)
from plancmp.language.tables import (
    Grid,
    Row,
    TableCell,
    columns_of,
    heads_places,
    key_of_head,
)
from plancmp.language.turned_grids import across, turned
from plancmp.model.words import Words

_SENTENCE = re.compile("(?:[一-龥][^一-龥]*){8}")
_NAME = re.compile("[一-龥]{2}")
MIN_COLUMNS = 3
_COUNT = re.compile("[0-9]{0,3}")
_COUNTED = re.compile(r"([0-9]{1,2})[.、]([0-9]?)")


def grid_of(raw: list[list[TableCell]], words: Words) -> Grid | None:
    """Make a table of its rows, None of rows that are none."""
    if not any(map(_is_wide, raw)):
        return None
    first = _first(raw, words)
    captions = tuple(cell.printed for row in raw[:first] for cell in row if cell.printed)
    raw = raw[first:]
    if len(raw) < 2 or not _is_header(raw, words):
        return None
    raw = [above_their_columns(raw), *raw[1:]]
    width = max(len(raw[0]), *(at + 1 for row in raw for at, cell in enumerate(row) if cell.text))
    stairs = stairs_of(raw, words)
    raw = [*stairs, *raw[len(stairs) :]]
    body = [_as_wide(row, width, words, raw[0]) for row in raw]
    on_side = turned(body) or across(body, words)
    if on_side:
        return replace(on_side, captions=captions)
    header = body[: len(stairs) or count_of_heads(body, words)]
    if len(body) > len(header) and is_lettered(body[len(header)]):
        body = [*header, *body[len(header) + 1 :]]
    header = without_head_of_all(header)
    texts = [[cell.text for cell in row] for row in header]
    rows = [row for row in body[len(header) :] if [cell.text for cell in row] not in texts]
    return _names_last(_stacked(Grid(tuple(header), tuple(rows), captions), words), words)


def may_begin(raw: list[list[TableCell]], words: Words) -> bool:
    """Whether the first rows of a table have its head, whatever comes below them."""
    rows = raw[_first(raw, words) :]
    return len(rows) > 1 and any(map(_is_wide, rows)) and _may_head(rows, words)


def _first(raw: list[list[TableCell]], words: Words) -> int:
    """Return which row is the first of the header."""
    first = next((at for at, row in enumerate(raw) if _is_wide(row)), 0)
    return first - (first > 0 and is_of_all(raw[first - 1], words))


def _is_wide(row: list[TableCell]) -> bool:
    """Whether a row has several cells, and is no line of a form: `编制单位:某省 | 2020年度`."""
    texts = [cell.text for cell in row if cell.text]
    said = sum(":" in BRACKETS.sub("", text)[1:-1] for text in texts)
    keys = sum(text.endswith(":") for text in texts)  # `索引号: | 123 | 发布机构: | 某市`
    said += 2 * keys if keys > 1 else 0
    return len(texts) > 1 and 2 * said < len(texts)


def _stacked(grid: Grid, words: Words) -> Grid:
    """Return a table whose heads come again to the right (指标 2020年 指标 2020年) below itself."""
    grid = _without_titles_of_halves(grid, words)
    heads = [clean(head) for head in grid.heads]
    again = (at for at in range(LEAST_ACROSS, len(heads)) if heads[at] == heads[0])
    size = next(again, len(heads))
    named = key_of_head(heads[0], words) in ("name", "number")
    if not named or len(heads) % size or heads != heads[:size] * (len(heads) // size):
        size = len(heads) // 2
        if not _is_halved(grid, heads, size, words):
            return grid
    parts = range(0, len(heads), size)
    rows = [row[at : at + size] for at in parts for row in grid.rows]
    filled = tuple(row for row in rows if any(cell.text for cell in row))
    return replace(grid, header=tuple(row[:size] for row in grid.header), rows=filled)


def _without_titles_of_halves(grid: Grid, words: Words) -> Grid:
    """Return a table without what stands above each of its halves: 收入 above 项目 2014年, 支出."""
    if len(grid.header) != LEAST_ACROSS:
        return grid
    above, heads = ([cell.text for cell in row] for row in grid.header)
    titles = [at for at, text in enumerate(above) if text]
    halves = is_doubled(heads, words) and titles == [0, len(heads) // 2]
    return replace(grid, header=grid.header[1:]) if halves else grid


def _is_halved(grid: Grid, heads: Sequence[str], size: int, words: Words) -> bool:
    """Whether a table is two side by side, of other names: 村别 任务数(人) 单位 任务数(人)."""
    if len(heads) != 2 * size or heads[1:size] != heads[size + 1 :] or size < LEAST_ACROSS:
        return False
    kinds = [column.kind for column in columns_of(grid, words)]
    names = [row[at].text for at in (0, size) for row in grid.rows if row[at].text]
    worded = bool(names) and all(map(_NAME.search, names))
    return worded and any(kind in ("target", "reached") for kind in kinds[1:size])


def _names_last(grid: Grid, words: Words) -> Grid:
    """Return a table with its names below the head of names, where that is above groups, too.

    A head that is merged over both stands above the first; the group of a row changes places with
    its name, and parts say so: 其中.
    """
    grid = _without_numbers(grid)
    kinds = [column.kind for column in columns_of(grid, words)]
    at = kinds.index("name") if "name" in kinds else len(kinds)
    grid = _without_counts(grid, at)
    beside = [row[at + 1].text for row in grid.rows if len(row) > at + 1]
    if not any(map(_NAME.search, beside)) or any(row[at + 1].text for row in grid.header):
        return grid
    if any(text and not _NAME.search(text) for text in beside):
        return grid
    rows = []
    group = ""
    for row in grid.rows:
        first, name = row[at : at + 2]
        group = first.text or group
        if name.text and words.pattern("{table_of.part}:?").fullmatch(group):
            name = replace(name, printed=f"{group}{name.printed}", text=f"{group}{name.text}")
        both = (name, first) if name.text else (first, name)
        rows.append((*row[:at], *both, *row[at + 2 :]))
    return replace(grid, rows=tuple(rows))


def _without_counts(grid: Grid, at: int) -> Grid:
    """Return a table whose names lack the number that counts them on, before a figure of theirs.

    Below `8.X率` stands `9.65岁以上老年人Y率`.
    """
    rows = []
    last = 0
    for row in grid.rows:
        count = _COUNTED.match(row[at].text) if at < len(row) else None
        number = int(count[1]) if count else last
        if count and count[2] and number == last + 1 > 1:
            rows.append(_without_count(row, at, count.end(1) + 1))
        else:
            rows.append(row)
        last = number
    return replace(grid, rows=tuple(rows))


def _without_count(row: Row, at: int, cut: int) -> Row:
    name = replace(row[at], printed=row[at].printed[cut:], text=row[at].text[cut:])
    return (*row[:at], name, *row[at + 1 :])


def _without_numbers(grid: Grid) -> Grid:
    """Return a table without a column of the rows' numbers that has no head of its own.

    That of the names may be merged over it.
    """
    first = [row[0].text for row in grid.rows if row]
    if sum(text != "" and _COUNT.fullmatch(text) is not None for text in first) >= MIN_COLUMNS:
        grid = replace(grid, rows=tuple(map(_with_name, grid.rows)))
    heads = grid.heads
    counted = [
        place
        for place in range(len(heads))
        if not heads[place or 1]
        and any(row[place].text for row in grid.rows)
        and all(_COUNT.fullmatch(row[place].text) for row in grid.rows)
    ]
    numbers = [
        int(row[place].text) for place in counted[:1] for row in grid.rows if row[place].text
    ]
    if len(counted) != 1 or numbers != sorted(set(numbers)) or len(numbers) < MIN_COLUMNS:
        return grid
    at = counted[0]
    return replace(
        grid,
        header=tuple((*row[: at or 1], *row[(at or 1) + 1 :]) for row in grid.header),
        rows=tuple((*row[:at], *row[at + 1 :]) for row in grid.rows),
    )


def _with_name(row: Row) -> Row:
    """Return a row; of `合计`, merged over number and name, the name stands in its column."""
    first, name, *others = row
    if not _NAME.search(first.text) or name.text or not any(cell.text for cell in others):
        return row
    return (name, first, *others)


def _may_head(raw: list[list[TableCell]], words: Words) -> bool:
    """Whether the first row can head a table, as far as it and the first below it tell.

    A row with figures that are no years is one of data, whose head is lost. One of two columns
    names indicators or places, or has tasks beside what came of them.
    """
    row = raw[0]
    if any(is_plain_figure(cell.text) for cell in row):
        return False
    if len(row) != MIN_COLUMNS - 1:
        return len(row) >= MIN_COLUMNS
    name, values = columns_of(Grid((tuple(row),), ()), words)
    if {name.kind, values.kind} == {"target", "reached"}:
        return True
    named = is_of_all(row, words) or name.kind == "name" or heads_places(row[0].text, words)
    counts = _NAME.search(row[1].text) and all(is_plain_figure(cell.text) for cell in raw[1][1:])
    return named and (values.is_value or bool(counts))


def _is_header(raw: list[list[TableCell]], words: Words) -> bool:
    """Whether the first row heads a table; of two columns, one has values or what is counted."""
    row = raw[0]
    if not _may_head(raw, words) or len(row) != MIN_COLUMNS - 1:
        return _may_head(raw, words)
    name, values = columns_of(Grid((tuple(row),), ()), words)
    if {name.kind, values.kind} == {"target", "reached"}:  # tasks, and what came of them
        texts = [cell.text for below in raw[1:] for cell in below if cell.text]
        return 2 * sum(map(bool, map(_SENTENCE.search, texts))) > len(texts)
    filled = [cell.text for below in raw[1:] for cell in below[1:] if cell.text]
    return values.is_value or (bool(filled) and all(map(is_plain_figure, filled)))


def _as_wide(row: list[TableCell], width: int, words: Words, heads: list[TableCell]) -> Row:
    """Return a row as wide as the header; what a merged cell left out stands in front."""
    blank = TableCell("", "", row[-1].line, ((row[-1].line, 0, 0),))
    missing = [blank] * (width - len(row))
    counted = key_of_head(heads[0].text, words) == "number" and _COUNT.fullmatch(row[0].text)
    in_front = (
        row[0].text != ""
        and not counted
        and all(
            key_of_head(head.text, words) in ("group", "number") for head in heads[: len(missing)]
        )
    )
    return tuple((missing + row if in_front else row + missing)[:width])
