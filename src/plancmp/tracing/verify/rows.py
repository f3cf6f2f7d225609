"""Statements of a table: the row of their label, the column of their role and year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancmp.language.folding import clean
from plancmp.language.tables import (
    Grid,
    Row,
    TableCell,
    TableColumn,
    columns_of,
    without_row_number,
)
from plancmp.model.plan import Statement
from plancmp.model.words import Words
from plancmp.tracing.verify.search import Location, Search

_AIMS = ("target", "prior_target")
_OWN_YEAR = re.compile(r"\(((?:19|20)[0-9]{2})年\)$")
_BRACKET = re.compile(r"\(([^()]+)\)$")


def search_rows(statement: Statement, grids: Iterable[Grid], words: Words) -> Search:
    """Look a statement up in tables that have its title.

    The row must have its label, and its unit and nature where the table has columns for them; the
    column must be the one of its role and year, and hold exactly the printed value.
    """
    places: list[Location] = []
    failure = Search(reason="row")
    for grid in grids:
        columns = columns_of(grid, words)
        name = _first(columns, "name")
        if name is None:
            continue
        for row in grid.rows:
            if _is_row_of(row[name], statement):
                search = _search_row(statement, columns, row, name)
                places.extend(search.places)
                failure = search if search.reason else failure
    return Search(tuple(places)) if places else failure


def _first(columns: Iterable[TableColumn], kind: str) -> int | None:
    return next((place for place, column in enumerate(columns) if column.kind == kind), None)


def _is_row_of(cell: TableCell, statement: Statement) -> bool:
    """Whether a cell names a statement, or names it with its unit in brackets behind."""
    wanted = without_row_number(clean(statement.label))
    text = without_row_number(cell.text)
    bracket = _BRACKET.search(text)
    return text == wanted or (
        bracket is not None
        and text[: bracket.start()] == wanted
        and bracket[1] == clean(statement.printed_unit)
    )


def _search_row(
    statement: Statement, columns: tuple[TableColumn, ...], row: Row, name: int
) -> Search:
    at_unit, at_nature = _first(columns, "unit"), _first(columns, "nature")
    unit = None if at_unit is None else row[at_unit]
    nature = None if at_nature is None else row[at_nature]
    if unit and statement.printed_unit and unit.text != clean(statement.printed_unit):
        return Search(reason="unit", detail=unit.text)
    if nature and not nature.text.startswith(clean(statement.nature)):
        return Search(reason="nature", detail=nature.text)
    found = [
        (column.kind, cell)
        for column, cell in zip(columns, row, strict=True)
        if _is_column_of(statement, column, cell)
    ]
    if statement.role in _AIMS:  # a year alone says less than the word for a target
        found = [role_and_cell for role_and_cell in found if role_and_cell[0] == "target"] or found
    if len(found) != 1:
        return Search(reason="column")
    cell = found[0][1]
    printed = clean(statement.value.printed)
    if printed not in (cell.text, _OWN_YEAR.sub("", cell.text)):
        return Search(reason="cell", detail=cell.text)
    used = [used_cell for used_cell in (cell, row[name], unit, nature) if used_cell]
    uses = tuple(stretch for cell in used for stretch in cell.pieces)
    return Search((Location(cell.line, cell.pieces[0][1], uses),))


def _is_column_of(statement: Statement, column: TableColumn, cell: TableCell) -> bool:
    """Whether a column holds the value of a role and year; a cell may print a year of its own."""
    if not column.head or column.kind in (
        "name",
        "unit",
        "nature",
        "number",
        "group",
        "other",
        "change",
    ):
        return False
    is_aim = column.kind == "target" or (column.kind == "year" and statement.role in _AIMS)
    own = _OWN_YEAR.search(cell.text)
    years = (own[1],) if own else column.years
    return is_aim == (statement.role in _AIMS) and (not years or statement.year in years)
