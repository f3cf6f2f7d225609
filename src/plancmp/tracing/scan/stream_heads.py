"""The heads of a table that is written a cell a line: broken in two, or in two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product, takewhile

from plancmp.language.tables import heads_places
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    HEAD_WIDTH,
    LISTED,
    YEAR_HEAD,
    is_value,
    kind_of_head,
)
from plancmp.tracing.scan.stream_rows import WIDEST, Token

_YEAR = re.compile(r"\(?[^0-9()]{0,2}((?:19|20)[0-9]{2})年?[^0-9()]{0,3}\)?")
_MONTH = re.compile("[0-9]{1,2}(?:-[0-9]{1,2})?月(?:底|末|份)?|[0-9]{1,2}-[0-9]{1,2}")
_WIDEST = 14
_FIGURES = 3
_FARTHEST = 3 * WIDEST


def whole_heads(tokens: Sequence[Token], words: Words) -> list[Token]:
    """Return the tokens, heads that a page broke after their years (2020年 完成情况) as one."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        kind = words.pattern("^.{0,2}({column.target}|{column.reached}).{0,2}$").search(token.text)
        dated = _MONTH.fullmatch(token.text)
        whole = before.text + token.text if before else ""
        nature = kind_of_head(token.text, words) == kind_of_head(whole, words) == "nature"
        if before and nature and kind_of_head(before.text, words) == "name":
            found[-1] = Token(whole, before.first, token.last)  # 指标, 性质
            continue
        if before and (kind or dated) and YEAR_HEAD.fullmatch(before.text):
            year = before.text if kind else f"{before.text.rstrip('年')}年"
            found[-1] = Token(year + token.text, before.first, token.last)
        else:
            found.append(token)
    return found if len(tokens) - len(found) > 1 else list(tokens)


def spread_heads(tokens: Sequence[Token], words: Words) -> list[Token]:
    """Return the tokens, years that stand below merged heads (目标值: 2023年, 2025年) with these.

    Between these heads and the years the other heads of the first row stand.
    """
    found = list(tokens)
    at = 0
    while at < len(found):
        if kind_of_head(found[at].text, words) in ("number", "group", "name"):
            first, years = _years_below(found, at, words)
            heads = _spread(found[at:first], years, words)
            if heads:
                found[at : first + len(years)] = heads
                at += len(heads) - 1
        at += 1
    return found


def _years_below(tokens: Sequence[Token], at: int, words: Words) -> tuple[int, list[Token]]:
    """Return the years behind the heads that start at a token, and where they stand."""
    for place in range(at + 1, min(at + _WIDEST, len(tokens))):
        text = tokens[place].text
        if _YEAR.fullmatch(text):
            if kind_of_head(tokens[place - 1].text, words) != "value":
                years = list(takewhile(lambda token: _YEAR.fullmatch(token.text), tokens[place:]))
                return place, years if len(years) > 1 else []
        elif (is_value(text) and text) or len(text) > HEAD_WIDTH or LISTED.match(text):
            break
    return at, []


def _spread(row: Sequence[Token], years: Sequence[Token], words: Words) -> list[Token]:
    """Return the heads of a row with the years below them; nothing where they do not fit.

    Each head of values has one, the last the others.
    """
    row = [token for token in row if token.text]
    kinds = [kind_of_head(token.text, words) for token in row]
    open_ = [
        place for place, token in enumerate(row)
        if kinds[place] == "value" and not _YEAR.search(token.text)
    ]  # fmt: skip
    if len(open_) == 1 and "" in kinds[open_[0] + 1 : open_[0] + 2]:
        open_.append(open_[0] + 1)  # 目前水平, 工作进度
    aims = words.pattern("{column.target}")
    if not open_ or "name" not in kinds or len(open_) > len(years):
        return []
    if kinds[open_[-1]] and not aims.search(row[open_[-1]].text):
        return []
    last = len(years) - len(open_) + 1
    found: list[Token] = []
    for place, token in enumerate(row):
        below = years[:last] if place == open_[-1] else years[:1] if place in open_ else []
        if not below:
            known = token.text if kinds[place] else words.of("column.other")[0]
            found.append(Token(known, token.first, token.last))
            continue
        for year in below:
            said = _YEAR.fullmatch(year.text)
            found.append(Token(f"{said[1]}年{token.text}" if said else "", year.first, year.last))
        years = years[len(below) :]
    return found


def grouped_heads(tokens: Sequence[Token], words: Words) -> list[Token]:
    """Return the tokens, whole heads for those that come again below groups (甲 乙, 人数 人数).

    How many heads there are in all, the first rows tell by their figures.
    """
    found = list(tokens)
    for at in range(1, len(found)):
        figures = _figures_behind(found, at)
        if figures < _FIGURES:
            continue
        above = found[max(0, at - _FARTHEST) : at]
        before = [token for token in above if token.text]
        behind = at + figures + 1
        behind += sum(
            1 for _ in takewhile(lambda token: not token.text, found[behind : behind + WIDEST])
        )
        if not before or _is_figure(before[-1].text) or _figures_behind(found, behind) != figures:
            continue
        sizes = range(2, figures // 2 + 1)
        for groups, size in [
            *product(sizes, sizes),
            *((1, size) for size in range(2, figures + 1)),
        ]:
            for row in (above, before):
                heads = _below_groups(row, figures + 1, groups, size, words)
                if heads:
                    start = found.index(row[-len(heads) - groups])
                    return [*found[:start], *heads, *found[at:]]
    return found


def _is_spread(tops: Sequence[Token], years: Sequence[Token], words: Words) -> bool:
    """Whether the last of the heads is above years, and a change, the first that of the names."""
    named = kind_of_head(tops[0].text, words) == "name"
    named = named or heads_places(tops[0].text, words)
    named = named or words.pattern("{column.group}$").search(tops[0].text) is not None
    *_, last = kinds = [
        "year" if YEAR_HEAD.fullmatch(year.text) else kind_of_head(year.text, words)
        for year in years
    ]
    below = set(kinds[:-1]) == {"year"} and last in ("year", "change")
    return named and below and not any(YEAR_HEAD.match(top.text) for top in tops)


def _is_figure(text: str) -> bool:
    return is_value(text) and not YEAR_HEAD.fullmatch(text)


def _figures_behind(tokens: Sequence[Token], at: int) -> int:
    """Return how many figures stand behind a token that is a word, 0 behind any other."""
    if at >= len(tokens) or not tokens[at].text or is_value(tokens[at].text):
        return 0
    behind = takewhile(
        lambda token: token.text and is_value(token.text), tokens[at + 1 : at + 1 + WIDEST]
    )
    return sum(1 for _ in behind)


def _below_groups(
    before: Sequence[Token], width: int, groups: int, size: int, words: Words
) -> list[Token]:
    """Return the heads of so many columns, some below groups; nothing if they do not fit.

    Changes stand beside the groups that have years below them, other single heads in front.
    """
    singles, below = width - groups * size, groups * size
    row = before[-(singles + groups + below) :]
    subs = list(row[-below:])
    if singles < 1 or len(row) < singles + groups + below:
        return []
    again = all(sub.text == subs[place % size].text for place, sub in enumerate(subs))
    if not again or any(len(token.text) > HEAD_WIDTH or _is_figure(token.text) for token in row):
        return []
    tops = row[: singles + groups]
    if groups == 1 and not _is_spread(tops, subs, words):
        return []
    grown = {at for at, top in enumerate(tops) if kind_of_head(top.text, words) == "change"}
    mixed = len(grown) == singles - 1 > 0 and all(_YEAR.match(sub.text) for sub in subs)
    alone = {0, *grown} if mixed else set(range(singles))
    dated = any(YEAR_HEAD.fullmatch(top.text) for at, top in enumerate(tops) if at not in alone)
    if dated and any(YEAR_HEAD.fullmatch(sub.text) for sub in subs):
        return []  # years of another group
    named: list[Token] = []
    for at, top in enumerate(tops):
        if at in alone:
            titled = not at and (not top.text or words.pattern("{caption}[0-9]").match(top.text))
            name = Token(words.of("column.name")[0], tops[1].first, row[-1].last)
            named.append(name if titled else top)
            continue
        named += [Token(top.text + sub.text, sub.first, sub.last) for sub in subs[:size]]
        subs = subs[size:]
    return named
