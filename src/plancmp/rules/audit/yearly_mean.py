"""A figure for each year that does not make the figure of the whole period.

`年均117.6人` over five years makes 588. Told where a document prints both for the same period, and
they do not fit.

It cannot see: yearly figures that are not printed with 每年 or 年均.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.rules.evidence import is_yearly, key_of, levels_of
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.spans import centre, plain, span_of

CODE = "A405"
NAME = "yearly-mean"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each yearly figure that no total of its period fits."""
    levels = levels_of(plan)
    for yearly in plan.statements:
        if yearly.meant.measure != "level" or not is_yearly(yearly):
            continue
        first, last = yearly.year.split("-")
        years = int(last) - int(first) + 1
        each_year = span_of(yearly)
        totals = [(each, span_of(each)) for each in levels.get(key_of(yearly), ())]
        if each_year is None or not totals:
            continue
        made = each_year.times(Fraction(years))
        if not any(span is not None and made.meets(span) for _, span in totals):
            whole = totals[0][0]
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                yearly.indicator,
                message(
                    "yearly_differs",
                    yearly=as_read(yearly),
                    years=str(years),
                    total=plain(centre(yearly) * years, whole),
                    printed=as_read(whole),
                    year=yearly.year,
                ),
                (whole, yearly),
                (whole, yearly),
            )
