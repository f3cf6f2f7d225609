"""Whose a figure is, where its name does not say it and the text before the name does.

What the text tells for certain becomes the scope of a row: in `招录医师118人，其中硕士9人` 硕士 has
the scope 招录医师. Where it tells it in two ways, or not at all, a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from plancmp.language.folding import clean, fold
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import says_itself
from plancmp.tracing.scan.mentions import mentions
from plancmp.tracing.scan.part_doubts import PartRows
from plancmp.tracing.scan.row_doubts import of_label
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.values import parsed
from plancmp.tracing.scan.whose import (
    age_before,
    group_before,
    institution_of,
    insurance_of,
    is_attribute,
)

_ALIKE, _SAID = 3, 2
"""In how many signs names end alike that are of the same, and how long what one says more is."""


class Owners(PartRows):
    """Finds the scope of a figure whose name lacks it."""

    def _of_owner(self, label: str, reading: Reading, place: int) -> Iterator[Doubt]:
        """Yield whether a label says not whose its figure is, or may be that of a part."""
        at = self.text.rfind(fold(label), self.start, place)  # or behind: 具备150种以上检测能力
        if self._lacks_owner(label, reading, at if at >= 0 else place):
            yield doubts.WHOSE
        if self._is_part(label, reading, place):
            yield doubts.PART

    def _scope(self, label: str, added: str, reading: Reading, place: int, *, lacks: bool) -> str:
        """Return whose the figure of a label is, empty where the text leaves that open.

        A change of what came before is of the same; else it is told of a label that `lacks` it, in
        front of which `added` says what is done.
        """
        last = next((row for _, row in reversed(self.rows) if row.label == label), None)
        between = self.text[self.rows[-1][0] : place] if self.rows else ""
        if last and (last is self.rows[-1][1] or fold(label) not in between):
            return last.scope
        if not lacks:
            return self._all_among(label, place) or self._narrower(label, reading, place)
        at = max(self.text.rfind(fold(label), self.start, place), self.start)
        before, here = self.text[:at], self.text[self.whole[0] : at]
        name = self.rows[-1][1].label if self.rows else ""
        whole = self._whole(label, added, reading, place)
        start = self._within(place)
        named = start is not None and self._among(start) != ""  # 职工医保累计结存中，统筹基金9亿元
        return (
            (whole if named else "")
            or insurance_of(label, before, here, self.words)
            or whole
            or institution_of(label, before, here, self.words)
            or (age_before(label, name, self.words) if self._in_unit_of_last(reading) else "")
            or self._group(label, name, before)
        )

    def _all_among(self, label: str, place: int) -> str:
        """Return those that a sentence is about: 规模以上服务业中,某类企业收入9亿元,增长5%."""
        start = self._within(place)
        among = self._among(start) if start is not None else ""
        of_them = "(?:{counted_in.count}|{counted_in.persons}|{counted_in.things}|{name.trade})$"
        if not among or ";" in self.text[start:place] or clean(label) in among:
            return ""
        return among if self.words.pattern(of_them).search(among) else ""

    def _narrower(self, label: str, reading: Reading, place: int) -> str:
        """Return the name of a whole that says more than its part, 持证残疾人 of 肢体残疾人."""
        row, within = self._whole_row(label, reading, place), self._within(place)
        if row is None or of_label(row) or not self._counts_alike([row], reading):
            return ""
        if within is None or ";" in self.text[within:place]:
            return ""
        whole, part = clean(row.whole_label), clean(label)
        sizes = takewhile(lambda size: whole[-size:] == part[-size:], range(1, len(whole) + 1))
        alike = max(sizes, default=0)
        more = len(whole) - alike >= _SAID and alike < len(part)
        return row.scope + row.whole_label if alike >= _ALIKE and more else ""

    def _group(self, label: str, name: str, before: str) -> str:
        """Return the people that the name before a label in a list is of, and so the label."""
        group = group_before(label, name, self.words) if before.endswith("、") else ""
        of_areas = group in self.names.suggester.vocabulary.labels.narrowing  # 农村X筛查、Y筛查
        return "" if of_areas or not self.words.pattern("{name.group}+").fullmatch(group) else group

    def _whole(self, label: str, added: str, reading: Reading, place: int) -> str:
        """Return the name of what a label behind 其中 is a part of, if that is certain."""
        start = self._within(place)
        made_of = self.words.pattern("(?<!人口){part.made_of}").search(
            self.text, self.whole[0], place
        )
        if start is None or made_of:
            return ""
        parts = [part for at, part in (*self.said.rows, *self.rows) if at > start]
        if among := self._among(start):
            # 在X中，Y收入9亿元，利润2亿元: the latter is Y's
            return "" if parts and is_attribute(label, self.words) else among
        row = self._whole_row(label, reading, place)
        if row is None or of_label(row):
            return ""
        if ";" in self.text[start:place] or not self._counts_alike(parts[:1], reading):
            return ""  # 其中医院3所,招生9人
        if parts and self.words.pattern("{verb.of_some}|^{verb.leading}").search(added + label):
            return ""  # 引进人才120名，其中硕士30名，培养全科医生60名
        ratio = self.words.pattern("{part.ratio}$")
        shares = all(ratio.search(name) for name in (label, *(part.label for part in parts)))
        if parts and not shares and not self._counts_alike([row], reading):
            return ""  # 新增托位90个，其中普惠托位50个；设置比例80%
        if is_attribute(row.label, self.words) and not row.scope:
            return ""
        suggest = self.names.suggester.suggest
        meant = suggest(label, parsed(reading.printed)).indicator
        above, vocabulary = suggest(row.label).indicator, self.names.suggester.vocabulary
        thing = above is None and says_itself(row.label, self._dimension(reading), self.words)
        within = thing or (above and meant and vocabulary.is_within(meant, above))
        if meant and (above is meant or not within):
            return ""  # 医疗救助9万人次，其中住院3万人次: no number of all who stay in hospitals
        whole = row.scope + row.whole_label
        return "" if clean(label) in whole else whole

    def _counts_alike(self, rows: list[DraftRow], reading: Reading) -> bool:
        """Whether values of all these rows, if any, are in a unit of the kind that a value has."""
        dimension = self._dimension(reading)
        return all(dimension in map(self._dimension, row.values.values()) for row in rows)

    def _with_whole(
        self, label: str, moment: Moment, scope: str, reading: Reading, place: int
    ) -> Moment:
        """Return the moment of a part, which is that of its whole where the text says no other."""
        row, within = self._whole_row(label, reading, place), self._within(place)
        if row is None or within is None or not (scope and scope.endswith(row.whole_label)):
            return moment
        if mentions(self.text[within:place], self.words):
            return moment
        if moment.role not in row.values:  # 现有持证残疾人9人，其中重度残疾人5人, among aims
            marks = tuple(doubt for doubt in row.doubts if doubt not in of_label(row))
            return replace(moment, role=next(iter(row.values)), year=row.year, doubts=marks)
        return replace(moment, year=row.year)  # 五年引进人才180名，其中硕士30名
