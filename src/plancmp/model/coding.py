"""One coder's reading of a document, free of how its file was written."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plancmp.model.plan import Plan, Statement


@dataclass(frozen=True, eq=False)
class Coded:
    """One figure or aim as one coder coded it.

    `indicators` are the ids of its row in the order of the alphabet, joined by `+`: `none` where
    no indicator fits, `BLANK` where the coder left it open. `unit` is the printed unit by its id,
    or as printed where no unit is called so. `row` counts the rows of the file.
    """

    statement: Statement
    indicators: str
    unit: str
    row: int

    @property
    def number(self) -> Decimal | None:
        """The figure in the printed unit; of a ratio `a:b` the quotient."""
        value = self.statement.value
        if value.quotient is not None:
            return Decimal(value.quotient.numerator) / value.quotient.denominator
        return value.number

    @property
    def figure(self) -> Hashable:
        """What the value says in figures, None where it is words."""
        value = self.statement.value
        return None if value.number is None else (self.number, value.high)


@dataclass(frozen=True, eq=False)
class Coding:
    """What one coder made of a document; `name` is the coder's letter."""

    name: str
    plan: Plan
    statements: tuple[Coded, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trace:
    """What `verify` says of one reading: its result, and the line of the text where it stands."""

    result: str
    line: int | None = None
    text: str = ""


Traces = Mapping[int, Trace]
"""The traces of readings, by the `id()` of the reading."""
