"""Levels of several plans: small, since several processes exchange them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plancmp.model.plan import Acknowledged, Plan, Position


@dataclass(frozen=True, slots=True)
class Level:
    """A figure of a plan in the indicator's canonical unit, and as printed.

    `unit` is the one that it is printed in, `place` the statement's place among its plan's.
    """

    plan: str
    indicator: str
    role: str
    year: str
    scope: str
    unit: str
    printed: str
    corrected: str
    low: Decimal
    high: Decimal
    number: Decimal | None
    position: Position
    acknowledged: tuple[Acknowledged, ...]
    place: int


def levels_in(plan: Plan) -> Iterator[Level]:
    """Yield the levels that a plan states, in its order."""
    for place, statement in enumerate(plan.statements):
        low = statement.low
        if low is None or statement.meant.measure != "level":
            continue
        unit = statement.unit
        yield Level(
            plan.id,
            statement.indicator.id,
            statement.role,
            statement.year,
            statement.scope,
            unit.id if unit is not None else "",
            statement.value.printed,
            statement.corrected,
            low,
            low if statement.high is None else statement.high,
            statement.value.number,
            statement.position,
            statement.acknowledged,
            place,
        )
