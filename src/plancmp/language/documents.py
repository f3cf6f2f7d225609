"""Reading a document from its file: whatever its kind, lines of text as printed.

Text may be UTF-8, UTF-16 or GB18030, plain or Markdown; `.docx`, `.pdf` and saved HTML are read
with libraries of the extra `plancmp[scan]`. A table comes out as one row a line with tabs between
the cells; a merged cell stands where it starts and is empty where it goes on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plancmp.language.bounded import bytes_of
from plancmp.messages import Message, message, plainly
from plancmp.model.problem import DataError, Problem, Said

Line = tuple[str, int]
"""A line, and the level of the heading that its style makes it (0: none)."""

MAX_BYTES = 64_000_000
MAX_LINES = 100_000
_MOST_CHARACTERS = 5_000_000


class UnreadableError(Exception):
    """What keeps a file from being read as text; `hint` says what to do about it."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint: Said = hint or ""

    def __str__(self) -> str:
        return self.message.text()


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text: `lines[0]` is line 1, as printed.

    `kind` is how it was read; `levels` are the lines that a style makes headings, by number.
    """

    name: str
    sha256: str
    kind: str
    lines: tuple[str, ...]
    levels: Mapping[int, int] = field(default_factory=dict)


def read_document(path: Path | str) -> Document:
    """Read a file as a document.

    Raises DataError, with what to do about it, where it is of no known kind, damaged or too large,
    or a library for it is missing.
    """
    path = Path(path)
    try:
        data = bytes_of(path, MAX_BYTES)
        if len(data) > MAX_BYTES:
            raise too_large(MAX_BYTES)
    except UnreadableError as error:
        raise _unreadable(str(path), error) from None
    except OSError as error:
        reason = message("no_such_file")
        if not isinstance(error, FileNotFoundError):
            denied = isinstance(error, PermissionError)
            said = plainly("as_written", text=error.strerror or str(error))
            reason = message("unreadable", reason=message("no_access") if denied else said)
        raise DataError([Problem(str(path), 0, 0, "R006", reason)]) from None
    except ValueError:  # a name that no file can have
        raise DataError([Problem(str(path), 0, 0, "R006", message("no_such_file"))]) from None
    return document_of(str(path), data)


def too_large(most: int, hint: str = "document_split") -> UnreadableError:
    """Return the error of a file of more bytes than that."""
    return UnreadableError(
        message("document_too_large", most=str(most // 1_000_000)), message(hint)
    )


def document_of(name: str, data: bytes) -> Document:
    """Make a document of a file's bytes; its kind is told by the name's end and the content."""
    try:
        return _document(name, data)
    except UnreadableError as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: UnreadableError) -> DataError:
    return DataError([Problem(name, 0, 0, "R001", error.message, error.hint)])


def _document(name: str, data: bytes) -> Document:
    kind, read = _reader(name, data)
    lines: list[str] = []
    levels: dict[int, int] = {}
    size = 0
    for text, level in read(data):
        size += len(text)
        if level:
            levels[len(lines) + 1] = level
        lines += text.split("\n")
        if size > _MOST_CHARACTERS or len(lines) > MAX_LINES:
            raise UnreadableError(message("document_too_much"), message("document_split"))
    if not any(line.strip() for line in lines):
        hint = message("document_scanned") if kind == "pdf" else None
        raise UnreadableError(message("document_empty"), hint)
    digest = hashlib.sha256(data).hexdigest()
    return Document(Path(name).name, digest, kind, tuple(lines), levels)


def _reader(name: str, data: bytes) -> tuple[str, Callable[[bytes], Iterator[Line]]]:
    from plancmp.language import file_kinds

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(message("document_doc"), message("document_as_docx"))
    if data.startswith(b"%PDF-"):
        return "pdf", file_kinds.pdf_lines
    if data.startswith(b"PK\x03\x04"):
        return "docx", file_kinds.docx_lines
    known: dict[str, tuple[str, Callable[[bytes], Iterator[Line]]]] = {
        ".docx": ("docx", file_kinds.docx_lines),
        ".pdf": ("pdf", file_kinds.pdf_lines),
        ".html": ("html", file_kinds.html_lines),
        ".htm": ("html", file_kinds.html_lines),
        ".md": ("markdown", _markdown_lines),
        ".markdown": ("markdown", _markdown_lines),
    }
    suffix = Path(name).suffix.lower()
    if suffix in ("", ".txt") and len(_MARKED.findall(data)) >= _LEAST_MARKED:
        suffix = ".md"  # whatever its name
    return known.get(suffix, ("text", _text_lines))


def decode(data: bytes) -> str:
    """Return the text of bytes in UTF-8, UTF-16 or GB18030."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    raise UnreadableError(message("document_no_text"), message("document_kinds"))


def _text_lines(data: bytes) -> Iterator[Line]:
    for line in decode(data).split("\n"):
        yield line, 0


_MARKED, _LEAST_MARKED = re.compile(rb"(?m)^#{2,6} [^ #]"), 2
"""Headings of Markdown, below the title's level, and how many of them tell that a text is that."""
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)|(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)"
    r"|`([^`]+)`|!?\[([^\[\]]*)\]\([^()\s]*\)"
)
_BREAK = re.compile(r"(?i)<br\s*/?>")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")


def _markdown_lines(data: bytes) -> Iterator[Line]:
    for line in _BREAK.sub(" ", decode(data)).split("\n"):
        heading = _HEADING.fullmatch(line)
        text = heading[2] if heading else "" if _RULE.fullmatch(line) else line
        for _ in range(2):  # bold within a link, or italics within bold
            text = _MARKUP.sub(lambda match: next(filter(None, match.groups()), ""), text)
        yield _ESCAPED.sub(r"\1", text), len(heading[1]) if heading else 0
