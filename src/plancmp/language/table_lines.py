"""Tables as the lines of a plain text have them.

A cell a line: every cell starts with a tab, lines without one go on with the cell before, and a
blank line before a tab ends a row once it has as many cells as the header. A row a line: tabs or
`|` between the cells; the header may be repeated further down, where a page ended. Fields a line:
`指标：X　2015年：8　2020年：7`, where the names of the fields are the header.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import takewhile

from plancmp.language.folding import clean, kept_places, without_blanks
from plancmp.language.grids import grid_of, may_begin
from plancmp.language.tables import YEAR_ROW, Grid, TableCell, key_of_head
from plancmp.model.words import Words

_TABBED = re.compile(r"(?:^|(?<=\t))[^\t]*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+-]*")
_FIELD = re.compile(r"([^\s:：，。；]{1,12})[:：]\s*((?:(?!\s+[^\s:：，。；]{1,12}[:：]).)*)")
_LONGEST_GROUP = 30
_MOST_HEADS = 3
_AHEAD = 24
"""The head of a table stands on so many lines, if they are rows,"""
_CELLS_AHEAD = 150
"""or on so many, if they are cells."""
_FRAMED = 200
_SENTENCE = re.compile("[。;；:：]")
_FIGURE = re.compile(r"[≤≥<>]?[0-9.,]+[%‰]?")


def is_table_line(line: str) -> bool:
    """Whether a line is a cell (a tab in front), a row (tabs or `|` inside) or a row of fields."""
    return (
        line.startswith("\t") or "\t" in line.strip() or _is_piped(line) or len(_fields(line)) > 2
    )


def _is_piped(line: str) -> bool:
    return line.count("|") > (2 if line.lstrip().startswith("|") else 1)


def _fields(line: str) -> list[re.Match[str]]:
    """Return the fields of a line that has nothing but fields."""
    found = list(_FIELD.finditer(line.strip())) if line.count("：") + line.count(":") > 2 else []
    return found if found and found[0].start() == 0 else []


def read_grid(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool], words: Words
) -> tuple[Grid | None, int]:
    """Read the table that starts at `lines[start]`; return it and the index of the line after it.

    `ends` is asked of a line without tab, and whether the row before is complete. Returns None for
    lines that only look like a table.
    """
    ahead = _AHEAD if _has_rows(lines[start : start + 2], words) else _CELLS_AHEAD
    if start + ahead < len(lines):
        begin, _ = _raw_rows(lines[start : start + ahead], 0, ends, words)
        if not may_begin(begin, words):  # told at once: each line of a long list comes here
            return None, start
    raw, end = _raw_rows(lines, start, ends, words)
    grid = grid_of(raw, words)
    return grid, end if grid else start


def _has_rows(lines: Sequence[str], words: Words) -> bool:
    """Whether a table has a row on its first line, and not a cell."""
    line = lines[0]
    return not line.startswith("\t") or "\t" in line.strip("\t ") or _heads_two(lines, 0, words)


def _raw_rows(
    lines: Sequence[str], start: int, ends: Callable[[str, bool], bool], words: Words
) -> tuple[list[list[TableCell]], int]:
    """Return the rows of the table that may start at a line, and the index of the line after it."""
    line = lines[start]
    if _is_piped(line):
        raw, end = _rows(lines, start, _is_piped, _piped_row_of(lines, start), words)
    elif len(_fields(line)) > 2 and "\t" not in line:
        raw, end = _field_rows(lines, start)
    elif _has_rows(lines[start : start + 2], words):
        raw, end = _rows(lines, start, lambda line: "\t" in line, _tabbed_row, words)
    else:
        raw, end = _stacked(lines, start, ends)
    return [row for row in raw if row], end


def _heads_two(lines: Sequence[str], start: int, words: Words) -> bool:
    """Whether a line is the header of a table of two columns with one head alone: 全市."""
    head = words.pattern("\t(?:{table_of.total}|{table_of.sum})").fullmatch(lines[start])
    return head is not None and "\t" in "".join(lines[start + 1 : start + 2]).strip()


def _rows(
    lines: Sequence[str],
    start: int,
    is_row: Callable[[str], bool],
    row: Callable[[int, str], list[TableCell]],
    words: Words,
) -> tuple[list[list[TableCell]], int]:
    """Return the rows of a table and the index of the line after it.

    A short line between two rows, or below the heads, is the head of a group.
    """
    rows: list[list[TableCell]] = []
    groups: list[list[TableCell]] = []
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if is_row(line):
            cells = row(index + 1, line)
            if groups and cells and not _goes_on(rows, cells, words):
                break
            rows += [*groups, cells]
            groups, end = [], index + 1
        elif line.strip():
            if groups or len(line) > _LONGEST_GROUP or _SENTENCE.search(line):
                break
            groups.append(row(index + 1, line))
    return rows, end


def _goes_on(rows: list[list[TableCell]], row: list[TableCell], words: Words) -> bool:
    """Whether a row behind a short line is one more of a table: as wide as the last, or a head's.

    The last row of heads may be shorter than the rows below it, as heads are merged.
    """
    only_heads = not any(_is_data(above, words) for above in rows)
    wide = len(row) > len(rows[0]) if only_heads and len(rows) < _MOST_HEADS else False
    return (wide or len(row) == len(rows[-1])) and _is_data(row, words)


def _is_data(row: list[TableCell], words: Words) -> bool:
    """Whether a row has figures, and no head of a column."""
    texts = [cell.text for cell in row]
    return any(_FIGURE.fullmatch(text) for text in texts) and not any(
        key_of_head(text, words) or YEAR_ROW.fullmatch(text) for text in texts
    )


def _tabbed_row(number: int, line: str) -> list[TableCell]:
    return _cells(number, line, [match.span() for match in _TABBED.finditer(line)])


def _piped_row_of(lines: Sequence[str], start: int) -> Callable[[int, str], list[TableCell]]:
    """Return what reads a row of the table that starts at a line.

    A bar at the beginning or the end of a row is its frame where most rows have it, and where
    they have none an empty cell is beside it.
    """
    rows = [line.strip() for line in takewhile(_is_piped, lines[start : start + _FRAMED])]
    opens = 2 * sum(line.startswith("|") for line in rows) > len(rows)
    closes = 2 * sum(line.endswith("|") for line in rows) > len(rows)

    def row(number: int, line: str) -> list[TableCell]:
        if _RULE.fullmatch(line):
            return []
        inner = line.strip()
        framed = opens and inner.startswith("|")
        at = len(line) - len(line.lstrip()) + framed
        inner = inner[framed:].removesuffix("|") if closes else inner[framed:]
        spans = []
        for part in _BAR.split(inner):
            spans.append((at, at + len(part)))
            at += len(part) + 1
        return _cells(number, line, spans)

    return row


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
