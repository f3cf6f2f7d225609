"""What tells rows of one name apart: the titles of their items, or nothing, and then a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow
from plancmp.tracing.scan.values import parsed


def with_titles(items: Sequence[tuple[str, Sequence[DraftRow]]]) -> list[DraftRow]:
    """Return the rows of items with their titles; what several items say has its own in front.

    Below `——小学。校数9所` and `——初中。校数8所` stand 小学校数 and 初中校数.
    """
    titles: dict[str, set[str]] = {}
    for title, rows in items:
        for row in rows:
            titles.setdefault(row.label, set()).add(title)
    return [
        replace(row, label=title + row.label, is_part=True)
        if title and title not in row.label and len(titles[row.label]) > 1
        else row
        for title, rows in items
        for row in rows
    ]


def told_apart(rows: Iterable[DraftRow], words: Words) -> list[DraftRow]:
    """Return the rows of a text; where two give one name several values, both are marked.

    In `高校招生3万人,在校学生9万人。中职招生2万人,在校学生5万人` whose students is not said. Growth
    without that of prices is another than that with it.
    """
    rows, real = list(rows), words.pattern("{real}")
    values: dict[tuple[str, ...], set[object]] = {}
    for row in rows:
        for role, reading in row.values.items():
            value = parsed(reading.printed)
            carried = doubts.TWICE in row.doubts and doubts.BEFORE in row.doubts
            told = carried or doubts.PLACE in row.doubts
            if value is not None and value.number is not None and not (reading.given or told):
                alone = real.findall(reading.printed)
                what = (value.measure, value.unit, str(value.reference_year), *alone)
                values.setdefault((*_named(row), role, *what), set()).add(value.number)
    names = {(key[:3]) for key, numbers in values.items() if len(numbers) > 1}
    return [
        replace(row, doubts=(*row.doubts, doubts.TWICE))
        if _named(row) in names and doubts.TWICE not in row.doubts
        else row
        for row in rows
    ]


def _named(row: DraftRow) -> tuple[str, ...]:
    """Return what a row is of."""
    return row.scope, row.label, row.year
