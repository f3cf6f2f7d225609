"""The page of a comparison: indicator by indicator, with a picture of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancmp.comparison.compare import CompareRow
from plancmp.messages.pages import PAGE
from plancmp.model.plan import Plan
from plancmp.output.report.page import Made, Page, Section, grid, sections
from plancmp.output.report.plans import documents, gaps
from plancmp.output.tables.compare import compare_table


def compare_page(
    rows: Sequence[CompareRow],
    plans: Sequence[Plan],
    lang: str,
    made: Made,
    *,
    title: str = "",
    charts: Iterable[str] = (),
    up: tuple[tuple[str, str], ...] = (),
) -> Page:
    """Return the page of a comparison; `charts` are SVG pictures, one an indicator."""
    heading = PAGE["comparison"].text(lang)
    table = compare_table(rows, lang)
    return Page(
        title=title or PAGE["compare_title"].text(lang),
        lead=tuple(line for line in table.summary.splitlines() if line),
        facts=(),
        sections=sections(
            Section("comparison", heading, grids=(grid("rows", heading, table),)),
            Section("chart", PAGE["chart"].text(lang), charts=tuple(charts)),
            gaps(plans, lang),
            documents(plans, lang),
        ),
        made=made,
        lang=lang,
        up=up,
    )
