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
    for each in plan.statements:
        if each.role in ("baseline", "actual"):
            observation = as_observation(plan, each)
            if observation is not None:
                key = (each.indicator.id, each.scope, observation.year, observation.value)
                found.setdefault(key, observation)
    return list(found.values())


def as_observation(plan: Plan, each: Statement) -> Observation | None:
    """Return a statement as what was observed, None if it is no single level of a single year."""
    single = each.meant.measure == "level" and each.low is not None and each.high is None
    if not single or not each.year.isdigit() or each.unit is None:
        return None
    assert each.low is not None
    return Observation(
        plan.place.code, each.indicator, int(each.year), each.low, each.value.printed, each.unit,
        each.label, each.scope, plan.title, position=each.position,
    )  # fmt: skip


def judged_by(
    series: Iterable[Observation], start: int, end: int, goal: Fraction, higher: bool
) -> list[Observation]:
    """Return the observations that a target is judged by: all of one year, different values.

    That is the latest year; once the target year is over, the target year itself, unless only a
    later one meets the target.
    """
    later = [each for each in series if each.year > start]
    if not later:
        return []
    years = {each.year for each in later}
    year = max(years)
    if year > end and end in years:
        year = end
        if not any(reaches(each.value, goal, higher) for each in later if each.year == end):
            late = [each.year for each in later if reaches(each.value, goal, higher)]
            year = min((each for each in late if each > end), default=end)
    return list({each.value: each for each in later if each.year == year}.values())


def reaches(value: Decimal | Fraction, goal: Fraction, higher: bool) -> bool:
    """Whether a value is at least as good as a target."""
    return value >= goal if higher else value <= goal


def places_of(number: Decimal) -> int:
    """Return how many decimals a number was printed with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
