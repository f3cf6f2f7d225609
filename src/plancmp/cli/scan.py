"""`plancmp scan`: from a plan's text to a draft of its YAML file."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.data import Data, data_option, said_again
from plancmp.cli.common.output import Output, output_options_with
from plancmp.cli.common.usage import note, problem
from plancmp.messages import Verbatim, counted, message
from plancmp.model.terms import BLANK

if TYPE_CHECKING:
    from plancmp.language.documents import Document
    from plancmp.reading.catalogue import Catalogue
    from plancmp.tracing.scan.draft import Draft
    from plancmp.tracing.scan.header import Header


@click.command("scan")
@click.argument("file", type=click.Path())
@click.option("--id", "plan_id", metavar="ID", help="The plan's id; else from the file's name.")
@click.option("--place", metavar="PLACE", help="Code or name, where the text does not tell.")
@click.option("--period", metavar="YEARS", help="As 2021-2025, where the text does not tell.")
@click.option("--unused", is_flag=True, help="List the figures that the draft does not hold.")
@click.option("--unsure", is_flag=True, help="List the rows to look at, quickest first.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@output_options_with(endings=(".yaml", ".yml", ".html"))
@data_option
def command(
    file: str,
    plan_id: str | None,
    place: str | None,
    period: str | None,
    unused: bool,
    unsure: bool,
    force: bool,
    out: Output,
    data: Data,
) -> None:
    """Write a draft of a plan's YAML file from the text of the plan, for a person to review.

    FILE is text (UTF-8, UTF-16 or GB18030), or .docx, .pdf or .html with the extra plancmp[scan].
    The draft follows the text, section by section: tables, boxes, figures in prose. Where the
    vocabulary has no certain match, the indicator is left open with the candidates beside it; where
    it has nothing like it, `indicator: none` stands; `# ?` marks what is unsure with its reasons,
    and each line names the line of the text. `check` refuses the draft until the blanks are filled.

    With --unused, the figures of the text that the draft does not hold; with --unsure, its marked
    rows, quickest first, with the reasons of each. --format is for these. With -o FILE.html it
    writes a page: the draft beside the text, rows to look at first, each linked to its figure, and
    the figures that no row holds marked; the page holds the text, so keep it to yourself.

    \b
    Example:
      plancmp scan 某市卫生健康规划.txt -o some-city-14fyp.yaml
    """
    if out.format != "table" and not (unused or unsure):
        raise problem("draft_is_yaml")
    if unused and unsure:
        raise problem("unused_or_unsure")
    if out.file and not force and Path(out.file).exists():
        raise problem("exists_force", file=Verbatim(out.file))
    from plancmp.language.documents import read_document
    from plancmp.tracing.scan.draft import write_draft
    from plancmp.tracing.scan.header import header_of
    from plancmp.tracing.scan.scan import scan_document
    from plancmp.tracing.scan.script import simplified
    from plancmp.tracing.scan.suggest import Suggester

    vocabulary = data.open().vocabulary
    path = Path(file)
    document = simplified(read_document(path))
    header = header_of(document, vocabulary)
    header = _with_options(header, place, period, data)
    suggester = Suggester(vocabulary)
    scan = scan_document(document, vocabulary, suggester, header)
    draft = write_draft(scan, vocabulary, plan_id or _id_of(path), suggester, out.lang)
    if unused or unsure:
        from plancmp.output.tables.scan import unsure_table, unused_table

        out.write(
            unused_table(draft.unused, out.lang) if unused else unsure_table(draft.unsure, out.lang)
        )
        return
    if out.file is not None and out.file.endswith(".html"):
        page = _page(document, draft, header, data.open(), out.lang)
        out.write_with(lambda target: target.stream.writelines([page]))
    else:
        out.write_with(lambda target: target.stream.writelines([draft.text]))
    _report(file, draft, header, out.lang)
    if out.file is not None and out.file.endswith((".yaml", ".yml")) and "  # ? " in draft.text:
        apart = path.parent != Path(out.file).parent
        where = said_again(data, str(path.parent) if apart else None)
        note("review_next", file=Verbatim(out.file), where=Verbatim(where))


def _page(document: Document, draft: Draft, header: Header, catalogue: Catalogue, lang: str) -> str:
    """Return the draft beside the text, as a page."""
    from plancmp.cli.common.made import made_with
    from plancmp.language.blocks import blocks_of
    from plancmp.output.formats import MissingExtraError
    from plancmp.output.report.trace import trace_page
    from plancmp.output.tables.scan import draft_entries
    from plancmp.tracing.scan.places import figure_places
    from plancmp.tracing.trace import trace
    from plancmp.tracing.verify.unused import unused_figures

    vocabulary = catalogue.vocabulary
    uses = list(figure_places(draft.entries, document.lines))
    blocks = blocks_of(document, vocabulary.words)
    left = unused_figures(blocks, [use for _, use in uses], (), vocabulary.words, vocabulary.units)
    entries = draft_entries(draft.entries, uses, lang)
    lines = trace(document.lines, uses, left)
    try:
        return trace_page(header.title or document.name, lines, entries, lang, made_with(catalogue))
    except MissingExtraError as error:
        raise problem("no_extra", format="html", extra=error.extra) from None


def _with_options(header: Header, place: str | None, period: str | None, data: Data) -> Header:
    """Return the header with what the user says of place and period."""
    from plancmp.cli.new import find_place, read_period
    from plancmp.tracing.scan.tenor import Period

    doubts = set(header.doubts)
    if place is not None:
        header = replace(header, place=find_place(place, data.open().vocabulary).code)
        doubts.discard("place")
    if period is not None:
        first, last = read_period(period)
        header = replace(header, period=Period(first, last, first - 1))
        doubts -= {"period", "base_year"}
    return replace(header, doubts=tuple(doubt for doubt in header.doubts if doubt in doubts))


def _id_of(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "new-plan"


def _report(file: str, draft: Draft, header: Header, lang: str) -> None:
    """Say on stderr what a person has to do with the draft, and what it does not hold."""
    lines = [
        counted(
            "drafted",
            draft.rows,
            "rows",
            file=Verbatim(file),
            blanks=str(draft.blanks),
            blank=BLANK,
            unsure=str(len(draft.unsure)),
        ).text(lang)
    ]
    if header.doubts:
        doubts = Verbatim(", ".join(header.doubts))  # keys of the file, whatever the language
        lines.append(message("header_doubts", fields=doubts).text(lang))
    if draft.unused:
        sections = Counter(leftover.section for leftover in draft.unused)
        lines.append(counted("text_unused", len(draft.unused)).text(lang))
        lines += [f"  {count:3}  {section}" for section, count in sections.items()]
    else:
        lines.append(message("text_used").text(lang))
    sys.stderr.write("\n".join(lines) + "\n")
