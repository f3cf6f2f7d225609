"""Files of published figures: read strictly, with positions, and converted."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plancmp
from plancmp.model.problem import DataError
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.cells import cells_of, read_cells
from plancmp.reading.files import observation_files
from plancmp.reading.observations import (
    ReadObservations,
    collect_observations,
    read_observations,
)
from tests.conftest import SHIPPED

HEAD = "place_code,indicator,label,year,value,unit,source\n"
TEXT = st.text(alphabet='ab,"\n 婴', max_size=6)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=5))
def test_cells_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    text = written.getvalue()
    found = read_cells("a.csv", text)
    assert [[cell.text for cell in row] for row in found] == [
        row for row in rows if any(cell.strip() for cell in row)
    ]
    lines = text.replace("\r\n", "\n").split("\n")
    for row in found:
        for cell in row:
            there = lines[cell.line - 1][cell.column - 1 :]
            assert there.removeprefix('"').startswith(cell.text.split("\n")[0].split('"')[0])


@pytest.mark.parametrize(
    ("text", "line", "column"), [('a,"b\nc', 1, 3), ('a,b"c\n', 1, 4), ('x\n"a"b\n', 2, 4)]
)
def test_broken_quoting_is_told_where_it_stands(text: str, line: int, column: int) -> None:
    with pytest.raises(DataError) as error:
        read_cells("a.csv", text)
    (problem,) = error.value.problems
    assert (problem.line, problem.column, problem.code) == (line, column, "R002")


class Read(Protocol):
    """Reads rows of a file of observations below a line of heads."""

    def __call__(self, rows: str, head: str = HEAD) -> ReadObservations: ...


@pytest.fixture
def read(tmp_path: Path, shipped: Catalogue) -> Read:
    def collect(rows: str, head: str = HEAD) -> ReadObservations:
        path = tmp_path / "mine.csv"
        path.write_text(head + rows, encoding="utf-8")
        return collect_observations([path], shipped.vocabulary)

    return collect


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("999999,infant_mortality_rate,,2020,2.5,‰,x", "V204", 1),
        ("450700,no_such_rate,,2020,2.5,‰,x", "V201", 8),
        ("450700,,某种未知指标,2020,2.5,‰,x", "V201", 9),
        ("450700,infant_mortality_rate,,20,2.5,‰,x", "S104", 31),
        ("450700,infant_mortality_rate,,2020,2.5‰,‰,x", "N302", 36),
        ('450700,infant_mortality_rate,,2020,"1,200",‰,x', "N302", 36),
        ("450700,infant_mortality_rate,,2020,2.5,张,x", "V203", 40),
        ("450700,infant_mortality_rate,,2020,2.5,斛,x", "V202", 40),
        ("450700,infant_mortality_rate,,2020,2.5,‰", "S103", 1),
        ("450700,infant_mortality_rate,,2020,2.5,‰,\x1b[31mx", "R001", 42),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column(
    read: Read, row: str, code: str, column: int
) -> None:
    found = read(row + "\n")
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == (code, 2, column)
    assert problem.text("zh") != problem.text("en")
    assert found.observations == []


def test_columns_are_found_by_name_and_needed(read: Read) -> None:
    found = read("2.5,450700,2020,婴儿死亡率,own\n", "value,place_code,year,label,remark\n")
    assert found.problems == []
    (one,) = found.observations
    assert (one.indicator.id, str(one.value), one.year) == ("infant_mortality_rate", "2.5", 2020)
    missing = read("450700\n", "place_code\n")
    assert [problem.code for problem in missing.problems] == ["S102"]
    twice = read("", "place_code,place_code,label,year,value\n")
    assert [problem.code for problem in twice.problems] == ["R003"]


def test_units_are_converted_and_completed_by_the_label(read: Read) -> None:
    found = read(
        "450700,infant_mortality_rate,,2020,0.25,%,x\n"
        "450700,,每千人口执业（助理）医师数,2020,2.9,人,x\n"
        "450700,health_technicians,,2020,1.2,万人,x\n"
    )
    assert found.problems == []
    assert [str(observation.value) for observation in found.observations] == ["2.5", "2.9", "12000"]
    assert found.observations[0].printed == "0.25"


def test_two_values_for_one_year_are_both_kept_and_told(read: Read) -> None:
    found = read(
        "440000,life_expectancy_at_birth,,2020,78.4,岁,x\n"
        "440000,life_expectancy_at_birth,,2020,79.31,岁,y\n"
    )
    assert len(found.observations) == 2
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line) == ("D414", "warning", 3)


def test_what_excel_writes_in_china_is_read(tmp_path: Path, shipped: Catalogue) -> None:
    path = tmp_path / "mine.csv"
    text = "place_code,label,year,value\r\n450700,婴儿死亡率,2020,2.5\r\n"
    path.write_bytes(text.encode("gb18030"))
    assert len(read_observations([path], shipped.vocabulary)) == 1
    path.write_bytes(text.encode("utf-8-sig"))
    assert len(read_observations([path], shipped.vocabulary)) == 1


def test_an_excel_file_is_read(tmp_path: Path, shipped: Catalogue) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.Workbook()
    for row in (["place_code", "label", "year", "value"], ["450700", "婴儿死亡率", 2020, 2.5]):
        book.active.append(row)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    (one,) = read_observations([path], shipped.vocabulary)
    assert (one.year, str(one.value)) == (2020, "2.5")
    path.write_bytes(b"no zip")
    with pytest.raises(DataError, match="not an xlsx file"):
        read_observations([path], shipped.vocabulary)


def test_a_data_folder_may_have_no_observations(data_folder: Path) -> None:
    assert plancmp.load(data_folder).observations == []


def test_the_shipped_figures_are_read_without_a_problem() -> None:
    data = plancmp.load(SHIPPED)
    found = collect_observations(observation_files(SHIPPED), data.vocabulary)
    assert found.problems == []
    assert all(observation.source for observation in found.observations)
    # Every line of figures is read, however many there are.
    lines = sum(
        len(path.read_text(encoding="utf-8").strip().splitlines()) - 1
        for path in observation_files(SHIPPED)
    )
    assert len(found.observations) == lines > 0
    assert {observation.place for observation in found.observations} <= set(data.vocabulary.places)


def test_one_cell_far_off_widens_no_other_row(tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl", reason="openpyxl is not installed").Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["XFD90000"] = "indicator", "life_expectancy", "x"
    book.save(tmp_path / "far.xlsx")
    rows = cells_of(tmp_path / "far.xlsx")
    assert [(row[0].text, len(row)) for row in rows[:2]] == [
        ("indicator", 1),
        ("life_expectancy", 1),
    ]
    assert (rows[2][-1].line, rows[2][-1].column) == (90_000, 16_384)
