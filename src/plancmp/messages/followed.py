"""What the columns of `align`, `progress` and `compare --over-time` are called and mean."""

from __future__ import annotations

from typing import NamedTuple


class ColumnWords(NamedTuple):
    """A column's heading for people and its meaning, in both languages."""

    en: str
    zh: str
    means_en: str = ""
    means_zh: str = ""

    def heading(self, lang: str) -> str:
        """Return the heading in a language."""
        return self.zh if lang == "zh" else self.en

    def meaning(self, lang: str) -> str:
        """Return the meaning in a language, a sentence; empty where nothing is known of it."""
        return self.means_zh if lang == "zh" else self.means_en


FOLLOWED: dict[str, ColumnWords] = {
    "plan_above": ColumnWords("plan above", "上级规划"),
    "target_here": ColumnWords("here", "本规划"),
    "target_above": ColumnWords("above", "上级目标"),
    "year_above": ColumnWords(
        "year above", "上级年份", "Year of the figure above.", "上级数值的年份。"
    ),
    "printed_above": ColumnWords(
        "printed above", "上级数值", "What the plan above prints.", "上级规划所印数值。"
    ),
    "value_above": ColumnWords(
        "number above",
        "上级数字",
        "The figure above, in `unit`; on the line between milestones where `derived`.",
        "上级的数字；derived 时取自阶段目标连线。",
    ),
    "difference": ColumnWords(
        "difference", "相差", "The plan's figure less that above.", "本规划减上级。"
    ),
    "difference_pct": ColumnWords(
        "difference in %", "相差率", "The same in % of that above.", "同上，相对上级。"
    ),
    "derived": ColumnWords(
        "derived",
        "推算",
        "`yes` where the figure above lies on the line between milestones.",
        "上级数字取自连线时为 yes。",
    ),
    "reached": ColumnWords(
        "had reached", "已达到", "Base value of the plan's own place.", "本地的基期值。"
    ),
    "reached_better": ColumnWords(
        "reached better",
        "已优于目标",
        "`yes` where the place had already reached better than its target.",
        "本地已优于目标时为 yes。",
    ),
    "nature_above": ColumnWords(
        "nature above", "上级性质", "Nature of the target above.", "上级目标的性质。"
    ),
    "skipped": ColumnWords(
        "skipped", "缺", "Places between the two that have no plan here.", "其间没有规划的地区。"
    ),
    "targets_above": ColumnWords(
        "targets above",
        "上级目标数",
        "Indicators that the plan above sets targets for.",
        "上级规划设有目标的指标数。",
    ),
    "taken_up": ColumnWords(
        "taken up", "承接", "Of these, those the plan sets targets for.", "其中本规划设有目标者。"
    ),
    "taken_up_pct": ColumnWords("taken up, %", "承接率", "The same in %.", "同上，百分比。"),
    "only_copied": ColumnWords(
        "only copied",
        "照搬",
        "Of those taken up, those with the same figure only.",
        "承接者中仅照搬数值的。",
    ),
    "only_copied_pct": ColumnWords("only copied, %", "照搬率", "The same in %.", "同上，百分比。"),
    "copied_though_reached": ColumnWords(
        "copied though reached better",
        "照搬而已优于",
        "Copied, though the place had already reached better.",
        "照搬而本地已优于该值的指标数。",
    ),
    "target_year": ColumnWords("target year", "目标年", "Year of the target.", "目标年份。"),
    "target": ColumnWords("target", "目标", "The target, in `unit`.", "目标值。"),
    "observed": ColumnWords(
        "observed", "观测值", "What was observed, in `unit`.", "观测值，单位见 unit 列。"
    ),
    "observed_year": ColumnWords("year observed", "观测年", "Year of it.", "观测年份。"),
    "share_of_way": ColumnWords(
        "of the way",
        "路程",
        "(observed − base) / (target − base).",
        "（观测−基期）/（目标−基期）。",
    ),
    "share_of_time": ColumnWords(
        "of the time", "时间", "Years gone by over years there are.", "已过年数占总年数之比。"
    ),
    "pace": ColumnWords(
        "pace", "进度", "Observed rate over required rate.", "实际速度与所需速度之比。"
    ),
    "projected": ColumnWords(
        "leads to", "推算", "Value in the target year at this pace.", "按此进度目标年的数值。"
    ),
    "method": ColumnWords(
        "method", "方法", "`linear` or `cagr`.", "linear 直线，cagr 年均复合增长。"
    ),
    "source": ColumnWords("source", "来源", "Who published it.", "来源。"),
    "source_url": ColumnWords("address", "网址", "Where it was published.", "来源网址。"),
    "reason": ColumnWords("reason", "理由", "Why the status is what it is.", "何以如此。"),
    "reached_in": ColumnWords(
        "reached in", "预计达到", "Year of reaching it at this pace.", "按此进度达到的年份。"
    ),
    "what": ColumnWords("what", "类别"),
    "weaker": ColumnWords("weaker", "较弱", "Weaker than above.", "弱于上级。"),
    "stricter": ColumnWords("stricter", "较严", "Stricter than above.", "严于上级。"),
    "incomparable": ColumnWords("incomparable", "不可比", "Not to be compared.", "不可比。"),
    "missing": ColumnWords("missing", "缺失", "Not taken up.", "未承接。"),
    "unknown": ColumnWords("unknown", "不详", "May stand in a gap.", "可能见于所缺文本。"),
    "own": ColumnWords("its own", "自设", "Set by the plan only.", "仅本规划设有。"),
}
