"""Tables that are written a cell a line, known by their shape.

The same kinds of cells come again and again, below as many heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plancmp.language.grids import YEAR_ROW
from plancmp.language.tables import key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.stream_rows import (
    HEAD_WIDTH,
    LISTED,
    ROW_NUMBER,
    WIDEST,
    YEAR_HEAD,
    FoundRow,
    Token,
    heads_at,
    is_value,
    lost_row,
    may_be_value,
    size,
)

_UNIT = re.compile(r"[\u4e00-\u9fff]\([^()]{1,6}\)$")
_MOST_LOST = 4
_LEAST_ROWS, _ENOUGH = 3, 24
_LONGEST_HEAD = 40
_GROUP = 2


def shaped(tokens: Sequence[Token], at: int, words: Words, *, barred: bool) -> list[FoundRow]:
    """Return the header and rows of the table whose first head is a token, by the widest fit."""
    if not _is_head(tokens[at].text) or not tokens[at].text or LISTED.match(tokens[at].text):
        return []
    if not any(is_value(token.text) for token in tokens[at + 1 : at + 2 * WIDEST]):
        return []
    first = key_of_head(tokens[at].text, words)
    named, numbered = first == "name", first == "number"
    best: list[FoundRow] = []
    for width in range(2, WIDEST):
        raw, end = [token.text for token in tokens[at : at + width]], at + width
        if len(raw) < width or not _is_head(raw[-1]):
            break
        for heads, behind in ((raw, end), _filled(tokens, at, width) if barred else ([], 0)):
            filled = [head for head in heads if head]
            if len(set(filled)) < max(len(filled), 2):
                continue
            told = YEAR_HEAD.fullmatch(heads[1]) or (barred and _UNIT.search(heads[1]))
            if width == 2 and not (named and told):
                continue
            rows = rows_below(tokens, behind, heads, words, barred=barred, numbered=numbered)
            least = 2 if named or barred else _LEAST_ROWS
            if sum(bool(row.texts[0]) for row in rows) >= least and size(rows) > size(best[1:]):
                best = [FoundRow(tuple(heads), at, behind), *rows]
    return best


def _filled(tokens: Sequence[Token], at: int, width: int) -> tuple[list[str], int]:
    """Return so many heads from a token on without the empty cells between, and where they end."""
    heads: list[str] = []
    for end, token in enumerate(tokens[at : at + 2 * WIDEST], at + 1):
        heads += [token.text] if token.text else []
        if len(heads) == width:
            whole = all(_is_head(head) and not head.startswith("(") for head in heads)
            return (heads, end) if whole else ([], 0)
    return [], 0


def grouped(tokens: Sequence[Token], at: int, words: Words, *, barred: bool) -> list[FoundRow]:
    """Return the table whose years, from a token on, come again for each of the heads before."""
    years = [token.text for token in takewhile(_is_year, tokens[at : at + WIDEST])]
    size = len(set(years))
    groups = [token.text for token in tokens[max(0, at - len(years) // max(size, 1)) : at]]
    if (
        size in (0, len(years))
        or years != years[:size] * len(groups)
        or not all(map(_is_head, groups))
    ):
        return []
    first = at - len(groups)
    named = first > 0 and key_of_head(tokens[first - 1].text, words) == "name"
    name = tokens[first - 1].text if named else words.of("column.name")[0]
    heads = [name, *(group + year for group in groups for year in years[:size])]
    rows = rows_below(tokens, at + len(years), heads, words, barred=barred, numbered=False)
    if len(rows) < _LEAST_ROWS:
        return []
    return [FoundRow(tuple(heads), first - named, at + len(years)), *rows]


def by_years(tokens: Sequence[Token], at: int, words: Words) -> list[FoundRow]:
    """Return the table whose rows start with a year, the first at a token; nothing if none does.

    What is counted stands before it, as many heads as a year has figures; that of the years may be
    missing.
    """
    if not _is_year(tokens[at]):
        return []
    width = sum(1 for _ in takewhile(_is_figure, tokens[at + 1 : at + WIDEST]))
    heads = [re.sub(r":([^:]{1,4})$", r"(\1)", token.text) for token in tokens[at - width : at]]
    if width < 2 or at < width or not all(map(_is_long_head, heads)):
        return []
    rows = [FoundRow((words.of("column.name")[0], *heads), at - width, at)]
    while at + width < len(tokens) and _is_year(tokens[at]):
        texts = tuple(token.text for token in tokens[at : at + width + 1])
        if not all(map(_is_figure, tokens[at + 1 : at + width + 1])):
            break
        rows.append(FoundRow(texts, at, at + width + 1))
        at += width + 1
    return rows if len(rows) > _LEAST_ROWS else []


def _is_figure(token: Token) -> bool:
    return token.text != "" and is_value(token.text) and not _is_year(token)


def _is_long_head(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST_HEAD
        and not text.startswith("(")  # half a head
        and not re.search("[。;]", text)
        and not is_value(text)
    )


def _is_year(token: Token) -> bool:
    return YEAR_HEAD.fullmatch(token.text) is not None


def _is_head(text: str) -> bool:
    return (
        len(text) <= HEAD_WIDTH
        and not re.search("[。;]", text)
        and (YEAR_ROW.fullmatch(text) is not None or not is_value(text))
    )


def rows_below(
    tokens: Sequence[Token],
    at: int,
    heads: Sequence[str],
    words: Words,
    *,
    barred: bool,
    numbered: bool,
) -> list[FoundRow]:
    """Return the rows below heads as far as they have the same kinds of cells.

    What stands between two rows and fits none goes into a row without a name.
    """
    width = len(heads)
    kinds: list[str] = []
    rows: list[FoundRow] = []
    place = last = at
    lost = 0
    total = words.pattern("{table_of.sum}|{table_of.total}")
    while place + width <= len(tokens) + 1 and place - last <= 2 * width:
        if rows and (heads_at(tokens, place, words) or (len(rows) == 1 and place - last > _GROUP)):
            break
        summed = kinds[:1] == ["number"] and total.fullmatch(tokens[place].text)  # not counted
        end = place + width - bool(summed)
        texts = tuple(token.text for token in tokens[place:end])
        texts = (texts[0], *texts) if summed else texts
        fits = len(texts) == width
        found = _kinds(texts, heads, kinds, barred=barred, numbered=numbered) if fits else []
        if not found:
            if not kinds:
                return []
            place += 1
            continue
        kinds = found
        between = lost_row(tokens, last, place, kinds)
        rows += [*between, FoundRow(texts, place, end)]
        lost += len(between)
        if _MOST_LOST * lost > len(rows) > _ENOUGH:
            return []
        place = last = end
    return rows if _MOST_LOST * lost <= len(rows) else []  # figures between all rows: no rows


def _kinds(
    texts: Sequence[str], heads: Sequence[str], before: Sequence[str], *, barred: bool,
    numbered: bool,
) -> list[str]:  # fmt: skip
    """Return the kinds of the columns if cells are a row of them, else nothing.

    `numbered` says that the first column counts the rows: then an aim may be in words.
    """
    name = "year" if YEAR_ROW.fullmatch(texts[0]) else "" if is_value(texts[0]) else "text"
    if numbered and texts[1] and not is_value(texts[1]):
        counted = ROW_NUMBER.fullmatch(texts[0]) or texts[0] == texts[1]  # 合计 has no number
        name = "number" if counted else name
    if not texts[0] or not name or (before and name != before[0]):
        return []
    found = [name]
    for place in range(1, len(texts)):
        text, head = texts[place], heads[place]
        known = before[place] if before else "value" if YEAR_HEAD.match(head) else ""
        kind = "value" if is_value(text) else "text" if text else ""
        if YEAR_HEAD.fullmatch(text) and text.endswith("年"):
            return []  # a head
        if kind == "text" and known == "value" and may_be_value(text):
            kind = "value"
        worded = kind == "text" and known == "value" and numbered and bool(before)
        if (kind and known and kind != known and not worded) or (not text and not barred):
            return []
        found.append(known if worded else kind or known)
    return found if "value" in found and (before or name != "year" or any(texts[1:])) else []
