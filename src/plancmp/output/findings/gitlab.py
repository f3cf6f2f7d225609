"""The Code Quality report of GitLab: a JSON list of problems with a fingerprint each."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from plancmp.model.problem import Problem
from plancmp.output.formats import Target
from plancmp.rules.report import Report

_SEVERITY = {"error": "major", "warning": "minor"}


def fingerprints(problems: list[Problem]) -> list[str]:
    """Return what tells the problems apart and stays the same when lines move.

    It is made of file, code and message; of several alike each has its count in it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        key = (problem.file.replace("\\", "/"), problem.code, problem.text())
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
    return found


def write(report: Report, target: Target) -> None:
    """Write the list."""
    problems = list(report.problems)
    items = [
        {
            "description": f"{problem.text()} ({problem.hint_text()})" if problem.hint_text()
            else problem.text(),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITY.get(problem.severity, "info"),
            "location": {
                "path": problem.file.replace("\\", "/"),
                "lines": {"begin": max(problem.line, 1)},
            },
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]  # fmt: skip
    target.stream.write(json.dumps(items, ensure_ascii=False, indent=2) + "\n")
