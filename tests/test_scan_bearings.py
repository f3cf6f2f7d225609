"""Whose and of when a figure is where only the sentences around it, a title or a note tell."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows
from tests.test_scan_unsaid import REVIEW, certain, meant


def test_what_follows_public_hospitals_in_their_sentence_is_theirs(shipped: Catalogue) -> None:
    text = "公立医院门诊病人次均医药费用268.5元；住院病人人均医药费用9874.2元，下降1.1%。"
    scopes = [entry.row.scope for entry in drafted(BULLETIN + text, shipped).entries[1:]]
    assert scopes == ["公立医院", "公立医院"]


def test_a_share_of_a_list_has_what_its_first_name_says_before(shipped: Catalogue) -> None:
    text = "二级以上中医医院设置老年病科、康复科比例分别达到65%和75%。"
    assert certain(GOALS + text, shipped) == [
        ("二级以上中医医院设置老年病科比例", "65%", "target", ""),
        ("二级以上中医医院设置康复科比例", "75%", "target", ""),
    ]


def test_children_of_kindergartens_are_not_those_of_the_school_before(shipped: Catalogue) -> None:
    text = "小学在校生2.29万人，比上年下降2.2%；在园幼儿9846人。"
    assert certain(BULLETIN + text, shipped)[-1][:2] == ("在园幼儿", "9846人")


def test_counties_that_reach_a_standard_are_no_place(shipped: Catalogue) -> None:
    assert meant(GOALS + "达标县医院为45所。", shipped)[0][2] != "hospitals"


ACTIONS = "广元市公共卫生体系建设三年行动计划（2021—2023年）\n\n"
NOW = "全市现有疾控机构8个，核定编制371名；设备配置率68.4%。急救站点39个。\n\n二、行动目标\n\n婴儿死亡率降到5‰以下。\n"


def test_what_there_is_stands_among_no_aims(shipped: Catalogue) -> None:
    found = certain(f"{ACTIONS}一、基础条件\n\n{NOW}", shipped)
    assert [row[2] for row in found] == ["actual"] * 4 + ["target"]
    # a heading that says nothing: what follows what there is now is asked
    marks = [row[4] for row in rows(drafted(f"{ACTIONS}一、有关说明\n\n{NOW}", shipped))]
    assert ["role" in mark for mark in marks] == [True] * 4 + [False]


def test_a_dash_among_the_aims_of_a_row_is_none(shipped: Catalogue) -> None:
    table = (
        "| 指标 | 2020年 | 2025年 | 2030年 |\n|---|---|---|---|\n| 产检率（%） | 80 | 90 | 95 |\n"
        "| 婚检率（%） | 60 | 70 | — |\n"
    )
    first, second = (entry.row.targets for entry in drafted(f"{GOALS}\n{table}", shipped).entries)
    assert ([*first], [*second]) == (["2025", "2030"], ["2025"])


def test_the_name_of_a_counted_row_goes_on_in_the_next_cell(shipped: Catalogue) -> None:
    cells = (
        "序号 具体指标 单位 2015年 2020年 指标性质 1 孕产妇死亡率 /10万 21.5 ＜18 预期性 2 以乡镇为单位适龄儿童免疫规划 "
        "疫苗接种率 % ＞95 ＞96 约束性 3 婴儿死亡率 ‰ 7.6 ≤7.0 预期性"
    )
    text = "竹溪县卫生健康“十三五”规划\n\n一、目标\n\n" + "\n".join(cells.split(" ")) + "\n"
    assert [found[0] for found in meant(text, shipped)] == [
        "孕产妇死亡率", "以乡镇为单位适龄儿童免疫规划疫苗接种率", "婴儿死亡率",
    ]  # fmt: skip


def test_the_title_of_a_table_says_the_unit_of_all(shipped: Catalogue) -> None:
    table = "机构类别\t2018年\t2019年\n医院\t1247.3\t1262.5\n基层医疗卫生机构\t1598.6\t1637.9\n"
    draft = drafted(f"{BULLETIN}表1 医疗卫生机构诊疗人次（万人次）\n{table}", shipped)
    assert {(entry.row.unit, entry.indicator) for entry in draft.entries} == {
        ("万人次", "hospital_visits"), ("万人次", "primary_care_visits"),
    }  # fmt: skip


def test_a_note_may_leave_out_of_what_a_share_is(shipped: Catalogue) -> None:
    table = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 个人卫生支出占卫生总费用比例（%） | 28.3 | 27 |\n"
    note = "\n说明：个人卫生支出占比为2019年数。\n"
    draft = drafted(f"{GOALS}\n{table}| 产检率（%） | 80 | 90 |\n{note}", shipped)
    assert {row[0] for row in rows(draft) if "noted" in row[4]} == {
        "个人卫生支出占卫生总费用比例（%）"
    }


@pytest.mark.parametrize(
    ("sentence", "bound", "number"),
    [
        ("孕产妇死亡率降低三成以上。", "<=", "-30"),
        ("贫困人口减少近七成。", "~", "-70"),
        ("新增养老床位不少于3500张。", ">=", "3500"),
        ("新增床位3500张以上。", ">=", "3500"),
        ("卫生经费年均增长率8%以上。", ">=", "8"),
    ],
)
def test_a_change_keeps_its_bound(
    sentence: str, bound: str, number: str, shipped: Catalogue
) -> None:
    (entry,) = drafted(GOALS + sentence, shipped).entries
    given = entry.row.values["target"].given
    assert (given["bound"], given["number"]) == (bound, number)


def test_a_change_keeps_the_end_of_its_range(shipped: Catalogue) -> None:
    (entry,) = drafted(GOALS + "新增床位200—300张。", shipped).entries
    given = entry.row.values["target"].given
    assert (given["number"], given["high"]) == ("200", "300")


def test_a_range_in_words_is_asked(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "吸烟率下降两至三成。", shipped))
    assert "cut" in row[4]


def test_the_old_and_children_of_an_age_share_the_whole_of_a_rate(shipped: Catalogue) -> None:
    text = "老年人和0—36个月儿童中医药健康管理率分别达到69.3%、78.5%。"
    assert [found[2] for found in meant(GOALS + text, shipped)] == [
        "elderly_tcm_health_management_rate", "child_tcm_management_rate",
    ]  # fmt: skip


def test_the_level_of_some_hospitals_is_not_that_of_others(shipped: Catalogue) -> None:
    text = "二级以上中医医院设置老年病科的比例达到70%，公立综合医院设置中医临床科室的比例达到95%。"
    last = meant(GOALS + text, shipped)[-1]
    assert (last[0], last[2]) == ("公立综合医院设置中医临床科室的比例", BLANK)


def test_the_year_of_what_was_done_is_not_that_of_the_aim_behind_it(shipped: Catalogue) -> None:
    text = "安排资金38亿元，其中2021年已下达7.5亿元，力争省域外转率降至8%以下。"
    *_, last = rows(drafted(GOALS + text, shipped))
    assert last[:4] == ("省域外转率", "8%以下", "target", "")


@pytest.mark.parametrize(
    "text",
    [
        "60岁及以上人口95万人，占总人口的20.8%，65岁及以上71.6万人，占15.7%。",
        "60岁及以上老年人口95万人，占20.8%，80岁及以上12万人，占2%。",
    ],
)
def test_people_of_an_age_behind_those_of_another_are_as_they_are(
    text: str, shipped: Catalogue
) -> None:
    found = meant(REVIEW + text, shipped)
    older = found[2][0]
    assert older.startswith(("65岁及以上", "80岁及以上"))
    assert older.endswith("人口")
    assert found[2][2] in ("elderly_population_65_plus", "population_80_plus")
    assert len(certain(REVIEW + text, shipped)) == (4 if "65岁" in text else 3)


def test_a_plan_counts_from_the_year_that_its_table_says(shipped: Catalogue) -> None:
    title = "健康承德行动实施方案（2020—2030年）\n\n一、目标\n\n"
    table = "| 指标 | 基期水平（{}年） | 2030年目标 |\n|---|---|---|\n| 婴儿死亡率（‰） | 5 | 4 |\n"
    for year, base in (("2018", 2018), ("2019", 2019), ("2010", 2019)):
        assert f"base_year: {base}\n" in drafted(title + table.format(year), shipped).text
