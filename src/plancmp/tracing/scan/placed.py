"""Rows whose empty cells are blanks: which head a figure stands below.

Pages that keep the places of a printed table tell by where the figures stand what a row lacks;
others put one blank between two cells, so that an empty one leaves two more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_TOKEN = re.compile(r"\S+")
_VALUE = r"[-+]?[0-9][0-9.,]*%?"
_SINGLE = re.compile(
    rf"\s*(?P<name>[^\s0-9][^\n]*?)(?P<figures>(?:\s(?:\s\s)*{_VALUE})+)(?P<behind>(?:\s\s)*)"
)
_CELL = re.compile(rf"(\s+)({_VALUE})(?=\s|$)")
_LONGEST = 400
_WIDE = re.compile(r"\S\s{2,}\S")


def with_empty_cells(line: str, heads: Sequence[tuple[int, int]]) -> list[str]:
    """Return the parts of a line, `-` for each figure that it lacks below a head.

    `heads` are from where to where the heads of its figures stand on their own line. Nothing is
    returned where a figure stands below none, or two below one.
    """
    if not _WIDE.search(line.strip()) or len(heads) < 2:
        return []
    centres = [(start + end) / 2 for start, end in heads]
    reach = min(later - former for former, later in pairwise(centres)) / 2
    first = centres[0] - reach
    front: list[str] = []
    found: dict[int, str] = {}
    for token in _TOKEN.finditer(line):
        centre = (token.start() + token.end()) / 2
        if centre < first:
            front.append(token[0])
            continue
        near = min(range(len(centres)), key=lambda at: abs(centres[at] - centre))
        if near in found or abs(centres[near] - centre) > reach or not token[0][0].isdigit():
            return []
        found[near] = token[0]
    if not front or not found:
        return []
    return [*front, *(found.get(at, "-") for at in range(len(heads)))]


def with_blank_cells(line: str, count: int) -> list[str]:
    """Return a line's name and figures, `-` for each of `count` that only blanks stand for.

    Nothing is returned where the blanks are not those of so many cells.
    """
    match = _SINGLE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return []
    cells: list[str] = []
    for gap, figure in _CELL.findall(match["figures"]):
        cells += ["-"] * ((len(gap) - 1) // 2) + [figure]
    cells += ["-"] * (len(match["behind"]) // 2)
    lacks = "-" in cells and len(cells) == count and cells.count("-") < count
    return [match["name"].strip(), *cells] if lacks else []
