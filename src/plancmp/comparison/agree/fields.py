"""The fields that coders may agree on, and what each says of a statement."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from plancmp.comparison.agree.likeness import place_of, plain, section_likeness
from plancmp.model.coding import Coded
from plancmp.model.wording import as_printed


@dataclass(frozen=True, slots=True)
class CodedField:
    """One field: its name, what is compared (None is no value), what is shown of it.

    `interval` says that it is a figure. An `optional` field of which no coder says anything is
    left out of the summary.
    """

    name: str
    value: Callable[[Coded], Hashable]
    shown: Callable[[Coded], str]
    interval: bool = False
    optional: bool = False
    same: Callable[[Coded, Coded], bool] | None = None

    def agree(self, a: Coded, b: Coded) -> bool:
        """Whether two coders say the same; a coder who says nothing does not contradict."""
        if self.same is not None:
            return self.same(a, b)
        left, right = self.value(a), self.value(b)
        return left is None or right is None or left == right


def _text(name: str, *, optional: bool = False) -> CodedField:
    def shown(coded: Coded) -> str:
        return str(getattr(coded.statement, name))

    return CodedField(name, lambda coded: plain(shown(coded)), shown, optional=optional)


def _of_value(name: str, *, optional: bool = False) -> CodedField:
    def shown(coded: Coded) -> str:
        return str(getattr(coded.statement.value, name) or "")

    return CodedField(name, shown, shown, optional=optional)


def _of_figure(read: Callable[[Coded], str]) -> Callable[[Coded], Hashable]:
    """Return what a figure has and words have not: that one is and the other not is `measure`."""
    return lambda coded: None if coded.figure is None else read(coded)


def _aim_in_words(coded: Coded) -> Hashable:
    """Return an aim in words, None where the value is a figure."""
    value = coded.statement.value
    return plain(value.printed) if value.number is None else None


def _bound(coded: Coded) -> str:
    return coded.statement.value.bound


def _unit(coded: Coded) -> str:
    return coded.unit


def _as_printed(coded: Coded) -> str:
    return as_printed(coded.statement)


FIELDS = (
    CodedField("indicator", lambda coded: coded.indicators, lambda coded: coded.indicators),
    CodedField("role", lambda coded: coded.statement.role, lambda coded: coded.statement.role),
    CodedField("year", lambda coded: coded.statement.year, lambda coded: coded.statement.year),
    _of_value("measure"),
    CodedField("bound", _of_figure(_bound), _bound),
    CodedField("value", lambda coded: coded.figure, _as_printed, interval=True),
    CodedField("words", _aim_in_words, lambda coded: coded.statement.value.printed, optional=True),
    CodedField("unit", _of_figure(_unit), _unit),
    _text("scope"),
    _text("nature"),
    CodedField(
        "channel", lambda coded: coded.statement.channel, lambda coded: coded.statement.channel
    ),
    CodedField(
        "section",
        lambda coded: place_of(coded)[0],
        lambda coded: coded.statement.section,
        same=lambda a, b: section_likeness(a.statement.section, b.statement.section) == 1,
    ),
    _of_value("reference_year", optional=True),
    _text("corrected", optional=True),
)
"""In the order in which they are reported."""
