"""Which statements of a plan speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from plancmp.comparison.figures import ComparedFigure, figure_of
from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import where

_T = TypeVar("_T")

KINDS = {
    "target": "target",
    "baseline": "reached",
    "actual": "reached",
    "prior_target": "prior_target",
}
"""What a role speaks of: a base value beside a target and a reported value are both reached."""

Key = tuple[str, str, str, str]
"""Indicator, kind, year and scope: statements with one key speak of the same thing."""

COUNTED = frozenset({"persons", "count", "beds", "households", "visits"})
"""Dimensions of whole things."""

UPPER_BOUNDS = frozenset({"<=", "<"})
LOWER_BOUNDS = frozenset({">=", ">"})

_YEARLY = re.compile(r"^(?:平均)?每年|^年均")


def is_yearly(statement: Statement) -> bool:
    """Whether a value for a period of years is given for each single year of it."""
    return "-" in statement.year and (
        _YEARLY.match(statement.value.printed) is not None
        or _YEARLY.fullmatch(statement.scope) is not None
    )


def measure_of(statement: Statement) -> str:
    """Return what a value measures; a change that is given for each year is an annual one."""
    measure = statement.meant.measure
    yearly = measure in ("change_points", "change_pct") and is_yearly(statement)
    return f"annual_{measure}" if yearly else measure


def key_of(statement: Statement) -> Key:
    """Return what a statement speaks of; `每年` is a way to count and no narrower scope."""
    scope = statement.scope
    if scope and _YEARLY.fullmatch(scope):
        scope = ""
    return (statement.indicator.id, KINDS[statement.role], statement.year, scope)


def row_of(statement: Statement) -> str:
    """Return a name of the row that a statement stands in, for findings that have it as cause."""
    return f"row {statement.position.line}"


def cell_of(statement: Statement) -> str:
    """Return a name of the cell of a statement: a joint row gives its indicators one figure."""
    return f"cell {statement.position.line}.{statement.position.column}"


def has_scope_near(statement: Statement, other: Statement) -> bool:
    """Whether one of two statements speaks of the whole and the other of a part of it."""
    return statement.scope != other.scope and not (statement.scope and other.scope)


def kept_for_last_plan(look: Callable[[Plan], _T]) -> Callable[[Plan], _T]:
    """Let a function keep what it found in the plan it last looked at: many rules ask the same."""
    last: list[tuple[Plan, _T]] = []

    @wraps(look)
    def ask(plan: Plan) -> _T:
        if not last or last[0][0] is not plan:
            last[:] = [(plan, look(plan))]
        return last[0][1]

    return ask


@kept_for_last_plan
def levels_of(plan: Plan) -> dict[Key, list[Statement]]:
    """Return the statements of a plan that give a level, by what they speak of.

    A figure for each single year of a period is left out: it is not the figure of the period.
    """
    found: dict[Key, list[Statement]] = {}
    for statement in plan.statements:
        gives_level = statement.low is not None and statement.meant.measure in ("level", "ratio")
        if gives_level and not is_yearly(statement):
            found.setdefault(key_of(statement), []).append(statement)
    return found


@kept_for_last_plan
def same_things(plan: Plan) -> list[list[tuple[Statement, ComparedFigure]]]:
    """Return the figures that a plan gives more than once for the same thing, measured alike."""
    groups: dict[tuple[object, ...], list[tuple[Statement, ComparedFigure]]] = {}
    for statement in plan.statements:
        figure = figure_of(statement)
        if figure is not None:
            key = (
                *key_of(statement),
                figure.measure,
                statement.meant.reference_year,
                is_yearly(statement),
            )
            groups.setdefault(key, []).append((statement, figure))
    return [group for group in groups.values() if len(group) > 1]


def first_that_differs(group: Sequence[tuple[Statement, ComparedFigure]]) -> Statement:
    """Return the first statement with another figure than the group's first, else the second."""
    first = group[0][1]
    differing = (
        statement
        for statement, figure in group
        if (figure.low, figure.high) != (first.low, first.high)
    )
    return next(differing, group[1][0])


def printed_at(statement: Statement, printed: str) -> Message:
    """Return a statement's value with its place, as a part of a message."""
    return message("printed_at", printed=printed, place=where(statement))
