"""The tables of `plans`, `indicators`, `domains` and `places`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from plancmp.comparison.gaps import gap_name
from plancmp.messages import message
from plancmp.messages.words import name_in, word
from plancmp.model.cell import text_of_cell
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Domain, Indicator, Place, Vocabulary
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name, place_name, unit_name
from plancmp.vocabulary.lookup import Candidate


def plans_table(plans: Sequence[Plan], lang: str) -> Table:
    """Return the plans, one a row."""
    columns: tuple[Column[Plan], ...] = (
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
        both("statements", lambda plan: len(plan.statements), "integer"),
        both("targets", lambda plan: sum(each.role == "target" for each in plan.statements),
             "integer"),
        Column("projects", lambda plan: len(plan.projects), kind="integer"),
        Column("gaps", lambda plan: "; ".join(f"{g.channel}: {gap_name(g)}" for g in plan.gaps)),
        Column("source_file", lambda plan: plan.source_file),
        Column("source_sha256", lambda plan: plan.source_sha256),
        Column("place_en", lambda plan: plan.place.en),
    )  # fmt: skip

    def notes(plan: Plan) -> list[str]:
        return [
            message("text_lacks", channel=gap.channel, what=gap_name(gap, lang)).text(lang)
            for gap in plan.gaps
        ]

    return table_of(columns, plans, lang, notes=notes)


def indicators_table(candidates: Sequence[Candidate], vocabulary: Vocabulary, lang: str) -> Table:
    """Return indicators, one a row, in the order given; `score` says how well a query fits."""

    def of(name: str) -> Column[Candidate]:
        """Return a column of the indicator's field of that name; a list is joined."""

        def cell(each: Candidate) -> str:
            value = getattr(each.indicator, name)
            return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)

        return Column(name, cell)

    def plausible(indicator: Indicator) -> str:
        return "-".join(map(text_of_cell, indicator.plausible or ()))

    columns: tuple[Column[Candidate], ...] = (
        both("indicator", lambda each: each.indicator.id, min_width=24),
        Column("name_zh", lambda each: each.indicator.zh),
        Column("name_en", lambda each: each.indicator.en,
               lambda each: indicator_name(each.indicator, lang), min_width=24,
               heading=message("name_heading").text(lang)),
        Column("domain", lambda each: each.indicator.domain),
        Column("unit", lambda each: each.indicator.unit.id,
               lambda each: unit_name(each.indicator.unit, lang), min_width=5),
        Column("better", lambda each: each.indicator.better,
               lambda each: word(each.indicator.better, lang), min_width=6),
        of("definition"), of("aliases"), of("broader"), of("related"), of("codes"), of("note"),
        Column("score", lambda each: Decimal(str(round(each.score, 1))), kind="number"),
        of("tier"), of("tier_source"), of("kind"), of("part_of"), of("subgroup_of"),
        of("replaced_by"), of("definition_zh"),
        Column("plausible", lambda each: plausible(each.indicator)),
        of("ratio_of"), of("sum_of"), of("completes"),
    )  # fmt: skip
    ranked = len({candidate.score for candidate in candidates}) > 1

    def domain(each: Candidate) -> str:
        return "" if ranked else domain_name(vocabulary.domains[each.indicator.domain], lang)

    return table_of(columns, candidates, lang, group=domain, title="name_en")


def domain_name(domain: Domain, lang: str) -> str:
    """Return the name of a domain in the reader's language."""
    return name_in(domain, lang)


def domains_table(vocabulary: Vocabulary, plans: Sequence[Plan], lang: str) -> Table:
    """Return the domains, one a row, with how many indicators and statements they have."""
    indicators = Counter(each.domain for each in vocabulary.indicators.values())
    statements = Counter(
        statement.indicator.domain for plan in plans for statement in plan.statements
    )
    columns: tuple[Column[Domain], ...] = (
        both("domain", lambda domain: domain.id, min_width=16),
        Column("name_zh", lambda domain: domain.zh),
        Column("name_en", lambda domain: domain.en, lambda domain: domain_name(domain, lang),
               min_width=20, heading=message("name_heading").text(lang)),
        both("indicators", lambda domain: indicators[domain.id], "integer"),
        both("statements", lambda domain: statements[domain.id], "integer"),
    )  # fmt: skip
    return table_of(columns, list(vocabulary.domains.values()), lang)


def places_table(places: Sequence[Place], plans: Sequence[Plan], lang: str) -> Table:
    """Return places, one a row, with how many plans there are of each."""
    counted = Counter(plan.place.code for plan in plans)
    columns: tuple[Column[Place], ...] = (
        both("code", lambda place: place.code),
        Column("name_zh", lambda place: place.zh),
        Column("name_en", lambda place: place.en,
               lambda place: name_in(place, lang), min_width=12,
               heading=message("name_heading").text(lang)),
        Column("level", lambda place: place.level, lambda place: word(place.level, lang)),
        both("above", lambda place: place.above),
        both("plans", lambda place: counted[place.code], "integer"),
    )  # fmt: skip
    return table_of(columns, places, lang)
