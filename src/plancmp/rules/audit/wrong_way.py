"""A target that points the wrong way.

A lower limit (`≥`, 以上) where less is better, an upper limit where more is better, or a change for
the worse. Which direction is better is the vocabulary's `better`.

It cannot see: bounds of indicators without a better direction; a range in which a value is good.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.model.value import CHANGES
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS
from plancmp.rules.finding import Finding, about_one

CODE = "A306"
NAME = "wrong-way"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target with a bound or a change against the better direction."""
    for statement in plan.statements:
        if statement.role not in ("target", "prior_target"):
            continue
        key = _against(statement)
        if key:
            yield about_one(
                (CODE, SEVERITY), statement, message(key, printed=as_printed(statement))
            )


def _against(statement: Statement) -> str:
    better, value = statement.indicator.better, statement.meant
    if better == "none":
        return ""
    if value.measure == "level":
        if better == "lower" and value.bound in LOWER_BOUNDS:
            return "lower_limit"
        if better == "higher" and value.bound in UPPER_BOUNDS:
            return "upper_limit"
    elif value.measure in CHANGES and value.measure != "rank_change" and value.number:
        return "change_for_worse" if (value.number > 0) == (better == "lower") else ""
    return ""
