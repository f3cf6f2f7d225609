"""A601: a project begun before the period whose whole cost counts in it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding
from plancmp.rules.projects import listed, money, years_of
from plancmp.rules.rule import Rule, Words

_BEGUN_BEFORE = Template(
    "begun_before",
    "begun in {first}, before {period}, yet its whole cost of {cost}万元 is counted as of the "
    "period (progress: {progress})",
    "{first}年开工，早于{period}年规划期，而总投资{cost}万元全部计入规划期（进展：{progress}）",
)
_OVER_BEFORE = Template(
    "over_before",
    "over in {last}, before {period} begins, yet {cost}万元 is counted as of the period",
    "{last}年即已结束，早于{period}年规划期，而仍有{cost}万元计入规划期",
)
_ENDS_AFTER = Template(
    "ends_after",
    "runs until {last}, beyond {period}, yet its whole cost of {cost}万元 is counted as of the "
    "period",
    "持续至{last}年，超出{period}年规划期，而总投资{cost}万元全部计入规划期",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each project whose years and cost in the period do not fit."""
    begin, end = plan.period
    for project in sorted(listed(plan), key=lambda each: years_of(each) or (end, end)):
        years, planned = years_of(project), money(project.planned_investment)
        if years is None or not planned:
            continue
        whole = planned == money(project.total_investment)
        words = {"period": plan.period_text, "cost": Verbatim(project.planned_investment)}
        if years[1] < begin:
            text = say(_OVER_BEFORE, last=str(years[1]), **words)
        elif whole and years[0] < begin:
            progress = Verbatim(project.progress or "—")
            text = say(_BEGUN_BEFORE, first=str(years[0]), progress=progress, **words)
        elif whole and years[1] > end:
            text = say(_ENDS_AFTER, last=str(years[1]), **words)
        else:
            continue
        yield Finding(text, projects=(project,), cause="projects out of the period")


def _annex(years: str, planned: str) -> str:
    return f"""\
sections: []
projects:
  - {{number: 1, name: 某楼, total_investment: 9000, planned_investment: {planned}, years: {years}}}
"""


RULES = (
    Rule(
        code="A601",
        name="project-out-of-period",
        severity="note",
        confidence="medium",
        why=Words(
            "A project of the annex that began before the plan's period, or ends after it, and "
            "whose whole cost is counted as investment of the period; or one that was over before. "
            "What was or will be spent outside the period makes the plan look larger.",
            "附表中的项目早于规划期开工或晚于规划期完工，而总投资全部计入规划期；或规划期前即已结束"
            "。规划期外的支出使规划显得更大。",
        ),
        cannot_see=Words(
            "When the money is spent; projects without years.", "实际支出时间；未印年限的项目。"
        ),
        innocent=Words(
            "Nothing was spent before the period though the project was begun.",
            "项目虽已启动，但规划期前并未支出。",
        ),
        kind="row",
        fails=(
            _annex("2019-2021", "9000"),
            _annex("2018-2019", "500"),
            _annex("2022-2027", "9000"),
        ),
        passes=(_annex("2021-2025", "9000"), _annex("2019-2022", "4000")),
        statements=check,
    ),
)
