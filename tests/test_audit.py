"""The audit: every finding in the shipped plans, each rule on made-up plans, and the command."""

from __future__ import annotations

import csv
import io
import json
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
from plancmp.rules import audit as rules
from plancmp.rules.auditing import all_rules, audit_plan, remarks_on
from plancmp.rules.finding import SEVERITIES, Finding
from plancmp.rules.spans import Span
from tests.conftest import plan_text, run_plancmp

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
lianjiang-14fyp | A103 | childcare_places_per_1000 | 5 | 不少于5个 | 不少于5个
luzhai-14fyp | A203 | general_practitioners_per_10000 | 按上级下达指标
luzhai-14fyp | A204 | geriatrics_department_share_general_hospitals | ≥50 | 50%
luzhai-14fyp | A304 | professional_public_health_staff | 0.55
luzhai-14fyp | A205 | primary_care_nursing_bed_share | 30%
luzhai-14fyp | A205 | elderly_friendly_institution_share | 80%以上
luzhai-14fyp | A307 | emergency_response_time | 1小时
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
qinzhou-14fyp | A103 | health_literacy_rate | 25%以上 | 25%
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
qinzhou-14fyp-draft | A103 | health_literacy_rate | 25%以上 | 25 | 25%
qinzhou-14fyp-draft | A103 | smoking_rate_15_plus | ≤20 | 20%
qinzhou-14fyp-draft | A103 | immunization_programme_vaccination_rate_by_township | ＞90 | 90%以上
healthy-china-2030 | A205 | basic_health_service_coverage | 人人享有
healthy-china-2030 | A307 | infant_mortality_rate | 5.0
healthy-china-2030 | A307 | infant_mortality_rate | 7.5
healthy-china-2030 | A307 | maternal_mortality_ratio | 12.0
healthy-china-2030 | A307 | maternal_mortality_ratio | 18.0
healthy-china-2030 | A307 | smoking_rate_15_plus | 20%
healthy-china-2030 | A307 | under_five_mortality_rate | 6.0
healthy-china-2030 | A307 | under_five_mortality_rate | 9.5
qinzhou-14fyp | A501 | township_centres_tcm_service_share | 98.31% | 所有
qinzhou-14fyp | A501 | village_clinics_tcm_service_share | 82.17% | 所有
qinzhou-14fyp-draft | A203 | employee_inpatient_reimbursement_rate_within_policy | (empty)
qinzhou-14fyp-draft | A203 | resident_inpatient_reimbursement_rate_within_policy | (empty)
"""
"""Every finding in the shipped plans, each looked up in the source text: plan, code, indicator,
and the printed values of the statements it rests on, the two set side by side first."""


def row_of(plan: Plan, finding: Finding) -> str:
    printed = [statement.value.printed or "(empty)" for statement in finding.statements]
    return " | ".join([plan.id, finding.code, finding.indicator.id, *printed])


def test_every_finding_in_the_shipped_plans(shipped: Catalogue) -> None:
    plans = shipped.plans()
    found = [row_of(plan, finding) for plan in plans for finding in audit_plan(plan, plans)]
    assert sorted(found) == sorted(FINDINGS.splitlines())


def test_every_finding_stands_where_it_says(shipped: Catalogue) -> None:
    plans = {plan.id: plan for plan in shipped.plans()}
    for plan in plans.values():
        for finding in audit_plan(plan, plans.values()):
            for statement in finding.statements:
                assert statement in plans[statement.plan].statements
            assert set(finding.about) <= set(finding.statements)
            for lang in ("en", "zh"):
                text = finding.message.text(lang)
                assert text and "{" not in text


def test_caveats_of_diff_and_compare_are_the_errors_and_warnings(shipped: Catalogue) -> None:
    plans = shipped.plans()
    draft, final = shipped.plan("qinzhou-14fyp-draft"), shipped.plan("qinzhou-14fyp")
    expected: dict[str, set[str]] = {}
    for plan in plans:
        for finding in audit_plan(plan, plans):
            if finding.severity != "note":
                for statement in finding.about:
                    expected.setdefault(str(statement), set()).add(finding.message.text())
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
    """Make a plan of the statements; `relations` are declared for this plan's vocabulary."""

    def plan(
        statements: str,
        plan_id: str = "a",
        extra: str = "",
        relations: dict[str, dict[str, Any]] | None = None,
    ) -> Plan:
        indicators = dict(shipped.vocabulary.indicators)
        for name, declared in (relations or {}).items():
            indicators[name] = replace(indicators[name], **declared)
        vocabulary = replace(shipped.vocabulary, indicators=indicators)
        text = plan_text(statements, plan_id, extra)
        return plan_from_tree(parse_tree(f"{plan_id}.yaml", text.encode()), vocabulary)

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
CASES = {
    "class_b_c_infectious_disease_cases": {
        "sum_of": ("class_b_infectious_disease_cases", "class_c_infectious_disease_cases")
    }
}
RATE = {
    "elderly_health_management_rate": {
        "ratio_of": ("elderly_health_managed", "elderly_population_65_plus")
    }
}
RATIO = {"physician_nurse_ratio": {"ratio_of": ("nurses_per_1000", "physicians_per_1000")}}
SHARES = {
    "government_share_of_health_expenditure": {
        "completes": (
            "social_share_of_health_expenditure",
            "out_of_pocket_share_of_health_expenditure",
        )
    }
}
PARTS = {"tcm_physicians_per_1000": {"part_of": ("physicians_per_1000",)}}


def cases(whole: str, b: str, c: str) -> list[str]:
    return [
        line("class_b_c_infectious_disease_cases", f"actual: {whole}"),
        line("class_b_infectious_disease_cases", f"actual: {b}"),
        *([line("class_c_infectious_disease_cases", f"actual: {c}")] if c else []),
    ]


def elderly(rate: str, managed: str, everybody: str, more: str = "") -> list[str]:
    return [
        line("elderly_health_management_rate", f'actual: "{rate}"{more}'),
        line("elderly_health_managed", f"actual: {managed}"),
        line("elderly_population_65_plus", f"actual: {everybody}"),
    ]


def staff(ratio: str, physicians: str, nurses: str) -> list[str]:
    return [
        line("physician_nurse_ratio", f'target: "{ratio}"'),
        line("physicians_per_1000", f"unit: 人/千人, target: {physicians}"),
        line("nurses_per_1000", f"unit: 人/千人, target: {nurses}"),
    ]


def shares(government: str, social: str, own: str) -> list[str]:
    values = (government, social, own)
    names = ("government_share", "social_share", "out_of_pocket_share")
    return [
        line(f"{name}_of_health_expenditure", f'target: "{value}"')
        for name, value in zip(names, values, strict=True)
        if value
    ]


def visits(then: str, now: str, change: str) -> list[str]:
    return [
        line("outpatient_visits", f"actual: {then}, year: 2015"),
        line("outpatient_visits", f"actual: {now}"),
        line("outpatient_visits", f'actual: {{printed: {change}, reference_year: "2015"}}'),
    ]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        # one target with two figures, and mere wording
        ([imr("target: 6.0‰以下"), imr("target: ≤3.1‰")], ["A101"]),
        ([imr("target: ≤6‰"), imr("target: 6.0‰以下")], []),
        ([imr("target: ≤6‰"), imr("target: 0.6%以下")], []),
        ([hlr('target: "25%"'), hlr('target: "25%以上"')], ["A103"]),
        ([hlr('target: "25%以上"'), hlr('target: "不低于25%"')], []),
        ([hlr('target: "25%"'), hlr('target: "22%", year: 2022')], []),
        ([hlr('target: "25%"'), hlr('target: "22%", scope: 户籍')], []),
        ([hlr('target: "25%"'), hlr("target: 稳步提高")], []),
        ([hlr('target: "20-25%"'), hlr('target: "25%"')], ["A101"]),
        ([hlr('target: "≥25%"'), hlr('target: "≤25%"')], ["A101", "A306"]),
        # what was reached, told twice
        ([imr("actual: 3.4‰"), imr("baseline: 3.5‰")], ["A102"]),
        ([imr("actual: 3.4‰"), imr("actual: 3.5‰, year: 2019")], []),
        ([imr("actual: 3.4‰"), imr("actual: 3.40‰")], []),
        # a level and a change
        ([hlr('baseline: "20%"'), hlr('target: "25%"'), hlr("target: 比2020年提高5个百分点")], []),
        (
            [hlr('baseline: "20%"'), hlr('target: "25%"'), hlr("target: 比2020年提高8个百分点")],
            ["A104"],
        ),
        ([hlr('baseline: "20%"'), hlr('target: "25%"'), hlr('target: "提高25%"')], []),
        ([hlr('target: "25%"'), hlr('target: "提高30%"')], []),
        (
            [
                hlr('baseline: "20%"'),
                hlr('target: "25%"'),
                hlr("target: 每年提高1个百分点"),
            ],
            [],
        ),
        (
            [
                hlr('baseline: "20%"'),
                hlr('target: "25%"'),
                hlr("target: 每年提高2个百分点"),
            ],
            ["A104"],
        ),
        # weaker than reached
        ([imr("actual: 3.4‰"), imr("target: 5‰以下")], ["A201"]),
        ([imr("actual: 3.4‰"), imr("target: 3.4‰以下")], []),
        ([imr("actual: 3.4‰"), imr("target: 5‰以下"), imr("target: ≤5‰")], ["A201"]),
        ([imr("actual: 3.4‰, year: 2019"), imr("actual: 6‰"), imr("target: ≤5‰")], []),
        ([hlr('actual: "26%"'), hlr('target: "25%以上"')], ["A201"]),
        ([imr("actual: 3.4‰, scope: 户籍"), imr("target: 5‰以下")], ["A202"]),
        ([imr("actual: 3.4‰, scope: 户籍"), imr("target: 5‰以下, scope: 常住")], []),
        ([imr("actual: 3.4‰, year: 2016-2020"), imr("target: 5‰以下")], ["A202"]),
        (
            [
                line("hospitals", "actual: 9家, year: 2016-2020"),
                line("hospitals", "target: 8家"),
            ],
            [],
        ),
        # binding without a figure
        ([hlr("target: —, nature: 约束性")], ["A203"]),
        ([hlr("target: 按上级下达指标, nature: 约束性")], ["A203"]),
        ([hlr("target: 持续提升, nature: 约束性")], ["A203"]),
        ([hlr("target: 持续提升, nature: 预期性")], []),
        ([hlr("target: 每年提高1个百分点, nature: 约束性")], []),
        # years
        ([hlr('target: "50%", year: 2022'), hlr('target: "≥50%"')], ["A204"]),
        ([hlr('target: "50%", year: 2022'), hlr('target: "45%"')], ["A204"]),
        ([hlr('target: "50%", year: 2022'), hlr('target: "55%"')], []),
        ([hlr('target: "50%", year: 2022')], ["A205"]),
        ([hlr('target: "50%", year: 2022'), hlr("target: 持续提高")], []),
        # units
        (
            [line(IMR_, "target: <3%, corrected: {unit: ‰, reason: a slip of the unit}")],
            ["A301"],
        ),
        ([imr("actual: 22.8%")], ["A302"]),
        ([imr("actual: 2.28‰"), imr("baseline: 2.28%")], ["A102", "A302"]),
        ([imr("actual: 2.28‰"), imr("baseline: 0.228%")], []),
        ([line("regular_exercise_population", "actual: 0.01亿人")], ["A304"]),
        ([line("regular_exercise_population", "actual: 0.55万人")], ["A304"]),
        ([line("regular_exercise_population", "actual: 1.55万人")], []),
        ([line("resident_population", "actual: 136.69人")], ["A302", "A304"]),
        ([line("resident_population", "actual: 136.69万人")], []),
        # bounds
        ([line("prenatal_screening_rate", 'target: "100%以上"')], ["A305"]),
        ([line("prenatal_screening_rate", 'target: "100%"')], []),
        ([imr("target: 0‰以下")], ["A305"]),
        ([imr("target: 6‰以上")], ["A306"]),
        ([hlr('target: "25%以下"')], ["A306"]),
        ([hlr("target: 每年降低1个百分点")], ["A306"]),
        ([hlr('actual: "25%以下"')], []),
        ([imr("target: 6‰")], ["A307"]),
        ([imr("target: 6‰左右")], []),
        ([imr("target: 6‰"), imr("target: ≤6‰")], ["A103"]),
        # sums
        (cases("4611例", "3929例", "682例"), []),
        (cases("4611例", "3929例", "683例"), ["A401"]),
        (cases("4611例", "3929例", ""), []),
        (cases("3611例", "3929例", ""), ["A401", "A406"]),
        (shares("45%左右", "27%左右", "28%左右"), []),
        (shares("45%", "27%", "约33%"), ["A402"]),
        (shares("75%", "28%", ""), ["A402"]),
        (shares("45%", "27%", ""), []),
        # quotients
        (elderly("74.04%", "24.30万人", "32.82万人"), []),
        (elderly("67.85%", "22.27万人", "32.82万人"), []),
        (elderly("75.04%", "24.30万人", "32.82万人"), ["A403"]),
        (elderly("75.04%", "24.30万人", "32.82万人", ", year: 2019"), []),
        (staff("1:1.3", "3.5", "≥4.5"), []),
        (staff("1:1.2", "3.5", "≥4.5"), ["A403"]),
        (staff("1:1.37", "2.3", "3.14"), []),
        (staff("1:1.3", "2.30", "3.14"), ["A403"]),
        # reported changes
        (visits("752.52万人次", "930.88万人次", "增长了23.59%"), ["A404"]),
        (visits("752.52万人次", "930.88万人次", "增长了23.7%"), []),
        (visits("700万人次", "800万人次", "增加了100万人次"), []),
        (visits("700万人次", "800万人次", "增加了120万人次"), ["A404"]),
        (visits("700万人次", "800万人次", "年均增长2.7%"), []),
        (visits("700万人次", "800万人次", "年均增长2.9%"), []),
        (visits("700万人次", "800万人次", "年均增长5.4%"), ["A404"]),
        # a figure for each year
        (
            [
                line("residents_qualified", "actual: 588人, year: 2016-2020"),
                line(
                    "residents_qualified",
                    'actual: {printed: 年均117.6人, number: "117.6", unit: 人}, year: 2016-2020',
                ),
            ],
            [],
        ),
        (
            [
                line("residents_qualified", "actual: 588人, year: 2016-2020"),
                line(
                    "residents_qualified",
                    'actual: {printed: 年均120人, number: "120", unit: 人}, year: 2016-2020',
                ),
            ],
            ["A405"],
        ),
        # parts and wholes
        (
            [
                line("tcm_physicians_per_1000", "unit: 人/千人, target: 2.5"),
                line("physicians_per_1000", "unit: 人/千人, target: 2.3"),
            ],
            ["A406"],
        ),
        (
            [
                line("tcm_physicians_per_1000", "unit: 人/千人, target: 0.5"),
                line("physicians_per_1000", "unit: 人/千人, target: 2.3"),
            ],
            [],
        ),
    ],
)
def test_a_rule(make: Make, statements: list[str], expected: list[str]) -> None:
    relations = {**CASES, **RATE, **RATIO, **SHARES, **PARTS}
    plan = make("\n".join(statements), relations=relations)
    assert codes(plan) == expected


@pytest.mark.parametrize(
    ("reading", "fits"),
    [("年均增长1%", True), ("年均增长9.6%", True), ("年均增长5%", False)],
)
def test_a_change_in_percent_of_a_share_may_mean_points(
    make: Make, reading: str, fits: bool
) -> None:
    rate = "hospitalization_rate"
    plan = make(
        "\n".join(
            [
                line(rate, 'actual: "8.8%", year: 2015'),
                line(rate, 'actual: "13.89%"'),
                line(rate, f'actual: {{printed: {reading}, reference_year: "2015"}}'),
            ]
        )
    )
    assert (codes(plan) == []) == fits


def test_a_part_stated_twice_is_not_held_against_the_sum(make: Make) -> None:
    statements = [*cases("4611例", "3929例", "682例")]
    statements.append(line("class_c_infectious_disease_cases", "actual: 700例"))
    assert codes(make("\n".join(statements), relations=CASES)) == ["A102"]


def test_messages_name_the_figures_in_both_languages(make: Make) -> None:
    finding = only(make(imr("target: 6.0‰以下") + "\n" + imr("target: ≤3.1‰")))
    assert finding.message.text() == "for 2025 it prints 6.0‰以下 (text), ≤3.1‰ (text)"
    assert finding.message.text("zh") == "2025年前后不一：6.0‰以下（正文）、≤3.1‰（正文）"
    assert [each.value.printed for each in finding.statements] == ["6.0‰以下", "≤3.1‰"]
    finding = only(make("\n".join(staff("1:1.3", "2.30", "3.14")), relations=RATIO))
    assert "makes 1:1.37, it prints 1:1.3" in finding.message.text()


def test_a_rate_unlike_those_of_other_plans_is_a_note(make: Make) -> None:
    rate = "smoking_rate_15_plus"
    others = [make(line(rate, f'actual: "{n}%"'), f"p{n}") for n in (20, 25)]
    slip = make(line(rate, 'actual: "2.2%"'))
    assert codes(slip, *others) == ["A303"]
    assert codes(slip, others[0]) == []
    assert codes(make(line(rate, 'actual: "15%"')), *others) == []
    assert not remarks_on(slip)


def test_a_rate_in_another_unit_than_all_others(make: Make) -> None:
    others = [make(imr(f"actual: {n}‰"), f"p{n}") for n in (3, 6)]
    assert codes(make(imr("actual: 2.28%")), *others) == ["A303"]
    assert codes(make(imr("actual: 0.4%")), *others) == []


def draft_of(make: Make, statements: str) -> Plan:
    return replace(make(statements, "b"), stage="draft", draft_of="a")


def test_history_that_changed_between_draft_and_final(make: Make) -> None:
    draft = draft_of(make, imr("actual: 3.4‰") + "\n" + hlr('actual: "20%"'))
    final = make(imr("actual: 3.6‰") + "\n" + hlr('actual: "20.0%"'))
    finding = only(final, draft)
    assert (finding.code, finding.plan, finding.about) == ("A501", "a", ())
    assert [each.plan for each in finding.statements] == ["b", "a"]
    assert codes(draft, final) == []
    assert codes(final) == []


TWO_PLACES = """\
  - at: 四、健康行动/（一）健康生活
    text:
      - {indicator: health_literacy_rate, label: 居民健康素养水平, target: "25%"}
"""


def test_a_target_that_vanished_from_one_place(make: Make, shipped: Catalogue) -> None:
    text = plan_text(hlr('target: "25%"'), "b") + TWO_PLACES
    both = plan_from_tree(parse_tree("b.yaml", text.encode()), shipped.vocabulary)
    draft = replace(both, stage="draft", draft_of="a")
    assert codes(make(hlr('target: "25%"')), draft) == ["A502"]
    assert codes(make(imr("target: ≤3‰")), draft) == []
    renamed = plan_text(hlr('target: "25%"')) + TWO_PLACES.replace("四、健康行动", "三、新行动")
    moved = plan_from_tree(parse_tree("a.yaml", renamed.encode()), shipped.vocabulary)
    assert codes(replace(moved, id="a"), draft) == []


def test_spans_are_what_rounds_to_a_figure() -> None:
    from fractions import Fraction as F

    one, two = Span(F(1), F(2)), Span(F(3), None)
    assert one.below(two) and not one.meets(two)
    assert (one + two) == Span(F(4), None)
    assert one.over(two) == Span(None, F(2, 3))
    assert two.over(one) == Span(F(3, 2), None)
    assert one.times(F(10)).power(2) == Span(F(100), F(400))


# --- the rules themselves -----------------------------------------------------------------------


def test_every_rule_is_listed_and_explains_itself() -> None:
    folder = Path(rules.__file__).parent
    assert sorted(path.stem for path in folder.glob("[a-z]*.py")) == sorted(
        (*rules.CAVEATS, *rules.OTHERS)
    )
    found = all_rules()
    assert len({rule.CODE for rule in found}) == len({rule.NAME for rule in found}) == len(found)
    for rule in found:
        name = rule.__name__.rpartition(".")[2]
        assert rule.SEVERITY in SEVERITIES
        assert "It cannot see:" in (rule.__doc__ or "")
        is_caveat = rule.SEVERITY != "note" and hasattr(rule, "check")
        assert (name in rules.CAVEATS) == is_caveat
        assert any(hasattr(rule, each) for each in ("check", "check_pair", "check_among"))


# --- the command --------------------------------------------------------------------------------

COLUMNS = [
    "plan", "code", "severity", "indicator", "name_zh", "message", "printed_1", "channel_1",
    "section_1", "printed_2", "channel_2", "section_2",
]  # fmt: skip
ACKNOWLEDGED = ", acknowledged: [{code: A201, comment: a ceiling for bad years}]"
WEAK = imr("actual: 3.4‰") + "\n" + imr("target: 5‰以下")
SEEN = imr("actual: 3.4‰") + "\n" + imr("target: 5‰以下" + ACKNOWLEDGED)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_contract_columns_and_the_counts(shipped: Catalogue) -> None:
    run = run_plancmp("audit", "-f", "csv")
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
    run = run_plancmp("audit", "beihai-13fyp", "lianjiang-14fyp")
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
    assert run_plancmp("audit", *data).status == 0
    assert run_plancmp("audit", "--exit-code", *data).status == 1
    assert run_plancmp("audit", "--exit-code", "--ignore", "A2", *data).status == 0
    assert run_plancmp("audit", "--exit-code", "--select", "error", *data).status == 0
    assert run_plancmp("audit", "--exit-code", "-i", IMR_, *data).status == 1
    write_plan(plan_text(SEEN))
    quiet = run_plancmp("audit", "--exit-code", *data)
    assert (quiet.status, "1 acknowledged" in quiet.err) == (0, True)
    assert quiet.out == "some-plan: nothing found\n\n" or "nothing found" in quiet.out
    shown = run_plancmp("audit", "--exit-code", "--acknowledged", "-f", "csv", *data)
    assert shown.status == 0
    (row,) = table(shown.out)
    assert (row["code"], row["acknowledged"]) == ("A201", "a ceiling for bad years")


def test_an_acknowledgement_that_nothing_answers_to(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text(imr("target: 5‰以下" + ACKNOWLEDGED)))
    run = run_plancmp("audit", "--data", str(data_folder))
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
    run = run_plancmp("audit", str(final), "-f", "csv", "--data", str(data_folder))
    assert [row["code"] for row in table(run.out)] == ["A501"]


def test_a_broken_neighbour_does_not_stop_it(
    data_folder: Path, write_plan: Callable[..., Path]
) -> None:
    write_plan(plan_text(WEAK))
    write_plan("id: [", "broken")
    run = run_plancmp("audit", "some-plan", "-f", "csv", "--data", str(data_folder))
    assert (run.status, len(table(run.out))) == (0, 1)
    assert "broken cannot be read" in run.err
    assert run_plancmp("audit", "--data", str(data_folder)).status == 2


def test_select_and_ignore() -> None:
    def found(*options: str) -> set[str]:
        run = run_plancmp("audit", "qinzhou-14fyp-draft", "-f", "csv", *options)
        assert run.status == 0, run.err
        return {row["code"] for row in table(run.out)}

    assert found("--select", "A1") == {"A101", "A102", "A103", "A104"}
    assert found("--select", "a101,A305") == {"A101", "A305"}
    assert found("--select", "contradiction", "--select", "A305") == {"A101", "A305"}
    assert found("--select", "note") == {"A103"}
    assert found("--select", "A1", "--ignore", "note") == {"A101", "A102", "A104"}


def test_narrowing() -> None:
    run = run_plancmp("audit", "-i", "孕产妇死亡率", "--role", "target", "-f", "csv")
    assert {row["indicator"] for row in table(run.out)} == {"maternal_mortality_ratio"}
    run = run_plancmp("audit", "--domain", "tcm", "-f", "csv")
    assert run.status == 0 and table(run.out)
    run = run_plancmp("audit", "luzhai-14fyp", "-i", "smoking_rate_15_plus")
    assert (run.status, run.out) == (2, "")
    assert "nothing was audited" in run.err


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--select", "B9"], "no rule is called 'B9'"),
        (["--ignore", "contradicton"], "`contradiction`"),
        (["--select", "A101", "--ignore", "A1"], "leave no rule"),
        (["--explain", "A999"], "no rule is called 'A999'"),
        (["nowhere-14fyp"], "no plan is called 'nowhere-14fyp'"),
    ],
)
def test_wrong_usage(options: list[str], error: str) -> None:
    run = run_plancmp("audit", *options)
    assert (run.status, run.out) == (2, "")
    assert error in run.err


def test_explain() -> None:
    run = run_plancmp("audit", "--explain", "A104")
    assert run.status == 0
    assert run.out.startswith("A104 level-and-change (error)\n\n")
    assert "It cannot see" in run.out
    whole = run_plancmp("audit", "--explain", "all")
    assert all(rule.CODE in whole.out for rule in all_rules())


def test_every_format_and_language() -> None:
    run = run_plancmp("audit", "luzhai-14fyp", "--lang", "zh", "-f", "json")
    assert json.loads(run.out)[0]["message"] == "约束性指标而无数值：按上级下达指标"
    for name in ("markdown", "tsv", "jsonl", "github", "table"):
        run = run_plancmp("audit", "luzhai-14fyp", "--lang", "zh", "-f", name)
        assert run.status == 0 and "按上级下达指标" in run.out
