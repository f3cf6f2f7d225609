"""What was observed of a target: what a plan itself reports, and which figure counts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from plancmp.model.observation import Observation
from plancmp.model.plan import Plan, Statement


def observations_of(plan: Plan) -> list[Observation]:
    """Return the values that a plan reports: single levels of single years."""
    found: dict[object, Observation] = {}
    for statement in plan.statements:
        if statement.role in ("baseline", "actual"):
            observation = as_observation(plan, statement)
            if observation is not None:
                key = (statement.indicator.id, statement.scope, observation.year, observation.value)
                found.setdefault(key, observation)
    return list(found.values())


def as_observation(plan: Plan, statement: Statement) -> Observation | None:
    """Return a statement as what was observed, None if it is no single level of a single year."""
    single = (
        statement.meant.measure == "level" and statement.low is not None and statement.high is None
    )
    if not single or not statement.year.isdigit() or statement.unit is None:
        return None
    assert statement.low is not None
    return Observation(
        plan.place.code, statement.indicator, int(statement.year), statement.low,
        statement.value.printed, statement.unit, statement.label,
        statement.scope, plan.title, position=statement.position,
    )  # fmt: skip


def judged_by(
    series: Iterable[Observation], start: int, end: int, goal: Fraction, higher: bool
) -> list[Observation]:
    """Return the observations that a target is judged by: all of one year, different values.

    That is the latest year; once the target year is over, the target year itself, unless only a
    later one meets the target.
    """
    later = [observation for observation in series if observation.year > start]
    if not later:
        return []
    years = {observation.year for observation in later}
    year = max(years)
    if year > end and end in years:
        year = end
        if not any(
            reaches(observation.value, goal, higher)
            for observation in later
            if observation.year == end
        ):
            late = [
                observation.year
                for observation in later
                if reaches(observation.value, goal, higher)
            ]
            year = min((later_year for later_year in late if later_year > end), default=end)
    return list(
        {
            observation.value: observation for observation in later if observation.year == year
        }.values()
    )


def reaches(value: Decimal | Fraction, goal: Fraction, higher: bool) -> bool:
    """Whether a value is at least as good as a target."""
    return value >= goal if higher else value <= goal


def places_of(number: Decimal) -> int:
    """Return how many decimals a number was printed with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
