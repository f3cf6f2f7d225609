"""A few seconds of the attack; the long run is `python -m tests.attack`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from tests.attack import heavy, yaml_suite
from tests.attack.cases import (
    Case,
    damaged_documents,
    documents,
    mutations,
    prefixes,
)
from tests.attack.field import Field


@pytest.fixture
def field(tmp_path: Path) -> Field:
    return Field(tmp_path)


def failures(cases: Iterable[Case]) -> list[str]:
    found = list(cases)
    assert found
    return [f"{case.kind} {case.name}: {case.ending.failure}" for case in found
            if case.ending.failure]  # fmt: skip


def test_mutated_files_end_well(field: Field) -> None:
    assert not failures(mutations(field, seed=20261128, numbers=range(1, 150)))


def test_constructs_of_yaml_are_read_or_refused_where_they_stand(field: Field) -> None:
    assert not failures(yaml_suite.constructs(field, thorough=False))


def test_prefixes_end_well(field: Field) -> None:
    assert not failures(prefixes(field, step=499))


def test_large_inputs_end_well(field: Field) -> None:
    assert not failures(islice(heavy.constructs(field, size=3_000), 56))
    assert not failures(heavy.plans(field, size=3_000))
    assert not failures(heavy.texts(field, size=3_000))


def test_hostile_documents_end_well(field: Field) -> None:
    assert not failures(documents(field, scale=0.0005))


def test_damaged_documents_end_well(field: Field) -> None:
    assert not failures(damaged_documents(field, seed=7, count=100))


def test_the_attack_notices_what_it_looks_for(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancmp.cli import main

    def broken(**_: object) -> None:
        raise KeyError("not there")

    monkeypatch.setattr(main.group, "main", broken)
    assert all("KeyError" in failure for failure in failures(prefixes(field, step=5_000)))
