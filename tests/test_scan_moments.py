"""Which year and role a figure has: two years that lead a sentence, years in brackets, what is so."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import GOALS, Row, drafted, rows

ACTION = "健康某市行动实施方案（2019-2030年）\n\n一、主要任务\n\n"


def drawn(text: str, shipped: Catalogue) -> list[Row]:
    return list(rows(drafted(text, shipped)))


def test_one_value_behind_two_years_is_aimed_at_in_both(shipped: Catalogue) -> None:
    lead = "到2022年和2030年，产前筛查率分别达到70%和80%；"
    assert drawn(ACTION + lead + "重点癌种早诊率达到55%以上。", shipped)[2:] == [
        ("重点癌种早诊率", "55%以上", "target", "2022", ()),
        ("重点癌种早诊率", "55%以上", "target", "", ()),
    ]


@pytest.mark.parametrize("clause", ["培训医生30名", "近视率每年降低0.5个百分点", "X、Y率分别为5%"])
def test_what_may_be_of_one_of_two_years_is_marked(clause: str, shipped: Catalogue) -> None:
    found = drawn(ACTION + f"到2022年和2030年，{clause}。", shipped)
    assert found
    assert [row for row in found if not row[4]] == []


@pytest.mark.parametrize("bracket", ["77.3岁，2020年", "77.3岁、2020年"])
def test_the_year_behind_a_figure_in_brackets_is_that_figures(
    bracket: str, shipped: Catalogue
) -> None:
    found = drawn(GOALS + f"人均预期寿命：78.5岁（{bracket}）。", shipped)
    assert [row[1:3] for row in found] == [("78.5岁", "target"), ("77.3岁", "actual")]


def test_a_year_in_brackets_right_behind_a_figure_is_its_own(shipped: Catalogue) -> None:
    found = drawn(GOALS + "人均预期寿命77.3岁（2020年）。", shipped)
    assert [row[1:4] for row in found] == [("77.3岁", "actual", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "教育发展不平衡问题仍然突出：学位缺口3.8万个，学生近视率57.2%。",
        "我市15岁以上人群吸烟率为28.9%，非吸烟者二手烟暴露率为66.3%。",
        "我市居民人均每日食盐摄入量约为11.2克。",
        "每千人口执业医师只有2.3人。",
    ],
)
def test_what_may_be_as_things_are_is_asked_among_aims(sentence: str, shipped: Catalogue) -> None:
    found = drawn(GOALS + sentence, shipped)
    assert found
    assert [row for row in found if "role" not in row[4]] == []


def test_an_aim_that_is_said_to_be_one_is_not_asked(shipped: Catalogue) -> None:
    found = drawn(GOALS + "到2025年，吸烟率为20%。X率达到28.9%。确保Y率为90%。", shipped)
    assert [row for row in found if "role" in row[4]] == []
    assert len(found) == 3


def test_what_there_was_years_ago_has_no_certain_year(shipped: Catalogue) -> None:
    text = "2014年某市农业统计公报\n\n合作社由十年前的不足百个发展到1735个。\n"
    assert drawn(text, shipped)[0][4] == ("year",)


def test_an_outlook_does_not_lead_the_aims_below_it(shipped: Catalogue) -> None:
    text = GOALS + "展望2035年，人均预期寿命达到81岁。\n——服务增强。每千人口床位数达到7.2张。"
    assert [row[1:] for row in drawn(text, shipped)] == [
        ("81岁", "target", "2035", ()), ("7.2张", "target", "", ()),
    ]  # fmt: skip


def test_a_value_of_last_year_in_a_clause_of_its_own(shipped: Catalogue) -> None:
    found = drawn("某市2022年统计公报\n\n每千人口床位6.21张，上年为5.98张。\n", shipped)
    assert [row[1:] for row in found] == [
        ("6.21张", "actual", "2022", ()), ("5.98张", "actual", "2021", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    ["2019年某市卫生健康发展报告", "2019年某市经济报告", "某市2019年工作小结"],
)
def test_reports_by_other_titles_report(title: str, shipped: Catalogue) -> None:
    found = drawn(f"{title}\n\n一、情况\n\n婴儿死亡率5‰。建成医院3所。\n", shipped)
    assert [row[1:4] for row in found] == [("5‰", "actual", "2019"), ("3所", "actual", "2019")]


def test_an_account_and_a_plan_in_one_are_told_apart_by_headings(shipped: Catalogue) -> None:
    text = (
        "某局2019年上半年工作小结及下半年工作计划\n\n一、上半年工作\n\n婴儿死亡率5‰。\n\n"
        "二、下半年工作计划\n\n新建学校3所。\n"
    )
    found = drawn(text, shipped)
    assert [row[2] for row in found] == ["actual", "target"]
    assert found[0][4] != ()  # half a year is not the year


def test_where_a_page_stands_is_not_its_title(shipped: Catalogue) -> None:
    page = "当前位置：首页 > 政务公开 > 规划计划 > 专项规划\n\n"
    draft = drafted(page + "某市“十四五”卫生规划\n\n一、发展成效\n\n医院27家。\n", shipped)
    assert "title: 某市“十四五”卫生规划" in draft.text
    assert list(rows(draft)) == [("医院", "27家", "actual", "", ())]


def test_what_a_report_strives_for_is_asked(shipped: Catalogue) -> None:
    text = (
        "某镇卫生健康工作情况汇报\n\n一、基本情况\n\n婴儿死亡率5‰。\n\n二、下一步打算\n\n"
        "一是力争明年启动建设，投资850万元。二是力争年底高血压规范管理率达到75%以上。\n"
    )
    found = drawn(text, shipped)
    assert found[0] == ("婴儿死亡率", "5‰", "actual", "", ())  # its header asks for the year
    assert found[-1][1] == "75%以上"
    assert {"role", "year"} & set(found[-1][4])


def test_a_note_on_an_indicator_by_its_number_in_brackets(shipped: Catalogue) -> None:
    table = "序号 | 指标 | 2020年 | 2025年\n---|---|---|---\n(1) | 甲率 | 5% | 6%\n(2) | 乙率 | 7% | 8%\n"
    draft = drafted(
        f"某省“十四五”规划\n表1 主要指标\n\n{table}\n注：指标(2)基线值为2021年数据。\n", shipped
    )
    assert [entry.row.label for entry in draft.entries if entry.doubts] == ["乙率"]


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("村（居）民委员会配备1名儿童主任。", "cut"),
        ("每年举办赛事200项次，直接参与人数达到60万人次。", "year"),
        ("患者达到100人的街道，依托卫生室建立康复站。", "condition"),
    ],
)
def test_what_is_of_each_or_only_a_condition_is_asked(
    sentence: str, mark: str, shipped: Catalogue
) -> None:
    assert mark in drawn(GOALS + sentence, shipped)[-1][4]


def test_who_was_looked_at_is_not_everyone(shipped: Catalogue) -> None:
    text = "某省“十四五”规划\n\n一、规划背景\n\n抽查显示，小微企业检查率为62.7%，检测率为68.4%。\n"
    assert ["part" in row[4] for row in drawn(text, shipped)] == [True, True]


def test_a_name_that_ends_with_organisations_is_no_deed(shipped: Catalogue) -> None:
    text = "某市“十四五”规划\n\n一、规划背景\n\n市级体育社会组织54个。\n"
    assert drawn(text, shipped) == [("市级体育社会组织", "54个", "actual", "", ())]


def test_a_figure_of_the_seat_is_not_that_of_all(shipped: Catalogue) -> None:
    text = "某州“十四五”规划\n\n一、规划背景\n\n州府所在地每千常住人口床位数达9.43张。\n"
    (entry,) = drafted(text, shipped).entries
    assert entry.row.label == "州府所在地每千常住人口床位数"
    assert entry.suggestion.indicator is None


def test_what_a_plan_of_tasks_says_is_aimed_at_below_any_heading(shipped: Catalogue) -> None:
    text = (
        "某区2024年卫生健康工作要点\n\n一、医疗服务\n\n1.预约率达到85%以上。新增托位率3%。\n\n"
        "二、公共卫生\n\n2.动态使用率60%。\n"
    )
    found = drawn(text, shipped)
    assert [row[2] for row in found] == ["target"] * 3
    assert [row for row in found if "role" in row[4]] == []


def test_a_year_of_another_task_in_between_is_asked(shipped: Catalogue) -> None:
    found = drawn(GOALS + "新建高中5所，到2023年全面消除大班额，建设特色高中8所。", shipped)
    assert found[-1][1:3] == ("8所", "target")
    assert found[-1][4] == ("carried",)


def test_what_is_reckoned_each_year_is_no_aim_for_certain(shipped: Catalogue) -> None:
    found = drawn(GOALS + "预计年均净增老年人口2.8万人，到2025年老龄化率接近29%。", shipped)
    assert ["role" in row[4] for row in found] == [True, True]


def test_what_a_report_on_a_plan_completed_is_of_its_years(shipped: Catalogue) -> None:
    text = "某市“十三五”规划实施情况总结评估报告\n\n一、主要任务\n\n完成适老化改造3450户。\n"
    assert "year" in drawn(text, shipped)[0][4]


def test_a_standard_of_the_nation_is_none_of_the_place(shipped: Catalogue) -> None:
    text = "某市“十四五”规划\n\n一、规划背景\n\n每万常住人口疾控人员1.12人，与国家1.75人的配置标准有较大差距。\n"
    found = drawn(text, shipped)
    assert found[-1][1] == "1.75人"
    assert "cut" in found[-1][4]


def test_what_a_press_text_calls_present_may_be_later_than_the_base(shipped: Catalogue) -> None:
    text = (
        "某市印发卫生健康规划\n\n本报讯 2022年3月9日，《某市“十四五”卫生健康规划》印发。\n\n"
        "到2025年，每千人口托位数将由目前的1.9个增加到4.6个。\n"
    )
    found = drawn(text, shipped)
    assert [(row[1], "year" in row[4]) for row in found] == [("1.9个", True), ("4.6个", False)]


def test_so_many_hours_are_no_count(shipped: Catalogue) -> None:
    found = drawn(GOALS + "高中生每天睡眠时间8个小时，居各类死因首位。", shipped)
    assert found[0] == ("高中生每天睡眠时间", "8个小时", "target", "", ())
    assert [row[4] for row in found[1:]] == [("cut",)]
