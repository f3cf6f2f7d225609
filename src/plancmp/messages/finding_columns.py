"""What the columns of tables of findings and rules are called and mean."""

from __future__ import annotations

from plancmp.messages.followed import ColumnWords

FINDINGS = {
    "severity": ColumnWords(
        "severity", "程度", "`error`, `warning` or `note`.", "error 错误，warning 警告，note 提示。"
    ),
    "message": ColumnWords("finding", "发现", "What does not fit.", "不符之处。"),
    "hint": ColumnWords("hint", "建议", "What would be right.", "改正建议。"),
    "count": ColumnWords("count", "数量", "How many there are.", "数量。"),
    "printed_1": ColumnWords("it prints", "所印", "What the first place prints.", "首处所印。"),
    "channel_1": ColumnWords("place", "位置", "Where that stands.", "首处的位置。"),
    "section_1": ColumnWords("section", "章节", "In which section.", "首处的章节。"),
    "printed_2": ColumnWords("and", "另一处", "What the second place prints.", "次处所印。"),
    "channel_2": ColumnWords("place", "位置", "Where that stands.", "次处的位置。"),
    "section_2": ColumnWords("section", "章节", "In which section.", "次处的章节。"),
    "plan_2": ColumnWords("plan", "规划", "Plan of the second place.", "次处所属规划。"),
    "fingerprint": ColumnWords(
        "fingerprint",
        "指纹",
        "Of the figures that the finding rests on; an acknowledgement names it.",
        "发现所据数值的指纹；确认时引用。",
    ),
    "confidence": ColumnWords(
        "confidence",
        "可信度",
        "How often the rule is right: `high`, `medium` or `low`.",
        "规则的可信度：high 高，medium 中，low 低。",
    ),
    "acknowledged": ColumnWords(
        "acknowledged", "确认", "What the curator found of it.", "整理者的确认意见。"
    ),
    "cause": ColumnWords(
        "cause",
        "同因",
        "Fingerprint of the finding that this one has its cause in common with.",
        "同一原因之首项的指纹。",
    ),
    "why": ColumnWords("why", "缘由", "Why the rule is there.", "设此规则的缘由。"),
    "cannot_see": ColumnWords(
        "cannot see", "看不到的", "What it cannot see.", "规则看不到的情形。"
    ),
    "fails": ColumnWords("fails", "不通过", "Examples that fail.", "不通过的例子。"),
    "passes": ColumnWords("passes", "通过", "Examples that pass.", "通过的例子。"),
    "commands": ColumnWords("commands", "命令", "Commands that run it.", "执行该规则的命令。"),
    "column": ColumnWords("column", "列", "Column in that line.", "该行中的列。"),
    # verify, scan, text
    "where": ColumnWords("where", "位置"),
    "result": ColumnWords(
        "result",
        "结果",
        "`found`, `doubtful`, `ambiguous`, `not_found` or `source_differs` (another text).",
        "已找到、存疑（doubtful）、不唯一、未找到、原文不符（source_differs）。",
    ),
    "figure": ColumnWords("figure", "数值", "The figure as the text prints it.", "原文所印数值。"),
    "figure_kind": ColumnWords(
        "kind", "类别", "What the figure seems to be.", "该数值大致属于何类。"
    ),
    "sureness": ColumnWords(
        "sure", "把握", "How sure the row is, from 0 to 1.", "该行的把握程度，0 至 1。"
    ),
    "around": ColumnWords("context", "上下文", "What stands around it.", "其前后文字。"),
    "text": ColumnWords("text", "文本", "What the line says.", "该行文字。"),
    # changes
    "change_kind": ColumnWords(
        "change",
        "变动",
        "`added`, `removed`, `changed`, `renamed`, `moved`, `affected` or `not_compared`.",
        "added 新增，removed 删除，changed 修改，renamed 改名，moved 移动，affected 受影响，"
        "not_compared 未比较。",
    ),
    "old": ColumnWords("old", "原", "What it was.", "原值。"),
    "new": ColumnWords("new", "现", "What it is now.", "现值。"),
    "change_meaning": ColumnWords(
        "meaning", "含义", "What the change of a target means, as in `diff`.", "目标变动的含义。"
    ),
    "change_difference": ColumnWords(
        "difference", "相差", "New less old, in the canonical unit.", "现值减原值（标准单位）。"
    ),
    "change_difference_pct": ColumnWords(
        "difference in %", "相差率", "The same in % of the old.", "同上，相对原值。"
    ),
    "weaker_than_reached": ColumnWords(
        "weaker than reached",
        "弱于已达到",
        "`yes` where the target is now weaker than the value reached.",
        "目标现弱于已达到的水平时为 yes。",
    ),
}
