"""D401, D402, D411: years that lie outside what a plan speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import PlanFile, Rule

_NEITHER = Template(
    "year_outside",
    "{year} is neither of the plan's period nor of the one before",
    "{year}既不在规划期内，也不在上一规划期内",
)
_KNOWN = Template(
    "plan_runs",
    "the plan runs {period}, the former one from {earliest}",
    "规划期为{period}，上一期始于{earliest}年",
)
_BEFORE = Template(
    "target_before",
    "a target of {year} lies before the plan's period {period}",
    "{year}年的目标早于规划期{period}",
)
_PRIOR = Template(
    "is_prior_target",
    "the target of the former period is a `prior_target`",
    "上期目标写作 `prior_target`",
)
_SINCE = Template(
    "since_later",
    "a change since {reference} is stated for {year}",
    "{year}年的变化却自{reference}年算起",
)
_BASE = Template(
    "base_year_off",
    "the base year {base} does not fit the period {period}",
    "基期{base}年与规划期{period}不符",
)
_MOST_OFTEN = Template("base_year_hint", "most often it is {year}", "通常为{year}年")


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each statement of a year that the plan cannot mean."""
    first, last = plan.period
    if not 0 < first < last or not _fits(plan.base_year, first):
        return  # said by D401 and D411: every year would be wrong
    for statement in plan.rows:
        years = [int(year) for year in statement.year.split("-")]
        problem = _outside(plan, statement, years[0], years[-1])
        if problem:
            yield about_one(statement, *problem)


def _outside(
    plan: Plan, statement: Statement, start: int, end: int
) -> tuple[Message, Message] | None:
    """Return what is wrong with a statement's year, and what would be right."""
    first, last = plan.period
    earliest = plan.base_year - (last - first) - 1
    year, period = statement.year, plan.period_text
    known = say(_KNOWN, period=period, earliest=str(earliest))
    if start < earliest or end > last:
        return say(_NEITHER, year=year), known
    if statement.role == "target" and end < first:
        return say(_BEFORE, year=year, period=period), say(_PRIOR)
    reference = statement.meant.reference_year
    if reference is not None and reference >= end:
        return say(_SINCE, reference=str(reference), year=year), known
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
            say(_BASE, base=str(base), period=subject.plan.period_text),
            position=subject.at_key("base_year"),
            hint=say(_MOST_OFTEN, year=str(first - 1)),
        )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, year: 2025, target: 6.0‰以下}\n"

RULES = (
    Rule(
        code="D401",
        name="period-backwards",
        severity="error",
        why=Bilingual(
            "A plan's period runs from a year to the same one or a later one.",
            "规划期由先至后，或仅为一年。",
        ),
        cannot_see=Bilingual(
            "A period that runs forwards and is not the document's.",
            "顺序正确而与原文不符的规划期。",
        ),
        kind="plan",
        fails=(EMPTY_PLAN.replace("2021-2025", "2025-2021"),),
        passes=(EMPTY_PLAN, EMPTY_PLAN.replace("2021-2025", "2021-2021")),
    ),
    Rule(
        code="D402",
        name="year-outside",
        severity="error",
        why=Bilingual(
            "A statement is of a year of the plan's period or of the one before (with the year "
            "that one started from), a target is of the plan's own, and a change is counted from "
            "an earlier year. Where a plan looks further ahead, acknowledge it in the row.",
            "数据的年份在规划期或上一规划期（含其起始年）之内，目标在本规划期之内，变化自较早年份算"
            "起。规划确有远景目标的，在该行确认。",
        ),
        cannot_see=Bilingual(
            "A year within the period that is not the printed one.",
            "在规划期内而与原文不符的年份。",
        ),
        kind="row",
        fails=(_ROW.replace("2025", "2052"),),
        passes=(_ROW,),
        statements=check,
    ),
    Rule(
        code="D411",
        name="base-year",
        severity="error",
        why=Bilingual(
            "The base year is the last year before the period, or near it: every change a year is "
            "counted from it.",
            "基期为规划期前一年或相近年份：各项年均变化均由此算起。",
        ),
        cannot_see=Bilingual(
            "A base year near the period that is not the document's.", "相近而与原文不符的基期。"
        ),
        kind="plan",
        fails=(EMPTY_PLAN.replace("base_year: 2020", "base_year: 2002"),),
        passes=(EMPTY_PLAN,),
        file=check_base_year,
    ),
)
