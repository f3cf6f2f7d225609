"""Whether a figure only says which of what is named behind it are meant: 100张以上的医院."""

from __future__ import annotations

import re

from plancmp.language.figures import Figure
from plancmp.model.words import Words
from plancmp.tracing.scan.enumerated import trimmed

_ENDS = re.compile("的[,;]")
_EXPERIENCE = "的?[^,。;:、0-9]{0,10}{name.experience}"
_SUCH = re.compile("的[^,。;0-9]{0,24}[0-9]")
_OF_WORKS = "(?!{moved.how}|{moved.verbs})[^,。;:、()0-9和及与]{2,14}{name.works}"
_WHICH = "[一-龥]{0,2}(?P<bound>{bounds.after})?的(?!{denominator.standard})[一-龥]{2}"
_OF_AREAS = "的(?:{table_of.places}|{part.areas}),?"
_REACHED = re.compile("(?:达到?|超?过|突破)$")
_TOO_FEW = re.compile("(?:未达|不[足满到])$")


def is_condition(figure: Figure, lead: str, text: str, words: Words) -> bool:
    """Whether a bounded count only says which are meant: 服务人口超过1.5万人的乡镇卫生院."""
    if words.pattern("[一-龥]{1,2}{bounds.after}[一-龥]{2}").match(text, figure.end):
        return True  # 11万伏及以上输电线路
    if figure.bound and _ENDS.match(text, figure.end):
        return True  # 入住人数大于10人的,每增加1人补助2000元
    if words.pattern("{name.reckoned}").match(text, figure.end):
        return True  # 以年末常住人口90万人计算
    if figure.unit == "年" and words.pattern(_EXPERIENCE).match(text, figure.end):
        return True  # 具有3年以上工作经历
    if figure.bound and figure.unit != "%" and _SUCH.match(text, figure.end):
        return True  # 总投资超15亿元的项目38个
    plain = words.pattern("{counted.plain}$|[%‰]|^$").search(figure.unit)
    if not plain and words.pattern(_OF_WORKS).match(text, figure.end):
        return True  # 年产60万吨油料等项目建设
    if figure.counts and _TOO_FEW.search(lead) and text.startswith("的", figure.end):
        return True  # 未达600人的配保健教师
    behind = words.pattern(_WHICH).match(text, figure.end)
    first = not trimmed(lead).strip("、")
    more = words.pattern("(?!{moved.how}|{part.share})[一-龥]{2}")
    if first and figure.counts and figure.bound and more.match(text, figure.end):
        return True  # 66人及以上超大班额基本消除
    if behind is None or not figure.counts:
        return False
    bounded = figure.bound != "" or behind["bound"] is not None
    bounded = bounded or _REACHED.search(lead) is not None  # 年收入达500亿元的企业
    # 患者达到100人的乡镇建成康复站
    of_areas = words.pattern(_OF_AREAS).match(text, figure.end) is not None
    return bounded and (figure.start < figure.core or "在" in lead or first or of_areas)
