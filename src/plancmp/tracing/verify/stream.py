"""Running text of one place: its paragraphs one after the other, every character with its line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from plancmp.language.blocks import Paragraph


@dataclass(frozen=True, slots=True)
class Stream:
    """Folded text put together of paragraphs, with a line break between two.

    `starts` and `lines` say from which character on which line stands.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def origin(self, place: int) -> tuple[int, int]:
        """Return the line number of a character and its place within the cleaned line."""
        index = bisect_right(self.starts, place) - 1
        return self.lines[index], place - self.starts[index]

    def next_line(self, place: int) -> int:
        """Return where the line after the one at `place` starts."""
        index = bisect_right(self.starts, place)
        return self.starts[index] if index < len(self.starts) else len(self.text)


def stream(paragraphs: Iterable[Paragraph]) -> Stream:
    """Put paragraphs together."""
    text = ""
    starts: list[int] = []
    lines: list[int] = []
    for paragraph in paragraphs:
        text += "\n" if text else ""
        starts += [len(text) + start for start in paragraph.starts]
        lines += paragraph.lines
        text += paragraph.folded
    return Stream(text, tuple(starts), tuple(lines))
