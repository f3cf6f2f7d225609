"""What grows with the number of statements must not grow with its square: counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from plancmp.comparison.compare import compare_plans
from plancmp.comparison.diff import diff_plans
from plancmp.model.plan import Plan, Statement
from plancmp.reading.catalogue import Catalogue
from tests.conftest import SHIPPED

FEW, MANY = 150, 600
DRAFT, FINAL = Catalogue(SHIPPED).plans(["qinzhou-14fyp-draft", "qinzhou-14fyp"])
ONE = next(
    statement
    for statement in DRAFT.statements
    if statement.role == "target" and statement.low is not None
)


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, those of the standard library and of C included."""
    count = 0

    def called(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def scopes(i: int) -> Statement:
    return replace(ONE, scope=f"s{i}")


def years(i: int) -> Statement:
    return replace(ONE, year=str(2021 + i % 5), section=f"s{i}")


def values(i: int) -> Statement:
    return replace(ONE, value=replace(ONE.value, printed=f"{i}‰"), nature=f"n{i % 7}")


def roles(i: int) -> Statement:
    return replace(ONE, role=("target", "baseline", "actual")[i % 3], year=str(2015 + i % 11))


@pytest.mark.parametrize("shape", [scopes, years, values, roles])
def test_a_diff_of_large_plans_is_linear(shape: Callable[[int], Statement]) -> None:
    def compared(size: int) -> int:
        a = tuple(map(shape, range(size)))
        b = tuple(replace(statement, plan=FINAL.id) for statement in reversed(a[size // 10 :]))
        plan_a, plan_b = replace(DRAFT, statements=a), replace(FINAL, statements=b)
        return calls(lambda: diff_plans(plan_a, plan_b))

    assert compared(MANY) < 1.4 * (MANY / FEW) * compared(FEW)


def test_ranks_of_many_places_are_linear() -> None:
    """A plan a place; every third place has the same figure."""

    def plan(i: int) -> Plan:
        place = replace(FINAL.place, code=f"{i:06}")
        low = ONE.low
        assert low is not None
        figure = replace(ONE, plan=f"p{i}", low=low + i % 50, year=str(FINAL.period[1]))
        return replace(FINAL, id=f"p{i}", place=place, statements=(figure,))

    def compared(size: int) -> int:
        plans = list(map(plan, range(size)))
        return calls(lambda: compare_plans(plans, indicators=[ONE.indicator.id]))

    assert compared(MANY) < 1.4 * (MANY / FEW) * compared(FEW)
