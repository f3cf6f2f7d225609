"""The text of .docx, .pdf and .html files, line by line, within bounds.

What a file may hold is bounded before a library reads it: no archive that unpacks to more than a
document, no entities, no million cells, no endless pages.
"""

from __future__ import annotations

import io
import logging
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from plancmp.language.documents import Line, UnreadableError, too_large
from plancmp.language.row_lines import rows_of_lines
from plancmp.messages import message, plainly

_BLANK = re.compile(r"\s+")
_MOST_UNPACKED = 100_000_000
_MOST_CELLS = 100_000
_MOST_DOCX_CELLS = 30_000
_MOST_PAGES = 2_000
_MOST_HTML = 20_000_000
_SECONDS = 10.0
_SECONDS_PER_MEGABYTE = 10.0


def _library(module: str, package: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise UnreadableError(
            plainly("document_library", package=package), message("document_install")
        ) from None


def _damaged(kind: str, error: Exception) -> UnreadableError:
    return UnreadableError(plainly("document_damaged", kind=kind, error=type(error).__name__))


def _too_many(key: str, most: int) -> UnreadableError:
    return UnreadableError(message(key, most=f"{most:,}"))


def _row(cells: list[str]) -> str:
    """Return a table's row as one line; the tab in front of a single cell keeps it a cell."""
    line = "\t".join(_BLANK.sub(" ", cell).strip() for cell in cells)
    return line if "\t" in line else f"\t{line}"


def docx_lines(data: bytes) -> Iterator[Line]:
    """Yield the paragraphs of a .docx with the levels of their styles, and its tables' rows."""
    _bounded_archive(data)
    docx = _library("docx", "python-docx")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what zipfile, lxml and itself find wrong
        raise _damaged(".docx", error) from None
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ((line, 0) for line in _docx_table(block))
        else:
            style = _STYLE.fullmatch(block.style.name or "") if block.style else None
            yield block.text, int(style[1]) if style else 0


_STYLE = re.compile(r"(?i)(?:heading|标题)\s*([1-9])")


def _bounded_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a document can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise UnreadableError(message("document_unpacks"))
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            for name in names:
                content = archive.read(name)
                if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
                    raise UnreadableError(message("document_entities"))
                if len(re.findall(rb"<w:tc[ >]", content)) > _MOST_DOCX_CELLS:
                    raise _too_many("document_cells", _MOST_DOCX_CELLS)
    except UnreadableError:
        raise
    except Exception as error:  # of zipfile, zlib, bz2 and lzma, each its own
        raise _damaged(".docx", error) from None


def _docx_table(table: Any) -> Iterator[str]:
    above: list[Any] = []
    for row in table.rows:
        cells = [cell._tc for cell in row.cells]
        if len(set(cells)) == 1:  # one cell as wide as the table: a box, not a row
            if not above or cells[0] is not above[0]:
                yield from row.cells[0].text.split("\n")
            above = cells
            continue
        texts = [
            ""
            if (place and tc is cells[place - 1]) or (place < len(above) and tc is above[place])
            else cell.text
            for place, (tc, cell) in enumerate(zip(cells, row.cells, strict=True))
        ]
        yield from map(_row, rows_of_lines(texts))
        above = cells


def pdf_lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of the pages of a PDF, without the numbers of the pages."""
    pypdf = _library("pypdf", "pypdf")
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)  # it complains on stderr, in English; a damaged file is refused
    limit = _SECONDS + _SECONDS_PER_MEGABYTE * len(data) / 1e6
    try:
        with _within(limit):
            pages = pypdf.PdfReader(io.BytesIO(data)).pages
            if len(pages) > _MOST_PAGES:
                raise _too_many("document_pages", _MOST_PAGES)
            texts = [page.extract_text() for page in pages]
    except UnreadableError:
        raise
    except _TooLongError:
        raise UnreadableError(
            message("document_slow", seconds=f"{limit:.0f}"), message("document_as_text")
        ) from None
    except Exception as error:  # pypdf raises many kinds for a damaged file
        raise _damaged("PDF", error) from None
    finally:
        log.setLevel(level)
    for line in (line for text in texts for line in text.split("\n")):
        if not _PAGE_NUMBER.fullmatch(line):
            yield line, 0


class _TooLongError(BaseException):
    """Time is up; no library's `except Exception` holds it back."""


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise `_TooLongError` in what calls functions for longer than that.

    A page may draw itself, or ten others that each draw ten; pypdf follows. It is Python, so
    that looking at the clock when it calls a function is enough, on every system and in any thread.
    """
    end = time.monotonic() + seconds

    def look(*_: object) -> None:
        if time.monotonic() > end:
            raise _TooLongError

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)


_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]\s*)?[0-9]{1,3}(?:\s*[-—–])?\s*")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "title", "section")
_NOT_TEXT = ("script", "style", "noscript", "head", "nav", "header", "footer", "select", "button")


def html_lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a saved page with the levels of its headings, tables row by row."""
    if len(data) > _MOST_HTML:
        raise too_large(_MOST_HTML, "document_as_text")
    if len(re.findall(rb"(?i)<t[dh][ >]", data)) > _MOST_CELLS:
        raise _too_many("document_cells", _MOST_CELLS)
    if _depth(data) > _DEEPEST:
        raise UnreadableError(message("document_deep"), message("document_as_text"))
    bs4 = _library("bs4", "beautifulsoup4")
    yield from _page_lines(bs4.BeautifulSoup(data, "lxml", from_encoding=_html_encoding(data)))


_DEEPEST = 400
_TAG = re.compile(rb"(?i)<(/?)([a-z][a-z0-9]*)")
_NEVER_CLOSED = frozenset(b"br img meta link input hr area base embed source track wbr col".split())


def _depth(data: bytes) -> int:
    """Return how deep the elements of a page are nested at most."""
    depth = deepest = 0
    for match in _TAG.finditer(data):
        if match[2].lower() not in _NEVER_CLOSED:
            depth += -1 if match[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _page_lines(soup: Any) -> Iterator[Line]:
    for tag in soup(_NOT_TEXT):
        tag.decompose()
    for string in soup.find_all(string=True):
        shown = not string.PREFIX  # no comment and no doctype
        string.replace_with(_BLANK.sub(" ", string).replace(_LEVEL, "") if shown else "")
    for end in soup("br"):
        end.replace_with("\n")
    for block in soup.select("td p, td div, td li"):
        block.insert_after("\n")
    for table in soup("table"):
        if table.find("table") is None:
            table.replace_with("\n" + "\n".join(_html_table(table)) + "\n")
    for heading in soup(re.compile("h[1-6]$")):
        heading.insert(0, f"{_LEVEL}{heading.name[1]}")
    for block in soup(_BLOCKS):
        block.insert_after("\n")
        block.insert_before("\n")
    for line in soup.get_text().split("\n"):
        _, mark, text = line.partition(_LEVEL)
        # tabs at the end are empty cells
        yield (text[1:].strip(), int(text[0])) if mark else (line.rstrip(_BLANKS), 0)


_LEVEL = "\x01"
_BLANKS = " \r\v\f\xa0\u3000"


def _html_encoding(data: bytes) -> str | None:
    """GB2312 and GBK as declared mean GB18030, which holds them both."""
    match = re.search(rb"charset=[\"']?\s*([\w-]+)", data[:4096])
    declared = match[1].decode("ascii").lower() if match else ""
    return "gb18030" if declared in ("gb2312", "gbk", "gb18030") else declared or None


def _html_table(table: Any) -> Iterator[str]:
    covered: dict[tuple[int, int], bool] = {}
    wider = 0
    for number, row in enumerate(table("tr")):
        cells: list[str] = []
        for cell in row(["td", "th"]):
            while covered.get((number, len(cells))):
                cells.append("")
            start = len(cells)
            wide, high = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            wider += wide * high
            if wider > _MOST_CELLS:
                raise _too_many("document_cells", _MOST_CELLS)
            cells.extend([cell.get_text()] + [""] * (wide - 1))
            for below in range(1, high):
                for column in range(start, start + wide):
                    covered[number + below, column] = True
        while covered.get((number, len(cells))):
            cells.append("")
        if len(cells) == 1:
            yield from (part.strip() for part in cells[0].split("\n"))
        elif cells:
            yield from map(_row, rows_of_lines(cells))


def _span(text: str | None) -> int:
    return min(int(text), 100) if text and text.isdigit() and int(text) else 1
