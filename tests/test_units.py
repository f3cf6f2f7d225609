"""Units convert exactly where they may, and refuse where they may not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.model.units import UnitError, as_decimal
from plancmp.reading.catalogue import Catalogue
from tests.conftest import SHIPPED

UNITS = Catalogue(SHIPPED).vocabulary.units
ALL = sorted({unit.id for unit in UNITS.by_name.values()})
NUMBERS = st.decimals("0", "999999", places=3) | st.integers(0, 10**9).map(Decimal)


@pytest.mark.parametrize(
    ("number", "source", "target", "result"),
    [
        ("6.0", "‰", "%", "0.60"),
        ("0.5", "%", "‰", "5"),
        ("14.5", "1/10万", "‰", "0.145"),
        ("20.6", "人/万人", "人/千人", "2.06"),
        ("4", "名/10万人", "人/千人", "0.04"),
        ("1.01", "万间", "个", "10100"),
        ("49280.19", "万元", "元", "492801900"),
        ("5.53", "亿元", "万元", "55300"),
        ("0.017", "亿人", "万人", "170"),
        ("137", "台", "个", "137"),
        ("3", "辆/3万人", "个/万人", "1"),
        ("3", "人/5000人", "人/万人", "6"),
    ],
)
def test_exact_conversions(number: str, source: str, target: str, result: str) -> None:
    from_unit, to_unit = UNITS.find(source), UNITS.find(target)
    assert from_unit is not None
    assert to_unit is not None
    assert f"{UNITS.convert(Decimal(number), from_unit, to_unit):f}" == result


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%", "人"),
        ("个", "%"),
        ("张", "人"),
        ("人/千人", "‰"),
        ("张/千人", "人/千人"),
        ("岁", "年"),
        ("元/人·月", "元/人"),
        ("元/人·月", "元/人·年"),
    ],
)
def test_what_never_converts(source: str, target: str) -> None:
    from_unit, to_unit = UNITS.find(source), UNITS.find(target)
    assert from_unit is not None
    assert to_unit is not None
    with pytest.raises(UnitError, match="do not convert"):
        UNITS.convert(Decimal(1), from_unit, to_unit)


@pytest.mark.parametrize(
    ("numerator", "label", "unit"),
    [
        ("张", "每千常住人口医疗卫生机构床位数（张）", "张/千人"),
        ("人", "每万人口全科医生数", "人/万人"),
        ("名", "每10万人口精神科医师数", "人/10万人"),
        ("元", "人均基本公共卫生服务经费", "元/人"),
        ("元", "次均住院费用", "元/人"),
        ("张", "医疗卫生机构床位数", None),
        ("岁", "每千人口床位数", None),
    ],
)
def test_a_label_gives_a_bare_numerator_its_denominator(
    numerator: str, label: str, unit: str | None
) -> None:
    found = UNITS.under_label(numerator, label)
    assert (found.id if found else None) == unit


def test_a_share_is_not_scaled() -> None:
    assert UNITS.find("万%") is None
    assert UNITS.find("匹") is None


@given(NUMBERS, st.sampled_from(ALL), st.sampled_from(ALL))
def test_there_and_back_again(number: Decimal, one: str, other: str) -> None:
    source, target = UNITS.by_name[one], UNITS.by_name[other]
    if source.dimension != target.dimension:
        with pytest.raises(UnitError):
            UNITS.convert(number, source, target)
        return
    try:
        there = UNITS.convert(number, source, target)
    except UnitError:  # no exact decimal, as hours in days
        return
    assert Fraction(there) * target.factor == Fraction(number) * source.factor
    assert UNITS.convert(there, target, source) == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 12))
def test_a_fraction_with_a_decimal_is_written_exactly(numerator: int, places: int) -> None:
    value = Fraction(numerator, 10**places)
    assert Fraction(as_decimal(value)) == value


def test_a_fraction_without_one_is_refused() -> None:
    with pytest.raises(UnitError):
        as_decimal(Fraction(1, 3))
