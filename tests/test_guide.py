"""Every command in the curator's guide runs and prints what the guide shows, in its order.

`python -m tests.test_guide` writes the output anew, to be looked at and committed.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.examples import Example, examples_of, run

GUIDE = ROOT / "docs" / "curators-guide.md"
EXAMPLE = ROOT / "docs" / "example"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def outputs(folder: Path) -> list[tuple[Example, str]]:
    """Run the guide from its beginning in a copy of its folder; return what is printed."""
    work = folder / "example"
    shutil.copytree(EXAMPLE, work)
    examples = examples_of(GUIDE.read_text(encoding="utf-8"))
    return [(example, run(example.command, work)) for example in examples]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Example, str]]:
    return outputs(tmp_path_factory.mktemp("guide"))


def test_the_guide_shows_what_is_printed(printed: list[tuple[Example, str]]) -> None:
    assert printed
    for example, output in printed:
        assert output == example.output, example.command


def test_the_guide_ends_with_a_plan_that_passes(printed: list[tuple[Example, str]]) -> None:
    by_command = {example.command.split()[1]: output for example, output in printed}
    assert "no problem" in by_command["check"]
    assert "not_found" not in by_command["verify"]


def refresh() -> None:
    """Write the real output of every command into the guide."""
    with tempfile.TemporaryDirectory() as folder:
        found = iter(outputs(Path(folder)))

    def rewrite(match: re.Match[str]) -> str:
        parts = []
        for example in examples_of(match[0]):
            parts.append(f"$ {example.command}\n{next(found)[1]}")
        return "```console\n" + "".join(parts) + "```"

    text = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(_BLOCK.sub(rewrite, text), encoding="utf-8")


if __name__ == "__main__":
    refresh()
