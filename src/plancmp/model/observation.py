"""What was achieved: one published figure of a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from plancmp.model.plan import Position
from plancmp.model.units import Unit
from plancmp.model.vocabulary import Indicator


@dataclass(frozen=True)
class Observation:
    """One figure that was observed in a place in one year.

    `value` is in the indicator's canonical unit, `printed` and `unit` are as the source has them.
    `scope` is the part of the place or its people that it is for, empty for all of it. `source`
    names who published it, `url` where; `note` is the
    curator's remark.
    """

    place: str
    indicator: Indicator
    year: int
    value: Decimal
    printed: str
    unit: Unit
    label: str = ""
    scope: str = ""
    source: str = ""
    url: str = ""
    note: str = ""
    position: Position = field(default=Position("", 0, 0), compare=False)
