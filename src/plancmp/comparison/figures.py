"""Comparing two statements' figures, in one unit, exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from plancmp.language.spelling import normalise
from plancmp.model.plan import Statement
from plancmp.model.units import UnitError, as_decimal, shifted

_UPPER, _LOWER = frozenset({"<=", "<"}), frozenset({">=", ">"})


class ComparedFigure(NamedTuple):
    """The figure of a statement as it is compared: one number, or a range, in one unit.

    `places` is how many decimals were printed; `derived` says that a relative target was resolved
    to this level.
    """

    low: Fraction
    high: Fraction
    bound: str
    measure: str
    unit: str
    places: int = 0
    derived: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one number, and no range."""
        return self.low is self.high or self.low == self.high


@lru_cache(maxsize=10_000)
def _fraction(number: Decimal) -> Fraction:
    """Return a number as a fraction: thousands of plans print the same few."""
    return Fraction(number)


def figure_of(statement: Statement) -> ComparedFigure | None:
    """Return what a statement is compared by, None where it states no figure.

    Levels are in the indicator's canonical unit, changes in % or in that unit, a ratio `a:b` is
    `b / a`.
    """
    value = statement.meant
    if value.measure == "ratio":
        quotient = value.quotient
        assert quotient is not None
        return ComparedFigure(quotient, quotient, value.bound, "ratio", "", _places(value.number))
    if statement.low is None:
        return None
    unit = statement.indicator.unit.id
    if value.measure in ("change_pct", "annual_change_pct"):
        unit = "%"
    elif value.measure == "rank_change":
        unit = "位"
    low = _fraction(statement.low)
    high = low if statement.high is None else _fraction(statement.high)
    return ComparedFigure(low, high, value.bound, value.measure, unit, _places(statement.low))


def _places(number: Decimal | None) -> int:
    exponent = number.as_tuple().exponent if number is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


class Outcome(NamedTuple):
    """How B stands to A: `higher`, `lower`, `same`, `reworded` or `incomparable` with a reason."""

    relation: str
    reason: str = ""


def compare_statements(
    a: Statement, b: Statement, figure_a: ComparedFigure | None, figure_b: ComparedFigure | None
) -> Outcome:
    """Compare B with A. Nothing is guessed: what cannot be compared says why."""
    if figure_a is None and figure_b is None:
        same = a.meant.measure == b.meant.measure and normalise(a.value.printed) == normalise(
            b.value.printed
        )
        if same or a.meant.measure == b.meant.measure == "empty":
            return Outcome("same")
        if a.meant.measure == b.meant.measure == "deferred":
            return Outcome("reworded")
        return Outcome("incomparable", "no_figure")
    if figure_a is None or figure_b is None:
        return Outcome("incomparable", "no_figure_a" if figure_a is None else "no_figure_b")
    if figure_a.measure != figure_b.measure:
        return Outcome("incomparable", "measure_differs")
    return compare_figures(figure_a, figure_b)


def compare_figures(a: ComparedFigure, b: ComparedFigure) -> Outcome:
    """Compare two figures of one measure in one unit."""
    opposite = (a.bound in _UPPER and b.bound in _LOWER) or (
        a.bound in _LOWER and b.bound in _UPPER
    )
    if opposite:
        return Outcome("incomparable", "opposite_bounds")
    if (a.low, a.high) == (b.low, b.high):
        return Outcome("same" if _plain(a.bound) == _plain(b.bound) else "reworded")
    if b.low >= a.low and b.high >= a.high:
        return Outcome("higher")
    if b.low <= a.low and b.high <= a.high:
        return Outcome("lower")
    return Outcome("incomparable", "ranges_overlap")


def _plain(bound: str) -> str:
    return "" if bound == "=" else bound


def stricter(relation: str, better: str) -> Literal["tightened", "loosened", "changed"]:
    """Translate `higher` / `lower` into what it means for a target of a `better` direction."""
    if relation not in ("higher", "lower") or better == "none":
        return "changed"
    return "tightened" if (relation == "higher") == (better == "higher") else "loosened"


def exact(number: Fraction) -> Decimal | None:
    """Return a fraction as a decimal, None where it has none (1/3)."""
    try:
        return as_decimal(number)
    except UnitError:
        return None


def change_between(a: ComparedFigure, b: ComparedFigure) -> Decimal | None:
    """Return B − A of two single numbers of one measure, with the decimals that were printed.

    None for ranges, and where the change has no exact decimal.
    """
    if not a.is_single or not b.is_single or a.measure != b.measure:
        return None
    return exact_change(b.low - a.low, a, b)


def exact_change(change: Fraction, a: ComparedFigure, b: ComparedFigure) -> Decimal | None:
    """Return the change from A to B with the decimals that were printed, None where it has none."""
    found = exact(change)
    places = max(a.places, b.places)
    if found is not None and _places(found) < places:
        return found + shifted(Decimal(0), -places)
    return found


def percent(part: Fraction, whole: Fraction) -> Decimal | None:
    """Return `part` as a percentage of `whole`, to one decimal; None where `whole` is zero.

    A change that one decimal would round away keeps its first significant digit.
    """
    if not whole:
        return None
    share = part.numerator * 100 * whole.denominator
    per = part.denominator * abs(whole.numerator)
    for places in range(1, 9):
        rounded = half_up(share, per, places)
        if rounded or not share:
            return rounded
    return Decimal(0)


def round_half_up(number: Fraction, places: int) -> Decimal:
    """Round an exact fraction to decimal places, halves away from zero."""
    return half_up(number.numerator, number.denominator, places)


def half_up(numerator: int, denominator: int, places: int) -> Decimal:
    """Round a quotient of whole numbers likewise, without the cost of a fraction in lowest terms.

    The denominator is positive.
    """
    whole = (abs(numerator) * 2 * 10**places + denominator) // (2 * denominator)
    return shifted(Decimal(-whole if numerator < 0 else whole), -places)


def number_of(level: Fraction, places: int = 0) -> Decimal:
    """Return a level as a decimal: exact where six decimals are enough, else rounded to them.

    It has at least as many as were printed: `places`.
    """
    known = exact(level)
    rounded = round_half_up(level, 6)
    if known is None or known != rounded:
        return rounded
    return round_half_up(level, max(places, _places(known)))
