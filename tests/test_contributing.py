"""What CONTRIBUTING.md says of adding things: each is done in a copy, in one folder, and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, plan_text

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


class Copy:
    """A copy of the package with its data, to be added to, and its command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "lib" / "plancmp"
        shutil.copytree(
            ROOT / "src" / "plancmp", self.package, ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copytree(ROOT / "data", self.package / "data")
        self.data = self.package / "data"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("PLANCMP_")}
        env = {**clean, "PYTHONPATH": str(self.folder / "lib"), "PLANCMP_LANG": "en"}
        return subprocess.run(
            [sys.executable, "-m", "plancmp", *arguments],
            cwd=self.folder, env=env, capture_output=True, encoding="utf-8", check=False,
            timeout=120,
        )  # fmt: skip

    def replace(self, path: str, old: str, new: str) -> None:
        """Exchange a text that stands once in a file of the package."""
        file = self.package / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def plan(self, rows: str) -> str:
        """Write a plan file that stands outside the data folder; return its path."""
        path = self.folder / "some-plan.yaml"
        path.write_text(plan_text(rows), encoding="utf-8")
        return str(path)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_rule_is_one_file(copy: Copy) -> None:
    (copy.package / "rules" / "check" / "round_number.py").write_text(
        '''"""D999: a target that ends in three zeros."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import Rule

_ROUND = Template("round_number", "{printed} is very round", "{printed}为整千数")


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that ends in three zeros."""
    for statement in plan.statements:
        if statement.role == "target" and "000" in statement.value.printed:
            yield about_one(statement, say(_ROUND, printed=statement.value.printed))


RULES = (
    Rule(
        code="D999", name="round-number", severity="warning", confidence="low",
        why=Bilingual("A round number is a guess.", "整数多为估计。"),
        cannot_see=Bilingual("It cannot see what was counted.", "无法得知如何统计。"),
        kind="row",
        fails=("{indicator: hospitals, label: 医院, target: 3000个}",),
        passes=("{indicator: hospitals, label: 医院, target: 3001个}",),
        statements=check,
    ),
)
''',
        encoding="utf-8",
    )
    path = copy.plan("{indicator: beds, label: 床位, target: 3000张}")
    found = copy.run("check", path, "--select", "D999", "-f", "csv")
    assert "3000张 is very round" in found.stdout, found.stderr
    explained = copy.run("check", "--explain", "D999")
    assert "A round number is a guess." in explained.stdout


def test_a_unit_is_one_line(copy: Copy) -> None:
    row = "{indicator: hospitals, label: 医院, target: 300盏以上}"
    before = copy.run("check", copy.plan(row), "-f", "csv")
    assert "盏" in before.stdout
    copy.replace(
        "data/vocabulary/units.yaml",
        "  - {id: 户, dimension",
        "  - {id: 盏, dimension: count, factor: 1, en: lamps}\n  - {id: 户, dimension",
    )
    assert copy.run("check", copy.plan(row), "-f", "csv").stdout.count("\n") == 1  # the header
    text = copy.folder / "some.txt"
    text.write_text("某市规划\n一、目标\n到2025年，路灯数达到300盏以上。\n", encoding="utf-8")
    assert "300盏以上" in copy.run("scan", str(text), "-o", "-").stdout


def test_an_indicator_is_one_entry(copy: Copy) -> None:
    path = copy.data / "vocabulary" / "indicators" / "digital.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + """\
  - id: street_lamps
    zh: 路灯数
    en: Street lamps
    unit: 个
    better: higher
    definition: Street lamps in working order at the end of the year.
    tier: local
    kind: output
""",
        encoding="utf-8",
    )
    assert "street_lamps" in copy.run("indicators", "路灯", "-f", "csv").stdout
    assert "street_lamps" in copy.run("match", "路灯数量", "-f", "csv").stdout
    done = copy.run("check", copy.plan("{indicator: street_lamps, label: 路灯, target: 5个}"))
    assert done.returncode == 0, done.stdout


def test_a_layout_of_headings_is_a_word(copy: Copy) -> None:
    text = copy.folder / "some.txt"
    text.write_text("某市规划\n第一幕 目标\n到2025年，床位达到300张。\n", encoding="utf-8")
    assert "第一幕 目标" not in _headings(copy, text)
    copy.replace("data/language/headings.yaml", "chapter: [章]", "chapter: [章, 幕]")
    assert "第一幕 目标" in _headings(copy, text)


def _headings(copy: Copy, text: Path) -> str:
    lines = copy.run("text", str(text), "-f", "csv").stdout.splitlines()
    return "\n".join(line for line in lines if ",heading," in line)


def test_a_format_is_one_module(copy: Copy) -> None:
    (copy.package / "output" / "shouted.py").write_text(
        '''"""Every cell in capitals."""

from plancmp.model.cell import text_of_cell
from plancmp.output.formats import Target
from plancmp.output.table import Table


def write(table: Table, target: Target, format_name: str) -> None:
    """Write one line a row."""
    for row in table.rows:
        target.stream.write(" ".join(map(text_of_cell, row)).upper() + "\\n")
''',
        encoding="utf-8",
    )
    copy.replace("output/formats.py", '    "html": "html",\n    "xlsx"',
                 '    "html": "html",\n    "shouted": "shouted",\n    "xlsx"')  # fmt: skip
    done = copy.run("plans", "-f", "shouted")
    assert "QINZHOU-14FYP-DRAFT" in done.stdout, done.stderr


def test_a_command_is_one_module(copy: Copy) -> None:
    (copy.package / "cli" / "greet.py").write_text(
        '''"""`plancmp greet`: say how many plans there are."""

import click

from plancmp.cli.common.data import Data, data_option


@click.command("greet")
@data_option
def command(data: Data) -> None:
    """Say how many plans there are."""
    click.echo(f"{len(data.open().plan_ids())} plans greet you")
''',
        encoding="utf-8",
    )
    copy.replace("cli/main.py", '    "plans": "List the plans.",',
                 '    "plans": "List the plans.",\n    "greet": "Say how many plans there are.",')  # fmt: skip
    assert "plans greet you" in copy.run("greet").stdout
    assert "greet" in copy.run("--help").stdout


@pytest.mark.parametrize(
    "thing", ["a rule", "a unit", "an indicator", "a document layout", "an output format",
              "a command"],
)  # fmt: skip
def test_the_guide_names_what_the_tests_do(thing: str) -> None:
    assert f"**{thing.capitalize()}**" in GUIDE
