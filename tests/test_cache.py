"""The cache never answers for a file that changed, and is never in the way."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.conftest import plan_text, run_plancmp

ROW = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s}"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "plancmp"


def figure(path: Path) -> str:
    (statement,) = Catalogue(path.parents[1]).plan("some-plan").statements
    return f"{statement.low}"


def test_an_edit_is_seen_at_once(cache: Path, write_plan: Callable[..., Path]) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    before = path.stat()
    assert figure(path) == "6.0"
    assert figure(path) == "6.0"
    assert len(list(cache.iterdir())) == 2  # the vocabulary and the plan
    path.write_text(plan_text(ROW % "5.0‰"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert figure(path) == "5.0"


def test_an_edit_of_the_vocabulary_is_seen_at_once(
    cache: Path, write_plan: Callable[..., Path]
) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    assert figure(path) == "6.0"
    words = path.parents[1] / "vocabulary" / "indicators" / "health_status.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("unit: ‰", 'unit: "%"', 1), encoding="utf-8")
    assert figure(path) == "0.60"


def test_a_damaged_entry_is_as_good_as_none(cache: Path, write_plan: Callable[..., Path]) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    assert figure(path) == "6.0"
    for entry in cache.iterdir():
        entry.write_bytes(entry.read_bytes()[:-40])
    assert figure(path) == "6.0"


def test_an_entry_runs_no_code(
    cache: Path, write_plan: Callable[..., Path], tmp_path: Path
) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    assert figure(path) == "6.0"

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "evil"),)

    for entry in cache.iterdir():
        entry.write_bytes(pickle.dumps(Evil()))
    assert figure(path) == "6.0"
    assert not (tmp_path / "evil").exists()


def test_without_a_place_to_keep_anything(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    run = run_plancmp("plans", env={"XDG_CACHE_HOME": str(blocked)})
    assert (run.status, run.err) == (0, "")
