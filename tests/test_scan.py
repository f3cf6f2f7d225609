"""`plancmp scan`: made-up documents of every layout that plans come in."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.language.documents import document_of
from plancmp.model.problem import DataError
from plancmp.model.terms import BLANK, ROLES
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.tracing.scan.draft import Draft, write_draft
from plancmp.tracing.scan.header import Header, header_of
from plancmp.tracing.scan.scan import scan_document
from tests.forked import run_forked

HEAD = "柳州市卫生健康发展“十四五”规划\n\n"
BACKGROUND = HEAD + "一、规划背景\n（一）发展基础\n"
GOALS = HEAD + "一、规划背景\n二、总体要求\n（三）发展目标\n"


@pytest.fixture(scope="module")
def draft_of(shipped: Catalogue) -> Callable[..., Draft]:
    """Scan a text, hold that the reader takes the draft but for the blanks, return the draft."""

    def make(text: str, name: str = "some-plan.txt") -> Draft:
        document = document_of(name, text.encode())
        scan = scan_document(document, shipped.vocabulary)
        draft = write_draft(scan, shipped.vocabulary, "some-plan")
        _, problems = collect_plan(parse_tree("draft", draft.text.encode()), shipped.vocabulary)
        lines = draft.text.split("\n")
        other = [problem for problem in problems if BLANK not in lines[problem.line - 1]]
        assert not other
        return draft

    return make


def load(draft: Draft) -> Any:
    return yaml.load(draft.text, yaml.BaseLoader)


def rows_of(draft: Draft) -> list[dict[str, Any]]:
    """Return the rows of a draft in their order."""
    found = []
    for section in load(draft)["sections"]:
        found += section.get("text", [])
        for box in section.get("boxes", []):
            found += box["items"]
        for table in section.get("tables", []):
            found += table["rows"]
    return found


def values(draft: Draft, role: str) -> list[tuple[str, str]]:
    """Return label and printed value of the rows that have a role."""
    found = []
    for row in rows_of(draft):
        if role in row:
            value = row[role]
            found.append((row["label"], value["printed"] if isinstance(value, dict) else value))
    return found


# tables


STACKED = (
    GOALS
    # a blank line between groups of rows holds a tab, as in saved web pages
    + """表1 主要指标
	领域
	指标
	单位
	2020年
	2025年目标
	性质

	健康水平
	人均预期寿命
	岁
	77.1
	79左右
	预期性

\t
	婴儿死亡率
	‰
	—
	≤4.5
	约束性
（四）下一节
"""
)
TABBED = GOALS + (
    "表1 主要指标\n"
    "领域\t指标\t单位\t2020年\t2025年目标\t性质\n"
    "健康水平\t人均预期寿命\t岁\t77.1\t79左右\t预期性\n"
    "\t婴儿死亡率\t‰\t—\t≤4.5\t约束性\n"
    "（四）下一节\n"
)
BROKEN = GOALS + """表1 主要指标
	序号
	主要
指标
	单
位
	2020年
实际值
	2025年
目标值
	指标
性质

	1
	人均预期寿命
	岁
	77.1
	79左右
	预期
性
	2
	婴儿
死亡率
	‰
	—
	≤4.5
	约束性（1）
（四）下一节
"""  # fmt: skip


@pytest.mark.parametrize("text", [STACKED, TABBED], ids=["one cell a line", "one row a line"])
def test_both_layouts_of_a_table_give_the_same_rows(
    draft_of: Callable[..., Draft], text: str
) -> None:
    draft = draft_of(text)
    assert rows_of(draft) == [
        {
            "indicator": "life_expectancy_at_birth", "label": "人均预期寿命", "unit": "岁",
            "baseline": "77.1", "target": "79左右", "nature": "预期性",
        },
        {
            "indicator": "infant_mortality_rate", "label": "婴儿死亡率", "unit": "‰",
            "baseline": "—", "target": "≤4.5", "nature": "约束性",
        },
    ]  # fmt: skip
    (section,) = load(draft)["sections"]
    assert section["at"] == "二、总体要求/（三）发展目标"
    assert section["tables"][0]["name"] == "表1 主要指标"


def test_cells_that_are_broken_over_lines_are_whole_again(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(BROKEN)
    assert [row["label"] for row in rows_of(draft)] == ["人均预期寿命", "婴儿死亡率"]
    assert [row["nature"] for row in rows_of(draft)] == ["预期性", "约束性"]
    assert values(draft, "target") == [("人均预期寿命", "79左右"), ("婴儿死亡率", "≤4.5")]


def test_the_number_of_a_row_is_no_part_of_its_name(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "主要指标表\n领域\t主要指标\t2025年目标\n健康\t12.婴儿死亡率（‰）\t4以下\n"
    assert values(draft_of(text), "target") == [("婴儿死亡率（‰）", "4以下")]


def test_a_header_of_two_rows_is_read_as_one(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "表1 主要指标\n指标\t2020年\t2025年\t性质\n\t实际值\t目标值\t\n"
        "婴儿死亡率（‰）\t3.9\t3.5\t预期性\n"
    )
    draft = draft_of(text)
    assert values(draft, "baseline") == [("婴儿死亡率（‰）", "3.9")]
    assert values(draft, "target") == [("婴儿死亡率（‰）", "3.5")]


def test_columns_of_other_years_keep_their_year(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "表1 主要指标\n指标\t2015年实际\t2020年目标\t2020年实际\t2025年目标\n"
        "婴儿死亡率（‰）\t6.1\t5.5\t3.9\t3.5\n"
    )
    (row,) = rows_of(draft_of(text))
    assert row["prior_target"] == "5.5"
    assert row["target"] == "3.5"
    assert row["baseline"] == {"printed": "6.1", "year": "2015"} or row["baseline"] == "3.9"
    assert "3.9" in str(row)


def test_a_table_without_names_is_reported_and_not_guessed(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "附表\n类别\t备注\t说明\n甲\t12.5\t无\n乙\t13.5\t无\n"
    draft = draft_of(text)
    assert not rows_of(draft)
    assert [leftover.printed for leftover in draft.unused] == ["12.5", "13.5"]


def test_a_list_of_projects_becomes_projects(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "附件：\n重点建设项目表\n序号\t项目名称\t建设内容\t总投资（万元）\t建设年限\t备注\n"
        "1\t某医院住院楼\t新建一栋\t8000\t2021-2023\t\n"
    )
    assert load(draft_of(text))["projects"] == [
        {"number": "1", "name": "某医院住院楼", "total_investment": "8000", "years": "2021-2023",
         "remark": ""},
    ]  # fmt: skip


# prose


def test_a_label_stands_before_its_figure(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "到2025年，全市人均预期寿命达到79.5岁左右，婴儿死亡率控制在4‰以下。\n"
    assert values(draft_of(text), "target") == [
        ("人均预期寿命", "79.5岁左右"), ("婴儿死亡率", "4‰以下"),
    ]  # fmt: skip


def test_figures_side_by_side_share_their_bound(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + ("孕产妇死亡率、婴儿死亡率和5岁以下儿童死亡率分别降至9/10万、4.2‰和5.1‰以下。\n")
    assert values(draft_of(text), "target") == [
        ("孕产妇死亡率", "9/10万以下"), ("婴儿死亡率", "4.2‰以下"), ("5岁以下儿童死亡率", "5.1‰以下"),
    ]  # fmt: skip


def test_two_names_that_share_a_figure_give_two_rows(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "孕产妇系统管理率和3岁以下儿童系统管理率均达到91%以上。\n"
    labels = [label for label, _ in values(draft_of(text), "target")]
    assert labels in (
        ["孕产妇系统管理率", "3岁以下儿童系统管理率"], ["孕产妇系统管理率和3岁以下儿童系统管理率"],
    )  # fmt: skip


def test_from_and_to_are_two_years_of_one_name(draft_of: Callable[..., Draft]) -> None:
    text = BACKGROUND + "婴儿死亡率从6.2‰下降到3.3‰，住院分娩率由2016年的98.1%提高到99.9%。\n"
    rows = [(row["label"], row["actual"], row.get("year")) for row in rows_of(draft_of(text))]
    assert rows == [
        ("婴儿死亡率", "6.2‰", "2015"), ("婴儿死亡率", "3.3‰", None),
        ("住院分娩率", "98.1%", "2016"), ("住院分娩率", "99.9%", None),
    ]  # fmt: skip


def test_a_change_belongs_to_what_the_sentence_spoke_of(draft_of: Callable[..., Draft]) -> None:
    text = BACKGROUND + "全市卫生技术人员总数达到5210人，比2015年增加了830人。\n"
    first, second = rows_of(draft_of(text))
    assert first["actual"] == "5210人"
    assert second["label"] == first["label"]
    assert second["actual"] == "比2015年增加了830人"
    assert draft_of(text).unsure == ()


def test_what_is_counted_stands_behind_its_figure(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "规划期内建设3个临床医学（含中医）研究中心，培养60名以上紧缺人才。\n"
    found = values(draft_of(text), "target")
    assert [printed for _, printed in found] == ["3个", "60名以上"]
    assert "研究中心" in found[0][0]
    assert found[1][0] == "培养紧缺人才"


def test_dates_ages_and_numbers_in_names_are_no_figures(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "根据《某规划（2019—2030年）》（某政发〔2021〕19号），65岁及以上老人和0-6岁儿童的健康服务"
        "到2035年更加完善，推广5G应用和“心理关怀2000天”行动，改善PM2.5。\n"
    )
    draft = draft_of(text)
    assert not rows_of(draft)
    assert not draft.unused


def test_words_are_values_too(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "实现城乡医疗服务网络全覆盖。进一步提高农村自来水普及率和水质达标率。"
        "结核病发病率持续下降。重大慢性病发病率上升趋势得到遏制。\n"
    )
    assert values(draft_of(text), "target") == [
        ("城乡医疗服务网络", "全覆盖"), ("农村自来水普及率", "进一步提高"), ("水质达标率", "进一步提高"),
        ("结核病发病率", "持续下降"), ("重大慢性病发病率", "上升趋势得到遏制"),
    ]  # fmt: skip


def test_reached_and_aimed_at_are_told_by_the_heading_and_the_year(
    draft_of: Callable[..., Draft],
) -> None:
    text = (
        HEAD + "第一章 规划背景\n第一节 发展成就\n居民健康素养水平达到21.2%。\n"
        "第二章 主要任务\n第一节 健康促进\n居民健康素养水平提高到26%，"
        "到2022年，婚检率达到97%。\n"
    )
    draft = draft_of(text)
    assert values(draft, "actual") == [("居民健康素养水平", "21.2%")]
    assert [row.get("year") for row in rows_of(draft)] == [None, None, "2022"]
    assert load(draft)["sections"][1]["at"] == "第二章 主要任务/第一节 健康促进"


def test_a_figure_without_a_name_is_counted_and_shown(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(BACKGROUND + "婴儿死亡率3.3‰（比全省平均水平低0.4‰）。\n")
    assert [leftover.printed for leftover in draft.unused] == ["0.4‰"]
    assert draft.unused[0].section == "一、规划背景/（一）发展基础"


# figures written in characters, and names that stand apart


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("实现重型血友病患儿“零出生”。", [("重型血友病患儿", "零出生")]),
        ("力争医院感染暴发事件零发生。", [("医院感染暴发事件", "零发生")]),
        ("健全机制，确保乡村医生空白村全面清零。", [("乡村医生空白村", "全面清零")]),
        ("市人民医院进入全国地市级医院百强。", [("市人民医院进入全国地市级医院", "百强")]),
        ("各乡镇卫生院设置康复科。", [("乡镇卫生院设置康复科", "各")]),
        ("各乡镇卫生院均设置康复科。", [("各乡镇卫生院设置康复科", "均")]),
        ("医院信息系统全部完成。", [("医院信息系统", "全部")]),
        ("远程医疗覆盖所有乡镇卫生院。", [("远程医疗覆盖乡镇卫生院", "所有")]),
        ("居民人人享有康养服务。", [("享有康养服务", "人人")]),
        ("重点人群实现应接尽接。", [("重点人群", "应接尽接")]),
        ("健康产业规模力争翻一番。", [("健康产业规模", "翻一番")]),
        ("实现村村有卫生室。", [("有卫生室", "村村")]),
        ("辖区内未发生重大职业病危害事故。", [("重大职业病危害事故", "未发生")]),
        ("传染病报告发病率低于全省平均水平。", [("传染病报告发病率", "低于全省平均水平")]),
        ("出生人口性别比逐步趋于正常。", [("出生人口性别比", "逐步趋于正常")]),
        ("持续提升护理床位数量。", [("护理床位数量", "持续提升")]),
        ("肥胖人口增长速度明显放缓。", [("肥胖人口增长速度", "明显放缓")]),
        ("新建两所社区医院。", [("新建社区医院", "两所")]),
        ("组建一支紧急医学救援队。", [("紧急医学救援队", "一支")]),
        ("建成三个省级重点专科和五个市级重点专科。",
         [("省级重点专科", "三个"), ("市级重点专科", "五个")]),
    ],
)  # fmt: skip
def test_a_figure_may_be_written_in_characters(
    draft_of: Callable[..., Draft], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert values(draft_of(GOALS + sentence + "\n"), "target") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "打造一支高素质卫生人才队伍。",
        "坚持两个维护，建立三个方面的机制。",
        "形成一个目标、两个阶段的格局。",
        "各县建立健全联防联控机制。",
        "对违规行为零容忍，实现服务零距离。",
        "信息系统建设未全部完成。",
        "各项指标任务全部完成。",
        "建成120指挥中心，庆祝建院60周年，落实《健康某市行动2030实施方案》。",
    ],
)
def test_words_that_count_nothing_are_no_figures(
    draft_of: Callable[..., Draft], sentence: str
) -> None:
    draft = draft_of(GOALS + sentence + "\n")
    assert rows_of(draft) == []
    assert draft.unused == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("每3万人口配备1辆负压救护车。", [("每3万人口负压救护车", "1辆")]),
        ("按照每5万人口2辆的标准配备救护车。", [("每5万人口救护车", "2辆")]),
        ("城区公共厕所达到每万人口60间。", [("每万人口城区公共厕所", "60间")]),
        ("床位增加到每千名儿童2.2张。", [("每千名儿童床位", "2.2张")]),
        ("新增病房（20间）和手术室（共4间）。", [("新增病房", "20间"), ("新增手术室", "4间")]),
        ("建设卒中、胸痛、创伤等5个急救中心。", [("急救中心", "5个")]),
        ("稳步提高县域内就诊率，优化服务流程，到2025年达到90%。",
         [("县域内就诊率", "90%")]),
        ("规划建设急救站点：城区5个、乡镇20个。", [("城区急救站点", "5个"), ("乡镇急救站点", "20个")]),
        ("高血压知晓率、治疗率和控制率达到60%、50%和40%。",
         [("高血压知晓率", "60%"), ("治疗率", "50%"), ("控制率", "40%")]),
        ("90%以上的乡镇卫生院达到基本标准。", [("乡镇卫生院达到基本标准", "90%以上")]),
        ("100%社区医院设置中医科。", [("社区医院设置中医科", "100%")]),
        ("建设健康家庭19850户。", [("建设健康家庭", "19850户")]),
        ("3分钟出车率达到95%。", [("3分钟出车率", "95%")]),
    ],
)  # fmt: skip
def test_a_name_may_stand_apart_from_its_figure(
    draft_of: Callable[..., Draft], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(values(draft_of(GOALS + sentence + "\n"), "target")) == sorted(expected)


def test_parts_of_a_total_take_its_name(draft_of: Callable[..., Draft]) -> None:
    text = BACKGROUND + "规划建设标准化村卫生室329间，其中已建321间、在建8间。\n"
    draft = draft_of(text)
    assert values(draft, "actual") == [
        ("建设标准化村卫生室", "329间"), ("已建标准化村卫生室", "321间"), ("在建标准化村卫生室", "8间"),
    ]  # fmt: skip
    assert "label from before" not in draft.text


def test_what_was_trained_in_the_background_is_of_the_whole_period_before(
    draft_of: Callable[..., Draft],
) -> None:
    text = BACKGROUND + "加强队伍建设，培训全科医生212人。全市现有注册护士3150人。\n"
    rows = [(row["actual"], row.get("year")) for row in rows_of(draft_of(text))]
    assert rows == [("212人", "2016-2020"), ("3150人", None)]


def test_years_side_by_side_are_those_of_the_figures(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "到2022年和2025年，居民健康素养水平分别达到22%和25%。\n"
    rows = [(row["label"], row["target"], row.get("year")) for row in rows_of(draft_of(text))]
    assert rows == [("居民健康素养水平", "22%", "2022"), ("居民健康素养水平", "25%", None)]


def test_the_number_of_an_item_behind_a_dash_is_no_figure(
    draft_of: Callable[..., Draft],
) -> None:
    text = GOALS + "专栏1 重点工程\n- 1.婚检服务。\n- 2.产前筛查率达到85%。\n"
    draft = draft_of(text)
    assert values(draft, "target") == [("产前筛查率", "85%")]
    assert draft.unused == ()


def test_another_places_figure_in_brackets_is_not_named_after_it(
    draft_of: Callable[..., Draft],
) -> None:
    text = BACKGROUND + "住院分娩率为99.6%，高于全省平均水平（99.1%）。\n"
    assert all("全省" not in label for label, _ in values(draft_of(text), "actual"))


# boxes, headings, tables of contents


def test_a_box_holds_its_rows_until_the_headings_go_on(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "三、主要任务\n（一）第一项\n婚检率达到97%。\n\t专栏2 人才工程\n1. 人才培养\n"
        "培养学科带头人12人。\n（二）第二项\n产前筛查率达到88%。\n"
    )
    first, second = load(draft_of(text))["sections"]
    assert [box["name"] for box in first["boxes"]] == ["专栏2 人才工程"]
    assert first["boxes"][0]["items"][0]["target"] == "12人"
    assert second["at"] == "三、主要任务/（二）第二项"


@pytest.mark.parametrize("leader", ["……3", "...........3", "\t3", " 3"])
def test_a_table_of_contents_is_no_text(draft_of: Callable[..., Draft], leader: str) -> None:
    text = (
        HEAD + f"目  录\n一、规划背景{leader}\n二、总体要求{leader}\n（一）发展目标{leader}\n\n"
        "一、规划背景\n婚检率达到97%。\n二、总体要求\n（一）发展目标\n婚检率达到98%。\n"
    )
    draft = draft_of(text)
    assert [section["at"] for section in load(draft)["sections"]] == [
        "一、规划背景", "二、总体要求/（一）发展目标",
    ]  # fmt: skip
    assert not draft.unused


def test_the_draft_is_in_the_order_of_the_text(draft_of: Callable[..., Draft]) -> None:
    text = (
        GOALS + "婚检率达到97%。\n表1 指标\n指标\t2025年目标\t性质\n婴儿死亡率（‰）\t4\t预期性\n"
        "表后产前筛查率达到88%。\n住院分娩率达到99%。\n"
    )
    draft = draft_of(text)
    lines = [int(number) for number in re.findall(r"# (?:\? )?line (\d+)", draft.text)]
    assert lines == sorted(lines)
    assert len(lines) == 4


# header, indicators, writing


def test_the_header_says_what_the_text_tells(draft_of: Callable[..., Draft]) -> None:
    text = "柳州市人民政府办公室\n柳政办〔2021〕12号\n2021年12月3日\n" + GOALS + "婚检率97%。\n"
    header = load(draft_of(text))
    assert header["place"] == "450200"
    assert header["title"] == "柳州市卫生健康发展“十四五”规划"
    assert (header["period"], header["base_year"]) == ("2021-2025", "2020")
    assert (header["number"], header["date"]) == ("柳政办〔2021〕12号", "2021-12-03")


def test_an_unknown_name_is_a_marked_blank_with_candidates(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(GOALS + "婴儿死忙率控制在9‰以下，婴儿死亡率控制在4‰以下。\n")
    blank, known = (line for line in draft.text.splitlines() if "label:" in line)
    assert f"indicator: {BLANK}" in blank
    assert "# ? line 6 (50%); which indicator?; infant_mortality_rate 婴儿死亡率" in blank
    assert "indicator: infant_mortality_rate" in known
    assert draft.blanks == 1


@pytest.mark.parametrize(
    ("sentence", "indicator", "why"),
    [
        ("注册护士数达到3.5人。", "registered_nurses", "3.5人 is no whole number: per how many?"),
        ("培养中医药卫生技术人员350左右。", "tcm_health_technicians", "'350左右' has no unit"),
        ("传染病报告率和及时率达95%以上。", "notifiable_disease_reporting_timeliness", "the label may mean another, too"),
    ],
)  # fmt: skip
def test_a_blank_whose_name_is_known_says_why_it_is_not_taken(
    sentence: str, indicator: str, why: str, draft_of: Callable[..., Draft]
) -> None:
    (blank,) = (
        line
        for line in draft_of(GOALS + sentence + "\n").text.splitlines()
        if f"indicator: {BLANK}" in line
    )
    assert f"which indicator?; {why}; {indicator} " in blank


def test_a_rate_whose_denominator_only_its_unit_names_is_known_by_it(
    draft_of: Callable[..., Draft],
) -> None:
    draft = draft_of(GOALS + "精神科医师数达到4名/10万人，孕产妇死亡率控制在0。\n")
    found = [row["indicator"] for row in rows_of(draft)]
    assert found == ["psychiatrists_per_100000", "maternal_mortality_ratio"]
    assert draft.blanks == 0


def test_what_no_indicator_is_like_is_kept_without_one(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(GOALS + "建设智慧药房12个。\n")
    assert rows_of(draft) == [
        {"indicator": "none", "label": "建设智慧药房", "target": "12个", "year": "2021-2025"}
    ]
    assert draft.blanks == 0


def test_the_reader_tells_what_to_do_with_a_blank(
    draft_of: Callable[..., Draft], shipped: Catalogue
) -> None:
    draft = draft_of(GOALS + "婴儿死忙率控制在4‰以下。\n")
    _, problems = collect_plan(parse_tree("draft", draft.text.encode()), shipped.vocabulary)
    hints = [problem.hint_text() for problem in problems if problem.code == "V201"]
    assert hints == ["run plancmp match 婴儿死忙率, or plancmp review draft for all of them"]


def test_a_candidate_that_the_unit_rules_out_is_not_taken(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(GOALS + "婴儿死亡率达到12张。\n")
    assert "indicator: infant_mortality_rate" not in draft.text


def test_text_cannot_break_the_yaml(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "某“率: {a}, # b' \\ \"率达到90%。&x率*y达到3%，!!python/z率达到4%。\n"
    draft_of(text)


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("率达到0123.%‰、，。；：（）“”由从下降至和分别增加年的个人\t\n#{}:'\"\\-—≤全覆盖提高"),
        max_size=200,
    )
)  # fmt: skip
def test_any_text_gives_a_draft_that_the_reader_takes(
    draft_of: Callable[..., Draft], text: str
) -> None:
    draft = draft_of(GOALS + "一" + text)
    assert isinstance(load(draft)["sections"], list)


# encodings and formats


def test_gb18030_and_utf_16_are_read(shipped: Catalogue) -> None:
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        document = document_of("a.txt", (GOALS + "婚检率97%。\r\n").encode(encoding))
        assert "婚检率97%。" in document.lines


def test_a_long_draft_is_read_to_its_end(draft_of: Callable[..., Draft]) -> None:
    blanks = "肥胖率低于8%。\n" * 1001
    last = rows_of(draft_of(blanks + "床位5"))[-1]
    assert (last["label"], last["indicator"]) == ("床位", BLANK)


def test_what_is_no_text_is_refused() -> None:
    for data in (b"\xff\xff\xff\xff\x00", b"\xd0\xcf\x11\xe0rest", b"", b"  \n "):
        with pytest.raises(DataError):
            document_of("a.txt", data)


def word_document(path: Path) -> None:
    docx = pytest.importorskip("docx", reason="needs the extra plancmp[scan]")
    document = docx.Document()
    for line in (HEAD + "一、总体要求\n（一）发展目标\n婚检率达到97%。").split("\n"):
        document.add_paragraph(line)
    document.add_paragraph("表1 主要指标")
    table = document.add_table(rows=3, cols=4)
    cells = [
        ("领域", "指标", "2020年", "2025年目标"),
        ("健康水平", "人均预期寿命（岁）", "77.1", "79左右"),
        ("", "婴儿死亡率（‰）", "—", "≤4.5"),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("产前筛查率达到88%。")
    document.save(str(path))


def test_a_word_document_is_read_with_its_tables(
    tmp_path: Path, draft_of: Callable[..., Draft], shipped: Catalogue
) -> None:
    path = tmp_path / "plan.docx"
    word_document(path)
    scan = scan_document(document_of(path.name, path.read_bytes()), shipped.vocabulary)
    draft = write_draft(scan, shipped.vocabulary, "some-plan")
    assert values(draft, "target") == [
        ("婚检率", "97%"), ("人均预期寿命（岁）", "79左右"), ("婴儿死亡率（‰）", "≤4.5"),
        ("产前筛查率", "88%"),
    ]  # fmt: skip


def test_a_saved_page_is_read_with_its_tables(shipped: Catalogue) -> None:
    pytest.importorskip("bs4", reason="needs the extra plancmp[scan]")
    page = (
        "<html><head><meta charset=gb2312><title>x</title><script>var a=1</script></head><body>"
        "<h1>柳州市卫生健康发展“十四五”规划</h1><p>一、总体要求</p><p>（一）发展目标</p>"
        "<p>婚检率达到\n97%。</p><p>表1 主要指标</p><table><tr><th>领域</th><th>指标</th>"
        "<th>2020年</th><th>2025年目标</th></tr><tr><td rowspan=2>健康</td><td>人均预期寿命（岁）</td>"
        "<td>77.1</td><td>79左右</td></tr><tr><td>婴儿死亡率（‰）</td><td>—</td><td>≤4.5</td></tr>"
        "</table><p>（二）其他</p></body></html>"
    )
    document = document_of("plan.html", page.encode("gb18030"))
    scan = scan_document(document, shipped.vocabulary)
    draft = write_draft(scan, shipped.vocabulary, "some-plan")
    assert values(draft, "target") == [
        ("婚检率", "97%"), ("人均预期寿命（岁）", "79左右"), ("婴儿死亡率（‰）", "≤4.5"),
    ]  # fmt: skip
    assert values(draft, "baseline")[0] == ("人均预期寿命（岁）", "77.1")


def test_a_damaged_pdf_or_docx_is_refused_with_a_reason() -> None:
    for name, module in (("a.pdf", "pypdf"), ("a.docx", "docx")):
        pytest.importorskip(module, reason="needs the extra plancmp[scan]")
        with pytest.raises(DataError, match="cannot be read"):
            document_of(name, b"nothing of the kind")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(DataError, match="needs pypdf") as caught:
        document_of("a.pdf", b"%PDF-1.7")
    assert "plancmp[scan]" in str(caught.value)


# the command


TEXT = BACKGROUND + "婴儿死亡率3.3‰（比全省平均水平低0.4‰）。\n"


def test_the_command_writes_yaml_and_reports_on_stderr(tmp_path: Path) -> None:
    path = tmp_path / "some plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_forked("scan", str(path))
    assert done.status == 0
    assert yaml.safe_load(done.out)["id"] == "some-plan"
    assert "1 row drafted" in done.err
    assert "1 figure of the text not used" in done.err


def test_unused_is_a_table_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_forked("scan", str(path), "--unused", "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(done.out))
    assert row["printed"] == "0.4‰"
    assert row["line"] == "5"


def test_place_and_period_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("某市某规划\n一、目标\n婚检率达到97%。\n", encoding="utf-8")
    done = run_forked("scan", str(path), "--place", "柳州市", "--period", "2016-2020")
    header = yaml.safe_load(done.out)
    assert (header["place"], header["period"], header["base_year"]) == ("450200", "2016-2020", 2015)


def test_a_file_is_not_written_over(tmp_path: Path) -> None:
    path, out = tmp_path / "plan.txt", tmp_path / "plan.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert run_forked("scan", str(path), "-o", str(out)).status == 0
    out.write_text("mine", encoding="utf-8")
    done = run_forked("scan", str(path), "-o", str(out))
    assert (done.status, out.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in done.err
    assert run_forked("scan", str(path), "-o", str(out), "--force").status == 0


@pytest.mark.parametrize("arguments", [("missing.txt",), (".",), ("a.txt", "-f", "csv"),
                                       ("a.txt", "--period", "2025"), ("a.txt", "--place", "某")])  # fmt: skip
def test_wrong_usage_ends_with_2_and_a_message(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run_forked("scan", *arguments, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err.startswith(("Error:", "Usage:"))


def test_a_table_of_the_past_holds_the_former_plans_targets(
    draft_of: Callable[..., Draft],
) -> None:
    text = BACKGROUND + (
        "“十三五”主要指标完成情况\n指标\t规划目标\t完成情况\n婴儿死亡率（‰）\t6\t3.9\n"
    )
    (row,) = rows_of(draft_of(text))
    assert (row["prior_target"], row["actual"]) == ("6", "3.9")


def test_a_year_after_the_base_is_no_target_where_it_reports(
    draft_of: Callable[..., Draft],
) -> None:
    rows = rows_of(draft_of(BACKGROUND + "2021年婚检率达到97%，到2025年产前筛查率达到88%。\n"))
    assert [(row.get("actual"), row.get("target"), row.get("year")) for row in rows] == [
        ("97%", None, "2021"), (None, "88%", None),
    ]  # fmt: skip


# periods, places and stages of any plan


def header_of_text(text: str, shipped: Catalogue, name: str = "a.txt") -> Header:
    return header_of(document_of(name, text.encode()), shipped.vocabulary)


@pytest.mark.parametrize(
    ("title", "period", "place"),
    [
        ("全国医疗卫生服务体系规划（2015—2020年）", (2015, 2020, 2014), ""),
        ("河北省“十二五”卫生规划", (2011, 2015, 2010), "130000"),
        ("杭州市卫生健康“十五五”规划", (2026, 2030, 2025), "330100"),
        ("中国防治某病中长期规划（2017—2025年）", (2017, 2025, 2016), "000000"),
        ("健康某地行动方案", None, ""),
    ],
)
def test_title_period_and_place_of_plans_of_any_level(
    shipped: Catalogue, title: str, period: tuple[int, int, int] | None, place: str
) -> None:
    header = header_of_text(f"{title}\n\n一、目标\n婚检率达到97%。\n", shipped)
    assert header.title == title
    found = header.period
    assert (found and (found.first, found.last, found.base)) == period
    assert header.place in (place, "000000" if place == "" else place)


def test_what_the_text_does_not_tell_is_left_open(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of("某地某事\n一、目标\n婚检率达到97%。\n")
    header = load(draft)
    assert [header[key] for key in ("place", "title", "stage", "period", "base_year")] == (
        [BLANK] * 5
    )
    assert draft.text.startswith("# yaml-language-server: $schema=")
    assert not draft.unsure  # the text names no year at all: its header asks, once
    (row,) = draft_of("某地某事\n2016年情况好转。\n一、目标\n婚检率达到97%。\n").unsure
    assert "year not said" in [reason.text() for reason in row.reasons]


@pytest.mark.parametrize(
    ("line", "stage"),
    [("（征求意见稿）", "draft"), ("关于印发某规划的通知", "final"), ("", "")],
)
def test_the_stage_is_told_or_left_open(shipped: Catalogue, line: str, stage: str) -> None:
    assert header_of_text(f"柳州市卫生规划\n{line}\n婚检率达到97%。\n", shipped).stage == stage


# role and year from the sentence itself; an unmarked row is right


def timed(draft: Draft) -> list[tuple[str, str, str, bool]]:
    """Return value, role, year and whether it is marked, of each row."""
    lines = [line for line in draft.text.splitlines() if "{indicator: " in line]
    found = []
    for row, line in zip(rows_of(draft), lines, strict=True):
        role = str(next(role for role in ROLES if role in row))
        value = row[role]
        printed = value["printed"] if isinstance(value, dict) else value
        found.append((printed, role, row.get("year", ""), "# ? " in line))
    return found


LONG = "健康某地规划（2016—2030年）\n\n第一章 总体目标\n第一节 目标\n"
MILESTONE = LONG + "到2020年，人均预期寿命达到77岁。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a milestone, and the last year
        (LONG + "到2020年，婴儿死亡率降到7‰。到2030年，婴儿死亡率降到5‰。\n",
         [("7‰", "target", "2020", False), ("5‰", "target", "", False)]),
        # an aim without a year, where there are milestones
        (MILESTONE + "婴儿死亡率降到5‰。\n",
         [("77岁", "target", "2020", False), ("5‰", "target", "", True)]),
        # and where there are none
        (LONG + "婴儿死亡率降到5‰。\n", [("5‰", "target", "", False)]),
        # 分别 with two years
        (LONG + "到2020年和2030年，婴儿死亡率分别降到7‰和5‰。\n",
         [("7‰", "target", "2020", False), ("5‰", "target", "", False)]),
        # from a year to a year
        (LONG + "婴儿死亡率由2013年的9.5‰下降到2030年的5‰。\n",
         [("9.5‰", "baseline", "2013", False), ("5‰", "target", "", False)]),
        # the year of a base value in brackets
        (LONG + "婴儿死亡率达到5‰（2014年为8.9‰）。\n",
         [("5‰", "target", "", False), ("8.9‰", "actual", "2014", False)]),
        # an outlook beyond the period
        (GOALS + "展望2035年，人均预期寿命达到80岁以上。\n", [("80岁以上", "target", "2035", False)]),
        # until the end of a year that is past
        (GOALS + "截至2019年底，婴儿死亡率为5.1‰。\n", [("5.1‰", "actual", "2019", False)]),
        # the year that a change counts from is not its own
        (GOALS + "到2023年，婴儿死亡率比2020年下降10%。\n", [("比2020年下降10%", "target", "2023", False)]),
        # a year at the head of a clause holds over a comma, one in its middle may not
        (BACKGROUND + "2018年婴儿死亡率为5.1‰，孕产妇死亡率为9/10万。\n",
         [("5.1‰", "actual", "2018", False), ("9/10万", "actual", "2018", False)]),
        (BACKGROUND + "全市婴儿死亡率2018年为5.1‰，孕产妇死亡率为9/10万。\n",
         [("5.1‰", "actual", "2018", False), ("9/10万", "actual", "2018", True)]),
        # and over the sentences behind, until words move the time
        ("某地消息。\n截至2018年底，婴儿死亡率已为5.1‰。人均预期寿命为70岁。目前住院分娩率为99%。\n",
         [("5.1‰", "actual", "2018", False), ("70岁", "actual", "2018", False),
          ("99%", "actual", "", True)]),
        ("某地消息。\n到2030年，婴儿死亡率降到5‰。人均预期寿命要达到80岁。目前住院分娩率为99%。\n",
         [("5‰", "target", "2030", False), ("80岁", "target", "2030", False),
          ("99%", "actual", "", True)]),
        # no aim of the sentence before is one of a sentence that reports
        ("2022-01-13\n某地消息。\n到2025年，努力实现人均预期寿命达到80岁。"
         "经过不懈努力，婴儿死亡率下降至5.4‰。\n",
         [("80岁", "target", "2025", False), ("5.4‰", "actual", "", True)]),
        # what was before a named aim is not of its year
        ("2024-02-11\n某地消息。\n提前达到国家2030年目标要求，婴儿死亡率降到5‰。\n",
         [("5‰", "target", "", True)]),
        # reached after the base year
        (BACKGROUND + "2021年婴儿死亡率为5.1‰。\n", [("5.1‰", "actual", "2021", True)]),
        # no period and no date: the verbs tell
        ("某地消息\n2020年婴儿死亡率要降到7‰。\n", [("7‰", "target", "2020", False)]),
        ("某地消息\n2020年婴儿死亡率已降到7‰。\n", [("7‰", "actual", "2020", False)]),
        ("某地消息\n2020年婴儿死亡率7‰。\n", [("7‰", "actual", "2020", True)]),
        # a text that dates itself
        ("某地消息\n2018-03-01\n2020年婴儿死亡率降到7‰。\n", [("7‰", "target", "2020", False)]),
        # a text about a plan: what its verbs say, and nothing where they say nothing
        ("消息\n卫生局提出，2020年婴儿死亡率降到7‰。\n", [("7‰", "target", "2020", False)]),
        ("消息。\n婴儿死亡率由2010年的13‰降至2014年的9‰。\n",
         [("13‰", "baseline", "2010", False), ("9‰", "actual", "2014", True)]),
        ("消息\n2018-03-01\n到2016年，婴儿死亡率降到7‰。\n", [("7‰", "target", "2016", True)]),
        # a report's year holds where its sentences say none
        ("2018年卫生统计公报\n婴儿死亡率为6‰。\n", [("6‰", "actual", "2018", False)]),
        # of a plan that still runs, too, which is no plan of its own
        ("2016年《妇女纲要（2011-2020年）》监测报告。\n2016年，婴儿死亡率为9‰。\n",
         [("9‰", "actual", "2016", False)]),
        # a text with words of report and none of aim
        ("消息。\n数据显示，情况已好转。\n2014年，婴儿死亡率为9‰。\n", [("9‰", "actual", "2014", False)]),
        # a text that says of two years what is to be
        ("消息。\n到2015年，床位达到30张。到2020年，婴儿死亡率达到5‰。\n",
         [("30张", "target", "2015", False), ("5‰", "target", "2020", False)]),
        ("消息。\n到2015年和2020年，婴儿死亡率分别达到7‰和5‰。\n",
         [("7‰", "target", "2015", False), ("5‰", "target", "2020", False)]),
        # from a year to a year, and in step with it
        ("2018年卫生统计公报\n婴儿死亡率由2017年的7‰降到2018年的6‰，年住院率由5%升至6%。\n",
         [("7‰", "actual", "2017", False), ("6‰", "actual", "2018", False),
          ("5%", "actual", "2017", False), ("6%", "actual", "2018", False)]),
        # what it is at present is no aim
        (GOALS + "到2023年和2025年，婴儿死亡率由目前的8‰分别降至6‰和5‰。\n",
         [("8‰", "baseline", "", True), ("6‰", "target", "2023", False),
          ("5‰", "target", "", False)]),
        # an aim after a base value with its year
        (LONG + "到2020年，婴儿死亡率从2015年的8‰下降到7‰。\n",
         [("8‰", "baseline", "", False), ("7‰", "target", "2020", False)]),
        # beyond the plan, and not said to be an outlook
        (GOALS + "到2030年，婴儿死亡率降到5‰。\n", [("5‰", "target", "2030", True)]),
        # a day of a month, a byline, the number of an item: no figures
        ("消息\n2018-03-01 11:34\n卫生局5日提出目标，2020年婴儿死亡率降到7‰。\n",
         [("7‰", "target", "2020", False)]),
        (GOALS + "1．婴儿死亡率降到5‰。\n2．18岁以下儿童贫血率降到10%。\n",
         [("5‰", "target", "", False), ("10%", "target", "", False)]),
        # what is introduced by a year holds for the items below
        (LONG + "到2020年具体实现以下目标：\n——婴儿死亡率降到7‰。\n——孕产妇死亡率降到9/10万。\n",
         [("7‰", "target", "2020", False), ("9/10万", "target", "2020", False)]),
    ],
)  # fmt: skip
def test_role_and_year_are_read_from_the_sentence(
    draft_of: Callable[..., Draft], text: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    assert timed(draft_of(text)) == expected


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("法定甲、乙类传染病报告发病率控制在200/10万以内。", "label cut from a list?"),
        ("护理床位占比、康复床位占比和儿科床位占比分别达到30%。", "number shared by two labels"),
        ("每千常住人口指标：实际床位4.93张。", "label cut from a list?"),
        ("以乡镇为单位服务点达到30个。", "label is more than a name?"),
        ("全市有医院12所、学校9所，其中民办构成：公立3所。", "of a part of what came before?"),
        ("全市有乡镇卫生院12所，卫生人员900人。", "label cut from a list?"),
        ("2家培训基地每年招录学员50人。", "role or year: aim or reached?"),
        ("人人享有卫生服务。", "a word, is it a figure?"),
        ("世界婴儿死亡率为28‰。", "of another place?"),
        ("覆盖全市服务点30个。", "label is more than a name?"),
        ("18岁以下儿童贫血率以2010年为基数下降1/3。", "the fields beside `printed` are a guess"),
    ],
)
def test_every_guard_is_a_mark(draft_of: Callable[..., Draft], sentence: str, reason: str) -> None:
    reasons = [
        message.text()
        for row in draft_of(GOALS + sentence + "\n").unsure
        for message in row.reasons
    ]
    assert reason in reasons


A_CELL_A_LINE = (
    "健康某地行动\n主要指标\n领域\n序号\n指标\n基期水平\n2022年目标值\n2030年目标值\n指标性质\n"
    "（一）健康知识\n1\n健康素养水平（%）\n14.18\n≥22\n≥30\n预期性\n"
    "说明：健康素养水平是一种比例，这里写明它由什么构成，又如何计算，所以这一行比表中各格都长。\n"
    "（二）中医\n2\n治未病科室比例（%）\n90\n100\n预期性\n"
)
ENDED = (
    "2030年的主要指标：\n人均预期寿命 达到79岁 |\n婴儿死亡率 5.0‰（目前8.1‰） |\n"
    "孕产妇死亡率 12/10万 |\n"
)
RAGGED = GOALS + (
    "领域 | 指标 | 2020年 | 2025年 |\n健康 | 婴儿死亡率（‰） | 8.1 | 7.5 |\n人均预期寿命（岁） | 76 | 77 |\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (A_CELL_A_LINE, [
            ("健康素养水平（%）", {"2022": "≥22", "2030": "≥30"}),
            ("治未病科室比例（%）", {"2022": "90", "2030": "100"}),
        ]),
        (ENDED, [
            ("人均预期寿命", "79岁"), ("婴儿死亡率", "5.0‰"), ("孕产妇死亡率", "12/10万"),
        ]),
        (RAGGED, [("婴儿死亡率（‰）", "7.5"), ("人均预期寿命（岁）", "77")]),
    ],
)  # fmt: skip
def test_tables_of_web_pages(
    draft_of: Callable[..., Draft], text: str, expected: list[tuple[str, Any]]
) -> None:
    rows = [
        row
        for section in load(draft_of(text))["sections"]
        for table in section.get("tables", [])
        for row in table["rows"]
    ]
    aims = [(row["label"].replace("(", "（").replace(")", "）"), row.get("targets", row.get("target")))
            for row in rows if "target" in row or "targets" in row]  # fmt: skip
    assert aims == expected


def test_a_unit_in_brackets_is_no_value(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(GOALS + "孕产妇死亡率（1/10万）达到9。\n")
    assert all("1/10万" not in row[0] for row in timed(draft))
    assert [leftover.printed for leftover in draft.unused if "1/10" in leftover.printed] == [
        "1/10万"
    ]


def test_several_target_columns_are_all_kept(draft_of: Callable[..., Draft]) -> None:
    text = LONG + (
        "主要指标\n\n"
        "领域：健康　指标：婴儿死亡率（‰）　2015年：8.1　2020年：7.5　2030年：5.0\n\n"
        "领域：健康　指标：人均预期寿命（岁）　2015年：76.3（2014年）　2020年：77.3　2030年：79.0\n"
    )
    draft = draft_of(text)
    first, second = rows_of(draft)
    assert first["targets"] == {"2020": "7.5", "2030": "5.0"}
    assert first["baseline"] == "8.1"
    assert second["baseline"]["year"] == "2014"
    assert second["baseline"]["number"] == "76.3"
    assert draft.unsure == ()
    assert draft.unused == ()


def test_figures_of_headings_and_other_columns_are_listed(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + (
        "表1 主要指标\n指标\t2025年目标\t备注\n婴儿死亡率（‰）\t4\t其中农村5‰\n"
        "（四）落实12项任务\n婚检率达到97%。\n"
    )
    draft = draft_of(text)
    assert [(leftover.printed, leftover.channel) for leftover in draft.unused] == [
        ("其中农村5‰", "table"), ("12项", "heading"),
    ]  # fmt: skip


def test_places_in_front_of_a_label_are_no_part_of_it(draft_of: Callable[..., Draft]) -> None:
    text = GOALS + "到2025年，浙江省婴儿死亡率降到4‰，逾90%的乡镇卫生院达到标准。\n"
    assert values(draft_of(text), "target") == [
        ("婴儿死亡率", "4‰"), ("乡镇卫生院达到标准", "逾90%"),
    ]  # fmt: skip


def test_a_narrower_label_is_drafted_with_its_scope(draft_of: Callable[..., Draft]) -> None:
    (row,) = rows_of(draft_of(GOALS + "到2025年，农村住院分娩率达到99%。\n"))
    assert (row["indicator"], row["scope"]) == ("hospital_delivery_rate", "农村")


def test_traditional_script_is_read(draft_of: Callable[..., Draft]) -> None:
    pytest.importorskip("opencc", reason="needs the extra plancmp[scan]")
    text = "柳州市衛生健康發展「十四五」規劃\n\n一、總體目標\n到2025年，嬰兒死亡率達4‰，實現人均預期壽命79歲。\n"
    draft = draft_of(text)
    assert values(draft, "target") == [("婴儿死亡率", "4‰"), ("人均预期寿命", "79岁")]
    assert load(draft)["period"] == "2021-2025"


def test_unsure_rows_are_listed_quickest_first(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        MILESTONE + "婴儿死亡率降到5‰。\n法定甲、乙类传染病报告发病率控制在200/10万以内。\n",
        encoding="utf-8",
    )
    done = run_forked("scan", str(path), "--unsure", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows[0]["printed"] == "5‰"
    sure = [float(row["confidence"]) for row in rows]
    assert sure == sorted(sure, reverse=True)
    assert all(row["reasons"] for row in rows)
    zh = run_forked("scan", str(path), "--unsure", "--lang", "zh")
    assert "未写明年份" in zh.out
    assert run_forked("scan", str(path), "--unsure", "--unused").status == 2


def test_a_year_that_was_over_when_the_table_was_printed_is_no_aim(
    draft_of: Callable[..., Draft],
) -> None:
    draft = draft_of(
        "2013-2017年全市死亡情况\n日期：2018-03-30\n\n"
        "项目\t2013\t2015\t2017\n婴儿死亡率（‰）\t2.33\t2.42\t2.29\n"
    )
    rows = rows_of(draft)
    assert rows
    assert not [row for row in rows if "target" in row or "targets" in row]
    for line in draft.text.splitlines():
        assert "婴儿死亡率" not in line or "# ?" not in line


REPORT = "2018年卫生统计公报。\n"


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        # names that share a denominator, and names that share an end
        ("每千人口床位数、注册护士数分别达到6.1张和3.2人，分别增加0.5张和0.3人。",
         [("每千人口床位数", "6.1张"), ("每千人口注册护士数", "3.2人"),
          ("每千人口床位数", "增加0.5张"), ("每千人口注册护士数", "增加0.3人")]),
        ("每千人口执业医师3.2人、注册护士3.8人。",
         [("每千人口执业医师", "3.2人"), ("每千人口注册护士", "3.8人")]),
        ("职工医疗保险、居民医疗保险覆盖率均达到95%。",
         [("职工医疗保险覆盖率", "95%"), ("居民医疗保险覆盖率", "95%")]),
        ("男性和女性吸烟率为34.7%、1.4%。", [("男性吸烟率", "34.7%"), ("女性吸烟率", "1.4%")]),
        # parts in brackets are left behind with them, as base values are
        ("人均预期寿命77.9岁（其中男性75.3岁，女性80.9岁），较2017年（76.9岁）上升1.2岁。",
         [("人均预期寿命", "77.9岁"), ("男性人均预期寿命", "75.3岁"), ("女性人均预期寿命", "80.9岁"),
          ("人均预期寿命", "76.9岁"), ("人均预期寿命", "上升1.2岁")]),
        ("卫生经费投入1803万元，比2000年的414万元增长355%。",
         [("卫生经费投入", "1803万元"), ("卫生经费投入", "414万元"), ("卫生经费投入", "增长355%")]),
        # a share of what stands right before it
        ("政府卫生支出207亿元，占27.4%。",
         [("政府卫生支出", "207亿元"), ("政府卫生支出占比", "27.4%")]),
        # a part that is counted in its unit says itself what it is
        ("医疗机构149家，其中牙病防治中心3个。", [("医疗机构", "149家"), ("牙病防治中心", "3个")]),
        # a unit that the last of several has is that of all
        ("城市、农村住院分娩率分别提高1.2和1.8个百分点。",
         [("城市住院分娩率", "提高1.2个百分点"), ("农村住院分娩率", "提高1.8个百分点")]),
        # speech in quotation marks is text like any other
        ("“全国婴儿死亡率下降至4.9‰、孕产妇死亡率下降至15.7/10万，均降至历史最低水平。”",
         [("婴儿死亡率", "4.9‰"), ("孕产妇死亡率", "15.7/10万")]),
        # where the first value was, in words
        ("吸烟发生率已从2010年立法前的37.5%降至13.0%。",
         [("吸烟发生率", "37.5%"), ("吸烟发生率", "13.0%")]),
    ],
)  # fmt: skip
def test_names_that_stand_apart_are_certain_where_nothing_stands_between(
    draft_of: Callable[..., Draft], sentence: str, rows: list[tuple[str, str]]
) -> None:
    draft = draft_of(REPORT + sentence + "\n")
    assert values(draft, "actual") + values(draft, "baseline") == sorted(
        rows, key=lambda row: row in values(draft, "baseline")
    )
    told = {reason.text() for row in draft.unsure for reason in row.reasons}
    assert told <= {"which indicator?"}


def test_a_label_that_names_two_indicators_is_one_row_of_both(
    draft_of: Callable[..., Draft],
) -> None:
    draft = draft_of(GOALS + "高血压、糖尿病患者规范管理率达到65%。\n")
    (row,) = rows_of(draft)
    assert row["label"] == "高血压、糖尿病患者规范管理率"
    assert isinstance(row["indicator"], list)
    assert len(row["indicator"]) == 2
    assert not draft.unsure


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2017年全国妇幼健康工作会议20日在北京召开。", "000000"),
        (
            "记者在广州获悉，多项指标优于全国平均水平。广东的医院多，广东的医生多，广东的床位多。",
            "440000",
        ),
        ("记者昨日获悉，指标好转。", ""),
    ],
)
def test_a_text_without_title_is_of_the_place_that_it_speaks_of(
    shipped: Catalogue, text: str, place: str
) -> None:
    assert header_of_text(text + "\n", shipped).place == place


@pytest.mark.parametrize(
    ("first", "title", "period"),
    [
        (
            "钦州市人民政府办公室关于印发钦州市全民健身实施计划（2021—2025年）的通知",
            "钦州市全民健身实施计划（2021—2025年）",
            "2021-2025",
        ),
        (
            "钦州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
            "钦州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
            "2021-2025",
        ),
        ("健康钦州行动（2019—2030年）", "健康钦州行动（2019—2030年）", "2019-2030"),
        ("钦州市妇女发展规划（2021-2030年）主要指标",) * 2 + ("2021-2030",),
    ],
)
def test_titles_in_notices_and_of_plans_by_their_number(
    first: str, title: str, period: str, shipped: Catalogue
) -> None:
    document = document_of("a.txt", f"{first}\n\n一、目标\n\n参保率达到95%。\n".encode())
    header = scan_document(document, shipped.vocabulary).header
    assert header.title == title
    assert header.period is not None
    assert f"{header.period.first}-{header.period.last}" == period
    assert "period" not in header.doubts


@pytest.mark.parametrize(("place", "marked"), [("廉江市", False), ("合浦县", True)])
def test_a_city_below_another_speaks_of_itself_as_the_city(
    place: str, marked: bool, shipped: Catalogue
) -> None:
    text = (
        f"{place}卫生健康发展“十四五”规划\n一、发展目标\n到2025年，全市婴儿死亡率控制在4‰以下。\n"
    )
    document = document_of("some-plan.txt", text.encode())
    draft = write_draft(
        scan_document(document, shipped.vocabulary), shipped.vocabulary, "some-plan"
    )
    assert ("of another place?" in draft.text) == marked


def test_a_census_is_of_the_moment_that_it_counts_at(shipped: Catalogue) -> None:
    text = "钦州市人口普查公报\n\n现将2020年11月1日零时的情况公布如下：\n\n一、人口\n\n常住人口为330万人。\n"
    document = document_of("a.txt", text.encode())
    assert scan_document(document, shipped.vocabulary).header.of_year == 2020


def test_a_headline_about_a_plan_is_not_its_title(shipped: Catalogue) -> None:
    text = (
        "钦州市发布第四个周期的妇女发展规划\n\n来源：某日报 时间：2023-10-20\n\n"
        "市政府近日印发《钦州市妇女发展规划（2021—2030年）》。《规划》提出，孕产妇死亡率下降到12/10万以下。\n"
    )
    document = document_of("a.txt", text.encode())
    scan = scan_document(document, shipped.vocabulary)
    assert scan.header.title != "钦州市发布第四个周期的妇女发展规划"
    draft = write_draft(scan, shipped.vocabulary, "a").text
    assert "label: 孕产妇死亡率, target: 12/10万以下}  # line" in draft
