"""A unit that cannot be right.

A mortality printed in per cent instead of per mille, persons for ten thousand persons: the value
in the indicator's unit lies outside the range that the vocabulary gives as `plausible`, or the
document prints the same number for the same thing in another unit.

It cannot see: a slip that stays within the range; indicators for which the vocabulary has no
range, as most counts, whose size depends on the place. What the curator corrected is A301.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import key_of, levels_of
from plancmp.rules.finding import Finding, about_one, unit_name

CODE = "A302"
NAME = "implausible"
SEVERITY = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each level outside the range to be expected."""
    for statement in plan.statements:
        if statement.low is None or statement.is_corrected:
            continue
        twin = _twin(plan, statement)
        if twin is not None:
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                statement.indicator,
                message("two_units", a=as_printed(statement), b=as_printed(twin)),
                (statement, twin),
                (statement,),
            )
        expected = statement.indicator.plausible
        if expected is None or statement.meant.measure not in ("level", "ratio"):
            continue
        low, high = expected
        if statement.low < low or (statement.high or statement.low) > high:
            yield about_one(
                (CODE, SEVERITY),
                statement,
                message(
                    "implausible",
                    printed=as_printed(statement),
                    low=f"{low:f}",
                    high=f"{high:f}",
                    unit=unit_name(statement.indicator.unit),
                ),
            )


def _twin(plan: Plan, statement: Statement) -> Statement | None:
    """Return a statement of the same thing that gives the same number in the indicator's unit.

    The statement itself is in another one: of the two it is the one that does not suit.
    """
    own, unit = statement.indicator.unit, statement.unit
    if unit is None or unit.factor == own.factor or statement.meant.measure != "level":
        return None
    return next(
        (
            each
            for each in levels_of(plan).get(key_of(statement), ())
            if each.unit is not None
            and each.unit.factor == own.factor
            and each.value.number == statement.value.number
        ),
        None,
    )
