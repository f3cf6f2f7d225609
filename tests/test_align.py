"""A plan against the plan above it: what is taken up and how, and which plan that is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import plancmp
from plancmp.comparison.alignment import AlignRow, nearest_above
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Indicator
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from tests.conftest import plan_text
from tests.followed import nation_data, nation_folder
from tests.forked import run_forked

MakePlan = Callable[..., Plan]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return nation_data(tmp_path_factory.mktemp("nation") / "data")


@pytest.fixture
def make(shipped: Catalogue) -> MakePlan:
    def plan(statements: str, plan_id: str = "a", extra: str = "") -> Plan:
        tree = parse_tree(f"{plan_id}.yaml", plan_text(statements, plan_id, extra).encode())
        return plan_from_tree(tree, shipped.vocabulary)

    return plan


def imr(values: str) -> str:
    return f"{{indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, {values}}}"


def only(plan: Plan, above: Plan) -> AlignRow:
    (row,) = plancmp.align(plan, above).rows
    return row


def said(row: AlignRow) -> list[str]:
    return [caveat.key for caveat in row.caveats]


MILESTONES = imr('targets: {2020: "7.5", 2030: "5.0"}')


@pytest.mark.parametrize(
    ("target", "status", "derived", "difference"),
    [
        ('{printed: "5.0", year: "2025"}', "copied", False, "0.0"),
        ('{printed: "7.5", year: "2025"}', "copied", False, "0.0"),
        ('{printed: "6.0", year: "2025"}', "stricter", True, "-0.25"),
        ('{printed: "6.5", year: "2025"}', "weaker", True, "0.25"),
        ('{printed: "6.25", year: "2025"}', "copied", True, "0.00"),
        ('{printed: "5.0以下", year: "2030"}', "copied", False, "0.0"),
        ('{printed: "4.0", year: "2030"}', "stricter", False, "-1.0"),
        ('{printed: "4.0", year: "2035"}', "incomparable", False, None),
        ("持续下降", "incomparable", False, None),
        ("按上级下达指标", "incomparable", False, None),
    ],
)
def test_a_target_against_the_milestones_above(
    make: MakePlan, target: str, status: str, derived: bool, difference: str | None
) -> None:
    row = only(make(imr(f"target: {target}")), make(MILESTONES, "above"))
    assert (row.status, row.derived) == (status, derived)
    assert row.difference == (None if difference is None else Decimal(difference))


def test_a_derived_figure_says_which_line_it_lies_on(make: MakePlan) -> None:
    row = only(make(imr('target: "6.0"')), make(MILESTONES, "above"))
    assert row.figure_above is not None
    assert row.figure_above.low == Decimal("6.25")
    (line,) = [caveat for caveat in row.caveats if caveat.key == "derived_line"]
    assert line.text() == "above: 6.25 in 2025, on the line from 7.5 (2020) to 5.0 (2030)"
    assert line.text("zh") == "上级2025年为6.25，取自7.5（2020年）至5.0（2030年）的连线"


def test_one_milestone_is_no_line(make: MakePlan) -> None:
    row = only(
        make(imr('target: "6.0"')), make(imr('targets: {2030: "5.0"}, baseline: "8.1"'), "b")
    )
    assert (row.status, said(row)) == ("incomparable", ["no_milestones"])


def test_copied_though_the_place_is_better_already(make: MakePlan) -> None:
    plan = make(imr('target: "5.0", baseline: "3.4"'))
    row = only(plan, make(MILESTONES, "above"))
    assert row.status == "copied"
    assert {"copied_though_reached", "for_other_year", "on_line"} <= set(said(row))
    alignment = plancmp.align(plan, make(MILESTONES, "above"))
    assert (alignment.above_total, alignment.taken_up, alignment.only_copied) == (1, 1, 1)


def test_missing_unknown_and_own(make: MakePlan, shipped: Catalogue) -> None:
    above = make(MILESTONES, "above")
    tables = plan_text(MILESTONES, "above").replace(
        "    text:\n      - ", "    tables:\n      - name: 表1\n        rows:\n          - "
    )
    literacy = '{indicator: health_literacy_rate, label: 居民健康素养水平, target: "25%"}'
    alignment = plancmp.align(make(literacy), above)
    assert [row.status for row in alignment.rows] == ["missing", "own"]
    gap = "gaps:\n  - {channel: table, name: 主要指标, at: 二、总体要求}\n"
    tree = parse_tree("above.yaml", tables.encode())
    in_table = plan_from_tree(tree, shipped.vocabulary)
    unknown = plancmp.align(make(literacy, extra=gap), in_table)
    assert [row.status for row in unknown.rows] == ["unknown", "own"]
    assert said(unknown.rows[0]) == ["gap"]


def test_the_same_words_without_a_figure_are_no_copied_figure(make: MakePlan) -> None:
    row = only(make(imr("target: 持续下降")), make(imr("target: 持续下降"), "above"))
    assert (row.status, said(row)) == ("incomparable", ["same_aim_in_words"])
    both = only(make(imr("target: 持续下降")), make(imr("target: 显著下降, year: 2030"), "above"))
    assert said(both) == ["no_figure"]


def test_totals_of_places_of_different_size_are_not_compared(make: MakePlan) -> None:
    row_of = "{{indicator: hospitals, label: 医院数, target: {}}}".format
    row = only(make(row_of("20家")), make(row_of("30000家"), "above"))
    assert (row.status, said(row)[0]) == ("incomparable", "total_of_a_place")


def test_scope_channel_and_nature_are_caveats(make: MakePlan) -> None:
    above = make(imr('targets: {2025: "5.0"}, nature: 约束性'), "above")
    row = only(make(imr('target: "4.0", scope: 农村, nature: 预期性')), above)
    assert row.status == "stricter"
    assert {"scope_differs", "natures_differ"} <= set(said(row))


def with_indicator(plan: Plan, indicator: Indicator) -> Plan:
    statements = tuple(replace(statement, indicator=indicator) for statement in plan.statements)
    return replace(plan, statements=statements)


def test_what_replaced_an_indicator_answers_for_it(make: MakePlan) -> None:
    old = make(MILESTONES, "above")
    indicator = replace(old.statements[0].indicator, id="new_rate", replaced_by="")
    outdated = replace(old.statements[0].indicator, replaced_by="new_rate")
    above = with_indicator(old, outdated)
    row = only(with_indicator(make(imr('target: "6.0"')), indicator), above)
    assert (row.status, "replaced" in said(row)) == ("stricter", True)


@pytest.mark.parametrize("relation", ["part_of", "subgroup_of"])
def test_a_part_or_subgroup_is_followed_but_not_compared(make: MakePlan, relation: str) -> None:
    above = make(MILESTONES, "above")
    whole = above.statements[0].indicator
    part = replace(
        whole,
        id="rural_rate",
        part_of=(whole.id,) if relation == "part_of" else (),
        subgroup_of=(whole.id,) if relation == "subgroup_of" else (),
    )
    row = only(with_indicator(make(imr('target: "6.0"')), part), above)
    assert (row.status, said(row)) == ("incomparable", ["in_part"])


def test_turning_better_round_turns_stricter_round(make: MakePlan) -> None:
    above, plan = make(MILESTONES, "above"), make(imr('target: "6.0"'))
    turned = replace(above.statements[0].indicator, better="higher")
    none = replace(above.statements[0].indicator, better="none")
    assert only(with_indicator(plan, turned), with_indicator(above, turned)).status == "weaker"
    row = only(with_indicator(plan, none), with_indicator(above, none))
    assert (row.status, "differs_without_direction" in said(row)) == ("incomparable", True)


def test_the_nearest_plan_above_and_the_places_without_one(nation: Catalogue) -> None:
    plans, places = nation.by_place, nation.vocabulary.places
    found = nearest_above(nation.plan("luzhai-14fyp"), plans, places)
    assert found is not None
    assert found.plan.id == "nation-2030"
    assert [place.zh for place in found.skipped] == ["柳州市", "广西壮族自治区"]
    assert nearest_above(nation.plan("nation-2030"), plans, places) is None


# the command


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nation_folder(tmp_path_factory.mktemp("nation") / "data")


def test_qinzhou_copies_the_nation_though_it_is_better_already(folder: Path) -> None:
    run = run_forked("align", "qinzhou-14fyp", "-f", "csv", "--data", str(folder))
    assert run.status == 0
    (row,) = [row for row in rows_of(run.out) if row["indicator"] == "infant_mortality_rate"]
    assert (row["year"], row["year_above"], row["value"], row["value_above"]) == (
        "2025", "2030", "5.0", "5.0",
    )  # fmt: skip
    assert (row["status"], row["reached"], row["derived"]) == ("copied", "3.4", "")
    assert "had already reached 3.4‰ in 2020" in row["caveats"]
    missing = {row["indicator"] for row in rows_of(run.out) if row["status"] == "unknown"}
    assert "physicians_per_1000" in missing


def test_all_plans_one_row_each_and_a_matrix(folder: Path) -> None:
    run = run_forked("align", "--all", "-f", "csv", "--data", str(folder))
    assert "nation-2030" in run.err
    rows = {row["plan"]: row for row in rows_of(run.out)}
    assert rows["luzhai-14fyp"]["skipped"] == "Liuzhou; Guangxi"
    assert int(rows["luzhai-14fyp"]["missing"]) > 0
    matrix = run_forked("align", "--matrix", "-f", "csv", "--data", str(folder))
    cells = {row["indicator"]: row for row in rows_of(matrix.out)}
    assert cells["infant_mortality_rate"]["qinzhou-14fyp"] == "copied"
    assert len(cells) == int(rows["luzhai-14fyp"]["targets_above"])


def test_the_summary_says_what_share_is_taken_up_in_both_languages(folder: Path) -> None:
    english = run_forked("align", "qinzhou-14fyp", "--data", str(folder)).out.splitlines()[0]
    assert "(no plan of Guangxi)" in english
    assert "1 copied though the place had reached better" in english
    chinese = run_forked("align", "qinzhou-14fyp", "--lang", "zh", "--data", str(folder))
    assert "缺广西壮族自治区的规划" in chinese.out.splitlines()[0]
    assert "照搬" in chinese.out.splitlines()[0]


def test_a_plan_without_one_above_is_not_compared(folder: Path) -> None:
    run = run_forked("align", "nation-2030", "--data", str(folder))
    assert (run.status, run.out) == (2, "")
    assert "was not compared" in run.err


def test_one_indicator_over_time(folder: Path) -> None:
    run = run_forked(
        "compare", "qinzhou-14fyp", "--over-time", "-i", "婴儿死亡率", "-f", "csv",
        "--data", str(folder),
    )  # fmt: skip
    rows = [(r["place"], r["year"], r["kind"], r["value"]) for r in rows_of(run.out)]
    assert ("钦州市", "2025", "target", "5.0") in rows
    assert rows[-1] == ("全国", "2030", "target", "5.0")
    assert ("全国", "2024", "observed", "4.0") in rows
    nation = [row for row in rows if row[0] == "全国"]
    assert nation == sorted(nation, key=lambda row: row[1])
    assert run_forked("compare", "--over-time", "--data", str(folder)).status == 2
