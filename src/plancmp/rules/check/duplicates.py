"""The same thing entered twice."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.reading.shape import text_of
from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.rule import Finding, PlanFile, PlanSet, Rule
from plancmp.rules.walk import mappings


def check_statements(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each statement that says in the same place what another says."""
    first: dict[tuple[object, ...], int] = {}
    for each in subject.plan.rows:
        key = (
            each.indicator.id or each.label, each.role, each.year, each.scope, each.section,
            each.channel, each.place, each.value.printed,
        )  # fmt: skip
        name = key[0]
        line = first.get(key)
        if line is None:
            first[key] = each.position.line
        else:
            yield Finding(
                each.position,
                f"{each.role} {each.value.printed!r} of `{name}` for {each.year} is entered twice",
                f"line {line} says the same; delete one, or give what tells them apart (`scope`)",
            )


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
                subject.at(project.entries["number"]),
                f"the project number {number} stands twice", f"line {line} has it too",
            )  # fmt: skip


def check_sources(subject: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each plan that is encoded from the source text of another."""
    first: dict[str, str] = {}
    for plan in subject.plans:
        owner = first.setdefault(plan.sha256, plan.plan)
        if plan.sha256 and owner != plan.plan:
            yield Finding(
                plan.sha256_position,
                f"the source text of `{plan.plan}` is also that of `{owner}`",
                "give the SHA-256 of this plan's own source text",
            )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"
_PROJECTS = "projects:\n  - {number: 1, name: 某医院}\n  - {number: 2, name: 某卫生院}\n"

RULES = (
    Rule(
        "D403", "duplicate-statement", "error",
        "A figure is entered once: the same indicator, role, year, scope, printed value and place "
        "in the document. A plan that states a thing in two places has it twice, once for each.",
        "row", _ROW + _ROW, _ROW, check_plan=check_statements,
    ),
    Rule(
        "D410", "duplicate-project", "error",
        "A project's number stands once in the annex.",
        "plan", EMPTY_PLAN + _PROJECTS.replace("number: 2", "number: 1"), EMPTY_PLAN + _PROJECTS,
        check_plan=check_projects,
    ),
    Rule(
        "D408", "same-source", "error",
        "Each plan is encoded from a source text of its own; the same SHA-256 in two files is "
        "left over from a copy.",
        "plans", f"{_ROW}--- same source\n{_ROW}", f"{_ROW}---\n{_ROW}",
        check_set=check_sources,
    ),
)  # fmt: skip
