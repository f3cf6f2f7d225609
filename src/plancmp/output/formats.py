"""Which formats there are, and writing a table in one of them."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, TextIO, cast

from plancmp.output.table import Table

MODULES = {
    "table": "terminal",
    "csv": "delimited",
    "excel-csv": "delimited",
    "tsv": "delimited",
    "json": "json_lines",
    "jsonl": "json_lines",
    "markdown": "markdown",
    "html": "html",
    "xlsx": "excel",
    "parquet": "parquet",
}
"""The module of each format; every other format is tabulate's."""

BINARY = frozenset({"xlsx", "parquet", "png"})

DATA = frozenset(name for name, module in MODULES.items() if module in (
    "delimited", "json_lines", "excel", "parquet",
))  # fmt: skip
"""The formats that programs read on: nothing is folded in them."""

ENDINGS = {
    "": "table",
    "txt": "table",
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
    "xlsx": "xlsx",
    "parquet": "parquet",
    "tex": "latex",
    "rst": "rst",
}
"""The format that the ending of a file's name means."""


class MissingExtraError(ImportError):
    """A format needs a library that is not installed; `extra` brings it."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(f"install plancmp[{extra}]")


class Target(NamedTuple):
    """Where a table is written: the stream, its width (None: unlimited), and whether in colour.

    On a `terminal` less important rows may be folded. Binary formats write to the stream's buffer.
    """

    stream: TextIO
    width: int | None = None
    color: bool = False
    terminal: bool = False


class _Writer(Protocol):
    def write(self, table: Table, target: Target, format_name: str) -> None: ...


def is_format(name: str) -> bool:
    """Whether there is a format called `name`."""
    return name in MODULES or name in tabulate_formats()


def tabulate_formats() -> list[str]:
    """Return the names of tabulate's formats."""
    import tabulate

    return [str(name) for name in tabulate.tabulate_formats]


def write_table(table: Table, target: Target, format_name: str) -> None:
    """Write a table to the target in the format called `format_name`.

    Raises MissingExtraError where a library is not installed.
    """
    module = MODULES.get(format_name, "tabulated")
    writer = cast(_Writer, import_module(f"plancmp.output.{module}"))
    writer.write(table, target, format_name)
