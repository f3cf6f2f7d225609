"""What rules are for, in both languages: the table of them, and the explanation of one."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import word
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.rules.rule import Rule

_CONFIDENCE = {
    "high": Template("confidence_high", "high", "高"),
    "medium": Template("confidence_medium", "medium", "中"),
    "low": Template("confidence_low", "low", "低"),
}
_BLIND = Template("rule_blind", "It cannot see: {what}", "看不到的：{what}")
_INNOCENT = Template("rule_innocent", "What would explain it: {what}", "可能的正当解释：{what}")
_FAILS = Template("rule_fails", "Fails:", "不通过：")
_PASSES = Template("rule_passes", "Passes:", "通过：")
_FACTS = Template(
    "rule_facts", "Confidence: {sure}. Run by: {commands}", "可信度：{sure}；所属命令：{commands}"
)
_FORMERLY = Template("rule_formerly", "{facts}. Formerly: {codes}", "{facts}；旧编号：{codes}")
_ACKNOWLEDGE = Template(
    "rule_acknowledge",
    "Acknowledge it in its row:  acknowledged: [{{code: {code}, comment: why it is right}}]",
    "在该行确认：acknowledged: [{{code: {code}, comment: 理由}}]",
)
_SILENCE = Template(
    "rule_silence",
    "Silence it on its line:  # plancmp: ignore {code} why it is right here",
    "在该行消除：# plancmp: ignore {code} 理由",
)


def rules_table(rules: Sequence[Rule], lang: str) -> Table:
    """Return rules with what they are for and their examples, one a row."""
    columns: list[Column[Rule]] = [
        both("code", lambda rule: rule.code, min_width=4),
        both("name", lambda rule: rule.name),
        both("severity", lambda rule: rule.severity),
        Column("why", lambda rule: rule.why.text(lang)),
        Column("fails", lambda rule: "\n".join(rule.fails)),
        Column("passes", lambda rule: "\n".join(rule.passes)),
        Column("cannot_see", lambda rule: rule.cannot_see.text(lang)),
        Column("confidence", lambda rule: rule.confidence),
        Column("commands", lambda rule: "; ".join(commands_of(rule))),
        Column("aliases", lambda rule: "; ".join(rule.aliases)),
        Column("innocent", lambda rule: rule.innocent.text(lang) if rule.innocent else ""),
    ]
    return table_of(columns, rules, lang, notes=lambda rule: [rule.why.text(lang)])


def commands_of(rule: Rule) -> tuple[str, ...]:
    """Return the commands that run a rule."""
    own = "audit" if rule.code.startswith("A") else "check"
    return (own, "check") if rule.in_check else (own,)


def explanation(rule: Rule, lang: str) -> str:
    """Return what a rule is for, what it cannot see, and what fails and what passes."""
    facts = say(
        _FACTS,
        sure=say(_CONFIDENCE[rule.confidence]),
        commands=Verbatim(", ".join(commands_of(rule))),
    )
    if rule.aliases:
        facts = say(_FORMERLY, facts=facts, codes=Verbatim(", ".join(rule.aliases)))
    blind = say(_BLIND, what=Verbatim(rule.cannot_see.text(lang)))
    head = f"{rule.code} {rule.name} ({word(rule.severity, lang)})"
    parts = [head, "", rule.why.text(lang), "", blind.text(lang), ""]
    if rule.innocent is not None:
        parts += [say(_INNOCENT, what=Verbatim(rule.innocent.text(lang))).text(lang), ""]
    parts += [facts.text(lang), ""]
    for title, examples in ((_FAILS, rule.fails), (_PASSES, rule.passes)):
        parts.append(say(title).text(lang))
        parts += [_indented(example) for example in examples]
    if not rule.code.startswith(("R", "C", "D409", "D412", "D413")):
        settle = _ACKNOWLEDGE if rule.rests_on_statements else _SILENCE
        parts.append(say(settle, code=Verbatim(rule.code)).text(lang))
    return "\n".join(parts).rstrip() + "\n"


def _indented(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) > 20:
        lines = [*lines[:18], "…"]
    return "\n".join(f"    {line}" for line in lines) + "\n"
