"""The table of `text`: the lines of a document, and what each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plancmp.language.blocks import Block, Heading, Paragraph
from plancmp.language.documents import Document
from plancmp.messages import Template, say
from plancmp.messages.words import word
from plancmp.output.columns import Column, both, table_of
from plancmp.output.table import Table

_SUMMARY = Template(
    "text_read",
    "{name}: {kind}, {count} lines, SHA-256 {sha256}",
    "{name}：{kind}，{count} 行，SHA-256 {sha256}",
)


class _Line(NamedTuple):
    """One line of a document, and where it stands."""

    number: int
    channel: str
    section: str
    text: str


def text_table(document: Document, blocks: Sequence[Block], lang: str) -> Table:
    """Return the lines that are not blank in their order, under the name and digest of the file."""
    columns: list[Column[_Line]] = [
        both("line", lambda line: line.number, "integer", 4),
        Column("channel", lambda line: line.channel, lambda line: word(line.channel, lang),
               min_width=8),
        Column("section", lambda line: line.section),
        both("text", lambda line: line.text, min_width=40),
    ]  # fmt: skip
    summary = say(
        _SUMMARY,
        name=document.name,
        kind=document.kind,
        count=str(len(document.lines)),
        sha256=document.sha256,
    ).text(lang)
    lines = [line for block in blocks for line in _lines(block)]
    return table_of(
        columns, lines, lang, summary=summary, group=lambda line: line.section, group_name="section"
    )


def _lines(block: Block) -> Iterator[_Line]:
    where = block.where
    if isinstance(block, Heading):
        yield _Line(block.line, where.channel, where.section, block.title)
    elif isinstance(block, Paragraph):
        ends = (*block.starts[1:], len(block.printed))
        for line, start, end in zip(block.lines, block.starts, ends, strict=True):
            yield _Line(line, where.channel, where.section, block.printed[start:end])
    else:
        for row in (*block.grid.header, *block.grid.rows):
            yield _Line(
                row[0].line, where.channel, where.section, " | ".join(cell.printed for cell in row)
            )
