"""A target that is weaker than what the plan says was already reached."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.audit.finding import Finding, as_printed
from plancmp.comparison.ambition import base_value, is_weaker
from plancmp.comparison.figures import figure_of
from plancmp.messages import message
from plancmp.plans.model import Plan

CODE = "A201"
NAME = "weaker-than-reached"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target on the wrong side of its base value."""
    for target in plan.statements:
        if target.role != "target":
            continue
        base = base_value(plan, target)
        goal = figure_of(target)
        reached = figure_of(base) if base is not None else None
        if base is None or goal is None or reached is None or goal.measure != reached.measure:
            continue
        if is_weaker(goal, reached, target.indicator.better):
            near = base.scope != target.scope
            key = "weaker_than_reached_near" if near else "weaker_than_reached"
            arguments = {"reached": as_printed(base), "year": base.year}
            if near:
                arguments["scope"] = base.scope
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                target.indicator,
                message(key, **arguments),
                (target, base),
                (target,),
            )
