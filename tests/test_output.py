"""Where output goes: files by their ending, Excel, Parquet, HTML, the pager, widths, rows."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import wcswidth

from plancmp.comparison.rows import STATUSES
from tests.conftest import ROOT, run_plancmp
from tests.forked import run_forked
from tests.terminal import ESCAPE, on_terminal

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")
ONE = ("diff", *PAIR, "-i", "infant_mortality_rate")


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "md", "html", "txt"])
def test_the_ending_of_a_file_is_its_format(tmp_path: Path, ending: str) -> None:
    names = {"md": "markdown", "txt": "table"}
    path = tmp_path / f"x.{ending}"
    assert run_forked(*ONE, "-o", str(path)).status == 0
    shown = run_forked(*ONE, "-f", names.get(ending, ending))
    assert path.read_text(encoding="utf-8") == shown.out
    assert [path.name for path in tmp_path.iterdir()] == [path.name]


def test_a_format_that_is_named_comes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    run_forked(*ONE, "-f", "json", "-o", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))


def test_a_dash_is_stdout(tmp_path: Path) -> None:
    run = run_forked(*ONE, "-f", "csv", "-o", "-", cwd=tmp_path)
    assert run.out == run_forked(*ONE, "-f", "csv").out
    assert not list(tmp_path.iterdir())


def test_csv_for_excel_begins_with_a_mark_of_its_encoding() -> None:
    assert run_forked(*ONE, "-f", "excel-csv").out == "\ufeff" + run_forked(*ONE, "-f", "csv").out


def test_a_workbook_has_numbers_a_frozen_head_and_the_meaning_of_columns(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "x.xlsx"
    assert run_forked(*ONE, "-o", str(path)).status == 0
    book = openpyxl.load_workbook(path)
    data, meaning = book["data"], book["columns"]
    rows = list(csv.DictReader(io.StringIO(run_forked(*ONE, "-f", "csv").out)))
    head = [cell.value for cell in data[1]]
    assert head == list(rows[0])
    assert data.freeze_panes == "A2"
    assert data.auto_filter.ref
    change = data.cell(2, head.index("change") + 1)
    assert (change.value, change.number_format) == (-1, "0.0")
    assert data.cell(2, head.index("year_a") + 1).value == "2025"
    explained = {row[0].value: row[3].value for row in meaning.iter_rows(min_row=2)}
    assert all(explained[name] for name in head)
    wide = data.column_dimensions["B"].width
    assert 10 < wide < 62


def test_a_parquet_file_has_the_same_types_whatever_its_rows_hold(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    schemas = []
    for indicator in ("infant_mortality_rate", "adolescent_mental_problem_rate"):
        path = tmp_path / f"{indicator}.parquet"
        assert run_forked("diff", *PAIR, "-i", indicator, "-o", str(path)).status == 0
        schemas.append(parquet.read_schema(path))
    assert schemas[0].equals(schemas[1])
    assert str(schemas[0].field("change").type) == "double"


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_missing_library_is_named(tmp_path: Path, form: str) -> None:
    module = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}[form]
    (tmp_path / f"{module}.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    run = run_plancmp(*ONE, "-o", str(tmp_path / f"x.{form}"), env={"PYTHONPATH": str(tmp_path)})
    assert run.status == 2
    assert f"plancmp[{form}]" in run.err
    assert not list(tmp_path.glob("*x.*"))


def test_html_is_a_page_with_its_encoding() -> None:
    page = run_forked(*ONE, "-f", "html", "--lang", "zh").out
    assert page.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8">' in page
    assert 'lang="zh"' in page


def test_a_file_is_replaced_when_it_is_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    assert run_forked(*ONE, "-i", "zzzz", "-o", str(link)).status == 2
    assert path.read_text(encoding="utf-8") == "before"
    assert run_forked(*ONE, "-o", str(link)).status == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").startswith("indicator,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_is_longer_than_the_screen_goes_through_the_pager() -> None:
    paged = on_terminal(80, "plans", PLANCMP_PAGER="sed s/^/P:/", LINES="5")
    assert paged.splitlines()[0].startswith("P:")
    for arguments, env in (
        (("plans", "--no-pager"), {"LINES": "5"}),
        (("plans",), {"LINES": "500"}),
        (("plans", "-o", "-"), {"LINES": "5", "PLANCMP_PAGER": "cat"}),
        (("plans",), {"LINES": "5", "PLANCMP_PAGER": "no-such-pager-here"}),
    ):
        shown = on_terminal(80, *arguments, **{"PLANCMP_PAGER": "sed s/^/P:/", **env})
        assert "P:" not in shown
        assert "qinzhou-14fyp" in shown


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_screen_is_as_wide_as_the_terminal(columns: int, lang: str) -> None:
    for arguments in (("diff", *PAIR), ("compare",), ("plans",), ("show", "luzhai-14fyp")):
        shown = ESCAPE.sub("", on_terminal(columns, *arguments, "--lang", lang))
        assert max(wcswidth(line) for line in shown.splitlines()) <= columns
        assert "…" not in shown


def test_the_first_screen_of_a_diff_says_it_in_words_and_shows_ten_rows() -> None:
    shown = ESCAPE.sub("", on_terminal(80, "diff", *PAIR))
    lines = shown.splitlines()
    assert len(lines) <= 45
    opening = " ".join(shown.split("\n\n")[0].split())
    gap = r"dropped, of which \d+ may stand in the table that the source of the final lacks"
    assert re.search(gap, opening)
    rows = lines[lines.index("Targets") :]
    ten = [line for line in rows if line.startswith(STATUSES)]
    assert len(ten) == 10
    assert "Infant mortality rate" in ten[0]
    total = len(list(csv.reader(io.StringIO(run_forked("diff", *PAIR, "-f", "csv").out)))) - 1
    assert lines[-1].startswith(f"{total - 10} more rows: --all")
    every = ESCAPE.sub("", on_terminal(80, "diff", *PAIR, "--all"))
    assert "more rows" not in every
    assert every.count("unchanged  ") > 40


def test_a_pipe_is_as_wide_as_columns_says_and_one_long_cell_does_not_pad_every_row() -> None:
    narrow = run_forked("diff", *PAIR, env={"COLUMNS": "90"}).out
    assert max(map(wcswidth, narrow.splitlines())) <= 90
    every = [line for line in run_forked("show", "qinzhou-14fyp-draft").out.splitlines() if line]
    rows = sorted(wcswidth(line) for line in every if "target" in line)
    assert rows[len(rows) // 2] < 150


@pytest.mark.parametrize("width", [30, 40, 50, 60])
def test_no_terminal_is_so_narrow_that_a_figure_is_broken_in_two(width: int) -> None:
    env = {"COLUMNS": str(width)}
    compared = run_forked("compare", "-i", "infant_mortality_rate", env=env).out
    assert {"4.43‰", "+3.07", "(+69.3%)", "+0.614"} <= set(compared.split())
    assert "(16000000000000" in run_forked("align", "qinzhou-14fyp", env=env).out
    assert max(map(wcswidth, compared.splitlines())) <= width


def column(name: str, *arguments: str) -> list[str]:
    run = run_forked(*arguments, "-f", "csv")
    assert run.status == 0, run.err
    return [row[name] for row in csv.DictReader(io.StringIO(run.out))]


def test_rows_are_chosen_ordered_and_counted_off() -> None:
    assert set(column("status", "diff", *PAIR, "--status", "dropped")) == {"dropped"}
    assert set(column("status", "diff", *PAIR, "--status", "收紧")) == {"tightened"}
    changes = [float(cell) for cell in column("change_pct", "diff", *PAIR, "--status", "tightened",
                                              "--sort", "-change_pct")]  # fmt: skip
    assert changes == sorted(changes, reverse=True)
    assert len(column("indicator", "diff", *PAIR, "--top", "3")) == 3
    sorted_names = column("indicator", "export", "--sort", "indicator")
    # what no indicator fits comes last
    assert sorted_names == sorted(sorted_names, key=lambda name: (name == "", name))
    pace = column("change_per_year", "compare", "--sort", "change_per_year")
    filled = [float(cell) for cell in pace if cell]
    assert filled == sorted(filled)
    assert pace[len(filled) :] == [""] * (len(pace) - len(filled))
    assert run_forked("diff", *PAIR, "--sort", "nothing").status == 2
    assert run_forked(*ONE, "--status", "added").status == 2


def test_figures_are_narrowed_by_nature_year_and_domain_in_either_language() -> None:
    assert set(column("nature", "export", "--nature", "binding")) == {"约束性"}
    assert column("nature", "export", "--nature", "约束性") == column(
        "nature", "export", "--nature", "binding"
    )
    assert set(column("year", "export", "--role", "目标", "--year", "2022")) == {"2022"}
    for name in ("TCM", "中医", "tcm", "Traditional Chinese medicine"):
        assert set(column("domain", "compare", "luzhai", "beihai", "--domain", name)) == {"tcm"}
    assert set(column("domain", "indicators", "Ageing")) == {"ageing"}
    natures = column("nature_b", "diff", "beihai-13fyp", "luzhai-14fyp", "--nature", "binding")
    assert natures
    run = run_forked("export", "--domain", "no such")
    assert run.status == 2
    assert run.err.count("\n") > 20  # all domains are listed


def test_plans_are_found_by_their_place() -> None:
    shown = run_forked("show", "luzhai-14fyp", "-f", "csv").out
    for name in ("luzhai", "鹿寨", "鹿寨县", "450223"):
        assert run_forked("show", name, "-f", "csv").out == shown
    ambiguous = run_forked("show", "钦州")
    assert ambiguous.status == 2
    assert "qinzhou-14fyp-draft" in ambiguous.err
    pair = run_forked("diff", *PAIR, "-f", "csv").out
    for name in ("钦州", "qinzhou", "450700", "qinzhou-14fyp", "qinzhou-14fyp-draft"):
        assert run_forked("diff", name, "-f", "csv").out == pair
    assert run_forked("diff", "luzhai").status == 2


def test_a_name_that_one_indicator_begins_with_is_taken_and_said() -> None:
    run = run_forked("compare", "-i", "life expectancy", "-f", "csv")
    assert run.status == 0
    assert "life_expectancy_at_birth" in run.out
    assert "healthy_life_expectancy" in run.err
    assert "healthy_life_expectancy" not in run.out


def test_units_stand_in_sight_and_figures_have_their_meaning() -> None:
    shown = run_forked("compare", "-i", "tcm_physicians_per_1000", "--lang", "zh").out
    assert "3.79人/万人（= 0.379）" in shown or "3.79人/万人 (= 0.379)" in shown
    english = run_forked("show", "qinzhou-14fyp", "-i", "infant_mortality_rate").out
    assert "5.0‰以下 (at most 5.0‰)" in english
    assert "at most" not in run_forked("show", "qinzhou-14fyp", "--lang", "zh").out


def test_a_wide_comparison_has_one_number_a_cell_and_its_years() -> None:
    rows = list(csv.DictReader(io.StringIO(run_forked("compare", "--wide", "-f", "csv").out)))
    plans = [name for name in rows[0] if f"{name} year" in rows[0]]
    assert len(plans) >= 5
    for row in rows:
        for plan in plans:
            assert not row[plan] or float(row[plan]) is not None
    twice = [row for row in rows if row["indicator"] == "life_expectancy_at_birth"]
    assert [row["lianjiang-14fyp"] for row in twice] == ["82", "79"]
    assert {row["beihai-13fyp year"] for row in rows} <= {"", "2020"}
    shown = run_forked("compare", "--wide").out
    assert "* the strictest" in shown
    assert "Beihai 2020" in shown


def test_no_style_is_a_colour_that_one_background_swallows() -> None:
    for path in (ROOT / "src" / "plancmp").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for colour in ("yellow", "cyan", "white", "blue", "black"):
            assert f'"{colour}"' not in text, path
    shown = on_terminal(80, *ONE)
    assert "\x1b[32m" in shown
    assert "tightened" in shown  # the word says what the colour says
    piped = run_forked(*ONE, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in piped
    assert "\x1b[" not in run_forked(*ONE, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


_COMPLETIONS = (
    ("plancmp export --domain age", "ageing", "老龄健康"),
    ("plancmp export --domain 中", "中医药", ""),
    ("plancmp export --role tar", "target", "目标"),
    ("plancmp export --role 目", "目标", ""),
    ("plancmp export --nature bin", "binding", ""),
    ("plancmp diff a b --status tig", "tightened", "收紧"),
    ("plancmp export --tier co", "core", "核心"),
    ("plancmp export --year 202", "2025", ""),
    ("plancmp export -i infant_m", "infant_mortality_rate", "婴儿死亡率"),
    ("plancmp show luz", "luzhai-14fyp", "鹿寨县"),
    ("plancmp export -f exc", "excel-csv", ""),
    ("plancmp export --lang z", "zh", ""),
)


@pytest.mark.parametrize(("words", "expected", "help_text"), _COMPLETIONS)
def test_completion_speaks_the_protocol_of_each_shell(
    words: str, expected: str, help_text: str
) -> None:
    *before, last = words.split()
    for shell in ("bash", "zsh", "fish"):
        word = last if shell == "fish" else str(len(before))
        run = run_forked(
            env={"_PLANCMP_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": word}
        )
        assert expected in run.out
        if help_text and shell != "bash":
            assert help_text in run.out


def test_completion_in_a_real_bash(tmp_path: Path) -> None:
    """bash itself asks for completions, as TAB does."""
    binary = Path(sys.executable).parent
    script = (
        f'export PATH="{binary}:$PATH"\n'
        'eval "$(_PLANCMP_COMPLETE=bash_source plancmp)"\n'
        "COMP_WORDS=(plancmp export --domain matern); COMP_CWORD=3\n"
        "_plancmp_completion plancmp; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run(
        ["bash", "-i", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert "maternal_child" in done.stdout.split()


def test_statements_stand_by_the_body_that_answers_for_them() -> None:
    run = run_forked("export", "--responsible", "教育", "--by", "responsible", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert {row["responsible"] for row in rows} == {"教育局"}
    whole = run_forked("export", "--responsible", "教育", "-f", "csv").out
    assert any("; " in row["responsible"] for row in csv.DictReader(io.StringIO(whole)))
    shown = run_forked("show", "beihai-13fyp", "--by", "responsible", "--role", "target").out
    assert "\n教育局\n" in shown
    unknown = run_forked("export", "--responsible", "zzz")
    assert unknown.status == 2
    assert "\n  教育局\n" in unknown.err


def test_one_indicator_is_shown_with_all_that_is_known_of_it() -> None:
    shown = run_forked("indicators", "infant_mortality_rate").out
    assert "婴儿死亡率 · Infant mortality rate (infant_mortality_rate)" in shown
    assert "world_bank:SP.DYN.IMRT.IN (close)" in shown
    assert "Neonatal mortality rate (neonatal_mortality_rate)" in shown
    assert "target 2025: 6.0‰以下 (at most 6.0‰)" in shown
    # by its whole id, though other ids hold it
    assert "(hospital_beds_per_1000)\n" in run_forked("indicators", "hospital_beds_per_1000").out
    run = run_forked("indicators", "--code", "sdg", "--kind", "影响", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert {row["kind"] for row in rows} == {"impact"}
    assert all("sdg:" in row["codes"] for row in rows)
    none = run_forked("indicators", "--code", "sdg:0.0.0")
    assert none.status == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_screen_of_an_audit_says_it_in_words_and_shows_ten(lang: str) -> None:
    shown = ESCAPE.sub("", on_terminal(80, "audit", PLANCMP_LANG=lang)).splitlines()
    assert len(shown) <= 45
    assert ("contradictions within a" if lang == "en" else "规划自相矛盾") in "".join(shown[:4])
    assert sum(line.startswith(("error", "warning", "错误", "警告")) for line in shown) == 10
    assert "--all" in shown[-1]
    assert max(wcswidth(line) for line in shown) <= 80
    assert len(on_terminal(80, "audit", "--all").splitlines()) > 100
