"""Tables drawn with lines (`┌──┬──┐`, `│指标│2020年│`), made rows with tabs, blanks below.

A rule ends the cells above it; where it does not run through all columns, the others go on. A
merged cell stands where it starts and is empty where it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from plancmp.language.folding import without_blanks

_DRAWN = re.compile(r"\s*[│┃║├┠┣╠┌┏╔└┗╚┝┟┞┢┡┕┖┍┎]")
_RULE = re.compile("[─━═┄┅┈┉╌╍]{2}")
_JOINT = re.compile("[│┃║┌-╋╒-╬]")
_FIGURE = re.compile(r"[≤≥<>=]?[0-9][0-9.,]*")

_Span = tuple[int, int, str]
"""What stands from one column to behind another."""
_Line = tuple[int, list[_Span]]


def with_drawn_rows(lines: Sequence[str]) -> list[str]:
    """Return the lines, each row of a drawn table on its first line, with tabs between cells."""
    out = list(lines)
    for drawn, group in groupby(range(len(lines)), key=lambda at: bool(_DRAWN.match(lines[at]))):
        places = list(group)
        rows = _rows(lines, places) if drawn else []
        for at in places if rows else ():
            out[at] = ""
        for at, cells in rows:
            out[at] = "\t".join(cells)
    return out


def _rows(lines: Sequence[str], places: Sequence[int]) -> list[tuple[int, list[str]]]:
    """Return the rows of a drawn table with the line that each starts on."""
    edges = max((_edges(lines[at]) for at in places), key=len)
    found: list[tuple[int, list[str]]] = []
    going_on: dict[int, list[str]] = {}  # by column the row that its cell started in
    for block, ended in _blocks(lines, places, edges):
        parts = [[line] for line in block] if _is_row_a_line(block) else [block]
        for part in parts:
            cells = [""] * (len(edges) - 1)
            for column, _, text in (span for _, spans in part for span in spans):
                going_on.setdefault(column, cells)[column] += text
            found += [(at, cells) for at, _ in part[:1]]
            for column in ended if part is parts[-1] else list(going_on):
                going_on.pop(column, None)
    return [(at, cells) for at, cells in found if any(cells)]


def _blocks(
    lines: Sequence[str], places: Sequence[int], edges: Sequence[int]
) -> Iterator[tuple[list[_Line], set[int]]]:
    """Yield the lines between two rules, and the columns that the rule below them ends."""
    block: list[_Line] = []
    for at in places:
        spans = list(_spans(lines[at], edges))
        ruled = [range(first, end) for first, end, text in spans if _RULE.search(text)]
        texts = [span for span in spans if not _RULE.search(span[2])]
        if any(text for _, _, text in texts):  # beside a rule other cells may go on
            block.append((at, texts))
        if ruled:
            yield block, {column for columns in ruled for column in columns}
            block = []
    yield block, set()


def _is_row_a_line(block: Sequence[_Line]) -> bool:
    """Whether no rules stand between the rows of a block: each line has a name and a figure."""
    texts = [[text for _, _, text in spans if text] for _, spans in block]
    return len(block) > 1 and all(len(line) > 1 and any(map(_FIGURE.match, line)) for line in texts)


def _edges(line: str) -> list[int]:
    """Return where the columns of a line begin and end; a sign that is not ASCII is two wide."""
    found, at = [], 0
    for sign in line.strip():
        if _JOINT.match(sign):
            found.append(at)
        at += 1 if sign.isascii() else 2
    return found


def _spans(line: str, edges: Sequence[int]) -> Iterator[_Span]:
    """Yield what stands in a line, cell by cell, with the columns that it goes over."""
    parts = [without_blanks(part) for part in _JOINT.split(line.strip())[1:-1]]
    width = len(edges) - 1
    if len(parts) == width:
        bounds = list(range(width + 1))
    elif _RULE.search(line):  # a page may have lost blanks in front
        bounds = [max(0, width - len(parts) + at) for at in range(len(parts) + 1)]
    else:
        bounds = [
            min(range(width + 1), key=lambda place: abs(edges[place] - at)) for at in _edges(line)
        ]
    for (first, end), part in zip(pairwise(bounds), parts, strict=True):
        yield first, max(end, first + 1), part
