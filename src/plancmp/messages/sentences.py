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
    "states_differently": ("for {year} it prints {prints}", "{year}年前后不一：{prints}"),
    "worded_differently": (
        "the same figure in other words: {prints}",
        "数值相同而措辞不同：{prints}",
    ),
    "level_against_change": (
        "{change}, counted from {base} ({year}), comes to {level}; it also prints {printed}",
        "以{year}年{base}计，{change}为{level}；另处为{printed}",
    ),
    "weaker_than_reached": (
        "weaker than the {reached} already reached in {year}",
        "弱于{year}年已达到的{reached}",
    ),
    "weaker_than_reached_near": (
        "weaker than the {reached} already reached in {year} ({scope})",
        "弱于{year}年已达到的{reached}（{scope}）",
    ),
    "weaker_than_mean": (
        "weaker than the mean of {reached} already reached over {year}",
        "弱于{year}年已达到的均值{reached}",
    ),
    "binding_empty": (
        "binding, but nothing is printed as the target",
        "约束性指标而目标栏空白",
    ),
    "binding_without_figure": (
        "binding, but without a figure: {printed}",
        "约束性指标而无数值：{printed}",
    ),
    "repeated_later": (
        "asks for {year} no more than the {printed} already due in {earlier}",
        "{year}年目标未超出{earlier}年即应达到的{printed}",
    ),
    "due_early": (
        "due in {year}; nothing is set from then to {end}",
        "{year}年到期；其后至{end}年未设目标",
    ),
    "misprint": (
        "prints {printed}, which the curator reads as {meant}",
        "原文为{printed}，整理者读作{meant}",
    ),
    "implausible": (
        "{printed} lies outside {low} to {high}{unit}, the range to be expected",
        "{printed}超出可预期的范围（{low}至{high}{unit}）",
    ),
    "two_units": (
        "{a} here and {b} there: one number in two units",
        "此处{a}，另处{b}：数字相同而单位不同",
    ),
    "unlike_others": (
        "{printed}, where other plans print {low} to {high}{unit}",
        "{printed}，而其他规划为{low}至{high}{unit}",
    ),
    "scale_below_one": (
        "{printed} is less than one of its own unit: {plain}{unit}",
        "{printed}不足其单位之一，即{plain}{unit}",
    ),
    "scale_too_large": (
        "{printed}: counted in hundreds of millions for one {level}",
        "{printed}：{level}以亿计数",
    ),
    "broken_count": (
        "{printed} is not a whole number of {unit}",
        "{printed}以{unit}计而非整数",
    ),
    "beyond_whole": (
        "{printed}: no share lies above 100%, so the bound leaves nothing open",
        "{printed}：比率不会高于100%，限定词无从成立",
    ),
    "below_nothing": (
        "{printed}: nothing lies below zero, so the bound leaves nothing open",
        "{printed}：数值不会低于零，限定词无从成立",
    ),
    "lower_limit": (
        "{printed} is a lower limit, though less is better",
        "{printed}为下限，而该指标以低为优",
    ),
    "upper_limit": (
        "{printed} is an upper limit, though more is better",
        "{printed}为上限，而该指标以高为优",
    ),
    "change_for_worse": (
        "{printed} is a change for the worse",
        "{printed}与该指标的向好方向相反",
    ),
    "bare_limit": (
        "a bare number where less is better: {printed} is neither ≤ nor <",
        "以低为优而只印数值：{printed}未写“≤”或“＜”",
    ),
    "sum_differs": (
        "{parts} add up to {sum}, the whole is printed as {whole}",
        "{parts}合计{sum}，总数为{whole}",
    ),
    "parts_exceed": (
        "{parts} alone come to {sum}, more than the whole, printed as {whole}",
        "仅{parts}即合计{sum}，多于总数{whole}",
    ),
    "shares_differ": (
        "{parts} add up to {sum}%, not to 100%",
        "{parts}合计{sum}%，不等于100%",
    ),
    "quotient_differs": (
        "{numerator} over {denominator} makes {quotient}, it prints {printed}",
        "{numerator}与{denominator}之比为{quotient}，所印为{printed}",
    ),
    "change_differs": (
        "from {then} ({then_year}) to {now} ({year}) makes {change}, it prints {printed}",
        "由{then}（{then_year}年）到{now}（{year}年）为{change}，所印为{printed}",
    ),
    "yearly_differs": (
        "{yearly} over {years} years makes {total}, it prints {printed} for {year}",
        "{yearly}，{years}年共{total}，而{year}年为{printed}",
    ),
    "part_above_whole": (
        "{part} is more than what includes it: {whole}",
        "{part}多于包含它的{whole}",
    ),
    "history_changed": (
        "the draft prints {draft} for {year}, the final version {final}",
        "{year}年数值，征求意见稿为{draft}，正式文本为{final}",
    ),
    "printed_as": ("{printed} (as {label})", "{printed}（称{label}）"),
    "plain": ("{printed}", "{printed}"),
    "vanished": (
        "the draft sets it in {before} places, among them this one, the final version in {after}",
        "征求意见稿有{before}处提出（含此处），正式文本仅{after}处",
    ),
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
    "figure_beside": (
        "an aim without a figure; {plan} sets {printed} in another row",
        "仅有方向而无数值；{plan}另有数值{printed}（见另一行）",
    ),
    "prints_otherwise": (
        "{plan} prints {printed} for {year} ({channel})",
        "{plan}所印{year}年数值为{printed}（{channel}）",
    ),
    "counterpart": (
        "see {en}: {printed}",
        "参见{zh}：{printed}",
    ),
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
    "base_from": (
        "base value from the {channel} ({section})",
        "基期值取自{channel}（{section}）",
    ),
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
}
