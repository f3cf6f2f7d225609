"""What is said of a target's progress, and counting it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plancmp.comparison.figures import ComparedFigure
from plancmp.comparison.pace import Method
from plancmp.messages import Message
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator

STATUSES = (
    "moving away", "far behind", "behind", "missed", "broken", "on track", "met", "kept",
    "cannot assess",
)  # fmt: skip
"""What can be said of a target. `missed`: its year is over and it was not met; `kept` and `broken`
are for a limit that the base value already kept."""


@dataclass(frozen=True, slots=True, eq=False)
class ProgressRow:
    """One target by one method. `reason` says why a status is what it is, where that needs saying.

    `figure` is what the target comes to in the canonical unit. `pace`, the shares and `projected`
    are rounded half up; the status was decided before that. `reached_in` is the year by which the
    target is reached at this pace.
    """

    plan: Plan
    target: Statement
    figure: ComparedFigure | None
    base: Observation | None
    observed: Observation | None
    method: Method
    status: str
    reason: Message | None = None
    share_of_way: Decimal | None = None
    share_of_time: Decimal | None = None
    pace: Decimal | None = None
    projected: Decimal | None = None
    reached_in: int | None = None
    caveats: tuple[Message, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator of the target."""
        return self.target.indicator


def counts(rows: Iterable[ProgressRow]) -> dict[str, int]:
    """Return how many rows have each status, in the order of importance, zeros left out."""
    counted = Counter(row.status for row in rows)
    return {status: counted[status] for status in STATUSES if counted[status]}


def reasons(rows: Iterable[ProgressRow]) -> list[tuple[Message, int]]:
    """Return why targets cannot be assessed, the commonest reason first."""
    counted: dict[str, tuple[Message, int]] = {}
    for row in rows:
        if row.status == "cannot assess" and row.reason is not None:
            known = counted.get(row.reason.key, (row.reason, 0))
            counted[row.reason.key] = (known[0], known[1] + 1)
    return sorted(counted.values(), key=lambda reason_count: -reason_count[1])
