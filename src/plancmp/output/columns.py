"""A command's table from one declaration a column: for programs, for people, or for both.

The heading and the meaning of a column are found by its name, so that a name means the same in
every table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from plancmp.model.cell import Cell, text_of_cell
from plancmp.model.keys import keys_of
from plancmp.output.column_words import heading_of, meaning_of, words_of
from plancmp.output.table import Field, Kind, Table, View, ViewColumn

Item = TypeVar("Item")


class Column(NamedTuple, Generic[Item]):
    """One column of a table.

    `cell` gives what programs read (None: the column is for people only), `shown` what people read
    (None: it is for programs only). `heading` and `meaning` are said instead of those that the
    name has; `words` is the catalogue's entry where it is not called like the column.
    """

    name: str
    cell: Callable[[Item], Cell] | None = None
    shown: Callable[[Item], str] | None = None
    kind: Kind = "text"
    heading: str = ""
    right: bool = False
    min_width: int = 6
    words: str = ""
    meaning: str = ""

    def head(self, lang: str) -> str:
        """Return the heading in a language."""
        return self.heading or heading_of(self.words or self.name, lang)


def both(
    name: str,
    cell: Callable[[Item], Cell],
    kind: Kind = "text",
    min_width: int = 6,
    words: str = "",
) -> Column[Item]:
    """Return a column that people and programs read alike."""
    right = kind in ("number", "integer")
    return Column(
        name, cell, lambda item: text_of_cell(cell(item)), kind, "", right, min_width, words
    )


def field_columns(
    noun: type, lang: str, get: Callable[[Item], Any], *named: str
) -> list[Column[Item]]:
    """Return a column for each field that a noun declares with a heading, all or those `named`.

    `get` gives the noun of an item. A list is joined; the columns are for programs.
    """

    def cell(name: str) -> Callable[[Item], Cell]:
        def of(item: Item) -> Cell:
            value = getattr(get(item), name)
            return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)

        return of

    keys = keys_of(noun)
    columns = []
    for name in named or keys:
        key = keys[name]
        if key.head is not None:
            words = words_of(key)
            columns.append(
                Column(name, cell(name), heading=words.heading(lang), meaning=words.meaning(lang))
            )
    return columns


def with_the_rest(
    columns: Sequence[Column[Item]], noun: type, lang: str, get: Callable[[Item], Any]
) -> tuple[Column[Item], ...]:
    """Return columns and, behind them, those of the declared fields that are not among them."""
    there = {column.name for column in columns}
    rest = [column for column in field_columns(noun, lang, get) if column.name not in there]
    return (*columns, *rest)


def _nothing(_: Any) -> Sequence[str]:
    return ()


def _no_word(_: Any) -> str:
    return ""


def _never(_: Any) -> bool:
    return False


def table_of(
    columns: Sequence[Column[Item]],
    items: Sequence[Item],
    lang: str,
    *,
    summary: str = "",
    notes: Callable[[Item], Sequence[str]] = _nothing,
    notes_name: str = "remarks",
    group: Callable[[Item], str] = _no_word,
    group_name: str = "",
    style: Callable[[Item], str] = _no_word,
    title: str = "",
    people: Sequence[str] = (),
    legend: Sequence[str] = (),
    folded: Callable[[Item], bool] = _never,
    fold_note: str = "",
) -> Table:
    """Return the table of some items, one a row.

    `notes` are lines under a row; `group` is the heading that a row stands under, and `group_name`
    the column that says it where there are no such headings; `title` names the column that takes
    a line of its own where the rows do not fit; `people` is the order in which people read the
    columns, where it is not that of the data. `folded` rows a terminal only counts, in `fold_note`.
    """
    cells = [(column.name, column.cell) for column in columns if column.cell is not None]
    getters = [cell for _, cell in cells]
    fields = tuple(
        Field(
            column.name,
            column.kind,
            column.head(lang),
            column.meaning or meaning_of(column.words or column.name, lang),
        )
        for column in columns
        if column.cell is not None
    )
    shown = [(column, column.shown) for column in columns if column.shown is not None]
    if people:
        shown.sort(key=lambda pair: people.index(pair[0].name))
    view = View(
        items,
        tuple(
            ViewColumn(column.head(lang), show, column.right, column.min_width)
            for column, show in shown
        ),
        notes=notes,
        group=group,
        style=style,
        folded=folded,
        fold_note=fold_note,
        notes_heading=heading_of(notes_name, lang),
        title=next((i for i, (column, _) in enumerate(shown) if column.name == title), None),
        group_heading=heading_of(group_name, lang) if group_name else "",
    )
    return Table(
        tuple(name for name, _ in cells),
        [tuple([cell(item) for cell in getters]) for item in items],
        view,
        summary,
        fields,
        tuple(legend),
        lang=lang,
    )
