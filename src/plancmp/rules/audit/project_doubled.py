"""A602: two projects of one name and one owner."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Project
from plancmp.rules.finding import Finding
from plancmp.rules.projects import listed
from plancmp.rules.rule import Rule

_LISTED_TWICE = Template(
    "listed_twice",
    "two projects of {owner} are called {name}: {listed}",
    "{owner}有两个项目名为{name}：{listed}",
)
_LISTED = Template(
    "listed_as", "no. {number} ({content}, {cost}万元)", "第{number}项（{content}，{cost}万元）"
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each project that has the name and owner of one before it."""
    known: dict[tuple[str, str], Project] = {}
    for project in listed(plan):
        before = known.setdefault((_plain(project.name), _plain(project.owner)), project)
        if before is not project:
            name, owner = Verbatim(project.name), Verbatim(project.owner or "—")
            said = tuple(map(_listed, (before, project)))
            text = say(_LISTED_TWICE, name=name, owner=owner, listed=said)
            yield Finding(text, projects=(project, before))


def _listed(project: Project) -> Message:
    words = {
        "number": project.number,
        "content": project.content or "—",
        "cost": project.total_investment or "—",
    }
    return say(_LISTED, **{key: Verbatim(text) for key, text in words.items()})


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
        confidence="low",
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
