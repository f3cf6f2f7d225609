"""Reading the sheets of a workbook or a CSV file: every cell as the text that a person sees.

A spreadsheet keeps 6.0 as 6 and 25% as 0.25, and shows them by the format of the cell; here they
are what is shown. What it made of a cell against the person's will (a date of `1-2`) is a problem.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from plancmp.language.documents import decode
from plancmp.messages import Template, message, say
from plancmp.model.problem import DataError, Problem
from plancmp.reading.files import read_bytes

ROWS = 2**21
"""More rows than a sheet has: the line of a node is the number of its sheet times this, and the
row."""

_DATE = Template(
    "sheet_date",
    "the spreadsheet made a date of this cell ({text})",
    "电子表格把此格变成了日期（{text}）",
)
_DATE_HINT = Template(
    "sheet_date_hint",
    "format the cell as text and type it again",
    "将此格设为文本后重新输入",
)
_ERROR = Template("sheet_error", "the cell shows an error: {text}", "此格显示错误：{text}")
_NO_BOOK = Template("sheet_no_book", "is no workbook (.xlsx) that can be read", "不是可读的 .xlsx")
_MOST_ROWS = 100_000
_MOST_CELLS = 2_000_000
_MOST_UNPACKED = 100_000_000
_PLACES = re.compile(r"0\.(0+)(%?)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, and its rows as texts; row 1 is the first."""

    name: str
    rows: list[list[str]]


class MissingReaderError(ImportError):
    """A workbook cannot be read without the extra `xlsx`."""


def read_sheets(path: Path) -> list[Sheet]:
    """Read a CSV file or a workbook. Raises DataError with every cell that cannot be read."""
    data = read_bytes(path)
    if not data.startswith(b"PK\x03\x04"):
        text = decode(data)
        first = text.partition("\n")[0]
        mark = max(",\t;", key=first.count)
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)
        ]
        return [Sheet(path.stem, rows)]
    try:
        import openpyxl
    except ImportError:
        raise MissingReaderError("install plancmp[xlsx]") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            raise DataError([Problem(str(path), 0, 0, "R001", message("document_unpacks"))])
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except DataError:
        raise
    except Exception:
        # A damaged archive fails in the library in more ways than it names.
        raise DataError([Problem(str(path), 0, 0, "R001", say(_NO_BOOK))]) from None
    problems: list[Problem] = []
    sheets = []
    for sheet in book.worksheets:
        rows = []
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            said = message("document_cells", most=f"{_MOST_CELLS:,}")
            raise DataError([Problem(str(path), 0, 0, "R001", said)])
        for cells in sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS)):
            rows.append([_shown(cell, sheet.title, problems) for cell in cells])
        sheets.append(Sheet(sheet.title, rows))
    if problems:
        raise DataError(problems)
    return sheets


def cell_name(sheet: str, row: int, column: int) -> str:
    """Return the name of a cell as spreadsheets have it: `Sheet!C12`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{sheet}!{letters or 'A'}{row}"


def _shown(cell: Any, sheet: str, problems: list[Problem]) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if cell.data_type == "e":
            problems.append(_at(cell, sheet, say(_ERROR, text=value)))
        return value.strip()
    if isinstance(value, (datetime, date, time)):
        # A time of midnight says nothing: 2021-05-01 is typed as a date and may be meant as one.
        text = value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
        if cell.column_letter and not _is_dated(cell):
            problems.append(_at(cell, sheet, say(_DATE, text=text), say(_DATE_HINT)))
        return text
    return number_shown(value, str(cell.number_format))


def _is_dated(cell: Any) -> bool:
    """Whether the column's head says that it holds dates."""
    head = cell.parent.cell(row=1, column=cell.column).value
    return str(head).strip() in ("date", "日期")


def _at(cell: Any, sheet: str, text: Any, hint: Any = "") -> Problem:
    return Problem(cell_name(sheet, cell.row, cell.column), 0, 0, "R002", text, hint)


def number_shown(value: float | int | bool, form: str) -> str:
    """Return a number as a cell of the number format `form` shows it.

    >>> number_shown(6, "0.0"), number_shown(0.25, "0%"), number_shown(3.4, "General")
    ('6.0', '25%', '3.4')
    """
    if isinstance(value, bool):
        return str(value).upper()
    places = _PLACES.search(form)
    if form.endswith("%"):
        return f"{value * 100:.{len(places[1]) if places else 0}f}%"
    if places:
        return f"{value:.{len(places[1])}f}"
    return format(value, ".15g") if isinstance(value, float) else str(value)
