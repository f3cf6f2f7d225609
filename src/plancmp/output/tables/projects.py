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
    return sum((each for each in amounts if each is not None), Decimal(0)), amounts.count(None)


def projects_table(projects: Sequence[Project], lang: str) -> Table:
    """Return the projects, one a row, under a line with their sums."""
    own: tuple[Column[Project], ...] = (
        Column("plan", lambda each: each.plan),
        Column("number", lambda each: each.number, lambda each: each.number, right=True,
               min_width=3, meaning=keys_of(Project)["number"].meaning.text(lang)),
        both("name", lambda each: each.name, min_width=20),
        Column("total_investment", lambda each: each.total_investment,
               lambda each: each.total_investment, right=True, min_width=8),
        Column("planned_investment", lambda each: each.planned_investment,
               lambda each: each.planned_investment, right=True, min_width=8),
        both("years", lambda each: each.years, min_width=9),
        Column("funding", lambda each: each.funding),
        both("progress", lambda each: each.progress, min_width=10),
        both("owner", lambda each: each.owner, min_width=12),
        Column("remark", lambda each: each.remark),
    )  # fmt: skip
    columns = with_the_rest(own, Project, lang, lambda each: each)
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
        notes=lambda each: [each.remark] if each.remark else [],
        group=lambda each: each.plan,
        group_name="plan",
        people=("number", "name", "owner", "years", "total_investment", "planned_investment",
                "progress"),
    )  # fmt: skip
