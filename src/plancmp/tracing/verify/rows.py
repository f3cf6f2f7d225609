"""Statements of a table: the row of their label, the column of their role and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from plancmp.language.folding import clean
from plancmp.language.tables import (
    YEAR,
    Grid,
    Row,
    TableCell,
    TableColumn,
    columns_of,
    is_of_all_years,
    without_row_number,
)
from plancmp.model.plan import Statement
from plancmp.model.value import CHANGES
from plancmp.model.words import Words
from plancmp.tracing.scan.parted_cells import values_of_parts
from plancmp.tracing.scan.parts import names_aims, titled
from plancmp.tracing.scan.tables import name_column
from plancmp.tracing.scan.task_cells import Told, told_columns
from plancmp.tracing.verify.figures import spots
from plancmp.tracing.verify.label_pieces import lay_before
from plancmp.tracing.verify.search import Location, Search, Use

_AIMS = ("target", "prior_target")
_HEAD_YEAR = re.compile("(?:19|20)[0-9]{2}年?")
_OWN_YEAR = re.compile(r"\(((?:19|20)[0-9]{2})年\)$")
_BRACKET = re.compile(r"\(([^()]+)\)$")
_MARKS = "#*△▲"
_NONE = re.compile("[-—/.…*]*")
_SAID = ("unit", "nature", "scope")
_LEAST = 2
_NO_VALUES = ("name", "unit", "nature", "number", "group", "other", "scope")


def search_rows(statement: Statement, grids: Iterable[Grid], words: Words) -> Search:
    """Look a statement up in tables that have its title.

    The row must have its label, and its unit, nature and scope where the table has columns for
    them; the column must be the one of its role and year, and hold exactly the printed value. A
    label may also be made of the row's name and of what the table or a row above says of it, or
    stand with its figure in a sentence that the cell holds.
    """
    places: list[Location] = []
    failure = Search(reason="row")
    for grid in grids:
        columns = _levelled(columns_of(grid, words))
        name = name_column(grid, columns, words)
        title = titled(statement.section, statement.block)
        sentences = told_columns(title, grid, columns, name, words)
        places.extend(_in_sentences(statement, grid, sentences, words))
        if name is None or sentences:
            continue
        rows = list(_named(grid, columns, name, words))
        scope = clean(statement.scope)
        of_scope = [named for named in rows if scope and named.core == scope]
        for named in of_scope or rows:
            whole = _is_row_of(named.cell, statement)
            search = _search_row(statement, columns, named, whole, words)
            places.extend(search.places)
            failure = search if whole and search.reason else failure
    return Search(tuple(places)) if places else failure


def _levelled(columns: tuple[TableColumn, ...]) -> tuple[TableColumn, ...]:
    """Return the columns; one head above several years says nothing of aims."""
    years = {column.years for column in columns if column.kind == "target"}
    heads = {YEAR.sub("", column.head) for column in columns if column.is_value}
    if len(heads) > 1 or len(years) < 2:
        return columns
    return tuple(replace(one, kind="year") if one.kind == "target" else one for one in columns)


class _Named(NamedTuple):
    """A row, the cell of its name, that name without its number, and the names above it."""

    row: Row
    cell: TableCell
    core: str
    above: str


def _named(
    grid: Grid, columns: tuple[TableColumn, ...], name: int, words: Words
) -> Iterator[_Named]:
    """Yield each row; one without a name goes on with the one above, for another part."""
    part = words.pattern("^{table_of.part}[:,]?")
    last, above = grid.rows[0][name] if grid.rows else None, ""
    group = _first(columns, "group")
    for row in grid.rows:
        above += f"|{row[group].text}" if group is not None else ""
        goes_on = not row[name].text and sum(bool(cell.text) for cell in row) > 1
        cell = last if goes_on and last is not None else row[name]
        text = without_row_number(cell.text.lstrip(_MARKS))
        core = part.sub("", text)
        yield _Named(row, cell, core, above)
        last, above = cell, f"{above}|{text}"


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
    statement: Statement, columns: tuple[TableColumn, ...], named: _Named, whole: bool, words: Words
) -> Search:
    row = named.row
    said = {kind: row[at] for kind in _SAID if (at := _first(columns, kind)) is not None}
    unit, nature, scope = (said.get(kind) for kind in _SAID)
    if unit and unit.text not in ("", clean(statement.printed_unit or unit.text)):
        return Search(reason="unit", detail=unit.text)
    if nature and not nature.text.startswith(clean(statement.nature)):
        return Search(reason="nature", detail=nature.text)
    if scope and not _NONE.fullmatch(scope.text) and clean(statement.scope) != scope.text:
        return Search(reason="scope_cell", detail=scope.text)
    heads = "|".join(column.head for column in columns)  # a change is of what others count
    found = [
        (column, cell)
        for column, cell in zip(columns, row, strict=True)
        if cell is not named.cell
        and _is_column_of(statement, column, cell, words)
        and (
            whole
            or _is_made(statement, named, heads if column.kind == "change" else column.head, words)
        )
    ]
    changes = [one for one in found if one[0].kind == "change"]
    if changes:  # there may be one in the unit of the row, and one in %
        found = [one for one in changes if one[1].text == clean(statement.value.printed)] or changes
    if statement.role in _AIMS:  # a year alone says less than the word for a target
        found = [one for one in found if one[0].kind == "target"] or found
    if len(found) > 1:  # beside words, for one place of several
        found = [one for one in found if one[0].years] or found
        found = [one for one in found if _years_said(one[0])[:1] == (statement.year,)] or found
        found = [one for one in found if _is_for(statement, one[0])] or found
    if len(found) != 1:
        return Search(_told(statement, columns, named, words), reason="column")
    cell = _of_part(statement, found[0][1], words)
    printed = clean(statement.value.printed)
    if printed not in (cell.text, _OWN_YEAR.sub("", cell.text)):
        return Search(_told(statement, columns, named, words), reason="cell", detail=cell.text)
    used = [used_cell for used_cell in (cell, named.cell, unit, nature, scope) if used_cell]
    uses = tuple(stretch for cell in used for stretch in cell.pieces)
    return Search((Location(cell.line, cell.pieces[0][1], uses),))


def _of_part(statement: Statement, cell: TableCell, words: Words) -> TableCell:
    """Return a cell that tells parts apart (城市90%，农村75%) as what it holds for one of them."""
    parts = values_of_parts(cell.text, words)
    own = next((name for name in parts if clean(statement.scope).endswith(name)), None)
    if own is None:
        return cell
    start, end = parts[own]
    pieces = tuple(_stretches(cell, start, end))
    return replace(cell, printed=cell.printed[start:end], text=cell.text[start:end], pieces=pieces)


def _is_for(statement: Statement, column: TableColumn) -> bool:
    """Whether a column's head says for whom a statement holds: 柳江区 above 2020年."""
    scope = clean(statement.scope)
    return scope != "" and YEAR.sub("", column.head).rstrip("年") == scope


def _is_made(statement: Statement, named: _Named, head: str, words: Words) -> bool:
    """Whether a label is the row's name with what its table, row above or column says of it."""
    label = clean(statement.label)
    around = (named.above, clean(statement.block), head, _HEAD_YEAR.sub("", head))
    total = words.pattern("(?:{table_of.total}|{table_of.sum})+").fullmatch(named.core)
    if total or named.core == clean(statement.scope):  # of all that is counted, or of one place
        return any(label in text for text in around)
    for name in (named.cell.text, named.core, _BRACKET.sub("", named.core)):
        before, found, behind = label.partition(name)
        if found and len(name) >= _LEAST:
            return all(_is_said(rest, around) for rest in (before, behind))
    return False


def _is_said(rest: str, around: Sequence[str]) -> bool:
    """Whether one of these texts says the rest of a label, or two of them a part each."""
    halves = ((rest[:at], rest[at:]) for at in range(_LEAST, len(rest) - _LEAST + 1))
    return any(rest in text for text in around) or any(
        any(one in text for text in around) and any(other in text for text in around)
        for one, other in halves
    )


def _told(
    statement: Statement, columns: tuple[TableColumn, ...], named: _Named, words: Words
) -> tuple[Location, ...]:
    """Return the places of a figure that a cell says in a sentence, with its label or after it."""
    printed = clean(statement.value.printed)
    found: list[Location] = []
    for column, cell in zip(columns, named.row, strict=True):
        years = column.years if statement.year not in cell.text else ()
        if not printed or not _is_value_of(statement, column, years, words):
            continue
        for start, end in _with_label(statement, cell.text, named.core, words):
            uses = (*named.cell.pieces, *_stretches(cell, start, end))
            found.append(Location(uses[-1][0], uses[-1][1], uses))
    return tuple(found)


def _in_sentences(
    statement: Statement, grid: Grid, columns: Iterable[Told], words: Words
) -> Iterator[Location]:
    """Yield the places of a figure in the cells of columns of sentences, with its label."""
    aim = statement.role in _AIMS
    for column in columns:
        if column.role and statement.role != "baseline" and (column.role == "target") != aim:
            continue
        for row in grid.rows:
            cell = row[column.place]
            for start, end in _with_label(statement, cell.text, "", words):
                uses = tuple(_stretches(cell, start, end))
                yield Location(uses[-1][0], uses[-1][1], uses)


def _with_label(
    statement: Statement, text: str, before: str, words: Words
) -> Iterator[tuple[int, int]]:
    """Yield where a figure stands in a sentence with its label in front, or after it.

    `before` is what a row is called: the label may begin there, and ends in the sentence.
    """
    printed, label = clean(statement.value.printed), clean(statement.label)
    for spot in spots(printed, text, 0, len(text), words):
        lead = f"{before}|{text[: spot.start]}"
        pieces = lay_before(label, lead, 0, len(lead))
        inside = pieces and pieces[-1][0] > len(before)
        if inside or text.startswith(label, spot.end):
            yield spot.start, spot.end


def _stretches(cell: TableCell, start: int, end: int) -> Iterator[Use]:
    """Yield where a part of a cell's text stands in the lines that it is made of."""
    for line, first, last in cell.pieces:
        size = last - first
        if start < size and end > 0:
            yield line, first + max(start, 0), first + min(end, size)
        start, end = start - size, end - size


def _is_column_of(statement: Statement, column: TableColumn, cell: TableCell, words: Words) -> bool:
    """Whether a column holds the value of a role and year; a cell may print a year of its own."""
    own = _OWN_YEAR.search(cell.text)
    return _is_value_of(statement, column, (own[1],) if own else _years_said(column), words)


def _years_said(column: TableColumn) -> tuple[str, ...]:
    """Return the years that a column may be of; a span (2009-2011年) is one, and ends in one."""
    span = len(column.years) == 2 and "-".join(column.years) in column.head.replace("~", "-")
    return ("-".join(column.years), column.years[1]) if span else column.years


def _is_value_of(
    statement: Statement, column: TableColumn, years: tuple[str, ...], words: Words
) -> bool:
    if not column.head or column.kind in _NO_VALUES:
        return False
    if column.kind == "change":  # from one year to another, or against the one before
        spans = "-" in statement.year or statement.role not in _AIMS or statement.year in years
        level = statement.value.measure == "level" and is_of_all_years(column.head, words)
        return (level or statement.value.measure in (*CHANGES, "qualitative")) and spans
    measured = not column.kind or (column.kind == "reached" and not column.years)
    title = titled(statement.section, statement.block)
    told = words.pattern("{column.target}").search(clean(title)) is not None
    planned = words.pattern("{table_of.planned}").search(column.head) is not None
    of_aims = measured and (told or planned or names_aims(title, words))
    may_be = (column.kind == "year" or of_aims) and statement.role in _AIMS
    is_aim = column.kind == "target" or bool(may_be)
    return is_aim == (statement.role in _AIMS) and (not years or statement.year in years)
