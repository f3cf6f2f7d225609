"""A bound that nothing can lie beyond: `100%以上`, `0以下`.

A share of a whole ends at 100 %, a level at zero. The bound may be left over from a smaller figure.

It cannot see: shares that may pass 100 % (bed occupancy, say) need a `plausible` range above 100
in the vocabulary, else they are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS
from plancmp.rules.finding import Finding, about_one

CODE = "A305"
NAME = "impossible-bound"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each bound that leaves nothing open."""
    for statement in plan.statements:
        key = _beyond(statement)
        if key:
            yield about_one(
                (CODE, SEVERITY), statement, message(key, printed=as_printed(statement))
            )


def _beyond(statement: Statement) -> str:
    value, unit = statement.meant, statement.indicator.unit
    if value.measure != "level" or statement.low is None:
        return ""
    expected = statement.indicator.plausible
    whole = 100 / unit.factor
    if (
        value.bound in LOWER_BOUNDS
        and unit.dimension == "share"
        and statement.low >= whole
        and (expected is None or expected[1] <= whole)
    ):
        return "beyond_whole"
    can_be_negative = expected is not None and expected[0] < 0
    if value.bound in UPPER_BOUNDS and statement.low <= 0 and not can_be_negative:
        return "below_nothing"
    return ""
