"""Where a statement stands in a text: the section, the box or table, there label and figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from plancmp.language.blocks import Block, Paragraph, TableBlock
from plancmp.language.folding import clean
from plancmp.model.plan import Statement
from plancmp.model.words import Words
from plancmp.tracing.scan.parts import FRONT, UNTITLED
from plancmp.tracing.verify.figures import take_apart
from plancmp.tracing.verify.prose import matches
from plancmp.tracing.verify.rows import search_rows
from plancmp.tracing.verify.search import Location, Search, Use
from plancmp.tracing.verify.stream import Stream, stream

_REST = 400
"""How much of a sentence is looked at behind a figure."""


def title_key(text: str) -> str:
    """Return a path of headings, or a title, so that two prints of the same are equal."""
    return "/".join(clean(title).rstrip("。.:") for title in text.split("/"))


class Locator:
    """Looks statements up in one text.

    `context` are all statements of the plan: what it says elsewhere of the same label may stand
    between that label and its figure.
    """

    def __init__(
        self, blocks: Iterable[Block], words: Words, context: Iterable[Statement] = ()
    ) -> None:
        self.words = words
        self._sections: set[str] = set()
        self._paragraphs: dict[tuple[str, str, str], list[Paragraph]] = defaultdict(list)
        self._tables: dict[tuple[str, str], list[TableBlock]] = defaultdict(list)
        for block in blocks:
            where = block.where
            section, name = title_key(where.section or FRONT), title_key(where.name)
            self._sections.add(section)
            if isinstance(block, TableBlock):
                self._tables[section, name or UNTITLED].append(block)
            elif isinstance(block, Paragraph):
                self._paragraphs[section, where.channel, name].append(block)
                if where.annex:
                    self._paragraphs[section, "annex", ""].append(block)
        self._streams: dict[tuple[str, str, str], Stream] = {}
        self._known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for statement in context:
            self._known[statement.section, statement.label] |= {
                clean(statement.scope),
                clean(statement.value.printed),
            }

    def search(self, statement: Statement) -> Search:
        """Return the best places of a statement, or why there is none."""
        section, name = title_key(statement.section), title_key(statement.block)
        if section not in self._sections:
            return Search(reason="section")
        if statement.channel == "table":
            grids = [table.grid for table in self._tables.get((section, name), ())]
            return search_rows(statement, grids, self.words) if grids else Search(reason="place")
        if statement.channel != "box":
            name = ""
        return self._search_prose(statement, self._stream(section, statement.channel, name))

    def elsewhere(self, statement: Statement) -> str:
        """Return the first section (and box) of the text where a statement does stand, or ''."""
        for section, channel, name in self._paragraphs:
            if channel in ("text", "box") and self._places(
                statement, self._stream(section, channel, name)
            ):
                return "/".join(filter(None, (section, name)))
        return ""

    def _stream(self, section: str, channel: str, name: str) -> Stream:
        key = (section, channel, name)
        if key not in self._streams:
            self._streams[key] = stream(self._paragraphs.get(key, ()))
        return self._streams[key]

    def _search_prose(self, statement: Statement, text: Stream) -> Search:
        if not text.text:
            return Search(reason="place")
        places = self._places(statement, text)
        if places:
            best = min(place.cost for place in places)
            return Search(tuple(place for place in places if place.cost == best))
        if clean(statement.label) not in text.text:
            return Search(reason="label")
        stands = take_apart(clean(statement.value.printed), self.words).core in text.text
        return Search(reason="apart" if stands else "value")

    def _places(self, statement: Statement, text: Stream) -> list[Location]:
        label, printed = clean(statement.label), clean(statement.value.printed)
        if not label or not printed:
            return []
        known = self._known.get((statement.section, statement.label), set())
        found = self._paired(label, printed, text, known)
        ratio = self.words.pattern("(.{2,}?){part.ratio}").fullmatch(label)
        if not found and ratio and label not in text.text:  # X90个,占20.8%: 20.8% is called X占比
            known = known | self._known.get((statement.section, ratio[1]), set())
            return self._paired(ratio[1], self.words.of("part.share")[0] + printed, text, known)
        return found

    def _paired(self, label: str, printed: str, text: Stream, known: set[str]) -> list[Location]:
        """Return where a label and a value stand together; `known` may stand between them."""
        found: dict[int, Location] = {}
        for match in matches(label, printed, text, self.words, known):
            spot = match.spot
            stretches = [
                (spot.core, spot.end),
                (spot.far, max(spot.far, spot.run[0][0])),
                *match.label,
            ]
            uses = tuple(use for stretch in stretches for use in _uses(text, *stretch))
            place = Location(
                *text.origin(spot.core), uses, match.cost, *_around(text.text, spot.core, spot.end)
            )
            if spot.core not in found or found[spot.core].cost > place.cost:
                found[spot.core] = place
        return list(found.values())


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the paragraph up to a figure, and the rest of its sentence."""
    return text[text.rfind("\n", 0, start) + 1 : start], re.split(
        "[。!?\n]", text[end:], maxsplit=1
    )[0]


def _uses(text: Stream, start: int, end: int) -> list[Use]:
    """Return the stretches of lines that a stretch of a stream is made of."""
    found: list[Use] = []
    while start < end:
        line, offset = text.origin(start)
        stop = min(end, text.next_line(start))
        found.append((line, offset, offset + stop - start))
        start = stop
    return found
