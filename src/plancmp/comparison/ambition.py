"""What a target asks for, measured from the base value that the plan itself gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from weakref import WeakKeyDictionary

from plancmp.comparison.figures import ComparedFigure, exact_change, figure_of, half_up, percent
from plancmp.model.plan import Plan, Statement


class Ambition(NamedTuple):
    """The change from the base value to the target, in the canonical unit.

    `change_pct` is relative to the base value, `per_year` spreads the change over the years from
    the base value to the target; `weaker` says that the target lies on the wrong side of it.
    """

    base: Statement
    change: Decimal | None
    change_pct: Decimal | None
    per_year: Decimal | None
    weaker: bool


class _Bases(NamedTuple):
    """What could be the base values of one indicator in one plan, the best first, by what."""

    all: list[Statement]
    by_scope: dict[str, Statement]
    by_row: dict[_Row, list[Statement]]
    by_year: dict[tuple[str, str], list[Statement]]


_Row = tuple[str, str, str, str, str]
_BASES: WeakKeyDictionary[Plan, dict[str, _Bases]] = WeakKeyDictionary()
"""A plan is asked once for each of its targets: its base values are sorted out once."""


def _bases(plan: Plan, indicator: str) -> _Bases:
    known = _BASES.get(plan)
    if known is None:
        known = _BASES[plan] = _sorted_out(plan)
    return known.get(indicator) or _Bases([], {}, {}, {})


def _sorted_out(plan: Plan) -> dict[str, _Bases]:
    first_year = plan.base_year - (plan.period[1] - plan.period[0])
    by_indicator: dict[str, list[Statement]] = defaultdict(list)
    for statement in plan.statements:
        if (
            statement.role in ("baseline", "actual")
            and statement.meant.measure in ("level", "ratio")
            and statement.year.isdigit()
            and first_year <= int(statement.year) <= plan.period[1]
        ):
            by_indicator[statement.indicator.id].append(statement)
    found = {}
    for indicator, statements in by_indicator.items():
        if len(statements) > 1:  # of thousands of plans most give one
            statements.sort(
                key=lambda statement: (
                    statement.role != "baseline",
                    int(statement.year) != plan.base_year,
                    -int(statement.year),
                    bool(statement.scope),
                )
            )
        bases = found[indicator] = _Bases(statements, {}, defaultdict(list), defaultdict(list))
        for statement in statements:
            bases.by_scope.setdefault(statement.scope, statement)
            bases.by_year[statement.year, statement.scope].append(statement)
            if statement.role == "baseline":
                bases.by_row[_row_of(statement)].append(statement)
    return found


def _row_of(statement: Statement) -> _Row:
    """Return what a target and its own base value share: one row of a table, or one sentence."""
    s = statement
    return (s.channel, s.section, s.block, s.label, s.scope)


def base_candidates(plan: Plan, indicator: str) -> list[Statement]:
    """Return the levels that could be the base value of an indicator, the best first.

    A base value beside a target comes before a reported one, the base year before other years of
    the former period, a figure for the whole population before one of narrower scope.
    """
    return _bases(plan, indicator).all


def base_value(plan: Plan, target: Statement) -> Statement | None:
    """Return the base value that a target is to be measured from, None if the plan gives none.

    The one that the target's own row or sentence gives comes first, then a value of the target's
    own scope.
    """
    bases = _bases(plan, target.indicator.id)
    own = next(iter(bases.by_row.get(_row_of(target), ())), None)
    return own or bases.by_scope.get(target.scope) or next(iter(bases.all), None)


def resolve(plan: Plan, target: Statement) -> ComparedFigure | None:
    """Return the level that a relative target comes to, None where the plan gives no base value.

    `比2015年降低10%` needs the plan's own value of 2015; a change in a table row is counted from
    the base value in the same row. The result is marked as derived.
    """
    if "change" not in target.meant.measure or target.meant.measure == "rank_change":
        return None
    figure = figure_of(target)
    if figure is None:
        return None
    base = _reference(plan, target)
    if base is None or base.low is None:
        return None
    years = int(target.year[-4:]) - int(base.year)
    steps = years if figure.measure.startswith("annual_") else 1
    if years <= 0:
        return None
    start = Fraction(base.low)

    def level(change: Fraction) -> Fraction:
        if figure.measure == "annual_change_pct":
            return start * (1 + change / 100) ** steps
        if figure.measure == "change_pct":
            return start * (1 + change / 100)
        return start + change * steps

    low, high = level(figure.low), level(figure.high)
    return ComparedFigure(low, high, figure.bound, "level", target.indicator.unit.id, derived=True)


def _reference(plan: Plan, target: Statement) -> Statement | None:
    """Return the level that a relative target names as its base; None if that is in doubt."""
    year = target.meant.reference_year
    bases = _bases(plan, target.indicator.id)
    if year is not None:
        return _only_level(bases.by_year.get((str(year), target.scope), ()))
    return _only_level(bases.by_row.get(_row_of(target), ()))


def _only_level(statements: Iterable[Statement]) -> Statement | None:
    """Return the first statement if all give the same level, else None."""
    found = list(statements)
    return found[0] if found and len({statement.low for statement in found}) == 1 else None


def ambition(
    target: Statement, base: Statement, figure: ComparedFigure | None = None
) -> Ambition | None:
    """Measure a target from a base value; None where either has no level to compare."""
    goal, start = figure or figure_of(target), figure_of(base)
    if goal is None or start is None or goal.measure != start.measure:
        return None
    weaker = is_weaker(goal, start, target.indicator.better)
    if not goal.is_single or not start.is_single:
        return Ambition(base, None, None, None, weaker)
    change = goal.low - start.low
    years = int(target.year[-4:]) - int(base.year)
    return Ambition(
        base,
        exact_change(change, start, goal),
        percent(change, start.low),
        _rounded_rate(change, years) if years > 0 else None,
        weaker,
    )


def _rounded_rate(change: Fraction, years: int) -> Decimal:
    """Return the change a year, to at most three decimals and without empty ones."""
    rate = half_up(change.numerator, change.denominator * years, 3)
    return rate.normalize() if rate == rate.to_integral() else Decimal(f"{rate:f}".rstrip("0"))


def is_weaker(goal: ComparedFigure, reached: ComparedFigure, better: str) -> bool:
    """Whether a target lies on the wrong side of a value that was already reached."""
    if better == "lower":
        return goal.low > reached.high
    if better == "higher":
        return goal.high < reached.low
    return False
