"""One indicator by year: what was observed, reported and promised, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.comparison.ambition import resolve
from plancmp.comparison.figures import ComparedFigure, figure_of
from plancmp.comparison.selection import targets_of
from plancmp.messages import Message, message
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator, Place

KINDS = ("observed", "baseline", "actual", "prior_target", "target")
"""What a point is: observed, or the role of a plan's statement; in this order within a year."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One figure of one year, in the canonical unit: of a plan's statement, or observed.

    `low` is None for an aim without a figure, `high` is that of a range.
    """

    indicator: Indicator
    place: Place
    year: str
    kind: str
    printed: str
    bound: str
    low: Decimal | None
    high: Decimal | None
    figure: ComparedFigure | None
    plan: Plan | None
    statement: Statement | None
    source: str
    url: str = ""
    caveats: tuple[Message, ...] = ()


def over_time(
    plans: Sequence[Plan],
    observations: Iterable[Observation],
    places: Sequence[Place],
    indicators: Sequence[str],
) -> list[Point]:
    """Return everything known of the indicators, by indicator and place as named, and by year.

    Of what a plan repeats one figure is kept.
    """
    by_code = {place.code: place for place in places}
    points = [
        Point(
            observation.indicator, by_code[observation.place], str(observation.year), "observed",
            observation.printed, "", observation.value, None, None, None, None,
            observation.source, observation.url,
        )
        for observation in observations
        if observation.place in by_code
        and observation.indicator.id in indicators
        and not observation.scope
    ]  # fmt: skip
    for plan in plans:
        if plan.place.code in by_code:
            points += _of_plan(plan, set(indicators))
    order = {code: number for number, code in enumerate(by_code)}
    return sorted(
        points,
        key=lambda point: (
            indicators.index(point.indicator.id),
            order[point.place.code],
            point.year[-4:],
            KINDS.index(point.kind),
        ),
    )


def _of_plan(plan: Plan, indicators: set[str]) -> list[Point]:
    statements = [*targets_of(plan, "prior_target"), *targets_of(plan)]
    reported: dict[object, Statement] = {}
    for statement in plan.statements:
        if statement.role in ("baseline", "actual") and statement.meant.measure == "level":
            key = (
                statement.indicator.id,
                statement.year,
                statement.scope,
                statement.low,
                statement.high,
            )
            reported.setdefault(key, statement)
    found = []
    for statement in [*reported.values(), *statements]:
        if statement.indicator.id in indicators:
            caveats = [message("scope", scope=statement.scope)] if statement.scope else []
            figure = resolve(plan, statement)
            if figure is not None:
                caveats.append(message("derived_target"))
            found.append(
                Point(
                    statement.indicator, plan.place, statement.year, statement.role,
                    statement.value.printed, statement.meant.bound, statement.low, statement.high,
                    figure or figure_of(statement), plan, statement, plan.title,
                    caveats=tuple(caveats),
                )
            )  # fmt: skip
    return found
