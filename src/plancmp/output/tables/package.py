"""The whole data set as the tables of a data package, with a description of every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages.columns import meaning_of
from plancmp.model.cell import Cell
from plancmp.model.plan import Plan
from plancmp.output.table import Table, plain_view
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


NUMBERS = frozenset(
    {
        "value", "value_high", "canonical_value", "score", "found_by_all", "alpha_indicator",
        "alpha_value", "agreement", "alpha", "alpha_low", "alpha_high",
    }
)  # fmt: skip
INTEGERS = frozenset({"base_year", "statements", "targets", "projects", "reference_year", "units"})

DESCRIPTIONS = {
    "plan": "Id of the plan.",
    "place": "Chinese name of the place.",
    "place_code": "Code of the place in GB/T 2260.",
    "stage": "draft or final.",
    "period": "First and last year of the plan.",
    "indicator": "Id of the indicator.",
    "name_zh": "Chinese name.",
    "name_en": "English name.",
    "domain": "Field of health policy.",
    "label": "Name of the indicator as the document prints it.",
    "role": "target, baseline (base value beside a target), actual (reported value) or "
    "prior_target (target of the former period).",
    "year": "Year of the figure, or a period such as 2016-2020 for a total or mean.",
    "printed": "The value as printed.",
    "bound": "<= < >= > = ~ or empty for a bare number.",
    "value": "The printed number, in the unit of the column `unit`; of a range the lower end.",
    "value_high": "Upper end of a range.",
    "unit": "Unit of the printed number; in the table of indicators the canonical unit.",
    "measure": "What kind of value: level, change_pct, change_points (percentage points or the "
    "indicator's unit), their annual_ kinds, rank_change, ratio, qualitative, deferred, empty.",
    "reference_year": "Year that a change is counted from.",
    "canonical_value": "A level in the canonical unit, misprints corrected.",
    "canonical_unit": "The indicator's canonical unit.",
    "nature": "约束性 binding, 预期性 expected, 指导性 guiding, or empty.",
    "scope": "Restriction of population, area or institutions.",
    "channel": "Where it stands: table, text, box or annex.",
    "section": "Headings above it, from the outermost inwards.",
    "corrected": "What a misprinted value evidently is.",
    "note": "The curator's remark.",
    "draft_of": "Id of the plan that this is a draft of.",
    "base_year": "Year of the base values.",
    "title": "Title of the document.",
    "issuer": "Who issued it.",
    "number": "Document number; of a project its number in the list.",
    "date": "Date of issue.",
    "statements": "Number of statements.",
    "targets": "Number of targets among them.",
    "projects": "Number of projects in the annex.",
    "gaps": "What the source text at hand lacks.",
    "source_file": "Name of the source text.",
    "source_sha256": "SHA-256 of the source text.",
    "better": "Which direction is better: lower, higher or none.",
    "definition": "What is counted over what.",
    "aliases": "Other names in documents.",
    "broader": "Indicators that include this one.",
    "related": "Like-named indicators that are not the same.",
    "codes": "Codes in international schemes.",
    "score": "How well it answers a query; 100 here.",
    "name": "Name of the project.",
    "total_investment": "Total investment in 万元 as printed; may be 待定 or empty.",
    "planned_investment": "Investment in the plan's period in 万元 as printed.",
    "years": "First and last year of construction.",
    "funding": "Sources of the money.",
    "progress": "State of the preparations.",
    "owner": "Who builds it.",
    "remark": "Remark as printed.",
    "dimension": "Units of one dimension convert into one another.",
    "factor": "How many of the dimension's canonical unit make one: n or n/m.",
    "code": "Code in GB/T 2260.",
    "level": "nation, province, prefecture or county.",
    "responsible": "Bodies that the document names as in charge of it.",
    "tier": "core: in national or international core sets; common: in plans of several places; "
    "local: in one place's.",
    "tier_source": "The core set, or what else the tier rests on.",
    "kind": "What it measures of a chain of results: impact, outcome, output, process, input, "
    "context.",
    "part_of": "Indicators within which this one is counted.",
    "subgroup_of": "The same measure of a wider population.",
    "replaced_by": "The indicator to use in its place.",
    "definition_zh": "The definition in Chinese.",
    "above": "Code of the place above it.",
}

DESCRIPTIONS |= {
    name: meaning_of(name, "en")
    for name in (
        "encoded", "coders", "settled_by", "found_by_all", "alpha_indicator", "alpha_value",
        "verified", "verified_version", "verified_sha256", "field", "units", "agreement", "alpha",
        "alpha_low", "alpha_high",
    )
}  # fmt: skip


def package_resources(catalogue: Catalogue, plans: Sequence[Plan]) -> list[Resource]:
    """Return the tables of the package: statements, plans, indicators, units, places, projects,
    and where the plans come from.
    """
    vocabulary = catalogue.vocabulary
    statements = [statement for plan in plans for statement in plan.rows]
    by_id = {plan.id: plan for plan in plans}
    everything = [Candidate(each, 100.0) for each in vocabulary.indicators.values()]
    units = {unit.id: unit for unit in vocabulary.units.by_name.values()}
    unit_rows = [(u.id, u.dimension, str(u.factor), u.en) for u in units.values()]
    place_rows = [(p.code, p.zh, p.en, p.level, p.above) for p in vocabulary.places.values()]
    return [
        Resource(
            "statements",
            "Every figure of every plan",
            statements_table(statements, by_id, "en", by_section=False),
            (),
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
        Resource(
            "units",
            "The units",
            _plain(("unit", "dimension", "factor", "name_en"), unit_rows),
            ("unit",),
            (),
        ),
        Resource(
            "places",
            "The places",
            _plain(("code", "name_zh", "name_en", "level", "above"), place_rows),
            ("code",),
            (),
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


def _plain(columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(columns, rows, plain_view(columns, rows, *columns))
