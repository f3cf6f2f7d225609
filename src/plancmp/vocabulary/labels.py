"""Making printed labels comparable: one spelling for what documents write in many ways."""

from __future__ import annotations

import re
from functools import lru_cache

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("　"): ord(" ")}
_BLANK = re.compile(r"\s+")
_UNIT_BRACKET = re.compile(
    r"\((?:%|‰|‱|/?1?/?10万|/10万|1/10万|张|人|名|个|岁|天|日|万人|亿人|万元|亿元|元|所|家|户|辆|平方米|人次)\)$"
)
_AREA = re.compile(r"^(?:全市|全县|全省|全区|全国|我市|我县|本市|辖区内?|城乡)")
_ORDINAL = re.compile(r"^(?:其中:|其中|[0-9]{1,2}[.、])")
_PER = re.compile(r"(?:平均)?每?(10万|十万|千|万)名?(?:常住|户籍)?人(?:口)?(?:拥有|平均)?(?:的)?")
_AGE = re.compile(r"([0-9]+)周?岁?(?:-|至|到|~)([0-9]+)周?岁")
_ABOVE = re.compile(r"([0-9]+)周?岁(?:以上|及以上|\(含\)以上)")
_CHINESE_AGE = {"五岁": "5岁", "三岁": "3岁", "七岁": "7岁", "三十天": "30天", "十五岁": "15岁"}
_SAME = (
    ("平均期望寿命", "预期寿命"), ("人均期望寿命", "预期寿命"), ("平均预期寿命", "预期寿命"),
    ("人均预期寿命", "预期寿命"), ("人均健康预期寿命", "健康预期寿命"), ("期望寿命", "预期寿命"),
    ("占比", "比例"), ("比重", "比例"), ("比率", "比例"), ("百分比", "比例"),
    ("执业(助理)医师", "执业医师"), ("执业助理医师", "执业医师"), ("执业(含助理)医师", "执业医师"),
    ("药师(士)", "药师"), ("护师(士)", "护师"), ("乡(镇、街道)", "乡镇"), ("乡镇(街道)", "乡镇"),
    ("镇(街道)", "乡镇"), ("设置", "设立"), ("及以上", "以上"), ("县(区)", "县"), ("(区)", ""), ("县区", "县"), ("龋患率", "患龋率"),
    ("患龋患率", "患龋率"), ("总数", "数"), ("人数", "数"), ("总人数", "数"), ("病人", "患者"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def normalise_label(label: str) -> str:
    """Return the label in one common spelling, to compare labels by.

    Half-width, without blanks, row numbers, units in brackets and the area in front; ways to say
    the same (期望寿命 and 预期寿命, 比重 and 比例, 每千常住人口 and 每千人口) made one.
    """
    text = _BLANK.sub("", label.translate(_WIDTH)).lower().replace("∶", ":")
    text = _ORDINAL.sub("", text)
    text = _UNIT_BRACKET.sub("", text)
    text = _AREA.sub("", text)
    for word, digit in _CHINESE_AGE.items():
        text = text.replace(word, digit)
    text = _AGE.sub(r"\1-\2岁", text)
    text = _ABOVE.sub(r"\1岁以上", text)
    text = _PER.sub(lambda match: f"每{match[1].replace('十万', '10万')}人", text)
    for printed, plain in _SAME:
        text = text.replace(printed, plain)
    text = text.replace("的", "").replace("“", "").replace("”", "").replace('"', "")
    return text.removesuffix("数") if text.startswith("每") else text
