"""Heads of tables in several rows, tables that share out aims, and what stands beside levels."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_tables import cells, scanned

REPORT = "某省2015年卫生统计公报\n\n表1 2015年卫生情况\n"


def test_years_in_the_third_row_of_heads_are_those_of_their_columns(shipped: Catalogue) -> None:
    text = (
        f"{REPORT}\t医疗机构(个)\t\t\t\t床位数(张)\t\n\t医院\t\t卫生院\t\t\t\n"
        "\t2014\t2015\t2014\t2015\t2014\t2015\n合计\t120\t130\t800\t790\t234\t250\n公立\t90\t88\t79\t78\t200\t210\n"
    )
    assert [cell for cell in cells(scanned(text, shipped)) if cell[1] in ("120", "790", "234")] == [
        ("医疗机构(个)医院", "120", "actual", "2014"),
        ("医疗机构(个)卫生院", "790", "actual", "2015"), ("床位数(张)", "234", "actual", "2014"),
    ]  # fmt: skip


def test_a_row_that_counts_the_columns_is_none_of_figures(shipped: Catalogue) -> None:
    text = f"{REPORT}地区\t床位数(张)\t医师数(人)\n甲\t1\t2\n全省\t300\t40\n"
    assert [cell[1] for cell in cells(scanned(text, shipped))] == ["300", "40"]


def test_a_part_alone_in_the_second_row_of_heads_is_read(shipped: Catalogue) -> None:
    text = f"{REPORT}地区\t教职工数(人)\t\t床位数(张)\n\t\t其中：教师\t\n全省\t300\t40\t7\n"
    found = cells(scanned(text, shipped))
    assert [cell[1] for cell in found] == ["300", "40", "7"]
    assert found[1][0] == "教职工数(人)其中:教师"


def test_a_table_that_shares_out_tasks_holds_aims_of_its_year(shipped: Catalogue) -> None:
    text = "关于下达2015年造林任务的通知\n\n2015年造林任务表\n单位\t造林面积(万亩)\t备注\n哈尔滨市\t2.5\t\n牡丹江市\t3.0\t\n"
    assert [cell[1:] for cell in cells(scanned(text, shipped))] == [
        ("2.5", "target", "2015"), ("3.0", "target", "2015"),
    ]  # fmt: skip


def test_a_table_whose_year_the_notice_contradicts_is_marked(shipped: Catalogue) -> None:
    text = "关于下达2016年造林任务的通知\n\n2015年造林任务表\n单位\t造林面积(万亩)\t备注\n哈尔滨市\t2.5\t\n牡丹江市\t3.0\t\n"
    draft = scanned(text, shipped)
    assert len(draft.unsure) == draft.rows == 2


def test_tasks_of_a_part_of_a_year_are_marked(shipped: Catalogue) -> None:
    text = "一季度任务\n\n2015年一季度造林任务表\n单位\t造林面积(万亩)\t备注\n哈尔滨市\t2.5\t\n牡丹江市\t3.0\t\n"
    draft = scanned(text, shipped)
    assert len(draft.unsure) == draft.rows == 2


def test_a_head_with_a_colon_in_its_brackets_is_one(shipped: Catalogue) -> None:
    text = f"{REPORT}地区\t人口(单位:万人)\n全省\t300\n甲市\t12\n乙市\t14\n"
    assert [cell[1] for cell in cells(scanned(text, shipped))] == ["300", "12", "14"]


def test_growth_beside_the_level_of_one_head_is_of_its_year_and_role(shipped: Catalogue) -> None:
    text = (
        "某市2015年计划执行情况\n\n表1 2015年计划主要指标完成情况\n指标\t单位\t2015年目标\t\t2015年实绩\t\n"
        "\t\t绝对值\t增速(%)\t绝对值\t增速(%)\n生产总值\t亿元\t4620\t7以上\t4619.8\t8.3\n"
        "固定资产投资\t亿元\t3420\t12以上\t3456.4\t13.2\n"
    )
    draft = scanned(text, shipped)
    assert not draft.unsure
    found = {(cell[1], cell[2], cell[3]) for cell in cells(draft)}
    assert {("7以上", "prior_target", "2015"), ("8.3", "actual", "2015")} <= found
    assert "measure: change_pct" in draft.text and "reference_year: 2014" in draft.text


def test_names_where_weights_should_stand_tell_that_cells_are_lost(shipped: Catalogue) -> None:
    text = "主要目标\n项目\t分值\t2025年目标\n健康\t死亡率\t3\n服务\t覆盖率\t2\n"
    draft = scanned(text, shipped)
    assert not draft.rows and [one.printed for one in draft.unused] == ["3", "2"]


def test_a_mean_of_a_year_is_no_change(shipped: Catalogue) -> None:
    text = "某市“十四五”规划\n\n一、目标\n\n表1 主要指标\n指标\t2020年年均浓度\t2025年年均浓度\n细颗粒物\t47\t40\n"
    assert {cell[1] for cell in cells(scanned(text, shipped))} == {"47", "40"}


def test_a_cell_over_two_columns_of_a_drawn_table_stands_above_both(shipped: Catalogue) -> None:
    drawn = (
        "┌───┬─────┬─────────┬─────┐\n│   │     │  2010年  │ 增长率  │\n│省份 │2005年排放量│         │     │\n"
        "│   │     ├────┬────┤(%)  │\n│   │     │控制量 │其中:电力│     │\n├───┼─────┼────┼────┼─────┤\n"
        "│北京 │19.1 │15.2│5.0 │-20.4│\n├───┼─────┼────┼────┼─────┤\n│天津 │26.5 │24.0│13.1│-9.4 │\n└───┴─────┴────┴────┴─────┘\n"
    )
    text = f"国家二氧化硫污染防治“十一五”规划\n\n一、指标\n\n排放总量控制计划表\n\n{drawn}"
    found = {cell[1]: cell[2:] for cell in cells(scanned(text, shipped))}
    assert found["5.0"][0] == found["15.2"][0] == "target"
    assert found["19.1"][0] == "baseline"


def test_dollars_and_cubic_metres_belong_to_their_figures(shipped: Catalogue) -> None:
    text = "2020年，全市实际利用外资5亿美元，水资源总量为39.5亿m3，人均用水量为191m3。"
    draft = scanned(text, shipped)
    assert all(printed in draft.text for printed in ("5亿美元", "39.5亿m3", "191m3"))


def test_rows_between_lines_of_one_bar_are_read(shipped: Catalogue) -> None:
    rows = [
        ["医院类别", "医院(个)", "床位(张)", "卫生人员(人)"],
        ["合计", "技术人员", "医师"],
        ["全市", "271", "57455", "83314", "69786", "23804"],
        ["综合医院", "105", "29419", "47958", "40869", "13964"],
        ["中医院", "38", "8126", "11264", "9948", "3720"],
    ]
    text = "2020年某市医院统计\n" + "".join("|\n" + "".join(f"{c} |\n" for c in r) for r in rows)
    found = {cell[1]: cell for cell in cells(scanned(text, shipped))}
    assert len(found) == 15
    assert found["8126"][2:] == found["13964"][2:] == ("actual", "2020")
    assert "床位" in found["8126"][0]
    assert "医师" in found["13964"][0]


def test_heads_of_all_begin_what_stands_below_each_head(shipped: Catalogue) -> None:
    text = (
        "某市历年卫生资源统计\n年份 | 机构(个) | 床位(张) | 技术人员(人) |\n"
        "全部 | 医院 | 全部 | 医院 | 全部 | 医师 | 护士 |\n"
        "2008 | 2784 | 428 | 46124 | 41212 | 65115 | 25865 | 21967 |\n"
        "2010 | 2687 | 438 | 48828 | 44080 | 70040 | 28478 | 24193 |\n"
    )
    found = {cell[1]: cell for cell in cells(scanned(text, shipped))}
    assert found["41212"][0].startswith("床位")
    assert "医院" in found["41212"][0]
    assert (found["28478"][0][:4], found["28478"][3]) == ("技术人员", "2010")


@pytest.mark.parametrize("number", ["1", "(1)", "1."])
def test_a_counted_row_whose_values_are_words_is_no_head(number: str, shipped: Catalogue) -> None:
    second = number.replace("1", "2")
    table = (
        "| 序号 | 指标名称 | 2020年基线值 | 2025年目标值 |\n| --- | --- | --- | --- |\n"
        f"| {number} | 工伤保险参保人数 | 612万人 | 稳步提升 |\n"
        f"| {second} | 危害项目申报率 | 84.5% | ≥92% |\n"
    )
    draft = scanned(f"某省“十四五”规划\n表1 主要指标\n\n{table}", shipped)
    assert [cell[:3] for cell in cells(draft)] == [
        ("工伤保险参保人数", "612万人", "baseline"), ("工伤保险参保人数", "稳步提升", "target"),
        ("危害项目申报率", "84.5%", "baseline"), ("危害项目申报率", "≥92%", "target"),
    ]  # fmt: skip


def test_rows_below_a_rule_of_markdown_have_the_heads_above_it(shipped: Catalogue) -> None:
    rows = "".join(f"| ({at}) | X项申报率{at} | {at}1% | ≥{at}2% |\n" for at in range(1, 6))
    table = "| 序号 | 指标名称 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n"
    draft = scanned(f"某省“十四五”规划\n表1 主要指标\n\n{table}{rows}", shipped)
    assert [cell[1] for cell in cells(draft)] == [
        printed for at in range(1, 6) for printed in (f"{at}1%", f"≥{at}2%")
    ]


def test_a_name_of_two_levels_is_no_number_of_a_row(shipped: Catalogue) -> None:
    table = "指标 | 2020年 | 2025年\n---|---|---\n三、四级手术占比（%） | 46.2 | 58\n三、药占比 | 29 | 26\n"
    draft = scanned(f"某院“十四五”规划\n表1 主要指标\n\n{table}", shipped)
    assert [cell[0] for cell in cells(draft)[::2]] == ["三、四级手术占比（%）", "药占比"]


def test_what_a_page_says_of_itself_is_no_table(shipped: Catalogue) -> None:
    page = (
        "索 引 号： | 00432178-5/2024-00217 | 主题分类： | 综合政务 |\n"
        "发布机构： | 某市人民政府办公室 | 成文日期： | 2024-02-21 |\n"
        "文 号： | 某政办字〔2024〕11号 | 有效性： | 有效 |\n\n"
    )
    draft = scanned(page + "某市2024年民生实事任务分解方案\n\n新建幼儿园3所。\n", shipped)
    assert [entry.row.whole_label for entry in draft.entries] == ["新建幼儿园"]


def test_a_change_of_all_years_is_one_whatever_signs_its_name_has(shipped: Catalogue) -> None:
    table = (
        "| 指标 | 2015年 | 2020年 | 年均增长[累计] |\n|---|---|---|---|\n"
        "| 学前毛入园率（%） | 83.7 | 92 | [8.3] |\n| 高中毛入学率（%） | 88.9 | 95 | [6.1] |\n"
    )
    draft = scanned(
        f"某市“十三五”规划\n表1 主要指标\n\n{table}\n注：[ ]内为五年累计数。\n", shipped
    )
    told = [entry.row.values["target"] for entry in draft.entries if "[" in entry.row.prints[0]]
    assert [reading.given["measure"] for reading in told] == ["change_points", "change_points"]


def test_a_name_that_says_of_whom_is_of_no_group_above(shipped: Catalogue) -> None:
    table = (
        "指标\t单位\t2020年\t2025年\n高中阶段教育\n在校生数\t万人\t11\t13\n毛入学率\t%\t93\t96\n"
        "高等教育\n在校生数\t万人\t5\t6\n毛入学率\t%\t55\t63\n儿童青少年总体近视率\t%\t52\t49\n"
    )
    draft = scanned(f"某市“十四五”规划\n表1 主要指标\n\n{table}", shipped)
    labels = [cell[0] for cell in cells(draft)[::2]]
    assert labels[-2:] == ["高等教育毛入学率", "儿童青少年总体近视率"]
