"""What a scan finds: one row for each figure, and the figures that it could not use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plancmp.messages import Message
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.parts import Part


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed value; `given` are the fields that a person would give by hand beside it."""

    printed: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of a draft: a label and the values that stand with it, by role; targets by year.

    `doubts` says what a person must look at; a row without doubts is right. `is_part` says that
    the label is made of a name and a part of it, which only its exact indicator is meant by;
    `scope` is whom it holds for, where a cell says so; `done` is what is or was done with those
    that are counted (新建, 培训), which need not be all that there are; `added` is that verb, or
    one that adds to what there is (新增), where the label leaves it out.
    """

    line: int
    label: str
    values: Mapping[str, Reading]
    unit: str = ""
    year: str = ""
    nature: str = ""
    doubts: tuple[Doubt, ...] = ()
    targets: Mapping[str, Reading] = field(default_factory=dict)
    is_part: bool = False
    scope: str = ""
    done: str = ""
    added: str = ""

    @property
    def whole_label(self) -> str:
        """The label as a draft gives it: 新增床位, 培训全科医生."""
        return self.added + self.label

    @property
    def readings(self) -> list[Reading]:
        """Its values, targets first."""
        values = sorted(self.values.items(), key=lambda pair: pair[0] != "target")
        return [*self.targets.values(), *(reading for _, reading in values)]

    @property
    def prints(self) -> list[str]:
        """Its values as printed, targets first."""
        return [reading.printed for reading in self.readings]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A figure of the text that no row holds: where, what it is, and why."""

    line: int
    section: str
    channel: str
    printed: str
    context: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Scanned:
    """The rows of one part and what was left over; `projects` are a table of projects."""

    part: Part
    rows: tuple[DraftRow, ...]
    unused: tuple[LeftOver, ...]
    projects: tuple[Mapping[str, str], ...] = ()
