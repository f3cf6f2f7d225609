"""Pictures: every figure is in them, text stays text, nothing is loaded, widths are kept."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

import plancmp
from plancmp.output.charts.build import compare_chart
from plancmp.output.charts.chart import Chart, Curve, Mark, Panel, PanelRow
from plancmp.output.charts.svg import svg
from plancmp.output.charts.terminal import fitted
from plancmp.reading.catalogue import Catalogue
from tests.followed import nation_folder
from tests.forked import run_forked

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nation_folder(tmp_path_factory.mktemp("nation") / "data")


COMMANDS = (
    ("compare", "-i", "infant_mortality_rate", "-i", "health_literacy_rate"),
    ("diff", "qinzhou-14fyp-draft", "qinzhou-14fyp"),
    ("progress", "nation-2030"),
    ("align",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_terminal_of_any_width_is_kept(
    folder: Path, command: tuple[str, ...], lang: str, width: int
) -> None:
    run = run_forked(
        "chart", *command, "--lang", lang, "--data", str(folder), env={"COLUMNS": str(width)}
    )
    assert (run.status, run.err) == (0, "")
    assert max(map(cell_len, run.out.splitlines())) <= width
    assert "nation-2030" in run.out or command[0] == "diff"
    if lang == "zh":
        assert not re.search(r"(?<![a-z0-9-])(target|base|observed|missing)(?![a-z0-9-])", run.out)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_svg_is_whole_and_loads_nothing(
    folder: Path, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "x.svg"
    run = run_forked("chart", *command, "-o", str(path), "--lang", "zh", "--data", str(folder))
    assert (run.status, run.out, run.err) == (0, "", "")
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "率" in words
    assert "Noto Sans" in root.attrib["font-family"]
    assert not re.search(r"href|<script|<style|@import|url\(", text)
    assert text.count("http") == 1  # the name of SVG itself


def test_a_png_is_a_picture(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    path = tmp_path / "x.png"
    run = run_forked("chart", "align", "-o", str(path), "--data", str(folder))
    assert run.status == 0
    assert path.read_bytes().startswith(b"\x89PNG")


def test_bounds_ranges_misprints_and_what_is_weaker_have_shapes() -> None:
    marks = (
        Mark("base", 3.4, "3.4"), Mark("weaker", 5.0, "5.0以下", "<="),
        Mark("target", 1, "1-2", high=2, misprint=True),
    )  # fmt: skip
    chart = Chart(
        "t", (Panel("p", (PanelRow("r", marks, "says"), PanelRow("none", (), "no figure"))),)
    )
    assert [sign for sign, _ in chart.legend()] == ["○", "●", "▼", "◂", "✱"]
    drawn = svg(chart)
    assert drawn.count("<polygon") == 2  # the triangle, and the open side of ≤
    assert drawn.count("<circle") == 3  # the base value and both ends of the range
    assert "✱" in drawn
    assert "no figure" in drawn


def test_a_target_weaker_than_reached_is_marked_so(shipped: Catalogue) -> None:
    rows = plancmp.compare([shipped.plan("qinzhou-14fyp")], indicators=["infant_mortality_rate"])
    (panel,) = compare_chart(rows, "en").panels
    (row,) = panel.rows
    assert [(mark.kind, mark.value, mark.opening) for mark in row.marks] == [
        ("base", 3.4, ""), ("weaker", 5.0, "◂"),
    ]  # fmt: skip


def test_text_of_the_data_stays_text() -> None:
    hostile = PanelRow('<script>"&\x1b[31m', (Mark("base", 1, "<b>"),), "]]>")
    drawn = svg(Chart("<t>", (Panel("<p>", (hostile,)),), sources=("<s>",)))
    ElementTree.fromstring(drawn)
    assert "<script>" not in drawn
    assert "\x1b" not in drawn


@pytest.mark.parametrize(("low", "high"), [(4.0, 8.1), (0.0, 1.0), (79.0, 79.0), (-3.0, 1e6)])
def test_a_scale_has_round_figures_around_all_marks(low: float, high: float) -> None:
    marks = ((2015, Mark("base", low, "")), (2020, Mark("goal", high, "")))
    ticks = Curve("c", marks, ((2015, low), (2020, high))).ticks()
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 3 <= len(ticks) <= 7


def test_fitted_text_has_exactly_the_cells() -> None:
    for text in ("婴儿死亡率", "abc", "婴a儿b死", ""):
        for width in (1, 4, 7, 12):
            assert cell_len(fitted(text, width)) == width


def test_a_chart_has_no_table_formats(folder: Path) -> None:
    run = run_forked("chart", "align", "-f", "csv", "--data", str(folder))
    assert (run.status, run.out) == (2, "")
    assert "svg or png" in run.err
