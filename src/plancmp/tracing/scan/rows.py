"""The rows of a sentence as they are found, each with its moment and what is doubtful about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plancmp.language.figures import Figure
from plancmp.messages import Message
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import clause_start
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import counts_in, is_indicator_name
from plancmp.tracing.scan.naming import Names
from plancmp.tracing.scan.prose_values import change_of, growth_of, level_of
from plancmp.tracing.scan.setting import Moment, Setting
from plancmp.tracing.scan.timing import moment_in_year, moment_of
from plancmp.tracing.scan.values import parsed

_AT_PRESENT = "[由从](?:{cue.now})的?$"
_PER = re.compile("每[0-9.]*[万千百十]+[^,。;]{0,30}$")
_SHORTEST, _BARE = 3, 4
_OF_EACH = "(?=每){wording.every}[^,。;0-9]{0,30}$"
_EACH = ("每", "人均")
ATTRIBUTES = ("persons", "beds")
"""Dimensions of what institutions have: counted behind them, it may be theirs."""


@dataclass
class Said:
    """What was read before in a paragraph: its labels, and of the same sentence its last figure.

    `pair` are the years between which it says that figures changed, `rows` the rows of the sentence
    up to its last semicolon.
    """

    labels: list[str] = field(default_factory=list)
    last: Figure | None = None
    pair: tuple[str, str] = ("", "")
    rows: list[tuple[int, DraftRow]] = field(default_factory=list)


@dataclass
class SentenceRows:
    """One sentence (up to a semicolon) and the rows that were found in it so far.

    `whole` is from where to where the sentence goes that it is a part of, `said` what was read
    before it.
    """

    names: Names
    whole: tuple[int, int]
    setting: Setting
    said: Said
    rows: list[tuple[int, DraftRow]] = field(default_factory=list)
    unused: list[tuple[Figure, Message]] = field(default_factory=list)
    taken: int = 0

    @property
    def labels(self) -> list[str]:
        """What the paragraph spoke of."""
        return self.said.labels

    @property
    def text(self) -> str:
        """The paragraph in half width."""
        return self.names.text

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.names.words

    @property
    def start(self) -> int:
        """Where the sentence starts in its paragraph."""
        return self.names.start

    def _moment(self, span: tuple[int, int]) -> Moment:
        first, last = self.whole
        here = span[0] - first, span[1] - first
        counts = any(figure.core == span[0] and figure.counts for figure in self.names.figures)
        moment = moment_of(self.text[first:last], here, counts, self.setting, self.words)
        based = self.words.pattern("的?{time.base}").match(self.text, span[1])
        if based or self.words.pattern(_AT_PRESENT).search(self.text[first : span[0]]):
            usual = self.setting.usual("baseline")
            return Moment("baseline", "", (doubts.YEAR,) if not usual or moment.said else ())
        return moment

    def _add(
        self, place: int, label: str, reading: Reading, span: tuple[int, int], *marks: Doubt,
        moment: Moment | None = None,
    ) -> None:  # fmt: skip
        """Add a row for each name of a label; `marks` are what is doubtful about the label."""
        moment = moment or self._moment(span)
        of_each = re.search("[均都][^,。;]{0,6}$", self.text[self.start : place]) is not None
        names = self.names.shared(label, of_each=of_each)
        if (
            len(names) > 1 and "分别" in self.text[self.start : place]
        ):  # as many figures are missing
            marks = (*marks, doubts.SHARED)
        for name in names:
            self._add_row(place, name, growth_of(name, reading, self.words), moment, *marks)

    def _add_row(
        self, place: int, label: str, reading: Reading, moment: Moment, *marks: Doubt
    ) -> None:
        owner = self._owner(label, reading, place)
        label = owner + label
        self.labels.append(label)
        line = self.names.paragraph.line(place)
        lead = self.text[self.start : place]
        each = self.words.pattern(_OF_EACH).search(lead) and re.search("[0-9]", reading.printed)
        per = _PER.search(lead) and not label.startswith(_EACH)
        if (each or per) and "每" not in label:
            marks = (*marks, doubts.CUT)
        if doubts.CUT not in marks and self._is_bare(label, reading, place):
            marks = (*marks, doubts.CUT)
        if self._is_part(label, reading, place):
            marks = (*marks, doubts.PART)
        if self._is_elsewhere(label, place):
            marks = (*marks, doubts.PLACE)
        if reading.given.get("measure") == "qualitative" and re.search("[0-9]", reading.printed):
            marks = (*marks, doubts.VALUE)
        if self.names.suggester.is_unit_of(label, reading.printed):
            marks = (*marks, doubts.UNIT)
        if self._differs(label, moment, reading):
            marks = (*marks, doubts.TWICE)
        if self._is_listed(label, reading):
            marks = (*marks, doubts.LISTED)
        found = DraftRow(
            line, label, {moment.role: reading}, "", moment.year, "", (*marks, *moment.doubts),
            is_part=bool(owner),
        )  # fmt: skip
        self.rows.append((place, found))

    def _is_elsewhere(self, label: str, place: int) -> bool:
        """Whether a place stands in front of a label that is not the document's own."""
        at = self.names.paragraph.printed.rfind(label, self.start, place)
        before = self.text[self.start : max(at, self.start)]
        elsewhere = self.words.pattern
        if at < 0 and elsewhere("{place.elsewhere}[^,。;]{0,3}$").search(
            self.text[self.start : place]
        ):
            return True
        if elsewhere("^{place.elsewhere}").search(label) or elsewhere(
            "{place.elsewhere}的?$"
        ).search(before):
            return True
        found = self.names.suggester.place_before(before)
        places = self.names.suggester.vocabulary.places
        own = places.get(self.setting.header.place)
        if not found or (own is not None and own.zh.startswith(found)):
            return False
        if self.words.pattern("{place.nation}").fullmatch(found):
            return own is not None and own.above != ""
        return True

    def _dimension(self, reading: Reading) -> str:
        """Return the dimension of the unit that a value is printed in, empty without one."""
        value = parsed(reading.printed)
        unit = self.names.suggester.vocabulary.units.find(value.unit) if value else None
        return unit.dimension if unit is not None else ""

    def _is_bare(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a label is too short: 床位 may be of the hospitals counted before."""
        known = self.names.suggester.suggest(label, parsed(reading.printed)).is_known
        if self.words.pattern("{part.of}(?:以[^上下,。;][^,。;]*)?").fullmatch(label):
            return True
        if known and self._may_be_theirs(label, reading, place):
            return True
        shortest = _SHORTEST if self._dimension(reading) == "count" else _BARE
        if len(label) > shortest or (self.rows and label == self.rows[-1][1].label):
            return False
        after = any(self.whole[0] <= figure.core < place for figure in self.names.figures)
        after = after and not counts_in(label, "count", self.words)
        if is_indicator_name(label, self.words) and len(label) == _BARE:
            return False
        return after or (len(label) <= _SHORTEST and not known)

    def _may_be_theirs(self, label: str, reading: Reading, place: int) -> bool:
        """Whether what is counted may be that of institutions that were counted before it."""
        if self._dimension(reading) not in ATTRIBUTES:
            return False
        named = self.words.pattern("{counted_in.count}").search(label)
        return named is None and bool(self._owners(place))

    def _owners(self, place: int) -> set[str]:
        """Return the institutions counted before a place, but for those in brackets."""
        found: set[str] = set()
        for rows in (self.rows, self.said.rows):
            found = found or {
                row.label
                for start, row in rows
                if counts_in(row.label, "count", self.words)
                and not leaves_bracket(self.text[start:place])
            }
        return found

    def _owner(self, label: str, reading: Reading, place: int) -> str:
        """Return the one kind of institutions whose beds are counted: `医院3家,床位90张`."""
        owners = self._owners(place)
        if len(owners) != 1 or self._dimension(reading) != "beds":
            return ""
        known = self.names.suggester.suggest(label, parsed(reading.printed)).is_known
        return owners.pop() if known and self._may_be_theirs(label, reading, place) else ""

    def _differs(self, label: str, moment: Moment, reading: Reading) -> bool:
        """Whether the sentence has given another value of the same for the same time."""
        return any(
            row.label == label
            and row.year == moment.year
            and (other := row.values.get(moment.role)) is not None
            and _is_level(other)
            and _is_level(reading)
            and other.printed != reading.printed
            for _, row in (*self.said.rows, *self.rows)
        )

    def _is_listed(self, label: str, reading: Reading) -> bool:
        """Whether a count is that of what the text lists: 8项任务."""
        counts = self._dimension(reading) == "count"
        return counts and self.words.pattern("{name.of_text}$").search(label) is not None

    def _is_part(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a label may only say which part of something is counted: 其中市级5家.

        A noun that is counted in the figure's unit says itself what it is; an indicator is that of
        the part only if it is within the one that was spoken of: 卫生人员总数中, 执业医师.
        """
        if self.rows and self.rows[-1][1].label == label:  # a change of what came before
            return doubts.PART in self.rows[-1][1].doubts
        lead = self.text[self.whole[0] : place]
        within = [
            match
            for match in self.words.pattern("{part.within}").finditer(lead)
            if not leaves_bracket(lead[match.start() :])
        ]
        if not within or is_indicator_name(label, self.words) or label.startswith(_EACH):
            return False
        suggest, dimension = self.names.suggester.suggest, self._dimension(reading)
        if not dimension or not counts_in(label, dimension, self.words):
            return True
        found = suggest(label, parsed(reading.printed)).indicator
        if found is None:
            return False
        at = self.whole[0] + within[-1].start()
        before = [row for start, row in self.rows if start < at]
        if before and of_label(before[-1]):
            return True  # of what that is, is not certain itself
        wholes = [row.label for row in before] or self.labels[-1:]
        wholes.append(self.names.name(clause_start(self.names, at), at))
        above = next(filter(None, (suggest(label).indicator for label in reversed(wholes))), None)
        return above is None or not self.names.suggester.vocabulary.is_within(found, above)

    def _value(
        self, figure: Figure, run: list[Figure], change: re.Match[str] | None, left: int
    ) -> Reading:
        paragraph = self.names.paragraph
        if change is None:
            return level_of(paragraph, figure, run)
        place = left + change.start()
        unit = "" if figure.unit else run[-1].unit
        return change_of(paragraph, self.start, figure, place, change, self.words, unit)

    def _in_year(
        self, figure: Figure, run: list[Figure], name: str, year: str, *marks: Doubt,
        change: re.Match[str] | None = None, left: int = 0,
    ) -> None:  # fmt: skip
        """Add a row for one of several figures whose years are enumerated before them."""
        sentence = self.text[self.whole[0] : figure.core]
        moment = moment_in_year(sentence, int(year), self.setting, self.words)
        reading = self._value(figure, run, change, left)
        for label in self.names.shared(name):
            reading = growth_of(label, reading, self.words)
            self._add_row(figure.start, label, reading, moment, *marks)


def _is_level(reading: Reading) -> bool:
    value = parsed(reading.printed)
    return value is not None and value.measure == "level" and not reading.given


def leaves_bracket(text: str) -> bool:
    """Whether a bracket is closed in a text that was opened before it."""
    depth = 0
    for mark in text:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return False


def of_label(row: DraftRow) -> tuple[Doubt, ...]:
    """Return what is doubtful about the label of a row, whatever its value."""
    kept = (doubts.BEFORE, doubts.CUT, doubts.LONG, doubts.SHARED, doubts.PART)
    return tuple(doubt for doubt in row.doubts if doubt in kept)
