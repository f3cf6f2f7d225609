"""The audit: every finding in the shipped plans, each rule on made-up plans, and the command."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp.model.plan import Plan
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import plan_from_tree
from plancmp.reading.tree import parse_tree
from plancmp.rules.auditing import audit_plan
from plancmp.rules.finding import SEVERITIES, Finding
from plancmp.rules.registry import all_rules
from plancmp.rules.remarks import remarks_on
from plancmp.rules.spans import Span
from tests.conftest import SHIPPED, plan_text
from tests.forked import run_forked

FINDINGS = """\
beihai-13fyp | A201 | infant_mortality_rate | 控制在7.5‰以下 | 4.43‰ | 7.5以下
beihai-13fyp | A201 | under_five_mortality_rate | 控制在9.5‰以下 | 6.30‰ | 9.5以下
beihai-13fyp | A201 | government_share_of_health_expenditure | 45%左右 | 49.45%
beihai-13fyp | A202 | maternal_mortality_ratio | 控制在18/10万以下 | 11.26/10万 | 18以下
beihai-13fyp | A404 | outpatient_visits | 增长了23.59% | 930.88万人次 | 752.52万人次
beihai-13fyp | A103 | life_expectancy_at_birth | 80岁左右 | 80岁
beihai-13fyp | A307 | average_length_of_stay_tertiary | 8
beihai-13fyp | A307 | hospital_infection_rate | 3.2
lianjiang-14fyp | A101 | life_expectancy_at_birth | 82岁以上 | >79 | 大于79岁
lianjiang-14fyp | A101 | tcm_physicians_per_1000 | 0.42 | 0.21人
lianjiang-14fyp | A102 | beds_per_1000 | 5.16 | 4.81
lianjiang-14fyp | A102 | physicians_per_1000 | 1.54 | 1.49
lianjiang-14fyp | A102 | nurses_per_1000 | 2.32 | 2.09
lianjiang-14fyp | A102 | public_health_staff_per_1000 | 0.634 | 0.57
lianjiang-14fyp | A102 | tcm_physicians_per_1000 | 0.105 | 0.16人
lianjiang-14fyp | A301 | resident_population | 136.69
lianjiang-14fyp | A301 | infant_mortality_rate | 2.28
lianjiang-14fyp | A301 | infant_mortality_rate | <3
lianjiang-14fyp | A301 | under_five_mortality_rate | 3.63
lianjiang-14fyp | A301 | under_five_mortality_rate | <4
lianjiang-14fyp | A201 | life_expectancy_at_birth | 82岁以上 | 82.98
lianjiang-14fyp | A201 | life_expectancy_at_birth | >79 | 82.98 | 大于79岁
lianjiang-14fyp | A201 | infant_mortality_rate | <3 | 2.28
lianjiang-14fyp | A201 | under_five_mortality_rate | <4 | 3.63
lianjiang-14fyp | A201 | general_practitioners_per_10000 | 4 | 4.04
lianjiang-14fyp | A201 | geriatrics_department_share_general_hospitals | ≥60 | 100
lianjiang-14fyp | A201 | immunization_programme_vaccination_rate_by_township | 90%以上 | 100
lianjiang-14fyp | A403 | class_b_c_infectious_disease_incidence | 247.68/10万 | 4611例 | 136.69
lianjiang-14fyp | A403 | class_b_infectious_disease_incidence | 211.05/10万 | 3929例 | 136.69
lianjiang-14fyp | A403 | class_c_infectious_disease_incidence | 36.63/10万 | 682例 | 136.69
luzhai-14fyp | A203 | general_practitioners_per_10000 | 按上级下达指标
luzhai-14fyp | A204 | geriatrics_department_share_general_hospitals | ≥50 | 50%
luzhai-14fyp | A304 | professional_public_health_staff | 0.55
luzhai-14fyp | A205 | primary_care_nursing_bed_share | 30%
luzhai-14fyp | A205 | elderly_friendly_institution_share | 80%以上
qinzhou-14fyp | A301 | total_health_expenditure | 88.79万元
qinzhou-14fyp | A301 | total_health_expenditure | 90.38万元
qinzhou-14fyp | A201 | maternal_mortality_ratio | 14.0/10万以下 | 2.36/10万
qinzhou-14fyp | A201 | infant_mortality_rate | 5.0‰以下 | 3.4‰
qinzhou-14fyp | A201 | under_five_mortality_rate | 6.3‰以下 | 4.46‰
qinzhou-14fyp | A201 | prepregnancy_checkup_target_coverage | 不低于90% | 95.48%
qinzhou-14fyp | A201 | newborn_metabolic_screening_rate | 98%以上 | 99.12%
qinzhou-14fyp | A501 | provincial_tcm_key_specialties | 8个 | 5个
qinzhou-14fyp | A501 | national_tcm_expert_studios | 2个 | 3个
qinzhou-14fyp | A501 | general_mch_hospitals_with_tcm_department | 13家 | 10家
qinzhou-14fyp | A501 | out_of_pocket_share_of_health_expenditure | 53.7 | 32%以下
qinzhou-14fyp-draft | A101 | infant_mortality_rate | 6.0‰以下 | ≤3.1
qinzhou-14fyp-draft | A101 | under_five_mortality_rate | 7.5‰以下 | ≤6.3
qinzhou-14fyp-draft | A102 | under_three_systematic_management_rate | 94.69% | 93.95
qinzhou-14fyp-draft | A104 | premature_ncd_mortality | ≤15 | 下降30% | 15.52
qinzhou-14fyp-draft | A201 | maternal_mortality_ratio | 14.5/10万以下 | 2.36 | ≤14.5
qinzhou-14fyp-draft | A201 | infant_mortality_rate | 6.0‰以下 | 3.4
qinzhou-14fyp-draft | A201 | under_five_mortality_rate | 7.5‰以下 | 4.46
qinzhou-14fyp-draft | A201 | under_five_mortality_rate | ≤6.3 | 4.46
qinzhou-14fyp-draft | A201 | maternal_systematic_management_rate | ＞90 | 93.95
qinzhou-14fyp-draft | A201 | under_three_systematic_management_rate | ＞90 | 93.95
qinzhou-14fyp-draft | A201 | immunization_programme_vaccination_rate_by_township | ＞90 | 99.18 | 90%以上
qinzhou-14fyp-draft | A201 | prepregnancy_checkup_target_coverage | 不低于80% | 95.48%
qinzhou-14fyp-draft | A201 | prenatal_screening_rate | 不低于75% | 86.03%
qinzhou-14fyp-draft | A201 | newborn_metabolic_screening_rate | 98%以上 | 99.12%
qinzhou-14fyp-draft | A203 | good_air_quality_days_share | (empty)
qinzhou-14fyp-draft | A304 | regular_exercise_population | 0.01
qinzhou-14fyp-draft | A304 | regular_exercise_population | 0.017
qinzhou-14fyp-draft | A305 | tcm_clinic_share_primary_care | 100%以上
qinzhou-14fyp | A501 | township_centres_tcm_service_share | 98.31% | 所有
qinzhou-14fyp | A501 | village_clinics_tcm_service_share | 82.17% | 所有
qinzhou-14fyp-draft | A203 | employee_inpatient_reimbursement_rate_within_policy | (empty)
qinzhou-14fyp-draft | A203 | resident_inpatient_reimbursement_rate_within_policy | (empty)
beihai-13fyp | A207 | primary_care_tcm_service_share | 所有 | 所有
beihai-13fyp | A407 | general_practitioners_per_10000 | 0.96人 | 32.41元 | 13.89% | 156名 | 5429.73万元 | 23.88万人次
lianjiang-14fyp | A308 | blood_donation_rate | -
lianjiang-14fyp | A208 | geriatrics_department_share_general_tcm_hospitals | 40% | 100
lianjiang-14fyp | A410 | tcm_physicians_per_1000 | 0.42 | 1.67 | 0.105 | 1.49
lianjiang-14fyp | A407 | isolation_rooms_per_10000 | 不少于常住人口每万人60间 | 每3万人1辆 | 1.01万间 | 137台
luzhai-14fyp | A408 | health_technicians | 2133人 | 2.56人/千人 | 3.09人/千人 | 1761张 | 4.306张
luzhai-14fyp | A409 | health_technicians | 比2015年增加了455人 | 比2015年增加了1.20人/千人 | 比2015年增加了1.29人/千人
luzhai-14fyp | A601 | project | 7: 5097.66
qinzhou-14fyp | A506 | in_county_visit_share | 90%左右 | 95%以上
qinzhou-14fyp | A503 | premarital_checkup_rate | 97%左右 | 98.80%
qinzhou-14fyp | A503 | prenatal_screening_rate | 不低于85% | 86.03%
qinzhou-14fyp | A504 | registered_poor_family_doctor_contracts | 203725人 | 203725人
qinzhou-14fyp | A504 | registered_poor_insurance_rate | 100% | 100%
beihai-13fyp | A701 | infant_mortality_rate | 控制在7.5‰以下 | 4.43‰ | 7.5
beihai-13fyp | A701 | under_five_mortality_rate | 控制在9.5‰以下 | 6.30‰ | 9.5
"""
"""Every finding in the shipped plans, each looked up in the source text: plan, code, indicator,
and the printed values of the statements it rests on, the two set side by side first."""


def row_of(plan: Plan, finding: Finding) -> str:
    printed = [statement.value.printed or "(empty)" for statement in finding.statements]
    printed += [f"{project.number}: {project.total_investment}" for project in finding.projects]
    return " | ".join([plan.id, finding.code, finding.indicator.id or "project", *printed])


def test_every_finding_in_the_shipped_plans(shipped: Catalogue) -> None:
    plans = shipped.plans()
    seen = shipped.observations
    found = [row_of(plan, one) for plan in plans for one in audit_plan(plan, plans, seen)]
    assert sorted(found) == sorted(FINDINGS.splitlines())


def test_every_finding_stands_where_it_says(shipped: Catalogue) -> None:
    plans = {plan.id: plan for plan in shipped.plans()}
    for plan in plans.values():
        for finding in audit_plan(plan, plans.values()):
            for statement in finding.statements:
                assert statement in plans[statement.plan].statements
            assert set(finding.about) <= set(finding.statements)
            for lang in ("en", "zh"):
                text = finding.text(lang)
                assert text and "{" not in text


def test_caveats_of_diff_and_compare_are_the_errors_and_warnings(shipped: Catalogue) -> None:
    plans = shipped.plans()
    draft, final = shipped.plan("qinzhou-14fyp-draft"), shipped.plan("qinzhou-14fyp")
    expected: dict[str, set[str]] = {}
    for plan in plans:
        for finding in audit_plan(plan, plans):
            if finding.severity != "note":
                for statement in finding.about:
                    expected.setdefault(str(statement), set()).add(finding.text())
    remarks = remarks_on(*plans)
    assert {
        str(statement): {message.text() for message in messages}
        for statement, messages in remarks.items()
    } == expected
    for row in plancmp.diff(draft, final).rows:
        for side, caveats in ((row.a, row.caveats_a), (row.b, row.caveats_b)):
            if side is not None:
                assert list(caveats) == list(remarks.get(side, ()))


# --- the rules, on made-up plans ---------------------------------------------------------------

Make = Callable[..., Plan]


@pytest.fixture
def make(shipped: Catalogue) -> Make:
    """Make a plan of the statements."""

    def plan(
        statements: str,
        plan_id: str = "a",
        extra: str = "",
    ) -> Plan:
        text = plan_text(statements, plan_id, extra)
        return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), shipped.vocabulary)

    return plan


def line(indicator: str, value: str) -> str:
    return f"{{indicator: {indicator}, label: 某指标, {value}}}"


def imr(value: str) -> str:
    return line("infant_mortality_rate", value)


def hlr(value: str) -> str:
    return line("health_literacy_rate", value)


def codes(plan: Plan, *others: Plan) -> list[str]:
    return [finding.code for finding in audit_plan(plan, others)]


def only(plan: Plan, *others: Plan) -> Finding:
    (finding,) = audit_plan(plan, others)
    return finding


IMR_ = "infant_mortality_rate"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([hlr('target: "≥25%"'), hlr('target: "≤25%"')], ["A101", "A306"]),
        ([imr("actual: 2.28‰"), imr("baseline: 2.28%")], ["A102", "A302"]),
        ([line("resident_population", "actual: 136.69人")], ["A302", "A304"]),
        ([imr("target: 6‰"), imr("target: 6‰左右")], ["A103"]),
        ([imr("target: ≤6‰"), imr("target: 6.0‰以下")], []),
        ([hlr('target: "50%", year: 2022'), hlr('target: "45%"')], ["A204"]),
    ],
)
def test_what_several_rules_say_of_one_plan(
    make: Make, statements: list[str], expected: list[str]
) -> None:
    assert codes(make("\n".join(statements))) == expected


def test_messages_name_the_figures_in_both_languages(make: Make) -> None:
    finding = only(make(imr("target: 6.0‰以下") + "\n" + imr("target: ≤3.1‰")))
    assert finding.text() == "for 2025 it prints 6.0‰以下 (text), ≤3.1‰ (text)"
    assert finding.text("zh") == "2025年前后不一：6.0‰以下（正文）、≤3.1‰（正文）"
    assert [statement.value.printed for statement in finding.statements] == ["6.0‰以下", "≤3.1‰"]


def draft_of(make: Make, statements: str) -> Plan:
    return replace(make(statements, "b"), stage="draft", draft_of="a")


def test_history_that_changed_between_draft_and_final(make: Make) -> None:
    draft = draft_of(make, imr("actual: 3.4‰") + "\n" + hlr('actual: "20%"'))
    final = make(imr("actual: 3.6‰") + "\n" + hlr('actual: "20.0%"'))
    finding = only(final, draft)
    assert (finding.code, finding.plan, finding.about) == ("A501", "a", ())
    assert [statement.plan for statement in finding.statements] == ["b", "a"]
    assert codes(draft, final) == []
    assert codes(final) == []


def test_spans_are_what_rounds_to_a_figure() -> None:
    from fractions import Fraction as F

    one, two = Span(F(1), F(2)), Span(F(3), None)
    assert one.below(two) and not one.meets(two)
    assert (one + two) == Span(F(4), None)
    assert one.over(two) == Span(None, F(2, 3))
    assert two.over(one) == Span(F(3, 2), None)
    assert one.times(F(10)).power(2) == Span(F(100), F(400))


# --- the command --------------------------------------------------------------------------------

COLUMNS = [
    "plan", "code", "severity", "indicator", "name_zh", "message", "printed_1", "channel_1",
    "section_1", "printed_2", "channel_2", "section_2", "unit", "year", "role", "scope", "plan_2",
    "line", "fingerprint", "confidence", "acknowledged", "cause",
]  # fmt: skip
ACKNOWLEDGED = ", acknowledged: [{code: A201, comment: a ceiling for bad years}]"
WEAK = imr("actual: 3.4‰") + "\n" + imr("target: 5‰以下")
SEEN = imr("actual: 3.4‰") + "\n" + imr("target: 5‰以下" + ACKNOWLEDGED)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_contract_columns_and_the_counts(shipped: Catalogue) -> None:
    run = run_forked("audit", "--acknowledged", "-f", "csv")
    assert (run.status, run.err) == (0, "")
    rows = table(run.out)
    assert list(rows[0]) == COLUMNS
    assert len(rows) == len(FINDINGS.splitlines())
    first = next(row for row in rows if row["plan"] == "qinzhou-14fyp-draft")
    assert first["indicator"] == "infant_mortality_rate"
    assert (first["printed_1"], first["channel_1"]) == ("6.0‰以下", "text")
    assert (first["printed_2"], first["channel_2"]) == ("≤3.1", "table")
    assert first["section_1"].startswith("二、总体要求")


def test_the_view_is_grouped_by_plan_and_most_serious_first() -> None:
    run = run_forked("audit", "beihai-13fyp", "lianjiang-14fyp")
    assert run.out.startswith("2 plans: ")
    lines = run.out.splitlines()
    titles = [line for line in lines if line.endswith(("13fyp)", "14fyp)"))]
    assert len(titles) == 2
    weights = [
        SEVERITIES.index(line.split()[0])
        for line in lines[lines.index(titles[1]) :]
        if line.split()[:1] and line.split()[0] in SEVERITIES
    ]
    assert weights == sorted(weights)


def test_exit_code(data_folder: Path, write_plan: Callable[..., Path]) -> None:
    data = ["--data", str(data_folder)]
    write_plan(plan_text(WEAK))
    assert run_forked("audit", *data).status == 0
    assert run_forked("audit", "--exit-code", *data).status == 1
    assert run_forked("audit", "--exit-code", "--ignore", "A2", *data).status == 0
    assert run_forked("audit", "--exit-code", "--select", "error", *data).status == 0
    assert run_forked("audit", "--exit-code", "-i", IMR_, *data).status == 1
    write_plan(plan_text(SEEN))
    quiet = run_forked("audit", "--exit-code", *data)
    assert (quiet.status, "1 acknowledged" in quiet.err) == (0, True)
    assert quiet.out == "some-plan: nothing found\n\n" or "nothing found" in quiet.out
    shown = run_forked("audit", "--exit-code", "--acknowledged", "-f", "csv", *data)
    assert shown.status == 0
    (row,) = table(shown.out)
    assert (row["code"], row["acknowledged"]) == ("A201", "a ceiling for bad years")


def test_an_acknowledgement_that_nothing_answers_to(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text(imr("target: 5‰以下" + ACKNOWLEDGED)))
    run = run_forked("audit", "--data", str(data_folder))
    assert run.status == 0
    assert "acknowledges A201 of infant_mortality_rate, which is not found" in run.err


def test_acknowledged_findings_are_still_caveats(make: Make) -> None:
    plan = make(SEEN)
    assert [messages[0].key for messages in remarks_on(plan).values()] == ["weaker_than_reached"]


def test_one_plan_by_path_is_held_against_its_draft(
    data_folder: Path, write_plan: Callable[..., Path], tmp_path: Path
) -> None:
    draft = plan_text(imr("actual: 3.4‰"), "b").replace("stage: final", "stage: draft\ndraft_of: a")
    write_plan(draft, "b")
    final = tmp_path / "a.yaml"
    final.write_text(plan_text(imr("actual: 3.6‰"), "a"), encoding="utf-8")
    run = run_forked("audit", str(final), "-f", "csv", "--data", str(data_folder))
    assert [row["code"] for row in table(run.out)] == ["A501"]


def test_a_broken_neighbour_does_not_stop_it(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text(WEAK))
    write_plan("id: [", "broken")
    run = run_forked("audit", "some-plan", "-f", "csv", "--data", str(data_folder))
    assert (run.status, len(table(run.out))) == (0, 1)
    assert "broken cannot be read" in run.err
    assert run_forked("audit", "--data", str(data_folder)).status == 2


def test_select_and_ignore() -> None:
    def found(*options: str) -> set[str]:
        run = run_forked("audit", "qinzhou-14fyp-draft", "-f", "csv", *options)
        assert run.status == 0, run.err
        return {row["code"] for row in table(run.out)}

    assert found("--select", "A1") == {"A101", "A102", "A104"}
    assert found("--select", "a101,A305") == {"A101", "A305"}
    assert found("--select", "contradiction", "--select", "A305") == {"A101", "A305"}
    assert found("--select", "error") == {"A101", "A102", "A104"}
    assert found("--select", "A1", "--ignore", "A102") == {"A101", "A104"}


def test_narrowing() -> None:
    run = run_forked("audit", "-i", "孕产妇死亡率", "--role", "target", "-f", "csv")
    assert {row["indicator"] for row in table(run.out)} == {"maternal_mortality_ratio"}
    run = run_forked("audit", "--domain", "tcm", "-f", "csv")
    assert run.status == 0 and table(run.out)
    run = run_forked("audit", "luzhai-14fyp", "-i", "smoking_rate_15_plus")
    assert (run.status, run.out) == (2, "")
    assert "nothing was audited" in run.err


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--select", "B9"], "no rule is called 'B9'"),
        (["--ignore", "contradicton"], "`contradiction`"),
        (["--select", "A101", "--ignore", "A1"], "leave no rule"),
        (["--report", "-f", "json"], "--report writes Markdown, not json"),
        (["--explain", "A999"], "no rule is called 'A999'"),
        (["nowhere-14fyp"], "no plan is called 'nowhere-14fyp'"),
    ],
)
def test_wrong_usage(options: list[str], error: str) -> None:
    run = run_forked("audit", *options)
    assert (run.status, run.out) == (2, "")
    assert error in run.err


def test_explain() -> None:
    run = run_forked("audit", "--explain", "A104")
    assert run.status == 0
    assert run.out.startswith("A104 level-and-change (error)\n\n")
    assert "It cannot see" in run.out
    whole = run_forked("audit", "--explain", "all")
    assert all(rule.code in whole.out for rule in all_rules())
    chinese = run_forked("audit", "--explain", "A104", "--lang", "zh")
    assert "看不到的：" in chinese.out and "It cannot see" not in chinese.out
    (row,) = json.loads(run_forked("audit", "--explain", "N306", "-f", "json").out)
    assert (row["code"], row["commands"]) == ("A302", "audit; check")


def test_every_format_and_language() -> None:
    run = run_forked("audit", "luzhai-14fyp", "--lang", "zh", "-f", "json")
    assert json.loads(run.out)[0]["message"] == "约束性指标而无数值：按上级下达指标"
    for name in ("markdown", "tsv", "jsonl", "github", "gitlab", "sarif", "junit", "table"):
        run = run_forked("audit", "luzhai-14fyp", "--lang", "zh", "-f", name)
        assert run.status == 0 and "按上级下达指标" in run.out


# --- acknowledging, causes, baselines, the report -----------------------------------------------


def acknowledge(row: dict[str, str], comment: str = "a ceiling for bad years") -> str:
    entry = f'{{code: {row["code"]}, fingerprint: "{row["fingerprint"]}", comment: {comment}}}'
    return f", acknowledged: [{entry}]"


def test_an_acknowledgement_ends_when_the_figure_changes(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    data = ["--data", str(data_folder)]

    def audit(target: str, entry: str = "", reached: str = "3.4‰") -> Any:
        rows = imr(f"actual: {reached}") + "\n" + imr(f"target: {target}{entry}")
        path = write_plan(plan_text(rows))
        run = run_forked("audit", "--exit-code", "-f", "csv", *data)
        check = run_forked("check", str(path), "-f", "csv")
        return run, [row["code"] for row in table(check.out)]

    run, _ = audit("7.5‰以下")
    (row,) = table(run.out)
    entry = acknowledge(row)
    run, checked = audit("7.5‰以下", entry)
    assert (run.status, table(run.out), checked) == (0, [], [])
    for target, reached in (("9.9‰以下", "3.4‰"), ("7.5‰以下", "4.4‰")):
        run, checked = audit(target, entry, reached)
        assert (run.status, len(table(run.out)), checked) == (1, 1, ["D412"])
        assert "it is back" in run.err
    run, checked = audit("3.0‰以下", entry)
    assert (run.status, table(run.out), checked) == (0, [], ["D409"])


def test_one_entry_covers_one_finding(make: Make) -> None:
    entry = ", acknowledged: [{code: A307, comment: seen}]"
    plan = make("\n".join([imr(f"target: 6‰, scope: a{entry}"), imr("target: 7‰, scope: b")]))
    assert [bool(finding.acknowledged) for finding in audit_plan(plan)] == [True, False]
    both = imr("baseline: 4‰以上, target: 6‰以上, prior_target: 5‰以上" + entry.replace("7", "6"))
    found = [finding for finding in audit_plan(make(both)) if finding.code == "A306"]
    assert [bool(finding.acknowledged) for finding in found] == [True, False]


def test_a_fingerprint_is_of_the_figures_only(make: Make) -> None:
    def fingerprint(target: str) -> str:
        plan = make(imr("actual: 3.4‰") + "\n" + imr(target))
        return next(finding.fingerprint for finding in audit_plan(plan) if finding.code == "A201")

    first = fingerprint("target: 6‰以下")
    assert first == fingerprint("target: 6 ‰以下, note: moved, nature: 预期性")
    others = ("target: 6.1‰以下", "target: 6‰以下, year: 2024", "target: 0.6%以下")
    assert len({first, *map(fingerprint, others)}) == 4


def test_one_misprint_is_one_finding_with_its_consequences(shipped: Catalogue) -> None:
    run = run_forked("audit", "lianjiang-14fyp", "--select", "A301", "-f", "csv")
    rows = table(run.out)
    heads = [row for row in rows if not row["cause"]]
    assert (len(rows), len(heads)) == (5, 2)
    assert {row["cause"] for row in rows} - {""} == {heads[1]["fingerprint"]}
    shown = run_forked("audit", "lianjiang-14fyp", "--select", "A301").out
    assert shown.startswith("lianjiang-14fyp: 2 errors")
    assert shown.count("the same cause: ") == 3
    tables = table(run_forked("audit", "lianjiang-14fyp", "--select", "A102", "-f", "csv").out)
    leading = [one["fingerprint"] for one in tables if not one["cause"]]
    assert (len(tables), len(leading)) == (5, 2)  # two tables of base values, and a box
    assert {one["cause"] for one in tables} == {"", leading[0]}


@pytest.mark.parametrize(
    "plan, code, told",
    [
        ("lianjiang-14fyp", "A403", (1, 2)),  # three rates on one denominator
        ("qinzhou-14fyp-draft", "A203", (2, 1)),  # one blank cell for two insurances, and one row
        ("qinzhou-14fyp-draft", "A304", (1, 1)),  # one cell of units for two values
    ],
)
def test_one_cell_or_denominator_is_told_once(plan: str, code: str, told: tuple[int, int]) -> None:
    run = run_forked("audit", plan, "--select", code)
    heads, consequences = told
    assert run.out.startswith(f"{plan}: {heads} warning")
    assert run.out.count("the same cause: ") == consequences


def test_a_baseline_tells_what_is_new(
    data_folder: Path, write_plan: Callable[..., Path], tmp_path: Path
) -> None:
    write_plan(plan_text(WEAK))
    base = ["--data", str(data_folder), "--baseline", str(tmp_path / "known.json")]
    missing = run_forked("audit", *base)
    assert (missing.status, missing.out) == (2, "")
    written = run_forked("audit", "--update-baseline", "--exit-code", *base)
    assert (written.status, "holds 1 findings" in written.err) == (0, True)
    known = run_forked("audit", "--exit-code", "-f", "csv", *base)
    assert (known.status, table(known.out)) == (0, [])
    write_plan(plan_text(WEAK + "\n" + hlr("target: —, nature: 约束性")))
    new = run_forked("audit", "--exit-code", "-f", "csv", *base)
    assert (new.status, [row["code"] for row in table(new.out)]) == (1, ["A203"])
    write_plan(plan_text(imr("target: 3‰以下")))
    assert "1 findings of the baseline are no longer found" in run_forked("audit", *base).err
    for damaged in ("[1", "{}", "[]"):
        (tmp_path / "known.json").write_text(damaged, encoding="utf-8")
        run = run_forked("audit", "--lang", "zh", *base)
        assert (run.status, "其中没有发现的列表" in run.err) == (2, True)
    assert run_forked("audit", "--update-baseline").status == 2


def test_a_baseline_keeps_what_was_not_asked_for(
    data_folder: Path, write_plan: Callable[..., Path], tmp_path: Path
) -> None:
    both = WEAK + "\n" + hlr("target: —, nature: 约束性")
    write_plan(plan_text(both))
    write_plan(plan_text(both, "other-plan"), "other-plan")
    file = tmp_path / "known.json"
    base = ["--data", str(data_folder), "--baseline", str(file)]
    run_forked("audit", "--update-baseline", *base)
    whole = file.read_text(encoding="utf-8")
    assert whole.count("fingerprint") == 4
    for part in (["other-plan"], ["--select", "A2"], ["-i", "health_literacy_rate"]):
        run = run_forked("audit", *part, *base)
        assert "no longer found" not in run.err
        assert "holds 4 findings" in run_forked("audit", *part, "--update-baseline", *base).err
        assert file.read_text(encoding="utf-8") == whole
    write_plan(plan_text(WEAK, "other-plan"), "other-plan")
    narrow = ("-i", "health_literacy_rate")
    assert "1 findings of the baseline are no longer" in run_forked("audit", *base).err
    assert "holds 3 findings" in run_forked("audit", *narrow, "--update-baseline", *base).err


def test_the_report_says_what_to_write_and_what_was_not_looked_at() -> None:
    run = run_forked("audit", "qinzhou-14fyp-draft", "--report", "--lang", "en")
    assert run.status == 0
    assert "told under qinzhou-14fyp (A501, A502, A503, A504, A505, A506)" in run.out.replace(
        "\\", ""
    )
    fingerprints = re.findall(r'fingerprint: "([0-9a-f]{8})"', run.out)
    shown = table(run_forked("audit", "qinzhou-14fyp-draft", "-f", "csv").out)
    assert set(fingerprints) == {row["fingerprint"] for row in shown}
    chinese = run_forked("audit", "--report", "--lang", "zh").out
    plans = len(list((SHIPPED / "plans").glob("*.yaml")))
    assert chinese.count("\n## ") + chinese.startswith("## ") == plans
    assert "Not looked at" not in chinese and "未检查的内容" in chinese


def test_what_other_plans_say_is_gathered_once(
    make: Make, shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancmp.rules import auditing
    from plancmp.rules.level import levels_in

    plans = [make(hlr(f'actual: "{20 + n}%"'), f"p{n}") for n in range(30)]
    seen: list[str] = []

    def counting(plan: Plan) -> Any:
        seen.append(plan.id)
        return levels_in(plan)

    monkeypatch.setattr(auditing, "levels_in", counting)
    auditing.audit_plans(plans)
    assert sorted(seen) == sorted(plan.id for plan in plans)


def test_a_joint_row_and_a_slight_loss_weigh_less(shipped: Catalogue, make: Make) -> None:
    joint = "{indicator: [infant_mortality_rate, under_five_mortality_rate], label: 死亡率, %s}"
    plan = make("\n".join([imr("actual: 3.4‰"), joint % "actual: 3.9‰"]))
    (finding,) = (finding for finding in audit_plan(plan) if finding.code == "A102")
    assert finding.severity == "warning"
    assert "a single figure for" in finding.text() and "合印" in finding.text("zh")
    apart = make("\n".join([imr("actual: 3.4‰"), imr("actual: 3.9‰")]))
    assert [finding.severity for finding in audit_plan(apart) if finding.code == "A102"] == [
        "error"
    ]
    plan = shipped.plan("luzhai-14fyp")
    (grown,) = (finding for finding in audit_plan(plan) if finding.code == "A409")
    assert grown.severity == "warning" and "409,000 now" in grown.text()
    said = remarks_on(plan).get(grown.statements[0], [])
    assert grown.text() in [remark.text("en") for remark in said]


@pytest.mark.parametrize(
    "unit, level, severities",
    [("个", "100", ["note"]), ("个", "40", ["warning"]), ("张/千人", "100", [])],
)
def test_a_slight_loss_of_all_others_is_a_note_and_of_a_rate_nothing(
    make: Make, unit: str, level: str, severities: list[str]
) -> None:
    counted = unit == "个"
    part = "tertiary_hospitals" if counted else "primary_care_beds_per_1000"
    whole = "hospitals" if counted else "beds_per_1000"
    value = 'actual: {{printed: 增加{0}, measure: change_points, number: "{0}", unit: {1}}}'
    rows = [
        f"{{indicator: {indicator}, label: 某项, {said}}}"
        for indicator, more, stock in ((part, 6, 20), (whole, 4, level))
        for said in (value.format(more, unit), f"unit: {unit}, actual: {stock}")
    ]
    found = audit_plan(make("\n".join(rows)))
    assert [finding.severity for finding in found if finding.code == "A409"] == severities


@pytest.mark.parametrize(
    "values, code",
    [
        ("target: —, nature: 约束性", "A203"),
        ("baseline: 3.4‰, target: 5‰以下", "A201"),
    ],
)
def test_the_indicators_of_a_joint_row_are_one_finding(make: Make, values: str, code: str) -> None:
    row = "{indicator: [infant_mortality_rate, under_five_mortality_rate], label: 死亡率, %s}"
    found = [finding for finding in audit_plan(make(row % values)) if finding.code == code]
    assert len(found) == 2 and len({finding.cause for finding in found} - {""}) == 1
    alone = make(
        "\n".join(
            [imr(values), imr(values).replace("infant_mortality_rate", "under_five_mortality_rate")]
        )
    )
    apart = [finding.cause for finding in audit_plan(alone) if finding.code == code]
    assert len(set(apart)) == len(apart)
