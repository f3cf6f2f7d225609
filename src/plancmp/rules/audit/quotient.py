"""A rate or ratio that does not follow from its numerator and denominator.

Works from the vocabulary's `ratio_of` (numerator, denominator): managed persons over all persons,
cases over inhabitants, nurses per thousand over physicians per thousand. All three must be stated
for the same year and scope, as reported values or as targets. Every figure stands for all numbers
that round to it; bounds leave their side open.

It cannot see: a denominator other than the declared one (registered instead of resident
population, the mean of the year instead of its end), which is often what a finding comes down to;
rates whose parts are not printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.sums import named
from plancmp.rules.evidence import levels_of
from plancmp.rules.finding import Finding, as_read, unit_name
from plancmp.rules.spans import centre, choices, plain, span_of

CODE = "A403"
NAME = "quotient"
SEVERITY = "warning"


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
        plan.id,
        CODE,
        SEVERITY,
        quotient.indicator,
        message(
            "quotient_differs",
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
