"""The page of one plan: what it promises, where it is weak, what does not fit, how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plancmp.messages.pages import PAGE
from plancmp.messages.words import word
from plancmp.model.plan import Plan
from plancmp.output.report.page import Made, Page, PageTable, Section, grid, sections
from plancmp.output.report.plans import facts, gaps, place_name
from plancmp.output.table import Table

_ROLES = {"targets": ("target",), "reported": ("baseline", "actual", "prior_target")}


def plan_page(
    plan: Plan,
    statements: Table,
    lang: str,
    made: Made,
    *,
    more: Mapping[str, Table],
    up: tuple[tuple[str, str], ...] = (),
) -> Page:
    """Return the profile of a plan.

    `statements` is the table of its statements; `more` are the tables of `findings`, `alignment`,
    `progress` and `projects`, as far as there are any.
    """

    def of_roles(name: str) -> Section:
        heading = PAGE[name].text(lang)
        items = [item for item in statements.view.items if item.role in _ROLES[name]]
        return Section(name, heading, grids=_some(grid(name, heading, statements, only=items)))

    title = PAGE["profile_title"].text(lang)
    return Page(
        title=title.format(place=place_name(plan, lang), period=plan.period_text),
        lead=(plan.title,),
        facts=tuple(facts(plan, lang)),
        sections=sections(
            gaps([plan], lang),
            _findings(more.get("findings"), lang),
            _table("alignment", more.get("alignment"), lang),
            _table("progress", more.get("progress"), lang),
            of_roles("targets"),
            of_roles("reported"),
            _table("projects", more.get("projects"), lang),
        ),
        made=made,
        lang=lang,
        up=up,
    )


def _some(*grids: PageTable) -> tuple[PageTable, ...]:
    return tuple(grid for grid in grids if grid.groups)


def _findings(table: Table | None, lang: str) -> Section | None:
    if table is None:
        return None

    def severity(item: Any) -> str:
        return word(item.finding.severity, lang)

    def tone(item: Any) -> str:
        return "worse" if item.finding.severity != "note" else ""

    heading = PAGE["findings"].text(lang)
    if not table.view.items:
        return Section("findings", heading, paragraphs=(PAGE["no_findings"].text(lang),))
    found = grid("findings-rows", heading, table, kind_of=severity, tone_of=tone)
    return Section("findings", heading, paragraphs=_lines(table), grids=(found,))


def _table(name: str, table: Table | None, lang: str) -> Section | None:
    if table is None or not table.view.items:
        return None
    heading = PAGE[name].text(lang)
    return Section(name, heading, _lines(table), grids=(grid(f"{name}-rows", heading, table),))


def _lines(table: Table) -> tuple[str, ...]:
    return tuple(line for line in table.summary.splitlines() if line)
