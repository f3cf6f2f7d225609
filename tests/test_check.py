"""`check` as people and CI run it: choosing, silencing, exit status, whatever input."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancmp.rules.checking import check_files
from plancmp.rules.headings import path_of
from plancmp.rules.registry import UnknownRuleError, all_rules, choose, named
from plancmp.rules.silence import read_silences
from tests.conftest import ROOT, SHIPPED, plan_text
from tests.forked import run_forked

GOOD = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"
BAD = "{indicator: infant_mortality_rat, label: 婴儿死亡率, target: 6.0‰以下}"
WARNED = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以上}"

WritePlan = Callable[..., Path]


def codes(path: Path | str, *more: str) -> list[str]:
    report = check_files([str(path), *more], SHIPPED, choose())
    return [problem.code for problem in report.problems]


# The shipped data and the exit status.


def test_the_shipped_data_passes() -> None:
    run = run_forked("check", str(SHIPPED))
    assert (run.status, run.err) == (0, ""), run.out
    assert run.out.endswith("no problem\n")


def test_errors_warnings_and_strict(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(GOOD))
    assert run_forked("check", str(path), "--strict").status == 0
    path = write_plan(plan_text(WARNED))
    assert run_forked("check", str(path)).status == 0
    assert run_forked("check", str(path), "--strict").status == 1
    path = write_plan(plan_text(BAD))
    assert run_forked("check", str(path)).status == 1


def test_what_cannot_be_read_is_status_2(tmp_path: Path, write_plan: WritePlan) -> None:
    bad = write_plan(plan_text(BAD))
    run = run_forked("check", str(bad), str(tmp_path / "no-such.yaml"))
    assert run.status == 2
    assert "no-such.yaml: R006" in run.out
    assert "V201" in run.out  # the rest is checked all the same
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run_forked("check", str(empty)).status == 2
    assert run_forked("check", "--select", "X9", str(bad)).status == 2
    assert run_forked("check", "-f", "sariff", str(bad)).status == 2
    assert "sarif" in run_forked("check", "-f", "sariff", str(bad)).err


def test_the_line_for_people(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(BAD))
    run = run_forked("check", path.name, cwd=path.parent)
    first, hint, summary = run.out.splitlines()
    assert first == "some-plan.yaml:11:21: V201 no indicator has the id `infant_mortality_rat`"
    assert hint.startswith("    hint: did you mean `infant_mortality_rate`")
    assert summary == "1 file: 1 error"


def test_every_problem_of_every_file_in_one_run(write_plan: WritePlan, data_folder: Path) -> None:
    write_plan(plan_text(f"{BAD}\n{WARNED}\n{GOOD}\n{GOOD}"))
    write_plan("id: other\n\tplace: x\n", "other")
    run = run_forked("check", str(data_folder), "-f", "json", "--ignore", "V209")
    rows = json.loads(run.out)
    assert [row["code"] for row in rows] == [
        "R002", "V201", "A306", "D403",
    ]  # fmt: skip
    assert list(rows[0]) == ["file", "line", "column", "code", "severity", "message", "hint"]
    places = [(row["file"], row["line"], row["column"]) for row in rows]
    assert places == sorted(places)


# Which vocabulary, which files.


def test_a_plan_is_judged_with_the_vocabulary_beside_it(
    write_plan: WritePlan, data_folder: Path
) -> None:
    own = "domain: maternal_child\nindicators:\n" + "".join(
        f"  - {{id: {name}, zh: 名{name}, en: {name}, unit: ‰, better: lower, definition: d}}\n"
        for name in ("infant_mortality_rat",)
    )
    (data_folder / "vocabulary" / "indicators" / "own.yaml").write_text(own, encoding="utf-8")
    path = write_plan(plan_text(BAD.replace("婴儿死亡率", "某率")))
    assert codes(path) == []


def test_a_plan_alone_is_judged_with_the_data_in_use(tmp_path: Path) -> None:
    path = tmp_path / "some-plan.yaml"
    path.write_text(plan_text(BAD), encoding="utf-8")
    assert codes(path) == ["V201"]
    path.write_text(plan_text(GOOD), encoding="utf-8")
    assert codes(path) == []


def test_a_broken_vocabulary_is_reported_once_and_accuses_no_plan(
    write_plan: WritePlan, data_folder: Path
) -> None:
    file = data_folder / "vocabulary" / "indicators" / "maternal_child.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("indicators:", "indicators: [", 1), encoding="utf-8")
    path = write_plan(plan_text(GOOD))
    report = check_files([str(path)], SHIPPED, choose())
    assert {problem.code for problem in report.problems} == {"R002", "V201"}
    assert all("maternal_child" in p.file for p in report.problems if p.code == "R002")
    assert not any(problem.file == str(path) for problem in report.problems)


def test_a_folder_is_searched_for_data_folders(write_plan: WritePlan, data_folder: Path) -> None:
    write_plan(plan_text(GOOD))
    (data_folder.parent / "ci.yml").write_text("on: push\n", encoding="utf-8")
    hidden = data_folder.parent / ".venv" / "data" / "plans"
    hidden.mkdir(parents=True)
    (hidden.parent / "vocabulary").mkdir()
    report = check_files([str(data_folder.parent)], SHIPPED, choose(ignore=["V209"]))
    assert list(report.problems) == []
    assert report.files == 1 + len(list((data_folder / "vocabulary").rglob("*.*")))


def test_an_indicator_nobody_uses_is_only_said_of_the_whole(
    write_plan: WritePlan, data_folder: Path
) -> None:
    path = write_plan(plan_text(GOOD))
    assert "V209" not in codes(path)
    assert "V209" in codes(data_folder)


def test_the_figures_of_other_plans_count_within_a_run(
    write_plan: WritePlan, data_folder: Path
) -> None:
    for file in (data_folder / "vocabulary" / "indicators").glob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.strip().startswith("plausible:")]
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    one = write_plan(plan_text(GOOD, "one"), "one")
    two = write_plan(
        plan_text(GOOD.replace("6.0", "600"), "two").replace("0" * 64, "1" * 64), "two"
    )
    assert "A303" not in codes(two)
    found = check_files([str(one), str(two)], SHIPPED, choose(["N309"])).problems
    assert [Path(problem.file).name for problem in found] == ["one.yaml", "two.yaml"]


def test_a_plan_on_standard_input(write_plan: WritePlan, data_folder: Path) -> None:
    def check(text: str, *options: str) -> tuple[int, str]:
        data = ["--data", str(data_folder)]
        run = run_forked("check", "-", "-f", "csv", *data, *options, stdin=text)
        return run.status, run.out

    assert check(plan_text(GOOD))[0] == 0
    status, out = check(plan_text(BAD))
    assert (status, out.splitlines()[1].startswith("<stdin>,11,21,V201")) == (1, True)
    assert check("id: [")[0] == 1
    path = write_plan(plan_text(BAD, "other"), "other")
    assert check(plan_text(GOOD), str(path))[1].count("V201") == 1


# Choosing rules.


def test_choosing(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(f"{BAD}\n{WARNED}\n{GOOD}\n{GOOD}"))

    def found(*options: str) -> list[str]:
        run = run_forked("check", str(path), "-f", "csv", *options)
        return [line.split(",")[3] for line in run.out.splitlines()[1:]]

    assert found() == ["V201", "A306", "D403"]
    assert found("--select", "V") == ["V201"]
    assert found("--select", "V,N3", "--select", "duplicate-statement") == ["V201", "A306", "D403"]
    assert found("--ignore", "V,d403") == ["A306"]
    assert found("--select", "N", "--ignore", "N304") == []


def test_no_choice_hides_what_cannot_be_read(write_plan: WritePlan) -> None:
    path = write_plan("id: [")
    assert run_forked("check", str(path), "--select", "N", "--ignore", "R").status == 1


def test_unknown_rules_name_the_nearest() -> None:
    with pytest.raises(UnknownRuleError, match="unknown-indicator"):
        named(["unknown-indicatr"])


def test_explain_and_statistics(write_plan: WritePlan) -> None:
    run = run_forked("check", "--explain", "N304")
    assert run.status == 0
    words = ("A306 wrong-way", "Fails:", "Passes:", "code: A306", "N304", "It cannot see: ")
    assert all(word in run.out for word in words)
    assert "ignore D406" in run_forked("check", "--explain", "D406").out
    assert run_forked("check", "--explain", "nonsense").status == 2
    rows = json.loads(run_forked("check", "--explain", "all", "-f", "json").out)
    assert [row["code"] for row in rows] == [rule.code for rule in all_rules()]
    path = write_plan(plan_text(f"{BAD}\n{BAD}\n{WARNED}"))
    run = run_forked("check", str(path), "--statistics", "-f", "csv")
    assert run.out.splitlines() == [
        "code,name,severity,count",
        "V201,unknown-indicator,error,2",
        "A306,wrong-way,warning,1",
    ]
    assert run.status == 1


# Silencing.


def test_a_comment_silences_one_code_on_its_line(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(f"{GOOD}\n{GOOD}  # plancmp: ignore D403 the plan repeats it"))
    assert codes(path) == []
    path = write_plan(plan_text(f"{GOOD}\n{GOOD}  # plancmp: ignore D406 no reason"))
    assert codes(path) == ["D403", "C901"]


def test_a_comment_alone_silences_the_next_line(write_plan: WritePlan) -> None:
    text = plan_text(f"{GOOD}\n{GOOD}\n{WARNED}")
    comment = "      # plancmp: ignore D403, V201 the plan prints it so\n      # and more\n"
    first = text.index("      - {ind") + 1
    second = text.index("      - {ind", first)
    path = write_plan(text[:second] + comment + text[second:])
    found = check_files([str(path)], SHIPPED, choose(ignore=["A306"])).problems
    assert [(problem.code, problem.line) for problem in found] == [("C901", 12)]
    assert "V201" in found[0].text()


def test_what_rests_on_a_statement_is_acknowledged_and_not_silenced(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(f"{WARNED}  # plancmp: ignore N304 the plan prints it so"))
    found = check_files([str(path)], SHIPPED, choose()).problems
    assert [problem.code for problem in found] == ["A306", "C901"]
    assert "acknowledged: [{code: A306" in found[1].hint_text()
    for code in ("A306", "N304"):
        row = WARNED.replace("}", f", acknowledged: [{{code: {code}, comment: printed so}}]}}")
        found = check_files([str(write_plan(plan_text(row)))], SHIPPED, choose()).problems
        assert [problem.code for problem in found] == ["D413"]
        (fingerprint,) = re.findall(r"fingerprint: ([0-9a-f]{8})", found[0].hint_text())
        bound = row.replace(", comment", f', fingerprint: "{fingerprint}", comment')
        report = check_files([str(write_plan(plan_text(bound)))], SHIPPED, choose())
        assert (list(report.problems), report.silenced) == ([], 1)


def test_comments_that_say_too_little_are_reported(write_plan: WritePlan) -> None:
    doubled = f"{GOOD}\n{GOOD}"
    path = write_plan(plan_text(f"{doubled}  # plancmp: ignore D403"))
    assert codes(path) == ["C902"]
    path = write_plan(plan_text(f"{doubled}  # plancmp: ignore"))
    assert codes(path) == ["D403", "C902"]
    path = write_plan(plan_text(f"{doubled}  # plancmp: ignore Q999 whatever"))
    assert codes(path) == ["D403", "C901"]


def test_a_rule_that_is_not_looked_for_leaves_its_comments_alone(write_plan: WritePlan) -> None:
    path = write_plan(plan_text(f"{GOOD}\n{GOOD}  # plancmp: ignore D403 the plan repeats it"))
    report = check_files([str(path)], SHIPPED, choose(ignore=["D403"]))
    assert list(report.problems) == []


def test_the_file_as_a_whole_cannot_be_silenced(write_plan: WritePlan) -> None:
    path = write_plan("id: [  # plancmp: ignore R002 no\n")
    assert "R002" in codes(path)


def test_text_that_looks_like_a_comment_is_none() -> None:
    assert read_silences("f", 'note: "a # plancmp: ignore N304 b"\n') == ()
    assert read_silences("f", "note: |\n  # plancmp: ignore N304 b\n") == ()
    assert len(read_silences("f", "note: a # plancmp: ignore N304 b\n")) == 1


# Single rules, beyond their examples.


@pytest.mark.parametrize(
    "row",
    [
        "{indicator: beds, label: 床位, target: {printed: 增加6张, measure: change_points}}",
        "{indicator: hospital_delivery_rate, label: 住院分娩率, actual: {printed: 增长150%}}",
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, year: 2015, actual: 5.0‰}",
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, year: 2016-2020, actual: 5.0‰}",
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 持续下降}",
        "{indicator: infant_mortality_rate, label: 婴儿死亡率, baseline: 3.4‰, target: ≤3.1‰}",
    ],
)
def test_what_is_right_is_left_alone(row: str, write_plan: WritePlan) -> None:
    assert codes(write_plan(plan_text(row))) == []


def test_headings_are_compared_by_number_and_title() -> None:
    assert path_of("第一章  发展环境/（一）基础") == path_of("第一章 发展环境/(一)基础")
    assert [part.number for part in path_of("第十二章 甲/二十一、乙/3.丙/丁")] == [12, 21, 3, 0]


def test_sections_out_of_order_and_twice(write_plan: WritePlan) -> None:
    head = plan_text(GOOD).split("sections:")[0]

    def plan(*headings: str) -> Path:
        parts = [
            f"  - at: {at}\n    text:\n      - {GOOD.replace('6.0', f'{i + 3}.0')}\n"
            for i, at in enumerate(headings)
        ]
        return write_plan(head + "sections:\n" + "".join(parts))

    assert codes(plan("一、甲/（一）子", "一、甲/（二）丑", "二、乙")) == []
    assert codes(plan("一、甲", "一、甲", "二、乙")) == []
    assert codes(plan("一、甲/（二）丑", "一、甲/（一）子")) == ["D406"]
    assert codes(plan("一、甲", "二、乙", "一、甲")) == ["D406"]
    assert codes(plan("前言", "一、甲", "附件")) == []


# Any input at all.


def test_random_bytes_and_cut_files(tmp_path: Path) -> None:
    source = random.Random(4)
    whole = (SHIPPED / "plans" / "qinzhou-14fyp.yaml").read_bytes()
    path = tmp_path / "qinzhou-14fyp.yaml"
    for i in range(60):
        data = source.randbytes(source.randrange(400)) if i % 2 else whole[: source.randrange(9000)]
        path.write_bytes(data)
        assert all(problem.code for problem in check_files([str(path)], SHIPPED, choose()).problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "sections", "text", "at", "tables", "rows", "gaps", "source", "target",
                     "indicator", "label", "acknowledged", "projects", "period", "draft_of"]
                ),
                inner, max_size=4,
            )
        ),
        max_leaves=12,
    )
)  # fmt: skip
def test_any_other_yaml(value: object) -> None:
    import tempfile

    import yaml

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
        assert codes(path)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 50_000,
        "a: " + "x" * 3_000_000 + "\n",
        "id: " + "好" * 500_000 + "\n",
        "- {}\n" * 300_000,
        "sections:\n  - at: a\n    text:\n" + "      - {}\n" * 300_000,
        plan_text(GOOD) + "      - {indicator: [" + "a, " * 200_000 + "b], label: c}\n",
        plan_text(GOOD.replace("婴儿死亡率", "(" * 200_000).replace("6.0‰", "6.0")),
        plan_text(GOOD.replace("infant_mortality_rate", "a" * 1_000_000)),
        plan_text(GOOD.replace("6.0‰以下", "9" * 1_000_000)),
        "\n".join(f"k{i}: v" for i in range(200_000)),
        "x" * 17 * 1024 * 1024,
    ],
    ids=["seqs", "maps", "dashes", "keys", "scalar", "wide", "rows", "empty rows", "ids",
         "brackets", "long id", "long number", "many keys", "too large"],
)  # fmt: skip
def test_inputs_made_to_hurt(text: str, tmp_path: Path) -> None:
    path = tmp_path / "some-plan.yaml"
    path.write_text(text, encoding="utf-8")
    report = check_files([str(path)], SHIPPED, choose())
    assert report.problems
    assert len(report.problems) < 5000
    assert max(len(problem.text()) + len(problem.hint_text()) for problem in report.problems) < 2000


def test_forty_thousand_good_rows(tmp_path: Path) -> None:
    rows = "".join(
        f"      - {{indicator: infant_mortality_rate, label: a, target: 6‰, scope: s{i}}}\n"
        for i in range(40_000)
    )
    path = tmp_path / "some-plan.yaml"
    path.write_text(plan_text("{}").replace("      - {}\n", rows), encoding="utf-8")
    assert codes(path) == []


def test_odd_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes("a\0b") == ["R006"]
    for folder in (ROOT, tmp_path):  # an empty name is no folder, not even the current one
        monkeypatch.chdir(folder)
        assert codes("") == ["R006"]
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert codes(tmp_path / "loop.yaml") == ["R006"]
    if os.geteuid() != 0:
        secret = tmp_path / "secret.yaml"
        secret.touch(mode=0)
        assert codes(secret) == ["R006"]


def test_a_closed_pipe_ends_quietly(write_plan: WritePlan) -> None:
    path = write_plan(plan_text("\n".join([BAD] * 900)))
    process = subprocess.Popen(
        [sys.executable, "-m", "plancmp", "check", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.wait(timeout=60)
    assert err == b""


# Several processes.


def test_several_processes_find_the_same(write_plan: WritePlan, data_folder: Path) -> None:
    for i in range(7):
        row = (BAD, WARNED, GOOD)[i % 3]
        name = f"plan-{i}"
        write_plan(plan_text(row, name).replace("0" * 64, f"{i:064x}"), name)
    one = check_files([str(data_folder)], SHIPPED, choose(), processes=1)
    three = check_files([str(data_folder)], SHIPPED, choose(), processes=3)
    assert list(one.problems) == list(three.problems)
    assert (one.files, one.silenced) == (three.files, three.silenced)


@pytest.mark.parametrize("name", ["vocabulary/labels.yaml", "language/values.yaml", "language"])
def test_words_that_are_named_are_judged_as_words(name: str, data_folder: Path) -> None:
    shutil.copytree(SHIPPED / "language", data_folder / "language")
    report = check_files([str(data_folder / name)], data_folder, choose((), ()))
    assert report.status(strict=False) == 0
    (data_folder / "language" / "values.yaml").write_text("no_such_list: [x]\n", encoding="utf-8")
    done = run_forked("check", str(data_folder / name))
    assert done.status == 1
    assert "values.yaml:1:16: S101" in done.out


def test_observations_are_not_blamed_for_a_broken_vocabulary(data_folder: Path) -> None:
    shutil.copytree(SHIPPED / "observations", data_folder / "observations")
    (data_folder / "vocabulary" / "units.yaml").write_text("units: [", encoding="utf-8")
    done = run_forked("check", "--data", str(data_folder))
    assert done.status == 1
    assert "units.yaml:2:1: R002" in done.out
    assert "observations/" not in done.out
