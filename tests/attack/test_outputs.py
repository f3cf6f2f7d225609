"""Outputs that fail: full disks, closed pipes, folders, odd names, interrupts, poor locales."""

from __future__ import annotations

import os
import subprocess
import sys
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


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "zh_CN.GBK", "no_SUCH.locale"])
def test_poor_locales(locale: str) -> None:
    done = run_plancmp(
        "show", "qinzhou-14fyp", "--data", str(SHIPPED), env={"LC_ALL": locale, "LANG": locale}
    )
    assert done.status == 0, done.err
    assert "以下" in done.out


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "latin-1:strict", "utf-16", "cp437"])
def test_an_encoding_that_python_is_told_to_use(encoding: str, tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "zh_CN.CP936"}
    done = run_plancmp("show", "qinzhou-14fyp", "--data", str(SHIPPED), env=env)
    assert (done.status, "以下" in done.out) == (0, True)
    done = run_plancmp("show", "no-such-plan", "--data", str(SHIPPED), env=env)
    assert (done.status, done.err.startswith("错误：")) == (2, True)
    path = tmp_path / "目标.csv"
    done = run_plancmp(*EXPORT, "-o", str(path), env=env)
    assert done.status == 0, done.err
    assert "以下" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "gb18030", "utf-8-sig"])
def test_standard_input_in_another_encoding(encoding: str) -> None:
    plan = (SHIPPED / "plans/qinzhou-14fyp.yaml").read_text(encoding="utf-8")
    for command, text in (("check", plan), ("match", "婴儿死亡率\n")):
        done = subprocess.run(
            [sys.executable, "-m", "plancmp", command, "-", "--data", str(SHIPPED)],
            input=text.encode(encoding), capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        said = (done.stdout + done.stderr).decode("utf-8")
        assert "Traceback" not in said
        assert "defect" not in said
        if command == "check":
            assert (done.returncode == 0) == (encoding == "utf-8-sig"), said
            assert encoding == "utf-8-sig" or "R001" in said
        else:
            assert done.returncode in (0, 1, 2)
            read = encoding in ("utf-8-sig", "gb18030")
            assert ("infant_mortality_rate" in said) == read, said


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
