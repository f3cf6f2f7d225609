"""Statements of a table: the row of their label, the column of their role and year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancmp.model.plan import Statement
from plancmp.tracing.verify.found import Place, Search
from plancmp.tracing.verify.grid import Cell, Grid
from plancmp.tracing.verify.source import clean

_ROW_NUMBER = re.compile(r"[0-9]{1,2}[.、](?![0-9])")
_AIMS = ("target", "prior_target")


def search_rows(statement: Statement, grids: Iterable[Grid]) -> Search:
    """Look a statement up in tables that have its title.

    The row must have its label, and its unit and nature where the table has columns for them; the
    column must be the one of its role and year, and hold exactly the printed value.
    """
    places: list[Place] = []
    failure = Search(reason="row")
    for grid in grids:
        for row in _rows_of(grid, clean(statement.label)):
            search = _search_row(statement, grid, row)
            places.extend(search.places)
            failure = search if search.reason else failure
    return Search(tuple(places)) if places else failure


def _rows_of(grid: Grid, label: str) -> list[tuple[Cell, ...]]:
    column = grid.name_column
    if column is None:
        return []
    wanted = _without_number(label)
    return [row for row in grid.rows if _without_number(row[column].text) == wanted]


def _without_number(text: str) -> str:
    match = _ROW_NUMBER.match(text)
    return text[match.end() :] if match else text


def _search_row(statement: Statement, grid: Grid, row: tuple[Cell, ...]) -> Search:
    unit = None if grid.unit_column is None else row[grid.unit_column]
    nature = None if grid.nature_column is None else row[grid.nature_column]
    if unit and statement.printed_unit and unit.text != clean(statement.printed_unit):
        return Search(reason="unit", detail=unit.text)
    if nature and not nature.text.startswith(clean(statement.nature)):
        return Search(reason="nature", detail=nature.text)
    columns = grid.value_columns(aim=statement.role in _AIMS, year=statement.year)
    if len(columns) != 1:
        return Search(reason="column")
    cell = row[columns[0]]
    if cell.text != clean(statement.value.printed):
        return Search(reason="cell", detail=cell.text)
    name = grid.name_column
    label = None if name is None else row[name]
    used = [each for each in (cell, label, unit, nature) if each]
    uses = tuple(stretch for each in used for stretch in each.pieces)
    return Search((Place(cell.line, cell.pieces[0][1], uses),))
