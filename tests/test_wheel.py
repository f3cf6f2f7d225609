"""What people install: the wheel, in an empty folder, far from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.examples import examples_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive, the wheel built out of the archive."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation the build needs no network; its tool is among the tests' dependencies.
    command = [sys.executable, "-m", "build", "--no-isolation", "-o", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel; its dependencies are those of this environment."""
    (wheel,) = built.glob("*.whl")
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, timeout=120)
    return folder


def shell(command: str, installed: Path, folder: Path) -> str:
    """Run a command with the installed `plancmp` first; return all that it prints."""
    ours = ("PLANCMP_", "PYTHON", "LC_", "LANG", "COLUMNS")
    env = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    path = f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**env, "PATH": path, "PYTHONPATH": str(installed), "LANG": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.stdout


def test_the_wheel_brings_its_data(installed: Path, tmp_path: Path) -> None:
    where = shell('python -c "import plancmp; print(plancmp.__file__)"', installed, tmp_path)
    assert where.startswith(str(installed))
    printed = shell("plancmp diff 钦州 -i 婴儿死亡率", installed, tmp_path)
    assert "5.0‰以下" in printed
    assert "weaker than the 3.4‰ already reached in 2020" in printed
    assert shell("plancmp check", installed, tmp_path).endswith(": no problem\n")
    assert not list(tmp_path.iterdir())


def test_the_curators_guide_goes_as_well_without_a_checkout(
    installed: Path, tmp_path: Path
) -> None:
    guide = (ROOT / "docs" / "curators-guide.md").read_text(encoding="utf-8")
    text = ROOT / "docs" / "example" / "some-city.txt"
    (tmp_path / text.name).write_bytes(text.read_bytes())
    for example in examples_of(guide):
        assert shell(example.command, installed, tmp_path) == example.output, example.command
    made = (tmp_path / "some-city-14fyp.yaml").read_text(encoding="utf-8")
    finished = ROOT / "docs" / "example" / "finished" / "some-city-14fyp.yaml"
    assert yaml.safe_load(made) == yaml.safe_load(finished.read_text(encoding="utf-8"))


def test_the_archives_hold_what_they_should(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    for name in ("README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "data/LICENSE",
                 "docs/curators-guide.md", "docs/recipes/gitlab-ci.yaml", "tests/examples.py",
                 ".ci/run", ".pre-commit-hooks.yaml"):  # fmt: skip
        assert name in names
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())
    assert {"plancmp/py.typed", "plancmp/data/LICENSE"} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "docs/"))]
