"""The table of `text`: the lines of a document, and what each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.language.blocks import Block, Heading, Paragraph
from plancmp.language.documents import Document
from plancmp.messages import Template, say
from plancmp.messages.words import word
from plancmp.model.cell import Cell
from plancmp.output.table import Table, View, ViewColumn

COLUMNS = ("line", "channel", "section", "text")

_SUMMARY = Template(
    "text_read",
    "{name}: {kind}, {count} lines, SHA-256 {sha256}",
    "{name}：{kind}，{count} 行，SHA-256 {sha256}",
)
_HEADS = {"en": ("line", "channel", "text"), "zh": ("行", "位置", "文本")}


def text_table(document: Document, blocks: Sequence[Block], lang: str) -> Table:
    """Return the lines that are not blank in their order, under the name and digest of the file."""
    rows: list[tuple[Cell, ...]] = [row for block in blocks for row in _rows(block)]
    heads = _HEADS[lang]
    columns = (
        ViewColumn(heads[0], lambda row: str(row[0]), right=True, min_width=4),
        ViewColumn(heads[1], lambda row: word(str(row[1]), lang), min_width=8),
        ViewColumn(heads[2], lambda row: str(row[3]), min_width=40),
    )
    summary = say(
        _SUMMARY,
        name=document.name,
        kind=document.kind,
        count=str(len(document.lines)),
        sha256=document.sha256,
    )
    view = View(rows, columns, group=lambda row: str(row[2]))
    return Table(COLUMNS, rows, view, summary.text(lang))


def _rows(block: Block) -> Iterator[tuple[Cell, ...]]:
    where = block.where
    if isinstance(block, Heading):
        yield block.line, where.channel, where.section, block.title
    elif isinstance(block, Paragraph):
        ends = (*block.starts[1:], len(block.printed))
        for line, start, end in zip(block.lines, block.starts, ends, strict=True):
            yield line, where.channel, where.section, block.printed[start:end]
    else:
        for row in (*block.grid.header, *block.grid.rows):
            yield (
                row[0].line,
                where.channel,
                where.section,
                " | ".join(each.printed for each in row),
            )
