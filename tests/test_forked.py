"""A fork of the command does what a process does that is started: else the tests mean nothing."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import environment, plan_text, run_plancmp
from tests.forked import Fork, ForkServer, run_forked
from tests.terminal import forked_on_terminal, on_terminal

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")
TEXT = "某市卫生健康规划（2021-2025年）\n到2025年，婴儿死亡率控制在5‰以下，三级医院达到4家。\n"
WRONG = plan_text("{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6‰以上}")
RUNS = (
    ("diff", *PAIR),
    ("export", "luzhai-14fyp", "-f", "csv"),
    ("export", "luzhai-14fyp", "-f", "jsonl"),
    ("audit", "--exit-code", "--lang", "zh"),
    ("check", "wrong.yaml"),
    ("check", "-", "-f", "sarif"),
    ("scan", "text.txt", "-o", "-"),
    ("match", "-"),
    ("show", "no-such-plan"),
    ("plans", "--no-such-option"),
    ("--no-such-option", "plans", "--lang", "zh"),
    ("compare", "--help"),
    (),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_a_fork_prints_and_ends_as_a_process_does(arguments: tuple[str, ...], folder: Path) -> None:
    stdin = WRONG if "check" in arguments else "婴儿死亡率\n"
    for env in ({}, {"PLANCMP_LANG": "zh", "COLUMNS": "60", "FORCE_COLOR": "1"}):
        process = run_plancmp(*arguments, cwd=folder, env=env, stdin=stdin)
        for _ in range(2):  # the second time it has learned the patterns
            assert run_forked(*arguments, cwd=folder, env=env, stdin=stdin) == process


def test_the_runs_end_in_every_way(folder: Path) -> None:
    assert {run_forked(*run, cwd=folder, stdin="").status for run in RUNS} == {0, 1, 2}


def test_a_fork_shows_on_a_terminal_what_a_process_shows() -> None:
    for arguments in (("plans",), ("diff", *PAIR), ("indicators", "--wanted")):
        shown = forked_on_terminal(80, *arguments, PLANCMP_PAGER="sed s/^/P:/", LINES="5")
        assert shown == on_terminal(80, *arguments, PLANCMP_PAGER="sed s/^/P:/", LINES="5")
        assert shown.startswith("P:")


def test_what_a_run_changes_is_not_seen_by_the_next(tmp_path: Path) -> None:
    first = run_forked("plans", "-f", "csv", cwd=tmp_path, env={"PLANCMP_DATA": str(tmp_path)})
    assert first.status == 2
    assert run_forked("plans", "-f", "csv").out == run_plancmp("plans", "-f", "csv").out


@pytest.fixture
def waiting() -> Iterator[Fork]:
    """A run that waits for what is typed on a terminal, where nobody types."""
    parent, child = pty.openpty()
    server = ForkServer()
    streams = os.ttyname(child), os.devnull, os.devnull
    yield server.fork(("check", "-"), None, environment(), streams)
    server.end()
    os.close(parent)
    os.close(child)


def test_a_run_that_does_not_end_is_an_error(waiting: Fork) -> None:
    with pytest.raises(RuntimeError, match="killed"):
        waiting.wait(0.1)


def test_a_server_that_ends_is_an_error(waiting: Fork) -> None:
    waiting.server.end()
    with pytest.raises(RuntimeError, match="has ended"):
        waiting.wait(60)
    with pytest.raises(RuntimeError, match="has ended"):
        waiting.server.fork(("plans",), None, environment(), (os.devnull,) * 3)


def test_what_python_reads_when_it_starts_cannot_be_given_to_a_fork() -> None:
    with pytest.raises(ValueError, match="PYTHONUTF8"):
        run_forked("plans", env={"PYTHONUTF8": "0"})
