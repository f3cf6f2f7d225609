"""Which heads stand above which columns, where a page lost on which row of heads each stands.

Below `序号 | 单位 | 人口 | 新增床位 | 食堂` go on `2007年比例 | 2010年比例`; a row has a cell more
than the first row of heads: what the columns below hold says that both stand below 新增床位.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import accumulate, combinations, islice

from plancmp.language.tables import WHOLE_HEAD, YEAR, heads_places
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import ROW_NUMBER, is_value, kind_of_head

_FIGURE = re.compile(r"[<>≤≥=]*(-?[0-9][0-9,]*(?:\.[0-9]+)?)(%?).*")
_WORDED = ("name", "unit", "nature", "number", "group", "scope")
_PART = "^(?:#|{table_of.part}[:,]?)"
_UNIT = re.compile(r"\(.{1,5}\)$")
_MOST_FREE = 2
_DOUBLED = re.compile(r"(.{3,})\1")
_MOST_TOPS, _MOST_WAYS = 12, 2000
_HUGE = 1000


@dataclass(frozen=True, slots=True)
class Below:
    """What the cells of a column are: `number`, `words` or `figures`; their figures and signs."""

    kind: str
    figures: tuple[Decimal | None, ...] = ()
    in_percent: bool = False

    @property
    def decimals(self) -> int:
        """How many decimals its figures have at most."""
        exponents = (one.as_tuple().exponent for one in self.figures if one is not None)
        return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def columns_below(rows: Sequence[Sequence[str]]) -> tuple[Below, ...]:
    """Return what the columns of rows, all as wide, hold."""
    found: list[Below] = []
    counted = all(ROW_NUMBER.fullmatch(row[0]) or row[0] == row[1] for row in rows)
    for place, cells in enumerate(zip(*rows, strict=True)):
        filled = [cell for cell in cells if cell]
        figures = [_FIGURE.fullmatch(cell) if is_value(cell) else None for cell in cells]
        if not place and counted:
            found.append(Below("number"))
        elif 2 * sum(map(is_value, filled)) <= len(filled):
            found.append(Below("words"))
        else:
            percent = [figure[2] for figure in figures if figure]
            found.append(
                Below("figures", tuple(map(_number, figures)), bool(percent) and all(percent))
            )
    return tuple(found)


def _number(figure: re.Match[str] | None) -> Decimal | None:
    try:
        return Decimal(figure[1].replace(",", "")) if figure else None
    except InvalidOperation:
        return None


def layout(
    heads: Sequence[str],
    columns: Sequence[Below],
    words: Words,
    ends: Collection[int] = (),
) -> tuple[str, ...]:
    """Return one head for each column, made of heads in their order; nothing if several ways fit.

    The first of them stand in one row, the others below some of these; the words of the second
    row may be broken over two. `ends` are the numbers of heads that a row can end behind, empty
    where nobody knows.
    """
    ways = list(islice(_ways(heads, columns, words, ends), _MOST_WAYS + 1))
    scored: dict[tuple[str, ...], int] = {}
    for way, sums in ways if len(ways) <= _MOST_WAYS else ():
        if len(set(way)) == len(way) and not any(map(_DOUBLED.search, way)):
            fits = [_fit(head, column, words) for head, column in zip(way, columns, strict=True)]
            if None not in fits:
                scored[way] = sums + sum(fit for fit in fits if fit is not None)
    best = max(scored.values(), default=None)
    found = [way for way, score in scored.items() if score == best]
    return found[0] if len(found) == 1 else ()


def _ways(
    heads: Sequence[str], columns: Sequence[Below], words: Words, ends: Collection[int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each way to lay out heads, and what else speaks for it than the columns below."""
    if len(heads) > len(columns):
        for whole in (heads, *_mended(heads, len(columns))):
            yield from _spanned(whole, columns, words, ends)
    elif len(heads) == len(columns):
        if not ends:
            yield tuple(heads), 0
        for way, wholes in _with_parts(heads, columns, words, ends):
            yield way, -wholes  # more likely all are parts of one than of several


def _mended(heads: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    """Yield the heads, what is broken over two rows (绝对数 比上年 / (万人) 增长%) in one."""
    for count in range(2, len(heads) // 2 + 1):
        rows = heads[-2 * count : -count], heads[-count:]
        tops = len(heads) - 2 * count
        if 0 < tops + count - width < tops and all(len(set(row)) < count for row in rows):
            yield (*heads[:tops], *(upper + lower for upper, lower in zip(*rows, strict=True)))


def _is_leaf(head: str, words: Words) -> bool:
    """Whether nothing stands below a head: it is known, or ends with its unit."""
    known = kind_of_head(head, words) in (*_WORDED, "other")
    return known or heads_places(head, words) or _UNIT.search(head) is not None


def _spanned(
    heads: Sequence[str], columns: Sequence[Below], words: Words, ends: Collection[int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the ways to put the last of the heads below so many of the first as make the columns.

    Where these are many, each has as many below it, or they stand together. Beside each way stands
    how many of its groups have their sum beside them, less those of years that are not alike.
    """
    groups = len(heads) - len(columns)
    for tops in range(groups + 1, min(len(heads) - 1, _MOST_TOPS) + 1):
        below = heads[tops:]
        if len(below) < 2 * groups or groups < 1 or (ends and tops not in ends):
            continue
        few = groups <= _MOST_FREE
        chosen = combinations(range(1, tops), groups) if few else _together(tops, groups)
        for above in chosen:
            if any(_is_leaf(heads[top], words) for top in above):
                continue
            for sizes in _sizes(len(below), groups):
                stops = list(accumulate(sizes, initial=0))
                parts = {top: below[stops[at] : stops[at + 1]] for at, top in enumerate(above)}
                if all(_may_stand(heads[top], parts[top], words) for top in above):
                    yield _with_below(heads[:tops], parts, columns, words)


def _may_stand(top: str, below: Sequence[str], words: Words) -> bool:
    """Whether heads may stand below one: all of values, years only beside years or all of these."""
    if any(kind_of_head(part, words) in _WORDED for part in below):
        return False
    dated = [part for part in below if YEAR.search(part)]
    others = [part for part in below if part not in dated and not _is_whole(part, words)]
    if dated and (others or YEAR.search(top)):
        return False
    return len({part.startswith("(") for part in below}) == 1  # a remark is on one head alone


def _is_whole(head: str, words: Words) -> bool:
    """Whether a head is of all the years beside it: 累计, 年均增长."""
    return (
        WHOLE_HEAD.fullmatch(head) is not None
        or words.pattern("{column.change}|{column.whole}|{cue.all_told}").search(head) is not None
    )


def _with_below(
    tops: Sequence[str],
    below: Mapping[int, Sequence[str]],
    columns: Sequence[Below],
    words: Words,
) -> tuple[tuple[str, ...], int]:
    """Return the heads with those that stand below some, and what the groups speak for it."""
    found: list[str] = []
    sums = 0
    for at, top in enumerate(tops):
        parts = below.get(at, ())
        group = slice(len(found), len(found) + max(1, len(parts)))
        found += [_joined(top, part, words) for part in parts] or [top]
        if parts:
            decimals = {column.decimals for column in columns[group]}
            years = all(map(YEAR.match, parts))
            sums += _has_sum(columns, group)
            sums -= years and len(decimals) > 1  # they are of one measure
    return tuple(found), sums


def _has_sum(columns: Sequence[Below], group: slice) -> bool:
    """Whether a column beside some holds their sums: it is no part of them."""
    beside = [at for at in (group.start - 1, group.stop) if 0 < at < len(columns)]
    for column in (columns[at] for at in beside):
        rows = list(zip(*(part.figures for part in columns[group]), column.figures, strict=False))
        whole = [row for row in rows if all(figure is not None for figure in row)]
        told = (sum(figure for figure in row[:-1] if figure) == row[-1] for row in whole)
        if whole and all(told):
            return True
    return False


def _joined(top: str, part: str, words: Words) -> str:
    """Return the head that one above and one below make; 绝对数(万人) only tells the unit."""
    level = words.pattern(r"{table_of.level}(?P<unit>\([^()]*\))?").fullmatch(part)
    return top + (level["unit"] or "" if level else part)


def _together(tops: int, groups: int) -> Iterator[tuple[int, ...]]:
    for first in range(1, tops - groups + 1):
        yield tuple(range(first, first + groups))


def _sizes(count: int, groups: int) -> Iterator[tuple[int, ...]]:
    """Yield how many heads may stand below each group: as many below each, or any below two."""
    if count % groups == 0:
        yield (count // groups,) * groups
    elif groups == _MOST_FREE:
        yield from ((first, count - first) for first in range(2, count - 1))


def _with_parts(
    heads: Sequence[str], columns: Sequence[Below], words: Words, ends: Collection[int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the heads, parts (#医院) behind what they are parts of, which has a column, too.

    Signs tell that they are parts, or that they stand in the second row of heads. No part is more
    than the whole in front of it. Beside each way stands how many heads have parts.
    """
    part = words.pattern(_PART)
    marked = next((at for at, head in enumerate(heads) if part.match(head)), 0)
    for first in ends or {marked}:
        if 1 < first < len(heads) and (ends or all(map(part.match, heads[marked:]))):
            parts = [part.sub("", head) for head in heads[first:]]
            for below, wholes in _split(heads[1:first], parts, columns[1:]):
                yield (heads[0], *below), wholes


def _split(
    tops: Sequence[str], parts: Sequence[str], columns: Sequence[Below]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the ways to put parts behind the first heads such that each is within its whole."""
    if not tops:
        if not parts:
            yield (), 0
        return
    top, unit = tops[0], _UNIT.search(tops[0])
    core = top[: unit.start()] if unit else top
    for count in range(len(parts) + 1):
        if count and not _within(columns[count], columns[0]):
            return
        own = [core + part + (unit[0] if unit else "") for part in parts[:count]]
        for rest, wholes in _split(tops[1:], parts[count:], columns[count + 1 :]):
            yield (top, *own, *rest), wholes + bool(count)


def _within(part: Below, whole: Below) -> bool:
    pairs = zip(part.figures, whole.figures, strict=False)
    return all(one <= all_ for one, all_ in pairs if one is not None and all_ is not None)


def _fit(head: str, column: Below, words: Words) -> int | None:
    """Return how well a head fits what stands below it, None where it does not."""
    kind = kind_of_head(head, words)
    if column.kind == "number":
        return 2 if kind == "number" else None
    if column.kind == "words":
        valued = kind in ("value", "change", "number") or YEAR.search(head) is not None
        return None if valued else int(kind in _WORDED)
    if kind in _WORDED:
        return None
    shares = words.pattern("{table_of.share}").search(head) is not None
    if column.in_percent:
        return 1 if shares or kind in ("value", "change") else -1
    huge = any(figure is not None and abs(figure) >= _HUGE for figure in column.figures)
    return -1 if shares and huge else 0
