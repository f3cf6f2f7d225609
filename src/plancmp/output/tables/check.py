"""The tables of `check`: the findings, and how many there are of each code."""

from __future__ import annotations

from collections import Counter

from plancmp.messages.words import word
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.rules.finding import Finding
from plancmp.rules.registry import by_code
from plancmp.rules.report import Report
from plancmp.rules.rule import Rule


def problems_table(report: Report, lang: str) -> Table:
    """Return the findings, one a row; line and column are empty where it is about a whole file."""
    columns: list[Column[Finding]] = [
        both("file", lambda finding: finding.file),
        both("line", lambda finding: finding.line or None, "integer", 3),
        both("column", lambda finding: (finding.line and finding.column) or None, "integer", 3),
        both("code", lambda finding: finding.code, min_width=4),
        Column("severity", lambda finding: finding.severity,
               lambda finding: word(finding.severity, lang)),
        both("message", lambda finding: finding.text(lang), min_width=20),
        both("hint", lambda finding: finding.hint_text(lang), min_width=20),
    ]  # fmt: skip
    return table_of(columns, report.problems, lang, summary=report.summary(lang))


def statistics_table(report: Report, lang: str) -> Table:
    """Return how many findings there are of each code, the most first."""
    known = by_code()
    counts = Counter(finding.code for finding in report.problems)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    columns: list[Column[Rule]] = [
        both("code", lambda rule: rule.code, min_width=4),
        both("name", lambda rule: rule.name),
        Column("severity", lambda rule: rule.severity, lambda rule: word(rule.severity, lang)),
        both("count", lambda rule: counts[rule.code], "integer"),
    ]
    rules = [known[code] for code, _ in ordered]
    return table_of(columns, rules, lang, summary=report.summary(lang))
