"""Every rule's examples: each that fails fails by that rule, each that passes passes."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from plancmp.messages import Message, Template
from plancmp.model.observation import Observation
from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.observations import read_observations
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from plancmp.reading.vocabulary import read_vocabulary
from plancmp.rules.auditing import audit_plan, audit_plans
from plancmp.rules.checking import check_files
from plancmp.rules.examples import HEAD
from plancmp.rules.finding import CONFIDENCES, SEVERITIES, Finding
from plancmp.rules.registry import all_rules, audit_rules, by_code, check_rules, choose
from plancmp.rules.rule import Rule
from tests.conftest import ROOT, SHIPPED, plan_text
from tests.rule_vocabulary import INDICATORS, PLACES

_RULES = ROOT / "src" / "plancmp" / "rules"
_FAILS = [(rule, i) for rule in all_rules() for i in range(len(rule.fails))]
_PASSES = [(rule, i) for rule in all_rules() for i in range(len(rule.passes))]


def _named(value: object) -> str:
    return value.code if isinstance(value, Rule) else str(value)


# --- where examples of the audit are judged -----------------------------------------------------


def _is_audited(rule: Rule) -> bool:
    return rule in audit_rules()


@cache
def _vocabulary() -> Vocabulary:
    with tempfile.TemporaryDirectory() as folder:
        _write_vocabulary(Path(folder))
        return read_vocabulary(Path(folder) / "vocabulary")


def _write_vocabulary(folder: Path) -> None:
    vocabulary = folder / "vocabulary"
    shutil.copytree(SHIPPED / "vocabulary", vocabulary, ignore=lambda *_: ["indicators"])
    (vocabulary / "indicators").mkdir()
    (vocabulary / "indicators" / "some.yaml").write_text(INDICATORS, encoding="utf-8")
    (vocabulary / "places.csv").write_text(_some_places(), encoding="utf-8")


@cache
def _some_places() -> str:
    """Return the places that the examples lie in, of thousands that each would read."""
    head, *places = (SHIPPED / "vocabulary" / "places.csv").read_text("utf-8").splitlines()
    return "\n".join([head, *(place for place in places if place.startswith(PLACES))]) + "\n"


def _plan(rows: str, plan_id: str, draft_of: str = "") -> Plan:
    if rows.startswith("sections:"):
        text = HEAD.replace("some-plan", plan_id) + rows
    else:
        text = _rows(rows, plan_id, "0" * 64)
    if draft_of:
        text = text.replace("stage: final", f"stage: draft\ndraft_of: {draft_of}")
    return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), _vocabulary())


def _observations(text: str) -> list[Observation]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "observed.csv"
        path.write_text(text, encoding="utf-8")
        return read_observations([path], _vocabulary())


def _audit(rule: Rule, text: str) -> list[Finding]:
    parts = text.split("---\n")
    if rule.kind == "pair":
        draft, final = _plan(parts[0], "draft", "final"), _plan(parts[1], "final")
        return audit_plan(final, [draft])
    if rule.kind == "observed":
        return audit_plan(_plan(parts[0], "plan"), (), _observations(parts[1]))
    plans = [_plan(part, f"plan-{i}") for i, part in enumerate(parts)]
    if rule.kind == "above":
        plans[1] = replace(plans[1], place=replace(plans[1].place, code="450000"))
    return audit_plans(plans[:1], plans)[0]


# --- where examples of `check` are judged -------------------------------------------------------


def _indent(text: str, by: int) -> str:
    return "".join(" " * by + line + "\n" for line in text.splitlines())


def _rows(text: str, plan_id: str, sha: str) -> str:
    plan = plan_text("{}", plan_id).replace("0" * 64, sha)
    return plan.replace("      - {}\n", _indent(text, 6))


@cache
def _used() -> str:
    """Return rows that state every indicator: what no plan states is a problem itself."""
    return "".join(
        f"- {{indicator: [{entry['id']}], label: 某指标, actual: 按上级下达指标}}\n"
        for entry in yaml.load(INDICATORS, Loader=yaml.BaseLoader)["indicators"]
    )


def _folder(folder: Path, rule: Rule, text: str) -> None:
    _write_vocabulary(folder)
    vocabulary, plans = folder / "vocabulary", folder / "plans"
    plans.mkdir()
    used = _used()
    if "id: beds," in text:
        used += "- {indicator: beds, label: 床位数, actual: 100张}\n"
    (plans / "other-plan.yaml").write_text(_rows(used, "other-plan", "f" * 64), encoding="utf-8")
    plan = plans / "some-plan.yaml"
    if rule.kind == "row":
        plan.write_text(_rows(text, "some-plan", "a" * 64), encoding="utf-8")
    elif rule.kind == "plan":
        plan.write_text(text, encoding="utf-8")
    elif rule.kind == "plans":
        (plans / "other-plan.yaml").unlink()
        for i, part in enumerate(text.split("---")):
            marker, rows = part.split("\n", 1) if i else ("", part)
            name = f"plan-{i}"
            sha = ("a" if marker.strip() else f"{i}") * 64 if i else "a" * 64
            (plans / f"{name}.yaml").write_text(_rows(rows, name, sha), encoding="utf-8")
    elif rule.kind == "indicator":
        head, found, entries = text.rpartition("domain: ")
        domain, entries = entries.split("\n", 1) if found else ("health_resources", text)
        body = f"{head}domain: {domain}\nindicators:\n{_indent(entries, 2)}"
        (vocabulary / "indicators" / "more.yaml").write_text(body, encoding="utf-8")
    elif rule.kind == "place":
        (vocabulary / "places.csv").unlink()
        (vocabulary / "places.yaml").write_text("places:\n" + _indent(text, 2), encoding="utf-8")
    elif rule.kind == "observations":
        plan.write_text(_rows(used, "some-plan", "a" * 64), encoding="utf-8")
        (folder / "observations").mkdir()
        (folder / "observations" / "some.csv").write_text(text, encoding="utf-8")
    elif rule.kind == "path":
        plan.write_text(_rows(used, "some-plan", "a" * 64), encoding="utf-8")
    else:
        raise AssertionError(rule.kind)


def _check(folder: Path, rule: Rule, text: str) -> list[Finding]:
    _folder(folder, rule, text)
    paths = [str(folder / "plans" / text)] if rule.kind == "path" else []
    return list(check_files(paths, folder, choose()).problems)


# --- the examples -------------------------------------------------------------------------------


@pytest.mark.parametrize(("rule", "index"), _FAILS, ids=_named)
def test_an_example_that_fails_fails(rule: Rule, index: int, tmp_path: Path) -> None:
    text = rule.fails[index]
    if _is_audited(rule):
        assert rule.code in {finding.code for finding in _audit(rule, text)}
    if not _is_audited(rule) or rule.in_check:
        found = _check(tmp_path, rule, text)
        own = [finding for finding in found if finding.code == rule.code]
        assert own, found
        assert {finding.severity for finding in own} == {rule.severity}


@pytest.mark.parametrize(("rule", "index"), _PASSES, ids=_named)
def test_an_example_that_passes_passes(rule: Rule, index: int, tmp_path: Path) -> None:
    text = rule.passes[index]
    if _is_audited(rule):
        assert rule.code not in {finding.code for finding in _audit(rule, text)}
    if not _is_audited(rule) or rule.in_check:
        found = _check(tmp_path, rule, text)
        assert rule.code not in {finding.code for finding in found}, found
        errors = [
            finding for finding in found if finding.severity == "error" and finding.code[0] != "A"
        ]
        assert not errors, errors


@pytest.mark.parametrize("rule", all_rules(), ids=_named)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.fails and rule.passes
    assert rule.severity in SEVERITIES and rule.confidence in CONFIDENCES
    assert (rule.innocent is not None) == (rule in audit_rules())
    for words in filter(None, (rule.why, rule.cannot_see, rule.innocent)):
        assert re.search("[a-z]{3}", words.en)
        assert re.search("[\u4e00-\u9fff]", words.zh), rule.code
        assert words.en.endswith(".") and words.zh.endswith("。")
    functions = (rule.statements, rule.pair, rule.above, rule.among, rule.file, rule.vocabulary)
    assert sum(function is not None for function in functions) <= 1


def test_codes_names_and_aliases_are_used_once() -> None:
    rules = all_rules()
    words = [word for rule in rules for word in (rule.code, rule.name, *rule.aliases)]
    assert len(words) == len(set(words))
    assert set(check_rules()) | set(audit_rules()) == set(rules)


def test_codes_that_users_know_are_kept() -> None:
    assert {code: by_code()[code].code for code in ("N304", "N305", "N306", "N309")} == {
        "N304": "A306",
        "N305": "A302",
        "N306": "A302",
        "N309": "A303",
    }


def test_a_rule_is_found_by_its_file_being_there() -> None:
    for folder in ("check", "audit"):
        files = {path.stem for path in (_RULES / folder).glob("[a-z]*.py")}
        owners = {
            function.__module__.rpartition(".")[2]
            for rule in all_rules()
            for function in (
                rule.statements,
                rule.pair,
                rule.above,
                rule.among,
                rule.file,
                rule.vocabulary,
            )
            if function is not None and function.__module__.split(".")[2] == folder
        }
        assert owners <= files
    text = "".join(path.read_text(encoding="utf-8") for path in _RULES.glob("*.py"))
    for path in (*_RULES.glob("check/[a-z]*.py"), *_RULES.glob("audit/[a-z]*.py")):
        assert not re.search(rf"(check|audit)\.{path.stem}\b", text), path


def _said(text: str) -> str:
    """Return a template without what is filled in."""
    return re.sub(r"{\w+}", "", text)


def test_every_sentence_of_a_rule_is_in_both_languages() -> None:
    from importlib import import_module

    count = 0
    for path in (*_RULES.glob("*.py"), *_RULES.glob("check/*.py"), *_RULES.glob("audit/*.py")):
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        for value in vars(import_module(name.removesuffix(".__init__"))).values():
            for template in value.values() if isinstance(value, dict) else (value,):
                if isinstance(template, Template) and re.search("[a-z]", _said(template.en)):
                    count += 1
                    fields = [set(re.findall(r"{(\w+)", text)) for text in template[1:]]
                    assert fields[0] == fields[1], template
                    assert re.search("[\u4e00-\u9fff、，；]", template.zh), template
    assert count > 80


def test_every_code_in_the_reader_has_a_rule() -> None:
    source = ROOT / "src" / "plancmp"
    text = "".join(path.read_text(encoding="utf-8") for path in (source / "reading").glob("*.py"))
    codes = set(re.findall(r'"([RSVND]\d{3})"', text))
    assert codes <= {rule.code for rule in all_rules()}
    assert len(codes) > 15


# --- one row, one finding -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 60%以下}\n", ["A302"]),
        ("- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6‰以上}\n", ["A306"]),
        ("- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 0.6%以下}\n", ["N310"]),
        ("- {indicator: hospital_delivery_rate, label: 住院分娩率, target: 998%}\n", ["A302"]),
    ],
)
def test_one_slip_is_told_once(rows: str, codes: list[str], tmp_path: Path) -> None:
    _folder(tmp_path, by_code()["N310"], rows)
    found = check_files([], tmp_path, choose(ignore=["V209"])).problems
    assert [finding.code for finding in found] == codes
    audited = [code for code in codes if code.startswith("A")]
    assert [finding.code for finding in _audit(by_code()["A302"], rows)] == audited


def test_what_check_says_it_says_in_both_languages(tmp_path: Path) -> None:
    """Only names, keys and what is printed may be the same in both."""
    for rule in check_rules():
        has_function = rule.statements is not None or rule.file is not None
        if rule.kind in ("row", "plan") and (
            has_function or rule.code in ("C901", "C902", "D409", "D412")
        ):
            folder = tmp_path / rule.code
            folder.mkdir()
            for finding in _check(folder, rule, rule.fails[0]):
                if finding.code == rule.code:
                    assert isinstance(finding.message, Message), rule.code
                    assert re.search("[\u4e00-\u9fff]", finding.text("zh")), rule.code
