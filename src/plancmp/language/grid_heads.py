"""The heads of a table: how many rows they fill, and above which columns they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.tables import YEAR, YEAR_ROW, Row, TableCell, key_of_head
from plancmp.model.words import Words

_DATA_CELL = re.compile("[-+]?[0-9][0-9,]*(?:[.][0-9]+)?[%‰]?")
_DATES = re.compile(f"{YEAR.pattern}|[0-9]{{1,2}}(?:[-~至][0-9]{{1,2}})?月")
BRACKETS = re.compile(r"\([^()]*\)")
_IN_BRACKETS = re.compile(r"\(.*\)")
_COUNT = re.compile(r"\(?[0-9]{1,3}[).、]?")
_DEEP = 3
LEAST_ACROSS = 2
_LETTERS = "甲乙丙丁戊己庚辛"


def above_their_columns(raw: list[list[TableCell]]) -> list[TableCell]:
    """Return the heads, moved by one where the names in another language have none.

    Below `指标 | 2016 | 2017 |  ` stand `床位 | Beds | 5 | 6`.
    """
    heads = raw[0]
    data = [row for row in raw[1:] if _is_data(row)]
    second = [row[1].text for row in data]
    worded = data and all(text and not is_plain_figure(text) for text in second)
    if heads[-1].text or not worded or not YEAR_ROW.fullmatch(heads[1].text):
        return heads
    return [heads[0], heads[-1], *heads[1:-1]]


def stairs_of(raw: list[list[TableCell]], words: Words) -> list[list[TableCell]]:
    """Return the rows of heads whose last is merged over those of the next, each in its columns.

    A page that lost the empty cells has all rows begin on the left. Nothing for other heads.
    """
    groups = _below_groups(raw, words)
    if groups:
        return groups
    first = next((at for at, row in enumerate(raw) if _is_data(row)), 0)
    heads = [row[: max(_filled(row), default=0)] for row in raw[:first]]
    if first < 2 or not all(heads) or any(not cell.text for row in heads for cell in row):
        return []
    if any(key_of_head(row[-1].text, words) for row in heads[:-1]):
        return []  # 备注 is over no others
    width = max(_filled(raw[first]))
    totals = _below_each(heads, width, words)
    if totals:
        return totals
    spans = [width]
    for row in heads[:-1]:
        spans.append(spans[-1] - len(row) + 1)
    if len(heads[0]) >= width or len(heads[-1]) != spans[-1] or min(spans) < 2:
        return []
    found = []
    for row, span in zip(heads, spans, strict=True):
        blank = replace(row[0], printed="", text="")
        left = [blank] * (width - span)
        found.append([*left, *row, *[blank] * (span - len(row))])
    return found


def _below_groups(raw: list[list[TableCell]], words: Words) -> list[list[TableCell]]:
    """Return two rows of heads where below each that can be of a group stand as many and the same.

    Below `指标 | 规划目标 | 实现情况` stand `2015年 | 年均增长 | 2015年 | 年均增长`: a group's head
    says no year and no property of its rows. Empty cells may all stand at the end.
    """
    top, below = (row[: max(_filled(row), default=0)] for row in raw[:2])
    width = max((max(_filled(row)) for row in raw[2:] if _is_data(row)), default=0)
    below = below[1:] if below and not below[0].text else below
    if not all(cell.text for cell in [*top[1:], *below]):
        return []
    if any(is_plain_figure(cell.text) or key_of_head(cell.text, words) == "name" for cell in below):
        return []
    groups = [at for at, cell in enumerate(top) if at and not _stands_alone(cell.text, words)]
    size, rest = divmod(len(below), len(groups) or 1)
    fits = size > 1 and not rest and len(top) - len(groups) + len(below) == width
    texts = [cell.text for cell in below]
    if not groups or not fits or texts != texts[:size] * len(groups):
        return []
    return _spread(top, below, [size if at in groups else 0 for at in range(len(top))])


def _spread(
    top: Sequence[TableCell], below: Sequence[TableCell], sizes: Sequence[int]
) -> list[list[TableCell]]:
    """Return heads above those below them, of which each has so many; 0 of one that has none."""
    blank = replace(top[0], printed="", text="")
    upper: list[TableCell] = []
    lower: list[TableCell] = []
    rest = iter(below)
    for head, size in zip(top, sizes, strict=True):
        upper += [head, *[blank] * (size - 1)]
        lower += [next(rest) for _ in range(size)] or [blank]
    return [upper, lower]


def _stands_alone(head: str, words: Words) -> bool:
    """Whether no others can stand below a head: 2020年, 属性."""
    kind = key_of_head(head, words)
    return YEAR.search(head) is not None or (kind != "" and kind not in ("target", "reached"))


def _below_each(
    heads: Sequence[list[TableCell]], width: int, words: Words
) -> list[list[TableCell]]:
    """Return two rows of heads where below each but the first stand all and parts: 全部 医院.

    Below `年份 | 机构 | 床位` stand `全部 | 医院 | 全部 | 医院`: 全部 begins the parts of each.
    """
    top, below = heads[0], heads[-1]
    total = words.pattern("{table_of.total}|{table_of.sum}|{table_of.whole}")
    starts = [at for at, cell in enumerate(below) if cell.text == below[0].text]
    fits = len(heads) == 2 and len(starts) == len(top) - 1 and len(below) == width - 1
    if not fits or not total.fullmatch(below[0].text):
        return []
    ends = [*starts[1:], len(below)]
    return _spread(top, below, [0, *(end - start for start, end in zip(starts, ends, strict=True))])


def _filled(row: Sequence[TableCell]) -> list[int]:
    """Return how many cells there are up to each that is not empty."""
    return [at for at, cell in enumerate(row, 1) if cell.text]


def _is_data(row: list[TableCell]) -> bool:
    return sum(is_plain_figure(cell.text) for cell in row) > 1


def is_plain_figure(text: str) -> bool:
    """Whether a cell is a figure and no year."""
    return _DATA_CELL.fullmatch(text) is not None and not YEAR_ROW.fullmatch(text)


def is_of_all(row: Sequence[TableCell], words: Words) -> bool:
    """Whether a row is the header of a table of two columns: nothing, and 全市 or 合计."""
    form = words.pattern("{table_of.total}|{table_of.sum}")
    return len(row) == LEAST_ACROSS and not row[0].text and bool(form.fullmatch(row[1].text))


def without_head_of_all(header: list[Row]) -> list[Row]:
    """Return a header of many rows without the heads above all columns, which are its title."""
    rest = list(header)
    while len(rest) > _DEEP and _filled(rest[0][1:]) == [1]:
        first = rest[1][0] if rest[1][0].text else rest[0][0]
        rest = [(first, *rest[1][1:]), *rest[2:]]
    return rest


def count_of_heads(body: list[Row], words: Words) -> int:
    """Return how many rows of a table are its header's, at least one is left below them."""
    count = 1
    while count < len(body) - 1 and _goes_on(body[:count], body[count], words):
        count += 1
    return count


def _goes_on(heads: list[Row], row: Row, words: Words) -> bool:
    """Whether a row is one more of a header: 目标值 and 单位 below 2025年, years below 人数.

    One head alone stands below the sign of a part (专任教师 below 其中), or a merged one.
    """
    numbered = key_of_head(heads[0][0].text, words) == "number" and _COUNT.fullmatch(row[0].text)
    if numbered or _has_name(heads[0], row, words):
        return False
    if is_doubled([cell.text for cell in row], words):
        return True
    known_heads = words.pattern("{column.target}|{column.reached}")
    texts = [cell.text for cell in row if cell.text]
    known = sum(known_heads.search(text) is not None for text in texts)
    part = words.pattern("{table_of.part}:?")
    at = [place for place, cell in enumerate(row) if cell.text]
    above = [heads[-1][place].text for place in at]
    merged = len(at) == 1 and above[0] != "" and _ends(heads[-1], at[0]) > at[0] + 1
    parts = all(map(part.fullmatch, above)) or all(map(part.match, texts))
    least = 1 if merged or parts else 2
    return (known > 1 or (not row[0].text and len(texts) >= least)) and not any(
        re.search("[0-9]", _DATES.sub("", BRACKETS.sub("", text))) for text in texts
    )


def is_doubled(heads: Sequence[str], words: Words) -> bool:
    """Whether heads come twice, the first that of names: 项目 2014年 增长% 项目 2014年 增长%."""
    size = len(heads) // 2
    same = size >= LEAST_ACROSS and list(heads[:size]) == list(heads[size:])
    return same and key_of_head(heads[0], words) == "name"


def _ends(row: Row, at: int) -> int:
    """Return where the head that stands at a place ends: before the next, or with the row."""
    return next((place for place in range(at + 1, len(row)) if row[place].text), len(row))


def is_lettered(row: Row) -> bool:
    """Whether a row counts the columns: 甲 乙 1 2 3."""
    texts = [cell.text for cell in row if cell.text]
    letters = [text for text in texts if text in _LETTERS]
    numbers = [text for text in texts if text not in letters]
    counted = numbers == [str(at) for at in range(1, len(numbers) + 1)]
    return counted and letters != [] and sorted(letters) == sorted(_LETTERS[: len(letters)])


def _has_name(first: Row, row: Row, words: Words) -> bool:
    """Whether a row has a name below the head of the names, where that is merged over no others."""
    named = (at for at, head in enumerate(first) if key_of_head(head.text, words) == "name")
    at = next(named, len(first))
    text = row[at].text if at < len(first) else ""
    merged = at + 1 < len(first) and not first[at + 1].text
    known = key_of_head(text, words) != "" or _IN_BRACKETS.fullmatch(text) or YEAR.search(text)
    return text != "" and not merged and not known
