"""A rate that only another unit or decimal point brings among those of the other plans.

Two ways: the value lies far off (five times or more) what all others give, and among them when the
decimal point is moved; or it is printed in another unit than the indicator's own (`%` for `‰`),
lies outside what the others give, and near them when it is read in that unit. Only rates and
shares are held against each other, and only where at least two other plans give one.

It cannot see: counts and sums, whose size depends on the place; rates that truly differ that much
are told all the same, which is why this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.finding import Finding, unit_name

CODE = "A303"
NAME = "unlike-other-plans"
SEVERITY = "note"

_POWERS = (Fraction(10), Fraction(100), Fraction(1000), Fraction(10000))
_FAR = 5
_NEAR = 2


def check_among(plan: Plan, others: Sequence[Plan]) -> Iterator[Finding]:
    """Yield a finding for each rate of the plan that only a moved point brings among the others."""
    known: dict[str, list[Statement]] = {}
    for other in others:
        for statement in other.statements:
            if _is_rate(statement):
                known.setdefault(statement.indicator.id, []).append(statement)
    for statement in plan.statements:
        peers = known.get(statement.indicator.id, ())
        if not _is_rate(statement) or len({peer.plan for peer in peers}) < 2:
            continue
        assert statement.low is not None
        lows = [peer.low for peer in peers if peer.low is not None]
        low, high, value = Fraction(min(lows)), Fraction(max(lows)), Fraction(statement.low)
        if _is_moved(value, low, high) or _is_in_another_unit(statement, low, high):
            yield Finding(
                plan.id,
                CODE,
                SEVERITY,
                statement.indicator,
                message(
                    "unlike_others",
                    printed=as_printed(statement),
                    low=f"{min(lows):f}",
                    high=f"{max(lows):f}",
                    unit=unit_name(statement.indicator.unit),
                ),
                (statement,),
            )


def _is_moved(value: Fraction, low: Fraction, high: Fraction) -> bool:
    if low / _FAR <= value <= high * _FAR:
        return False
    moved = [value * power for power in _POWERS] + [value / power for power in _POWERS]
    return any(low <= each <= high for each in moved)


def _is_in_another_unit(statement: Statement, low: Fraction, high: Fraction) -> bool:
    unit, number = statement.unit, statement.value.number
    if unit is None or number is None or unit.factor == statement.indicator.unit.factor:
        return False
    assert statement.low is not None
    outside = not low <= Fraction(statement.low) <= high
    return outside and low / _NEAR <= Fraction(number) <= high * _NEAR


def _is_rate(statement: Statement) -> bool:
    dimension = statement.indicator.unit.dimension
    return (
        (dimension == "share" or dimension.endswith("per population"))
        and statement.meant.measure == "level"
        and bool(statement.low)
        and not statement.is_corrected
    )
