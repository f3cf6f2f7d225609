"""Why a row must be looked at by a person: one reason each, and how likely the row is right."""

from __future__ import annotations

from typing import NamedTuple

from plancmp.messages import Message, Template, say


class Doubt(NamedTuple):
    """A reason: what is said of it, and how sure the row is in spite of it."""

    template: Template
    confidence: float

    @property
    def said(self) -> Message:
        """The reason as a sentence."""
        return say(self.template)


def _doubt(key: str, confidence: float, en: str, zh: str) -> Doubt:
    return Doubt(Template(key, en, zh), confidence)


ROLE = _doubt("scan_role", 0.5, "role or year: aim or reached?", "角色或年份：目标还是已达到？")
YEAR = _doubt("scan_year", 0.6, "year not said", "未写明年份")
CARRIED = _doubt("scan_carried", 0.7, "year from an earlier clause", "年份取自前一分句")
LATE = _doubt("scan_late", 0.3, "reached after the base year", "已达到的年份晚于基期")
OUTSIDE = _doubt("scan_outside", 0.6, "aim outside the period", "目标年份不在规划期内")
BEFORE = _doubt("scan_before", 0.6, "label from before", "名称取自上文")
CUT = _doubt("scan_cut", 0.4, "label cut from a list?", "名称可能被截断")
SHARED = _doubt("scan_shared", 0.5, "number shared by two labels", "一个数值对应两个名称")
PART = _doubt("scan_part", 0.5, "of a part of what came before?", "是否为前文所述的一部分？")
WHOSE = _doubt("scan_whose", 0.5, "of whom or what?", "属于谁或什么？")
PLACE = _doubt("scan_place", 0.4, "of another place?", "是否为其他地方的数值？")
WORD = _doubt("scan_word", 0.5, "a word, is it a figure?", "文字是否为数值？")
UNIT = _doubt("scan_unit", 0.1, "value equals the unit of its label", "数值与名称中的单位相同")
LONG = _doubt("scan_long", 0.5, "label is more than a name?", "名称过长")
INDICATOR = _doubt("scan_indicator", 0.5, "which indicator?", "对应哪个指标？")
MOVED = _doubt("scan_moved", 0.5, "its row lacks cells: which column?", "所在行缺格：属于哪一列？")
TWICE = _doubt("scan_twice", 0.4, "two values of one name and year", "同一名称同一年份有两个数值")
CONDITION = _doubt("scan_condition", 0.3, "a condition, no figure?", "是否为条件而非数值？")
LISTED = _doubt("scan_listed", 0.3, "only counts what the text lists?", "是否仅为文中所列项数？")
NOTED = _doubt("scan_noted", 0.6, "a note speaks of it", "表注对此另有说明")
TOLD = _doubt("scan_told", 0.7, "named in its cell", "名称取自单元格内的文字")
VALUE = _doubt(
    "scan_value", 0.5, "the fields beside `printed` are a guess", "`printed` 以外各项系推测"
)


def confidence(doubts: tuple[Doubt, ...]) -> float:
    """Return how likely a row is right: 1 without a doubt, less with each."""
    found = 1.0
    for doubt in doubts:
        found *= doubt.confidence
    return found
