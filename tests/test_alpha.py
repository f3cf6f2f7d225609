"""Krippendorff's alpha: published examples, the `krippendorff` package, and the interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.comparison.agree.alpha import interval, nominal, reliability

_: Final = None
KRIPPENDORFF_2011: list[list[int | None]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
"""Four observers, twelve units, missing values: example D of Krippendorff (2011)."""

BINARY_2011 = [
    [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
    [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]
"""Two observers, ten units: example A of Krippendorff (2011), alpha 0.095."""


def units_of(coders: Sequence[Sequence[int | None]]) -> list[list[int]]:
    return [[value for value in unit if value is not None] for unit in zip(*coders, strict=True)]


def test_published_examples() -> None:
    units = units_of(KRIPPENDORFF_2011)
    assert reliability(units, nominal).alpha == pytest.approx(0.743, abs=0.0005)
    assert reliability(units, interval).alpha == pytest.approx(0.849, abs=0.0005)
    assert reliability(units, nominal).units == 11
    assert reliability(units_of(BINARY_2011), nominal).alpha == pytest.approx(0.095, abs=0.0005)


def test_percent_agreement_is_that_of_pairs() -> None:
    assert reliability([[1, 1], [1, 2], [3]], nominal).agreement == 0.5
    assert reliability([[1, 1, 2]], nominal).agreement == pytest.approx(1 / 3)


@given(
    st.integers(2, 4).flatmap(
        lambda coders: st.lists(
            st.lists(st.none() | st.integers(-3, 3), min_size=coders, max_size=coders),
            min_size=2,
            max_size=15,
        )
    )
)
def test_the_package_gives_the_same(rows: list[list[int | None]]) -> None:
    units = [[value for value in row if value is not None] for row in rows]
    varied = {value for unit in units if len(unit) > 1 for value in unit}
    table = [
        [math.nan if value is None else value for value in coder]
        for coder in zip(*rows, strict=True)
    ]
    by_name, by_distance = reliability(units, nominal), reliability(units, interval)
    if len(varied) < 2:  # the package divides by nothing here, or refuses
        assert by_name.alpha is None and by_distance.alpha is None
        return
    theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    assert by_name.alpha == pytest.approx(theirs, abs=1e-9)
    theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="interval")
    assert by_distance.alpha == pytest.approx(theirs, abs=1e-9)


def test_what_does_not_vary_has_no_alpha() -> None:
    same = reliability([["", ""], ["", ""]], nominal, resamples=100)
    assert (same.agreement, same.alpha, same.low, same.high) == (1.0, None, None, None)
    assert reliability([["a"], []], nominal).agreement is None


def test_the_interval_encloses_alpha_and_is_seeded() -> None:
    units = units_of(KRIPPENDORFF_2011)
    first = reliability(units, nominal, resamples=1000, seed=1)
    assert first == reliability(units, nominal, resamples=1000, seed=1)
    few = [reliability(units, interval, resamples=50, seed=seed) for seed in (1, 2)]
    assert few[0] != few[1]
    assert first.low is not None and first.alpha is not None and first.high is not None
    assert first.low < first.alpha < first.high <= 1
    more = reliability(units * 20, nominal, resamples=1000, seed=1)
    assert more.low is not None and more.high is not None
    assert more.high - more.low < first.high - first.low
    perfect = reliability([["a", "a"], ["b", "b"]], nominal, resamples=100)
    assert (perfect.low, perfect.high) == (1.0, 1.0)


def test_the_interval_has_the_width_that_theory_gives() -> None:
    """Of 400 pairs with 40 that differ, the count of differing ones is binomial: sd 6."""
    units = [["a", "a"]] * 180 + [["b", "b"]] * 180 + [["a", "b"]] * 40
    found = reliability(units, nominal, resamples=4000, seed=3)
    assert found.alpha is not None and found.low is not None and found.high is not None
    per_pair = (1 - found.alpha) / 40
    assert found.high - found.alpha == pytest.approx(1.96 * 6 * per_pair, rel=0.12)
    assert found.alpha - found.low == pytest.approx(1.96 * 6 * per_pair, rel=0.12)
