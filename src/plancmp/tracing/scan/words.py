"""Values that are words: 全覆盖, 应签尽签, 清零, and aims without a figure (提高X率)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.language.figures import Figure
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import strip_behind, strip_front
from plancmp.tracing.scan.naming import ITEM

_TAIL = "(?<!{wording.not_tail}){wording.tail}(?<!{wording.not_tail})"
_COVERAGE = (
    r"(?P<nearly>{wording.nearly})?{wording.reach}{0,2}"
    r"(?P<word>(?!{wording.not_covered})(?<!健){wording.covered}(?!的)|应(?P<done>[一-龥])尽(?P=done))"
)
_CHANGES = "{wording.adverb}*均?{wording.adverb}*{wording.verb}"
_OBJECT = (
    rf"(?P<verb>{_CHANGES}(?:[和与]{{wording.verb}})?)(?P<list>[^,。;:()]{{2,60}}?{_TAIL})"
    r"(?=[,。;、)和及与等]|$)"
)
_STATE = (
    r"(?:(?:上升|增长|下降|高发|流行)?{wording.trend}(?:得到)?(?:初步|有效|明显|基本)?{wording.stopped}"
    r"|(?:继续|持续)?(?:维持|保持|稳定|控制)在?[^0-9]{1,12}(?:水平|范围|标准)?(?:水平|范围|以内|之内|内|状态)"
    r"|(?:逐步|逐渐|基本)?趋于(?:正常|稳定|平衡|合理)"
    r"|(?:均|始终|持续)?(?:低于|高于|优于|好于)[^0-9,]{0,8}(?:平均|同期)水平"
    r"|(?:均)?(?:符合|达到)[^0-9]{0,8}(?:要求|标准|水平))$"
)
_ALL = (
    r"(?P<all>{wording.all})的?(?P<name>[^,。;:]{3,40})"
    r"|(?P<subject>[^,。;:]{3,30}?)(?P<each>{wording.each})"
    r"(?P<rest>(?:{wording.every_does}|{wording.does}|实现|能够)[^,。;:]{2,30})"
)
_NONE = (
    r"(?:^|[现到持续县市区内])(?P<word>{wording.none})(?P<name>[^,。;:]{2,16}?{wording.none_of})"
    r"(?:发生)?(?=[,。;、]|$)"
)
_SUBJECT = (
    rf"(?P<verb>(?:在[^,]{{2,12}}基础上|呈现?|得到)?{{wording.adverb}}*(?:并?{{wording.verb}})?{_CHANGES})"
    r"(?:的?{wording.trend})?(?=[,。;、)]|$)"
)
_ZERO = (
    r"(?P<name>[^,。;:]{2,40}?){wording.reach}*[“\"]?"
    r"(?P<word>零{wording.zero})[”\"]?(?=的?目标|$|[、和])"
)
_CLEARED = (
    r"(?P<name>[^,。;:]{3,40}?){wording.reach}*[“\"]?"
    r"(?P<word>{wording.cleared_how}*清零)[”\"]?(?=的?目标|$)"
)
_NAMED_FIRST = r"{wording.reach}?[“\"]?(?P<word>{wording.cleared_how}*清零)[”\"]?(?P<name>$)"
_RANKED = (
    r"(?P<name>[^,。;:]{0,40}?{wording.enters}[^,。;:、]{0,20}?)[“\"]?"
    r"(?P<word>百强|前[一二三四五六七八九十]{1,3}(?:名|位|强)?"
    r"|第[一二三四五六七八九十]{1,2}(?:名|位)?(?![一-龥])|首位)[”\"]?"
)
_EVERY = (
    r"(?P<every>{wording.every})[级类]?(?P<who>[^,。;:各]{1,20}?{wording.every_who})"
    r"(?:\([^()]*\))?(?:至少|要|应|须|都)*{wording.every_does}(?P<what>[^,。;:]{2,30})"
)
_EVERYONE = r"(?P<word>{wording.everyone})(?P<name>{wording.everyone_does}[^,。;:]{2,20})"
_DONE = r"(?P<name>[^,。;:]{3,30}?)(?<![未没非])(?P<word>{wording.each})已?{wording.done}$"
_DOUBLED = (
    r"(?P<name>[^,。;:]{3,30}?)(?:实现|力争|比[^,。;:]{0,10})*(?P<word>翻(?:一|两|三)?番|成倍增长)$"
)
_COVERS = r"(?P<name>[^,。;:]{2,30}?覆盖(?P<word>所有|全部|每个)[^,。;:、的]{1,20})$"
_IN_EACH = r"(?P<word>{wording.in_each})(?P<name>{wording.in_each_does}[^,。;:”]{2,20})"
_FORMS = (_ZERO, _CLEARED, _NAMED_FIRST, _RANKED, _EVERYONE, _DONE, _DOUBLED, _COVERS, _IN_EACH)
_POLICY = "{wording.policy}|{wording.policy_end}$"
_LONGEST_CLAUSE = 400
_SHORTEST = 3
_CLAUSE = re.compile(r"[^,:]+")


@dataclass(frozen=True, slots=True)
class WordValue:
    """A value in words: the span of its label, and the value as printed.

    `is_part` says that the value stands inside the label, `is_none` that it says there is none,
    `is_loose` that it says so of everyone, which may be no figure at all.
    """

    label: tuple[int, int]
    printed: str
    is_none: bool = False
    is_part: bool = False
    is_loose: bool = False


def word_values(
    text: str, start: int, end: int, found: Sequence[Figure], words: Words
) -> Iterator[WordValue]:
    """Yield the values in words of the sentence `text[start:end]`; `found` are its figures."""
    for clause in _CLAUSE.finditer(text, start, end):
        first, last = clause.span()
        figured = any(first <= figure.core < last for figure in found)
        denied = words.pattern("{wording.denied}").search(text, first, last)  # 不得随意减少护士
        if not (figured or denied) and last - first <= _LONGEST_CLAUSE:
            yield from _Clause(text, first, last, words).values()


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause, without a figure, of a folded text."""

    whole: str
    first: int
    last: int
    words: Words

    @property
    def text(self) -> str:
        return self.whole[self.first : self.last]

    def find(self, form: str) -> re.Match[str] | None:
        return self.words.pattern(form).search(self.text)

    def values(self) -> Iterator[WordValue]:
        text, first = self.text, self.first
        written = self._in_characters()
        if written:
            printed = written[2]
            inside = printed in self.text[written[0] : written[1]]
            part = inside or printed in self.words.of("wording.all") or printed == "每个"
            loose = self.words.pattern(
                "{wording.every}|{wording.in_each}|{wording.everyone}"
            ).match(printed)
            label = self._label(written[0], written[1])
            yield WordValue(label, printed, is_part=part, is_loose=loose is not None)
            return
        coverage = self.find(_COVERAGE)
        if coverage:
            yield self._covered(coverage)
            return
        state = self.find(_STATE)
        ends_state = self.words.pattern(f"(?:{_TAIL}|{{wording.state_tail}})$")
        if state and ends_state.search(text[: state.start()].rstrip("均继续")):
            yield WordValue(self._label(0, len(text[: state.start()].rstrip("均继续"))), state[0])
            return
        subject = self.find(_SUBJECT)
        if (
            subject
            and subject.end() == len(text)
            and self._ends_name().search(text[: subject.start()])
        ):
            yield from self._each(self._label(0, subject.start()), subject["verb"])
            return
        aim = self.find(_OBJECT)
        if aim is None:
            yield from self._quantified()
            return
        span = first + aim.start("list"), first + aim.end("list")
        more = self.words.pattern(rf"(?:、|和|及|与|以及)[^,。;:()]*{_TAIL}")
        rest = more.match(self.whole[span[1] : self.last])
        yield from self._each((span[0], span[1] + rest.end()) if rest else span, aim["verb"])

    def _covered(self, coverage: re.Match[str]) -> WordValue:
        text, first = self.text, self.first
        label = self._label(0, coverage.start())
        nearly = "基本" if coverage["nearly"] or "基本实现" in text else ""
        behind = re.match("的([^,。;:]{3,40})", text[coverage.end() :])
        if behind:
            label = first + coverage.end() + 1, first + coverage.end() + behind.end()
        elif label[1] - label[0] < _SHORTEST:
            label = first, first  # it is said of what the sentence spoke of last
        return WordValue(label, nearly + coverage["word"])

    def _in_characters(self) -> tuple[int, int, str] | None:
        """Return where the label of a value in characters is, and the value; None without."""
        for form in _FORMS:
            match = self.find(form)
            if match is not None and not self.words.pattern(_POLICY).search(match["name"]):
                end = match.end() if form == _DONE else match.end("name")
                return match.start("name"), end, match["word"]
        every = self.find(_EVERY)
        if every is not None and not self.words.pattern(
            "{wording.no_thing}|{wording.no_thing_end}$"
        ).search(every["what"]):
            return every.start("who"), every.end("what"), every["every"]
        return None

    def _quantified(self) -> Iterator[WordValue]:
        """Yield what is said of all (所有X均Y) or of none (无X)."""
        whole = self.find(_ALL)
        general, does = (
            self.words.pattern("{wording.general}"),
            self.words.pattern("{wording.does}"),
        )
        if whole is not None and (
            general.search(whole["subject"] or "")
            or (whole["all"] and not does.search(whole["name"]))
        ):
            whole = None
        first = self.first
        if whole is not None and whole["all"]:
            span = first + whole.start("name"), first + whole.end("name")
            yield WordValue(span, whole["all"], is_loose=does.match(whole["name"]) is not None)
        elif whole is not None:
            label = self._label(whole.start("subject"), whole.end("rest"))
            yield WordValue(label, whole["each"], is_part=True)
        none = self.find(_NONE)
        if none:
            span = first + none.start("name"), first + none.end("name")
            yield WordValue(span, none["word"], is_none=True)

    def _ends_name(self) -> re.Pattern[str]:
        return self.words.pattern(f"{_TAIL}$")

    def _label(self, start: int, end: int) -> tuple[int, int]:
        text = self.text[start:end]
        front = len(text) - len(strip_front(text, self.words))
        kept = strip_behind(text[front:], self.words)
        place = self.first + start + front
        return place, place + len(kept)

    def _each(self, span: tuple[int, int], printed: str) -> Iterator[WordValue]:
        """Yield one value for each name of a list; what is no name by itself goes with the next."""
        start = span[0]
        for joint in ITEM.finditer(self.whole, *span):
            if self._ends_name().search(self.whole[start : joint.start()]):
                yield WordValue((start, joint.start()), printed)
                start = joint.end()
        if span[1] - start >= _SHORTEST:
            yield WordValue((start, span[1]), printed)
