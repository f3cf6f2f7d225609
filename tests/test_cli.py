"""The command line: the real command, its streams, formats, names and exit status."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.cells import cell_len

import plancmp
from plancmp.cli.main import COMMANDS, group
from tests.conftest import SHIPPED, plan_text, run_plancmp
from tests.forked import run_forked
from tests.terminal import ESCAPE, on_terminal

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")

CONTRACT = {
    "export": (
        "plan,place,place_code,stage,period,indicator,name_zh,name_en,domain,label,role,year,"
        "printed,bound,value,value_high,unit,measure,reference_year,canonical_value,"
        "canonical_unit,nature,scope,channel,section,corrected,note,responsible"
    ),
    "diff": (
        "indicator,name_zh,name_en,domain,role,year_a,year_b,printed_a,printed_b,bound_a,bound_b,"
        "value_a,value_b,unit,change,change_pct,status,channel_a,channel_b,nature_a,nature_b,"
        "baseline_a,baseline_b,caveats"
    ),
    "compare": (
        "indicator,name_zh,name_en,domain,plan,place,stage,year,printed,bound,value,unit,baseline,"
        "baseline_year,change_needed,change_needed_pct,change_per_year,rank,strictest,caveats"
    ),
    "projects": (
        "plan,number,name,total_investment,planned_investment,years,funding,progress,owner,remark"
    ),
}


def rows_of(*arguments: str) -> list[dict[str, str]]:
    run = run_forked(*arguments, "-f", "csv")
    assert run.status == 0, run.err
    return list(csv.DictReader(io.StringIO(run.out)))


@pytest.mark.parametrize("command", CONTRACT)
def test_columns_of_the_contract(command: str) -> None:
    arguments = [command, *PAIR] if command == "diff" else [command]
    run = run_forked(*arguments, "-f", "csv")
    head = run.out.split("\n", 1)[0]
    assert f"{head},".startswith(f"{CONTRACT[command]},")  # columns are only added at the end
    assert "\r" not in run.out


def test_the_example_that_must_come_out_right() -> None:
    rows = rows_of("diff", *PAIR, "-i", "婴儿死亡率")
    (row,) = [row for row in rows if row["status"] == "tightened"]
    assert (row["printed_a"], row["printed_b"]) == ("6.0‰以下", "5.0‰以下")
    assert (row["value_a"], row["value_b"], row["unit"]) == ("6.0", "5.0", "‰")
    assert (row["change"], row["change_pct"]) == ("-1.0", "-16.7")
    assert (row["baseline_a"], row["baseline_b"]) == ("3.4", "3.4")
    assert "both: weaker than the 3.4‰ already reached in 2020" in row["caveats"]
    assert "≤3.1‰ (表1)" in row["caveats"]


def test_the_whole_diff_tells_the_story() -> None:
    rows = rows_of("diff", *PAIR)
    targets = {
        (row["indicator"], row["printed_a"], row["printed_b"]): row["status"]
        for row in rows
        if row["role"] == "target"
    }
    assert targets["in_county_visit_share", "95%以上", "90%左右"] == "loosened"
    assert targets["primary_care_visit_share", "70%以上", ""] == "dropped"
    assert targets["provincial_healthy_county_share", "不低于40%", "100%"] == "tightened"
    for disease in ("hypertension", "type_2_diabetes"):
        indicator = f"{disease}_primary_care_management_rate"
        assert targets[indicator, "65%以上", "70%以上"] == "tightened"
    hiv = {key[0]: status for key, status in targets.items() if key[0].startswith("hiv_")}
    assert hiv == {
        "hiv_diagnosed_aware_share": "reworded",
        "hiv_antiretroviral_treatment_coverage": "dropped",
        "hiv_eligible_antiretroviral_treatment_coverage": "added",
        "hiv_treatment_success_rate": "tightened",
        "hiv_rights_duties_awareness": "added",
    }
    only_in_table = [row for row in rows if row["channel_a"] == "table" and not row["channel_b"]]
    assert only_in_table
    assert {row["status"] for row in only_in_table} == {"unknown"}


def test_most_important_first() -> None:
    rows = rows_of("diff", *PAIR)
    quiet = [row["status"] in ("unknown", "reworded", "unchanged") for row in rows]
    assert quiet == sorted(quiet)
    loud = [row["role"] != "target" for row, still in zip(rows, quiet, strict=True) if not still]
    assert loud == sorted(loud)
    assert {row["status"] for row in rows[:9]} <= {"tightened", "loosened"}
    assert rows[-1]["status"] == "unchanged"


def test_compare_sets_the_cities_side_by_side() -> None:
    plans = (
        "beihai",
        "healthy-china-2030",
        "lianjiang",
        "luzhai",
        "qinzhou-14fyp",
        "qinzhou-14fyp-draft",
    )
    rows = rows_of("compare", *plans, "-i", "婴儿死亡率")
    found = {(row["plan"], row["value"], row["baseline"]) for row in rows}
    assert found == {
        ("beihai-13fyp", "7.5", "4.43"),
        ("healthy-china-2030", "7.5", "8.1"),
        ("healthy-china-2030", "5.0", "8.1"),
        ("lianjiang-14fyp", "3", "2.28"),
        ("luzhai-14fyp", "", "2.30"),
        ("qinzhou-14fyp", "5.0", "3.4"),
        ("qinzhou-14fyp-draft", "6.0", "3.4"),
        ("qinzhou-14fyp-draft", "3.1", "3.4"),
    }
    weaker = {row["value"] for row in rows if "weaker than" in row["caveats"]}
    assert weaker == {"7.5", "3", "5.0", "6.0"}
    (luzhai,) = [row for row in rows if row["plan"] == "luzhai-14fyp"]
    assert "sets no target" in luzhai["caveats"]
    assert luzhai["baseline_year"] == "2020"
    (lianjiang,) = [row for row in rows if row["plan"] == "lianjiang-14fyp"]
    assert "<3%, which the curator reads as <3‰" in lianjiang["caveats"]
    assert (lianjiang["rank"], lianjiang["strictest"]) == ("1", "yes")


def test_compare_wide_has_one_row_in_one_unit() -> None:
    plans = ("beihai", "lianjiang", "luzhai")
    (row,) = rows_of("compare", *plans, "-i", "每千人口执业（助理）医师", "--wide")
    assert (row["luzhai-14fyp"], row["beihai-13fyp"], row["lianjiang-14fyp"]) == (
        "3.5", "2.3", "1.67",
    )  # fmt: skip
    assert row["unit"] == "人/千人"


def test_plans_of_two_periods_are_compared_with_caveats() -> None:
    rows = rows_of("diff", "beihai-13fyp", "qinzhou-14fyp", "-i", "婴儿死亡率", "--role", "target")
    assert (rows[0]["value_a"], rows[0]["value_b"], rows[0]["status"]) == (
        "7.5",
        "5.0",
        "tightened",
    )
    assert "years differ: 2020 against 2025" in rows[0]["caveats"]


def test_projects_are_listed_and_summed_and_twins_stay_two() -> None:
    rows = rows_of("projects", "luzhai-14fyp")
    assert len(rows) == 24
    twins = [row for row in rows if row["name"] == "鹿寨县寨沙镇中心卫生院建设项目"]
    assert len(twins) == 2
    assert len({(row["name"], row["owner"], row["years"]) for row in twins}) == 1
    assert [row["planned_investment"] for row in rows if row["number"] in ("5", "9")] == [
        "待定",
        "",
    ]
    run = run_forked("projects")
    assert "in 10,000 yuan: total investment 139135.45 " in run.out
    assert "cut off" in run.err


def test_json_has_the_same_keys_and_keeps_precision() -> None:
    run = run_forked("export", "qinzhou-14fyp", "-f", "json")
    data = json.loads(run.out, parse_float=str)
    assert ",".join(data[0]).startswith(CONTRACT["export"])
    assert "6.3" in {row["value"] for row in data}
    assert "5.0" in {row["value"] for row in data}
    lines = run_forked("export", "qinzhou-14fyp", "-f", "jsonl").out.splitlines()
    assert [json.loads(line, parse_float=str) for line in lines] == data


def test_export_opens_in_pandas_and_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    path = tmp_path / "all.csv"
    assert run_forked("export", "-f", "csv", "-o", str(path)).status == 0
    count = len(path.read_text(encoding="utf-8").splitlines()) - 1
    frame = pandas.read_csv(path)
    assert len(frame) == count
    assert frame["canonical_value"].dtype == "float64"
    (found,) = duckdb.sql(f"select count(*) from '{path}' where value is not null").fetchall()[0]
    assert 0 < found < count


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    assert run_forked("export", "--package", str(tmp_path / "out")).status == 0
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert (tmp_path / "out" / "LICENSE").is_file()
    assert descriptor["version"] == version("plancmp")
    keys = {
        resource["name"]: resource["schema"].get("primaryKey")
        for resource in descriptor["resources"]
    }
    assert keys["statements"] == ["plan", "statement"]
    assert all(keys.values())
    (observed,) = [
        resource for resource in descriptor["resources"] if resource["name"] == "observations"
    ]
    schema = observed["schema"]
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    assert (kinds["year"], kinds["value"], kinds["place"]) == ("integer", "number", "string")
    assert all(field["description"] for field in schema["fields"])
    referred = {key["reference"]["resource"] for key in schema["foreignKeys"]}
    assert referred == {"indicators", "places", "units"}
    rows = (tmp_path / "out" / "observations.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == len(plancmp.load(SHIPPED).observations) > 0


@pytest.mark.parametrize(
    "command",
    [("compare",), ("chart", "compare"), ("export",), ("progress", "luzhai", "healthy-china-2030")],
)
def test_what_a_name_is_taken_for_is_said_once(command: tuple[str, ...]) -> None:
    run = run_forked(*command, "-i", "life expectancy")
    assert run.err.count("is taken for life_expectancy_at_birth") == 1


def test_rows_of_one_indicator_keep_its_heading_in_another_order() -> None:
    run = run_forked("compare", "-i", "每千人口执业（助理）医师", "--sort", "-change_per_year")
    heading = "Licensed (assistant) physicians per 1,000 population (per 1,000 population)"
    assert run.out.splitlines().count(heading) == 1
    assert run.out.index("Luzhai") < run.out.index("Beihai")


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"set -o pipefail; {sys.executable} -m plancmp export -f csv | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 141)
    assert done.stdout.startswith("plan,place,")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "婴儿死亡率"], "is an indicator, no plan"),
        (["show", "infant_mortality_rte"], "the nearest indicators are infant_mortality_rate"),
        (["show", "武汉市"], "the data set has "),
        (["diff", "qinzhou-14fyp-draft", "qinzhou-14fpy"], "did you mean qinzhou-14fyp"),
        (["diff", *PAIR, "-i", "死亡率"], "could mean several indicators"),
        (["diff", *PAIR, "-i", "婴儿死亡率", "--role", "prior_target"], "nothing was compared"),
        (["diff", *PAIR, "-i", "zzzz"], "names no indicator"),
        (["export", "-f", "cvs"], "did you mean `csv`"),
        (["export", "--domain", "matrnal_child"], "did you mean `maternal_child`"),
        (["export", "--data", "/nonexistent"], "has no folder `vocabulary`"),
        (["export", "-o", "/nonexistent/x.csv"], "cannot write"),
        (["exprt"], "did you mean `export`"),
        (["--lang", "zh", "plans"], "plancmp plans --lang zh"),
        (["compare", "luzhai-14fyp", "-i", "三级医院数"], "nothing was compared"),
        (["export", "--package", "x", "-i", "婴儿死亡率"], "does not go with"),
    ],
)
def test_wrong_usage_says_what_would_be_right(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    run = run_forked(*arguments, cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert "Traceback" not in run.err
    assert not list(tmp_path.iterdir())


def test_exit_code_of_a_diff() -> None:
    assert run_forked("diff", *PAIR, "--exit-code").status == 1
    assert run_forked("diff", PAIR[0], PAIR[0], "--exit-code").status == 0
    assert run_forked("diff", *PAIR).status == 0


def test_a_plan_without_the_asked_indicator_is_named() -> None:
    run = run_forked("diff", *PAIR, "-i", "婚前医学检查率", "-i", "出生政策符合率")
    assert run.status == 2  # one of the two comparisons could not be made
    assert "qinzhou-14fyp does not state policy_compliant_birth_rate" in run.err
    assert "qinzhou-14fyp-draft does not state policy_compliant_birth_rate" in run.err


@pytest.mark.parametrize(
    "name", ["婴儿死亡率", "infant_mortality_rate", "Infant mortality rate", "infant mortalty rate"]
)
def test_names_are_forgiving(name: str) -> None:
    assert {row["indicator"] for row in rows_of("export", "-i", name)} == {"infant_mortality_rate"}


def test_a_path_is_a_plan_and_the_environment_names_the_data(tmp_path: Path) -> None:
    path = SHIPPED / "plans" / "qinzhou-14fyp.yaml"
    by_path = run_forked("show", str(path), "-f", "csv", cwd=tmp_path)
    by_name = run_forked("show", "qinzhou-14fyp", "-f", "csv", env={"PLANCMP_DATA": str(SHIPPED)})
    assert by_path.status == by_name.status == 0
    assert by_path.out == by_name.out


def test_help_is_in_the_registry() -> None:
    context = group.make_context("plancmp", ["--help"], resilient_parsing=True)
    for name, summary in COMMANDS.items():
        found = group.get_command(context, name)
        assert found is not None
        assert found.short_help == summary
        assert run_forked(name, "--help").status == 0


def test_help_imports_neither_yaml_nor_rich() -> None:
    code = (
        "import sys, plancmp.cli.main as m\n"
        "try: m.group(['--help'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "print([n for n in ('yaml', 'rich', 'rapidfuzz', 'tabulate') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_completion_offers_plans_and_indicators() -> None:
    for words, expected in (
        ("plancmp diff qinzhou", "qinzhou-14fyp-draft"),
        ("plancmp diff a b -i infant_m", "infant_mortality_rate"),
        ("plancmp comp", "compare"),
    ):
        run = run_forked(
            env={
                "_PLANCMP_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(len(words.split()) - 1),
            }
        )
        assert expected in run.out


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_terminal_is_never_overrun_and_nothing_is_cut(columns: int) -> None:
    shown = ESCAPE.sub("", on_terminal(columns, "diff", *PAIR, "--all"))
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    plain = re.sub(r"\s+", "", shown)
    for row in rows_of("diff", *PAIR):
        assert re.sub(r"\s+", "", row["name_en"]) in plain
    assert "…" not in shown


def test_chinese_columns_align() -> None:
    lines = run_forked("diff", *PAIR).out.splitlines()
    head = next(line for line in lines if line.startswith("status"))
    column = cell_len(head[: head.index("role")])
    for line in lines:
        if line.startswith(("tightened", "loosened")):
            at = 0
            while cell_len(line[:at]) < column:
                at += 1
            assert line[at:].startswith("target")


def test_colour_only_where_it_belongs() -> None:
    one = ("diff", *PAIR, "-i", "婴儿死亡率")
    assert "\x1b[" in on_terminal(80, *one)
    assert "\x1b[" not in on_terminal(80, *one, NO_COLOR="1")
    assert "\x1b[" not in run_forked(*one).out
    assert "\x1b[" in run_forked(*one, "--color").out


def test_an_ascii_locale_still_gets_utf8() -> None:
    run = run_plancmp(
        "plans", "-f", "csv", env={"LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0"}
    )
    assert run.status == 0
    assert "钦州市" in run.out


@pytest.mark.parametrize("style", ["markdown", "github", "html", "latex", "tsv", "simple"])
def test_every_format_of_every_table(style: str) -> None:
    for arguments in (["plans"], ["diff", *PAIR], ["compare"], ["projects"], ["indicators"]):
        run = run_forked(*arguments, "-f", style)
        assert run.status == 0, run.err
        assert run.out.strip()


def test_markup_in_data_is_data(tmp_path: Path) -> None:
    source = (SHIPPED / "plans" / "qinzhou-14fyp.yaml").read_text(encoding="utf-8")
    path = tmp_path / "x.yaml"
    path.write_text(source.replace("scope: 户籍", "scope: '[red]|a*b[/red]'"), encoding="utf-8")
    assert "[red]|a*b[/red]" in run_forked("show", str(path)).out
    markdown = run_forked("show", str(path), "-f", "markdown").out
    assert r"\[red\]\|a\*b\[/red\]" in markdown
    widths = {line.replace(r"\|", "").count("|") for line in markdown.splitlines() if line}
    assert len(widths) == 1


@pytest.mark.parametrize("style", ["markdown", "github"])
def test_rows_without_group_headings_say_their_group(style: str) -> None:
    run = run_forked("compare", "-i", "婴儿死亡率", "-i", "孕产妇死亡率", "-f", style)
    rows = [line for line in run.out.splitlines() if "Beihai" in line]
    assert ["Infant mortality" in row for row in rows] == [True, False]
    assert ["Maternal mortality" in row for row in rows] == [False, True]


def test_languages() -> None:
    run = run_forked("diff", *PAIR, "-i", "婴儿死亡率", "--lang", "zh")
    assert "收紧" in run.out
    assert "弱于2020年已达到的3.4‰" in run.out
    assert "weaker" not in run.out


def test_a_draft_in_the_folder_does_not_stop_who_looks_something_up(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 3‰}"))
    # As `scan` leaves what a person must decide: no plan can be read with it.
    write_plan(plan_text("{indicator: TODO, label: 婴儿死忙率, target: 3‰}", "a-draft"), "a-draft")
    for command, found in (
        (("indicators", "婴儿死亡率"), "some-plan"),
        (("places", "钦州"), "1"),
    ):
        run = run_forked(*command, "--data", str(data_folder))
        assert run.status == 0, run.err
        assert found in run.out.split()
        assert "left out, for they cannot be read yet (plancmp check): a-draft" in run.err
