"""Where findings stand, as machines ask for it: files by their shown names, ends of columns."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from plancmp.model.problem import DataError
from plancmp.reading.files import read_bytes
from plancmp.rules.finding import Finding

_CLOSING = {"{": "}", "[": "]", '"': '"', "'": "'"}


def place_of(finding: Finding) -> str:
    """Return `file:line:column`, or the file alone where it is about the file as a whole."""
    place = finding.place
    return f"{place.file}:{place.line}:{place.column}" if place.line else place.file


def file_of(finding: Finding) -> str:
    """Return the finding's file with the slashes that every machine reads."""
    return finding.file.replace("\\", "/")


@lru_cache(maxsize=8)
def lines_of(file: str) -> tuple[str, ...]:
    """Return the lines of a file, none where it cannot be read or is no text."""
    try:
        text = read_bytes(Path(file)).decode("utf-8-sig", errors="replace")
    except DataError:
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def end_column(finding: Finding) -> int:
    """Return the column behind what the finding points at; 0 where that cannot be said."""
    lines, place = lines_of(finding.file), finding.place
    if not 0 < place.line <= len(lines) or place.column < 1:
        return 0
    text = lines[place.line - 1]
    start = place.column - 1
    if start >= len(text):
        return 0
    closing = _CLOSING.get(text[start])
    if closing is not None:
        end = text.find(closing, start + 1)
        return (end if end >= 0 else len(text) - 1) + 2
    ends = [text.find(mark, start) for mark in (", ", "}", "]", " #", ": ")]
    stop = min((end for end in ends if end > start), default=len(text))
    return start + len(text[start:stop].rstrip()) + 1
