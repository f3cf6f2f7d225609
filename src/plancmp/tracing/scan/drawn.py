"""Tables drawn with lines (`┌──┬──┐`, `│指标│2020年│`), made rows with tabs, blanks below.

A rule ends the cells above it; where it does not run through all columns, the others go on. A
merged cell stands where it starts and is empty where it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    merged = _merged(lines, places)
    bounds: dict[int, list[int]] = {}
    for at in places:
        if at in merged:
            bounds[len(merged[at]) - 1] = merged[at]
        spans = list(_spans(lines[at], edges, bounds))
        ruled = [range(first, end) for first, end, text in spans if _RULE.search(text)]
        texts = [span for span in spans if not _RULE.search(span[2])]
        if any(text for _, _, text in texts):  # beside a rule other cells may go on
            block.append((at, texts))
        if ruled:
            yield block, {column for columns in ruled for column in columns}
            block = []
    yield block, set()


def _merged(lines: Sequence[str], places: Sequence[int]) -> dict[int, list[int]]:
    """Return at which columns the cells begin and end below rules that have not all of them.

    Rules are drawn with one sign, so that their joints stand below each other where those of rows
    with words may not.
    """
    rules = {at: _joints(lines[at]) for at in places if _is_rule(lines[at])}
    whole = max(rules.values(), key=len, default=[])
    return {
        at: [whole.index(joint) for joint in joints]
        for at, joints in rules.items()
        if len(joints) < len(whole) and set(joints) <= set(whole)
    }


def _is_rule(line: str) -> bool:
    return all(_RULE.search(part) for part in _JOINT.split(line.strip())[1:-1])


def _joints(line: str) -> list[int]:
    return [match.start() for match in _JOINT.finditer(line.strip())]


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


def _spans(line: str, edges: Sequence[int], merged: Mapping[int, Sequence[int]]) -> Iterator[_Span]:
    """Yield what stands in a line, cell by cell, with the columns that it goes over.

    `merged` are those of the rule above, by how many cells there are below it.
    """
    parts = [without_blanks(part) for part in _JOINT.split(line.strip())[1:-1]]
    width = len(edges) - 1
    if len(parts) == width:
        bounds = list(range(width + 1))
    elif len(parts) in merged and not _RULE.search(line):
        bounds = list(merged[len(parts)])
    elif _RULE.search(line):  # a page may have lost blanks in front
        bounds = [max(0, width - len(parts) + at) for at in range(len(parts) + 1)]
    else:
        bounds = [
            min(range(width + 1), key=lambda place: abs(edges[place] - at)) for at in _edges(line)
        ]
    for (first, end), part in zip(pairwise(bounds), parts, strict=True):
        yield first, max(end, first + 1), part
