"""How far targets are along: each special case its own status, and the printed figures checked."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plancmp
from plancmp.comparison.assessment import ProgressRow
from plancmp.comparison.pace import Method
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from tests.conftest import plan_text
from tests.followed import nation_data, nation_folder
from tests.forked import run_forked

LOWER, HIGHER = "infant_mortality_rate", "health_literacy_rate"
MakePlan = Callable[..., Plan]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return nation_data(tmp_path_factory.mktemp("nation") / "data")


@pytest.fixture
def make(shipped: Catalogue) -> MakePlan:
    def plan(statements: str) -> Plan:
        tree = parse_tree("a.yaml", plan_text(statements, "a").encode())
        return plan_from_tree(tree, shipped.vocabulary)

    return plan


def row_of(indicator: str, values: str) -> str:
    unit = "‰" if indicator == LOWER else '"%"'
    return f"{{indicator: {indicator}, label: 某指标, unit: {unit}, {values}}}"


def seen(plan: Plan, year: int, value: str, source: str = "公报") -> Observation:
    indicator = plan.statements[0].indicator
    return Observation(
        plan.place.code, indicator, year, Decimal(value), value, indicator.unit, source=source
    )


def judge(plan: Plan, *observed: Observation, method: Method = "linear") -> ProgressRow:
    (row,) = plancmp.progress(plan, observed, methods=[method])
    return row


def said(row: ProgressRow) -> list[str]:
    return [caveat.key for caveat in row.caveats]


@pytest.mark.parametrize("method", ["linear", "cagr"])
@pytest.mark.parametrize(
    ("base", "target", "now", "status"),
    [
        ("10", "5.0", "6.5", "on track"),
        ("10", "5.0", "7.5", "behind"),
        ("10", "5.0", "9.9", "far behind"),
        ("10", "5.0", "10", "far behind"),
        ("10", "5.0", "10.5", "moving away"),
        ("10", "5.0", "5.0", "met"),
        ("10", "10", "9.0", "kept"),  # the target is the base value
        ("3.4", "5.0", "3.9", "kept"),
        ("3.4", "5.0", "5.1", "broken"),
    ],
)
def test_a_target_has_one_status(
    make: MakePlan, method: Method, base: str, target: str, now: str, status: str
) -> None:
    plan = make(row_of(LOWER, f'baseline: "{base}", target: "{target}"'))
    row = judge(plan, seen(plan, 2023, now), method=method)
    assert (row.status, row.share_of_time) == (status, Decimal("0.600"))


@given(
    base=st.integers(1, 99), target=st.integers(1, 99), now=st.integers(1, 99),
    year=st.integers(2021, 2027),
)  # fmt: skip
def test_turning_better_round_turns_no_status_round(
    shipped: Catalogue, base: int, target: int, now: int, year: int
) -> None:
    """What is measured as 100 less x, and better the higher, has the status that x has."""

    def plan(indicator: str, turned: bool) -> tuple[Plan, Observation]:
        a, b, c = ((100 - figure if turned else figure) for figure in (base, target, now))
        values = f'baseline: "{a}", target: "{b}"'
        tree = parse_tree("a.yaml", plan_text(row_of(indicator, values), "a").encode())
        made = plan_from_tree(tree, shipped.vocabulary)
        unit = made.statements[0].indicator.unit
        return made, Observation("450700", made.statements[0].indicator, year, Decimal(c), "", unit)

    one, two = plan(LOWER, False), plan(HIGHER, True)
    first, second = judge(one[0], one[1]), judge(two[0], two[1])
    assert (first.status, first.pace, first.share_of_way) == (
        second.status, second.pace, second.share_of_way,
    )  # fmt: skip


@pytest.mark.parametrize("method", ["linear", "cagr"])
@pytest.mark.parametrize(
    ("values", "observed", "reason"),
    [
        ('target: "5.0"', [(2023, "6.0")], "no_base"),
        ('baseline: "10", target: "5.0"', [], "none_observed"),
        ('baseline: "10", target: "5.0"', [(2019, "11")], "none_since"),
        ('baseline: "10", target: 持续下降', [(2023, "9")], "no_figure_to_meet"),
        ("baseline: '10', target: 按上级下达指标", [(2023, "9")], "target_deferred"),
        ("target: 比2015年降低10%", [(2023, "9")], "relative_unresolved"),
        ('baseline: "10", target: {printed: "5.0", year: "2021-2025"}', [(2023, "9")],
         "target_over_period"),
        ('baseline: "10", target: {printed: "5.0", year: "2020"}', [(2023, "9")],
         "target_not_after_base"),
    ],
)  # fmt: skip
def test_what_cannot_be_assessed_says_why(
    make: MakePlan, values: str, observed: list[tuple[int, str]], reason: str, method: Method
) -> None:
    plan = make(row_of(LOWER, values))
    row = judge(plan, *(seen(plan, *year_and_value) for year_and_value in observed), method=method)
    assert row.status == "cannot assess"
    assert row.reason is not None
    assert row.reason.key == reason
    assert (row.pace, row.projected, row.reached_in) == (None, None, None)


@pytest.mark.parametrize("figures", [("0", "5", "2"), ("10", "0", "6"), ("10", "5", "0")])
def test_zero_is_never_replaced(make: MakePlan, figures: tuple[str, str, str]) -> None:
    base, target, now = figures
    plan = make(row_of(HIGHER, f'baseline: "{base}", target: "{target}"'))
    if base == "10":
        plan = make(row_of(LOWER, f'baseline: "{base}", target: "{target}"'))
    linear = judge(plan, seen(plan, 2023, now))
    grown = judge(plan, seen(plan, 2023, now), method="cagr")
    assert linear.pace is not None
    assert grown.pace is None
    assert grown.status in ("cannot assess", "met")
    if grown.status == "cannot assess":
        assert grown.reason is not None
        assert grown.reason.key == "no_growth_rate"


def test_negative_values_have_a_line_and_no_growth_rate(make: MakePlan, shipped: Catalogue) -> None:
    growth = "{indicator: natural_population_growth_rate, label: 人口自然增长率, unit: ‰, "
    values = '{printed: "%s", measure: level, number: "%s"}'
    plan = make(growth + f"baseline: {values % ('-5', '-5')}, target: {values % ('-1', '-1')}}}")
    plan_2023 = seen(plan, 2023, "-2")
    linear, grown = judge(plan, plan_2023), judge(plan, plan_2023, method="cagr")
    if plan.statements[0].indicator.better == "none":
        assert (linear.status, grown.status) == ("cannot assess", "cannot assess")
    else:
        assert linear.pace == Decimal("1.250")
        assert grown.reason is not None
        assert grown.reason.key == "no_growth_rate"


def test_after_the_target_year_the_year_itself_counts(make: MakePlan) -> None:
    plan = make(row_of(LOWER, 'baseline: "10", target: "5.0"'))
    missed = judge(plan, seen(plan, 2025, "6.0"), seen(plan, 2026, "5.5"))
    assert (missed.status, missed.observed and missed.observed.year) == ("missed", 2025)
    late = judge(plan, seen(plan, 2025, "6.0"), seen(plan, 2027, "4.9"))
    assert (late.status, late.observed and late.observed.year) == ("met", 2027)
    assert "met_late" in said(late)
    only_after = judge(plan, seen(plan, 2026, "5.5"))
    assert (only_after.status, only_after.reached_in) == ("missed", 2027)


def test_met_early_says_since_when(make: MakePlan) -> None:
    plan = make(row_of(LOWER, 'baseline: "10", target: "5.0"'))
    row = judge(plan, *(seen(plan, *year_and_value) for year_and_value in [(2021, "4.9"), (2022, "5.1"), (2023, "4"), (2024, "4")]))  # fmt: skip
    (early,) = [caveat for caveat in row.caveats if caveat.key == "met_early"]
    assert early.arguments == (("year", "2023"),)
    assert "2023" in early.text("zh")


def test_two_sources_for_one_year_make_two_rows(make: MakePlan) -> None:
    plan = make(row_of(LOWER, 'baseline: "10", target: "5.0"'))
    rows = plancmp.progress(plan, [seen(plan, 2023, "4.9", "甲"), seen(plan, 2023, "6.9", "乙")])
    assert [row.status for row in rows] == ["met", "on track"]
    assert all("sources_differ" in said(row) for row in rows)


def test_other_places_scopes_and_later_years_do_not_count(make: MakePlan) -> None:
    plan = make(row_of(LOWER, 'baseline: "10", target: "5.0", scope: 城市'))
    row = judge(plan, seen(plan, 2023, "4.0"))
    assert row.reason is not None
    assert row.reason.key == "none_of_scope"
    (late,) = plancmp.progress(plan, [seen(plan, 2023, "4.0")], as_of=2022)
    assert late.reason is not None
    assert late.reason.key == "none_observed"


def test_a_base_value_may_have_been_observed(make: MakePlan) -> None:
    plan = make(row_of(LOWER, 'target: "5.0"'))
    row = judge(plan, seen(plan, 2020, "10"), seen(plan, 2023, "7.0"))
    assert (row.status, row.pace) == ("on track", Decimal("1.000"))
    assert "base_observed" in said(row)


def test_a_relative_target_is_resolved(make: MakePlan) -> None:
    plan = make(row_of(LOWER, "baseline: '10', target: 比2020年降低10%"))
    row = judge(plan, seen(plan, 2023, "9.4"))
    assert (row.status, row.share_of_way) == ("on track", Decimal("0.600"))
    assert "derived_target" in said(row)


def test_the_former_period_is_judged_by_what_the_plan_reports(nation: Catalogue) -> None:
    plan = nation.plan("lianjiang-14fyp")
    rows = {row.indicator.id: row for row in plancmp.progress(plan, [], former=True)}
    assert rows["infant_mortality_rate"].status == "met"
    assert rows["inpatient_reimbursement_rate_within_policy"].status == "missed"
    assert "start_unknown" in said(rows["infant_mortality_rate"])


# the command


def exported(folder: Path) -> Any:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    run = run_forked(
        "progress", "nation-2030", "--as-of", "2024", "--method", "both", "-f", "csv",
        "--data", str(folder),
    )  # fmt: skip
    assert (run.status, run.err) == (0, "")
    return pandas.read_csv(io.StringIO(run.out), dtype={"pace": str, "share_of_way": str, "share_of_time": str, "projected": str})  # fmt: skip


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return exported(nation_folder(tmp_path_factory.mktemp("exported") / "data"))


def agrees(printed: str, computed: float) -> bool:
    """Whether a printed figure is the computed one, rounded: floats miss exact halves by a hair."""
    half = 0.5 * 10.0 ** -len(printed.partition(".")[2])
    return abs(float(printed) - computed) <= half + 1e-9


def test_pandas_recomputes_every_printed_figure(frame: Any) -> None:
    """The formulas of DESIGN section 5, in another library's arithmetic, to the last digit."""
    assessed = frame[frame["observed"].notna()].copy()
    assert set(assessed["method"]) == {"linear", "cagr"}
    assert len(assessed) >= 20
    passed = assessed["observed_year"] - assessed["baseline_year"]
    whole = assessed["target_year"] - assessed["baseline_year"]
    y0, yt, goal = assessed["baseline"], assessed["observed"], assessed["target"]
    assessed["way"] = (yt - y0) / (goal - y0)
    assessed["time"] = passed / whole
    linear = ((yt - y0) / passed) / ((goal - y0) / whole)
    growth, needed = (yt / y0) ** (1 / passed) - 1, (goal / y0) ** (1 / whole) - 1
    direction = (goal > y0).map({True: 1, False: -1})
    grown = direction * growth / needed.abs()
    is_linear = assessed["method"] == "linear"
    assessed["r"] = linear.where(is_linear, grown)
    assessed["there"] = (y0 + (yt - y0) / passed * whole).where(is_linear, y0 * (yt / y0) ** (whole / passed))  # fmt: skip
    for row in assessed.itertuples():
        assert agrees(row.share_of_way, row.way)
        assert agrees(row.share_of_time, row.time)
        assert agrees(row.pace, row.r)
        if isinstance(row.projected, str):
            assert agrees(row.projected, row.there)
        met = (
            row.observed >= row.target if row.target > row.baseline else row.observed <= row.target
        )
        steps = [(0.95, "on track"), (0.6, "behind"), (0, "far behind"), (-9e9, "moving away")]
        expected = "met" if met else next(name for least, name in steps if row.r >= least)
        assert row.status == expected


def test_the_summary_counts_and_says_why(tmp_path: Path) -> None:
    folder = nation_folder(tmp_path / "data")
    run = run_forked("progress", "nation-2030", "--data", str(folder))
    first = run.out.splitlines()[0]
    assert first == (
        "nation-2030: 11 targets: 2 on track, 8 met, 1 cannot be assessed (no observation of it: 1)"
    )
    chinese = run_forked("progress", "nation-2030", "--lang", "zh", "--data", str(folder))
    assert "自2022年起已提前达到" in chinese.out
    assert "target" not in chinese.out


def test_own_figures_come_from_a_file(tmp_path: Path) -> None:
    folder = nation_folder(tmp_path / "data")
    mine = tmp_path / "mine.csv"
    mine.write_text("place_code,label,year,value,unit\n450700,婴儿死亡率,2023,3.1,‰\n", "utf-8")
    run = run_forked(
        "progress", "qinzhou-14fyp", "-i", "infant_mortality_rate", "--actuals", str(mine),
        "-f", "json", "--data", str(folder),
    )  # fmt: skip
    (row,) = json.loads(run.out)
    assert (row["status"], row["observed"], row["baseline"]) == ("kept", 3.1, 3.4)


def test_a_wrong_file_is_told_with_its_place(tmp_path: Path) -> None:
    folder = nation_folder(tmp_path / "data")
    mine = tmp_path / "mine.csv"
    mine.write_text("place_code,label,year,value,unit\n450700,婴儿死亡率,2023,3.1,张\n", "utf-8")
    run = run_forked("progress", "qinzhou-14fyp", "--actuals", str(mine), "--data", str(folder))
    assert run.status == 2
    assert f"{mine}:2:23:" in run.err


def test_a_period_that_the_plan_does_not_know_is_wrong_usage(tmp_path: Path) -> None:
    folder = nation_folder(tmp_path / "data")
    run = run_forked("progress", "lianjiang-14fyp", "--period", "2011-2015", "--data", str(folder))
    assert (run.status, run.out) == (2, "")
    assert "reports on 2016-2020" in run.err


def test_several_targets_of_healthy_china_were_met_early(shipped: Catalogue) -> None:
    plan = shipped.plan("healthy-china-2030")
    rows = plancmp.progress(plan, shipped.observations, as_of=2024)
    early = {
        row.indicator.id: dict(caveat.arguments)["year"]
        for row in rows
        for caveat in row.caveats
        if caveat.key == "met_early" and row.target.year == "2030"
    }
    assert early == {
        "life_expectancy_at_birth": "2024", "infant_mortality_rate": "2022",
        "under_five_mortality_rate": "2024", "physicians_per_1000": "2021",
    }  # fmt: skip
    (mothers,) = [
        row
        for row in rows
        if (row.indicator.id, row.target.year) == ("maternal_mortality_ratio", "2030")
    ]
    assert (mothers.status, mothers.reached_in) == ("on track", 2028)
