"""Columns of sums over the years of a table: `五年任务` beside 2011年 to 2015年."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from plancmp.language.tables import Grid, TableColumn
from plancmp.tracing.scan.table_values import Values
from plancmp.tracing.scan.values import parsed

_LEAST = 2


def sum_columns(
    grid: Grid, columns: Sequence[TableColumn], values: Sequence[Values]
) -> list[Values]:
    """Return the columns in which every figure is the sum of those of the years beside it.

    What a column is, its figures say, whatever its head: they are of all these years together.
    """
    years = sorted(
        (one for one in values if one.column.isdecimal()), key=lambda one: int(one.column)
    )
    alike = len({(one.role, one.measure, one.scope) for one in years}) == 1
    follow = all(int(two.column) - int(one.column) == 1 for one, two in pairwise(years))
    if len(years) < _LEAST or not alike or not follow:
        return []
    whole = f"{years[0].column}-{years[-1].column}"
    used = {one.place for one in values}
    return [
        replace(years[-1], place=place, year=whole, column=whole)
        for place, column in enumerate(columns)
        if place not in used and not column.kind and _is_sum(grid, place, years)
    ]


def _is_sum(grid: Grid, place: int, years: Sequence[Values]) -> bool:
    found = 0
    for row in grid.rows:
        numbers = [_number(row[one.place].printed) for one in years]
        whole = _number(row[place].printed)
        told = [number for number in numbers if number is not None]
        if whole is None or len(told) < len(years):
            if row[place].text:
                return False
            continue
        if sum(told) != whole:
            return False
        found += whole != 0
    return found >= _LEAST


def _number(printed: str) -> Decimal | None:
    value = parsed(printed)
    return value.number if value is not None and value.measure == "level" else None
