"""Tables as the lines of a plain text have them.

A cell a line: every cell starts with a tab, lines without one go on with the cell before, and a
blank line before a tab ends a row once it has as many cells as the header. A row a line: tabs or
`|` between the cells; the header may be repeated further down, where a page ended. Fields a line:
`指标：X　2015年：8　2020年：7`, where the names of the fields are the header.

Rows with one cell above the header are captions. A table with a row a year is turned on its side,
so that a column is a year in every table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from plancmp.language.folding import clean, kept_places, without_blanks
from plancmp.language.tables import YEAR, Grid, Row, TableCell, columns_of, joined_heads
from plancmp.model.words import Words

_MIN_COLUMNS = 3
_TABBED = re.compile(r"(?:^|(?<=\t))[^\t]*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+-]*")
_FIELD = re.compile(r"([^\s:：，。；]{1,12})[:：]\s*((?:(?!\s+[^\s:：，。；]{1,12}[:：]).)*)")
_YEAR_ROW = re.compile(r"(?:19|20)[0-9]{2}年?(?:底|末)?")
_LEAST_YEARS = _LEAST_ACROSS = 2
_LONGEST_GROUP = 30
_SENTENCE = re.compile("[。;；:：]")
_FIGURE = re.compile(r"[≤≥<>]?[0-9.,]+[%‰]?")
_DATA = re.compile("[0-9]{3}")
_NAME = re.compile("[一-龥]{2}")


def is_table_line(line: str) -> bool:
    """Whether a line is a cell (a tab in front), a row (tabs or `|` inside) or a row of fields."""
    return (
        line.startswith("\t") or "\t" in line.strip() or _is_piped(line) or len(_fields(line)) > 2
    )


def _is_piped(line: str) -> bool:
    return line.count("|") > (_MIN_COLUMNS if line.lstrip().startswith("|") else 1)


def _fields(line: str) -> list[re.Match[str]]:
    """Return the fields of a line that has nothing but fields."""
    found = list(_FIELD.finditer(line.strip())) if line.count("：") + line.count(":") > 2 else []
    return found if found and found[0].start() == 0 else []


def read_grid(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool], words: Words
) -> tuple[Grid | None, int]:
    """Read the table that starts at `lines[start]`; return it and the index of the line after it.

    `ends` is asked of a line without tab, and whether the row before is complete. Returns None for
    lines that only look like a table (fewer than three columns).
    """
    line = lines[start]
    if _is_piped(line):
        raw, end = _rows(lines, start, _is_piped, _piped_row, words)
    elif len(_fields(line)) > 2 and "\t" not in line:
        raw, end = _field_rows(lines, start)
    elif "\t" in line.strip("\t "):
        raw, end = _rows(lines, start, lambda line: "\t" in line, _tabbed_row, words)
    else:
        raw, end = _stacked(lines, start, ends)
    grid = _grid([row for row in raw if row], words)
    return grid, end if grid else start


def _grid(raw: list[list[TableCell]], words: Words) -> Grid | None:
    """Make a table of its rows, None of rows that are none."""
    first = next((at for at, row in enumerate(raw) if sum(bool(cell.text) for cell in row) > 1), 0)
    captions = tuple(cell.printed for row in raw[:first] for cell in row if cell.printed)
    raw = raw[first:]
    if len(raw) < 2 or not _is_header(raw[0], words):
        return None
    width = max(len(raw[0]), *(at + 1 for row in raw for at, cell in enumerate(row) if cell.text))
    body = [_as_wide(row, width, words, raw[0]) for row in raw]
    turned = _turned(body) or _across(body, words)
    if turned:
        return replace(turned, captions=captions)
    header = body[:1]
    if len(body) > 2 and _is_second_header(body[1], words):
        header = body[:2]
    texts = [[cell.text for cell in row] for row in header]
    rows = [row for row in body[len(header) :] if [cell.text for cell in row] not in texts]
    return _names_last(Grid(tuple(header), tuple(rows), captions), words)


def _names_last(grid: Grid, words: Words) -> Grid:
    """Return a table with its names below the head of names, where that is above groups, too.

    A head that is merged over both stands above the first; the group of a row changes places with
    its name, and parts say so: 其中.
    """
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


def _is_header(row: list[TableCell], words: Words) -> bool:
    """Whether a row can head a table; one of two columns names the indicators and their values."""
    if len(row) != _MIN_COLUMNS - 1:
        return len(row) >= _MIN_COLUMNS
    name, values = columns_of(Grid((tuple(row),), ()), words)
    return name.kind == "name" and values.is_value


def _turned(body: list[Row]) -> Grid | None:
    """Turn a table with a row a year on its side; None where it is another.

    What stands above the first year is the header, each column's cells from above; where a page
    lost the empty ones of these, nobody knows which belongs to which.
    """
    at = [number for number, row in enumerate(body) if _YEAR_ROW.fullmatch(row[0].text)]
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
    starts = [at for at, row in enumerate(body) if words.key("column", row[0].text) == "name"]
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
        or any(words.key("column", text) or YEAR.search(text) for text in first)
        or any([row[0].text for row in block] != heads[: len(block)] for block in blocks)
    ):
        return None
    rows: list[Row] = []
    for block in blocks:
        blank = tuple(replace(cell, printed="", text="") for cell in block[-1])
        missing = [blank] * (len(heads) - len(block))
        rows += zip(*[row[1:] for row in (*block, *missing)], strict=True)
    return Grid((header,), tuple(row for row in rows if row[0].text))


def _as_wide(row: list[TableCell], width: int, words: Words, heads: list[TableCell]) -> Row:
    """Return a row as wide as the header; what a merged cell left out stands in front."""
    blank = TableCell("", "", row[-1].line, ((row[-1].line, 0, 0),))
    missing = [blank] * (width - len(row))
    in_front = row[0].text != "" and all(
        words.key("column", head.text) in ("group", "number") for head in heads[: len(missing)]
    )
    return tuple((missing + row if in_front else row + missing)[:width])


def _is_second_header(row: Row, words: Words) -> bool:
    """Whether a row is a header's second: 目标值 and 单位 below 2025年, years below 人数."""
    heads = words.pattern("{column.target}|{column.reached}")
    texts = [cell.text for cell in row if cell.text]
    known = sum(heads.search(text) is not None for text in texts)
    return (known > 1 or (not row[0].text and len(texts) > 1)) and not any(
        re.search("[0-9]", YEAR.sub("", text)) for text in texts
    )


def _rows(
    lines: Sequence[str],
    start: int,
    is_row: Callable[[str], bool],
    row: Callable[[int, str], list[TableCell]],
    words: Words,
) -> tuple[list[list[TableCell]], int]:
    """Return the rows of a table and the index of the line after it.

    A short line between two rows that have as many cells, and are no heads, is a group's head.
    """
    rows: list[list[TableCell]] = []
    groups: list[list[TableCell]] = []
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if is_row(line):
            cells = row(index + 1, line)
            if groups and cells and not (len(cells) == len(rows[-1]) and _is_data(cells, words)):
                break
            rows += [*groups, cells]
            groups, end = [], index + 1
        elif line.strip():
            if groups or len(line) > _LONGEST_GROUP or _SENTENCE.search(line):
                break
            groups.append(_cells(index + 1, line, [(0, len(line))]))
    return rows, end


def _is_data(row: list[TableCell], words: Words) -> bool:
    """Whether a row has figures, and no head of a column."""
    texts = [cell.text for cell in row]
    return any(_FIGURE.fullmatch(text) for text in texts) and not any(
        words.key("column", text) or _YEAR_ROW.fullmatch(text) for text in texts
    )


def _tabbed_row(number: int, line: str) -> list[TableCell]:
    return _cells(number, line, [match.span() for match in _TABBED.finditer(line)])


def _piped_row(number: int, line: str) -> list[TableCell]:
    if _RULE.fullmatch(line):
        return []
    inner = line.strip()
    at = len(line) - len(line.lstrip()) + inner.startswith("|")
    spans = []
    for part in _BAR.split(inner.removeprefix("|").removesuffix("|")):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return _cells(number, line, spans)


def _cells(number: int, line: str, spans: Sequence[tuple[int, int]]) -> list[TableCell]:
    """Return the cells that stand at `spans` of a line, with their places in the cleaned one."""
    kept = kept_places(line)
    found = []
    for start, end in spans:
        text = line[start:end].replace("\\|", "|")
        piece = (number, bisect_left(kept, start), bisect_left(kept, end))
        found.append(TableCell(without_blanks(text), clean(text), number, (piece,)))
    return found


def _field_rows(lines: Sequence[str], start: int) -> tuple[list[list[TableCell]], int]:
    """Read lines that have the same fields; their names stand for the header."""
    names = [match[1] for match in _fields(lines[start])]
    header = [TableCell(name, clean(name), start + 1, ((start + 1, 0, 0),)) for name in names]
    rows: list[list[TableCell]] = [header]
    end = start
    for index in range(start, len(lines)):
        fields = _fields(lines[index])
        if [match[1] for match in fields] == names:
            indent = len(lines[index]) - len(lines[index].lstrip())
            spans = [(match.start(2) + indent, match.end(2) + indent) for match in fields]
            rows.append(_cells(index + 1, lines[index], spans))
            end = index + 1
        elif lines[index].strip():
            break
    return rows, end


def _stacked(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool]
) -> tuple[list[list[TableCell]], int]:
    rows: list[list[list[tuple[int, str]]]] = [[]]
    width = 0
    blank = False
    end = index = start
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.startswith("\t"):
            if blank and not width:
                width = len(rows[-1])
            if width and len(rows[-1]) >= width:
                rows.append([])
            rows[-1].append([(index, line)])
        elif line.strip():
            if ends(line, bool(width) and len(rows[-1]) >= width):
                break
            rows[-1][-1].append((index, line))
        else:
            blank = True
            continue
        blank = False
        end = index
    return [[_cell(pieces) for pieces in row] for row in rows], end


def _cell(pieces: list[tuple[int, str]]) -> TableCell:
    texts = [(number, clean(text)) for number, text in pieces]
    return TableCell(
        "".join(without_blanks(text) for _, text in pieces),
        "".join(text for _, text in texts),
        next((number for number, text in texts if text), pieces[0][0]),
        tuple((number, 0, len(text)) for number, text in texts),
    )
