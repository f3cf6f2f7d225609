"""Every command in the README and the guides runs and prints what the document shows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.examples import RENEW, ROOT, documents, examples_of, folder_of, run, width_of

README = (ROOT / "README.md").read_text(encoding="utf-8")


# The curator's guide is walked through in `test_wheel`, with what people install.
SHOWN = [path for path in documents() if path.name != "curators-guide.md"]


@pytest.mark.parametrize("document", SHOWN, ids=lambda path: path.name)
def test_a_document_shows_what_is_printed(document: Path) -> None:
    examples = examples_of(document.read_text(encoding="utf-8"))
    with folder_of(document) as folder:
        # All of them run, in order: in a guide a command works on what the ones before it made.
        printed = [run(example.command, folder, width_of(document)) for example in examples]
    for example, output in zip(examples, printed, strict=True):
        assert output == example.output, f"$ {example.command}\n{RENEW}"
        assert "Error: " not in output, example.command


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    setup, tests = README.split("```sh\n")[1].split("```")[0].strip().splitlines()
    assert "plancmp diff qinzhou-14fyp-draft qinzhou-14fyp" in setup
    assert "pytest" in tests
    # The script takes both from the README instead of repeating them.
    assert "README.md" in script
    assert "pytest" not in script


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_is_read_without_scrolling_sideways(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    unbroken = re.compile(r"^(\||!\[|\.venv/|python3 |The plancmp founders|note: |提示：)")
    wide = [line for line in lines if cell_len(line) > 80 and not unbroken.search(line)]
    assert not wide
    assert len(lines) < 450


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"rev: v{version}\n" in README
    assert f"\n## {version} — " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    from plancmp.cli.main import COMMANDS

    missing = [name for name in COMMANDS if f"plancmp {name}" not in README]
    assert not missing


def test_the_curators_guide_ends_with_a_plan_that_passes() -> None:
    guide = (ROOT / "docs" / "curators-guide.md").read_text(encoding="utf-8")
    by_command = {example.command.split()[1]: example.output for example in examples_of(guide)}
    assert "no problem" in by_command["check"]
    assert "not_found" not in by_command["verify"]


def test_the_curators_guide_says_what_to_do_about_every_reason() -> None:
    from plancmp.tracing.scan import doubts

    reasons = [doubt for doubt in vars(doubts).values() if isinstance(doubt, doubts.Doubt)]
    guide = " ".join((ROOT / "docs" / "curators-guide.md").read_text(encoding="utf-8").split())
    said = [reason.said.text("en") for reason in reasons]
    assert len(said) > 20
    assert [reason for reason in said if f"`{reason}" not in guide.replace("`` ", "`")] == []


def test_every_status_is_explained() -> None:
    from plancmp.comparison.alignment import STATUSES as ALIGNED
    from plancmp.comparison.assessment import STATUSES as ASSESSED
    from plancmp.comparison.rows import STATUSES as CHANGED

    text = (ROOT / "docs" / "comparing.md").read_text(encoding="utf-8")
    missing = [status for status in (*CHANGED, *ALIGNED, *ASSESSED) if f"`{status}`" not in text]
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
            anchors = [
                re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings
            ]
            assert anchor in anchors, f"{target}: no such heading"


def test_the_python_of_the_readme_runs() -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "婴儿死亡率 tightened -1.0" in done.stdout


def test_every_page_is_linked_from_the_readme() -> None:
    further = README[README.index("\n## Further") :]
    pages = [path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")]
    assert not [page for page in pages if f"({page})" not in further]
