"""Options that commands share, and what they come to: the data in use and where output goes."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from plancmp.model.problem import DataError
from plancmp.output.table import Table

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.output.formats import Target
    from plancmp.reading.catalogue import Catalogue

_Command = Callable[..., Any]


class UsageProblem(click.ClickException):
    """Wrong usage or unreadable input: a message on stderr and exit status 2."""

    exit_code = 2


class _FormatName(click.ParamType):  # type: ignore[type-arg]  # generic only in newer click
    """The name of an output format; `extra` are those that only one command has."""

    name = "format"

    def __init__(self, *extra: str) -> None:
        self.extra = extra

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from plancmp.output.formats import MODULES, is_format, tabulate_formats

        if value not in self.extra and not is_format(value):
            from plancmp.reading.shape import did_you_mean

            known = [*self.extra, *MODULES, *tabulate_formats()]
            self.fail(f"no format is called {value!r}: {did_you_mean(value, known)}", param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        from plancmp.output.formats import MODULES, tabulate_formats

        names = dict.fromkeys([*self.extra, *MODULES, *tabulate_formats()])
        return _completions(names, incomplete)


def _completions(
    names: Iterator[str] | Sequence[str] | dict[str, None], start: str
) -> list[click.shell_completion.CompletionItem]:
    return [click.shell_completion.CompletionItem(name) for name in names if name.startswith(start)]


def complete_plans(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[click.shell_completion.CompletionItem]:
    """Complete the id of a plan."""
    from plancmp.reading.catalogue import default_folder, plan_ids

    folder = ctx.params.get("data")
    return _completions(plan_ids(Path(folder) if folder else default_folder()), incomplete)


def complete_indicators(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[click.shell_completion.CompletionItem]:
    """Complete the id or the Chinese name of an indicator."""
    from plancmp.reading.catalogue import Catalogue

    try:
        vocabulary = Catalogue(ctx.params.get("data")).vocabulary
    except DataError:
        return []
    names = [*vocabulary.indicators, *(each.zh for each in vocabulary.indicators.values())]
    return _completions(names, incomplete)


def _terminal_width() -> int | None:
    """Return how wide the terminal is, None where stdout is none."""
    if not sys.stdout.isatty():
        return None
    import shutil  # brings every archive format with it

    return shutil.get_terminal_size().columns


class Output(NamedTuple):
    """Where and how a command writes its table, and in which language."""

    format: str
    file: str | None
    lang: str
    color: bool | None

    @property
    def on_terminal(self) -> bool:
        """Whether a person will see the table in a terminal."""
        return self.format == "table" and self.file is None and sys.stdout.isatty()

    def write(self, table: Table) -> None:
        """Write the table to the file that was asked for, else to stdout."""
        from plancmp.output.formats import write_table

        self.write_with(lambda target: write_table(table, target, self.format))

    def write_with(self, write: Callable[[Target], None]) -> None:
        """Call `write` with where the output goes: the file that was asked for, else stdout."""
        from plancmp.output.formats import Target

        if self.file is None:
            write(Target(sys.stdout, _terminal_width(), self._colored(sys.stdout)))
            return
        try:
            with Path(self.file).open("w", encoding="utf-8", newline="\n") as stream:
                write(Target(stream, None, bool(self.color)))
        except OSError as error:
            raise UsageProblem(f"cannot write {self.file}: {error.strerror}") from None

    def _colored(self, stream: TextIO) -> bool:
        if self.color is not None:
            return self.color
        return (
            stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )


def output_options_with(*extra_formats: str) -> Callable[[_Command], _Command]:
    """Return `output_options` for a command that has formats of its own."""
    return functools.partial(output_options, extra_formats=extra_formats)


def output_options(command: _Command, extra_formats: tuple[str, ...] = ()) -> _Command:
    """Give a command `--format`, `--output`, `--lang` and `--color`, as one argument `out`."""
    own = "".join(f"{name}, " for name in extra_formats)

    @click.option(
        "-f",
        "--format",
        "format_name",
        type=_FormatName(*extra_formats),
        default="table",
        show_default=True,
        help=f"table, csv, tsv, json, jsonl, markdown, {own}or any format of tabulate.",
    )
    @click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
    @click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default="en",
        show_default=True,
        help="Language of headings and remarks.",
    )
    @click.option(
        "--color/--no-color", default=None, help="Colour, whether or not stdout is a terminal."
    )
    @functools.wraps(command)
    def wrapped(
        *args: Any, format_name: str, output: str | None, lang: str, color: bool | None, **kw: Any
    ) -> Any:
        return command(*args, out=Output(format_name, output, lang, color), **kw)

    return wrapped


class Data(NamedTuple):
    """The data folder that a command was pointed at, opened when it is first needed."""

    folder: str | None

    def open(self) -> Catalogue:
        """Open the data folder; raise DataError if it is none."""
        from plancmp.reading.catalogue import Catalogue

        return Catalogue(self.folder)


def find_plans(catalogue: Catalogue, names: Sequence[str]) -> list[Plan]:
    """Return the named plans, or all; wrong usage if one is unknown. Raises DataError."""
    from plancmp.reading.catalogue import UnknownPlanError

    try:
        found = catalogue.plans(names)
    except UnknownPlanError as error:
        known = ", ".join(catalogue.plan_ids())
        hint = "" if error.candidates else f"; the data set has {known or 'no plans'}"
        raise UsageProblem(f"{error}{hint}") from None
    if not found:
        raise UsageProblem(f"{catalogue.folder} holds no plans")
    return found


def data_option(command: _Command) -> _Command:
    """Give a command `--data`, as the argument `data`."""

    @click.option(
        "--data", "folder", type=click.Path(), help="Data folder; else PLANCMP_DATA is used, "
        "else the data that ships with plancmp.",
    )  # fmt: skip
    @functools.wraps(command)
    def wrapped(*args: Any, folder: str | None, **kw: Any) -> Any:
        return command(*args, data=Data(folder), **kw)

    return wrapped


class Narrowing(NamedTuple):
    """What a command was narrowed to; None is everything."""

    indicator_names: tuple[str, ...]
    domain_names: tuple[str, ...]
    roles: tuple[str, ...]

    def indicators(self, catalogue: Catalogue) -> list[str] | None:
        """Return the ids of the named indicators; wrong usage if a name is unknown or ambiguous."""
        if not self.indicator_names:
            return None
        from plancmp.vocabulary.lookup import UnknownIndicatorError, find_indicator

        found = []
        vocabulary = catalogue.vocabulary
        for name in self.indicator_names:
            try:
                found.append(find_indicator(name, vocabulary).id)
            except UnknownIndicatorError as error:
                raise UsageProblem(_with_candidates(error)) from None
        return found

    def domains(self, catalogue: Catalogue) -> list[str] | None:
        """Return the ids of the named domains; wrong usage if one is unknown."""
        if not self.domain_names:
            return None
        from plancmp.reading.shape import did_you_mean

        found = []
        domains = catalogue.vocabulary.domains
        for name in self.domain_names:
            match = next((d.id for d in domains.values() if name in (d.id, d.zh, d.en)), None)
            if match is None:
                raise UsageProblem(f"no domain is called {name!r}: {did_you_mean(name, domains)}")
            found.append(match)
        return found

    def role_ids(self) -> list[str] | None:
        """Return the roles asked for, None for all."""
        return list(self.roles) or None


def _with_candidates(error: LookupError) -> str:
    candidates = getattr(error, "candidates", [])
    if not candidates:
        return f"{error}; see `plancmp indicators`"
    lines = [f"  {each.indicator.id}  {each.indicator.zh}" for each in candidates]
    head = f"{error}; say which:" if getattr(error, "ambiguous", False) else f"{error}; nearest:"
    return "\n".join([head, *lines])


def narrowing_options(command: _Command) -> _Command:
    """Give a command `-i`, `--domain` and `--role`, as one argument `narrow`."""

    @click.option(
        "-i",
        "--indicator",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_indicators,
        help="Only this indicator (repeatable).",
    )
    @click.option("--domain", multiple=True, metavar="NAME", help="Only this domain (repeatable).")
    @click.option(
        "--role",
        multiple=True,
        type=click.Choice(["target", "baseline", "actual", "prior_target"]),
        help="Only this role (repeatable).",
    )
    @functools.wraps(command)
    def wrapped(
        *args: Any,
        indicator: tuple[str, ...],
        domain: tuple[str, ...],
        role: tuple[str, ...],
        **kw: Any,
    ) -> Any:
        return command(*args, narrow=Narrowing(indicator, domain, role), **kw)

    return wrapped
