"""A403: a rate that does not follow from its parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.sums import named
from plancmp.rules.evidence import levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, unit_name
from plancmp.rules.rule import Rule, Words
from plancmp.rules.spans import centre, choices, plain, span_of

_QUOTIENT_DIFFERS = Template(
    "quotient_differs",
    "{numerator} over {denominator} makes {quotient}, it prints {printed}",
    "{numerator}与{denominator}之比为{quotient}，所印为{printed}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each quotient that its parts do not make."""
    levels = levels_of(plan)
    for key, quotients in levels.items():
        parts = quotients[0].indicator.ratio_of
        if len(parts) != 2:
            continue
        tries = list(choices(levels, [key, (parts[0], *key[1:]), (parts[1], *key[1:])]))
        if tries and not any(_fits(*each) for each in tries):
            yield _finding(plan, *tries[0])


def _scale(quotient: Statement, numerator: Statement, denominator: Statement) -> Fraction:
    """Return what the bare quotient is multiplied with to be in the quotient's own unit."""
    unit = quotient.indicator.unit
    parts = numerator.indicator.unit.factor / denominator.indicator.unit.factor
    base = 1
    if unit.dimension == "share":
        base = 100
    elif unit.dimension.endswith("per population"):
        base = 1000
    return base * parts / unit.factor


def _fits(quotient: Statement, numerator: Statement, denominator: Statement) -> bool:
    spans = [span_of(each) for each in (quotient, numerator, denominator)]
    printed, above, below = spans
    assert printed is not None and above is not None and below is not None
    made = above.over(below).times(_scale(quotient, numerator, denominator))
    return made.meets(printed)


def _finding(
    plan: Plan, quotient: Statement, numerator: Statement, denominator: Statement
) -> Finding:
    bare = centre(numerator) / centre(denominator) if centre(denominator) else Fraction(0)
    made = bare * _scale(quotient, numerator, denominator)
    ratio = quotient.meant.measure == "ratio"
    return Finding(
        say(
            _QUOTIENT_DIFFERS,
            numerator=(named(numerator),),
            denominator=(named(denominator),),
            quotient=f"1:{plain(made, quotient)}"
            if ratio
            else f"{plain(made, quotient)}{unit_name(quotient.indicator.unit)}",
            printed=as_read(quotient),
        ),
        (quotient, numerator, denominator),
        (quotient,),
    )


def _elderly(rate: str, managed: str, everybody: str, more: str = "") -> str:
    return (
        rows("elderly_health_management_rate", f'actual: "{rate}"{more}')
        + rows("elderly_health_managed", f"actual: {managed}")
        + rows("elderly_population_65_plus", f"actual: {everybody}")
    )


def _staff(ratio: str, physicians: str, nurses: str) -> str:
    return (
        rows("physician_nurse_ratio", f'target: "{ratio}"')
        + rows("physicians_per_1000", f"unit: 人/千人, target: {physicians}")
        + rows("nurses_per_1000", f"unit: 人/千人, target: {nurses}")
    )


RULES = (
    Rule(
        code="A403",
        name="quotient",
        severity="warning",
        confidence="medium",
        why=Words(
            "A rate or ratio that does not follow from its numerator and denominator. "
            "Works from the vocabulary's `ratio_of` (numerator, denominator): managed "
            "persons over all persons, cases over inhabitants, nurses per thousand "
            "over physicians per thousand. All three must be stated for the same year "
            "and scope, as reported values or as targets. Every figure stands for all "
            "numbers that round to it; bounds leave their side open.",
            "比率与其分子、分母不符。依据词表的 `ratio_of`（分子、分母）：管理人数与总人数，病例数"
            "与人口数，每千人口护士数与医师数。三者须为同一年份、同一口径，同为报告值或目标值。每个"
            "数值代表所有四舍五入后等于它的数；限定词一侧不设限。",
        ),
        cannot_see=Words(
            "A denominator other than the declared one (registered instead of "
            "resident population, the mean of the year instead of its end), which is "
            "often what a finding comes down to; rates whose parts are not printed.",
            "所用分母并非词表声明者（户籍而非常住人口，年平均而非年末数），提示往往缘于此；分子分母"
            "未印出的比率。",
        ),
        kind="row",
        fails=(
            _elderly("75.04%", "24.30万人", "32.82万人"),
            _staff("1:1.2", "3.5", "≥4.5"),
            _staff("1:1.3", "2.30", "3.14"),
        ),
        passes=(
            _elderly("74.04%", "24.30万人", "32.82万人"),
            _elderly("75.04%", "24.30万人", "32.82万人", ", year: 2019"),
            _staff("1:1.3", "3.5", "≥4.5"),
            _staff("1:1.37", "2.3", "3.14"),
        ),
        statements=check,
    ),
)
