"""What figures changed from and to: `从1‰下降到2‰`, `由a、b下降到c、d`, each with its own year."""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.figures import Figure
from plancmp.language.periods import PLAN, five_years_of, plan_number
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import listed_years, lists_years
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow
from plancmp.tracing.scan.labels import UNNAMED_PLAN
from plancmp.tracing.scan.mentions import mentions
from plancmp.tracing.scan.prose_values import for_each_too, level_of
from plancmp.tracing.scan.row_doubts import of_label
from plancmp.tracing.scan.rows import SentenceRows
from plancmp.tracing.scan.setting import Frame, Moment

_TO = (
    r"(?:的|年)?(?:左右)?,?{moved.how}?(?:{respectively})?{moved.how}?"
    r"(?:{moved.verbs}{moved.to}|(?<!,)(?!{moved.amounts})[一-龥]{0,3}{moved.arrived})了?"
    rf"(?P<year>(?:19|20)[0-9]{{2}}年(?:底|末)?的?|{PLAN}期?末的?)?"
)
_END_OF_PLAN = re.compile(f"{PLAN}期?末的?$")
_FROM_BEFORE = re.compile("[从由][^,]{0,14}$")
_DATED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年(?:(?:底|末)?的?|[^,。;0-9]{1,10}的)(?:每人)?(?:每[年月])?$"
)
_LAST_YEAR = "[从由]{moved.last_year}的?$"
_COMPARED = r"{time.since}((?:19|20)[0-9]{2})年[^,。;]{0,20}{time.base}"
_AGAINST_PLAN = (
    f"{{time.since}}(?:{{time.last_span}}|“?{UNNAMED_PLAN}”?)(?!期?末)[^,。;]{{0,6}}{{time.base}}"
)
"""What was reached in all the years of a plan before: 与上一个五年相比."""
_RANGE = re.compile(r"(?P<one>(?:19|20)[0-9]{2})年?[-~至到](?P<two>(?:19|20)[0-9]{2})年")
_UNDATED = re.compile("[从由](?:每人)?(?:每[年月])?$")
_OF_TIME = (doubts.ROLE, doubts.YEAR, doubts.CARRIED, doubts.LATE, doubts.OUTSIDE)


class Moves(SentenceRows):
    """Reads what a figure changed to."""

    def _goes_on(self, before: list[Figure], run: list[Figure]) -> bool:
        """Read what other figures changed to: `从1‰下降到2‰`, `由a、b下降到c、d`."""
        between = self.text[before[-1].end : run[0].start]
        to = self.words.pattern(_TO).fullmatch(between)
        count = len(before)
        places = [place for place, _ in self.rows[-count:]]
        if to is None or places != [figure.start for figure in before]:
            return False
        lead = self.text[self.whole[0] : before[0].start]
        dated = _DATED.search(lead)
        if not dated and not _FROM_BEFORE.search(lead):
            return False
        came = self.rows[-count:]
        if count == 1 and len(run) > 1:
            years = listed_years(self.names, self.start, before[0].start, len(run))
            if not years:
                return False
            self._from(came, dated["year"] if dated else "", ())
            marks = of_label(came[0][1])
            for figure, year in zip(run, years, strict=True):
                self._in_year(figure, run, came[0][1].label, year, *marks)
            return True
        if count != len(run):
            return False
        ranged = _RANGE.search(lead)
        last_year = "" if dated else self._last_year(lead, run[0])
        since = dated["year"] if dated else _end_of_plan(lead) or last_year
        year, marks = self._origin(since, ranged, before[0].start)
        if not year and self._is_of_plan(run, lead):
            told_now = not self.setting.own and self.words.pattern("{cue.now}的?$").search(lead)
            year = self.setting.usual("baseline")
            marks = (doubts.YEAR,) if told_now else ()  # by a press text: 由目前的1.9个增加到4.6个
        if self.arrived.isdisjoint(places):  # 从34%到2023年的47%,再到52%: 47% was aimed at, too
            self._from(came, year, marks)
        self.arrived.update(figure.start for figure in run)
        for figure, (_, row) in zip(run, came, strict=True):
            moment = self._moment((figure.core, figure.end))
            if not to["year"]:
                moment = self._arrival(moment, dated, ranged)
            if last_year:
                open_ = tuple(one for one in moment.doubts if one is not doubts.YEAR)
                moment = replace(moment, doubts=open_)
            sums = figure.counts and self.words.pattern(_AGAINST_PLAN).search(lead)
            if sums and doubts.YEAR not in moment.doubts:
                moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
            if lists_years(lead) and not to["year"]:
                moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
            if moment.role == "target" and "-" in moment.year:  # 由每年300元提高至500元
                usual = self.setting.usual("target")
                moment = replace(moment, year="" if moment.year.endswith(usual) else moment.year)
            reading = level_of(self.names.paragraph, figure, run)
            each = next(iter(row.values.values())).given.get("unit", "")
            reading = for_each_too(reading, figure, each)  # 由每人每月75元提高到118元
            self._add_row(figure.start, row.label, reading, moment, *of_label(row))
        if dated and to["year"]:
            self.said.pair = (dated["year"], _end_of_plan(to["year"]) or to["year"][:4])
            self.said.since = 0
        return True

    def _last_year(self, lead: str, figure: Figure) -> str:
        """Return the year before that of what a figure changed to: 由去年的5%升至6%."""
        if not self.words.pattern(_LAST_YEAR).search(lead):
            return ""
        moment = self._moment((figure.core, figure.end))
        year = moment.year or self.setting.usual(moment.role)
        return str(int(year) - 1) if year.isdecimal() else ""

    def _origin(
        self, year: str, ranged: re.Match[str] | None, start: int
    ) -> tuple[str, tuple[Doubt, ...]]:
        """Return the year of what the figure at `start` came from, and the doubts about it."""
        if year or ranged:
            return year or (ranged["one"] if ranged else ""), ()
        lead = self.text[self.whole[0] : start]
        if self.words.pattern(_AGAINST_PLAN).search(lead):
            return "", (doubts.YEAR,)
        compared = self.words.pattern(_COMPARED).findall(lead)
        if compared:
            return compared[-1], ()
        if self.said.pair[0]:
            return self.said.pair[0], (doubts.CARRIED,) if self.said.since > 1 else ()
        if span := self._span_before():
            return str(span.first), ()
        period = self.setting.period
        if period and self.setting.background:
            since = {year for year in self.setting.header.tenor.since if year < period.base}
            # all changes that are dated count from it, and this one from no other time
            sure = since == {period.prior_base} and _UNDATED.search(self.text[:start])
            return str(period.prior_base), () if sure else (doubts.YEAR,)
        return "", (doubts.YEAR,)

    def _is_of_plan(self, run: list[Figure], lead: str) -> bool:
        """Whether figures are aims of a plan's end: what they come from is what there is now.

        由3.3人提高到4.1人, where no other time is spoken of.
        """
        period = self.setting.period
        if period is None or not period.sure or self.setting.background:
            return False
        moments = [self._moment((figure.core, figure.end)) for figure in run]
        ends = [one for one in moments if one.role == "target" and not (one.year or one.doubts)]
        return len(ends) == len(run) and self.words.pattern(_AGAINST_PLAN).search(lead) is None

    def _span_before(self) -> Frame | None:
        """Return the years from and to which the sentences before say that figures changed."""
        frame = self.setting.frame
        period = self.setting.period
        own = period is not None and period.sure and (frame is None or frame.last > period.base)
        if frame is None or frame.first == frame.last or own:
            return None
        return None if plan_number(frame.first, frame.last) else frame

    def _aimed_before(self, dated: re.Match[str]) -> str:
        """Return the year that the sentence aims at before the year that a figure came from."""
        lead = self.text[self.whole[0] : self.whole[0] + dated.start()]
        found = [mention for mention in mentions(lead, self.words) if mention.kind == "aimed"]
        return str(found[-1].last) if found and found[-1].last > self.setting.base else ""

    def _arrival(
        self, moment: Moment, dated: re.Match[str] | None, ranged: re.Match[str] | None
    ) -> Moment:
        """Return the moment of what a figure changed to, where no year stands before it."""
        if ranged:
            year = ranged["two"]
            marks = tuple(doubt for doubt in moment.doubts if doubt is not doubts.YEAR)
            usual = self.setting.usual(moment.role)
            return replace(moment, year="" if year == usual else year, doubts=marks)
        if (
            self.said.pair[1] and not dated
        ):  # in step with the pair before: from a to b, from c to d
            usual = self.setting.usual(moment.role)
            marks = tuple(doubt for doubt in moment.doubts if doubt is doubts.ROLE)
            year = self.said.pair[1]
            return replace(moment, year="" if year == usual else year, doubts=marks)
        span = self._span_before()
        if span and not dated:
            return Moment(moment.role, str(span.last), span.doubts)
        if dated:  # the year before it is the other's
            aimed = self._aimed_before(dated)
            if aimed:
                marks = tuple(doubt for doubt in moment.doubts if doubt is doubts.ROLE)
                role = moment.role if moment.role == "target" else "target"
                return Moment(role, "" if aimed == self.setting.usual(role) else aimed, marks)
            if moment.said:
                return moment
            if self.said.pair[0] == dated["year"]:  # as what came before did, from that year on
                return replace(moment, year=self.said.pair[1], doubts=(doubts.CARRIED,))
            usual = self.setting.usual(moment.role)
            return Moment(moment.role, "", () if usual else (doubts.YEAR,))
        return moment

    def _from(self, came: list[tuple[int, DraftRow]], year: str, marks: tuple[Doubt, ...]) -> None:
        """Make rows those of the base values that others came from."""
        role = "actual" if self.setting.background else "baseline"
        shown = "" if year == self.setting.usual(role) else year
        for at, (place, row) in enumerate(came, len(self.rows) - len(came)):
            reading = next(iter(row.values.values()))
            open_doubts = tuple(doubt for doubt in row.doubts if doubt not in _OF_TIME)
            if not year and doubts.YEAR not in marks:
                marks = (*marks, doubts.YEAR)
            self.rows[at] = (
                place,
                replace(row, values={role: reading}, year=shown, doubts=(*open_doubts, *marks)),
            )


def _end_of_plan(text: str) -> str:
    """Return the year in which the five-year plan ended that a text ends with: “十二五”末的."""
    plan = _END_OF_PLAN.search(text)
    return str(five_years_of(plan).last) if plan else ""
