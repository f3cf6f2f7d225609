"""How fast a figure moves towards a target: exact arithmetic, no plans and no words.

Two ways to measure, both in use in monitoring: the straight line, and the compound annual growth
rate (CAGR) of Eurostat, "Sustainable development in the European Union: monitoring report",
annex on method, and of the Open SDG platform's progress calculation. Both come to the observed
rate as a share of the rate required, so that 1 is just in time.

Roots have no exact decimals: they are taken in 50 digits, and the result is rounded to 30 before
it is compared with a threshold, so that a pace of exactly 0.95 is 0.95.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Method = Literal["linear", "cagr"]
METHODS: tuple[Method, ...] = ("linear", "cagr")

ON_TRACK = Fraction(95, 100)
BEHIND = Fraction(60, 100)

_ROOTS = Context(prec=50, rounding=ROUND_HALF_UP)
_SETTLED = Context(prec=30, rounding=ROUND_HALF_UP)
_FAR = 9999


class Course(NamedTuple):
    """A way from a base value over what was observed to a target; the years ascend from `start`."""

    start_year: int
    start: Fraction
    year: int
    now: Fraction
    end_year: int
    goal: Fraction

    @property
    def share_of_time(self) -> Fraction:
        """(t − t0) / (T − t0)."""
        return Fraction(self.year - self.start_year, self.end_year - self.start_year)

    @property
    def share_of_way(self) -> Fraction | None:
        """(y_t − y_0) / (y_T − y_0), as Healthy People measures it; None where there is no way."""
        way = self.goal - self.start
        return (self.now - self.start) / way if way else None

    @property
    def grows(self) -> bool:
        """Whether growth rates exist: no figure is zero or negative."""
        return self.start > 0 and self.now > 0 and self.goal > 0


def pace(course: Course, method: Method) -> Fraction | None:
    """Return the observed rate as a share of the required one; below zero it moves away.

    linear: ((y_t − y_0)/(t − t_0)) / ((y_T − y_0)/(T − t_0)).
    cagr: d · CAGR_observed / |CAGR_required| with CAGR = (y_t/y_0)^(1/(t − t_0)) − 1, where d is 1
    for a target above the base value and −1 for one below.
    None where no rate is required, and for cagr where a figure is zero or negative.
    """
    way = course.share_of_way
    if way is None:
        return None
    if method == "linear":
        return way / course.share_of_time
    if not course.grows:
        return None
    observed = _growth(course.now / course.start, course.year - course.start_year)
    required = _growth(course.goal / course.start, course.end_year - course.start_year)
    direction = 1 if course.goal > course.start else -1
    return _settled(_ROOTS.divide(direction * observed, abs(required)))


def projected(course: Course, method: Method) -> Fraction | None:
    """Return the value that the observed rate leads to in the target year; None as for `pace`."""
    years = course.year - course.start_year
    if method == "linear":
        yearly = (course.now - course.start) / years
        return course.start + yearly * (course.end_year - course.start_year)
    if course.start <= 0 or course.now <= 0:
        return None
    exponent = _decimal(Fraction(course.end_year - course.start_year, years))
    factor = _ROOTS.power(_decimal(course.now / course.start), exponent)
    return _settled(_ROOTS.multiply(_decimal(course.start), factor))


def reached_in(course: Course, method: Method) -> int | None:
    """Return the first year by whose end the observed rate reaches the target; None for never."""
    way = course.share_of_way
    if not way or way < 0:
        return None
    years = Fraction(course.year - course.start_year)
    if method == "linear":
        needed = years / way
    elif course.grows:
        logarithm = _ROOTS.ln(_decimal(course.goal / course.start))
        so_far = _ROOTS.ln(_decimal(course.now / course.start))
        needed = _settled(_ROOTS.divide(logarithm, so_far)) * years
    else:
        return None
    year = course.start_year - int(-needed // 1)
    return year if year <= _FAR else None


def status_of(measured: Fraction) -> str:
    """Name a pace: on track from 0.95, behind from 0.60, far behind from 0, else moving away."""
    if measured >= ON_TRACK:
        return "on track"
    if measured >= BEHIND:
        return "behind"
    return "far behind" if measured >= 0 else "moving away"


def _growth(ratio: Fraction, years: int) -> Decimal:
    return _ROOTS.subtract(
        _ROOTS.power(_decimal(ratio), _ROOTS.divide(Decimal(1), Decimal(years))), Decimal(1)
    )


def _decimal(number: Fraction) -> Decimal:
    return _ROOTS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _settled(number: Decimal) -> Fraction:
    return Fraction(_SETTLED.plus(number))
