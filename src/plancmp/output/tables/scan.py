"""The table of `scan --unused`: the figures of a text that its draft does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.output.table import Table, View, ViewColumn
from plancmp.tracing.scan.found import Unused

COLUMNS = ("line", "section", "channel", "printed", "context", "reason")

_HEADS = {
    "en": ("line", "channel", "printed", "context", "reason"),
    "zh": ("行", "位置", "数值", "上下文", "原因"),
}


def unused_table(unused: Sequence[Unused], lang: str) -> Table:
    """Return the figures, one a row, in the order of the text."""
    rows: list[tuple[Cell, ...]] = [
        tuple(getattr(each, name) for name in COLUMNS) for each in unused
    ]
    heads = _HEADS[lang]
    columns = (
        ViewColumn(heads[0], lambda each: str(each.line), right=True, min_width=4),
        ViewColumn(heads[1], lambda each: word(each.channel, lang)),
        ViewColumn(heads[2], lambda each: each.printed),
        ViewColumn(heads[3], lambda each: each.context, min_width=20),
        ViewColumn(heads[4], lambda each: each.reason, min_width=16),
    )
    count = len(unused)
    summary = {
        "en": f"{count} figure{'' if count == 1 else 's'} not used",
        "zh": f"{count} 个数值未采用",
    }[lang]
    return Table(COLUMNS, rows, View(unused, columns, group=lambda each: each.section), summary)
