"""The columns of who encoded what, and how far coders agree."""

from __future__ import annotations

from plancmp.messages.followed import ColumnWords

CODING: dict[str, ColumnWords] = {
    # where a plan comes from
    "found_by_all": ColumnWords(
        "found by all",
        "各方均有",
        "Share of its statements that all coders found.",
        "各编码者均录入的条目所占比重。",
    ),
    "alpha_indicator": ColumnWords(
        "α indicator",
        "α 指标",
        "Krippendorff's alpha of the indicator.",
        "指标的 Krippendorff alpha。",
    ),
    "alpha_value": ColumnWords(
        "α value",
        "α 数值",
        "Krippendorff's alpha of the figures, interval.",
        "数值的 Krippendorff alpha（等距尺度）。",
    ),
    "verified": ColumnWords(
        "verified", "核对日期", "When it was last found in the source text.", "最近核对日期。"
    ),
    "verified_version": ColumnWords(
        "by version", "核对版本", "Version of plancmp that verified it.", "核对所用版本。"
    ),
    "verified_sha256": ColumnWords(
        "verified SHA-256",
        "核对校验值",
        "SHA-256 of the text it was verified with.",
        "核对所用文本的校验值。",
    ),
    # the agreement of coders
    "statement": ColumnWords("statement", "条目", "Label and printed value.", "名称与原文数值。"),
    "field": ColumnWords(
        "field",
        "字段",
        "What is compared; `statement` is whether it was found.",
        "所比较的字段；statement 指是否录入该条。",
    ),
    "units": ColumnWords(
        "units",
        "条数",
        "Statements that at least two coders give it for.",
        "至少两位编码者给出该字段的条目数。",
    ),
    "agreement": ColumnWords(
        "agreement",
        "一致率",
        "Share of pairs of coders who say the same.",
        "取值相同的编码者对所占比重。",
    ),
    "alpha": ColumnWords(
        "alpha",
        "alpha",
        "Krippendorff's alpha: nominal, of `value` interval.",
        "Krippendorff alpha：名义尺度，value 为等距尺度。",
    ),
    "alpha_low": ColumnWords(
        "95 % low", "95% 下限", "Lower end of the 95 % interval.", "95% 区间下限。"
    ),
    "alpha_high": ColumnWords(
        "95 % high", "95% 上限", "Upper end of the 95 % interval.", "95% 区间上限。"
    ),
    "differing": ColumnWords(
        "differing", "不一致", "Statements on which coders differ.", "不一致的条目数。"
    ),
    "words": ColumnWords("words", "措辞", "An aim in words.", "以文字表述的目标。"),
}
