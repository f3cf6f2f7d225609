"""One change of the data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plancmp.model.problem import Problem
from plancmp.model.vocabulary import Indicator

KINDS = ("not_compared", "added", "removed", "changed", "renamed", "moved", "affected")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of a plan, or of the vocabulary where `plan` is empty.

    `kind` is `added`, `removed`, `changed` (one field of it), `renamed` (another indicator, or
    another id), `moved` (stands elsewhere in the document) or `affected` (untouched itself, but
    the vocabulary gives it another meaning). `old` and `new` are the printed value, or what the
    field was and is. A file that could not be read is `not_compared`, with the reason in `new`.

    Of a target whose value changed, `meaning` is what `diff` calls it (`loosened`), `difference`
    how much it is in the canonical unit, and `weaker` whether it is now weaker than `reached`, the
    base value as printed. Of what is affected, `cause` is the indicator or the `unit …` of the
    vocabulary that was edited, and `count` how many statements the change stands for.
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
    meaning: str = ""
    difference: Decimal | None = None
    difference_pct: Decimal | None = None
    weaker: bool = False
    file: str = ""
    line: int | None = None
    reached: str = ""
    cause: str = ""
    count: int = 1


def of_problem(problem: Problem) -> Change:
    """Make a change of a file that could not be compared."""
    return Change(
        "", "not_compared", "", "", "", "", problem.code, "", problem.text(),
        file=problem.file, line=problem.line or None,
    )  # fmt: skip


def of_plan(plan: str, field: str, old: str, new: str, kind: str = "changed") -> Change:
    """Make a change of something that is no statement."""
    return Change(plan, kind, "", "", "", "", field, old, new)


def of_indicator(indicator: Indicator, kind: str, field: str, old: str, new: str) -> Change:
    """Make a change of the vocabulary."""
    return Change("", kind, indicator.id, indicator.zh, "", "", field, old, new)
