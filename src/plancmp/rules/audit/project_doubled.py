"""A602: two projects of one name and one owner that nothing tells apart."""

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
    """Yield a finding for each project that nothing tells apart from one before it."""
    known: dict[tuple[str, str], list[Project]] = {}
    for project in listed(plan):
        named = known.setdefault((_plain(project.name), _plain(project.owner)), [])
        before = next((other for other in named if not _told_apart(other, project)), None)
        named.append(project)
        if before is not None:
            name, owner = Verbatim(project.name), Verbatim(project.owner or "—")
            said = tuple(map(_listed, (before, project)))
            text = say(_LISTED_TWICE, name=name, owner=owner, listed=said)
            yield Finding(text, projects=(project, before))


def _told_apart(one: Project, other: Project) -> bool:
    """Whether both what is built and what it costs are printed, and differ: these are two works."""
    pairs = ((one.content, other.content), (one.total_investment, other.total_investment))
    return all(first and second and _plain(first) != _plain(second) for first, second in pairs)


def _listed(project: Project) -> Message:
    words = {
        "number": project.number,
        "content": project.content or "—",
        "cost": project.total_investment or "—",
    }
    return say(_LISTED, **{key: Verbatim(text) for key, text in words.items()})


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _annex(name: str, *contents: str) -> str:
    projects = "".join(
        f'  - {{number: {i}, name: {name if i > 1 else "某院住院楼"}, content: "{content}", '
        f"total_investment: {400 + 100 * len(content)}, owner: 某院}}\n"
        for i, content in enumerate(contents, 1)
    )
    return f"sections: []\nprojects:\n{projects}"


RULES = (
    Rule(
        code="A602",
        name="project-doubled",
        severity="note",
        confidence="low",
        why=Bilingual(
            "Two projects of the annex with one name and one owner: the same building may be "
            "counted twice. Not told where both their contents and their costs are printed and "
            "differ: these are two works under one name.",
            "附表中两个项目名称与业主相同：同一建设内容可能重复计算。建设内容与总投资均已印出且各"
            "不相同的不计：属同名的两项建设。",
        ),
        cannot_see=Bilingual(
            "The same project under two names, or described and costed anew.",
            "同一项目以两个名称列出，或内容与投资另行填写的情形。",
        ),
        innocent=Bilingual(
            "They are two buildings of one site, or two stages of one.",
            "属同一院区的两处建设，或同一建设的两期。",
        ),
        kind="row",
        fails=(
            _annex("某院住院楼", "新建4000平方米", ""),
            _annex("某院住院楼", "新建4000平方米", "扩建病房2400平方米", "扩建病房2400平方米"),
        ),
        passes=(
            _annex("某院门诊楼", "新建4000平方米", "新建4000平方米"),
            _annex("某院住院楼", "新建4000平方米", "扩建病房2400平方米"),
        ),
        statements=check,
    ),
)
