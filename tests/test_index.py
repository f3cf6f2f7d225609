"""The index never answers for a file that changed, runs nothing, and is never in the way."""

from __future__ import annotations

import copy
import os
import pickle
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Stated, Statement
from plancmp.model.problem import DataError
from plancmp.reading import store
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.database import index_path
from plancmp.reading.index import Index
from plancmp.reading.notes import notes_on
from plancmp.rules.remarks import remarks_on
from tests.conftest import SHIPPED, plan_text, run_plancmp
from tests.forked import run_forked

ROW = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: %s}"
OTHER = "{indicator: none, label: 某率, target: 90%以上}\n"
Write = Callable[..., Path]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "plancmp"


def figure(path: Path) -> str:
    (statement,) = Catalogue(path.parents[1]).plan(path.stem).statements
    return f"{statement.low}"


def settle(path: Path) -> None:
    """Wait until what was written is so old that a change of it must show."""
    old = time.time_ns() - 10**10
    os.utime(path, ns=(old, old))


def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(store, "read_bytes", refuse)


@pytest.mark.usefixtures("cache")
def test_what_is_kept_is_what_was_read() -> None:
    first = Catalogue(SHIPPED, use_index=False)
    Catalogue(SHIPPED).plans()
    again = Catalogue(SHIPPED)
    for name in fields(first.vocabulary):
        one, other = (getattr(catalogue.vocabulary, name.name) for catalogue in (first, again))
        if name.name == "units":
            assert dict(one.by_name) == dict(other.by_name)
        elif name.name == "words":
            assert dict(one.lists) == dict(other.lists)
        elif name.name == "labels":
            assert repr(one) == repr(other)
        else:
            assert dict(one) == dict(other)
    for one, other in zip(first.plans(), again.plans(), strict=True):
        for field in (*fields(Plan),):
            assert getattr(one, field.name) == getattr(other, field.name), field.name
        for a, b in zip(one.statements, other.statements, strict=True):
            for field in fields(Statement):
                assert repr(getattr(a, field.name)) == repr(getattr(b, field.name)), field.name


def test_an_unchanged_file_is_not_read_again(
    cache: Path, write_plan: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_plan(plan_text(OTHER + ROW % "6.0‰"))
    assert figure(path) == "6.0"
    assert len(list(cache.iterdir())) == 1
    no_reading(monkeypatch)
    catalogue = Catalogue(path.parents[1])
    assert [row.label for row in catalogue.plan("some-plan").rows] == ["某率", "婴儿死亡率"]


@pytest.mark.usefixtures("cache")
def test_an_edit_is_seen_at_once(write_plan: Write) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    before = path.stat()
    assert figure(path) == "6.0"
    path.write_text(plan_text(ROW % "5.0‰"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert figure(path) == "5.0"
    path.unlink()
    assert Catalogue(path.parents[1]).plans() == []


@pytest.mark.usefixtures("cache")
def test_an_edit_of_the_vocabulary_is_seen_at_once(write_plan: Write) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    assert figure(path) == "6.0"
    words = path.parents[1] / "vocabulary" / "indicators" / "health_status.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("unit: ‰", 'unit: "%"', 1), encoding="utf-8")
    assert figure(path) == "0.60"


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("jump", [-(10**18), 10**18])
def test_a_clock_that_jumps(write_plan: Write, monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + jump)
    assert figure(path) == "6.0"
    path.write_text(plan_text(ROW % "5.0‰"), encoding="utf-8")
    assert figure(path) == "5.0"
    monkeypatch.setattr(time, "time_ns", lambda: now)
    path.write_text(plan_text(ROW % "4.0‰"), encoding="utf-8")
    assert figure(path) == "4.0"


def damage_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4000])


def damage_inside(path: Path) -> None:
    data = path.read_bytes()
    assert data.count("6.0‰".encode()) > 0
    path.write_bytes(data.replace("6.0‰".encode(), "7.0‰".encode()))


def damage_garbage(path: Path) -> None:
    path.write_bytes(b"\x80\x04no database at all" * 900)


def damage_foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE plans (something TEXT)")
        db.execute("CREATE VIEW state AS SELECT 'x' AS code")


def damage_older(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 0")
        db.execute("UPDATE statements SET body = '00000000[]'")


def damage_tables(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE statements")


def damage_rows(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE plans SET head = '6ab0bd98{\"Evil\": []}'")


@pytest.mark.parametrize(
    "damage",
    [damage_cut, damage_inside, damage_garbage, damage_foreign, damage_older, damage_tables,
     damage_rows],
)  # fmt: skip
def test_a_damaged_index_is_as_good_as_none(
    cache: Path, write_plan: Write, damage: Callable[[Path], None]
) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    assert figure(path) == "6.0"
    (kept,) = cache.iterdir()
    damage(kept)
    assert figure(path) == "6.0"
    assert figure(path) == "6.0"
    run = run_forked("plans", "-f", "csv", "--data", str(path.parents[1]))
    assert (run.status, run.err) == (0, "")


def test_without_a_place_to_keep_anything(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    run = run_forked("plans", env={"XDG_CACHE_HOME": str(blocked)})
    assert (run.status, run.err) == (0, "")


def test_only_what_is_asked_for_is_read(
    cache: Path, write_plan: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 14/10万}\n"
    path = write_plan(plan_text(other + ROW % "6.0‰"))
    catalogue = Catalogue(path.parents[1])
    catalogue.plans()
    assert cache.is_dir()
    no_reading(monkeypatch)
    (plan,) = Catalogue(path.parents[1]).plans(indicators=["infant_mortality_rate"])
    assert [statement.indicator.id for statement in plan.statements] == ["infant_mortality_rate"]
    assert plan.statements[0] == catalogue.plan("some-plan").statements[1]


@pytest.mark.usefixtures("cache")
def test_what_plans_hold_in_short_is_known_without_their_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = Catalogue(SHIPPED, use_index=False).plans()
    Catalogue(SHIPPED).plans()

    def refuse(*_: object) -> None:
        raise AssertionError("statements were read")

    monkeypatch.setattr(Index, "groups", refuse)
    catalogue = Catalogue(SHIPPED)
    heads = catalogue.heads()
    assert [head.statements for head in heads] == [()] * len(whole)
    assert [head.counts for head in heads] == [plan.counts for plan in whole]
    assert [head.unmapped for head in heads] == [plan.unmapped for plan in whole]
    stated = [
        Stated(s.indicator, s.role, s.year, s.nature) for plan in whole for s in plan.statements
    ]
    assert catalogue.tally() == Counter(stated)


@pytest.mark.usefixtures("cache")
def test_a_kept_plan_is_a_plan_wherever_it_goes() -> None:
    whole = Catalogue(SHIPPED, use_index=False).plan("luzhai-14fyp")
    Catalogue(SHIPPED).plans()
    for made in (
        lambda: replace(Catalogue(SHIPPED).plan("luzhai-14fyp"), title=whole.title),
        lambda: copy.deepcopy(Catalogue(SHIPPED).plan("luzhai-14fyp")),
        lambda: pickle.loads(pickle.dumps(Catalogue(SHIPPED).plan("luzhai-14fyp"))),
    ):
        plan, unknown = made(), "nothing_of_the_kind"
        assert (plan.projects, plan.sections, plan.statements) == (
            whole.projects, whole.sections, whole.statements,
        )  # fmt: skip
        assert remarks_on(plan) == remarks_on(whole)
        with pytest.raises(AttributeError):
            getattr(plan, unknown)


@pytest.mark.usefixtures("cache")
def test_caveats_of_some_statements_are_those_of_all() -> None:
    whole = Catalogue(SHIPPED, use_index=False).plans()
    expected = remarks_on(*whole)
    Catalogue(SHIPPED).plans()
    for _ in range(2):  # found, then kept
        for plan in Catalogue(SHIPPED).plans(indicators=["infant_mortality_rate"]):
            remarks = remarks_on(plan)
            for statement in plan.statements:
                assert remarks.get(statement, []) == expected.get(statement, [])
        assert remarks_on(*Catalogue(SHIPPED).plans()) == expected


def test_a_file_with_a_mistake_is_read_every_time(cache: Path, write_plan: Write) -> None:
    path = write_plan(plan_text(ROW % "6.0‰或"))
    for _ in range(2):
        with pytest.raises(DataError, match=r"6\.0‰或"):
            Catalogue(path.parents[1]).plans()
    assert cache.is_dir()


def test_the_command(cache: Path, write_plan: Write) -> None:
    path = write_plan(plan_text(f"{ROW % '6.0‰'}\n{ROW % '5.0‰'}"))
    data = ("--data", str(path.parents[1]))
    assert run_forked("plans", "--no-index", *data).status == 0
    assert not cache.exists()
    assert "nothing is kept" in run_forked("index", *data).out
    run_forked("plans", *data)
    kept = index_path(path.parents[1])
    assert kept is not None
    said = run_forked("index", "--info", *data).out
    assert said.splitlines()[0] == str(kept)
    assert said.splitlines()[1].startswith("1 plans, 2 statements")
    assert run_forked("index", "--clear", *data).status == 0
    assert not kept.exists()
    assert run_forked("index", "--clear", "--info", *data).status == 2


@pytest.mark.parametrize("obstacle", ["file", "read-only"])
def test_a_cache_folder_that_cannot_be_written_is_passed_by(
    obstacle: str, tmp_path: Path, write_plan: Write
) -> None:
    path = write_plan(plan_text(ROW % "6.0‰"))
    home = tmp_path / "cache-home"
    if obstacle == "file":
        home.write_text("no folder")
    else:
        home.mkdir(mode=0o555)
    said = [
        run_plancmp(
            "show", "some-plan", "-f", "csv", "--data", str(path.parents[1]),
            env={"XDG_CACHE_HOME": str(home)}, bound=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    assert [(run.status, run.err) for run in said] == [(0, ""), (0, "")]
    assert said[0].out == said[1].out != ""
    assert home.is_file() or not list(home.iterdir())


@pytest.mark.usefixtures("cache")
def test_what_is_found_of_a_plan_is_kept_when_it_is_read(write_plan: Write) -> None:
    """Also where only some statements are asked for: it was found of the whole plan."""
    other = "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 14/10万}\n"
    path = write_plan(plan_text(other + ROW % "6.0‰"))
    seen: list[int] = []

    def find(plan: Plan) -> dict[Statement, list[Message]]:
        seen.append(len(plan.statements))
        return {
            statement: [message("gap", plan=statement.plan, what=statement.label)]
            for statement in plan.statements
        }

    for _ in range(2):
        catalogue = Catalogue(path.parents[1], examine=find)
        (plan,) = catalogue.plans(indicators=["infant_mortality_rate"])
        (found,) = notes_on([plan], find).items()
        assert found == (plan.statements[0], [message("gap", plan="some-plan", what="婴儿死亡率")])
    assert seen == [2]
