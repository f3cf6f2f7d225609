"""Groups of rows whose words a page breaks over lines of their own, beside the rows: 社会保, 障.

The names of the rows begin further right than such a piece ends. A group is put together again on
the line of its first row; a row further down may stand beside a piece of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancmp.language.folding import clean, columns_filled
from plancmp.language.tables import HAN
from plancmp.model.words import Words
from plancmp.tracing.scan.squeezed_rows import cells_of
from plancmp.tracing.scan.stream_rows import Shape

_ROW = re.compile(r"(?P<indent>\s*)(?P<group>\S+)(?P<rest>\s{2,}\S.*)")
_FARTHEST, _LEAST = 120, 2


def with_whole_groups(lines: Sequence[str], at: int, shape: Shape, words: Words) -> list[str]:
    """Return lines in which the groups of the table with its heads at `at` are whole."""
    out = list(lines)
    end = min(len(lines), at + _FARTHEST)
    rows = {
        number: cells_of(lines[number].split(), shape, words, grouped=False)
        for number in range(at + 1, end)
    }
    indents = Counter(
        columns_filled(lines[number][: -len(lines[number].lstrip())])
        for number, cells in rows.items()
        if cells and not cells[0]
    )
    edge, count = max(indents.items(), key=lambda item: item[1], default=(0, 0))
    if count < _LEAST:
        return out
    last = max(number for number, cells in rows.items() if cells)
    first, open_ = 0, False  # the row of the group, and whether a piece was the last of it
    for number, cells in rows.items():
        if number > last + 1:
            break
        line = lines[number].rstrip()
        row = _ROW.fullmatch(line) if cells and cells[0] else None
        if row:
            if open_ and first:
                out[first] = _with(out[first], row["group"])
                out[number] = " " * edge + row["rest"].lstrip()
            else:
                first = number
        elif (
            first
            and HAN.search(line)
            and columns_filled(line) <= edge
            and not re.search("[0-9]", line)
        ):
            out[first] = _with(out[first], line)
            out[number] = ""
            open_ = True
            continue
        if line:
            open_ = False
    return out


def _with(line: str, piece: str) -> str:
    """Return the line of a group's first row with one more piece of the group."""
    row = _ROW.fullmatch(line.rstrip())
    return f"{row['indent']}{row['group']}{clean(piece)}{row['rest']}" if row else line
