"""Whether one label and one figure of a sentence belong together, and how surely.

The cost is 0 where the label stands right before the figure with nothing foreign in between; it
grows with what has to be supposed. Where several ways are possible, the surest counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.model.words import Words
from plancmp.tracing.verify.figures import Spot
from plancmp.tracing.verify.foreign_words import (
    CLAUSE,
    CLAUSE_END,
    FIGURE,
    ITEM,
    LIST_MARKS,
    ends_there,
    foreign,
    starts_fresh,
    without_asides,
)
from plancmp.tracing.verify.label_pieces import (
    SHORTEST,
    Stretch,
    cuts,
    lay_before,
    lay_behind,
    places,
)
from plancmp.tracing.verify.parallel import out_of_line, side_by_side

_MOST_FOREIGN = 2
_MOST_FOREIGN_TO_WORDS = 6
_LONGEST_LIST = 60
_FARTHEST_BEHIND = 80
_AGE = re.compile("[0-9]+(?:[-~至到][0-9]+)?岁")


@dataclass(frozen=True, slots=True)
class Match:
    """A figure found with its label: where, and how far from certain (0 is best)."""

    spot: Spot
    label: tuple[Stretch, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """One label and one figure of a sentence `text[first:last]`; `known` may stand between them."""

    label: str
    spot: Spot
    text: str
    first: int
    last: int
    words: Words
    known: tuple[str, ...] = ()

    def best(self) -> Match | None:
        """Return the surest way in which the two belong together, None if they do not."""
        found = side_by_side(self.label, self.spot, self.text, self.first, self.words)
        if found is None:
            ways = [*self._whole_before(), *self._whole_behind()] or list(self._in_pieces())
            return min(ways, key=lambda match: match.cost, default=None)
        return self._match(len(found) - 1, *found) if found else None

    @property
    def is_word(self) -> bool:
        """Whether the figure is a word (全覆盖)."""
        return re.search("[0-9]", self.text[self.spot.core : self.spot.end]) is None

    @property
    def paragraph(self) -> int:
        """Where the paragraph of the sentence starts."""
        return self.text.rfind("\n", 0, self.first) + 1

    @property
    def _figure(self) -> re.Pattern[str]:
        return self.words.pattern(FIGURE)

    def _match(self, cost: int, *label: Stretch) -> Match:
        return Match(self.spot, tuple(sorted(label)), cost)

    # the label in one run

    def _whole_before(self) -> Iterator[Match]:
        for place in places(self.label, self.text, self.first, self.spot.start):
            cost = self._cost_before(place[1])
            if cost is not None:
                yield self._match(cost, place)

    def _whole_behind(self) -> Iterator[Match]:
        for place in places(self.label, self.text, self.spot.end, self.last):
            cost = self._cost_behind(place[0])
            if cost is not None:
                yield self._match(cost + 1, place)

    # the label in pieces

    def _in_pieces(self) -> Iterator[Match]:
        yield from self._end_before()
        yield from self._piece_behind()
        yield from self._start_before()
        yield from self._end_in_value()
        pieces = out_of_line(self.label, self.spot, self.text, self.first, self.paragraph)
        if pieces:
            yield self._match(8 + len(pieces), *pieces)

    def _end_before(self) -> Iterator[Match]:
        """The label's end stands before the figure, its start earlier: `伤寒发病率…，死亡率3.9`."""
        for cut in cuts(len(self.label)):
            for place in places(self.label[cut:], self.text, self.first, self.spot.start):
                cost = self._cost_before(place[1])
                if cost is None or (cost and not self.is_word):
                    continue
                if not starts_fresh(self.text, self.first, place[0], self.words):
                    continue
                for start, extra in ((self.first, 1), (self.paragraph, 4)):
                    head = self._start_for(cut, place[0], start)
                    if head:
                        yield self._match(cost + extra + len(head), *head, place)
                        return

    def _start_for(self, cut: int, at: int, start: int) -> list[Stretch]:
        """Find the label's start for its end at `at`; another end nearer to it takes it away."""
        label, text = self.label, self.text
        before = text.rfind(label[cut:], start, at)
        if before >= cut and text.startswith(label, before - cut):
            return [(before - cut, before)]
        nearest = max(start, before + len(label) - cut) if before >= 0 else start
        head = lay_before(label[:cut], text, nearest, at)
        if head:
            return head
        # `甲类和丁类传染病…，其中丁类9种，报告发病率…`: what tells it from others stands last
        for place in cuts(cut):
            found = text.rfind(label[:place], nearest, at)
            if found >= 0 and starts_fresh(text, start, found, self.words):
                rest = lay_before(label[place:cut], text, start, found)
                if rest:
                    return [*rest, (found, found + place)]
        return []

    def _piece_behind(self) -> Iterator[Match]:
        """A piece stands behind the figure; others before both, or further on in the clause."""
        label, text, spot = self.label, self.text, self.spot
        farthest = min(self.last, spot.end + _FARTHEST_BEHIND)
        for cut in (0, *cuts(len(label))):
            for end in (len(label), *reversed(cuts(len(label)))):
                if end - cut < SHORTEST:
                    continue
                piece = label[cut:end]
                for place in places(piece, text, spot.end, farthest):
                    cost = self._cost_behind(place[0])
                    if cost is None:
                        continue
                    clause = CLAUSE_END.search(text, place[1], self.last)
                    stop = clause.start() if clause else self.last
                    tail = lay_behind(label[end:], text, place[1], stop)
                    if tail is None or (tail and not ends_there(text, place[1], self.words)):
                        continue
                    head = self._before_both(label[:cut], piece, place[0])
                    if head is not None:
                        extra = 1 + len(head) + len(tail)
                        yield self._match(cost + extra, *head, place, *tail)
                        return

    def _before_both(self, head: str, piece: str, at: int) -> list[Stretch] | None:
        if not head:
            return []
        for start in (self.first, self.paragraph):
            found = lay_before(head, self.text, start, self.spot.far)
            if found and self.text.find(piece, found[-1][1]) == at:
                return found
        return None

    def _start_before(self) -> Iterator[Match]:
        """The label's start stands before the figure, its end earlier: `传染病…，其中乙类9种`."""
        label, text = self.label, self.text
        for cut in reversed(cuts(len(label))):
            for place in places(label[:cut], text, self.first, self.spot.start):
                if self._cost_before(place[1]) or self._cost_before(place[1]) is None:
                    continue
                tail = lay_before(label[cut:], text, self.first, place[0])
                if tail and starts_fresh(text, self.first, place[0], self.words):
                    yield self._match(2 + len(tail), *tail, place)
                    return

    def _end_in_value(self) -> Iterator[Match]:
        """The label's end is part of the value: `畸形儿低出生率` says 低出生率 of 畸形儿出生率."""
        value = self.text[self.spot.core : self.spot.end]
        for cut in cuts(len(self.label)):
            end = self.label[cut:]
            if not self.is_word or end == value or not value.endswith(end):
                continue
            for place in places(self.label[:cut], self.text, self.first, self.spot.start):
                cost = self._cost_before(place[1])
                if cost is not None:
                    yield self._match(cost + 1, place, (self.spot.end - len(end), self.spot.end))

    # what stands between

    def _cost_before(self, end: int) -> int | None:
        """Return how far a label that ends at `end` is from the figure, None if too far."""
        spot = self.spot
        gap = self.text[end : spot.far if end <= spot.far else spot.start]
        if gap in LIST_MARKS:
            return None  # the figure starts a new item
        plain = not self._figure.search(_AGE.sub("", gap)) and not CLAUSE.search(gap)
        if gap.startswith(LIST_MARKS) and plain:
            return 2 if len(gap) <= _LONGEST_LIST else None  # a list shares the figure
        if ITEM.search(without_asides(gap)) and self._has_object():
            return None
        return self._cost(gap)

    def _cost_behind(self, start: int) -> int | None:
        """Return how far a label that starts at `start` is from the figure, None if too far."""
        gap = self.text[self.spot.end : start]
        if self._figure.search(gap) or len(gap) > _LONGEST_LIST:
            return None
        ends_item = (",", ";", ":") if self.is_word else (",", ";", ":", *LIST_MARKS)
        if gap.endswith("的") and not gap.startswith(ends_item):
            return 2 + gap.count(",")  # attributes of the label
        if re.fullmatch("的(?:要求|标准|比例),.{0,4}", gap):
            return 2
        if CLAUSE.search(gap) or gap.startswith(LIST_MARKS):
            return None
        if gap.endswith(LIST_MARKS):
            # `提高X率和Y率`: a verb goes with the whole list, a number with the first of it
            return 2 if self.is_word else None
        return self._cost(gap)

    def _cost(self, gap: str) -> int | None:
        cost = self._foreign(gap)
        most = _MOST_FOREIGN_TO_WORDS if self.is_word else _MOST_FOREIGN
        if CLAUSE.search(without_asides(gap)):
            most = 0
        if cost <= most:
            return cost
        *others, own = CLAUSE.split(gap)
        if self.is_word and len(others) > 1 and not self._foreign(own):
            # `X率为90%，Y率达80%，实现应保尽保`: the clauses between have their own figures
            return 4 + len(others) if all(map(self._figure.search, others)) else None
        return None

    def _has_object(self) -> bool:
        """Whether the figure counts what stands behind it (`3个流动站点`): no label before it."""
        end = ITEM.search(self.text, self.spot.end, self.last)
        behind = self.text[self.spot.end : end.start() if end else self.last]
        return self._foreign(behind) > 1

    def _foreign(self, text: str) -> int:
        return foreign(text, self.words, self.label, self.known)
