"""Years that lie outside what a plan speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.rule import Finding, PlanFile, Rule


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each statement of a year that the plan cannot mean."""
    plan = subject.plan
    first, last = plan.period
    if not 0 < first < last or not _fits(plan.base_year, first):
        return  # said by D401 and D411: every year would be wrong
    for each in plan.rows:
        years = [int(year) for year in each.year.split("-")]
        problem = _outside(plan, each, years[0], years[-1])
        if problem:
            yield Finding(each.position, *problem)


def _outside(plan: Plan, each: Statement, start: int, end: int) -> tuple[str, str] | None:
    """Return what is wrong with a statement's year, and what would be right."""
    first, last = plan.period
    earliest = plan.base_year - (last - first) - 1
    known = f"the plan runs {plan.period_text}, the former one from {earliest}"
    if start < earliest or end > last:
        return f"{each.year} is neither of the plan's period nor of the one before", known
    if each.role == "target" and end < first:
        return (
            f"a target of {each.year} lies before the plan's period {plan.period_text}",
            "the target of the former period is a `prior_target`",
        )
    reference = each.meant.reference_year
    if reference is not None and reference >= end:
        return f"a change since {reference} is stated for {each.year}", known
    return None


def _fits(base: int, first: int) -> bool:
    """Whether a plan that starts in the year `first` may count from the year `base`."""
    return first - 3 <= base <= first


def check_base_year(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding if the base year is not shortly before the plan's period."""
    first, last = subject.plan.period
    base = subject.plan.base_year
    if base and 0 < first < last and not _fits(base, first):
        yield Finding(
            subject.at_key("base_year"),
            f"the base year {base} does not fit the period {subject.plan.period_text}",
            f"most often it is {first - 1}",
        )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, year: 2025, target: 6.0‰以下}\n"

RULES = (
    Rule(
        "D401", "period-backwards", "error",
        "A plan's period runs from an earlier year to a later one.",
        "plan", EMPTY_PLAN.replace("2021-2025", "2025-2021"), EMPTY_PLAN,
    ),
    Rule(
        "D402", "year-outside", "error",
        "A statement is of a year of the plan's period or of the one before (with the year that "
        "one started from), a target is of the plan's own, and a change is counted from an "
        "earlier year. A plan that looks further ahead is silenced on the line.",
        "row", _ROW.replace("2025", "2052"), _ROW, check_plan=check,
    ),
    Rule(
        "D411", "base-year", "error",
        "The base year is the last year before the period, or near it: every change a year is "
        "counted from it.",
        "plan", EMPTY_PLAN.replace("base_year: 2020", "base_year: 2002"), EMPTY_PLAN,
        check_plan=check_base_year,
    ),
)  # fmt: skip
