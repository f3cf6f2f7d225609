"""From a document to what stands in it, part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plancmp.language.documents import Document
from plancmp.language.folding import clean
from plancmp.language.tables import YEAR
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import Scanned
from plancmp.tracing.scan.header import Header, header_of
from plancmp.tracing.scan.headlines import with_headlines
from plancmp.tracing.scan.notes import with_notes
from plancmp.tracing.scan.pages import rows_ended, without_page
from plancmp.tracing.scan.parts import (
    Part,
    looks_ahead,
    names_aims,
    names_both,
    parts_of,
    sets_task,
)
from plancmp.tracing.scan.prose import headings_left, read_prose
from plancmp.tracing.scan.script import simplified
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.spread import Before, told_before
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.tables import read_table

_SUMS = re.compile(r"[\[〔【] *[\]〕】](?:[^\n。;]{0,8}[数值])?[^\n。;]{0,6}累计")
"""A note that what stands in brackets is of all years: [ ]内为五年累计数."""
_LATER = re.compile(
    r"(?:[2-9]|1[0-9])[、.](?![0-9])|\([二三四五六七八九十]{1,3}\)|[二三四五六七八九十]{1,3}、"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A document, what it tells of itself, and what was found in each of its parts."""

    document: Document
    header: Header
    parts: tuple[Scanned, ...]

    @property
    def projects(self) -> list[Mapping[str, str]]:
        """The projects of its lists."""
        return [project for part in self.parts for project in part.projects]


def scan_document(
    document: Document,
    vocabulary: Vocabulary,
    suggester: Suggester | None = None,
    header: Header | None = None,
) -> Scan:
    """Read a document; `header` is what is known of it, else what its text tells."""
    document = simplified(document)
    header = header or header_of(document, vocabulary)
    suggester = suggester or Suggester(vocabulary)
    page = without_page(document, vocabulary.words)
    parts = parts_of(page, vocabulary.words, rows_ended(document))
    sectioned = any(part.channel == "heading" for part in parts)
    ahead = [at for at, part in enumerate(parts) if looks_ahead(part, suggester.words)]
    if not ahead and suggester.words.pattern("{title.of_tasks}").search(clean(header.title)):
        ahead = [0]  # all of it is to be done
    first = ahead[0] if ahead else 0
    # no heading says where the aims are
    blind = sectioned and not (ahead or any(sets_task(part, suggester.words) for part in parts))
    told = told_before(parts, header, suggester.words)
    sums = _SUMS.search("\n".join(document.lines)) is not None
    noted = _noted(document, suggester.words)
    found = [
        _read(
            part,
            header,
            sectioned,
            suggester,
            told[at],
            noted,
            early=at < first,
            blind=blind,
            sums=sums,
        )
        for at, part in enumerate(parts)
    ]
    found = with_notes(found, page.lines, suggester.words)
    return Scan(document, header, tuple(with_headlines(found, document.lines)))


def _noted(document: Document, words: Words) -> tuple[int, ...]:
    """Return the years that notes say base values are of: 注：基期值为2015年数."""
    note = words.pattern("^{table_of.remark}[:：].*{table_of.base}.*")
    lines = filter(None, (note.match(clean(line)) for line in document.lines))
    return tuple(dict.fromkeys(int(year) for line in lines for year in YEAR.findall(line[0])))


def _starts_inside(part: Part) -> bool:
    """Whether the first words of a text are an item that is not the first of its list."""
    return any(_LATER.match(paragraph.folded) for paragraph in part.paragraphs[:2])


def _read(
    part: Part, header: Header, sectioned: bool, suggester: Suggester, told: Before,
    noted: tuple[int, ...], *, early: bool, blind: bool, sums: bool,
) -> Scanned:  # fmt: skip
    # Before the first heading a plan tells of its past; a text without headings tells of all.
    aims = names_aims(part.title, suggester.words)
    front = part.is_front and (aims or not sectioned or _starts_inside(part))
    background = header.reports or (part.background and not front)
    setting = Setting(
        header,
        background,
        own=header.own and (sectioned or not part.is_front),
        aims=aims,
        period=None if header.reports else header.period,
        early=early,
        blind=blind,
        spread=told.spread,
        sums=sums,
        noted=noted,
        frame=told.headed,
        mixed=background and names_both(part.section, suggester.words),
    )
    if part.table is not None:
        return read_table(part, setting, suggester)
    if part.channel in ("heading", "contents"):
        return headings_left(part, suggester)
    return read_prose(part, setting, suggester)
