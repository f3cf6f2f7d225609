"""Rendering a page: the templates, and what every page has in common.

Everything that comes from data is text to the templates, which escape it (Jinja2, autoescape on);
only charts come as markup, from `output/charts`, which escapes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from plancmp.messages.pages import PAGE, page_words
from plancmp.output.formats import MissingExtraError
from plancmp.output.table import Table

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Made:
    """How a page was made: version, digest of the data, command and date."""

    version: str
    digest: str
    command: str
    date: str


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell of a table on a page; `sort` is what its column is sorted by."""

    text: str
    sort: str
    right: bool


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row on a page: its cells, what is remarked on it, and the kind of row it is.

    `tone` is `better`, `worse` or empty: a coloured edge beside the words that say so.
    """

    cells: tuple[PageCell, ...]
    notes: tuple[str, ...]
    kind: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Rows under one heading, which is empty where a table has no groups."""

    heading: str
    rows: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page; `notes` is the heading of the remarks, empty where no row has any."""

    id: str
    caption: str
    headings: tuple[tuple[str, bool], ...]
    groups: tuple[PageGroup, ...]
    notes: str
    kinds: tuple[str, ...]
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading, paragraphs, charts (markup of our own), tables, lists."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    grids: tuple[PageTable, ...] = ()
    items: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; `up` leads to the page above it in a site, as (text, address)."""

    title: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    made: Made
    lang: str
    up: tuple[tuple[str, str], ...] = field(default=())


_NUMBER = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")


def sort_key(text: str) -> str:
    """Return what a cell is sorted by: its first number if it has one, else its text."""
    number = _NUMBER.search(text)
    return number[0].replace("−", "-").replace(",", "") if number else text


def grid(
    name: str,
    caption: str,
    table: Table,
    *,
    kind_of: Any = None,
    tone_of: Any = None,
    only: Iterable[Any] | None = None,
) -> PageTable:
    """Return a table for a page: what people see of it, with its remarks.

    `kind_of` names the kind of an item's row (a status, for the filter), `tone_of` its tone,
    `only` are the items to show, all if None.
    """
    view = table.view
    items = list(view.items if only is None else only)
    groups: dict[str, list[PageRow]] = {}
    for item in items:
        cells = tuple(
            PageCell((text := column.cell(item)), sort_key(text), column.right)
            for column in view.columns
        )
        notes = tuple(view.notes(item))
        row = PageRow(
            cells, notes, kind_of(item) if kind_of else "", tone_of(item) if tone_of else ""
        )
        groups.setdefault(view.group(item), []).append(row)
    used = [
        place
        for place in range(len(view.columns))
        if any(row.cells[place].text for rows in groups.values() for row in rows)
    ]
    shown = tuple(
        PageGroup(
            heading, tuple(replace(row, cells=tuple(row.cells[i] for i in used)) for row in rows)
        )
        for heading, rows in groups.items()
    )
    has_notes = any(row.notes for rows in groups.values() for row in rows)
    return PageTable(
        name,
        caption,
        tuple((view.columns[i].heading, view.columns[i].right) for i in used),
        shown,
        view.notes_heading if has_notes else "",
        tuple(dict.fromkeys(row.kind for rows in groups.values() for row in rows if row.kind)),
        table.legend,
    )


@cache
def _environment() -> Environment:
    try:
        import jinja2
    except ImportError:
        raise MissingExtraError("report") from None
    return jinja2.Environment(
        loader=jinja2.PackageLoader("plancmp.output.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def render(page: Page, *, template: str = "page.html", **more: object) -> str:
    """Return a page as HTML.

    Raises MissingExtraError where Jinja2 is not installed.
    """
    environment = _environment()
    source = environment.loader
    assert source is not None
    return environment.get_template(template).render(
        page=page,
        say=page_words(page.lang),
        style=source.get_source(environment, "style.css")[0],
        script=source.get_source(environment, "page.js")[0],
        html_lang=PAGE["html_lang"].text(page.lang),
        **more,
    )


def sections(*parts: Section | None) -> tuple[Section, ...]:
    """Return the parts that have something in them."""
    return tuple(
        part
        for part in parts
        if part and (part.paragraphs or part.charts or part.grids or part.items or part.links)
    )
