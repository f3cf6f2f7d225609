"""A file of the findings that are known already, so that CI tells only of new ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.rules.finding import Finding

_VERSION = 1
_UNREADABLE = Template(
    "baseline_unreadable",
    "{file} cannot be read as a baseline: {reason}; --update-baseline writes one",
    "{file} 无法作为基线读取：{reason}；可用 --update-baseline 写出",
)

Known = Counter[tuple[str, str, str]]
"""How often a finding of a plan, code and fingerprint is known."""


class BaselineError(ValueError):
    """A baseline that cannot be used; `said` says why."""

    def __init__(self, file: Path, reason: str) -> None:
        self.said: Message = say(_UNREADABLE, file=Verbatim(str(file)), reason=Verbatim(reason))
        super().__init__(self.said.text())


def read_baseline(path: Path) -> Known:
    """Return the findings of a baseline; raise BaselineError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = content["findings"]
        return Counter(
            (str(entry["plan"]), str(entry["code"]), str(entry["fingerprint"])) for entry in entries
        )
    except OSError as error:
        raise BaselineError(path, error.strerror or str(error)) from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BaselineError(path, type(error).__name__) from None


def baseline_text(findings: Iterable[Finding]) -> str:
    """Return a baseline of findings: one a line, in an order that makes small differences."""
    lines = sorted(
        json.dumps(
            {
                "plan": finding.plan,
                "code": finding.code,
                "fingerprint": finding.fingerprint,
                "indicator": finding.indicator.id,
            },
            ensure_ascii=False,
        )
        for finding in findings
    )
    listed = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {_VERSION},\n  "findings": [\n{listed}\n  ]\n}}\n'


def new_findings(findings: Sequence[Finding], known: Known) -> tuple[list[Finding], int]:
    """Return the findings that a baseline does not know, and how many of it are gone."""
    left = known.copy()
    new = []
    for finding in findings:
        key = (finding.plan, finding.code, finding.fingerprint)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new, sum(left.values())
