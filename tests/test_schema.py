"""The JSON Schema for editors: the same definitions as `check`, and never stricter than it."""

from __future__ import annotations

import json
import re
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from plancmp.model.shapes import SHAPES
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.schema import KINDS, schema_of
from plancmp.rules.checking import check_files
from plancmp.rules.registry import choose
from tests.conftest import SHIPPED, plan_text
from tests.forked import run_forked
from tests.mutations import MUTATIONS
from tests.test_check_mutations import is_at_slip

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

FILES = {
    "plan": sorted((SHIPPED / "plans").glob("*.yaml")),
    "language": sorted((SHIPPED / "language").glob("*.yaml")),
    "indicators": sorted((SHIPPED / "vocabulary" / "indicators").glob("*.yaml")),
    **{kind: [SHIPPED / "vocabulary" / f"{kind}.yaml"] for kind in ("units", "domains")},
}


class _Loader(yaml.SafeLoader):
    """YAML as editors read it: numbers and booleans, but dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)


@lru_cache
def validator(kind: str) -> Any:
    schema = schema_of(kind, Catalogue(SHIPPED).vocabulary)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize("kind", FILES)
def test_the_shipped_files_are_valid(kind: str) -> None:
    assert FILES[kind]
    for path in FILES[kind]:
        errors = list(validator(kind).iter_errors(load(path.read_text(encoding="utf-8"))))
        assert errors == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_checked_in_is_what_is_generated(kind: str, shipped: Catalogue) -> None:
    path = SHIPPED / "schema" / f"{kind}.schema.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == schema_of(kind, shipped.vocabulary), "run plancmp schema --write data/schema"


@pytest.mark.parametrize("kind", FILES)
def test_the_files_name_their_schema(kind: str) -> None:
    for path in FILES[kind]:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("# yaml-language-server: $schema=")
        named = first.partition("$schema=")[2].strip()
        assert (path.parent / named).resolve() == SHIPPED / "schema" / f"{kind}.schema.json"


def test_every_key_and_its_description_is_there() -> None:
    definitions: dict[str, Any] = {}
    for kind in KINDS:
        definitions |= schema_of(kind, Catalogue(SHIPPED).vocabulary).get("definitions", {})
    for shape, keys in SHAPES.items():
        made = definitions[shape]
        assert set(made["properties"]) == set(keys)
        assert made["required"] == [name for name, key in keys.items() if key.required]
        assert all(
            made["properties"][name]["description"] == f"{key.en} {key.zh}"
            for name, key in keys.items()
        )


def test_ids_are_enumerated(shipped: Catalogue) -> None:
    schema = schema_of("plan", shipped.vocabulary)
    found = schema["definitions"]["indicator_id"]
    assert found["enum"] == list(shipped.vocabulary.indicators)
    assert len(found["enumDescriptions"]) == len(found["enum"])
    assert set(shipped.vocabulary.units.by_name) <= set(
        schema["definitions"]["unit_id"]["anyOf"][0]["enum"]
    )
    assert set(shipped.vocabulary.places) <= set(
        schema["definitions"]["place_id"]["anyOf"][0]["enum"]
    )


GOOD = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"


@pytest.mark.parametrize(
    ("what", "by"),
    [
        ("infant_mortality_rate", "infant_mortality_rat"),
        ("label:", "lable:"),
        (", label: 婴儿死亡率", ""),
        (", target: 6.0‰以下", ""),
        ("6.0‰以下}", "6.0‰以下, unit: 千分}"),
        ("6.0‰以下}", "6.0‰以下, nature: 约束}"),
        ("6.0‰以下}", "[6.0‰以下]}"),
        ("6.0‰以下}", "{prinetd: 6.0‰以下}}"),
        ("6.0‰以下}", "{printed: 湛江市前三, measure: levels, number: 3}}"),
        ("period: 2021-2025", "period: 2021"),
        ("stage: final", "stage: finished"),
        ('place: "450700"', 'place: "450799"'),
        ("id: some-plan", "id: Some Plan"),
        ("    text:", "    texts:"),
        ("0" * 64, "0" * 63),
    ],
)
def test_schema_and_check_both_refuse(what: str, by: str, tmp_path: Path) -> None:
    text = plan_text(GOOD)
    assert what in text
    assert not list(validator("plan").iter_errors(load(text)))
    path = tmp_path / "some-plan.yaml"
    wrong = text.replace(what, by, 1)
    path.write_text(wrong, encoding="utf-8")
    assert list(validator("plan").iter_errors(load(wrong))), "the schema"
    assert check_files([str(path)], SHIPPED, choose()).problems, "check"


def test_what_the_schema_refuses_check_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    refused = 0
    for path in sorted((folder / "plans").glob("*.yaml")):
        original = path.read_text(encoding="utf-8")
        for mutate, _ in MUTATIONS.values():
            for text in list(mutate(original))[::397]:
                try:
                    value = load(text)
                except yaml.YAMLError:
                    continue
                if next(validator("plan").iter_errors(value), None) is None:
                    continue
                refused += 1
                path.write_text(text, encoding="utf-8")
                found = check_files([str(path)], folder, choose()).problems
                assert any(is_at_slip(finding, path, original, text) for finding in found)
        path.write_text(original, encoding="utf-8")
    assert refused > 15


@pytest.mark.parametrize("kind", ["indicators", "units", "domains"])
def test_vocabulary_schema_and_check_agree(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    path = next(iter(FILES[kind]))
    copy = folder / path.relative_to(SHIPPED)
    original = path.read_text(encoding="utf-8")
    slips = {
        r"\ben: ": "eng: ", r"\bid: [a-z]": "id: Ä", r"unit: \S+": "unit: nothing",
        r"better: \w+": "better: bigger", r"level: \w+": "level: city", r"zh: [^,\n]+(, )?": "",
        r'above: "\d+"': 'above: "999999"', r'code: "\d+"': 'code: "12"',
        r"domain: \w+": "domain: nowhere", r"factor: [\d/]+": "factor: many",
    }  # fmt: skip
    tried = 0
    for pattern, by in slips.items():
        text = re.sub(pattern, by, original, count=1)
        if text == original or not list(validator(kind).iter_errors(load(text))):
            continue
        tried += 1
        copy.write_text(text, encoding="utf-8")
        report = check_files([str(copy)], folder, choose())
        assert any(problem.severity == "error" for problem in report.problems), pattern
    assert tried >= 2


def test_the_command(tmp_path: Path) -> None:
    run = run_forked("schema", "--data", str(SHIPPED))
    assert run.status == 0 and json.loads(run.out)["title"] == "plancmp: plan"
    run = run_forked("schema", "--write", str(tmp_path / "new"), "--data", str(SHIPPED))
    assert (run.status, run.out) == (0, "")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        f"{kind}.schema.json" for kind in KINDS
    }
    assert run_forked("schema", "nothing").status == 2
    assert all(kind in run_forked("schema", "--help").out for kind in KINDS)
    assert run_forked("schema", "-o", "/no/such/folder/x", "--data", str(SHIPPED)).status == 2
    file = tmp_path / "units.json"
    assert run_forked("schema", "units", "-o", str(file), "--data", str(SHIPPED)).status == 0
    assert "factor" in file.read_text(encoding="utf-8")
