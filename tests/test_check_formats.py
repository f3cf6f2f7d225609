"""The formats of `check`: right escaping, and what each format's readers ask for."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plancmp.model.problem import Problem
from plancmp.output.findings import FORMATS
from plancmp.output.formats import Target
from plancmp.rules.finding import Finding, of_problem
from plancmp.rules.report import Report
from tests.conftest import plan_text
from tests.forked import run_forked


def found(
    file: str, line: int, column: int, code: str, text: str, hint: str = "", severity: str = "error"
) -> Finding:
    return of_problem(Problem(file, line, column, code, text, hint, severity))


NASTY = [
    found("a,b:c.yaml", 3, 5, "V201", "50% of\nlines: <a> & \"b\" 'c'", "hint,\r\nmore", "error"),
    found("a,b:c.yaml", 3, 5, "V201", "50% of\nlines: <a> & \"b\" 'c'", "", "error"),
    found("数据 集/计划.yaml", 0, 0, "R006", "whole file \x1b[31m\x00 ::error::", "", "error"),
    found("z.yaml", 1, 1, "A306", "a warning ]]> \ud800 😀", "", "warning"),
]


def written(
    name: str, problems: list[Finding], width: int | None = None, color: bool = False
) -> str:
    stream = io.StringIO()
    module = import_module(f"plancmp.output.findings.{name}")
    module.write(Report(problems, 3, 0), Target(stream, width, color), "en")
    return stream.getvalue()


def test_github_annotations_are_one_line_each() -> None:
    lines = written("github", NASTY).splitlines()
    assert len(lines) == len(NASTY)
    assert lines[0] == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=V201 unknown-indicator::"
        "50%25 of%0Alines: <a> & \"b\" 'c'%0Ahint,%0D%0Amore"
    )
    assert lines[2].startswith("::error file=数据 集/计划.yaml,title=R006")
    assert lines[3].startswith("::warning ")
    for line in lines:
        assert re.fullmatch(r"::(error|warning) [^\r\n]*?::[^\r\n]*", line)


def test_gitlab_has_what_code_quality_asks_for() -> None:
    items = json.loads(written("gitlab", NASTY))
    assert len({item["fingerprint"] for item in items}) == len(NASTY)
    for item in items:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert item["location"]["lines"]["begin"] >= 1
    moved = [found("z.yaml", 9, 1, "A306", "a warning ]]> \ud800 😀", "", "warning")]
    assert json.loads(written("gitlab", moved))[0]["fingerprint"] == items[3]["fingerprint"]


def _valid_sarif(log: dict[str, object]) -> None:
    """Check the rules of the SARIF 2.1.0 schema for what is used of it."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    text = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
    level = {"enum": ["none", "note", "warning", "error"]}
    place = {
        "type": "object",
        "required": ["physicalLocation"],
        "properties": {
            "physicalLocation": {
                "type": "object",
                "required": ["artifactLocation"],
                "additionalProperties": False,
                "properties": {
                    "artifactLocation": {
                        "type": "object",
                        "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                    },
                    "region": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["startLine"],
                        "properties": {
                            "startLine": {"type": "integer", "minimum": 1},
                            "startColumn": {"type": "integer", "minimum": 1},
                            "endColumn": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            }
        },
    }
    rule = {
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "name": {"type": "string"},
            "shortDescription": text,
            "fullDescription": text,
            "defaultConfiguration": {"type": "object", "properties": {"level": level}},
            "help": text,
            "helpUri": {"type": "string", "format": "uri"},
            "properties": {"type": "object"},
        },
    }
    result = {
        "type": "object",
        "required": ["message"],
        "additionalProperties": False,
        "properties": {
            "ruleId": {"type": "string"},
            "ruleIndex": {"type": "integer", "minimum": -1},
            "level": level,
            "message": text,
            "locations": {"type": "array", "items": place},
            "relatedLocations": {"type": "array", "items": {"type": "object"}},
            "partialFingerprints": {
                "type": "object",
                "additionalProperties": {"type": "string"},
            },
        },
    }
    driver = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "version": {"type": "string"},
            "informationUri": {"type": "string", "format": "uri"},
            "rules": {"type": "array", "uniqueItems": True, "items": rule},
        },
    }
    schema = {
        "type": "object",
        "required": ["version", "runs"],
        "properties": {
            "version": {"const": "2.1.0"},
            "$schema": {"type": "string", "format": "uri"},
            "runs": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["tool"],
                    "additionalProperties": False,
                    "properties": {
                        "tool": {
                            "type": "object",
                            "required": ["driver"],
                            "properties": {"driver": driver},
                        },
                        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                        "results": {"type": "array", "items": result},
                    },
                },
            },
        },
    }
    jsonschema.validate(log, schema)


def test_sarif_is_valid_and_points_to_its_rules() -> None:
    log = json.loads(written("sarif", NASTY))
    _valid_sarif(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]
    _valid_sarif(json.loads(written("sarif", [])))


def test_junit_parses_and_counts() -> None:
    text = written("junit", NASTY)
    root = ElementTree.fromstring(text.encode("utf-8", "surrogatepass"))
    assert root.get("tests") == "4" and root.get("failures") == "3"
    assert [suite.get("name") for suite in root] == ["a,b:c.yaml", "数据 集/计划.yaml", "z.yaml"]
    failure = root.find(".//failure")
    assert failure is not None and failure.get("message") == NASTY[0].text()
    clean = ElementTree.fromstring(written("junit", []))
    assert clean.get("failures") == "0" and len(clean.findall(".//testcase")) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_from_the_command_line(
    name: str, write_plan: Callable[..., Path], tmp_path: Path
) -> None:
    row = "{indicator: nobody_knows, label: 婴儿死亡率, target: 6.0‰以下}"
    path = write_plan(plan_text(row))
    run = run_forked("check", str(path), "-f", name)
    assert run.status == 1
    assert "V201" in run.out
    assert run.err.strip() == "1 file: 1 error"
    file = tmp_path / "report"
    run = run_forked("check", str(path), "-f", name, "-o", str(file))
    assert (run.status, run.out) == (1, "")
    assert "V201" in file.read_text(encoding="utf-8")
    assert run_forked("check", "--explain", "V201", "-f", name).status == 2


def test_the_caret_stands_under_the_place(tmp_path: Path) -> None:
    from rich.cells import cell_len

    path = tmp_path / "p.yaml"
    line = (
        "      - {label: 婴儿死亡率婴儿死亡率婴儿死亡率婴儿死亡率, indicator: wrong_id, target: 1}"
    )
    path.write_text(f"a: b\n{line}\n", encoding="utf-8")
    column = line.index("wrong_id") + 1
    problem = found(str(path), 2, column, "V201", "no indicator " * 6, "did you mean " * 9)
    for width in (40, 60, 120):
        out = written("text", [problem], width)
        shown = out.splitlines()
        caret = next(i for i, line in enumerate(shown) if line.strip() == "^")
        under, mark = shown[caret - 1], shown[caret]
        start = under.index("wrong_id")
        assert cell_len(under[:start]) == len(mark) - 1
        assert max(cell_len(line) for line in shown if str(tmp_path) not in line) <= width


def test_text_of_the_data_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"a: \x1b[31mred\x07\n")
    problem = found(str(path), 1, 4, "R001", "control \x1b[2J", "hint \x9b31m")
    for color in (False, True):
        out = written("text", [problem], 80, color)
        assert "\x1b[31m" not in out.replace("\x1b[1;31m", "")
        assert "\x07" not in out and "\x9b" not in out and "\x1b[2J" not in out
    assert "\x1b" not in written("text", [problem], 80, False)
