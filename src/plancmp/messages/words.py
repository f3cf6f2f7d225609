"""The words of the data model, in both languages: one table, read by everything that shows one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Named(Protocol):
    """Whatever is called something in both languages."""

    @property
    def en(self) -> str:
        """What it is called in English."""

    @property
    def zh(self) -> str:
        """What it is called in Chinese."""


def name_in(named: Named, lang: str) -> str:
    """Return what something is called in English (`en`) or Chinese (`zh`)."""
    return named.zh if lang == "zh" else named.en


def reads_chinese(lang: str) -> bool:
    """Whether the reader reads what documents print, and needs it in no other words."""
    return lang == "zh"


def joined(sentences: Iterable[str], lang: str) -> str:
    """Return sentences as one, with the semicolon of the language."""
    return ("；" if lang == "zh" else "; ").join(sentences)


class Words(NamedTuple):
    """One thing said in both languages."""

    en: str
    zh: str

    def said(self, lang: str) -> str:
        """Return the English (`en`) or the Chinese (`zh`) words."""
        return name_in(self, lang)


WORDS: dict[str, Words] = {
    # what became of a statement
    "tightened": Words("tightened", "收紧"),
    "loosened": Words("loosened", "放宽"),
    "changed": Words("changed", "变化"),
    "reworded": Words("reworded", "改写"),
    "unchanged": Words("unchanged", "不变"),
    "added": Words("added", "新增"),
    "dropped": Words("dropped", "取消"),
    "unknown": Words("unknown", "不详"),
    "incomparable": Words("incomparable", "不可比"),
    # beside the plan above
    "weaker": Words("weaker", "较弱"),
    "missing": Words("missing", "缺失"),
    "copied": Words("copied", "照搬"),
    "stricter": Words("stricter", "较严"),
    "own": Words("its own", "自设"),
    # progress
    "moving away": Words("moving away", "背离"),
    "far behind": Words("far behind", "严重滞后"),
    "behind": Words("behind", "滞后"),
    "missed": Words("missed", "未达到"),
    "broken": Words("broken", "失守"),
    "on track": Words("on track", "进度正常"),
    "met": Words("met", "已达到"),
    "kept": Words("kept", "保持"),
    "cannot assess": Words("cannot assess", "无法评估"),
    "linear": Words("linear", "直线"),
    "cagr": Words("growth rate", "年均增长率"),
    "observed": Words("observed", "观测值"),
    # stages, channels, roles, natures
    "draft": Words("draft", "征求意见稿"),
    "final": Words("final", "正式文本"),
    "table": Words("table", "表"),
    "text": Words("text", "正文"),
    "box": Words("box", "专栏"),
    "annex": Words("annex", "附件"),
    "heading": Words("heading", "标题"),
    "contents": Words("contents", "目录"),
    "figure": Words("figure", "图"),
    "target": Words("target", "目标"),
    "baseline": Words("baseline", "基期值"),
    "actual": Words("actual", "实际值"),
    "prior_target": Words("prior target", "上期目标"),
    "约束性": Words("binding", "约束性"),
    "预期性": Words("expected", "预期性"),
    "指导性": Words("guiding", "指导性"),
    # measures
    "level": Words("level", "水平值"),
    "change_pct": Words("change in %", "变化率"),
    "change_points": Words("change in points", "变化量"),
    "annual_change_pct": Words("yearly change in %", "年变化率"),
    "annual_change_points": Words("yearly change in points", "年变化量"),
    "rank_change": Words("change of rank", "位次变化"),
    "ratio": Words("ratio", "比例"),
    "qualitative": Words("qualitative", "定性目标"),
    "deferred": Words("deferred", "待上级下达"),
    "empty": Words("empty", "空格"),
    # directions, levels of government, severities, tiers
    "lower": Words("lower", "越低越好"),
    "higher": Words("higher", "越高越好"),
    "none": Words("none", "无方向"),
    "nation": Words("nation", "全国"),
    "province": Words("province", "省级地区"),
    "prefecture": Words("prefecture", "地级市"),
    "county": Words("county", "县级地区"),
    "error": Words("error", "错误"),
    "warning": Words("warning", "警告"),
    "note": Words("note", "提示"),
    "core": Words("core", "核心"),
    "common": Words("common", "常用"),
    "local": Words("local", "地方"),
    "impact": Words("impact", "影响"),
    "outcome": Words("outcome", "结果"),
    "output": Words("output", "产出"),
    "process": Words("process", "过程"),
    "input": Words("input", "投入"),
    "context": Words("context", "背景"),
    "exact": Words("exact", "完全对应"),
    "close": Words("close", "相近"),
    # what a search came to
    "accept": Words("accept", "采用"),
    "unsure": Words("unsure", "待定"),
    "none_of_these": Words("none of these", "词表中无"),
    "found": Words("found", "已找到"),
    "doubtful": Words("doubtful", "存疑"),
    "ambiguous": Words("ambiguous", "不唯一"),
    "not_found": Words("not found", "未找到"),
    "source_differs": Words("source differs", "原文不符"),
    # sides of a comparison and a scope that is none
    "": Words("all", "全体"),
}


def word(term: str, lang: str) -> str:
    """Return a term of the data model (a role, channel or measure) in a language."""
    words = WORDS.get(term)
    return term if words is None else words.said(lang)


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
