"""Workflow commands of GitHub Actions, which annotate the lines of a pull request."""

from __future__ import annotations

import re

from plancmp.output.findings.places import file_of
from plancmp.output.formats import Target
from plancmp.rules.registry import by_code
from plancmp.rules.report import Report

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e]")
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def escape(text: str, table: dict[str, str]) -> str:
    """Escape text for a command: as data, or as a property, where `:` and `,` also separate."""
    return "".join(table.get(char, char) for char in _CONTROL.sub("\ufffd", text))


def write(report: Report, target: Target, lang: str) -> None:
    """Write one command a finding: `::error file=…,line=…,col=…,title=…::message`."""
    rules = by_code()
    for finding in report.problems:
        name = rules[finding.code].name if finding.code in rules else ""
        properties = {"file": file_of(finding)}
        if finding.line:
            properties |= {"line": str(finding.line), "col": str(finding.column)}
        properties["title"] = f"{finding.code} {name}".strip()
        given = ",".join(f"{key}={escape(text, _PROPERTY)}" for key, text in properties.items())
        hint = finding.hint_text(lang)
        message = f"{finding.text(lang)}\n{hint}" if hint else finding.text(lang)
        level = _LEVELS.get(finding.severity, "notice")
        target.stream.write(f"::{level} {given}::{escape(message, _DATA)}\n")
