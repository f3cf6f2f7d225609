"""A folder of Parquet files for engines that read many: statements by period and level of place.

    statements/period=2021-2025/level=city/part-00000.parquet
    indicators.parquet  units.parquet  places.parquet

Some plans are written at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from plancmp.model.plan import Plan
from plancmp.output.formats import MissingExtraError
from plancmp.output.table import Table
from plancmp.output.tables.package import Resource
from plancmp.output.tables.statements import statements_table
from plancmp.reading.replacing import replaced

VOCABULARY = ("indicators", "units", "places")
"""What stands beside the statements."""


def write_dataset(
    folder: Path, batches: Iterable[Sequence[Plan]], vocabulary: Iterable[Resource]
) -> None:
    """Write plans and their vocabulary into `folder`, which is made if it is not there.

    Raises OSError, and MissingExtraError without pyarrow.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for resource in vocabulary:
        if resource.name in VOCABULARY:
            _write(resource.table, folder / f"{resource.name}.parquet")
    for number, plans in enumerate(batches):
        parts: dict[tuple[str, str], list[Plan]] = {}
        for plan in plans:
            parts.setdefault((plan.period_text, plan.place.level), []).append(plan)
        for (period, level), members in parts.items():
            by_id = {plan.id: plan for plan in members}
            statements = [statement for plan in members for statement in plan.statements]
            table = statements_table(statements, by_id, "en", group_by="plan")
            part = folder / "statements" / f"period={period}" / f"level={level}"
            part.mkdir(parents=True, exist_ok=True)
            _write(table, part / f"part-{number:05}.parquet", without=("period",))


def _write(table: Table, path: Path, without: Sequence[str] = ()) -> None:
    """Write a file without the columns that the names of its folders say."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("parquet") from None
    from plancmp.output.parquet import arrow_table

    rows = arrow_table(table, exact=True).drop_columns(list(without))
    with replaced(path) as place:
        parquet.write_table(rows, place)
