"""What changed from one plan to another, statement by statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.comparison.ambition import base_value, resolve
from plancmp.comparison.figures import (
    Figure,
    change_between,
    compare_statements,
    figure_of,
    percent,
    stricter,
)
from plancmp.comparison.gaps import gap_name, hiding_gap, missing_table
from plancmp.comparison.pairing import Pair, pair_statements
from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.model.terms import ROLES
from plancmp.model.vocabulary import Indicator

STATUSES = (
    "loosened", "tightened", "dropped", "added", "changed", "incomparable", "unknown", "reworded",
    "unchanged",
)  # fmt: skip
"""What can become of a statement, the most important first."""

Remarks = Mapping[Statement, Sequence[Message]]
"""What is known against a statement (see the package `audit`): travels with its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class DiffRow:
    """One row: a statement of A, one of B, or both, and what became of it.

    The figures are in the canonical unit; `change_pct` is relative to A. `caveats` are about the
    pair, `caveats_a` and `caveats_b` about one plan's own statement.
    """

    indicator: Indicator
    role: str
    a: Statement | None
    b: Statement | None
    figure_a: Figure | None
    figure_b: Figure | None
    status: str
    change: Decimal | None
    change_pct: Decimal | None
    baseline_a: Statement | None
    baseline_b: Statement | None
    caveats: tuple[Message, ...]
    caveats_a: tuple[Message, ...]
    caveats_b: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Diff:
    """The whole result of a comparison of two plans; rows with the most important first."""

    a: Plan
    b: Plan
    rows: tuple[DiffRow, ...]

    def counts(self) -> dict[str, int]:
        """Return how many rows have each status, in the order of importance, zeros left out."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in STATUSES if counted[status]}


def diff_plans(
    a: Plan,
    b: Plan,
    *,
    indicators: Iterable[str] | None = None,
    domains: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    remarks: Remarks | None = None,
) -> Diff:
    """Compare plan B with plan A.

    `indicators`, `domains` and `roles` narrow to these ids; None takes everything. `remarks` are
    the caveats that are known of single statements.
    """
    keep_indicators = None if indicators is None else set(indicators)
    keep_domains = None if domains is None else set(domains)
    keep_roles = set(ROLES if roles is None else roles)
    groups: dict[tuple[str, str], tuple[list[Statement], list[Statement]]] = {}
    for side, plan in enumerate((a, b)):
        for statement in plan.statements:
            indicator = statement.indicator
            if statement.role not in keep_roles:
                continue
            if keep_indicators is not None and indicator.id not in keep_indicators:
                continue
            if keep_domains is not None and indicator.domain not in keep_domains:
                continue
            groups.setdefault((indicator.id, statement.role), ([], []))[side].append(statement)
    rows = [
        _row(a, b, pair, remarks or {})
        for in_a, in_b in groups.values()
        for pair in pair_statements(a, b, in_a, in_b)
    ]
    rows.sort(key=_importance)
    return Diff(a, b, tuple(rows))


def _importance(row: DiffRow) -> tuple[int, int]:
    """Order rows: what became of targets, then of other figures, then what is unknown or same."""
    quiet = row.status in ("unknown", "reworded", "unchanged")
    return (2 if quiet else row.role != "target", STATUSES.index(row.status))


def _row(plan_a: Plan, plan_b: Plan, pair: Pair, remarks: Remarks) -> DiffRow:
    a, b = pair.a, pair.b
    one = a or b
    assert one is not None
    figure_a, figure_b = (figure_of(each) if each else None for each in (a, b))
    caveats: list[Message] = []
    if a and b:
        if figure_a and figure_b and figure_a.measure != figure_b.measure:
            figure_a = resolve(plan_a, a) or figure_a
            figure_b = resolve(plan_b, b) or figure_b
        status, reasons = _status(a, b, figure_a, figure_b)
        caveats += reasons + _pair_caveats(plan_a, plan_b, pair, figure_a, figure_b)
    else:
        status, caveats = _alone(plan_a, plan_b, a, b)
    change = change_pct = None
    if figure_a and figure_b and status != "incomparable":
        change = change_between(figure_a, figure_b)
        if change is not None:
            change_pct = percent(figure_b.low - figure_a.low, figure_a.low)
    return DiffRow(
        indicator=one.indicator,
        role=one.role,
        a=a,
        b=b,
        figure_a=figure_a,
        figure_b=figure_b,
        status=status,
        change=change,
        change_pct=change_pct,
        baseline_a=base_value(plan_a, a) if a and a.role == "target" else None,
        baseline_b=base_value(plan_b, b) if b and b.role == "target" else None,
        caveats=tuple(caveats),
        caveats_a=tuple(remarks.get(a, ())) if a else (),
        caveats_b=tuple(remarks.get(b, ())) if b else (),
    )


def _status(
    a: Statement, b: Statement, figure_a: Figure | None, figure_b: Figure | None
) -> tuple[str, list[Message]]:
    outcome = compare_statements(a, b, figure_a, figure_b)
    if outcome.relation == "incomparable":
        arguments = {}
        if outcome.reason == "measure_differs":
            arguments = {"a": a.meant.measure, "b": b.meant.measure}
        return "incomparable", [message(outcome.reason, **arguments)]
    if outcome.relation == "same":
        return "unchanged", []
    if outcome.relation == "reworded":
        return "reworded", []
    if a.role not in ("target", "prior_target"):
        return "changed", []
    return stricter(outcome.relation, a.indicator.better), []


def _pair_caveats(
    plan_a: Plan, plan_b: Plan, pair: Pair, figure_a: Figure | None, figure_b: Figure | None
) -> list[Message]:
    a, b = pair.a, pair.b
    assert a is not None and b is not None
    found = []
    if a.channel != b.channel:
        found.append(message("other_channel", a=a.channel, b=b.channel))
    if a.scope != b.scope:
        found.append(message("scope_differs", a=a.scope, b=b.scope))
    if a.year != b.year:
        found.append(message("years_differ", a=a.year, b=b.year))
    elif a.role == "target" and plan_a.base_year != plan_b.base_year:
        found.append(message("base_years_differ", a=str(plan_a.base_year), b=str(plan_b.base_year)))
    if a.nature != b.nature and a.nature and b.nature:
        found.append(message("nature_changed", a=a.nature, b=b.nature))
    for side, figure in (("A", figure_a), ("B", figure_b)):
        if figure is not None and figure.derived:
            found.append(message("derived", side=side))
    if pair.repeats:
        found.append(message("repeated", side=pair.repeats.upper()))
    return found


def _alone(
    plan_a: Plan, plan_b: Plan, a: Statement | None, b: Statement | None
) -> tuple[str, list[Message]]:
    """Say what became of a statement that the other plan does not have, or may not have."""
    one, other, absent = (a, plan_b, "dropped") if a is not None else (b, plan_a, "added")
    assert one is not None
    gap = hiding_gap(other, one)
    if gap is not None:
        return "unknown", [message("gap", plan=other.id, what=gap_name(gap))]
    table = missing_table(other)
    if table is not None and one.role == "target" and one.meant.is_numeric:
        return absent, [message("gap_elsewhere", plan=other.id, what=gap_name(table))]
    return absent, []
