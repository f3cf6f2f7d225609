"""Tables drawn with lines (`│` between the cells, `├──┼──┤` between the rows), made rows with tabs.

What stands between two drawn rules is one row, however many lines its cells go on for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BAR = re.compile("[│┃║]")
_RULE = re.compile(r"[\s│┃║|─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷╂┿+-]+")
_DRAWN = re.compile("[─━═]")
_LEAST = 3


def with_boxes(lines: Sequence[str]) -> list[str]:
    """Return the lines, each row of a drawn table on its first line with tabs, blanks below it."""
    out = list(lines)
    row: list[tuple[int, list[str]]] = []
    for at, line in enumerate([*lines, ""]):
        cells = _cells(line)
        if row and (not cells or len(cells) != len(row[0][1])):
            out[row[0][0]] = "\t".join("".join(column) for column in zip(*_texts(row), strict=True))
            for number, _ in row[1:]:
                out[number] = ""
            row = []
        if cells:
            row.append((at, cells))
        elif at < len(out) and _is_rule(line):
            out[at] = ""
    return out


def _texts(row: Sequence[tuple[int, list[str]]]) -> list[list[str]]:
    return [cells for _, cells in row]


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None and _DRAWN.search(line) is not None


def _cells(line: str) -> list[str]:
    """Return the cells of a line of a drawn table, none of any other line."""
    if _is_rule(line) or len(_BAR.findall(line)) < _LEAST:
        return []
    return [cell.strip() for cell in _BAR.split(line.strip().strip("│┃║"))]
