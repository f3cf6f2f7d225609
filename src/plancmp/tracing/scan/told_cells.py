"""Cells that hold a sentence instead of a value: `15分钟到达率92.5%、20分钟到达率98%`.

Each figure of it has a name there; what the row is called goes before one that does not say it.
"""

from __future__ import annotations

from dataclasses import replace

from plancmp.language.blocks import Paragraph, Where
from plancmp.language.figures import figures
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.prose import read_prose
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.table_labels import Named
from plancmp.tracing.scan.table_values import Values
from plancmp.tracing.scan.values import parsed

_ABOUT_TIME = frozenset({doubts.ROLE, doubts.YEAR, doubts.CARRIED, doubts.LATE, doubts.OUTSIDE})


def told_rows(
    named: Named, column: Values, setting: Setting, suggester: Suggester
) -> list[DraftRow]:
    """Return a row for each figure that a cell names, none where it is a value or not all are."""
    words, cell = suggester.words, named.cells[column.place]
    if parsed(cell.printed) is not None or not figures(cell.text, words):
        return []
    paragraph = Paragraph(Where(), cell.printed, cell.text, (0,), (cell.line,))
    part = Part("", "table", "", background=False, paragraphs=(paragraph,))
    told = read_prose(part, setting, suggester)
    rows = told.rows
    whole = len(rows) > 1 or any(is_indicator_name(row.label, words) for row in rows)
    if told.unused or not whole or not all(row.label in cell.printed for row in rows):
        return []
    return [_in_table(row, named, column, suggester) for row in rows]


def _in_table(row: DraftRow, named: Named, column: Values, suggester: Suggester) -> DraftRow:
    """Return a row as its table has it: the role is the column's, the year what the cell says."""
    (reading,) = row.values.values()
    known = suggester.suggest(row.label, parsed(reading.printed)).is_known
    made = not known and not _share_words(row.label, named.label)
    marks = row.doubts if row.year else [mark for mark in row.doubts if mark not in _ABOUT_TIME]
    return replace(
        row,
        label=f"{named.label}{row.label}" if made else row.label,
        values={column.role: reading},
        year=row.year or column.year,
        doubts=tuple(dict.fromkeys((*named.doubts, *column.doubts, *marks, doubts.TOLD))),
        is_part=made,
    )


def _share_words(one: str, other: str) -> bool:
    return any(one[at : at + 2] in other for at in range(len(one) - 1))
