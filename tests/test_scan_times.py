"""Years and roles that a text tells by other things than a year beside its figure."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import drafted, rows

TOLD = {
    "a census": (
        "某市第七次全国人口普查结果公布\n\n全市常住人口为248万人，比第六次普查少。",
        ("常住人口", "248万人", "actual", "2020", ()),
    ),
    "what was published of a year": (
        "省环保厅今日发布全省2017年环境质量状况。\n\n监测断面水质达标率为93.6%。",
        ("监测断面水质达标率", "93.6%", "actual", "2017", ()),
    ),
    "the year before that of writing": (
        "2018年1月24日\n\n去年全省森林覆盖率为52%。",
        ("森林覆盖率", "52%", "actual", "2017", ()),
    ),
    "aims that are announced for a year": (
        "2020年5月19日\n\n据介绍，2020年主要预期指标为：地区生产总值增长8%；居民收入增长7%。",
        ("居民收入", "增长7%", "target", "2020", ()),
    ),
    "a plan's end in other quotation marks": (
        "某市「十四五」卫生健康规划\n\n一、目标\n\n「十四五」末，婴儿死亡率控制在4‰以下。",
        ("婴儿死亡率", "4‰以下", "target", "", ()),
    ),
    "aims before any heading of a yearly plan": (
        "某市2023年国民经济和社会发展计划\n\n主要预期目标是：粮食产量保持在180万吨以上。\n\n一、重点任务\n\n做好工作。",
        ("粮食产量", "180万吨以上", "target", "", ()),
    ),
    "a year in characters": (
        "到二〇二五年，全市森林覆盖率达到40%。",
        ("森林覆盖率", "40%", "target", "2025", ()),
    ),
    "a heading in the line of its text": (
        "(二)主要目标。到2015年，单位能耗下降到0.8吨标准煤；2015年，垃圾回收率控制在90%以内。\n\n二、责任\n\n落实。",
        ("垃圾回收率", "90%以内", "target", "2015", ()),
    ),
    "a plan without its title, by those that it follows": (
        "根据《国家教育“十四五”规划》《某省教育“十四五”规划》，编制本规划。\n\n一、“十三五”规划收官\n\n"
        "二、主要目标\n\n婴儿死亡率达到4‰。",
        ("婴儿死亡率", "4‰", "target", "", ()),
    ),
}
"""By what tells the time: a text, and the row that it must have."""


@pytest.mark.parametrize("told", TOLD)
def test_a_year_and_a_role_that_stand_elsewhere_are_read(shipped: Catalogue, told: str) -> None:
    text, row = TOLD[told]
    assert row in list(rows(drafted(text, shipped)))


@pytest.mark.parametrize(
    "text",
    [
        "网上零售额为228亿元，是2015年的5.6倍；金融业增加值为186亿元。",
        "居民收入(按2015年价格计算)为228元，金融业增加值为186亿元。",
        "污水处理率为86%，高于2015年16个百分点，金融业增加值为186亿元。",
    ],
)
def test_a_year_that_is_only_compared_with_is_none_of_the_figures(
    shipped: Catalogue, text: str
) -> None:
    found = list(rows(drafted(f"2020年，{text}", shipped)))
    assert {row[3] for row in found} == {"2020"}


def test_what_a_plan_reports_before_a_bare_figure_makes_its_role_doubtful(
    shipped: Catalogue,
) -> None:
    text = "某市“十四五”规划\n\n一、总体\n\n产值从2015年的93亿元增长到2020年的180亿元。从业人数15万人。"
    found = {row[0]: row for row in rows(drafted(text, shipped))}
    assert "role" in found["从业人数"][4]


def test_what_a_report_aims_at_is_doubtful_in_role(shipped: Catalogue) -> None:
    text = "省环保厅今日发布全省2017年环境质量状况。\n\n力争森林覆盖率达到60%。"
    assert [row[4] for row in rows(drafted(text, shipped))] == [("role",)]


def test_how_long_something_takes_leaves_its_year_open(shipped: Catalogue) -> None:
    text = "某市“十四五”规划\n\n一、目标\n\n用2-3年时间，婴儿死亡率降到5‰。"
    assert [row[4] for row in rows(drafted(text, shipped))] == [("year",)]
