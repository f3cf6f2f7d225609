"""A small site in a folder: every plan, every indicator that several plans set, each comparison.

All links are relative, so that the folder can be opened from a disk, moved, and sent as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plancmp.comparison.compare import CompareRow
from plancmp.comparison.rows import PlanDiff
from plancmp.messages.pages import PAGE
from plancmp.messages.words import name_in
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Domain, Indicator
from plancmp.output.report.compare import compare_page
from plancmp.output.report.page import Made, Page, Section, sections
from plancmp.output.report.plans import gaps, short_name
from plancmp.output.tables.wording import definition_of

Up = tuple[tuple[str, str], ...]


def up_to_index(lang: str) -> Up:
    """Return the way from a page in a subfolder to the first page."""
    return ((PAGE["site_title"].text(lang), "../index.html"),)


def name_of(item: Indicator | Domain, lang: str) -> str:
    """Return the name of an indicator or domain in a language."""
    return name_in(item, lang)


def plan_address(plan: Plan) -> str:
    """Return where the page of a plan stands in the site."""
    return f"plans/{plan.id}.html"


def diff_address(diff: PlanDiff) -> str:
    """Return where the page of a diff stands in the site."""
    return f"differences/{diff.a.id}--{diff.b.id}.html"


def index_page(
    plans: Sequence[Plan],
    diffs: Sequence[PlanDiff],
    domains: Sequence[Domain],
    indicators: Sequence[Indicator],
    lang: str,
    made: Made,
) -> Page:
    """Return the first page: links to everything else, and the gaps of all texts."""

    def links(name: str, found: Iterable[tuple[str, str]]) -> Section:
        return Section(name, PAGE[name].text(lang), links=tuple(found))

    def named(name: str, found: Sequence[Indicator] | Sequence[Domain]) -> Section:
        return links(
            name, ((name_of(indicator, lang), f"{name}/{indicator.id}.html") for indicator in found)
        )

    return Page(
        title=PAGE["site_title"].text(lang),
        lead=(PAGE["site_lead"].text(lang),),
        facts=(),
        sections=sections(
            links("plans", ((short_name(plan, lang), plan_address(plan)) for plan in plans)),
            links("differences", ((short_name(d.b, lang), diff_address(d)) for d in diffs)),
            named("domains", domains),
            named("indicators", indicators),
            gaps(plans, lang),
        ),
        made=made,
        lang=lang,
    )


def indicator_page(
    indicator: Indicator,
    rows: Sequence[CompareRow],
    plans: Sequence[Plan],
    lang: str,
    made: Made,
    charts: Iterable[str] = (),
) -> Page:
    """Return the page of one indicator: what it is, and what each plan says of it."""
    definition = definition_of(indicator, lang)
    page = compare_page(
        rows, plans, lang, made, title=name_of(indicator, lang), charts=charts,
        up=up_to_index(lang),
    )  # fmt: skip
    return replace(page, lead=(definition, *page.lead))


def shared_indicators(plans: Sequence[Plan]) -> list[Indicator]:
    """Return the indicators for which at least two plans set targets, in order of appearance."""
    count: Counter[str] = Counter()
    known: dict[str, Indicator] = {}
    for plan in plans:
        own = {statement.indicator.id: statement.indicator for statement in plan.statements
               if statement.role == "target"}  # fmt: skip
        known.update(own)
        count.update(own.keys())
    return [known[name] for name, times in count.items() if times > 1]
