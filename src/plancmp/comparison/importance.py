"""Which rows of a diff a reader should see first. This is the one place that says so.

First come targets that changed, then reported and base values that changed, then what is unknown,
reworded or unchanged. Within each, rows have points, and the document's order decides among equals:

=====================================  =======================================================
status                                 loosened 4, tightened 3, changed 2, dropped 2 (but 1 where a
                                       gap may hide it), added 1, incomparable 0.5
the indicator is core, local           +2, −1 (an indicator without a tier counts as common)
binding (约束性) in either plan        +2; and +1 where the nature changed
weaker than what was already reached   +2
the change against the base value      up to +2: the share of the base value, doubled, at most 2
=====================================  =======================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from plancmp.comparison.rows import STATUSES, DiffRow
from plancmp.comparison.selection import tier_of

QUIET = ("unknown", "reworded", "unchanged")
"""Statuses that tell of no change."""

_STATUS = {"loosened": 4, "tightened": 3, "dropped": 2, "changed": 2, "added": 1}
_INCOMPARABLE = Fraction(1, 2)
_TIER = {"core": 2, "local": -1}
_WEAKER = ("weaker_than_reached", "weaker_than_reached_near", "weaker_than_mean")


def by_importance(rows: Iterable[DiffRow]) -> list[DiffRow]:
    """Return the rows, the most important first."""
    return sorted(rows, key=lambda row: (_class(row), -points(row), STATUSES.index(row.status)))


def _class(row: DiffRow) -> tuple[int, int]:
    if row.status in QUIET:
        return 2, QUIET.index(row.status)
    return (0, 0) if row.role == "target" else (1, 0)


def points(row: DiffRow) -> Fraction | int:
    """Return how much a row matters among its like; exact, and a fraction only where it must be."""
    whole = _TIER.get(tier_of(row.indicator), 0)
    if row.status == "dropped" and any(caveat.key == "gap_elsewhere" for caveat in row.caveats):
        whole -= 1
    natures = [statement.nature for statement in (row.a, row.b) if statement is not None]
    whole += 2 * ("约束性" in natures)
    whole += any(caveat.key == "nature_changed" for caveat in row.caveats)
    whole += 2 * any(caveat.key in _WEAKER for caveat in (*row.caveats_a, *row.caveats_b))
    return _STATUS.get(row.status, _INCOMPARABLE) + whole + _size(row)


def _size(row: DiffRow) -> Fraction | int:
    """Return the change as a share of the base value, doubled and at most 2."""
    if row.change is None:
        return 0
    base = row.baseline_b or row.baseline_a
    whole = Fraction(base.low) if base is not None and base.low is not None else None
    if whole is None and row.figure_a is not None:
        whole = row.figure_a.low
    return min(2 * abs(Fraction(row.change) / whole), Fraction(2)) if whole else 0
