"""Choosing, ordering and counting off the rows of any table."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

from plancmp.model.cell import Cell
from plancmp.output.table import Table, ViewColumn


def column_of(table: Table, name: str) -> int | None:
    """Return the place of the column that a name or a heading means, None where there is none."""
    wanted = name.strip().casefold().replace(" ", "_")
    for i, column in enumerate(table.columns):
        if column.casefold() == wanted:
            return i
    for i, field in enumerate(table.fields):
        if field.heading.casefold().replace(" ", "_") == wanted:
            return i
    return None


def _kept(table: Table, places: Sequence[int]) -> Table:
    view = table.view
    return replace(
        table,
        rows=[table.rows[i] for i in places],
        view=replace(view, items=[view.items[i] for i in places]),
    )


def only(table: Table, column: int, values: Container[Cell]) -> Table:
    """Return the table with the rows whose cell is one of the values."""
    return _kept(table, [i for i, row in enumerate(table.rows) if row[column] in values])


def sorted_by(table: Table, column: int, *, falling: bool = False) -> Table:
    """Return the table with its rows by one column, what is empty last.

    Group headings become a column, unless all rows are of one group.
    """

    def key(place: int) -> tuple[int, Decimal, str]:
        cell = table.rows[place][column]
        if cell is None or cell == "":
            return (1, Decimal(0), "")
        if isinstance(cell, str):
            return (0, Decimal(0), cell)
        return (0, Decimal(cell), "")

    filled = [i for i in range(len(table.rows)) if key(i)[0] == 0]
    empty = [i for i in range(len(table.rows)) if key(i)[0] == 1]
    ordered = sorted(filled, key=key, reverse=falling) + empty
    view = table.view
    if len({view.group(item) for item in view.items}) == 1:
        return _kept(table, ordered)
    if view.group_heading:
        columns = (ViewColumn(view.group_heading, view.group, min_width=16), *view.columns)
        title = None if view.title is None else view.title + 1
        view = replace(view, columns=columns, title=title, group_heading="")
    ungrouped = replace(table, view=replace(view, group=lambda _: ""))
    return _kept(ungrouped, ordered)


def unfolded_first(table: Table) -> tuple[Table, int]:
    """Return the table with the rows that a terminal folds in front, and how many they are.

    They take no room there, so that what is counted off behind them is what is seen.
    """
    places = range(len(table.rows))
    folded = [i for i in places if table.view.folded(table.view.items[i])]
    if not folded:
        return table, 0
    others = [i for i in places if not table.view.folded(table.view.items[i])]
    return _kept(table, [*folded, *others]), len(folded)


def head(table: Table, count: int) -> Table:
    """Return the table with its first rows only."""
    return _kept(table, range(min(count, len(table.rows))))
