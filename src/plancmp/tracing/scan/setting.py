"""Where a sentence stands in a document, and the moment that a figure of it is meant for."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.header import Header
from plancmp.tracing.scan.tenor import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """The role of a figure and its year; what is not certain; whether the sentence says a year."""

    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    said: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The years that sentences before are about, from `first` to `last`, and in which role.

    `role` is empty where only a year was said; `leads` says that it introduces what follows, as
    `到2030年：` does, `doubts` are those of what was read in it.
    """

    first: int
    last: int
    role: str = ""
    leads: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands in a document with this `header`.

    `background` says that the text around it reports what was reached, `own` that it is of the plan
    itself; `period` is the plan's, None where the text sets no aims; `frame` what is said before.
    """

    header: Header
    background: bool
    own: bool = True
    period: Period | None = None
    frame: Frame | None = None

    def usual(self, role: str) -> str:
        """Return the year that the plan's header says for a role, empty where it says none."""
        if self.period is None:
            return ""
        return str(self.period.last if role == "target" else self.period.base)

    @property
    def now(self) -> int:
        """The year in which the text was written, 0 if nothing tells."""
        return self.header.now

    @property
    def has_milestones(self) -> bool:
        """Whether the plan is long and sets aims for years before its last."""
        long = self.period is not None and self.period.is_long
        return long and self.header.tenor.milestones

    @property
    def base(self) -> int:
        """The last year that can have been reached, 0 if nothing tells."""
        if self.period is not None:
            return self.period.base
        return self.header.of_year or (self.now - 1 if self.now else 0)
