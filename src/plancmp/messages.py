"""Every sentence about the data, once in English and once in Chinese."""

from __future__ import annotations

from dataclasses import dataclass

TEMPLATES: dict[str, tuple[str, str]] = {
    # what is found within one plan
    "states_differently": ("for {year} it prints {prints}", "{year}年前后不一：{prints}"),
    "weaker_than_reached": (
        "weaker than the {reached} already reached in {year}",
        "弱于{year}年已达到的{reached}",
    ),
    "weaker_than_reached_near": (
        "weaker than the {reached} already reached in {year} ({scope})",
        "弱于{year}年已达到的{reached}（{scope}）",
    ),
    "misprint": ("{printed} is evidently {meant}", "{printed}应为{meant}"),
    # caveats of a pair
    "other_channel": ("A stands in the {a}, B in the {b}", "A 见于{a}，B 见于{b}"),
    "scope_differs": ("scope differs: {a} against {b}", "口径不同：{a}与{b}"),
    "years_differ": ("years differ: {a} against {b}", "年份不同：{a}与{b}"),
    "base_years_differ": ("base years differ: {a} against {b}", "基期不同：{a}与{b}"),
    "nature_changed": ("nature changed from {a} to {b}", "指标性质由{a}改为{b}"),
    "derived": ("{side} is derived from a relative target", "{side} 由相对目标推算"),
    "repeated": ("{side} states it more than once", "{side} 不止一次提出"),
    "label_differs": ("printed as {a} and as {b}", "名称分别为{a}和{b}"),
    "gap": ("{plan}: its source lacks {what}", "{plan}：所据文本缺{what}"),
    "gap_elsewhere": (
        "may stand in the table that the source of {plan} lacks",
        "可能见于{plan}所据文本缺失的表",
    ),
    # caveats of a plan among others
    "no_target": ("sets no target; reports this value for {year}", "未设目标；报告了{year}年的数值"),
    "derived_target": ("the level is derived from a relative target", "水平值由相对目标推算"),
    "base_from": (
        "base value from the {channel} ({section})", "基期值取自{channel}（{section}）",
    ),
    "base_scope": ("base value for {scope}", "基期值口径：{scope}"),
    "scope": ("for {scope} only", "仅限{scope}"),
    "deferred": ("left to a higher authority", "待上级下达"),
    "other_year": ("for {year}, not the plan's last year", "为{year}年目标，非规划期末"),
    "target_year": ("target year {year}", "目标年{year}"),
    "printed_for": ("printed for {qualifier}", "原文限定：{qualifier}"),
    # why a pair is incomparable
    "no_figure": ("neither states a figure", "双方均无数值"),
    "no_figure_a": ("A states no figure", "A 无数值"),
    "no_figure_b": ("B states no figure", "B 无数值"),
    "measure_differs": ("one is a {a}, the other a {b}", "一为{a}，一为{b}"),
    "opposite_bounds": ("one is an upper limit, the other a lower one", "一为上限，一为下限"),
    "ranges_overlap": ("one range lies within the other", "一个区间包含另一个"),
}

STATUS_ZH = {
    "tightened": "收紧",
    "loosened": "放宽",
    "changed": "变化",
    "reworded": "改写",
    "unchanged": "不变",
    "added": "新增",
    "dropped": "取消",
    "unknown": "不详",
    "incomparable": "不可比",
}

WORDS_ZH = {
    "draft": "征求意见稿",
    "final": "正式文本",
    "table": "表",
    "text": "正文",
    "box": "专栏",
    "annex": "附件",
    "figure": "图",
    "target": "目标",
    "baseline": "基期值",
    "actual": "实际值",
    "prior_target": "上期目标",
    "level": "水平值",
    "change_pct": "变化率",
    "change_points": "变化量",
    "annual_change_pct": "年变化率",
    "annual_change_points": "年变化量",
    "rank_change": "位次变化",
    "ratio": "比例",
    "qualitative": "定性目标",
    "deferred": "待上级下达",
    "empty": "空格",
    "": "全体",
}

_WORDS_EN = {
    "": "all",
    "level": "level",
    "change_pct": "change in %",
    "change_points": "change in points",
    "annual_change_pct": "yearly change in %",
    "annual_change_points": "yearly change in points",
    "rank_change": "change of rank",
}


def word(term: str, lang: str) -> str:
    """Return a term of the data model (a role, channel or measure) in a language."""
    return WORDS_ZH.get(term, term) if lang == "zh" else _WORDS_EN.get(term, term)


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence: a template's name and what fills it, in whichever language is asked for."""

    key: str
    arguments: tuple[tuple[str, Argument], ...] = ()

    def text(self, lang: str = "en") -> str:
        """Return the sentence in English (`en`) or Chinese (`zh`)."""
        template = TEMPLATES[self.key][1 if lang == "zh" else 0]
        return template.format(**{name: _filled(value, lang) for name, value in self.arguments})


Argument = str | tuple[Message, ...]
"""What fills a template: a text, or a list of smaller messages."""


def _filled(argument: Argument, lang: str) -> str:
    if isinstance(argument, str):
        return word(argument, lang)
    return ("、" if lang == "zh" else ", ").join(part.text(lang) for part in argument)


def message(key: str, **arguments: Argument) -> Message:
    """Make a message of a template."""
    return Message(key, tuple(arguments.items()))
