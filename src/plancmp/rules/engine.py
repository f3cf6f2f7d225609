"""Running rules: whatever a rule is about, what it finds comes out alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from plancmp.rules.finding import SEVERITIES, Finding
from plancmp.rules.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from plancmp.model.plan import Plan
    from plancmp.rules.rule import Rule

_MOST = 1000
"""What anyone reads of one rule about one plan, and no more."""


def stamped(rule: Rule, found: Iterable[Finding], plan: str = "") -> Iterator[Finding]:
    """Yield what a rule found with its code, severity, confidence, plan and fingerprint.

    A rule may give single findings another severity than its own.
    """
    for finding in islice(found, _MOST):
        yield replace(
            finding,
            code=rule.code,
            severity=finding.severity or rule.severity,
            confidence=rule.confidence,
            plan=plan or (finding.level.plan if finding.level is not None else ""),
            fingerprint=fingerprint_of(finding),
        )


def judge(plan: Plan, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what the rules that look at one plan alone find in it."""
    for rule in rules:
        if rule.statements is not None:
            yield from stamped(rule, rule.statements(plan), plan.id)


def weight(finding: Finding) -> tuple[int, str, int]:
    """Return what the findings of a plan are ordered by: the most serious first, then the place."""
    line = finding.statements[0].position.line if finding.statements else finding.line
    return (SEVERITIES.index(finding.severity), finding.code, line)


def by_cause(findings: Sequence[Finding]) -> Mapping[int, list[Finding]]:
    """Return, for the index of each finding that heads a cause, its consequences.

    Findings of one plan with the same code and cause are one slip: the first heads the others.
    """
    heads: dict[tuple[str, str, str], int] = {}
    found: dict[int, list[Finding]] = {}
    for i, finding in enumerate(findings):
        key = (finding.plan, finding.code, finding.cause)
        if finding.cause and key in heads:
            found[heads[key]].append(finding)
        else:
            heads[key] = i
            found[i] = []
    return found
