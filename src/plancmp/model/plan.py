"""The nouns of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from plancmp.model.units import Unit
from plancmp.model.value import Value
from plancmp.model.vocabulary import Indicator, Place


class Position(NamedTuple):
    """Where a statement stands in its YAML file; line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Acknowledged:
    """A finding that the curator has looked at, beside the statement that it rests on.

    `fingerprint` is that of the figures it was looked at with; empty holds for any.
    """

    code: str
    indicator: str
    comment: str
    fingerprint: str
    position: Position = field(compare=False)


@dataclass(frozen=True, repr=False)
class Statement:
    """One figure of one plan.

    `value` is what is printed, `meant` what is evidently meant: the same, but for a misprint that
    the curator corrected. `unit` is the unit of `value`, None for what has none (qualitative aims,
    empty cells, ratios). `low` and `high` are the figure of `meant` in the indicator's canonical
    unit; for a change in %, in %. `high` is None but for a range. `printed_unit` is the unit that
    stands apart from the value, in a column of its own or in brackets behind the label.
    `responsible` are the bodies that the document charges with it.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp").statements[0]
    <Statement qinzhou-14fyp ...>
    """

    plan: str
    indicator: Indicator
    role: str
    year: str
    value: Value
    meant: Value
    unit: Unit | None
    low: Decimal | None
    high: Decimal | None
    label: str
    printed_unit: str
    nature: str
    scope: str
    channel: str
    section: str
    place: str
    corrected: str
    note: str
    position: Position = field(compare=False)
    acknowledged: tuple[Acknowledged, ...] = field(compare=False, default=())
    responsible: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.plan, self.indicator.id, self.role, self.year, self.value.printed))

    def __repr__(self) -> str:
        return (
            f"<Statement {self.plan} {self.indicator.id or self.label} {self.role} {self.year}: "
            f"{self.value.printed or '—'}>"
        )

    @property
    def is_corrected(self) -> bool:
        """Whether the curator corrected a misprint."""
        return bool(self.corrected)


@dataclass(frozen=True)
class Gap:
    """What the source text at hand lacks: a table, a figure, an annex, or text from a section on.

    `channel` is `table`, `figure`, `text` or `annex`.
    """

    channel: str
    name: str
    at: str
    note: str


@dataclass(frozen=True)
class Project:
    """One project of a plan's annex; money in 万元 as printed."""

    plan: str
    number: str
    name: str
    content: str
    total_investment: str
    planned_investment: str
    years: str
    funding: str
    progress: str
    owner: str
    remark: str


@dataclass(frozen=True)
class Agreement:
    """How far those who encoded a plan agreed on a field; the figures as `agree` gives them."""

    field: str
    units: str
    agreement: str
    alpha: str
    alpha_low: str
    alpha_high: str


@dataclass(frozen=True)
class Verified:
    """The text that a plan was last verified with, by which version of plancmp, and when."""

    sha256: str
    version: str
    date: str


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """One encoded plan document.

    `statements` are what can be compared; `unmapped` are those that no indicator of the
    vocabulary fits. `coders` and `settled_by` say who encoded it and who decided where they
    differed.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp")
    <Plan qinzhou-14fyp: ... statements>
    """

    id: str
    place: Place
    title: str
    stage: str
    draft_of: str
    period: tuple[int, int]
    base_year: int
    issuer: str
    number: str
    date: str
    source_file: str
    source_sha256: str
    gaps: tuple[Gap, ...]
    statements: tuple[Statement, ...]
    projects: tuple[Project, ...]
    file: str = field(compare=False)
    sections: Mapping[str, Position] = field(compare=False, default_factory=dict)
    unmapped: tuple[Statement, ...] = ()
    coders: tuple[str, ...] = ()
    settled_by: str = ""
    encoded: str = ""
    agreement: tuple[Agreement, ...] = ()
    verified: Verified | None = None

    def __repr__(self) -> str:
        return f"<Plan {self.id}: {len(self.statements)} statements>"

    @property
    def period_text(self) -> str:
        """The period as `2021-2025`."""
        return f"{self.period[0]}-{self.period[1]}"

    @property
    def acknowledged(self) -> tuple[Acknowledged, ...]:
        """What the curator has looked at, in the order of the file."""
        entries = (entry for each in self.statements for entry in each.acknowledged)
        return tuple({entry.position: entry for entry in entries}.values())

    @property
    def rows(self) -> tuple[Statement, ...]:
        """Every statement, whether an indicator fits it or not, in the order of the file."""
        if not self.unmapped:
            return self.statements
        both = (*self.statements, *self.unmapped)
        return tuple(sorted(both, key=lambda each: (each.position.line, each.position.column)))

    def year_role(self, year: str) -> str:
        """Name the place of a year in the plan, so that like is paired with like.

        `end` for the target year, `base` for the base year, `period` and `prior_period` for sums
        over a plan period, else the year itself.
        """
        first, last = self.period
        length = last - first
        return {
            str(last): "end",
            str(self.base_year): "base",
            f"{first}-{last}": "period",
            f"{self.base_year - length}-{self.base_year}": "prior_period",
            str(self.base_year - length - 1): "prior_base",
        }.get(year, year)
