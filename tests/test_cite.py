"""Where plans come from: `plans --provenance`, the data package, and `cite`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import plan_text
from tests.forked import run_forked

INFANT = "{indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}"
HEAD = """\
issuer: 某市 R&D_办公室 {1}
number: 某发〔2022〕1号
date: 2022-05-01
encoded: 2023-01
coders: [wang, li]
settled_by: zhao
agreement:
  - {field: statement, units: 20, agreement: 0.9}
  - {field: indicator, units: 18, agreement: 0.944, alpha: 0.941, alpha_low: 0.83, alpha_high: 1}
"""
VERIFIED = "verified: {sha256: %s, version: 0.2.0, date: 2026-01-02}\n"


@pytest.fixture
def folder(data_folder: Path, write_plan: Callable[..., Path]) -> Path:
    head = HEAD.replace("issuer: ", 'issuer: "').replace("{1}", '{1}"')
    write_plan(plan_text(INFANT, extra=head + VERIFIED % ("0" * 64)))
    other = plan_text(INFANT, "other-plan", extra=VERIFIED % ("1" * 64))
    write_plan(other, "other-plan")
    return data_folder


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_provenance(folder: Path) -> None:
    run = run_forked("plans", "--provenance", "--data", str(folder), "-f", "csv")
    assert run.status == 0, run.err
    by_plan = {row["plan"]: row for row in rows(run.out)}
    assert by_plan["some-plan"] == {
        "plan": "some-plan", "encoded": "2023-01", "coders": "wang; li", "settled_by": "zhao",
        "found_by_all": "0.9", "alpha_indicator": "0.941", "alpha_value": "",
        "verified": "2026-01-02", "verified_version": "0.2.0", "verified_sha256": "0" * 64,
        "source_file": "some-plan.txt", "source_sha256": "0" * 64,
    }  # fmt: skip
    assert by_plan["other-plan"]["coders"] == ""
    table = run_forked("plans", "--provenance", "--data", str(folder)).out
    assert table.count("verified with another text") == 1
    chinese = run_forked("plans", "--provenance", "--data", str(folder), "--lang", "zh").out
    assert "裁定者" in chinese and "verified" not in chinese


def test_the_data_package_says_where_plans_come_from(folder: Path, tmp_path: Path) -> None:
    run = run_forked("export", "--data", str(folder), "--package", str(tmp_path / "out"))
    assert run.status == 0, run.err
    agreement = rows((tmp_path / "out" / "agreement.csv").read_text(encoding="utf-8"))
    assert [(row["plan"], row["field"], row["alpha"]) for row in agreement] == [
        ("some-plan", "statement", ""),
        ("some-plan", "indicator", "0.941"),
    ]
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {
        field["name"]: field
        for resource in descriptor["resources"]
        if resource["name"] in ("agreement", "provenance")
        for field in resource["schema"]["fields"]
    }
    assert fields["alpha"]["type"] == "number"
    assert fields["units"]["type"] == "integer"
    assert all(field["description"] for field in fields.values())


def test_verify_records_what_it_found(folder: Path, tmp_path: Path) -> None:
    text = "二、总体要求\n（三）发展目标\n婴儿死亡率控制在6.0‰以下。\n"
    (tmp_path / "some-plan.txt").write_text(text, encoding="utf-8")
    (tmp_path / "other-plan.txt").write_text("另一文\n", encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    plan, other = (folder / "plans" / f"{name}-plan.yaml" for name in ("some", "other"))
    before = plan.read_text(encoding="utf-8").replace(f'"{"0" * 64}"', digest)
    for verified in ("", VERIFIED % ("1" * 64)):
        old = VERIFIED % ("0" * 64)
        source = next(line for line in before.splitlines(True) if line.startswith("source:"))
        start = before.replace(old, "").replace(source, source + verified)
        plan.write_text(start, encoding="utf-8")
        kept = other.read_text(encoding="utf-8")
        run = run_forked("verify", "--record", "--sources", str(tmp_path), "--data", str(folder))
        assert run.status == 1, "the text of the other plan is another one"
        assert other.read_text(encoding="utf-8") == kept
        lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
        (noted,) = [line for line in lines if line.startswith("verified:")]
        assert digest in noted and str(date.today()) in noted
        assert "".join(line for line in lines if line != noted) == start.replace(verified, "")
    (row,) = [
        row
        for row in rows(run_forked("plans", "--provenance", "--data", str(folder), "-f", "csv").out)
        if row["plan"] == "some-plan"
    ]
    assert row["verified_sha256"] == row["source_sha256"] == digest


def test_a_page_says_who_encoded_the_plan(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for lang, words in (
        ("en", "by wang, li; settled by zhao; 90% found by all; alpha of the indicator 0.941"),
        ("zh", "录入：wang, li；裁定：zhao；各方均有 90%；指标的 alpha 为 0.941"),
    ):
        arguments = [
            "report",
            "plan",
            "some-plan",
            "--data",
            str(folder),
            "--lang",
            lang,
            "-o",
            str(page),
        ]
        run = run_forked(*arguments)
        assert run.status == 0, run.err
        assert words in page.read_text(encoding="utf-8")


def cite(folder: Path, *arguments: str) -> str:
    run = run_forked("cite", "--data", str(folder), *arguments)
    assert run.status == 0, run.err
    return run.out


def test_a_plan_in_words(folder: Path) -> None:
    text = cite(folder, "some-plan")
    assert text.startswith(
        "某市 R&D_办公室 {1} (2022): 某市卫生健康规划 (某发〔2022〕1号). Encoded as "
    )
    assert "by 2 coders independently (Krippendorff's alpha of the indicator 0.941)" in text
    assert "SHA-256 " + "0" * 64 in text
    assert "2 位编码者各自录入（指标的 Krippendorff alpha 为 0.941）" in cite(
        folder, "some-plan", "--lang", "zh"
    )
    alone = cite(folder, "other-plan")
    assert "coders" not in alone
    assert alone.startswith("钦州市: 某市卫生健康规划. ")


def test_a_plan_in_bibtex(folder: Path) -> None:
    text = cite(folder, "some-plan", "-f", "bibtex")
    assert text.startswith("@techreport{some-plan,\n")
    assert r"author = {{某市 R\&D\_办公室 \{1\}}}" in text
    plain = text.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")
    assert "  year = {2022},\n" in text
    two = cite(folder, "some-plan", "other-plan", "-f", "bibtex")
    assert two.count("@techreport{") == 2
    assert "year" not in two.split("@techreport{")[2]


def test_a_plan_in_csl_json(folder: Path) -> None:
    (item,) = json.loads(cite(folder, "some-plan", "-f", "csl-json"))
    assert item["type"] == "report"
    assert item["author"] == [{"literal": "某市 R&D_办公室 {1}"}]
    assert item["issued"] == {"date-parts": [[2022, 5, 1]]}
    (other,) = json.loads(cite(folder, "other-plan", "-f", "csl-json"))
    assert "issued" not in other and "number" not in other


def test_the_data_set(folder: Path) -> None:
    text = cite(folder)
    assert "2 plans, 2 statements" in text
    assert "(2023)" in text
    assert cite(folder, "-f", "bibtex").startswith("@misc{plancmp,")
    (item,) = json.loads(cite(folder, "-f", "csl-json"))
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2023, 1]]}
    assert "规划 2 份" in cite(folder, "--lang", "zh")


def test_an_unknown_plan(folder: Path) -> None:
    run = run_forked("cite", "no-such-plan", "--data", str(folder))
    assert run.status == 2
    assert run.out == ""
