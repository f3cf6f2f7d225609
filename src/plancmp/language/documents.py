"""Reading a plan as it was downloaded: from the bytes of a file to lines of text.

Text may be UTF-8, UTF-16 or GB18030; `.docx`, `.pdf` and saved HTML are read with libraries of the
extra `plancmp[scan]`. Whatever the kind, a table comes out as one row a line with tabs between the
cells; a merged cell stands where it starts and is empty where it goes on.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

_BLANK = re.compile(r"\s+")


class DocumentError(Exception):
    """A file that cannot be read as text; `hint` says what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Document:
    """A plan's text: `lines[0]` is line 1; `kind` is how it was read, for the report."""

    name: str
    sha256: str
    kind: str
    lines: tuple[str, ...]


def read_document(name: str, data: bytes) -> Document:
    """Make a document of a file's bytes; its kind is told by the name's end and the content.

    Raises DocumentError where it is of no known kind or a library for it is missing.
    """
    suffix = Path(name).suffix.lower()
    kind, read = _READERS.get(suffix, ("text", _text_lines))
    if data.startswith(b"%PDF-"):
        kind, read = "pdf", _pdf_lines
    elif data.startswith(b"PK\x03\x04"):
        kind, read = "docx", _docx_lines
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("is an old Word file (.doc)", "save it as .docx or as text")
    lines = [line for text in read(data) for line in text.split("\n")]
    if not any(line.strip() for line in lines):
        hint = "a scanned PDF holds pictures, no text" if kind == "pdf" else ""
        raise DocumentError("holds no text", hint)
    return Document(name, hashlib.sha256(data).hexdigest(), kind, tuple(lines))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of bytes and the encoding it is in: UTF-8, UTF-16 or GB18030."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, encoding
    raise DocumentError(
        "is not text in UTF-8, UTF-16 or GB18030", "scan reads text, .docx, .pdf and .html"
    )


def _text_lines(data: bytes) -> Iterator[str]:
    text, _ = decode(data)
    yield text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _library(module: str, package: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise DocumentError(
            f"needs {package}, which is not installed",
            "install it with: pip install 'plancmp[scan]'; or save the document as text",
        ) from None


def _row(cells: list[str]) -> str:
    """Return a table's row as one line; the tab in front of a single cell keeps it a cell."""
    line = "\t".join(_BLANK.sub(" ", cell).strip() for cell in cells)
    return line if "\t" in line else f"\t{line}"


def _docx_lines(data: bytes) -> Iterator[str]:
    docx = _library("docx", "python-docx")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what zipfile, lxml and itself find wrong
        raise DocumentError(f"cannot be read as .docx: {type(error).__name__}") from None
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _docx_table(block)
        else:
            yield block.text


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
        yield _row(texts)
        above = cells


def _pdf_lines(data: bytes) -> Iterator[str]:
    pypdf = _library("pypdf", "pypdf")
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # pypdf raises many kinds for a damaged file
        raise DocumentError(f"cannot be read as PDF: {type(error).__name__}") from None
    for page in pages:
        for line in page.split("\n"):
            if not _PAGE_NUMBER.fullmatch(line):
                yield line


_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]\s*)?[0-9]{1,3}(?:\s*[-—–])?\s*")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "title", "section")
_NOT_TEXT = ("script", "style", "noscript", "head", "nav", "header", "footer", "select", "button")


def _html_lines(data: bytes) -> Iterator[str]:
    bs4 = _library("bs4", "beautifulsoup4")
    soup = bs4.BeautifulSoup(data, "html.parser", from_encoding=_html_encoding(data))
    for tag in soup(_NOT_TEXT):
        tag.decompose()
    for string in soup.find_all(string=True):
        string.replace_with(_BLANK.sub(" ", string))
    for table in soup("table"):
        if table.find("table") is None:
            table.replace_with("\n" + "\n".join(_html_table(table)) + "\n")
    for block in soup(_BLOCKS):
        block.insert_after("\n")
        block.insert_before("\n")
    for line in soup.get_text().split("\n"):
        yield line.rstrip()


def _html_encoding(data: bytes) -> str | None:
    """GB2312 and GBK as declared mean GB18030, which holds them both."""
    match = re.search(rb"charset=[\"']?\s*([\w-]+)", data[:4096])
    declared = match[1].decode("ascii").lower() if match else ""
    return "gb18030" if declared in ("gb2312", "gbk", "gb18030") else declared or None


def _html_table(table: Any) -> Iterator[str]:
    covered: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(table("tr")):
        cells: list[str] = []
        for cell in row(["td", "th"]):
            while covered.get((number, len(cells))):
                cells.append("")
            start = len(cells)
            wide, high = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            cells.extend([cell.get_text()] + [""] * (wide - 1))
            for below in range(1, high):
                for column in range(start, start + wide):
                    covered[number + below, column] = True
        if len(cells) == 1:
            yield from (part.strip() for part in cells[0].split("\n"))
        elif cells:
            yield _row(cells)


def _span(text: str | None) -> int:
    return min(int(text), 100) if text and text.isdigit() and int(text) else 1


_READERS: dict[str, tuple[str, Callable[[bytes], Iterator[str]]]] = {
    ".docx": ("docx", _docx_lines),
    ".pdf": ("pdf", _pdf_lines),
    ".html": ("html", _html_lines),
    ".htm": ("html", _html_lines),
}
