"""The words of the data model, in both languages."""

from __future__ import annotations

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
    "province": "省级地区",
    "prefecture": "地级市",
    "county": "县级地区",
    "error": "错误",
    "warning": "警告",
    "note": "提示",
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
