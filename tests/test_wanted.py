"""What plans state and no indicator fits: most wanted first, and proposed for the vocabulary."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK
from tests.conftest import plan_text
from tests.forked import run_forked

ONE = """
{indicator: none, label: 智慧健康小站数, target: 12个}
{indicator: none, label: 独角兽数量, target: 3头}
{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 5.0‰以下}
"""
OTHER = """
{indicator: none, label: 智慧健康小站总数, actual: 5个}
{indicator: none, label: 智慧健康小站数, target: 9个}
"""


@pytest.fixture
def folder(data_folder: Path, write_plan: Callable[..., Path]) -> Path:
    write_plan(plan_text(ONE, "one"), "one")
    write_plan(plan_text(OTHER, "other"), "other")
    return data_folder


def wanted(folder: Path) -> list[dict[str, str]]:
    done = run_forked("indicators", "--wanted", "--data", str(folder), "-f", "csv")
    assert done.status == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_what_most_plans_want_comes_first_with_its_wordings(folder: Path) -> None:
    first, second = wanted(folder)
    assert (first["label"], first["aliases"]) == ("智慧健康小站数", "智慧健康小站总数")
    assert (first["plans"], first["statements"], first["unit"]) == ("one; other", "3", "个")
    assert (second["label"], second["plans"]) == ("独角兽数量", "one")


def test_a_block_to_paste(folder: Path) -> None:
    done = run_forked("indicators", "--propose", "智慧健康小站数", "--data", str(folder))
    assert done.status == 0
    (block,) = yaml.safe_load(done.out)
    assert block["id"] == block["en"] == block["better"] == block["definition"] == BLANK
    assert (block["zh"], block["unit"]) == ("智慧健康小站数", "个")
    assert block["aliases"] == ["智慧健康小站总数"]
    assert set(block) <= set(SHAPES["indicator"])
    needed = {name for name, key in SHAPES["indicator"].items() if key.required}
    assert needed <= set(block)


def test_a_block_that_is_filled_in_is_taken(folder: Path) -> None:
    block = run_forked("indicators", "--propose", "智慧健康小站数", "--data", str(folder)).out
    for blank, word in ((f"id: {BLANK}", "id: smart_health_stations"), (f"en: {BLANK}", "en: Stations"),
                        (f"better: {BLANK}", "better: higher"),
                        (f"definition: {BLANK}", "definition: Stations in operation.")):  # fmt: skip
        block = block.replace(blank, word)
    path = folder / "vocabulary" / "indicators" / "digital.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + block, encoding="utf-8")
    found = run_forked("indicators", "smart_health_stations", "--data", str(folder), "-f", "csv")
    assert found.status == 0, found.err
    assert "智慧健康小站数" in found.out


def test_a_label_that_no_plan_states_and_an_option_that_does_not_go_with_it(folder: Path) -> None:
    done = run_forked("indicators", "--propose", "飞碟数", "--data", str(folder))
    (block,) = yaml.safe_load(done.out)
    assert (block["zh"], block["unit"]) == ("飞碟数", BLANK)
    assert run_forked("indicators", "--wanted", "死亡率", "--data", str(folder)).status == 2
