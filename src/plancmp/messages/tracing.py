"""What is said about the way between a text and its statements: `verify`, `scan` and `text`."""

from __future__ import annotations

TRACING: dict[str, tuple[str, str]] = {
    # why a statement was not found
    "reason_section": ("the text has no such section", "原文无此章节"),
    "reason_place": ("the section has no such box, table or prose", "该章节无此专栏、表格或正文"),
    "reason_label": ("the label does not stand there", "该处无此名称"),
    "reason_value": ("the label stands there, the value does not", "该处有此名称，无此数值"),
    "reason_apart": (
        "label and value stand there, but not together",
        "名称与数值均在该处，但不相连",
    ),
    "reason_elsewhere": ("it stands in another place: {detail}", "见于另一处：{detail}"),
    "reason_row": ("the table has no row with this label", "表中无此行"),
    "reason_column": ("the table has no single column for this role and year", "表中无对应的列"),
    "reason_cell": ("the table's cell holds: {detail}", "表中该格为：{detail}"),
    "reason_unit": ("the row's unit is: {detail}", "该行单位为：{detail}"),
    "reason_nature": ("the row's nature is: {detail}", "该行性质为：{detail}"),
    "reason_scope_cell": (
        "the row holds for: {detail}; give that as `scope`",
        "该行口径为：{detail}；请写入 `scope`",
    ),
    "reason_places": ("it stands in several places: lines {detail}", "见于多处：第 {detail} 行"),
    "reason_past": (
        "entered as a target, where the text tells what was reached: {detail}",
        "录为目标，而原文所述似为已达到：{detail}",
    ),
    "reason_aim": (
        "entered as reached, where the text sets an aim: {detail}",
        "录为已达到，而原文所述似为目标：{detail}",
    ),
    "reason_name": (
        "the label does not name this indicator; nearest: {detail}",
        "名称所指并非此指标；最相近：{detail}",
    ),
    "reason_unnamed": (
        "the label does not name this indicator; a note would say why it is meant",
        "名称所指并非此指标；可用 note 说明理由",
    ),
    "reason_year": ("the sentence speaks of {detail}", "该句所言年份为 {detail}"),
    "reason_scope": (
        "what it counts: {detail} stands in one of text and row, not in both",
        "统计范围：{detail} 仅见于原文或条目之一",
    ),
    "reason_claimed": (
        "several statements of this label claim one figure: line {detail}",
        "同一名称的多个条目指向同一数值：第 {detail} 行",
    ),
    "reason_source": (
        "the text has another SHA-256 than the one encoded",
        "原文的 SHA-256 与所录不符",
    ),
    "checked": ("{count} statements: {found}", "共 {count} 条：{found}"),
    "checked_one": ("{count} statement: {found}", "共 {count} 条：{found}"),
    "checked_so": ("{count} {result}", "{result} {count}"),
    "found_are_folded": (
        "{count} statements were found and are not listed; --all shows them.",
        "另有 {count} 条已找到，未列出；--all 可见。",
    ),
    "not_found_at": (
        "{place}: {label} {printed}: {result}: {reason}",
        "{place}：{label} {printed}：{result}：{reason}",
    ),
    "text_is_another": (
        "{plan}: {file} has the SHA-256 {sha256}, the plan was encoded from {known}; nothing was "
        "looked for",
        "{plan}：{file} 的 SHA-256 为 {sha256}，而录入所据为 {known}；未作核对",
    ),
    "no_source_folder": (
        "no folder {folder}: --sources names the folder of the source texts",
        "没有文件夹 {folder}：--sources 指明原文所在文件夹",
    ),
    "source_no_plain_name": (
        "{path}: is not a plain file name; it is the text of {plan}",
        "{path}：不是单纯的文件名；此为 {plan} 的原文",
    ),
    "source_unread": (
        "{problem}; it is the source text of {plan}",
        "{problem}；此为 {plan} 的原文",
    ),
    "page_of_one_text": (
        "the page holds one text: name the plan, as `verify PLAN -o x.html`",
        "网页只含一份原文：请指明规划，如 `verify PLAN -o x.html`",
    ),
    # the figures that no statement uses
    "kind_rate": ("Rates and shares", "比率"),
    "kind_money": ("Money", "金额"),
    "kind_count": ("Counts", "数量"),
    "kind_bare": ("Bare numbers", "无单位的数"),
    "kind_word": ("Words for a figure", "以词代数"),
    "kind_numeral": ("Chinese numerals", "汉字数词"),
    "kind_area": ("Areas and buildings", "面积与建筑"),
    "kind_duration": ("Durations", "时长"),
    "kind_denominator": ("Denominators", "分母"),
    "kind_age": ("Ages", "年龄"),
    "kind_date": ("Dates", "日期"),
    "kind_document_number": ("Document numbers", "文号"),
    "kind_name": ("Within names and quotation marks", "名称与引号之内"),
    "kind_code": ("Codes and telephone numbers", "代码与电话"),
    "kind_project": ("Projects of an annex", "附件项目"),
    "kind_numbering": ("Numbering", "序号"),
    "kind_page": ("Page numbers", "页码"),
    "counting_is_folded": (
        "{count} numbers that only count headings, items or pages are not listed; --all shows "
        "them.",
        "另有 {count} 个序号与页码，未列出；--all 可见。",
    ),
    "figures_unused": (
        "{count} figures are used by no statement; {open} of them may be overlooked",
        "无条目使用的数值 {count} 个，其中 {open} 个或为遗漏",
    ),
    # scan
    "draft_unused": ("{count} figures not used", "{count} 个数值未采用"),
    "draft_unused_one": ("{count} figure not used", "{count} 个数值未采用"),
    "draft_unsure": ("{count} rows to look at", "{count} 行待核"),
    "draft_unsure_one": ("{count} row to look at", "{count} 行待核"),
    "draft_is_yaml": (
        "a draft is YAML: --format goes with --unused and --unsure",
        "草稿为 YAML：--format 仅用于 --unused 与 --unsure",
    ),
    "unused_or_unsure": ("give --unused or --unsure, not both", "--unused 与 --unsure 只能取其一"),
    "drafted": (
        "{rows} rows drafted from {file}; {blanks} without a certain indicator "
        "(indicator: {blank}), {unsure} to be looked at (see --unsure)",
        "由 {file} 起草 {rows} 行；{blanks} 行指标未定（indicator: {blank}），{unsure} 行待核"
        "（见 --unsure）",
    ),
    "drafted_one": (
        "{rows} row drafted from {file}; {blanks} without a certain indicator "
        "(indicator: {blank}), {unsure} to be looked at (see --unsure)",
        "由 {file} 起草 {rows} 行；{blanks} 行指标未定（indicator: {blank}），{unsure} 行待核"
        "（见 --unsure）",
    ),
    "header_doubts": ("to be looked at in the header: {fields}", "文件头中待核的字段：{fields}"),
    "text_unused": (
        "{count} figures of the text not used (see --unused):",
        "原文中 {count} 个数值未采用（见 --unused）：",
    ),
    "text_unused_one": (
        "{count} figure of the text not used (see --unused):",
        "原文中 {count} 个数值未采用（见 --unused）：",
    ),
    "review_no_text": (
        "{file}: cannot be read, so no sentences are shown; say where the text is with --sources",
        "{file}：无法读取，故不显示原句；请以 --sources 指明原文所在",
    ),
    "review_no_rows": (
        "{file}: no row of a plan stands here; `plancmp scan` drafts a file to review",
        "{file}：其中没有规划的条目；请先以 `plancmp scan` 起草",
    ),
    "review_goes_on": (
        "{left} left; go on with `plancmp review {file}{where}`",
        "余 {left} 处；以 `plancmp review {file}{where}` 继续",
    ),
    "review_done": (
        "nothing is left to look at; now `plancmp check {file}{data}` and "
        "`plancmp verify {file}{where}`",
        "已无待核；接着 `plancmp check {file}{data}`，再 `plancmp verify {file}{where}`",
    ),
    "review_first": ("this is the first; nothing stands before it", "此为首处，之前无可退回者"),
    "review_found": (
        "the marks are done; `check` and `verify` find fault with {count}",
        "标记已审完；`check` 与 `verify` 另指出 {count} 处",
    ),
    "review_others": (
        "  o  this, and what follows in the sentence: {rows}",
        "  o  连同本句以下各项：{rows}",
    ),
    "review_answers": (
        "Enter  right as it stands        1 2 3  that indicator      n  no indicator fits\n"
        "x      no row: take it out       u      one back            q  stop, go on later\n"
        "a b t p  actual, baseline, target, prior target\n"
        "y 2019   its year     l NAME  its label     v VALUE  its value, as printed\n"
        "s WORDS  whom it holds for        i NAME  its indicator        m UNIT  its unit\n"
        "c UNIT WHY  the printed unit is a misprint   k WHY  it is right all the same\n"
        "o      it and the others of its sentence   several at once: n; y 2019",
        "回车  无误           1 2 3  取该指标         n  无相应指标\n"
        "x     不成条目，删去  u      退回一条         q  停止，以后继续\n"
        "a b t p  现状、基期、目标、上期目标\n"
        "y 2019   年份     l 名称  指标名称     v 数值  所印数值\n"
        "s 范围   口径     i 名称  指标         m 单位  单位\n"
        "c 单位 理由  所印单位有误   k 理由  虽有疑问，所录无误\n"
        "o     连同本句以下各项   数项并用：n; y 2019",
    ),
    "review_next": (
        "now go through what is marked: plancmp review {file}{where}",
        "接着逐条审定：plancmp review {file}{where}",
    ),
    "review_starts": (
        "{count} to look at; Enter takes one as it stands, ? lists the answers",
        "待核 {count} 处；回车为无误，? 列出可用的回答",
    ),
    "text_line": ("line {line}", "第{line}行"),
    "text_used": ("every figure of the text is used", "原文数值均已采用"),
    # counts
    "count_file": ("{count} files", "{count}个文件"),
    "count_file_one": ("{count} file", "{count}个文件"),
    "count_plan": ("{count} plans", "{count}份规划"),
    "count_plan_one": ("{count} plan", "{count}份规划"),
    "count_error": ("{count} errors", "{count}个错误"),
    "count_error_one": ("{count} error", "{count}个错误"),
    "count_warning": ("{count} warnings", "{count}个警告"),
    "count_warning_one": ("{count} warning", "{count}个警告"),
    "count_note": ("{count} notes", "{count}个提示"),
    "count_note_one": ("{count} note", "{count}个提示"),
}
