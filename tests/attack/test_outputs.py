"""Outputs that fail: full disks, closed pipes, folders, odd names, interrupts, poor locales."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, run_plancmp

EXPORT = ("export", "--data", str(SHIPPED))
DEV_FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not DEV_FULL.exists(), reason="this system has no /dev/full")


def bash(script: str) -> subprocess.CompletedProcess[str]:
    command = f"plancmp() {{ '{sys.executable}' -m plancmp \"$@\"; }}; set -o pipefail; {script}"
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", check=False, timeout=60
    )


@needs_full
@pytest.mark.parametrize("form", ["csv", "json", "markdown", "table"])
def test_a_full_disk_is_told(form: str) -> None:
    done = bash(f"plancmp export --data '{SHIPPED}' -f {form} > /dev/full")
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr


@pytest.mark.parametrize("reader", ["head -1", "head -c 1", "true", "sed -n 1q"])
def test_a_closed_pipe_is_quiet(reader: str) -> None:
    done = bash(f"plancmp export --data '{SHIPPED}' -f csv | {reader} >&2; exit ${{PIPESTATUS[0]}}")
    assert done.returncode in (0, 141)
    assert "Error" not in done.stderr


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    done = run_plancmp(*EXPORT, "-o", str(tmp_path))
    assert done.status == 2
    assert str(tmp_path) in done.err
    assert "Traceback" not in done.err


def test_a_file_in_no_folder(tmp_path: Path) -> None:
    done = run_plancmp(*EXPORT, "-o", str(tmp_path / "no" / "such" / "x.csv"))
    assert done.status == 2
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["a\nb.csv", "-x.csv", "目标.csv", "a b.csv", ".csv"])
def test_odd_names_of_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done = run_plancmp(*EXPORT, "-f", "csv", "-o", str(path))
    assert done.status == 0, done.err
    assert path.read_text(encoding="utf-8").startswith("plan,place,")


def test_what_was_there_stays_if_nothing_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old", encoding="utf-8")
    done = run_plancmp("show", "no-such-plan", "--data", str(SHIPPED), "-o", str(path))
    assert done.status == 2
    assert path.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3])
def test_an_interrupt_leaves_no_half_file(tmp_path: Path, after: float) -> None:
    path = tmp_path / "x.json"
    started = subprocess.Popen(
        [sys.executable, "-m", "plancmp", *EXPORT, "-o", str(path), "-f", "json"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    time.sleep(after)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert "defect" not in told
    if path.exists():  # it had ended before the interrupt came
        assert path.read_text(encoding="utf-8").rstrip().endswith("]")
    assert [path.name for path in tmp_path.iterdir()] in ([], ["x.json"])


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "zh_CN.GBK", "no_SUCH.locale"])
def test_poor_locales(locale: str) -> None:
    done = run_plancmp(
        "show", "qinzhou-14fyp", "--data", str(SHIPPED), env={"LC_ALL": locale, "LANG": locale}
    )
    assert done.status == 0, done.err
    assert "以下" in done.out


def test_no_home_and_no_cache() -> None:
    env = {key: value for key, value in os.environ.items() if key not in ("HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "plancmp", "plans", "--data", str(SHIPPED)],
        env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


HOSTILE = "=1+1[bold]x[/]|</td><script>alert(1)</script>::error::\u202e%0A"


def hostile_plan(folder: Path) -> Path:
    from tests.conftest import plan_text

    row = (
        "{indicator: infant_mortality_rate, label: '" + HOSTILE + "', "
        "note: '" + HOSTILE + "', target: 6.0‰}"
    )
    path = folder / "some-plan.yaml"
    path.write_text(plan_text(row), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["csv", "excel-csv", "html", "markdown", "json", "table", "tsv"])
def test_hostile_text_stays_text(tmp_path: Path, form: str) -> None:
    done = run_plancmp("show", str(hostile_plan(tmp_path)), "-f", form, "--data", str(SHIPPED))
    assert done.status == 0, done.err
    assert "\x1b" not in done.out
    assert "[bold]" in done.out.replace("\\", "")
    assert ("<script>alert" in done.out) == (form not in ("html", "markdown"))
    if form == "excel-csv":
        assert "'=1+1" in done.out
        assert ",=1" not in done.out
    if form == "markdown":
        assert "\\|\\<" in done.out


def test_a_formula_is_text_in_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="reads the workbook back")
    path = tmp_path / "x.xlsx"
    done = run_plancmp("show", str(hostile_plan(tmp_path)), "-o", str(path), "--data", str(SHIPPED))
    assert done.status == 0, done.err
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=1+1[bold]") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]
