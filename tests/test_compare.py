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
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from tests.conftest import SHIPPED, plan_text

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
    best: dict[str, Decimal] = {}
    for plan, level in zip(plans, levels, strict=True):
        known = best.get(plan.place.code, level)
        best[plan.place.code] = max(known, level) if higher else min(known, level)
    for row in rows:
        assert row.statement is not None and row.statement.low is not None
        level = row.statement.low
        others = [found for place, found in best.items() if place != row.plan.place.code]
        assert row.rank == 1 + sum(o > level if higher else o < level for o in others)


def test_of_a_draft_and_its_final_version_only_the_final_is_ranked(make: MakePlan) -> None:
    final = make(hlr("target: 25%"), "final")
    text = plan_text(hlr("target: 30%"), "draft").replace(
        "stage: final", "stage: draft\ndraft_of: final"
    )
    draft = plan_from_tree(parse_tree("draft.yaml", text.encode()), _vocabulary())
    other = make(hlr("target: 28%"), "other", "450500")
    ranks = {row.plan.id: row.rank for row in plancmp.compare([final, draft, other])}
    assert ranks == {"final": 2, "draft": None, "other": 1}
    alone = {row.plan.id: row.rank for row in plancmp.compare([draft, other])}
    assert alone == {"draft": 1, "other": 2}


def _vocabulary() -> Vocabulary:
    return plancmp.load(SHIPPED).vocabulary


def test_a_place_that_contradicts_itself_counts_once(make: MakePlan) -> None:
    twice = make(hlr("target: 30%") + "\n" + hlr("target: 20%"), "twice")
    rows = plancmp.compare([twice, make(hlr("target: 25%"), "other", "450500")])
    assert [(str(row.statement.low), row.rank) for row in rows if row.statement] == [
        ("30", 1), ("20", 2), ("25", 2),
    ]  # fmt: skip


def test_a_target_is_measured_from_the_base_of_its_own_sentence(make: MakePlan) -> None:
    plan = make(
        hlr("target: 30%, baseline: 20%") + "\n"
        "{indicator: health_literacy_rate, label: 健康素养水平, target: 28%, baseline: 22%}"
    )
    bases = [str(row.base.low) for row in plancmp.compare([plan]) if row.base]
    assert bases == ["20", "22"]


def test_a_scope_that_repeats_the_indicator_is_ranked(make: MakePlan) -> None:
    def stay(value: str) -> str:
        return f"{{indicator: average_length_of_stay_tertiary, label: 平均住院日, {value}}}"

    plans = [
        make(stay("target: 8天"), "a"),
        make(stay("target: 7天, scope: 三级医院"), "b", "450500"),
    ]
    rows = plancmp.compare(plans)
    assert [row.rank for row in rows] == [2, 1]
    assert not [caveat for row in rows for caveat in row.caveats if caveat.key == "scope"]


def test_equal_yearly_changes_share_a_rank(make: MakePlan) -> None:
    def myopia(value: str) -> str:
        return f"{{indicator: children_adolescents_myopia_rate, label: 近视率, target: {value}}}"

    value = "每年降低0.5个百分点"
    plans = [make(myopia(value), "a"), make(myopia(value), "b", "450500")]
    assert [row.rank for row in plancmp.compare(plans)] == [1, 1]


def test_prose_ranked_beside_a_table_cell_says_so(make: MakePlan, shipped: Catalogue) -> None:
    text = plan_text("{indicator: infant_mortality_rate, label: 某, target: 3‰}", "t")
    cell = text.replace(
        "    text:\n      - ", "    tables:\n      - name: 表1\n        rows:\n          - "
    )
    table = plan_from_tree(parse_tree("t.yaml", cell.encode()), shipped.vocabulary)
    prose = make(imr("target: 2‰"), "p", "450500")
    rows = plancmp.compare([table, prose])
    said = {row.plan.id: {caveat.key for caveat in row.caveats} for row in rows}
    assert "ranked_beside_table" in said["p"]
    assert "ranked_beside_table" not in said["t"]
