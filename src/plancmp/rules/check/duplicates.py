"""D403, D408, D410: the same thing entered twice."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.reading.shape import text_of
from plancmp.rules.examples import EMPTY_PLAN, ROW
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanFile, PlanSet, Rule
from plancmp.rules.walk import mappings

_TWICE = Template(
    "statement_twice",
    "{role} {printed} of `{indicator}` for {year} is entered twice",
    "`{indicator}` {year}年的{role} {printed} 录入了两次",
)
_SAME_LINE = Template(
    "same_line",
    "line {line} says the same; delete one, or give what tells them apart (`scope`)",
    "第{line}行相同；删去其一，或以 `scope` 注明区别",
)
_NUMBER = Template(
    "project_number_twice",
    "the project number {number} stands twice",
    "项目序号 {number} 出现两次",
)
_LINE_TOO = Template("line_too", "line {line} has it too", "第{line}行也有")
_SOURCE = Template(
    "same_source",
    "the source text of `{plan}` is also that of `{owner}`",
    "`{plan}` 与 `{owner}` 的所据文本相同",
)
_OWN_SOURCE = Template(
    "own_source",
    "give the SHA-256 of this plan's own source text",
    "填写本规划自身所据文本的 SHA-256",
)


def check_statements(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each statement that says in the same place what another says."""
    first: dict[tuple[object, ...], int] = {}
    for statement in subject.plan.rows:
        key = (
            statement.indicator.id or statement.label, statement.role, statement.year,
            statement.scope, statement.section, statement.channel, statement.block,
            statement.value.printed,
        )  # fmt: skip
        line = first.get(key)
        if line is None:
            first[key] = statement.position.line
            continue
        said = say(
            _TWICE,
            role=statement.role,
            printed=Verbatim(repr(statement.value.printed)),
            indicator=Verbatim(statement.indicator.id or statement.label),
            year=statement.year,
        )
        yield Finding(said, position=statement.position, hint=say(_SAME_LINE, line=str(line)))


def check_projects(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each project with the number of another."""
    first: dict[str, int] = {}
    for project in mappings(subject.source.root, "projects"):
        number = text_of(project, "number")
        line = first.get(number)
        if line is None:
            first[number] = project.line
        elif number:
            yield Finding(
                say(_NUMBER, number=Verbatim(number)),
                position=subject.at(project.entries["number"]),
                hint=say(_LINE_TOO, line=str(line)),
            )


def check_sources(subject: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each plan that is encoded from the source text of another."""
    first: dict[str, str] = {}
    for plan in subject.plans:
        owner = first.setdefault(plan.sha256, plan.plan)
        if plan.sha256 and owner != plan.plan:
            yield Finding(
                say(_SOURCE, plan=Verbatim(plan.plan), owner=Verbatim(owner)),
                position=plan.sha256_position,
                hint=say(_OWN_SOURCE),
            )


_PROJECTS = "projects:\n  - {number: 1, name: 某医院}\n  - {number: 2, name: 某卫生院}\n"

RULES = (
    Rule(
        code="D403",
        name="duplicate-statement",
        severity="error",
        why=Bilingual(
            "A figure is entered once: the same indicator, role, year, scope, printed value and "
            "place in the document. A plan that states a thing in two places has it twice, once "
            "for each.",
            "同一数值只录入一次：指标、角色、年份、口径、所印数值及其在文件中的位置均相同即为重复。"
            "文件两处都有的，各录一次。",
        ),
        cannot_see=Bilingual(
            "The same figure entered under two sections although the document has it once.",
            "文件只印一次，却录在两个章节之下。",
        ),
        kind="row",
        fails=(ROW + ROW,),
        passes=(ROW,),
        file=check_statements,
    ),
    Rule(
        code="D410",
        name="duplicate-project",
        severity="error",
        why=Bilingual("A project's number stands once in the annex.", "附件中的项目序号各不相同。"),
        cannot_see=Bilingual("One project under two numbers.", "同一项目使用两个序号。"),
        kind="plan",
        fails=(EMPTY_PLAN + _PROJECTS.replace("number: 2", "number: 1"),),
        passes=(EMPTY_PLAN + _PROJECTS,),
        file=check_projects,
    ),
    Rule(
        code="D408",
        name="same-source",
        severity="error",
        why=Bilingual(
            "Each plan is encoded from a source text of its own; the same SHA-256 in two files is "
            "left over from a copy.",
            "每份规划有其自身的所据文本；两个文件的 SHA-256 相同，是复制时遗留的。",
        ),
        cannot_see=Bilingual(
            "Plans that are not checked in the same run.", "未在同一次检查之中的规划。"
        ),
        kind="plans",
        fails=(f"{ROW}--- same source\n{ROW}",),
        passes=(f"{ROW}---\n{ROW}",),
        among=check_sources,
    ),
)
