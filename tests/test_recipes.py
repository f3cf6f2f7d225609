"""The recipes for repositories that hold only data: each is run as far as one machine can."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, SHIPPED

RECIPES = ROOT / "docs" / "recipes"


def recipe(name: str) -> Any:
    return yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that holds only data, on a branch with one edit since `main`."""
    folder = tmp_path / "repository"
    shutil.copytree(SHIPPED, folder / "data")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "data")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "checkout", "-q", "-b", "edit")
    plan = folder / "data" / "plans" / "qinzhou-14fyp.yaml"
    text = plan.read_text(encoding="utf-8")
    assert "target: 5.0‰以下" in text
    plan.write_text(text.replace("target: 5.0‰以下", "target: 5.5‰以下"), encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "edit")
    return folder


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCMP_", "GIT_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env={**clean, **variables, "PATH": path}, capture_output=True,
        encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def test_the_steps_of_github_actions(repository: Path, tmp_path: Path) -> None:
    steps = recipe("github-actions.yaml")["jobs"]["check"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs.pop(0).startswith("python -m pip install")  # this machine has it already
    summary = tmp_path / "summary.md"
    for run in runs:
        done = shell(run, repository, GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
        assert done.returncode == 0, done.stderr
    assert "5.5‰" in summary.read_text(encoding="utf-8")


def test_the_steps_of_github_actions_fail_on_a_mistake(repository: Path) -> None:
    plan = repository / "data" / "plans" / "qinzhou-14fyp.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("infant_mortality_rate", "infant_mortality", 1), encoding="utf-8")
    check = recipe("github-actions.yaml")["jobs"]["check"]["steps"][3]["run"]
    done = shell(check, repository)
    assert done.returncode == 1
    assert re.search(r"^::error file=data/plans/qinzhou-14fyp\.yaml,line=\d+", done.stdout, re.M)


def test_the_script_of_gitlab(repository: Path) -> None:
    script = recipe("gitlab-ci.yaml")["plans"]["script"]
    assert [line for line in script if line.startswith(("python -m pip", "git fetch"))]
    git(repository, "fetch", "-q", ".", "main")
    for line in script:
        if line.startswith("plancmp"):
            done = shell(line, repository)
            assert done.returncode == 0, done.stderr
    assert "5.5‰" in (repository / "changes.md").read_text(encoding="utf-8")
    assert (repository / "gl-code-quality-report.json").read_text(encoding="utf-8").strip() == "[]"


def published_hook() -> Any:
    """Return the hook that this repository offers to others by its tag."""
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize("where", ["recipe", "published"])
def test_the_hook_of_pre_commit(repository: Path, where: str) -> None:
    of_recipe = recipe("pre-commit-config.yaml")["repos"][0]["hooks"][0]
    hook = of_recipe if where == "recipe" else published_hook()
    files = re.compile(hook["files"])
    assert files.search("data/plans/qinzhou-14fyp.yaml")
    assert files.search("data/observations/national.csv")
    assert not files.search("README.md")
    command = " ".join([hook["entry"], *hook["args"]])
    assert shell(command, repository).returncode == 0
    plan = repository / "data" / "plans" / "qinzhou-14fyp.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "sections: []\n", encoding="utf-8")
    assert shell(command, repository).returncode in (1, 2)
