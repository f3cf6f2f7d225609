"""Whatever happens to the index, every command says what it says without one, and nothing else."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any

import pytest

from plancmp.reading.catalogue import Catalogue
from plancmp.reading.database import index_path
from plancmp.reading.index import Index
from tests.conftest import plan_text

LIMITED = """
import resource, runpy, sys

limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
runpy.run_module("plancmp", run_name="__main__", alter_sys=True)
"""
"""Runs plancmp where no file may grow longer than its first argument says."""
ROWS = (
    "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s‰, baseline: 5.0‰}\n"
    "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 14/10万}\n"
    "{indicator: none, label: 某率, target: 90%%以上}\n"
)
COMMANDS = (
    ("plans",),
    ("show", "plan-01"),
    ("compare", "-i", "infant_mortality_rate"),
    ("export",),
    ("indicators", "--role", "baseline"),
    ("audit",),
)
COMMAND = COMMANDS[3]

Said = tuple[int, bytes, bytes]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "plancmp"


@pytest.fixture
def data(data_folder: Path, write_plan: Callable[..., Path]) -> Path:
    for number in range(4):
        write(write_plan, number)
    return data_folder


def write(write_plan: Callable[..., Path], number: int, figure: str = "6.0") -> None:
    name = f"plan-{number:02}"
    write_plan(plan_text(ROWS % figure, name), name)


def start(data: Path, *command: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """Start a command; it may write no file longer than `limit`, so it measures no coverage then."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = ["-c", LIMITED, str(limit)] if limit else ["-m", "plancmp"]
    return subprocess.Popen(
        [sys.executable, *run, *command, "--data", str(data), "-f", "csv"],
        env=env if limit else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def said(process: subprocess.Popen[bytes]) -> Said:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def truth(data: Path, *command: str) -> Said:
    """Return what a command says without an index."""
    found = said(start(data, *command, "--no-index"))
    assert found[0] == 0 and found[1]
    return found


@pytest.mark.parametrize("limit", [1, 60_000])
def test_a_full_disk(data: Path, cache: Path, limit: int) -> None:
    for command in COMMANDS[::2]:
        assert said(start(data, *command, limit=limit)) == truth(data, *command)
    assert all(kept.stat().st_size <= limit for kept in cache.iterdir())


def test_a_disk_that_has_become_full(data: Path, write_plan: Callable[..., Path]) -> None:
    said(start(data, *COMMAND))
    write(write_plan, 0, "4.0")
    expected = truth(data, *COMMAND)
    assert b"4.0" in expected[1]
    for _ in range(2):
        assert said(start(data, *COMMAND, limit=1)) == expected


def test_a_process_that_never_lets_go(data: Path) -> None:
    said(start(data, *COMMAND))
    path = index_path(data)
    assert path is not None
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    for command in COMMANDS[1::2]:
        assert said(start(data, *command)) == truth(data, *command)
    db.close()


def test_one_that_is_only_for_reading(
    data: Path, write_plan: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As SQLite opens it where the user may not write; root may, so it is told to."""
    Catalogue(data).plans()
    write(write_plan, 1, "4.0")
    real = sqlite3.connect

    def only_reading(path: Path, **options: Any) -> Any:
        return real(f"{path.as_uri()}?mode=ro", uri=True, **options)

    monkeypatch.setattr("plancmp.reading.database.sqlite3.connect", only_reading)
    for _ in range(2):
        assert read(data) == read(data, use_index=False)


def test_killed_in_the_middle(data: Path, write_plan: Callable[..., Path]) -> None:
    for number in range(30):
        write(write_plan, number, f"{number}.5")
    expected = truth(data, *COMMAND)
    for tenths in range(1, 6):
        process = start(data, *COMMAND)
        with suppress(subprocess.TimeoutExpired):
            process.wait(tenths / 10)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert read(data) == read(data, use_index=False)
        write(write_plan, tenths, f"{tenths}.5")  # to be read again
    assert said(start(data, *COMMAND)) == expected


def test_eight_at_once_while_a_file_changes(data: Path, write_plan: Callable[..., Path]) -> None:
    running = [start(data, *COMMANDS[number % len(COMMANDS)]) for number in range(8)]
    write(write_plan, 0, "4.0")
    for process in running:
        status, out, err = said(process)
        assert (status, err) == (0, b"")
        assert out
    for command in COMMANDS:
        assert said(start(data, *command)) == truth(data, *command)


def read(data: Path, *, use_index: bool = True) -> list[tuple[str, ...]]:
    """Return all that is read of all plans."""
    plans = Catalogue(data, use_index=use_index).plans()
    return [
        tuple(repr(getattr(plan, field.name)) for field in fields(plan))
        + tuple(repr(vars(statement)) for statement in plan.rows)
        for plan in plans
    ]


def test_damage_of_every_kind(data: Path) -> None:
    """Bytes anywhere are overwritten, the end is cut off; a seed says where."""
    expected = read(data, use_index=False)
    assert read(data) == expected
    path = index_path(data)
    assert path is not None
    sound = path.read_bytes()
    chance = Random(15)
    for _ in range(5):
        length = chance.choice((1, 1, 8, 64, 4096))
        at = chance.randrange(len(sound) - length)
        damaged = sound[:at] + chance.randbytes(length) + sound[at + length :]
        path.write_bytes(damaged if chance.random() < 0.9 else damaged[: -at - 1])
        assert read(data) == expected


def test_other_bytes_within_the_grain_of_the_clock(tmp_path: Path) -> None:
    """Size, times and number of a file may stay the same when it changes right after a look."""
    path, kept = tmp_path / "file", tmp_path / "index"

    def look(stat: os.stat_result) -> str:
        index = Index(kept)
        found = index.digest_of("plans/file", str(path), stat)
        index.flush("plans", ["plans/file"])
        index.close()
        return found

    path.write_text("6.0")
    fresh = path.stat()
    first = look(fresh)
    path.write_text("5.0")
    assert look(fresh) != first
    long_ago = {"st_mtime_ns": 10**18, "st_ctime_ns": 10**18}
    settled = os.stat_result((*fresh[:7], 0, 0, 0), long_ago)
    second = look(settled)
    path.write_text("4.0")
    assert look(settled) == second  # so it is known without being read
