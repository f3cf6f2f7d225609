"""The shape of the YAML files: the reader, `check`, `schema` and the glossary all use it.

A shape is a mapping's keys. What a noun declares comes from the noun; what stands here is how a
file is built up, and what is more than a text.
"""

from __future__ import annotations

from plancmp.model.keys import Key, Shape, keys_of, shape_of
from plancmp.model.plan import (
    SHA256,
    Acknowledged,
    Agreement,
    Gap,
    Plan,
    Project,
    Statement,
    Verified,
)
from plancmp.model.terms import CODE_MATCHES, NO_INDICATOR
from plancmp.model.vocabulary import Domain, Indicator, Place

YEAR = r"^(19|20)\d{2}(-(19|20)\d{2})?$"
_RANGE = r"^-?\d+(\.\d+)?-\d+(\.\d+)?$"

_PLAN: Shape = {
    "place": Key("text", "GB/T 2260 code of the place.", "地区代码（GB/T 2260）。", True,
                 ids="place"),
    "period": Key("text", "First and last year.", "规划期首年与末年。", True,
                  pattern=r"^\d{4}-\d{4}$"),
    "base_year": Key("text", "Year of the base values.", "基期年份。", True, pattern=r"^\d{4}$"),
    "source": Key("map:source", "The source text that was encoded.", "所录入的原文。", True),
    "gaps": Key("list:gap", "What the source text at hand lacks.", "所据文本缺失的部分。"),
    "sections": Key("list:section", "The statements, in the order of the document.",
                    "各条目，按文件顺序。", True),
    "projects": Key("list:project", "The projects of the annex.", "附件中的项目。"),
    "agreement": Key("list:agreement", "How far the coders agreed, field by field.",
                     "各录入者逐字段的一致程度。"),
    "verified": Key("map:verified", "When it was last found in the source text.",
                    "最近一次与原文核对的情况。"),
}  # fmt: skip

_STATEMENT: Shape = {
    "indicator": Key("texts", "Indicator id; two for a row that states two at once; `none` for a "
                     "row that no indicator fits.",
                     "指标编号；一行述及两个指标时写两个；无合适指标时写 none。", True,
                     ids="indicator", instead=NO_INDICATOR),
    "unit": Key("text", "The unit as printed beside the row, if it does not stand in the value.",
                "行旁所印单位（数值本身未带单位时）。"),
    "target": Key("value", "What the plan sets out to reach.", "规划目标。"),
    "targets": Key("values", "What the plan sets out to reach by several years: {2025: …}.",
                   "各年份的规划目标：{2025: …}。"),
    "baseline": Key("value", "The base value printed beside a target.", "目标旁所印的基期值。"),
    "actual": Key("value", "A value reported as reached.", "报告的实际值。"),
    "prior_target": Key("value", "The target of the former period.", "上一规划期的目标。"),
    "year": Key("text", "Year or period of the values, where the header does not say it.",
                "数值的年份或时期（与文件头所述不同时）。", pattern=YEAR),
    "corrected": Key("map:correction", "What a misprinted row evidently means.",
                     "误印的行显然应为何。"),
    "acknowledged": Key("list:acknowledgement",
                        "Findings here that the curator has looked at.",
                        "整理者已核查的检查结果。"),
}  # fmt: skip

_INDICATOR: Shape = {
    "unit": Key("text", "Canonical unit.", "标准单位。", True, ids="unit"),
    "codes": Key("words", "Codes in international schemes, as `sdg:3.2.1`, or each with how near "
                 "it is: {sdg:3.2.1: exact}.",
                 "国际指标体系中的编码，如 sdg:3.2.1，或并注明相近程度：{sdg:3.2.1: exact}。",
                 choices=CODE_MATCHES, head=("codes", "国际编码")),
    "best": Key("text", "The range that is aimed at where better is `none`, `low-high`.",
                "better 为 none 时所求的范围，写作 low-high。", pattern=_RANGE),
    "plausible": Key("text", "Lowest and highest value ever to be expected, `low-high`.",
                     "可预期的最低与最高值，写作 low-high。",
                     head=("plausible", "可预期范围")),
}  # fmt: skip

SHAPES: dict[str, Shape] = {
    "plan": shape_of(
        Plan, _PLAN, "id", "place", "title", "stage", "draft_of", "period", "base_year", "issuer",
        "number", "date", "source", "gaps", "sections", "projects",
    ),
    "agreement": keys_of(Agreement),
    "verified": keys_of(Verified),
    "source": {
        "file": Key("text", "File name of the source text.", "原文的文件名。", True,
                    head=("source", "原文")),
        "sha256": Key("text", "Its SHA-256.", "原文的 SHA-256 校验值。", True, pattern=SHA256),
    },
    "gap": keys_of(Gap),
    "section": {
        "at": Key("text", "Headings from the outermost inwards, joined by `/`.",
                  "各级标题，由外至内，以 / 连接。", True),
        "responsible": Key("texts", "Bodies in charge of all its statements that name none.",
                           "其下未注明责任单位的条目的责任单位。"),
        "text": Key("list:statement", "Statements in the prose.", "正文中的条目。"),
        "boxes": Key("list:box", "Statements in boxes (专栏).", "专栏中的条目。"),
        "tables": Key("list:table", "Statements in tables.", "表格中的条目。"),
    },
    "box": {
        "name": Key("text", "Title of the box.", "专栏标题。", True),
        "items": Key("list:statement", "Its statements.", "专栏中的条目。", True),
    },
    "table": {
        "name": Key("text", "Title of the table.", "表格标题。", True),
        "rows": Key("list:statement", "Its rows.", "表格的各行。", True),
    },
    "statement": shape_of(
        Statement, _STATEMENT, "indicator", "label", "unit", "target", "targets", "baseline",
        "actual", "prior_target", "year", "nature", "scope", "corrected", "note", "acknowledged",
    ),
    "value": {
        "printed": Key("text", "The value as printed.", "所印数值。", True),
        "measure": Key("text", "What kind of value it is.", "数值种类。"),
        "bound": Key("text", "One of <= < >= > = ~.", "界限符号：<= < >= > = ~ 之一。"),
        "number": Key("text", "The figure; of a range the lower end; negative for a fall.",
                      "数字；区间取下限；下降为负。"),
        "high": Key("text", "The upper end of a range.", "区间上限。"),
        "unit": Key("text", "The unit of the figure.", "数字的单位。"),
        "reference_year": Key("text", "Year that a change is counted from.",
                              "变化量所参照的年份。", pattern=r"^\d{4}$"),
        "year": Key("text", "Year or period of this value.", "该数值的年份或时期。", pattern=YEAR),
        "corrected": Key("text", "What a misprinted value evidently is, in the value language.",
                         "误印数值显然应为何，按数值写法。"),
        "reason": Key("text", "Why it is corrected or given by hand.", "更正或手工给出的理由。"),
    },
    "correction": {
        "unit": Key("text", "The unit that the values of the row are in.", "该行数值的实际单位。",
                    True),
        "reason": Key("text", "Why the printed unit cannot be right.", "所印单位为何有误。", True),
    },
    "project": keys_of(Project),
    "acknowledgement": keys_of(Acknowledged),
    "indicator_file": {
        "domain": Key("text", "Domain of all indicators of the file.", "文件中全部指标的领域。",
                      True, ids="domain"),
        "indicators": Key("list:indicator", "The indicators.", "各指标。", True),
    },
    "indicator": shape_of(
        Indicator, _INDICATOR, "id", "zh", "en", "unit", "better", "definition", "aliases",
    ),
    "unit_file": {"units": Key("list:unit", "The units.", "各单位。", True)},
    "unit": {
        "id": Key("text", "Id as printed.", "单位编号，即所印写法。", True),
        "dimension": Key("text", "Units of one dimension convert.", "同一量纲的单位可以换算。",
                         True, head=("dimension", "量纲")),
        "factor": Key("text", "How many canonical units make one; n or n/m.",
                      "一个该单位合多少标准单位，写作 n 或 n/m。", True,
                      pattern=r"^\d+(\.\d+)?(/\d+)?$", head=("factor", "系数")),
        "en": Key("text", "English name.", "英文名称。", True),
        "aliases": Key("texts", "Other ways to print it.", "其他写法。"),
    },
    "place_file": {"places": Key("list:place", "The places.", "各地区。", True)},
    "place": keys_of(Place),
    "domain_file": {"domains": Key("list:domain", "The domains.", "各领域。", True)},
    "domain": keys_of(Domain),
}  # fmt: skip
