"""What programs make of the CSV of every command: pandas, DuckDB, polars, the csv module."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.forked import run_forked

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")
TABLES = (
    ("plans",),
    ("show", "qinzhou-14fyp"),
    ("indicators",),
    ("indicators", "--wanted"),
    ("domains",),
    ("places",),
    ("match", "婴儿死亡率", "新生儿死亡率"),
    ("diff", *PAIR),
    ("audit",),
    ("compare",),
    ("compare", "--wide"),
    ("align", "--all"),
    ("align", "--matrix"),
    ("align", "qinzhou-14fyp"),
    ("progress", "healthy-china-2030"),
    ("export",),
    ("export", "--vocabulary"),
    ("projects",),
    ("agree", *PAIR),
)


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
def test_every_csv_is_read_as_it_is(arguments: tuple[str, ...], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    path = tmp_path / "out.csv"
    run = run_forked(*arguments, "-f", "csv", "-o", str(path))
    assert run.status == 0, run.err
    text = path.read_text(encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as stream:
        heads, *rows = list(csv.reader(stream))
    assert csv.Sniffer().sniff(text[: text.index("\n") + 1]).delimiter == ","
    assert {len(row) for row in rows} <= {len(heads)}
    frame = pandas.read_csv(path)
    assert (list(frame.columns), len(frame)) == (heads, len(rows))
    found = duckdb.read_csv(str(path))
    assert (found.columns, len(found.fetchall())) == (heads, len(rows))
    whole = polars.read_csv(path, infer_schema_length=None)
    assert (whole.columns, whole.height) == (heads, len(rows))
