"""Cells of tables that no reader takes for a table: their figures are left over, never prose."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_rewritten import figures
from tests.test_scan_tables import cells, scanned

HEAD = "钦州市“十四五”规划\n二、主要目标\n到2025年，产前筛查率达到88%。\n"
KNOWN = ("产前筛查率", "88%", "target", "2025", False)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # blanks between figures
        ("婴儿死亡率 3.4 3.1 2.9\n吸烟率 20 19 18\n", {"3.4", "3.1", "2.9", "20", "19", "18"}),
        # a figure on a line of its own between lines of words
        ("婴儿死亡率\n3.4\n个人卫生支出占比\n27\n卫生城镇占比\n", {"3.4", "27"}),
        # no number is made of a figure and the name on the next line
        ("肥胖率\n57.9\n3岁以下儿童管理率\n93\n县域就诊率\n", {"57.9", "93"}),
        # the kind of an aim behind the figure
        ("吸烟率 20 预期性\n", {"20"}),
        # a whole table in a line
        ("综合指标用水量低于均值的50%用水总量不超指标再生水回用率30%40%55%农业节水用水量"
         "低于均值的60%农业用水总量不超下达指标控制面积比例74%75%\n", {"30%", "40%", "55%", "74%"}),
    ],
)  # fmt: skip
def test_cells_are_left_over(shipped: Catalogue, text: str, left: set[str]) -> None:
    draft = scanned(HEAD + text, shipped)
    assert figures(draft) == [KNOWN]
    assert left <= {one.printed for one in draft.unused}


def test_a_figure_that_a_sentence_leads_to_is_no_cell(shipped: Catalogue) -> None:
    draft = scanned(HEAD + "人均预期寿命达到\n79岁\n，婚检率达到\n97%\n以上。\n", shipped)
    assert [row[:2] for row in figures(draft)][1:] == [
        ("人均预期寿命", "79岁"),
        ("婚检率", "97%以上"),
    ]


def test_the_head_of_a_group_takes_no_number_of_a_row(shipped: Catalogue) -> None:
    rows = ["疾控体系", "1", "婚检率", "97", "预期性", "急救体系", "2", "吸烟率", "20", "预期性"]
    rows += ["3", "肥胖率", "8", "预期性"]
    table = "\n".join(["领域", "序号", "指标", "2025年目标", "属性", *rows])
    assert cells(scanned(f"{HEAD}表1 主要指标\n{table}\n", shipped)) == [
        ("婚检率", "97", "target", ""), ("吸烟率", "20", "target", ""), ("肥胖率", "8", "target", ""),
    ]  # fmt: skip


def test_no_year_stands_below_another(shipped: Catalogue) -> None:
    table = (
        "领域\n指标\n单位\n2020年实际值\n2025年目标值\n性质\n健康水平\n婚检率\n%\n95\n97\n预期性\n"
    )
    table += "吸烟率\n%\n25\n20\n预期性\n健康生活\n肥胖率\n%\n9\n8\n预期性\n"
    assert cells(scanned(f"{HEAD}表1 主要指标\n{table}", shipped)) == [
        ("婚检率", "95", "baseline", ""), ("婚检率", "97", "target", ""),
        ("吸烟率", "25", "baseline", ""), ("吸烟率", "20", "target", ""),
        ("肥胖率", "9", "baseline", ""), ("肥胖率", "8", "target", ""),
    ]  # fmt: skip


def test_aims_of_several_years_have_no_base(shipped: Catalogue) -> None:
    text = "节水目标分解表\n指标\t预期值\t\t\n\t2016年\t2017年\t2018年\n供水漏损率\t14%\t12%\t10%\n"
    assert cells(scanned(text, shipped)) == [
        ("供水漏损率", "14%", "target", "2016"), ("供水漏损率", "12%", "target", "2017"),
        ("供水漏损率", "10%", "target", "2018"),
    ]  # fmt: skip


def test_a_head_above_base_and_aim_is_neither(shipped: Catalogue) -> None:
    table = "指标\t指标值\t\n\t2020年现状\t2025年目标\n婚检率(%)\t95\t97\n吸烟率(%)\t25\t20\n"
    assert [cell[1:3] for cell in cells(scanned(f"{HEAD}表1 主要指标\n{table}", shipped))] == [
        ("95", "baseline"), ("97", "target"), ("25", "baseline"), ("20", "target"),
    ]  # fmt: skip


def test_a_row_in_words_is_no_second_row_of_heads(shipped: Catalogue) -> None:
    table = (
        "序号\t指标\t2020年\t2025年目标\n\t婚检率\t-\t持续提升\n\t吸烟率\t25\t20\n\t肥胖率\t9\t8\n"
    )
    found = cells(scanned(f"{HEAD}表1 主要指标\n{table}", shipped))
    assert [cell[:2] for cell in found if cell[1] != "-"] == [
        ("婚检率", "持续提升"), ("吸烟率", "25"), ("吸烟率", "20"), ("肥胖率", "9"), ("肥胖率", "8"),
    ]  # fmt: skip


def test_a_part_is_of_the_row_before_it(shipped: Catalogue) -> None:
    text = "2011年统计公报\n表1 2011年价格指数\n类别 指数 比上年涨跌幅度\n总指数 105.5 5.5\n"
    text += "食品 112.2 12.2\n其中:粮食 111.2 11.2\n水产品 114.1 14.1\n家庭用品 104.1 4.1\n"
    labels = [label for label, *_ in figures(scanned(f"{text}其中:耐用品 101.1 1.1\n", shipped))]
    assert any(label.startswith("食品") and "粮食" in label for label in labels)
    assert all(label.startswith("家庭用品") for label in labels if "耐用品" in label)


def test_stages_of_a_plan_hold_for_the_paragraphs_below(shipped: Catalogue) -> None:
    text = "某省营养计划(2018—2030年)\n到2020年，营养制度健全。\n5岁以下儿童贫血率控制在4%以下。\n"
    draft = scanned(f"{text}到2030年，营养制度完善。\n孕妇贫血率控制在6%以下。\n", shipped)
    assert figures(draft) == [
        ("5岁以下儿童贫血率", "4%以下", "target", "2020", False),
        ("孕妇贫血率", "6%以下", "target", "2030", False),
    ]


def test_the_end_of_the_plan_before_is_what_a_change_counts_from(shipped: Catalogue) -> None:
    text = (
        "某省“九五”计划\n二、目标\n病人数较“八五”期末下降30%，病牛数在“八五”期末的基础上下降20%。\n"
    )
    assert [row[1:4] for row in figures(scanned(text, shipped))] == [
        ("较“八五”期末下降30%", "target", "2000"),
        ("下降20%", "target", "2000"),
    ]


def test_the_sign_of_a_footnote_is_no_part_of_a_name(shipped: Catalogue) -> None:
    text = "某县2017年统计公报\n2017年末全县常住人口[3]45.6万人，比上年末增加1.2万人。\n"
    assert figures(scanned(text, shipped))[0][:2] == ("常住人口", "45.6万人")


def test_the_summary_in_the_box_of_a_page_is_text(shipped: Catalogue) -> None:
    aims = "到2025年，婚检率达到97%，产前筛查率达到88%。" + "推进各项工作，保障人民健康。" * 4
    box = f"颁布日期 | 2021-06-10 |\n摘要 | {aims} |\n"
    found = figures(scanned(f"钦州市“十四五”规划\n{box}", shipped))
    assert [row[:2] for row in found] == [("婚检率", "97%"), ("产前筛查率", "88%")]
