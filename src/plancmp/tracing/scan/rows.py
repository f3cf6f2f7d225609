"""The rows of a sentence as they are found, each with its moment and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plancmp.language.figures import Figure
from plancmp.language.folding import fold
from plancmp.language.periods import plans_in
from plancmp.model.value import CHANGES
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import clause_start
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import says_of_each
from plancmp.tracing.scan.no_levels import crosses_zero, is_no_level
from plancmp.tracing.scan.open_years import OpenYears
from plancmp.tracing.scan.prose_values import (
    added_to,
    change_of,
    for_each_too,
    growth_of,
    in_full,
    level_of,
)
from plancmp.tracing.scan.row_doubts import ATTRIBUTES
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.timing import moment_in_year, moment_of
from plancmp.tracing.scan.values import parsed

_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_LAST_YEAR = (
    "{moved.than}{moved.last_year}(?:同期)?的?$|[^,。;0-9]{2}{moved.last_year}[为是]?$"
    "|(?:^|[,。;:、(]){time.year_before}(?!{name.carried_over})的?[^,。;:0-9]{2,20}$"
)
_AT_PRESENT = "(?:[由从]|{moved.than}){cue.now}的?$"
_ADDS = "^(?!{verb.not_leading})[^,]{0,2}{moved.adds}"
_CHANGES = ("change_pct", "change_points")
_COUNTED_FROM = (
    "{moved.than}(?P<year>(?:19|20)[0-9]{2})年|{moved.than}{moved.last_year}|{moved.same_time}"
)
_OF_PLACES = "(?:{bounds.after})?(?:之间)?的{table_of.places}"
_IN_PLACES = "[0-9]个{table_of.places}[^,。;]{2,30}$"
_PER = re.compile("每[0-9.]*(?:[-~至][0-9.]+)?[万千百十]+[^,。;]{0,30}$")
_AGE_GROUP = re.compile("[0-9]+周?岁(?:及?以[上下])?占比")
_SIZED_BEFORE = re.compile("[0-9][^,。;、年的]{0,6}的$")
"""年收入超过1亿元的: of the things named behind it, only these."""
_YEARS = re.compile("[近这]?[两三四五六七八九十]年(?!义务|制|级|一贯|生存)")
_BY_AREA = re.compile(r"以[乡镇县区街道村(),、]{1,10}为单位,?$")
_BEFORE = re.compile("[年月底末]前$")
_AREAS = re.compile("[省市县区乡镇街道村社()（）、]+")
_RUNS_ON = re.compile(r"\s*(?![的和及与或提上下降增减至到并为])[一-龥/]|[0-9]")
_SIZED = "[^,。;0-9]{0,6}{counted_in.count}[0-9]"
_EACH_HAS = r"{counted_in.count}(?:\([^()]*\))?{bounds.before}?{wording.every_does}$"
_NO_NAME_BEHIND = "[^一-龥]|.?$|[以左的上下之并和及]|{moved.falls}|{moved.rises}|{arrival.verbs}"
_NO_END = re.compile("(?:[仅只共拥设配]有|仅配[备置]|全部|所有)$")
_EACH_SETS = re.compile("(?:各自?|分别)(?:设置?|建|办|配备?|有|至少|成立)[^,。;0-9]*$")
_OF_AN_AREA = "[省市县区乡镇村]{1,2}{name.shared_end}"
_NO_START = (
    "(?!{name.not_front})[并且将含]|[到至]?{time.plan_end}|{time.next_year}|{time.this_year}"
)
_AGAINST_AIM = "{moved.than}[^,。;]*{cue.goal}[^,。;]*$"
_TREATED = re.compile("(?<![绝相针面反])对[^,。;:0-9]{0,20}的?$")
_COMPARES = "[^,。;:0-9]{3,}?{moved.than}(?:19|20)[0-9]{2}年"
_CAME_FROM = "(?<!自)[从由](?:每[一-龥]|{cue.now}|现有|原来|原|年初|上年)?的?$"
_AGAINST = '^[比较](?:[“"0-9]|{moved.last_year})'
_EACH_TIME = re.compile("每[^0-9]{1,6}[0-9]")
_OF_A_SHARE = re.compile("[0-9]%(?:以上|以内|左右)?的")
_COUNTS_FIRST = re.compile("[0-9.]+[万亿]?[个家所名人项座处](?:以上|以下|左右)?[一-龥]")
_EACH_PERIOD = re.compile("每个?(?:月|季度?|半年|周|天|日|学期)[^,。;0-9]*$")
_OF_EACH = "(?=每){wording.every}[^,。;]{0,60}$"


class SentenceRows(OpenYears):
    """Adds rows to those of a sentence."""

    def _moment(self, span: tuple[int, int]) -> Moment:
        first, last = self.whole
        here = span[0] - first, span[1] - first
        counts = any(figure.core == span[0] and figure.counts for figure in self.names.figures)
        moment = moment_of(self.text[first:last], here, counts, self.setting, self.words)
        based = self.words.pattern("的?{time.base}").match(self.text, span[1])
        if based or self.words.pattern(_AT_PRESENT).search(self.text[first : span[0]]):
            usual = self.setting.usual("baseline")
            return Moment("baseline", "", (doubts.YEAR,) if not usual or moment.said else ())
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
            self._add_row(place, name, growth_of(name, reading, self.words), moment, *marks)

    def _add_row(
        self, place: int, label: str, reading: Reading, moment: Moment, *marks: Doubt
    ) -> None:
        label = self._in_full(label, reading, place)
        owner = self._owner(label, reading, place)
        label = owner + self._with_beds(label, reading, place)
        self.labels.append(label)
        lead = self.text[self.start : place]
        added = self._added(label, lead, reading, place)
        trained = self.words.pattern("{verb.of_some}").fullmatch(added) is not None
        of_persons = trained and self._dimension(reading) == "persons"  # 引进博士60名: no more
        whole = of_persons or doubts.CUT in marks
        marks = (*marks, *self._of_name(label, reading, moment, place, is_whole=whole))
        marks = (*marks, *self._of_print(label, reading, moment.role))
        moment = self._over_the_period(label, moment, reading)
        reading, open_ = self._since(reading, moment, place)
        if added and not reading.given and self.words.pattern("{moved.adds}").fullmatch(added):
            reading = added_to(reading)  # 新增床位90张、诊室5间
        done = self._done(label, lead, reading, place)
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
        marks = (*marks, *self._of_clause(label, reading, moment, place))
        found = DraftRow(
            self.names.paragraph.line(place), label, {moment.role: reading}, "", moment.year, "",
            (*marks, *moment.doubts), is_part=bool(owner), done=done,
            added=added,
        )  # fmt: skip
        self.rows.append((place, found))

    def _of_name(
        self, label: str, reading: Reading, moment: Moment, place: int, *, is_whole: bool
    ) -> Iterator[Doubt]:
        """Yield what is doubtful about a label; of one that `is_whole` not if it is too short."""
        lead = self.text[self.start : place]
        each = self.words.pattern(_OF_EACH).search(lead) and re.search("[0-9]", reading.printed)
        if moment.role == "target" and self._dimension(reading) in ATTRIBUTES:
            each = each or self.words.pattern(_EACH_HAS).search(lead)  # 卫生院至少配备1名
        if moment.role == "target":
            each = each or _EACH_SETS.search(lead)  # 市、县各设1所
        often = _EACH_PERIOD.search(lead) and "元" not in reading.printed  # 每月举办1次
        lacks = (each or often or _PER.search(lead)) and not says_of_each(label)
        only_verbs = self.words.pattern("(?:{verb.leading}|{verb.open}|{name.front}|[和及与])+")
        loose = self.words.pattern(_NO_START).match(label) or only_verbs.fullmatch(label)
        loose = loose or _NO_END.search(label) or self.words.pattern(_OF_AN_AREA).fullmatch(label)
        quoted = any(label.count(one) != label.count(other) for one, other in _PAIRS)
        of_whom = _AGE_GROUP.fullmatch(label)  # 60岁以上占31%: of the village doctors
        at = lead.rfind(fold(label))
        ends = {figure.end for figure in self.names.figures if figure.core_end < figure.end}
        # 7大产业集群; 30户以上自然村; 年底前入库
        beheaded = at > 0 and (lead[at - 1].isdigit() or self.start + at in ends)
        beheaded = beheaded or _BEFORE.search(lead[: at + 1]) is not None
        beheaded = beheaded or _SIZED_BEFORE.search(lead[: max(at, 0)]) is not None
        odd = lacks or of_whom or loose or quoted or beheaded or _AREAS.fullmatch(label)
        if odd or (not is_whole and self._is_bare(label, reading, place)):
            yield doubts.CUT
        if self._lacks_owner(label, reading, self.start + max(at, 0)):
            yield doubts.WHOSE
        by_area = _BY_AREA.search(lead[: max(at, 0)])
        if by_area or self._is_part(label, reading, place):
            yield doubts.PART
        if self._is_elsewhere(label, place):
            yield doubts.PLACE

    def _of_print(self, label: str, reading: Reading, role: str) -> Iterator[Doubt]:
        """Yield what is doubtful about a figure as it is printed."""
        if reading.given.get("measure") == "qualitative" and re.search("[0-9]", reading.printed):
            yield doubts.VALUE
        if _EACH_TIME.search(reading.printed) and reading.given.get("unit", "").endswith("元"):
            yield doubts.VALUE  # 每户每年500元
        if reading.given.get("unit", "").endswith("/人") and "每" not in reading.printed:
            yield doubts.VALUE  # 由每人每月85元提高到108元
        if self.names.suggester.is_unit_of(label, reading.printed):
            yield doubts.UNIT
        value = parsed(reading.printed)
        if role == "actual" and value is not None and value.measure == "qualitative":
            yield doubts.WORD  # 比例上升
        if reading.printed.startswith("前") and value is not None and value.unit == "位":
            yield doubts.CONDITION  # 居前五位的病种依次为…

    def _of_clause(
        self, label: str, reading: Reading, moment: Moment, place: int
    ) -> Iterator[Doubt]:
        """Yield what the clause and the rows before a figure make doubtful about it."""
        lead = self.text[self.start : place]
        if self._names_another(label, place):
            yield doubts.BEFORE
        if moment.role == "actual" and self.words.pattern("{cue.set}$").search(label):
            yield doubts.ROLE  # 检查任务数9000人
        against = self.words.pattern(_AGAINST).search(label)  # 比“十三五”翻一番
        if against or _OF_A_SHARE.search(label) or _COUNTS_FIRST.match(label):
            yield doubts.CUT  # 90%以上的社区有1所; 2家以上年销售收入
        if self.differs(label, moment, reading):
            yield doubts.TWICE
        yield from self._of_neighbours(reading, lead, place)
        treated = _TREATED.search(lead) and self._dimension(reading) in (*ATTRIBUTES, "households")
        if moment.role == "target" and (treated or self.words.pattern(_CAME_FROM).search(lead)):
            yield doubts.ROLE  # 由每月340元随物价调高; 对1.86万户贫困户实行分类救治
        crossing = crosses_zero(lead, self.text[place + len(reading.printed) :])
        if crossing or is_no_level(label, reading, self.words):
            yield doubts.VALUE
        if self._is_listed(label, reading, place):
            yield doubts.LISTED

    def _names_another(self, label: str, place: int) -> bool:
        """Whether a clause that compares with a year names something else than a label.

        吸烟率降低到20%,食盐摄入量较2016年的11克降低20%: neither figure is of the smoking rate.
        """
        clause = self.text[clause_start(self.names, place) : place]
        own = self.words.pattern(_COMPARES).match(clause)
        return own is not None and label not in clause

    def _of_neighbours(self, reading: Reading, lead: str, place: int) -> Iterator[Doubt]:
        """Yield what the words beside a figure make doubtful about it; `lead` stands in front."""
        behind = self.text[place + len(reading.printed) :]
        if self._dimension(reading) in ATTRIBUTES and self.words.pattern(_SIZED).match(behind):
            yield doubts.CONDITION  # 100张以下医院2个
        if lead.endswith("在") and self.words.pattern(_OF_PLACES).match(behind):
            yield doubts.CONDITION  # 比重在65%以上的省份
        if self.words.pattern("[^,。;]{0,24}{part.composed}").match(behind):
            yield doubts.PART  # 由城镇职工42.9万人、城镇居民53.9万人组成
        if self.words.pattern(_IN_PLACES).search(lead):
            yield doubts.PLACE  # 30个省份比重均超过7%
        value = parsed(reading.printed)
        measure = reading.given.get("measure", value.measure if value else "")
        if measure in CHANGES and self.words.pattern(_AGAINST_AIM).search(lead):
            yield doubts.VALUE  # 较目标95%高0.2个百分点
        unit = value.unit if value is not None and value.measure == "level" else "?"
        bare = self.words.pattern("{scales}?").fullmatch(unit) is not None
        named = self.words.pattern(_NO_NAME_BEHIND).match(behind) is None
        if self._dimension(reading) == "duration" and named:
            yield doubts.CUT  # 生命早期1000天健康保障
        if re.match("[一-龥]{2,4}/[一-龥]", behind):
            yield doubts.VALUE  # 300克标准煤/千瓦时
        if bare and (self.words.pattern("{not_in_unit}").match(behind) or _RUNS_ON.match(behind)):
            yield doubts.VALUE  # 9成以上; 1万6千; 比例 and 7每万人口… of a table that a page broke

    def _is_listed(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a count is that of what the text lists: 8项任务."""
        if self._dimension(reading) != "count":
            return False
        named = self.text[self.start : place].endswith("等")  # A、B等3个平台
        behind = self.words.pattern("{name.of_text}").match(
            self.text, place + len(reading.printed)
        )  # 抓实科技创新9条路径
        ends = self.words.pattern("{name.of_text}$").search(label)
        return named or behind is not None or ends is not None

    def _over_the_period(self, label: str, moment: Moment, reading: Reading) -> Moment:
        """Return a moment that is the whole period, where a plan adds so many until its end."""
        period = self.setting.period
        added = self.words.pattern(_ADDS).search(f"{label}{reading.printed}")
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
