"""Heads that a page broke over lines, above rows that are lines: 总人口, (万人), 城镇人口.

How many there are, the rows below tell by their figures; years beside the head of the names stand
above all heads that come again: `地区 2020 2021`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plancmp.language.folding import clean
from plancmp.language.tables import HAN, heads_places, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import HEAD_WIDTH, YEAR_HEAD, is_value
from plancmp.tracing.scan.layout import columns_below, layout
from plancmp.tracing.scan.squeezed import SPACED, kinds_of_heads

_NAME = re.compile(
    r"(?P<name>(?:[\u4e00-\u9fff]\s){0,3}[\u4e00-\u9fff]+)(?P<years>(?:\s+(?:19|20)[0-9]{2}年?)*)"
)
_DATED = re.compile(r"\((?:19|20)[0-9]{2}年[^()]{0,6}\)")
_CAPTION = r"^(?:{caption}?[0-9]+(?:[-.][0-9]+)?[^0-9岁]|\((?:19|20)[0-9]{2}年)"
_NO_GROUP = re.compile(r"[0-9。;\t|]")
_CAPTIONS = 3
_ROWS, _MOST_LINES, _MOST_BROKEN, _LEAST = 3, 40, 8, 2


def with_whole_heads(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, such heads and the rows below them with tabs between their cells."""
    out = list(_with_whole_rows(lines))
    lines = tuple(out)
    at = 0
    while at < len(lines):
        rows = _rows(lines, at)
        named = sum(bool(row[0]) for row in rows) >= _ROWS
        whole = at > 0 and (kinds_of_heads(lines[at - 1].split(), words) or _is_ruled(lines, at))
        named = named and not whole
        heads, first = _heads(lines, at, len(rows[0]) - 1, words) if named else ([], at)
        if named and not heads:
            heads, first = _laid_out(lines, at, rows, words)
        if not heads:
            at += max(1, len(rows))
            continue
        for number in range(first, at):
            out[number] = ""
        _free_captions(out, first)
        out[first] = "\t".join(heads)
        for number, row in enumerate(rows, at):
            out[number] = "\t".join(row)
        at += len(rows)
    return out


def _is_ruled(lines: Sequence[str], at: int) -> bool:
    """Whether a row belongs to a table whose heads are whole above a rule: `| --- | --- |`."""
    near = range(at - 1, max(at - 1 - _MOST_LINES, -1), -1)
    above = takewhile(lambda number: "|" in lines[number], near)
    return any("--" in lines[number] and not lines[number].strip(" |:+-\t") for number in above)


def _free_captions(out: list[str], first: int) -> None:
    """Take the bars from the captions above heads; a year on a line of its own is the title's."""
    for number in range(first - 1, max(first - _CAPTIONS, 0) - 1, -1):
        cells = _cells(out[number]) if "|" in out[number] else []
        if len(cells) != 1:
            break
        out[number] = cells[0]
    if first > 1 and _DATED.fullmatch(clean(out[first - 1])):
        out[first - 2], out[first - 1] = out[first - 2] + out[first - 1].strip(), ""


def _with_whole_rows(lines: Sequence[str]) -> list[str]:
    """Return the lines, a row of bars that is broken over several in one, as long as the next.

    A page may break it in a cell, or behind the bar that ends its name.
    """
    out = list(lines)
    for at, line in enumerate(lines):
        text = line.strip()
        behind = lines[at + 1].strip() if at + 1 < len(lines) else ""
        named = text.count("|") == _LEAST and behind.endswith("|") and not behind.startswith("|")
        if not text.startswith("|") or (text.endswith("|") and not named):
            continue
        for end in range(at + 1, min(at + _MOST_BROKEN, len(lines) - 1)):
            text += lines[end].strip()
            behind = lines[end + 1].strip()
            whole = text.endswith("|") and behind.startswith("|") and behind.endswith("|")
            if whole and text.count("|") == behind.count("|") > _LEAST:
                out[at] = text
                out[at + 1 : end + 1] = [""] * (end - at)
                break
    return out


def _rows(lines: Sequence[str], at: int) -> list[list[str]]:
    """Return the rows that start at a line, one a line, with as many figures each.

    The head of a group may stand between two of them.
    """
    found: list[list[str]] = []
    for number in range(at, len(lines)):
        row = _row(lines[number])
        if found and _heads_group(lines[number], lines[number + 1 : number + 2]):
            row = [clean(lines[number]), *[""] * (len(found[0]) - 1)]
        if len(row) <= _LEAST or (found and len(row) != len(found[0])):
            break
        found.append(row)
    return found


def _heads_group(line: str, behind: Sequence[str]) -> bool:
    """Whether a line is a few words, and the one behind it a row."""
    text = clean(line)
    short = HAN.search(text) is not None and len(text) <= HEAD_WIDTH
    return (
        short and not _NO_GROUP.search(text) and any(len(_row(next_)) > _LEAST for next_ in behind)
    )


def _row(line: str) -> list[str]:
    """Return the name and the figures of a line, nothing of one that is no such row."""
    parts = _cells(line) if "\t" not in line else []
    words = list(takewhile(lambda part: not _is_figure(part), parts))
    figures = parts[len(words) :]
    whole = all(map(_is_figure, figures)) and 2 * sum(map(_is_year, figures)) < len(figures)
    return ["".join(words), *figures] if whole and figures else []


def _is_figure(part: str) -> bool:
    """Whether a part of a line is a figure, and no name as 0-14岁 is."""
    return HAN.search(part) is None and is_value(clean(part))


def _cells(line: str) -> list[str]:
    """Return what bars keep apart in a line, or else blanks."""
    if "|" not in line:
        return SPACED.sub(r"\1", line).split()
    return [cell for cell in map(clean, line.split("|")) if cell]


def _is_year(text: str) -> bool:
    return YEAR_HEAD.fullmatch(text) is not None


def _heads(lines: Sequence[str], at: int, count: int, words: Words) -> tuple[list[str], int]:
    """Return the heads above a row and the line of the first; nothing where they do not fit."""
    pieces: list[str] = []
    for number in range(at - 1, max(at - _MOST_LINES, -1), -1):
        line = lines[number].strip()
        if not line:
            break
        named = _NAME.fullmatch(line)
        name = clean(named["name"]) if named else ""
        places = heads_places(name, words)
        named = named if places or key_of_head(name, words) == "name" else None
        years = [clean(year) for year in named["years"].split()] if named else []
        heads = _fitting(pieces, count, years) if named and len(pieces) > 1 else []
        if named and heads:
            return [name, *heads], number
        if not HAN.search(line) or len(clean(line)) > HEAD_WIDTH or len(line.split()) > 1:
            break
        pieces.insert(0, clean(line))
    return [], at


def _laid_out(
    lines: Sequence[str], at: int, rows: Sequence[Sequence[str]], words: Words
) -> tuple[list[str], int]:
    """Return the heads above rows in an order that the rows tell, and the line of the first."""
    cells: list[str] = []
    behind: list[int] = []  # how many heads stand behind the end of a line, and of a row
    broken: list[int] = []
    barred = "|" in lines[at]
    if barred and at and len(_cells(lines[at - 1])) == len(rows[0]):
        return [], at  # a table as it should be
    first, named = at, barred
    for number in range(at - 1, max(at - _MOST_LINES, -1), -1):
        line = lines[number].strip()
        here = [clean(cell) for cell in _cells(line)]
        if not here and not line.strip("|"):
            broken += [len(cells)] if line and cells else []
            continue
        if not HAN.search(line) or any(map(_is_no_head, here)):
            break
        if barred and len(here) == 1 and words.pattern(_CAPTION).search(here[0]):
            break
        behind.append(len(cells))
        cells, first = here + cells, number
        whole = len(here) == len(cells) == len(rows[0])
        if whole or heads_places(here[0], words) or key_of_head(here[0], words) == "name":
            named = True
            break
    if not named or len(cells) < len(rows[0]):
        return [], at
    rest = broken or (behind if len(behind) < len(cells) > len(rows[0]) else [])
    ends = {len(cells) - count for count in rest if count}
    return list(layout(cells, columns_below(rows), words, ends)), first


def _is_no_head(cell: str) -> bool:
    return len(cell) > HEAD_WIDTH or _is_figure(cell) or "。" in cell


def _fitting(pieces: Sequence[str], count: int, years: Sequence[str]) -> list[str]:
    """Return so many heads made of pieces: each ends with its unit, or is a line of its own."""
    whole: list[str] = []
    for piece in pieces:
        if whole and piece.startswith("("):
            whole[-1] += piece
        else:
            whole.append(piece)
    ended: list[str] = []
    for piece in whole:
        if ended and not ended[-1].endswith(")"):
            ended[-1] += piece
        else:
            ended.append(piece)
    found = next((heads for heads in (whole, ended) if len(heads) == count), [])
    size = len(found) // len(years) if years else 0
    if not years:
        return found
    again = size > 0 and found == found[:size] * len(years)
    return [years[at // size] + head for at, head in enumerate(found)] if again else []
