"""From the bytes of a CSV file to a tree of nodes that know their place, as from YAML.

The first line names the columns. An empty cell is as good as none. A cell ends where its line ends.
"""

from __future__ import annotations

import re

from plancmp.messages import Template, Verbatim, say
from plancmp.model.problem import DataError, Said
from plancmp.reading.shape import Shaper
from plancmp.reading.tree import Mapping, Sequence, SourceFile, Text, decode

_CELLS = Template(
    "csv_cells", "has {count} cells under {heads} heads", "有{count}格，表头为{heads}格"
)
_SAME_LENGTH = Template(
    "csv_same_length",
    "a cell with a comma in it stands in double quotes; an empty one keeps its comma",
    "含逗号的格加双引号；空格保留逗号",
)
_QUOTES = Template("csv_quotes", "a quotation mark is out of place", "引号位置有误")
_QUOTED = Template(
    "csv_quoted",
    'a cell that holds one is quoted, with the mark doubled: "a ""b"" c"',
    '含引号的格整格加引号，格内引号写两遍："a ""b"" c"',
)
_HEADS = Template("csv_heads", "two columns are called `{name}`", "有两列都名为“{name}”")
_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^",]*))(?=,|$)')
_EMPTY = Template("csv_empty", "has no line of heads", "没有表头行")


def parse_separated(name: str, data: bytes, key: str) -> SourceFile:
    """Parse the bytes of a CSV file called `name` into a mapping with a list under `key`.

    Raises DataError with every problem that stops that.
    """
    text = decode(name, data)
    shaper = Shaper(name, [])
    lines = text.split("\n")
    heads = [] if not lines[0].strip() else _cells(shaper, lines[0].rstrip("\r"), 1)
    root, entries = Mapping(1, 1), Sequence(1, 1)
    root.entries[key], root.keys[key] = entries, Text(key, 1, 1)
    if not heads:
        _refuse(shaper, 1, say(_EMPTY))
        raise DataError(shaper.problems)
    seen = set()
    for head in heads:
        if head.value in seen:
            _refuse(shaper, 1, say(_HEADS, name=Verbatim(head.value)))
        seen.add(head.value)
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = _cells(shaper, line.rstrip("\r"), number)
        if len(cells) != len(heads):
            if cells:
                counts = {"count": str(len(cells)), "heads": str(len(heads))}
                _refuse(shaper, number, say(_CELLS, **counts), say(_SAME_LENGTH))
            continue
        entry = Mapping(number, 1)
        for head, cell in zip(heads, cells, strict=True):
            if cell.value:
                entry.entries[head.value] = cell
                entry.keys[head.value] = cell
        entries.items.append(entry)
    if shaper.problems:
        raise DataError(shaper.problems)
    return SourceFile(name, text, root)


def _cells(shaper: Shaper, line: str, number: int) -> list[Text]:
    """Return the cells of a line, each with its column; none where its quotes are out of order."""
    cells, start = [], 0
    if '"' not in line:
        for value in line.split(","):
            cells.append(Text(value.strip(), number, start + 1))
            start += len(value) + 1
        return cells
    while start <= len(line):
        match = _CELL.match(line, start)
        if match is None:
            _refuse(shaper, number, say(_QUOTES), say(_QUOTED))
            return []
        value = match["plain"] if match["quoted"] is None else match["quoted"].replace('""', '"')
        cells.append(Text(value.strip(), number, start + 1))
        start = match.end() + 1
    return cells


def _refuse(shaper: Shaper, line: int, said: Said, hint: Said = "") -> None:
    shaper.problem(Text("", line, 1), "R002", said, hint)
