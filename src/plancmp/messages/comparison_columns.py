"""What the columns of comparisons and lists are called and mean, by their name."""

from __future__ import annotations

from plancmp.messages.followed import ColumnWords

COMPARISON_COLUMNS: dict[str, ColumnWords] = {
    # a diff
    "year_a": ColumnWords("year in A", "A 年份", "Year of the figure in A.", "A 中的年份。"),
    "year_b": ColumnWords("year in B", "B 年份", "Year of the figure in B.", "B 中的年份。"),
    "printed_a": ColumnWords("A", "A", "What A prints.", "A 所印数值。"),
    "printed_b": ColumnWords("B", "B", "What B prints.", "B 所印数值。"),
    "bound_a": ColumnWords("bound in A", "A 界限", "Bound in A.", "A 的界限符号。"),
    "bound_b": ColumnWords("bound in B", "B 界限", "Bound in B.", "B 的界限符号。"),
    "value_a": ColumnWords("number in A", "A 数字", "The figure of A, in `unit`.", "A 的数字。"),
    "value_b": ColumnWords("number in B", "B 数字", "The figure of B, in `unit`.", "B 的数字。"),
    "change": ColumnWords("change", "变化", "B less A.", "B 减 A。"),
    "change_pct": ColumnWords(
        "change in %", "变化率", "The change in % of A.", "相对 A 的变化率。"
    ),
    "status": ColumnWords("status", "结果", "What became of it.", "比较结果。"),
    "channel_a": ColumnWords("place in A", "A 位置", "Where it stands in A.", "在 A 中的位置。"),
    "channel_b": ColumnWords("place in B", "B 位置", "Where it stands in B.", "在 B 中的位置。"),
    "nature_a": ColumnWords("nature in A", "A 性质", "Nature of the target in A.", "A 中的性质。"),
    "nature_b": ColumnWords("nature in B", "B 性质", "Nature of the target in B.", "B 中的性质。"),
    "baseline_a": ColumnWords("base in A", "A 基期值", "Base value that A gives.", "A 的基期值。"),
    "baseline_b": ColumnWords("base in B", "B 基期值", "Base value that B gives.", "B 的基期值。"),
    "caveats": ColumnWords("caveats", "说明", "What to mind.", "须注意之处。"),
    "replaced_by": ColumnWords(
        "counterpart",
        "对应指标",
        "For what was dropped or added, the indicator in the other plan that took its place.",
        "取消或新增时，另一规划中与之相应的指标。",
    ),
    "year_a_first": ColumnWords("first year in A", "A 首年", "First year in A.", "A 的首年。"),
    "year_a_last": ColumnWords("last year in A", "A 末年", "Last year in A.", "A 的末年。"),
    "year_b_first": ColumnWords("first year in B", "B 首年", "First year in B.", "B 的首年。"),
    "year_b_last": ColumnWords("last year in B", "B 末年", "Last year in B.", "B 的末年。"),
    # a comparison
    "baseline": ColumnWords("base value", "基期值", "Base value of the plan.", "规划的基期值。"),
    "baseline_bound": ColumnWords(
        "base bound", "基期界限", "Bound of the base value.", "基期值的界限符号。"
    ),
    "baseline_year": ColumnWords("base year", "基期", "Year of the base value.", "基期值的年份。"),
    "change_needed": ColumnWords(
        "asked for", "需变化", "Change from the base value to the target.", "由基期值至目标的变化。"
    ),
    "change_needed_pct": ColumnWords(
        "asked for in %", "需变化率", "The same in % of the base value.", "同上，相对基期值。"
    ),
    "change_per_year": ColumnWords(
        "a year", "年均", "The same spread over the years.", "同上，年均。"
    ),
    "rank": ColumnWords(
        "rank",
        "位次",
        "Rank among the comparable; 1 is the strictest.",
        "可比者中的位次；1 为最严。",
    ),
    "strictest": ColumnWords("strictest", "最严", "`yes` for rank 1.", "位次为 1 者为 yes。"),
    # lists and projects
    "number": ColumnWords("no.", "序号", "Number of the document or project.", "文号或序号。"),
    "name": ColumnWords("name", "名称", "Its name.", "名称。"),
    "code": ColumnWords("code", "代码", "Its code.", "代码。"),
    "plans": ColumnWords("plans", "规划", "How many plans there are.", "规划数。"),
    "indicators": ColumnWords("indicators", "指标", "How many indicators there are.", "指标数。"),
    "decision": ColumnWords(
        "decision",
        "判断",
        "`accept`, `unsure` or `none`.",
        "accept 采用，unsure 待定，none 词表中无。",
    ),
    "column": ColumnWords("column", "列"),
    "heading": ColumnWords("heading", "表头"),
    "meaning": ColumnWords("meaning", "含义"),
    "remarks": ColumnWords("remarks", "备注"),
    "findings": ColumnWords("finding", "发现"),
    "reasons": ColumnWords("reason", "说明"),
    "where": ColumnWords("where", "位置"),
}
