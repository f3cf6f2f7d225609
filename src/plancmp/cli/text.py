"""`plancmp text`: a document as every command reads it."""

from __future__ import annotations

from pathlib import Path

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.output import Output, output_options


@click.command("text")
@click.argument("file", type=click.Path())
@output_options
@data_option
def command(file: str, out: Output, data: Data) -> None:
    """Show the text of a document as `scan` and `verify` read it, line by line.

    Each line stands with its number, what it belongs to (heading, text, box, table, contents) and
    the headings above it; a row of a table has its cells side by side. Above the text, or on stderr
    where a program reads the output, stand the kind of the file and its SHA-256. Read are text in
    UTF-8, UTF-16 and GB18030, Markdown, .docx, .html and .pdf.

    \b
    Example:
      plancmp text 某市卫生健康规划.docx
    """
    from plancmp.language.blocks import blocks_of
    from plancmp.output.tables.text import text_table
    from plancmp.tracing.scan.pages import read_page

    words = data.open().vocabulary.words
    document = read_page(Path(file), words)
    table = text_table(document, blocks_of(document, words), out.lang)
    out.write(table)
    if out.format not in ("table", "markdown"):
        click.echo(table.summary, err=True)
