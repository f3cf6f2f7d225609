"""What rules are for, in both languages: the table of them, and the explanation of one."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.messages.words import word
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.rules.rule import Rule

_HEADS = {
    "en": ("It cannot see: ", "Fails:", "Passes:", "Confidence: ", "Formerly: ", "Run by: "),
    "zh": ("看不到的：", "不通过：", "通过：", "可信度：", "旧编号：", "所属命令："),
}
_CONFIDENCE_ZH = {"high": "高", "medium": "中", "low": "低"}
_SETTLE = {
    "en": (
        "Acknowledge it in its row:  acknowledged: [{{code: {code}, comment: why it is right}}]",
        "Silence it on its line:  # plancmp: ignore {code} why it is right here",
    ),
    "zh": (
        "在该行确认：acknowledged: [{{code: {code}, comment: 理由}}]",
        "在该行消除：# plancmp: ignore {code} 理由",
    ),
}


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
    ]
    return table_of(columns, rules, lang, notes=lambda rule: [rule.why.text(lang)])


def commands_of(rule: Rule) -> tuple[str, ...]:
    """Return the commands that run a rule."""
    own = "audit" if rule.code.startswith("A") else "check"
    return (own, "check") if rule.in_check else (own,)


def explanation(rule: Rule, lang: str) -> str:
    """Return what a rule is for, what it cannot see, and what fails and what passes."""
    blind, fails, passes, confidence, formerly, run_by = _HEADS[lang]
    sure = _CONFIDENCE_ZH[rule.confidence] if lang == "zh" else rule.confidence
    head = f"{rule.code} {rule.name} ({word(rule.severity, lang)})"
    facts = [f"{confidence}{sure}", f"{run_by}{', '.join(commands_of(rule))}"]
    if rule.aliases:
        facts.append(f"{formerly}{', '.join(rule.aliases)}")
    parts = [head, "", rule.why.text(lang), "", f"{blind}{rule.cannot_see.text(lang)}", ""]
    parts += [". ".join(facts) if lang == "en" else "；".join(facts), ""]
    for title, examples in ((fails, rule.fails), (passes, rule.passes)):
        parts.append(title)
        parts += [_indented(example) for example in examples]
    if not rule.code.startswith(("R", "C", "D409", "D412", "D413")):
        parts.append(_SETTLE[lang][not rule.rests_on_statements].format(code=rule.code))
    return "\n".join(parts).rstrip() + "\n"


def _indented(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) > 20:
        lines = [*lines[:18], "…"]
    return "\n".join(f"    {line}" for line in lines) + "\n"
