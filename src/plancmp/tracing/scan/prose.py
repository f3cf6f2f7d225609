"""Figures in sentences, with the label that each belongs to.

A name stands before its figure (`X率达到95%`), or behind it where things are counted (`建设3个X`).
Names and figures may be enumerated side by side (`X率、Y率分别为1%、2%`); a value may be given with
the one it comes from (`从1‰下降到2‰`), or as a change of what the sentence spoke of last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plancmp.language.paragraphs import Figure, Paragraph, figures, paragraphs, runs
from plancmp.tracing.scan.apart import (
    before_brackets,
    from_earlier_clauses,
    listed_years,
    name_of_whole,
    with_denominator,
)
from plancmp.tracing.scan.found import Reading, Row, Unused
from plancmp.tracing.scan.labels import is_indicator_name, share_of, status, strip_front, total_of
from plancmp.tracing.scan.naming import Names
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.readings import CHANGE, SINCE, change_of, growth_of, level_of
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.timing import Moment, Period, moment_of
from plancmp.tracing.scan.values import level_by_hand, reading_of
from plancmp.tracing.scan.words import word_values

SENTENCE = re.compile(r"[^。;!?！？\n]{1,2000}")
_TO = re.compile(
    r"(?:的|年)?(?:左右)?,?(?:逐步|逐年|大幅|稳步|明显|显著)?"
    r"(?:提高|提升|增加|增长|上升|下降|降低|减少|缩短|降|升|增|减|改善|调整|扩大|发展)(?:到|至|为)了?(?:(?:19|20)[0-9]{2}年(?:底|末)?的?)?"
)
_FROM = re.compile(
    r"(?:从|由)(?:原来的?|(?:19|20)[0-9]{2}年(?:底|末)?的?|[“]?十[一二三四]五[”]?末的?)?$"
)
_MEAN = re.compile(r"(?:年均|平均|每年|人均|累计|约|为|达)+")
_FROM_BEFORE = re.compile("[从由][^,]{0,14}$")
_DATED = re.compile("(?P<year>(?:19|20)[0-9]{2})年(?:底|末)?的?$")
_ANY_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_WITHIN = ("均", "全部", "所有", "每个")
_MARKS = ",:"


@dataclass
class _Sentence:
    """One sentence of a part and what was found in it so far."""

    paragraph: Paragraph
    start: int
    end: int
    part: Part
    period: Period
    names: Names
    rows: list[tuple[int, Row]] = field(default_factory=list)
    unused: list[tuple[Figure, str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    taken: int = 0

    @property
    def norm(self) -> str:
        return self.paragraph.norm

    def printed(self, start: int, end: int) -> str:
        return self.paragraph.printed[start:end]

    def read(self, found: list[Figure]) -> None:
        """Read the figures of the sentence, then the values that are words."""
        grouped = runs(self.norm, found)
        before: Figure | None = None
        for run in grouped:
            if len(run) > 1 and (names := self._parallel(run, before)) is not None:
                if not names:
                    self.unused += [(each, "names and figures do not pair") for each in run]
                before = run[-1]
                continue
            for figure in run:
                self._single(figure, before, run)
                before = figure
        for word in word_values(self.norm, self.start, self.end, found):
            name = self.printed(*word.label)
            if word.printed in _WITHIN:  # the value is no part of what it is said of
                name = name.replace(word.printed, "", 1)
            reading = (
                level_by_hand(word.printed, "0", "例") if word.is_none else reading_of(word.printed)
            )
            if name or self.labels:
                label = name or self.labels[-1]
                self._add(word.label[0], label, reading, word.label[0], not name)

    # one figure

    def _left(self, figure: Figure, before: Figure | None) -> int:
        """Return where the clause of a figure starts."""
        start = max(self.start, before.end if before else 0, self.taken)
        depth = 0
        for place in range(figure.start - 1, start - 1, -1):
            mark = self.norm[place]
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
        text = self.norm[left : figure.start]
        if before is not None and self._goes_on(before, figure):
            return
        if before is not None and before.unit == "%" and figure.core_end <= self.taken:
            return  # it is part of a name: `80%的X能够提供6类以上Y`
        reading = level_of(self.paragraph, figure, run)
        change = CHANGE.search(text)
        if change:
            text = text[: change.start()]
            reading = change_of(self.paragraph, self.start, figure, left + change.start(), change)
        since = SINCE.search(text)
        if since:
            text = text[: since.start()]
        part = status(text) or share_of(text)
        whole = ""
        if part and not change:
            whole = self.labels[-1] if self.labels else name_of_whole(self.names, left, reading)
        if whole:
            label = f"{part}{total_of(whole)}"
            self._add(figure.start, label, reading, figure.core, True)
            return
        apart = "" if change else with_denominator(self.names, figure, left)
        if apart:
            self._add(figure.start, apart, reading, figure.core, False)
            return
        name_end = left + len(_trim(text))
        name = self.names.name(left, name_end) or before_brackets(self.names, figure)
        if change and not name:
            if self.labels:
                self._add(figure.start, self.labels[-1], reading, figure.core, True)
                return
            reading = level_of(self.paragraph, figure, run)
        if _FROM.search(self.norm[left : figure.start]):
            text = _FROM.sub("", self.norm[left : figure.start])
            name = self.names.name(left, left + len(_trim(text)))
        noun = self.names.noun(figure) if figure.counts or figure.unit == "%" else ""
        if not noun and not name and before is not None and self.labels and not text:
            # `12类45种`: two figures of one name
            self._add(figure.start, self.labels[-1], reading, figure.core, True)
            return
        label = self.names.choose(name, noun, figure, reading, self.norm[left : figure.start])
        if not label and self.labels and _MEAN.fullmatch(text):
            self._add(figure.start, self.labels[-1], reading, figure.core, True)
            return
        if not label:
            label = from_earlier_clauses(self.names, left, reading)
            if label:
                self._add(figure.start, label, reading, figure.core, True)
            else:
                self.unused.append((figure, "no label found"))
            return
        if label in noun:
            self.taken = figure.end + len(noun)
        self._add(figure.start, label, reading, figure.core, False)

    def _goes_on(self, before: Figure, figure: Figure) -> bool:
        """Whether a figure is what another one changed to: `从1‰下降到2‰`."""
        between = self.norm[before.end : figure.start]
        if not _TO.fullmatch(between) or not self.rows or self.rows[-1][0] != before.start:
            return False
        lead = self.norm[self.start : before.start]
        dated = _DATED.search(lead)
        if not dated and not _FROM_BEFORE.search(lead):
            return False
        place, row = self.rows[-1]
        role, first = next(iter(row.values.items()))
        moment = self._moment(figure.core)
        background = self.part.background
        year = dated["year"] if dated else str(self.period.prior_base) if background else ""
        role = role if background else "baseline"
        if year == str(self.period.base):
            year = ""
        one = Row(row.line, row.label, {role: first}, row.unit, year, "", row.doubts)
        self.rows[-1] = place, one
        year = "" if dated and not _ANY_YEAR.search(between) else moment.year
        reading = level_of(self.paragraph, figure, [figure])
        self._add_row(figure.start, row.label, reading, moment.role, year)
        return True

    # several at once

    def _parallel(self, run: list[Figure], before: Figure | None) -> list[str] | None:
        """Read `X率、Y率分别为1%、2%`; return the names, none where they do not pair.

        Returns None where the figures are not of that kind.
        """
        left = self._left(run[0], before)
        lead = self.norm[left : run[0].start]
        at = lead.rfind("分别")
        if at < 0:
            return self._listed(run, left, lead)
        change = CHANGE.search(lead)
        names: list[str] = []
        text = lead[:at]
        start = left
        if len(_trim(strip_front(SINCE.sub("", text)))) < 3:
            text = ""
            if start - 1 > self.start:
                start = max(self.norm.rfind(mark, self.start, left - 1) for mark in _MARKS) + 1
                start = max(start, self.start)
                piece = self.norm[start : left - 1]
                if not figures(self.norm) or not any(
                    start <= each.core < left for each in figures(self.norm)
                ):
                    text = piece
        years = listed_years(self.names, left, len(run))
        if years:
            name = self.names.name(left, left + len(_trim(text)))
            if name and not change:
                for figure, year in zip(run, years, strict=True):
                    role = "target" if int(year) > self.period.base else "actual"
                    usual = self.period.last if role == "target" else self.period.base
                    reading = level_of(self.paragraph, figure, run)
                    given = "" if int(year) == usual else year
                    self._add_row(figure.start, name, reading, role, given)
                return [name]
        if text:
            names = self.names.items(start, start + len(_trim(text)), len(run))
        if len(names) != len(run):
            names = self.labels[-len(run) :]
        if len(names) != len(run):
            return []
        for name, figure in zip(names, run, strict=True):
            reading = level_of(self.paragraph, figure, run)
            if change:
                reading = change_of(
                    self.paragraph, self.start, figure, left + change.start(), change
                )
            self._add(figure.start, name, reading, figure.core, not text)
        return names

    def _listed(self, run: list[Figure], left: int, lead: str) -> list[str] | None:
        """Read `X率、Y率达到1%、2%`, without 分别: as many names of indicators as figures."""
        names = self.names.items(left, left + len(_trim(lead)), len(run))
        if len(names) != len(run) or not all(map(is_indicator_name, names)):
            return None
        for name, figure in zip(names, run, strict=True):
            self._add(figure.start, name, level_of(self.paragraph, figure, run), figure.core, False)
        return names

    # the rows

    def _moment(self, place: int) -> Moment:
        sentence = self.norm[self.start : self.end]
        return moment_of(sentence, place - self.start, self.period, self.part.background)

    def _add(self, place: int, label: str, reading: Reading, core: int, carried: bool) -> None:
        """Add a row for each name of a label; `carried` from before, the label is to be checked."""
        moment = self._moment(core)
        doubts = ["label from before"] if carried else []
        doubts += [] if moment.sure else ["role or year"]
        for name in self.names.shared(label):
            self._add_row(place, name, growth_of(name, reading), moment.role, moment.year, *doubts)

    def _add_row(
        self, place: int, label: str, reading: Reading, role: str, year: str, *doubts: str
    ) -> None:
        self.labels.append(label)
        line = self.paragraph.line(place)
        self.rows.append((place, Row(line, label, {role: reading}, "", year, "", doubts)))


def _trim(text: str) -> str:
    return text.rstrip(",:")


def read_prose(part: Part, period: Period, suggester: Suggester) -> tuple[list[Row], list[Unused]]:
    """Return the rows of a part of prose in the order of the text, and the figures left over."""
    rows: list[Row] = []
    unused: list[Unused] = []
    for paragraph in paragraphs(part.lines):
        found = figures(paragraph.norm)
        labels: list[str] = []
        for match in SENTENCE.finditer(paragraph.norm):
            own = [each for each in found if match.start() <= each.core < match.end()]
            names = Names(paragraph, *match.span(), tuple(own), suggester)
            sentence = _Sentence(paragraph, *match.span(), part, period, names, labels=labels)
            sentence.read(own)
            rows.extend(row for _, row in sorted(sentence.rows, key=lambda pair: pair[0]))
            for figure, reason in sentence.unused:
                around = paragraph.printed[max(match.start(), figure.start - 12) : figure.end + 8]
                unused.append(
                    Unused(
                        paragraph.line(figure.start), part.section, part.channel,
                        paragraph.printed[figure.start : figure.end], around, reason,
                    )
                )  # fmt: skip
    return rows, unused
