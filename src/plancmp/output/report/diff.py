"""The page of a diff: the summary in words, what matters most, the gaps, then every row."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.comparison.rows import DiffRow, PlanDiff
from plancmp.messages.pages import PAGE
from plancmp.messages.words import word
from plancmp.output.report.page import Made, Page, Section, grid, sections
from plancmp.output.report.plans import documents, gaps, place_name, short_name
from plancmp.output.tables.diff import diff_table

_TONES = {"tightened": "better", "loosened": "worse", "dropped": "worse"}
_TOP = 10


def diff_page(
    diff: PlanDiff,
    lang: str,
    made: Made,
    *,
    charts: Iterable[str] = (),
    up: tuple[tuple[str, str], ...] = (),
) -> Page:
    """Return the page of a diff; `charts` are SVG pictures of it, `up` the way to the site."""
    table = diff_table(diff, lang)

    def kind(row: DiffRow) -> str:
        return word(row.status, lang)

    def tone(row: DiffRow) -> str:
        return _TONES.get(row.status, "")

    important = [row for row in diff.rows if row.status not in ("unchanged", "reworded")][:_TOP]
    important_heading = PAGE["important"].text(lang)
    every = PAGE["everything"].text(lang)
    same_place = diff.a.place == diff.b.place
    title = PAGE["diff_title"].text(lang).format(
        place=place_name(diff.b, lang) if same_place else "",
        a=word(diff.a.stage, lang) if same_place else short_name(diff.a, lang),
        b=word(diff.b.stage, lang) if same_place else short_name(diff.b, lang),
    )  # fmt: skip
    first = grid("top", important_heading, table, kind_of=kind, tone_of=tone, only=important)
    whole = grid("rows", every, table, kind_of=kind, tone_of=tone)
    return Page(
        title=title.lstrip(": ："),
        lead=tuple(line for line in table.summary.splitlines() if line),
        facts=(),
        sections=sections(
            Section("important", important_heading, grids=(first,)),
            gaps((diff.a, diff.b), lang),
            Section("chart", PAGE["chart"].text(lang), charts=tuple(charts)),
            Section("everything", every, grids=(whole,)),
            documents((diff.a, diff.b), lang),
        ),
        made=made,
        lang=lang,
        up=up,
    )
