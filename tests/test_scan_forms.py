"""Tables as plans and bulletins print them, in whole documents of every form.

`data/tables.txt` holds made-up documents (`=== name of the file`, its text, `---`) and what a
draft holds of their tables: a label a line and its cells, `role year value`.
"""

from __future__ import annotations

import re

import pytest

from plancmp.language.documents import document_of
from plancmp.language.folding import clean
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.scan import scan_document
from tests.conftest import ROOT
from tests.test_scan_tables import cells

_TEXT = (ROOT / "tests/data/tables.txt").read_text("utf-8")
DOCUMENTS = dict(block.split("\n", 1) for block in re.split("(?m)^=== ", _TEXT)[1:])


def told(lines: str) -> list[list[str]]:
    """Return what is told of each cell: label, role, year, value."""
    found = [line.split("; ") for line in lines.strip().split("\n")]
    return [[clean(label), *cell.split(" ", 2)] for label, *row in found for cell in row]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_is_read(shipped: Catalogue, name: str) -> None:
    text, wanted = DOCUMENTS[name].rsplit("\n---\n", 1)
    scan = scan_document(document_of(name, text.encode()), shipped.vocabulary)
    draft = write_draft(scan, shipped.vocabulary, "some-plan")
    period = scan.header.period
    usual = (str(period.base), str(period.last)) if period else ("", "")
    found = [
        [clean(label), role, year or usual[role == "target"], value]
        for label, value, role, year in cells(draft)
        if value
    ]
    assert sorted(found) == sorted(told(wanted))
