"""What a printed value means, as one small frozen noun."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

BOUNDS = ("<=", "<", ">=", ">", "=", "~")
"""The bounds a value can carry; a bare number has none (`""`)."""

MEASURES = (
    "level",
    "change_pct",
    "change_points",
    "annual_change_pct",
    "annual_change_points",
    "rank_change",
    "ratio",
    "qualitative",
    "deferred",
    "empty",
)
"""What kind of thing a value measures. The `change_*` measures are signed: a fall is negative.

`change_points` is an absolute change: in percentage points (百分点), in the unit that is printed,
or for bare points (点) in the indicator's own unit.
"""

CHANGES = frozenset(MEASURES[1:6])
NUMERIC = CHANGES | {"level", "ratio"}


@dataclass(frozen=True)
class Value:
    """One printed value, read.

    `number` is the figure (of a range: its lower end) with the precision that was printed,
    `high` the upper end of a range. A ratio `a:b` keeps `a` in `antecedent` and `b` in `number`.
    `unit` is what stands right behind the figure (`‰`, `张`, `/10万`), empty if nothing does.
    `reference_year` is the year that a change is counted from, where the value names one.
    """

    printed: str
    measure: str
    bound: str = ""
    number: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    reference_year: int | None = None
    antecedent: Decimal | None = None

    @property
    def is_numeric(self) -> bool:
        """Whether there is a figure to compare."""
        return self.number is not None

    @property
    def quotient(self) -> Fraction | None:
        """Of a ratio `a:b` the exact `b / a`; None for everything else."""
        if self.antecedent is None or self.number is None:
            return None
        return Fraction(self.number) / Fraction(self.antecedent)

    def meaning(self) -> tuple[object, ...]:
        """Everything but the wording: equal for two spellings of one value."""
        return (
            self.measure,
            self.bound,
            self.number,
            self.high,
            self.unit,
            self.reference_year,
            self.antecedent,
        )
