"""What commands say about a run: wrong usage, remarks on stderr, lines around a table."""

from __future__ import annotations

USAGE: dict[str, tuple[str, str]] = {
    "error_head": ("Error: ", "错误："),
    "interrupted": ("interrupted", "已中断"),
    "cannot_go_on": ("cannot go on: {reason}", "无法继续：{reason}"),
    "defect": (
        "plancmp failed ({reason}). This is a defect of plancmp; run it again with "
        "PLANCMP_DEBUG=1 and report what it prints.",
        "plancmp 出错（{reason}）。此为 plancmp 的缺陷；请设 PLANCMP_DEBUG=1 重新执行，"
        "并报告其输出。",
    ),
    "note_head": ("note: ", "提示："),
    "missing_parameter": ("{name} is missing", "缺少参数 {name}"),
    "no_such_option": ("there is no option {name}", "没有选项 {name}"),
    "bad_parameter": ("the value of {name} is not valid", "参数 {name} 的值无效"),
    "wrong_usage": ("{reason}", "用法有误：{reason}"),
    # names
    "no_plans": ("{folder} holds no plans", "{folder} 中没有规划"),
    "no_plan": (
        "no plan is called {name!r}; the data set has {known}",
        "没有名为“{name}”的规划；数据中有 {known}",
    ),
    "no_plan_but": (
        "no plan is called {name!r}; did you mean {candidates}?",
        "没有名为“{name}”的规划；是否指 {candidates}？",
    ),
    "indicator_no_plan": (
        "{name!r} is an indicator, no plan; `plancmp compare -i {name}` compares plans by it",
        "“{name}”是指标，不是规划；可用 `plancmp compare -i {name}` 按其比较各规划",
    ),
    "indicator_no_plan_but": (
        "no plan is called {name!r}; the nearest indicators are {candidates},"
        " and `plancmp compare -i NAME` compares plans by one",
        "没有名为“{name}”的规划；最相近的指标有 {candidates}，`plancmp compare -i 名称` 按其比较",
    ),
    "plan_ambiguous": (
        "{name!r} could mean several plans; say which:{candidates}",
        "“{name}”可指多份规划，请指明：{candidates}",
    ),
    "no_single_draft": (
        "{name!r} has no single draft with a final version; name two plans:{candidates}",
        "“{name}”没有唯一的征求意见稿与正式文本，请指明两份规划：{candidates}",
    ),
    "no_indicator": (
        "{name!r} names no indicator; see `plancmp indicators`",
        "没有名为“{name}”的指标；见 `plancmp indicators`",
    ),
    "no_indicator_but": (
        "{name!r} names no indicator; nearest:{candidates}",
        "没有名为“{name}”的指标；最相近的有：{candidates}",
    ),
    "indicator_ambiguous": (
        "{name!r} could mean several indicators; say which:{candidates}",
        "“{name}”可指多个指标，请指明：{candidates}",
    ),
    "taken_for": (
        "{name!r} is taken for {indicator}; like it: {others}",
        "“{name}”按 {indicator} 处理；相近的有：{others}",
    ),
    "nothing_like": (
        "no indicator is like {name!r}; see `plancmp indicators`",
        "没有与“{name}”相近的指标；见 `plancmp indicators`",
    ),
    "no_domain": (
        "no domain is called {name!r}; one of:{known}",
        "没有名为“{name}”的领域；现有：{known}",
    ),
    "no_domain_but": (
        "no domain is called {name!r}; did you mean `{near}`? They are:{known}",
        "没有名为“{name}”的领域；是否指 `{near}`？现有：{known}",
    ),
    "domain_ambiguous": (
        "{name!r} could mean several domains; say which:{known}",
        "“{name}”可指多个领域，请指明：{known}",
    ),
    "no_body": (
        "nobody called {name!r} answers for any of it; there are:{known}",
        "没有名为“{name}”的责任单位；现有：{known}",
    ),
    "no_body_at_all": ("the plans name no body that answers for any of it", "各规划未列责任单位"),
    "nobody_in_charge": ("nobody is named", "未列责任单位"),
    "no_place": ("no place is called {name!r}", "没有名为“{name}”的地区"),
    "no_term": ("{name!r} is none of: {known}", "“{name}”不在其列：{known}"),
    "no_command": (
        "no command is called {name!r}: did you mean {candidates}?",
        "没有名为“{name}”的命令；是否指 {candidates}？",
    ),
    "option_before_command": (
        "{option} stands after the command's name: {example}",
        "选项 {option} 应写在命令名之后：{example}",
    ),
    "no_command_of": (
        "no command is called {name!r}; one of: {candidates}",
        "没有名为“{name}”的命令；现有：{candidates}",
    ),
    # nothing to show
    "nothing_compared": (
        "neither {a} nor {b} states what was asked for; nothing was compared",
        "{a} 与 {b} 均无所查内容，未作比较",
    ),
    "nothing_shared": (
        "the plans share nothing of what was asked for; nothing was compared",
        "各规划没有共同的所查内容，未作比较",
    ),
    "nothing_stated": ("{plan} does not state what was asked for", "{plan} 无所查内容"),
    "nothing_stated_by_any": ("none of the plans states what was asked for", "各规划均无所查内容"),
    "report_what": (
        "say what to report: `report diff A B`, `report compare`, `report plan PLAN`, or "
        "`report --all FOLDER`",
        "请指明报告内容：`report diff A B`、`report compare`、`report plan PLAN` 或 "
        "`report --all FOLDER`",
    ),
    "chart_format": (
        "a chart has no format {format}: the terminal, svg or png",
        "图没有 {format} 格式：可为终端、svg 或 png",
    ),
    "nothing_assessed": (
        "no target is left of what was asked for; nothing was assessed",
        "没有所查的目标，未作评估",
    ),
    "nothing_aligned": (
        "no target is left of what was asked for; nothing was compared",
        "没有所查的目标，未作比较",
    ),
    "no_plan_above": (
        "no place above has a plan for years in common with {plan} ({period}); it was not compared",
        "上级地区没有与{plan}（{period}）时期相交的规划，未作比较",
    ),
    "plan_or_all": ("name a plan, or ask for --all", "请指明规划，或用 --all"),
    "matrix_of_all": (
        "--matrix is of every plan: name none",
        "--matrix 针对全部规划，不能指明规划",
    ),
    "no_such_period": (
        "{plan} is for {own} and reports on {former}, not on {period}",
        "{plan}为{own}规划，并报告{former}，而非{period}",
    ),
    "over_time_needs": (
        "--over-time needs -i: the indicator to follow",
        "--over-time 须以 -i 指明指标",
    ),
    "nothing_known": ("nothing is known of what was asked for", "没有所查内容"),
    "no_project": ("no project is like that", "没有这样的项目"),
    "no_row_is": ("no row is {statuses}", "没有结果为 {statuses} 的行"),
    "no_column": (
        "no column is called {name!r}; one of: {known}",
        "没有名为“{name}”的列；现有：{known}",
    ),
    # output
    "no_format": (
        "no format is called {name!r}: did you mean {known}?",
        "没有名为“{name}”的格式；是否指 {known}？",
    ),
    "no_ending": (
        "the ending of {file} means no format: name one with -f, or use {known}",
        "{file} 的扩展名不对应任何格式：请用 -f 指明，或用 {known}",
    ),
    "cannot_write": ("cannot write {file}: {reason}", "无法写入 {file}：{reason}"),
    "cannot_read": ("cannot read {file}: {reason}", "无法读取 {file}：{reason}"),
    "binary_on_terminal": (
        "{format} is no text for a terminal: name a file with -o",
        "{format} 不是文本，请用 -o 指明文件",
    ),
    "no_extra": (
        "the format {format} needs one more library: pip install 'plancmp[{extra}]'",
        "{format} 格式需另装一个库：pip install 'plancmp[{extra}]'",
    ),
    "parquet_alone": (
        "--parquet writes all plans whole; it does not go with names of plans, --package, "
        "--vocabulary or options that narrow",
        "--parquet 写出全部规划，不能与规划名、--package、--vocabulary 或筛选选项同用",
    ),
    "folder_in_use": (
        "the folder {folder} holds something already; name a new or an empty one",
        "文件夹 {folder} 不是空的，请给出新的或空的文件夹",
    ),
    "package_alone": (
        "--package writes whole plans; it does not go with -i, --domain, --role, --nature, "
        "--year, --tier, --responsible, --by",
        "--package 写出整份规划，不能与 -i、--domain、--role、--nature、--year、--tier、"
        "--responsible、--by 同用",
    ),
    # remarks on a run
    "states_not": ("{plan} does not state {indicator}", "{plan} 未载 {indicator}"),
    "states_nothing": ("{plan} states nothing of what was asked for", "{plan} 无所查内容"),
    "source_lacks": (
        "the source text of {plan} lacks {channel}: {what}",
        "{plan} 所据文本缺{channel}：{what}",
    ),
    "lists_no_projects": ("{plan} lists no projects", "{plan} 未列项目"),
    "list_cut_off": (
        "the list of {plan} is cut off in its source text",
        "{plan} 所据文本中的项目表不完整",
    ),
    "no_sources": (
        "say where the source texts are: --sources DIR, or PLANCMP_SOURCES",
        "请指明原文所在文件夹：--sources，或环境变量 PLANCMP_SOURCES",
    ),
    "other_text": (
        "the text of {plan} in {folder} is not the one that was encoded",
        "{folder} 中 {plan} 的原文与录入时所据文本不同",
    ),
    "in_line": ("line {line}: {sentence}", "第{line}行：{sentence}"),
    "not_in_text": (
        "not found for certain in the text; see `plancmp verify`",
        "未能在原文中确切找到，见 `plancmp verify`",
    ),
    # match
    "csv_and_column": ("--csv FILE and --column NAME go together", "--csv 与 --column 须同时给出"),
    "labels_or_csv": ("give labels, or --csv FILE, not both", "名称与 --csv 只能取其一"),
    "stdin_alone": (
        "`-` reads all labels from stdin: give no others",
        "`-` 自标准输入读取全部名称，不能再给其他名称",
    ),
    "no_label": (
        "no label is given: name some, or `-` for stdin, or --csv FILE",
        "未给出名称：请列出名称，或用 `-` 自标准输入读取，或用 --csv",
    ),
    "not_csv": ("{file}:{line}:1: not CSV: {reason}", "{file}:{line}:1：不是 CSV：{reason}"),
    "csv_column": (
        "{file}:1:1: no column is called {name!r}; one of: {known}",
        "{file}:1:1：没有名为“{name}”的列；现有：{known}",
    ),
    "encoding": ("neither UTF-8 nor GB18030", "既非 UTF-8，亦非 GB18030"),
    # around a table
    "name_heading": ("name", "名称"),
    "text_lacks": ("the source text lacks {channel}: {what}", "所据文本缺{channel}：{what}"),
    "projects_summary": (
        "{count} projects, in 10,000 yuan: total investment {total} ({undecided} not stated), in "
        "the plan's period {planned} ({unplanned} not stated)",
        "{count} 个项目；总投资 {total} 万元（{undecided} 个未列），期内计划投资 {planned} 万元"
        "（{unplanned} 个未列）",
    ),
    "labels_summary": ("{count} labels: {parts}", "{count} 个名称：{parts}"),
    "decided": ("{decision} {count}", "{decision} {count}"),
    "rest_of": ("the rest of {at}", "{at}之后的内容"),
    "diff_summary": (
        "{a} → {b}. Targets: {targets}. Other figures: {others}.",
        "{a} → {b}。目标：{targets}。其他数值：{others}。",
    ),
    "counted": ("{count} {status}", "{status}{count}项"),
    "counted_but": (
        "{count} {status}, of which {hidden} may stand in the table that the source of the "
        "{source} lacks",
        "{status}{count}项（其中{hidden}项可能见于{source}所据文本缺失的表）",
    ),
    "counted_unknown": ("{count} unknown (a gap in a source)", "不详{count}项（所据文本有缺失）"),
    "counted_none": ("none", "无"),
    "group_targets": ("Targets", "目标"),
    "group_figures": ("Reported and base values", "实际值与基期值"),
    "group_unknown": ("Unknown — {why}", "不详——{why}"),
    "group_reworded": ("Reworded: the same figure in other words", "改写：数值相同"),
    "group_unchanged": ("Unchanged", "不变"),
    "both": ("both: {text}", "双方：{text}"),
    "one_side": ("{side}: {text}", "{side}：{text}"),
    "more_rows": (
        "{count} more rows: --all shows them, --top N as many as you like.",
        "另有 {count} 行：--all 可见全部，--top N 可见前 N 行。",
    ),
    "more_in_notebook": (
        "{count} more rows: to_pandas(), to_polars() and to_table() have all.",
        "另有 {count} 行：to_pandas()、to_polars()、to_table() 含全部。",
    ),
    "wanted_alone": (
        "--wanted and --propose LABEL stand alone: no QUERY and nothing that narrows",
        "--wanted 与 --propose 名称 须单独使用，不带查询词与筛选",
    ),
    "left_unread": (
        "left out, for they cannot be read yet (plancmp check): {plans}",
        "尚无法读取，未计入（见 plancmp check）：{plans}",
    ),
    "nothing_wanted": ("every row has an indicator", "每一行都有指标"),
    "sheet_data": ("data", "数据"),
    "sheet_plans": ("plans", "规划"),
    "template_kind": (
        "an empty sheet is .xlsx or .csv, not {file}",
        "空表为 .xlsx 或 .csv，不是 {file}",
    ),
    "file_exists": ("{file} exists already; it is left as it is", "{file} 已存在，未作改动"),
    "id_or_output": (
        "the sheet names no plan: give --id ID, or -o FILE",
        "表中无规划编号：请给出 --id 或 -o",
    ),
    "wrote": ("wrote {file}", "已写入 {file}"),
    "left_open": ("left as {blank}, for you to fill in: {what}", "留待填写（{blank}）：{what}"),
    "one_of_both": ("`{one}` and `{other}` do not go together", "`{one}` 与 `{other}` 不能并用"),
    "sheet_meaning": ("columns", "列的含义"),
    "kind_text": ("text", "文字"),
    "kind_number": ("number", "数字"),
    "kind_integer": ("whole number", "整数"),
    "kind_year": ("year or period", "年份或时期"),
    "strictest_mark": ("* the strictest of those that can be compared", "* 可比者中最严"),
    "no_target_mark": ("· no target", "· 未设目标"),
    # agree
    "two_encodings": (
        "name two or more encodings of one document: plancmp agree A.yaml B.yaml",
        "请指明同一文件的两份或多份编码：plancmp agree A.yaml B.yaml",
    ),
    "merge_over_input": (
        "{file} is one of the encodings; merge into another file",
        "{file} 是所比较的编码之一，请合并至另一文件",
    ),
    "other_sources": (
        "the encodings name different source texts (source.sha256)",
        "各编码所据原文不同（source.sha256）",
    ),
    "rows_not_compared": (
        "these rows could not be compared; all others were:{problems}",
        "以下各行无法比较，其余均已比较：{problems}",
    ),
    "merged": (
        "merged into {file}; {count} left to a third reader",
        "已合并至 {file}，{count} 处留待第三人裁定",
    ),
    "merged_agreed": ("merged into {file}; the coders agree", "已合并至 {file}，各编码者一致"),
}
