"""What a comparison means: pairing, strictness, status, caveats, gaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plancmp
from plancmp.comparison.figures import ComparedFigure, compare_figures, percent, stricter
from plancmp.comparison.pairing import pair_statements
from plancmp.comparison.rows import DiffRow, PlanDiff
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from tests.conftest import SHIPPED, plan_text

MakePlan = Callable[..., Plan]


@pytest.fixture
def make(shipped: Catalogue) -> MakePlan:
    def plan(statements: str, plan_id: str = "a", extra: str = "") -> Plan:
        text = plan_text(statements, plan_id, extra)
        return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), shipped.vocabulary)

    return plan


def make_from(text: str) -> Plan:
    return plan_from_tree(parse_tree("x.yaml", text.encode()), plancmp.load(SHIPPED).vocabulary)


def imr(value: str, more: str = "") -> str:
    return f"{{indicator: infant_mortality_rate, label: 婴儿死亡率, {value}{more}}}"


def hlr(value: str, more: str = "") -> str:
    return f"{{indicator: health_literacy_rate, label: 居民健康素养水平, {value}{more}}}"


def only_row(make: MakePlan, a: str, b: str) -> DiffRow:
    (row,) = plancmp.diff(make(a), make(b, "b")).rows
    return row


@pytest.mark.parametrize(
    ("a", "b", "status", "change", "percentage"),
    [
        (imr("target: 6.0‰以下"), imr("target: 5.0‰以下"), "tightened", "-1.0", "-16.7"),
        (imr("target: 5.0‰"), imr("target: 6.0‰"), "loosened", "1.0", "20.0"),
        (hlr("target: 20%"), hlr("target: 25%"), "tightened", "5", "25.0"),
        (hlr("target: 25%"), hlr("target: 20%以上"), "loosened", "-5", "-20.0"),
        (hlr("target: 25%"), hlr("target: 25%以上"), "reworded", "0", "0.0"),
        (imr("target: <6‰"), imr("target: ≤6‰"), "reworded", "0", "0.0"),
        (imr("target: 6‰"), imr("target: 0.6%"), "unchanged", "0", "0.0"),
        (imr("target: ≤6‰"), imr("target: ≥6‰"), "incomparable", None, None),
        (hlr("target: 20-25%"), hlr("target: 30%"), "tightened", None, None),
        (hlr("target: 20-25%"), hlr("target: 22%"), "incomparable", None, None),
        (hlr("target: 25%"), hlr("target: 稳步提高"), "incomparable", None, None),
        (hlr("target: 稳步提高"), hlr("target: 稳步提高"), "unchanged", None, None),
        (hlr("actual: 20%"), hlr("actual: 25%"), "changed", "5", "25.0"),
        (
            "{indicator: physician_nurse_ratio, label: 医护比, target: '1:1.3'}",
            "{indicator: physician_nurse_ratio, label: 医护比, target: '1:1.37'}",
            "tightened", "0.07", "5.4",
        ),
    ],
)  # fmt: skip
def test_status_and_change(
    make: MakePlan, a: str, b: str, status: str, change: str | None, percentage: str | None
) -> None:
    row = only_row(make, a, b)
    assert row.status == status
    assert str(row.change) == str(change)
    assert str(row.change_pct) == str(percentage)


def test_a_figure_in_prose_is_compared_with_prose_and_a_cell_with_a_cell(
    shipped: Catalogue,
) -> None:
    draft, final = shipped.plan("qinzhou-14fyp-draft"), shipped.plan("qinzhou-14fyp")
    rows = plancmp.diff(draft, final, indicators=["infant_mortality_rate"]).rows
    pairs = {(r.role, r.a.channel if r.a else "", r.b.channel if r.b else "") for r in rows}
    assert pairs == {
        ("target", "text", "text"), ("target", "table", ""), ("baseline", "table", ""),
        ("actual", "text", "text"),
    }  # fmt: skip


def test_scope_and_nature_and_years_are_caveats(make: MakePlan) -> None:
    row = only_row(
        make,
        imr("target: 6‰", ", nature: 预期性, scope: 户籍"),
        imr("target: 5‰", ", nature: 约束性, year: 2024"),
    )
    assert row.status == "tightened"
    assert {caveat.key for caveat in row.caveats} == {
        "nature_changed", "scope_differs", "years_differ",
    }  # fmt: skip


def test_what_a_gap_may_hide_is_unknown_and_not_dropped(make: MakePlan) -> None:
    gap = "gaps:\n  - {channel: text, at: 二、总体要求}\n"
    row = plancmp.diff(make(imr("target: 6‰")), make(hlr("target: 5%"), "b", gap)).rows
    assert {(one.indicator.id, one.status) for one in row} == {
        ("infant_mortality_rate", "unknown"), ("health_literacy_rate", "added"),
    }  # fmt: skip


def test_a_target_said_twice_is_not_dropped(make: MakePlan) -> None:
    a = hlr("target: 25%以上") + "\n" + hlr("target: 25%")
    rows = plancmp.diff(make(a), make(hlr("target: 25%"), "b")).rows
    assert sorted(row.status for row in rows) == ["reworded", "unchanged"]
    assert [c.key for row in rows if row.status == "reworded" for c in row.caveats] == ["repeated"]


def test_a_relative_target_is_resolved_only_with_the_plans_own_base(make: MakePlan) -> None:
    relative = "{indicator: premature_ncd_mortality, label: 过早死亡率, target: 比2020年降低10%}"
    level = "{indicator: premature_ncd_mortality, label: 过早死亡率, target: 13%}"
    base = "\n{indicator: premature_ncd_mortality, label: 过早死亡率, actual: 15%}"
    without = plancmp.diff(make(relative), make(level, "b"), roles=["target"]).rows[0]
    assert without.status == "incomparable"
    with_base = plancmp.diff(make(relative + base), make(level, "b"), roles=["target"]).rows[0]
    assert with_base.figure_a is not None
    assert (with_base.figure_a.low, with_base.figure_a.derived) == (Fraction("13.5"), True)
    assert with_base.status == "tightened"
    assert "derived" in {caveat.key for caveat in with_base.caveats}


def test_an_aim_without_a_figure_does_not_take_the_figure_twice(make: MakePlan) -> None:
    a = hlr("target: 20%") + "\n" + hlr("target: 提高")
    rows = plancmp.diff(make(a), make(hlr("target: 25%"), "b")).rows
    assert [(row.status, row.b is None) for row in rows] == [
        ("tightened", False), ("incomparable", True),
    ]  # fmt: skip
    assert [caveat.key for caveat in rows[1].caveats] == ["figure_beside"]


def test_the_same_value_in_another_channel_is_a_repetition(make: MakePlan) -> None:
    text = plan_text(hlr("target: 25%"), "a")
    boxed = (
        text + "    boxes:\n      - name: 专栏1\n        items:\n          - " + hlr("target: 25%")
    )
    rows = plancmp.diff(make_from(boxed), make(hlr("target: 25%"), "b")).rows
    assert [row.status for row in rows] == ["unchanged", "unchanged"]
    assert {"other_channel", "repeated"} <= {c.key for row in rows for c in row.caveats}


def test_equal_years_answer_to_each_other_before_the_last_years_of_two_plans(
    make: MakePlan,
) -> None:
    a = make(imr("target: 6‰, year: 2020") + "\n" + imr("target: 5‰, year: 2025"))
    later = plan_text(
        imr("target: 5‰, year: 2025") + "\n" + imr("target: 4‰, year: 2030"), "b"
    ).replace("period: 2021-2025", "period: 2021-2030")
    rows = plancmp.diff(a, make_from(later)).rows
    found = {(row.status, row.a and row.a.year, row.b and row.b.year) for row in rows}
    assert found == {("dropped", "2020", None), ("added", None, "2030"),
                     ("unchanged", "2025", "2025")}  # fmt: skip


def test_the_nearest_years_answer_where_none_is_equal(make: MakePlan) -> None:
    a = make(imr("target: 6‰, year: 2022") + "\n" + imr("target: 5‰, year: 2030"))
    b = make(imr("target: 4‰, year: 2029") + "\n" + imr("target: 3‰, year: 2023"), "b")
    rows = plancmp.diff(a, b).rows
    pairs = {(row.a.year, row.b.year) for row in rows if row.a and row.b}
    assert pairs == {("2022", "2023"), ("2030", "2029")}


def test_what_was_renamed_on_the_way_points_at_its_counterpart(make: MakePlan) -> None:
    a = make("{indicator: hygienic_village_town_coverage, label: 卫生村镇, target: 70%}")
    b = make("{indicator: hygienic_town_coverage, label: 卫生镇, target: 全覆盖}", "b")
    found = {row.status: row.replaced_by for row in plancmp.diff(a, b).rows}
    assert {status: other.id for status, other in found.items() if other} == {
        "dropped": "hygienic_town_coverage", "added": "hygienic_village_town_coverage",
    }  # fmt: skip


def test_a_base_value_that_the_other_version_reports_differently_says_so(make: MakePlan) -> None:
    a, b = make(hlr("actual: 20%")), make(hlr("target: 30%, baseline: 22%"), "b")
    (row,) = [row for row in plancmp.diff(a, b).rows if row.role == "actual"]
    assert [caveat.key for caveat in row.caveats] == ["prints_otherwise"]
    assert "22%" in row.caveats[0].text()


def test_pairing_grows_with_the_rows_and_not_with_their_square(make: MakePlan) -> None:
    """Count the comparisons of keys by counting reads of one field, which measures no time."""
    reads = 0

    class Counted(str):
        def __hash__(self) -> int:
            nonlocal reads
            reads += 1
            return super().__hash__()

    def counts(rows: int) -> int:
        nonlocal reads
        (one,) = make(imr("target: 6‰")).statements
        many = [replace(one, scope=Counted(f"s{i}")) for i in range(rows)]
        plan = make(imr("target: 6‰"))
        reads = 0
        pairs = pair_statements(plan, plan, many, list(reversed(many)))
        assert len(pairs) == rows
        return reads

    assert counts(400) <= 2.5 * counts(200)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["infant_mortality_rate", "under_five_mortality_rate"]),
        st.sampled_from(["target", "actual", "baseline"]),
        st.sampled_from(["", "≤", "≥", "约"]),
        st.decimals("0.1", "40", places=1),
        st.sampled_from(["2020", "2025", "2016-2020"]),
        st.sampled_from(["", "户籍"]),
    ),
    min_size=1,
    max_size=6,
)


def as_plan(
    rows: list[tuple[str, str, str, Decimal, str, str]], plan_id: str, data: Catalogue
) -> Plan:
    lines = [
        f"{{indicator: {indicator}, label: 某率, {role}: '{bound}{number}‰', year: {year}"
        + (f", scope: {scope}" if scope else "")
        + "}"
        for indicator, role, bound, number, year, scope in rows
    ]
    text = plan_text("\n".join(lines), plan_id)
    return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), data.vocabulary)


def statuses(diff: PlanDiff) -> dict[str, int]:
    return diff.counts()


_MIRROR = {"tightened": "loosened", "loosened": "tightened", "added": "dropped", "dropped": "added"}


@given(ROWS)
def test_a_plan_does_not_differ_from_itself(
    shipped: Catalogue, rows: list[tuple[str, str, str, Decimal, str, str]]
) -> None:
    plan = as_plan(rows, "a", shipped)
    result = plancmp.diff(plan, as_plan(rows, "b", shipped))
    assert set(statuses(result)) == {"unchanged"}
    assert len(result.rows) == len(plan.statements)


@given(ROWS, ROWS)
def test_turned_round_a_diff_says_the_opposite(
    shipped: Catalogue,
    one: list[tuple[str, str, str, Decimal, str, str]],
    other: list[tuple[str, str, str, Decimal, str, str]],
) -> None:
    a, b = as_plan(one[:1], "a", shipped), as_plan(other[:1], "b", shipped)
    there, back = plancmp.diff(a, b), plancmp.diff(b, a)
    mirrored = {_MIRROR.get(status, status): count for status, count in statuses(there).items()}
    assert mirrored == statuses(back)
    for row, turned in zip(there.rows, back.rows, strict=True):
        if row.change is not None and turned.change is not None:
            assert row.change == -turned.change


@given(ROWS, ROWS)
def test_no_statement_is_lost(
    shipped: Catalogue,
    one: list[tuple[str, str, str, Decimal, str, str]],
    other: list[tuple[str, str, str, Decimal, str, str]],
) -> None:
    a, b = as_plan(one, "a", shipped), as_plan(other, "b", shipped)
    rows = plancmp.diff(a, b).rows
    for plan, side in ((a, [r.a for r in rows]), (b, [r.b for r in rows])):
        positions = {statement.position for statement in side if statement is not None}
        assert positions == {statement.position for statement in plan.statements}


_FIGURES = st.builds(
    lambda low, more, bound: ComparedFigure(
        Fraction(low), Fraction(low + more), bound if not more else "", "level", "‰", 1
    ),
    st.decimals("0", "50", places=1),
    st.just(Decimal(0)) | st.decimals("0.1", "5", places=1),
    st.sampled_from(["", "<=", ">=", "~", "<", ">"]),
)


@given(_FIGURES, _FIGURES)
def test_comparing_is_antisymmetric(a: ComparedFigure, b: ComparedFigure) -> None:
    opposite = {"higher": "lower", "lower": "higher"}
    there, back = compare_figures(a, b).relation, compare_figures(b, a).relation
    assert opposite.get(there, there) == back


@given(_FIGURES, _FIGURES)
def test_better_directions_are_opposite(a: ComparedFigure, b: ComparedFigure) -> None:
    relation = compare_figures(a, b).relation
    if relation in ("higher", "lower"):
        assert {stricter(relation, "higher"), stricter(relation, "lower")} == {
            "tightened", "loosened",
        }  # fmt: skip
        assert stricter(relation, "none") == "changed"


@given(st.fractions(-100, 100), st.fractions(-100, 100).filter(bool))
def test_a_percentage_is_near_and_never_rounds_a_change_away(
    part: Fraction, whole: Fraction
) -> None:
    result = percent(part, whole)
    assert result is not None
    truth = part * 100 / abs(whole)
    assert abs(Fraction(result) - truth) <= Fraction(1, 20)
    if abs(truth) >= Fraction(1, 10**8):
        assert (result > 0) == (truth > 0)
