"""Where a statement stands in a text: the section, the box or table, there label and figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from plancmp.model.plan import Statement
from plancmp.tracing.verify.figures import take_apart
from plancmp.tracing.verify.found import Place, Search, Use
from plancmp.tracing.verify.outline import Part, outline
from plancmp.tracing.verify.prose import matches
from plancmp.tracing.verify.rows import search_rows
from plancmp.tracing.verify.source import SourceText, Stream, clean, stream


class Locator:
    """Looks statements up in one text.

    `context` are all statements of the plan: what it says elsewhere of the same label may stand
    between that label and its figure.
    """

    def __init__(self, source: SourceText, context: Iterable[Statement] = ()) -> None:
        self.parts: list[Part] = outline(source)
        self._sections = {part.section for part in self.parts}
        self._streams: dict[tuple[str, str, str], Stream] = {}
        self._known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for each in context:
            words = self._known[each.section, each.label]
            words.update((clean(each.scope), clean(each.value.printed)))

    def search(self, statement: Statement) -> Search:
        """Return the best places of a statement, or why there is none."""
        section = clean(statement.section).rstrip("。")
        name = clean(statement.place)
        if section not in self._sections:
            return Search(reason="section")
        if statement.channel == "table":
            grids = [
                part.grid
                for part in self.parts
                if part.grid and part.section == section and part.name == name
            ]
            return search_rows(statement, grids) if grids else Search(reason="place")
        return self._search_prose(statement, self._stream(section, statement.channel, name))

    def elsewhere(self, statement: Statement) -> str:
        """Return the first section (and box) of the text where a statement does stand, or ''."""
        for section, channel, name in dict.fromkeys(
            (part.section, part.channel, part.name)
            for part in self.parts
            if part.channel in ("text", "box")
        ):
            if self._places(statement, self._stream(section, channel, name)):
                return "/".join(filter(None, (section, name)))
        return ""

    def _stream(self, section: str, channel: str, name: str) -> Stream:
        key = (section, channel, name)
        if key not in self._streams:
            self._streams[key] = stream(
                line
                for part in self.parts
                if part.section == section
                and (part.annex if channel == "annex" else part.channel == channel)
                and (channel != "box" or part.name == name)
                for line in part.lines
            )
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
        stands = take_apart(clean(statement.value.printed)).core in text.text
        return Search(reason="apart" if stands else "value")

    def _places(self, statement: Statement, text: Stream) -> list[Place]:
        label, printed = clean(statement.label), clean(statement.value.printed)
        if not label or not printed:
            return []
        known = self._known.get((statement.section, statement.label), set())
        found: dict[int, Place] = {}
        for match in matches(label, printed, text, known):
            spot = match.spot
            stretches = [
                (spot.core, spot.end),
                (spot.far, max(spot.far, spot.run[0][0])),
                *match.label,
            ]
            uses = tuple(use for stretch in stretches for use in _uses(text, *stretch))
            place = Place(*text.origin(spot.core), uses, match.cost)
            if spot.core not in found or found[spot.core].cost > place.cost:
                found[spot.core] = place
        return list(found.values())


def _uses(text: Stream, start: int, end: int) -> list[Use]:
    """Return the stretches of lines that a stretch of a stream is made of."""
    found: list[Use] = []
    while start < end:
        line, offset = text.origin(start)
        stop = min(end, text.next_line(start))
        found.append((line, offset, offset + stop - start))
        start = stop
    return found
