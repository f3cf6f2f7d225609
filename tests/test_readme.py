"""Every command in the README runs and prints what the README shows."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.examples import Example, examples_of, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = examples_of(README)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.command for example in EXAMPLES])
def test_the_readme_shows_what_is_printed(example: Example) -> None:
    assert run(example.command, ROOT) == example.output


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    setup, tests = README.split("```sh\n")[1].split("```")[0].strip().splitlines()
    assert "plancmp diff qinzhou-14fyp-draft qinzhou-14fyp" in setup
    assert "pytest" in tests
    # The script takes both from the README instead of repeating them.
    assert "README.md" in script
    assert "pytest" not in script


def test_every_command_is_in_the_readme() -> None:
    from plancmp.cli.main import COMMANDS

    missing = [name for name in COMMANDS if f"plancmp {name}" not in README]
    assert not missing
