"""Years that go by a number: the five-year plans (十四五, 九五) and the national censuses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.language.numbers import read_ordinal

_N = "[一二三四五六七八九]"
PLAN = (
    rf"(?:[“\"](?P<quoted>[一二三四五六七八九十]{{1,3}})五[”\"]"
    rf"|第(?P<nth>[一二三四五六七八九十]{{1,3}})个五年"
    rf"|(?<!{_N})(?P<bare>{_N}?十{_N}?)五(?![一二三四五六七八九十年个项大]))"
)
"""A five-year plan by its number: 十四五, 第十四个五年, or in quotation marks also “九五”."""

_PLAN = re.compile(PLAN)
_CENSUS = re.compile("第([一二三四五六七八九十]{1,3})次全国(人口|经济|农业)普查")
_CENSUSES = {
    "人口": (1953, 1964, 1982, 1990, 2000, 2010, 2020),
    "经济": (2004, 2008, 2013, 2018, 2023),
    "农业": (1996, 2006, 2016),
}
"""The years at whose end, or in which, the censuses counted, the first first (National Bureau of
Statistics of China)."""
_WAR_PLANS = {1: 1953, 2: 1958}


@dataclass(frozen=True, slots=True)
class FiveYears:
    """The years of a five-year plan; `number` is 14 for the 十四五."""

    number: int
    first: int

    @property
    def last(self) -> int:
        """Its last year."""
        return self.first + 4


def five_years(number: int) -> FiveYears:
    """Return the years of the plan of a number: the third began in 1966, and none was missed."""
    return FiveYears(number, _WAR_PLANS.get(number, 1966 + 5 * (number - 3)))


def plan_number(first: int, last: int) -> int:
    """Return the number of the five-year plan of these years, 0 if none is."""
    number = next((ordinal for ordinal in range(1, 41) if five_years(ordinal).first == first), 0)
    return number if last - first == 4 else 0


def five_years_of(match: re.Match[str]) -> FiveYears:
    """Return the plan that a match of `PLAN` names."""
    return five_years(read_ordinal(match["quoted"] or match["nth"] or match["bare"]))


def censuses_in(text: str) -> list[tuple[int, int, int]]:
    """Return the national censuses that a folded text names: from, to, in which year."""
    found = []
    for match in _CENSUS.finditer(text):
        at, years = read_ordinal(match[1]), _CENSUSES[match[2]]
        found += [(*match.span(), years[at - 1])] if 0 < at <= len(years) else []
    return found


def plans_in(text: str) -> list[tuple[int, int, FiveYears]]:
    """Return the five-year plans that a folded text names: from, to, which."""
    return [(*match.span(), five_years_of(match)) for match in _PLAN.finditer(text)]
