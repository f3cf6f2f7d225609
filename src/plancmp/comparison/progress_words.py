"""What is said about the progress of a target."""

from __future__ import annotations

from plancmp.messages import Template

NO_FIGURE = Template("no_figure_to_meet", "the target states no figure", "目标无数值")
DEFERRED = Template("target_deferred", "the target is left to a higher authority", "目标待上级下达")
RELATIVE = Template(
    "relative_unresolved",
    "the target is relative, and the plan gives no value to count it from",
    "相对目标，而规划未给出起算值",
)
PERIOD = Template(
    "target_over_period",
    "the target is a total or mean over {year}, not a value of one year",
    "目标为{year}年的合计或均值，非单一年份的数值",
)
NO_DIRECTION = Template("no_direction", "neither more nor less of it is better", "该指标无优劣方向")
NONE_OBSERVED = Template("none_observed", "no observation of it", "无观测值")
NONE_SINCE = Template(
    "none_since", "no observation after the base year {year}", "基期{year}年之后无观测值"
)
OTHER_SCOPE = Template(
    "none_of_scope", "no observation for {scope}; there are some for {other}",
    "无{scope}的观测值，仅有{other}的",
)  # fmt: skip
ALREADY = Template("already_so", "already so in {year}: {value}", "{year}年即已如此：{value}")
NO_BASE = Template("no_base", "the plan gives no base value", "规划未给出基期值")
NOT_AFTER = Template(
    "target_not_after_base",
    "the target year {target} is not after the base year {base}",
    "目标年{target}不晚于基期{base}年",
)
NO_RATE = Template(
    "no_growth_rate",
    "growth rates need values above zero; here they are {values}",
    "增长率要求各值大于零，此处为{values}",
)
START_UNKNOWN = Template(
    "start_unknown",
    "no base value: it may have been so from the start",
    "无基期值：可能起初即已如此",
)
EARLY = Template(
    "met_early", "met since {year}, ahead of the target year", "自{year}年起已提前达到"
)
LATE = Template(
    "met_late",
    "first seen to be met in {year}, after the target year",
    "目标年之后，{year}年首见达到",
)
AT_LIMIT = Template(
    "at_strict_limit",
    "observed at the limit itself, which is printed as {printed}",
    "观测值恰为界限值，原文为{printed}",
)
APPROXIMATE = Template(
    "target_approximate", "the target is approximate: {printed}", "目标为约数：{printed}"
)
BASE_OBSERVED = Template(
    "base_observed",
    "the plan gives no base value; taken from {source}",
    "规划未给出基期值，取自{source}",
)
BASE_REVISED = Template(
    "base_revised",
    "{source} has {value} for the base year {year}",
    "{source}所载{year}年基期值为{value}",
)
SOURCES_DIFFER = Template(
    "sources_differ", "sources differ for {year}: {values}", "{year}年各来源不一：{values}"
)
BY_BOUND = Template(
    "direction_of_bound",
    "judged by its bound: the indicator has no better direction",
    "按限定词判断：该指标无优劣方向",
)
