"""The help of options in Chinese, by what it says in English."""

from __future__ import annotations

WORDS_ZH: dict[str, str] = {
    "Options": "选项",
    "Commands": "命令",
    "Usage: ": "用法：",
    "default: ": "默认：",
    "env var: ": "环境变量：",
    "required": "必填",
}

OPTIONS_ZH: dict[str, str] = {
    "Folder of the source text; else that of FILE.": "原文所在文件夹；否则为 FILE 所在处。",
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
    "Folder of the source texts, for --context.": ("原文所在文件夹，供 --context 使用。"),
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
    # audit, check
    "Only these rules: a code, the start of one (A1), a rule's name, or a severity.": (
        "仅此规则：代码、代码开头（A1）、规则名或严重程度。"
    ),
    "Not these rules.": "不用此规则。",
    "Also show findings the curator acknowledged.": "并显示整理者已确认的发现。",
    "Exit with 1 if anything is found.": "有发现则退出状态为 1。",
    "Explain a rule (A101, A1, or all) and stop.": "说明一条规则（A101、A1 或 all）后退出。",
    "Write Markdown by plan, ready to paste.": "按规划写成 Markdown，可直接粘贴。",
    "Tell only what is not in this file of known findings.": "仅列此文件（已知发现）之外的发现。",
    "Write the findings into the baseline.": "将发现写入该文件。",
    "Only these codes, or families (V,N3).": "仅此代码或代码类（V,N3）。",
    "Not these codes or families.": "不用此代码或代码类。",
    "Exit with 1 on warnings too.": "有警告亦退出状态为 1。",
    "Say how many problems of each code there are.": "列出各代码的问题数。",
    "Say what a rule is for, with examples; `all` for every rule.": (
        "说明规则的用意并举例；`all` 为全部规则。"
    ),
    # align, progress
    "Of every plan: indicators by plans.": "全部规划：指标为行，规划为列。",
    "Also the plan above against the next above it.": "并将上级规划与更上一级对照。",
    "Nothing later.": "不取此年之后的数值。",
    "The straight line, or the compound annual growth rate.": "按直线，或按年均复合增长率。",
    "The plan's period, or the former one that it reports on.": "规划期，或所报告的上一期。",
    "A CSV or xlsx file of your own figures, beside those of the data set.": (
        "自备数值的 CSV 或 xlsx 文件，与随附观测值一并使用。"
    ),
    # report, cite
    "Write a site of all plans, indicators and comparisons into FOLDER.": (
        "将全部规划、指标与比较写成网站，放入此文件夹。"
    ),
    "Write to this file; - is stdout.": "写入此文件；- 为标准输出。",
    "Language of the page; else PLANCMP_LANG, else the locale's.": (
        "网页语言；否则取 PLANCMP_LANG，再否则取系统区域设置。"
    ),
    "A sentence, BibTeX, or CSL-JSON (Zotero, Pandoc).": "文句、BibTeX 或 CSL-JSON。",
    "Language of the words that are ours.": "界面语言。",
    # verify, scan
    "Folder of the source texts, by the file names in the plans; else that of the plan.": (
        "原文所在文件夹，文件名如规划所载；否则为规划文件所在处。"
    ),
    "List the figures of the texts that none uses.": "列出原文中无条目采用的数值。",
    "Note in the file of each plan of which everything was found: text, version and date.": (
        "全部核实的规划，在其文件中记下原文、版本与日期。"
    ),
    "Exit with 1 also where something is doubtful.": "有存疑者亦退出状态为 1。",
    "The plan's id; else from the file's name.": "规划编号；否则取自文件名。",
    "Code or name, where the text does not tell.": "地区代码或名称，原文未载时给出。",
    "As 2021-2025, where the text does not tell.": "规划期，如 2021-2025，原文未载时给出。",
    "List the figures that the draft does not hold.": "列出草稿未收的数值。",
    "List the rows to look at, quickest first.": "列出须复核的行，易者在前。",
    "Write over a file that exists.": "覆盖已有文件。",
    # new, schema, index, changes
    "Draft or final version (the default).": "征求意见稿（draft）或正式文本（final，默认）。",
    "The plan's id; else made of place and period.": "规划编号；否则由地区与时期构成。",
    "The title as printed.": "所印标题。",
    "The text, for its SHA-256.": "原文文件，用以计算 SHA-256。",
    "Take the rows from a filled-in sheet (.xlsx, .csv) with the columns of `export`.": (
        "取自填好的表（.xlsx、.csv），列同 `export`。"
    ),
    "Write an empty sheet (.xlsx, .csv) to be filled in, and no plan file.": (
        "写出供填写的空表（.xlsx、.csv），不写规划文件。"
    ),
    "Write to this file, `-` for stdout; else to ID.yaml.": (
        "写入此文件，`-` 为标准输出；否则写入“编号.yaml”。"
    ),
    "Write to this file.": "写入此文件。",
    "Write the schemas of all kinds into this folder, as plan.schema.json and so on.": (
        "将各类模式写入此文件夹（plan.schema.json 等）。"
    ),
    "Show where it is and what it holds (the default).": "显示其位置与内容（默认）。",
    "Delete it; the next command reads the files again.": "删除；下一命令将重新读取文件。",
    "List each statement that an edit of the vocabulary affects.": "逐条列出受词表改动影响的条目。",
    "Exit with 1 if anything changed.": "有改动则退出状态为 1。",
    # agree
    "Folder of the source texts: show the line, and what `verify` says of each reading.": (
        "原文所在文件夹：显示所在行，及 `verify` 对各录入的核对结果。"
    ),
    "Write one file: what all agree on, the rest as marked readings to choose from.": (
        "写成一个文件：一致者照录，其余标明各录入，供裁定。"
    ),
    "Only the agreement on each field.": "仅列各字段的一致程度。",
    "List also what only the wording differs in.": "并列出仅措辞不同之处。",
    "How often alpha is resampled for its interval.": "为求置信区间，alpha 的重抽样次数。",
    "Seed of the resampling.": "重抽样的随机种子。",
    "Exit with 1 if the coders differ.": "录入不一致则退出状态为 1。",
}

BEGINNINGS_ZH: dict[str, str] = {
    "table (the default), ": (
        "table（默认）、csv、excel-csv、tsv、json、jsonl、markdown、html、xlsx、parquet 等格式。"
    ),
    "Only rows with this status: ": "仅结果为此的行（可重复）。",
}
"""Helps that end in what one command has, by how they begin."""


def option_in_chinese(english: str) -> str:
    """Return the help of an option in Chinese, in English where nobody has written it."""
    for start, chinese in BEGINNINGS_ZH.items():
        if english.startswith(start):
            return chinese
    return OPTIONS_ZH.get(english, english)
