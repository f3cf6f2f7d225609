"""A602: a project that is listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Project
from plancmp.rules.finding import Finding
from plancmp.rules.projects import listed
from plancmp.rules.rule import Rule

_LISTED_TWICE = Template(
    "listed_twice",
    "numbers {one} and {other} have the same name and owner, at {cost}万元 and {more}万元",
    "第{one}项与第{other}项名称、业主相同，投资分别为{cost}万元、{more}万元",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each project that another one of the annex repeats."""
    known: dict[tuple[str, str], Project] = {}
    for project in listed(plan):
        before = known.setdefault((_plain(project.name), _plain(project.owner)), project)
        if before is not project:
            yield Finding(
                say(
                    _LISTED_TWICE,
                    one=Verbatim(before.number),
                    other=Verbatim(project.number),
                    cost=Verbatim(before.total_investment or "—"),
                    more=Verbatim(project.total_investment or "—"),
                ),
                projects=(project, before),
            )


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _annex(name: str) -> str:
    return f"""\
sections: []
projects:
  - {{number: 1, name: 某院住院楼, total_investment: 900, owner: 某院}}
  - {{number: 2, name: {name}, total_investment: 700, owner: 某院}}
"""


RULES = (
    Rule(
        code="A602",
        name="project-doubled",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "Two projects of the annex with one name and one owner: the same building may be "
            "counted twice.",
            "附表中两个项目名称与业主相同：同一建设内容可能重复计算。",
        ),
        cannot_see=Bilingual("The same project under two names.", "同一项目以两个名称列出的情形。"),
        innocent=Bilingual(
            "They are two buildings of one site, which the contents tell apart.",
            "属同一院区的两处建设，建设内容有所区别。",
        ),
        kind="row",
        fails=(_annex("某院住院楼"),),
        passes=(_annex("某院门诊楼"),),
        statements=check,
    ),
)
