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
            Column("line", lambda statement: traced[spot_of(statement)][0], kind="integer"),
            Column("context", lambda statement: traced[spot_of(statement)][1]),
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
        Column("plan", lambda statement: statement.plan),
        Column("place", lambda statement: plan(statement).place.zh),
        Column("place_code", lambda statement: plan(statement).place.code),
        Column("stage", lambda statement: plan(statement).stage),
        Column("period", lambda statement: plan(statement).period_text),
        Column(
            "indicator",
            lambda statement: statement.indicator.id,
            lambda statement: indicator_name(statement.indicator, lang) or statement.label,
            min_width=20,
        ),
        Column("name_zh", lambda statement: statement.indicator.zh),
        Column("name_en", lambda statement: statement.indicator.en),
        Column("domain", lambda statement: statement.indicator.domain),
        Column("label", lambda statement: statement.label),
        Column(
            "role",
            lambda statement: statement.role,
            lambda statement: word(statement.role, lang),
            min_width=8,
        ),
        Column(
            "year",
            lambda statement: statement.year,
            lambda statement: statement.year,
            "year",
            min_width=9,
        ),
        Column(
            "printed",
            lambda statement: statement.value.printed,
            lambda statement: printed_with_unit(statement, lang),
            min_width=10,
        ),
        Column("bound", lambda statement: statement.value.bound),
        Column("value", _number, kind="number"),
        Column("value_high", lambda statement: statement.value.high, kind="number"),
        Column("unit", _unit),
        Column("measure", lambda statement: statement.value.measure),
        Column("reference_year", lambda statement: statement.value.reference_year, kind="integer"),
        Column(
            "canonical_value",
            lambda statement: statement.low if statement.meant.measure == "level" else None,
            kind="number",
        ),
        Column("canonical_unit", lambda statement: statement.indicator.unit.id),
        Column(
            "nature",
            lambda statement: statement.nature,
            lambda statement: _word(statement.nature, lang),
        ),
        Column("scope", lambda statement: statement.scope, lambda statement: statement.scope),
        Column("channel", lambda statement: statement.channel),
        Column("section", lambda statement: statement.section),
        Column("corrected", lambda statement: statement.corrected),
        Column("note", lambda statement: statement.note),
        Column("responsible", lambda statement: "; ".join(statement.responsible)),
        Column("place_en", lambda statement: plan(statement).place.en),
        Column("year_first", lambda statement: first_year(statement.year), kind="integer"),
        Column("year_last", lambda statement: last_year(statement.year), kind="integer"),
        Column("block", lambda statement: statement.block),
        Column("printed_unit", lambda statement: statement.printed_unit),
        Column("value_unit", lambda statement: statement.value.unit),
    )
    return with_the_rest(columns, Statement, lang, lambda statement: statement)


def _word(term: str, lang: str) -> str:
    return word(term, lang) if term else ""


def _number(statement: Statement) -> Cell:
    value = statement.value
    return None if value.measure == "ratio" and value.antecedent != 1 else value.number


def _unit(statement: Statement) -> str:
    if statement.value.measure == "rank_change":
        return "位"
    return statement.unit.id if statement.unit else ""
