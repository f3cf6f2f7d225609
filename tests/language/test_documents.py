"""Documents of every kind come out as the same headings, paragraphs and tables, within bounds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from plancmp.language.blocks import Block, Heading, Paragraph, TableBlock, blocks_of
from plancmp.language.documents import document_of, read_document
from plancmp.language.folding import clean
from plancmp.language.tables import columns_of
from plancmp.model.problem import DataError
from plancmp.reading.catalogue import Catalogue
from tests.conftest import SHIPPED
from tests.forked import run_forked

WORDS = Catalogue(SHIPPED).vocabulary.words
TEXT = """某市教育规划
第一章 总体目标
第一节 主要目标
到2025年，毛入学率达到
95%以上。
表1 主要指标
{table}
第二章 保障措施
1.加强领导。
4、巩固率≤80%
"""
TABBED = TEXT.format(
    table="指标\t单位\t2020年\t2025年目标\n毛入学率\t%\t91.2\t≥95\n专任教师数\t人\t812\t900"
)
STACKED = TEXT.format(
    table="\t指标\n\t单位\n\t2020年\n\t2025年目标\n\n\t毛入学率\n\t%\n\t91.2\n\t≥95\n\n\t专任教师数\n\t人\n\t812\n\t900\n"
)
PIPED = TEXT.format(
    table="| 指标 | 单位 | 2020年 | 2025年目标 |\n|---|---|---|---|\n| 毛入学率 | % | 91.2 | ≥95 |\n"
    "| **专任**教师数 | 人 | 812 | 900 |"
)
FIELDS = TEXT.format(
    table="指标：毛入学率　单位：%　2020年：91.2　2025年目标：≥95\n\n指标：专任教师数　单位：人　2020年：812　2025年目标：900"
)
MARKDOWN = PIPED.replace("某市", "# 某市").replace("第一章", "## 第一章").replace(
    "第一节", "### 第一节"
).replace("第二章", "## 第二章")  # fmt: skip


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading("某市教育规划", 1)
    document.add_heading("第一章 总体目标", 2)
    document.add_heading("第一节 主要目标", 3)
    document.add_paragraph("到2025年，毛入学率达到95%以上。")
    document.add_paragraph("表1 主要指标")
    table = document.add_table(rows=3, cols=4)
    rows = (("指标", "单位", "2020年", "2025年目标"), ("毛入学率", "%", "91.2", "≥95"),
            ("专任教师数", "人", "812", "900"))  # fmt: skip
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_heading("第二章 保障措施", 2)
    document.add_paragraph("1.加强领导。")
    document.add_paragraph("4、巩固率≤80%")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PAGE = (
    "<html><head><meta charset=gb2312></head><body><h1>某市教育规划</h1><h2>第一章 总体目标</h2>"
    "<h3>第一节 主要目标</h3><p>到2025年，毛入学率达到95%以上。</p><p>表1 主要指标</p><table>"
    "<tr><th>指标</th><th>单位</th><th>2020年</th><th>2025年目标</th></tr><tr><td>毛入学率</td><td>%"
    "</td><td>91.2</td><td>≥95</td></tr><tr><td>专任教师数</td><td>人</td><td>812</td><td>900</td>"
    "</tr></table><h2>第二章 保障措施</h2><p>1.加强领导。</p>"
    "<p>4、巩固率≤80%</p></body></html>"
)
KINDS = {
    "tabs.txt": TABBED.encode(),
    "cell-a-line.txt": STACKED.encode(),
    "byte-order-mark.txt": b"\xef\xbb\xbf" + TABBED.replace("\n", "\r\n").encode(),
    "gb18030.txt": TABBED.encode("gb18030"),
    "utf-16.txt": TABBED.encode("utf-16"),
    "pipes.md": PIPED.encode(),
    "headings.md": MARKDOWN.encode(),
    "fields.txt": FIELDS.encode(),
    "word.docx": word_document(),
    "page.html": PAGE.encode("gb18030"),
}


def blocks(name: str, data: bytes) -> tuple[Block, ...]:
    return blocks_of(document_of(name, data), WORDS)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_reads_the_same(name: str) -> None:
    found = blocks(name, KINDS[name])
    headings = [block for block in found if isinstance(block, Heading)]
    assert [heading.where.section.replace(" ", "") for heading in headings] == [
        "第一章总体目标",
        "第一章总体目标/第一节主要目标",
        "第二章保障措施",
        "第二章保障措施/1.加强领导",
    ]
    (table,) = (block for block in found if isinstance(block, TableBlock))
    assert table.title == "表1 主要指标"
    assert [column.kind for column in columns_of(table.grid, WORDS)] == [
        "name", "unit", "year", "target",
    ]  # fmt: skip
    assert [[cell.text for cell in row] for row in table.grid.rows] == [
        ["毛入学率", "%", "91.2", "≥95"],
        ["专任教师数", "人", "812", "900"],
    ]
    prose = [block.folded for block in found if isinstance(block, Paragraph)]
    assert "到2025年,毛入学率达到95%以上。" in prose
    assert "4、巩固率≤80%" in prose


def test_a_paragraph_knows_the_line_of_every_place() -> None:
    found = blocks("a.txt", TABBED.encode())
    broken = next(
        block for block in found if isinstance(block, Paragraph) and "到2025" in block.folded
    )
    assert broken.line(broken.folded.index("毛")) == 4
    assert broken.line(broken.folded.index("95")) == 5


def test_a_header_of_two_rows_is_one() -> None:
    text = "指标\t2025年\t\t备注\n\t规划值\t目标完成\t\n毛入学率\t95\t96\t无\n"
    (table,) = blocks("a.txt", text.encode())
    assert isinstance(table, TableBlock)
    assert table.grid.heads == ("指标", "2025年规划值", "2025年目标完成", "备注")


def test_decimal_numbers_are_headings_and_decimal_figures_are_none() -> None:
    text = "1.总体要求\n1.1 主要目标\n1.2 基本原则\n3.5万人参加培训\n"
    found = blocks("a.txt", text.encode())
    assert [block.where.section for block in found if isinstance(block, Heading)] == [
        "1.总体要求",
        "1.总体要求/1.1 主要目标",
        "1.总体要求/1.2 基本原则",
    ]


def test_markup_of_markdown_is_no_text() -> None:
    text = "**一是**提高[巩固率](https://example.org)到*95%*，\\*见附件。\n"
    (paragraph,) = blocks("a.md", text.encode())
    assert isinstance(paragraph, Paragraph)
    assert paragraph.printed == "一是提高巩固率到95%，*见附件。"


def archive(content: bytes, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return stream.getvalue()


HOSTILE = {
    "an archive that unpacks to much more": ("a.docx", archive(b" " * 150_000_000), "unpacks"),
    "entities": ("a.docx", archive(b'<!DOCTYPE a [<!ENTITY b "c">]>'), "entities"),
    "a million cells": ("a.docx", archive(b"<w:tc>" * 1_000_000), "cells"),
    "a million cells of a page": ("a.html", b"<td>" * 1_000_000, "cells"),
    "cells that stand for many": (
        "a.html",
        b"<table><tr>" + b"<td rowspan=100 colspan=100>x</td>" * 2000 + b"</table>",
        "cells",
    ),
    "no document": ("a.docx", b"PK\x03\x04 and nothing", "cannot be read as .docx"),
    "a page nested too deep": ("a.html", b"<div>" * 60_000 + b"x", "nested too deep"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0", "old Word"),
    "nothing": ("a.txt", b" \n ", "holds no text"),
    "no text": ("a.txt", b"\x00\x01\x02", "is not text"),
    "endless text": ("a.txt", b"\n" * 500_000, "more text than any plan"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_no_plan_is_like_is_refused_with_a_reason(case: str) -> None:
    name, data, reason = HOSTILE[case]
    with pytest.raises(DataError, match=reason) as caught:
        document_of(name, data)
    assert str(caught.value).startswith(f"{name}: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        read_document(tmp_path / "none.txt")


def test_the_command_prints_lines_kinds_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(KINDS["word.docx"])
    done = run_forked("text", str(path), "-f", "csv")
    assert done.status == 0
    assert read_document(path).sha256 in done.err
    lines = done.out.splitlines()
    assert lines[0] == "line,channel,section,text"
    assert "7,table,第一章 总体目标/第一节 主要目标,毛入学率 | % | 91.2 | ≥95" in lines
    refused = run_forked("text", str(tmp_path / "none.docx"))
    assert (refused.status, refused.out) == (2, "")
    assert "no such file" in refused.err


@pytest.mark.parametrize(
    "table",
    [
        "指标\t单位\t2020年\t2025年\n毛入学率\t%\t91.2\t≥95\n专任教师数\t人\t812\t900",
        "| 指标 | 单位 | 2020年 | 2025年 |\n|---|---|---|---|\n| 毛入学率 | % | 91.2 | ≥95 |\n"
        "| 专任教师数 | 人 | 812 | 900 |",
        "领域：教育　指标：毛入学率（%）　2020年：91.2　2025年：≥95\n"
        "领域：教育　指标：专任教师数（人）　2020年：812　2025年：900",
    ],
    ids=["tabs", "bars", "fields"],
)
def test_a_cell_knows_its_place_in_the_line(table: str) -> None:
    document = document_of("some.md", TEXT.format(table=table).encode())
    (found,) = (block for block in blocks_of(document, WORDS) if isinstance(block, TableBlock))
    values = [
        cell for row in found.grid.rows for cell in row if cell.text in ("91.2", "900", "≥95")
    ]
    assert [cell.text for cell in values] == ["91.2", "≥95", "900"]
    for cell in values:
        ((line, start, end),) = cell.pieces
        assert clean(document.lines[line - 1])[start:end] == cell.text


@pytest.mark.parametrize(
    ("top", "sections"),
    [
        (("关于印发某市健康规划的通知", "某市健康规划"), ["规划背景", "发展目标"]),
        (("某市健康规划", "前言"), ["某市健康规划", "前言", "前言/规划背景", "前言/发展目标"]),
    ],
)
def test_the_titles_of_a_notice_and_of_its_plan_are_no_sections(
    top: tuple[str, str], sections: list[str]
) -> None:
    text = f"# {top[0]}。\n\n各县人民政府：\n\n# {top[1]}\n\n## 规划背景\n\n有基础。\n\n## 发展目标\n\n完善。\n"
    found = blocks("a.md", text.encode())
    assert [block.where.section for block in found if isinstance(block, Heading)] == sections
