"""The same indicator, year and scope, stated with different levels."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.audit.finding import Finding, as_printed
from plancmp.comparison.figures import figure_of
from plancmp.messages import message
from plancmp.plans.model import Plan, Statement

CODE = "A101"
NAME = "contradiction"
SEVERITY = "error"

_KIND = {"target": "target", "baseline": "reached", "actual": "reached"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each thing that the plan states with more than one figure."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in plan.statements:
        kind = _KIND.get(statement.role, statement.role)
        measure = statement.meant.measure
        if measure not in ("level", "ratio") or figure_of(statement) is None:
            continue
        key = (statement.indicator.id, kind, statement.year, statement.scope, measure)
        groups.setdefault(key, []).append(statement)
    for statements in groups.values():
        figures = {
            (figure.low, figure.high) for figure in map(figure_of, statements) if figure is not None
        }
        if len(figures) > 1:
            prints = dict.fromkeys(
                f"{as_printed(each)} ({each.place.split(' ')[0] or each.channel})"
                if each.channel == "table"
                else f"{as_printed(each)} ({each.channel})"
                for each in statements
            )
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                statements[0].indicator,
                message("states_differently", year=statements[0].year, prints=", ".join(prints)),
                tuple(statements),
                tuple(statements),
            )
