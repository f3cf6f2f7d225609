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
from plancmp.output.tables.wording import (
    first_year,
    indicator_name,
    last_year,
    printed_with_unit,
)

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
        return " · ".join(each for each in (statement.section, statement.block) if each)

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
            Column("line", lambda each: traced[spot_of(each)][0], kind="integer"),
            Column("context", lambda each: traced[spot_of(each)][1]),
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
        Column("plan", lambda each: each.plan),
        Column("place", lambda each: plan(each).place.zh),
        Column("place_code", lambda each: plan(each).place.code),
        Column("stage", lambda each: plan(each).stage),
        Column("period", lambda each: plan(each).period_text),
        Column(
            "indicator",
            lambda each: each.indicator.id,
            lambda each: indicator_name(each.indicator, lang) or each.label,
            min_width=20,
        ),
        Column("name_zh", lambda each: each.indicator.zh),
        Column("name_en", lambda each: each.indicator.en),
        Column("domain", lambda each: each.indicator.domain),
        Column("label", lambda each: each.label),
        Column("role", lambda each: each.role, lambda each: word(each.role, lang), min_width=8),
        Column("year", lambda each: each.year, lambda each: each.year, "year", min_width=9),
        Column(
            "printed",
            lambda each: each.value.printed,
            lambda each: printed_with_unit(each, lang),
            min_width=10,
        ),
        Column("bound", lambda each: each.value.bound),
        Column("value", _number, kind="number"),
        Column("value_high", lambda each: each.value.high, kind="number"),
        Column("unit", _unit),
        Column("measure", lambda each: each.value.measure),
        Column("reference_year", lambda each: each.value.reference_year, kind="integer"),
        Column(
            "canonical_value",
            lambda each: each.low if each.meant.measure == "level" else None,
            kind="number",
        ),
        Column("canonical_unit", lambda each: each.indicator.unit.id),
        Column("nature", lambda each: each.nature, lambda each: _word(each.nature, lang)),
        Column("scope", lambda each: each.scope, lambda each: each.scope),
        Column("channel", lambda each: each.channel),
        Column("section", lambda each: each.section),
        Column("corrected", lambda each: each.corrected),
        Column("note", lambda each: each.note),
        Column("responsible", lambda each: "; ".join(each.responsible)),
        Column("place_en", lambda each: plan(each).place.en),
        Column("year_first", lambda each: first_year(each.year), kind="integer"),
        Column("year_last", lambda each: last_year(each.year), kind="integer"),
        Column("block", lambda each: each.block),
        Column("printed_unit", lambda each: each.printed_unit),
        Column("value_unit", lambda each: each.value.unit),
    )
    return with_the_rest(columns, Statement, lang, lambda each: each)


def _word(term: str, lang: str) -> str:
    return word(term, lang) if term else ""


def _number(statement: Statement) -> Cell:
    value = statement.value
    return None if value.measure == "ratio" and value.antecedent != 1 else value.number


def _unit(statement: Statement) -> str:
    if statement.value.measure == "rank_change":
        return "位"
    return statement.unit.id if statement.unit else ""
