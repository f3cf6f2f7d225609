"""What audit found is kept with the plans: the same words, no rule run, and never out of date."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.reading.catalogue import Catalogue
from plancmp.reading.database import index_path
from plancmp.rules import auditing
from plancmp.rules.finding import Settlement
from plancmp.rules.kept import audit_folder
from tests.conftest import SHIPPED, plan_text
from tests.forked import run_forked

INFANTS = "infant_mortality_rate"
WEAK = "{indicator: infant_mortality_rate, label: 婴儿死亡率, actual: 3.4‰, target: %s}"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def settled(folder: Path, *names: str) -> list[Settlement]:
    catalogue = Catalogue(folder)
    return audit_folder(catalogue, catalogue.plans(names, ()), lambda name: None)


def codes(folder: Path, *names: str) -> list[list[str]]:
    return [
        [finding.code for finding in settlement.findings] for settlement in settled(folder, *names)
    ]


def no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("rules were run")

    monkeypatch.setattr(auditing, "settle_all", refuse)


def test_what_is_kept_is_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    unkept = Catalogue(SHIPPED, use_index=False)
    looked = audit_folder(unkept, unkept.plans((), ()), lambda name: None)
    fresh = [settlement.findings for settlement in looked]
    settled(SHIPPED)
    no_rules(monkeypatch)
    kept = settled(SHIPPED)
    assert [settlement.findings for settlement in kept] == fresh
    assert sum(map(len, fresh)) > 50
    assert settled(SHIPPED, "qinzhou-14fyp")[0] == kept[-2]


@pytest.mark.parametrize("options", [(), ("--lang", "zh"), ("-f", "sarif"), ("--report",)])
def test_the_output_is_the_same(options: tuple[str, ...]) -> None:
    runs = [run_forked("audit", *options, *more) for more in (("--no-index",), (), ())]
    assert len({(run.out, run.err, run.status) for run in runs}) == 1
    assert len(runs[0].out) > 1000


def test_no_rule_is_imported() -> None:
    run_forked("audit")
    code = (
        "import sys; from plancmp.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('plancmp.rules.audit')))"
    )
    command = [sys.executable, "-c", code, "audit", "-f", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
    assert len(done.stdout.splitlines()) > 50


def test_an_edit_of_anything_is_seen(data_folder: Path, write_plan: Callable[..., Path]) -> None:
    shutil.copytree(SHIPPED / "observations", data_folder / "observations")
    path = write_plan(plan_text(WEAK % "5‰"))
    assert codes(data_folder) == [["A201", "A307"]]
    path.write_text(plan_text(WEAK % "≤5‰"), encoding="utf-8")
    assert codes(data_folder) == [["A201"]]
    words = data_folder / "vocabulary" / "indicators" / "health_status.yaml"
    text = words.read_text(encoding="utf-8")
    head = text.index(f"- id: {INFANTS}\n")
    words.write_text(text[:head] + text[head:].replace("better: lower", "better: none", 1), "utf-8")
    assert codes(data_folder) == [[]]
    words.write_text(text, "utf-8")
    above = plan_text(f"{{indicator: {INFANTS}, label: 婴儿死亡率, target: ≤5‰}}", "above")
    write_plan(above.replace("450700", "450000"), "above")
    assert codes(data_folder) == [[], ["A201", "A701"]]
    assert codes(data_folder, "some-plan") == [["A201", "A701"]]


def test_what_the_curator_acknowledged_is_kept(
    data_folder: Path, write_plan: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = ", acknowledged: [{code: A201, comment: so}, {code: A202, comment: no}]}"
    write_plan(plan_text((WEAK % "≤5‰")[:-1] + entries))
    first = settled(data_folder)
    no_rules(monkeypatch)
    (again,) = settled(data_folder)
    assert [again] == first
    assert again.findings[0].acknowledged is not None
    assert [entry.code for entry in again.idle] == ["A202"]


def test_what_is_damaged_is_found_anew(data_folder: Path, write_plan: Callable[..., Path]) -> None:
    write_plan(plan_text(WEAK % "≤5‰"))
    assert codes(data_folder) == [["A201"]]
    path = index_path(data_folder)
    assert path is not None
    with sqlite3.connect(path) as base:
        base.execute("UPDATE parts SET body = '44136fa3{}' WHERE kind = 'found'")
    assert codes(data_folder) == [["A201"]]


def test_beside_a_plan_that_cannot_be_read_nothing_is_kept(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text(WEAK % "≤5‰"))
    write_plan("nothing: of the kind\n", "broken")
    catalogue = Catalogue(data_folder)
    for _ in range(2):
        unread: list[str] = []
        audit_folder(catalogue, catalogue.plans(["some-plan"], ()), unread.append)
        assert unread == ["broken"]
