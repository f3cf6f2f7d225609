"""A milestone that is due before the end of the period, with nothing set for the end.

A target for 2022 in a plan that runs to 2025, and none for a later year: whoever compares target
years must know, and the years from then on ask for nothing.

It cannot see: an aim in words for the end of the period counts as something set.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding

CODE = "A205"
NAME = "due-early"
SEVERITY = "note"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target whose year comes before the end, the last of its kind."""
    last: dict[tuple[str, str], str] = {}
    for statement in plan.statements:
        if statement.role == "target":
            key = (statement.indicator.id, statement.scope)
            last[key] = max(last.get(key, ""), statement.year[-4:])
    end = str(plan.period[1])
    for statement in plan.statements:
        key = (statement.indicator.id, statement.scope)
        if statement.role == "target" and statement.year[-4:] == last[key] < end:
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                statement.indicator,
                message("due_early", year=statement.year, end=end),
                (statement,),
            )
