"""Where a command's result goes: stdout, the pager or a file; in which format and language."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from plancmp.cli.common.completion import TextType, complete_paths, complete_terms, items
from plancmp.cli.common.rows import Arrangement
from plancmp.cli.common.usage import default_language, problem
from plancmp.messages.words import LANGUAGES

if TYPE_CHECKING:
    from plancmp.output.formats import Target
    from plancmp.output.table import Table

_Command = Callable[..., Any]


class _FormatName(TextType):
    """The name of an output format; `extra` are those that only one command has."""

    name = "format"

    def __init__(self, *extra: str) -> None:
        self.extra = extra

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from plancmp.output.formats import MODULES, is_format, tabulate_formats

        if value not in self.extra and not is_format(value):
            from plancmp.reading.shape import nearest

            known = [*self.extra, *MODULES, *tabulate_formats()]
            near = nearest(str(value), known) or known[:12]
            raise problem("no_format", name=str(value), known=", ".join(f"`{n}`" for n in near))
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        from plancmp.output.formats import MODULES, tabulate_formats

        return items(dict.fromkeys([*self.extra, *MODULES, *tabulate_formats()], ""), incomplete)


class Output(NamedTuple):
    """Where and how a command writes its table, and in which language."""

    format: str
    file: str | None
    lang: str
    color: bool | None
    pager: bool = True
    arrangement: Arrangement = Arrangement()

    @property
    def on_terminal(self) -> bool:
        """Whether a person will see the table in a terminal."""
        return self.format == "table" and self.file is None and sys.stdout.isatty()

    def write(self, table: Table) -> None:
        """Write the table, arranged as was asked for, to the file named, else to stdout."""
        from plancmp.output.formats import write_table

        arranged = self.arrangement.of(table, on_terminal=self.on_terminal)
        self.write_with(lambda target: write_table(arranged, target, self.format))

    def write_with(self, write: Callable[[Target], None]) -> None:
        """Call `write` with where the output goes: the file that was named, else stdout."""
        from plancmp.output.formats import BINARY, MissingExtraError, Target

        try:
            if self.file is not None:
                with _replacing(Path(self.file)) as stream:
                    write(Target(stream, None, bool(self.color)))
            elif self.format in BINARY and sys.stdout.isatty():
                raise problem("binary_on_terminal", format=self.format)
            elif self.format in BINARY or not sys.stdout.isatty():
                write(Target(sys.stdout, _asked_width(), self._colored(sys.stdout)))
                sys.stdout.flush()  # so that what is said on stderr stands below, in one file too
            else:
                self._write_to_terminal(write)
        except MissingExtraError as error:
            raise problem("no_extra", format=self.format, extra=error.extra) from None

    def _write_to_terminal(self, write: Callable[[Target], None]) -> None:
        import shutil  # brings every archive format with it

        from plancmp.cli.common.pager import page
        from plancmp.output.formats import Target

        size = shutil.get_terminal_size()
        shown = io.StringIO()
        write(Target(shown, size.columns, self._colored(sys.stdout), terminal=True))
        text = shown.getvalue()
        if not self.pager or text.count("\n") < size.lines or not page(text):
            sys.stdout.write(text)

    def _colored(self, stream: TextIO) -> bool:
        if self.color is not None:
            return self.color
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR", "0") != "0":
            return True
        return stream.isatty() and os.environ.get("TERM") != "dumb"


def _asked_width() -> int | None:
    """Return the width that COLUMNS asks for where there is no terminal, None for any."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else None


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Open a file that takes the place of `path` when it is whole; wrong usage if it cannot be."""
    from plancmp.reading.replacing import replaced

    try:
        with replaced(path) as place, place.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise problem("cannot_write", file=str(path), reason=error.strerror or str(error)) from None


def _format_for(
    name: str | None, file: str | None, extra: tuple[str, ...], own: tuple[str, ...]
) -> str:
    """Return the format asked for, else the one that the file's ending means.

    `own` are endings of what is no table, and which the command writes itself.
    """
    if name is not None:
        return name
    if file is None or file == "-" or file.endswith(own):
        return "table"
    from plancmp.output.formats import ENDINGS

    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in extra:
        return ending
    if ending not in ENDINGS:
        known = ", ".join(f".{ending}" for ending in [*extra, *ENDINGS] if ending)
        raise problem("no_ending", file=file, known=known)
    return ENDINGS[ending]


def output_options_with(
    *extra_formats: str, endings: tuple[str, ...] = ()
) -> Callable[[_Command], _Command]:
    """Return `output_options` for a command that has formats, or endings of files, of its own."""
    return functools.partial(output_options, extra_formats=extra_formats, endings=endings)


def _file_option(text: str) -> Callable[[_Command], _Command]:
    file, complete = click.Path(dir_okay=False, allow_dash=True), complete_paths
    return click.option("-o", "--output", type=file, shell_complete=complete, help=text)


def language_option(
    text: str = "Language of the words that are ours.", *, exposed: bool = True
) -> Callable[[_Command], _Command]:
    """Return `--lang`; not `exposed`, a command leaves it to `language()` to find."""
    one, complete = click.Choice(LANGUAGES), complete_terms(LANGUAGES)
    return click.option(
        "--lang", type=one, shell_complete=complete, expose_value=exposed, help=text
    )


def output_options(
    command: _Command, extra_formats: tuple[str, ...] = (), endings: tuple[str, ...] = ()
) -> _Command:
    """Give a command the options on its output and its language, as one argument `out`."""
    own = "".join(f"{name}, " for name in extra_formats)

    @click.option(
        "-f",
        "--format",
        "format_name",
        type=_FormatName(*extra_formats),
        help="table (the default), csv, excel-csv, tsv, json, jsonl, markdown, html, xlsx, "
        f"parquet, {own}or any format of tabulate.",
    )
    @_file_option(
        "Write to this file, in the format of its ending unless -f names one; - is stdout."
    )
    @language_option("Language of all words that are ours; else PLANCMP_LANG, else the locale's.")
    @click.option(
        "--color/--no-color", default=None, help="Colour, whether or not stdout is a terminal."
    )
    @click.option(
        "--pager/--no-pager",
        default=True,
        help="Page what is longer than the terminal (PLANCMP_PAGER, PAGER).",
    )
    @functools.wraps(command)
    def wrapped(
        *args: Any,
        format_name: str | None,
        output: str | None,
        lang: str | None,
        color: bool | None,
        pager: bool,
        **kw: Any,
    ) -> Any:
        asked = _format_for(format_name, output, extra_formats, endings)
        file = None if output == "-" else output
        out = Output(asked, file, lang or default_language(), color, pager)
        return command(*args, out=out, **kw)

    return wrapped


def page_options(command: _Command) -> _Command:
    """Give a command that writes a page `-o` and `--lang`, as one argument `out`."""

    @_file_option("Write to this file; - is stdout.")
    @language_option("Language of the page; else PLANCMP_LANG, else the locale's.")
    @functools.wraps(command)
    def wrapped(*args: Any, output: str | None, lang: str | None, **kw: Any) -> Any:
        file = None if output == "-" else output
        return command(*args, out=Output("html", file, lang or default_language(), False), **kw)

    return wrapped
