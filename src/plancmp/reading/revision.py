"""The data folder at a git revision."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plancmp.messages import plainly
from plancmp.reading.files import MAX_BYTES


class GitError(Exception):
    """Git is not there, the folder is in no repository, or the revision is unknown: see `said`."""

    def __init__(self, key: str, **arguments: str) -> None:
        self.said = plainly(key, **arguments)
        super().__init__(self.said.text())


@dataclass(frozen=True, slots=True)
class OldFiles:
    """The YAML files of a data folder at a revision: their bytes by path within the folder."""

    revision: str
    files: dict[PurePosixPath, bytes]


def _git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """Run git in a folder and return what it prints. Raises GitError with what it says."""
    # A hook has these set for the repository that it runs in, with paths that fit its folder only.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    clean |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    # What a repository says to run is not run: no remote is asked for what a partial clone lacks.
    clean |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}
    quiet = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
    try:
        done = subprocess.run(
            ["git", *quiet, "-C", str(folder), *arguments],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            env=clean,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git_missing") from None
    except OSError as error:
        raise GitError("git_unrun", reason=error.strerror or str(error)) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if not said:
            raise GitError("git_failed")
        raise GitError("git_says", reason=said[0].removeprefix("fatal: "))
    return done.stdout


def read_revision(folder: Path, revision: str) -> OldFiles:
    """Return the YAML files that `folder` had at a revision, none if it was not there.

    Raises GitError with a message that says what to do.
    """
    try:
        top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    except GitError as error:
        if "not a git repository" in str(error):
            raise GitError("git_no_repository", folder=str(folder)) from None
        raise
    if not revision or revision.startswith("-") or ".." in revision:
        raise GitError("git_not_one", revision=revision)
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except GitError:
        key = "git_no_revision" if _has_commits(top) else "git_no_commit"
        raise GitError(key, revision=revision) from None
    prefix = os.path.relpath(folder.resolve(), top.resolve())
    return OldFiles(revision, _read_files(top, commit.decode().strip(), PurePosixPath(prefix)))


def _has_commits(top: Path) -> bool:
    try:
        return bool(_git(top, "rev-list", "--max-count=1", "--all"))
    except GitError:
        return False


def _read_files(top: Path, commit: str, prefix: PurePosixPath) -> dict[PurePosixPath, bytes]:
    where = [] if str(prefix) == "." else ["--", f"{prefix}/"]
    listed = _git(top, "--literal-pathspecs", "ls-tree", "-r", "-l", "-z", commit, *where)
    wanted: list[tuple[PurePosixPath, str]] = []
    for entry in listed.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        path = PurePosixPath(os.fsdecode(name))
        fields = head.split()
        if len(fields) == 4 and fields[1] == b"blob" and fields[0] != b"120000":
            inside = path if str(prefix) == "." else path.relative_to(prefix)
            if is_data(inside):
                if fields[3].isdigit() and int(fields[3]) > MAX_BYTES:
                    large = f"{path}: {int(fields[3]) / 1e6:.0f}"
                    raise GitError("too_large", size=large, most=str(MAX_BYTES // 2**20))
                wanted.append((inside, fields[2].decode()))
    if not wanted:
        return {}
    output = _git(
        top, "cat-file", "--batch", stdin="".join(f"{name}\n" for _, name in wanted).encode()
    )
    files, start = {}, 0
    for path, blob in wanted:
        end = output.index(b"\n", start)
        fields = output[start:end].split()
        if len(fields) != 3:
            raise GitError("git_lost", file=str(path), blob=blob)
        size = int(fields[2])
        files[path] = output[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
    return files


def is_data(path: PurePosixPath) -> bool:
    """Whether a data folder reads this file."""
    if path.parts == ("vocabulary", "places.csv"):
        return True
    if path.suffix != ".yaml":
        return False
    return (
        path.parts[:-1] == ("plans",)
        or path.parts[:-1] in [("vocabulary",), ("language",)]
        or path.parts[:-1] == ("vocabulary", "indicators")
    )
