"""The table of `compare --over-time`."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.comparison.figures import number_of
from plancmp.comparison.over_time import Point
from plancmp.messages.words import word
from plancmp.model.cell import Cell, text_of_cell
from plancmp.output.column_words import heading_of
from plancmp.output.columns import Column, table_of
from plancmp.output.table import Table
from plancmp.output.tables.wording import indicator_name, unit_name


def over_time_table(points: Sequence[Point], lang: str) -> Table:
    """Return the points by indicator, place and year."""

    def group(point: Point) -> str:
        indicator, place = point.indicator, point.place
        name = f"{indicator_name(indicator, lang)} ({unit_name(indicator.unit, lang)})"
        return f"{name}, {place.zh if lang == 'zh' else place.en}"

    def unit(point: Point) -> str:
        return point.figure.unit if point.figure else point.indicator.unit.id

    def plan(point: Point) -> str:
        return point.plan.id if point.plan else ""

    def value(point: Point) -> str:
        low, high = _numbers(point)
        if low is None:
            return ""
        return f"{point.bound}{text_of_cell(low)}" + ("" if high is None else f"–{high}")

    columns: list[Column[Point]] = [
        Column("indicator", lambda point: point.indicator.id),
        Column("name_zh", lambda point: point.indicator.zh),
        Column("name_en", lambda point: point.indicator.en),
        Column("domain", lambda point: point.indicator.domain),
        Column("place", lambda point: point.place.zh),
        Column("place_code", lambda point: point.place.code),
        Column("year", lambda point: point.year, lambda point: point.year, "year", min_width=4),
        Column("kind", lambda point: point.kind, lambda point: word(point.kind, lang),
            heading=heading_of("what", lang), min_width=8),
        Column("printed", lambda point: point.printed, lambda point: point.printed, min_width=8),
        Column("bound", lambda point: point.bound),
        Column("value", lambda point: _numbers(point)[0], value, "number", right=True),
        Column("value_high", lambda point: _numbers(point)[1], kind="number"),
        Column("unit", unit),
        Column("plan", plan),
        Column("source", lambda point: point.source, lambda point: plan(point) or point.source,
            min_width=12),
        Column("source_url", lambda point: point.url),
        Column("caveats", lambda point: "; ".join(caveat.text(lang) for caveat in point.caveats)),
    ]  # fmt: skip
    return table_of(
        columns, points, lang,
        notes=lambda point: [caveat.text(lang) for caveat in point.caveats], notes_name="caveats",
        group=group, group_name="indicator_name",
        style=lambda point: "bold" if point.kind == "target" else "",
    )  # fmt: skip


def _numbers(point: Point) -> tuple[Cell, Cell]:
    figure = point.figure
    if figure is not None and figure.derived:
        return number_of(
            figure.low, figure.places
        ), None if figure.low == figure.high else number_of(figure.high, figure.places)
    return point.low, point.high
