"""One change of the data."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.model.vocabulary import Indicator

KINDS = ("added", "removed", "changed", "renamed", "moved", "affected")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of a plan, or of the vocabulary where `plan` is empty.

    `kind` is `added`, `removed`, `changed` (one field of it), `renamed` (another indicator, or
    another id), `moved` (stands elsewhere in the document) or `affected` (untouched itself, but
    the vocabulary gives it another meaning). `old` and `new` are the printed value, or what the
    field was and is.
    """

    plan: str
    kind: str
    indicator: str
    name_zh: str
    role: str
    year: str
    field: str
    old: str
    new: str


def of_plan(plan: str, field: str, old: str, new: str, kind: str = "changed") -> Change:
    """Make a change of something that is no statement."""
    return Change(plan, kind, "", "", "", "", field, old, new)


def of_indicator(indicator: Indicator, kind: str, field: str, old: str, new: str) -> Change:
    """Make a change of the vocabulary."""
    return Change("", kind, indicator.id, indicator.zh, "", "", field, old, new)
