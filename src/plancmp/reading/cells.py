"""Reading a table of a CSV or xlsx file into cells that know where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plancmp.messages import Template, Verbatim, say
from plancmp.model.problem import DataError, Problem
from plancmp.reading.files import read_bytes
from plancmp.reading.tree import refuse_controls

_ENCODING = Template("not_utf8", "is not UTF-8 text", "不是UTF-8文本")
_NEEDS_OPENPYXL = Template("needs_openpyxl", "reading xlsx needs openpyxl", "读取xlsx需要openpyxl")
_INSTALL = Template(
    "install_xlsx", "pip install 'plancmp[xlsx]', or save it as CSV",
    "pip install 'plancmp[xlsx]'，或另存为CSV",
)  # fmt: skip
_NO_XLSX = Template("no_xlsx", "is not an xlsx file: {error}", "不是xlsx文件：{error}")
_OPEN = Template("open_quote", "a quote is opened and not closed", "引号未闭合")
_STRAY = Template("stray_quote", "a quote stands within or behind a cell", "格中或格后有引号")
_QUOTING = Template(
    "quoting", 'a cell with a comma or quote is quoted whole, its quotes are doubled: "a ""b"""',
    '含逗号或引号的格整格加引号，格内引号写两遍："a ""b"""',
)  # fmt: skip


class SheetCell(NamedTuple):
    """The text of one cell; line and column from 1, of its first character."""

    text: str
    line: int
    column: int


def cells_of(path: Path) -> list[list[SheetCell]]:
    """Return the rows of a file without blank lines; raise DataError for what cannot be read."""
    if path.suffix == ".xlsx":
        return _sheet(path)
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")  # what Excel writes in China
        except UnicodeDecodeError:
            raise DataError([Problem(str(path), 0, 0, "R001", say(_ENCODING))]) from None
    refuse_controls(str(path), text)
    return read_cells(str(path), text)


def _sheet(path: Path) -> list[list[SheetCell]]:
    """Return the cells of an xlsx file's first sheet; line and column are row and column."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise DataError(
            [
                Problem(
                    str(path), 0, 0, "R006", say(_NEEDS_OPENPYXL), say(_INSTALL),
                )
            ]
        ) from None  # fmt: skip
    read_bytes(path)  # says what is wrong with the file itself
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()  # a row is as wide as its own cells: one may stand far off
        rows = [
            [
                SheetCell("" if value is None else str(value), line, column)
                for column, value in enumerate(values, 1)
            ]
            for line, values in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
    except Exception as error:  # openpyxl lets the errors of zip, XML and its own through
        problem = Problem(str(path), 0, 0, "R002", say(_NO_XLSX, error=Verbatim(error)))
        raise DataError([problem]) from None
    return [row for row in rows if any(cell.text for cell in row)]


def read_cells(file: str, text: str) -> list[list[SheetCell]]:
    """Return the rows of a CSV text (RFC 4180); raise DataError for broken quoting."""
    rows: list[list[SheetCell]] = []
    row: list[SheetCell] = []
    place, line, start = 0, 1, 0

    def column(at: int) -> int:
        return at - start + 1

    while place < len(text):
        cell_line, cell_column = line, column(place)
        if text[place] == '"':
            parts, place = [], place + 1
            while True:
                end = text.find('"', place)
                if end < 0:
                    raise _broken(file, cell_line, cell_column, _OPEN)
                parts.append(text[place:end])
                line += text.count("\n", place, end)
                start = max(start, text.rfind("\n", place, end) + 1)
                place = end + 1
                if text[place : place + 1] != '"':
                    break
                parts.append('"')
                place += 1
            content = "".join(parts)
        else:
            end = place
            while end < len(text) and text[end] not in ',\r\n"':
                end += 1
            content, place = text[place:end], end
        row.append(SheetCell(content, cell_line, cell_column))
        stop = text[place : place + 1]
        if stop == ",":
            place += 1
            if place < len(text) and text[place] not in "\r\n":
                continue
            row.append(SheetCell("", line, column(place)))
            stop = text[place : place + 1]
        elif stop not in ("", "\r", "\n"):
            raise _broken(file, line, column(place), _STRAY)
        place += 2 if text[place : place + 2] == "\r\n" else 1
        line, start = line + 1, place
        if any(cell.text.strip() for cell in row):
            rows.append(row)
        row = []
    return rows


def _broken(file: str, line: int, column: int, what: Template) -> DataError:
    return DataError([Problem(file, line, column, "R002", say(what), say(_QUOTING))])
