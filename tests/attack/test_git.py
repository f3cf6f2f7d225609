"""Hostile repositories: `changes` reads them, and nothing that they name is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.test_changes import Repository

HOOKS = ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "update")
COMMANDS = (
    "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass",
    "core.alternateRefsCommand", "core.gitProxy", "diff.external", "diff.x.textconv",
    "diff.x.command", "filter.x.smudge", "filter.x.clean", "filter.x.process", "pager.ls-tree",
    "credential.helper", "remote.origin.uploadpack", "remote.origin.vcs", "uploadpack.packObjectsHook",
)  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """Return a command that leaves a mark where it is run."""
    path = tmp_path / "trap.sh"
    path.write_text(f"#!/bin/sh\ntouch '{tmp_path}/run'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def ended_well(done: Run) -> None:
    assert done.status in (0, 1, 2), done.err
    assert "Traceback" not in done.err
    assert "defect" not in done.err
    assert done.out.strip() or done.err.strip()


def test_hooks_filters_and_monitors_are_not_run(repository: Repository, trap: Path) -> None:
    (repository.top / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    repository.commit()
    for hook in HOOKS:
        path = repository.top / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(trap)
    for name in COMMANDS:
        repository.git("config", name, str(trap))
    (trap.parent / "run").unlink(missing_ok=True)  # the test's own git may have run them
    done = repository.run()
    ended_well(done)
    assert done.status == 0, done.err
    assert not (trap.parent / "run").exists()


def test_a_partial_clone_asks_no_one(repository: Repository, trap: Path) -> None:
    blob = next(
        path
        for path in sorted((repository.top / ".git" / "objects").glob("??/*"))
        if _kind(repository, path) == "blob"
    )
    blob.chmod(0o644)
    blob.unlink()
    for name, value in (
        ("extensions.partialClone", "origin"), ("core.repositoryFormatVersion", "1"),
        ("remote.origin.promisor", "true"), ("remote.origin.url", f"ext::{trap} %S"),
        ("protocol.ext.allow", "always"), ("core.sshCommand", str(trap)),
    ):  # fmt: skip
        repository.git("config", name, value)
    done = repository.run()
    ended_well(done)
    assert done.status == 2
    assert "nothing changed" not in done.out
    assert not (trap.parent / "run").exists()


def _kind(repository: Repository, path: Path) -> str:
    import zlib

    return zlib.decompress(path.read_bytes()).split(b" ")[0].decode()


@pytest.mark.parametrize(
    "revision",
    ["--help", "--exec=touch run", "-", "--", "HEAD..HEAD", "HEAD^{/x}", ":/x", "@{u}", "HEAD:x",
     "$(touch run)", "`touch run`", "\x1b[31m", "x" * 5000, "", " ", "HEAD\n", "../..", "一"],
)  # fmt: skip
def test_what_is_no_revision(revision: str, repository: Repository) -> None:
    ended_well(repository.run("--", revision))
    assert not list(repository.top.rglob("run"))


def test_a_shallow_clone_a_worktree_and_a_submodule(repository: Repository, tmp_path: Path) -> None:
    repository.commit()
    for name, command in (
        ("shallow", ("clone", "-q", "--depth", "1", f"file://{repository.top}", str(tmp_path / "shallow"))),
        ("worktree", ("worktree", "add", "-q", str(tmp_path / "worktree"))),
    ):  # fmt: skip
        repository.git(*command)
        data = tmp_path / name / repository.data.name
        other = Repository.__new__(Repository)
        other.top, other.data, other.plan = data.parent, data, data / "plans" / "some-plan.yaml"
        assert other.run().status == 0
        ended_well(other.run("HEAD~1"))
    repository.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        f"file://{repository.top}",
        "sub",
    )
    assert repository.run().status == 0


def test_a_file_that_was_far_too_large_is_not_read(repository: Repository) -> None:
    repository.plan.with_name("large.yaml").write_bytes(b"#" * 17_000_000)
    repository.commit()
    repository.plan.with_name("large.yaml").unlink()
    done = repository.run()
    ended_well(done)
    assert done.status == 2
    assert "large.yaml: 17 MB is more" in done.err
