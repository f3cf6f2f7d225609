"""A data set about schools: nothing in Python knows a subject, and every command works on it."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from pathlib import Path

import docx
import pytest

from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from tests.conftest import ROOT
from tests.forked import run_forked

SCHOOLS = ROOT / "tests" / "data" / "schools"
TEXTS = SCHOOLS / "texts"
TEXT = TEXTS / "liuzhou-15fyp.txt"


def rows(*arguments: str) -> list[dict[str, str]]:
    done = run_forked(*arguments, "--data", str(SCHOOLS), "-f", "csv")
    assert done.status == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_check_passes() -> None:
    done = run_forked("check", str(SCHOOLS))
    assert (done.status, "no problem" in done.out) == (0, True), done.out


def test_match_knows_this_subject_and_no_other() -> None:
    found = {
        row["label"]: (row["decision"], row["indicator"])
        for row in rows("match", "学前三年毛入园率", "专任教师", "婴儿死亡率")
    }
    assert found == {
        "学前三年毛入园率": ("accept", "preschool_gross_enrolment_rate"),
        "专任教师": ("accept", "teachers"),
        "婴儿死亡率": ("none", ""),
    }


def test_its_own_words_tell_names_apart() -> None:
    labels = ("全市幼儿园毛入园率（%）", "初中巩固率", "高中阶段教育净入学率", "2030年高中毛入学率")
    found = {
        row["label"]: (row["decision"], row["indicator"])
        for row in rows("match", *labels, "--top", "1")
    }
    assert found[labels[0]] == ("accept", "preschool_gross_enrolment_rate")
    assert found[labels[1]][0] == "none"
    assert found[labels[2]][0] == "none"
    assert found[labels[3]] == ("accept", "senior_secondary_gross_enrolment_rate")


def test_diff_of_draft_and_final() -> None:
    changed = {row["indicator"]: row["status"] for row in rows("diff", "柳州")
               if row["status"] != "unchanged"}  # fmt: skip
    assert changed == {"teachers": "tightened", "preschool_gross_enrolment_rate": "tightened"}


def test_verify_finds_every_statement_and_nothing_is_left_over() -> None:
    found = rows("verify", "--sources", str(TEXTS))
    assert len(found) == 28
    assert {row["result"] for row in found} == {"found"}
    left = rows("verify", "--unused", "--sources", str(TEXTS))
    assert {row["kind"] for row in left} == {"date", "numbering"}


def test_scan_drafts_what_was_encoded_by_hand(tmp_path: Path) -> None:
    draft = tmp_path / "liuzhou-15fyp.yaml"
    done = run_forked("scan", "--data", str(SCHOOLS), str(TEXT), "-o", str(draft))
    assert done.status in (0, 1), done.err
    text = draft.read_text(encoding="utf-8").replace(f"stage: {BLANK}", "stage: final")
    built = "indicator: none, label: 新建幼儿园"  # new ones are never all that there are
    assert built in text
    draft.write_text(
        text.replace(built, "indicator: preschools, label: 新建幼儿园"), encoding="utf-8"
    )
    catalogue = Catalogue(SCHOOLS)

    def facts(name: str) -> set[tuple[object, ...]]:
        return {
            (
                statement.indicator.id,
                statement.role,
                statement.year,
                statement.low,
                statement.section,
            )
            for statement in catalogue.plan(name).statements
        }

    assert facts(str(draft)) == facts("liuzhou-15fyp")


def word_document(text: str) -> bytes:
    document = docx.Document()
    table = None
    for line in text.splitlines():
        if "\t" not in line:
            table = None
            document.add_paragraph(line)
            continue
        texts = line.split("\t")
        table = table or document.add_table(rows=0, cols=len(texts))
        for cell, cell_text in zip(table.add_row().cells, texts, strict=True):
            cell.text = cell_text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["docx", "gb18030", "utf-16"])
def test_verify_reads_what_scan_reads(kind: str, tmp_path: Path) -> None:
    data = tmp_path / "schools"
    shutil.copytree(SCHOOLS, data)
    (data / "plans" / "liuzhou-15fyp-draft.yaml").unlink()
    text = TEXT.read_text(encoding="utf-8")
    content = word_document(text) if kind == "docx" else text.encode(kind)
    name = f"text.{'docx' if kind == 'docx' else 'txt'}"
    (tmp_path / name).write_bytes(content)
    plan = data / "plans" / "liuzhou-15fyp.yaml"
    digest = hashlib.sha256(content).hexdigest()
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    plan.write_text(
        "".join(
            f"source: {{file: {name}, sha256: {digest}}}\n" if line.startswith("source:") else line
            for line in lines
        ),
        encoding="utf-8",
    )
    done = run_forked("verify", "--data", str(data), "--sources", str(tmp_path), "-f", "csv")
    assert done.status == 0, done.err
    assert done.out.count(",found,") == 14
