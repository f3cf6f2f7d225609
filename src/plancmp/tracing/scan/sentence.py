"""Figures in a sentence, with the label that each belongs to.

A name stands before its figure (`X率达到95%`), or behind it where things are counted (`建设3个X`).
Names and figures may be enumerated side by side (`X率、Y率分别为1%、2%`); a value may be given with
the one it comes from (`从1‰下降到2‰`), or as a change of what the sentence spoke of last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plancmp.language.figures import Figure, runs
from plancmp.messages import Message, Template, say
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.apart import (
    before_brackets,
    from_earlier_clauses,
    listed_years,
    name_of_whole,
    with_denominator,
)
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.found import Reading, Row
from plancmp.tracing.scan.labels import is_indicator_name, share_of, status, strip_front, total_of
from plancmp.tracing.scan.naming import ITEM, Names
from plancmp.tracing.scan.readings import change_in, change_of, growth_of, level_of, since_in
from plancmp.tracing.scan.timing import Mention, Moment, Setting, moment_in_year, moment_of
from plancmp.tracing.scan.values import level_in_words, reading_of
from plancmp.tracing.scan.words import word_values

_TO = (
    r"(?:的|年)?(?:左右)?,?{moved.how}?(?:分别)?{moved.how}?{moved.verbs}{moved.to}了?"
    r"(?P<year>(?:19|20)[0-9]{2}年(?:底|末)?的?)?"
)
_FROM = r"{moved.from}(?:(?:19|20)[0-9]{2}年(?:底|末)?的?|[“]?十[一二三四五六]五[”]?末的?)?(?:目前的?)?$"
_FROM_BEFORE = re.compile("[从由][^,]{0,14}$")
_DATED = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:底|末)?的?$")
_RANGE = re.compile(r"(?P<one>(?:19|20)[0-9]{2})年?[-~至到](?P<two>(?:19|20)[0-9]{2})年")
_MARKS = ",:"
_LONGEST = 26
_NO_LABEL = Template("scan_no_label", "no label found", "未找到名称")
_NO_PAIRS = Template(
    "scan_no_pairs", "names and figures do not pair", "名称与数值不能一一对应"
)
_A_UNIT = Template("scan_a_unit", "it is a unit", "是计量单位")


@dataclass
class Sentence:
    """One sentence (up to a semicolon) and what was found in it so far.

    `whole` is from where to where the sentence goes that it is a part of, `earlier` the year that
    governed the sentences before, `labels` what the paragraph spoke of.
    """

    names: Names
    whole: tuple[int, int]
    setting: Setting
    earlier: Mention | None
    labels: list[str]
    rows: list[tuple[int, Row]] = field(default_factory=list)
    unused: list[tuple[Figure, Message]] = field(default_factory=list)
    taken: int = 0
    pair: tuple[str, str] = ("", "")

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

    def read(self) -> None:
        """Read the figures of the sentence, then the values that are words."""
        before: list[Figure] = []
        found = [each for each in self.names.figures if not self._is_unit(each)]
        for run in runs(self.text, found):
            if before and self._goes_on(before, run):
                before = run
                continue
            names = self._parallel(run, before) if len(run) > 1 else None
            if names is not None:
                if not names:
                    self.unused += [(each, say(_NO_PAIRS)) for each in run]
            else:
                last = before[-1] if before else None
                for figure in run:
                    self._single(figure, last, run)
                    last = figure
            before = run
        for word in word_values(self.text, self.start, self.names.end, found, self.words):
            name = self.names.printed(*word.label)
            if word.is_part:  # the value is no part of what it is said of
                name = name.replace(word.printed, "", 1)
            reading = level_in_words(word.printed) if word.is_none else reading_of(word.printed)
            if name or self.labels:
                label = name or self.labels[-1]
                place = word.label[0]
                marks = () if name else (doubts.BEFORE,)
                self._add(place, self.names.suggester.without_place(label), reading, (place, place), *marks)

    def _is_unit(self, figure: Figure) -> bool:
        """Whether a figure is the unit in brackets behind a name: X率（1/10万）."""
        text = self.text[figure.core : figure.core_end]
        behind = self.text[figure.end : figure.end + 1]
        if not (self.text[figure.core - 1 : figure.core] == "(" and behind == ")"):
            return False
        if self.names.suggester.vocabulary.units.find(text) is None:
            return False
        self.unused.append((figure, say(_A_UNIT)))
        return True

    # one figure

    def _left(self, figure: Figure, before: Figure | None) -> int:
        """Return where the clause of a figure starts."""
        start = max(self.start, before.end if before else 0, self.taken)
        depth = 0
        for place in range(figure.start - 1, start - 1, -1):
            mark = self.text[place]
            if mark == ")":
                depth += 1
            elif mark == "(":
                if not depth:
                    return place + 1
                depth -= 1
            elif mark in _MARKS and not depth:
                return place + 1
        return start

    def _single(self, figure: Figure, before: Figure | None, run: list[Figure]) -> None:
        left = self._left(figure, before)
        lead = text = self.text[left : figure.start]
        if before is not None and before.unit == "%" and figure.core_end <= self.taken:
            return  # it is part of a name: `80%的X能够提供6类以上Y`
        paragraph, words = self.names.paragraph, self.words
        reading = level_of(paragraph, figure, run)
        change = change_in(text, words)
        if change:
            text = text[: change.start()]
            reading = change_of(
                paragraph, self.start, figure, left + change.start(), change, words
            )
        since = since_in(text, words)
        if since:
            text = text[: since.start()]
        span = (figure.core, figure.end)
        part = status(text, words) or share_of(text, words)
        whole = ""
        if part and not change:
            whole = self.labels[-1] if self.labels else name_of_whole(self.names, left, reading)
        if whole:
            label = f"{part}{total_of(whole, words)}"
            self._add(figure.start, label, reading, span, doubts.BEFORE)
            return
        apart = "" if change else with_denominator(self.names, figure, left)
        if apart:
            self._add(figure.start, apart, reading, span)
            return
        name = self.names.name(left, left + len(_trim(text)))
        name = name or before_brackets(self.names, figure)
        if change and not name:
            if self.labels:
                self._add(figure.start, self.labels[-1], reading, span, doubts.BEFORE)
                return
            reading = level_of(paragraph, figure, run)
        origin = words.pattern(_FROM).search(lead)
        if origin:
            text = lead[: origin.start()]
            name = self.names.name(left, left + len(_trim(text)))
        noun = self.names.noun(figure) if figure.counts or figure.unit == "%" else ""
        if not noun and not name and before is not None and self.labels and not text:
            # `12类45种`: two figures of one name
            self._add(figure.start, self.labels[-1], reading, span, doubts.BEFORE)
            return
        label = self.names.choose(name, noun, figure, reading, lead)
        if not label and self.labels and words.pattern("{moved.mean}+").fullmatch(text):
            self._add(figure.start, self.labels[-1], reading, span, doubts.BEFORE)
            return
        if not label:
            label = from_earlier_clauses(self.names, left, reading)
            if label:
                self._add(figure.start, label, reading, span, doubts.BEFORE)
            else:
                self.unused.append((figure, say(_NO_LABEL)))
            return
        if label in noun:
            self.taken = figure.end + len(noun)
        self._add(figure.start, label, reading, span, *self._cut(label, lead, noun))

    def _cut(self, label: str, lead: str, noun: str) -> tuple[Doubt, ...]:
        """Doubt a label that starts in the middle of a list: 法定甲、乙类… is not 乙类…."""
        at = lead.rfind(label)
        if at > 0 and label not in noun and ITEM.search(lead[max(at - 2, 0) : at]):
            return (doubts.CUT,)
        return ()

    # what one figure changed to

    def _goes_on(self, before: list[Figure], run: list[Figure]) -> bool:
        """Read what other figures changed to: `从1‰下降到2‰`, `由a、b下降到c、d`."""
        between = self.text[before[-1].end : run[0].start]
        to = self.words.pattern(_TO).fullmatch(between)
        count = len(before)
        places = [place for place, _ in self.rows[-count:]]
        if to is None or places != [each.start for each in before]:
            return False
        lead = self.text[self.whole[0] : before[0].start]
        dated = _DATED.search(lead)
        if not dated and not _FROM_BEFORE.search(lead):
            return False
        came = self.rows[-count:]
        if count == 1 and len(run) > 1:
            years = listed_years(self.names, before[0].start, len(run))
            if not years:
                return False
            self._from(came, dated["year"] if dated else "", ())
            for figure, year in zip(run, years, strict=True):
                self._in_year(figure, run, came[0][1].label, year)
            return True
        if count != len(run):
            return False
        ranged = _RANGE.search(lead)
        year, marks = self._origin(dated["year"] if dated else "", ranged)
        self._from(came, year, marks)
        for figure, (_, row) in zip(run, came, strict=True):
            moment = self._moment((figure.core, figure.end))
            if not to["year"]:
                moment = self._arrival(moment, dated is not None, ranged)
            reading = level_of(self.names.paragraph, figure, run)
            self._add_row(figure.start, row.label, reading, moment, *row.doubts[:0])
        if dated and to["year"]:
            self.pair = (dated["year"], to["year"][:4])
        return True

    def _origin(self, year: str, ranged: re.Match[str] | None) -> tuple[str, tuple[Doubt, ...]]:
        """Return the year of what a figure came from, and the doubts about it."""
        if year or ranged:
            return year or (ranged["one"] if ranged else ""), ()
        if self.pair[0]:
            return self.pair[0], (doubts.CARRIED,)
        if self.setting.period and self.setting.background:
            return str(self.setting.period.prior_base), (doubts.YEAR,)
        return "", (doubts.YEAR,)

    def _arrival(self, moment: Moment, dated: bool, ranged: re.Match[str] | None) -> Moment:
        """Return the moment of what a figure changed to, where no year stands before it."""
        if ranged:
            year = ranged["two"]
            return replace(moment, year="" if year == self.setting.usual(moment.role) else year)
        if self.pair[1] and not dated:
            return replace(moment, year=self.pair[1], doubts=(doubts.CARRIED,))
        if dated:  # the year before it is the other's
            usual = self.setting.usual(moment.role)
            return Moment(moment.role, "", () if usual else (doubts.YEAR,))
        return moment

    def _from(self, came: list[tuple[int, Row]], year: str, marks: tuple[Doubt, ...]) -> None:
        """Make rows those of the base values that others came from."""
        role = "actual" if self.setting.background else "baseline"
        shown = "" if year == self.setting.usual(role) else year
        kept = (doubts.BEFORE, doubts.CUT, doubts.LONG)
        for at, (place, row) in enumerate(came, len(self.rows) - len(came)):
            reading = next(iter(row.values.values()))
            open_doubts = tuple(each for each in row.doubts if each in kept)
            if not year and doubts.YEAR not in marks:
                marks = (*marks, doubts.YEAR)
            self.rows[at] = place, replace(
                row, values={role: reading}, year=shown, doubts=(*open_doubts, *marks)
            )

    # several at once

    def _parallel(self, run: list[Figure], before: list[Figure]) -> list[str] | None:
        """Read `X率、Y率分别为1%、2%`; return the names, none where they do not pair.

        Returns None where the figures are not of that kind.
        """
        left = self._left(run[0], before[-1] if before else None)
        lead = self.text[left : run[0].start]
        at = lead.rfind("分别")
        years = listed_years(self.names, run[0].start, len(run))
        if at < 0 and not years:
            return self._listed(run, left, lead)
        change = change_in(lead, self.words)
        names: list[str] = []
        text = lead[:at] if at >= 0 else lead
        start = left
        since = since_in(text, self.words)
        without = text[: since.start()] + text[since.end() :] if since else text
        if len(_trim(strip_front(without, self.words))) < 3:
            text = ""
            if start - 1 > self.start:
                start = max(self.text.rfind(mark, self.start, left - 1) for mark in _MARKS) + 1
                start = max(start, self.start)
                if not any(start <= each.core < left for each in self.names.figures):
                    text = self.text[start : left - 1]
        elif since:
            text = text[: since.start()]
        name = self.names.name(start, start + len(_trim(text)))
        if years and name and len(ITEM.split(name)) != len(run):
            for figure, year in zip(run, years, strict=True):
                self._in_year(figure, run, name, year, change, left)
            return [name]
        if text:
            names = self.names.items(start, start + len(_trim(text)), len(run))
        carried = not text or len(names) != len(run)
        if len(names) != len(run):
            names = self.labels[-len(run) :]
        if len(names) != len(run):
            return []
        for name, figure in zip(names, run, strict=True):
            reading = self._value(figure, run, change, left)
            marks = (doubts.BEFORE,) if carried else ()
            self._add(figure.start, name, reading, (figure.core, figure.end), *marks)
        return names

    def _value(
        self, figure: Figure, run: list[Figure], change: re.Match[str] | None, left: int
    ) -> Reading:
        paragraph = self.names.paragraph
        if change is None:
            return level_of(paragraph, figure, run)
        place = left + change.start()
        return change_of(paragraph, self.start, figure, place, change, self.words)

    def _in_year(
        self, figure: Figure, run: list[Figure], name: str, year: str,
        change: re.Match[str] | None = None, left: int = 0,
    ) -> None:  # fmt: skip
        """Add a row for one of several figures whose years are enumerated before them."""
        sentence = self.text[self.whole[0] : figure.core]
        moment = moment_in_year(sentence, int(year), self.setting, self.words)
        reading = self._value(figure, run, change, left)
        for label in self.names.shared(name):
            self._add_row(figure.start, label, growth_of(label, reading, self.words), moment)

    def _listed(self, run: list[Figure], left: int, lead: str) -> list[str] | None:
        """Read `X率、Y率达到1%、2%`, without 分别: as many names of indicators as figures."""
        names = self.names.items(left, left + len(_trim(lead)), len(run))
        if len(names) != len(run) or not all(is_indicator_name(each, self.words) for each in names):
            return None
        for name, figure in zip(names, run, strict=True):
            reading = level_of(self.names.paragraph, figure, run)
            self._add(figure.start, name, reading, (figure.core, figure.end))
        return names

    # the rows

    def _moment(self, span: tuple[int, int]) -> Moment:
        first, last = self.whole
        moment = moment_of(
            self.text[first:last], span[0] - first, span[1] - first, self.setting, self.words
        )
        if self.earlier is None or moment.year or self.setting.lead:
            return moment
        usual = self.setting.usual(moment.role)
        if doubts.YEAR in moment.doubts:
            marks = tuple(each for each in moment.doubts if each is not doubts.YEAR)
            year = str(self.earlier.last)
            return replace(moment, year=year if year != usual else "", doubts=(*marks, doubts.CARRIED))
        if moment.role == "target" and self.earlier.kind == "aimed" and str(self.earlier.last) != usual:
            return replace(moment, doubts=(*moment.doubts, doubts.YEAR))
        return moment

    def _add(
        self, place: int, label: str, reading: Reading, span: tuple[int, int], *marks: Doubt
    ) -> None:
        """Add a row for each name of a label; `marks` are what is doubtful about the label."""
        moment = self._moment(span)
        names = self.names.shared(label)
        if len(names) > 1 and not re.search("均|都|分别", self.text[max(0, place - 6) : place]):
            marks = (*marks, doubts.SHARED)
        for name in names:
            self._add_row(place, name, growth_of(name, reading, self.words), moment, *marks)

    def _add_row(
        self, place: int, label: str, reading: Reading, moment: Moment, *marks: Doubt
    ) -> None:
        self.labels.append(label)
        line = self.names.paragraph.line(place)
        if len(label) > _LONGEST:
            marks = (*marks, doubts.LONG)
        if self.names.suggester.is_unit_of(label, reading.printed):
            marks = (*marks, doubts.UNIT)
        found = Row(line, label, {moment.role: reading}, "", moment.year, "", (*marks, *moment.doubts))
        self.rows.append((place, found))


def _trim(text: str) -> str:
    return text.rstrip(",:")
