"""Runs the queries of docs/scale.md in Spark SQL and in DuckDB over many plans, and compares them.

Run by hand: `python benchmarks/spark.py [PLANS…]`, 400 800 1600 3200 if none is given. It needs
`pip install 'plancmp[bench]'` and a Java runtime of version 17. Times are of the clock, the best of
three, in local mode on all processors; what was read once may be in the system's cache.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from pyspark.sql import SparkSession

from scale import run, write_plans

DOCUMENT = (Path(__file__).parents[1] / "docs" / "scale.md").read_text("utf-8")
QUERIES = dict(re.findall(r"```sql (\w+)\n(.*?)```", DOCUMENT, re.DOTALL))
VIEWS = QUERIES.pop("duckdb")
(SPARK_VIEWS,) = re.findall(r"```python spark\n(.*?)```", DOCUMENT, re.DOTALL)

Rows = list[tuple[Any, ...]]


def main() -> None:
    """Print a table in Markdown: a row a query, for each number of plans both engines' seconds."""
    counts = [int(argument) for argument in sys.argv[1:]] or [400, 800, 1600, 3200]
    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    quiet = builder.config("spark.ui.showConsoleProgress", "false")
    spark = quiet.config("spark.sql.shuffle.partitions", "8").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    found = []
    for count in counts:
        with tempfile.TemporaryDirectory() as top:
            os.environ["XDG_CACHE_HOME"] = f"{top}/cache"
            write_plans(Path(top) / "data", count)
            os.chdir(top)
            found.append(_compared(spark))
            os.chdir("/")
        print(f"{count} plans are done", file=sys.stderr, flush=True)
    print("| DuckDB / Spark |", " | ".join(f"{count:,} plans" for count in counts), "|")
    print("|---|" + "---:|" * len(counts))
    for name in found[0]:
        print(f"| {name} |", " | ".join(cells[name] for cells in found), "|")


def _compared(spark: SparkSession) -> dict[str, str]:
    """Return what each query took in both engines over the plans of the current folder."""
    command = ("-m", "plancmp", "export", "--parquet", "plans-parquet", "--data", "data")
    seconds, memory = run(sys.executable, *command)
    cells = {"export --parquet": f"{seconds:.1f} s, {memory:.0f} MiB"}
    # The document's own lines; Spark stays in the folder that it was started in.
    exec(SPARK_VIEWS.replace("plans-parquet", f"{Path.cwd()}/plans-parquet"), {"spark": spark})
    os.chdir("plans-parquet")
    with duckdb.connect() as base:
        base.execute(VIEWS)
        for name, query in QUERIES.items():
            theirs, slow = _timed(lambda text: spark.sql(text).collect(), query)
            ours, fast = _timed(lambda text: base.execute(text).fetchall(), query)
            told = f"{len(ours):,} rows" if _plain(theirs) == _plain(ours) else "DIFFERENT"
            cells[name] = f"{fast:.2f} / {slow:.2f} s, {told}"
    return cells


def _timed(ask: Callable[[str], Sequence[Sequence[Any]]], query: str) -> tuple[Rows, float]:
    """Return the rows that a query gives, and the seconds of the best of three runs."""
    best, rows = float("inf"), []
    for _ in range(3):
        started = time.monotonic()
        rows = [tuple(row) for row in ask(query)]
        best = min(best, time.monotonic() - started)
    return rows, best


def _plain(rows: Rows) -> list[tuple[str, ...]]:
    """Return rows in one order, numbers to nine decimals: the engines divide differently."""
    return sorted(
        tuple(f"{cell:.9f}" if isinstance(cell, float | Decimal) else str(cell) for cell in row)
        for row in rows
    )


if __name__ == "__main__":
    main()
