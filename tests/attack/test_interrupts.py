"""Ends in the middle, and targets that may not be written: the old file, the new one, or none."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plancmp.reading.replacing import replaced
from tests.conftest import SHIPPED, as_anyone, plan_text

PLANCMP = (sys.executable, "-m", "plancmp")
DATA = ("--data", str(SHIPPED))
ROW = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰}"


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("when", ["soon", "while it writes"])
def test_an_end_in_the_middle_leaves_no_half_file(
    tmp_path: Path, ending: signal.Signals, when: str
) -> None:
    plan, path = tmp_path / "some-plan.yaml", tmp_path / "out" / "x.json"
    plan.write_text(plan_text("\n".join([ROW] * 3_000)), encoding="utf-8")
    path.parent.mkdir()
    path.write_text("[]", encoding="utf-8")
    command = [*PLANCMP, "show", str(plan), "-o", str(path), *DATA]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    while when == "soon" and started.poll() is None and not listens(started.pid):
        time.sleep(0.002)
    while when != "soon" and started.poll() is None and len(names(path.parent)) < 2:
        time.sleep(0.0005)
    started.send_signal(ending)
    _, told = started.communicate(timeout=60)
    assert "defect" not in told
    assert "Traceback" not in told
    assert started.returncode in (0, 128 + ending, -ending)  # it may have ended before
    assert len(json.loads(path.read_text(encoding="utf-8"))) in (0, 3_000)
    assert names(path.parent) == ["x.json"]


def test_several_processes_end_quietly_together(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    for number in range(16):
        name = f"plan-{number}"
        text = plan_text("\n".join([ROW] * 700), name)
        (data / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for command in (("check", str(data)), ("plans", "--data", str(data), "--no-index")):
        started = subprocess.Popen(
            [*PLANCMP, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
        while started.poll() is None and children.exists() and not children.read_text():
            time.sleep(0.001)
        time.sleep(0.02)
        os.killpg(started.pid, signal.SIGINT)
        _, told = started.communicate(timeout=60)
        assert "Traceback" not in told, told
        assert "defect" not in told, told
        assert alone(started.pid)


def listens(process: int) -> bool:
    """Whether a process handles SIGTERM: before that Python itself starts, and may be told of it."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return True
    caught = re.search(r"SigCgt:\s*([0-9a-f]+)", status.read_text())
    return caught is not None and bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


def alone(group: int) -> bool:
    """Whether soon nobody is left of a group of processes."""
    for _ in range(2_000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.005)
    return False


def test_what_fails_while_it_writes_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250)
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), replaced(path) as place:
        place.write_text("ne", encoding="utf-8")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "command",
    [
        ("export", "-o", "{}"), ("export", "-f", "xlsx", "-o", "{}"), ("schema", "-o", "{}"),
        ("chart", "compare", "-i", "infant_mortality_rate", "-o", "{}.svg"),
        ("audit", "--baseline", "{}", "--update-baseline"), ("report", "plan", "qinzhou-14fyp", "-o", "{}"),
        ("new", "钦州", "2021-2025", "-o", "{}"), ("export", "--package", "{}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_only_for_reading_stays(
    command: tuple[str, ...], what: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "x.csv"
    words = [word.format(path) for word in command]
    target = Path(next(word for word in words if word.startswith(str(path))))
    old = '{"version": 1, "findings": []}' if "audit" in words else "old"
    if what == "file":
        target.write_text(old, encoding="utf-8")
        target.chmod(0o444)
    else:
        folder.chmod(0o555)
    before = sorted(folder.iterdir())
    done = subprocess.run(
        as_anyone([*PLANCMP, *words, *DATA]), capture_output=True, encoding="utf-8", check=False,
        timeout=60,
    )  # fmt: skip
    folder.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert str(path) in done.stderr
    assert "defect" not in done.stderr
    assert sorted(folder.iterdir()) == before
    assert what == "folder" or target.read_text(encoding="utf-8") == old


DROPPED = """
import os, signal, sys, time, weakref
import plancmp.cli.main as cli

class Thing: pass

def wait(**_):
    thing = Thing()
    kept = weakref.ref(thing, lambda _: (os.kill(os.getpid(), {number}), list(range(1000))))
    del thing
    time.sleep(5)

cli.group.main = wait
cli.main()
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_where_python_drops_what_is_raised_ends_it_too(number: int, status: int) -> None:
    code = DROPPED.format(number=int(number))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (status, "")
    assert "Traceback" not in done.stderr
