"""The tables of statements: `export` and `show`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from plancmp.messages import message
from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan, Position, Statement
from plancmp.output.columns import Column, table_of, with_the_rest
from plancmp.output.table import Table
from plancmp.output.tables.wording import first_year, indicator_name, last_year, printed_with_unit

Group = Literal["section", "plan", "responsible"]
Spot = tuple[Position, str, str, str]
"""What tells a statement from every other: its place in the YAML, role, year and indicator."""


def spot_of(statement: Statement) -> Spot:
    """Return the spot of a statement; one that stands once under each of its bodies keeps it."""
    return (statement.position, statement.role, statement.year, statement.indicator.id)


def statements_table(
    statements: Iterable[Statement],
    plans: Mapping[str, Plan],
    lang: str,
    *,
    group_by: Group,
    traced: Mapping[Spot, tuple[int | None, str]] | None = None,
) -> Table:
    """Return statements as a table with the columns of the contract.

    `plans` holds their plans by id. The view groups them as `group_by` says; `traced` gives, by a
    statement's spot, the line of the source text and the sentence that it stands in.
    """

    def group(statement: Statement) -> str:
        if group_by == "responsible":
            return "; ".join(statement.responsible) or message("nobody_in_charge").text(lang)
        if group_by == "plan":
            return f"{plans[statement.plan].title} ({statement.plan})"
        return " · ".join(text for text in (statement.section, statement.block) if text)

    def notes(statement: Statement) -> list[str]:
        found = [f"{statement.corrected}: {statement.note}"] if statement.corrected else []
        found = found or ([statement.note] if statement.note else [])
        line, sentence = (traced or {}).get(spot_of(statement), (None, ""))
        if traced is not None:
            key = "not_in_text" if line is None else "in_line"
            found.append(message(key, line=str(line), sentence=sentence).text(lang))
        return found

    columns = _columns(plans, lang)
    if traced is not None:
        columns += (
            Column("line", lambda row: traced[spot_of(row)][0], kind="integer"),
            Column("context", lambda row: traced[spot_of(row)][1]),
        )
    return table_of(
        columns,
        list(statements),
        lang,
        notes=notes,
        group=group,
        group_name=group_by,
        title="indicator",
    )


def _columns(plans: Mapping[str, Plan], lang: str) -> tuple[Column[Statement], ...]:
    def plan(statement: Statement) -> Plan:
        return plans[statement.plan]

    columns: tuple[Column[Statement], ...] = (
        Column("plan", lambda row: row.plan),
        Column("place", lambda row: plan(row).place.zh),
        Column("place_code", lambda row: plan(row).place.code),
        Column("stage", lambda row: plan(row).stage),
        Column("period", lambda row: plan(row).period_text),
        Column(
            "indicator",
            lambda row: row.indicator.id,
            lambda row: indicator_name(row.indicator, lang) or row.label,
            min_width=20,
        ),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en),
        Column("domain", lambda row: row.indicator.domain),
        Column("label", lambda row: row.label),
        Column("role", lambda row: row.role, lambda row: word(row.role, lang), min_width=8),
        Column("year", lambda row: row.year, lambda row: row.year, "year", min_width=9),
        Column(
            "printed",
            lambda row: row.value.printed,
            lambda row: printed_with_unit(row, lang),
            min_width=10,
        ),
        Column("bound", lambda row: row.value.bound),
        Column("value", _number, kind="number"),
        Column("value_high", lambda row: row.value.high, kind="number"),
        Column("unit", _unit),
        Column("measure", lambda row: row.value.measure),
        Column("reference_year", lambda row: row.value.reference_year, kind="integer"),
        Column(
            "canonical_value",
            lambda row: row.low if row.meant.measure == "level" else None,
            kind="number",
        ),
        Column("canonical_unit", lambda row: row.indicator.unit.id),
        Column("nature", lambda row: row.nature, lambda row: _word(row.nature, lang)),
        Column("scope", lambda row: row.scope, lambda row: row.scope),
        Column("channel", lambda row: row.channel),
        Column("section", lambda row: row.section),
        Column("corrected", lambda row: row.corrected),
        Column("note", lambda row: row.note),
        Column("responsible", lambda row: "; ".join(row.responsible)),
        Column("place_en", lambda row: plan(row).place.en),
        Column("year_first", lambda row: first_year(row.year), kind="integer"),
        Column("year_last", lambda row: last_year(row.year), kind="integer"),
        Column("block", lambda row: row.block),
        Column("printed_unit", lambda row: row.printed_unit),
        Column("value_unit", lambda row: row.value.unit),
    )
    return with_the_rest(columns, Statement, lang, lambda row: row)


def _word(term: str, lang: str) -> str:
    return word(term, lang) if term else ""


def _number(statement: Statement) -> Cell:
    value = statement.value
    return None if value.measure == "ratio" and value.antecedent != 1 else value.number


def _unit(statement: Statement) -> str:
    if statement.value.measure == "rank_change":
        return "位"
    return statement.unit.id if statement.unit else ""
