"""The forms in which pages give tables, and what `scan` makes of their rows and columns."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from plancmp.language.documents import document_of
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft, write_draft
from plancmp.tracing.scan.scan import scan_document

Cell = tuple[str, str, str, str]
"""A label, a printed value, its role and its year as written in the row (empty: the usual one)."""


def scanned(text: str, shipped: Catalogue, name: str = "some-plan.txt") -> Draft:
    document = document_of(name, text.encode())
    return write_draft(scan_document(document, shipped.vocabulary), shipped.vocabulary, "some-plan")


def cells(draft: Draft) -> list[Cell]:
    """Return the cells of the tables of a draft in order."""
    found: list[Cell] = []
    loaded: dict[str, Any] = yaml.load(draft.text, yaml.BaseLoader)
    tables = [table for section in loaded["sections"] for table in section.get("tables", [])]
    for row in (row for table in tables for row in table["rows"]):
        for role in ("baseline", "actual", "target", "prior_target"):
            value = row.get(role)
            if isinstance(value, dict):
                found.append((row["label"], value["printed"], role, value.get("year", "")))
            elif value is not None:
                found.append((row["label"], value, role, row.get("year", "")))
        for year, value in row.get("targets", {}).items():
            found.append((row["label"], value, "target", year))
    return found


REACHED = [
    ("婴儿死亡率(‰)", "3.1", "actual", "2019"),
    ("婴儿死亡率(‰)", "3.0", "actual", "2020"),
    ("住院分娩率(%)", "99.1", "actual", "2019"),
    ("住院分娩率(%)", "99.2", "actual", "2020"),
]
FORMS = {
    "a cell a line": "项目\n\n2019\n\n2020\n\n婴儿死亡率(‰)\n\n3.1\n\n3.0\n\n住院分娩率(%)\n\n99.1\n\n99.2",
    "bars at the ends": "项目 |\n2019 |\n2020 |\n婴儿死亡率(‰) |\n3.1 |\n3.0 |\n住院分娩率(%) |\n99.1 |\n99.2 |",
    "bars between the rows": (
        "|\n项目 |\n2019 |\n2020 |\n|\n婴儿死亡率(‰) |\n3.1 |\n3.0 |\n|\n住院分娩率(%) |\n99.1 |\n99.2 |"
    ),
    "a cell broken in two": (
        "项目 |\n2019 |\n2020 |\n婴儿死亡\n率(‰) |\n3.1 |\n3.0 |\n住院分娩率(%) |\n99.1 |\n99.2 |"
    ),
    "bars on lines of their own": (
        "项 目\n|\n2019年\n|\n2020年\n|\n婴儿死亡率(‰)\n|\n3.1\n|\n3.0\n|\n住院分娩率(%)\n|\n99.1\n|\n99.2\n|"
    ),
    "bars in front": (
        "项目\n| 2019年\n| 2020年\n| 婴儿死亡率(‰)\n| 3.1\n| 3.0\n| 住院分娩率(%)\n| 99.1\n| 99.2"
    ),
    "names in two languages": (
        "项目 |\nItem |\n2019 |\n2020 |\n|\n|\n|\n|\n婴儿死亡率(‰) |\nInfant\nmortality |\n3.1 |\n3.0 |\n"
        "住院分娩率(%) |\nHospital births |\n99.1 |\n99.2 |\n|\nNote |\n|\n|"
    ),
    "names in two languages on one line": (
        "Item 2019 2020\n婴儿死亡率(‰)  Infant mortality (per 1 000 births) 3.1 3.0\n"
        "住院分娩率(%)  Hospital births (%) 99.1 99.2"
    ),
    "wide blanks": (
        f"指 标{' ' * 40}2019 年{' ' * 20}2020 年\n\n婴儿死亡率(‰){' ' * 40}3.1{' ' * 20}3.0\n"
        f"住院分娩率(%){' ' * 40}99.1{' ' * 20}99.2"
    ),
    "side by side": (
        "指标 | 婴儿死亡率(‰) | 住院分娩率(%) |\n2019年实际 | 3.1 | 99.1 |\n2020年实际 | 3.0 | 99.2 |"
    ),
    "a caption in the table": (
        "| 2-1 生育情况 | |||\n| 项目 | 2019 | 2020 |\n| 婴儿死亡率(‰) | 3.1 | 3.0 |\n"
        "| 住院分娩率(%) | 99.1 | 99.2 |"
    ),
    "a row a year": "年份\t婴儿死亡率(‰)\t住院分娩率(%)\n2019\t3.1\t99.1\n2020\t3.0\t99.2",
    "a row a year, a cell a line": (
        "年份\n婴儿死亡率(‰)\n住院分娩率(%)\n2019\n3.1\n99.1\n2020\n3.0\n99.2\n2021\n-\n-"
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(shipped: Catalogue, form: str) -> None:
    draft = scanned(f"2020年生育情况\n{FORMS[form]}\n", shipped)
    assert cells(draft) == REACHED
    assert not draft.unsure


def test_a_row_for_each_place_says_for_which(shipped: Catalogue) -> None:
    draft = scanned(
        "2020年各市资源情况\n地区\t床位数(张)\t机构数(个)\n全省\t900\t90\n桂林市\t400\t40\n某镇\t500\t50\n", shipped
    )  # fmt: skip
    assert [cell[1] for cell in cells(draft)] == ["900", "90", "400", "40", "500", "50"]
    assert {cell[0] for cell in cells(draft)} == {"床位数(张)", "机构数(个)"}
    assert draft.text.count("scope: 桂林市") == draft.text.count("scope: 某镇") == 2


def test_a_column_says_what_is_counted_where_none_says_a_year(shipped: Catalogue) -> None:
    draft = scanned(
        "2019年传染病统计表\n病名\n发病数\n死亡数\n同比\n甲病\n12\n3\n5\n乙病\n8\n0\n-1\n丙病\n7\n1\n2\n", shipped
    )  # fmt: skip
    assert cells(draft)[:3] == [
        ("甲病发病数", "12", "actual", "2019"),
        ("甲病死亡数", "3", "actual", "2019"),
        ("甲病", "5", "actual", "2019"),
    ]
    assert len(draft.unsure) == 3  # whose growth it is, and from when, is not said
    of_a_month = scanned(
        "2019年6月传染病统计表\n病名\n发病数\n死亡数\n甲病\n12\n3\n乙病\n8\n0\n丙病\n7\n1\n",
        shipped,
    )
    assert len(of_a_month.unsure) == len(cells(of_a_month)) == 6


def test_parts_carry_what_they_are_parts_of_and_no_indicator_of_the_whole(
    shipped: Catalogue,
) -> None:
    draft = scanned(
        "2018年生育情况\n项目\t2017\t2018\n孕产妇死亡率(1/10万)\t9.4\t8.1\n其中：产后出血\t0.7\t0.5\n", shipped
    )  # fmt: skip
    rows = [line for line in draft.text.splitlines() if "产后出血" in line]
    assert all("label: 孕产妇死亡率其中:产后出血" in line.replace("：", ":").replace('"', "")
               for line in rows)  # fmt: skip
    assert all("indicator: none" in line for line in rows)
    beds = scanned(
        "各类机构床位数\n单位：张\n项目\t2017\t2018\n合计\t90\t95\n#医院\t50\t51\n", shipped
    )
    assert [cell[0] for cell in cells(beds)] == ["各类机构床位数"] * 2 + ["医院床位数"] * 2
    assert "unit: 张" in beds.text


def test_a_page_that_lost_the_unit_still_gives_the_row(shipped: Catalogue) -> None:
    draft = scanned(
        "钦州市“十四五”规划\n指标\n单位\n2020年\n2025年目标\n性质\n婴儿死亡率\n3.4\n≤3.1\n预期性\n"
        "孕产妇死亡率\n1/10万\n9.0\n≤8.0\n预期性\n",
        shipped,
    )
    assert [cell[:3] for cell in cells(draft)] == [
        ("婴儿死亡率", "3.4", "baseline"),
        ("婴儿死亡率", "≤3.1", "target"),
        ("孕产妇死亡率", "9.0", "baseline"),
        ("孕产妇死亡率", "≤8.0", "target"),
    ]


def test_rows_that_may_have_moved_to_the_left_are_marked(shipped: Catalogue) -> None:
    draft = scanned(
        "2019年床位情况\n| 项目 | 2017 | 2018 | 2019 |\n| 婴儿死亡率(‰) | 3 | 2 | 1 |\n| 住院分娩率(%) | 98 | 99 | |\n",
        shipped,
    )  # fmt: skip
    assert {row.label for row in draft.unsure} == {"住院分娩率(%)"}


def test_what_fits_no_row_is_listed(shipped: Catalogue) -> None:
    draft = scanned(
        "2020年生育情况\n项目\n2018\n2019\n2020\n婴儿死亡率(‰)\n3.1\n3.0\n2.9\n出生数\n77\n78\n住院分娩率(%)\n97\n98\n99\n"
        "剖宫产率(%)\n33\n34\n35\n",
        shipped,
    )  # fmt: skip
    assert "77 78" in " ".join(left.printed for left in draft.unused)
    assert len(cells(draft)) == 9


def test_columns_that_only_blanks_keep_apart(shipped: Catalogue) -> None:
    draft = scanned(
        "2020年生育情况\n机构数(个) 床位数(张)\n2019 年 2020 年 2019 年 2020 年\n总计 10 11 300 310\n"
        "某医院 5 6 100 110\n另一医院 7 8\n又一医院 1 1 50 50\n",
        shipped,
    )
    assert cells(draft)[:4] == [
        ("机构数(个)", "10", "actual", "2019"),
        ("机构数(个)", "11", "actual", "2020"),
        ("床位数(张)", "300", "actual", "2019"),
        ("床位数(张)", "310", "actual", "2020"),
    ]
    assert "7 8" in [left.printed for left in draft.unused]
    plan = scanned(
        "钦州市“十四五”规划\n序号 指标 单位 2020年 2025年 性质\n1 婴儿死亡率 ‰ 3.4 ≤3.1 预期性\n"
        "2 每千常住人口 执业(助理)医师数 人 2.2 ≥2.5 预期性\n3 吸烟率 % 20 预期性\n",
        shipped,
    )
    assert [cell[:3] for cell in cells(plan)] == [
        ("婴儿死亡率", "3.4", "baseline"),
        ("婴儿死亡率", "≤3.1", "target"),
        ("每千常住人口执业(助理)医师数", "2.2", "baseline"),
        ("每千常住人口执业(助理)医师数", "≥2.5", "target"),
        ("吸烟率", "20", "target"),  # a row that says what kind of aim it has lacks its base
    ]


def test_years_below_a_merged_head(shipped: Catalogue) -> None:
    draft = scanned(
        "2020年资源情况\n机构类别\t机构数(个)\t\t床位数(张)\t\n\t2019年\t2020年\t2019年\t2020年\n合计\t10\t11\t300\t310\n",
        shipped,
    )  # fmt: skip
    assert cells(draft) == [
        ("机构数(个)", "10", "actual", "2019"),
        ("机构数(个)", "11", "actual", "2020"),
        ("床位数(张)", "300", "actual", "2019"),
        ("床位数(张)", "310", "actual", "2020"),
    ]


def test_no_number_is_made_of_two_lines(shipped: Catalogue) -> None:
    draft = scanned("2019年甲情况\n一、概况\n乙增长\n682360.8\n701631.9\n2.8\n", shipped)
    printed = [left.printed for left in draft.unused] + [row.printed for row in draft.unsure]
    assert "701631.9" in printed
    assert "2.8" in printed
    two = scanned("一、概况\n1589  140 31547\n", shipped)
    assert "1589140" not in [left.printed for left in two.unused]


def test_an_aim_in_words_stands_in_its_row(shipped: Catalogue) -> None:
    lines = ["序号", "指标名称", "单位", "2023年", "2027年", "牵头单位"]
    lines += ["1", "人均预期寿命", "岁", "78.09", "≥80", "甲局"]
    lines += ["2", "省级示范区", "个", "0", "建成", "乙局"]
    lines += ["3", "居民健康素养水平", "%", "30.15", "不低于全省平均水平", "甲局"]
    text = "某市行动计划(2024-2027年)\n" + "\n".join(f"{line} |" for line in lines)
    found = cells(scanned(text, shipped))
    assert ("省级示范区", "建成", "target") in [cell[:3] for cell in found]
    assert ("居民健康素养水平", "不低于全省平均水平", "target") in [cell[:3] for cell in found]
    assert len(found) == 6


def test_a_list_whose_rows_are_counted_and_a_label_that_comes_again(shipped: Catalogue) -> None:
    draft = scanned(
        "22-3 前几位死亡原因 (2006年)\n 顺位   死 亡 原 因   占死亡总人数的%\n  合计的一种 90.41\n"
        "1 甲病 27.25\n2 乙病 17.66\n3 丙病 17.10\n  男性 91.04\n1 甲病 30.45\n",
        shipped,
    )
    found = cells(draft)
    assert ("甲病占死亡总人数的%", "27.25", "actual", "2006") in found
    assert len(found) == 6
    assert [(row.label, row.printed) for row in draft.unsure] == [("甲病占死亡总人数的%", "30.45")]


def test_one_table_ends_where_the_heads_of_the_next_begin(shipped: Catalogue) -> None:
    reached = "指标 单位 2015年 2020年目标 2020年实际 婴儿死亡率 ‰ 5.0 ≤4.5 3.8 孕产妇死亡率 1/10万 15 ≤12 10.1"
    aims = "领域 指标 2020年基期值 2025年目标值 指标性质 健康水平 婴儿死亡率(‰) 3.8 ≤3.5 约束性 健康资源 每千人口床位数(张) 6.1 7.5 预期性"
    draft = scanned(
        "某市“十四五”卫生健康规划\n一、发展基础\n表1 “十三五”主要指标完成情况\n" + reached.replace(" ", "\n")
        + "\n二、发展目标\n表2 “十四五”主要指标\n" + aims.replace(" ", "\n") + "\n",
        shipped,
    )  # fmt: skip
    assert ("婴儿死亡率", "≤4.5", "prior_target", "") in cells(draft)
    assert [cell for cell in cells(draft) if cell[2] == "target"] == [
        ("婴儿死亡率(‰)", "≤3.5", "target", ""),
        ("每千人口床位数(张)", "7.5", "target", ""),
    ]
    yearly = "年份 孕产妇死亡率(1/10万) 婴儿死亡率(‰) 2018 9.8 3.7 2019 9.1 3.5"
    first = "指标 单位 2019年 2018年 同比增长(%) 总诊疗人次 万人次 512.3 498.1 2.9 出院人数 万人 21.2 20.5 3.4"
    both = scanned(
        "2019年卫生统计简报\n医疗情况\n" + first.replace(" ", " |\n") + " |\n妇幼情况\n"
        + yearly.replace(" ", " |\n") + " |\n",
        shipped,
    )  # fmt: skip
    assert [cell[0] for cell in cells(both)] == [
        *["总诊疗人次"] * 3, *["出院人数"] * 3, *["孕产妇死亡率(1/10万)"] * 2, *["婴儿死亡率(‰)"] * 2,
    ]  # fmt: skip
    assert not both.unused


def test_heads_that_name_plans_are_years(shipped: Catalogue) -> None:
    draft = scanned(
        "某县卫生健康规划(2021-2025年)\n一、发展目标\n| 指标 | 单位 | “十三五”末 | “十四五”末目标 |\n"
        "| 婴儿死亡率 | ‰ | 3.8 | ≤3.5 |\n| 住院分娩率 | % | 99.9 | ≥99.9 |\n",
        shipped,
    )
    assert [cell[1:3] for cell in cells(draft)] == [
        ("3.8", "baseline"), ("≤3.5", "target"), ("99.9", "baseline"), ("≥99.9", "target"),
    ]  # fmt: skip


def test_years_that_come_again_for_each_head(shipped: Catalogue) -> None:
    text = (
        "机构数(个) 床位数(张) 2019 2020 2019 2020 总计 10 11 300 310 甲 4 5 100 101 乙 6 6 200 209"
    )
    draft = scanned("2020年资源情况\n" + text.replace(" ", "\n") + "\n", shipped)
    assert cells(draft)[:4] == [
        ("机构数(个)", "10", "actual", "2019"),
        ("机构数(个)", "11", "actual", "2020"),
        ("床位数(张)", "300", "actual", "2019"),
        ("床位数(张)", "310", "actual", "2020"),
    ]
    assert len(cells(draft)) == 12


def test_changes_stand_between_values_and_nature(shipped: Catalogue) -> None:
    text = "类别 指标 2015年 2020年 年均增速[累计] 属性 健康水平 人均预期寿命(岁) 78.1 79 [0.9] 预期性 孕产妇死亡率(/10万) 8.5 ≤8 — 约束性"
    draft = scanned(
        "某区“十三五”卫生规划\n一、目标\n" + text.replace(" ", " |\n") + " |\n", shipped
    )
    assert [cell[:3] for cell in cells(draft)] == [
        ("人均预期寿命(岁)", "78.1", "baseline"), ("人均预期寿命(岁)", "79", "target"),
        ("人均预期寿命(岁)", "[0.9]", "target"),
        ("孕产妇死亡率(/10万)", "8.5", "baseline"), ("孕产妇死亡率(/10万)", "≤8", "target"),
    ]  # fmt: skip
    assert "nature: 约束性" in draft.text
    assert not draft.unsure  # the change is that of its row
    assert not draft.unused


def test_a_plain_year_beside_the_year_of_an_aim_is_no_aim_for_certain(shipped: Catalogue) -> None:
    draft = scanned(
        "某市妇女规划(2021-2030年)\n一、目标\n指标\t单位\t2020年\t2022年\t2030年目标\n孕产妇死亡率\t1/10万\t9.1\t8.2\t≤8\n", shipped
    )  # fmt: skip
    assert len(draft.unsure) == 1
    told = scanned(
        "2019年统计表\n指标\t2018年\t2019年比2018年增长%\t2019年\n床位数(张)\t5\t20\t6\n", shipped
    )
    assert [cell[1:] for cell in cells(told)] == [
        ("5", "actual", "2018"), ("6", "actual", "2019"), ("20", "actual", "2019")
    ]  # fmt: skip
    assert not told.unsure


def test_rows_of_years_may_have_units_numbers_and_empty_cells(shipped: Catalogue) -> None:
    draft = scanned(
        "统计数据表\n序号\n| 指标\n| 单位\n| 2021年\n| 2020年\n| 2021年比2020年增长(+、-%)\n|\n"
        "1\n| 医院数\n| 个\n| 40\n|\n|\n|\n2\n| 床位数\n| 张\n|\n| 90\n|\n|\n"
        "3\n| 护士数\n| 人\n| 70\n| 60\n| 16.7\n|",
        shipped,
    )
    assert cells(draft) == [
        ("医院数", "40", "actual", "2021"),
        ("床位数", "90", "actual", "2020"),
        ("护士数", "70", "actual", "2021"),
        ("护士数", "60", "actual", "2020"),
        ("护士数", "16.7", "actual", "2021"),
    ]
    assert not draft.unused


def test_a_groups_head_is_a_part_of_the_name_below_it(shipped: Catalogue) -> None:
    draft = scanned(
        "病例数\n项目\n2019\n2020\n甲类病\n发病数\n41\n42\n乙类病\n发病数\n51\n52\n", shipped
    )
    assert [cell[:2] for cell in cells(draft)] == [
        ("甲类病发病数", "41"), ("甲类病发病数", "42"), ("乙类病发病数", "51"), ("乙类病发病数", "52")
    ]  # fmt: skip


def test_a_name_whose_unit_the_page_lost_is_marked(shipped: Catalogue) -> None:
    draft = scanned(
        "基本情况\n项目 2019 2020\n甲病死亡率(1/10) 1.3 1.2\n乙病死亡率( 2.3 2.2\n", shipped
    )
    assert draft.rows == len(draft.unsure) == 4
    assert all("label cut" in line for line in draft.text.split("\n") if "死亡率" in line)


def test_aims_beside_what_was_reached_in_their_year_are_former_ones(shipped: Catalogue) -> None:
    draft = scanned(
        "主要指标\n序号\n指标\n单位\n2020年\n完成情况\n2020年\n规划目标\n1\n婴儿死亡率\n‰\n3.1\n≤5\n"
        "2\n住院分娩率\n%\n99.2\n≥99\n",
        shipped,
    )
    assert cells(draft) == [
        ("婴儿死亡率", "3.1", "actual", "2020"), ("婴儿死亡率", "≤5", "prior_target", "2020"),
        ("住院分娩率", "99.2", "actual", "2020"), ("住院分娩率", "≥99", "prior_target", "2020"),
    ]  # fmt: skip


def test_indicators_side_by_side_go_on_in_further_rows(shipped: Catalogue) -> None:
    draft = scanned(
        "主要指标\n主 要 指 标 |\n婴儿死亡率 | 住院分娩率 |\n2025 年 目 标 值 |\n≤5‰ | 99% |\n属 性 |\n"
        "约束性 | 预期性 |\n主 要 指 标 |\n孕产妇死亡率 | 产前检查率 |\n2025 年 目 标 值 |\n≤9/10万 | >95% |\n",
        shipped,
    )
    assert [cell[:3] for cell in cells(draft)] == [
        ("婴儿死亡率", "≤5‰", "target"), ("住院分娩率", "99%", "target"),
        ("孕产妇死亡率", "≤9/10万", "target"), ("产前检查率", ">95%", "target"),
    ]  # fmt: skip
    assert draft.text.count("nature: 约束性") == draft.text.count("nature: 预期性") == 1


def test_the_nature_and_what_is_counted_may_stand_before_the_values(shipped: Catalogue) -> None:
    draft = scanned(
        "指标体系\n序号\n指标名称\n统计口径\n属性\n2025年目标值\n1\n婴儿死亡率\n户籍人口\n预期性\n≤2.8‰\n"
        "全人口\n预期性\n≤5.9‰\n2\n急救反应\n病人\n约束性\n15分钟到达率92%、20分钟到达率98%\n3\n"
        "自愿无偿献血比例\n-\n约束性\n100%\n",
        shipped,
    )
    assert [cell[:3] for cell in cells(draft)] == [
        ("婴儿死亡率", "≤2.8‰", "target"),
        ("婴儿死亡率", "≤5.9‰", "target"),
        ("自愿无偿献血比例", "100%", "target"),
    ]
    assert draft.text.count("nature: 预期性, scope: 户籍人口") == 1
    assert draft.text.count("nature: 预期性, scope: 全人口") == 1


def test_a_row_without_a_name_goes_on_for_another_scope(shipped: Catalogue) -> None:
    draft = scanned(
        "指标体系\n指标\t统计口径\t2025年目标值\n婴儿死亡率\t户籍人口\t≤2.8‰\n\t全人口\t≤5.9‰\n",
        shipped,
    )
    assert [cell[:2] for cell in cells(draft)] == [("婴儿死亡率", "≤2.8‰"), ("婴儿死亡率", "≤5.9‰")]
    assert draft.text.count("scope: 全人口") == 1
    assert not draft.unsure


@pytest.mark.parametrize(
    "row", ["农村居民人均纯收入元≥16000人", "某某参合率预期性≥90%", "某某│参合率≥90%"]
)
def test_names_with_the_cells_of_a_row_run_together_are_marked(
    shipped: Catalogue, row: str
) -> None:
    draft = scanned(f"一、发展目标\n到2025年，{row}。\n", shipped)
    assert [unsure.label for unsure in draft.unsure] == [row.partition("≥")[0]]


def test_what_is_to_change_a_year_or_altogether_is_read_from_its_column(shipped: Catalogue) -> None:
    draft = scanned(
        "专栏1 “十三五”主要指标\n指标 |\n2015年 |\n2020年 |\n年均增速(%)〔累计〕 |\n属性 |\n"
        "门诊人次(万人次) |\n30 |\n40 |\n6 |\n预期性 |\n污染物浓度下降(%) |\n- |\n- |\n〔18〕 |\n约束性 |\n"
        "住院分娩率(%) |\n98 |\n99 |\n〔2〕 |\n预期性 |\n产前检查率(%) |\n96 |\n97 |\n- |\n预期性 |\n",
        shipped,
    )
    assert cells(draft) == [
        ("门诊人次(万人次)", "30", "baseline", "2015"),
        ("门诊人次(万人次)", "40", "target", "2020"),
        ("门诊人次年均增速", "6", "target", "2016-2020"),
        ("污染物浓度下降(%)", "〔18〕", "target", "2016-2020"),
        ("住院分娩率(%)", "98", "baseline", "2015"), ("住院分娩率(%)", "99", "target", "2020"),
        ("住院分娩率(%)", "〔2〕", "target", "2016-2020"),
        ("产前检查率(%)", "96", "baseline", "2015"), ("产前检查率(%)", "97", "target", "2020"),
    ]  # fmt: skip
    assert "printed: 6, measure: annual_change_pct, number: 6" in draft.text
    (marked,) = [
        line for line in draft.text.split("\n") if "the fields beside `printed` are a guess" in line
    ]
    assert "〔2〕" in marked  # of a rate that is no change: points or per cent?


@pytest.mark.parametrize(
    "head", ["2020年比2015年增长(%)", "年均增长(百分点)"], ids=["since a year", "in points"]
)
def test_other_changes_are_listed_as_unused(head: str, shipped: Catalogue) -> None:
    draft = scanned(
        f"“十三五”主要指标\n指标\t2015年\t2020年\t{head}\n住院分娩率(%)\t98\t99\t1.5\n"
        "产前检查率(%)\t96\t97\t1.6\n",
        shipped,
    )
    assert len(cells(draft)) == 4
    assert [left.printed for left in draft.unused] == ["1.5", "1.6"]


def test_a_cell_may_hold_a_remark_or_a_misprinted_point(shipped: Catalogue) -> None:
    draft = scanned(
        "“十三五”主要指标\n指标\n单位\n2015年\n2020年目标\n人均期望寿命\n岁\n79。1\n(市级测算)\n80\n"
        "过早死亡率\n%\n12\n比2015年(12)降低10%\n婴儿死亡率\n‰\n3\n2\n",
        shipped,
    )
    assert [cell[:3] for cell in cells(draft)][:4] == [
        ("人均期望寿命", "79。1(市级测算)", "baseline"), ("人均期望寿命", "80", "target"),
        ("过早死亡率", "12", "baseline"), ("过早死亡率", "比2015年(12)降低10%", "target"),
    ]  # fmt: skip
    assert "number: 79.1" in draft.text
    assert 'measure: change_pct, number: "-10"' in draft.text


def test_heads_of_groups_with_numbers_do_not_end_a_table_of_bars(shipped: Catalogue) -> None:
    draft = scanned(
        "专栏1 “十三五”主要指标\n|\n指标\n| 2015年\n| 2020年\n| 属性\n|\n1。母婴健康\n| 婴儿死亡率(‰)\n"
        "| 3.1\n| 3.0\n| 预期性\n|\n2。医疗服务\n| 住院分娩率(%)\n| 99.1\n| 99.2\n| 预期性\n|\n",
        shipped,
    )
    assert cells(draft) == [
        ("婴儿死亡率(‰)", "3.1", "baseline", "2015"), ("婴儿死亡率(‰)", "3.0", "target", "2020"),
        ("住院分娩率(%)", "99.1", "baseline", "2015"), ("住院分娩率(%)", "99.2", "target", "2020"),
    ]  # fmt: skip


PLAN = "某某市“十四五”卫生健康规划\n\n一、主要指标\n\n"
HTML_TABLE = (
    "<table><tr><th rowspan=2>类别</th><th rowspan=2>指标名称</th><th rowspan=2>单位</th>"
    "<th colspan=2>{head}</th><th rowspan=2>属性</th></tr><tr><th>2020年</th><th>2025年</th></tr>"
    "<tr><td rowspan=2>健康</td><td>孕产妇死亡率</td><td>1/10万</td><td>8.2</td><td>≤7</td>"
    "<td>约束性</td></tr><tr><td>婴儿死亡率</td><td>‰</td><td>4.1</td><td>≤4</td><td>预期性</td></tr>"
    "</table>"
)


@pytest.mark.parametrize("head", ["指标值", "发展水平", "目标值"])
def test_one_head_above_base_and_aim(head: str, shipped: Catalogue) -> None:
    page = PLAN.replace("\n\n", "<br>") + HTML_TABLE.format(head=head)
    draft = scanned(page, shipped, "some-plan.html")
    assert cells(draft) == [
        ("孕产妇死亡率", "8.2", "baseline", ""),
        ("孕产妇死亡率", "≤7", "target", ""),
        ("婴儿死亡率", "4.1", "baseline", ""),
        ("婴儿死亡率", "≤4", "target", ""),
    ]
    assert "maternal_mortality_ratio" in draft.text
    assert bool(draft.unsure) is (head == "目标值")  # it says of 2020 what nobody aims at


def test_a_merged_head_at_the_end_of_its_row_keeps_its_columns(shipped: Catalogue) -> None:
    page = (
        "<h1>某某省2010年评价报告</h1><p>表1 评价表</p><table>"
        "<tr><td rowspan=2>指标</td><td colspan=2>2009年</td><td colspan=2>2010年</td></tr>"
        "<tr><td>实际值</td><td>得分</td><td>实际值</td><td>得分</td></tr>"
        "<tr><td>婚检率(%)</td><td>90</td><td>5.1</td><td>92</td><td>5.3</td></tr>"
        "<tr><td>吸烟率(%)</td><td>25</td><td>4.2</td><td>24</td><td>4.4</td></tr></table>"
    )
    draft = scanned(page, shipped, "some-plan.html")
    found = {cell[1]: cell[3] for cell in cells(draft)}
    assert found == {
        "90": "2009", "5.1": "2009", "92": "2010", "5.3": "2010",
        "25": "2009", "4.2": "2009", "24": "2010", "4.4": "2010",
    }  # fmt: skip


@pytest.mark.parametrize("lines", ["{}<br>{}", "<p>{}</p><p>{}</p>"])
def test_lines_of_cells_are_rows(lines: str, shipped: Catalogue) -> None:
    page = (
        "<h1>某某市“十四五”卫生健康规划</h1><p>表1 主要指标</p>"
        "<table><tr><td>序号</td><td>指标</td><td>2020年</td><td>2025年目标</td></tr><tr><td>1</td>"
        f"<td>{lines.format('床位数(张)', '其中:康复床位数(张)')}</td>"
        f"<td>{lines.format('170', '32')}</td><td>{lines.format('349', '50')}</td></tr>"
        f"<tr><td>2</td><td>{lines.format('医院', '个数(个)')}</td><td>7</td><td>8</td></tr></table>"
    )
    draft = scanned(page, shipped, "some-plan.html")
    assert [cell[1:3] for cell in cells(draft)] == [
        ("170", "baseline"), ("349", "target"), ("32", "baseline"), ("50", "target"),
        ("7", "baseline"), ("8", "target"),
    ]  # fmt: skip


GROWTH = (
    "2022年某某县国民经济和社会发展统计公报\n\n五、保障\n\n表6 2022年参保人数情况\n\n"
    "指标\t单位\t绝对数\t比上年末增长（%）\n"
    "城镇职工基本养老保险参保人数\t万人\t3.56\t3.5\n城乡居民基本养老保险参保人数\t万人\t22.10\t-0.4\n"
)


def test_growth_against_the_year_before(shipped: Catalogue) -> None:
    draft = scanned(GROWTH, shipped)
    first, second = "城镇职工基本养老保险参保人数", "城乡居民基本养老保险参保人数"
    assert cells(draft) == [
        (first, "3.56", "actual", "2022"),
        (first, "3.5", "actual", "2022"),
        (second, "22.10", "actual", "2022"),
        (second, "-0.4", "actual", "2022"),
    ]
    grown = 'measure: change_pct, number: "-0.4", year: 2022, unit: "%", reference_year: 2021'
    assert grown in draft.text
    assert not draft.unused


def test_a_difference_of_rates_is_in_points_where_it_adds_up(shipped: Catalogue) -> None:
    head = "2022年某市卫生健康事业发展统计公报\n\n| 指标 | 2021年 | 2022年 | 增减（%） |\n| - | - | - | - |\n"
    rows = "| 住院分娩率（%） | 75.2 | 76.1 | 0.9 |\n| 病床使用率（%） | 75.2 | 76.1 | 1.2 |\n"
    draft = scanned(head + rows, shipped)
    assert "printed: 0.9, measure: change_points, number: 0.9" in draft.text
    assert [(unsure.label, unsure.printed) for unsure in draft.unsure] == [
        ("病床使用率（%）", "1.2")
    ]


def test_a_whole_change_that_its_row_bears_out_is_certain(shipped: Catalogue) -> None:
    head = "| 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |\n| - | - | - | - | - |\n"
    rows = (
        "| 住院分娩率（%） | 92 | 95 | [3] | 预期性 |\n| 婚检率（%） | 92 | 95 | [2] | 预期性 |\n"
    )
    draft = scanned(PLAN + head + rows, shipped)
    assert [unsure.printed for unsure in draft.unsure] == ["[2]"]


def test_a_sentence_above_a_table_is_not_its_title(shipped: Catalogue) -> None:
    text = (
        PLAN
        + "到2025年，居民健康水平提高，差距缩小。\n\n"
        + "| 指标 | 2020年 | 2025年 |\n| - | - | - |\n"
    )
    draft = scanned(text + "| 婴儿死亡率（‰） | 4.1 | 4.0 |\n", shipped)
    assert yaml.safe_load(draft.text)["sections"][0]["tables"][0]["name"] == "表"


def test_a_row_of_what_is_no_table_is_no_title(shipped: Catalogue) -> None:
    text = (
        "| 县区 | 床位 |\n| - | - |\n| 东县 | 120 |\n\n| 指标 | 2020年 | 2025年 |\n| - | - | - |\n"
    )
    draft = scanned(PLAN + text + "| 婴儿死亡率（‰） | 4.1 | 4.0 |\n", shipped)
    assert yaml.safe_load(draft.text)["sections"][0]["tables"][0]["name"] == "表"


def test_groups_stand_in_front_where_other_rows_are_set_in(shipped: Catalogue) -> None:
    draft = scanned(
        "某省“十二五”卫生规划\n一、目标\n指标类别 指标 2010年 2015年\n健康状况 期望寿命（岁） 73.5 74.5\n"
        " 婴儿死亡率（‰） 13.1 12\n妇幼卫生 产前检查率（%） 75 80\n",
        shipped,
    )
    assert {cell[0] for cell in cells(draft)} == {
        "期望寿命（岁）", "婴儿死亡率（‰）", "产前检查率（%）"
    }  # fmt: skip


def test_names_stand_beside_groups_below_one_head(shipped: Catalogue) -> None:
    page = (
        "<h1>钦州市“十三五”卫生规划主要指标完成情况</h1><table><tr><td colspan=2 rowspan=2>主要指标</td>"
        "<td rowspan=2>单位</td><td colspan=2>2020年</td></tr><tr><td>规划目标</td><td>完成情况</td></tr>"
        "<tr><td rowspan=2>健康水平</td><td>人均预期寿命</td><td>岁</td><td>77.3</td><td>77.8</td></tr>"
        "<tr><td>婴儿死亡率</td><td>‰</td><td>7.5</td><td>3.9</td></tr>"
        "<tr><td colspan=2>住院分娩率</td><td>%</td><td>98</td><td>99</td></tr></table>"
    )
    draft = scanned(page, shipped, "some-plan.html")
    assert cells(draft) == [
        ("人均预期寿命", "77.8", "actual", "2020"), ("人均预期寿命", "77.3", "prior_target", "2020"),
        ("婴儿死亡率", "3.9", "actual", "2020"), ("婴儿死亡率", "7.5", "prior_target", "2020"),
        ("住院分娩率", "99", "actual", "2020"), ("住院分娩率", "98", "prior_target", "2020"),
    ]  # fmt: skip


def test_the_year_of_a_plans_title_is_aimed_at_whatever_stands_before_it(
    shipped: Catalogue,
) -> None:
    draft = scanned(
        "“健康钦州2030”规划主要指标\n\n指标\t2015年\t2020年\t2030年\n婴儿死亡率（‰）\t8.1\t7.5\t5.0\n",
        shipped,
    )
    assert cells(draft) == [
        ("婴儿死亡率（‰）", "8.1", "actual", "2015"),
        ("婴儿死亡率（‰）", "7.5", "target", "2020"),
        ("婴儿死亡率（‰）", "5.0", "target", "2030"),
    ]


POPULATION = (
    "2021年钦州市国民经济和社会发展统计公报\n\n表5  2021年末人口数\n\n"
    "指    标           年末数（万人）     比重（%）\n常住人口             330.52            100.0\n"
    "  其中：城镇          140.20             42.4\n        乡村          190.32             57.6\n"
    "  其中：男性          172.10             52.1\n        未成年      85.20             25.8\n"
)


def test_heads_that_wide_blanks_keep_apart_need_no_known_words(shipped: Catalogue) -> None:
    draft = scanned(POPULATION, shipped)
    assert [cell[0] for cell in cells(draft)][::2] == [
        "常住人口年末数(万人)",
        "常住人口其中：城镇年末数(万人)",
        "常住人口乡村年末数(万人)",
        "常住人口其中：男性年末数(万人)",
        "未成年年末数(万人)",
    ]
    assert [unsure.label[:3] for unsure in draft.unsure] == ["未成年"] * 2  # of what is it a part?


def test_a_cell_that_says_several_things_is_as_many_rows_each_with_its_name(
    shipped: Catalogue,
) -> None:
    draft = scanned(
        "一、目标\n表1\n指标名称\t口径\t属性\t2025年目标\n"
        "院前急救反应时间\t-\t约束性\t10分钟到达率90%、20分钟到达率98%\n"
        "消除疟疾\t-\t约束性\t2023年，全市疟疾发病率≤1/10万\n"
        "综合医院平均住院日\t-\t约束性\t逐年下降\n",
        shipped,
    )
    assert cells(draft) == [
        ("院前急救反应时间10分钟到达率", "90%", "target", "2025"),
        ("院前急救反应时间20分钟到达率", "98%", "target", "2025"),
        ("疟疾发病率", "≤1/10万", "target", "2023"),
        ("综合医院平均住院日", "逐年下降", "target", "2025"),
    ]
    lines = [line for line in draft.text.split("\n") if "named in its cell" in line]
    assert len(lines) == 3
    assert all("nature: 约束性" in line for line in lines)
    assert "malaria_incidence" in lines[-1]


def test_a_drawn_table_is_read_by_its_rules(shipped: Catalogue) -> None:
    table = (
        "┌──┬──────┬──┬─────┬─────┐\n│序号│指标名称│单位│2020年│2025年│\n├──┼──────┼──┼─────┼─────┤\n"
        "│1 │婴儿死亡率│‰ │3.1│≤3.0│\n├──┼──────┼──┼─────┼─────┤\n│2 │孕产妇死│1/10│6.2│≤6.0│\n"
        "│  │亡率│万│  │  │\n└──┴──────┴──┴─────┴─────┘\n"
    )
    draft = scanned(PLAN + table, shipped)
    assert cells(draft) == [
        ("婴儿死亡率", "3.1", "baseline", ""), ("婴儿死亡率", "≤3.0", "target", ""),
        ("孕产妇死亡率", "6.2", "baseline", ""), ("孕产妇死亡率", "≤6.0", "target", ""),
    ]  # fmt: skip
    assert "unit: 1/10万" in draft.text
    assert not draft.unused


def test_former_aims_of_a_year_and_what_was_reached_in_it_are_both_kept(
    shipped: Catalogue,
) -> None:
    draft = scanned(
        "钦州市“十三五”规划目标完成情况\n\n指标\t单位\t2015年\t“十三五”规划目标\t2019年\t2020年\n婴儿死亡率\t‰\t4.2\t≤6\t3.0\t2.7\n",
        shipped,
    )  # fmt: skip
    assert sorted(cells(draft)) == [
        ("婴儿死亡率", "2.7", "actual", "2020"),
        ("婴儿死亡率", "3.0", "actual", "2019"),
        ("婴儿死亡率", "4.2", "baseline", "2015"),
        ("婴儿死亡率", "≤6", "prior_target", "2020"),
    ]
    assert not draft.unsure


def test_two_aims_of_one_year_are_both_kept(shipped: Catalogue) -> None:
    head = "指标\t2020年\t2025年目标\t2030年目标\t2030年规划\n"
    draft = scanned(PLAN + head + "婴儿死亡率（‰）\t4.2\t4.0\t3.5\t3.6\n", shipped)
    assert sorted(cell[1] for cell in cells(draft)) == ["3.5", "3.6", "4.0", "4.2"]


def test_the_parts_of_a_place_are_the_scope_of_their_rows(shipped: Catalogue) -> None:
    draft = scanned(
        "钦州市2020年妇幼健康统计公报\n\n| 县区 | 活产数（人） | 婴儿死亡率（‰） |\n|---|---|---|\n"
        "| 合计 | 41230 | 2.7 |\n| 灵山县 | 14010 | 3.0 |\n| 南宁市 | 90000 | 2.9 |\n",
        shipped,
    )
    assert [(cell[0], cell[1]) for cell in cells(draft)] == [
        ("活产数(人)", "41230"), ("婴儿死亡率(‰)", "2.7"),
        ("活产数(人)", "14010"), ("婴儿死亡率(‰)", "3.0"),
    ]  # fmt: skip
    assert draft.text.count("scope: 灵山县") == 2
    assert {left.printed for left in draft.unused} == {"90000", "2.9"}  # it is another city


def test_the_deepest_head_of_names_is_that_of_the_indicators(shipped: Catalogue) -> None:
    head = "| 项目 | 指标名称 | 2020年 | 2025年 |\n| - | - | - | - |\n"
    rows = "| 妇幼 | 婴儿死亡率（‰） | 4.1 | 4.0 |\n|  | 住院分娩率（%） | 98 | 99 |\n"
    assert {cell[0] for cell in cells(scanned(PLAN + head + rows, shipped))} == {
        "婴儿死亡率（‰）", "住院分娩率（%）"
    }  # fmt: skip


def test_changes_without_per_cent_are_in_the_unit_of_their_row(shipped: Catalogue) -> None:
    draft = scanned(
        "2021年某某县卫生健康统计公报\n\n指标\t计量单位\t2021年\t2020年\t2021年比2020年增减\n"
        "床位数\t张\t2310\t2210\t100\n医疗卫生机构数\t个\t312\t308\t5\n",
        shipped,
    )
    assert "{printed: 100, measure: change_points, number: 100, year: 2021, unit: 张" in draft.text
    assert [unsure.printed for unsure in draft.unsure] == ["5"]  # its row says 4


def test_growth_is_that_of_what_the_table_counts(shipped: Catalogue) -> None:
    draft = scanned(
        "2022年钦州市社会保险统计公报\n\n表1 2022年参保情况\n单位：万人\n\n"
        "险种\t参保人数\t比上年增加\t增长率（%）\n失业保险\t18.2\t-0.1\t-0.5\n",
        shipped,
    )
    assert {cell[0] for cell in cells(draft)} == {"失业保险参保人数"}
    assert 'number: "-0.1", year: 2022, unit: 万人' in draft.text
    assert 'measure: change_pct, number: "-0.5", year: 2022, unit: "%"' in draft.text


def test_a_figure_in_a_unit_of_another_kind_than_its_row_is_marked(shipped: Catalogue) -> None:
    rows = "每千人口床位数\t张\t4.7\t94%\n婴儿死亡率\t‰\t4.0\t3.9‰\n"
    draft = scanned(PLAN + "指标\t单位\t2020年\t2025年\n" + rows, shipped)
    assert [unsure.label for unsure in draft.unsure] == ["每千人口床位数"]


def test_how_far_an_aim_was_met_is_no_value(shipped: Catalogue) -> None:
    table = "指标\t2020年目标\t2020年实际\t完成率\n每千人口床位数（张）\t5.0\t4.7\t94%\n"
    draft = scanned("钦州市“十三五”规划完成情况\n\n一、情况\n\n" + table, shipped)
    assert [cell[1] for cell in cells(draft)] == ["4.7", "5.0"]
    assert [left.printed for left in draft.unused] == ["94%"]


def test_a_title_is_no_part_of_the_first_name(shipped: Catalogue) -> None:
    assert "label: 婴儿死亡率," in scanned("2018年儿童监测报告\n婴儿死亡率为5‰。\n", shipped).text


def test_empty_cells_are_told_by_their_places(shipped: Catalogue) -> None:
    text = (
        "2010年某某市统计公报\n\n村卫生室基本情况\n\n"
        "                         总计               村办\n"
        "                单位\n"
        "                       2009 年   2010 年   2009 年   2010 年\n"
        "      机构数      个      3124      3487      2430      2650\n"
        "      执业医师数   人      1006                257       668\n"
        "      卫生员数    人                220                  185\n"
    )
    draft = scanned(text, shipped)
    found = [(cell[0], cell[1], cell[3]) for cell in cells(draft)]
    assert [one for one in found if one[0] == "卫生员数"] == [
        ("卫生员数", "220", "2010"), ("卫生员数", "185", "2010")
    ]  # fmt: skip
    assert ("执业医师数", "1006", "2009") in found
    assert "printed: 185, year: 2010}, scope: 村办" in draft.text
    assert "printed: 220, year: 2010}}" in draft.text  # of all of them
    assert len(found) == 9


def test_columns_of_one_year_are_told_apart_by_what_stands_above(shipped: Catalogue) -> None:
    head = (
        "| 指标 | 2020年 | | 2025年 | |\n| - | - | - | - | - |\n| | 城市 | 农村 | 城市 | 农村 |\n"
    )
    draft = scanned(PLAN + head + "| 婴儿死亡率（‰） | 3.1 | 4.2 | 3.0 | 4.0 |\n", shipped)
    assert [line.split("scope: ")[1][:2] for line in draft.text.split("\n") if "scope" in line] == [
        "城市", "农村"
    ]  # fmt: skip
    assert [cell[1] for cell in cells(draft)] == ["3.1", "4.2", "3.0", "4.0"]


def test_heads_in_two_languages_on_one_line(shipped: Catalogue) -> None:
    draft = scanned(
        "2021年某省统计公报\n\n传染病情况(2021)\n项目 Item 发病率(1/10万) 死亡率(1/10万)\nDisease Incidence Deaths (per 100 000)\n"
        "总计 Total 392.54  0.71 \n  病毒性肝炎   Viral Hepatitis 97.46  0.01 \n  痢疾   Dysentery 0.43 \n",
        shipped,
    )  # fmt: skip
    assert [cell[:2] for cell in cells(draft)] == [
        ("发病率(1/10万)", "392.54"), ("死亡率(1/10万)", "0.71"),
        ("病毒性肝炎发病率(1/10万)", "97.46"), ("病毒性肝炎死亡率(1/10万)", "0.01"),
    ]  # fmt: skip
    assert [left.printed for left in draft.unused] == ["0.43"]  # nobody knows of which column


def test_cells_broken_over_lines_stand_between_blank_ones(shipped: Catalogue) -> None:
    text = "2014年全市医疗机构统计公报\n\n项目\n\n机构数\n(\n)\n\n编制\n床位\n\n执业\n(\n助理)\n医师\n\n总计\n\n89\n\n599\n\n411\n\n其中:综合医院\n\n51\n\n370\n\n305\n\n其中:中医医院\n\n18\n\n116\n\n51\n"
    assert [cell[:2] for cell in cells(scanned(text, shipped))] == [
        ("机构数", "89"), ("编制床位", "599"), ("执业(助理)医师", "411"),
        ("综合医院机构数", "51"), ("综合医院编制床位", "370"), ("综合医院执业(助理)医师", "305"),
        ("中医医院机构数", "18"), ("中医医院编制床位", "116"), ("中医医院执业(助理)医师", "51"),
    ]  # fmt: skip


def test_what_is_counted_may_stand_in_front_of_the_years(shipped: Catalogue) -> None:
    text = "2009-2011年工作量统计公报\n\n出院人数\n\n2009\n\n2010\n\n2011\n\n170.9\n\n182.8\n\n201.2\n\n其中:医院\n\n156.9\n\n170.9\n\n187.9\n\n专科医院\n\n21.0\n\n22.8\n\n27.0\n"
    assert [cell[:2] for cell in cells(scanned(text, shipped))] == [
        ("出院人数", "170.9"), ("出院人数", "182.8"), ("出院人数", "201.2"),
        ("医院出院人数", "156.9"), ("医院出院人数", "170.9"), ("医院出院人数", "187.9"),
        ("专科医院出院人数", "21.0"), ("专科医院出院人数", "22.8"), ("专科医院出院人数", "27.0"),
    ]  # fmt: skip


def test_an_indicator_whose_values_are_left_out_is_a_row(shipped: Catalogue) -> None:
    rows = "妇幼\t\t\t\t\n婴儿死亡率\t‰\t\t\t约束性\n住院分娩率\t%\t98\t99\t预期性\n"
    draft = scanned(PLAN + "指标\t单位\t2020年\t2025年\t属性\n" + rows, shipped)
    assert [cell[:2] for cell in cells(draft)] == [
        ("婴儿死亡率", ""), ("婴儿死亡率", ""), ("住院分娩率", "98"), ("住院分娩率", "99")
    ]  # fmt: skip


def test_names_on_one_line_and_their_figures_on_the_next(shipped: Catalogue) -> None:
    draft = scanned(
        "2007年某市统计公报\n\n体育情况\nItem 2006 2007\n体育场地数(个) Stadiums (unit) 17351 17350\n"
        "《国家锻炼标准》达标人数(万人)     Number of Persons with the\n"
        "  State Standards (10 000 persons)\n394 369\n运动会次数(次) Races Held (time) 952 1253\n",
        shipped,
    )
    assert [cell[:2] for cell in cells(draft)] == [
        ("体育场地数(个)", "17351"), ("体育场地数(个)", "17350"),
        ("《国家锻炼标准》达标人数(万人)", "394"), ("《国家锻炼标准》达标人数(万人)", "369"),
        ("运动会次数(次)", "952"), ("运动会次数(次)", "1253"),
    ]  # fmt: skip


def test_heads_written_wide_and_numbered_groups(shipped: Catalogue) -> None:
    draft = scanned(
        "2013年社会服务统计公报\n\n指 标 单 位 数 量\n一、综合\n1.行政区划\n镇 个 20113\n乡 个 12816\n2.经费\n"
        "社会服务费实际支出 亿元 3655.9\n其中:救灾支出 亿元 121.3\n",
        shipped,
    )
    assert [(cell[0], cell[1]) for cell in cells(draft)] == [
        ("镇", "20113"), ("乡", "12816"), ("社会服务费实际支出", "3655.9"),
        ("社会服务费实际支出其中:救灾支出", "121.3"),
    ]  # fmt: skip


def test_heads_in_two_rows_with_empty_cells_between(shipped: Catalogue) -> None:
    lines = "指 标 机构数(个) 卫生人员数(人)  #执业医师 全市 271 83314 23804 综合医院 105 47958 13964 中医院 38 11208 3720"
    text = lines.replace("指 标", "指标").replace(" ", "\n|\n") + "\n|\n"
    draft = scanned("表14—16 各类医院基本情况(2020年)\n" + text, shipped)
    assert cells(draft)[:6] == [
        ("医院机构数(个)", "271", "actual", "2020"),
        ("医院卫生人员数(人)", "83314", "actual", "2020"),
        ("医院执业医师", "23804", "actual", "2020"), ("综合医院机构数(个)", "105", "actual", "2020"),
        ("综合医院卫生人员数(人)", "47958", "actual", "2020"),
        ("综合医院执业医师", "13964", "actual", "2020"),
    ]  # fmt: skip


def test_an_empty_cell_leaves_two_more_blanks(shipped: Catalogue) -> None:
    draft = scanned(
        "2019年某省统计公报\n\n床位数\n单位:张\n  2016 2017 2018 2019\n医院 100 101 102 103\n疗养院   21 22 23\n门诊部 4 5    \n",
        shipped,
    )
    found = [(cell[0][:3], cell[1], cell[3]) for cell in cells(draft)]
    assert found[4:] == [
        ("疗养院", "21", "2017"), ("疗养院", "22", "2018"), ("疗养院", "23", "2019"),
        ("门诊部", "4", "2016"), ("门诊部", "5", "2017"),
    ]  # fmt: skip


def test_years_below_an_empty_cell_and_rows_that_lack_their_first_figure(
    shipped: Catalogue,
) -> None:
    head = " 1949 1952 1957 1961 1962  "
    rows = " 甲县 8 62 60 1 2   夹江县  28 47 301 5   乙县 9 63 61 2 3  "
    text = "17-3 卫生技术人员数 |\n" + "".join(f"{cell} |\n" for cell in (head + rows).split(" "))
    found = [(cell[1], cell[3]) for cell in cells(scanned(text, shipped))]
    assert ("28", "1952") in found
    assert len(found) == 14


def test_heads_that_come_again_below_groups_a_cell_a_line(shipped: Catalogue) -> None:
    heads = "县区 甲类 乙类 发病数 死亡数 发病数 死亡数"
    rows = "合计 10 1 210 12 灵山县 4 0 90 5 浦北县 6 1 120 7"
    text = "2022年钦州市传染病统计公报\n\n" + f"{heads} {rows}".replace(" ", "\n\n") + "\n"
    assert [cell[:2] for cell in cells(scanned(text, shipped))][:6] == [
        ("甲类发病数", "10"), ("甲类死亡数", "1"), ("乙类发病数", "210"), ("乙类死亡数", "12"),
        ("甲类发病数", "4"), ("甲类死亡数", "0"),
    ]  # fmt: skip


def test_rows_that_start_with_years_below_what_is_counted(shipped: Catalogue) -> None:
    years = "".join(f"{year}\n{year - 1000}\n9{year % 10}%\n" for year in range(2015, 2019))
    draft = scanned("2018年参保情况统计公报\n-\n参保人数:万人\n享受代缴比例%\n" + years, shipped)
    found = [(cell[0], cell[1], cell[3]) for cell in cells(draft)]
    assert found[:2] == [("参保人数(万人)", "1015", "2015"), ("参保人数(万人)", "1016", "2016")]
    assert found[-1] == ("享受代缴比例%", "98%", "2018")
    assert len(found) == 8


def test_growth_that_its_row_does_not_bear_out_is_marked(shipped: Catalogue) -> None:
    rows = "| 床位数（张） | 1000 | 1080 | 8.0 |\n| 医师数（人） | 500 | 510 | 8.0 |\n"
    draft = scanned(
        "2022年某市卫生统计公报\n\n| 指标 | 2021年 | 2022年 | 增长（%） |\n| - | - | - | - |\n" + rows, shipped
    )  # fmt: skip
    assert [(one.label, one.printed) for one in draft.unsure if one.printed == "8.0"] == [
        ("医师数（人）", "8.0")
    ]


OF_KINDS = (
    "{}（2020年）\n\n| 项目 | 实有床位数（张） | 医师数（人） |\n| - | - | - |\n"
    "| 合计 | 310 | 90 |\n| {} | 200 | 50 |\n"
)


def test_all_that_a_table_of_hospitals_counts_is_of_hospitals(shipped: Catalogue) -> None:
    draft = scanned(OF_KINDS.format("各类医院基本情况", "三级"), shipped)
    assert [cell[0] for cell in cells(draft)] == [
        "医院实有床位数(张)", "医院医师数(人)", "三级医院实有床位数(张)", "三级医院医师数(人)",
    ]  # fmt: skip


def test_of_which_institutions_a_total_is_must_be_said(shipped: Catalogue) -> None:
    draft = scanned(OF_KINDS.format("妇幼保健院、社区卫生服务中心情况", "妇幼保健院"), shipped)
    assert [(one.label, one.printed) for one in draft.unsure] == [
        ("实有床位数(张)", "310"), ("医师数(人)", "90"),
    ]  # fmt: skip


def test_heads_broken_after_their_years_stand_above_names_without_a_head(
    shipped: Catalogue,
) -> None:
    heads = ["2020年", "3月底", "2021年", "3月底", "增减数"]
    rows = ["医院合计", "340", "350", "10", "按等级分", "三级医院", "27", "30", "3"]
    rows += ["二级医院", "100", "105", "5"]
    text = "医院数统计公报\n\n" + "\n\n".join([*heads, *rows]) + "\n"
    assert [(label, printed, year) for label, printed, _, year in cells(scanned(text, shipped))] == [
        ("医院合计", "340", "2020"), ("医院合计", "350", "2021"), ("医院合计", "10", "2021"),
        ("三级医院", "27", "2020"), ("三级医院", "30", "2021"), ("三级医院", "3", "2021"),
        ("二级医院", "100", "2020"), ("二级医院", "105", "2021"), ("二级医院", "5", "2021"),
    ]  # fmt: skip


def test_growth_beside_years_below_heads_is_that_of_its_own_measure(shipped: Catalogue) -> None:
    heads = [
        "表1 医疗服务量",
        "诊疗人次数(万人次)",
        "诊疗人次增长(%)",
        "出院人数(万人)",
        "出院人数增长(%)",
    ]
    heads += ["2018年", "2019年"] * 2
    rows = ["医疗卫生机构合计", "200", "210", "5.0", "50", "51", "2.0"]
    rows += ["?", "?", "专科医院", "100", "110", "10.0", "40", "42", "5.0"]
    draft = scanned("2019年医疗服务统计公报\n\n" + "\n\n".join([*heads, *rows]) + "\n", shipped)
    found = {(label, printed) for label, printed, _, _ in cells(draft)}
    assert {("诊疗人次数(万人次)", "200"), ("诊疗人次数(万人次)", "5.0")} <= found
    assert {("专科医院出院人数(万人)", "42"), ("专科医院出院人数(万人)", "5.0")} <= found
    assert len(cells(draft)) == len(rows) - 4
    assert not draft.unsure


def test_a_table_beside_itself_is_one_below_the_other(shipped: Catalogue) -> None:
    heads = "| 指标 | 单位 | 2021年 | 指标 | 单位 | 2021年 |\n| - | - | - | - | - | - |\n"
    rows = "| 婴儿死亡率 | ‰ | 3.1 | 床位数 | 张 | 300 |\n| 住院分娩率 | % | 99.1 | | | |\n"
    draft = scanned("2021年卫生健康统计公报\n\n" + heads + rows, shipped)
    assert [cell[:2] for cell in cells(draft)] == [
        ("婴儿死亡率", "3.1"), ("住院分娩率", "99.1"), ("床位数", "300"),
    ]  # fmt: skip
    assert not draft.unsure


def test_rows_below_the_name_of_an_indicator_are_its_parts(shipped: Catalogue) -> None:
    lines = "Item 2017 2018\n产业增加值比例(以第一产业为100) Ratio (primary=100)\n  第一产业 Primary 100 100\n"
    lines += "  第二产业 Secondary 206.5 192.5\n登记失业率(%) Unemployment (%) 2.4 2.5\n"
    draft = scanned("1-4 2018年主要比例统计公报\n" + lines, shipped)
    assert [cell[0] for cell in cells(draft)][::2] == [
        "产业增加值比例(以第一产业为100)第一产业", "产业增加值比例(以第一产业为100)第二产业",
        "登记失业率(%)",
    ]  # fmt: skip


def test_names_that_come_again_in_other_groups_are_told_apart(shipped: Catalogue) -> None:
    lines = "item 2005 2006\n(一)职工养老保险 staff\n 1.参保人数(万人) persons 26.2 30.7\n 2.基金收入(亿元) 7.3 8.6\n"
    lines += (
        "(二)机关养老保险 agencies\n 1.参保人数(万人) persons 5.3 5.4\n 3.基金收入(亿元) 2.9 3.3\n"
    )
    draft = scanned("15-24 2006年社会保险统计公报\n" + lines, shipped)
    assert [cell[0] for cell in cells(draft)][::2] == [
        "职工养老保险参保人数(万人)", "职工养老保险基金收入(亿元)",
        "机关养老保险参保人数(万人)", "机关养老保险基金收入(亿元)",
    ]  # fmt: skip


def test_a_blank_on_its_line_is_an_empty_cell_where_most_lines_have_none(
    shipped: Catalogue,
) -> None:
    rows = ["总计", "66", "93", "90", "医院", "52", "83", "82", "卫生院", "11", "27", "24"]
    rows += ["诊所", "35", " ", " ", "急救中心", "8", " ", "2", "门诊部", "7", "1", "7"]
    text = "2009年卫生统计公报\n\n" + "\n\n".join(
        ["项目", "机构数(个)", "编制床位(张)", "实有床位(张)", *rows]
    )
    found = {cell[0]: cell[1] for cell in cells(scanned(text + "\n", shipped))}
    assert found["诊所机构数(个)"] == "35" and "诊所编制床位(张)" not in found
    assert found["急救中心实有床位(张)"] == "2" and found["门诊部实有床位(张)"] == "7"


def test_cells_that_stand_below_each_other_are_a_row_each(shipped: Catalogue) -> None:
    lines = ["指标", "2020年", "2025年", "属性", "1.巩固率(%)", "99%", "100%", "约束性"]
    lines += [
        "2.标准班额比例(%)",
        "其中:小学",
        "初中",
        "34%",
        "77%",
        "80%以上",
        "85%以上",
        "预期性",
    ]
    lines += [
        "3.专科学历教师比例(%)",
        "其中:本科学历教师比例(%)",
        "97%",
        "49%",
        "100%",
        "50%",
        "预期性",
    ]
    text = "某县“十四五”教育发展规划\n\n" + "\n\n".join(lines) + "\n"
    assert [cell[:3] for cell in cells(scanned(text, shipped))] == [
        ("巩固率(%)", "99%", "baseline"), ("巩固率(%)", "100%", "target"),
        ("标准班额比例(%)其中:小学", "34%", "baseline"),
        ("标准班额比例(%)其中:小学", "80%以上", "target"),
        ("标准班额比例(%)初中", "77%", "baseline"), ("标准班额比例(%)初中", "85%以上", "target"),
        ("专科学历教师比例(%)", "97%", "baseline"), ("专科学历教师比例(%)", "100%", "target"),
        ("本科学历教师比例(%)", "49%", "baseline"), ("本科学历教师比例(%)", "50%", "target"),
    ]  # fmt: skip


def test_the_head_of_names_may_stand_above_that_of_units(shipped: Catalogue) -> None:
    rows = "学前教育\n幼儿人数 万人 181 222\n毛入学率 % 90 97\n高等教育\n在校生 万人 133 144\n毛入学率 % 56 62\n巩固率 % 97 98\n"
    text = "某省教育“十三五”规划\n\n主要预期指标\n指 标\n单位 2015年 2020年\n" + rows
    found = [(cell[0], cell[1]) for cell in cells(scanned(text, shipped)) if cell[2] == "target"]
    assert found == [
        ("学前教育幼儿人数", "222"), ("学前教育毛入学率", "97"),
        ("高等教育在校生", "144"), ("高等教育毛入学率", "62"), ("高等教育巩固率", "98"),
    ]  # fmt: skip


def test_heads_in_several_rows_and_two_languages(shipped: Catalogue) -> None:
    heads = "项 目\nItem\n合 计\n公立\n\n民营\nTotal\n医院\n# 政府办\n医院\n\nPublic\nOperated by\nPrivate"
    rows = "机构数 (个)\nUnits\n61\n18\n7\n43\n门诊人次 (万人次)\nVisits\n14.1\n11.5\n10.7\n2.6"
    rows += "\n病床数 (张)\nBeds\n110\n86\n82\n24"
    lines = f"18-2 医疗资源情况（2022年，按类型分）\n{heads}\n{rows}".split("\n")
    draft = scanned("\n".join(f"{line} |" for line in lines) + "\n", shipped)
    assert [(cell[0], cell[1], cell[3]) for cell in cells(draft)][:4] == [
        ("机构数(个)", "61", "2022"), ("机构数(个)公立医院", "18", "2022"),
        ("机构数(个)公立政府办", "7", "2022"), ("机构数(个)民营医院", "43", "2022"),
    ]  # fmt: skip
    assert len(cells(draft)) == 12


def test_heads_broken_over_lines_below_years(shipped: Catalogue) -> None:
    heads = "地 区 2017 2018\n" + "总人口\n(万人)\n城镇人口\n比重(%)\n" * 2
    rows = "南 京 市 833.5 82.3 843.6 82.5\n无 锡 市 655.3 76.0 657.4 76.3\n苏 州 市 1068.3 75.8 1072.1 76.1\n"
    draft = scanned("3-6 按地区分常住人口\n" + heads + rows, shipped)
    loaded = yaml.load(draft.text, yaml.BaseLoader)
    found = [
        (row["scope"], row["label"], row["actual"]["printed"], row["actual"]["year"])
        for row in loaded["sections"][0]["tables"][0]["rows"]
    ]
    assert found[:4] == [
        ("南京市", "总人口(万人)", "833.5", "2017"), ("南京市", "总人口(万人)", "843.6", "2018"),
        ("南京市", "城镇人口比重(%)", "82.3", "2017"), ("南京市", "城镇人口比重(%)", "82.5", "2018"),
    ]  # fmt: skip
    assert len(found) == 12


def test_heads_in_stairs_stand_above_their_columns(shipped: Catalogue) -> None:
    heads = "指标名称 | 床位数(张) | 卫生技术人员数(人) | |||\n总数 | 其中 | ||||\n西医 | 中医 | |||||\n"
    rows = "公立医院 | 228 | 182 | 89 | 18 |\n民营医院 | 211 | 173 | 52 | 11 |\n"
    draft = scanned("某县2022年统计公报\n表15 2022年卫生事业情况\n" + heads + rows, shipped)
    assert [cell[:2] for cell in cells(draft)][:4] == [
        ("公立医院床位数(张)", "228"), ("公立医院卫生技术人员数(人)总数", "182"),
        ("公立医院卫生技术人员数(人)其中西医", "89"), ("公立医院卫生技术人员数(人)其中中医", "18"),
    ]  # fmt: skip


def test_a_row_of_data_is_no_head(shipped: Catalogue) -> None:
    draft = scanned("2023年统计公报\n| 生产总值 | 613.5 | 4.7 |\n| 工业 | 176.9 | 3.8 |\n", shipped)
    assert cells(draft) == []
    whole = "2023年统计公报\n| 指 标 | 绝对数\n(亿元) |\n比上年增长\n(%) |\n| 生产总值 | 613.5 | 4.7 |\n| 工业 | 176.9 | 3.8 |\n"
    assert [cell[:2] for cell in cells(scanned(whole, shipped))] == [
        ("生产总值", "613.5"), ("生产总值", "4.7"), ("工业", "176.9"), ("工业", "3.8"),
    ]  # fmt: skip


def test_what_stands_below_a_division_is_a_part_of_the_row_above(shipped: Catalogue) -> None:
    rows = "年末人口 | 38 | 100 |\n按城乡分 | ||\n城镇 | 21 | 54.8 |\n按性别分 | ||\n男性 | 19 | 51.1 |\n"
    draft = scanned(
        "2022年统计公报\n表1 2022年年末人口\n指标名称 | 绝对数(万人) | 比重(%) |\n" + rows, shipped
    )
    assert [cell[0] for cell in cells(draft)][::2] == ["年末人口", "年末人口城镇", "年末人口男性"]


def test_what_is_planned_of_a_place_stands_beside_what_is_done(shipped: Catalogue) -> None:
    heads = "| 序号 | 市州 | 计划完成数 | 累计开工数 | 计划完成率 |\n| - | - | - | - | - |\n"
    rows = "| 1 | 长沙市 | 150 | 143 | 95.3% |\n| 2 | 株洲市 | 71 | 44 | 62.0% |\n"
    draft = scanned("2021年项目进度统计公报\n\n表1 2021年项目进度\n" + heads + rows, shipped)
    assert [cell[:3] for cell in cells(draft)][:3] == [
        ("计划完成数", "150", "target"), ("累计开工数", "143", "actual"),
        ("计划完成率", "95.3%", "actual"),
    ]  # fmt: skip


def test_a_column_of_the_nation_is_not_that_of_the_plan(shipped: Catalogue) -> None:
    heads = "| 指标 | 全国 | 合计 |\n| - | - | - |\n"
    rows = "| 床位数（张） | 900 | 310 |\n| 医师数（人） | 400 | 90 |\n"
    draft = scanned("某省2021年卫生统计公报\n\n表1 2021年卫生情况\n" + heads + rows, shipped)
    assert ("床位数(张)", "310") in {
        (row[0].replace("（", "(").replace("）", ")"), row[1]) for row in cells(draft)
    }
    assert not any(row[1] == "900" and "全国" not in row[0] for row in cells(draft))


def test_a_row_without_a_unit_among_rows_with_theirs_is_a_part(shipped: Catalogue) -> None:
    lines = "指标 2006 2007\n用水总量(亿立方米) 187.2 196.2\n #农业 97.9 100.9\n 工业 66.9 72.7\n废水排放达标量(万吨) 13.3 14.1\n"
    draft = scanned("15-15 2007年环境保护统计公报\n" + lines, shipped)
    assert [cell[0] for cell in cells(draft)][::2] == [
        "用水总量(亿立方米)", "用水总量农业", "用水总量工业", "废水排放达标量(万吨)",
    ]  # fmt: skip
    assert not draft.unsure


@pytest.mark.parametrize(
    ("caption", "marked"),
    [("截至2021年8月底", False), ("2021年1-12月", False), ("2021年1-8月", True)],
)
def test_figures_of_months_are_marked_unless_they_stand_at_their_end(
    shipped: Catalogue, caption: str, marked: bool
) -> None:
    grid = "| 地区 | 床位数（张） |\n| - | - |\n| 甲县 | 150 |\n| 乙县 | 71 |\n"
    draft = scanned(f"卫生统计公报\n\n表1 卫生情况（{caption}）\n{grid}", shipped)
    assert [cell[1] for cell in cells(draft)] == ["150", "71"]
    assert ["year not said" in str(entry.reasons) for entry in draft.entries] == [marked, marked]


@pytest.mark.parametrize("head", ["指标 | 2021年", "地区 | 床位数（张）"])
def test_a_table_of_two_columns_is_a_table(shipped: Catalogue, head: str) -> None:
    rows = "| - | - |\n| 甲县 | 150 |\n| 乙县 | 71 |\n"
    draft = scanned(f"2021年卫生统计公报\n\n表1 2021年床位\n| {head} |\n{rows}", shipped)
    assert [cell[1:3] for cell in cells(draft)] == [("150", "actual"), ("71", "actual")]


def test_a_school_year_is_the_year_of_a_table(shipped: Catalogue) -> None:
    rows = "类别 | 学校数 | 学生数 |\n小学 | 334 | 371009 |\n初中 | 147 | 171369 |\n"
    draft = scanned("2024-2025年全市教育情况表\n" + rows, shipped)
    assert list(cells(draft))[:2] == [
        ("小学学校数", "334", "actual", "2024-2025"), ("小学学生数", "371009", "actual", "2024-2025"),
    ]  # fmt: skip
    assert not draft.unsure


def test_the_first_of_two_years_in_a_table_of_aims_may_be_an_aim(shipped: Catalogue) -> None:
    head = "表1 新区发展目标\n\n| 指标 | 单位 | 2020 | 2030 | 属性 |\n| - | - | - | - | - |\n"
    draft = scanned(
        head + "| 婚检率 | % | 75 | 85 | 预期性 |\n| 床位 | 张 | 9 | 11 | 预期性 |\n", shipped
    )
    assert ["aim or reached" in str(entry.reasons) for entry in draft.entries] == [True, True]


def test_units_may_be_those_of_each_measure(shipped: Catalogue) -> None:
    text = (
        "  表2-1 各乡镇人口\n\n  单位:人、%\n\n地 区 人口数 比重[4]\n2020年 2010年\n全 县 3208 100.00 100.00\n"
        "甲镇 1169 36.44 26.37\n乙镇 419 13.07 12.86\n丙乡 1934 0.60 5.29\n"
    )
    draft = scanned("某县2020年人口普查公报\n\n一、人口\n\n" + text, shipped)
    units = [(entry.row.label, entry.row.unit) for entry in draft.entries]
    assert len(units) == 12
    assert set(units) == {("人口数", "人"), ("比重", "%")}


def test_names_in_another_language_do_not_move_the_years(shipped: Catalogue) -> None:
    head = "5-1 人民生活情况 Living Standard |\n指标 Item | 2016 | 2017 | 2018 | |\n"
    rows = "床位数(张) | Number of Beds in All Institutions | 5 | 6 | 7 |\n医师数(人) | Doctors | 8 | 9 | 10 |\n"
    found = cells(scanned(head + rows, shipped))
    assert [(cell[0], cell[1], cell[3]) for cell in found] == [
        ("床位数(张)", "5", "2016"), ("床位数(张)", "6", "2017"), ("床位数(张)", "7", "2018"),
        ("医师数(人)", "8", "2016"), ("医师数(人)", "9", "2017"), ("医师数(人)", "10", "2018"),
    ]  # fmt: skip


def test_a_school_year_in_a_plan_is_a_year_too(shipped: Catalogue) -> None:
    rows = "类别 |\n学校数 |\n学生数 |\n小学 |\n334 |\n3710 |\n初中 |\n147 |\n1713 |\n高中 |\n7 |\n113 |\n"
    draft = scanned("某市教育“十五五”规划\n\n一、目标\n\n2024-2025年学校一览表\n" + rows, shipped)
    assert {cell[2:] for cell in cells(draft)} == {("actual", "2024-2025")}
