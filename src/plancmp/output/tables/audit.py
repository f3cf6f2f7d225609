"""The table of the audit's findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.plan import Acknowledged, Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.output.table import Table, View, ViewColumn
from plancmp.rules.evidence import where
from plancmp.rules.finding import SEVERITIES, Finding

COLUMNS = (
    "plan", "code", "severity", "indicator", "name_zh", "message", "printed_1", "channel_1",
    "section_1", "printed_2", "channel_2", "section_2",
)  # fmt: skip

_STYLES = {"error": "red", "warning": "magenta"}
_HEADS = {
    "en": ("severity", "code", "indicator", "it prints", "and"),
    "zh": ("程度", "编号", "指标", "所印", "另一处"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of a plan, and the curator's acknowledgement if there is one."""

    plan: Plan
    finding: Finding
    acknowledged: Acknowledged | None = None


def audit_table(
    rows: Sequence[Row], plans: Sequence[Plan], lang: str, *, acknowledged: bool = False
) -> Table:
    """Return findings as a table with the columns of the contract, messages in `lang`.

    `plans` are all that were audited, with or without findings. `acknowledged` adds a column with
    the curator's comments.
    """
    heads = _HEADS[lang]

    def name(row: Row) -> str:
        indicator = row.finding.indicator
        return indicator.zh if lang == "zh" else indicator.en

    columns = (
        ViewColumn(heads[0], lambda row: word(row.finding.severity, lang), min_width=7),
        ViewColumn(heads[1], lambda row: row.finding.code, min_width=4),
        ViewColumn(heads[2], name, min_width=16),
        ViewColumn(heads[3], lambda row: _statement(row.finding, 0, lang), min_width=20),
        ViewColumn(heads[4], lambda row: _statement(row.finding, 1, lang), min_width=20),
    )
    view = View(
        items=rows,
        columns=columns,
        notes=lambda row: _notes(row, lang),
        group=lambda row: f"{row.plan.title} ({row.plan.id})",
        style=lambda row: _STYLES.get(row.finding.severity, ""),
        notes_heading="finding" if lang == "en" else "发现",
        title=2,
        group_heading="plan" if lang == "en" else "规划",
    )
    cells = [_cells(row, lang, acknowledged) for row in rows]
    names = (*COLUMNS, "acknowledged") if acknowledged else COLUMNS
    return Table(names, cells, view, _summary(rows, plans, lang))


def _summary(rows: Sequence[Row], plans: Sequence[Plan], lang: str) -> str:
    counted = Counter(row.finding.severity for row in rows)
    who = plans[0].id if len(plans) == 1 else ""
    if lang == "zh":
        found = "，".join(f"{word(each, lang)}{counted[each]}" for each in SEVERITIES)
        return f"{who or f'{len(plans)}份规划'}：" + (f"{found}" if rows else "未发现问题")
    found = ", ".join(
        f"{counted[each]} {each}{'' if counted[each] == 1 else 's'}"
        for each in SEVERITIES
        if counted[each]
    )
    return f"{who or f'{len(plans)} plans'}: {found or 'nothing found'}"


def _statement(finding: Finding, index: int, lang: str) -> str:
    """Return a statement for people: what is printed, of which year, and where."""
    if index >= len(finding.statements):
        return ""
    statement = finding.statements[index]
    printed = as_printed(statement) if statement.value.printed.strip() else "—"
    what = f"{printed} · {word(statement.role, lang)} {statement.year}"
    if statement.scope:
        what += f" · {statement.scope}"
    place = f"{word(where(statement), lang)} · {statement.section}"
    if statement.plan != finding.plan:
        place = f"{statement.plan} · {place}"
    return f"{what}\n{place}"


def _notes(row: Row, lang: str) -> list[str]:
    notes = [row.finding.message.text(lang)]
    if row.acknowledged is not None:
        comment = row.acknowledged.comment
        notes.append(f"acknowledged: {comment}" if lang == "en" else f"已确认：{comment}")
    return notes


def _cells(row: Row, lang: str, acknowledged: bool) -> tuple[Cell, ...]:
    finding = row.finding
    cells: tuple[Cell, ...] = (
        row.plan.id,
        finding.code,
        finding.severity,
        finding.indicator.id,
        finding.indicator.zh,
        finding.message.text(lang),
        *_place(finding.statements[0]),
        *(_place(finding.statements[1]) if len(finding.statements) > 1 else ("", "", "")),
    )
    if not acknowledged:
        return cells
    return (*cells, row.acknowledged.comment if row.acknowledged else "")


def _place(statement: Statement) -> tuple[Cell, Cell, Cell]:
    return (statement.value.printed, statement.channel, statement.section)
