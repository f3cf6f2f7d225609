"""Heads in several rows, above cells a line or above lines: each stands above its own column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.layout import Below, columns_below, layout
from tests.test_scan_tables import cells, scanned

WORDS, FIGURES, NUMBER = Below("words"), Below("figures"), Below("number")


@pytest.mark.parametrize(
    ("heads", "columns", "expected"),
    [
        # only the columns of figures can stand below the aim
        ("序号 指标 单位 目标 2025年 累计", (NUMBER, WORDS, WORDS, FIGURES, FIGURES),
         "序号 指标 单位 目标2025年 目标累计"),
        # heads that come again stand below each group
        ("指标 招生数 毕业数 城市 农村 城市 农村", (WORDS, *[FIGURES] * 4),
         "指标 招生数城市 招生数农村 毕业数城市 毕业数农村"),
        # the words of the second row are broken over two
        ("指标 招生数 毕业数 实数 增长 实数 增长 (人) (%) (人) (%)", (WORDS, *[FIGURES] * 4),
         "指标 招生数实数(人) 招生数增长(%) 毕业数实数(人) 毕业数增长(%)"),
        # nobody knows which of two the last two stand below
        ("指标 招生数 毕业数 城市 农村", (WORDS, *[FIGURES] * 3), ""),
    ],
)  # fmt: skip
def test_heads_stand_where_the_columns_say(
    shipped: Catalogue, heads: str, columns: tuple[Below, ...], expected: str
) -> None:
    found = layout(heads.split(), columns, shipped.vocabulary.words)
    assert found == tuple(expected.split())


FUND = (
    "2022年某省医疗保障统计公报\n\n一、基金\n\n表1 基金收支情况\n单位：亿元、%\n险种\n基金收入\n同比增长\n"
    "基金支出\n同比增长\n合计\n568.4\n6.2\n478.3\n3.7\n职工医保\n335.6\n8.1\n258.9\n5.0\n"
    "居民医保\n232.8\n3.6\n219.4\n2.2\n"
)
VISITS = (
    "2022年某市卫生统计公报\n\n一、服务\n\n表2  工作量\n\n"
    "                    诊疗人次数（万人次）    入院人次数（万人次）\n"
    "总计                     1628.45                 58.36\n"
    "  医院                    598.72                 42.17\n"
)


def test_growth_may_stand_behind_each_of_the_heads_of_a_line(shipped: Catalogue) -> None:
    found = {cell[:2] for cell in cells(scanned(FUND, shipped, "some-plan.txt"))}
    assert {("职工医保基金收入", "8.1"), ("居民医保基金支出", "219.4")} <= found


def test_the_names_of_rows_need_no_head(shipped: Catalogue) -> None:
    found = {cell[:2] for cell in cells(scanned(VISITS, shipped, "some-plan.txt"))}
    assert ("医院入院人次数(万人次)", "42.17") in found


def test_where_rows_of_heads_end_tells_which_stand_below(shipped: Catalogue) -> None:
    heads, columns = ["地区", "比重", "儿童", "青年", "老人"], (WORDS, *[FIGURES] * 3)
    assert layout(heads, columns, shipped.vocabulary.words) == ()
    below = ("地区", "比重儿童", "比重青年", "比重老人")
    assert layout(heads, columns, shipped.vocabulary.words, ends={2}) == below


def test_a_part_is_no_more_than_the_whole_in_front_of_it(shipped: Catalogue) -> None:
    rows = [("甲市", "90", "20", "7", "300", "200"), ("乙市", "40", "9", "5", "100", "80")]
    heads = ["地区", "机构数(个)", "床位数(张)", "#医院", "#卫生院", "#医院"]
    assert layout(heads, columns_below(rows), shipped.vocabulary.words) == (
        "地区", "机构数(个)", "机构数医院(个)", "机构数卫生院(个)", "床位数(张)", "床位数医院(张)",
    )  # fmt: skip


@given(st.integers(1, 4), st.integers(2, 4), st.integers(1, 3))
def test_heads_below_groups_are_found_or_left_open(
    shipped: Catalogue, groups: int, size: int, single: int
) -> None:
    singles = [f"甲{at}" for at in range(single)]
    tops, subs = [f"乙{at}" for at in range(groups)], [f"丙{at}" for at in range(size)]
    columns = (WORDS, *[FIGURES] * (single - 1 + groups * size))
    found = layout([*singles, *tops, *subs * groups], columns, shipped.vocabulary.words)
    assert found in ((), (*singles, *(top + sub for top in tops for sub in subs)))


def test_aims_of_a_year_stand_beside_those_of_all_years(shipped: Catalogue) -> None:
    heads = "序号 指标 单位 属性 “十四五”目标 2025年 年均[累计]"
    rows = "1 婚检率 % 预期性 97 - 2 造林面积 亩 约束性 - [20] 3 失业率 % 预期性 - <5.5"
    lines = "\n".join(f"{cell} |" for cell in f"{heads} {rows}".split())
    draft = scanned(f"某市“十四五”规划\n表:某市“十四五”规划主要指标\n{lines}\n", shipped)
    told = [cell for cell in cells(draft) if cell[1] != "-"]
    assert [cell[:3] for cell in told] == [
        ("婚检率", "97", "target"), ("造林面积", "[20]", "target"), ("失业率", "<5.5", "target"),
    ]  # fmt: skip
    assert ["2021-2025" in str(entry.row) for entry in draft.entries] == [False, True, True]


def test_the_row_of_all_is_not_counted(shipped: Catalogue) -> None:
    heads = "序号 单位 人口数(人) 新增床位 食堂(家) 2007年床位与人口比例 2010年床位与人口比例"
    rows = "1 甲区 900 0.8% 3.2% 3 2 乙区 700 2.1% 3.3% 5 3 丙区 300 4.3% 3.4% 7 合计 1900 2.2% 3.5% 15"
    text = "\n\n".join(f"{heads} {rows}".split())
    draft = scanned(f"2007年某区统计公报\n\n2007年床位分解表\n\n{text}\n", shipped)
    assert [cell[:2] for cell in cells(draft)][-4:] == [
        ("新增床位床位与人口比例", "2.2%"), ("新增床位床位与人口比例", "3.5%"),
        ("人口数(人)", "1900"), ("食堂(家)", "15"),
    ]  # fmt: skip
    assert not draft.unused


def test_lines_above_rows_that_blanks_keep_apart_are_heads(shipped: Catalogue) -> None:
    text = (
        "一、年龄\n\n5-1 全国人口年龄构成\n\n        单位:人、%\n年龄 人口数 比重\n总 计 1411 100.00\n"
        "0—14岁 253 17.95\n15—59岁 894 63.35\n60岁及以上 264 18.70\n其中:65岁及以上 190 13.50\n\n"
        "二、地区\n\n5-2 各地区人口年龄构成\n\n        单位:%\n地区 比重\n0—14岁 15—59岁\n60岁及以上\n"
        "全 国 17.95 63.35 18.70\n北 京 11.84 68.53 19.63\n天 津 13.47 64.87 21.66\n"
    )
    found = cells(scanned("2020年人口普查公报\n\n" + text, shipped))
    assert [cell[:2] for cell in found[:4]] == [
        ("人口数", "1411"), ("比重", "100.00"), ("0—14岁人口数", "253"), ("0—14岁比重", "17.95"),
    ]  # fmt: skip
    assert [cell[:2] for cell in found[8:11]] == [
        ("65岁及以上人口数", "190"), ("65岁及以上比重", "13.50"), ("比重0-14岁", "17.95"),
    ]  # fmt: skip
    assert len(found) == 19


def test_a_year_below_the_title_is_that_of_the_table(shipped: Catalogue) -> None:
    text = (
        "17-2 各市卫生情况 | ||||\n(2004年) | ||||\n地 区 | 机构数 (个) |\n床位数 (张) |\n||||\n#医 院 |\n#医 院 |\n"
        "济南市 | 1413 | 153 | 24044 | 19677 |\n青岛市 | 2924 | 121 | 25684 | 20082 |\n"
        "淄博市 | 667 | 60 | 14610 | 10536 |\n"
    )
    draft = scanned(text, shipped)
    assert {cell[2:] for cell in cells(draft)} == {("actual", "2004")}
    assert [cell[0] for cell in cells(draft)][:4] == [
        "机构数(个)", "机构数医院(个)", "床位数(张)", "床位数医院(张)",
    ]  # fmt: skip
    assert not draft.unused
