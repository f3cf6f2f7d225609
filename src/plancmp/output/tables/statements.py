"""The tables of statements: `export` and `show`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Statement
from plancmp.output.table import Table, View, ViewColumn
from plancmp.output.tables.wording import printed_with_unit

COLUMNS = (
    "plan", "place", "place_code", "stage", "period", "indicator", "name_zh", "name_en", "domain",
    "label", "role", "year", "printed", "bound", "value", "value_high", "unit", "measure",
    "reference_year", "canonical_value", "canonical_unit", "nature", "scope", "channel", "section",
    "corrected", "note", "responsible",
)  # fmt: skip


def statements_table(
    statements: Iterable[Statement], plans: Mapping[str, Plan], lang: str, *, by_section: bool
) -> Table:
    """Return statements as a table with the columns of the contract.

    `plans` holds their plans by id. The view groups them by section, or by plan.
    """
    shown = list(statements)
    rows = [_cells(plans[statement.plan], statement) for statement in shown]

    def group(statement: Statement) -> str:
        if not by_section:
            return plans[statement.plan].title + f" ({statement.plan})"
        place = f" · {statement.place}" if statement.place else ""
        return statement.section + place

    def notes(statement: Statement) -> list[str]:
        found = [f"{statement.corrected}: {statement.note}"] if statement.corrected else []
        return found or ([statement.note] if statement.note else [])

    def name(statement: Statement) -> str:
        indicator = statement.indicator
        if not indicator.id:
            return statement.label
        return indicator.zh if lang == "zh" else f"{indicator.zh} · {indicator.en}"

    heads = ("指标", "类别", "年份", "数值", "性质", "口径") if lang == "zh" else (
        "indicator", "role", "year", "printed", "nature", "scope"
    )  # fmt: skip
    columns = (
        ViewColumn(heads[0], name, min_width=20),
        ViewColumn(heads[1], lambda each: word(each.role, lang), min_width=8),
        ViewColumn(heads[2], lambda each: each.year, min_width=9),
        ViewColumn(heads[3], printed_with_unit, min_width=10),
        ViewColumn(heads[4], lambda each: each.nature),
        ViewColumn(heads[5], lambda each: each.scope),
    )
    view = View(
        shown,
        columns,
        notes=notes,
        group=group,
        title=0,
        group_heading="section" if by_section else "plan",
    )
    return Table(COLUMNS, rows, view)


def _cells(plan: Plan, statement: Statement) -> tuple[Cell, ...]:
    value, indicator = statement.value, statement.indicator
    level = statement.meant.measure == "level"
    number: Cell = value.number
    if value.measure == "ratio" and value.antecedent != 1:
        number = None
    return (
        plan.id,
        plan.place.zh,
        plan.place.code,
        plan.stage,
        plan.period_text,
        indicator.id,
        indicator.zh,
        indicator.en,
        indicator.domain,
        statement.label,
        statement.role,
        statement.year,
        value.printed,
        value.bound,
        number,
        value.high,
        _unit(statement),
        value.measure,
        value.reference_year,
        statement.low if level else None,
        indicator.unit.id,
        statement.nature,
        statement.scope,
        statement.channel,
        statement.section,
        statement.corrected,
        statement.note,
        "; ".join(statement.responsible),
    )


def _unit(statement: Statement) -> str:
    if statement.value.measure == "rank_change":
        return "位"
    return statement.unit.id if statement.unit else ""
