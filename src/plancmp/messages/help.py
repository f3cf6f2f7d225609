"""The help of commands and options in Chinese, by what it says in English."""

from __future__ import annotations

COMMANDS_ZH: dict[str, str] = {
    "plans": "列出各规划。",
    "show": "按文件顺序显示一份规划的条目。",
    "indicators": "列出指标，或按部分名称查找。",
    "domains": "列出指标领域。",
    "places": "列出地区，或按部分名称查找。",
    "match": "查找所印名称对应的指标。",
    "diff": "显示规划 A 到规划 B 的变化。",
    "audit": "显示规划自相矛盾或不足之处。",
    "compare": "并列各规划的目标。",
    "align": "将规划与上级规划对照。",
    "progress": "显示目标的进展。",
    "chart": "将比较绘成图：终端、SVG 或 PNG。",
    "export": "将全部条目写为数据。",
    "report": "写成可转交的网页，或全部规划的小网站。",
    "projects": "列出并合计附件中的建设项目。",
    "check": "检查 YAML 文件的错误。",
    "verify": "在原文中逐条核对。",
    "text": "显示各命令所读到的文件文本。",
    "scan": "由规划文本起草 YAML 文件，供人审阅。",
    "new": "为某地某时期写一个带注释的空规划文件。",
    "schema": "输出 YAML 文件的 JSON Schema，供编辑器使用。",
    "index": "显示或清除已读数据的索引。",
    "changes": "说明自某一 git 版本以来 YAML 改动的含义。",
    "agree": "将同一文件的多份录入相互对照。",
    "cite": "说明如何引用规划或数据集。",
}

WORDS_ZH: dict[str, str] = {
    "Options": "选项",
    "Commands": "命令",
    "Usage: ": "用法：",
}

OPTIONS_ZH: dict[str, str] = {
    "Show this message and exit.": "显示本说明并退出。",
    "Show the version and exit.": "显示版本并退出。",
    "Who encoded each plan, how far they agreed, what was verified.": (
        "各规划由谁录入、一致程度与核对情况。"
    ),
    "Write to this file, in the format of its ending unless -f names one; - is stdout.": (
        "写入此文件，格式取其扩展名，除非以 -f 指明；- 为标准输出。"
    ),
    "Language of all words that are ours; else PLANCMP_LANG, else the locale's.": (
        "界面语言；否则取 PLANCMP_LANG，再否则取系统区域设置。"
    ),
    "Colour, whether or not stdout is a terminal.": "是否着色，不论输出是否为终端。",
    "Page what is longer than the terminal (PLANCMP_PAGER, PAGER).": (
        "超过一屏时分页显示（PLANCMP_PAGER、PAGER）。"
    ),
    "Order the rows by this column; -COLUMN turns the order round.": (
        "按此列排序；列名前加 - 则倒序。"
    ),
    "Only the first N rows.": "只取前 N 行。",
    "Every row, also on a terminal.": "全部行，终端上亦然。",
    "Data folder; else PLANCMP_DATA is used, else the data that ships with plancmp.": (
        "数据文件夹；否则取 PLANCMP_DATA，再否则取随附数据。"
    ),
    "Read every file, and keep nothing for the next time.": "逐一读取文件，不留索引。",
    "Only this indicator (repeatable).": "仅此指标（可重复）。",
    "Only this domain (repeatable).": "仅此领域（可重复）。",
    "Only this role: target, baseline, actual or prior_target (repeatable).": (
        "仅此类别：目标、基期值、实际值、上期目标（可重复）。"
    ),
    "Only targets of this nature: binding, expected or guiding (repeatable).": (
        "仅此性质的目标：约束性、预期性、指导性（可重复）。"
    ),
    "Only figures of this year, or period such as 2016-2020 (repeatable).": (
        "仅此年份或时期（如 2016-2020）的数值（可重复）。"
    ),
    "Only indicators of this tier: core, common or local (repeatable).": (
        "仅此层级的指标：核心、常用、地方（可重复）。"
    ),
    "Also show the line and the sentence of each figure.": "并显示每个数值所在的行与语句。",
    "Folder of the source texts, for --context; else PLANCMP_SOURCES is used.": (
        "原文所在文件夹，供 --context 使用；否则取 PLANCMP_SOURCES。"
    ),
    "Read the labels from this CSV file.": "自此 CSV 文件读取名称。",
    "The column of the CSV file that holds them.": "名称所在的列。",
    "How many candidates to show for a label; 1 gives one row a label.": "每个名称显示的候选数。",
    "Exit with 1 if anything differs.": "有差异则退出状态为 1。",
    "One row an indicator, one column a plan.": "每个指标一行，每份规划一列。",
    "By year: observations, base values, targets; needs -i.": (
        "按年份列出观测值、基期值与目标；须有 -i。"
    ),
    "Write all plans as Parquet files into this new folder, by period and level of place.": (
        "将全部规划写成 Parquet 文件，按规划期与行政层级分放在这个新文件夹里。"
    ),
    "Write the whole data set as a Frictionless Data Package into this folder.": (
        "将整个数据集写入此文件夹，格式为 Frictionless Data Package。"
    ),
    "List what plans state and no indicator fits, most wanted first.": (
        "列出规划有而词表无的名称，所需最多者在前。"
    ),
    "Print a block of the vocabulary for a label, to fill in.": "为一名称打印词表条目，供填写。",
    "Write the indicators of the vocabulary, not statements.": "写出词表中的指标，而非条目。",
    "Only what this body answers for; part of its name is enough.": (
        "仅此单位负责的内容，名称可只写一部分。"
    ),
    "Body by body; what several answer for stands under each.": (
        "按责任单位排列；多个单位负责的，各列一次。"
    ),
    "Only this kind of result: impact, outcome, output, process, input, context (repeatable).": (
        "仅此类型：影响、结果、产出、过程、投入、背景（可重复）。"
    ),
    "Only what has this international code: sdg:3.2.1, 3.2.1, or sdg for all (repeatable).": (
        "仅有此国际编码者，可只写体系名（可重复）。"
    ),
    "Only projects whose owner contains this.": "仅业主名称含此文字的项目。",
    "Only projects whose name contains this.": "仅名称含此文字的项目。",
    "Only projects under construction in this year.": "仅该年在建的项目。",
}

BEGINNINGS_ZH: dict[str, str] = {
    "table (the default), ": (
        "table（默认）、csv、excel-csv、tsv、json、jsonl、markdown、html、xlsx、parquet 等格式。"
    ),
    "Only rows with this status: ": "仅结果为此的行（可重复）。",
}
"""Helps that end in what one command has, by how they begin."""

EPILOG_ZH = "退出状态：0 完成；1 有发现或差异；2 用法错误或输入无法读取。"
GROUP_ZH = "比较政府规划所作的承诺。"


def option_in_chinese(english: str) -> str:
    """Return the help of an option in Chinese, in English where nobody has written it."""
    for start, chinese in BEGINNINGS_ZH.items():
        if english.startswith(start):
            return chinese
    return OPTIONS_ZH.get(english, english)
