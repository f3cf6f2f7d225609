"""The commands of the README and the guides with the output that they show.

A document says in its first lines where its commands run: `<!-- runs in a copy of docs/example -->`,
else they run at the top of the checkout; and for how wide a reader its tables are:
`<!-- shown at 80 columns -->`, else as wide as they like. `python -m tests.examples [DOCUMENT…]` writes the output
anew, to be looked at and committed; without a name it does so for every document.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
RENEW = "renew the output with `python -m tests.examples`, look at it, and commit it"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FOLDER = re.compile(r"<!-- runs in a copy of (\S+) -->")
_WIDTH = re.compile(r"<!-- shown at (\d+) columns -->")


@dataclass(frozen=True)
class Example:
    """One `$ command` of a console block and what the document says it prints."""

    command: str
    output: str


def documents() -> list[Path]:
    """Return the documents that show commands."""
    found = [ROOT / "README.md", *ROOT.glob("README.zh.md"), *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in found if "```console" in path.read_text(encoding="utf-8")]


def examples_of(text: str) -> list[Example]:
    """Return the examples of a Markdown text, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, output))
    return found


@contextmanager
def folder_of(document: Path) -> Iterator[Path]:
    """Give the folder that a document's commands run in; a copy is thrown away afterwards."""
    named = _FOLDER.search(document.read_text(encoding="utf-8"))
    if named is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / Path(named[1]).name
        shutil.copytree(ROOT / named[1], work)
        yield work


def width_of(document: Path) -> str:
    """Return how many columns a document's tables have; empty for as many as they like."""
    named = _WIDTH.search(document.read_text(encoding="utf-8"))
    return named[1] if named is not None else ""


def run(command: str, folder: Path, columns: str = "") -> str:
    """Run a shell command with this environment's `plancmp` in `folder`; return all it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # COLUMNS would narrow what a pipe gets, the locale would choose the language
    ours = ("PLANCMP_", "PYTHONUNBUFFERED", "GIT_", "LC_", "LANG", "COLUMNS")
    env = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**env, "PATH": path, "NO_COLOR": "1", "LANG": "C.UTF-8", "COLUMNS": columns},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.stdout


def renew(document: Path) -> None:
    """Write the real output of every example into the document, in its order."""
    text, columns = document.read_text(encoding="utf-8"), width_of(document)
    with folder_of(document) as folder:
        blocks = [
            "```console\n"
            + "".join(
                f"$ {example.command}\n{run(example.command, folder, columns)}"
                for example in examples_of(block[0])
            )
            + "```"
            for block in _BLOCK.finditer(text)
        ]
    fresh = iter(blocks)
    document.write_text(_BLOCK.sub(lambda _: next(fresh), text), encoding="utf-8")


if __name__ == "__main__":
    for path in [Path(name) for name in sys.argv[1:]] or documents():
        renew(path)
