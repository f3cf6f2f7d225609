"""Every sentence about the data, once in English and once in Chinese."""

from __future__ import annotations

TEMPLATES: dict[str, tuple[str, str]] = {
    # what may have been meant
    "word": ("{word}", "{word}"),
    "did_you_mean": ("did you mean {words}?", "是否为{words}？"),
    "one_of": ("one of: {words}", "可用：{words}"),
    # what is found within one plan
    "printed_at": ("{printed} ({place})", "{printed}（{place}）"),
    "named": ("{en} {printed}", "{zh}{printed}"),
    "plain": ("{printed}", "{printed}"),
    # caveats of a pair
    "other_channel": ("A stands in the {a}, B in the {b}", "A 见于{a}，B 见于{b}"),
    "scope_differs": ("scope differs: {a} against {b}", "口径不同：{a}与{b}"),
    "years_differ": ("years differ: {a} against {b}", "年份不同：{a}与{b}"),
    "base_years_differ": ("base years differ: {a} against {b}", "基期不同：{a}与{b}"),
    "nature_changed": ("nature changed from {a} to {b}", "指标性质由{a}改为{b}"),
    "derived": ("{side} is derived from a relative target", "{side} 由相对目标推算"),
    "repeated": ("{side} states it more than once", "{side} 不止一次提出"),
    "gap": ("{plan}: its source lacks {what}", "{plan}：所据文本缺{what}"),
    "gap_elsewhere": (
        "may stand in the table that the source of {plan} lacks",
        "可能见于{plan}所据文本缺失的表",
    ),
    "figure_beside": (
        "an aim without a figure; {plan} sets {printed} in another row",
        "仅有方向而无数值；{plan}另有数值{printed}（见另一行）",
    ),
    "prints_otherwise": (
        "{plan} prints {printed} for {year} ({channel})",
        "{plan}所印{year}年数值为{printed}（{channel}）",
    ),
    "counterpart": ("see {en}: {printed}", "参见{zh}：{printed}"),
    # caveats of a plan among others
    "ranked_beside_table": (
        "stands in the {channel}, ranked beside table cells",
        "见于{channel}，与表中数值一并排位",
    ),
    "no_target": (
        "sets no target; reports this value for {year}",
        "未设目标；报告了{year}年的数值",
    ),
    "derived_target": ("the level is derived from a relative target", "水平值由相对目标推算"),
    "base_from": ("base value from the {channel} ({section})", "基期值取自{channel}（{section}）"),
    "of_base": ("base value: {remark}", "基期值：{remark_zh}"),
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
    # changes
    "change_not_compared": ("not compared", "未比较"),
    "change_added": ("added", "新增"),
    "change_removed": ("removed", "删除"),
    "change_changed": ("changed", "修改"),
    "change_renamed": ("renamed", "改名"),
    "change_moved": ("moved", "移动"),
    "change_affected": ("affected", "受影响"),
    "counted_kind": ("{count} {kind}", "{kind} {count}"),
    "change_touches": ("touches {count} statements", "涉及 {count} 条"),
    "change_touches_one": ("touches {count} statement", "涉及 {count} 条"),
}
