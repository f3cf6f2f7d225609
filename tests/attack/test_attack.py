"""A few seconds of the attack; the long run is `python -m tests.attack`."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from tests.attack import heavy, yaml_suite
from tests.attack.cases import (
    READERS,
    Case,
    damaged_documents,
    documents,
    mutations,
    prefixes,
)
from tests.attack.documents import docx
from tests.attack.field import Field
from tests.attack.run import here


@pytest.fixture
def field(tmp_path: Path) -> Field:
    return Field(tmp_path)


def failures(cases: Iterable[Case]) -> list[str]:
    found = list(cases)
    assert found
    return [f"{case.kind} {case.name}: {case.ending.failure}" for case in found
            if case.ending.failure]  # fmt: skip


def test_mutated_files_end_well(field: Field) -> None:
    assert not failures(mutations(field, seed=20261128, numbers=range(1, 40)))


def test_constructs_of_yaml_are_read_or_refused_where_they_stand(field: Field) -> None:
    assert not failures(yaml_suite.constructs(field, thorough=False))


def test_prefixes_end_well(field: Field) -> None:
    assert not failures(prefixes(field, step=499))


def test_large_inputs_end_well(field: Field) -> None:
    assert not failures(islice(heavy.constructs(field, size=1_000), 8))
    assert not failures(heavy.plans(field, size=500))
    assert not failures(heavy.texts(field, size=500))


def test_hostile_documents_end_well(field: Field) -> None:
    assert not failures(documents(field, scale=0.0002, readers=READERS[:1]))


def test_damaged_documents_end_well(field: Field) -> None:
    assert not failures(damaged_documents(field, seed=7, count=100))


@pytest.mark.parametrize("command", ["check", "scan", "show"])
def test_a_pipe_with_a_name_and_a_device_without_an_end(field: Field, command: str) -> None:
    os.mkfifo(field.folder / "pipe.yaml")
    for path in ("pipe.yaml", "/dev/zero"):
        ending = here(command, path, folder=field.folder)
        assert not ending.failure
        assert ending.status == 2


@pytest.mark.parametrize("command", ["plans", "export", "cite", "audit", "check"])
def test_a_pipe_and_a_device_among_the_data(field: Field, command: str) -> None:
    path = field.folder / "plans" / "pipe.yaml"
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        make(path)
        ending = here(command, *field.data, folder=field.folder)
        assert not ending.failure
        assert ending.status == 2
        path.unlink()


@pytest.mark.parametrize("kind", ["a bomb", "no archive", "another archive"])
def test_hostile_workbooks(field: Field, kind: str) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="reads workbooks")
    path = field.folder / "sheet.xlsx"
    book = openpyxl.Workbook()
    book.save(path)
    if kind == "a bomb":
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/media/image.bin", b"\0" * 101_000_000)
    if kind == "no archive":
        path.write_bytes(b"PK\3\4" + b"\0" * 100)
    if kind == "another archive":
        path.write_bytes(docx(""))
    ending = here("new", "--from", str(path), *field.data, folder=field.folder)
    assert not ending.failure
    assert ending.status == 2, ending.err
    assert "sheet.xlsx" in ending.err, ending.err


@pytest.mark.parametrize("unit", ["\t", ".", "\t ", "比", "5", "百分之", "一", "、", "2020年"])
def test_a_line_of_one_sign_is_read_in_no_time(field: Field, unit: str) -> None:
    path = field.folder / "text.txt"
    path.write_text(unit * 4000 + "床", encoding="utf-8")  # in doubt it would take minutes
    ending = here("scan", str(path), "-o", "-", folder=field.folder)
    assert not ending.failure
    assert ending.status == 0


def test_the_attack_notices_what_it_looks_for(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancmp.cli import main

    def broken(**_: object) -> None:
        raise KeyError("not there")

    monkeypatch.setattr(main.group, "main", broken)
    assert all("KeyError" in failure for failure in failures(prefixes(field, step=5_000)))
