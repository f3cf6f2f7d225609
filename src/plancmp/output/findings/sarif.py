"""SARIF 2.1.0, which GitHub code scanning and many editors read."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plancmp.messages.words import word
from plancmp.output.findings.gitlab import fingerprints
from plancmp.output.findings.places import end_column
from plancmp.output.formats import Target
from plancmp.output.tables.rules import explanation
from plancmp.rules.finding import Finding
from plancmp.rules.registry import by_code
from plancmp.rules.report import Report
from plancmp.rules.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/OWNER/plancmp"
"""Where a copy of plancmp lies, as in the README; each rule's help is in the log itself."""


def write(report: Report, target: Target, lang: str) -> None:
    """Write one run with the rules that it found something by."""
    findings = report.problems
    known = by_code()
    rules = [known[code] for code in sorted({finding.code for finding in findings} & known.keys())]
    index = {rule.code: i for i, rule in enumerate(rules)}
    results = [
        _result(finding, index, fingerprint, lang)
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    driver = {
        "name": "plancmp",
        "version": _version(),
        "informationUri": _HOME,
        "rules": [_rule(rule, lang) for rule in rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    target.stream.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _version() -> str:
    try:
        return version("plancmp")
    except PackageNotFoundError:
        return "0"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why.text(lang)},
        "help": {"text": explanation(rule, lang)},
        "helpUri": f"{_HOME}#{rule.code.lower()}",
        "defaultConfiguration": {"level": _level(rule.severity)},
        "properties": {"precision": rule.confidence},
    }


def _level(severity: str) -> str:
    return severity if severity in ("error", "warning") else "note"


def _result(finding: Finding, index: dict[str, int], fingerprint: str, lang: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line:
        start = max(finding.column, 1)
        place["region"] = {"startLine": finding.line, "startColumn": start}
        end = end_column(finding)
        if end > start:
            place["region"]["endColumn"] = end
    text, hint = finding.text(lang), finding.hint_text(lang)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _level(finding.severity),
        "message": {"text": f"{text}. {hint}" if hint else text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"plancmp/v1": fingerprint},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    related = [_related(i, finding, lang) for i in range(1, len(finding.statements))]
    if related:
        result["relatedLocations"] = related
    return result


def _related(index: int, finding: Finding, lang: str) -> dict[str, Any]:
    """Return where another statement of a finding stands."""
    statement = finding.statements[index]
    text = f"{statement.value.printed} ({word(statement.role, lang)} {statement.year})"
    return {
        "id": index,
        "message": {"text": text},
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(statement.position.file)},
            "region": {
                "startLine": max(statement.position.line, 1),
                "startColumn": max(statement.position.column, 1),
            },
        },
    }


def _uri(file: str) -> str:
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(file.replace("\\", "/"), errors="surrogateescape")
