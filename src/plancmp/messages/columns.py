"""What columns that no noun declares are called and mean, in both languages, by their name."""

from __future__ import annotations

from plancmp.messages.coding_columns import CODING
from plancmp.messages.comparison_columns import COMPARISON_COLUMNS
from plancmp.messages.finding_columns import FINDINGS
from plancmp.messages.followed import FOLLOWED, ColumnWords

COLUMNS: dict[str, ColumnWords] = {
    # a plan and its place
    "plan": ColumnWords("plan", "规划", "Id of the plan.", "规划的编号。"),
    "place": ColumnWords("place", "地区", "Chinese name of the place.", "地区名称。"),
    "place_en": ColumnWords(
        "place (English)", "地区（英文）", "English name of the place.", "地区英文名称。"
    ),
    "place_code": ColumnWords(
        "place code", "地区代码", "Code of the place in GB/T 2260.", "地区代码（GB/T 2260）。"
    ),
    "period": ColumnWords(
        "period", "时期", "First and last year of the plan.", "规划期首年与末年。"
    ),
    "base_year": ColumnWords("base year", "基期", "Year of the base values.", "基期年份。"),
    "statements": ColumnWords("statements", "条目", "Number of statements.", "条目数。"),
    "targets": ColumnWords("targets", "目标", "Number of targets among them.", "其中目标数。"),
    "projects": ColumnWords("projects", "项目", "Number of projects in the annex.", "附件项目数。"),
    "gaps": ColumnWords(
        "gaps", "缺失", "What the source text at hand lacks.", "所据文本缺失的部分。"
    ),
    "source_file": ColumnWords("source", "原文", "Name of the source text.", "原文文件名。"),
    "source_sha256": ColumnWords(
        "SHA-256", "SHA-256", "SHA-256 of the source text.", "原文校验值。"
    ),
    # an indicator
    "indicator": ColumnWords("indicator", "指标", "Id of the indicator.", "指标编号。"),
    "indicator_name": ColumnWords("indicator", "指标"),
    "name_zh": ColumnWords("Chinese name", "名称", "Chinese name.", "中文名称。"),
    "name_en": ColumnWords("name", "英文名称", "English name.", "英文名称。"),
    "domain": ColumnWords("domain", "领域", "Id of the domain.", "领域编号。"),
    "told": ColumnWords("", ""),
    "part": ColumnWords("part", "部分"),
    "narrower": ColumnWords("includes", "包含"),
    "code_matches": ColumnWords(
        "match of the codes",
        "编码对应程度",
        "How near each code is: `exact`, `close`, or empty where nobody has judged.",
        "各编码的对应程度：exact 完全对应，close 相近，未判定则空。",
    ),
    "score": ColumnWords("score", "分数", "How well it answers a query.", "与所查名称的相符程度。"),
    # a statement
    "role": ColumnWords(
        "role",
        "类别",
        "`target`, `baseline` (beside a target), `actual` (reported) or `prior_target`.",
        "target 目标，baseline 基期值，actual 实际值，prior_target 上期目标。",
    ),
    "year": ColumnWords(
        "year",
        "年份",
        "Year of the figure, or a period such as 2016-2020 for a total or mean.",
        "数值的年份；合计或均值为时期，如 2016-2020。",
    ),
    "year_first": ColumnWords(
        "first year", "首年", "First year of the figure, as a number.", "数值的首年（数字）。"
    ),
    "year_last": ColumnWords(
        "last year", "末年", "Last year of the figure, as a number.", "数值的末年（数字）。"
    ),
    "block": ColumnWords(
        "table or box", "表或专栏", "Title of the table or box.", "所在表格或专栏的标题。"
    ),
    "value_unit": ColumnWords(
        "unit in the value",
        "数值所带单位",
        "The unit that stands in the value, or that the curator gives by hand.",
        "数值中所印的或人工给出的单位。",
    ),
    "near": ColumnWords(
        "near indicators", "相近指标", "Indicators that are most like it.", "最相近的指标。"
    ),
    "printed_unit": ColumnWords(
        "printed unit",
        "所印单位",
        "The unit that stands apart from the value, as printed.",
        "与数值分开印出的单位。",
    ),
    "printed": ColumnWords("printed", "数值", "The value as printed.", "所印数值。"),
    "bound": ColumnWords(
        "bound",
        "界限",
        "`<=` `<` `>=` `>` `=` `~`, or empty for a bare number.",
        "界限符号；仅有数字时为空。",
    ),
    "value": ColumnWords(
        "value",
        "数字",
        "The number, in the unit of the column `unit`; of a range the lower end.",
        "数字，单位见 unit 列；区间取下限。",
    ),
    "value_high": ColumnWords("upper end", "上限", "Upper end of a range.", "区间上限。"),
    "unit": ColumnWords("unit", "单位", "Unit of the number.", "数字的单位。"),
    "measure": ColumnWords(
        "measure",
        "度量",
        "What kind of value it is: a level, a change, a ratio, an aim.",
        "数值种类：水平、变化、比例、定性等。",
    ),
    "reference_year": ColumnWords(
        "counted from", "参照年", "Year that a change is counted from.", "变化量所参照的年份。"
    ),
    "canonical_value": ColumnWords(
        "level",
        "换算值",
        "A level in the canonical unit, misprints corrected.",
        "换算为标准单位的水平值，已更正误印。",
    ),
    "canonical_unit": ColumnWords(
        "canonical unit", "标准单位", "The indicator's canonical unit.", "指标的标准单位。"
    ),
    "channel": ColumnWords(
        "channel",
        "位置",
        "Where it stands: `table`, `text`, `box` or `annex`.",
        "所在之处：表、正文、专栏或附件。",
    ),
    "section": ColumnWords(
        "section", "章节", "Headings above it, from the outermost inwards.", "所在各级标题。"
    ),
    "corrected": ColumnWords(
        "corrected", "更正", "What a misprinted value evidently is.", "误印数值的更正。"
    ),
    "file": ColumnWords("file", "文件", "The YAML file.", "YAML 文件。"),
    "line": ColumnWords("line", "行", "Line in the text.", "原文行号。"),
    "context": ColumnWords("sentence", "语句", "The sentence it stands in.", "所在语句。"),
    **COMPARISON_COLUMNS,
    **CODING,
    **FOLLOWED,
    **FINDINGS,
}
