"""The share of a curator's slips in the shipped plans that `check` notices, kind by kind.

Run with `-s` to see the shares; `PLANCMP_ALL_MUTATIONS=1` makes every slip and not a sample.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml

from plancmp.model.plan import Position
from plancmp.rules.checking import check_files
from plancmp.rules.finding import Finding
from plancmp.rules.registry import choose
from tests.conftest import SHIPPED
from tests.mutations import MUTATIONS, Mutation

SAMPLE = 0 if os.environ.get("PLANCMP_ALL_MUTATIONS") else 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    return folder


@pytest.mark.parametrize("kind", MUTATIONS)
def test_slips_are_noticed(kind: str, folder: Path) -> None:
    mutate, least = MUTATIONS[kind]
    originals = {
        path: path.read_text(encoding="utf-8") for path in sorted((folder / "plans").glob("*.yaml"))
    }
    samples = [[(path, text) for text in _sample(mutate, originals[path])] for path in originals]
    made = noticed = 0
    missed: list[str] = []
    # Each plan has a slip of its own at a time: the whole folder is checked once for all of them.
    for slips in map(_given, zip_longest(*samples)):
        problems = _found(folder, slips, together=least < 1)
        for path, text in slips.items():
            path.write_text(originals[path], encoding="utf-8")
            made += 1
            if any(is_at_slip(problem, path, originals[path], text) for problem in problems):
                noticed += 1
            else:
                missed.append(_difference(originals[path], text))
    assert made
    share = noticed / made
    print(f"\n{kind}: {noticed} of {made} ({share:.0%})")
    assert share >= least, "\n".join(missed[:10])


def _given(slips: Iterable[tuple[Path, str] | None]) -> dict[Path, str]:
    return dict(slip for slip in slips if slip is not None)


def _found(folder: Path, slips: Mapping[Path, str], *, together: bool) -> list[Finding]:
    """Write plans with slips, and check them with all of the folder or each by itself."""
    for path, text in slips.items():
        path.write_text(text, encoding="utf-8")
    asked = [folder] if together else slips
    return [
        finding for path in asked for finding in check_files([str(path)], folder, choose()).problems
    ]


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
