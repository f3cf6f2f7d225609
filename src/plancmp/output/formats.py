"""Which formats there are, and writing a table in one of them."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, TextIO, cast

from plancmp.output.table import Table

MODULES = {
    "table": "terminal",
    "csv": "delimited",
    "tsv": "delimited",
    "json": "json_lines",
    "jsonl": "json_lines",
    "markdown": "markdown",
}
"""The module of each format; every other format is tabulate's."""


class Target(NamedTuple):
    """Where a table is written: the stream, its width (None: unlimited), and whether in colour."""

    stream: TextIO
    width: int | None = None
    color: bool = False


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
    """Write a table to the target in the format called `format_name`."""
    module = MODULES.get(format_name, "tabulated")
    writer = cast(_Writer, import_module(f"plancmp.output.{module}"))
    writer.write(table, target, format_name)
