"""When a figure of the prose is meant for, and whether it is a target or was reached."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEARS = re.compile(
    r"(?P<since>[比较与同])?(?P<first>(?:19|20)[0-9]{2})(?:年?(?:[-—–~至到])(?P<last>(?:19|20)[0-9]{2}))?年"
)
_ASIDE = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|\([^()]*\)")
_GOAL = re.compile(r"(?:到|至|力争|争取|确保|目标)[^,。;]{0,8}$")
_SUM = re.compile(
    r"累计|合计|总计|共(?:投入|招|培|选|完成|新|建|获|有?(?=$))|年均|平均|五年|投入|招录|惠及|新增"
)
_FLOW = re.compile(r"培养|培训|招录|招聘|招收|引进|新增|新建|选派|选树|遴选|每年")
_NOW = re.compile(r"目前|现有|截[至止]|当年|今年")
_PRIOR_TARGET = re.compile(r"(?:规划|计划|纲要)(?:确定|规定|提出|要求)?的?目标(?:值|为|是|要求)?")
_BASE_NOW = re.compile(r"(?:截[至止]|目前|现有|已(?!经?确))")
_PLAN_ENDS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_PLAN = re.compile(r"[“\"]?十([一二三四五])五[”\"]?(期间|时期|末|期末|以来)?")


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan is about."""

    first: int
    last: int
    base: int

    @property
    def whole(self) -> str:
        """The plan's period as a year is written in the data."""
        return f"{self.first}-{self.last}"

    @property
    def prior(self) -> str:
        """The period before."""
        return f"{self.base - (self.last - self.first)}-{self.base}"

    @property
    def prior_base(self) -> int:
        """The year that the period before counts from."""
        return self.first - 1 - (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """The role of a figure and its year, empty where the plan's header says it."""

    role: str
    year: str
    sure: bool = True


def moment_of(sentence: str, place: int, period: Period, background: bool) -> Moment:
    """Return what a figure at `place` of a half-width sentence is meant for."""
    before = _ASIDE.sub(lambda match: " " * len(match[0]), sentence[:place])
    clause = max(before.rfind(mark) for mark in ",;:") + 1
    years = [match for match in _YEARS.finditer(before) if not match["since"]]
    role = "actual" if background else "target"
    year, sure = "", True
    if _PRIOR_TARGET.search(before[clause:]) and background:
        return Moment("prior_target", "", False)
    if years:
        last = years[-1]
        first_year = int(last["first"])
        if last["last"]:
            year = f"{last['first']}-{last['last']}"
            if int(last["last"]) > period.base and not background:
                year = "" if int(last["last"]) == period.last else last["last"]
        else:
            year = last["first"]
            aimed = _GOAL.search(before[: last.start()]) is not None
            if first_year > period.base and (aimed or not background):
                role = "target"
            elif not background and not aimed:
                role, sure = "actual", False
    elif background and _is_of_the_period(before, before[clause:]):
        year, sure = period.prior, False
    elif not background and _FLOW.search(before[clause:]):
        year, sure = period.whole, True
    elif not background and _BASE_NOW.search(before[clause:]):
        role, sure = "actual", False
    default = period.last if role == "target" else period.base
    if year == str(default):
        year = ""
    return Moment(role, year, sure)


def _is_of_the_period(before: str, clause: str) -> bool:
    """Whether the background sums up years: it names the plan, or says what was trained in them."""
    if _FLOW.search(clause) and not _NOW.search(before):
        return True
    return _SUM.search(clause) is not None and _PLAN.search(before) is not None


def years_in(text: str) -> list[int]:
    """Return the single years that a half-width text names, a plan's end by its last year."""
    found = [int(match["first"]) for match in _YEARS.finditer(text) if not match["last"]]
    return found or [_PLAN_ENDS[match[1]] for match in _PLAN.finditer(text)]
