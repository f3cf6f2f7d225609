"""The grid that the rows of a table make: its captions, heads and rows.

Rows with one cell above the header are captions. A table with a row a year is turned on its side,
so that a column is a year in every table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plancmp.language.folding import clean
from plancmp.language.tables import (
    YEAR,
    Grid,
    Row,
    TableCell,
    columns_of,
    heads_places,
    joined_heads,
    key_of_head,
)
from plancmp.model.words import Words

YEAR_ROW = re.compile(r"(?:19|20)[0-9]{2}年?(?:底|末)?")
_DATA = re.compile("[0-9]{3}")
_DATA_CELL = re.compile("[-+]?[0-9][0-9,]*(?:[.][0-9]+)?[%‰]?")
_NAME = re.compile("[一-龥]{2}")
_BRACKETS = re.compile(r"\([^()]*\)")
_IN_BRACKETS = re.compile(r"\(.*\)")
MIN_COLUMNS = 3
_COUNT = re.compile("[0-9]{0,3}")
_DEEP = 3
_LETTERS = "甲乙丙丁戊己庚辛"
_LEAST_YEARS = _LEAST_ACROSS = 2


def grid_of(raw: list[list[TableCell]], words: Words) -> Grid | None:
    """Make a table of its rows, None of rows that are none."""
    first = next((at for at, row in enumerate(raw) if _is_wide(row)), 0)
    first -= first > 0 and _is_of_all(raw[first - 1], words)
    captions = tuple(cell.printed for row in raw[:first] for cell in row if cell.printed)
    raw = raw[first:]
    if len(raw) < 2 or not _is_header(raw, words):
        return None
    raw = [_above_their_columns(raw), *raw[1:]]
    width = max(len(raw[0]), *(at + 1 for row in raw for at, cell in enumerate(row) if cell.text))
    stairs = _stairs(raw, words)
    raw = [*stairs, *raw[len(stairs) :]]
    body = [_as_wide(row, width, words, raw[0]) for row in raw]
    turned = _turned(body) or _across(body, words)
    if turned:
        return replace(turned, captions=captions)
    header = body[: len(stairs) or _count_of_heads(body, words)]
    if len(body) > len(header) and _is_lettered(body[len(header)]):
        body = [*header, *body[len(header) + 1 :]]
    header = _without_head_of_all(header)
    texts = [[cell.text for cell in row] for row in header]
    rows = [row for row in body[len(header) :] if [cell.text for cell in row] not in texts]
    return _names_last(_stacked(Grid(tuple(header), tuple(rows), captions), words), words)


def _is_wide(row: list[TableCell]) -> bool:
    """Whether a row has several cells, and is no line of a form: `编制单位:某省 | 2020年度`."""
    texts = [cell.text for cell in row if cell.text]
    said = sum(":" in _BRACKETS.sub("", text)[1:-1] for text in texts)
    return len(texts) > 1 and 2 * said < len(texts)


def _above_their_columns(raw: list[list[TableCell]]) -> list[TableCell]:
    """Return the heads, moved by one where the names in another language have none.

    Below `指标 | 2016 | 2017 |  ` stand `床位 | Beds | 5 | 6`.
    """
    heads = raw[0]
    data = [row for row in raw[1:] if sum(_is_plain_figure(cell.text) for cell in row) > 1]
    second = [row[1].text for row in data]
    worded = data and all(text and not _is_plain_figure(text) for text in second)
    if heads[-1].text or not worded or not YEAR_ROW.fullmatch(heads[1].text):
        return heads
    return [heads[0], heads[-1], *heads[1:-1]]


def _stairs(raw: list[list[TableCell]], words: Words) -> list[list[TableCell]]:
    """Return the rows of heads whose last is merged over those of the next, each in its columns.

    A page that lost the empty cells has all rows begin on the left. Nothing for other heads.
    """
    first = next((at for at, row in enumerate(raw) if _is_data(row)), 0)
    heads = [row[: max(_filled(row), default=0)] for row in raw[:first]]
    if first < 2 or not all(heads) or any(not cell.text for row in heads for cell in row):
        return []
    if any(key_of_head(row[-1].text, words) for row in heads[:-1]):
        return []  # 备注 is over no others
    width = max(_filled(raw[first]))
    spans = [width]
    for row in heads[:-1]:
        spans.append(spans[-1] - len(row) + 1)
    if len(heads[0]) >= width or len(heads[-1]) != spans[-1] or min(spans) < 2:
        return []
    found = []
    for row, span in zip(heads, spans, strict=True):
        blank = replace(row[0], printed="", text="")
        left = [blank] * (width - span)
        found.append([*left, *row, *[blank] * (span - len(row))])
    return found


def _filled(row: Sequence[TableCell]) -> list[int]:
    """Return how many cells there are up to each that is not empty."""
    return [at for at, cell in enumerate(row, 1) if cell.text]


def _is_data(row: list[TableCell]) -> bool:
    return sum(_is_plain_figure(cell.text) for cell in row) > 1


def _is_plain_figure(text: str) -> bool:
    return _DATA_CELL.fullmatch(text) is not None and not YEAR_ROW.fullmatch(text)


def _stacked(grid: Grid, words: Words) -> Grid:
    """Return a table whose heads come again to the right (指标 2020年 指标 2020年) below itself."""
    heads = [clean(head) for head in grid.heads]
    again = (at for at in range(_LEAST_ACROSS, len(heads)) if heads[at] == heads[0])
    size = next(again, len(heads))
    named = key_of_head(heads[0], words) in ("name", "number")
    if not named or len(heads) % size or heads != heads[:size] * (len(heads) // size):
        return grid
    parts = range(0, len(heads), size)
    rows = [row[at : at + size] for at in parts for row in grid.rows]
    filled = tuple(row for row in rows if any(cell.text for cell in row))
    return replace(grid, header=tuple(row[:size] for row in grid.header), rows=filled)


def _names_last(grid: Grid, words: Words) -> Grid:
    """Return a table with its names below the head of names, where that is above groups, too.

    A head that is merged over both stands above the first; the group of a row changes places with
    its name, and parts say so: 其中.
    """
    grid = _without_numbers(grid)
    kinds = [column.kind for column in columns_of(grid, words)]
    at = kinds.index("name") if "name" in kinds else len(kinds)
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


def _without_numbers(grid: Grid) -> Grid:
    """Return a table without a column of the rows' numbers that has no head of its own.

    That of the names may be merged over it.
    """
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


def _is_header(raw: list[list[TableCell]], words: Words) -> bool:
    """Whether the first row can head a table.

    One of two columns names indicators or places, the other their values or what is counted.
    A row with figures that are no years is one of data, whose head is lost.
    """
    row = raw[0]
    if any(_is_plain_figure(cell.text) for cell in row):
        return False
    if len(row) != MIN_COLUMNS - 1:
        return len(row) >= MIN_COLUMNS
    name, values = columns_of(Grid((tuple(row),), ()), words)
    filled = [cell.text for below in raw[1:] for cell in below[1:] if cell.text]
    counted = bool(filled) and all(map(_is_plain_figure, filled))
    counted = counted and _NAME.search(row[1].text) is not None
    named = _is_of_all(row, words) or name.kind == "name" or heads_places(row[0].text, words)
    return named and (values.is_value or counted)


def _is_of_all(row: Sequence[TableCell], words: Words) -> bool:
    """Whether a row is the header of a table of two columns: nothing, and 全市 or 合计."""
    form = words.pattern("{table_of.total}|{table_of.sum}")
    return len(row) == _LEAST_ACROSS and not row[0].text and bool(form.fullmatch(row[1].text))


def _turned(body: list[Row]) -> Grid | None:
    """Turn a table with a row a year on its side; None where it is another.

    What stands above the first year is the header, each column's cells from above; where a page
    lost the empty ones of these, nobody knows which belongs to which.
    """
    at = [number for number, row in enumerate(body) if YEAR_ROW.fullmatch(row[0].text)]
    if len(at) < _LEAST_YEARS or not at[0]:
        return None
    heads, rows = body[: at[0]], [row for row in body[at[0] :] if any(cell.text for cell in row)]
    moved = any(row[0].text and not row[-1].text for row in heads[1:])
    if moved or any(_DATA.search(cell.text) for row in heads for cell in row):
        return None
    printed = joined_heads([[cell.printed for cell in row] for row in heads])
    names = [
        TableCell(
            name,
            clean(name),
            cells[0].line,
            tuple(piece for cell in cells for piece in cell.pieces),
        )
        for name, cells in zip(printed, zip(*heads, strict=True), strict=True)
    ]
    first, *others = zip([heads[0][0], *names[1:]], *rows, strict=True)
    return Grid((first,), tuple(others), turned=True)


def _across(body: list[Row], words: Words) -> Grid | None:
    """Turn a table that gives the indicators side by side; None where it is another.

    Its first column holds the heads (指标, 2025年, 属性), maybe again for more indicators.
    """
    starts = [at for at, row in enumerate(body) if key_of_head(row[0].text, words) == "name"]
    if not starts or starts[0]:
        return None
    blocks = [body[start:end] for start, end in pairwise([*starts, len(body)])]
    header = tuple(row[0] for row in max(blocks, key=len))
    heads = [cell.text for cell in header]
    kinds = columns_of(Grid((header,), ()), words)
    first = [cell.text for cell in body[0][1:] if cell.text]
    if (
        len(first) < _LEAST_ACROSS
        or not all(column.kind for column in kinds)
        or not any(column.is_value for column in kinds)
        or any(key_of_head(text, words) or YEAR.search(text) for text in first)
        or not all(_is_headed(block, heads) for block in blocks)
    ):
        return None
    rows: list[Row] = []
    for block in blocks:
        blank = tuple(replace(cell, printed="", text="") for cell in block[-1])
        missing = [blank] * (len(heads) - len(block))
        rows += zip(*[row[1:] for row in (*block, *missing)], strict=True)
    return Grid((header,), tuple(row for row in rows if row[0].text))


def _is_headed(block: list[Row], heads: list[str]) -> bool:
    """Whether the rows of a block have these heads; the last row of a text may be cut."""
    *whole, last = [row[0].text for row in block]
    count = len(whole)
    fits = count < len(heads) and last != "" and heads[count].startswith(last)
    return fits and whole == heads[:count]


def _as_wide(row: list[TableCell], width: int, words: Words, heads: list[TableCell]) -> Row:
    """Return a row as wide as the header; what a merged cell left out stands in front."""
    blank = TableCell("", "", row[-1].line, ((row[-1].line, 0, 0),))
    missing = [blank] * (width - len(row))
    in_front = row[0].text != "" and all(
        key_of_head(head.text, words) in ("group", "number") for head in heads[: len(missing)]
    )
    return tuple((missing + row if in_front else row + missing)[:width])


def _without_head_of_all(header: list[Row]) -> list[Row]:
    """Return a header of many rows without the heads above all columns, which are its title."""
    rest = list(header)
    while len(rest) > _DEEP and _filled(rest[0][1:]) == [1]:
        first = rest[1][0] if rest[1][0].text else rest[0][0]
        rest = [(first, *rest[1][1:]), *rest[2:]]
    return rest


def _count_of_heads(body: list[Row], words: Words) -> int:
    """Return how many rows of a table are its header's, at least one is left below them."""
    count = 1
    while count < len(body) - 1 and _goes_on(body[:count], body[count], words):
        count += 1
    return count


def _goes_on(heads: list[Row], row: Row, words: Words) -> bool:
    """Whether a row is one more of a header: 目标值 and 单位 below 2025年, years below 人数.

    One head alone stands below the sign of a part (专任教师 below 其中), or a merged one.
    """
    if _has_name(heads[0], row, words):
        return False
    known_heads = words.pattern("{column.target}|{column.reached}")
    texts = [cell.text for cell in row if cell.text]
    known = sum(known_heads.search(text) is not None for text in texts)
    part = words.pattern("{table_of.part}:?")
    at = [place for place, cell in enumerate(row) if cell.text]
    above = [heads[-1][place].text for place in at]
    merged = len(at) == 1 and above[0] != "" and _ends(heads[-1], at[0]) > at[0] + 1
    parts = all(map(part.fullmatch, above)) or all(map(part.match, texts))
    least = 1 if merged or parts else 2
    return (known > 1 or (not row[0].text and len(texts) >= least)) and not any(
        re.search("[0-9]", YEAR.sub("", _BRACKETS.sub("", text))) for text in texts
    )


def _ends(row: Row, at: int) -> int:
    """Return where the head that stands at a place ends: before the next, or with the row."""
    return next((place for place in range(at + 1, len(row)) if row[place].text), len(row))


def _is_lettered(row: Row) -> bool:
    """Whether a row counts the columns: 甲 乙 1 2 3."""
    texts = [cell.text for cell in row if cell.text]
    letters = [text for text in texts if text in _LETTERS]
    numbers = [text for text in texts if text not in letters]
    counted = numbers == [str(at) for at in range(1, len(numbers) + 1)]
    return counted and letters != [] and sorted(letters) == sorted(_LETTERS[: len(letters)])


def _has_name(first: Row, row: Row, words: Words) -> bool:
    """Whether a row has a name below the head of the names, where that is merged over no others."""
    named = (at for at, head in enumerate(first) if key_of_head(head.text, words) == "name")
    at = next(named, len(first))
    text = row[at].text if at < len(first) else ""
    merged = at + 1 < len(first) and not first[at + 1].text
    known = key_of_head(text, words) != "" or _IN_BRACKETS.fullmatch(text) or YEAR.search(text)
    return text != "" and not merged and not known
