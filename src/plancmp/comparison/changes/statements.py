"""Pairing the statements of two states of a plan, and what differs in a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import fields, replace

from plancmp.comparison.ambition import base_value, is_weaker
from plancmp.comparison.changes.change import Change
from plancmp.comparison.figures import (
    change_between,
    compare_statements,
    figure_of,
    percent,
    stricter,
)
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed

_Key = Callable[[Statement], Hashable]


def _what(statement: Statement) -> tuple[Hashable, ...]:
    return statement.indicator.id, statement.role


def _where(statement: Statement) -> tuple[Hashable, ...]:
    return statement.channel, statement.section, statement.block


_SEEN = {
    "plan", "indicator", "role", "year", "value", "meant", "unit", "low", "high", "printed_unit",
    "channel", "section", "block",
}  # fmt: skip
_PLAIN = tuple(
    field.name for field in fields(Statement) if field.compare and field.name not in _SEEN
)
"""What a statement says beside its figure and its place: every field not looked at apart."""

_KEYS: tuple[_Key, ...] = (
    lambda s: (_what(s), s.year, s.scope, _where(s), s.label, s.value.printed),
    lambda s: (_what(s), s.year, s.scope, s.label, s.value.printed),
    lambda s: (_what(s), s.year, s.scope, _where(s), s.label),
    lambda s: (_what(s), s.year, s.scope, _where(s)),
    lambda s: (_what(s), s.year, _where(s), s.value.printed),
    lambda s: (_what(s), s.scope, _where(s), s.value.printed),
    lambda s: (_what(s), s.year, _where(s)),
    lambda s: (_what(s), _where(s), s.label),
    lambda s: (s.role, s.year, s.scope, _where(s), s.label, s.value.printed),
    lambda s: (s.indicator.id, s.scope, _where(s), s.label, s.value.printed),
    lambda s: (_what(s), s.year, s.scope, s.label),
    lambda s: (s.role, s.year, s.scope, _where(s), s.label),
)
"""What two statements must share to be one and the same, edited: the first key asks for most."""


def pair(
    old: Sequence[Statement], new: Sequence[Statement]
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Return the pairs of old and new statements, what was removed and what was added.

    Whatever is the same but for its place in the file is a pair; the rest is paired by ever less
    that it shares. Order within the file decides only between equals.
    """
    left, right = list(old), list(new)
    pairs: list[tuple[Statement, Statement]] = []
    for key in (_everything, *_KEYS):
        if not left or not right:
            break
        waiting: dict[Hashable, list[Statement]] = defaultdict(list)
        for statement in reversed(left):
            waiting[key(statement)].append(statement)
        taken: set[int] = set()
        rest = []
        for statement in right:
            found = waiting.get(key(statement))
            if found:
                other = found.pop()
                taken.add(id(other))
                pairs.append((other, statement))
            else:
                rest.append(statement)
        left = [statement for statement in left if id(statement) not in taken]
        right = rest
    return pairs, left, right


def _everything(statement: Statement) -> Hashable:
    return (
        _what(statement), statement.year, statement.scope, _where(statement), statement.label,
        statement.value, statement.meant, statement.printed_unit,
        *(getattr(statement, field) for field in _PLAIN),
    )  # fmt: skip


def _plain(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def statement_changes(old_plan: Plan, new_plan: Plan, plan: str) -> Iterator[Change]:
    """Yield what changed among the statements of a plan, in the order of the new file."""
    pairs, removed, added = pair(old_plan.rows, new_plan.rows)
    found: list[tuple[int, int, Change]] = []
    for before, after in pairs:
        place = after.position.line, after.position.column
        file, line = after.position.file, after.position.line
        for pair_change in _pair_changes(plan, before, after):
            full = (
                _with_meaning(pair_change, new_plan, before, after)
                if pair_change.field == "value"
                else pair_change
            )
            found.append((*place, replace(full, file=file, line=line)))
    found += [
        (*(statement.position.line, statement.position.column), _whole(plan, "added", statement))
        for statement in added
    ]
    # What is gone stands at the line where it stood: near what is left of its section.
    found += [
        (statement.position.line, statement.position.column, _whole(plan, "removed", statement))
        for statement in removed
    ]
    found.sort(key=lambda item: item[:2])
    for _, _, change in found:
        yield change


def _whole(plan: str, kind: str, statement: Statement) -> Change:
    text = as_printed(statement)
    return Change(
        plan, kind, statement.indicator.id, statement.indicator.zh, statement.role,
        statement.year, "", text if kind == "removed" else "",
        text if kind == "added" else "",
        file=statement.position.file if kind == "added" else "",
        line=statement.position.line if kind == "added" else None,
    )  # fmt: skip


def _with_meaning(change: Change, plan: Plan, old: Statement, new: Statement) -> Change:
    """Say of a changed value what `diff` would: stricter or not, by how much, reached already."""
    before, after = figure_of(old), figure_of(new)
    outcome = compare_statements(old, new, before, after)
    if outcome.relation not in ("higher", "lower") or before is None or after is None:
        return change
    is_aim = new.role in ("target", "prior_target")
    base = base_value(plan, new) if new.role == "target" else None
    reached = figure_of(base) if base is not None else None
    return replace(
        change,
        meaning=stricter(outcome.relation, new.indicator.better) if is_aim else "changed",
        difference=change_between(before, after),
        difference_pct=percent(after.low - before.low, before.low),
        weaker=reached is not None
        and reached.measure == after.measure
        and is_weaker(after, reached, new.indicator.better),
        reached=as_printed(base) if base is not None else "",
    )


def _pair_changes(plan: str, old: Statement, new: Statement) -> Iterator[Change]:
    indicator = new.indicator

    def change(field: str, before: str, after: str, kind: str = "changed") -> Change:
        return Change(
            plan, kind, indicator.id, indicator.zh, new.role, new.year, field, before, after
        )

    if old.indicator.id != indicator.id:
        yield change("indicator", old.indicator.id, indicator.id, "renamed")
    if old.role != new.role:
        yield change("role", old.role, new.role)
    if old.year != new.year:
        yield change("year", old.year, new.year)
    if _figure(old) != _figure(new) and as_printed(old) != as_printed(new):
        yield change("value", as_printed(old), as_printed(new))
    elif _figure(old) != _figure(new):  # what the curator gives by hand beside the print
        for field in ("measure", "bound", "number", "high", "unit", "reference_year"):
            before, after = (str(getattr(statement.value, field) or "") for statement in (old, new))
            if before != after:
                yield change(field, before, after)
    elif (old.value.printed, old.printed_unit) != (new.value.printed, new.printed_unit):
        yield change("printed", as_printed(old), as_printed(new))
    elif old.indicator.id == indicator.id and _meaning(old) != _meaning(new):
        affected = change("canonical_value", _canonical(old), _canonical(new), "affected")
        yield replace(affected, cause=_cause(old, new))
    if old.indicator.id == indicator.id and old.indicator.better != indicator.better:
        affected = change("better", old.indicator.better, indicator.better, "affected")
        yield replace(affected, cause=indicator.id)
    for field in _PLAIN:
        before, after = (_plain(getattr(statement, field)) for statement in (old, new))
        if before != after:
            yield change(field, before, after)
    for field in ("channel", "section", "block"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield change("table or box" if field == "block" else field, before, after, "moved")


def _figure(statement: Statement) -> Hashable:
    """Return what a value says, however it is written: `≤ 5` and `≤5` are the same."""
    unit = statement.unit.id if statement.unit else statement.printed_unit
    value = statement.value
    if value.number is None:
        return value.measure, "".join(value.printed.split())
    return value.meaning()[:4], value.reference_year, value.antecedent, unit


def _meaning(statement: Statement) -> Hashable:
    unit = statement.indicator.unit
    return (
        statement.low,
        statement.high,
        (unit.dimension, unit.factor) if statement.low is not None else None,
    )


def _cause(old: Statement, new: Statement) -> str:
    """Return the entry of the vocabulary that gives an untouched figure another meaning."""
    if old.indicator.unit.id != new.indicator.unit.id:
        return new.indicator.id
    edited = new.unit if new.unit is not None and old.unit != new.unit else new.indicator.unit
    return f"unit {edited.id}"


def _canonical(statement: Statement) -> str:
    low = text_of_cell(statement.low)
    high = f"-{text_of_cell(statement.high)}" if statement.high is not None else ""
    return f"{low}{high} {statement.indicator.unit.id}".strip()
