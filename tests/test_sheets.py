"""Plans in spreadsheets: out by `export`, filled in by people, and back by `new --from`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from plancmp.comparison.changes.statements import statement_changes
from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import read_plan
from plancmp.reading.sheets import cell_name, number_shown
from tests.conftest import SHIPPED
from tests.forked import run_forked

PLANS = sorted(path.stem for path in (SHIPPED / "plans").glob("*.yaml"))
HEADS = ("section", "channel", "block", "label", "indicator", "role", "year", "printed", "unit",
         "nature", "scope", "note")  # fmt: skip


def write_csv(path: Path, *rows: Mapping[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def row(**given: str) -> dict[str, str]:
    usual = {"section": "二、目标", "label": "婴儿死亡率", "role": "target", "printed": "5.0‰以下"}
    return {**usual, **given}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_that_goes_out_to_a_workbook_comes_back_unchanged(
    name: str, shipped: Catalogue, tmp_path: Path
) -> None:
    run_forked("export", name, "-o", "plan.xlsx", cwd=tmp_path)
    done = run_forked("new", "--from", "plan.xlsx", "-o", "plan.yaml", cwd=tmp_path)
    assert done.status == 0, done.err
    old, new = shipped.plan(name), read_plan(tmp_path / "plan.yaml", shipped.vocabulary)
    assert not list(statement_changes(old, new, name))
    assert len(new.rows) == len(old.rows)
    for field in ("id", "title", "stage", "draft_of", "period", "base_year", "issuer", "number",
                  "date", "source_file", "source_sha256"):  # fmt: skip
        assert getattr(new, field) == getattr(old, field), field
    assert new.place == old.place


def test_a_csv_of_export_lacks_only_what_stands_in_the_head(
    shipped: Catalogue, tmp_path: Path
) -> None:
    run_forked("export", "qinzhou-14fyp", "-o", "plan.csv", cwd=tmp_path)
    (tmp_path / "q.txt").write_text("x", encoding="utf-8")
    left = run_forked("new", "--from", "plan.csv", "-o", "open.yaml", cwd=tmp_path)
    assert left.status == 0
    assert BLANK in left.err
    assert "title, file, sha256" in left.err
    done = run_forked("new", "--from", "plan.csv", "--title", "某规划", "--source", "q.txt",
                      "-o", "plan.yaml", cwd=tmp_path)  # fmt: skip
    assert BLANK not in done.err
    new = read_plan(tmp_path / "plan.yaml", shipped.vocabulary)
    assert not list(statement_changes(shipped.plan("qinzhou-14fyp"), new, "qinzhou-14fyp"))


def test_a_sheet_by_hand(shipped: Catalogue, tmp_path: Path) -> None:
    write_csv(
        tmp_path / "plan.csv",
        row(role="实际", printed="3.4‰", indicator="婴儿死亡率", scope="户籍"),
        row(indicator="", year="2028"),
        row(block="表1", channel="表", role="baseline", printed="6.1", unit="‰", nature="预期性"),
        row(block="表1", channel="表", year="2028", printed="≤5", unit="‰", nature="预期性"),
        row(block="表1", channel="表", printed="≤4", unit="‰", nature="预期性"),
    )
    done = run_forked("new", "钦州市", "2026-2030", "--from", "plan.csv", cwd=tmp_path)
    assert done.status == 0, done.err
    text = (tmp_path / "qinzhou-15fyp.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    text = (
        text.replace(f"title: {BLANK}", "title: 某规划")
        .replace(f"stage: {BLANK}", "stage: final")
        .replace(f"sha256: {BLANK}", f"sha256: {'0' * 64}")
    )
    (tmp_path / "q.yaml").write_text(
        text.replace(f"file: {BLANK}", "file: q.txt"), encoding="utf-8"
    )
    plan = read_plan(tmp_path / "q.yaml", shipped.vocabulary)
    assert {statement.indicator.id for statement in plan.statements} == {"infant_mortality_rate"}
    found = [
        (statement.role, statement.year, str(statement.low), statement.channel)
        for statement in plan.statements
    ]
    assert found == [
        ("actual", "2025", "3.4", "text"),
        ("target", "2028", "5.0", "text"),
        ("baseline", "2025", "6.1", "table"),
        ("target", "2028", "5", "table"),
        ("target", "2030", "4", "table"),
    ]
    assert plan.statements[0].scope == "户籍"
    assert (
        len({statement.position.line for statement in plan.statements}) == 3
    )  # one row for the table's


def test_every_row_that_cannot_be_read_is_named_by_its_cell(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "rows.csv",
        row(printed="5.0‰以下"),
        row(printed="一些"),
        row(role="wish"),
        row(label=""),
        row(indicator="infant_mortality"),
        row(printed=""),
        row(year="next"),
        row(unit="‰", printed="-5-3-2"),
    )
    done = run_forked("new", "钦州市", "2026-2030", "--from", "rows.csv", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    named = {line.removeprefix("Error: ").split(": ")[0] for line in done.err.splitlines()}
    assert named >= {"rows!F4", "rows!D5", "rows!E6", "rows!H7", "rows!G8", "rows!H9"}
    assert "rows!H2" not in named
    assert not list(tmp_path.glob("*.yaml"))


def test_an_empty_sheet_is_filled_in_and_read(shipped: Catalogue, tmp_path: Path) -> None:
    assert run_forked("new", "--template", "sheet.xlsx", cwd=tmp_path).status == 0
    again = run_forked("new", "--template", "sheet.xlsx", cwd=tmp_path)
    assert again.status == 2
    book = openpyxl.load_workbook(tmp_path / "sheet.xlsx")
    rows, head = book.worksheets[0], book["plan"]
    place = {str(cell.value): i for i, cell in enumerate(rows[1], 1)}
    for line, given in enumerate((row(), row(printed="6.0", unit="‰", year="2028")), 2):
        for name, text in given.items():
            rows.cell(line, place[name], text)
    rows.cell(3, place["printed"], 6).number_format = "0.0"  # as a person types it
    for i, cell in enumerate(head[1], 1):
        filled = {"plan": "a-city", "place_code": "450700", "title": "某规划", "stage": "draft",
                "period": "2026-2030", "source_file": "a.txt", "source_sha256": "0" * 64}  # fmt: skip
        head.cell(2, i, filled.get(str(cell.value), ""))
    book.save(tmp_path / "sheet.xlsx")
    done = run_forked("new", "--from", "sheet.xlsx", cwd=tmp_path)
    assert done.status == 0, done.err
    plan = read_plan(tmp_path / "a-city.yaml", shipped.vocabulary)
    assert (plan.id, plan.stage, plan.base_year) == ("a-city", "draft", 2025)
    assert [statement.value.printed for statement in plan.statements] == ["5.0‰以下", "6.0"]


def test_a_date_that_the_spreadsheet_made_is_no_value(tmp_path: Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["section", "label", "role", "printed"])
    sheet.append(["二、目标", "特岗医生", "target", datetime.date(2026, 1, 2)])
    book.save(tmp_path / "book.xlsx")
    done = run_forked("new", "钦州市", "2026-2030", "--from", "book.xlsx", cwd=tmp_path)
    assert done.status == 2
    assert "Sheet!D2" in done.err


@pytest.mark.parametrize("name", ["none.xlsx", "broken.xlsx", "other.csv"])
def test_what_is_no_sheet_of_a_plan(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run_forked("new", "钦州市", "2026-2030", "--from", name, cwd=tmp_path)
    assert done.status == 2
    assert name in done.err


def test_the_vocabulary_as_a_workbook(shipped: Catalogue, tmp_path: Path) -> None:
    assert run_forked("export", "--vocabulary", "-o", "i.xlsx", cwd=tmp_path).status == 0
    sheet = openpyxl.load_workbook(tmp_path / "i.xlsx").worksheets[0]
    assert sheet.max_row == len(shipped.vocabulary.indicators) + 1
    assert sheet.auto_filter.ref
    ids = [sheet.cell(line, 1).value for line in range(2, sheet.max_row + 1)]
    assert ids == list(shipped.vocabulary.indicators)
    assert run_forked("export", "luzhai", "--vocabulary", cwd=tmp_path).status == 2


def test_what_a_cell_shows() -> None:
    assert [number_shown(6, "0.0"), number_shown(0.25, "0%"), number_shown(0.125, "0.0%")] == [
        "6.0", "25%", "12.5%",
    ]  # fmt: skip
    assert number_shown(0.1 + 0.2, "General") == "0.3"
    assert [cell_name("S", 12, 3), cell_name("S", 1, 28)] == ["S!C12", "S!AB1"]
