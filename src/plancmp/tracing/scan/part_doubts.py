"""Whether a figure is one of a part of what stands before it (其中市级5家), or says not of whom."""

from __future__ import annotations

from plancmp.language.folding import fold
from plancmp.model.vocabulary import Indicator
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import (
    counts_in,
    is_indicator_name,
    leaves_bracket,
    per_head,
    says_itself,
    says_of_each,
)
from plancmp.tracing.scan.row_doubts import FoundRows, of_label
from plancmp.tracing.scan.suggest import Suggestion
from plancmp.tracing.scan.values import parsed
from plancmp.tracing.scan.whose import (
    age_before,
    group_before,
    is_attribute,
    is_of_one,
    is_of_some,
    is_of_those,
    is_unspecific,
    lacks_clause,
    lacks_insured,
    lacks_kind,
    lacks_measure,
    lacks_register,
    lacks_what,
)
from plancmp.vocabulary.matching import UNSURE

_SHORT = 6
_COUNTED = ("count", "persons", "beds")


class PartRows(FoundRows):
    """Tells figures of parts from those of wholes."""

    def _is_part(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a label may only say which part of something is counted: 其中市级5家.

        A noun that is counted in the figure's unit says itself what it is; an indicator is that of
        the part only if it is within the one that was spoken of: 卫生人员总数中, 执业医师.
        """
        if self.rows and self.rows[-1][1].label == label:  # a change of what came before
            return doubts.PART in self.rows[-1][1].doubts
        lead = self.text[self.whole[0] : place]
        at = max(self.text.rfind(fold(label), 0, place + len(fold(label))), 0)
        if is_of_some(label, self.text[:at], self.text[self.whole[0] : at], self.words):
            return True
        if self.words.pattern("(?<!人口){part.made_of}").search(lead):
            return True
        within = self._within(place)
        if within is not None and self._is_over(within, reading, place):
            within = None
        at = self.whole[0] if within is None else within
        before = self._rows_before(at)
        above = self._whole_row(label, reading, place)
        if above and self._is_of_part(label, reading, above):
            return True
        known = self.names.suggester.suggest(label, parsed(reading.printed)).indicator
        registered = self.words.pattern("{part.registered}").search(lead)
        if registered and known and self._dimension(reading) == "persons":
            return True  # 户籍人口中,65岁及以上9万人
        named = is_indicator_name(label, self.words) and not self._is_share_of_what(label)
        if within is None or named or says_of_each(label):
            return False
        if self._says_of_what(label, place):
            return False
        suggest, dimension = self.names.suggester.suggest, self._dimension(reading)
        if not says_itself(label, dimension, self.words):
            return True
        if above and lacks_clause(label, above.label, self.words):
            return True  # 跨省联网机构9家,其中药店5家
        if known is None:
            return False
        if above and of_label(above):
            return True  # of what that is, is not certain itself
        wholes = [row.label for row in before if row is not above] or self.labels[-2:-1]
        wholes += [above.label] if above else []
        clause = max(self.text.rfind(mark, self.whole[0], at) for mark in ",;:") + 1
        wholes.append(self.names.name(max(clause, self.whole[0]), at))
        meant = (_nearest(suggest(whole)) for whole in reversed(wholes))
        meanings = list(filter(None, meant))
        if any(suggest(whole).indicator is known for whole in wholes):
            return True  # 出生人口12万人,其中户籍出生人口8万人
        # behind a semicolon a part may be one of what the last whole was a part of itself
        near = meanings if ";" in self.text[at:place] else meanings[:1]
        vocabulary = self.names.suggester.vocabulary
        if any(vocabulary.is_within(known, meaning) for meaning in near):
            return False
        return not any(self._same_noun(label, whole, dimension) for whole in wholes)

    def _is_over(self, within: int, reading: Reading, place: int) -> bool:
        """Whether the parts behind 其中 ended at a semicolon: 其中医院5个;床位1186张."""
        end = self.text.find(";", within, place)
        parts = [row for at, row in (*self.said.rows, *self.rows) if within < at < end]
        units = {self._dimension(one) for row in parts for one in row.readings}
        return bool(parts) and self._dimension(reading) not in units

    def _rows_before(self, at: int) -> list[DraftRow]:
        """Return the rows of the sentence before a place, or those of the sentence before it.

        What stands in brackets that are closed before the place is left out.
        """
        rows = [
            row
            for start, row in (*self.said.rows, *self.rows)
            if start < at and not leaves_bracket(self.text[start:at])
        ]
        return rows or self.said.earlier

    def _whole_row(self, label: str, reading: Reading, place: int) -> DraftRow | None:
        """Return the row that figures behind 其中 are parts of, None where nothing leads to them.

        It is the last before that in their unit: 参保412万人，参保率96%。其中，职工89万人. Of
        shares it is the last that is none: 共有车辆90辆，占比3%，其中冷藏车占20%.
        """
        within = self._within(place)
        if within is None:
            return None
        before = self._rows_before(within)
        dimension = self._dimension(reading)
        shares = self.words.pattern("{part.ratio}$").search(label) is not None
        same = [
            row
            for row in before
            if dimension
            and (dimension in map(self._dimension, row.values.values())) is not shares
            and not per_head(row.label, self.words)
        ]
        value = parsed(reading.printed)
        if not shares and value is not None and dimension == "share":
            units = [row for row in same if value.unit in map(_unit, row.readings)]
            same = units or same  # X率286.4/10万,占51.4%,其中Y149.2/10万
        return next(reversed(same or before), None)

    def _is_of_part(self, label: str, reading: Reading, above: DraftRow) -> bool:
        """Whether a label behind 其中 is of a part of what the row `above` is of."""
        if self._dimension(reading) == "money" and is_attribute(above.label, self.words):
            return True  # 总投资38亿元,其中中央预算内投资2亿元
        deed, joined = self.words.pattern("^.{0,2}{verb.of_some}"), self.words.pattern("{enrolled}")
        done = deed.search(above.label) or above.done or above.added
        if done and not deed.search(label):
            return True  # 招聘技术人员118人,其中硕士9人
        # 医保参保9万人,其中学生2万人
        return joined.search(above.label) is not None and joined.search(label) is None

    def _lacks_owner(self, label: str, reading: Reading, start: int) -> bool:
        """Whether a label, which starts at a place, says not of whom or what its figure is."""
        value, words = parsed(reading.printed), self.words
        meant = self.names.suggester.suggest(label, value)
        open_ = is_attribute(label, words) or lacks_measure(label, value, words)
        open_ = open_ or (meant.indicator is None and is_unspecific(fold(label), words))
        if (open_ or lacks_kind(label, words)) and not meant.is_known:
            return True
        before = self.text[self.whole[0] : start]
        last = self.rows[-1][1].label if self.rows else ""
        listed = self.text[:start].endswith("、")
        here = self.text[self.whole[0] : start]
        return (
            (not counts_in(label, "count", words) and is_of_one(label, here, words))
            or self._is_open_share(label, meant.is_known)
            or (meant.indicator is None and self._lacks_rate(label, reading))
            or (listed and lacks_clause(label, last, words))
            or (meant.indicator is None and lacks_what(label, before, words))
            or (listed and group_before(label, last, words) != "")
            or (self._in_unit_of_last(reading) and age_before(label, last, words) != "")
            or lacks_insured(label, self.text[:start], words)
            or is_of_those(label, here, words)
            or self._is_used_too(label, reading)
            or lacks_register(label, self.text[:start], words)
        )

    def _is_used_too(self, label: str, reading: Reading) -> bool:
        """Whether each uses a thing as the one before it: 人均年消费奶类9公斤，植物油9公斤."""
        last = self.rows[-1][1].label if self.rows else ""
        per_head = self.words.pattern("{used.per_head}{used.verbs}").match(last)
        return per_head is not None and not says_of_each(label) and self._in_unit_of_last(reading)

    def _in_unit_of_last(self, reading: Reading) -> bool:
        """Whether a value is in the unit of the row before it, as those of one list are."""
        value = parsed(reading.printed)
        last = self.rows[-1][1].readings if self.rows else []
        units = {other.unit for one in last if (other := parsed(one.printed))}
        return value is not None and value.unit in units

    def _lacks_rate(self, label: str, reading: Reading) -> bool:
        """Whether a share is called by what it is of alone, as the name before it is a rate's.

        门诊报销比例不低于70%,耐多药肺结核不低于80%: the latter is its reimbursement.
        """
        value, last = parsed(reading.printed), self.rows[-1][1] if self.rows else None
        share = value is not None and value.unit == "%" and value.measure == "level"
        if not share or last is None or not self._in_unit_of_last(reading):
            return False
        says = self.words.pattern("{part.share}|{verb.part_does}").search(label)
        named = is_indicator_name(label, self.words) or says is not None
        return is_indicator_name(last.label, self.words) and not named and label != last.label

    def _is_open_share(self, label: str, known: bool) -> bool:
        """Whether a share behind a count is of that: 培训招收3500人,全科专业占比20%."""
        base = self.words.pattern("(?:{part.ratio})$").sub("", label)
        last = self.rows[-1][1] if self.rows else None
        if known or base == label or last is None:
            return False
        if any(lacks_clause(base, row.label, self.words) for _, row in self.rows):
            return True  # 提供中医服务的服务中心占同类机构99%，服务站占97%
        if len(base) > _SHORT:
            return False
        counted = any(self._dimension(one) in _COUNTED for one in last.values.values())
        return counted and base not in last.label and last.label[-2:] not in base

    def _is_share_of_what(self, label: str) -> bool:
        """Whether a label is the share of those whose number the text does not give.

        死亡人口中, 老年人占85% is not what the population's share is called; of 诊疗人次, 医院占比
        is no share of hospitals.
        """
        base = self.words.pattern("(?:{part.ratio})$").sub("", label)
        counted = any(counts_in(base, one, self.words) for one in ("persons", "count"))
        known = self.names.suggester.suggest(label).indicator is not None
        whole = known or counts_in(base, "beds", self.words)
        if base == label or (whole and not counted) or (known and self._is_of_people()):
            return False
        return all(row.label != base or doubts.PART in row.doubts for _, row in self.rows)

    def _is_of_people(self) -> bool:
        """Whether the row before is the number of all who live in a place."""
        last = self.rows[-1][1].label if self.rows else ""
        return self.words.pattern("{part.people}").fullmatch(last) is not None

    def _says_of_what(self, label: str, place: int) -> bool:
        """Whether a label says by itself of what it is: 占总人口, 第一产业增加值, 90个机构提供X."""
        if self.words.pattern("{part.share}.{2,}|^{part.itself}$").search(label):
            return True
        behind = self.words.pattern("{counted_in.count}{verb.part_does}.{2,}").fullmatch(label)
        return behind is not None and label in self.text[place : self.whole[1]]

    def _same_noun(self, label: str, whole: str, dimension: str) -> bool:
        """Whether a part is counted as its whole is, and that is of no institution alone."""
        noun = self.words.pattern(rf"{{counted_in.{dimension}}}$")
        ends = noun.search(label), noun.search(whole)
        if not all(ends) or self.words.pattern("{counted_in.count}").search(whole):
            return False
        return ends[0] is not None and whole.endswith(ends[0][0])


def _unit(reading: Reading) -> str:
    value = parsed(reading.printed)
    return value.unit if value is not None else ""


def _nearest(suggestion: Suggestion) -> Indicator | None:
    """Return the indicator that is meant, or that is likely to be."""
    likely = suggestion.score >= UNSURE
    return suggestion.indicator or (suggestion.candidates[0].indicator if likely else None)
