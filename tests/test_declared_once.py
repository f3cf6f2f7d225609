"""A field that is added to a noun's declaration, and nowhere else, is read and shown everywhere."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SHIPPED, plan_text

ADDED = (
    '    means: str = text(\n        "How it is to be reached.", "实现途径。", pattern=r"^[^!]+$",\n'
    '        head=("by what means", "途径"),\n    )\n'
)
ROW = (
    "{{indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, target: ≤3.1, means: {means}}}"
)
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the field in it, and a data folder of one plan under git."""
    top = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src", top / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (top / "tests").mkdir()
    for name in ("__init__.py", "conftest.py", "glossary.py"):
        shutil.copy(ROOT / "tests" / name, top / "tests" / name)
    for name in ("vocabulary", "language"):
        shutil.copytree(SHIPPED / name, top / "data" / name)
    noun = top / "src" / "plancmp" / "model" / "plan.py"
    code = noun.read_text(encoding="utf-8")
    after = '    note: str = text("The curator\'s remark."'
    assert code.count(after) == 1
    noun.write_text(code.replace(after, ADDED + after), encoding="utf-8")
    (top / "data" / "plans").mkdir()
    plan(top, "普查")
    for command in (("init", "-q"), ("add", "data"), ("commit", "-qm", "one")):
        subprocess.run([*GIT, *command], cwd=top, check=True, capture_output=True)
    return top


def plan(top: Path, means: str) -> Path:
    path = top / "data" / "plans" / "some-plan.yaml"
    path.write_text(plan_text(ROW.format(means=means)), encoding="utf-8")
    return path


def run(top: Path, *arguments: str) -> str:
    """Run the copy, and return what it printed on stdout."""
    env = os.environ | {
        "PYTHONPATH": f"{top / 'src'}{os.pathsep}{top}",
        "XDG_CACHE_HOME": str(top / "cache"),
        "PLANCMP_DATA": str(top / "data"),
    }
    done = subprocess.run(
        [sys.executable, *arguments], cwd=top, env=env, capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def plancmp(top: Path, *arguments: str) -> str:
    return run(top, "-m", "plancmp", *arguments)


@pytest.fixture(autouse=True)
def _as_committed(copy: Path) -> None:
    plan(copy, "普查")


def test_it_is_read_and_exported_and_kept_by_the_index(copy: Path) -> None:
    for _ in ("read", "from the index"):
        (row,) = csv.DictReader(plancmp(copy, "export", "-f", "csv").splitlines())
        assert row["means"] == "普查"
    assert list((copy / "cache" / "plancmp").glob("*.sqlite"))


def test_it_is_checked(copy: Path) -> None:
    plan(copy, "'!'")
    for lang, meaning in (("en", "How it is to be reached."), ("zh", "实现途径。")):
        (found,) = json.loads(plancmp(copy, "check", "--lang", lang, "-f", "json", "data/plans"))
        assert (found["code"], found["line"]) == ("S104", 11)
        assert found["hint"] == meaning


def test_it_is_in_the_schema(copy: Path) -> None:
    schema = json.loads(plancmp(copy, "schema", "plan"))
    made = schema["definitions"]["statement"]["properties"]["means"]
    assert made["description"] == "How it is to be reached. 实现途径。"
    assert made["anyOf"][0]["pattern"] == "^[^!]+$"


def test_changes_see_it(copy: Path) -> None:
    plan(copy, "筛查")
    (row,) = csv.DictReader(plancmp(copy, "changes", "-f", "csv").splitlines())
    assert (row["field"], row["old"], row["new"]) == ("means", "普查", "筛查")


def test_it_is_packaged(copy: Path) -> None:
    plancmp(copy, "export", "--package", str(copy / "package"))
    descriptor = json.loads((copy / "package" / "datapackage.json").read_text(encoding="utf-8"))
    (statements,) = (
        resource for resource in descriptor["resources"] if resource["name"] == "statements"
    )
    fields = {field["name"]: field for field in statements["schema"]["fields"]}
    assert fields["means"] == {
        "name": "means", "type": "string", "description": "How it is to be reached.",
    }  # fmt: skip
    with (copy / "package" / "statements.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["means"] for row in csv.DictReader(stream)] == ["普查"]


def test_it_is_in_the_glossary(copy: Path) -> None:
    made = run(copy, "-c", "from tests.glossary import glossary; print(glossary())")
    assert "| `means` | text | How it is to be reached. | 实现途径。 |" in made


def test_a_program_gets_it(copy: Path) -> None:
    code = "import plancmp; print(plancmp.load().plan('some-plan').statements[0].means)"
    assert run(copy, "-c", code) == "普查\n"
