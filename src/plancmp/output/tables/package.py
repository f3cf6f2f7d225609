"""The whole data set as the tables of a data package, each column with what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.model.cell import Cell
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan
from plancmp.model.units import Unit
from plancmp.model.vocabulary import Place
from plancmp.output.columns import Column, both, table_of, with_the_rest
from plancmp.output.table import Field, Table
from plancmp.output.tables.lists import indicators_table, plans_table
from plancmp.output.tables.projects import projects_table
from plancmp.output.tables.provenance import agreement_table, provenance_table
from plancmp.output.tables.statements import statements_table
from plancmp.reading.catalogue import Catalogue
from plancmp.vocabulary.lookup import Candidate


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of the package: its name, what it holds, its keys, and its columns' meanings."""

    name: str
    title: str
    table: Table
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[str, str, str], ...]
    """Column, resource it points to, column there."""


def package_resources(catalogue: Catalogue, plans: Sequence[Plan]) -> list[Resource]:
    """Return the tables of the package: statements, plans, indicators, units, places, projects,
    what was observed, and where the plans come from.
    """
    vocabulary = catalogue.vocabulary
    statements = [statement for plan in plans for statement in plan.rows]
    by_id = {plan.id: plan for plan in plans}
    everything = [Candidate(indicator, 100.0) for indicator in vocabulary.indicators.values()]
    units = {unit.id: unit for unit in vocabulary.units.by_name.values()}
    return [
        Resource(
            "statements",
            "Every figure of every plan",
            _numbered(statements_table(statements, by_id, "en", group_by="plan")),
            ("plan", "statement"),
            (("plan", "plans", "plan"), ("indicator", "indicators", "indicator")),
        ),
        Resource("plans", "The plans", plans_table(plans, "en"), ("plan",), ()),
        Resource(
            "indicators",
            "The vocabulary of indicators",
            indicators_table(everything, vocabulary, "en"),
            ("indicator",),
            (),
        ),
        Resource("units", "The units", _units_table(list(units.values())), ("unit",), ()),
        Resource(
            "places",
            "The places",
            _places_table(list(vocabulary.places.values())),
            ("code",),
            (("above", "places", "code"),),
        ),
        Resource(
            "observations",
            "What was observed in the places, year by year",
            _observations_table(catalogue.observations),
            ("observation",),
            (
                ("place", "places", "code"),
                ("indicator", "indicators", "indicator"),
                ("unit", "units", "unit"),
            ),
        ),
        Resource(
            "projects",
            "Construction projects of the annexes",
            projects_table([project for plan in plans for project in plan.projects], "en"),
            ("plan", "number"),
            (("plan", "plans", "plan"),),
        ),
        Resource(
            "provenance",
            "Who encoded each plan, how far they agreed, and what was verified",
            provenance_table(plans, "en"),
            ("plan",),
            (("plan", "plans", "plan"),),
        ),
        Resource(
            "agreement",
            "How far the coders of each plan agreed, field by field",
            agreement_table(plans, "en"),
            ("plan", "field"),
            (("plan", "plans", "plan"),),
        ),
    ]


def _numbered(table: Table) -> Table:
    """Return the statements with their number within the plan: nothing printed tells all apart."""
    counted: Counter[Cell] = Counter()
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        counted[row[0]] += 1
        rows.append((*row, counted[row[0]]))
    number = Field(
        "statement",
        "integer",
        "statement",
        "Number of the statement within its plan, in the order of the document.",
    )
    columns, fields = (*table.columns, number.name), (*table.fields, number)
    return replace(table, columns=columns, rows=rows, fields=fields)


def _units_table(units: Sequence[Unit]) -> Table:
    columns: tuple[Column[Unit], ...] = (
        both("unit", lambda unit: unit.id),
        both("dimension", lambda unit: unit.dimension),
        both("factor", lambda unit: str(unit.factor)),
        both("name_en", lambda unit: unit.en),
    )
    return table_of(columns, units, "en")


def _places_table(places: Sequence[Place]) -> Table:
    own: tuple[Column[Place], ...] = (
        both("code", lambda place: place.code),
        both("name_zh", lambda place: place.zh),
        both("name_en", lambda place: place.en),
    )
    return table_of(with_the_rest(own, Place, "en", lambda place: place), places, "en")


def _observations_table(observations: Sequence[Observation]) -> Table:
    """Return what was observed; a number tells rows apart, as two may differ in source alone."""
    columns: tuple[Column[tuple[int, Observation]], ...] = (
        Column("observation", lambda row: row[0], kind="integer",
               meaning="Number of the observation, in the order of the files."),
        Column("place", lambda row: row[1].place, meaning="GB/T 2260 code of the place."),
        Column("indicator", lambda row: row[1].indicator.id),
        Column("year", lambda row: row[1].year, kind="integer", meaning="Year observed."),
        Column("value", lambda row: row[1].value, kind="number",
               meaning="The figure in `unit`, the indicator's canonical unit."),
        Column("unit", lambda row: row[1].indicator.unit.id),
        Column("printed", lambda row: row[1].printed),
        Column("printed_unit", lambda row: row[1].unit.id,
               meaning="Unit that the figure is printed in."),
        Column("label", lambda row: row[1].label, meaning="Name of the figure in its source."),
        Column("scope", lambda row: row[1].scope,
               meaning="Part of the place or its people that it is for; empty for all."),
        Column("source", lambda row: row[1].source, meaning="Who published the figure, and where."),
        Column("url", lambda row: row[1].url, meaning="Where it was published."),
        Column("note", lambda row: row[1].note, meaning="Remark of the curator."),
    )  # fmt: skip
    return table_of(columns, list(enumerate(observations, 1)), "en")
