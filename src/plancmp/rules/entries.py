"""What is wrong with acknowledgements: entries that answer to nothing, or no longer fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.model.plan import Acknowledged
from plancmp.rules.finding import Finding, Settlement
from plancmp.rules.registry import by_code
from plancmp.rules.rule import Rule

IDLE, OUTDATED, UNBOUND = "D409", "D412", "D413"

_NO_CODE = Template("no_code", "no rule has the code {code}", "没有编号为 {code} 的规则")
_NOT_OF_STATEMENTS = Template(
    "acknowledges_form",
    "{code} is about the form of the file, not about this statement",
    "{code} 针对文件的写法，而非此数据",
)
_COMMENT = Template(
    "acknowledge_by_comment",
    "silence it on its line: `# plancmp: ignore {code} why`",
    "在该行以注释消除：`# plancmp: ignore {code} 理由`",
)
_NOTHING = Template("acknowledges_nothing", "{code} finds nothing here", "{code} 在此并无发现")
_DELETE = Template("acknowledgement_delete", "delete the entry", "删去该条")
_OUTDATED = Template(
    "acknowledgement_outdated",
    "the figures that {code} rests on have changed since it was acknowledged: {message}",
    "{code} 所据数值在确认之后已变化：{message}",
)
_RENEW = Template(
    "acknowledgement_renew",
    "look again; if it still holds, write `fingerprint: {fingerprint}`",
    "请重新核对；如仍成立，写 `fingerprint: {fingerprint}`",
)
_UNBOUND = Template(
    "acknowledgement_unbound",
    "the entry for {code} holds whatever the figures become",
    "对 {code} 的确认不随数值变化而失效",
)
_BIND = Template(
    "acknowledgement_bind",
    "bind it to them: `fingerprint: {fingerprint}`",
    "将其与数值绑定：`fingerprint: {fingerprint}`",
)


def rules_of_entries(entries: Iterable[Acknowledged]) -> list[Rule]:
    """Return the rules about single plans that entries acknowledge findings of."""
    rules = (by_code().get(entry.code) for entry in entries)
    found = {rule.code: rule for rule in rules if rule is not None and rule.statements is not None}
    return list(found.values())


def about_entries(settlement: Settlement, *, idle: bool) -> Iterator[Finding]:
    """Yield what is wrong with entries; `idle` tells those that nothing is found for."""
    for entry in settlement.idle if idle else ():
        rule = by_code().get(entry.code)
        if rule is None:
            from plancmp.reading.shape import suggestion

            hint = suggestion(entry.code, [code for code in by_code() if code[:1].isupper()])
            yield _found(IDLE, entry, say(_NO_CODE, code=Verbatim(entry.code)), hint)
        elif not rule.rests_on_statements:
            text = say(_NOT_OF_STATEMENTS, code=rule.code)
            yield _found(IDLE, entry, text, say(_COMMENT, code=rule.code))
        else:
            yield _found(IDLE, entry, say(_NOTHING, code=entry.code), say(_DELETE))
    for entry, back in settlement.outdated:
        said = back.message if isinstance(back.message, Message) else Verbatim(back.message)
        yield _found(
            OUTDATED,
            entry,
            say(_OUTDATED, code=entry.code, message=said),
            say(_RENEW, fingerprint=Verbatim(back.fingerprint)),
        )
    for finding in settlement.findings:
        covering = finding.acknowledged
        if covering is not None and not covering.fingerprint:
            yield _found(
                UNBOUND,
                covering,
                say(_UNBOUND, code=covering.code),
                say(_BIND, fingerprint=Verbatim(finding.fingerprint)),
            )


def _found(code: str, entry: Acknowledged, text: Message, hint: Message) -> Finding:
    rule = by_code()[code]
    return Finding(
        text, position=entry.position, hint=hint, code=code, severity=rule.severity,
        confidence="high",
    )  # fmt: skip
