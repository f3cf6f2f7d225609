"""The result of a comparison of two plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from plancmp.comparison.figures import ComparedFigure
from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator

Status = Literal[
    "loosened", "tightened", "dropped", "added", "changed", "incomparable", "unknown", "reworded",
    "unchanged",
]  # fmt: skip

STATUSES: tuple[Status, ...] = get_args(Status)
"""What can become of a statement, the most important first."""

Remarks = Mapping[Statement, Sequence[Message]]
"""What is known against a statement (see `rules/remarks.py`): travels with its rows."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DiffRow:
    """One row: a statement of A, one of B, or both, and what became of it.

    The figures are in the canonical unit; `change_pct` is relative to A. `caveats` are about the
    pair, `caveats_a` and `caveats_b` about one plan's own statement. `replaced_by` is the indicator
    of the other plan that took the place of one that was dropped or added.

    >>> from plancmp import diff, load
    >>> plan = load().plan("qinzhou-14fyp")
    >>> diff(plan, plan, indicators=["infant_mortality_rate"], roles=["target"]).rows[0]
    <DiffRow infant_mortality_rate target: 5.0‰以下 → 5.0‰以下, unchanged>
    """

    indicator: Indicator
    role: str
    a: Statement | None
    b: Statement | None
    figure_a: ComparedFigure | None
    figure_b: ComparedFigure | None
    status: Status
    change: Decimal | None
    change_pct: Decimal | None
    baseline_a: Statement | None
    baseline_b: Statement | None
    caveats: tuple[Message, ...]
    caveats_a: tuple[Message, ...]
    caveats_b: tuple[Message, ...]
    replaced_by: Indicator | None = None

    def __repr__(self) -> str:
        printed = [statement.value.printed if statement else "—" for statement in (self.a, self.b)]
        return f"<DiffRow {self.indicator.id} {self.role}: {' → '.join(printed)}, {self.status}>"


@dataclass(frozen=True, eq=False, repr=False)
class PlanDiff:
    """The whole result of a comparison of two plans; rows with the most important first."""

    a: Plan
    b: Plan
    rows: tuple[DiffRow, ...]

    def counts(self) -> dict[str, int]:
        """Return how many rows have each status, in the order of importance, zeros left out."""
        return self.counted(self.rows)

    @staticmethod
    def counted(rows: Iterable[DiffRow]) -> dict[str, int]:
        """Return how many of some rows have each status."""
        found = Counter(row.status for row in rows)
        return {status: found[status] for status in STATUSES if found[status]}

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {status}" for status, count in self.counts().items())
        return f"<Diff {self.a.id} → {self.b.id}: {counts or 'nothing'}>"

    def only(self, statuses: Container[str]) -> PlanDiff:
        """Return the diff with the rows that have one of the statuses."""
        return replace(self, rows=tuple(row for row in self.rows if row.status in statuses))
