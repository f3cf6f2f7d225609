"""The findings of an audit as Markdown by plan, ready to paste into a paper or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import word
from plancmp.model.plan import Statement
from plancmp.model.wording import as_printed, where
from plancmp.output.formats import Target
from plancmp.output.tables.audit import ACKNOWLEDGED, AuditRow, name_of, summary
from plancmp.output.text import one_line
from plancmp.rules.finding import Finding
from plancmp.rules.registry import by_code

_SPECIAL = re.compile(r"([\\|`*_\[\]<>#&~])")
_FOUND = Template(
    "report_entry",
    "**{name}** ({code}, {severity}): {finding}",
    "**{name}**（{code}，{severity}）：{finding}",
)
_SAME_CAUSE = Template(
    "report_same_cause", "The same cause: {name} · {finding}", "同一原因：{name} · {finding}"
)
_NOTHING = Template("report_nothing", "Nothing found.", "未发现问题。")
_NOT_LOOKED_AT = Template("report_unseen", "Not looked at:", "未检查的内容：")
_ACKNOWLEDGE = Template(
    "report_acknowledge",
    "Acknowledge (in line {line}): {entry}",
    "如予确认（写于第{line}行）：{entry}",
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
            target.stream.write(f"\n{say(_NOT_LOOKED_AT).text(lang)}\n\n")
            target.stream.writelines(f"- {_escape(text)}\n" for text in missing)
        target.stream.write("\n")


def _entry(row: AuditRow, lang: str) -> Iterator[str]:
    finding = row.finding

    def said(template: Template, **words: str) -> str:
        plain = {name: Verbatim(_escape(text)) for name, text in words.items()}
        return say(template, **plain).text(lang)

    def named(one: Finding) -> dict[str, str]:
        return {"name": name_of(one, lang), "finding": one.text(lang)}

    severity = word(finding.severity, lang)
    yield f"- {said(_FOUND, code=finding.code, severity=severity, **named(finding))}"
    for statement in finding.statements:
        yield f"  - {_escape(_placed(statement, finding, lang))}"
    for other in row.consequences:
        yield f"  - {said(_SAME_CAUSE, **named(other))}"
    hint = finding.hint_text(lang)
    if hint:
        yield f"  - {_escape(hint)}"
    innocent = by_code()[finding.code].innocent
    if innocent is not None:
        yield f"  - {said(_INNOCENT, what=innocent.text(lang))}"
    for note in dict.fromkeys(statement.note for statement in finding.statements if statement.note):
        yield f"  - {said(_NOTE, note=note)}"
    for one in (finding, *row.consequences):
        if one.acknowledged is not None:
            yield f"  - {said(ACKNOWLEDGED, comment=one.acknowledged.comment)}"
        elif by_code()[one.code].rests_on_statements and one.statements:
            entry = Verbatim(f"`{entry_of(one)}`")
            yield f"  - {say(_ACKNOWLEDGE, line=str(one.line), entry=entry).text(lang)}"


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
