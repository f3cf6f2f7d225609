"""The result of holding a plan against one above it, and which plan that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from plancmp.comparison.figures import ComparedFigure
from plancmp.messages import Message
from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Indicator, Place

STATUSES = ("weaker", "missing", "copied", "stricter", "incomparable", "unknown", "own")
"""What can become of a target of the plan above, and `own` for what only the plan below has.

`unknown`: it may stand in what the source text of the plan below lacks.
"""

TAKEN_UP = frozenset({"weaker", "copied", "stricter", "incomparable"})


@dataclass(frozen=True, slots=True, eq=False)
class AlignRow:
    """One target: of the plan above, of the plan, or of both.

    `figure_above` is what the plan above asks for in the year of the plan's target: its own
    figure, or with `derived` the point on the line between two of its milestones. `reached` is
    the base value of the plan's own place. `difference` is the plan's figure less that above.
    """

    indicator: Indicator
    plan: Plan
    above: Plan
    target: Statement | None
    target_above: Statement | None
    figure: ComparedFigure | None
    figure_above: ComparedFigure | None
    status: str
    derived: bool = False
    difference: Decimal | None = None
    difference_pct: Decimal | None = None
    reached: Statement | None = None
    reached_better: bool = False
    caveats: tuple[Message, ...] = ()

    @property
    def year_above(self) -> str:
        """The year that `figure_above` is for."""
        if self.derived and self.target is not None:
            return self.target.year
        return self.target_above.year if self.target_above else ""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """A plan against one above; `skipped` are places between the two that have no plan here."""

    plan: Plan
    above: Plan
    rows: tuple[AlignRow, ...]
    skipped: tuple[Place, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many targets have each status, in the order of importance, without zeros."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in STATUSES if counted[status]}

    @property
    def above_total(self) -> int:
        """How many indicators the plan above sets targets for."""
        return len({row.indicator.id for row in self.rows if row.target_above is not None})

    def indicators(self, *statuses: str) -> int:
        """Return how many indicators have a target of one of these statuses."""
        return len({row.indicator.id for row in self.rows if row.status in statuses})

    @property
    def taken_up(self) -> int:
        """How many indicators of the plan above the plan sets targets for too."""
        return self.indicators(*TAKEN_UP)

    @property
    def only_copied(self) -> int:
        """How many indicators of those taken up have no target that is not just copied."""
        others = {
            row.indicator.id for row in self.rows if row.status in TAKEN_UP - {"copied"}
        }  # fmt: skip
        return len(
            {row.indicator.id for row in self.rows if row.status == "copied"} - others
        )  # fmt: skip


class Above(NamedTuple):
    """The plan that a plan is held against, and the places between that have none."""

    plan: Plan
    skipped: tuple[Place, ...]


def nearest_above(
    plan: Plan, by_place: Mapping[str, Sequence[Plan]], places: Mapping[str, Place]
) -> Above | None:
    """Return the plan of the nearest place above that has one for years in common.

    `by_place` are all plans by the codes of their places; they may be without their statements.
    Of several, a final version comes before a draft, the same period before another, and a longer
    time in common before a shorter one. None where no place above has a plan.
    """
    skipped: list[Place] = []
    seen = {plan.place.code}
    code = plan.place.above
    while code and code not in seen and code in places:
        seen.add(code)
        found = [other for other in by_place.get(code, ()) if _in_common(plan, other) > 0]
        if found:
            best = max(
                found,
                key=lambda other: (
                    other.stage == "final", other.period == plan.period, _in_common(plan, other),
                    other.period[1], other.id,
                ),
            )  # fmt: skip
            return Above(best, tuple(skipped))
        skipped.append(places[code])
        code = places[code].above
    return None


def _in_common(one: Plan, other: Plan) -> int:
    """Return how many years two plans have in common."""
    first = max(one.period[0], other.period[0])
    return min(one.period[1], other.period[1]) - first + 1
