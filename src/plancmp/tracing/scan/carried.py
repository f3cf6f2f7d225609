"""A figure without a name of its own: it is of what the sentence spoke of before.

It may say by how much that changed, what share of it or which part of it is meant, or what it was
in another year. Where something stands between, whose figure it is remains a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.figures import Figure
from plancmp.language.folding import clean
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import name_of_whole
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.header_place import wider_areas
from plancmp.tracing.scan.labels import (
    group_behind,
    leaves_bracket,
    per_head,
    says_of_each,
    share_of,
    status,
    strip_behind,
    strip_front,
    total_of,
)
from plancmp.tracing.scan.mentions import mentions
from plancmp.tracing.scan.moves import Moves
from plancmp.tracing.scan.row_doubts import ATTRIBUTES, of_label
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.values import parsed, reading_of

CARRIED = (doubts.BEFORE,)
_MORE_THAN_A_NAME = "(?!{name.not_doubtful}){name.doubtful}"
_LEVELLED = "(?P<verb>{verb.newly}|{verb.leading})?{part.level}(?=.{2})"
_SHORTEST_NAME = 3
_NEXT = re.compile(r"[,()]{0,2}")
_NEXT_YEAR = re.compile("[,;]")
_BASE = (
    r"{!moved.of_ratio}{moved.than}(?:(?P<year>(?:19|20)[0-9]{2})年(?:底|末)?|{moved.last_year}(?:同期)?)"
    r"[^,。;()0-9]{0,16}$"
)
_CHANGED = "{moved.than_behind}?,?{moved.how}*(?:{moved.falls}|{moved.rises})"
_USED = (
    "(?P<head>{used.per_head}{used.verbs}?)(?P<what>[^,、。;:的]{2,8}?)(?P<end>{used.verbs}?量?)"
    "|(?P<does>{used.by})[^,、。;:的]{2,8}"
)
_JOINT = re.compile("[、,和]")
_ENUMERATED = re.compile(r"(?:、|和|及|以及|与)[^,、]*")


class Carried(Moves):
    """Gives figures the names that were said before them."""

    def row_before(self, place: int, *, base: bool = True) -> DraftRow | None:
        """Return the row found last, but for those in brackets that are closed before a place.

        `base` says that it may be one of a base value.
        """
        earlier = [
            pair
            for pair in self.rows
            if pair[0] < place and (base or "baseline" not in pair[1].values)
        ]
        for start, row in sorted(earlier, key=lambda pair: -pair[0]):
            if not leaves_bracket(self.text[start:place]) or self._in_its_name(start, place):
                return row
        return None

    def _in_its_name(self, start: int, place: int) -> bool:
        """Whether a figure stands in brackets behind its name, and what follows is of that, too.

        次均住院药费(1958.5元)占24.1%.
        """
        figure = next((one for one in self.names.figures if one.start == start), None)
        alone = figure and self.text[start - 1] == "(" and self.text.startswith(")", figure.end)
        return bool(alone and figure and not re.search("[,;]", self.text[figure.end : place]))

    def label_before(self, place: int) -> str:
        """Return what the text spoke of last before a place, empty if of nothing."""
        row = self.row_before(place)
        return row.label if row else self.labels[-1] if self.labels else ""

    def _inherited(self, place: int) -> tuple[Doubt, ...]:
        """Return what is doubtful about what the text spoke of last."""
        row = self.row_before(place)
        row = row or (self.said.rows[-1][1] if self.said.rows else None)
        return of_label(row) if row else ()

    def follows(self, before: Figure | None, left: int) -> bool:
        """Whether nothing stands between a figure with a row and the next one's clause."""
        if before is None or not any(start == before.start for start, _ in self.rows):
            return False
        return _NEXT.fullmatch(self.text[before.end : left]) is not None

    def _in_next_year(self, before: Figure | None, left: int, text: str) -> bool:
        """Whether a clause gives what the one before it gave, for another year."""
        if before is None or not _NEXT_YEAR.fullmatch(self.text[before.end : left]):
            return False
        return any(mention.kind == "aimed" for mention in mentions(text, self.words))

    def carry(
        self, figure: Figure, before: Figure | None, left: int, text: str, reading: Reading
    ) -> bool:
        """Add the row of a level that says only which share or part of what came before it is.

        `text` is what stands in its clause before it. Returns whether it is one.
        """
        words, label = self.words, self.label_before(figure.start)
        same = before is not None and before.unit == figure.unit
        plain = strip_behind(strip_front(text, words), words)
        span = (figure.core, figure.end)
        if label and words.pattern("^{part.share}").match(text):
            share = strip_behind(text, words).rstrip(",:的")
            label += share if len(share) > 1 else "".join(words.of("part.ratio"))
            marks = self._inherited(figure.start) if self.follows(before, left) else CARRIED
        elif (found := group_behind(text, words))[1]:
            label = found[1] + total_of(self.names.name(left, left + found[0]), words)
            marks = ()
        elif part := self._state(text, figure) or share_of(text, words) or share_of(plain, words):
            marks = self._inherited(figure.start) if label and same else CARRIED
            if twin := self._twin(figure):
                label, marks = twin.label, of_label(twin)
            above = "" if self.follows(before, left) else name_of_whole(self.names, left, reading)
            label, marks = (above, ()) if above else (label, marks)
            if not label:
                return False
            whole = words.pattern("(?<![初高])中(?={part.ratio}?$)").sub("", total_of(label, words))
            if figure.unit != "%":
                whole = words.pattern("{part.ratio}$").sub("", whole)
            if words.pattern("{verb.of_some}").fullmatch(part):  # 新建X12所,改扩建8所
                whole = words.pattern("^.{0,2}{verb.of_some}").sub("", whole)
            levelled = words.pattern(_LEVELLED).match(whole)
            rest = levelled["verb"] or "" if levelled else ""  # 新创省级专科4个、市级8个
            label = f"{rest}{part}{whole[levelled.end() :] if levelled else whole}"
            if words.pattern(_MORE_THAN_A_NAME).match(whole):
                marks = (*marks, doubts.BEFORE)  # 覆盖东部50%、西部30%
        elif label and (year := self._goal_reached(figure, left)):
            moment = Moment("target", year, (doubts.ROLE,), said=True)
            marks = self._inherited(figure.start)
            self._add(figure.start, label, reading, span, *marks, moment=moment)
            return True
        elif label and (base := self._base_of_change(figure)):  # 较2017年的76.90岁上升
            label = self._named_before_base(figure) or label
            self._add(figure.start, label, reading, span, moment=Moment("baseline", base))
            return True
        else:
            return False
        self._add(figure.start, label, reading, span, *marks)
        return True

    def _state(self, text: str, figure: Figure) -> str:
        """Return the state of what was counted, where nothing behind the figure is counted."""
        return "" if len(self.names.noun(figure)) > 1 else status(text, self.words)

    def carry_change(
        self, figure: Figure, left: int, text: str, reading: Reading, *doubtful: Doubt,
        goes_on: bool,
    ) -> bool:  # fmt: skip
        """Add the row of a change of what was spoken of last; `goes_on`: in the same year.

        `doubtful` is what is doubtful about its time.
        """
        label = self.label_before(figure.start)
        if not label:
            return False
        last = max((known.end for known in self.names.figures if known.end <= left), default=-1)
        row = self.row_before(figure.start, base=False)
        whole = self._counted_whole(row) if row and figure.counts else None
        row, label = (whole, whole.label) if whole else (row, label)
        bare = self.words.pattern("{moved.how}*").fullmatch(text) is not None
        gap = self.text[last:left]
        near = _NEXT.fullmatch(gap) or self.words.pattern("[,(]?{moved.how},").fullmatch(gap)
        direct = bare and last >= 0 and near is not None
        marks = of_label(row) if direct and row else CARRIED
        if row and figure.counts and all(one.endswith("%") for one in row.prints):
            marks = (*marks, doubts.BEFORE)  # 患者124例,占6.6%,较上年增加11例
        moment = self._moment_of_row(row) if direct and goes_on and row else None
        nearest = row if whole else self.row_before(figure.start)
        if moment and nearest is row and self.is_of_last_year(last) and moment.year.isdecimal():
            moment = replace(moment, year=str(int(moment.year) + 1))  # 较上年9.9%下降了2%
        first, last_year = self._pair_before(row) if direct and row else ("", "")
        if row and first and not reading.given:
            reading = reading_of(reading.printed, reference_year=first)
            if not goes_on:
                role = next(iter(row.values))
                moment = Moment(role, f"{int(first) + 1}-{last_year}", said=True)
        came = nearest.year if nearest and nearest is not row else ""  # 比上年的500亿元增长6%
        if direct and came and not reading.given:
            reading = reading_of(reading.printed, reference_year=came)
        first, last_year = self.said.pair
        if moment and first and moment.year == last_year and not reading.given:
            reading = reading_of(reading.printed, reference_year=first)
            moment = replace(moment, doubts=(*moment.doubts, doubts.CARRIED))
        self._add(
            figure.start,
            label,
            reading,
            (figure.core, figure.end),
            *marks,
            *doubtful,
            moment=moment,
        )
        return True

    def _counted_whole(self, share: DraftRow) -> DraftRow | None:
        """Return the row of which another is the share, None where it is none: 9人,占4%,增加2人."""
        at = next((at for at, (_, row) in enumerate(self.rows) if row is share), 0)
        base = self.words.pattern("{part.ratio}$").sub("", share.label)
        before = self.rows[at - 1][1] if at else None
        return before if before and base == before.label != share.label else None

    def _pair_before(self, row: DraftRow) -> tuple[str, str]:
        """Return the years from and to which a row's figure changed, where the one before says it.

        `由2010年的351亿元增加到2015年的670亿元,增长90%`: the growth is that of these years.
        """
        at = next((at for at, (_, one) in enumerate(self.rows) if one is row), 0)
        before = self.rows[at - 1][1] if at else None
        if before is None or before.label != row.label:
            return "", ""
        years = [one.year or self.setting.usual(next(iter(one.values))) for one in (before, row)]
        told = all(year.isdecimal() for year in years) and years[0] < years[1]
        sure = not {doubts.YEAR, doubts.CARRIED} & {*before.doubts, *row.doubts}
        return (years[0], years[1]) if told and sure else ("", "")

    def carry_level(
        self, figure: Figure, before: Figure | None, left: int, text: str, reading: Reading
    ) -> bool:
        """Add the row of a level of what was spoken of last: `到2025年达到5%,到2030年达到8%`."""
        label = self.label_before(figure.start)
        if not label or strip_behind(strip_front(text, self.words), self.words):
            return False
        same = before is not None and before.unit == figure.unit
        direct = same and (self.follows(before, left) or self._in_next_year(before, left, text))
        marks = self._inherited(figure.start) if direct else CARRIED
        moment = self._moment((figure.core, figure.end))
        if not direct and doubts.YEAR in moment.doubts and self.differs(label, moment, reading):
            return False  # it is of something that is not said
        both = self._both_before(text, figure)
        for row in both:  # A率5%、B率6%,均提高到9%
            self._add(figure.start, row.label, reading, (figure.core, figure.end), *of_label(row))
        if both:
            return True
        wider = wider_areas(self.setting.header.level)
        if self.words.pattern(f"{wider}|{{area.nation}}|{{place.elsewhere}}").search(text):
            marks = (*marks, doubts.PLACE)
        self._add(figure.start, label, reading, (figure.core, figure.end), *marks)
        return True

    def _both_before(self, text: str, figure: Figure) -> list[DraftRow]:
        """Return the rows of the list before a figure where its clause says that it is of each."""
        last = [pair for pair in self.rows if pair[0] < figure.start]
        if not last or not self.words.pattern("^{wording.of_each}").match(text):
            return []
        listed = [last.pop()]
        joint = re.compile("[^,。;:]*?(?:、|和|及|与)")
        while last and joint.fullmatch(self._between(last[-1], listed[0])):
            listed.insert(0, last.pop())
        return [row for _, row in listed] if len(listed) > 1 else []

    def _between(self, one: tuple[int, DraftRow], other: tuple[int, DraftRow]) -> str:
        """Return what stands between the figures of two rows."""
        ends = [figure.end for figure in self.names.figures if figure.start == one[0]]
        return self.text[ends[0] : other[0]] if ends else ""

    def per_head_of(self, label: str, figure: Figure, left: int) -> str:
        """Return the denominator that a name shares with the one before it.

        `每千人口医师3.2人、护士3.8人`: a count with a fraction is one per head.
        """
        whole = figure.number is None or "." not in str(figure.number)  # 5.0人 is none
        if whole or not figure.counts or says_of_each(label):
            return ""
        if _ENUMERATED.fullmatch(self.text[left : figure.start]):
            return per_head(self.label_before(figure.start), self.words)
        rows = [row for _, row in (*self.said.rows, *self.rows)]
        labels = [row.label for row in rows] + [row.label for row in self.said.earlier]
        heads = {head for label in labels if (head := per_head(label, self.words))}
        unit = self.names.suggester.vocabulary.units.find(figure.unit)
        of_one = unit is not None and unit.factor == 1 and unit.dimension in ATTRIBUTES
        return heads.pop() if len(heads) == 1 and of_one else ""

    def _twin(self, figure: Figure) -> DraftRow | None:
        """Return the row last in a figure's unit if it is of another part: `男90人,占9%;女80人`."""
        for place, row in reversed((*self.said.rows, *self.rows)):
            value = parsed(next(iter(row.values.values())).printed) if row.values else None
            if place < figure.start and value is not None and value.unit == figure.unit:
                is_part = self.words.pattern("{part.of}.{2,}").match(row.label)
                return row if is_part and "baseline" not in row.values else None
        return None

    def used(self, label: str, figure: Figure, before: Figure | None) -> str:
        """Return a label with what its list says once: `人均年消费粮食90公斤、豆类9公斤`.

        It is the next of a list of things in one unit; behind a comma its name must end as that of
        the one before it does.
        """
        row = self.row_before(figure.start)
        if before is None or before.unit != figure.unit or row is None or row.doubts:
            return label
        between = self.text[before.end : figure.start]
        if not _JOINT.match(between) or between[1:] != clean(label):
            return label
        said = self.words.pattern(_USED).fullmatch(row.label)
        if said is None or (between[0] == "," and row.label[-2:] != label[-2:] and said["does"]):
            return label
        if said["does"]:
            return said["does"] + label
        says_more = said["head"][2:] or said["end"]
        return said["head"] + label + said["end"] if says_more else label

    def _base_of_change(self, figure: Figure) -> str:
        """Return the year of a figure that a change counts from, empty if it is none."""
        lead = self.text[self.start : figure.start]
        bracketed = lead.endswith("(") and self.text.startswith(")", figure.end)
        base = self.words.pattern(_BASE).search(lead.removesuffix("("))
        changed = self.words.pattern(_CHANGED).match(self.text, figure.end)
        if base is None or not (bracketed or changed):
            return ""
        row = self.row_before(figure.start)
        year = row.year if row else ""
        return base["year"] or (str(int(year) - 1) if year.isdecimal() else "")

    def _named_before_base(self, figure: Figure) -> str:
        """Return the name in front of a base value in brackets: X率较2019年（7.4/10万）下降20%."""
        lead = self.text[self.start : figure.start]
        base = self.words.pattern(_BASE).search(lead.removesuffix("("))
        clause = max(lead.rfind(mark, 0, base.start()) for mark in ",;:") + 1 if base else 0
        if base is None or not lead.endswith("(") or base.start() - clause < _SHORTEST_NAME:
            return ""
        return self.names.name(self.start + clause, self.start + base.start())

    def _goal_reached(self, figure: Figure, left: int) -> str:
        """Return the year of an aim that was reached (`提前达到2022年≤9%的目标`), or nothing."""
        lead = self.text[left : figure.start]
        years = mentions(lead, self.words)
        goal = self.words.pattern("的{cue.goal}").match(self.text, figure.end)
        reached = self.words.pattern("{reached}").search(lead)
        return str(years[-1].last) if goal and reached and years else ""

    def _moment_of_row(self, row: DraftRow) -> Moment:
        """Return the moment of a row, for a change of its own value behind it."""
        role = next(iter(row.values))
        label = of_label(row)
        marks = tuple(doubt for doubt in row.doubts if doubt not in label)
        return Moment("actual" if role == "baseline" else role, row.year, marks, said=True)
