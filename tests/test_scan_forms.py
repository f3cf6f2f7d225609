"""Tables as plans and bulletins print them, in whole documents of every form.

`data/tables.txt` holds made-up documents (`=== name of the file`, its text, `---`) and what a
draft holds of their tables: a label a line and its cells, `role year value`.
"""

from __future__ import annotations

import io
import re

import docx
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


def test_groups_as_wide_as_a_table_of_word_are_no_end_of_it(shipped: Catalogue) -> None:
    document = docx.Document()
    document.add_paragraph("某市“十四五”卫生健康规划")
    rows = [
        ["指标", "2020年\n(万人)", "目标值", "", "属性"],
        ["", "", "2023年", "2025年", ""],
        ["一、健康水平", "", "", "", ""],
        ["登记人数", "7.1", "7.6", "8", "预期性"],
        ["二、健康服务", "", "", "", ""],
        ["签约人数", "3.3", "", "4.2", "约束性"],
    ]
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
        if len(list(filter(None, texts))) == 1:
            row.cells[0].merge(row.cells[-1])
    table.cell(0, 2).merge(table.cell(0, 3))
    saved = io.BytesIO()
    document.save(saved)
    scan = scan_document(document_of("plan.docx", saved.getvalue()), shipped.vocabulary)
    draft = write_draft(scan, shipped.vocabulary, "some-plan")
    assert [cell[:3] for cell in cells(draft)] == [
        ("登记人数", "7.1", "baseline"),
        ("登记人数", "7.6", "target"),
        ("登记人数", "8", "target"),
        ("健康服务签约人数", "3.3", "baseline"),
        ("健康服务签约人数", "4.2", "target"),
    ]
    assert draft.text.count("unit: 万人") == 2
