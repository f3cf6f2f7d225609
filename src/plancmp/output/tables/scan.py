"""The tables of `scan`: the figures that a draft does not hold, and its rows to look at."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.output.table import Table, View, ViewColumn
from plancmp.tracing.scan.draft import Unsure
from plancmp.tracing.scan.found import Unused

COLUMNS = ("line", "section", "channel", "printed", "context", "reason")

_HEADS = {
    "en": ("line", "channel", "printed", "context", "reason"),
    "zh": ("行", "位置", "数值", "上下文", "原因"),
}


def unused_table(unused: Sequence[Unused], lang: str) -> Table:
    """Return the figures, one a row, in the order of the text."""
    rows: list[tuple[Cell, ...]] = [
        (*(getattr(each, name) for name in COLUMNS[:-1]), each.reason.text(lang)) for each in unused
    ]
    heads = _HEADS[lang]
    columns = (
        ViewColumn(heads[0], lambda each: str(each.line), right=True, min_width=4),
        ViewColumn(heads[1], lambda each: word(each.channel, lang)),
        ViewColumn(heads[2], lambda each: each.printed),
        ViewColumn(heads[3], lambda each: each.context, min_width=20),
        ViewColumn(heads[4], lambda each: each.reason.text(lang), min_width=16),
    )
    count = len(unused)
    summary = {
        "en": f"{count} figure{'' if count == 1 else 's'} not used",
        "zh": f"{count} 个数值未采用",
    }[lang]
    return Table(COLUMNS, rows, View(unused, columns, group=lambda each: each.section), summary)


UNSURE_COLUMNS = (
    "line", "section", "channel", "label", "printed", "indicator", "confidence", "reasons",
)  # fmt: skip

_UNSURE_HEADS = {
    "en": ("sure", "line", "label", "printed", "indicator", "reasons"),
    "zh": ("把握", "行", "名称", "数值", "指标", "原因"),
}


def unsure_table(unsure: Sequence[Unsure], lang: str) -> Table:
    """Return the rows that a person must look at, quickest first."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.line, each.section, each.channel, each.label, each.printed, each.indicator,
            f"{each.confidence:.2f}", _reasons(each, lang),
        )
        for each in unsure
    ]  # fmt: skip
    heads = _UNSURE_HEADS[lang]
    columns = (
        ViewColumn(heads[0], lambda each: f"{each.confidence:.0%}", right=True, min_width=4),
        ViewColumn(heads[1], lambda each: str(each.line), right=True, min_width=4),
        ViewColumn(heads[2], lambda each: each.label, min_width=20),
        ViewColumn(heads[3], lambda each: each.printed),
        ViewColumn(heads[4], lambda each: each.indicator),
        ViewColumn(heads[5], lambda each: _reasons(each, lang), min_width=20),
    )
    count = len(unsure)
    summary = {
        "en": f"{count} row{'' if count == 1 else 's'} to look at",
        "zh": f"{count} 行待核",
    }[lang]
    return Table(UNSURE_COLUMNS, rows, View(unsure, columns), summary)


def _reasons(each: Unsure, lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(reason.text(lang) for reason in each.reasons)
