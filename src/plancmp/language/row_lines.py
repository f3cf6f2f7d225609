"""A row of a table whose cells hold as many lines each is as many rows.

`床位数 / 其中:医院` beside `9.5 / 4.3`: a name and a figure on each line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"[<>≤≥〉〈﹥﹤]?[-+]?[0-9][0-9,.]*[%‰]?(?:左右|以上|以下|以内)?|[-—–/]+")
_WORD = re.compile("[一-龥]{2}")
_UNIT = re.compile(r"[(（].{1,8}[)）]")


def rows_of_lines(cells: Sequence[str]) -> list[list[str]]:
    """Return the rows that the cells of one row make; that row alone where they are one.

    A cell with one line, as a merged one has it, belongs to the first row.
    """
    lines = [[line.strip() for line in cell.split("\n") if line.strip()] for cell in cells]
    counts = {len(cell) for cell in lines if len(cell) > 1}
    if len(counts) != 1:
        return [list(cells)]
    count = counts.pop()
    full = [cell for cell in lines if len(cell) == count]
    named = any(all(map(_is_name, cell)) for cell in full)
    valued = any(all(map(_FIGURE.fullmatch, cell)) for cell in full)
    if not (named and valued):
        return [list(cells)]
    return [
        [cell[at] if len(cell) == count else "".join(cell) if not at else "" for cell in lines]
        for at in range(count)
    ]


def _is_name(line: str) -> bool:
    return _WORD.search(line) is not None and _UNIT.fullmatch(line) is None
