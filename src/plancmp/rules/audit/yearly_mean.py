"""A405: a figure for each year that does not make the period's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import is_yearly, key_of, levels_of, measure_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule
from plancmp.rules.spans import centre, plain, span_of

_YEARLY_DIFFERS = Template(
    "yearly_differs",
    "{yearly} over {years} years makes {total}, it prints {printed} for {year}",
    "{yearly}，{years}年共{total}，而{year}年为{printed}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each yearly figure that no total of its period fits."""
    yield from _additions(plan)
    levels = levels_of(plan)
    for yearly in plan.statements:
        if yearly.meant.measure != "level" or not is_yearly(yearly):
            continue
        first, last = yearly.year.split("-")
        years = int(last) - int(first) + 1
        each_year = span_of(yearly)
        totals = [(statement, span_of(statement)) for statement in levels.get(key_of(yearly), ())]
        if each_year is None or not totals:
            continue
        made = each_year.times(Fraction(years))
        if not any(span is not None and made.meets(span) for _, span in totals):
            yield _finding(totals[0][0], yearly, years)


def _additions(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each yearly addition that does not make what is to be added in all."""
    found: dict[tuple[object, ...], dict[str, Statement]] = {}
    for statement in plan.statements:
        measure = measure_of(statement)
        if measure in ("change_points", "annual_change_points"):
            key = (*key_of(statement), statement.meant.reference_year)
            found.setdefault(key, {}).setdefault(measure, statement)
    for pair in found.values():
        whole, yearly = pair.get("change_points"), pair.get("annual_change_points")
        if whole is None or yearly is None:
            continue
        first, last = (whole.meant.reference_year or plan.base_year) + 1, int(whole.year[-4:])
        if "-" in whole.year:
            first = int(whole.year[:4])
        made, printed = span_of(yearly), span_of(whole)
        if last < first or made is None or printed is None:
            continue
        if not made.times(Fraction(last - first + 1)).meets(printed):
            yield _finding(whole, yearly, last - first + 1)


def _finding(whole: Statement, yearly: Statement, years: int) -> Finding:
    text = say(
        _YEARLY_DIFFERS,
        yearly=as_read(yearly),
        years=str(years),
        total=plain(centre(yearly) * years, whole),
        printed=as_read(whole),
        year=yearly.year,
    )
    return Finding(text, (whole, yearly), (whole, yearly))


def _trained(mean: str, scope: str = "") -> str:
    value = f'{{printed: 年均{mean}人, number: "{mean}", unit: 人}}'
    return rows(
        "residents_qualified",
        "actual: 588人, year: 2016-2020",
        f'actual: {value}, year: 2016-2020, scope: "{scope}"',
    )


def _added(yearly: str, whole: str) -> str:
    value = '{{printed: "{}{}", measure: {}, number: "{}", unit: 个}}'
    values = (
        value.format("每年新增", yearly, "annual_change_points", yearly),
        value.format("新增", whole, "change_points", whole),
    )
    return rows("hospitals", *(f"target: {statement}" for statement in values))


RULES = (
    Rule(
        code="A405",
        name="yearly-mean",
        severity="warning",
        why=Bilingual(
            "A figure for each year that does not make the figure of the whole period: `年均117.6"
            "人` over five years makes 588. Told where a document prints both for the same "
            "period, and they do not fit; so too for what is added each year and in all.",
            "年均数与整个时期的合计不符：五年“年均117.6人”应为588人。文件对同一时期两者都印出而不符"
            "时提示；逐年新增数与新增总数不符的亦同。",
        ),
        cannot_see=Bilingual(
            "Yearly figures that are not printed with 每年 or 年均.",
            "未以“每年”“年均”印出的年度数。",
        ),
        innocent=Bilingual(
            "The mean is taken over other years.",
            "年均数取自其他年份。",
        ),
        kind="row",
        fails=(_trained("120"), _trained("120", "年均"), _added("10", "80")),
        passes=(_trained("117.6"), _trained("120", "市级"), _added("10", "50")),
        statements=check,
    ),
)
