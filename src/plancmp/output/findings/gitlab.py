"""The Code Quality report of GitLab: a JSON list of findings with a fingerprint each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from plancmp.output.findings.places import file_of
from plancmp.output.formats import Target
from plancmp.rules.finding import Finding
from plancmp.rules.report import Report

_SEVERITY = {"error": "major", "warning": "minor"}


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return what tells findings apart and stays the same when lines move.

    It is made of file, code, and what the finding rests on (its message where it rests on no
    statement); of several alike each has its count in it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        key = (file_of(finding), finding.code, finding.fingerprint or finding.text())
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
    return found


def write(report: Report, target: Target, lang: str) -> None:
    """Write the list."""
    findings = report.problems
    items = [
        {
            "description": _description(finding, lang),
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITY.get(finding.severity, "info"),
            "location": {"path": file_of(finding), "lines": {"begin": max(finding.line, 1)}},
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    target.stream.write(json.dumps(items, ensure_ascii=False, indent=2) + "\n")


def _description(finding: Finding, lang: str) -> str:
    hint = finding.hint_text(lang)
    return f"{finding.text(lang)} ({hint})" if hint else finding.text(lang)
