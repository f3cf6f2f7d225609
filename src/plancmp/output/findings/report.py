"""The findings of an audit as Markdown by plan, ready to paste into a paper or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import word
from plancmp.model.plan import Statement
from plancmp.model.wording import as_printed, where
from plancmp.output.formats import Target
from plancmp.output.tables.audit import AuditRow, name_of, summary
from plancmp.output.text import one_line
from plancmp.rules.finding import Finding
from plancmp.rules.registry import by_code

_SPECIAL = re.compile(r"([\\|`*_\[\]<>#&~])")
_SAME_CAUSE = Template("report_same_cause", "The same cause", "同一原因")
_NOTHING = Template("report_nothing", "Nothing found.", "未发现问题。")
_NOT_LOOKED_AT = Template("report_unseen", "Not looked at", "未检查的内容")
_ACKNOWLEDGE = Template(
    "report_acknowledge", "Acknowledge (in line {line})", "如予确认（写于行 {line}）"
)
_INNOCENT = Template("report_innocent", "What would explain it: {what}", "可能的正当解释：{what}")
_NOTE = Template("report_note", "The curator notes: {note}", "整理者注：{note}")


def write(
    rows: Sequence[AuditRow], unseen: dict[str, list[str]], target: Target, lang: str
) -> None:
    """Write a section a plan, in the order of `unseen`, which holds every plan audited.

    `unseen` gives for each plan (its title and id) what the audit did not look at.
    """
    for heading, missing in unseen.items():
        own = [row for row in rows if f"{row.plan.title} ({row.plan.id})" == heading]
        target.stream.write(f"## {_escape(heading)}\n\n")
        if own:
            target.stream.write(f"{_escape(summary(own, [own[0].plan], lang))}\n\n")
        else:
            target.stream.write(f"{say(_NOTHING).text(lang)}\n\n")
        for row in own:
            target.stream.writelines(f"{line}\n" for line in _entry(row, lang))
        if missing:
            target.stream.write(f"\n{say(_NOT_LOOKED_AT).text(lang)}:\n\n")
            target.stream.writelines(f"- {_escape(text)}\n" for text in missing)
        target.stream.write("\n")


def _entry(row: AuditRow, lang: str) -> Iterator[str]:
    finding = row.finding
    name = name_of(finding, lang)
    severity = word(finding.severity, lang)
    yield f"- **{_escape(name)}** ({finding.code}, {severity}): {_escape(finding.text(lang))}"
    for statement in finding.statements:
        yield f"  - {_escape(_placed(statement, finding, lang))}"
    for other in row.consequences:
        named = _escape(name_of(other, lang))
        same = say(_SAME_CAUSE).text(lang)
        yield f"  - {same}: {named} · {_escape(other.text(lang))}"
    hint = finding.hint_text(lang)
    if hint:
        yield f"  - {_escape(hint)}"
    innocent = by_code()[finding.code].innocent
    if innocent is not None:
        said = say(_INNOCENT, what=Verbatim(innocent.text(lang)))
        yield f"  - {_escape(said.text(lang))}"
    for note in dict.fromkeys(statement.note for statement in finding.statements if statement.note):
        yield f"  - {_escape(say(_NOTE, note=Verbatim(note)).text(lang))}"
    for one in (finding, *row.consequences):
        if one.acknowledged is not None:
            yield f"  - {_escape(one.acknowledged.comment)}"
        elif by_code()[one.code].rests_on_statements and one.statements:
            settle = say(_ACKNOWLEDGE, line=str(one.line)).text(lang)
            yield f"  - {settle}: `{entry_of(one)}`"


def entry_of(finding: Finding) -> str:
    """Return the entry that acknowledges a finding, for its row in the YAML."""
    return (
        f'acknowledged: [{{code: {finding.code}, fingerprint: "{finding.fingerprint}", '
        "comment: …}]"
    )


def _placed(statement: Statement, finding: Finding, lang: str) -> str:
    printed = as_printed(statement) if statement.value.printed.strip() else "—"
    place = f"{word(where(statement), lang)} · {statement.section}"
    plan = f"{statement.plan} · " if statement.plan != finding.plan else ""
    return f"{printed} · {word(statement.role, lang)} {statement.year} · {plan}{place}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
