"""The table of `projects`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from plancmp.model.cell import Cell
from plancmp.model.plan import Project
from plancmp.output.table import Table, View, ViewColumn

COLUMNS = (
    "plan", "number", "name", "total_investment", "planned_investment", "years", "funding",
    "progress", "owner", "remark",
)  # fmt: skip

_HEADS = {
    "en": ("no.", "project", "owner", "years", "total", "in period", "progress"),
    "zh": ("序号", "项目", "业主", "年限", "总投资", "期内投资", "进展"),
}


def amount(text: str) -> Decimal | None:
    """Return an investment in 万元, None for one that is undecided (待定) or empty."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def total(texts: Sequence[str]) -> tuple[Decimal, int]:
    """Return the sum of the stated investments in 万元, and how many are not stated."""
    amounts = [amount(text) for text in texts]
    return sum((each for each in amounts if each is not None), Decimal(0)), amounts.count(None)


def projects_table(projects: Sequence[Project], lang: str) -> Table:
    """Return the projects, one a row, under a line with their sums."""
    rows: list[tuple[Cell, ...]] = [
        tuple(getattr(project, name) for name in COLUMNS) for project in projects
    ]
    heads = _HEADS[lang]
    columns = (
        ViewColumn(heads[0], lambda each: each.number, right=True, min_width=3),
        ViewColumn(heads[1], lambda each: each.name, min_width=20),
        ViewColumn(heads[2], lambda each: each.owner, min_width=12),
        ViewColumn(heads[3], lambda each: each.years, min_width=9),
        ViewColumn(heads[4], lambda each: each.total_investment, right=True, min_width=8),
        ViewColumn(heads[5], lambda each: each.planned_investment, right=True, min_width=8),
        ViewColumn(heads[6], lambda each: each.progress, min_width=10),
    )
    view = View(
        projects,
        columns,
        notes=lambda each: [each.remark] if each.remark else [],
        group=lambda each: each.plan,
        group_heading="plan",
    )
    return Table(COLUMNS, rows, view, _summary(projects, lang))


def _summary(projects: Sequence[Project], lang: str) -> str:
    whole, undecided = total([project.total_investment for project in projects])
    planned, unplanned = total([project.planned_investment for project in projects])
    if lang == "zh":
        return (
            f"{len(projects)} 个项目；总投资 {whole:f} 万元（{undecided} 个未列），"
            f"期内计划投资 {planned:f} 万元（{unplanned} 个未列）"
        )
    return (
        f"{len(projects)} projects; total investment {whole:f} 万元 ({undecided} not stated), "
        f"in the plan's period {planned:f} 万元 ({unplanned} not stated)"
    )
