"""`changes`: what edits mean, statement by statement, against a real git repository."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plancmp.comparison.changes.statements import pair
from plancmp.reading.catalogue import Catalogue
from tests.conftest import SHIPPED, Run, lacking, plan_text
from tests.forked import run_forked

if shutil.which("git") is None:  # a copy of the code without its history can still be tested
    lacking("`changes` compares commits, and git is not installed")

COLUMNS = ["plan", "change", "indicator", "name_zh", "role", "year", "field", "old", "new"]
ADDED = ["meaning", "difference", "difference_pct", "weaker_than_reached", "file", "line"]
INFANT = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"
MATERNAL = "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 18/10万以下}"
BEDS = "{indicator: beds, label: 床位, actual: 100张}"


class Repository:
    """A git repository with the shipped vocabulary and one plan, committed."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "repo 库"
        self.data = self.top / "some data"
        self.plan = self.data / "plans" / "some-plan.yaml"
        shutil.copytree(SHIPPED / "vocabulary", self.data / "vocabulary")
        self.plan.parent.mkdir()
        self.plan.write_text(plan_text(f"{INFANT}\n{MATERNAL}\n{BEDS}"), encoding="utf-8")
        self.git("init", "-q")
        self.commit()

    def git(self, *arguments: str) -> None:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(
            ["git", *who, *arguments], cwd=self.top, check=True, env=clean, capture_output=True
        )

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "state", "--allow-empty")

    def edit(self, pattern: str, by: str, file: Path | None = None) -> None:
        path = file or self.plan
        text = path.read_text(encoding="utf-8")
        new = re.sub(pattern, by, text, count=1, flags=re.DOTALL)
        assert new != text
        path.write_text(new, encoding="utf-8")

    def run(self, *arguments: str, cwd: Path | None = None) -> Run:
        return run_forked("changes", *arguments, "--data", str(self.data), cwd=cwd or self.top)

    def rows(self, *arguments: str) -> list[dict[str, str]]:
        run = self.run(*arguments, "-f", "csv")
        assert run.status == 0, run.err
        reader = csv.DictReader(io.StringIO(run.out))
        rows = list(reader)
        assert reader.fieldnames == [*COLUMNS, *ADDED]
        return [{name: row[name] for name in COLUMNS} for row in rows]

    def meanings(self) -> list[tuple[str, ...]]:
        """Return what the added columns say of every row, the file by its name."""
        rows = csv.DictReader(io.StringIO(self.run("-f", "csv").out))
        return [
            tuple(Path(row[name]).name if name == "file" else row[name] for name in ADDED)
            for row in rows
        ]

    def short(self, *arguments: str) -> list[tuple[str, ...]]:
        keys = ("change", "indicator", "field", "old", "new")
        return [tuple(row[key] for key in keys) for row in self.rows(*arguments)]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_nothing_changed(repository: Repository) -> None:
    assert repository.short() == []
    run = repository.run("--exit-code")
    assert run.status == 0
    assert run.out.startswith(f"nothing changed in {repository.data} since HEAD")


def test_a_value_is_changed(repository: Repository) -> None:
    repository.edit("6.0‰以下", "5.0‰以下")
    assert repository.rows() == [
        dict(
            zip(
                COLUMNS,
                ["some-plan", "changed", "infant_mortality_rate", "婴儿死亡率", "target", "2025",
                 "value", "6.0‰以下", "5.0‰以下"],
                strict=True,
            )
        )
    ]  # fmt: skip
    assert repository.run("--exit-code").status == 1
    repository.commit()
    assert repository.short() == []
    assert len(repository.short("HEAD~1")) == 1


def test_added_and_removed(repository: Repository) -> None:
    more = "{indicator: hospital_delivery_rate, label: 住院分娩率, target: 99%}"
    repository.edit(re.escape(f"      - {BEDS}\n"), f"      - {more}\n")
    assert sorted(repository.short()) == [
        ("added", "hospital_delivery_rate", "", "", "99%"),
        ("removed", "beds", "", "100张", ""),
    ]


def test_moving_a_block_or_writing_it_otherwise_is_no_change(repository: Repository) -> None:
    rows = f"{BEDS}\n{INFANT}\n{MATERNAL}".replace("{indicator: beds, label: 床位, ", "{")
    text = plan_text(rows).replace(
        "- {actual: 100张}",
        '- indicator: "beds"\n        # a remark\n        label: 床位\n        actual: "100张"',
    )
    repository.plan.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    assert repository.short() == []


def test_another_wording_is_not_another_value(repository: Repository) -> None:
    repository.edit("6.0‰以下", "≤6.0‰")
    assert repository.short() == [
        ("changed", "infant_mortality_rate", "printed", "6.0‰以下", "≤6.0‰")
    ]


@pytest.mark.parametrize(
    ("what", "by", "expected"),
    [
        ("label: 婴儿死亡率", "label: 婴儿死亡率（‰）",
         ("changed", "infant_mortality_rate", "label", "婴儿死亡率", "婴儿死亡率（‰）")),
        ("6.0‰以下}", "6.0‰以下, nature: 约束性}",
         ("changed", "infant_mortality_rate", "nature", "", "约束性")),
        ("6.0‰以下}", "6.0‰以下, scope: 户籍}",
         ("changed", "infant_mortality_rate", "scope", "", "户籍")),
        ("6.0‰以下}", "6.0‰以下, year: 2022}",
         ("changed", "infant_mortality_rate", "year", "2025", "2022")),
        ("infant_mortality_rate", "under_five_mortality_rate",
         ("renamed", "under_five_mortality_rate", "indicator", "infant_mortality_rate",
          "under_five_mortality_rate")),
        ("100张", "{printed: 100张, measure: change_points}",
         ("changed", "beds", "measure", "level", "change_points")),
        ("stage: final", "stage: draft", ("changed", "", "stage", "final", "draft")),
        ("title: 某市", "title: 某县",
         ("changed", "", "title", "某市卫生健康规划", "某县卫生健康规划")),
    ],
)  # fmt: skip
def test_one_field(what: str, by: str, expected: tuple[str, ...], repository: Repository) -> None:
    repository.edit(re.escape(what), by)
    assert repository.short() == [expected]


def test_moving_to_another_section_is_said_so(repository: Repository) -> None:
    repository.edit(re.escape(f"      - {BEDS}\n"), "")
    with repository.plan.open("a", encoding="utf-8") as file:
        file.write(f"  - at: 三、任务\n    text:\n      - {BEDS}\n")
    assert repository.short() == [
        ("moved", "beds", "section", "二、总体要求/（三）发展目标", "三、任务")
    ]


def test_the_vocabulary_and_what_it_touches(repository: Repository) -> None:
    files = (repository.data / "vocabulary" / "indicators").glob("*.yaml")
    file = next(f for f in files if "id: infant_mortality_rate\n" in f.read_text("utf-8"))
    repository.edit(r"(id: infant_mortality_rate\n.*?)unit: ‰", r'\1unit: "%"', file)
    assert repository.short() == [
        ("changed", "infant_mortality_rate", "unit", "‰", "%"),
        ("affected", "infant_mortality_rate", "canonical_value", "6.0 ‰", "0.60 %"),
    ]
    markdown = repository.run("-f", "markdown").out
    assert "touches 1 statement" in markdown
    repository.edit(r"(id: infant_mortality_rate\n.*?)better: lower", r"\1better: higher", file)
    assert ("affected", "infant_mortality_rate", "better", "lower", "higher") in repository.short()


def test_what_follows_from_one_edit_of_the_vocabulary_is_one_line(repository: Repository) -> None:
    more = INFANT.replace("target", "baseline").replace("6.0", "7.0")
    repository.edit(re.escape(f"      - {INFANT}\n"), f"      - {INFANT}\n      - {more}\n")
    repository.commit()
    files = (repository.data / "vocabulary" / "indicators").glob("*.yaml")
    file = next(f for f in files if "id: infant_mortality_rate\n" in f.read_text("utf-8"))
    repository.edit(r"(id: infant_mortality_rate\n.*?)unit: ‰", r'\1unit: "%"', file)
    assert [row[0] for row in repository.short()] == ["changed", "affected", "affected"]
    for format_name in ("markdown", "table"):
        said = repository.run("-f", format_name, "--lang", "en").out
        assert said.count("6.0 ‰") == 0 and "2 statements follow; --all lists them" in said
        said = repository.run("-f", format_name, "--lang", "en", "--all").out
        assert said.count("6.0 ‰") == 1 and "statements follow" not in said
    assert "由此影响 2 条" in repository.run("--lang", "zh").out


def test_what_follows_from_one_edit_of_a_unit_is_one_line(repository: Repository) -> None:
    more = INFANT.replace("target", "baseline").replace("6.0", "7.0")
    repository.edit(re.escape(f"      - {INFANT}\n"), f"      - {INFANT}\n      - {more}\n")
    repository.commit()
    units = repository.data / "vocabulary" / "units.yaml"
    repository.edit(
        "id: ‰, dimension: share, factor: 1/10,", "id: ‰, dimension: share, factor: 1/5,", units
    )
    rows = repository.rows()
    count = sum(row["change"] == "affected" for row in rows)
    said = repository.run("-f", "markdown", "--lang", "en").out
    assert count > 1 and f"{count} statements follow" in said
    assert len(said.strip().split("\n")) == 4 + 1 + 1  # summary, heads, the unit and what follows


def test_plans_come_and_go(repository: Repository) -> None:
    (repository.data / "plans" / "new.yaml").write_text(
        plan_text(BEDS, "new").replace("0" * 64, "1" * 64), encoding="utf-8"
    )
    repository.plan.unlink()
    rows = repository.rows()
    assert [(row["plan"], row["change"], row["field"]) for row in rows] == [
        ("new", "added", "plan"),
        ("some-plan", "removed", "plan"),
    ]


def test_a_plan_that_is_called_otherwise(repository: Repository) -> None:
    text = repository.plan.read_text(encoding="utf-8").replace("id: some-plan", "id: other")
    repository.plan.unlink()
    (repository.data / "plans" / "other.yaml").write_text(text, encoding="utf-8")
    assert repository.short()[0] == ("renamed", "", "id", "some-plan", "other")
    assert not [row for row in repository.rows() if row["change"] in ("added", "removed")]


def test_gaps_and_projects(repository: Repository) -> None:
    lists = (
        "gaps:\n  - {channel: table, name: 表1}\nprojects:\n"
        "  - {number: 1, name: 某院, total_investment: 100}\n"
    )
    repository.edit("sections:", f"{lists}sections:")
    assert [row[:1] + row[2:] for row in repository.short()] == [
        ("added", "gap table 表1", "", "table, 表1"),
        ("added", "project 1", "", "1, 某院, 100"),
    ]
    repository.commit()
    repository.edit("total_investment: 100", "total_investment: 120")
    assert repository.short() == [("changed", "", "project 1: total_investment", "100", "120")]


def test_markdown_is_ready_for_a_comment(repository: Repository) -> None:
    repository.edit("婴儿死亡率", "婴儿|死亡率")
    run = repository.run("-f", "markdown")
    assert run.status == 0
    assert r"婴儿\|死亡率" in run.out
    assert run.out.startswith("since HEAD: 1 changed (")


def test_from_any_folder_and_in_a_hook(repository: Repository, tmp_path: Path) -> None:
    repository.edit("6.0‰", "5.0‰")
    for cwd in (repository.data / "plans", tmp_path, repository.top):
        assert "5.0‰" in repository.run("-f", "csv", cwd=cwd).out
    run = run_forked(
        "changes", "-f", "csv", "--data", "some data", cwd=repository.top,
        env={"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": ".git/index", "GIT_WORK_TREE": "/"},
    )  # fmt: skip
    assert run.status == 0 and "5.0‰" in run.out
    run = run_forked("changes", "-f", "csv", "--data", ".", cwd=repository.data)
    assert "5.0‰" in run.out


@pytest.mark.parametrize("revision", ["no-such-thing", "HEAD~99", "a..b", "", "HEAD:x", "\\x"])
def test_an_unknown_revision(revision: str, repository: Repository) -> None:
    run = repository.run("--", revision)
    assert run.status == 2
    assert run.out == ""
    assert "revision" in run.err and "Traceback" not in run.err


def test_outside_a_repository(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    shutil.copytree(repository.data, outside)
    run = run_forked("changes", "--data", str(outside), env={"GIT_CEILING_DIRECTORIES": "/"})
    assert run.status == 2
    assert "in no git repository" in run.err and "--data" in run.err
    assert run_forked("changes", "--data", str(tmp_path / "nothing")).status == 2


def test_without_git_and_without_commits(repository: Repository, tmp_path: Path) -> None:
    run = run_forked("changes", "--data", str(repository.data), env={"PATH": str(tmp_path)})
    assert run.status == 2 and "git is not installed" in run.err
    shutil.rmtree(repository.top / ".git")
    repository.git("init", "-q")
    run = repository.run()
    assert run.status == 2 and "no commit yet" in run.err


def test_the_data_was_not_there_yet(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    shutil.rmtree(repository.top / ".git")
    repository.git("init", "-q")
    repository.git("commit", "-q", "--allow-empty", "-m", "empty")
    rows = repository.rows()
    assert {row["change"] for row in rows} == {"added"}
    assert rows[-1]["plan"] == "some-plan"


def test_what_cannot_be_read_is_never_no_change(repository: Repository) -> None:
    other = repository.data / "plans" / "other.yaml"
    other.write_text(plan_text(BEDS, "other").replace("0" * 64, "1" * 64), encoding="utf-8")
    good = repository.plan.read_text(encoding="utf-8")
    repository.plan.write_text("id: [", encoding="utf-8")
    repository.commit()
    repository.plan.write_text(good, encoding="utf-8")
    repository.edit("100张", "120张", other)
    run = repository.run("-f", "csv")
    assert run.status == 2
    assert "not compared: HEAD:plans/some-plan.yaml:2:" in run.err
    assert "120张" in run.out  # what can be compared is
    assert run.out.splitlines()[1].startswith(",not_compared,")
    repository.plan.write_text("id: [", encoding="utf-8")
    run = repository.run()
    assert "some-plan.yaml:2:" in run.err
    assert run.out.startswith("Not compared: ")
    assert repository.run("-f", "markdown").out.startswith("Not compared: ")
    assert repository.run("--lang", "zh").out.startswith("未比较：")


def test_a_broken_vocabulary_on_either_side(repository: Repository) -> None:
    units = repository.data / "vocabulary" / "units.yaml"
    good = units.read_text(encoding="utf-8")
    units.write_text("units: [", encoding="utf-8")
    run = repository.run()
    assert run.status == 2 and "units.yaml:2" in run.err
    assert run.out.startswith("Not compared: ")
    repository.commit()
    units.write_text(good, encoding="utf-8")
    run = repository.run()
    assert run.status == 2 and "HEAD:vocabulary/units.yaml:2" in run.err


def test_in_chinese(repository: Repository) -> None:
    repository.edit("6.0‰", "5.0‰")
    out = repository.run("--lang", "zh").out
    assert "修改" in out and "目标" in out and "变动" in out


def test_pairing_loses_nothing(shipped: Catalogue) -> None:
    draft, final = shipped.plans(["qinzhou-14fyp-draft", "qinzhou-14fyp"])
    pairs, removed, added = pair(draft.statements, final.statements)
    assert len(pairs) + len(removed) == len(draft.statements)
    assert len(pairs) + len(added) == len(final.statements)
    same, none, nothing = pair(draft.statements, tuple(reversed(draft.statements)))
    assert (none, nothing) == ([], [])
    assert all(old.position == new.position or old == new for old, new in same)


def test_what_an_edit_means(repository: Repository) -> None:
    repository.edit("target: 6.0‰以下", "target: 6.6‰以下, baseline: 3.4‰")
    repository.commit()
    repository.edit("6.6‰以下", "7.2‰以下")
    repository.edit("100张", "110张")
    assert repository.meanings() == [
        ("loosened", "0.6", "9.1", "yes", "some-plan.yaml", "11"),
        ("changed", "10", "10.0", "", "some-plan.yaml", "13"),
    ]
    said = repository.run("-f", "markdown").out
    assert "loosened +0.6 (+9.1 %)" in said
    assert "weaker than the 3.4‰ reached" in said
    assert "some-plan.yaml#L11) |" in said


@pytest.mark.parametrize(
    ("what", "by", "field"),
    [
        ("completes: .*?]", "completes: [beds]", "completes"),
        ("definition: ", "tier: core, definition: ", "tier"),
        ("definition: ", "tier_source: a set, definition: ", "tier_source"),
        ("definition: ", "kind: outcome, definition: ", "kind"),
        ("definition: ", "subgroup_of: [beds], definition: ", "subgroup_of"),
        ("definition: ", "replaced_by: beds, definition: ", "replaced_by"),
        ("definition: ", "definition_zh: 定义, definition: ", "definition_zh"),
        ("definition: ", "codes: {sdg:1.1: close}, definition: ", "codes"),
    ],
)
def test_every_field_of_an_indicator_is_seen(
    repository: Repository, what: str, by: str, field: str
) -> None:
    path = repository.data / "vocabulary" / "indicators" / "some.yaml"
    one = '{id: some_rate, zh: 某率, en: Some, unit: "%", better: higher, completes: [some_rate], '
    text = f"domain: health_status\nindicators:\n  - {one}definition: d}}\n"
    path.write_text(text, encoding="utf-8")
    repository.commit()
    repository.edit(what, by, path)
    assert {row["field"] for row in repository.rows()} == {field}


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("coders: [甲, 乙]", "coders"),
        ("settled_by: 丙", "settled_by"),
        ("encoded: 2026-01-31", "encoded"),
        ("verified: {sha256: " + "a" * 64 + ", version: 0.2.0, date: 2026-01-31}", "verified"),
        ("agreement: [{field: year, units: 3}]", "agreement year"),
    ],
)
def test_every_field_of_a_plan_is_seen(repository: Repository, head: str, field: str) -> None:
    repository.edit("stage: final", f"stage: final\n{head}")
    assert {row["field"] for row in repository.rows()} == {field}


def test_rows_without_an_indicator_are_seen(repository: Repository) -> None:
    row = "      - {indicator: none, label: 某率, target: 90%以上, responsible: 甲局}\n"
    repository.plan.write_text(repository.plan.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert repository.short() == [("added", "", "", "", "90%以上")]
    repository.commit()
    repository.edit("甲局", "乙局")
    assert repository.short() == [("changed", "", "responsible", "甲局", "乙局")]


def test_words_of_labels_are_seen(repository: Repository) -> None:
    repository.edit(
        "english_empty: \\[",
        "english_empty: [some, ",
        repository.data / "vocabulary" / "labels.yaml",
    )
    assert {row["field"] for row in repository.rows()} == {"words labels: english_empty"}


def test_another_folder_than_the_one_in_use_is_refused(repository: Repository) -> None:
    for folder in (repository.data, repository.data / "plans"):
        run = run_forked("changes", cwd=folder)
        assert (run.status, run.out) == (2, "")
        assert "not compared" in run.err
        assert str(repository.data) in run.err
    run = run_forked("changes", cwd=repository.data, env={"PLANCMP_DATA": str(repository.data)})
    assert run.status == 0, run.err
