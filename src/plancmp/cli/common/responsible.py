"""Options on the bodies that answer for what a plan states."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from plancmp.cli.common.completion import complete_bodies
from plancmp.cli.common.usage import problem

if TYPE_CHECKING:
    from plancmp.model.plan import Statement

_Command = Callable[..., Any]
RESPONSIBLE_HELP = "Only what this body answers for; part of its name is enough."


class Responsible(NamedTuple):
    """Whose statements are asked for, and whether they are to stand body by body."""

    name: str = ""
    by_body: bool = False

    def of(self, statements: Sequence[Statement]) -> list[Statement]:
        """Return the statements asked for; wrong usage with the bodies if there are none."""
        from plancmp.comparison.selection import a_body_each, answered_by

        kept = answered_by(statements, self.name) if self.name else list(statements)
        if not kept:
            raise unknown_body(self.name, statements)
        if not self.by_body:
            return kept
        apart = a_body_each(kept)
        return answered_by(apart, self.name) if self.name else apart


def unknown_body(name: str, statements: Iterable[Statement]) -> click.ClickException:
    """Return wrong usage: nobody is called so; with all the bodies that there are."""
    bodies = sorted({body for statement in statements for body in statement.responsible})
    if not bodies:
        return problem("no_body_at_all")
    return problem("no_body", name=name, known="".join(f"\n  {body}" for body in bodies))


def responsible_options(command: _Command) -> _Command:
    """Give a command `--responsible` and `--by responsible`, as one argument `charged`."""

    @click.option(
        "--responsible",
        default="",
        metavar="NAME",
        shell_complete=complete_bodies,
        help=RESPONSIBLE_HELP,
    )
    @click.option(
        "--by",
        type=click.Choice(["responsible"]),
        help="Body by body; what several answer for stands under each.",
    )
    @functools.wraps(command)
    def wrapped(*args: Any, responsible: str, by: str | None, **kw: Any) -> Any:
        return command(*args, charged=Responsible(responsible, by is not None), **kw)

    return wrapped
