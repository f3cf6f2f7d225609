"""Values that are words: 全覆盖, 应签尽签, and aims without a figure (提高X率, X率持续下降)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.language.numerals import in_characters
from plancmp.language.paragraphs import Figure
from plancmp.tracing.scan.labels import strip_behind, strip_front

_ADVERB = (
    "(?:持续|稳步|逐步|逐渐|进一步|明显|显著|不断|大幅度?|有所|继续|逐年|总体|有效|力争|小幅|切实"
    "|巩固|均?(?:同比|[较比]|同比[较比]?)(?:上一?年|去年)|同比)"
)
_VERB = (
    r"(?:提升|提高|降低|下降|增加|增长|减少|改善|扩大|缩小|缩短|上升|增强|稳定|保持|控制|放缓|扩增)"
)
# What ends the name of something that can be measured; 效率 or 频率 cannot.
_TAIL = (
    "(?:(?<![效频税费利])率|比例|比重|占比|构成比|预期寿命|期望寿命|素养水平|住院日|性别比|医护比"
    "|床护比|使用强度|摄入量|诊疗量|服务量|(?:床位|病床)(?:数量?|总量)|发病数|增长速度"
    "|(?:机构|人员|医师|医生|护士|学生)数量)"
)
_COVERAGE = re.compile(
    r"(?:(?P<nearly>基本)?(?:实现|达到)?(?:了)?(?:的)?"
    r"(?P<word>(?<!健)全覆盖|全面覆盖|应(?P<done>[一-龥])尽(?P=done)|覆盖全[市县区省](?:人口)?(?!的)))"
)
_OBJECT = re.compile(
    rf"(?P<verb>{_ADVERB}*{_VERB}(?:[和与]{_VERB})?)(?P<list>[^,。;:()]{{2,60}}?{_TAIL})(?=[,。;、)和及与等]|$)"
)
_STATE = re.compile(
    r"(?:(?:上升|增长|下降|高发|流行)?(?:趋势|态势|势头)(?:得到)?(?:初步|有效|明显|基本)?(?:遏制|控制|扭转)"
    r"|(?:继续|持续)?(?:维持|保持|稳定|控制)在?[^0-9]{1,12}(?:水平|范围|标准)?(?:水平|范围|以内|之内|内|状态)"
    r"|(?:逐步|逐渐|基本)?趋于(?:正常|稳定|平衡|合理)|(?:均|始终|持续)?(?:低于|高于|优于|好于)[^0-9,]{0,8}(?:平均|同期)水平"
    r"|(?:均)?(?:符合|达到)[^0-9]{0,8}(?:要求|标准|水平))$"
)
_ALL = re.compile(
    r"(?P<all>所有|全部)的?(?P<name>[^,。;:]{3,40})|(?P<subject>[^,。;:]{3,30}?)(?P<each>均|全部)(?P<rest>(?:设[有立置]|建[有立成]|配[有备齐]"
    r"|开展|接受|纳入|实现|具备|能够|建设|达到)[^,。;:]{2,30})"
)
_DOES = re.compile(
    r"均|都|能|全部|实行|实施|完成|建成|接入|提供|具备|开展|纳入|接受|配[备有]|达到|覆盖|设[有立置]"
)
_GENERAL = re.compile(r"指标|任务|工作|目标")
_NONE = re.compile(
    r"(?:^|[现到持续县市区内])(?P<word>无|未发生|没有发生|未出现)(?P<name>[^,。;:]{2,16}?(?:病例(?:报告)?|死亡|传播|事故|暴发|疫情|事件))"
    r"(?:发生)?(?=[,。;、]|$)"
)
_SUBJECT = re.compile(
    rf"(?P<verb>(?:在[^,]{{2,12}}基础上|呈现?|得到)?{_ADVERB}*(?:并?{_VERB})?{_VERB})(?:的(?:态势|趋势|势头))?(?=[,。;、)]|$)"
)
_ITEM = re.compile(r"、和|以及|、|和|及(?!以)|与")
_ENDS_NAME = re.compile(rf"{_TAIL}$")
# What is kept within bounds, or meets a standard, besides rates and shares.
_ENDS_STATE = re.compile(rf"(?:{_TAIL}|密度|浓度|水质|面积|满意度)$")
_SHORTEST = 3
_CLAUSE = re.compile(r"[^,:]+")


@dataclass(frozen=True, slots=True)
class WordValue:
    """A value in words: the span of its label, and the value as printed."""

    label: tuple[int, int]
    printed: str
    is_none: bool = False


def word_values(norm: str, start: int, end: int, found: list[Figure]) -> Iterator[WordValue]:
    """Yield the values in words of the sentence `norm[start:end]`; `found` are its figures."""
    for clause in _CLAUSE.finditer(norm, start, end):
        first, last = clause.span()
        text = norm[first:last]
        if any(first <= figure.core < last for figure in found):
            continue
        written = in_characters(text)
        if written:
            label = _label(norm, first + written[0], first + written[1])
            yield WordValue(label, written[2])
            continue
        coverage = _COVERAGE.search(text)
        if coverage:
            label = _label(norm, first, first + coverage.start())
            nearly = "基本" if coverage["nearly"] or "基本实现" in text else ""
            behind = re.match("的([^,。;:]{3,40})", text[coverage.end() :])
            if behind:
                label = first + coverage.end() + 1, first + coverage.end() + behind.end()
            elif label[1] - label[0] < _SHORTEST:
                label = first, first  # it is said of what the sentence spoke of last
            yield WordValue(label, nearly + coverage["word"])
            continue
        state = _STATE.search(text)
        if state and _ENDS_STATE.search(text[: state.start()].rstrip("均继续")):
            end = len(text[: state.start()].rstrip("均继续"))
            yield WordValue(_label(norm, first, first + end), state[0])
            continue
        subject = _SUBJECT.search(text)
        if subject and subject.end() == len(text) and _ENDS_NAME.search(text[: subject.start()]):
            label = _label(norm, first, first + subject.start())
            yield from _each(norm, label, subject["verb"])
            continue
        for aim in _OBJECT.finditer(text):
            span = first + aim.start("list"), first + aim.end("list")
            rest = re.match(rf"(?:、|和|及|与|以及)[^,。;:()]*{_TAIL}", norm[span[1] : last])
            if rest:
                span = span[0], span[1] + rest.end()
            yield from _each(norm, span, aim["verb"])
            break
        else:
            yield from _quantified(norm, text, first)


def _quantified(norm: str, text: str, first: int) -> Iterator[WordValue]:
    """Yield what is said of all (所有X均Y) or of none (无X)."""
    whole = _ALL.search(text)
    if whole is not None and (
        _GENERAL.search(whole["subject"] or "")
        or (whole["all"] and not _DOES.search(whole["name"]))
    ):
        whole = None
    if whole is not None and whole["all"]:
        yield WordValue((first + whole.start("name"), first + whole.end("name")), whole["all"])
    elif whole is not None:
        label = _label(norm, first + whole.start("subject"), first + whole.end("rest"))
        yield WordValue(label, whole["each"])
    none = _NONE.search(text)
    if none:
        yield WordValue(
            (first + none.start("name"), first + none.end("name")), none["word"], is_none=True
        )


def _label(norm: str, start: int, end: int) -> tuple[int, int]:
    text = norm[start:end]
    front = len(text) - len(strip_front(text))
    kept = strip_behind(text[front:])
    return start + front, start + front + len(kept)


def _each(norm: str, span: tuple[int, int], printed: str) -> Iterator[WordValue]:
    """Yield one value for each name of a list; what is no name by itself goes with the next."""
    start = span[0]
    for joint in _ITEM.finditer(norm, *span):
        if _ENDS_NAME.search(norm[start : joint.start()]):
            yield WordValue((start, joint.start()), printed)
            start = joint.end()
    if span[1] - start >= 3:
        yield WordValue((start, span[1]), printed)
