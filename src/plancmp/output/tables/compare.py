"""The tables of `compare`: long, one row a statement, and wide, one row an indicator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from plancmp.comparison.compare import CompareRow
from plancmp.comparison.figures import exact
from plancmp.messages import message
from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Indicator
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import (
    first_year,
    indicator_name,
    last_year,
    place_name,
    printed_with_unit,
    signed,
    unit_name,
)


def compare_table(rows: Sequence[CompareRow], lang: str) -> Table:
    """Return the long table with the columns of the contract."""
    return table_of(
        _columns(rows, lang),
        rows,
        lang,
        notes=lambda row: [caveat.text(lang) for caveat in row.caveats],
        notes_name="caveats",
        group=lambda row: _with_unit(row.indicator, lang),
        group_name="indicator",
        style=lambda row: "green" if row.rank == 1 else "",
        people=(
            "plan", "year", "printed", "baseline", "change_needed", "change_per_year", "rank",
        ),
    )  # fmt: skip


def _columns(rows: Sequence[CompareRow], lang: str) -> tuple[Column[CompareRow], ...]:
    plans = plans_of(rows)
    promised = all(row.statement is None or row.statement.role == "target" for row in rows)

    def base(row: CompareRow) -> str:
        return f"{printed_with_unit(row.base, lang)} ({row.base.year})" if row.base else "—"

    return (
        Column("indicator", lambda row: row.indicator.id),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en),
        Column("domain", lambda row: row.indicator.domain),
        Column(
            "plan", lambda row: row.plan.id, lambda row: plan_name(row.plan, plans, lang),
            min_width=12,
        ),
        Column("place", lambda row: row.plan.place.zh),
        Column("stage", lambda row: row.plan.stage),
        Column("year", _year, _year, "year", min_width=4),
        Column(
            "printed",
            lambda row: row.statement.value.printed if row.statement else "",
            lambda row: printed_with_unit(row.statement, lang),
            heading=word("target", lang) if promised else "",
            min_width=8,
        ),
        Column("bound", lambda row: row.figure.bound if row.figure else ""),
        Column("value", _value, kind="number"),
        Column("unit", lambda row: row.figure.unit if row.figure else row.indicator.unit.id),
        Column("baseline", lambda row: row.base.low if row.base else None, base, "number",
               min_width=8),
        Column("baseline_year", lambda row: row.base.year if row.base else "", kind="year"),
        Column(
            "change_needed", lambda row: row.ambition.change if row.ambition else None, _asked,
            "number", right=True, min_width=8,
        ),
        Column("change_needed_pct", lambda row: row.ambition.change_pct if row.ambition else None,
               kind="number"),
        Column(
            "change_per_year", lambda row: row.ambition.per_year if row.ambition else None, _a_year,
            "number", right=True,
        ),
        Column("rank", lambda row: row.rank, lambda row: str(row.rank or ""), "integer",
               right=True, min_width=4),
        Column("strictest", lambda row: "yes" if row.rank == 1 else ""),
        Column("caveats", lambda row: "; ".join(caveat.text(lang) for caveat in row.caveats)),
        Column("place_en", lambda row: row.plan.place.en),
        Column("baseline_bound", lambda row: row.base.meant.bound if row.base else ""),
        Column("year_first", lambda row: first_year(_year(row)), kind="integer"),
        Column("year_last", lambda row: last_year(_year(row)), kind="integer"),
    )  # fmt: skip


def _with_unit(indicator: Indicator, lang: str) -> str:
    return f"{indicator_name(indicator, lang)} ({unit_name(indicator.unit, lang)})"


def _year(row: CompareRow) -> str:
    return row.statement.year if row.statement else ""


def _asked(row: CompareRow) -> str:
    if row.ambition is None or row.ambition.change is None:
        return ""
    change, share = signed(row.ambition.change), row.ambition.change_pct
    return change if share is None else f"{change} ({signed(share)}%)"


def _a_year(row: CompareRow) -> str:
    rate = row.ambition.per_year if row.ambition else None
    return signed(rate) if rate is not None else ""


def _value(row: CompareRow) -> Cell:
    if row.figure is None or row.statement is None:
        return None
    if row.figure.derived or row.figure.measure == "ratio":
        return exact(row.figure.low)
    return row.statement.low


class _Line(NamedTuple):
    """One line of the wide table: an indicator in one unit, and its nth figure of each plan."""

    indicator: Indicator
    unit: str
    rows: dict[str, CompareRow]
    of: Sequence[CompareRow]


def wide_table(rows: Sequence[CompareRow], lang: str) -> Table:
    """Return one row an indicator and one column a plan, with the values in one unit.

    Where a plan gives two figures, or figures in two units, they stand in two rows: a cell holds
    one number. The year stands in the head of a plan whose figures are all of one year, and else
    beside the figure.
    """
    plans = plans_of(rows)
    years = {
        plan.id: {_year(row) for row in rows if row.plan.id == plan.id and row.statement}
        for plan in plans
    }
    columns: list[Column[_Line]] = [
        Column("indicator", lambda line: line.indicator.id,
               lambda line: indicator_name(line.indicator, lang), min_width=18),
        Column("name_zh", lambda line: line.indicator.zh),
        Column("name_en", lambda line: line.indicator.en),
        Column("domain", lambda line: line.indicator.domain),
        Column("unit", lambda line: line.unit),
    ]  # fmt: skip
    for plan in plans:
        own = years[plan.id]
        head = plan_name(plan, plans, lang) + (f" {min(own)}" if len(own) == 1 else "")
        columns.append(
            Column(plan.id, _value_of(plan), _shown_of(plan, len(own) > 1, lang), "number", head,
                   min_width=8)
        )  # fmt: skip
    for plan in plans:
        columns.append(Column(f"{plan.id} year", _year_of(plan), kind="year"))
    lines = [line for group in by_indicator(rows) for line in _lines(*group)]
    legend = [message("no_target_mark").text(lang)]
    if any(row.rank == 1 for row in rows):
        legend.insert(0, message("strictest_mark").text(lang))
    return table_of(
        columns,
        lines,
        lang,
        notes=lambda line: _wide_notes(line, plans, lang),
        notes_name="caveats",
        title="indicator",
        legend=legend,
    )


def _lines(indicator: Indicator, rows: Sequence[CompareRow]) -> list[_Line]:
    lines: list[_Line] = []
    for row in rows:
        if row.statement is None:
            continue
        unit = row.figure.unit if row.figure is not None else indicator.unit.id
        free = next((e for e in lines if e.unit == unit and row.plan.id not in e.rows), None)
        if free is None:
            # The first line of an indicator carries the remarks on all of its figures.
            free = _Line(indicator, unit, {}, () if lines else rows)
            lines.append(free)
        free.rows[row.plan.id] = row
    return lines or [_Line(indicator, indicator.unit.id, {}, rows)]


def _value_of(plan: Plan) -> Callable[[_Line], Cell]:
    return lambda line: _value(line.rows[plan.id]) if plan.id in line.rows else None


def _year_of(plan: Plan) -> Callable[[_Line], Cell]:
    return lambda line: _year(line.rows[plan.id]) if plan.id in line.rows else ""


def _shown_of(plan: Plan, with_year: bool, lang: str) -> Callable[[_Line], str]:
    def shown(line: _Line) -> str:
        row = line.rows.get(plan.id)
        if row is None:
            return "·"
        year = f" [{_year(row)}]" if with_year else ""
        return printed_with_unit(row.statement, lang) + ("*" if row.rank == 1 else "") + year

    return shown


def _wide_notes(line: _Line, plans: Sequence[Plan], lang: str) -> list[str]:
    found: dict[str, list[str]] = {}
    for row in line.of:
        for caveat in row.caveats:
            if caveat.key not in ("base_from", "target_year", "no_target"):
                name = plan_name(row.plan, plans, lang)
                found.setdefault(caveat.text(lang), []).append(name)
    return [
        message("one_side", side=", ".join(dict.fromkeys(who)), text=text).text(lang)
        for text, who in found.items()
    ]


def plans_of(rows: Sequence[CompareRow]) -> list[Plan]:
    """Return the plans of the rows, each once."""
    return list({row.plan.id: row.plan for row in rows}.values())


def by_indicator(rows: Sequence[CompareRow]) -> list[tuple[Indicator, list[CompareRow]]]:
    """Return the rows by indicator, in their order."""
    groups: dict[str, tuple[Indicator, list[CompareRow]]] = {}
    for row in rows:
        groups.setdefault(row.indicator.id, (row.indicator, []))[1].append(row)
    return list(groups.values())


def plan_name(plan: Plan, plans: Sequence[Plan], lang: str) -> str:
    """Return the place of a plan, with what tells it from others of that place."""
    place = place_name(plan, lang)
    same = [other for other in plans if other.place == plan.place]
    if len(same) < 2:
        return place
    if len({(other.stage, other.period) for other in same}) < len(same):
        return f"{place} ({plan.id})"
    told = [word(plan.stage, lang)] if len({other.stage for other in same}) > 1 else []
    told += [plan.period_text] if len({other.period for other in same}) > 1 else []
    return f"{place} ({' '.join(told)})"
