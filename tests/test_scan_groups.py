"""Tables that blanks keep apart, with groups whose words a page broke beside the rows."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import rows
from tests.test_scan_tables import cells, scanned

TITLE = "某市残疾人事业“十四五”规划\n\n二、总体目标\n\n        专栏1  主要指标\n\n"
HEADS = "    类别            指    标                2020 年    2025 年    属  性\n\n"
BROKEN = """
    收入和    1.残疾人家庭人均收入年均增长(%)       —        >6.5      预期性
    就  业
              2.城镇新增残疾人就业人数(人)        1320       1500      预期性

    社会保    3.残疾人养老保险参保率(%)           91.3       >95       预期性

    障和基
    本公共    4.残疾人基本康复服务率(%)           86.5       >90       约束性
    服  务
              5.残疾人辅助器具适配率(%)           84.8       >90       约束性


                                — 5 —

    三、主要任务
"""


def test_a_group_broken_over_lines_leaves_the_rows_whole(shipped: Catalogue) -> None:
    assert cells(scanned(TITLE + HEADS + BROKEN, shipped)) == [
        ("残疾人家庭人均收入年均增长(%)", "—", "baseline", ""),
        ("残疾人家庭人均收入年均增长(%)", ">6.5", "target", ""),
        ("城镇新增残疾人就业人数(人)", "1320", "baseline", ""),
        ("城镇新增残疾人就业人数(人)", "1500", "target", ""),
        ("残疾人养老保险参保率(%)", "91.3", "baseline", ""),
        ("残疾人养老保险参保率(%)", ">95", "target", ""),
        ("残疾人基本康复服务率(%)", "86.5", "baseline", ""),
        ("残疾人基本康复服务率(%)", ">90", "target", ""),
        ("残疾人辅助器具适配率(%)", "84.8", "baseline", ""),
        ("残疾人辅助器具适配率(%)", ">90", "target", ""),
    ]


def test_what_stands_below_the_last_row_is_no_piece_of_a_group(shipped: Catalogue) -> None:
    draft = scanned(TITLE + HEADS + BROKEN + "    到2025年，康复率达到95%。\n", shipped)
    assert [(row.line, row.section) for row in draft.unsure] == []
    sections = {entry.part.part.section for entry in draft.entries}
    assert sections == {"二、总体目标", "三、主要任务"}


@pytest.mark.parametrize("row", ["86.5        >90", "86.5  >90  约束性", "84   90"])
def test_the_figures_of_a_row_without_its_table_are_unused(row: str, shipped: Catalogue) -> None:
    """No row of the draft takes one of them for an aim: all the blanks are gone there."""
    draft = scanned(f"某市“十四五”规划\n二、目标\n10.残疾人康复服务率(%)     {row}\n", shipped)
    assert list(rows(draft)) == []
    assert [left.printed for left in draft.unused] == row.replace("约束性", "").split()


def test_the_number_of_a_row_is_no_part_of_an_age(shipped: Catalogue) -> None:
    names = ["人均预期寿命（岁）", "65岁及以上老年人健康管理率（%）", "婴儿死亡率（‰）"]
    table = "\n".join(
        ["指标 | 2020年 | 2025年", "---|---|---"]
        + [f"{at}.{name} | {at}5 | {at}7" for at, name in enumerate(names, 8)]
    )
    draft = scanned(f"某市“十四五”规划\n表1 主要指标\n\n{table}\n", shipped)
    assert [cell[0] for cell in cells(draft)[::2]] == names


def test_a_number_that_counts_nothing_on_stays(shipped: Catalogue) -> None:
    table = "指标 | 2020年 | 2025年\n---|---|---\n人均预期寿命 | 77 | 78\n9.5万亩耕地等级 | 5 | 4\n"
    draft = scanned(f"某市“十四五”规划\n表1 主要指标\n\n{table}", shipped)
    assert {cell[0] for cell in cells(draft)} == {"人均预期寿命", "9.5万亩耕地等级"}


KINDS = "项目类型 | 项目个数（项） | 投资规模（亿元）\n---|---|---\n交通 | 40 | 0.78\n水利 | 19 | 0.82\n"


def test_a_table_that_counts_projects_by_kind_lists_none(shipped: Catalogue) -> None:
    draft = scanned(f"某县2019年统计公报\n表1 项目\n\n{KINDS}", shipped)
    assert [cell[:2] for cell in cells(draft)] == [
        ("交通项目个数(项)", "40"), ("交通投资规模(亿元)", "0.78"),
        ("水利项目个数(项)", "19"), ("水利投资规模(亿元)", "0.82"),
    ]  # fmt: skip
    assert "projects:" not in draft.text


def test_what_a_list_of_projects_has_no_field_for_is_unused(shipped: Catalogue) -> None:
    listed = (
        "项目名称 | 投资（万元） | 床位（张）\n---|---|---\n甲医院 | 900 | 50\n乙医院 | 800 | 60\n"
    )
    draft = scanned(f"某县“十四五”规划\n表1 项目\n\n{listed}", shipped)
    assert "total_investment: 900" in draft.text
    assert [left.printed for left in draft.unused] == ["50", "60"]


def test_a_heading_in_the_line_of_its_text_ends_the_section_before(shipped: Catalogue) -> None:
    text = "某市“十四五”规划\n一、任务\n（一）健康教育\n达标率90%。\n（二）控烟行动。吸烟率20%。\n"
    draft = scanned(text, shipped)
    assert [(entry.row.label, entry.part.part.section) for entry in draft.entries] == [
        ("达标率", "一、任务/（一）健康教育"), ("吸烟率", "一、任务"),
    ]  # fmt: skip


def test_a_text_with_headings_of_markdown_is_that_whatever_its_name(shipped: Catalogue) -> None:
    text = "# 某市“十四五”规划\n\n## 发展基础\n\n吸烟率25%。\n\n## 主要目标\n\n吸烟率20%。\n"
    assert [row[2] for row in rows(scanned(text, shipped, "some-plan.txt"))] == ["actual", "target"]
