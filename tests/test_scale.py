"""The Parquet folder, and the queries of the page about thousands of plans, in DuckDB."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from plancmp.comparison.align import align_plans
from plancmp.comparison.alignment import nearest_above
from plancmp.comparison.compare import CompareRow, compare_plans
from plancmp.reading.catalogue import Catalogue
from tests.conftest import ROOT, SHIPPED, plan_text
from tests.forked import run_forked

QUERIES = dict(
    re.findall(r"```sql (\w+)\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.S)
)
PLACES = ["450700", "450223", "450000", "450800"]
ROWS = (
    "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s‰, baseline: 5.0‰}\n"
    "{indicator: health_literacy_rate, label: 居民健康素养水平, target: '%s%%', baseline: '22%%'}\n"
)
MORTALITY = "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: %s/10万, baseline: 15/10万}\n"
MORE = {2: MORTALITY % "≤14", 3: MORTALITY % "≥13"}
"""What some plans state and their neighbours do not."""


@pytest.fixture
def folder(data_folder: Path, write_plan: Callable[..., Path], tmp_path: Path) -> Path:
    figures = [("5.2", 25), ("4.8", 25), ("4.8", 20), ("6.05", 30)]
    for i, (place, figure) in enumerate(zip(PLACES, figures, strict=True)):
        text = plan_text(ROWS % figure + MORE.get(i, ""), f"plan-{i}")
        write_plan(re.sub(r"place: .*", f'place: "{place}"', text), f"plan-{i}")
    done = run_forked("export", "--parquet", str(tmp_path / "out"), "--data", str(data_folder))
    assert (done.status, done.out, done.err) == (0, "", "")
    return tmp_path / "out"


def asked(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    monkeypatch.chdir(folder)
    with duckdb.connect() as base:
        base.execute(QUERIES["duckdb"])
        return base.execute(QUERIES[name]).fetchall()


def compared(data_folder: Path) -> list[CompareRow]:
    return compare_plans(Catalogue(data_folder, use_index=False).plans())


def test_the_strictest(folder: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = asked(folder, "strictest", monkeypatch)
    rows = compared(data_folder)
    assert sorted(found) == sorted((row.indicator.id, row.plan.id, row.rank) for row in rows)
    assert {rank for _, _, rank in found} == {1, 2, 3, 4}


def test_weaker_than_reached(
    folder: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = compared(data_folder)
    expected = {
        (row.indicator.id, row.plan.id) for row in rows if row.ambition and row.ambition.weaker
    }
    assert set(asked(folder, "weaker", monkeypatch)) == expected
    assert len(expected) == 3


def test_pace(folder: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {row[:2]: row[2] for row in asked(folder, "pace", monkeypatch)}
    for row in compared(data_folder):
        assert row.ambition is not None and row.ambition.per_year is not None
        assert abs(Decimal(found[row.indicator.id, row.plan.id]) - row.ambition.per_year) < 0.0006


def test_what_is_taken_up(folder: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue(data_folder, use_index=False)
    plans, expected = catalogue.plans(), set()
    for plan in plans:
        above = nearest_above(plan, catalogue.by_place, catalogue.vocabulary.places)
        for row in align_plans(plan, above.plan).rows if above is not None else ():
            if row.status != "own":
                expected.add((row.indicator.id, plan.id, row.above.id, row.status))
    assert set(asked(folder, "alignment", monkeypatch)) == expected
    statuses = {status for _, _, _, status in expected}
    assert statuses == {"missing", "copied", "stricter", "weaker", "incomparable"}


def test_every_query_is_held_against_the_tool() -> None:
    assert set(QUERIES) == {"duckdb", "strictest", "weaker", "pace", "alignment"}


def test_numbers_are_exact_and_the_folders_say_the_rest(folder: Path) -> None:
    (part,) = folder.glob("statements/period=2021-2025/level=county/*.parquet")
    table = parquet.ParquetFile(part).read()
    assert str(table.schema.field("value").type) == "decimal128(38, 12)"
    assert Decimal("4.8") in table["value"].to_pylist()
    assert "period" not in table.column_names
    assert (folder / "indicators.parquet").is_file() and (folder / "places.parquet").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    done = run_forked("export", "--parquet", str(tmp_path), "--data", str(SHIPPED))
    assert done.status == 2
    assert "holds something already" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    done = run_forked("export", "qinzhou-14fyp", "--parquet", str(tmp_path / "new"))
    assert done.status == 2
