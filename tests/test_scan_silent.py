"""What the draft of a text must not get wrong without a mark: counts of some, changes, years."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK, NO_INDICATOR
from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, GOALS, Row, drafted, rows

LONG = "某市教育布局规划（2009—2020年）\n\n一、布局方案\n\n"


def drawn(text: str, shipped: Catalogue) -> list[Row]:
    return list(rows(drafted(text, shipped)))


def indicators(text: str, shipped: Catalogue) -> list[tuple[str, str]]:
    """The labels of a draft's rows and what is written as their indicators."""
    return [(entry.row.label, entry.indicator) for entry in drafted(text, shipped).entries]


@pytest.mark.parametrize("verb", ["新建", "改造", "扩建", "增设"])
def test_what_is_built_or_mended_is_never_all_that_there_is(shipped: Catalogue, verb: str) -> None:
    (draft,) = drafted(GOALS + f"{verb}20家乡镇卫生院。\n", shipped).entries
    assert (draft.indicator, draft.row.whole_label) == (NO_INDICATOR, f"{verb}乡镇卫生院")


@pytest.mark.parametrize("verb", ["撤销", "支持", "完善"])
def test_some_that_are_closed_or_helped_may_not_be_all_that_there_are(
    shipped: Catalogue, verb: str
) -> None:
    (draft,) = drafted(GOALS + f"{verb}20家乡镇卫生院。\n", shipped).entries
    assert draft.indicator == BLANK
    assert any(f"“{verb}”" in reason.text() for reason in draft.reasons)


def test_those_counted_behind_them_are_some_too_and_those_that_there_are_are_all(
    shipped: Catalogue,
) -> None:
    text = GOALS + "新建3所综合医院、20个社区卫生服务中心；到2025年，乡镇卫生院达到30家。\n"
    assert indicators(text, shipped) == [
        ("综合医院", NO_INDICATOR),
        ("社区卫生服务中心", NO_INDICATOR),
        ("乡镇卫生院", "township_health_centres"),
    ]


def test_an_indicator_of_what_is_done_is_meant_where_there_is_one(shipped: Catalogue) -> None:
    assert indicators(GOALS + "培训200名全科医生。\n", shipped) == [
        ("全科医生", "general_practitioners_trained")
    ]


def test_a_verb_in_front_of_a_count_is_no_name(shipped: Catalogue) -> None:
    (row,) = drawn(GOALS + "深入整治20条城市河道。\n", shipped)
    assert row[0] == "城市河道"
    assert "cut" in row[4]


@pytest.mark.parametrize(
    ("text", "printed", "given"),
    [
        ("生产总值比上年增长百分之七点八。", "比上年增长百分之七点八", {}),
        ("专任教师9人，比上年多3人。", "多3人", {"number": "3"}),
        ("医院9家，比前一年少了2家。", "少了2家", {"number": "-2"}),
        (
            "人口自然增长率2‰，比上年低1.5个千分点。",
            "低1.5个千分点",
            {"number": "-1.5", "unit": "‰"},
        ),
        ("医院年均减3%。", "年均减3%", {"measure": "annual_change_pct", "number": "-3"}),
    ],
)
def test_a_change_is_read_by_its_verb(
    shipped: Catalogue, text: str, printed: str, given: dict[str, str]
) -> None:
    found = [
        reading
        for entry in drafted(BULLETIN + text + "\n", shipped).entries
        for reading in entry.row.values.values()
    ]
    assert found[-1].printed == printed
    assert given.items() <= found[-1].given.items()


def test_what_a_figure_fell_to_is_a_level(shipped: Catalogue) -> None:
    (entry,) = drafted(BULLETIN + "婴儿死亡率降为2.46‰。\n", shipped).entries
    assert [(one.printed, dict(one.given)) for one in entry.row.values.values()] == [("2.46‰", {})]


def test_changes_of_several_years_are_those_of_their_years(shipped: Catalogue) -> None:
    found = drawn(BULLETIN + "人均收入2011年5元、2012年6元，增幅10.8%、10.4%。\n", shipped)
    assert [(row[1], row[3]) for row in found[2:]] == [("增幅10.8%", "2011"), ("增幅10.4%", "2012")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("床位由480张增配至1500张。", [("480张", "baseline"), ("1500张", "target")]),
        ("公办率从34%到2023年的47%，再到2025年的52%。",
         [("34%", "baseline"), ("47%", "target"), ("52%", "target")]),
        ("入学率从24%到30%。", [("24%", "baseline"), ("30%", "target")]),
    ],
)  # fmt: skip
def test_what_a_figure_came_from_is_no_aim(
    shipped: Catalogue, text: str, pairs: list[tuple[str, str]]
) -> None:
    assert [row[1:3] for row in drawn(GOALS + text + "\n", shipped)] == pairs


def test_a_figure_behind_from_without_another_is_marked(shipped: Catalogue) -> None:
    (row,) = drawn(GOALS + "最低工资标准由每月340元随物价调高。\n", shipped)
    assert "role" in row[4]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        # of which year of the period?
        (LONG + "近期撤并普通高中8所。\n", "year"),
        (GOALS + "五年间改造管网146公里，建成污水处理厂25座。\n", "year"),
        (GOALS + "到2023年，接种率达到90%。管理率达到75%。\n", "carried"),
        (GOALS + "10所学校确保2023年春季开学前启用；卫生校园建50所。\n", "carried"),
        # reached or aimed at?
        (GOALS + "300个重点村已整村销号。\n", "role"),
        # which are meant
        (GOALS + "服务人口超过1.5万人的乡镇卫生院建中医馆。\n", "condition"),
        (GOALS + "11万伏及以上输电线路完成改造。\n", "condition"),
        (GOALS + "66人及以上超大班额基本消除。\n", "condition"),
        # no level
        (GOALS + "生产总值增长10%，地方财政收入12%左右。\n", "value"),
        (GOALS + "自然增长率在-1‰至1‰之间。\n", "value"),
        (BULLETIN + "参保90人，由职工50人、居民40人组成。\n", "part"),
        (BULLETIN + "婴儿死亡率低于省上规定0.5‰。\n", "place"),
    ],
)
def test_this_is_marked(shipped: Catalogue, text: str, mark: str) -> None:
    assert mark in drawn(text, shipped)[-1][4]


def test_bounds_that_are_denied_are_bounds(shipped: Catalogue) -> None:
    (row,) = drawn(GOALS + "登记失业率不突破4.5%。\n", shipped)
    assert row[1] == "不突破4.5%"


def test_a_year_that_only_says_which_are_meant_is_not_that_of_the_figure(
    shipped: Catalogue,
) -> None:
    text = "截至2020年底，2000年以前建成的老旧小区有1126个。\n"
    assert [row[3] for row in drawn(text, shipped)] == ["2020"]
    priced = GOALS + "到2025年，能耗下降到0.98吨标准煤（按2020年价格计算）。\n"
    assert [row[2:4] for row in drawn(priced, shipped)] == [("target", "")]


TITLES = {
    "过去的一年，各项工作顺利。": ("某县政府工作报告\n\n2019年1月22日\n\n", "2018"),
    "各项工作顺利。": ("某市人社局2023年工作情况\n\n（2024年1月10日）\n\n", "2023"),
    "服务不断改善。": ("关于“十五”期间我县卫生事业发展情况的报告\n\n", "2005"),
    "亮点很多。": ("某市“十三五”卫生目标如期完成\n\n2021年3月30日\n\n", "2020"),
}
"""The first words of a text by its title and the year that its figures are of."""


@pytest.mark.parametrize("opening", TITLES)
def test_the_title_of_a_report_tells_its_year(shipped: Catalogue, opening: str) -> None:
    title, year = TITLES[opening]
    assert [row[2:] for row in drawn(f"{title}{opening}婴儿死亡率为5‰。\n", shipped)] == [
        ("actual", year, ())
    ]


def test_a_heading_of_aims_in_a_report_is_of_aims(shipped: Catalogue) -> None:
    text = "某市2010年人口统计公报\n\n一、人口\n\n出生9人。\n\n二、2011年工作目标\n\n到年末，出生率控制在10‰以内。\n"
    assert drawn(text, shipped)[-1][2:4] == ("target", "2011")


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某市妇幼健康工作情况（2016—2020年）", {("2020", ())}),
        ("某市2019年卫生健康统计数据（快报）", {("2019", ())}),
        ("某市2019年上半年卫生健康工作情况", {("", ("year",))}),
    ],
)
def test_a_page_that_gives_an_account_is_of_the_last_year_it_names(
    shipped: Catalogue, title: str, years: set[tuple[str, tuple[str, ...]]]
) -> None:
    assert {(row[3], row[4]) for row in drawn(f"{title}\n\n婴儿死亡率为5‰。\n", shipped)} == years


def test_half_a_year_is_not_the_year(shipped: Catalogue) -> None:
    title = "某区人社局2024年上半年工作总结\n\n一、工作\n\n"
    (row,) = drawn(title + "城镇新增就业9286人。\n", shipped)
    assert row[3] == ""
    assert "year" in row[4]


def test_what_a_report_plans_is_marked(shipped: Catalogue) -> None:
    title = "某区人社局2024年工作总结\n\n一、工作\n\n调查失业率为5%。\n\n二、下一步工作计划\n\n"
    reached, aimed = drawn(title + "登记失业率保持在3%。\n", shipped)
    assert (reached[2], reached[4]) == ("actual", ())
    assert "role" in aimed[4]


def test_whoever_wrote_a_page_is_not_its_title(shipped: Catalogue) -> None:
    text = "来源：某市统计局\n\n某市2019年工作情况\n\n2020年1月3日\n\n婴儿死亡率为5‰。\n"
    assert [row[2:] for row in drawn(text, shipped)] == [("actual", "2019", ())]


def test_counts_of_so_many_years_have_no_single_year(shipped: Catalogue) -> None:
    (row,) = drawn(GOALS + "5年间城镇登记失业率控制在4%以内。\n", shipped)
    assert "year" in row[4]


def test_reaching_a_high_level_is_no_rise_by_it(shipped: Catalogue) -> None:
    assert [row[1] for row in drawn(BULLETIN + "近视检出率高达57.4%。\n", shipped)] == ["57.4%"]


def test_rising_to_a_level_is_no_unit(shipped: Catalogue) -> None:
    text = BULLETIN + "出生缺陷发生率由2018年的118.7/万升至2019年的204.5/万。\n"
    assert [row[1:4] for row in drawn(text, shipped)] == [
        ("118.7/万", "actual", "2018"), ("204.5/万", "actual", "2019"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "普及儿童生命早期1000天健康保障。",
        "90%以上的城乡社区建设1所儿童活动场所。",
    ],
)
def test_what_is_part_of_a_name_is_marked(shipped: Catalogue, sentence: str) -> None:
    found = drawn(GOALS + sentence + "\n", shipped)
    assert found
    assert all("cut" in row[4] for row in found)


def test_a_rate_of_several_years_running_is_marked(shipped: Catalogue) -> None:
    (row,) = drawn(GOALS + "养老金社会化发放率连续四年保持100%。\n", shipped)
    assert "year" in row[4]


def test_a_year_in_a_bracket_is_not_that_of_the_next_clause(shipped: Catalogue) -> None:
    text = "某县2012年人社工作要点\n\n城镇新增就业3200人（去年实际3047人），失业率4.2%。\n"
    found = {row[1]: row[2] for row in drawn(text, shipped)}
    assert found["3200人"] == "target"
    assert found["4.2%"] == "target"


def test_what_a_line_announces_as_aims_is_aimed_at(shipped: Catalogue) -> None:
    text = (
        "某县2012年人社工作要点\n\n主要预期目标：\n\n失业率4.2%。\n\n一、扩大就业\n\n落实政策。\n"
    )
    (row,) = drawn(text, shipped)
    assert (row[2], row[4]) == ("target", ())


def test_the_end_of_the_plan_is_its_last_year(shipped: Catalogue) -> None:
    text = GOALS + "2023年签约率达到30%；到规划期末，县域内就诊率提高到90%。\n"
    years = {row[1]: row[3] for row in drawn(text, shipped)}
    assert years == {"30%": "2023", "90%": ""}


def test_a_later_year_that_leads_holds_behind_its_semicolon(shipped: Catalogue) -> None:
    text = GOALS + "到2021年，优良率达到71%；到2025年，优良率达到75%；污水处理率达到60%。\n"
    years = {row[1]: row[3] for row in drawn(text, shipped)}
    assert years == {"71%": "2021", "75%": "", "60%": ""}


@pytest.mark.parametrize(
    ("sentence", "printed", "mark"),
    [
        ("锻炼人数235万，2030年280万。", "235万", "year"),
        ("每千人口医师数2.6人、3.2人。", "2.6人", "year"),
        ("康复科设置比例55%→70%。", "55%", "role"),
        ("吸烟率降低到20%，食盐摄入量较2016年的11.3克降低20%。", "11.3克", "before"),
        ("入学率为95.2%，较规划目标95%高0.2个百分点。", "高0.2个百分点", "value"),
        ("福利彩票公益金每年安排比例不低于10%。", "不低于10%", "year"),
    ],
)
def test_what_a_sentence_leaves_open_is_marked(
    shipped: Catalogue, sentence: str, printed: str, mark: str
) -> None:
    marks = {row[1]: row[4] for row in drawn(GOALS + sentence + "\n", shipped)}
    assert mark in marks[printed]


def test_the_items_below_a_year_that_is_announced_are_all_of_it(shipped: Catalogue) -> None:
    text = (
        "某县卫生局2009年工作总结及2010年工作打算\n\n参合率96.3%。\n\n2010年工作打算：\n\n"
        "1、参合率巩固在96%以上。\n\n2、建档率达到30%。\n\n3、40%的卫生院实施基本药物制度。\n"
    )
    found = drawn(text, shipped)
    assert {row[3] for row in found[1:]} == {"2010"}


NARROWED = [
    "2020年，设有老年医学科的二级及以上综合性医院达到2642家。",
    "乡村医生1340人，其中60岁以上占31%。",
    "以乡（镇）为单位，适龄儿童国家免疫规划疫苗接种率达到95%以上。",
    "每3—10万居民规划设置1所社区卫生服务中心。",
]


@pytest.mark.parametrize("text", NARROWED)
def test_what_narrows_a_known_name_is_not_left_out_without_a_mark(
    shipped: Catalogue, text: str
) -> None:
    *_, last = drawn(GOALS + text + "\n", shipped)
    assert {"cut", "part"} & set(last[4])
