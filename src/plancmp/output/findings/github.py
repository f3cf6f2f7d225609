"""Workflow commands of GitHub Actions, which annotate the lines of a pull request."""

from __future__ import annotations

from plancmp.output.formats import Target
from plancmp.rules.registry import all_rules
from plancmp.rules.report import Report

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def escape(text: str, table: dict[str, str]) -> str:
    """Escape text for a command: as data, or as a property, where `:` and `,` also separate."""
    return "".join(table.get(char, char) for char in text)


def write(report: Report, target: Target) -> None:
    """Write one command a problem: `::error file=…,line=…,col=…,title=…::message`."""
    names = {rule.code: rule.name for rule in all_rules()}
    for problem in report.problems:
        title = f"{problem.code} {names.get(problem.code, '')}".strip()
        properties = {"file": problem.file.replace("\\", "/")}
        if problem.line:
            properties |= {"line": str(problem.line), "col": str(problem.column)}
        properties["title"] = title
        given = ",".join(f"{key}={escape(text, _PROPERTY)}" for key, text in properties.items())
        hint = problem.hint_text()
        message = f"{problem.text()}\n{hint}" if hint else problem.text()
        level = "error" if problem.severity == "error" else "warning"
        target.stream.write(f"::{level} {given}::{escape(message, _DATA)}\n")
