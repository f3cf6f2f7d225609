"""Holding findings against what the curator has acknowledged beside the statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plancmp.model.plan import Acknowledged
from plancmp.rules.finding import Finding, Settlement
from plancmp.rules.registry import by_code


def settle(findings: Sequence[Finding], entries: Iterable[Acknowledged]) -> Settlement:
    """Give each finding the entry that acknowledges it: one entry covers one finding.

    An entry belongs to a finding of its code that rests on a statement of the row it stands in.
    With a fingerprint it is only for those very figures.
    """
    left = {entry.position: entry for entry in entries}
    if not left:
        return Settlement(list(findings), [], [])
    settled = list(findings)
    for exact in (True, False):  # entries for certain figures choose first
        for i, finding in enumerate(settled):
            if finding.acknowledged is None:
                entry = next(_fitting(finding, left.values(), exact), None)
                if entry is not None:
                    del left[entry.position]
                    settled[i] = replace(finding, acknowledged=entry)
    outdated, idle = [], []
    for entry in left.values():
        back = next(
            (
                finding
                for finding in settled
                if finding.acknowledged is None and _is_about(entry, finding)
            ),
            None,
        )
        if back is not None and entry.fingerprint:
            outdated.append((entry, back))
        else:
            idle.append(entry)
    return Settlement(settled, outdated, idle)


def _fitting(
    finding: Finding, entries: Iterable[Acknowledged], exact: bool
) -> Iterator[Acknowledged]:
    wanted = finding.fingerprint if exact else ""
    return (entry for entry in entries if entry.fingerprint == wanted and _is_about(entry, finding))


def _is_about(entry: Acknowledged, finding: Finding) -> bool:
    beside = finding.statements if finding.level is None else (finding.level,)
    if not any(
        entry.position == other.position for statement in beside for other in statement.acknowledged
    ):
        return False
    if entry.code == finding.code:
        return True
    rule = by_code().get(entry.code)  # a code that a rule had: all rules are asked
    return rule is not None and rule.code == finding.code
