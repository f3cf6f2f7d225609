"""The parts of a source text: sections under their headings, boxes, tables under their titles.

A heading is a short line that starts with a number: 第一章, 第一节, 一、, （一）, 1. Its rank is
that of its way of numbering, from the outermost inwards. Inside a box numbered lines are items of
the box; only a heading that goes on counting where the text before the box left off ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.tracing.verify.grid import Grid, is_table_line, read_grid
from plancmp.tracing.verify.source import SourceText, clean

_DIGITS = {character: place for place, character in enumerate("〇一二三四五六七八九")}
_RANKS = (
    re.compile(r"第([一二三四五六七八九十百0-9]+)[编篇]"),
    re.compile(r"第([一二三四五六七八九十百0-9]+)章"),
    re.compile(r"第([一二三四五六七八九十百0-9]+)节"),
    re.compile(r"([一二三四五六七八九十百]+)、"),
    re.compile(r"\(([一二三四五六七八九十百]+)\)"),
    re.compile(r"([0-9]{1,2})[.、](?![0-9])"),
    re.compile(r"\(([0-9]{1,2})\)"),
)
_ITEMS = len(_RANKS) - 2
_FIGURE = re.compile("[0-9]")
_LONGEST_HEADING = 45
_LONGEST_TITLE = 60
_BOX = re.compile(r"专栏[一二三四五六七八九十0-9]+")
_ANNEX = re.compile(r"附(?:件|表|录)[一二三四五六七八九十0-9]*:?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: cleaned, without the full stop at its end."""

    rank: int
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one section that belong together.

    `channel` is `text`, `box`, `table` or `heading`; `name` the title of a box or of a table;
    `section` the cleaned headings above, joined by `/`. A table has its `grid`.
    """

    section: str
    channel: str
    name: str
    lines: tuple[tuple[int, str], ...]
    grid: Grid | None = None
    annex: bool = False


def count_of(numeral: str) -> int:
    """Return the number that a Chinese or Arabic numeral up to 99 stands for."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def heading_of(line: str) -> Heading | None:
    """Return the heading that a line is, None if it is none."""
    if "\t" in line:
        return None
    text = clean(line)
    title = text.rstrip("。.:")
    if not 2 < len(title) <= _LONGEST_HEADING or any(mark in title for mark in "。;!*"):
        return None
    for rank, form in enumerate(_RANKS):
        match = form.match(title)
        if match is None or match.end() == len(title):
            continue
        words = title[match.end() :]
        if text.endswith("。") and (_FIGURE.search(words) or (rank >= _ITEMS and "," in words)):
            return None  # a numbered sentence
        return Heading(rank, count_of(match[1]), title)
    return None


def box_title(line: str) -> str:
    """Return the cleaned title of the box that starts with this line, empty if none does."""
    title = clean(line)
    return title if _BOX.match(title) and len(title) <= _LONGEST_TITLE and "。" not in title else ""


def outline(source: SourceText) -> list[Part]:
    """Return the parts of a text in order; together they hold every line that is not blank."""
    return _Outliner(source.lines).read()


class _Outliner:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.parts: list[Part] = []
        self.open: list[Heading] = []
        self.box = ""
        self.annex = False
        self.pending: list[tuple[int, str]] = []

    def read(self) -> list[Part]:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            heading = heading_of(line)
            if heading and (not self.box or self._goes_on(heading)):
                self._flush()
                self._enter(heading)
                self._add("heading", heading.title, [(index + 1, line)])
            elif box_title(line):
                self._flush()
                self.box = box_title(line)
                self.pending.append((index + 1, line))
            elif not self.box and is_table_line(line):
                end = self._table(index)
                if end > index:
                    index = end
                    continue
                self.pending.append((index + 1, line))
            elif line.strip():
                if _ANNEX.fullmatch(clean(line)):
                    self._flush()
                    self.annex, self.open, self.box = True, [], ""
                self.pending.append((index + 1, line))
            index += 1
        self._flush()
        return self.parts

    def _goes_on(self, heading: Heading) -> bool:
        """Whether a heading counts on from one that is open, so that it ends a box."""
        return any(
            each.rank == heading.rank and heading.number == each.number + 1 for each in self.open
        )

    def _enter(self, heading: Heading) -> None:
        while self.open and self.open[-1].rank >= heading.rank:
            self.open.pop()
        self.open.append(heading)
        self.box = ""

    def _table(self, index: int) -> int:
        """Read the table that starts at a line; return the index of the line after it."""
        grid, end = read_grid(self.lines, index, self._ends_table)
        if grid is None:
            return index
        title = ""
        if self.pending:
            title = clean(self.pending[-1][1])
        lines = [(at + 1, self.lines[at]) for at in range(index, end) if self.lines[at].strip()]
        self._flush()
        self.parts.append(
            Part(self._section(), "table", title, tuple(lines), grid, annex=self.annex)
        )
        return end

    @staticmethod
    def _ends_table(line: str, row_is_complete: bool) -> bool:
        """Whether a line without tab stands below a table and not in one of its cells."""
        if box_title(line) or _ANNEX.fullmatch(clean(line)):
            return True
        heading = heading_of(line)
        if heading is not None and (row_is_complete or heading.rank < _ITEMS):
            return True
        return row_is_complete and (len(line) > _LONGEST_TITLE or "。" in line)

    def _section(self) -> str:
        return "/".join(each.title for each in self.open)

    def _flush(self) -> None:
        if self.pending:
            self._add("box" if self.box else "text", self.box, self.pending)
            self.pending = []

    def _add(self, channel: str, name: str, lines: Sequence[tuple[int, str]]) -> None:
        self.parts.append(Part(self._section(), channel, name, tuple(lines), annex=self.annex))
