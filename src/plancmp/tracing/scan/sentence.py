"""Figures in a sentence, with the label that each belongs to.

A name stands before its figure (`X率达到95%`), or behind it where things are counted (`建设3个X`).
Names and figures may be enumerated side by side (`X率、Y率分别为1%、2%`); a value may be given with
the one it comes from (`从1‰下降到2‰`), or as a change of what the sentence spoke of last.
"""

from __future__ import annotations

import re

from plancmp.language.figures import Figure, runs
from plancmp.language.folding import fold
from plancmp.messages import Template, say
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.carried import CARRIED
from plancmp.tracing.scan.conditions import is_condition
from plancmp.tracing.scan.cut_labels import CutLabels
from plancmp.tracing.scan.distant_names import (
    before_brackets,
    before_colon,
    from_earlier_clauses,
    with_denominator,
)
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.enumerated import trimmed
from plancmp.tracing.scan.labels import (
    counts_in,
    is_added,
    is_indicator_name,
    is_share,
    without_verb,
)
from plancmp.tracing.scan.loose_cells import cells_in
from plancmp.tracing.scan.prose_values import (
    change_in,
    change_of,
    in_full,
    level_of,
    since_in,
)
from plancmp.tracing.scan.row_doubts import of_label
from plancmp.tracing.scan.sizes import sizes_in
from plancmp.tracing.scan.values import change_by_hand, level_in_words, parsed, reading_of
from plancmp.tracing.scan.wholes import of_fund
from plancmp.tracing.scan.words import word_values

_MORE = re.compile("(?::[0-9.]+)+")
_CROWD = re.compile(r"\s?[0-9]")
_DID = "[已均都]?(?:完成|{verb.part_reaches})[一-龥]{2}|(?:全部|已|均|都)*{verb.ended}"
_WHOM = "(?:{name.group}|{name.for_whom}|[0-9一-龥—-]{0,10}{counted_in.persons})[一-龥]{2}"
_FOR_SOMEBODY = "(?:^|[,;]|{cue.of_a_year}|{name.front})为$"
_FOR_THEM = "[一-龥]{2}{verb.part_does}[一-龥]{2}"
_DOES = "{verb.part_does}[^,。;:、()0-9“”]{2,24}(?=[,。;]|$)"
_OF_WHAT = "的|(?!{moved.how}|{moved.verbs}|{part.share}|[和及与并且同])[一-龥]{2}"
_NARROWED = re.compile("[一-龥]{2}(?:的|以[上下])$")
_PURPOSE = "[,一-龥]{0,2}为[^。]*{title.drawn_up}"
_NO_NOUN_OF_SIZE = "(?:的|之间)$"
_NO_LABEL = Template("scan_no_label", "no label found", "未找到名称")
_NO_PAIRS = Template("scan_no_pairs", "names and figures do not pair", "名称与数值不能一一对应")
_A_UNIT = Template("scan_a_unit", "it is a unit", "是计量单位")
_A_SIZE = Template("scan_a_size", "it says which are counted", "说明所计者之规模")
_A_CELL = Template("scan_a_cell", "of a row of an unread table", "属未读出的表格行")


class Sentence(CutLabels):
    """Reads one sentence: `rows` are what it found, `unused` the figures that it could not use."""

    def read(self) -> None:
        """Read the figures of the sentence, then the values that are words."""
        before = [self.said.last] if self.said.last else []
        own = self.names
        cells = cells_in(own.paragraph, own.start, own.end, own.figures, self.words)
        self.unused += [(figure, say(_A_CELL)) for figure in cells]
        rest = [figure for figure in own.figures if figure not in cells]
        rest = [figure for figure in rest if not self._is_unit(figure)]
        self.sizes = sizes_in(self.text, rest, self.words)
        self.unused += [(size, say(_A_SIZE)) for size in self.sizes.values()]
        found = [figure for figure in rest if figure not in self.sizes.values()]
        for run in runs(self.text, found):
            if before and self._goes_on(before, run):
                before = run
                continue
            names = self.parallel(run, before) if len(run) > 1 else None
            if names is not None:
                if not names:
                    self.unused += [(figure, say(_NO_PAIRS)) for figure in run]
            else:
                last = before[-1] if before else None
                for figure in run:
                    self._single(figure, last, run)
                    last = figure
            before = run
        purpose = self.words.pattern(_PURPOSE).match(self.text[slice(*self.whole)])
        told = word_values(self.text, self.start, self.names.end, found, self.words)
        for word in () if purpose else told:
            name = self.names.printed(*word.label)
            if word.is_part:  # the value is no part of what it is said of
                name = name.replace(word.printed, "", 1)
            reading = level_in_words(word.printed) if word.is_none else reading_of(word.printed)
            if name or self.labels:
                label = name or self.labels[-1]
                place = word.label[0]
                figured = any(row.label == label for _, row in self.rows)
                if figured and self.words.pattern("{wording.verb}$").search(word.printed):
                    continue  # 提高X水平,2025年达到25%
                marks: tuple[Doubt, ...] = () if name else (doubts.BEFORE,)
                marks += (doubts.WORD,) if word.is_loose else ()
                self._add(
                    place,
                    self.names.suggester.without_place(label),
                    reading,
                    (place, place),
                    *marks,
                )

    def _goes_on_with(self, added: str, label: str) -> bool:
        """Whether what makes a label one of the vocabulary begins that of the row before it.

        高血压患者规范管理23万人，规范管理率72.6%: these patients, and no others.
        """
        last = self.rows[-1][1] if self.rows else None
        if last is None or of_label(last) or last.scope:
            return False
        # 居民电子健康档案9万份,建档率92%; no 乙类传染病 of 甲、乙类传染病
        cut = re.search(f"[、和及与]{re.escape(added)}$", last.label)
        if not (last.label.startswith(added) or last.label.endswith(added)) or cut:
            return False
        suggester = self.names.suggester
        narrows = added in suggester.vocabulary.labels.narrowing  # 农村X率，Y率
        return not narrows and suggester.suggest(label).is_known

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

    def _single(self, figure: Figure, before: Figure | None, run: list[Figure]) -> None:
        size = self.sizes.get(figure)
        left = self.left_of(size or figure, before)
        lead = text = self.text[left : figure.start]
        if size:
            name = without_verb(self.names.name(left, figure.start), self.words)
            unnamed = self.words.pattern(_NO_NOUN_OF_SIZE + "|{verb.open}$").search(name)
            marks: tuple[Doubt, ...] = (doubts.PART,) if unnamed else ()
            reading = level_of(self.names.paragraph, figure, [figure])
            self._add(figure.start, name, reading, (figure.core, figure.end), *marks)
            return
        if figure.core_end <= self.taken and self.text.startswith("的", figure.end):
            self.unused.append((figure, say(_A_SIZE)))
            return
        within = before is not None and (before.unit == "%" or before.joint == ":")
        if within and figure.core_end <= self.taken:
            return  # it is part of a name: `80%的X能够提供6类以上Y`, or of a ratio: 5:40:55
        paragraph, words = self.names.paragraph, self.words
        parts = self.names.parts(figure) if figure.unit == "%" else []
        for part, label in parts:
            self._add(part.start, label, level_of(paragraph, part, [part]), (part.core, part.end))
            self.taken = part.end
        if parts:
            return
        reading = in_full(paragraph, figure, level_of(paragraph, figure, run), words)
        more_printed = len(reading.printed) - (figure.end - figure.start) if reading.given else 0
        if more_printed > 0 and figure.unit.endswith("元"):  # 不低于每人每月2200元
            lead = text = lead[:-more_printed]
        more = _MORE.match(self.text, figure.end) if figure.joint == ":" else None
        if more:
            reading = Reading(
                self.names.printed(figure.start, more.end()), {"measure": "qualitative"}
            )
            self.taken = more.end()
        change = change_in(text, words)
        adds = change and words.pattern("{moved.adds}").fullmatch(change["verb"])
        if adds and figure.counts and len(self.names.noun(figure)) > 1:
            change = None  # 新增10个学院
        if change:
            text = text[: change.start()]
            based = words.pattern("的?{time.base}{moved.how}*").match(text)
            left += based.end() if based else 0
            text = text[based.end() :] if based else text
            place = figure.start - len(lead) + change.start()
            reading = change_of(paragraph, self.start, figure, place, change, words)
        since = since_in(text, words)
        if since:
            text = text[: since.start()]
        span = (figure.core, figure.end)
        if not change and self.carry(figure, before, left, text, reading):
            return
        apart = "" if change else with_denominator(self.names, figure, left)
        if apart:
            self._add(figure.start, apart, reading, span)
            return
        name = self.names.name(left, left + len(trimmed(text)))
        if self.labels and words.pattern("{name.converted}$").search(name):
            self._add(figure.start, self.labels[-1], reading, span, doubts.BEFORE)
            return
        name = name or before_brackets(self.names, figure)
        told = "" if name else before_colon(self.names, figure, before, left)
        name = name or told
        if change and not name:
            goes_on = not (since or change["annual"])
            ago: tuple[Doubt, ...] = (doubts.YEAR,) if since and since["ago"] else ()
            if self.carry_change(figure, left, text, reading, *ago, goes_on=goes_on):
                return
            reading = level_of(paragraph, figure, run)
        counted = not told and (figure.counts or figure.unit == "%")
        noun = self.names.noun(figure) if counted else ""
        beside = before is not None and before.end == figure.start
        if not noun and not name and beside and self.labels:
            # `12类45种`: two figures of one name
            self._add(figure.start, self.labels[-1], reading, span, doubts.BEFORE)
            return
        of_one = of_fund(name, self.label_before(figure.start), words)
        label = of_one or self.names.choose(name, noun, figure, reading, lead)
        if label and figure.unit not in ("", "%", "‰") and is_added(label, lead, words):
            reading = change_by_hand(reading.printed, figure, figure.unit, falls=False)
        if label and label in name and is_share(label, figure.unit, lead, words):
            label += words.of("part.ratio")[0]
        if not label:
            first = self.row_before(figure.start) is None  # X率,2022年达到5%: not of a sentence ago
            found = first and self._named_earlier(figure, left, reading, sure=True)
            found = found or self.carry_level(figure, before, left, text, reading)
            if not found and not self._named_earlier(figure, left, reading, sure=False):
                self.unused.append((figure, say(_NO_LABEL)))
            return
        existing: tuple[Doubt, ...] = ()
        if label == noun and lead.endswith("为") and words.pattern(_FOR_THEM).search(label):
            label = f"为{label}"  # 为9名残疾人提供服务
            self.taken = figure.end + len(noun)
        elif label == name and self._is_for_them(label, lead):
            label = name = f"为{label}"  # 全年为基层出具报告46万份
        elif label in noun:
            self.taken = figure.end + len(noun)
            does = words.pattern("{doubtful.does}").match(self.text, self.taken)
            existing = (doubts.ROLE,) if does else ()  # 2家基地每年招录50人: these are there
            if any(other.start == self.taken for other in self.names.figures):
                existing += (doubts.CUT,)  # 14批次药品累计节约药费2840万元
            acts = words.pattern("{verb.acts}$").search(lead)
            if acts and counts_in(label, "count", words):
                existing += (doubts.CUT,)  # 完成5个卫生院、32个卫生室提质改造
        behind = self.taken if label in noun else figure.end
        if figure.counts and words.pattern(_DID).match(self.text, behind):
            existing += (doubts.PART,)  # 12所卫生院完成标准化建设: those that did
        for whole in self.counted_before(label, run) if len(run) == 1 else []:
            existing += (doubts.PART,) if self._within(figure.start) is not None else ()
            self._add(figure.start, whole, reading, span, *existing)  # 床位90张,每千人口6.4张
            return
        per = self.per_head_of(label, figure, left)
        if per:
            self._add(figure.start, per + label, reading, span)
            return
        done = self._does(label, name, figure)
        if done:
            self._add(figure.start, label + done, reading, span)
            self.taken = figure.end + len(done)
            return
        used = self.used(label, figure, before)
        if used != label:
            self._add(figure.start, used, reading, span)
            return
        completed = name and label not in (name, of_one) and label.endswith(name)
        completed = completed and not self._goes_on_with(label.removesuffix(name), label)
        marks = CARRIED if completed else self.cut(label, lead, noun, figure)
        is_done = label == noun and self.names.may_be_verb(name, noun, figure, lead)
        if is_done and not words.pattern("{verb.open}$").search(lead):
            marks = (*marks, doubts.CUT)  # 慰问30名职工
        if figure.unit != "%" and figure.core_end < figure.end and label not in noun:
            of_what = self.words.pattern(_OF_WHAT).match(self.text, figure.end)
            marks += (doubts.CONDITION,) if of_what else ()  # 25户以上自然村通公路
        if is_condition(figure, lead, self.text, self.words):
            marks += (doubts.CONDITION,)
        if figure.counts and _NARROWED.search(name.removesuffix(label) if name else ""):
            marks = (*marks, doubts.CUT)  # 设有老年医学科的二级以上综合性医院
        if figure.counts and figure.bound and self.text[left - 1 : left] == "(":
            marks += (doubts.CONDITION,)  # 规模大的场所(病人≥10人)
        if _CROWD.match(self.text, figure.end) and figure.unit:  # cells of a row, run together
            marks += (doubts.CUT,)
        self._add(figure.start, label, reading, span, *marks, *existing)

    def _named_earlier(self, figure: Figure, left: int, reading: Reading, *, sure: bool) -> bool:
        """Add the row of a figure that an earlier clause names; with `sure` only one that it must.

        提高X水平,2025年达到25%. Returns whether it is one.
        """
        label = from_earlier_clauses(self.names, left, reading)
        if not label:
            return False
        known = self.names.suggester.suggest(label, parsed(reading.printed)).indicator
        right_before = self.text[:left].rstrip(",:").endswith(fold(label))
        rate = right_before and not figure.counts and is_indicator_name(label, self.words)
        if sure and not (known or rate):
            return False
        marks = () if known or rate else CARRIED
        self._add(figure.start, label, reading, (figure.core, figure.end), *marks)
        return True

    def _is_for_them(self, label: str, lead: str) -> bool:
        """Whether what a name says is done for those that it begins with: 为基层出具报告."""
        for_ = self.words.pattern(_FOR_SOMEBODY).search(lead[: lead.rfind(fold(label))])
        whom = self.words.pattern(_WHOM).match(label)
        return bool(for_ and whom) and not is_indicator_name(label, self.words)

    def _does(self, label: str, name: str, figure: Figure) -> str:
        """Return what a share of what is named does: `村卫生室90%以上建立档案`."""
        if figure.unit != "%" or label != name or is_indicator_name(label, self.words):
            return ""
        does = self.words.pattern(_DOES).match(self.text, figure.end, self.names.end)
        return self.names.printed(*does.span()) if does else ""
