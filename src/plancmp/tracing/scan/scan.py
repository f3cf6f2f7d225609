"""From a document to what stands in it, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plancmp.language.documents import Document
from plancmp.model.vocabulary import Vocabulary
from plancmp.tracing.scan.found import Scanned
from plancmp.tracing.scan.header import Header, header_of
from plancmp.tracing.scan.parts import parts_of
from plancmp.tracing.scan.prose import read_prose
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.tables import read_table


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
    header = header or header_of(document.lines, document.name, vocabulary.places)
    suggester = suggester or Suggester(vocabulary)
    found = []
    for part in parts_of(document):
        projects: list[dict[str, str]] = []
        if part.channel == "table":
            rows, unused, projects = read_table(part, header.period)
        else:
            rows, unused = read_prose(part, header.period, suggester)
        found.append(Scanned(part, tuple(rows), tuple(unused), tuple(projects)))
    return Scan(document, header, tuple(found))
