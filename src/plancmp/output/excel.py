"""An Excel workbook: the data with real numbers, and a sheet on what the columns mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plancmp.messages import message
from plancmp.output.column_words import heading_of
from plancmp.output.formats import MissingExtraError, Target
from plancmp.output.table import Table
from plancmp.output.text import display_width, one_line

_WIDEST = 60
_MOST = 32_767
"""The most characters that a cell of Excel holds."""

_TO_FILL = 16
_ROWS_TO_FILL = 2000
"""The least width of a column to be filled in, and how many rows of it offer their words."""


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the workbook to the target's buffer; numbers show the decimals that were printed."""
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("xlsx") from None
    # The time is set, so that the same data is the same file.
    from datetime import UTC, datetime

    book = xlsxwriter.Workbook(
        target.stream.buffer, {"in_memory": True, "strings_to_formulas": False,
                               "strings_to_urls": False, "strings_to_numbers": False}
    )  # fmt: skip
    book.set_properties({"title": "plancmp", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold = book.add_format({"bold": True, "bottom": 1})
    _data(table, book, book.add_worksheet(message("sheet_data").text(table.lang)), bold)
    for name, other in table.sheets:
        _data(other, book, book.add_worksheet(name), bold)
    _meaning(table, book.add_worksheet(message("sheet_meaning").text(table.lang)), bold)
    book.close()


def _data(table: Table, book: Any, sheet: Any, bold: Any) -> None:
    widths = [display_width(name) + 3 for name in table.columns]
    formats: dict[int, Any] = {}
    for i, name in enumerate(table.columns):
        sheet.write_string(0, i, name, bold)
    for line, row in enumerate(table.rows, start=1):
        for i, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(line, i, one_line(cell)[:_MOST])
            else:
                exponent = cell.as_tuple().exponent if isinstance(cell, Decimal) else 0
                places = max(-exponent, 0) if isinstance(exponent, int) else 0
                if places not in formats:
                    shown = "0." + "0" * places if places else "0"
                    formats[places] = book.add_format({"num_format": shown})
                sheet.write_number(line, i, float(cell), formats[places])
            widths[i] = max(widths[i], min(display_width(str(cell)) + 1, _WIDEST))
    # As text, so that a spreadsheet makes no date of `1-2` and keeps the zero of `6.0`.
    form = None if table.fill is None else book.add_format({"num_format": "@"})
    for i, width in enumerate(widths):
        sheet.set_column(i, i, width if form is None else max(width, _TO_FILL), form)
        words = (table.fill or {}).get(table.columns[i])
        if words:
            sheet.data_validation(1, i, _ROWS_TO_FILL, i, {
                "validate": "list", "source": list(words), "error_type": "warning",
            })  # fmt: skip
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _meaning(table: Table, sheet: Any, bold: Any) -> None:
    heads = [heading_of(name, table.lang) for name in ("column", "heading", "kind", "meaning")]
    known = {field.name: field for field in table.fields}
    for i, head in enumerate(heads):
        sheet.write_string(0, i, head, bold)
    for line, name in enumerate(table.columns, start=1):
        field = known.get(name)
        sheet.write_string(line, 0, name)
        if field is not None:
            for i, text in enumerate((field.heading, message(f"kind_{field.kind}").text(table.lang),
                                      field.meaning), start=1):  # fmt: skip
                sheet.write_string(line, i, text)
    line = len(table.columns) + 2
    for text in (table.summary, *table.legend):
        if text:
            sheet.write_string(line, 0, one_line(text))
            line += 1
    for i, width in enumerate((20, 20, 14, 90)):
        sheet.set_column(i, i, width)
    sheet.freeze_panes(1, 0)
