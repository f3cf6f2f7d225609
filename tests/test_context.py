"""`show --context`: the line and the sentence that each figure stands in, the figure marked."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, plan_text
from tests.forked import run_forked

TEXT = """某市规划
二、总体要求
（三）发展目标
到2025年，居民健康素养水平达到25%以上。婴儿死亡率 控制在6.0‰以下；其他不变。
"""
ROWS = """{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}
{indicator: health_literacy_rate, label: 居民健康素养水平, target: 26%以上}"""


@pytest.fixture
def sources(tmp_path: Path, write_plan: Callable[..., Path]) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "some-plan.txt").write_text(TEXT, encoding="utf-8")
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    write_plan(plan_text(ROWS).replace("0" * 64, sha))
    return folder


def show(data: Path, *arguments: str) -> str:
    run = run_forked("show", "some-plan", "--data", str(data), *arguments)
    assert run.status == 0, run.err
    return run.out


def test_the_sentence_of_a_figure_is_shown_with_the_figure_marked(
    data_folder: Path, sources: Path
) -> None:
    shown = show(data_folder, "--context", "--sources", str(sources))
    assert "line 4: «婴儿死亡率» 控制在«6.0‰»以下；" in shown.replace("«6.0‰以下»", "«6.0‰»以下")
    assert "not found for certain in the text" in shown
    rows = csv.DictReader(
        io.StringIO(show(data_folder, "--context", "--sources", str(sources), "-f", "csv"))
    )
    found = {row["indicator"]: (row["line"], row["context"]) for row in rows}
    assert found["infant_mortality_rate"][0] == "4"
    assert found["health_literacy_rate"] == ("", "")


def test_context_needs_the_text_that_was_encoded(data_folder: Path, sources: Path) -> None:
    without = run_forked("show", "some-plan", "--data", str(data_folder), "--context")
    assert (without.status, without.out) == (2, "")
    assert "--sources" in without.err
    (sources / "some-plan.txt").write_text(TEXT + "后来添加\n", encoding="utf-8")
    other = run_forked(
        "show", "some-plan", "--data", str(data_folder), "--context", "--sources", str(sources)
    )
    assert other.status == 2
    assert "not the one that was encoded" in other.err


def test_nothing_of_a_text_is_in_the_repository() -> None:
    assert not (ROOT / "texts").exists()
