"""The tables of `verify`: what was found of each statement, and the figures that none uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan
from plancmp.output.table import Table, View, ViewColumn
from plancmp.tracing.verify.engine import FOUND, RESULTS, Check
from plancmp.tracing.verify.unused import KINDS, OPEN_KINDS, Unused

COLUMNS = (
    "plan", "indicator", "label", "role", "printed", "channel", "section", "result", "line",
)  # fmt: skip
UNUSED_COLUMNS = ("plan", "line", "figure", "kind", "channel", "section", "context")

_RESULTS_ZH = {
    "found": "已找到",
    "ambiguous": "不唯一",
    "not_found": "未找到",
    "source_differs": "原文不符",
}
_STYLES = {"ambiguous": "magenta", "not_found": "red", "source_differs": "red"}

_REASONS: dict[str, tuple[str, str]] = {
    "section": ("the text has no such section", "原文无此章节"),
    "place": ("the section has no such box, table or prose", "该章节无此专栏、表格或正文"),
    "label": ("the label does not stand there", "该处无此名称"),
    "value": ("the label stands there, the value does not", "该处有此名称，无此数值"),
    "apart": ("label and value stand there, but not together", "名称与数值均在该处，但不相连"),
    "elsewhere": ("it stands in another place: {detail}", "见于另一处：{detail}"),
    "row": ("the table has no row with this label", "表中无此行"),
    "column": ("the table has no single column for this role and year", "表中无对应的列"),
    "cell": ("the table's cell holds: {detail}", "表中该格为：{detail}"),
    "unit": ("the row's unit is: {detail}", "该行单位为：{detail}"),
    "nature": ("the row's nature is: {detail}", "该行性质为：{detail}"),
    "places": ("it stands in several places: lines {detail}", "见于多处：第 {detail} 行"),
    "claimed": (
        "several statements of this label claim one figure: line {detail}",
        "同一名称的多个条目指向同一数值：第 {detail} 行",
    ),
    "source": ("the text has another SHA-256 than the one encoded", "原文的 SHA-256 与所录不符"),
}

_KINDS: dict[str, tuple[str, str]] = {
    "rate": ("Rates and shares", "比率"),
    "money": ("Money", "金额"),
    "count": ("Counts", "数量"),
    "bare": ("Bare numbers", "无单位的数"),
    "word": ("Words for a figure", "以词代数"),
    "numeral": ("Chinese numerals", "汉字数词"),
    "area": ("Areas and buildings", "面积与建筑"),
    "duration": ("Durations", "时长"),
    "denominator": ("Denominators", "分母"),
    "age": ("Ages", "年龄"),
    "date": ("Dates", "日期"),
    "document_number": ("Document numbers", "文号"),
    "name": ("Within names and quotation marks", "名称与引号之内"),
    "code": ("Codes and telephone numbers", "代码与电话"),
    "project": ("Projects of an annex", "附件项目"),
    "numbering": ("Numbering", "序号"),
    "page": ("Page numbers", "页码"),
}


def reason_of(check: Check, lang: str) -> str:
    """Return in a sentence why a statement was not found; empty if it was."""
    if not check.reason:
        return ""
    return _REASONS[check.reason][lang == "zh"].format(detail=check.detail)


def summary_of(checks: Sequence[Check], lang: str) -> str:
    """Return how many statements there are, and what came of looking for them."""
    counts = Counter(check.result for check in checks)
    parts = [(result, counts[result]) for result in RESULTS if counts[result] or result == FOUND]
    if lang == "zh":
        words = "，".join(f"{_RESULTS_ZH[result]} {count}" for result, count in parts)
        return f"共 {len(checks)} 条：{words}"
    words = ", ".join(f"{count} {result.replace('_', ' ')}" for result, count in parts)
    return f"{len(checks)} statement{'' if len(checks) == 1 else 's'}: {words}"


def verify_table(checks: Sequence[Check], lang: str) -> Table:
    """Return the checks as a table with the columns of the contract; a terminal folds the found."""
    zh = lang == "zh"
    rows = [_cells(check) for check in checks]
    heads = ("结果", "名称", "类别", "数值", "行") if zh else (
        "result", "label", "role", "printed", "line"
    )  # fmt: skip
    columns = (
        ViewColumn(heads[0], lambda each: result_of(each, lang), min_width=9),
        ViewColumn(heads[1], lambda each: each.statement.label, min_width=16),
        ViewColumn(heads[2], lambda each: word(each.statement.role, lang), min_width=8),
        ViewColumn(heads[3], lambda each: each.statement.value.printed or "—", min_width=8),
        ViewColumn(heads[4], lambda each: "" if each.line is None else str(each.line), right=True),
    )
    view = View(
        items=checks,
        columns=columns,
        notes=lambda each: [reason_of(each, lang)] if each.reason else [],
        group=_group,
        style=lambda each: _STYLES.get(each.result, ""),
        folded=lambda each: each.result == FOUND,
        fold_note="另有 {count} 条已找到，未列出；用管道或 -f csv 可见全部。"
        if zh
        else "{count} statements were found and are not listed; pipe the command, or use -f csv, "
        "to see them.",
        notes_heading="说明" if zh else "reason",
        group_heading="位置" if zh else "where",
        title=1,
    )
    return Table(COLUMNS, rows, view, summary_of(checks, lang))


def unused_table(found: Mapping[str, Sequence[Unused]], plans: Sequence[Plan], lang: str) -> Table:
    """Return the figures that no statement uses, by plan and kind; `found` is by plan id."""
    zh = lang == "zh"
    items = [(plan, each) for plan in plans for each in found.get(plan.id, ())]
    rows: list[tuple[Cell, ...]] = [
        (plan.id, each.line, each.figure, each.kind, each.channel, each.section, each.context)
        for plan, each in items
    ]
    heads = ("行", "数值", "上下文") if zh else ("line", "figure", "context")
    columns = (
        ViewColumn(heads[0], lambda item: str(item[1].line), right=True, min_width=4),
        ViewColumn(heads[1], lambda item: item[1].figure, min_width=8),
        ViewColumn(heads[2], lambda item: item[1].context, min_width=20),
    )
    view = View(
        items,
        columns,
        group=lambda item: f"{item[0].id} · {_KINDS[item[1].kind][zh]}",
        group_heading="类别" if zh else "kind",
        folded=lambda item: item[1].kind in KINDS[-2:],
        fold_note="另有 {count} 个序号与页码，未列出；用管道或 -f csv 可见全部。"
        if zh
        else "{count} numbers that only count headings, items or pages are not listed; pipe the "
        "command, or use -f csv, to see them.",
    )
    suspects = sum(each.kind in OPEN_KINDS for _, each in items)
    summary = (
        f"无条目使用的数值 {len(items)} 个，其中 {suspects} 个或为遗漏"
        if zh
        else f"{len(items)} figures are used by no statement; {suspects} of them may be overlooked"
    )
    return Table(UNUSED_COLUMNS, rows, view, summary)


def result_of(check: Check, lang: str) -> str:
    """Return what came of looking for a statement, in words."""
    return _RESULTS_ZH[check.result] if lang == "zh" else check.result.replace("_", " ")


def _group(check: Check) -> str:
    statement = check.statement
    return " · ".join(filter(None, (statement.plan, statement.section, statement.place)))


def _cells(check: Check) -> tuple[Cell, ...]:
    statement = check.statement
    return (
        statement.plan,
        statement.indicator.id,
        statement.label,
        statement.role,
        statement.value.printed,
        statement.channel,
        statement.section,
        check.result,
        check.line,
    )
