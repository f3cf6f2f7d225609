"""The table of the audit's findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plancmp.messages import Template, Verbatim, counted, message, say
from plancmp.messages.words import name_in, word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed, where
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.rules.engine import by_cause
from plancmp.rules.finding import Finding
from plancmp.rules.importance import rank
from plancmp.rules.report import by_severity

_STYLES = {"error": "red", "warning": "magenta"}
_SAME_CAUSE = Template(
    "same_cause", "the same cause: {name} · {finding}", "同一原因：{name} · {finding}"
)
ACKNOWLEDGED = Template("acknowledged_as", "acknowledged: {comment}", "已确认：{comment}")
_AND_MORE = Template(
    "same_cause_more",
    "{finding} (and {count} more of the same cause)",
    "{finding}（同一原因另有{count}项）",
)
_SUMMARY = Template("audit_summary", "{who}: {found}", "{who}：{found}")
_NOTHING = Template("audit_nothing", "nothing found", "未发现问题")
_FAMILIES = {
    "A1": Template("family_1", "{count} contradictions within a plan", "规划自相矛盾{count}处"),
    "A2": Template("family_2", "{count} targets that ask little", "目标要求偏低{count}处"),
    "A3": Template("family_3", "{count} figures that look wrong", "数值或单位可疑{count}处"),
    "A4": Template("family_4", "{count} sums and rates that do not fit", "合计与比率不符{count}处"),
    "A5": Template(
        "family_5", "{count} changes from one version to another", "与他稿不一{count}处"
    ),
    "A7": Template(
        "family_7", "{count} figures beside those from above", "与上级数值或公布数对照{count}处"
    ),
    "A6": Template("family_6", "{count} oddities among projects", "项目表存疑{count}处"),
}
_IN_WORDS = Template(
    "audit_in_words",
    "{summary}. They are {families}. The most are in {plan} ({count}). A finding says what does "
    "not fit, not who is wrong.",
    "{summary}。其中{families}。最多的是 {plan}（{count}项）。发现只说明何处不符，不判定孰是孰非。",
)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One finding of a plan, what has its cause in common with it, and which it is a part of."""

    plan: Plan
    finding: Finding
    consequences: tuple[Finding, ...] = ()
    cause: str = ""


def rows_of(plan: Plan, findings: Sequence[Finding], *, grouped: bool) -> list[AuditRow]:
    """Return the findings of a plan as rows: `grouped` with one for each cause, else one for each.

    Consequences are told under the finding that heads them, or name its fingerprint.
    """
    causes = by_cause(findings)
    if grouped:
        return [AuditRow(plan, findings[i], tuple(others)) for i, others in causes.items()]
    head_of = {
        id(other): findings[i].fingerprint for i, others in causes.items() for other in others
    }
    return [AuditRow(plan, finding, cause=head_of.get(id(finding), "")) for finding in findings]


def audit_table(
    rows: Sequence[AuditRow], plans: Sequence[Plan], lang: str, *, brief: bool = False
) -> Table:
    """Return findings as a table with the columns of the contract, messages in `lang`.

    `plans` are all that were audited, with or without findings. `brief` is for the first screen:
    the summary in words, the most important finding first, each without the places it rests on.
    """

    def name(row: AuditRow) -> str:
        return name_of(row.finding, lang)

    def statement(place: int) -> Callable[[AuditRow], str] | None:
        return None if brief else lambda row: _statement(row.finding, place, lang)

    if brief:
        rows = sorted(rows, key=lambda row: rank(row.finding, row.consequences))
    columns: list[Column[AuditRow]] = [
        Column("plan", lambda row: row.plan.id, (lambda row: row.plan.id) if brief else None),
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
        Column("name_zh", lambda row: name_of(row.finding, "zh")),
        Column("message", lambda row: row.finding.text(lang)),
        Column("printed_1", lambda row: _cell(row, 0, "printed"), statement(0), min_width=20),
        Column("channel_1", lambda row: _cell(row, 0, "channel")),
        Column("section_1", lambda row: _cell(row, 0, "section")),
        Column("printed_2", lambda row: _cell(row, 1, "printed"), statement(1), min_width=20),
        Column("channel_2", lambda row: _cell(row, 1, "channel")),
        Column("section_2", lambda row: _cell(row, 1, "section")),
        Column("unit", lambda row: row.finding.indicator.unit.id),
        Column("year", lambda row: _cell(row, 0, "year"), kind="year"),
        Column("role", lambda row: _cell(row, 0, "role")),
        Column("scope", lambda row: _cell(row, 0, "scope")),
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
        summary=(in_words if brief else summary)(rows, plans, lang),
        notes=lambda row: _brief_notes(row, lang) if brief else _notes(row, lang),
        notes_name="findings",
        group=lambda row: "" if brief else f"{row.plan.title} ({row.plan.id})",
        group_name="plan",
        style=lambda row: _STYLES.get(row.finding.severity, ""),
        title="" if brief else "indicator_name",
        people=("severity", "code", "indicator_name", "plan") if brief else (),
    )


def name_of(finding: Finding, lang: str) -> str:
    """Return what a finding is about: its indicator, or the project of an annex."""
    if finding.projects:
        return finding.projects[0].name
    return name_in(finding.indicator, lang)


def summary(rows: Sequence[AuditRow], plans: Sequence[Plan], lang: str) -> str:
    """Return how many findings there are of each severity, in one line."""
    found = by_severity(row.finding.severity for row in rows)
    one = message("plain", printed=Verbatim(plans[0].id)) if len(plans) == 1 else None
    who = one or counted("count_plan", len(plans))
    return say(_SUMMARY, who=who, found=found or (say(_NOTHING),)).text(lang)


def in_words(rows: Sequence[AuditRow], plans: Sequence[Plan], lang: str) -> str:
    """Return what the findings come to as one would say it: what kinds they are, and where."""
    counts = summary(rows, plans, lang)
    if not rows:
        return counts
    families = Counter(row.finding.code[:2] for row in rows)
    parts = tuple(
        say(_FAMILIES[family], count=str(families[family]))
        for family in sorted(families)
        if family in _FAMILIES
    )
    plan, count = Counter(row.plan.id for row in rows).most_common(1)[0]
    words = {"summary": Verbatim(counts), "plan": Verbatim(plan), "count": str(count)}
    return say(_IN_WORDS, families=parts, **words).text(lang)


def _statement(finding: Finding, index: int, lang: str) -> str:
    """Return a statement for people: what is printed, of which year, and where."""
    if index < len(finding.projects):
        return _project(finding, index)
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


def _project(finding: Finding, index: int) -> str:
    """Return a project for people: what it is, costs and when; 万元 as the annex prints it."""
    project = finding.projects[index]
    return f"{project.number} · {project.content}\n{project.total_investment}万元 · {project.years}"


def _notes(row: AuditRow, lang: str) -> list[str]:
    notes = [row.finding.text(lang)]
    hint = row.finding.hint_text(lang)
    if hint:
        notes.append(hint)
    for other in row.consequences:
        name, found = (Verbatim(text) for text in (name_of(other, lang), other.text(lang)))
        notes.append(say(_SAME_CAUSE, name=name, finding=found).text(lang))
    comment = _comment(row.finding)
    if comment:
        notes.append(say(ACKNOWLEDGED, comment=Verbatim(comment)).text(lang))
    return notes


def _brief_notes(row: AuditRow, lang: str) -> list[str]:
    """Return what does not fit in a line, with how many findings follow from the same cause."""
    found = row.finding.text(lang)
    if row.consequences:
        more = str(len(row.consequences))
        found = say(_AND_MORE, finding=Verbatim(found), count=more).text(lang)
    return [found]


def _comment(finding: Finding) -> str:
    return finding.acknowledged.comment if finding.acknowledged is not None else ""


def _cell(row: AuditRow, index: int, what: str) -> Cell:
    """Return something of a finding's first or second statement, empty where there is none."""
    if index < len(row.finding.projects):
        project = row.finding.projects[index]
        return {"printed": project.total_investment, "channel": "annex", "plan": project.plan}.get(
            what, ""
        )
    if index >= len(row.finding.statements):
        return ""
    statement: Statement = row.finding.statements[index]
    if what == "printed":
        return statement.value.printed
    return str(getattr(statement, what))
