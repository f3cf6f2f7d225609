"""Options that choose, order and count off the rows of a command's table."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from plancmp.cli.common.narrowing import repeatable
from plancmp.cli.common.usage import problem
from plancmp.messages import message

if TYPE_CHECKING:
    from plancmp.output.table import Table

_Command = Callable[..., Any]


class Arrangement(NamedTuple):
    """How the rows were asked for; `first` is how many a terminal shows of them by itself.

    `statuses` are values of the column `status_column`.
    """

    sort: str = ""
    top: int | None = None
    everything: bool = False
    first: int | None = None
    statuses: tuple[str, ...] = ()
    status_column: str = ""

    def of(self, table: Table, *, on_terminal: bool) -> Table:
        """Return the table as it was asked for; wrong usage if that cannot be done."""
        from plancmp.output.arrange import column_of, head, only, sorted_by, unfolded_first

        if self.statuses:
            place = column_of(table, self.status_column)
            if place is not None:
                table = only(table, place, self.statuses)
            if not table.rows:
                raise problem("no_row_is", statuses=", ".join(self.statuses))
        if self.sort:
            name = self.sort.removeprefix("-")
            place = column_of(table, name)
            if place is None:
                raise problem("no_column", name=name, known=", ".join(table.columns))
            table = sorted_by(table, place, falling=self.sort.startswith("-"))
        count = self.top
        if count is None and on_terminal and not self.everything and self.first is not None:
            table, folded = unfolded_first(table)
            count = self.first + folded if folded < len(table.rows) else None
        left = len(table.rows) - count if count is not None else 0
        if count is not None and left > 0:
            more = message("more_rows", count=str(left)).text(table.lang)
            table = replace(head(table, count), more=more)
        if self.everything:
            table = replace(table, view=replace(table.view, folded=lambda _: False))
        return table


def row_options(
    *, first: int | None = None, statuses: tuple[str, ...] = (), status_column: str = "status"
) -> Callable[[_Command], _Command]:
    """Give a command `--sort`, `--top`, `--all` and, where rows have one, `--status`.

    They go into the argument `out`; so this stands below `output_options`. `first` is how many
    rows a terminal shows if none of them is given.
    """

    def decorate(command: _Command) -> _Command:
        @functools.wraps(command)
        def wrapped(
            *args: Any,
            out: Any,
            sort: str,
            top: int | None,
            everything: bool,
            status: tuple[str, ...] = (),
            **kw: Any,
        ) -> Any:
            asked = Arrangement(sort, top, everything, first, status, status_column)
            return command(*args, out=out._replace(arrangement=asked), **kw)

        given: _Command = wrapped
        if statuses:
            given = repeatable(
                "--status",
                terms=statuses,
                help=f"Only rows with this status: {', '.join(statuses)} (repeatable).",
            )(given)
        given = click.option(
            "--all", "everything", is_flag=True, help="Every row, also on a terminal."
        )(given)
        given = click.option(
            "--top", type=click.IntRange(min=1), metavar="N", help="Only the first N rows."
        )(given)
        return click.option(
            "--sort",
            default="",
            metavar="COLUMN",
            help="Order the rows by this column; -COLUMN turns the order round.",
        )(given)

    return decorate
