"""What a plan's figures imply: a count and a rate of it rest on a number that nobody prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from plancmp.messages import Message, Template, say
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator
from plancmp.rules.evidence import Key, kept_for_last_plan, levels_of
from plancmp.rules.spans import Span, centre, choices, span_of

_ABOUT = Template("about_many", "{en}", "{zh}")
ONE_FITS = Template("denominator_stated", "it fits {denominator}", "与{denominator}相符")
_NEAR = Fraction(3, 100)
_PER_HEAD = (" per population", " per head")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Basis:
    """A rate, the count that it is of, and the number that both together rest on.

    `span` is every number that the printed figures allow, `point` the one that they give as they
    stand; both are plain numbers (persons, not 万人).
    """

    rate: Statement
    count: Statement
    span: Span
    point: Fraction


def per(indicator: Indicator) -> Fraction:
    """Return what a rate of an indicator's canonical unit is, as a bare quotient: 1 % is 1/100."""
    unit = indicator.unit
    if unit.dimension == "share":
        return unit.factor / 100
    if unit.dimension.endswith(_PER_HEAD[0]):
        return unit.factor / 1000
    return unit.factor


def is_rate(indicator: Indicator) -> bool:
    """Whether an indicator is a count over some number of persons or things."""
    dimension = indicator.unit.dimension
    return dimension == "share" or dimension.endswith(_PER_HEAD)


@kept_for_last_plan
def bases_of(plan: Plan) -> dict[Key, list[Basis]]:
    """Return the numbers that pairs of a count and its rate rest on, by what they are numbers of.

    The key has the denominator that the vocabulary declares, with the year and scope of the pair.
    """
    levels = levels_of(plan)
    found: dict[Key, list[Basis]] = {}
    for key, rates in levels.items():
        indicator = rates[0].indicator
        if len(indicator.ratio_of) != 2 or not is_rate(indicator):
            continue
        counted, denominator = indicator.ratio_of
        for rate, count in choices(levels, [key, (counted, *key[1:])]):
            basis = None if is_rate(count.indicator) else basis_of(rate, count)
            if basis is not None:
                found.setdefault((denominator, *key[1:]), []).append(basis)
    return found


def basis_of(rate: Statement, count: Statement) -> Basis | None:
    """Return what a count and a rate rest on; None where one of them leaves it open or is zero."""
    above, below = span_of(count), span_of(rate)
    if above is None or below is None or not centre(rate):
        return None
    factor = count.indicator.unit.factor / per(rate.indicator)
    return Basis(
        rate,
        count,
        above.over(below).times(factor),
        centre(count) * factor / centre(rate),
    )


def stated_beside(plan: Plan, key: Key, basis: Basis) -> Iterator[Statement]:
    """Yield what a plan states of denominators related to that of a key, if a basis fits it."""
    for other, statements in levels_of(plan).items():
        related = key[0] in statements[0].indicator.related and other[1:] == key[1:]
        for stated in statements if related else ():
            span, factor = span_of(stated), stated.indicator.unit.factor
            printed = centre(stated) * factor
            close = abs(basis.point - printed) <= _NEAR * printed
            if span is not None and (basis.span.meets(span.times(factor)) or close):
                yield stated


def people_of(plan: Plan, denominator: str, kind: str, year: str) -> Span | None:
    """Return the span of a plan's denominator in a year: as printed, and as its pairs imply it.

    What is printed and all that is implied lie within it, so that only what fits none of them is
    held against anybody. None where nothing gives it.
    """
    levels = levels_of(plan)
    spans = [
        span.times(statement.indicator.unit.factor)
        for statement in levels.get((denominator, kind, year, ""), ())
        if (span := span_of(statement)) is not None
    ]
    spans += [basis.span for basis in bases_of(plan).get((denominator, kind, year, ""), ())]
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    if not lows or not highs or len(lows) < len(spans) or len(highs) < len(spans):
        return None
    return Span(min(lows), max(highs))


def clusters(bases: Iterable[Basis], tolerance: Fraction) -> list[list[Basis]]:
    """Return the bases that may rest on one number together, the largest groups first.

    Numbers that differ by no more than the tolerance, as a share of the larger, belong together:
    the mean of a year and its end are not told apart.
    """
    groups: list[list[Basis]] = []
    for basis in sorted(bases, key=lambda base: base.point):
        if groups and _near(groups[-1][0], basis, tolerance):
            groups[-1].append(basis)
        else:
            groups.append([basis])
    return sorted(groups, key=len, reverse=True)


def _near(one: Basis, other: Basis, tolerance: Fraction) -> bool:
    if one.span.meets(other.span):
        return True
    return abs(one.point - other.point) <= tolerance * max(one.point, other.point)


def about(number: Fraction) -> Message:
    """Return a computed number in four digits, in Chinese counted in 万."""
    whole = _rounded(number)
    if abs(whole) < 10_000:
        return say(_ABOUT, en=f"{_plain(whole)}", zh=_plain(whole))
    return say(_ABOUT, en=f"{int(whole):,}", zh=f"{_plain(whole / 10_000)}万")


def _rounded(number: Fraction) -> Fraction:
    if 100 <= abs(number) < 10_000:
        return Fraction(int(number + Fraction(1, 2)))
    size = len(str(int(abs(number)))) if abs(number) >= 1 else 1
    step = Fraction(10) ** (size - _DIGITS)
    return Fraction(int(number / step + Fraction(1, 2))) * step


def _plain(number: Fraction) -> str:
    text = f"{float(number):.4f}"
    return text.rstrip("0").rstrip(".")


def rated(plan: Plan) -> Iterator[tuple[Key, Statement]]:
    """Yield every rate of a plan whose denominator the vocabulary knows, under its count's key."""
    for key, rates in levels_of(plan).items():
        indicator = rates[0].indicator
        if len(indicator.ratio_of) == 2 and is_rate(indicator):
            for rate in rates:
                yield (indicator.ratio_of[0], *key[1:]), rate
