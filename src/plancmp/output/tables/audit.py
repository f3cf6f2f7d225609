"""The table of the audit's findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages.words import name_in, word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.rules.engine import by_cause
from plancmp.rules.evidence import where
from plancmp.rules.finding import SEVERITIES, Finding

_STYLES = {"error": "red", "warning": "magenta"}
_SAME_CAUSE = {"en": "the same cause: ", "zh": "同一原因："}
_ACKNOWLEDGED = {"en": "acknowledged: ", "zh": "已确认："}


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of a plan, what has its cause in common with it, and which it is a part of."""

    plan: Plan
    finding: Finding
    consequences: tuple[Finding, ...] = ()
    cause: str = ""


def rows_of(plan: Plan, findings: Sequence[Finding], *, grouped: bool) -> list[Row]:
    """Return the findings of a plan as rows: `grouped` with one for each cause, else one for each.

    Consequences are told under the finding that heads them, or name its fingerprint.
    """
    causes = by_cause(findings)
    if grouped:
        return [Row(plan, findings[i], tuple(others)) for i, others in causes.items()]
    head_of = {
        id(other): findings[i].fingerprint for i, others in causes.items() for other in others
    }
    return [Row(plan, finding, cause=head_of.get(id(finding), "")) for finding in findings]


def audit_table(rows: Sequence[Row], plans: Sequence[Plan], lang: str) -> Table:
    """Return findings as a table with the columns of the contract, messages in `lang`.

    `plans` are all that were audited, with or without findings.
    """

    def name(row: Row) -> str:
        return name_in(row.finding.indicator, lang)

    columns: list[Column[Row]] = [
        Column("plan", lambda row: row.plan.id),
        Column("code", lambda row: row.finding.code),
        Column(
            "severity",
            lambda row: row.finding.severity,
            lambda row: word(row.finding.severity, lang),
            min_width=7,
        ),
        Column("code", None, lambda row: row.finding.code, min_width=4),
        Column("indicator", lambda row: row.finding.indicator.id),
        Column("indicator_name", None, name, min_width=16),
        Column("name_zh", lambda row: row.finding.indicator.zh),
        Column("message", lambda row: row.finding.text(lang)),
        Column(
            "printed_1",
            lambda row: _cell(row, 0, "printed"),
            lambda row: _statement(row.finding, 0, lang),
            min_width=20,
        ),
        Column("channel_1", lambda row: _cell(row, 0, "channel")),
        Column("section_1", lambda row: _cell(row, 0, "section")),
        Column(
            "printed_2",
            lambda row: _cell(row, 1, "printed"),
            lambda row: _statement(row.finding, 1, lang),
            min_width=20,
        ),
        Column("channel_2", lambda row: _cell(row, 1, "channel")),
        Column("section_2", lambda row: _cell(row, 1, "section")),
        Column("unit", lambda row: row.finding.indicator.unit.id),
        Column("year", lambda row: row.finding.statements[0].year, kind="year"),
        Column("role", lambda row: row.finding.statements[0].role),
        Column("scope", lambda row: row.finding.statements[0].scope),
        Column("plan_2", lambda row: _cell(row, 1, "plan")),
        Column("line", lambda row: row.finding.line, kind="integer"),
        Column("fingerprint", lambda row: row.finding.fingerprint),
        Column("confidence", lambda row: row.finding.confidence),
        Column("acknowledged", lambda row: _comment(row.finding)),
        Column("cause", lambda row: row.cause),
    ]
    return table_of(
        columns,
        rows,
        lang,
        summary=summary(rows, plans, lang),
        notes=lambda row: _notes(row, lang),
        notes_name="findings",
        group=lambda row: f"{row.plan.title} ({row.plan.id})",
        group_name="plan",
        style=lambda row: _STYLES.get(row.finding.severity, ""),
        title="indicator_name",
    )


def summary(rows: Sequence[Row], plans: Sequence[Plan], lang: str) -> str:
    """Return how many findings there are of each severity, in one line."""
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
    notes = [row.finding.text(lang)]
    for other in row.consequences:
        name = name_in(other.indicator, lang)
        notes.append(f"{_SAME_CAUSE[lang]}{name} · {other.text(lang)}")
    comment = _comment(row.finding)
    if comment:
        notes.append(f"{_ACKNOWLEDGED[lang]}{comment}")
    return notes


def _comment(finding: Finding) -> str:
    return finding.acknowledged.comment if finding.acknowledged is not None else ""


def _cell(row: Row, index: int, what: str) -> Cell:
    """Return something of a finding's first or second statement, empty where there is none."""
    if index >= len(row.finding.statements):
        return ""
    statement: Statement = row.finding.statements[index]
    if what == "printed":
        return statement.value.printed
    return str(getattr(statement, what))
