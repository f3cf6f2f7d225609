"""The share of a curator's slips in the shipped plans that `check` notices, kind by kind.

Run with `-s` to see the shares; `PLANCMP_ALL_MUTATIONS=1` makes every slip and not a sample.
"""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from plancmp.rules.checking import check_files
from plancmp.rules.registry import choose
from tests.conftest import SHIPPED
from tests.mutations import MUTATIONS, Mutation

SAMPLE = 0 if os.environ.get("PLANCMP_ALL_MUTATIONS") else 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutated") / "data"
    shutil.copytree(SHIPPED, folder)
    return folder


@pytest.mark.parametrize("kind", MUTATIONS)
def test_slips_are_noticed(kind: str, folder: Path) -> None:
    mutate, least = MUTATIONS[kind]
    made = noticed = 0
    missed: list[str] = []
    for path in sorted((folder / "plans").glob("*.yaml")):
        original = path.read_text(encoding="utf-8")
        try:
            for text in _sample(mutate, original):
                path.write_text(text, encoding="utf-8")
                report = check_files([str(folder)] if least < 1 else [str(path)], folder, choose())
                made += 1
                noticed += bool(report.problems)
                if not report.problems:
                    missed.append(_difference(original, text))
        finally:
            path.write_text(original, encoding="utf-8")
    assert made
    share = noticed / made
    print(f"\n{kind}: {noticed} of {made} ({share:.0%})")
    assert share >= least, "\n".join(missed[:10])


def _sample(mutate: Mutation, text: str) -> list[str]:
    # Moving the only row of a list by a blank, say, changes nothing: that is no slip.
    texts = list(mutate(text))
    step = max(1, len(texts) // SAMPLE) if SAMPLE else 1
    return [each for each in texts[::step] if _meaning(each) != _meaning(text)]


@lru_cache(maxsize=8)
def _meaning(text: str) -> object:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return None


def _difference(old: str, new: str) -> str:
    before, after = old.split("\n"), new.split("\n")
    return next((b for a, b in zip(before, after, strict=False) if a != b), "(end)")


def test_the_shipped_data_is_silent() -> None:
    report = check_files([str(SHIPPED)], SHIPPED, choose())
    assert [str(problem) for problem in report.problems if problem.code != "V209"] == []
    assert report.files >= 29
