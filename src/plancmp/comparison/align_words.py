"""What is said about a target beside that of the plan above."""

from __future__ import annotations

from plancmp.messages import Template

DERIVED_LINE = Template(
    "derived_line",
    "above: {value} in {year}, on the line from {first} ({first_year}) to {last} ({last_year})",
    "上级{year}年为{value}，取自{first}（{first_year}年）至{last}（{last_year}年）的连线",
)
FOR_OTHER_YEAR = Template(
    "for_other_year",
    "the figure above is for {above}, here it is for {year}",
    "上级该数值为{above}年目标，此处为{year}年目标",
)
ON_LINE = Template(
    "on_line",
    "on the line between its milestones the plan above comes to {value} in {year}",
    "按上级各阶段目标连线，{year}年为{value}",
)
NO_MILESTONES = Template(
    "no_milestones",
    "the plan above has no milestones before and after {year}",
    "上级规划在{year}年前后没有两个阶段目标",
)
REPLACED = Template(
    "replaced",
    "the plan states {en}, of which one replaced the other",
    "本规划所列为{zh}，二者为前后替代的指标",
)
IN_PART = Template(
    "in_part", "the plan sets only what is related to it: {names}", "本规划仅列相关指标：{names}"
)
NAMED = Template("named_target", "{en} {printed}", "{zh}{printed}")
OTHER_CHANNEL = Template(
    "channels_differ",
    "above it stands in the {above}, here in the {here}",
    "上级见于{above}，此处见于{here}",
)
NATURE = Template("natures_differ", "{above} above, {here} here", "上级为{above}，此处为{here}")
COPIED_THOUGH_REACHED = Template(
    "copied_though_reached",
    "copied, though the place had already reached {reached} in {year}",
    "照搬上级数值，而本地{year}年已达到{reached}",
)
REACHED_BETTER = Template(
    "reached_better",
    "weaker than the {reached} the place had already reached in {year}",
    "弱于本地{year}年已达到的{reached}",
)
OF_ABOVE = Template("of_above", "of the plan above: {remark}", "上级规划：{remark}")
DEFERRED = Template("left_to_above", "left to a higher authority", "待上级下达")
TOTAL = Template(
    "total_of_a_place", "a total, and the two places differ in size", "总量指标，两地规模不同"
)
SAME_WORDS = Template(
    "same_aim_in_words", "the same aim in words, without a figure", "同一定性目标，均无数值"
)
NO_FIGURE_ABOVE = Template("no_figure_above", "the plan above states no figure", "上级规划无数值")
NO_FIGURE_HERE = Template("no_figure_here", "the plan states no figure", "本规划无数值")
NO_DIRECTION = Template(
    "differs_without_direction",
    "differs, but neither more nor less of it is better",
    "数值不同，而该指标无优劣方向",
)
