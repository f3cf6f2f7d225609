"""Every command in the README and the guides runs and prints what the document shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import RENEW, ROOT, documents, examples_of, folder_of, run, width_of

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_a_document_shows_what_is_printed(document: Path) -> None:
    examples = examples_of(document.read_text(encoding="utf-8"))
    with folder_of(document) as folder:
        # All of them run, in order: in a guide a command works on what the ones before it made.
        printed = [run(example.command, folder, width_of(document)) for example in examples]
    for example, output in zip(examples, printed, strict=True):
        assert output == example.output, f"$ {example.command}\n{RENEW}"


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


def test_the_curators_guide_ends_with_a_plan_that_passes() -> None:
    guide = (ROOT / "docs" / "curators-guide.md").read_text(encoding="utf-8")
    by_command = {each.command.split()[1]: each.output for each in examples_of(guide)}
    assert "no problem" in by_command["check"]
    assert "not_found" not in by_command["verify"]


def test_every_status_is_explained() -> None:
    from plancmp.comparison.alignment import STATUSES as ALIGNED
    from plancmp.comparison.assessment import STATUSES as ASSESSED
    from plancmp.comparison.rows import STATUSES as CHANGED

    text = (ROOT / "docs" / "comparing.md").read_text(encoding="utf-8")
    missing = [each for each in (*CHANGED, *ALIGNED, *ASSESSED) if f"`{each}`" not in text]
    assert not missing


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), f"{target} leads nowhere"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = [re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings]
            assert anchor in anchors, f"{target}: no such heading"
