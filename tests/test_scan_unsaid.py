"""What a text leaves out because it said it before: the denominator, the measure, the year, whose."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK, NO_INDICATOR
from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows

REVIEW = "柳城县“十四五”卫生健康规划\n\n一、发展回顾\n\n"


def meant(text: str, shipped: Catalogue) -> list[tuple[str, str, str]]:
    """Return of each row its label, what is printed, and its indicator."""
    return [
        (entry.row.label, entry.row.prints[0], entry.indicator)
        for entry in drafted(text, shipped).entries
    ]


def certain(text: str, shipped: Catalogue) -> list[tuple[str, str, str, str]]:
    """Return the rows that are not marked: label, what is printed, role, year."""
    return [row[:4] for row in rows(drafted(text, shipped)) if not row[4]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("执业（助理）医师9人、注册护士8人，每千人口分别为1.5人和1.3人。",
         [("每千人口执业（助理）医师", "1.5人"), ("每千人口注册护士", "1.3人")]),
        ("执业（助理）医师、注册护士分别为9人和8人，每千人口1.5人和1.3人。",
         [("每千人口执业（助理）医师", "1.5人"), ("每千人口注册护士", "1.3人")]),
        ("医疗卫生机构床位90张，每千常住人口6.45张。", [("每千常住人口医疗卫生机构床位", "6.45张")]),
        ("千人口执业（助理）医师、注册护士分别为1.52人和1.49人。",
         [("千人口执业（助理）医师", "1.52人"), ("千人口注册护士", "1.49人")]),
        ("每千人口执业（助理）医师4.1人、注册护士5.0人。",
         [("每千人口执业（助理）医师", "4.1人"), ("每千人口注册护士", "5.0人")]),
    ],
)  # fmt: skip
def test_so_many_people_are_those_that_the_text_counted_last(
    sentence: str, expected: list[tuple[str, str]], shipped: Catalogue
) -> None:
    found = certain(BULLETIN + sentence, shipped)
    assert [row[:2] for row in found if "人口" in row[0]] == expected


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("医院病床使用率80%，其中公立医院75%。", "bed_occupancy_rate_public_hospitals"),
        ("医疗卫生机构病床使用率80%。", "bed_occupancy_rate"),
        ("居民平均就诊6.6次。", "visits_per_capita"),
        ("总诊疗人次达132万。", "outpatient_visits"),
        ("全年出院3.08万人次。", "discharges"),
        ("入院人数427万人。", "inpatient_admissions"),
        ("报告甲乙类传染病762例，死亡6人。", "class_a_b_infectious_disease_deaths"),
        ("建立居民电子健康档案49万份，建档率91.4%。", "electronic_health_record_rate"),
        ("居民健康档案建档率91.4%。", "health_record_rate"),
        ("卫生技术人员1264人，比上年增加318人。", "health_technicians"),
        ("医疗卫生机构（不含村卫生室）196个。", BLANK),
        ("新农合参合率98%，政策范围内住院费用报销比例75%。", BLANK),
    ],
)
def test_the_last_figure_is_of(sentence: str, indicator: str, shipped: Catalogue) -> None:
    assert meant(BULLETIN + sentence, shipped)[-1][2] == indicator


def test_a_base_stands_in_front_of_its_aim_and_both_are_of_each(shipped: Catalogue) -> None:
    text = (
        "高血压、糖尿病患者规范管理率在2020年52%、47%的基础上，均提高到60%以上，人均预期寿命79岁。"
    )
    found = rows(drafted(GOALS + text, shipped))
    assert [(row[1], row[2], row[4]) for row in found] == [
        ("52%", "actual", ()), ("47%", "baseline", ()), ("60%以上", "target", ()),
        ("60%以上", "target", ()), ("79岁", "target", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (REVIEW + "流动人口工作薄弱，信息反馈率仅76.5%。", "whose"),
        (REVIEW + "县级机构力量不足，45岁以下人员占30%。", "whose"),
        (REVIEW + "新农合基金有38%流向县外。", "cut"),
        (REVIEW + "市直医院占用了全市30%的高级职称医师。", "cut"),
        (REVIEW + "3年来检查定点医药机构5.7万家次。", "year"),
        (REVIEW + "最近一次全国口腔健康调查显示，12岁儿童患龋率为36%。", "year"),
        (REVIEW + "五年累计筛查9万人次，发现患者2万例。", "year"),
        (GOALS + "对符合条件的贫困患者给予救助，门诊费用个人负担比例不超过20%。", "whose"),
        (GOALS + "各县（市）原则上设置1家县办综合医院。", "cut"),
        (GOALS + "职工医保支付比例从50%、55%起步。", "value"),
        (GOALS + "其余医院产检率达到90%。", "cut"),
        (GOALS + "人均年消费奶类90公斤，植物油控制在11公斤以内。", "whose"),
        (REVIEW + "建成养老机构187家，其中敬老院142家，床位总数2.36万张。", "part"),
        (REVIEW + "有妇幼保健机构98所，其中三级6所，从业人员1.36万人。", "part"),
        (REVIEW + "中医医院总诊疗量176万人次，占全市医院的31%；住院次均费用6820元。", "part"),
        (REVIEW + "乡村医生7260人，平均年龄52.3岁。", "whose"),
        (GOALS + "省疾控中心具备150种以上病原体检测能力。", "whose"),
        (GOALS + "市人民医院新院区按600张床位建设。", "whose"),
        (GOALS + "农村贫困人口大病救治覆盖率、家庭医生签约率均达100%。", "whose"),
        (GOALS + "所有乡镇卫生院能够提供6类以上中医非药物疗法。", "cut"),
    ],
)  # fmt: skip
def test_what_a_name_leaves_open_is_asked(text: str, why: str, shipped: Catalogue) -> None:
    assert why in list(rows(drafted(text, shipped)))[-1][4]


def test_years_of_changes_go_on_for_one_sentence_only(shipped: Catalogue) -> None:
    text = "婚检率由2010年的67%提高至2018年的97%。产检率由55%提高至88%。乙肝接种率由55%提高至88%。"
    found = [row for row in rows(drafted(BULLETIN + text, shipped)) if row[1] == "55%"]
    assert [(row[3], "carried" in row[4]) for row in found] == [("2010", False), ("2010", True)]


def test_a_stage_says_by_when_all_that_follows_it_is_due(shipped: Catalogue) -> None:
    text = (
        "全国癌症防治规划（2021—2030年）\n\n一、总体目标\n\n"
        "第一阶段（2021—2025年）：土源性线虫感染率降至3%以下，检测能力达标率达到85%。\n"
    )
    assert [row[3] for row in rows(drafted(text, shipped))] == ["2025", "2025"]


def test_a_press_text_is_of_the_year_that_it_says_was_told_of(shipped: Catalogue) -> None:
    text = (
        "家门口看好病\n来源：某州卫生健康委员会 发布时间：2025-01-16\n"
        "1月15日，州卫生健康委主任通报2024年全州卫生健康工作情况。孕产妇死亡率为8.7/10万。\n"
        "谈及2025年打算，力争人均预期寿命达到78岁。\n"
    )
    assert [row[2:4] for row in rows(drafted(text, shipped))] == [
        ("actual", "2024"), ("target", "2025"),
    ]  # fmt: skip


def test_what_is_trained_or_built_has_no_indicator_of_all(shipped: Catalogue) -> None:
    text = GOALS + "新招录农村订单定向医学生120名，大学生乡村医生80名。"
    second = drafted(text, shipped).entries[1]
    assert (second.row.whole_label, second.indicator) == ("新招录大学生乡村医生", NO_INDICATOR)


def test_what_is_done_for_others_is_not_done_by_them(shipped: Catalogue) -> None:
    found = meant(BULLETIN + "全年为基层出具远程诊断报告46万份。", shipped)
    assert found[0][0] == "为基层出具远程诊断报告"


def test_a_half_and_a_quarter_are_shares_and_a_third_is_none(shipped: Catalogue) -> None:
    text = "一半以上的县级医院达到三级水平，四分之一的卫生院设有中医馆，三分之一的卫生院设有儿科。"
    draft = drafted(GOALS + text, shipped)
    given = [next(iter(entry.row.values.values())).given for entry in draft.entries]
    assert [one.get("number") for one in given] == ["50", "25"]
    assert [left.printed for left in draft.unused] == ["三分之一"]


def test_heads_of_parts_name_what_they_are_parts_of(shipped: Catalogue) -> None:
    text = (
        "柳州市2021年卫生健康统计公报\n\n一、费用\n\n表1  医药费用    单位：元\n\n"
        "              公立医院         其中：三级医院\n"
        "           2020年   2021年    2020年    2021年\n"
        "次均门诊费用  289.4    301.8     341.6     352.9\n"
        "人均住院费用 9874.2   9696.5   13265.8   12984.1\n"
    )
    found = [entry.row for entry in drafted(text, shipped).entries]
    assert {row.unit for row in found} == {"元"}
    assert [row.scope for row in found[:3:2]] == ["公立医院", "公立医院其中:三级医院"]


def test_the_institutions_of_a_column_have_indicators_of_their_own(shipped: Catalogue) -> None:
    text = (
        "柳州市2021年卫生健康统计公报\n\n一、服务\n\n"
        "| 指标 | 乡镇卫生院 2021年 | 社区卫生服务中心 2021年 |\n|---|---|---|\n"
        "| 病床使用率（%） | 57.2 | 38.9 |\n| 平均住院日（天） | 6.1 | 7.2 |\n"
    )
    found = [entry.indicator for entry in drafted(text, shipped).entries]
    assert found == [
        "bed_occupancy_rate_township", "bed_occupancy_rate_community", "length_of_stay_township",
        BLANK,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "marked"),
    [
        ("注：婴儿死亡率按常住人口计算。", False),
        ("注：婴儿死亡率2020年栏为2019年数据。", True),
        ("注：死亡率为摸底调查数。", False),
    ],
)
def test_a_note_that_only_defines_leaves_a_row_certain(
    note: str, marked: bool, shipped: Catalogue
) -> None:
    table = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 婴儿死亡率（‰） | 6 | 5 |\n"
    draft = drafted(GOALS + "\n" + table + "| 产检率（%） | 80 | 90 |\n\n" + note + "\n", shipped)
    assert [row[0] for row in rows(draft) if "noted" in row[4]] == (
        ["婴儿死亡率（‰）"] * 2 if marked else []
    )


def test_a_year_in_brackets_below_its_head_is_that_of_the_head(shipped: Catalogue) -> None:
    cells = (
        "序号 指标名称 基线 （2023年） 2027年 2030年 1 产检率（%） 81.5 ≥90 ≥95 2 婚检率（%） 58.6 ≥65 "
        "≥70 3 筛查率（%） 92.4 ≥95 ≥98"
    )
    text = "全国妇幼健康规划（2024—2030年）\n\n一、目标\n\n" + "\n".join(cells.split(" ")) + "\n"
    (first, *_) = drafted(text, shipped).entries
    assert first.row.values["baseline"].printed == "81.5"
    assert {year: one.printed for year, one in first.row.targets.items()} == {
        "2027": "≥90", "2030": "≥95",
    }  # fmt: skip


def test_a_note_in_markdown_is_one_too(shipped: Catalogue) -> None:
    table = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 产检率（%） | 80 | 90 |\n| 婚检率（%） | 60 | 70 |\n"
    note = "\n> 注：婚检率2025年栏为五年平均值，2020年为2019年数。\n"
    draft = drafted(GOALS + "\n" + table + note, shipped)
    assert {row[0] for row in rows(draft) if "noted" in row[4]} == {"婚检率（%）"}
