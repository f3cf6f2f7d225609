"""CSV (RFC 4180 with `\\n`) and TSV: every column, header first.

`excel-csv` begins with a byte order mark, by which Excel knows UTF-8.
"""

from __future__ import annotations

import csv

from plancmp.model.cell import text_of_cell
from plancmp.output.formats import Target
from plancmp.output.table import Table


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the table as CSV, or as TSV if that is the format's name."""
    delimiter = "\t" if format_name == "tsv" else ","
    if format_name == "excel-csv":
        target.stream.write("\ufeff")
    writer = csv.writer(target.stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([text_of_cell(cell) for cell in row] for row in table.rows)
