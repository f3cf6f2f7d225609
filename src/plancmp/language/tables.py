"""Tables as plain text has them, and what their columns hold.

A cell a line: every cell starts with a tab, lines without one go on with the cell before, and a
blank line before a tab ends a row once it has as many cells as the header. A row a line: tabs or
`|` between the cells; the header may be repeated further down, where a page ended. Fields a line:
`指标：X　2015年：8　2020年：7`, where the names of the fields are the header.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plancmp.language.folding import clean, kept_places, without_blanks
from plancmp.model.words import Words

MIN_COLUMNS = 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TABBED = re.compile(r"(?:^|(?<=\t))[^\t]*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+-]*")
_FIELD = re.compile(r"([^\s:：，。；]{1,12})[:：]\s*((?:(?!\s+[^\s:：，。；]{1,12}[:：]).)*)")
_ROW_NUMBER = re.compile(r"\(?[0-9]{1,2}[.、)](?![0-9])|[①-⑳]")

Piece = tuple[int, int, int]
"""A stretch of a cleaned line: its number, first and behind the last character."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: as `printed` but without blanks, `text` folded, and the stretches it is made of."""

    printed: str
    text: str
    line: int
    pieces: tuple[Piece, ...]


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds.

    `kind` is `name`, `unit`, `nature`, `number`, `group`, `other`, `target`, `reached`, `year`
    (the head says a year and nothing more) or empty; `years` are those that the head names.
    """

    kind: str
    head: str
    years: tuple[str, ...] = ()

    @property
    def is_value(self) -> bool:
        """Whether its cells are values of indicators."""
        return self.kind in ("target", "reached", "year")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the rows of its header, and its rows, each as wide as the header."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns; of two header rows both, from above."""
        below = self.header[-1]
        heads = []
        above = ""
        for place, first in enumerate(self.header[0]):
            above = first.text or (above if _YEAR.search(above) and below[place].text else "")
            one = len(self.header) == 1 or below[place].text in ("", above)
            heads.append(above if one else above + below[place].text)
        return tuple(heads)


@lru_cache(maxsize=512)
def columns_of(grid: Grid, words: Words) -> tuple[Column, ...]:
    """Return what each column of a table holds; the first that can be is the column of names."""
    found: list[Column] = []
    for head in grid.heads:
        years = tuple(_YEAR.findall(head))
        kind = words.key("column", head) if not years else ""
        if kind == "name" and any(column.kind == "name" for column in found):
            kind = ""
        if kind in ("", "target", "reached") and head:
            kind = _value_kind(head, years, words)
        found.append(Column(kind, head, years))
    return tuple(found)


def _value_kind(head: str, years: tuple[str, ...], words: Words) -> str:
    for kind in ("target", "reached"):
        if words.pattern(f"{{column.{kind}}}").search(head):
            return kind
    return "year" if years else ""


def is_table_line(line: str) -> bool:
    """Whether a line is a cell (a tab in front), a row (tabs or `|` inside) or a row of fields."""
    return (
        line.startswith("\t") or "\t" in line.strip() or _is_piped(line) or len(_fields(line)) > 2
    )


def _is_piped(line: str) -> bool:
    return line.count("|") > (MIN_COLUMNS if line.lstrip().startswith("|") else 1)


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
        raw, end = _rows(lines, start, _is_piped, _piped_row)
    elif len(_fields(line)) > 2 and "\t" not in line:
        raw, end = _field_rows(lines, start)
    elif "\t" in line.strip("\t "):
        raw, end = _rows(lines, start, lambda line: "\t" in line, _tabbed_row)
    else:
        raw, end = _stacked(lines, start, ends)
    raw = [row for row in raw if row]
    if len(raw) < 2 or len(raw[0]) < MIN_COLUMNS:
        return None, start
    width = len(raw[0])
    body = [_as_wide(row, width, words, raw[0]) for row in raw]
    header = body[:1]
    if len(body) > 2 and _is_second_header(body[1], words):
        header = body[:2]
    texts = [[cell.text for cell in row] for row in header]
    rows = [row for row in body[len(header) :] if [cell.text for cell in row] not in texts]
    return Grid(tuple(header), tuple(rows)), end


def _as_wide(row: list[Cell], width: int, words: Words, heads: list[Cell]) -> Row:
    """Return a row as wide as the header; what a merged cell left out stands in front."""
    blank = Cell("", "", row[-1].line, ((row[-1].line, 0, 0),))
    missing = [blank] * (width - len(row))
    in_front = all(
        words.key("column", head.text) in ("group", "number") for head in heads[: len(missing)]
    )
    return tuple((missing + row if in_front else row + missing)[:width])


def _is_second_header(row: Row, words: Words) -> bool:
    """Whether a row is a header's second: 目标值 and 单位 below a merged 2025年."""
    heads = words.pattern("{column.target}|{column.reached}")
    texts = [cell.text for cell in row if cell.text]
    return sum(heads.search(text) is not None for text in texts) > 1 and not any(
        re.search("[0-9]", _YEAR.sub("", text)) for text in texts
    )


def _rows(
    lines: Sequence[str],
    start: int,
    is_row: Callable[[str], bool],
    row: Callable[[int, str], list[Cell]],
) -> tuple[list[list[Cell]], int]:
    rows: list[list[Cell]] = []
    end = start
    for index in range(start, len(lines)):
        if is_row(lines[index]):
            rows.append(row(index + 1, lines[index]))
            end = index + 1
        elif lines[index].strip():
            break
    return rows, end


def _tabbed_row(number: int, line: str) -> list[Cell]:
    return _cells(number, line, [match.span() for match in _TABBED.finditer(line)])


def _piped_row(number: int, line: str) -> list[Cell]:
    if _RULE.fullmatch(line):
        return []
    inner = line.strip()
    at = len(line) - len(line.lstrip()) + len(inner) - len(inner.lstrip("|"))
    spans = []
    for part in _BAR.split(inner.strip("|")):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return _cells(number, line, spans)


def _cells(number: int, line: str, spans: Sequence[tuple[int, int]]) -> list[Cell]:
    """Return the cells that stand at `spans` of a line, with their places in the cleaned one."""
    kept = kept_places(line)
    found = []
    for start, end in spans:
        text = line[start:end].replace("\\|", "|")
        piece = (number, bisect_left(kept, start), bisect_left(kept, end))
        found.append(Cell(without_blanks(text), clean(text), number, (piece,)))
    return found


def _field_rows(lines: Sequence[str], start: int) -> tuple[list[list[Cell]], int]:
    """Read lines that have the same fields; their names stand for the header."""
    names = [match[1] for match in _fields(lines[start])]
    header = [Cell(name, clean(name), start + 1, ((start + 1, 0, 0),)) for name in names]
    rows: list[list[Cell]] = [header]
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
) -> tuple[list[list[Cell]], int]:
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


def _cell(pieces: list[tuple[int, str]]) -> Cell:
    texts = [(number, clean(text)) for number, text in pieces]
    return Cell(
        "".join(without_blanks(text) for _, text in pieces),
        "".join(text for _, text in texts),
        next((number for number, text in texts if text), pieces[0][0]),
        tuple((number, 0, len(text)) for number, text in texts),
    )


def without_row_number(text: str) -> str:
    """Return a cell's text without the number that counts its row."""
    match = _ROW_NUMBER.match(text)
    return text[match.end() :] if match else text
