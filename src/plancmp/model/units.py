"""Units of measure: what converts into what, exactly.

A unit has a dimension and a factor to that dimension's canonical unit. Units of one dimension
convert; units of two dimensions never do, so that a count is never taken for a share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction

SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "百万": 1_000_000}
"""What a unit may have before it, unless it is one of shares: how many of it that is."""
_TWO_WORDS = re.compile(r"(?<=\w)[(（]\w[)）]$")
_PER_MANY = re.compile(r"([^/]+)/([0-9]{1,9})([万千]?)([^0-9]+)")
_DENOMINATOR = re.compile(
    r"(?P<denominator>10万|十万|千|万)名?(?:常住|户籍|老年|城市|农村)?(?:人|居民|老人|儿童|婴幼儿|学生|职工)|(?P<head>人均|每人|次均|居民(?:到[^,。]{0,10})?年?平均(?=就诊))"
)

_STAYS = re.compile("[入出住]院")
_COUNTED_AT_STAYS = ("persons", "visits")

_EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)


class UnitError(ValueError):
    """Two units that do not convert, or a unit that nobody knows."""


@dataclass(frozen=True)
class Unit:
    """A unit: `factor` units of the dimension's canonical unit make one of it."""

    id: str
    dimension: str
    factor: Fraction
    en: str = ""


def as_decimal(value: Fraction) -> Decimal:
    """Return the exact decimal of a fraction; raise UnitError if it has none."""
    denominator = value.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        raise UnitError(f"{value} has no exact decimal")
    places = max(twos, fives)
    scaled = value.numerator * 10**places // value.denominator
    return shifted(Decimal(scaled), -places)


def shifted(number: Decimal, power: int) -> Decimal:
    """Return `number * 10**power` exactly, whatever the context's precision."""
    return _EXACT.scaleb(number, power)


@dataclass(frozen=True, eq=False)
class Units:
    """The units by id and by alias, and the rules to combine and convert them."""

    by_name: Mapping[str, Unit]
    _scaled: dict[str, Unit] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str) -> Unit | None:
        """Return the unit printed as `name` (an id, an alias, or one with 万, 亿, 千 before it).

        One with another word for it in brackets is meant all the same: 个(座).
        """
        name = _TWO_WORDS.sub("", name) if name not in self.by_name else name
        unit = self.by_name.get(name) or self._scaled.get(name)
        if unit is not None:
            return unit
        for scale, factor in SCALES.items():
            base = self.by_name.get(name[len(scale) :]) if name.startswith(scale) else None
            if base is not None and base.dimension != "share":
                unit = Unit(name, base.dimension, base.factor * factor, f"{factor} {base.en}")
                self._scaled[name] = unit
                return unit
        return self._per_many(name)

    def _per_many(self, name: str) -> Unit | None:
        """Return a rate per an uncommon number, 辆/3万人, from one that the vocabulary has."""
        match = _PER_MANY.fullmatch(name)
        if match is None:
            return None
        numerator, many, scale, counted = match.groups()
        per = int(many) * SCALES.get(scale, 1)
        for known, size in (("10万", 100_000), ("万", 10_000), ("千", 1000), ("", 1)):
            base = self.by_name.get(f"{numerator}/{known}{counted}")
            if base is not None and per:
                unit = Unit(name, base.dimension, base.factor * size / per, f"per {per:,}")
                self._scaled[name] = unit
                return unit
        return None

    def under_label(self, numerator: str, label: str) -> Unit | None:
        """Return what a unit means under a label such as 每千人口床位数 or 出院人数.

        `张` under 每千常住人口… is `张/千人`, `元` under 人均… or 次均…, of each visit, is `元/人`,
        `次` under 居民平均就诊 is `次/人`; None where the label names no denominator or the
        vocabulary has no such rate. Who stays in a hospital is counted by the stay (national health
        statistics yearbook), so that `人` and `人次` are the same there.
        """
        match = _DENOMINATOR.search(label)
        if match is None:
            return self._by_the_stay(numerator) if _STAYS.search(label) else None
        denominator = (match["denominator"] or "").replace("十万", "10万")
        base = self.by_name.get(numerator)
        rate = self.find(f"{base.id if base else numerator}/{denominator}人")
        return rate or self.find(f"{numerator}/{denominator}人")

    def _by_the_stay(self, name: str) -> Unit | None:
        """Return persons as visits, and visits as persons; None for other units."""
        unit = self.find(name)
        if unit is None or unit.dimension not in _COUNTED_AT_STAYS:
            return None
        one, other = _COUNTED_AT_STAYS
        return replace(unit, dimension=other if unit.dimension == one else one)

    def of_label(self, scale: str, label: str, own: Unit) -> str:
        """Return the unit of a figure printed with a scale alone whose label names what is counted.

        `万` under 总诊疗人次 is `万人次`, under 参保人数 `万人`; the scale itself where the label
        does not end with `own`, the unit of its indicator.
        """
        ends = label.removesuffix("数").removesuffix("口").endswith(own.id)
        return scale + own.id if scale in SCALES and ends else scale

    def convert(self, number: Decimal, source: Unit, target: Unit) -> Decimal:
        """Convert exactly; the printed precision is kept where the factor is a power of ten.

        One in 30,000 has no exact decimal as a rate per 10,000: such rates get twelve decimals.
        Raises UnitError where the dimensions differ or the result has no exact decimal.
        """
        if source.dimension != target.dimension:
            raise UnitError(
                f"{source.id} ({source.dimension}) and {target.id} ({target.dimension}) "
                "do not convert into one another"
            )
        if source.factor == target.factor:
            return number
        ratio = source.factor / target.factor
        power = _power_of_ten(ratio)
        if power is not None:
            return _plain(shifted(number, power))
        result = Fraction(number) * ratio
        if _PER_MANY.fullmatch(source.id) and result.denominator % 3 == 0:
            return round(Decimal(result.numerator) / result.denominator, 12)
        return as_decimal(result)


def _power_of_ten(ratio: Fraction) -> int | None:
    one, other, sign = ratio.numerator, ratio.denominator, 1
    if one == 1:
        one, other, sign = other, one, -1
    digits = str(one)
    if other != 1 or digits.strip("0") != "1":
        return None
    return sign * (len(digits) - 1)


def _plain(number: Decimal) -> Decimal:
    """Return the same number without an exponent: 1.01E+4 becomes 10100."""
    exponent = number.as_tuple().exponent
    return Decimal(int(number)) if isinstance(exponent, int) and exponent > 0 else number
