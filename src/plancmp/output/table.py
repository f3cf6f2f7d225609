"""The one result type: named columns and rows, and how to show them to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from plancmp.model.cell import Cell, text_of_cell

Kind = Literal["text", "number", "integer", "year"]
"""What a column holds. `year` is a year, or a period such as 2016-2020: text for programs."""


class Field(NamedTuple):
    """What is known of a column of data: its name, kind, heading and meaning."""

    name: str
    kind: Kind
    heading: str
    meaning: str


class ViewColumn(NamedTuple):
    """A column for people: its heading, what it shows of an item, how it may be laid out."""

    heading: str
    cell: Callable[[Any], str]
    right: bool = False
    min_width: int = 6


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A table as people read it: fewer columns, lines of remarks, rows under group headings.

    `items` are what the columns' functions are called with, one a row of the table. `folded` are
    the rows that a terminal leaves out, `fold_note` says so and how to see them.
    """

    items: Sequence[Any]
    columns: tuple[ViewColumn, ...]
    notes: Callable[[Any], Sequence[str]] = field(default=lambda _: ())
    group: Callable[[Any], str] = field(default=lambda _: "")
    style: Callable[[Any], str] = field(default=lambda _: "")
    folded: Callable[[Any], bool] = field(default=lambda _: False)
    fold_note: str = ""
    notes_heading: str = "notes"
    title: int | None = None
    group_heading: str = ""

    def all_columns(self) -> tuple[ViewColumn, ...]:
        """Return the columns of formats that have no group headings."""
        if not self.group_heading:
            return self.columns
        return (ViewColumn(self.group_heading, self.group), *self.columns)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Named columns, rows of cells, a summary, and the view for people.

    `fields` say what the columns mean, `legend` what the marks in the view mean, `more` how many
    rows were left out and how to see them; all in the language `lang`. A workbook has `sheets`
    beside its own, by their names; a table that is to be filled in gives the words that its columns
    take in `fill`.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    view: View
    summary: str = ""
    fields: tuple[Field, ...] = ()
    legend: tuple[str, ...] = ()
    more: str = ""
    lang: str = "en"
    sheets: tuple[tuple[str, Table], ...] = ()
    fill: Mapping[str, Sequence[str]] | None = None


def plain_view(columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], *shown: str) -> View:
    """Return a view of the columns named in `shown` as they are."""
    places = [columns.index(name) for name in shown]

    def show(place: int) -> Callable[[tuple[Cell, ...]], str]:
        return lambda row: text_of_cell(row[place])

    heads = tuple(
        ViewColumn(name.replace("_", " "), show(place))
        for name, place in zip(shown, places, strict=True)
    )
    return View(rows, heads)
