"""Tables a cell a line, heads in several rows: the rows below tell their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from plancmp.language.tables import heads_places
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    GROUP_NUMBER,
    LISTED,
    YEAR_HEAD,
    is_value,
    kind_of_head,
)
from plancmp.tracing.scan.layout import columns_below, layout
from plancmp.tracing.scan.stream_rows import (
    WIDEST,
    FoundRow,
    Token,
    size,
)
from plancmp.tracing.scan.stream_shapes import have_units, heads_go_on, rows_below

_LONGEST_HEAD, _MOST_HEADS, _MOST_WORDS = 30, 40, 4
_LEAST_ROWS = 3
_FIRST_ROWS = 8


def laid_out(tokens: Sequence[Token], at: int, words: Words, *, barred: bool) -> list[FoundRow]:
    """Return the header and rows of the table whose first head is a token; nothing if none is.

    How wide its rows are they say themselves: the same kinds of cells come again.
    """
    kind = kind_of_head(tokens[at].text, words)
    if at and kind_of_head(tokens[at - 1].text, words) in ("group", "number"):
        return []
    if kind not in ("name", "number", "group") and not heads_places(tokens[at].text, words):
        return []
    first = _first_figure(tokens, at)
    if not first:
        return []
    front = ("number",) if kind == "number" else ()
    starts = [first] if front else range(first - 1, max(at + 2, first - _MOST_WORDS) - 1, -1)
    best: list[FoundRow] = []
    for start in starts:
        if heads_go_on(tokens, start, words):
            continue
        row = takewhile(lambda token: not GROUP_NUMBER.fullmatch(token.text), tokens[at:start])
        heads = [token.text for token in row if token.text]
        for width in range(3, min(WIDEST, len(heads)) + 1):
            near = tokens[start : start + _FIRST_ROWS * width]
            rows = _rows(near, 0, width, words, barred=barred, front=front)
            named = [row.texts for row in rows if not row.lost]
            if len(named) < _LEAST_ROWS or size(rows) <= size(best[1:]) or _leaves(near, rows):
                continue
            found = layout(heads, columns_below(named), words)
            if found:
                rows = _rows(tokens, start, width, words, barred=barred, front=front)
            if found and have_units(rows, found, words):
                best = [FoundRow(found, at, start), *rows]
    return best


def _rows(
    tokens: Sequence[Token],
    start: int,
    width: int,
    words: Words,
    *,
    barred: bool,
    front: Sequence[str],
) -> list[FoundRow]:
    return rows_below(tokens, start, [""] * width, words, barred=barred, front=front)


def _leaves(tokens: Sequence[Token], rows: Sequence[FoundRow]) -> bool:
    """Whether figures stand between rows that are none of theirs: they are wider."""
    between = (tokens[one.end : two.start] for one, two in pairwise(rows))
    return any(is_value(token.text) for gap in between for token in gap if token.text)


def _first_figure(tokens: Sequence[Token], at: int) -> int:
    """Return where the first figure below heads is, 0 if something else than heads comes before."""
    for place in range(at + 1, min(at + _MOST_HEADS, len(tokens))):
        text = tokens[place].text
        if text and is_value(text) and not YEAR_HEAD.match(text):
            return place
        if len(text) > _LONGEST_HEAD or re.search("[。;]", text) or LISTED.match(text):
            return 0
    return 0
