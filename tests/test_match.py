"""Which indicator a printed label means: measured floors, the dangerous pairs, the command."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plancmp
from plancmp.model.vocabulary import LabelWords
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.vocabulary import collect_vocabulary
from plancmp.vocabulary.labels import normalise_label
from plancmp.vocabulary.lookup import UnknownIndicatorError, find_indicator, search
from plancmp.vocabulary.matching import Matcher, Ranking, matcher_of
from tests.forked import run_forked

LABELS = Path(__file__).parent / "data" / "labels.csv"
CATALOGUE = plancmp.load(Path(__file__).parents[1] / "data")
VOCABULARY = CATALOGUE.vocabulary
MATCHER = Matcher(VOCABULARY)


@dataclass(frozen=True)
class Label:
    text: str
    indicator: str
    half: str
    scope: str


def labels() -> list[Label]:
    with LABELS.open(encoding="utf-8", newline="") as stream:
        return [
            Label(row["label"], row["indicator"], row["half"], row["scope"])
            for row in csv.DictReader(stream)
        ]


def ids(ranking: Ranking) -> list[str]:
    return [candidate.indicator.id for candidate in ranking.candidates]


# --- the labelled set -----------------------------------------------------------------------


def test_the_labelled_set_is_large_and_in_two_halves() -> None:
    found = labels()
    assert len(found) >= 240
    assert sum(not label.indicator for label in found) >= 60
    assert len({label.text for label in found}) == len(found)
    halves = Counter(label.half for label in found)
    assert set(halves) == {"tune", "report"}
    assert abs(halves["tune"] - halves["report"]) <= 10


def test_no_label_is_taken_from_the_vocabulary_or_the_plans() -> None:
    names = {
        name
        for indicator in VOCABULARY.indicators.values()
        for name in (indicator.zh, indicator.en, *indicator.aliases)
    }
    printed = {statement.label for plan in CATALOGUE.plans([]) for statement in plan.statements}
    for label in labels():
        assert label.text not in names
        assert label.text not in printed
        assert not label.indicator or label.indicator in VOCABULARY.indicators


@pytest.mark.parametrize("half", ["tune", "report"])
def test_matching_is_as_good_as_measured(half: str) -> None:
    chosen = [(label, MATCHER.match(label.text)) for label in labels() if label.half == half]
    known = [(label, found) for label, found in chosen if label.indicator]
    unknown = [found for label, found in chosen if not label.indicator]
    first = sum(ids(found)[:1] == [label.indicator] for label, found in known)
    three = sum(label.indicator in ids(found)[:3] for label, found in known)
    wrong = [
        (label.text, found.accepted.id)
        for label, found in chosen
        if found.accepted is not None
        and (found.accepted.id, found.scope) != (label.indicator, label.scope)
    ]
    refused = sum(found.decision == "none" for _, found in known)
    accepted = sum(found.decision == "accept" for _, found in known)
    assert first / len(known) >= 0.98
    assert three / len(known) >= 0.99
    assert len(wrong) / len(chosen) <= 0.005, wrong
    assert refused / len(known) <= 0.02
    assert accepted / len(known) >= 0.93
    assert sum(found.decision == "none" for found in unknown) / len(unknown) >= 0.84


def test_every_name_of_the_vocabulary_is_accepted() -> None:
    for indicator in VOCABULARY.indicators.values():
        for name in (indicator.id, indicator.zh, indicator.en, *indicator.aliases):
            found = MATCHER.match(name)
            assert found.accepted is indicator, name
            assert found.candidates[0].score == 100.0


def test_names_of_an_indicator_that_is_not_there_are_hardly_ever_taken_for_another() -> None:
    wrong, total = [], 0
    for indicator in list(VOCABULARY.indicators.values())[::11]:
        rest = {key: other for key, other in VOCABULARY.indicators.items() if key != indicator.id}
        matcher = Matcher(replace(VOCABULARY, indicators=rest))
        for name in (indicator.zh, *indicator.aliases):
            total += 1
            found = matcher.match(name)
            if found.accepted is not None and not found.scope:  # with its scope it is right
                wrong.append(name)
    assert len(wrong) / total <= 0.01, wrong


# --- what must never be confused ------------------------------------------------------------

PAIRS = [
    ("人均预期寿命（岁）", "人均健康预期寿命（岁）"),
    ("平均期望寿命", "健康期望寿命"),
    ("婴儿死亡率（‰）", "新生儿死亡率（‰）"),
    ("婴儿死亡率（‰）", "5岁以下儿童死亡率（‰）"),
    ("新生儿死亡率", "五岁以下儿童死亡率"),
    ("婴儿死亡率", "围产儿死亡率"),
    ("婴儿死亡率", "孕产妇死亡率"),
    ("孕产妇死亡率", "孕产妇死亡人数"),
    ("每千人口执业（助理）医师数", "每万人口执业（助理）医师数"),
    ("每千常住人口注册护士数", "每万常住人口注册护士数"),
    ("每万人口全科医生数", "每千人口全科医生数"),
    ("每千人口执业（助理）医师数", "每千人口中医类别执业（助理）医师数"),
    ("每千人口执业（助理）医师数", "每千人口全科医生数"),
    ("每万人口全科医生数", "每万人口中医类别全科医生数"),
    ("县域内就诊率", "县域内住院率"),
    ("县域内就诊率", "县域外就诊率"),
    ("孕产妇系统管理率", "3岁以下儿童系统管理率"),
    ("孕产妇系统管理率", "孕产妇健康管理率"),
    ("3岁以下儿童系统管理率", "7岁以下儿童健康管理率"),
    ("肺结核发病率", "肺结核患病率"),
    ("肺结核发病率", "肺结核死亡率"),
    ("艾滋病发病率", "艾滋病患病率"),
    ("艾滋病患病率", "艾滋病病死率"),
    ("每千人口医疗卫生机构床位数", "每千人口医院床位数"),
    ("每千人口医疗卫生机构床位数", "医疗卫生机构床位数"),
    ("65岁以上老年人健康管理率", "60岁以上老年人健康管理率"),
    ("65岁及以上老年人健康管理率（%）", "65岁及以上老年人健康管理人数"),
    ("65岁以上老年人健康管理率", "65岁以上老年人中医药健康管理率"),
    ("二级以上综合医院设置老年医学科比例", "三级以上综合医院设置老年医学科比例"),
    ("常住人口数（万人）", "户籍人口数（万人）"),
    ("常住人口城镇化率", "户籍人口城镇化率"),
    ("城乡居民基本医疗保险参保率", "职工基本医疗保险参保率"),
    ("农村无害化卫生厕所普及率", "农村卫生厕所普及率"),
    ("卫生总费用", "人均卫生总费用"),
    ("个人卫生支出占卫生总费用比重", "政府卫生支出占卫生总费用比重"),
    ("医护比", "护医比"),
    ("适龄妇女宫颈癌筛查率（%）", "适龄妇女乳腺癌筛查率（%）"),
    ("甲乙丙类传染病报告发病率", "甲乙类传染病报告发病率"),
    ("高血压患者规范管理率", "糖尿病患者规范管理率"),
    ("严重精神障碍患者管理率", "严重精神障碍患者规范管理率"),
    ("12岁儿童龋患率", "5岁儿童龋患率"),
    ("国家卫生乡镇占比", "省级卫生乡镇占比"),
    ("千人口献血率", "万人口献血率"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_dangerous_pairs_are_never_confused(one: str, other: str) -> None:
    first, second = MATCHER.match(one), MATCHER.match(other)
    assert (first.accepted, second.accepted) != (None, None)
    assert first.accepted is not second.accepted
    assert normalise_label(one, VOCABULARY) != normalise_label(other, VOCABULARY)


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("１．每千常住人口执业（助理）医师数（人）", "physicians_per_1000"),
        ("其中：婴儿死亡率‰", "infant_mortality_rate"),
        ("2025年 全市孕产妇死亡率（/10万）", "maternal_mortality_ratio"),
        ("到2025年，柳州市婴儿死亡率", "infant_mortality_rate"),
        ("医疗卫生机构床位数（张/千人）", "beds_per_1000"),
        ("医疗卫生机构床位数（张）", "beds"),
        ("执业（助理）医师数（人/千人）", "physicians_per_1000"),
        ("五岁以下儿童死亡率（户籍）（‰）", "under_five_mortality_rate"),
        ("0～6岁儿童眼保健和视力检查覆盖率", "child_eye_examination_rate_0_6"),
        ("适龄儿童免疫规划疫苗接种率以镇为单位",
         "immunization_programme_vaccination_rate_by_township"),
        ("Infant mortality rate (per 1,000 live births)", "infant_mortality_rate"),
    ],
)  # fmt: skip
def test_labels_are_read_through_what_surrounds_them(label: str, indicator: str) -> None:
    found = MATCHER.match(label).accepted
    assert found is not None
    assert found.id == indicator


@pytest.mark.parametrize(
    "label",
    [
        "",
        "  ",
        "（%）",
        "——",
        "xyz",
        "地区生产总值（亿元）",
        "森林覆盖率",
        "2020年",
        "女性",
        "服务人员",
        "泉州市占比",
        "Housing prices",
    ],
)
def test_what_is_not_in_the_vocabulary_is_none(label: str) -> None:
    assert MATCHER.match(label).decision == "none"


@pytest.mark.parametrize(
    ("label", "indicator", "decision", "scope"),
    [
        ("全市孕产妇死亡率控制水平", "maternal_mortality_ratio", "accept", ""),
        ("平均住院天数", "average_length_of_stay", "accept", ""),
        ("康复医院床位", "rehabilitation_beds", "accept", ""),
        ("社区健康服务机构", "community_health_institutions", "accept", ""),
        ("参合率", "nrcms_enrolment_rate", "accept", ""),
        ("农村孕产妇住院分娩率", "hospital_delivery_rate", "accept", "农村"),
        ("住院分娩率（农村）", "hospital_delivery_rate", "accept", "农村"),
        ("住院分娩率（城市）", "hospital_delivery_rate", "accept", "城市"),
        ("农村自来水普及率", "rural_tap_water_coverage", "accept", ""),
        ("每千人口执业医师数", "licensed_physicians_per_1000", "accept", ""),
        ("执业助理医师人数", "assistant_physicians", "accept", ""),
        ("西部地区住院分娩率", "hospital_delivery_rate", "accept", "西部地区"),
        ("农村地区5岁以下儿童死亡率", "under_five_mortality_rate", "accept", "农村地区"),
        ("二孩出生性别比", "sex_ratio_at_birth", "accept", "二孩"),
        ("湛江市孕产妇死亡率", "maternal_mortality_ratio", "accept", ""),
    ],
)
def test_other_wordings_are_found_and_what_is_narrower_is_said(
    label: str, indicator: str, decision: str, scope: str
) -> None:
    found = MATCHER.match(label)
    assert ids(found)[0] == indicator
    assert (found.decision, found.scope) == (decision, scope)


def test_assistants_alone_are_no_physicians_with_assistants() -> None:
    assert MATCHER.match("执业（助理）医师数").accepted is not None
    for label in ("执业助理医师数", "每千人口执业助理医师数", "执业医师数"):
        accepted = MATCHER.match(label).accepted
        assert accepted is None or accepted.id in ("assistant_physicians", "licensed_physicians")


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("六十五岁以上老年人健康管理率", "65岁以上老年人健康管理率"),
        ("四十周岁以上妇女人数", "40岁以上妇女人数"),
        ("三十五至六十四岁妇女筛查率", "35-64岁妇女筛查率"),
        ("恶性肿瘤五年生存率", "恶性肿瘤5年生存率"),
    ],
)
def test_an_age_in_words_is_one_in_digits(words: str, digits: str) -> None:
    assert normalise_label(words, VOCABULARY) == normalise_label(digits, VOCABULARY)


def test_the_words_of_labels_are_data() -> None:
    """Without them nothing of the subject is known: 婴儿 and 新生儿 differ by their letters only."""
    bare = Matcher(replace(VOCABULARY, labels=LabelWords()))
    assert bare.match("婴儿死亡率").accepted is not None
    assert MATCHER.match("期望寿命").decision != "none"
    assert normalise_label("期望寿命") == "期望寿命"
    assert normalise_label("期望寿命", VOCABULARY) == "预期寿命"
    assert bare.match("全市婴儿死亡率（‰）").accepted is None


def test_a_file_of_labels_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(Path(__file__).parents[1] / "data" / "vocabulary", folder)
    (folder / "labels.yaml").write_text(
        "soft: 服务\nreadings:\n  - ['(', a]\n  - [a]\nwords: []\n", encoding="utf-8"
    )
    problems = collect_vocabulary(folder).problems
    assert [(problem.line, problem.code) for problem in problems] == [
        (5, "S101"), (4, "S103"), (1, "S103"), (3, "S104"),
    ]  # fmt: skip


def test_a_label_that_says_too_little_is_left_to_a_person() -> None:
    assert MATCHER.match("患者规范管理率").decision != "accept"
    assert MATCHER.match("死亡率").decision != "accept"
    assert MATCHER.match("死亡数").decision != "accept"  # the column of a table of diseases
    assert MATCHER.match("健康促进医院").decision == "unsure"  # their number, or their share
    assert MATCHER.match("建档立卡贫困人口参保").decision == "unsure"
    assert MATCHER.match("传染病报告率和及时率").decision == "unsure"  # two in one
    assert MATCHER.match("婴儿死忙率").decision == "unsure"
    assert ids(MATCHER.match("婴儿死忙率"))[0] == "infant_mortality_rate"


@given(st.text(max_size=60))
def test_any_text_can_be_matched(text: str) -> None:
    found = MATCHER.match(text)
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert found.decision != "accept" or found.candidates


def test_one_matcher_serves_a_vocabulary() -> None:
    assert matcher_of(VOCABULARY) is matcher_of(VOCABULARY)


# --- the same matching behind `-i` and `indicators` -----------------------------------------


@pytest.mark.parametrize(
    ("query", "indicator"),
    [
        ("infant_mortality_rate", "infant_mortality_rate"),
        ("婴儿死亡率", "infant_mortality_rate"),
        ("每千人口执业医师", "licensed_physicians_per_1000"),
        ("每千常住人口拥有注册护士数（人）", "nurses_per_1000"),
        ("高血压病人规范化管理率", "hypertension_primary_care_management_rate"),
        ("基本药物使用占比", "essential_medicine_use_share"),
        ("基本药物使用率", "essential_medicine_use_rate"),
    ],
)
def test_a_name_in_any_wording_is_found(query: str, indicator: str) -> None:
    assert find_indicator(query, VOCABULARY).id == indicator


def test_half_a_name_is_ambiguous_and_lists_what_contains_it() -> None:
    with pytest.raises(UnknownIndicatorError) as raised:
        find_indicator("死亡率", VOCABULARY)
    assert raised.value.ambiguous
    assert all("死亡" in candidate.indicator.zh for candidate in raised.value.candidates)
    found = {candidate.indicator.id for candidate in search("死亡率", VOCABULARY)}
    assert {"infant_mortality_rate", "maternal_mortality_ratio"} <= found


@pytest.mark.parametrize(
    "query", ["学龄儿童死亡率", "每万人口执业（助理）医师数", "每千人口妇产科床位数"]
)
def test_a_near_miss_is_not_taken_for_its_neighbour(query: str) -> None:
    with pytest.raises(UnknownIndicatorError) as raised:
        find_indicator(query, VOCABULARY)
    assert not raised.value.ambiguous
    assert raised.value.candidates


# --- the command ----------------------------------------------------------------------------

COLUMNS = ["label", "rank", "indicator", "name_zh", "score", "decision", "name_en", "scope"]


def rows_of(*arguments: str, stdin: str | None = None) -> list[dict[str, str]]:
    run = run_forked("match", *arguments, "-f", "csv", stdin=stdin)
    assert run.status == 0, run.err
    assert run.err == ""
    reader = csv.DictReader(io.StringIO(run.out))
    assert reader.fieldnames == COLUMNS
    return list(reader)


def test_match_ranks_candidates_and_decides() -> None:
    rows = rows_of("婴儿死亡率（‰）", "学龄儿童死亡率", "森林覆盖率")
    assert rows[0] == {
        "label": "婴儿死亡率（‰）", "rank": "1", "indicator": "infant_mortality_rate",
        "name_zh": "婴儿死亡率", "score": "100.0", "decision": "accept",
        "name_en": "Infant mortality rate", "scope": "",
    }  # fmt: skip
    assert {row["decision"] for row in rows if row["label"] == "学龄儿童死亡率"} == {"none"}
    assert rows[-1]["label"] == "森林覆盖率"
    assert rows[-1]["decision"] == "none"


def test_match_reads_labels_from_stdin_one_row_a_label() -> None:
    rows = rows_of("-", "--top", "1", stdin="婴儿死亡率\r\n\n健康预期寿命\n婴儿死亡率\n")
    assert [row["label"] for row in rows] == ["婴儿死亡率", "健康预期寿命", "婴儿死亡率"]
    assert [row["rank"] for row in rows] == ["1", "1", "1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_match_reads_a_column_of_a_csv_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes('序号,指标\n1,婴儿死亡率（‰）\n2,\n3,"每千人口,注册护士数"\n'.encode(encoding))
    rows = rows_of("--csv", str(path), "--column", "指标", "--top", "1")
    assert [row["label"] for row in rows] == ["婴儿死亡率（‰）", "每千人口,注册护士数"]


def test_match_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("序号,指标\n1,婴儿死亡率\n", encoding="utf-8")
    wrong = {
        ("match",): "no label is given",
        ("match", "-", "婴儿死亡率"): "give no others",
        ("match", "--csv", str(path)): "go together",
        ("match", "--column", "指标"): "go together",
        ("match", "a", "--csv", str(path), "--column", "指标"): "not both",
        ("match", "--csv", str(path), "--column", "名称"): f"{path}:1:1: no column is called",
        ("match", "--csv", str(tmp_path / "no.csv"), "--column", "指标"): "cannot be read",
        ("match", "--csv", str(tmp_path), "--column", "指标"): "a folder",
    }
    for arguments, message in wrong.items():
        run = run_forked(*arguments, stdin="")
        assert run.status == 2, arguments
        assert message in run.err
        assert run.out == ""
        assert "Traceback" not in run.err


def test_match_has_the_other_formats_and_chinese() -> None:
    run = run_forked("match", "婴儿死亡率", "森林覆盖率", "--lang", "zh")
    assert run.status == 0
    assert "采用" in run.out
    assert "词表中无" in run.out
    found = json.loads(run_forked("match", "婴儿死亡率", "-f", "json").out)
    assert list(found[0]) == COLUMNS
    assert found[0]["rank"] == 1


def test_ids_and_names_with_control_characters_do_no_harm(shipped: Catalogue) -> None:
    run = run_forked("match", "婴儿\x1b[31m死亡率", "[red]婴儿死亡率[/red]")
    assert run.status == 0
    assert "\x1b" not in run.out
    assert "[red]" in run.out


@pytest.mark.parametrize("label", ["县医院", "县中医院", "县妇幼保健院"])
def test_hospitals_of_counties_are_not_all_hospitals(label: str) -> None:
    assert MATCHER.match(label).accepted is None
