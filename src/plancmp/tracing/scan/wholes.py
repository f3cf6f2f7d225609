"""What a name leaves out where what stands before it says it: 招生 of 普通高校8所, 招生7万人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.model.value import CHANGES
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import counts_in
from plancmp.tracing.scan.values import parsed

_NOUN = r"{part.level_of}(?:[(（][^()（）]*[)）])?$"
_LEVEL = r"^(?:{part.level}|{part.of})(?:及?以上)?"
_WITHOUT_LEVEL = rf"^(?:{{verb.newly}}|{{verb.leading}})?{_LEVEL[1:]}"
_TOTAL = "(?:总{unsaid.count}|{unsaid.count})$"
_RATE_OF = "(?:.*{counted_in.count})?(?P<rate>[^院站所]{2,10}率)"
_TRADE = "(?P<way>{trade.ways})(?:总?额|总值)?"
_FUND = r"(?P<whose>.*{budget.of})(?:\([^()]*\))?{budget.said}"
_ILL = "(?:报告)?(?P<of>.*[病症](?:[(（][^()（）]*[)）])?)(?:病例|发病|患者)?数?"
_MEASURE = "{part.measures}$"
_SHARES = ("%", "‰", "?")
_GROUPS = ("school", "accident", "livestock", "staff", "fund")
_AGES = re.compile("[0-9]+周?岁及?以[上下]")
OF_AGES = re.compile(f"(?P<ages>{_AGES.pattern})(?P<who>[^占]{{0,6}}人口)(?:占.*)?")
"""People of an age, and what share of all they are: 60岁及以上老年人口占比."""
_WITHOUT_DEED = "^(?:{verb.of_some}[、和及]?)+"
"""新建改扩建幼儿园9所,新增学位900个: those of all of them."""


def name_in_full(
    label: str, reading: Reading, before: Sequence[str], wholes: Sequence[DraftRow], words: Words
) -> str:
    """Return the label of a value with what it lacks, as far as its sentence says it.

    `before` are the labels before it there, `wholes` the rows before 其中, if that leads to it: the
    last of them is what it is a part of. Of several schools none is known to have the pupils that
    are counted behind them.
    """
    unit = _plain_unit(reading, words)
    if unit in _SHARES:
        return _with_rate(label, unit, wholes, words)
    ill = words.pattern(_ILL).fullmatch(before[-1]) if before else None
    if ill and words.pattern("{died}").fullmatch(label):  # 报告传染病76例,死亡9人
        return ill["of"] + label
    if _AGES.fullmatch(label):  # 60岁及以上人口95万人,占20.8%,65岁及以上71万人
        aged = next(filter(None, map(OF_AGES.fullmatch, reversed(before[-2:]))), None)
        return label + aged["who"] if aged else label
    for group in _GROUPS if before else ():
        if words.pattern(f"{{{group}.what}}数?").fullmatch(label):
            owner = _owner_of(group, before, words)
            return words.pattern(_WITHOUT_DEED).sub("", owner) + label
    vague = words.pattern("(?P<level>{part.of}|{part.level}){part.vague}").fullmatch(label)
    if vague and before and before[-1].endswith(label[vague.end("level") :]):
        whole = words.pattern("^(?:{part.of}|{part.level})(?=.{4})").sub("", before[-1])
        return vague["level"] + whole if whole != before[-1] else label  # 市级X队伍1支,县级队伍3支
    if words.pattern("{moved.growth}").fullmatch(label) and unit == "" and before:
        grown = words.pattern("{moved.growth}$").sub("", before[-1])
        return grown + label  # 收入增长5%,增速回落2个百分点
    if words.pattern("{lending.what}").fullmatch(label) and before:
        savings = map(words.pattern("(?P<whose>.+?){lending.saved}").fullmatch, reversed(before))
        saved = next(filter(None, savings), None)
        return (saved["whose"] if saved else "") + label
    trade = words.pattern(_TRADE).fullmatch(label)
    if trade:
        both = words.pattern("{trade.both}")
        named = [*(row.label for row in wholes), *before]
        told = next(filter(both.search, reversed(named)), "")
        return both.sub(trade["way"], told, count=1) or label
    return _as_part(label, unit, wholes, words) if wholes else label


def of_fund(name: str, before: str, words: Words) -> str:
    """Return what of a fund a name tells that goes on with the label before it; empty for others.

    医保基金收入9亿元,支出8亿元: the second is 医保基金支出.
    """
    told = words.pattern(_FUND).fullmatch(clean(before))
    goes_on = told and words.pattern("{budget.said}").fullmatch(name)
    return before[: told.end("whose")] + name if told and goes_on else ""


def of_measure(label: str, whole: str, reading: Reading, words: Words) -> str:
    """Return a part's name with the measure that its whole names: 总诊疗人次中，医院9万人次."""
    measure, unit = words.pattern(_MEASURE).search(whole), _plain_unit(reading, words)
    named = words.pattern(_MEASURE).search(label)
    told = measure is not None and unit not in ("", "?") and measure[0].endswith(unit)
    return _joined(label, measure[0]) if measure and told and not named else label


def _as_part(label: str, unit: str, wholes: Sequence[DraftRow], words: Words) -> str:
    """Return the label of a part with the noun or the measure of the whole, if it lacks that."""
    whole = wholes[-1].label
    level = words.pattern(_LEVEL)
    if level.sub("", clean(label), count=1) == "":
        noun = words.pattern(_WITHOUT_LEVEL).sub("", whole, count=1)
        return label + noun if words.pattern(_NOUN).search(noun) else label
    rest = words.pattern("其他(?P<kind>{name.generic})").fullmatch(label)
    if rest and (kind := words.pattern(_TOTAL).sub("", whole)).endswith(rest["kind"]):
        return "其他" + kind
    measures = (_measure_of(row, unit, words) for row in reversed(wholes))
    measure = next(filter(None, measures), "")
    named = label.endswith(measure[-2:])  # 具有职称的人员 of the 从业人员
    whole_name = not measure or named or words.pattern(_MEASURE).search(label)
    return label if whole_name else _joined(label, measure)


def _with_rate(label: str, unit: str, wholes: Sequence[DraftRow], words: Words) -> str:
    """Return a part's name with the rate of the whole: 医院病床使用率80%,其中公立医院75%."""
    whole = wholes[-1] if wholes else None
    if whole is None or not counts_in(label, "count", words):
        return label
    rate = words.pattern(_RATE_OF).fullmatch(whole.label)
    alike = {_plain_unit(one, words) for one in whole.readings} == {unit}
    return label + rate["rate"] if rate and alike and unit in ("%", "‰") else label


def _measure_of(row: DraftRow, unit: str, words: Words) -> str:
    """Return what is measured in a unit of what a row is of: 诊疗人次; empty for another unit.

    A figure that leaves it out (总诊疗人次62万) is in the unit that its name ends with.
    """
    measure = words.pattern(_MEASURE).search(row.label)
    units = {_plain_unit(one, words) for one in row.values.values()}
    left_out = measure and units == {"?"} and measure[0].endswith(unit)
    return measure[0] if measure and (unit in units or left_out) else ""


def _plain_unit(reading: Reading, words: Words) -> str:
    """Return the unit of a level without 万 or 亿, empty for a change, `?` for what has none."""
    value = parsed(reading.printed)
    measure = reading.given.get("measure", value.measure if value else "")
    if measure in CHANGES:
        return ""
    return (words.pattern("^{scales}").sub("", value.unit) if value else "") or "?"


def _joined(label: str, measure: str) -> str:
    """Return a label with what is measured of it: 住户存款 and 存款余额 are 住户存款余额."""
    sizes = (size for size in range(len(measure), 0, -1) if label.endswith(measure[:size]))
    return label + measure[next(sizes, 0) :]


def _owner_of(group: str, before: Sequence[str], words: Words) -> str:
    """Return the one owner that labels end with, empty if they end with none or with several."""
    owner = words.pattern(f"{{{group}.of}}(?:[(（][^()（）]*[)）])?$")
    what = words.pattern(f"(?P<who>.*?){{{group}.what}}数?|{{{group}.what}}(?P<whose>.+)")
    own = words.pattern(f"{{{group}.itself}}")
    labels = [label for label in before if not own.fullmatch(label)]
    last = labels[-1] if labels else ""
    its = what.fullmatch(last)
    if its:  # 生猪出栏, or 出栏生猪
        who: str = its["who"] or its["whose"] or ""
        return who if owner.search(who) else ""
    others = [label for label in labels if label != last]
    several = bool(others) and owner.search(others[-1]) is not None
    return last if owner.search(last) and not several else ""
