"""Hold the two readers of values against each other: `python -m tests.oracle.compare --length 4`.

Every value of up to `length` words of the grammar's alphabet is read by both. What both refuse, or
only the first reader does, is fine; each other difference is counted under the form it has, so
that a person settles it once. What was settled stands in `SETTLED`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from random import Random
from unicodedata import normalize

from plancmp.language.spelling import ValueSyntaxError
from plancmp.model.units import Units
from plancmp.model.value import Value
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.value_language import parse_value
from plancmp.reading.words import shipped_words
from tests.conftest import SHIPPED
from tests.oracle.reader import Meaning, Refused, read

FIGURES = (
    "5", "0", "05", "0.5", "10", "1,000", "1,00", "100", "3.", "三", "十", "两", "两千", "三百",
    "零", "二十五", "百", "半",
)  # fmt: skip
SCALES = ("万", "亿", "千", "余", "多", "点")
UNITS = (
    "%", "‰", "张", "名", "个", "级", "岁", "人/千人", "/10万", "个百分点", "个点", "倍", "成",
    "百分之", "千分之", "每千人",
)  # fmt: skip
BOUNDS = (
    "≤", "<", "≥", ">", "=", "约", "不低于", "不超过", "超过", "不足", "控制在", "达到", "近",
    "以上", "以下", "以内", "左右", "以外", "不",
)  # fmt: skip
CHANGES = (
    "比2015年",
    "较上年",
    "每年",
    "年均",
    "降低",
    "增长",
    "减少",
    "提高到",
    "前进",
    "力争",
    "翻番",
    "翻两番",
    "每",
)
SIGNS = ("-", "—", "至", "~", ":", "/", " ", "负", "+", ".", ",")
WORDS = ("全覆盖", "持续", "同比例", "按上级", "下达指标", "基本", "第", "前", "百强", "一半")
FORMS = (
    "５",
    "１０",
    "％",
    "／",
    "～",
    "－",
    "＋",
    "．",
    "萬",
    "億",
    "餘",
    "兩",
    "個",
    "點",
    "達到",
    "‱",
)
"""Full-width and traditional writing, which is read as if it were not, or refused."""
ALPHABET = (*FORMS, *FIGURES, *SCALES, *UNITS, *BOUNDS, *CHANGES, *SIGNS, *WORDS)


CORE = (
    "5", "10", "0.5", "三", "两千", "十", "百", "万", "余", "%", "张", "个百分点", "百分之", "≤",
    "不低于", "超过", "约", "达到", "以上", "以内", "左右", "比2015年", "每年", "降低", "增长",
    "前", "-", ":", " ", "负", "全覆盖", "力争",
)  # fmt: skip
"""The words that longer values are made of."""


def all_values(length: int) -> Iterator[str]:
    """Yield every value of up to three words of the alphabet, and longer ones of its core."""
    for size in range(length + 1):
        yield from map("".join, product(ALPHABET if size <= 3 else CORE, repeat=size))


def some_values(seed: int, count: int) -> Iterator[str]:
    """Yield longer values by combination: what stands in a value, in its order, with slips."""
    random = Random(seed)
    parts = (("", "力争", "约"), ("", "", *CHANGES), ("", "", *BOUNDS), FIGURES, ("", *SCALES),
             ("", *FIGURES, *SCALES), ("", *UNITS), ("", "", *SIGNS), ("", *FIGURES), ("", *UNITS),
             ("", *BOUNDS))  # fmt: skip
    for _ in range(count):
        words = [random.choice(part) for part in parts]
        if random.random() < 0.3:
            words[random.randrange(len(words))] = random.choice(ALPHABET)
        yield "".join(words)


def plain(value: Value) -> Meaning:
    """Return what the first reader read, in the second one's conventions."""
    unit, factor = value.unit, 1
    while unit[:1] in ("百", "千", "万", "亿") and unit != "百分点":
        factor *= {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[unit[0]]
        unit = unit[1:]
    if value.measure.endswith("change_pct") or value.measure == "rank_change":
        unit = ""
    number = None if value.number is None else value.number * factor
    high = None if value.high is None else value.high * factor
    return replace(value, number=number, high=high, unit=unit).meaning()


def difference(printed: str) -> str:
    """Return how the two readers differ on a value; empty if they do not, or if it is safe."""
    try:
        value = parse_value(printed)
    except ValueSyntaxError:
        return ""
    if not _known(value):
        return ""  # the next step of reading refuses it: no unit has that name
    first = plain(value)
    try:
        second = read(printed)
    except Refused as why:
        return f"only the first reads it: {why}"
    return "" if first == second else f"{_said(first)} against {_said(second)}"


def _known(value: Value) -> bool:
    unit = value.unit
    words = shipped_words()
    return not unit or bool(words.key("points", unit) or unit == "百分点" or _units().find(unit))


@cache
def _units() -> Units:
    return Catalogue(SHIPPED).vocabulary.units


def _said(meaning: Meaning) -> str:
    return " ".join(str(part) for part in meaning if part not in ("", None))


def form(printed: str) -> str:
    """Return a value with its figures and units levelled, so that like differences count as one."""
    text = re.sub(r"[0-9][0-9.,]*", "N", printed)
    text = re.sub(r"[一二两三四五六七八九十百千零]+", "C", text)
    return re.sub("张|名|个(?!百分点|点)|级|岁", "U", text)


def settled(printed: str) -> bool:
    """Whether a difference is one that was decided, with its reason, in `SETTLED`."""
    plain_widths = normalize("NFKC", printed)
    return any(pattern.search(plain_widths) for pattern in SETTLED.values())


SETTLED: dict[str, re.Pattern[str]] = {
    "每千人5张 is 5 张/千人": re.compile("^每"),
    "两% is short for nothing else": re.compile(
        "(?<![点第前0-9])两(?:%|‰|岁|人/千人|/10万)|[百千]分之两"
    ),
    "a manner and a verb, or a verb alone, say a direction": re.compile("^[^0-9一二三五十百]*$"),
    "全部, with its figure in front": re.compile("100(?:%)?全覆盖"),
    "前进 may be said of other things than ranks": re.compile("前进"),
    "三万亿 is a unit's number": re.compile("万亿"),
    "5/千 is 5‰": re.compile("/千"),
    "5百万张 has a unit of scale": re.compile("百万"),
    "5%-10 has its unit in front": re.compile("(?:%|‰|张|名|分之)[^-]*-"),
    "a blank between characters says nothing, between digits it is refused": re.compile(
        "(?:[三十百万分之]|[0-9]) +[三十百千万两]"
    ),
    "三余万张 is 三万余张": re.compile("[余多][万亿]"),
}
"""Why the first reader may read what the second does not, and the values that this covers."""


def main() -> None:
    """Compare, and print each form of difference that is not settled with an example."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100_000, help="longer values")
    parser.add_argument("--show", type=int, default=100)
    given = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    count = differing = 0
    for values in (all_values(given.length), some_values(given.seed, given.count)):
        for printed in values:
            count += 1
            why = difference(printed)
            if why:
                differing += 1
                if " against " in why or not settled(printed):
                    key = form(printed), why.split(":")[0]
                    found[key] += 1
                    examples.setdefault(key, f"{printed!r} {why}")
    print(f"{count:,} values, {differing:,} read otherwise, {sum(found.values()):,} not settled")
    for key, times in found.most_common(given.show):
        print(f"{times:6} {examples[key]}")


if __name__ == "__main__":
    main()
