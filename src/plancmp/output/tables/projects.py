"""The table of `projects`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from plancmp.messages import message
from plancmp.model.keys import keys_of
from plancmp.model.plan import Project
from plancmp.output.columns import Column, both, table_of, with_the_rest
from plancmp.output.table import Table


def amount(text: str) -> Decimal | None:
    """Return an investment in 万元, None for one that is undecided (待定) or empty."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def total(texts: Sequence[str]) -> tuple[Decimal, int]:
    """Return the sum of the stated investments in 万元, and how many are not stated."""
    amounts = [amount(text) for text in texts]
    return sum((amount for amount in amounts if amount is not None), Decimal(0)), amounts.count(
        None
    )


def projects_table(projects: Sequence[Project], lang: str) -> Table:
    """Return the projects, one a row, under a line with their sums."""
    own: tuple[Column[Project], ...] = (
        Column("plan", lambda project: project.plan),
        Column("number", lambda project: project.number, lambda project: project.number, right=True,
               min_width=3, meaning=keys_of(Project)["number"].meaning.text(lang)),
        both("name", lambda project: project.name, min_width=20),
        Column("total_investment", lambda project: project.total_investment,
               lambda project: project.total_investment, right=True, min_width=8),
        Column("planned_investment", lambda project: project.planned_investment,
               lambda project: project.planned_investment, right=True, min_width=8),
        both("years", lambda project: project.years, min_width=9),
        Column("funding", lambda project: project.funding),
        both("progress", lambda project: project.progress, min_width=10),
        both("owner", lambda project: project.owner, min_width=12),
        Column("remark", lambda project: project.remark),
    )  # fmt: skip
    columns = with_the_rest(own, Project, lang, lambda project: project)
    whole, undecided = total([project.total_investment for project in projects])
    planned, unplanned = total([project.planned_investment for project in projects])
    summary = message(
        "projects_summary",
        count=str(len(projects)),
        total=f"{whole:f}",
        undecided=str(undecided),
        planned=f"{planned:f}",
        unplanned=str(unplanned),
    )
    return table_of(
        columns,
        projects,
        lang,
        summary=summary.text(lang),
        notes=lambda project: [project.remark] if project.remark else [],
        group=lambda project: project.plan,
        group_name="plan",
        people=("number", "name", "owner", "years", "total_investment", "planned_investment",
                "progress"),
    )  # fmt: skip
