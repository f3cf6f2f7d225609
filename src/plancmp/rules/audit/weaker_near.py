"""A target that is weaker than a value reached in a neighbouring scope.

Used only where the plan reports nothing of the target's own scope (else it is A201): a value of
the registered population against a target for everybody, or the mean of a rate over the years of
the former period against a target for one year.

It cannot see: how far the two scopes differ. Two scopes of which neither is the whole are not
compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.ambition import base_candidates
from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.evidence import COUNTED, has_scope_near
from plancmp.rules.finding import Finding, as_read

CODE = "A202"
NAME = "weaker-than-reached-nearby"
SEVERITY = "warning"

_SUMS = COUNTED | {"money", "area", "land area", "length"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target on the wrong side of a value of a near scope."""
    reported = {each.indicator.id for each in plan.statements if each.role != "target"}
    for target, goal, repeats, reached in level_targets(plan):
        if reached or target.indicator.id not in reported:
            continue
        for base in _near(plan, target):
            if is_short_of(target, goal, base):
                mean = "-" in base.year
                arguments = {"reached": as_read(base), "year": base.year}
                text = (
                    message("weaker_than_mean", **arguments)
                    if mean
                    else message("weaker_than_reached_near", **arguments, scope=base.scope)
                )
                yield Finding(
                    plan.id,
                    CODE,
                    SEVERITY,
                    target.indicator,
                    text,
                    (target, base, *repeats),
                    (target, *repeats),
                )
                break


def _near(plan: Plan, target: Statement) -> Iterator[Statement]:
    """Yield what was reached in a near scope, then means over the former period."""
    for each in base_candidates(plan, target.indicator.id):
        if has_scope_near(target, each) and int(each.year) < int(target.year):
            yield each
    if target.indicator.unit.dimension in _SUMS:
        return
    for each in plan.statements:
        if (
            each.indicator.id == target.indicator.id
            and each.role in ("baseline", "actual")
            and each.scope == target.scope
            and plan.year_role(each.year) == "prior_period"
        ):
            yield each
