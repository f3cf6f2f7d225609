"""Notes below a table: rows of which they speak are to be looked at."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import rows
from tests.test_scan_tables import cells, scanned

TABLE = """某市卫生健康规划（2021-2025年）
表1 主要指标
序号 | 指标 | 单位 | 2020年 | 2025年
1 | 人均预期寿命 | 岁 | 77.1 | 78
2 | 婴儿死亡率 | ‰ | 5.1 | 5
3 | 中医医院床位数 | 张 | 510 | 600
4 | 每千人口注册护士数 | 人 | 3.1 | 3.8
"""


def noted(note: str, shipped: Catalogue) -> set[str]:
    """Return the names of the rows that a note below the table marks."""
    draft = scanned(TABLE + note, shipped)
    return {row[0] for row in rows(draft) if "noted" in row[4]}


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("注：第1项2020年数为2019年监测值。", {"人均预期寿命"}),
        ("备注：1.第2、4项为监测值。", {"婴儿死亡率", "每千人口注册护士数"}),
        ("注：第2-3项为监测值。", {"婴儿死亡率", "中医医院床位数"}),
        ("注：1.本表按常住人口计算。\n2.中医医院床位数含中西医结合医院。", {"中医医院床位数"}),
        ("注1：指标4按户籍人口计算。", {"每千人口注册护士数"}),
        ("注：本表按常住人口计算。", set()),
        # what stands further below is no note of the table
        ("\n二、目标\n第1项任务是健康城市。\n", set()),
        ("注：按年报。\n婴儿死亡率持续下降。", set()),
    ],
)
def test_a_note_marks_the_rows_that_it_speaks_of(
    note: str, names: set[str], shipped: Catalogue
) -> None:
    assert noted(note, shipped) == names


def test_the_number_of_an_item_is_no_part_of_the_year_behind_it(shipped: Catalogue) -> None:
    draft = scanned(f"{TABLE}注：1.按年报。\n2.2020年基数为监测值。\n", shipped)
    printed = {row[1] for row in rows(draft)} | {left.printed for left in draft.unused}
    assert not {"2.2020", "2.2020年", ".2020年"} & printed
    assert cells(draft) == cells(scanned(TABLE, shipped))
