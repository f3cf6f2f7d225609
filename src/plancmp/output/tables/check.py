"""The tables of `check`: problems, how many of each code, and the rules themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plancmp.output.table import Table, plain_view
from plancmp.rules.registry import all_rules
from plancmp.rules.report import Report
from plancmp.rules.rule import Rule

COLUMNS = ("file", "line", "column", "code", "severity", "message", "hint")
STATISTICS_COLUMNS = ("code", "name", "severity", "count")
RULE_COLUMNS = ("code", "name", "severity", "why", "fails", "passes")


def problems_table(report: Report) -> Table:
    """Return the problems, one a row; line and column are empty where it is about a whole file."""
    rows = [
        (
            each.file, each.line or None, each.column or None if each.line else None, each.code,
            each.severity, each.text(), each.hint_text(),
        )
        for each in report.problems
    ]  # fmt: skip
    shown = ("file", "line", "column", "code", "severity", "message", "hint")
    return Table(COLUMNS, rows, plain_view(COLUMNS, rows, *shown), report.summary())


def statistics_table(report: Report) -> Table:
    """Return how many problems there are of each code, the most first."""
    rules = {rule.code: rule for rule in all_rules()}
    counts = Counter(problem.code for problem in report.problems)
    rows = [
        (code, rules[code].name if code in rules else "", rules[code].severity, count)
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    view = plain_view(STATISTICS_COLUMNS, rows, *STATISTICS_COLUMNS)
    return Table(STATISTICS_COLUMNS, rows, view, report.summary())


def rules_table(rules: Sequence[Rule]) -> Table:
    """Return rules with what they are for and their examples."""
    rows = [
        (rule.code, rule.name, rule.severity, rule.why, rule.fails, rule.passes) for rule in rules
    ]
    return Table(RULE_COLUMNS, rows, plain_view(RULE_COLUMNS, rows, "code", "name", "severity"))


def explanation(rule: Rule) -> str:
    """Return what a rule is for, with an example that fails and one that passes."""
    head = f"{rule.code} {rule.name} ({rule.severity})"
    parts = [head, "", rule.why, "", "Fails:", _indented(rule.fails)]
    parts += ["Passes:", _indented(rule.passes)]
    if not rule.code.startswith(("R", "C")):
        parts.append(f"Silence it on its line:  # plancmp: ignore {rule.code} why it is right here")
    return "\n".join(parts).rstrip() + "\n"


def _indented(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) > 20:
        lines = [*lines[:18], f"… {len(lines) - 18} more lines"]
    return "\n".join(f"    {line}" for line in lines) + "\n"
