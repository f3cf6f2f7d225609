"""The rows of a sentence as they are found, each with its moment and what is doubtful about it."""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.figures import Figure
from plancmp.language.periods import plans_in
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.name_doubts import NameDoubts
from plancmp.tracing.scan.prose_values import (
    added_to,
    change_of,
    for_each_too,
    growth_of,
    in_full,
    level_of,
)
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.timing import moment_in_year, moment_of
from plancmp.tracing.scan.values import parsed

_LAST_YEAR = (
    "{moved.than}{moved.last_year}(?:同期)?的?$|[^,。;0-9]{2}{moved.last_year}[为是]?$"
    "|(?:^|[,;(]){moved.last_year}(?:同期)?[为是]$"
    "|(?:^|[,。;:、(]){time.year_before}(?!{name.carried_over})的?[^,。;:0-9]{2,20}$"
)
_AT_PRESENT = "(?:[由从]|{moved.than}){cue.now}的?$"
_ADDS = "^(?!{verb.not_leading})[^,]{0,2}{moved.adds}"
_CHANGES = ("change_pct", "change_points")
_COUNTED_FROM = (
    "{!moved.of_ratio}{moved.than}(?P<year>(?:19|20)[0-9]{2})年"
    "|{moved.than}{moved.last_year}|{moved.same_time}"
)
_YEARS = re.compile("[近这]?[两三四五六七八九十]年(?!义务|制|级|一贯|生存)")


class SentenceRows(NameDoubts):
    """Adds rows to those of a sentence."""

    def _moment(self, span: tuple[int, int]) -> Moment:
        first, last = self.whole
        here = span[0] - first, span[1] - first
        counts = any(figure.core == span[0] and figure.counts for figure in self.names.figures)
        moment = moment_of(self.text[first:last], here, counts, self.setting, self.words)
        based = self.words.pattern("的?{time.base}").match(self.text, span[1])
        if based or self.words.pattern(_AT_PRESENT).search(self.text[first : span[0]]):
            if based and moment.said and moment.role == "actual":
                return Moment("baseline", moment.year, moment.doubts)  # 在2015年52%的基础上
            usual = self.setting.usual("baseline")
            open_ = not usual or not self.setting.own  # 目前, of a press text
            return Moment("baseline", "", (doubts.YEAR,) if open_ else ())
        year = moment.year or self.setting.usual(moment.role)
        if moment.role == "actual" and year.isdecimal() and self.is_of_last_year(span[1]):
            return replace(moment, year=str(int(year) - 1))
        return moment

    def is_of_last_year(self, end: int) -> bool:
        """Whether the figure that ends at a place is one of the year before: 较上年9.9%."""
        figure = next((one for one in self.names.figures if one.end == end), None)
        lead = self.text[self.whole[0] : figure.core] if figure else ""
        return self.words.pattern(_LAST_YEAR).search(lead) is not None

    def _add(
        self, place: int, label: str, reading: Reading, span: tuple[int, int], *marks: Doubt,
        moment: Moment | None = None,
    ) -> None:  # fmt: skip
        """Add a row for each name of a label; `marks` are what is doubtful about the label."""
        moment = moment or self._moment(span)
        of_each = re.search("[均都][^,。;]{0,6}$", self.text[self.start : place]) is not None
        names = self.names.shared(label, of_each=of_each)
        several = self.words.pattern("{respectively}").search(self.text, self.start, place)
        if len(names) > 1 and several:  # as many figures are missing
            marks = (*marks, doubts.SHARED)
        for name in names:
            grown = growth_of(name, reading, self.words)
            for one in self._moments(moment, grown, place):
                self._add_row(place, name, grown, one, *marks)

    def _moments(self, moment: Moment, reading: Reading, place: int) -> list[Moment]:
        """Return what a figure is meant for: a level may be for each of two years.

        In 到2022年和2030年 … 达到98% it is, but not where the values stand one by one (分别).
        """
        if not moment.too:
            return [moment]
        value = parsed(reading.printed)
        level = value is not None and value.measure == "level" and not reading.given
        clause = max(self.text.rfind(",", self.start, place), self.start)
        if not level or self.words.pattern("{respectively}").search(self.text, clause, place):
            return [replace(moment, doubts=(*moment.doubts, doubts.YEAR))]
        return [replace(moment, year=year) for year in (moment.too, moment.year)]

    def _add_row(
        self, place: int, label: str, reading: Reading, moment: Moment, *marks: Doubt
    ) -> None:
        named, label = label, self._in_full(label, reading, place)
        owner = self._owner(label, reading, place)
        label = owner + self._with_beds(label, reading, place)
        self.labels.append(label)
        owned = label != named and label.endswith(named)  # its owner stands in front of it
        spoken = label if owned else named
        lead = self.text[self.start : place]
        added = self._added(spoken, lead, reading, place)
        trained = self.words.pattern("{verb.of_some}").fullmatch(added) is not None
        # 引进博士60名: no more
        of_persons = trained and self._dimension(reading) in ("persons", "visits")
        whole = of_persons or doubts.CUT in marks
        open_owner = () if owned else tuple(self._of_owner(label, reading, place))
        scope = ""
        if label == named:  # else what makes it whole says whose it is
            scope = self._scope(label, added, reading, place, lacks=bool(open_owner))
        marks = (*marks, *(() if scope else open_owner))
        moment = self._with_whole(label, moment, scope, reading, place)
        whole = whole or bool(scope)
        marks = (*marks, *self._of_name(label, reading, moment, place, is_whole=whole))
        marks = (*marks, *self._of_print(label, reading, moment.role))
        done = self._done(spoken, lead, reading, place)
        moment = self._over_the_period(label, done, moment, reading)
        reading, open_ = self._since(reading, moment, place)
        if added and not reading.given and self.words.pattern("{moved.adds}").fullmatch(added):
            reading = added_to(reading)  # 新增床位90张、诊室5间
        vague = (
            open_
            or self._is_of_years(label, moment, done)
            or self._is_of_each(label, moment, place)
            or self._is_of_open_whole(moment, place)
            or self._is_yearly_too(moment, reading, place)
            or (_YEARS.match(label) is not None and "-" not in moment.year)
        )
        vague = vague or self._spreads(label, moment, reading, place)
        marks = (*marks, doubts.YEAR) if vague and doubts.YEAR not in moment.doubts else marks
        marks = (*marks, *self._of_clause(label, reading, moment, place, scope))
        found = DraftRow(
            self.names.paragraph.line(place), label, {moment.role: reading}, "", moment.year, "",
            (*marks, *moment.doubts), is_part=bool(owner), scope=scope, done=done,
            added=added,
        )  # fmt: skip
        self.rows.append((place, found))

    def _over_the_period(self, label: str, done: str, moment: Moment, reading: Reading) -> Moment:
        """Return a moment that is the whole period, where a plan does or adds so many in it."""
        period = self.setting.period
        added = done or self.words.pattern(_ADDS).search(f"{label}{reading.printed}")
        last = moment.year in ("", str(period.last)) if period and period.sure else False
        share = "%" in reading.printed
        if not added or share or moment.role != "target" or not last or not period:
            return moment
        return replace(moment, year=period.whole)

    def _since(self, reading: Reading, moment: Moment, place: int) -> tuple[Reading, bool]:
        """Return a change with the year that it counts from, and whether that is only likely.

        `粮食10吨，比2005年增长3%；油料1吨，增长6%`: the second, too, counts from 2005. What a plan
        tells of the period before it counts from that period's base year.
        """
        value = parsed(reading.printed)
        if value is None or value.measure not in _CHANGES or value.reference_year:
            return reading, False
        if "reference_year" in reading.given or value.antecedent:
            return reading, False
        lead = self.text[self.whole[0] : place]
        told = list(self.words.pattern(_COUNTED_FROM).finditer(lead + reading.printed))
        period = self.setting.period if self.setting.background else None
        if told:
            year, likely = told[-1]["year"], False
        elif period is not None and moment.role == "actual" and not moment.year:
            year = str(period.prior_base)
            before = plans_in(self.names.paragraph.folded[:place])
            likely = not any(plan.last == period.base for _, _, plan in before)
        else:
            return reading, False
        given = {**reading.given, "reference_year": year} if year else reading.given
        return Reading(reading.printed, given), likely

    def _value(
        self, figure: Figure, run: list[Figure], change: re.Match[str] | None, left: int
    ) -> Reading:
        paragraph = self.names.paragraph
        if change is None:
            first = in_full(paragraph, run[0], level_of(paragraph, run[0], run), self.words)
            if figure is run[0]:
                return first
            unit, bound = first.given.get("unit", ""), first.given.get("bound", "")
            return for_each_too(level_of(paragraph, figure, run), figure, unit, bound)
        place = left + change.start()
        # 提高4和2个百分点, 提高4个和2个百分点
        shared = figure.unit in ("", "个") and run[-1].unit.startswith(figure.unit)
        unit = run[-1].unit.removeprefix(figure.unit) if shared else ""
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
