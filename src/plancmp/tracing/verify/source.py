"""A plan's source text: its lines, and one spelling for what they write in many ways."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Half-width `?` and U+FFFD are what a conversion leaves of a character it did not know, mostly a
# blank; `**` is markup. A question that a plan really asks has the full-width mark.
_DROPPED = re.compile(r"\s+|[?\ufffd\u200b\ufeff]|\*\*")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("∶"): ord(":")}


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return text in half width, without blanks and without what conversion left behind.

    Nothing else is changed: two cleaned texts are equal only if the same characters are printed.
    """
    return _DROPPED.sub("", text).translate(_WIDTH)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text that a plan was encoded from; `lines[0]` is line 1."""

    name: str
    sha256: str
    lines: tuple[str, ...]


def source_text(name: str, data: bytes) -> SourceText:
    """Make a source text of the bytes of a file; raise UnicodeDecodeError if it is not UTF-8."""
    text = data.decode("utf-8-sig")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return SourceText(name, hashlib.sha256(data).hexdigest(), tuple(lines))


@dataclass(frozen=True, slots=True)
class Stream:
    """Running text put together of several lines, every character of which knows its line.

    `text` is cleaned; a line break in it ends a paragraph. `starts` and `lines` say from which
    character on which line stands.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, place: int) -> int:
        """Return the line number of the character at `place`."""
        return self.lines[bisect_right(self.starts, place) - 1]

    def origin(self, place: int) -> tuple[int, int]:
        """Return the line number of a character and its place within the cleaned line."""
        index = bisect_right(self.starts, place) - 1
        return self.lines[index], place - self.starts[index]

    def next_line(self, place: int) -> int:
        """Return where the line after the one at `place` starts."""
        index = bisect_right(self.starts, place)
        return self.starts[index] if index < len(self.starts) else len(self.text)


# A line that ends like this ends its paragraph; any other is broken in mid-sentence.
_PARAGRAPH_END = re.compile(r"[。;:!?][”’)》]*$|\)$")
# A line that starts like this starts one, whatever stands before it.
_PARAGRAPH_START = re.compile(r"——|-|\(?[0-9一二三四五六七八九十]{1,3}[)、.](?![0-9])")


def stream(lines: Iterable[tuple[int, str]]) -> Stream:
    """Put numbered lines together; a sentence that is broken over lines becomes whole again."""
    text, starts, numbers = "", [], []
    for number, line in lines:
        part = clean(line)
        if not part:
            continue
        if text and (_PARAGRAPH_END.search(text) or _PARAGRAPH_START.match(part)):
            text += "\n"
        starts.append(len(text))
        numbers.append(number)
        text += part
    return Stream(text, tuple(starts), tuple(numbers))
