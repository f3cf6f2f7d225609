"""What changed from one plan to another, statement by statement."""

from __future__ import annotations

from plancmp.comparison.ambition import base_value, resolve
from plancmp.comparison.counterparts import contradicting, with_counterparts
from plancmp.comparison.figures import (
    ComparedFigure,
    change_between,
    compare_statements,
    figure_of,
    percent,
    stricter,
)
from plancmp.comparison.gaps import gap_named, hiding_gap, missing_table
from plancmp.comparison.importance import by_importance
from plancmp.comparison.pairing import Pair, pair_statements
from plancmp.comparison.rows import DiffRow, PlanDiff, Remarks, Status
from plancmp.comparison.selection import EVERYTHING, Selection
from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement


def diff_plans(
    a: Plan,
    b: Plan,
    *,
    asked: Selection = EVERYTHING,
    remarks: Remarks | None = None,
) -> PlanDiff:
    """Compare plan B with plan A.

    A row is asked for if either statement is. `remarks` are the caveats that are known of single
    statements.
    """
    groups: dict[tuple[str, str], tuple[list[Statement], list[Statement]]] = {}
    for side, plan in enumerate((a, b)):
        for statement in plan.statements:
            indicator = statement.indicator
            if asked.roles is not None and statement.role not in asked.roles:
                continue
            if not asked.keeps_indicator(indicator):
                continue
            groups.setdefault((indicator.id, statement.role), ([], []))[side].append(statement)
    rows = [
        _row(a, b, pair, remarks or {})
        for in_a, in_b in groups.values()
        for pair in pair_statements(a, b, in_a, in_b)
    ]
    rows = with_counterparts(rows, a, b)
    rows = [
        row
        for row in rows
        if any(
            statement is not None and asked.keeps_figure(statement) for statement in (row.a, row.b)
        )
    ]
    return PlanDiff(a, b, tuple(by_importance(rows)))


def _row(plan_a: Plan, plan_b: Plan, pair: Pair, remarks: Remarks) -> DiffRow:
    a, b = pair.a, pair.b
    one = a or b
    assert one is not None
    figure_a, figure_b = (figure_of(statement) if statement else None for statement in (a, b))
    caveats: list[Message] = []
    if a and b:
        if figure_a and figure_b and figure_a.measure != figure_b.measure:
            figure_a = resolve(plan_a, a) or figure_a
            figure_b = resolve(plan_b, b) or figure_b
        status, reasons = _status(a, b, figure_a, figure_b)
        caveats += reasons + _pair_caveats(plan_a, plan_b, pair, figure_a, figure_b)
    else:
        status, caveats = _alone(plan_a, plan_b, pair)
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
    a: Statement, b: Statement, figure_a: ComparedFigure | None, figure_b: ComparedFigure | None
) -> tuple[Status, list[Message]]:
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
    plan_a: Plan,
    plan_b: Plan,
    pair: Pair,
    figure_a: ComparedFigure | None,
    figure_b: ComparedFigure | None,
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


def _alone(plan_a: Plan, plan_b: Plan, pair: Pair) -> tuple[Status, list[Message]]:
    """Say what became of a statement that the other plan does not have, or may not have."""
    one, other = (pair.a, plan_b) if pair.a is not None else (pair.b, plan_a)
    absent: Status = "dropped" if pair.a is not None else "added"
    assert one is not None
    if pair.beside is not None:
        return "incomparable", [
            message("figure_beside", plan=other.id, printed=pair.beside.value.printed)
        ]
    caveats = [
        message("prints_otherwise", plan=other.id, year=s.year, printed=s.value.printed,
                channel=s.channel)
        for s in contradicting(one, other)
    ]  # fmt: skip
    gap = hiding_gap(other, one)
    if gap is not None:
        return "unknown", [message("gap", plan=other.id, what=gap_named(gap)), *caveats]
    table = missing_table(other)
    if table is not None and one.role == "target" and one.meant.is_numeric:
        return absent, [message("gap_elsewhere", plan=other.id, what=gap_named(table)), *caveats]
    return absent, caveats
