"""A target for a later year that asks for no more than one for an earlier year.

`50%` by 2022 and `≥50` by 2025: what is left to do after 2022 is nothing.

It cannot see: that the two are counted over different institutions or persons, unless the encoding
gives a scope.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import Figure
from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import level_targets
from plancmp.rules.finding import Finding, as_read

CODE = "A204"
NAME = "repeated-later"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each later target that an earlier one already reaches."""
    groups: dict[tuple[str, str, str], list[tuple[Statement, Figure]]] = {}
    for target, goal, *_ in level_targets(plan):
        key = (target.indicator.id, target.scope, goal.measure)
        groups.setdefault(key, []).append((target, goal))
    for group in groups.values():
        for later, goal in group:
            earlier = next(
                (
                    each
                    for each, figure in group
                    if each.year < later.year and not _asks_more(later, goal, figure)
                ),
                None,
            )
            if earlier is not None:
                yield Finding(
                    plan.id,
                    CODE,
                    SEVERITY,
                    later.indicator,
                    message(
                        "repeated_later",
                        year=later.year,
                        printed=as_read(earlier),
                        earlier=earlier.year,
                    ),
                    (later, earlier),
                    (later,),
                )


def _asks_more(later: Statement, goal: Figure, before: Figure) -> bool:
    if later.indicator.better == "lower":
        return goal.low < before.low
    return goal.high > before.high
