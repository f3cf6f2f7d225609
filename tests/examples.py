"""The commands of the README and the guides with the output that they show.

`python -m tests.examples README.md` writes the output anew, to be looked at and committed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One `$ command` of a console block and what the document says it prints."""

    command: str
    output: str


def examples_of(text: str) -> list[Example]:
    """Return the examples of a Markdown text, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, output))
    return found


def run(command: str, folder: Path) -> str:
    """Run a shell command with this environment's `plancmp` in `folder`; return all it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCMP_", "GIT_"))}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**env, "PATH": path, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.stdout


def refresh(document: Path, folder: Path) -> None:
    """Write the real output of every example into the document."""

    def rewrite(match: re.Match[str]) -> str:
        parts = []
        for example in examples_of(match[0]):
            parts.append(f"$ {example.command}\n{run(example.command, folder)}")
        return "```console\n" + "".join(parts) + "```"

    text = document.read_text(encoding="utf-8")
    document.write_text(_BLOCK.sub(rewrite, text), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name), Path(name).parent)
