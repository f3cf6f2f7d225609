"""Headings: a short line that starts with a number, or that a style makes one.

The rank of a heading is that of its way of numbering, from the outermost inwards: 第一篇, 第一章,
第一节, 一、, （一）, 1., 1.1, （1）.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from plancmp.language.figures import figures
from plancmp.language.folding import clean, fold
from plancmp.language.numbers import read_ordinal
from plancmp.model.words import Words

_N = "[一二三四五六七八九十百0-9]+"
_RANKS = (
    f"第({_N}){{heading.volume}}",
    f"第({_N}){{heading.chapter}}",
    f"第({_N}){{heading.section}}",
    r"([一二三四五六七八九十百]+)、",
    r"\(([一二三四五六七八九十百]+)\)",
    r"([0-9]{1,2})[.、](?![0-9])",
    r"(?:[0-9]{1,2}\.){1,3}([0-9]{1,2})(?=[^0-9.])",
    r"\(([0-9]{1,2})\)",
)
ITEMS = 5
"""From this rank on a number may also count the items of a list."""
_DECIMAL = 6
_DECIMAL_GAP = re.compile(r"\s*(?:[0-9]{1,2}\.){1,3}[0-9]{1,2}[\s、]\s*\D")
_ROW = re.compile(r"(?:\s{2,}[<>≤≥]?[0-9][0-9.,]*%?){2,}\s*$")
"""The end of a row whose cells blanks keep apart: `10.X率     84   90`."""
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading by itself: its rank, what it counts (0: nothing) and its title as printed."""

    rank: float
    number: int
    title: str

    @property
    def cleaned(self) -> str:
        """The title folded, without blanks."""
        return clean(self.title)


def heading_of(line: str, words: Words) -> Numbered | None:
    """Return the heading that a line is by its number, None if it is none."""
    if "\t" in line:
        return None
    text = clean(line)
    title = text.rstrip("。.:")
    if not 2 < len(title) <= _LONGEST or any(mark in title for mark in "。;!*|"):
        return None
    if _ROW.search(line):
        return None
    for rank, form in enumerate(_RANKS):
        match = words.pattern(form).match(title)
        if match is None or match.end() == len(title):
            continue
        if rank == _DECIMAL and (not _DECIMAL_GAP.match(fold(line)) or _is_figure(title, words)):
            return None
        rest = title[match.end() :]
        numbered_sentence = text.endswith("。") and (
            re.search("[0-9]", rest) or (rank >= ITEMS and "," in rest)
        )
        if numbered_sentence or (rank >= ITEMS and _states(rest, words)):
            return None
        return Numbered(rank, read_ordinal(match[1]), title_of(line))
    return None


def _is_figure(text: str, words: Words) -> bool:
    """Whether a line is the end of a sentence that was broken before a figure: 13.5 个百分点."""
    return any(figure.start == 0 and figure.end == len(text) for figure in figures(text, words))


def _states(text: str, words: Words) -> bool:
    """Whether an item states a figure, as `4、X率≤80%` does."""
    return any(figure.bound or figure.unit for figure in figures(text, words))


def title_of(line: str) -> str:
    """Return a line as a title: without the full stop or colon at its end."""
    return line.strip().rstrip("。.：:")


class Styles:
    """Gives headings by style their rank: that of the numbered ones on the same level."""

    def __init__(
        self, lines: Mapping[int, str], levels: Mapping[int, int], opening: int, words: Words
    ) -> None:
        self.words = words
        self.titles = _title_lines(lines, levels, opening, words)
        self.ranks: dict[int, float] = {}
        for number, level in levels.items():
            heading = heading_of(lines[number], words)
            if heading is not None:
                self.ranks.setdefault(level, heading.rank)

    def heading(self, line: str, level: int) -> Numbered:
        """Return the heading that a line of a style of this level is."""
        heading = heading_of(line, self.words)
        return heading or Numbered(self._rank(level), 0, title_of(line))

    def _rank(self, level: int) -> float:
        if level in self.ranks:
            return self.ranks[level]
        above = [self.ranks[other] for other in sorted(self.ranks) if other < level]
        below = [self.ranks[other] for other in sorted(self.ranks) if other > level]
        step = level / 10
        return (max(above) + step) if above else (min(below) - 1 + step) if below else level


def _title_lines(
    lines: Mapping[int, str], levels: Mapping[int, int], opening: int, words: Words
) -> frozenset[int]:
    """Return the lines of the document's title: the first heading, if it alone is outermost.

    The only heading by style is one where it is the `opening` of the text, without a number. A
    notice and the plan that it puts out have a title each, before all headings that are below them.
    """
    first = next(iter(levels), 0)
    top = min(levels.values(), default=0)
    outermost = [number for number, level in levels.items() if level == top]
    leading = list(takewhile(lambda number: levels[number] == top, levels))
    if outermost != leading:
        return frozenset()
    if len(leading) > 1:
        kinds = words.pattern("(?:{title.kinds}|{title.first})$")
        titled = all(kinds.search(clean(title_of(lines[number]))) for number in leading)
        return frozenset(leading if titled and len(levels) > len(leading) else ())
    alone = len(levels) == 1
    leads = first == opening and heading_of(lines[first], words) is None
    return frozenset(() if alone and not leads else leading)
