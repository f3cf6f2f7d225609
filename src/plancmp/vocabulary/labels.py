"""Making printed labels comparable: one spelling for what documents write in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): " ", ord("∶"): ":", ord("～"): "-", ord("~"): "-", ord("—"): "-", ord("–"): "-",
    ord("－"): "-", ord("〔"): "(", ord("〕"): ")", ord("【"): "(", ord("】"): ")",
    ord("Ⅰ"): "1", ord("Ⅱ"): "2", ord("Ⅲ"): "3", ord("㎡"): "平方米", ord("﹪"): "%",
}  # fmt: skip
_BLANK = re.compile(r"\s+")
_ORDINAL = re.compile(
    r"(?:其中[:,]?|#|-+|\*+|\([一二三四五六七八九十]+\)|\(\d{1,2}\)|[①-⑳]"
    r"|[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d))"
)
_PER_UNIT = (
    r"(?P<per>(?:张床?|人|名|个|辆|所|间|台|家|例)/(?:每)?(?P<scale>10万|十万|百万|千|万|百)人口?)"
)
_UNIT = (
    r"(?:单位:)?(?:"
    + _PER_UNIT
    + r"|(?P<unit>%|‰|‱|(?:1|每)?/?1?/?(?:10|十)万(?:人口?|活产)?|十万分之一?|千分之|百分之"
    r"|1?/[万千]|万分之|女=100|女性=100|1:x|[万亿千百]*(?:张床?|人次?|名|个|次|例|元|所|家|户|辆|间|台|支|条|处|种|款|"
    r"项|位|级|类|岁|天|日|年|小时|分钟|亩|克|g|公斤|毫升|平方米|孩|颗|美元)(?:/(?:人|年|日|天|人次?))?|万|亿))"
)
_UNIT_BRACKET = re.compile(rf"\({_UNIT}\)$")
_BARE_UNIT = re.compile(r"(?<=[\u4e00-\u9fff)])(?:,|/)?(?P<unit>%|‰|1?/10万)$")
_TAIL = re.compile(
    r"(?:达到?|提高到|提高至|控制在|保持在|不低于|为|到)$|(?:较|比)(?:上年|(?:19|20)\d\d年)(?:末|底)?$"
)
_REMARK = re.compile(
    r"\((?:预期性?|约束性?|指导性?|户籍|常住|户籍人口|常住人口|人群|(?:到|至)?(?:19|20)\d\d年?(?:末|底)?|下同|累计|当年|年度)\)"
)
_WHEN = re.compile(
    r"(?:到|至|截至)?(?:(?:19|20)\d\d年?(?:末|底|度)?|[“\"]?十[二三四五六]五[”\"]?(?:期末|时期|期间|末)"
    r"|全年|年末|年底|期末)(?!度?均)"
)
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_AREA = re.compile(
    r"(?:全市|全县|全省|全区|全国|全州|全镇|我国|我省|我市|我县|我区|本市|本县|本省|辖区内?)(?!级)"
    rf"|(?:{_PROVINCES})(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)?(?!级|\w{{0,2}}名)"
    r"|(?![每各以所有全跨本一无未]|卫生|健康|国家|省级|示范|文明|贫困|脱贫|试点|主要|设区|重点|边境)[\u4e00-\u9fff]{2,3}"
    r"(?<!城)(?<!级)(?<!在)(?:市|县)(?![级域办内外直城镇乡市区立属和及、/]|\()"
)
_SCOPE = re.compile(r"(?:户籍|常住)(?:人口|居民|人群)?(?!人口|居民|人群|总|数|城镇化|年|$)")
_PER = re.compile(
    r"(?:平均)?(?:每|^)1?(10万|十万|千|万|百)(?:名|个|位)?(?:常住|户籍)?(?:居民|人口|人)(?:拥有|平均|的|占有)*"
)
_EVERY_ONE = re.compile(r"(?:平均)?每1([万千])")
_DIGITS = {
    "六十五": "65", "六十": "60", "十五": "15", "十二": "12", "十八": "18", "三十": "30",
    "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7",
    "八": "8", "九": "9", "十": "10",
}  # fmt: skip
_CHINESE_AGE = re.compile(rf"({'|'.join(_DIGITS)})(周?岁|年生存|年平均|天)")
_AGE = re.compile(r"([0-9]+)(?:周?岁)?(?:-|至|到)([0-9]+)周?岁(?:以下)?")
_AGE_TO = re.compile(r"0-([0-9]+)岁以下")
_ABOVE = re.compile(r"([0-9]+)周?岁(?:及以|\(含\)以|以|及)(上|下)")
_YEARS_OLD = re.compile(r"([0-9]+)周岁")
_SAME = (
    ("期望寿命", "预期寿命"), ("出生时", "出生"), ("平均健康预期寿命", "健康预期寿命"),
    ("人均健康预期寿命", "健康预期寿命"), ("平均预期寿命", "预期寿命"),
    ("人均预期寿命", "预期寿命"), ("占比重", "占比例"), ("所占比例", "比例"), ("占比", "比例"),
    ("比重", "比例"), ("比率", "比例"), ("百分比", "比例"), ("构成比", "比例"),
    ("百分率", "比例"), ("执业医师和助理医师", "执业医师"), ("执业医师(含助理)", "执业医师"),
    ("执业医师和执业助理医师", "执业医师"), ("执业(助理)医师", "执业医师"),
    ("执业助理医师", "执业医师"), ("执业(含助理)医师", "执业医师"),
    ("执业及助理医师", "执业医师"), ("药师(士)", "药师"), ("护师(士)", "护师"),
    ("乡(镇、街道)", "乡镇"), ("乡镇(街道)", "乡镇"), ("乡(镇)", "乡镇"), ("镇(街道)", "乡镇"),
    ("及以上", "以上"), ("县(区、市)", "县"), ("县(市、区)", "县"), ("县(区)", "县"),
    ("县(市)", "县"), ("(区)", ""), ("县区", "县"), ("龋患率", "患龋率"), ("患龋患率", "患龋率"),
    ("总人数", "数"), ("总数量", "数"), ("总数", "数"), ("人数", "数"), ("数量", "数"),
    ("个数", "数"), ("病人", "患者"), ("设立", "设置"), ("综合性医院", "综合医院"),
    ("慢病", "慢性病"), ("人次数", "人次"), ("围生", "围产"), ("老人", "老年人"),
    ("国内生产总值(gdp)", "gdp"), ("国内生产总值", "gdp"), ("地区生产总值", "gdp"),
    ("生产总值", "gdp"),
)  # fmt: skip
_QUOTES = str.maketrans("", "", "的“”\"‘’'《》「」·")


@dataclass(frozen=True, slots=True)
class PlainLabel:
    """A label in one common spelling, and the unit that stood in brackets after it, if any."""

    text: str
    unit: str = ""


def literal_label(label: str) -> str:
    """Return the label as printed, half-width, lower case and without blanks."""
    return _BLANK.sub("", label.translate(_WIDTH)).lower()


def normalise_label(label: str) -> str:
    """Return the label in one common spelling, to compare labels by.

    Half-width, without blanks, row numbers, units in brackets, year and area in front; ways to say
    the same (期望寿命 and 预期寿命, 比重 and 比例, 每千常住人口 and 每千人口) made one.
    """
    return plain_label(label).text


@lru_cache(maxsize=65536)
def plain_label(label: str) -> PlainLabel:
    """Return the label in one common spelling, and its unit."""
    text, unit, per = _without_unit(literal_label(label))
    text = _TAIL.sub("", _front_removed(text))
    if per and not text.startswith(("每", "千", "万", "10万")):
        text = f"每{per}人{text}"
    text = _EVERY_ONE.sub(r"每\1", text)
    text = _CHINESE_AGE.sub(lambda match: _DIGITS[match[1]] + match[2], text)
    text = _YEARS_OLD.sub(r"\1岁", text)
    text = _AGE.sub(
        lambda match: match[0].replace("至", "-").replace("到", "-").replace("周岁", "岁"), text
    )
    text = _AGE_TO.sub(r"\1岁以下", text)
    text = _ABOVE.sub(r"\1岁以\2", text)
    text = _PER.sub(lambda match: f"每{match[1].replace('十万', '10万')}人", text)
    for printed, plain in _SAME:
        if printed in text:
            text = text.replace(printed, plain)
    text = text.translate(_QUOTES)
    if text.startswith("每"):
        text = text.removesuffix("数")
    return PlainLabel(text, unit)


def _without_unit(text: str) -> tuple[str, str, str]:
    """Take remarks and units off: the text, the unit, and what a unit such as 人/千人 is per."""
    unit = per = ""
    before = ""
    while before != text:
        before = text
        text = _REMARK.sub("", text)
        match = _UNIT_BRACKET.search(text) or _BARE_UNIT.search(text)
        if match is not None and match.start():
            found = match.groupdict()
            unit = unit or found.get("unit") or found.get("per") or ""
            per = per or (found.get("scale") or "").replace("十万", "10万")
            text = text[: match.start()]
    return text, unit, per


def _front_removed(text: str) -> str:
    """Take off what stands in front of the name: row number, year, area, household or resident."""
    before = ""
    while before != text:
        before = text
        for pattern in (_ORDINAL, _WHEN, _AREA, _SCOPE):
            match = pattern.match(text)
            # What is nothing but a year or an area is the whole label, and kept.
            if match is not None and len(text) - match.end() >= 2:
                text = text[match.end() :].lstrip(",:、的")
    return text
