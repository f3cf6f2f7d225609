"""Every rule's example that fails fails by that rule, and the one that passes passes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancmp.model.problem import Problem
from plancmp.rules.checking import check_files
from plancmp.rules.registry import all_rules, choose
from plancmp.rules.rule import Rule
from tests.conftest import SHIPPED, plan_text

INDICATORS = """\
domain: maternal_child
indicators:
  - id: infant_mortality_rate
    zh: 婴儿死亡率
    en: Infant mortality rate
    unit: ‰
    better: lower
    definition: Deaths under one year of age over live births.
    plausible: 0.1-50
  - id: birth_defect_rate
    zh: 出生缺陷发生率
    en: Birth defect rate
    unit: ‰
    better: lower
    definition: Births with a defect over births.
  - id: hospital_delivery_rate
    zh: 住院分娩率
    en: Hospital delivery rate
    unit: "%"
    better: higher
    definition: Births in hospital over births.
"""
USES = """\
{indicator: [infant_mortality_rate], label: 婴儿死亡率, actual: 3.4‰}
{indicator: [birth_defect_rate], label: 出生缺陷发生率, actual: 3.4‰}
{indicator: [hospital_delivery_rate], label: 住院分娩率, actual: 99.9%}
"""


def _indent(text: str, by: int) -> str:
    return "".join(" " * by + line + "\n" for line in text.splitlines())


def _rows(text: str, plan_id: str, sha: str) -> str:
    plan = plan_text("{}", plan_id).replace("0" * 64, sha)
    return plan.replace("      - {}\n", _indent(text, 6))


def _folder(folder: Path, rule: Rule, text: str) -> None:
    vocabulary = folder / "vocabulary"
    shutil.copytree(SHIPPED / "vocabulary", vocabulary, ignore=lambda *_: ["indicators"])
    (vocabulary / "indicators").mkdir()
    (vocabulary / "indicators" / "maternal_child.yaml").write_text(INDICATORS, encoding="utf-8")
    plans = folder / "plans"
    plans.mkdir()
    used = USES
    if "id: beds," in text:
        used += "{indicator: beds, label: 床位数, actual: 100张}\n"
    (plans / "other-plan.yaml").write_text(
        plan_text(used, "other-plan").replace("0" * 64, "f" * 64), encoding="utf-8"
    )
    plan = plans / "some-plan.yaml"
    if rule.kind == "row":
        plan.write_text(_rows(text, "some-plan", "a" * 64), encoding="utf-8")
    elif rule.kind == "plan":
        plan.write_text(text, encoding="utf-8")
    elif rule.kind == "plans":
        first, second = text.split("---", 1)
        marker, second = second.split("\n", 1)
        plan.write_text(_rows(first, "some-plan", "a" * 64), encoding="utf-8")
        sha = ("a" if marker else "b") * 64
        (plans / "another.yaml").write_text(_rows(second, "another", sha), encoding="utf-8")
        (plans / "other-plan.yaml").unlink()
    elif rule.kind == "indicator":
        head, _, entries = text.rpartition("domain: ")
        domain, entries = entries.split("\n", 1) if _ else ("health_resources", text)
        body = f"{head}domain: {domain}\nindicators:\n{_indent(entries, 2)}"
        (vocabulary / "indicators" / "more.yaml").write_text(body, encoding="utf-8")
    elif rule.kind == "place":
        (vocabulary / "places.csv").unlink()
        (vocabulary / "places.yaml").write_text("places:\n" + _indent(text, 2), encoding="utf-8")
    elif rule.kind == "path":
        plan.write_text(plan_text(USES), encoding="utf-8")
    else:
        raise AssertionError(rule.kind)


def _check(folder: Path, rule: Rule, text: str) -> list[Problem]:
    _folder(folder, rule, text)
    paths = [str(folder / "plans" / text)] if rule.kind == "path" else []
    return list(check_files(paths, folder, choose()).problems)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_example_that_fails_fails(rule: Rule, tmp_path: Path) -> None:
    found = _check(tmp_path, rule, rule.fails)
    assert rule.code in {problem.code for problem in found}, found
    assert {p.severity for p in found if p.code == rule.code} == {rule.severity}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_example_that_passes_passes(rule: Rule, tmp_path: Path) -> None:
    found = _check(tmp_path, rule, rule.passes)
    assert rule.code not in {problem.code for problem in found}, found
    assert not [problem for problem in found if problem.severity == "error"], found


def test_codes_and_names_are_used_once() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_every_code_in_the_reader_has_a_rule() -> None:
    import re

    source = Path(__file__).parents[1] / "src" / "plancmp"
    text = "".join(
        path.read_text(encoding="utf-8")
        for part in ("reading", "plans", "vocabulary")
        for path in (source / part).glob("*.py")
    )
    codes = set(re.findall(r'"([RSVND]\d{3})"', text))
    assert codes <= {rule.code for rule in all_rules()}
    assert len(codes) > 15
