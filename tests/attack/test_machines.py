"""Hostile text in what machines read: charts, annotations, reports of findings, and messages."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.attack.field import Field
from tests.attack.run import Ending, here
from tests.conftest import plan_text

HOSTILE = (
    "=1+1", "[bold]x[/]", "|a|b|", "</text><script>alert(1)</script>", "]]>", "<![CDATA[", "&lt;&amp;",
    "::error file=x::y", "##[error]x", "%0A::error::y", "\\n::error::y", "${{ secrets.X }}", "a,b:c",
    "\u202e", "\u2028::error::y", "\ufeff", "e\u0301", "https://example.org", "'\"`", "x" * 300,
)  # fmt: skip
PLAIN = tuple(json.dumps(text, ensure_ascii=False)[1:-1] for text in HOSTILE)
ESCAPED = ("\\e[31m", "\\0", "\\r\\n::error::y", "\\u0085::error::y", "\\ud800", "\\uffff")
"""As YAML writes them within double quotes."""


@pytest.fixture
def field(tmp_path: Path) -> Field:
    return Field(tmp_path)


def hostile_plan(field: Field, texts: tuple[str, ...], *, valid: bool) -> Path:
    """Write a plan with these texts, in double quotes, wherever text may stand."""
    rows = "\n".join(
        f"{{indicator: {'infant_mortality_rate' if valid else text}, label: {text}, note: {text}, "
        f"scope: {text}, baseline: 5‰, target: {'6‰' if valid else text}}}"
        for text in (f'"{text}"' for text in texts)
    )
    path = field.folder / "plans" / "hostile.yaml"
    path.write_text(plan_text(rows, "hostile"), encoding="utf-8")
    return path


def ended_well(field: Field, *command: str) -> Ending:
    ending = here(*command, "--data", str(field.folder), folder=field.folder)
    assert not ending.failure, ending.failure
    assert not set("\x1b\0\u202e\x85") & set(ending.err)
    return ending


@pytest.mark.parametrize("texts", [PLAIN, ESCAPED])
def test_findings_in_every_format_for_machines(field: Field, texts: tuple[str, ...]) -> None:
    path = hostile_plan(field, texts, valid=False)
    for form in ("github", "gitlab", "sarif", "junit", "csv", "table"):
        ending = ended_well(field, "check", str(path), "-f", form)
        assert ending.status in (1, 2)
        lines = ending.out.split("\n")[:-1]
        if form == "github":
            assert len(lines) >= len(texts)
            assert all(line.startswith("::error file=") for line in lines)
        elif form == "junit":
            assert len(ElementTree.fromstring(ending.out).findall(".//failure")) >= len(texts)
        elif form in ("gitlab", "sarif"):
            assert json.loads(ending.out)
        assert not [line for line in lines if line.startswith(("::error::", "##["))]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_charts_pages_and_tables(field: Field, lang: str) -> None:
    path = hostile_plan(field, PLAIN, valid=True)
    for command in (
        ("chart", "compare", "-i", "infant_mortality_rate", "-o", "a.svg"),
        ("chart", "diff", str(path), "qinzhou-14fyp", "-o", "b.svg"),
        ("report", "plan", str(path), "-o", "c.html"),
        ("show", str(path), "-o", "d.csv"),
        ("show", str(path), "-o", "e.md"),
    ):
        ending = ended_well(field, *command, "--lang", lang)
        assert ending.status == 0, ending.err
    for file in field.folder.glob("*.svg"):
        names = {element.tag.partition("}")[2] for element in ElementTree.parse(file).iter()}
        assert not names & {"script", "a", "image", "foreignObject", "style"}
    assert "<script>alert" not in (field.folder / "c.html").read_text(encoding="utf-8")


NAME = "no\n::error::y\x1b[31m"


@pytest.mark.parametrize(
    "command",
    [
        ("export", "-o", f"{NAME}/x.csv"), ("chart", "compare", "-i", "infant_mortality_rate", "-o",
        f"{NAME}/x.svg"), ("schema", "-o", f"{NAME}/x.json"), ("new", "钦州", "2021-2025", "-o", f"{NAME}/x"),
        ("export", "--package", f"vocabulary/units.yaml/{NAME}"), ("scan", NAME), ("show", NAME),
        ("check", NAME, "-f", "github"), ("audit", "--baseline", NAME), ("match", "--csv", NAME,
        "--column", "x"), ("verify", "--sources", NAME), ("changes", NAME), ("report", "plan", NAME),
    ],
)  # fmt: skip
def test_the_name_of_a_file_stays_on_one_line_of_a_message(
    field: Field, command: tuple[str, ...]
) -> None:
    ending = ended_well(field, *command)
    assert ending.status == 2
    said = ending.out + ending.err
    assert not [line for line in said.splitlines() if line.startswith("::error::")]
    assert not list(field.folder.glob("*.part"))
