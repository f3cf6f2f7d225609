"""SARIF 2.1.0, which GitHub code scanning and many editors read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plancmp.model.problem import Problem
from plancmp.output.findings.gitlab import fingerprints
from plancmp.output.formats import Target
from plancmp.rules.registry import all_rules
from plancmp.rules.report import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(report: Report, target: Target) -> None:
    """Write one run with the rules that it found something by."""
    problems = list(report.problems)
    found = {problem.code for problem in problems}
    rules = [rule for rule in all_rules() if rule.code in found]
    index = {rule.code: i for i, rule in enumerate(rules)}
    results = [
        _result(problem, index, fingerprint)
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    driver: dict[str, Any] = {
        "name": "plancmp",
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.name.replace("-", " ")},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {"level": _level(rule.severity)},
            }
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    target.stream.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _level(severity: str) -> str:
    return severity if severity in ("error", "warning") else "note"


def _result(problem: Problem, index: dict[str, int], fingerprint: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    hint = problem.hint_text()
    text = f"{problem.text()}. Hint: {hint}" if hint else problem.text()
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": _level(problem.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"plancmp/v1": fingerprint},
    }
    if problem.code in index:
        result["ruleIndex"] = index[problem.code]
    return result


def _uri(file: str) -> str:
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(file.replace("\\", "/"), errors="surrogateescape")
