"""Setting plans side by side: ranks, base values, what is left out and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plancmp
from plancmp.comparison.compare import CompareRow
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from tests.conftest import plan_text

MakePlan = Callable[..., Plan]


def make_plan(data: Catalogue, statements: str, plan_id: str, place: str = "450700") -> Plan:
    text = plan_text(statements, plan_id).replace('"450700"', f'"{place}"')
    return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), data.vocabulary)


@pytest.fixture
def make(shipped: Catalogue) -> MakePlan:
    def plan(statements: str, plan_id: str = "a", place: str = "450700") -> Plan:
        return make_plan(shipped, statements, plan_id, place)

    return plan


def imr(value: str) -> str:
    return f"{{indicator: infant_mortality_rate, label: 婴儿死亡率, {value}}}"


def hlr(value: str) -> str:
    return f"{{indicator: health_literacy_rate, label: 居民健康素养水平, {value}}}"


def one(rows: list[CompareRow]) -> CompareRow:
    (row,) = rows
    return row


def test_the_change_asked_for_and_a_year(make: MakePlan) -> None:
    row = one(plancmp.compare([make(imr("target: 3.0‰") + "\n" + imr("actual: 4.0‰"))]))
    assert row.ambition is not None
    assert (str(row.ambition.change), str(row.ambition.change_pct)) == ("-1.0", "-25.0")
    assert str(row.ambition.per_year) == "-0.2"
    assert not row.ambition.weaker


def test_the_base_value_beside_the_target_comes_before_a_reported_one(make: MakePlan) -> None:
    plan = make(imr("target: 3.0‰, baseline: 4.0‰") + "\n" + imr("actual: 5.0‰"))
    row = one(plancmp.compare([plan]))
    assert row.base is not None
    assert row.base.value.printed == "4.0‰"
    assert "of_base" in {caveat.key for caveat in row.caveats}  # the plan gives another one too


def test_a_repeated_figure_is_one_row_and_another_figure_another(make: MakePlan) -> None:
    plan = make("\n".join(map(hlr, ("target: 25%以上", "target: 25%", "target: 30%"))))
    rows = plancmp.compare([plan])
    assert [row.statement.value.printed for row in rows if row.statement] == ["25%以上", "30%"]


def test_only_what_two_places_set_is_shared(make: MakePlan) -> None:
    a = make(imr("target: 3‰") + "\n" + hlr("target: 25%"), "a")
    draft = make(hlr("target: 20%"), "draft")
    b = make(imr("target: 4‰"), "b", "450500")
    shared = {row.indicator.id for row in plancmp.compare([a, draft, b])}
    assert shared == {"infant_mortality_rate"}
    asked = plancmp.compare([a, draft, b], domains=["healthy_living"])
    assert {row.indicator.id for row in asked} == {"health_literacy_rate"}


def test_another_scope_is_not_ranked(make: MakePlan) -> None:
    plans = [
        make(hlr("target: 20%"), "a"),
        make(hlr("target: 30%"), "b", "450500"),
        make(hlr("target: 90%, scope: 学生"), "c", "440881"),
    ]
    ranks = {row.plan.id: row.rank for row in plancmp.compare(plans)}
    assert ranks == {"a": 2, "b": 1, "c": None}


_LEVELS = st.lists(st.decimals("0.1", "60", places=1), min_size=2, max_size=6)


@given(_LEVELS, st.booleans())
def test_the_strictest_is_first_and_equals_share_a_rank(
    shipped: Catalogue, levels: list[Decimal], higher: bool
) -> None:
    write = hlr if higher else imr
    unit = "%" if higher else "‰"
    places = ["450700", "450500", "440881", "450223"]
    plans = [
        make_plan(shipped, write(f"target: {level}{unit}"), f"p{i}", places[i % 4])
        for i, level in enumerate(levels)
    ]
    rows = plancmp.compare(plans)
    ranks = {row.statement.low: row.rank for row in rows if row.statement}
    best = max(levels) if higher else min(levels)
    assert ranks[best] == 1
    for level, rank in ranks.items():
        assert level is not None
        stricter = sum((other > level) if higher else (other < level) for other in levels)
        assert rank == stricter + 1
