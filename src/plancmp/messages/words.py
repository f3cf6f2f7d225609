"""The words of the data model, in both languages: one table, read by everything that shows one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

LANGUAGES = ("en", "zh")
"""What everything is said in."""


class InBothLanguages(Protocol):
    """Whatever is called something in both languages."""

    @property
    def en(self) -> str:
        """What it is called in English."""

    @property
    def zh(self) -> str:
        """What it is called in Chinese."""


def name_in(named: InBothLanguages, lang: str) -> str:
    """Return what something is called in English (`en`) or Chinese (`zh`)."""
    return named.zh if lang == "zh" else named.en


def reads_chinese(lang: str) -> bool:
    """Whether the reader reads what documents print, and needs it in no other words."""
    return lang == "zh"


def joined(sentences: Iterable[str], lang: str) -> str:
    """Return sentences as one, with the semicolon of the language."""
    return ("；" if lang == "zh" else "; ").join(sentences)


class Bilingual(NamedTuple):
    """One thing said in both languages."""

    en: str
    zh: str

    def text(self, lang: str) -> str:
        """Return the English (`en`) or the Chinese (`zh`) words."""
        return name_in(self, lang)


WORDS: dict[str, Bilingual] = {
    # what became of a statement
    "tightened": Bilingual("tightened", "收紧"),
    "loosened": Bilingual("loosened", "放宽"),
    "changed": Bilingual("changed", "变化"),
    "reworded": Bilingual("reworded", "改写"),
    "unchanged": Bilingual("unchanged", "不变"),
    "added": Bilingual("added", "新增"),
    "dropped": Bilingual("dropped", "取消"),
    "unknown": Bilingual("unknown", "不详"),
    "incomparable": Bilingual("incomparable", "不可比"),
    # beside the plan above
    "weaker": Bilingual("weaker", "较弱"),
    "missing": Bilingual("missing", "缺失"),
    "copied": Bilingual("copied", "照搬"),
    "stricter": Bilingual("stricter", "较严"),
    "own": Bilingual("its own", "自设"),
    # progress
    "moving away": Bilingual("moving away", "背离"),
    "far behind": Bilingual("far behind", "严重滞后"),
    "behind": Bilingual("behind", "滞后"),
    "missed": Bilingual("missed", "未达到"),
    "broken": Bilingual("broken", "失守"),
    "on track": Bilingual("on track", "进度正常"),
    "met": Bilingual("met", "已达到"),
    "kept": Bilingual("kept", "保持"),
    "cannot assess": Bilingual("cannot assess", "无法评估"),
    "linear": Bilingual("linear", "直线"),
    "cagr": Bilingual("growth rate", "年均增长率"),
    "observed": Bilingual("observed", "观测值"),
    # stages, channels, roles, natures
    "draft": Bilingual("draft", "征求意见稿"),
    "final": Bilingual("final", "正式文本"),
    "table": Bilingual("table", "表"),
    "text": Bilingual("text", "正文"),
    "box": Bilingual("box", "专栏"),
    "annex": Bilingual("annex", "附件"),
    "heading": Bilingual("heading", "标题"),
    "contents": Bilingual("contents", "目录"),
    "figure": Bilingual("figure", "图"),
    "target": Bilingual("target", "目标"),
    "baseline": Bilingual("baseline", "基期值"),
    "actual": Bilingual("actual", "实际值"),
    "prior_target": Bilingual("prior target", "上期目标"),
    "约束性": Bilingual("binding", "约束性"),
    "预期性": Bilingual("expected", "预期性"),
    "指导性": Bilingual("guiding", "指导性"),
    # measures
    "level": Bilingual("level", "水平值"),
    "change_pct": Bilingual("change in %", "变化率"),
    "change_points": Bilingual("change in points", "变化量"),
    "annual_change_pct": Bilingual("yearly change in %", "年变化率"),
    "annual_change_points": Bilingual("yearly change in points", "年变化量"),
    "rank_change": Bilingual("change of rank", "位次变化"),
    "ratio": Bilingual("ratio", "比例"),
    "qualitative": Bilingual("qualitative", "定性目标"),
    "deferred": Bilingual("deferred", "待上级下达"),
    "empty": Bilingual("empty", "空格"),
    # directions, levels of government, severities, tiers
    "lower": Bilingual("lower", "越低越好"),
    "higher": Bilingual("higher", "越高越好"),
    "none": Bilingual("none", "无方向"),
    "nation": Bilingual("nation", "全国"),
    "province": Bilingual("province", "省级地区"),
    "prefecture": Bilingual("prefecture", "地级市"),
    "county": Bilingual("county", "县级地区"),
    "error": Bilingual("error", "错误"),
    "warning": Bilingual("warning", "警告"),
    "note": Bilingual("note", "提示"),
    "core": Bilingual("core", "核心"),
    "common": Bilingual("common", "常用"),
    "local": Bilingual("local", "地方"),
    "impact": Bilingual("impact", "影响"),
    "outcome": Bilingual("outcome", "结果"),
    "output": Bilingual("output", "产出"),
    "process": Bilingual("process", "过程"),
    "input": Bilingual("input", "投入"),
    "context": Bilingual("context", "背景"),
    "exact": Bilingual("exact", "完全对应"),
    "close": Bilingual("close", "相近"),
    # what a search came to
    "accept": Bilingual("accept", "采用"),
    "unsure": Bilingual("unsure", "待定"),
    "none_of_these": Bilingual("none of these", "词表中无"),
    "found": Bilingual("found", "已找到"),
    "doubtful": Bilingual("doubtful", "存疑"),
    "ambiguous": Bilingual("ambiguous", "不唯一"),
    "not_found": Bilingual("not found", "未找到"),
    "source_differs": Bilingual("source differs", "原文不符"),
    # sides of a comparison and a scope that is none
    "": Bilingual("all", "全体"),
}


def word(term: str, lang: str) -> str:
    """Return a term of the data model (a role, channel or measure) in a language."""
    words = WORDS.get(term)
    return term if words is None else words.text(lang)


def terms_like(name: str, terms: tuple[str, ...]) -> list[str]:
    """Return which of the terms a name means, in either language, by its beginning if need be."""
    plain = name.strip().casefold().replace("_", " ")
    names = {
        term: {term.casefold().replace("_", " "), *(word.casefold() for word in WORDS[term])}
        if term in WORDS
        else {term.casefold().replace("_", " ")}
        for term in terms
    }
    exact = [term for term in terms if plain in names[term]]
    if exact or not plain:
        return exact
    return [
        term for term in terms if any(known_name.startswith(plain) for known_name in names[term])
    ]
