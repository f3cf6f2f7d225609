"""The arithmetic of progress: the two formulas, their edges, and what turning round leaves."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancmp.comparison.pace import METHODS, Course, pace, projected, reached_in, status_of

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
POSITIVE = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)
YEARS = st.integers(min_value=1, max_value=20)


def course(start: Fraction, now: Fraction, goal: Fraction, passed: int, whole: int) -> Course:
    return Course(2015, start, 2015 + passed, now, 2015 + whole, goal)


@given(NUMBERS, NUMBERS, NUMBERS, YEARS, YEARS)
def test_a_linear_pace_is_the_same_when_better_and_worse_change_places(
    start: Fraction, now: Fraction, goal: Fraction, passed: int, whole: int
) -> None:
    assume(start != goal)
    one = pace(course(start, now, goal, passed, whole), "linear")
    turned = pace(course(-start, -now, -goal, passed, whole), "linear")
    assert one == turned is not None


@given(POSITIVE, POSITIVE, POSITIVE, YEARS, YEARS)
def test_a_growth_rate_of_the_reciprocals_turns_no_sign_round(
    start: Fraction, now: Fraction, goal: Fraction, passed: int, whole: int
) -> None:
    assume(start != goal)
    one = pace(course(start, now, goal, passed, whole), "cagr")
    turned = pace(course(1 / start, 1 / now, 1 / goal, passed, whole), "cagr")
    assert one is not None
    assert turned is not None
    assert (one > 0, one == 0, one >= 1) == (turned > 0, turned == 0, turned >= 1)


@given(POSITIVE, POSITIVE, POSITIVE, YEARS, YEARS)
def test_the_growth_rate_agrees_with_floating_point(
    start: Fraction, now: Fraction, goal: Fraction, passed: int, whole: int
) -> None:
    assume(abs(goal - start) > Fraction(1, 10))
    found = pace(course(start, now, goal, passed, whole), "cagr")
    observed = float(now / start) ** (1 / passed) - 1
    required = float(goal / start) ** (1 / whole) - 1
    direction = 1 if goal > start else -1
    assert found is not None
    assert math.isclose(float(found), direction * observed / abs(required), abs_tol=1e-6)


@given(POSITIVE, POSITIVE, YEARS)
def test_just_in_time_is_a_pace_of_one_and_leads_to_the_target(
    start: Fraction, goal: Fraction, whole: int
) -> None:
    assume(start != goal)
    for method in METHODS:
        there = course(start, goal, goal, whole, whole)
        assert pace(there, method) == 1
        assert projected(there, method) == pytest.approx(goal)
        assert reached_in(there, method) == 2015 + whole


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("9.05", "on track"), ("9.051", "behind"), ("9.4", "behind"), ("9.401", "far behind"),
        ("10", "far behind"), ("10.001", "moving away"),
    ],
)  # fmt: skip
def test_a_status_begins_at_its_threshold(now: str, status: str) -> None:
    """From 10 to 8 in ten years, seen after five: 9 is on time, 9.05 is 0.95 of the way there."""
    measured = pace(course(Fraction(10), Fraction(now), Fraction(8), 5, 10), "linear")
    assert measured is not None
    assert status_of(measured) == status


def test_a_growth_rate_of_exactly_the_threshold_is_on_track() -> None:
    """100 to 120 within a year asks for 20 %; 19 % are 0.95 of it, roots or not."""
    measured = pace(course(Fraction(100), Fraction(119), Fraction(120), 1, 1), "cagr")
    assert measured == Fraction(95, 100)
    two_years = course(Fraction(100), Fraction(119) ** 2 / 100, Fraction(120), 2, 1)
    assert pace(two_years, "cagr") == Fraction(95, 100)


@pytest.mark.parametrize("figures", [("0", "1", "2"), ("1", "0", "2"), ("1", "2", "-1")])
def test_no_growth_rate_where_a_figure_is_zero_or_negative(figures: tuple[str, str, str]) -> None:
    start, now, goal = map(Fraction, figures)
    assert pace(course(start, now, goal, 5, 10), "cagr") is None
    assert pace(course(start, now, goal, 5, 10), "linear") is not None


def test_no_pace_where_nothing_is_asked_for() -> None:
    for method in METHODS:
        assert pace(course(Fraction(3), Fraction(4), Fraction(3), 5, 10), method) is None
        assert reached_in(course(Fraction(3), Fraction(4), Fraction(3), 5, 10), method) is None


def test_the_year_of_reaching_it() -> None:
    """From 20.1 to 14.3 in nine years: 12 comes in the 13th year on the line, 14th by growth."""
    found = course(Fraction("20.1"), Fraction("14.3"), Fraction(12), 9, 15)
    assert reached_in(found, "linear") == 2028
    assert reached_in(found, "cagr") == 2029
    away = course(Fraction("20.1"), Fraction(21), Fraction(12), 9, 15)
    assert reached_in(away, "linear") is reached_in(away, "cagr") is None
