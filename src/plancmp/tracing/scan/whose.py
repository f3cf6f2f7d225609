"""Whether a name says of whom or what its figure is."""

from __future__ import annotations

import re

from plancmp.model.value import Value
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import counts_in, strip_front

_ATTRIBUTE = (
    r"(?:年度|年|总|估算|实际)*(?:{name.attribute}|{name.group}*{name.of_what})(?:\([^()]*\))?"
)
_AGE = re.compile("[0-9][0-9-~]*周?岁")
_ALIKE = 3
_ENDS = 2
_SHORT_RATE = re.compile("[一-龥]{2}率")
_DOES = "[一-龥]{verb.part_does}[一-龥]{2}"
_THINGS = ("count", "persons", "things")
_MEANS = "{verb.equips}|{part.means}(?:{part.ratio}|{unsaid.count})?$"
_EQUIPPED = "{verb.equips}了?$"
_GROWTH = ("change_pct", "annual_change_pct")


def is_attribute(text: str, words: Words) -> bool:
    """Whether a name says not of whom or what it is: 编制床位, 学生知晓率, 毛入学率(%)."""
    return words.pattern(_ATTRIBUTE).fullmatch(text) is not None


def lacks_measure(text: str, value: Value | None, words: Words) -> bool:
    """Whether a name says not what of a thing has grown, or is a share of it.

    制造业增长6.7%, 二级医疗机构分别为80%.
    """
    if value is None:
        return False
    if value.measure in _GROWTH:
        return words.pattern("{name.trade}$").search(text) is not None
    share = value.measure == "level" and value.unit == "%" and "%" in value.printed
    if not share or words.pattern("{part.share}|" + _DOES).search(text):
        return False
    aim = words.pattern("{cue.fulfilled}$").search(text)  # 完成年度任务的103%
    return aim is not None or any(counts_in(text, kind, words) for kind in _THINGS)


def lacks_what(text: str, before: str, words: Words) -> bool:
    """Whether a short rate is of what its sentence spoke of `before`: 推广电子凭证,激活率80%."""
    short = _SHORT_RATE.fullmatch(text) and not words.pattern("{name.whole_rates}").fullmatch(text)
    of_all = words.pattern("(?:{area.prefecture}|{area.province}|{area.county})$").search(before)
    return bool(short and strip_front(before, words).strip(",:")) and of_all is None


def lacks_kind(text: str, words: Words) -> bool:
    """Whether a name says not which vaccine or insurance its rate is of: 学生接种率."""
    return any(
        words.pattern(f"{{missing.{kind}.ends}}$").search(text)
        and not words.pattern(f"{{missing.{kind}.said}}").search(text)
        for kind in ("vaccine", "insurance")
    )


def lacks_group(text: str, before: str, words: Words) -> bool:
    """Whether a name of a list ends as the one before it, which is of a group: 妇女X筛查、Y筛查."""
    group = words.pattern("^(?:{part.of}|{name.group})+").match(before)
    same = text[-_ENDS:] == before[-_ENDS:] and text != before
    return bool(group and same) and words.pattern("{part.of}|{name.group}").search(text) is None


def lacks_age(text: str, before: str, words: Words) -> bool:
    """Whether a name ends as the one before it, which is of an age: 18岁以上X患病率，Y患病率."""
    same = text[-_ALIKE:] == before[-_ALIKE:] and text != before
    of_whom = _AGE.search(text) or words.pattern("{name.group}").search(text)
    return same and _AGE.match(before) is not None and of_whom is None


def lacks_insured(text: str, heading: str, words: Words) -> bool:
    """Whether only the heading tells whose insurance a name is of: 住院率 below 职工医保."""
    said, kinds = words.pattern("{insured.measures}"), words.pattern("{insured.kinds}")
    own = words.pattern("{missing.insurance.said}").search(text)
    return bool(said.search(text) and kinds.search(heading) and not (kinds.search(text) or own))


def is_of_some(text: str, before: str, here: str, words: Words) -> bool:
    """Whether a name may be that of some institutions only, which the text before spoke of last.

    Rates go on through a paragraph, of which `before` is what stands before the name
    (卫生院诊疗9万人次。病床使用率60%), their staff and means through a sentence, of which that is
    `here`.
    """
    rate = words.pattern("{part.institutional}").fullmatch(text)
    added = words.pattern("{verb.newly}$").search(here)
    named = (added[0] if added else "") + text
    means = words.pattern(_MEANS).match(named) or words.pattern(_EQUIPPED).search(here)
    if not (rate or means):
        return False
    if words.pattern("(?:{area.prefecture}|{area.province}|{area.county})$").search(before):
        return False
    some, all_ = "{part.institutions}", "{table_of.all}"
    told = list(words.pattern(f"{some}|{all_}").finditer(before if rate else here))
    return bool(told) and words.pattern(some).fullmatch(told[-1][0]) is not None
