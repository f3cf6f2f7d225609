"""A601: a project begun before the period whose whole cost counts in it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding
from plancmp.rules.projects import listed, money, years_of
from plancmp.rules.rule import Rule

_BEGUN_BEFORE = Template(
    "begun_before",
    "its printed years start in {first}, before {period}, and it is built at least in part "
    "(progress: {progress}), yet its whole cost of {cost}万元 is counted as of the period",
    "所印年限始于{first}年，早于{period}年规划期，且至少已部分建成（进展：{progress}），而总投"
    "资{cost}万元全部计入规划期",
)
_OVER_BEFORE = Template(
    "over_before",
    "its printed years end in {last}, before {period} begins, yet {cost}万元 is counted as of the "
    "period",
    "所印年限止于{last}年，早于{period}年规划期，而仍有{cost}万元计入规划期",
)
_ENDS_AFTER = Template(
    "ends_after",
    "its printed years end in {last}, beyond {period}, yet its whole cost of {cost}万元 is counted "
    "as of the period",
    "所印年限止于{last}年，超出{period}年规划期，而总投资{cost}万元全部计入规划期",
)
_BACKWARDS = Template(
    "years_backwards",
    "its printed years run backwards: from {first} to {last}",
    "所印年限先后颠倒：由{first}年至{last}年",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each project whose years and cost in the period do not fit."""
    begin, end = plan.period
    for project in sorted(listed(plan), key=lambda entry: years_of(entry) or (end, end)):
        years, planned = years_of(project), money(project.planned_investment)
        if years is not None and years[1] < years[0]:
            text = say(_BACKWARDS, first=str(years[0]), last=str(years[1]))
            yield Finding(text, projects=(project,))
            continue
        if years is None or not planned:
            continue
        whole = planned == money(project.total_investment)
        words = {"period": plan.period_text, "cost": Verbatim(project.planned_investment)}
        if years[1] < begin:
            text = say(_OVER_BEFORE, last=str(years[1]), **words)
        elif whole and years[0] < begin:
            if project.nothing_built or not project.progress.strip():
                continue
            progress = Verbatim(project.progress)
            text = say(_BEGUN_BEFORE, first=str(years[0]), progress=progress, **words)
        elif whole and years[1] > end:
            text = say(_ENDS_AFTER, last=str(years[1]), **words)
        else:
            continue
        yield Finding(text, projects=(project,), cause="projects out of the period")


def _annex(years: str, planned: str, progress: str = "") -> str:
    return f"""\
sections: []
projects:
  - number: 1
    name: 某楼
    total_investment: 9000
    planned_investment: {planned}
    years: {years}
    progress: "{progress}"
"""


RULES = (
    Rule(
        code="A601",
        name="project-out-of-period",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "A project of the annex whose printed years start before the plan's period, or end "
            "after it, and whose whole cost is counted as investment of the period; or whose years "
            "are over before. What was or will be spent outside the period makes the plan look "
            "larger. One that starts before is told only where its progress says that something "
            "is built: what waits for its site or its design has spent little. So are years that "
            "run backwards.",
            "附表中的项目所印年限始于规划期前或止于规划期后，而总投资全部计入规划期；或所印年限在规"
            "划期前即已结束。规划期外的支出使规划显得更大。始于规划期前的，须其进展表明已有建设才提"
            "示：尚在选址、立项或设计者支出不多。年限先后颠倒的亦提示。",
        ),
        cannot_see=Bilingual(
            "When the money is spent; projects without years; progress that names the design as "
            "well as what is built.",
            "实际支出时间；未印年限的项目；进展中既提及前期工作、又提及已建部分的情形。",
        ),
        innocent=Bilingual(
            "Nothing was spent before the period though the project was begun.",
            "项目虽已启动，但规划期前并未支出。",
        ),
        kind="row",
        fails=(
            _annex("2019-2021", "9000", "已经竣工"),
            _annex("2018-2019", "500"),
            _annex("2022-2027", "9000"),
            _annex("2025-2022", "9000"),
        ),
        passes=(
            _annex("2021-2025", "9000"),
            _annex("2019-2022", "4000", "已经竣工"),
            _annex("2020-2022", "9000", "完成立项、可研，正在做初设"),
            _annex("2020-2022", "9000"),
        ),
        statements=check,
    ),
)
