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

from plancmp.model.plan import Position
from plancmp.rules.checking import check_files
from plancmp.rules.finding import Finding
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
                if any(is_at_slip(problem, path, original, text) for problem in report.problems):
                    noticed += 1
                else:
                    missed.append(_difference(original, text))
        finally:
            path.write_text(original, encoding="utf-8")
    assert made
    share = noticed / made
    print(f"\n{kind}: {noticed} of {made} ({share:.0%})")
    assert share >= least, "\n".join(missed[:10])


def is_at_slip(finding: Finding, path: Path, original: str, text: str) -> bool:
    """Whether a finding is about a slip: it stands in the changed lines or in what lacks a key.

    What keeps the file from being read may only show further down.
    """
    if Path(finding.file).name != path.name:
        return False
    before, after = original.split("\n"), text.split("\n")
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    tail = 0
    while tail < min(len(before), len(after)) - same and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    first, last = same + 1, max(len(after) - tail, same + 1)
    if finding.code.startswith("R"):
        return finding.line >= first
    top = next(i for i, line in enumerate(after, 1) if line and not line.startswith("#"))
    if not before[same].startswith((" ", "#")) and finding.line == top:
        return True  # a key of the header is missing, or names what nobody knows
    return first <= finding.line <= last


def test_a_finding_counts_at_the_slip_only() -> None:
    original = "id: a\nsections:\n  - at: 一\n    text:\n      - x\n      - y\n"
    slipped = original.replace("- x", "- z")

    def counts(line: int, file: str = "a.yaml") -> bool:
        finding = Finding("", position=Position(file, line, 1), code="V301")
        return is_at_slip(finding, Path("a.yaml"), original, slipped)

    assert counts(5)
    assert not any(counts(line) for line in (1, 3, 4, 6))
    assert not counts(5, "b.yaml")


def _sample(mutate: Mutation, text: str) -> list[str]:
    # Moving the only row of a list by a blank, say, changes nothing: that is no slip.
    texts = list(mutate(text))
    step = max(1, len(texts) // SAMPLE) if SAMPLE else 1
    return [other for other in texts[::step] if _meaning(other) != _meaning(text)]


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
