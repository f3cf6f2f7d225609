"""Tables that are written a cell a line, known by their shape.

The same kinds of cells come again and again, below as many heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plancmp.language.tables import YEAR_ROW, heads_places, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    AGES,
    HEAD_WIDTH,
    LISTED,
    ROW_NUMBER,
    YEAR_HEAD,
    is_value,
    kind_of_head,
    may_be_unit,
    may_be_value,
    row_number,
)
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.stream_rows import (
    WIDEST,
    FoundRow,
    Token,
    heads_at,
    lost_row,
    size,
)

_UNIT = re.compile(r"[\u4e00-\u9fff]\([^()]{1,6}\)$")
_HEADING = re.compile("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节]")
_MOST_LOST = 4
_SKIPPED = 6
_LEAST_ROWS, _ENOUGH = 3, 24
_LONGEST_HEAD = 40
_GROUP = 2


def shaped(tokens: Sequence[Token], at: int, words: Words, *, barred: bool) -> list[FoundRow]:
    """Return the header and rows of the table whose first head is a token, by the widest fit."""
    head = tokens[at].text
    if not head or not _is_head(head) or YEAR_HEAD.match(head) or _UNIT.search(head):
        return []
    if not any(is_value(token.text) for token in tokens[at + 1 : at + 2 * WIDEST]):
        return []
    if at and key_of_head(tokens[at - 1].text, words) in ("group", "number"):
        return []  # the table begins there
    if kind_of_head(head, words) == "unit":
        return []  # it has lost the head of its names
    front = _in_front(tokens, at, words, barred=barred)
    named = key_of_head(tokens[at + len(front)].text, words) == "name"
    best: list[FoundRow] = []
    for width in range(2, WIDEST):
        raw, end = [token.text for token in tokens[at : at + width]], at + width
        if len(raw) < width or not _is_head(raw[-1]):
            break
        for heads, behind in ((raw, end), _filled(tokens, at, width) if barred else ([], 0)):
            if not _differ(heads, words) or _is_late(heads[len(front) + 1 :], words):
                continue
            told = YEAR_HEAD.fullmatch(heads[1]) or (barred and _UNIT.search(heads[1]))
            if width == 2 and not (named and told):
                continue
            if heads_go_on(tokens, behind, words) or _has_name(heads, words):
                continue
            rows = rows_below(tokens, behind, heads, words, barred=barred, front=front)
            if _is_doubled(rows, len(front), words) or not have_units(rows, heads, words):
                continue
            least = 2 if named or barred else _LEAST_ROWS
            if sum(not row.lost for row in rows) >= least and size(rows) > size(best[1:]):
                best = [FoundRow(tuple(heads), at, behind), *rows]
    return best


def _differ(heads: Sequence[str], words: Words) -> bool:
    """Whether heads are those of one row: each another, but for changes of what stands before."""
    filled = [head for head in heads if head]
    others = [head for head in filled if kind_of_head(head, words) != "change"]
    each = len(set(others)) == len(others) and len(filled) < 2 * len(others)
    return len(filled) > 1 and each


def heads_go_on(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether what stands behind heads is a head, too: 性质, 责任单位."""
    text = tokens[at].text if at < len(tokens) else ""
    return not YEAR_HEAD.match(text) and kind_of_head(text, words) != ""


def _has_name(heads: Sequence[str], words: Words) -> bool:
    """Whether the name of a row is behind heads that are all known: 指标, 2025年, 婴儿死亡率."""
    kinds = list(takewhile(bool, (kind_of_head(head, words) for head in heads)))
    behind = heads[len(kinds)] if len(kinds) < len(heads) else ""
    return {"name", "value"} <= set(kinds) and is_indicator_name(behind, words)


def _is_doubled(rows: Sequence[FoundRow], name: int, words: Words) -> bool:
    """Whether the rows have names of indicators in another column than that of the names: two."""
    columns = zip(*(row.texts[name + 1 :] for row in rows if not row.lost), strict=True)
    return any(
        sum(is_indicator_name(text, words) for text in column) > len(column) // 2
        for column in columns
    )


def have_units(rows: Sequence[FoundRow], heads: Sequence[str], words: Words) -> bool:
    """Whether units stand below the head of units; 单位 may be that of the names, if none is."""
    kinds = [kind_of_head(head, words) for head in heads]
    units = [at for at, kind in enumerate(kinds) if kind == "unit" and "name" in kinds]
    cells = [row.texts[at] for at in units for row in rows if not row.lost]
    return all(not cell or may_be_unit(cell, words) for cell in cells)


def _is_late(heads: Sequence[str], words: Words) -> bool:
    """Whether the head of the names, or one above others (其中), stands among the others."""
    part = words.pattern("{table_of.part}[:,]?")
    return any(
        kind_of_head(head, words) == "name" or heads_places(head, words) or part.fullmatch(head)
        for head in heads
    )


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
    rows = rows_below(tokens, at + len(years), heads, words, barred=barred, front=())
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
        and not LISTED.match(text)
        and (YEAR_ROW.fullmatch(text) is not None or not is_value(text))
    )


def rows_below(
    tokens: Sequence[Token],
    at: int,
    heads: Sequence[str],
    words: Words,
    *,
    barred: bool,
    front: Sequence[str],
) -> list[FoundRow]:
    """Return the rows below heads as far as they have the same kinds of cells.

    `front` are the kinds of the columns in front of the names: `group`, `number`. What stands
    between two rows and fits none goes into a row that is lost.
    """
    width = len(heads)
    kinds: list[str] = []
    rows: list[FoundRow] = []
    place = last = at
    lost = count = 0
    total = words.pattern("{table_of.sum}|{table_of.total}")
    while place + width <= len(tokens) + 1 and place - last <= 2 * width:
        if rows and (heads_at(tokens, place, words) or (len(rows) == 1 and place - last > _GROUP)):
            break
        behind = tokens[place + 1 : place + 2]
        summed = kinds[:1] == ["number"] and total.fullmatch(tokens[place].text)  # not counted
        summed = summed if behind and is_value(behind[0].text) else None
        end = place + width - bool(summed)
        texts = tuple(token.text for token in tokens[place:end])
        texts = (texts[0], *texts) if summed else texts
        fits = len(texts) == width
        found = _kinds(texts, heads, kinds, barred=barred, front=front) if fits else []
        number = row_number(texts[front.index("number")]) if found and "number" in front else 0
        if found and number and not (number == 1 or 0 < number - count <= _SKIPPED):
            found = []
        next_ = tokens[end].text if end < len(tokens) else ""
        if number and texts[-1] == str(number + 1) and not row_number(next_):
            found = []  # its last cell is the number of the next row
        if not found:
            if not kinds and not _is_above(tokens[place:end], place - at, barred=barred):
                return []
            place += 1
            continue
        kinds = found
        count = number or count
        between = lost_row(tokens, last, place, kinds)
        rows += [*between, FoundRow(texts, place, end)]
        lost += len(between)
        if _MOST_LOST * lost > len(rows) > _ENOUGH:
            return []
        place = last = end
    return rows if _MOST_LOST * lost <= len(rows) else []  # figures between all rows: no rows


def _is_above(texts: Sequence[Token], far: int, *, barred: bool) -> bool:
    """Whether a token may be the head of the first rows (一、综合), or the one above it."""
    words = texts[0].text and texts[1].text and not any(is_value(text.text) for text in texts[:2])
    return bool(words) and LISTED.match(texts[0].text) is not None and far < _GROUP and not barred


def _in_front(tokens: Sequence[Token], at: int, words: Words, *, barred: bool) -> tuple[str, ...]:
    """Return the kinds of the heads from a token on that are in front of that of the names.

    Where groups stand there, their empty cells must be seen.
    """
    kinds = [key_of_head(token.text, words) for token in tokens[at : at + 2]]
    group = ("group",) if barred and kinds[0] == "group" else ()
    return (*group, "number") if kinds[len(group) :][:1] == ["number"] else group


def _kinds(
    texts: Sequence[str], heads: Sequence[str], before: Sequence[str], *, barred: bool,
    front: Sequence[str],
) -> list[str]:  # fmt: skip
    """Return the kinds of the columns if cells are a row of them, else nothing.

    Where a column counts the rows, an aim may be in words.
    """
    if front[:1] == ("group",):
        if texts[0] and is_value(texts[0]):
            return []
        rest = _kinds(texts[1:], heads[1:], before[1:], barred=barred, front=front[1:])
        return ["group", *rest] if rest else []
    numbered = front[:1] == ("number",)
    figure = is_value(texts[0]) and not AGES.match(texts[0])
    name = "year" if YEAR_ROW.fullmatch(texts[0]) else "" if figure else "text"
    if numbered and texts[1] and not is_value(texts[1]):
        counted = ROW_NUMBER.fullmatch(texts[0]) or texts[0] == texts[1]  # 合计 has no number
        within = not texts[0] and barred and bool(before)  # a part of the row before
        name = "number" if counted or within else ""
    elif numbered:
        name = ""
    if not name or (not texts[0] and name != "number") or (before and name != before[0]):
        return []
    found = [name]
    for place in range(1, len(texts)):
        text, head = texts[place], heads[place]
        known = before[place] if before else "value" if YEAR_HEAD.match(head) else ""
        kind = "value" if is_value(text) else "text" if text else ""
        if (YEAR_HEAD.fullmatch(text) and text.endswith("年")) or _HEADING.match(text):
            return []
        if kind == "text" and known == "value" and may_be_value(text):
            kind = "value"
        worded = kind == "text" and known == "value" and numbered and bool(before)
        if (kind and known and kind != known and not worded) or (not text and not barred):
            return []
        found.append(known if worded else kind or known)
    return found if "value" in found and (before or name != "year" or any(texts[1:])) else []
