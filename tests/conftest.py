"""What tests share: the real command, the shipped data, and small made-up data folders."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

import plancmp
from plancmp.reading.catalogue import Catalogue

# Beside all that tests keep, looking for garbage as often as Python does takes a third of their time.
gc.set_threshold(100_000)

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "data"


@dataclass(frozen=True)
class Run:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


def lacking(what: str) -> NoReturn:
    """Skip a test, or a module of them, for what a machine lacks; CI has all of it, so there fail.

    A reader of the code need not have everything to run the other tests.
    """
    if os.environ.get("CI"):
        pytest.fail(f"CI must have it: {what}")
    # A skip, for on a reader's machine what is lacking is no fault of the code; `what` says it.
    pytest.skip(what, allow_module_level=True)


def as_anyone(command: Sequence[str]) -> list[str]:
    """Return a command as one whom the rights of files bind: root is not, unless it gives that up."""
    if os.geteuid():
        return list(command)
    if not shutil.which("setpriv"):  # only Linux has it; without it nothing is refused to root
        lacking("root may write whatever it likes, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]


_OF_THE_CALLER = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANG", "PAGER")
"""What of the caller's own would change what the command prints."""

_OF_PYTHON = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""What would make every start of the command compile all of it, and write each line by itself."""


@pytest.fixture(autouse=True, scope="session")
def _own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the tests start apart from what the caller set and from what his commands read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for name in (*_OF_THE_CALLER, *_OF_PYTHON):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            # A shell has what it starts in the background ignore interrupts, and so would all of it.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        yield


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what the command runs in: nothing that a test or its caller set for another."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCMP_", "LC_"))}
    return {**clean, **(more or {})}


def run_plancmp(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    bound: bool = False,
) -> Run:
    """Run the real command in a process of its own, never on a terminal.

    With `bound` the rights of files bind it, whoever runs the tests.
    """
    command = [sys.executable, "-m", "plancmp", *arguments]
    done = subprocess.run(
        as_anyone(command) if bound else command,
        cwd=cwd,
        env=environment(env),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return plancmp.load(SHIPPED)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A copy of the shipped vocabulary with no plans."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED / "vocabulary", folder / "vocabulary")
    (folder / "plans").mkdir()
    return folder


HEADER = """\
id: {id}
place: "450700"
title: 某市卫生健康规划
stage: final
period: 2021-2025
base_year: 2020
source: {{file: {id}.txt, sha256: "{sha}"}}
"""


def plan_text(statements: str, plan_id: str = "some-plan", extra: str = "") -> str:
    """Return a plan file with the statements in one section's prose."""
    lines = "\n".join(f"      - {line}" for line in statements.strip().splitlines())
    return (
        HEADER.format(id=plan_id, sha="0" * 64)
        + extra
        + f"sections:\n  - at: 二、总体要求/（三）发展目标\n    text:\n{lines}\n"
    )


@pytest.fixture
def write_plan(data_folder: Path) -> Callable[..., Path]:
    """Write a plan file into the folder and return its path."""

    def write(text: str, plan_id: str = "some-plan") -> Path:
        path = data_folder / "plans" / f"{plan_id}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


TRACED_TEXT = """\
某市卫生健康规划
二、总体要求
（三）发展目标
到2025年，婴儿死亡率控制在6.0‰以下，人均预期寿命达到79岁，新建医院3所，另有7人。
"""


@pytest.fixture
def traced(data_folder: Path, write_plan: Callable[..., Path]) -> tuple[Path, Path]:
    """A data folder with one plan, and a folder with its text."""
    sources = data_folder.parent / "sources"
    sources.mkdir()
    (sources / "some-plan.txt").write_text(TRACED_TEXT, encoding="utf-8")
    rows = (
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"
        "{indicator: life_expectancy_at_birth, label: 人均预期寿命, target: 78岁}"
    )
    digest = hashlib.sha256(TRACED_TEXT.encode()).hexdigest()
    write_plan(plan_text(rows).replace("0" * 64, digest))
    return data_folder, sources
