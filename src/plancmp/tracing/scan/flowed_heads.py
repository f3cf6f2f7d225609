"""Heads in several rows and two languages, a cell a line: the figures tell how many are in a row.

Below `项目 | Item | 合计 | 公立 |  | 民营` goes on `Total | 医疗机构 | 政府办 | 医疗机构`, with no
cells below the first two heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plancmp.language.tables import HAN, joined_heads
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import is_value, kind_of_head
from plancmp.tracing.scan.stream_rows import WIDEST, Token

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()/'’#-]*")
_NAMES = 2
_FARTHEST = 60
_ROWS = 3


def flowed_heads(tokens: Sequence[Token], words: Words) -> list[Token]:
    """Return the tokens, the rows of heads above rows in two languages as one row of heads."""
    found = list(tokens)
    at = 0
    while at + _NAMES < len(found):
        named = kind_of_head(found[at].text, words) == "name" and _is_latin(found[at + 1])
        first, count = _first_row(found, at) if named else (0, 0)
        heads = _heads(found[at:first], count) if first else []
        if heads:
            found[at:first] = heads
            at += len(heads)
        at += 1
    return found


def _is_latin(token: Token) -> bool:
    return _LATIN.fullmatch(token.text) is not None


def _first_row(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return where the first row of figures behind a token starts, and how many it has; or zeros.

    Most of the rows must have as many.
    """
    starts = [
        place
        for place in range(at + _NAMES, min(at + _FARTHEST, len(tokens) - _NAMES))
        if HAN.search(tokens[place].text) and _is_latin(tokens[place + 1])
    ]
    sizes = {place: _figures(tokens, place + _NAMES) for place in starts}
    full = [place for place in starts if sizes[place] > 1]
    alike = [place for place in full if sizes[place] == sizes[full[0]]]
    return (full[0], sizes[full[0]]) if len(alike) >= _ROWS else (0, 0)


def _figures(tokens: Sequence[Token], at: int) -> int:
    run = takewhile(lambda token: token.text and is_value(token.text), tokens[at : at + WIDEST])
    return sum(1 for _ in run)


def _heads(region: Sequence[Token], count: int) -> list[Token]:
    """Return one head for each column of a row; nothing where the cells do not fit."""
    width = _NAMES + count
    cells = list(region)
    while len(cells) > width and not any(token.text for token in cells[-width:]):
        cells = cells[:-width]
    first, rest = cells[:width], cells[width:]
    if len(first) < width or len(rest) % count or not rest:
        return []
    below = [rest[start : start + count] for start in range(0, len(rest), count)]
    rows = [[_own(token) for token in row] for row in (first[_NAMES:], *below)]
    texts = joined_heads(rows)
    if not all(texts):
        return []
    last = cells[-1]  # all the lines between are theirs
    heads = [Token(text, last.first, last.last) for text in texts]
    return [*first[:_NAMES], *heads]


def _own(token: Token) -> str:
    """Return a head without marks, empty where it is in the other language."""
    return token.text.lstrip("#") if HAN.search(token.text) else ""
