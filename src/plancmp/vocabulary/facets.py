"""Taking a label apart: its terms by class, what it is per, what it measures, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from plancmp.vocabulary.labels import plain_label
from plancmp.vocabulary.terms import EMPTY, HARD, SOFT

_SYMBOLS = 0xE000  # the private use area: one character for a word
_OWN_SYMBOLS = 0xF0000
_HARD_WEIGHT, _WEIGHT = 4, 2
_AGE = re.compile(r"(?P<age>\d+(?:-\d+)?(?:岁|天|个?月龄?)(?:以上|以下|内)?)")
_PER = re.compile(r"(?P<per>每(?:10万|[百千万])(?:人)?)")
_EACH = re.compile(r"(?P<each>每[个所位](?:乡镇|县|基层)?)")
_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)")
_BRACKET = re.compile(r"\((?:含|不含|包括|不包括|单位|按)[^()]*\)")
_RATIOS = (
    (re.compile(r"(?:执业)?医[师生][与和、:]?(?:注册|执业)?护士(?:之)?比例?|医护比例?"), "医护比"),
    (re.compile(r"(?:注册|执业)?护士[与和、:]?(?:执业)?医[师生](?:之)?比例?|护医比例?"), "护医比"),
    (re.compile(r"(?:病床|床位|床)[与和、:]?(?:注册|执业)?护士?(?:之)?比例?|床护比例?"), "床护比"),
    (re.compile(r"床(?:位)?[与和、:]?(?:人|卫生人员)(?:\(卫生人员\))?(?:之)?比例?"), "床人比"),
)  # fmt: skip
_CONTEXT = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (
            r"(?:居民)?(?:到.{0,10}机构)?年?(?:平均|人均|每人)+"
            r"(?:到.{0,10}机构)?(?=就诊|诊疗)",
            "人均",
        ),
        (r"(?:出院者|出院患者|患者)?平均住院(?:天数|日数|日|天)", "平均住院日"),
        (r"3岁以下婴幼儿", "婴幼儿"),
        (r"育龄妇女(?=总和生育)|妇女(?=总和生育)|报告(?=接种率)", ""),
        (r"生活饮用水|饮水(?!型|机)", "饮用水"),
        (r"(?:因)?心脑血管疾病.{0,30}糖尿病(?:等)?(?:导致)?(?=过早死亡|早死)", "重大慢性病"),
        (r"30-70岁(?:人群|居民)?(?:因)?(?=.*(?:过早死亡|早死))|(?<=过早死亡率)\(30-70岁\)", ""),
        (r"(?:导致)(?=过早死亡)", ""),
        (r"以(?:县|区|县级)为单位", "县"),
        (r"以乡.{0,6}为单位|以镇.{0,4}为单位", "以乡镇为单位"),
        (r"社区卫生服务中心\(站\)", "社区卫生服务中心社区卫生服务站"),
        (
            r"精神(?:科|专科|病|卫生|障碍)?(?:专科)?"
            r"(?=床位|病床|执业医师|医[师生]|注册护士|护士)",
            "精神科",
        ),
        (
            r"年?报告总?(?=发病率|发病|死亡率|患病率)"
            r"|(?<=病)年(?=发病)|总(?=发病率)",
            "",
        ),
        (r"(?<=传染病)报告(?=总?发病率)", ""),
        (r"宫颈癌[、和及]乳腺癌|乳腺癌[、和及]宫颈癌", "两癌"),
        (r"住院医师规范(?:化)?", "住院医师"),
        (r"老年人?中医药?健康管理", "老年人中医管理"),
        (r"感染者和(?:病人|患者)", "感染者"),
        (r"(?:2型)糖尿病", "糖尿病"),
    )
)
"""Wordings that only what stands around them makes clear, and how they are read."""
_SHARE = re.compile(r"(?:率|比例|概率|满意度|之一)$")
_COUNT = re.compile(r"(?:[^次基指参系]数|人次|总量|例)$")
_GROWTH = re.compile(r"增长率|增幅|增速|增长速度|年均增长|增长$|下降率|降幅|增长水平")
_RANK = re.compile(r"(?:排名|位次|名次)$")
_SHARE_UNITS = re.compile(r"[%‰‱]|/?1?/?(?:10万|十万)|十万分之一?|[千百万]分之|每10万|1?/[万千]")
_COUNT_UNITS = re.compile(
    r"[万亿千百]*(?:张床?|人次?|名|个|例|所|家|户|辆|间|台|支|条|处|种|款|项|类|颗)|万|亿"
)
_MONEY_UNITS = re.compile(r"[万亿千百]*(?:美)?元(?:/.*)?")
COUNTED = {"persons", "count", "beds", "visits", "households"}


@dataclass(frozen=True, slots=True)
class Facets:
    """A label taken apart.

    `terms` are `class:term` of every word whose difference is a different indicator; `measure` is
    `share`, `count`, `growth`, `rank`, `money` or unknown. `ordered` and `sorted` spell the label
    with a character for a word, repeated by the word's weight, to measure likeness by; `rest` is
    what is in no list of words.
    """

    text: str
    unit: str
    terms: frozenset[str]
    measure: str
    ordered: str
    sorted: str
    rest: str


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """Return the pattern that finds words, and the term or symbol that each word is."""
    known: dict[str, tuple[str, str]] = {}
    symbol = _SYMBOLS
    for kind, line in HARD.items():
        for term in line.split():
            spellings = term.split("/")
            for spelling in spellings:
                known.setdefault(spelling, (f"{kind}:{spellings[0]}", chr(symbol) * _HARD_WEIGHT))
            symbol += 1
    for word in SOFT.split():
        known.setdefault(word, ("", chr(symbol)))
        symbol += 1
    for word in EMPTY.split():
        known.setdefault(word, ("", ""))
    longest = sorted(known, key=lambda word: (-len(word), word))
    pattern = "|".join([_AGE.pattern, _PER.pattern, _EACH.pattern, *map(re.escape, longest)])
    return re.compile(f"{pattern}|{_NUMBER.pattern}"), known


def _own_symbol(term: str) -> str:
    """Return the symbol of a term that is in no list: an age, a number, a denominator."""
    return chr(_OWN_SYMBOLS + crc32(term.encode()) % 0xFFF0) * _HARD_WEIGHT


@lru_cache(maxsize=65536)
def facets_of(label: str) -> Facets:
    """Take a label apart."""
    plain = plain_label(label)
    text = plain.text
    for pattern, meant in _RATIOS:
        text = pattern.sub(meant, text)
    for pattern, meant in _CONTEXT:
        text = pattern.sub(meant, text)
    text = _BRACKET.sub("", text)
    words, known = _words()
    terms: set[str] = set()
    symbols: list[str] = []
    rest: list[str] = []
    at = 0
    for match in words.finditer(text):
        rest.append(text[at : match.start()])
        symbols.extend(each * _WEIGHT for each in text[at : match.start()])
        at = match.end()
        if match.lastgroup is not None:
            term = f"{match.lastgroup}:{match[0].removesuffix('人')}"
            terms.add(term)
            symbols.append(_own_symbol(term))
            continue
        term, symbol = known[match[0]]
        if term:
            terms.add(term)
        symbols.append(symbol)
    rest.append(text[at:])
    symbols.extend(each * _WEIGHT for each in text[at:])
    return Facets(
        plain.text,
        plain.unit,
        frozenset(terms),
        _measure(text, plain.unit),
        "".join(symbols),
        "".join(sorted(symbols)),
        "".join(sorted("".join(rest))),
    )


def _measure(text: str, unit: str) -> str:
    if _GROWTH.search(text) and "自然增长" not in text:
        return "growth"
    if _SHARE.search(text):
        return "share"
    if _RANK.search(text):
        return "rank"
    if _COUNT.search(text) and not text.startswith("每"):
        return "count"
    return measure_of_unit(unit)


def measure_of_unit(unit: str) -> str:
    """Return the kind of measure that a printed unit tells, or nothing."""
    if not unit:
        return ""
    if _SHARE_UNITS.fullmatch(unit):
        return "share"
    if _COUNT_UNITS.fullmatch(unit):
        return "count"
    return "money" if _MONEY_UNITS.fullmatch(unit) else ""


def measure_of_dimension(dimension: str) -> str:
    """Return the kind of measure of an indicator whose unit has the dimension."""
    if dimension in COUNTED:
        return "count"
    return dimension if dimension in ("share", "rank") else "money" if "money" in dimension else ""


def stretches(alias: Facets, own: Facets) -> bool:
    """Tell whether an alias, taken apart, means something else than the indicator's name.

    A plan may print one denominator and mean another, or hospital beds for all beds. Such an alias
    names the indicator where it is printed as it is, and says nothing about labels like it.
    """
    if {each for each in alias.terms if each.startswith("per:")} != {
        each for each in own.terms if each.startswith("per:")
    }:
        return True
    if (alias.measure == "growth") != (own.measure == "growth"):
        return True
    return "institution:医院" in alias.terms - own.terms
