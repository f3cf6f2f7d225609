"""`agree`: everything that two encodings differ in, and nothing else; and one file out of both."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import krippendorff
import pytest

from plancmp.comparison.agree.agreement import Comparison, compare_codings
from plancmp.comparison.agree.likeness import plain
from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.codings import read_coded_file
from tests.codings import file_text, mutate, rows_of
from tests.conftest import ROOT, Run, plan_text
from tests.forked import run_forked

INFANT = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"
MATERNAL = "{indicator: maternal_mortality_ratio, label: 孕产妇死亡率, target: 18/10万以下}"
BEDS = "{indicator: beds, label: 床位, actual: 100张}"
CHECKUP = "{indicator: none, label: 体检, target: 全覆盖}"

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(rows: str, name: str) -> Path:
        path = tmp_path / f"{name}.yaml"
        text = rows if rows.startswith(("id:", "#")) else plan_text(rows)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def compare(catalogue: Catalogue, *paths: Path) -> Comparison:
    read = [
        read_coded_file(path, name, catalogue.vocabulary)
        for name, path in zip("abc", paths, strict=False)
    ]
    assert not any(file.problems for file in read)
    return compare_codings([file.coding for file in read], resamples=0)


def short(comparison: Comparison) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (disagreement.field, disagreement.shown, disagreement.kind)
        for disagreement in comparison.disagreements
    ]


def csv_rows(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run.out)))


@pytest.mark.parametrize("plan", ["qinzhou-14fyp", "luzhai-14fyp", "beihai-13fyp"])
@pytest.mark.parametrize("seed", range(4))
def test_thirty_changes_are_found_and_nothing_else(
    plan: str, seed: int, shipped: Catalogue, write: Write
) -> None:
    """The encodings differ in order and in the wording of labels as well, which counts for none."""
    rows = rows_of(shipped.plan(plan))
    first, second, changes = mutate(rows, 30, seed, sorted(shipped.vocabulary.indicators))
    assert len(changes) == 30
    found = compare(shipped, write(file_text(first), "a"), write(file_text(second), "b"))
    said = []
    for disagreement in found.disagreements:
        keys = {int(reading.statement.note) for reading in disagreement.found.given}
        assert len(keys) == 1, "readings of two statements were taken for one"
        said.append((keys.pop(), disagreement.field, disagreement.kind))
    assert sorted(said) == sorted(changes)


def test_order_and_wording_alone_are_no_disagreement(shipped: Catalogue, write: Write) -> None:
    rows = rows_of(shipped.plan("luzhai-14fyp"))
    first, second, _ = mutate(rows, 0, 7, [])
    assert first != second
    found = compare(shipped, write(file_text(first), "a"), write(file_text(second), "b"))
    assert found.disagreements == []
    assert found.found_by_all == len(rows)
    assert {wording.field for wording in found.wordings} == {"label"}


def test_the_indicator_may_be_what_they_differ_on(shipped: Catalogue, write: Write) -> None:
    other = INFANT.replace("infant_mortality_rate", "under_five_mortality_rate")
    blank = BEDS.replace("beds", BLANK)
    found = compare(shipped, write(f"{INFANT}\n{BEDS}", "a"), write(f"{other}\n{blank}", "b"))
    assert short(found) == [
        ("indicator", ("infant_mortality_rate", "under_five_mortality_rate"), "differs"),
        ("indicator", ("beds", BLANK), "differs"),
    ]


def test_one_value_for_two_indicators_is_one_statement(shipped: Catalogue, write: Write) -> None:
    both = INFANT.replace("infant", "[infant").replace(
        "_rate,", "_rate, under_five_mortality_rate],"
    )
    found = compare(shipped, write(both, "a"), write(INFANT, "b"))
    said = ("infant_mortality_rate+under_five_mortality_rate", "infant_mortality_rate")
    assert short(found) == [("indicator", said, "differs")]


def test_figures_are_compared_by_what_they_say(shipped: Catalogue, write: Write) -> None:
    a = "{indicator: smoking_rate_15_plus, label: 吸烟率, target: 降低到20%}"
    b = '{indicator: smoking_rate_15_plus, label: 吸烟率, unit: "%", target: "20"}'
    c = '{indicator: smoking_rate_15_plus, label: 吸烟率, target: "降低20%"}'
    same = compare(shipped, write(a, "a"), write(b, "b"))
    assert short(same) == []
    assert [wording.field for wording in same.wordings] == ["printed"]
    fields = {
        disagreement.field
        for disagreement in compare(shipped, write(b, "b"), write(c, "c")).disagreements
    }
    assert fields == {"measure", "value"}


def test_a_row_that_no_plan_could_hold_counts(shipped: Catalogue, write: Write) -> None:
    """A wrong unit, an unknown id, a value that nobody can read: it is compared as it stands."""
    wrong = "\n".join(
        [
            INFANT.replace("6.0‰以下", "6.0张"),
            BEDS.replace("beds", "no_such_indicator"),
            MATERNAL.replace("18/10万以下", "十八又/10万"),
        ]
    )
    found = compare(shipped, write(f"{INFANT}\n{BEDS}\n{MATERNAL}", "a"), write(wrong, "b"))
    assert found.found_by_all == 3
    fields = {
        (disagreement.found.given[0].statement.label, disagreement.field)
        for disagreement in found.disagreements
    }
    assert ("婴儿死亡率", "unit") in fields
    assert ("床位", "indicator") in fields
    assert ("孕产妇死亡率", "measure") in fields


def test_one_row_by_years_is_two_rows_of_one_year(shipped: Catalogue, write: Write) -> None:
    head = "{indicator: infant_mortality_rate, label: 婴儿死亡率, "
    one = head + 'targets: {2023: "7.5‰", 2025: "5.0‰"}}'
    two = head + 'target: "7.5‰", year: 2023}\n' + head + 'target: "5.0‰"}'
    assert short(compare(shipped, write(one, "a"), write(two, "b"))) == []


def test_sections_may_lack_outer_headings(shipped: Catalogue, write: Write) -> None:
    a = plan_text(INFANT)
    b = a.replace("二、总体要求/（三）发展目标", "（三） 发展目标")
    c = a.replace("二、总体要求/（三）发展目标", "九、另一章/（四）投入")
    assert short(compare(shipped, write(a, "a"), write(b, "b"))) == []
    assert [
        difference[0] for difference in short(compare(shipped, write(a, "a"), write(c, "c")))
    ] == ["section"]


def test_three_coders(shipped: Catalogue, write: Write) -> None:
    a = write(f"{INFANT}\n{BEDS}\n{CHECKUP}", "a")
    b = write(f"{BEDS}\n{INFANT}", "b")
    c = write(
        f"{INFANT.replace('target: 6.0‰以下', 'actual: 6.0‰以下, year: 2025')}\n{BEDS}\n{MATERNAL}",
        "c",
    )
    found = compare(shipped, a, b, c)
    assert short(found) == [
        ("role", ("target", "target", "actual"), "differs"),
        ("statement", ("", "", "18/10万以下"), "only_c"),
        ("statement", ("全覆盖", "", ""), "only_a"),
    ]
    by_field = {field.field: field for field in found.fields}
    assert by_field["role"].reliability.agreement == pytest.approx(4 / 6)
    assert by_field["statement"].reliability.units == 4


COLUMNS = ["statement", "indicator_a", "indicator_b", "field", "a", "b", "kind", "section"]


def test_the_command(write: Write) -> None:
    a, b = write(f"{INFANT}\n{BEDS}", "a"), write(f"{INFANT.replace('6.0', '5.0')}\n{CHECKUP}", "b")
    run = run_forked("agree", str(a), str(b), "-f", "csv")
    assert run.status == 0, run.err
    assert list(csv_rows(run)[0]) == [*COLUMNS, "line_a", "line_b"]
    assert [(row["field"], row["a"], row["b"], row["kind"]) for row in csv_rows(run)] == [
        ("value", "6.0‰以下", "5.0‰以下", "differs"),
        ("statement", "", "全覆盖", "only_b"),
        ("statement", "100张", "", "only_a"),
    ]
    run = run_forked("agree", str(a), str(b), "--summary", "-f", "csv", "--seed", "5")
    summary = {row["field"]: row for row in csv_rows(run)}
    first = "field,units,agreement,alpha,alpha_low,alpha_high"
    assert run.out.startswith(first)
    assert summary["statement"]["agreement"] == "0.3333"
    assert summary["value"] | {"alpha_low": "", "alpha_high": ""} == {
        "field": "value", "units": "1", "agreement": "0.0000", "alpha": "0.0000",
        "alpha_low": "", "alpha_high": "", "differing": "1",
    }  # fmt: skip
    assert run_forked("agree", str(a), str(b), "--exit-code").status == 1
    assert run_forked("agree", str(a), str(a), "--exit-code").status == 0
    table = run_forked("agree", str(a), str(b), "--lang", "zh").out
    assert table.index("一致率") < table.rindex("仅 b")
    assert "共 3 条" in table


def test_wrong_usage(write: Write, tmp_path: Path) -> None:
    a = write(INFANT, "a")
    assert run_forked("agree", str(a)).status == 2
    missing = run_forked("agree", str(a), str(tmp_path / "none.yaml"))
    assert missing.status == 2
    assert "none.yaml" in missing.err
    lost = run_forked("agree", str(a), str(write(f"{INFANT}\n{{label: 床位}}", "b")))
    assert lost.status == 2, "a row that cannot be compared never reads as agreement"
    assert "b.yaml:12" in lost.err
    assert "infant" not in lost.err


def settled(text: str, keep: str = "a") -> str:
    """Settle a merged file as a third reader would: the readings of one coder, the others gone."""
    lines = []
    for line in text.splitlines():
        mark = re.search(r"\{coder: (\w), ", line)
        if mark is None:
            lines.append(line)
        elif mark[1] == keep:
            lines.append(line.replace(mark[0], "{"))
    return "\n".join(lines) + "\n"


def test_merged_settled_checked(write: Write, tmp_path: Path) -> None:
    silence = "  # plancmp: ignore N304 the plan prints it so"
    above = INFANT.replace("以下", "以上") + silence
    a = write(f"{above}\n{MATERNAL}\n{BEDS}  # ? all beds", "a")
    b = write(
        f"{above}\n{MATERNAL.replace('18', '16')}  # 16?\n{BEDS.replace('床位', '床位数')}\n{CHECKUP}",
        "b",
    )
    merged = tmp_path / "some-plan.yaml"
    run = run_forked("agree", str(a), str(b), "--merge", str(merged))
    assert run.status == 0, run.err
    assert "2 left to a third reader" in run.err
    text = merged.read_text(encoding="utf-8")
    assert text.splitlines()[-8:] == [
        "    text:",
        f"      - {above}",
        "      # ? the coders differ on value: keep one",
        f"      - {{coder: a, {MATERNAL[1:]}",
        f"      - {{coder: b, {MATERNAL[1:].replace('18', '16')}  # 16?",
        f"      - {BEDS}  # ? all beds; b has the label 床位数",
        "      # ? not all have this: keep it, or delete it",
        f"      - {{coder: b, {CHECKUP[1:]}",
    ]
    refused = run_forked("check", str(merged))
    assert refused.status == 1
    assert refused.out.count("S105") == 3
    assert "settled_by" in refused.out
    assert run_forked("show", str(merged)).status == 2, "a file that is not settled is no data"
    for keep in "ab":
        merged.write_text(settled(text, keep), encoding="utf-8")
        done = run_forked("check", str(merged))
        assert done.status == 0, done.out
    agreement = re.findall(r"\{field: (\w+), units: (\d+), agreement: ([\d.]+)", text)
    assert ("statement", "4", "0.750") in agreement
    assert ("value", "3", "0.667") in agreement


def test_merging_what_differs_in_thirty_ways(
    shipped: Catalogue, write: Write, tmp_path: Path
) -> None:
    rows = rows_of(shipped.plan("luzhai-14fyp"))
    first, second, changes = mutate(rows, 30, 11, sorted(shipped.vocabulary.indicators))
    a, b = write(file_text(first), "a"), write(file_text(second), "b")
    merged = tmp_path / "merged.yaml"
    run = run_forked("agree", str(a), str(b), "--merge", str(merged), "--summary")
    assert run.status == 0, run.err
    assert f"{len(changes)} left to a third reader" in run.err
    text = merged.read_text(encoding="utf-8")
    for coder, file in (("a", a), ("b", b)):
        merged.write_text(settled(text, coder), encoding="utf-8")
        assert short(compare(shipped, merged, file)) == []


def test_merging_three(shipped: Catalogue, write: Write, tmp_path: Path) -> None:
    rows = rows_of(shipped.plan("qinzhou-14fyp"))
    ids = sorted(shipped.vocabulary.indicators)
    a, b, _ = mutate(rows, 20, 3, ids)
    _, c, _ = mutate(rows, 20, 4, ids)
    paths = [write(file_text(rows), name) for name, rows in zip("abc", (a, b, c), strict=True)]
    merged = tmp_path / "merged.yaml"
    run = run_forked("agree", *map(str, paths), "--merge", str(merged), "--summary")
    assert run.status == 0, run.err
    text = merged.read_text(encoding="utf-8")
    assert "coders: [a, b, c]" in text
    for coder, path in zip("abc", paths, strict=True):
        merged.write_text(settled(text, coder), encoding="utf-8")
        assert short(compare(shipped, merged, path)) == []


def test_other_lists_are_joined(write: Write, tmp_path: Path) -> None:
    gap = "{channel: text, at: 三、保障措施, note: cut off}"
    other = "{channel: figure, name: 图1}"
    project = "{number: 1, name: 县医院}"
    head, tail = "gaps:\n  - {}\n", f"projects:\n  - {project}\n"
    a = write(plan_text(INFANT, extra=head.format(gap)) + tail, "a")
    b = write(plan_text(INFANT, extra=head.format(f"{gap}\n  - {other}")) + tail, "b")
    merged = tmp_path / "some-plan.yaml"
    run = run_forked("agree", str(a), str(b), "--merge", str(merged))
    assert "1 left to a third reader" in run.err
    text = merged.read_text(encoding="utf-8")
    assert f"gaps:\n  - {gap}\n  - {{coder: b, {other[1:]}\n" in text
    assert text.endswith(tail)
    assert run_forked("check", str(merged), "--select", "S105").status == 1
    merged.write_text(settled(text), encoding="utf-8")
    assert run_forked("check", str(merged), "--select", "S105").status == 0


def test_an_encoding_is_not_written_over(write: Write) -> None:
    a, b = write(INFANT, "a"), write(BEDS, "b")
    run = run_forked("agree", str(a), str(b), "--merge", str(a))
    assert run.status == 2
    assert a.read_text(encoding="utf-8") == plan_text(INFANT)


def test_heads_that_differ_are_left_blank(write: Write, tmp_path: Path) -> None:
    a = write(plan_text(INFANT, extra="issuer: 某市人民政府\n"), "a")
    b = write(plan_text(INFANT, extra="date: 2022-05-01\n").replace("2021-2025", "2020-2025"), "b")
    merged = tmp_path / "some-plan.yaml"
    run = run_forked("agree", str(a), str(b), "--merge", str(merged))
    assert "3 left to a third reader" in run.err
    text = merged.read_text(encoding="utf-8")
    assert f"period: {BLANK}  # ? a: 2021-2025; b: 2020-2025" in text
    assert f"issuer: {BLANK}  # ? a: 某市人民政府; b: —" in text
    refused = run_forked("check", str(merged))
    assert refused.status == 1
    lines = [i + 1 for i, line in enumerate(text.splitlines()) if f": {BLANK}" in line]
    for line in lines:
        assert f":{line}:" in refused.out


REAL = ROOT / "docs" / "example" / "healthy-china-2030"
SOURCES = Path(os.environ.get("PLANCMP_SOURCES") or ROOT.parent / "shared" / "sources")


def test_two_real_encodings(shipped: Catalogue) -> None:
    """Healthy China 2030, encoded by two readers who did not see each other's work."""
    read = [read_coded_file(REAL / f"{name}.yaml", name, shipped.vocabulary) for name in "ab"]
    found = compare_codings([file.coding for file in read], resamples=0)
    measured = {field.field: field.reliability for field in found.fields}
    assert (len(found.found), found.found_by_all) == (181, 160)
    assert measured["statement"].agreement == pytest.approx(160 / 181)
    both = [unit.readings for unit in found.found if None not in unit.readings]
    for field, value in (
        ("indicator", lambda coded: coded.indicators),
        ("scope", lambda coded: plain(coded.statement.scope)),
        ("year", lambda coded: coded.statement.year),
    ):
        words = {word: i for i, word in enumerate({value(c) for pair in both for c in pair})}
        table = [[words[value(pair[coder])] for pair in both] for coder in (0, 1)]
        theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
        assert measured[field].alpha == pytest.approx(theirs)
    assert measured["indicator"].alpha == pytest.approx(0.972, abs=0.0005)
    assert measured["value"].alpha == 1
    assert measured["value"].units == 64


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source texts are not in the repository")
def test_the_real_encodings_hold_no_sentence_of_the_text() -> None:
    text = re.sub(r"\s", "", (SOURCES / "healthy-china-2030.md").read_text(encoding="utf-8"))
    runs = {text[i : i + 36] for i in range(len(text) - 35)}
    guide = ROOT / "docs" / "two-coders.md"
    for path in (*REAL.glob("*.yaml"), guide):
        shown = re.sub(r"\s", "", path.read_text(encoding="utf-8"))
        assert not runs & {shown[i : i + 36] for i in range(len(shown) - 35)}, path


def test_a_draft_against_a_person(tmp_path: Path) -> None:
    source = ROOT / "docs" / "example" / "some-city.txt"
    draft, person = tmp_path / "draft.yaml", tmp_path / "person.yaml"
    scanned = run_forked(
        "scan", str(source), "--place", "柳州市", "--id", "some-city", "-o", str(draft)
    )
    assert scanned.status in (0, 1), scanned.err
    lines = draft.read_text(encoding="utf-8").splitlines(keepends=True)
    expectancy = next(i for i, line in enumerate(lines) if "人均预期寿命" in line)
    literacy = next(i for i, line in enumerate(lines) if "health_literacy_rate" in line)
    lines[literacy] = lines[literacy].replace("health_literacy_rate", "none")
    person.write_text("".join(lines[:expectancy] + lines[expectancy + 1 :]), encoding="utf-8")
    lines[literacy] = lines[literacy].replace("none", BLANK)
    draft.write_text("".join(lines), encoding="utf-8")
    arguments = ["agree", str(draft), str(person), "--sources", str(source.parent), "-f", "csv"]
    run = run_forked(*arguments)
    assert run.status == 0, run.err
    found = [(row["field"], row["a"], row["b"], row["kind"]) for row in csv_rows(run)]
    assert ("indicator", BLANK, "none", "differs") in found
    assert [row[3] for row in found if row[0] == "statement"] == ["only_a"]
    assert len(found) == 2
    missed = next(row for row in csv_rows(run) if row["kind"] == "only_a")
    assert missed["verify_a"] == "found"
    text = source.read_text(encoding="utf-8").splitlines()
    assert "人均预期寿命" in text[int(missed["source_line"]) - 1]
    assert "人均预期寿命" in missed["source_text"]
