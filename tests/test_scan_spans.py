"""Figures of several years, and of when something came or is to be: what a span says of each."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import GOALS, drafted, rows

REVIEW = "柳州市卫生健康发展“十四五”规划\n\n一、规划背景\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what there was at the end of the five years before
        ("“十三五”时期，养老床位增至29.8万张，护理型床位占比达到43.6%。",
         [("29.8万张", "", ()), ("43.6%", "", ())]),
        # what was so in all of them, what grew in them, and what was done in them
        ("“十三五”时期，护理型床位占比保持在40%以上。", [("40%以上", "2016-2020", ("year",))]),
        ("“十三五”期间，救治患者800人次。", [("800人次", "2016-2020", ("year",))]),
        # nothing was had in all of them
        ("“十三五”期间，全市无鼠疫、霍乱病例报告。", [("无", "2016-2020", ("year",))]),
        # sums of the years before those
        ("与上一个五年相比，职业病新发病例由21例下降到7例。",
         [("21例", "", ("year",)), ("7例", "", ("year",))]),
        ("与“十二五”相比，职业病新发病例由21例下降到7例。",
         [("21例", "", ("year",)), ("7例", "", ("year",))]),
        ("2019年以来检查医疗机构716家次。", [("716家次", "", ("year",))]),
    ],
)  # fmt: skip
def test_what_a_review_of_five_years_tells(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]], shipped: Catalogue
) -> None:
    found = {
        printed: (year, tuple(one for one in doubts if one == "year"))
        for _, printed, _, year, doubts in rows(drafted(REVIEW + text, shipped))
    }
    assert {printed: found.get(printed) for printed, *_ in expected} == {
        printed: (year, doubts) for printed, year, doubts in expected
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aim of the plan's end comes from what there is when it begins
        ("每千人口注册护士数由3.3人提高到4.1人。",
         [("3.3人", "baseline", "", ()), ("4.1人", "target", "", ())]),
        # what is built is there from the year on that stands behind it
        ("医院建筑面积1.2万平方米，床位150张，2024年建成。",
         [("1.2万平方米", "target", "", ("year",)), ("150张", "target", "", ("year",))]),
        # a plan that is not over: what was done since it began
        ("“十四五”以来，改造乡镇敬老院11所。", [("11所", "actual", "", ("year",))]),
        # from a year on
        ("2022年起，护理补贴标准不低于100元。", [("不低于100元", "target", "2022", ())]),
        # years between a name and its figures
        ("居民健康素养水平到2023年和2025年分别不低于23%和30%。",
         [("不低于23%", "target", "2023", ()), ("不低于30%", "target", "", ())]),
        ("健康驿站建成率2023年均达到70%。", [("70%", "target", "2023", ())]),
    ],
)  # fmt: skip
def test_when_aims_are_meant_for(
    text: str, expected: list[tuple[str, str, str, tuple[str, ...]]], shipped: Catalogue
) -> None:
    assert [
        (printed, role, year, tuple(one for one in doubts if one in ("year", "role")))
        for _, printed, role, year, doubts in rows(drafted(GOALS + text, shipped))
    ] == expected


def test_a_fact_of_a_year_that_is_over_is_no_certain_aim(shipped: Catalogue) -> None:
    plan = "某市卫生健康行动方案（2023-2025年）\n2023年3月5日\n\n一、主要目标\n"
    (row,) = rows(drafted(f"{plan}2023年人均补助标准为89元。\n", shipped))
    assert row[2:4] == ("target", "2023")
    assert "role" in row[4]


def test_a_change_against_several_years_is_asked(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "超重肥胖率年均增幅比2015-2020年下降60%。", shipped))
    assert "value" in row[4]


def test_a_plan_that_a_press_text_names_is_the_one_its_aims_are_of(shipped: Catalogue) -> None:
    text = (
        "5年后看病有啥变化？市“十四五”卫生健康规划出炉\n\n本报讯 发布会上，"
        "对《某市“十四五”卫生健康规划》（以下简称《规划》）进行解读。\n\n"
        "根据《规划》，到2025年，床位达到3.9万张，托位2023年达到3个。\n\n"
        "婴儿死亡率控制在3‰以内。\n"
    )
    draft = drafted(text, shipped)
    found = {row[1]: row[2:] for row in rows(draft)}
    assert found["3‰以内"][:2] == ("target", "")
    assert "year" not in found["3‰以内"][2]
    assert "period: 2021-2025  # ?" in draft.text  # the one question


def test_what_is_below_a_dated_heading_of_monitoring_was_reached(shipped: Catalogue) -> None:
    text = GOALS + "婴儿死亡率降到4‰。\n\n附：2020年监测情况\n\n居民健康素养水平为21%。\n"
    found = {row[1]: row[2] for row in rows(drafted(text, shipped))}
    assert found == {"4‰": "target", "21%": "actual"}


def test_where_no_heading_says_where_the_aims_are_each_is_asked(shipped: Catalogue) -> None:
    text = (
        "柳州市卫生健康发展“十四五”规划\n\n一、底子怎么样\n养老机构22家，建档率86.9%。\n"
        "二、要到哪一步\n到2025年，建成率达到60%以上，健康驿站增加到30个。\n"
    )
    found = {row[1]: (row[2], "role" in row[4]) for row in rows(drafted(text, shipped))}
    assert found["22家"][1]
    assert found["86.9%"][1]
    assert found["60%以上"] == ("target", False)


def test_the_year_in_brackets_behind_a_time_is_that_time(shipped: Catalogue) -> None:
    text = REVIEW.replace("规划背景", "目标") + "上一周期末（2020年），妇女人均预期寿命82.6岁。"
    (row,) = rows(drafted(text, shipped))
    assert row[2] == "actual"
