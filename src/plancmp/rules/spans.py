"""Arithmetic with printed figures: each stands for every number that rounds to it.

`6.06` stands for everything from 6.055 to 6.065, `≥4.5` for everything from 4.45 upwards. Figures
fail to fit only where no numbers within their spans do, so that rounding is never a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from plancmp.comparison.figures import figure_of, round_half_up
from plancmp.model.plan import Statement
from plancmp.rules.evidence import COUNTED, Key

_MOST = 256


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from `low` to `high`; None is without end."""

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Span) -> bool:
        """Whether a number lies in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Span) -> bool:
        """Whether every number of this one is smaller than every number of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    def __add__(self, other: Span) -> Span:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(low, high)

    def minus(self, other: Span) -> Span:
        """Return the span of a difference."""
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        return Span(low, high)

    def times(self, factor: Fraction) -> Span:
        """Return the span of the product with a number above zero."""
        low, high = self.low, self.high
        return Span(None if low is None else low * factor, None if high is None else high * factor)

    def over(self, other: Span) -> Span:
        """Return the span of the quotient of two figures that are not negative."""
        low = high = None
        if self.low is not None:
            low = max(self.low, Fraction(0)) / other.high if other.high else None
        if self.high is not None:
            high = self.high / other.low if other.low and other.low > 0 else None
        return Span(low, high)

    def power(self, exponent: int) -> Span:
        """Return the span of a power of a figure that is not negative."""
        low, high = self.low, self.high
        return Span(
            None if low is None else max(low, Fraction(0)) ** exponent,
            None if high is None else high**exponent,
        )


def span_of(statement: Statement) -> Span | None:
    """Return the numbers that a printed figure may stand for, in the unit of its `Figure`.

    None where the statement gives no figure. A count in whole units stands for itself.
    """
    figure, number = figure_of(statement), statement.meant.number
    if figure is None or number is None:
        return None
    step = Fraction(_last_digit(number))
    if figure.measure == "ratio":
        step /= Fraction(statement.meant.antecedent or 1)
    elif statement.low is not None and number:
        step *= abs(Fraction(statement.low) / Fraction(number))
    if _is_count(statement):
        step = Fraction(0)
    half = step if figure.bound == "~" else step / 2
    low: Fraction | None = figure.low - half
    high: Fraction | None = figure.high + half
    if figure.bound in ("<=", "<"):
        low = None
    elif figure.bound in (">=", ">"):
        high = None
    return Span(low, high)


def as_number(statement: Statement) -> Span | None:
    """Return the numbers that a figure may stand for if it were printed without its bound."""
    span = span_of(statement)
    known = None if span is None else span.high if span.high is not None else span.low
    if known is None:
        return None
    half = abs(known - centre(statement))
    return Span(centre(statement) - half, centre(statement) + half)


def _last_digit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _is_count(statement: Statement) -> bool:
    """Whether a figure counts whole things: then nothing was rounded."""
    unit, number = statement.unit, statement.meant.number
    if statement.meant.measure != "level" or unit is None or number is None:
        return False
    return unit.dimension in COUNTED and unit.factor == 1 and number == number.to_integral_value()


def choices(
    levels: dict[Key, list[Statement]], keys: Iterable[Key]
) -> Iterator[tuple[Statement, ...]]:
    """Yield every way to take one statement for each key; nothing if one of them is not stated.

    A document that states a part twice and differently gives more than one: what fits with any
    of its figures is not held against it a second time.
    """
    return islice(product(*(_distinct(levels.get(key, ())) for key in keys)), _MOST)


def _distinct(statements: Iterable[Statement]) -> Sequence[Statement]:
    kept: dict[object, Statement] = {}
    for statement in statements:
        kept.setdefault((statement.low, statement.high, statement.meant.bound), statement)
    return list(kept.values())


def plain(number: Fraction, like: Statement) -> str:
    """Return a computed number with one decimal more than a statement prints, no empty ones."""
    exponent = (like.low if like.low is not None else Decimal(0)).as_tuple().exponent
    places = max(-exponent, 0) + 1 if isinstance(exponent, int) else 1
    text = f"{round_half_up(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def total(spans: Iterable[Span]) -> Span:
    """Return the span of a sum."""
    result = Span(Fraction(0), Fraction(0))
    for span in spans:
        result += span
    return result


def centre(statement: Statement) -> Fraction:
    """Return the figure as printed, of a range the middle, in the indicator's unit."""
    figure = figure_of(statement)
    assert figure is not None
    return (figure.low + figure.high) / 2
