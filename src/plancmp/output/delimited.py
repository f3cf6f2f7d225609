"""CSV (RFC 4180 with `\\n`) and TSV: every column, header first.

`excel-csv` is for Excel: it begins with a byte order mark, by which Excel knows UTF-8, and a text
that Excel would compute (`=1+1`) has an apostrophe in front. CSV and TSV hold every text as it is.
"""

from __future__ import annotations

import csv
import re
from typing import TextIO

from plancmp.model.cell import Cell, text_of_cell
from plancmp.output.formats import Target
from plancmp.output.table import Table


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the table as CSV, or as TSV if that is the format's name."""
    delimiter = "\t" if format_name == "tsv" else ","
    text_of = text_of_cell
    if format_name == "excel-csv":
        target.stream.write("\ufeff")
        text_of = _kept_from_computing
    writer = csv.writer(_Lines(target.stream), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(map(text_of, row) for row in table.rows)


class _Lines:
    """Ends lines by `\\n`; the writer ends them by `\\r\\n`, and so puts either into quotes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(f"{line[:-2]}\n")


def _kept_from_computing(cell: Cell) -> str:
    text = text_of_cell(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text


_FORMULA = re.compile(r"\s*[=+@\-\uff1d\uff0b\uff20\uff0d](?!\s*$)(?![0-9.,]+%?$)|[\t\r]")
