"""Which findings a reader should see first. This is the one place that says so.

The most severe first; among equals a finding has points, and after them the order of the plans and
of their documents decides:

=====================================  =============================================
confidence of the rule                 high 2, medium 1, low 0
the indicator is core, local           +2, −1 (without a tier it counts as common)
it rests on a binding (约束性) target  +2
it rests on a target                   +1
each consequence of the same cause     +1, at most 2
=====================================  =============================================
"""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.comparison.selection import tier_of
from plancmp.rules.finding import CONFIDENCES, SEVERITIES, Finding

_TIER = {"core": 2, "local": -1}
_MOST_CONSEQUENCES = 2


def rank(finding: Finding, consequences: Sequence[Finding] = ()) -> tuple[int, int]:
    """Return what findings are ordered by, the most important first."""
    points = len(CONFIDENCES) - 1 - CONFIDENCES.index(finding.confidence)
    points += _TIER.get(tier_of(finding.indicator), 0)
    points += 2 * any(statement.nature == "约束性" for statement in finding.statements)
    points += any(statement.role == "target" for statement in finding.statements)
    points += min(len(consequences), _MOST_CONSEQUENCES)
    return SEVERITIES.index(finding.severity), -points
