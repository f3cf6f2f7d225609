"""The tables of `plans`, `indicators`, `domains` and `places`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from plancmp.comparison.gaps import gap_name
from plancmp.messages import message
from plancmp.messages.words import name_in, word
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Domain, Indicator, Place, Vocabulary
from plancmp.output.columns import Column, both, field_columns, table_of, with_the_rest
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name, place_name, unit_name
from plancmp.vocabulary.lookup import Candidate


def plans_table(plans: Sequence[Plan], lang: str) -> Table:
    """Return the plans, one a row."""
    own: tuple[Column[Plan], ...] = (
        both("plan", lambda plan: plan.id, min_width=20),
        Column("place", lambda plan: plan.place.zh, lambda plan: place_name(plan, lang),
               min_width=8),
        Column("place_code", lambda plan: plan.place.code),
        Column("stage", lambda plan: plan.stage, lambda plan: word(plan.stage, lang)),
        Column("draft_of", lambda plan: plan.draft_of),
        both("period", lambda plan: plan.period_text, min_width=9),
        Column("base_year", lambda plan: plan.base_year, kind="integer"),
        Column("title", lambda plan: plan.title),
        Column("issuer", lambda plan: plan.issuer),
        Column("number", lambda plan: plan.number),
        Column("date", lambda plan: plan.date),
        both("statements", lambda plan: sum(plan.counts.values()), "integer"),
        both("targets", lambda plan: plan.counts.get("target", 0), "integer"),
        Column("projects", lambda plan: len(plan.projects), kind="integer"),
        Column("gaps", lambda plan: "; ".join(f"{g.channel}: {gap_name(g)}" for g in plan.gaps)),
        Column("source_file", lambda plan: plan.source_file),
        Column("source_sha256", lambda plan: plan.source_sha256),
        Column("place_en", lambda plan: plan.place.en),
    )  # fmt: skip
    hidden = ("coders", "settled_by", "encoded")  # `provenance` has them
    columns = tuple(
        column
        for column in with_the_rest(own, Plan, lang, lambda plan: plan)
        if column.name not in hidden
    )

    def notes(plan: Plan) -> list[str]:
        return [
            message("text_lacks", channel=gap.channel, what=gap_name(gap, lang)).text(lang)
            for gap in plan.gaps
        ]

    return table_of(columns, plans, lang, notes=notes)


def indicators_table(candidates: Sequence[Candidate], vocabulary: Vocabulary, lang: str) -> Table:
    """Return indicators, one a row, in the order given; `score` says how well a query fits."""

    def fields(*names: str) -> list[Column[Candidate]]:
        """Return the columns of the indicator's fields of these names."""
        return field_columns(Indicator, lang, lambda row: row.indicator, *names)

    def plausible(indicator: Indicator) -> str:
        return "-".join(map(text_of_cell, indicator.plausible or ()))

    own: tuple[Column[Candidate], ...] = (
        both("indicator", lambda row: row.indicator.id, min_width=24),
        Column("name_zh", lambda row: row.indicator.zh),
        Column("name_en", lambda row: row.indicator.en,
               lambda row: indicator_name(row.indicator, lang), min_width=24,
               heading=message("name_heading").text(lang)),
        Column("domain", lambda row: row.indicator.domain),
        Column("unit", lambda row: row.indicator.unit.id,
               lambda row: unit_name(row.indicator.unit, lang), min_width=5),
        Column("better", lambda row: row.indicator.better,
               lambda row: word(row.indicator.better, lang), min_width=6),
        *fields("definition", "aliases", "related"),
        Column("codes", lambda row: "; ".join(map(str, row.indicator.codes))),
        *fields("note"),
        Column("score", lambda row: Decimal(str(round(row.score, 1))), kind="number"),
        *fields("tier", "tier_source", "kind", "part_of", "subgroup_of", "replaced_by",
                "definition_zh"),
        Column("plausible", lambda row: plausible(row.indicator)),
        *fields("ratio_of", "sum_of", "completes"),
        Column("code_matches",
               lambda row: "; ".join(code.match for code in row.indicator.codes)),
    )  # fmt: skip
    columns = with_the_rest(own, Indicator, lang, lambda row: row.indicator)
    ranked = len({candidate.score for candidate in candidates}) > 1

    def domain(candidate: Candidate) -> str:
        return "" if ranked else domain_name(vocabulary.domains[candidate.indicator.domain], lang)

    return table_of(columns, candidates, lang, group=domain, title="name_en")


def domain_name(domain: Domain, lang: str) -> str:
    """Return the name of a domain in the reader's language."""
    return name_in(domain, lang)


def domains_table(vocabulary: Vocabulary, stated: Mapping[str, int], lang: str) -> Table:
    """Return the domains, one a row, with how many indicators and statements they have.

    `stated` says how many statements there are of each domain.
    """
    indicators = Counter(indicator.domain for indicator in vocabulary.indicators.values())
    columns: tuple[Column[Domain], ...] = (
        both("domain", lambda domain: domain.id, min_width=16),
        Column("name_zh", lambda domain: domain.zh),
        Column("name_en", lambda domain: domain.en, lambda domain: domain_name(domain, lang),
               min_width=20, heading=message("name_heading").text(lang)),
        both("indicators", lambda domain: indicators[domain.id], "integer"),
        both("statements", lambda domain: stated.get(domain.id, 0), "integer"),
    )  # fmt: skip
    return table_of(columns, list(vocabulary.domains.values()), lang)


def places_table(places: Sequence[Place], plans: Sequence[Plan], lang: str) -> Table:
    """Return places, one a row, with how many plans there are of each."""
    counted = Counter(plan.place.code for plan in plans)
    own: tuple[Column[Place], ...] = (
        both("code", lambda place: place.code),
        Column("name_zh", lambda place: place.zh),
        Column("name_en", lambda place: place.en,
               lambda place: name_in(place, lang), min_width=12,
               heading=message("name_heading").text(lang)),
        Column("level", lambda place: place.level, lambda place: word(place.level, lang)),
        both("above", lambda place: place.above),
        both("plans", lambda place: counted[place.code], "integer"),
    )  # fmt: skip
    columns = with_the_rest(own, Place, lang, lambda place: place)
    return table_of(columns, places, lang)
