"""Figures in running text: which numbers are figures of the plan, and which belong together.

A number in a date, an age group, a document's number, a level or a fixed name is none. Positions
are those of `Paragraph.norm`, which has the length of what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plancmp.language.numerals import counted

WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
WIDTH |= {ord("∶"): ord(":"), ord("﹪"): ord("%"), ord("～"): ord("~")}
_DROPPED = re.compile(r"(?<![0-9])[\s\u200b\ufeff]+|[\s\u200b\ufeff]+(?![0-9])|\*\*")
_END = re.compile(r"[。；;：:！？!?][”’）)》]*$|[）)]$")
_CAPTION = re.compile(r"[图表][0-9一二三四五六七八九十]+[^。；，]{0,30}")
_START = re.compile(r"——|[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．](?![0-9])")


_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: as `printed` but without blanks, and half-width in `norm`, place by place.

    `starts` and `numbers` say from which place on which line stands.
    """

    printed: str
    norm: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def line(self, place: int) -> int:
        """Return the number of the line on which the character at `place` stands."""
        found = 0
        for start, number in zip(self.starts, self.numbers, strict=True):
            if start > place:
                break
            found = number
        return found


def paragraphs(lines: Iterator[tuple[int, str]] | tuple[tuple[int, str], ...]) -> list[Paragraph]:
    """Put lines together to paragraphs: a sentence that is broken over lines is whole again."""
    found: list[Paragraph] = []
    text = ""
    starts: list[int] = []
    numbers: list[int] = []

    def close() -> None:
        nonlocal text, starts, numbers
        if text:
            found.append(Paragraph(text, text.translate(WIDTH), tuple(starts), tuple(numbers)))
        text, starts, numbers = "", [], []

    for number, line in lines:
        part = _DROPPED.sub("", line)
        if not part:
            continue
        caption = _CAPTION.fullmatch(part) is not None
        ends = len(text) > _LONGEST or _END.search(text[-8:])
        if text and (ends or _START.match(part) or caption):
            close()
        starts.append(len(text))
        numbers.append(number)
        text += part
        if caption:
            close()
    close()
    return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: from its first to behind its last character, its bounds in words included.

    `core` is where the number starts, `core_end` where its unit ends; `unit` is what stands
    between. `counts` says that the unit is a measure word, so that a noun may follow.
    """

    start: int
    core: int
    core_end: int
    end: int
    unit: str
    counts: bool


_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_COUNTERS = (
    "个|家|所|名|人|张|支|处|种|类|款|项|辆|台|套|间|位|座|栋|幢|条|例|户|次|期|批|组|只|部|件|份|门|亩|对|院|级|岁|天|日"
    "|篇|场|剂|床(?!位)|年|小时|分钟|公里|孩"
)
_MEASURES = "批次|人次|人份|平方米|平方公里|万元|亿元|元|㎡|m²|毫升|公斤|吨|升|克|倍"
_UNIT = (
    rf"(?:个百分点|百分点|个点|(?:[万亿千百]{{0,2}}(?:张床|{_MEASURES}|{_COUNTERS}))|[%‰‱]|万亿"
    "|[万亿])?"
)
_PER = r"(?:/(?:10万(?:人)?|十万(?:人)?|[万千百](?:人口|人|名)?|人|年))?"
_BEFORE = (
    r"(?:不低于|不少于|不小于|不得低于|不得少于|不超过|不高于|不得超过|不大于|超过|大于|小于|低于|高于|不足|至少"
    r"|(?<!签)约(?!为)|近|[≤≥<>])?"
)
BEHIND = r"(?:及以上|以上|及以下|以下|以内|之内|左右)"
FIGURE = re.compile(
    rf"(?P<before>{_BEFORE})(?<![0-9.A-Za-z])(?P<core>{_NUMBER}(?:[-—–~:至]{_NUMBER})?余?"
    rf"(?P<unit>{_UNIT}{_PER}))(?P<behind>{BEHIND}?)"
)
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}(?:[-—–~至到](?:19|20)[0-9]{2})?年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}时(?!间))"
)
_AGE = re.compile(
    r"[0-9]+(?:[-—–~至][0-9]+)?(?:周岁|岁|月龄|个月)(?:\(含\))?(?:及以上|以上|及以下|以下|以内|以前)?"
)
_NOT = re.compile(
    r"〔[0-9]+〕[0-9]+号|\[[0-9]{4}\][0-9]+号|第[0-9]+|[0-9]+号|[表图专栏件][0-9]+(?:-[0-9]+)?(?![%‰])"
    r"|[A-Za-z][0-9]+(?:\.[0-9]+)?|[0-9]+(?:型糖尿病|G(?![0-9])|D(?![0-9])|[A-Za-z]+)|[0-9]+\+[0-9+]+|\+[0-9]+"
    r"|[0-9]+(?=[级型届次]{1}(?:会|大|综|医|糖|超|全))|(?<![0-9])24小时|一?[0-9]+年(?=生存率|期间)|“[0-9]+”"
    r"|(?:健康中国|健康\w{2,3}|愿景|目标|行动)“?(?:19|20)[0-9]{2}(?![0-9.%‰万亿人名个家张所户例])|(?:19|20)[0-9]{2}(?:[-—–](?:19|20)[0-9]{2})(?![0-9.%‰]|年)"
    r"|每[0-9]+[万千百]*[名人位个]?|(?<=[〇○零一二三四五六七八九])0+(?=[〇○零一二三四五六七八九])"
    r"|(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.,%‰\w])|(?<![0-9.])(?:19|20)[0-9]{2}(?=规划|行动|愿景|纲要|远景)"
    r"|[0-9]{4,}(?:\w{2})?工程|三[0-9]|[0-9]+(?:天|日)(?=[内]?再)|前[0-9]+项|[0-9]+周年"
    r"|(?<![0-9.])(?:110|119|120|122|123[0-9]{2})(?=[^,。;0-9]{0,4}(?:急救|指挥|调度|热线|平台|救援|医学))"
    r"|(?<![0-9.])[0-9]+(?:分钟|小时|天|日)[^,。;:0-9达到]{0,6}(?:率|比例)"
)
_AGE_VALUE = re.compile(
    r"(?:寿命|年龄|岁数)(?:[^,。;]{0,14})$|(?:达到|达|为|至|到|提高了?|增加了?|延长)$"
)
_PEOPLE = re.compile("[的儿老人常女男婴幼居以]")
# The number of an item: at the start, or behind the dash that a saved page puts before it.
_BOX_NUMBER = re.compile(r"(?:^|(?<=[-—–*]))[（(]?[0-9]{1,2}[)）.、．](?![0-9])")


def _taken(text: str) -> bytearray:
    """Return which places belong to what has digits but is no figure: dates, ages, fixed names."""
    found = [match.span() for form in (_DATE, _NOT, _BOX_NUMBER) for match in form.finditer(text)]
    for match in _AGE.finditer(text):
        is_value = _AGE_VALUE.search(text[max(0, match.start() - 30) : match.start()])
        if not is_value or _PEOPLE.match(text, match.end()):
            found.append(match.span())
    taken = bytearray(len(text))
    for start, end in found:
        taken[start:end] = b"\x01" * (end - start)
    return taken


@lru_cache(maxsize=64)
def figures(norm: str) -> tuple[Figure, ...]:
    """Return the figures of a half-width text in their order."""
    taken = _taken(norm)
    found = []
    for match in FIGURE.finditer(norm):
        core = match.start("core")
        if taken[core]:
            continue
        unit = match["unit"]
        end = match.end()
        if (unit == "年" and not match["behind"]) or (unit != "%" and _is_name(norm, core)):
            continue
        counts = bool(unit) and not re.search(r"[%‰‱/点]", unit)
        found.append(Figure(match.start(), core, match.end("unit"), end, unit, counts))
    found += [
        Figure(each.core, each.core, each.core_end, each.end, each.unit, True)
        for each in counted(norm)
        if not any(taken[each.core : each.end]) and not _is_name(norm, each.core)
    ]
    return tuple(sorted(found, key=lambda each: each.core))


def _is_name(norm: str, core: int) -> bool:
    """Whether a number stands inside quotation marks with other words: it is part of a name."""
    opened = norm.rfind("“", max(0, core - 20), core)
    return opened >= 0 and "”" not in norm[opened:core] and core - opened > 1


def runs(norm: str, found: list[Figure]) -> list[list[Figure]]:
    """Return the figures, those that are enumerated (`a、b和c`) together."""
    grouped: list[list[Figure]] = []
    for figure in found:
        between = norm[grouped[-1][-1].end : figure.start] if grouped else ""
        if grouped and between in ("、", "和", "及", "与", "以及", "、和"):
            grouped[-1].append(figure)
        else:
            grouped.append([figure])
    return grouped
