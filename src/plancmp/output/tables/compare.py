"""The tables of `compare`: long, wide, and as a matrix for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.comparison.compare import CompareRow
from plancmp.comparison.figures import exact
from plancmp.model.cell import Cell, text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Indicator
from plancmp.output.table import Table, View, ViewColumn
from plancmp.output.tables.wording import printed_with_unit, signed

COLUMNS = (
    "indicator", "name_zh", "name_en", "domain", "plan", "place", "stage", "year", "printed",
    "bound", "value", "unit", "baseline", "baseline_year", "change_needed", "change_needed_pct",
    "change_per_year", "rank", "strictest", "caveats",
)  # fmt: skip

_HEADS = {
    "en": ("plan", "year", "target", "base value", "asked for", "a year", "rank"),
    "zh": ("规划", "年份", "目标", "基期值", "需变化", "年均", "位次"),
}


def compare_table(rows: Sequence[CompareRow], lang: str, *, matrix: bool) -> Table:
    """Return the long table with the columns of the contract; `matrix` changes only the view."""
    cells = [_cells(row, lang) for row in rows]
    view = _matrix_view(rows, lang) if matrix else _long_view(rows, lang)
    return Table(COLUMNS, cells, view)


def wide_table(rows: Sequence[CompareRow], lang: str) -> Table:
    """Return one row an indicator and one column a plan, the values in the canonical unit."""
    plans = _plans(rows)
    columns = ("indicator", "name_zh", "name_en", "domain", "unit", *(plan.id for plan in plans))
    groups = _by_indicator(rows)
    cells: list[tuple[Cell, ...]] = []
    for indicator, members in groups:
        units = dict.fromkeys(row.figure.unit for row in members if row.figure is not None)
        cells.append(
            (
                indicator.id,
                indicator.zh,
                indicator.en,
                indicator.domain,
                "; ".join(units) or indicator.unit.id,
                *(_wide_cell(plan, members, len(units) > 1) for plan in plans),
            )
        )
    view = _matrix_view(rows, lang)
    return Table(columns, cells, view)


def _wide_cell(plan: Plan, rows: Sequence[CompareRow], with_unit: bool) -> Cell:
    values = []
    for row in rows:
        if row.plan.id == plan.id and row.statement is not None:
            value = _value(row)
            unit = f" {row.figure.unit}" if with_unit and row.figure is not None else ""
            if value is not None:
                values.append((value, unit))
    if len(values) == 1 and not values[0][1]:
        return values[0][0]
    return "; ".join(dict.fromkeys(f"{text_of_cell(value)}{unit}" for value, unit in values))


def _plans(rows: Sequence[CompareRow]) -> list[Plan]:
    return list({row.plan.id: row.plan for row in rows}.values())


def _by_indicator(rows: Sequence[CompareRow]) -> list[tuple[Indicator, list[CompareRow]]]:
    groups: dict[str, tuple[Indicator, list[CompareRow]]] = {}
    for row in rows:
        groups.setdefault(row.indicator.id, (row.indicator, []))[1].append(row)
    return list(groups.values())


def _value(row: CompareRow) -> Cell:
    if row.figure is None or row.statement is None:
        return None
    if row.figure.derived or row.figure.measure == "ratio":
        return exact(row.figure.low)
    return row.statement.low


def _cells(row: CompareRow, lang: str) -> tuple[Cell, ...]:
    statement, base, ambition, indicator = row.statement, row.base, row.ambition, row.indicator
    return (
        indicator.id,
        indicator.zh,
        indicator.en,
        indicator.domain,
        row.plan.id,
        row.plan.place.zh,
        row.plan.stage,
        statement.year if statement else "",
        statement.value.printed if statement else "",
        row.figure.bound if row.figure else "",
        _value(row),
        row.figure.unit if row.figure else indicator.unit.id,
        base.low if base else None,
        base.year if base else "",
        ambition.change if ambition else None,
        ambition.change_pct if ambition else None,
        ambition.per_year if ambition else None,
        row.rank,
        "yes" if row.rank == 1 else "",
        "; ".join(message.text(lang) for message in row.caveats),
    )


def _plan_name(plan: Plan, plans: Sequence[Plan], lang: str) -> str:
    place = plan.place.zh if lang == "zh" else f"{plan.place.zh} {plan.place.en}"
    same = [each for each in plans if each.place == plan.place]
    return f"{place} ({plan.stage})" if len(same) > 1 else place


def _long_view(rows: Sequence[CompareRow], lang: str) -> View:
    plans = _plans(rows)
    heads = _HEADS[lang]

    def base(row: CompareRow) -> str:
        return f"{printed_with_unit(row.base)} ({row.base.year})" if row.base else "—"

    def asked(row: CompareRow) -> str:
        if row.ambition is None or row.ambition.change is None:
            return ""
        change = signed(row.ambition.change)
        share = row.ambition.change_pct
        return change if share is None else f"{change} ({signed(share)}%)"

    def a_year(row: CompareRow) -> str:
        rate = row.ambition.per_year if row.ambition else None
        return signed(rate) if rate is not None else ""

    promised = all(row.statement is None or row.statement.role == "target" for row in rows)
    value = heads[2] if promised else "value" if lang == "en" else "数值"
    columns = (
        ViewColumn(heads[0], lambda row: _plan_name(row.plan, plans, lang), min_width=12),
        ViewColumn(heads[1], lambda row: row.statement.year if row.statement else "", min_width=4),
        ViewColumn(value, lambda row: printed_with_unit(row.statement), min_width=8),
        ViewColumn(heads[3], base, min_width=8),
        ViewColumn(heads[4], asked, right=True, min_width=8),
        ViewColumn(heads[5], a_year, right=True),
        ViewColumn(heads[6], lambda row: str(row.rank or ""), right=True, min_width=4),
    )

    def group(row: CompareRow) -> str:
        indicator = row.indicator
        names = indicator.zh if lang == "zh" else f"{indicator.zh} · {indicator.en}"
        return f"{names} ({indicator.unit.id})"

    return View(
        rows,
        columns,
        notes=lambda row: [message.text(lang) for message in row.caveats],
        group=group,
        style=lambda row: "green" if row.rank == 1 else "",
        notes_heading="caveats" if lang == "en" else "说明",
        group_heading="indicator" if lang == "en" else "指标",
    )


def _matrix_view(rows: Sequence[CompareRow], lang: str) -> View:
    """Return indicators by plans: each cell the printed target, the strictest marked with `*`."""
    plans = _plans(rows)

    def cell_of(plan: Plan) -> Any:
        def cell(item: tuple[Indicator, list[CompareRow]]) -> str:
            shown = []
            for row in item[1]:
                if row.plan.id == plan.id and row.statement is not None:
                    mark = "*" if row.rank == 1 else ""
                    shown.append(printed_with_unit(row.statement) + mark)
            return "\n".join(shown) or "·"

        return cell

    def name(item: tuple[Indicator, list[CompareRow]]) -> str:
        return item[0].zh if lang == "zh" else f"{item[0].zh} · {item[0].en}"

    def heading(plan: Plan) -> str:
        place = plan.place.zh if lang == "zh" else plan.place.en
        same = [each for each in plans if each.place == plan.place]
        return f"{place} {plan.stage}" if len(same) > 1 else place

    columns = [ViewColumn("指标" if lang == "zh" else "indicator", name, min_width=18)]
    columns += [ViewColumn(heading(plan), cell_of(plan), min_width=8) for plan in plans]
    groups = _by_indicator(rows)

    def notes(item: tuple[Indicator, list[CompareRow]]) -> list[str]:
        found: dict[str, list[str]] = {}
        for row in item[1]:
            for caveat in row.caveats:
                if caveat.key not in ("base_from", "target_year"):
                    found.setdefault(caveat.text(lang), []).append(heading(row.plan))
        return [f"{', '.join(dict.fromkeys(who))}: {text}" for text, who in found.items()]

    return View(groups, tuple(columns), notes=notes, title=0)
