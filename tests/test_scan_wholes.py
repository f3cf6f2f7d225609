"""What a name leaves out where the words before it say it, and what else a sentence holds of it."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.values import parsed
from tests.test_scan_prose import BULLETIN, GOALS, Row, drafted, rows


def drawn(text: str, shipped: Catalogue) -> list[Row]:
    return list(rows(drafted(BULLETIN + text, shipped)))


WHOLE = {
    "普通高校8所，招生7万人，在校生21万人。": ["普通高校", "普通高校招生", "普通高校在校生"],
    "小学招生9万人，在校生60万人。初中招生5万人，在校生30万人。": [
        "小学招生", "小学在校生", "初中招生", "初中在校生",
    ],
    "疾病预防控制中心30个，其中：省级1个、县（区、县级市）级20个。": [
        "疾病预防控制中心", "省级疾病预防控制中心", "县（区、县级市）级疾病预防控制中心",
    ],
    "货物进出口总额90亿元。其中，出口60亿元，增长3%。": [
        "货物进出口总额", "货物出口总额", "货物出口总额",
    ],
    "总诊疗人次9亿人次，其中三级医院3亿人次。": ["总诊疗人次", "三级医院诊疗人次"],
    "金融机构存款余额90亿元，其中住户存款50亿元。": ["金融机构存款余额", "住户存款余额"],
    "发生交通事故9起，受伤3人。": ["交通事故", "交通事故受伤"],
    "失业保险基金收入9亿元，基金支出5亿元。": ["失业保险基金收入", "失业保险基金支出"],
    "脱贫县[13]农村居民人均可支配收入5万元。": ["脱贫县农村居民人均可支配收入"],
    "共有“四上”企业90户。": ["“四上”企业"],
    "旅游收入增长5%，增速比上年回落2个百分点。": ["旅游收入", "旅游收入增速"],
    "农村自来水、卫生户厕普及率分别达到97%、99%。": ["农村自来水普及率", "农村卫生户厕普及率"],
    "一二三产增加值分别增长3%、6%、5%。": [
        "第一产业增加值", "第二产业增加值", "第三产业增加值",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_a_name_is_whole_without_a_mark(shipped: Catalogue, text: str) -> None:
    found = drawn(text + "\n", shipped)
    assert [row[0] for row in found] == WHOLE[text]
    assert all(row[4] == () for row in found)


def test_pupils_of_several_schools_are_nobodys(shipped: Catalogue) -> None:
    *_, pupils = drawn("小学90所、初中20所，在校生60万人。\n", shipped)
    assert (pupils[0], pupils[4]) == ("在校生", ("cut",))


def test_beds_of_several_institutions_are_nobodys(shipped: Catalogue) -> None:
    *_, beds = drawn("医院、乡镇卫生院316个，床位54229张。\n", shipped)
    assert (beds[0], beds[4]) == ("床位", ("cut",))


def test_a_part_in_another_unit_than_the_whole_is_marked(shipped: Catalogue) -> None:
    *_, part = drawn("诊疗人次9亿人次，其中三级医院3个百分点。\n", shipped)
    assert part[4] != ()


def test_growth_without_that_of_prices_is_another(shipped: Catalogue) -> None:
    text = "人均可支配收入5万元，比上年增长5.3%，扣除价格因素，实际增长5.1%。\n"
    assert [(row[0], row[1], row[4]) for row in drawn(text, shipped)] == [
        ("人均可支配收入", "5万元", ()),
        ("人均可支配收入", "比上年增长5.3%", ()),
        ("人均可支配收入", "实际增长5.1%", ()),
    ]


UNITS = {
    "孤儿保障标准1697.4元/人·月。": "1697.4元/人·月",
    "市区降尘为2.56吨/(平方千米×30天)。": "2.56吨/(平方千米×30天)",
    "体育场地20373个（座）。": "20373个（座）",
    "现场操作人员为6人（含）以下。": "6人（含）以下",
}


@pytest.mark.parametrize("text", UNITS)
def test_a_unit_of_several_words_is_read_whole(shipped: Catalogue, text: str) -> None:
    (row,) = drawn(text + "\n", shipped)
    assert (row[1], row[4]) == (UNITS[text], ())


ROUND = {
    "贷款余额超千亿元。": ("超千亿元", ">", "1000", "亿元"),
    "群众演出近百场。": ("近百场", "~", "100", "场"),
    "绿电占比超三成。": ("超三成", ">", "30", "%"),
    "空气优良率不宜小于87%。": ("不宜小于87%", ">=", "87", "%"),
}


@pytest.mark.parametrize("text", ROUND)
def test_a_round_figure_in_characters_is_a_bound(shipped: Catalogue, text: str) -> None:
    (row,) = drafted(BULLETIN + text + "\n", shipped).entries
    (reading,) = row.row.values.values()
    if value := parsed(reading.printed):
        found = value.bound, str(value.number), value.unit
    else:
        found = reading.given["bound"], reading.given["number"], reading.given["unit"]
    assert (reading.printed, *found) == ROUND[text]


NO_FIGURES = ["销售额居前10位的地区增长较快。", "全年开展1%人口抽样调查。"]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_places_and_names_are_no_figures(shipped: Catalogue, text: str) -> None:
    assert drawn(text + "\n", shipped) == []


def test_what_is_new_is_named_behind_its_number(shipped: Catalogue) -> None:
    text = "打造10个“数字领航”企业、100个智能工厂，新增10个产业学院。\n"
    found = [(row[0], row[1]) for row in rows(drafted(GOALS + text, shipped))]
    assert found == [("“数字领航”企业", "10个"), ("智能工厂", "100个"), ("产业学院", "10个")]


def test_what_says_of_which_size_they_are_is_part_of_the_name(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "培育2家年销售收入达500亿元的企业。\n", shipped))
    assert (row[0], row[1], row[4]) == ("年销售收入达500亿元的企业", "2家", ())


def test_what_says_which_are_meant_is_marked(shipped: Catalogue) -> None:
    text = "入住人数大于10人的，每增加1人补助2000元。\n"
    marks = {row[1]: row[4] for row in rows(drafted(GOALS + text, shipped))}
    assert "condition" in marks["大于10人"]


def test_mean_growth_behind_each_level_is_of_the_plan_that_the_title_names(
    shipped: Catalogue,
) -> None:
    head = "| 指标 | 规划目标 | 规划目标 | 实现情况 | 实现情况 |\n| - | - | - | - | - |\n"
    years = "| | 2015年 | 年均增长（%） | 2015年 | 年均增长（%） |\n"
    text = (
        "“十三五”规划\n\n“十二五”基本情况\n\n"
        + head
        + years
        + "| 网民（亿） | 8.5 | 13.2 | 6.9 | 8.6 |\n"
    )
    draft = drafted(text, shipped)
    found = list(rows(draft))
    assert ("网民年均增长", "13.2", "prior_target", "", ()) in found
    assert ("网民年均增长", "8.6", "actual", "", ()) in found
    assert draft.text.count('year: "2011-2015"') == 2
