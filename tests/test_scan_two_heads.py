"""Tables with two rows of heads, as pages give merged ones; bars that frame a row or part cells."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_tables import cells, scanned

REPORT = "某市2023年卫生健康统计公报\n\n"
YEARS = {
    ("医院机构数(个)", "92", "actual", "2022"), ("医院机构数(个)", "96", "actual", "2023"),
    ("医院床位数(张)", "168", "actual", "2022"), ("医院床位数(张)", "174", "actual", "2023"),
    ("卫生院机构数(个)", "41", "actual", "2022"), ("卫生院机构数(个)", "40", "actual", "2023"),
    ("卫生院床位数(张)", "127", "actual", "2022"), ("卫生院床位数(张)", "130", "actual", "2023"),
}  # fmt: skip
ROWS = "医院 | 92 | 96 | 168 | 174\n卫生院 | 41 | 40 | 127 | 130\n"


@pytest.mark.parametrize(
    "heads",
    [
        # a merged head leaves its empty cells beside it, at the end, or nowhere
        "机构类别 | 机构数(个) | | 床位数(张) |\n | 2022年 | 2023年 | 2022年 | 2023年\n",
        " | 机构数(个) | 床位数(张) | |\n | 2022年 | 2023年 | 2022年 | 2023年\n",
        "机构类别 | 机构数(个) | 床位数(张)\n2022年 | 2023年 | 2022年 | 2023年\n",
    ],
)
def test_years_are_those_of_the_head_above_them(heads: str, shipped: Catalogue) -> None:
    draft = scanned(f"{REPORT}表1 医疗卫生机构\n{heads}{ROWS}", shipped)
    assert set(cells(draft)) == YEARS


def test_a_frame_of_bars_is_no_empty_cell(shipped: Catalogue) -> None:
    framed = "".join(f"| {line} |\n" for line in ROWS.splitlines())
    heads = "| 机构类别 | 机构数(个) | | 床位数(张) | |\n| | 2022年 | 2023年 | 2022年 | 2023年 |\n"
    assert set(cells(scanned(f"{REPORT}表1 医疗卫生机构\n{heads}{framed}", shipped))) == YEARS


PLAN = "某市卫生健康规划（2021-2025年）\n\n表1 主要指标\n"


def test_years_of_aims_stand_below_one_head(shipped: Catalogue) -> None:
    draft = scanned(
        PLAN + "序号 | 指标 | 2020年 | 目标值 | 属性\n2022年 | 2025年\n"
        "1 | 人均预期寿命（岁） | 77.1 | 77.9 | 78.5 | 预期性\n"
        "2 | 婴儿死亡率（‰） | 5.1 | 5.0 | 4.8 | 预期性\n",
        shipped,
    )
    assert cells(draft) == [
        ("人均预期寿命（岁）", "77.1", "baseline", ""),
        ("人均预期寿命（岁）", "77.9", "target", "2022"),
        ("人均预期寿命（岁）", "78.5", "target", "2025"),
        ("婴儿死亡率（‰）", "5.1", "baseline", ""),
        ("婴儿死亡率（‰）", "5.0", "target", "2022"),
        ("婴儿死亡率（‰）", "4.8", "target", "2025"),
    ]


def test_the_head_of_a_group_may_stand_right_below_the_heads(shipped: Catalogue) -> None:
    long = "卫生健康事业" * 20
    draft = scanned(
        f"“十三五”卫生规划\n表1 “十二五”完成情况\n指　标 | 规划目标 | 实现情况\n"
        "2015年 | 年均增长（%） | 2015年 | 年均增长（%）\n健康水平\n"
        "1.健康指数 | >79 | — | 72.45 | —\n资源配置\n2.床位数（万张） | 16 | 10 | 17.1 | 13\n"
        f"一、形势\n{long}。\n",
        shipped,
    )
    assert {cell[:3] for cell in cells(draft)} >= {
        ("健康指数", ">79", "prior_target"),
        ("健康指数", "72.45", "actual"),
        ("床位数（万张）", "16", "prior_target"),
        ("床位数（万张）", "17.1", "actual"),
    }


def test_a_part_of_a_rate_per_head_is_one(shipped: Catalogue) -> None:
    table = (
        "序号 | 指标 | 单位 | 2020年 | 2025年\n"
        "1 | 每千人口医疗卫生机构床位数 | 张 | 6.58 | 7.4\n"
        " | 其中：公立医院床位数 | 张 | 4.12 | 4.6\n | 　　中医医院床位数 | 张 | 0.79 | 0.95\n"
        "2 | 每千人口注册护士数 | 人 | 3.06 | 3.85\n"
    )
    labels = [cell[0] for cell in cells(scanned(PLAN + table, shipped)) if cell[2] == "target"]
    assert labels == [
        "每千人口医疗卫生机构床位数", "每千人口公立医院床位数", "每千人口中医医院床位数",
        "每千人口注册护士数",
    ]  # fmt: skip


def test_a_figure_without_a_unit_among_names_with_theirs_is_asked(shipped: Catalogue) -> None:
    draft = scanned(
        PLAN + "指标 | 2020年 | 2025年\n健康驿站比重（%） | 16 | 25\n健康小屋比重（%） | 22 | >30\n"
        "健康步道 | 41 | >50\n",
        shipped,
    )
    marked = {
        entry.row.label: "scan_value" in {doubt.template.key for doubt in entry.doubts}
        for entry in draft.entries
    }
    assert marked == {"健康驿站比重（%）": False, "健康小屋比重（%）": False, "健康步道": True}


CELLS = """机构类别
机构数（个）
床位数（张）
2022年
2023年
2022年
2023年
医院
92
96
168
174
卫生院
41
40
127
130
门诊部
5
6
1
2
"""


def test_groups_of_years_a_cell_a_line_are_read(shipped: Catalogue) -> None:
    found = cells(scanned(f"{REPORT}一、资源\n表1 医疗卫生机构\n{CELLS}", shipped))
    assert {(label.replace("（", "(").replace("）", ")"), *rest) for label, *rest in found} >= YEARS


def test_one_measure_by_year_and_its_growth_is_read(shipped: Catalogue) -> None:
    lines = (
        "机构类别", "诊疗人次（万）", "2022年", "2023年", "增长%", "医院", "268.9", "301.7", "12.2",
        "卫生院", "267.6", "296.5", "10.8", "诊所", "13.3", "14.2", "6.8",
    )  # fmt: skip
    draft = scanned(f"{REPORT}二、服务\n表2 工作量\n" + "\n".join(lines) + "\n", shipped)
    found = {printed: (role, year) for _, printed, role, year in cells(draft)}
    assert found["268.9"] == ("actual", "2022")
    assert found["301.7"] == ("actual", "2023")
    assert found["12.2"] == ("actual", "2023")


def test_units_on_a_line_below_the_heads_are_theirs(shipped: Catalogue) -> None:
    draft = scanned(
        f"{REPORT}表一 孕产妇与儿童死亡率\n"
        "年份   活产数(人)   孕产妇死亡率   婴儿死亡率\n"
        "                    (1/10万)         (‰)\n"
        "2021     25102         7.97           3.31\n2022     23518        12.76           3.02\n",
        shipped,
    )
    labels = {(label, printed, year) for label, printed, _, year in cells(draft)}
    assert labels == {
        ("活产数(人)", "25102", "2021"), ("活产数(人)", "23518", "2022"),
        ("孕产妇死亡率(1/10万)", "7.97", "2021"), ("孕产妇死亡率(1/10万)", "12.76", "2022"),
        ("婴儿死亡率(‰)", "3.31", "2021"), ("婴儿死亡率(‰)", "3.02", "2022"),
    }  # fmt: skip


def test_heads_that_a_page_broke_in_two_are_whole(shipped: Catalogue) -> None:
    lines = (
        "主要指标", "2020年", "现状", "2025年", "目标", "指标", "性质", "每千人口床位数（张）", "6.10",
        "6.90", "指导性", "医护比", "1:1.06", "1:1.17", "预期性", "每千人口护士数（人）", "2.88",
        "3.75", "预期性", "每千人口药师数（人）", "0.38", "0.54", "预期性",
    )  # fmt: skip
    draft = scanned(PLAN.replace("主要指标", "资源") + "\n".join(lines) + "\n", shipped)
    assert ("每千人口床位数(张)", "6.90", "target", "") in cells(draft)
    assert ("每千人口护士数(人)", "2.88", "baseline", "") in cells(draft)


def test_who_left_a_hospital_is_no_hospital(shipped: Catalogue) -> None:
    table = "指标 | 2022年 | 2023年\n出院人数（万人） | 8.20 | 8.46\n#医院 | 6.71 | 7.02\n"
    labels = [cell[0] for cell in cells(scanned(f"{REPORT}表1 服务\n{table}", shipped))]
    assert labels[-1].removesuffix("（万人）") == "医院出院人数"
