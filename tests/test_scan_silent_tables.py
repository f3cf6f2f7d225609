"""What the draft of a table must not get wrong without a mark: growth, years, places, names."""

from __future__ import annotations

import re

from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft
from tests.test_scan_prose import rows
from tests.test_scan_tables import cells, scanned

_SPAN = re.compile("(→|↓)([0-9])$")


def drafted(shipped: Catalogue, title: str, *lines: str) -> Draft:
    """The draft of a page with a table; `|` stands between cells, behind a cell how far it goes.

    `规划目标→2` is above two columns, `指标↓2` beside two rows.
    """
    html = "".join(f"<tr>{''.join(map(_cell, line.split('|')))}</tr>" for line in lines)
    return scanned(f"<p>{title}</p><table>{html}</table>", shipped, "a.html")


def _cell(text: str) -> str:
    span = _SPAN.search(text)
    kind = {"→": "colspan", "↓": "rowspan"}[span[1]] if span else ""
    return f"<td {kind}={span[2]}>{text[: span.start()]}</td>" if span else f"<td>{text}</td>"


def found(draft: Draft) -> dict[str, tuple[str, str, str]]:
    """The label, role and year of each value."""
    return {printed: (label, role, year) for label, printed, role, year in cells(draft)}


def marks(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Why the row of each value is marked."""
    return {printed: reasons for _, printed, _, _, reasons in rows(draft)}


def given(draft: Draft, printed: str) -> dict[str, str]:
    """The fields beside a printed value."""
    (fields,) = (
        dict(reading.given)
        for entry in draft.entries
        for reading in entry.row.values.values()
        if reading.printed == printed
    )
    return fields


def test_aims_in_words_beside_their_figures_are_names(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某省2009年十件实事目标任务表", "实事|目标内容|单位|目标数",
        "社会保障|养老保险试点人数|万人|300", "就业|培训农民人数|万人|100",
    )  # fmt: skip
    assert [cell[:2] for cell in cells(draft)] == [
        ("养老保险试点人数", "300"),
        ("培训农民人数", "100"),
    ]


def test_a_column_of_years_says_by_when_its_rows_are_aimed_at(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某市卫生“十三五”规划主要指标", "指标|目标|完成年限", "就诊率|90%|2017年",
        "床位数|9张|2020年",
    )  # fmt: skip
    assert [cell[1:] for cell in cells(draft)] == [("90%", "target", "2017"), ("9张", "target", "")]


def test_a_cell_that_says_a_change_is_one(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "2020年某市卫生统计公报", "指标|2015年|2020年|比2015年", "医院|603|911|增长51.08%",
        "床位|9|11|增加2",
    )  # fmt: skip
    assert given(draft, "增长51.08%")["reference_year"] == "2015"
    assert "value" in marks(draft)["增加2"]  # of what, no unit says


def test_changes_below_the_names_of_two_plans_are_those_of_each(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "主要指标", "指标↓2|“十三五”→2|“十四五”→2",
        "2020年|年均/累计|2025年|年均/累计", "生产总值（亿元）|486|7.2%|680|7%",
    )  # fmt: skip
    assert found(draft)["7.2%"][1:] == ("actual", "2016-2020")
    assert found(draft)["7%"][1:] == ("target", "2021-2025")


def test_two_halves_below_their_titles_are_one_table(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "预算安排表", "收入→2|支出→2", "项目|2015年预算数|项目|2015年预算数",
        "增值税|98|教育支出|586",
    )  # fmt: skip
    assert [cell[:2] for cell in cells(draft)] == [("增值税", "98"), ("教育支出", "586")]


def test_tables_of_a_wider_area_are_marked(shipped: Catalogue) -> None:
    own, wider = (
        marks(
            drafted(
                shipped, "灵山县卫生规划（2021—2025年）", f"指标|{whose}2025年目标",
                "婴儿死亡率|5‰", "床位数|9张",
            )
        )
        for whose in ("", "全省")
    )  # fmt: skip
    assert {printed: "place" in reasons for printed, reasons in own.items()} == {
        "5‰": False,
        "9张": False,
    }
    assert {printed: "place" in reasons for printed, reasons in wider.items()} == {
        "5‰": True,
        "9张": True,
    }


def test_columns_of_growth_are_of_the_years_they_name(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某市国民经济主要指标",
        "指标|2022年实际增长（%）|2023年计划增长（%）|2023年实际增长（%）",
        "生产总值|5.1|6|6.2", "财政收入|3|4|4.4",
    )  # fmt: skip
    assert [cell[1:] for cell in cells(draft)] == [
        ("5.1", "actual", "2022"), ("6", "target", "2023"), ("6.2", "actual", "2023"),
        ("3", "actual", "2022"), ("4", "target", "2023"), ("4.4", "actual", "2023"),
    ]  # fmt: skip


def test_a_difference_of_shares_is_in_points(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某市2020年卫生统计公报", "指标|2019年|2020年|增减百分点",
        "住院分娩率(%)|98.1|99.3|1.2",
    )  # fmt: skip
    fields = {"measure": "change_points", "unit": "百分点", "reference_year": "2019"}
    assert fields.items() <= given(draft, "1.2").items()


def test_mean_growth_below_aims_and_what_was_reached_is_of_all_years_since_the_base(
    shipped: Catalogue,
) -> None:
    draft = drafted(
        shipped, "“十三五”规划完成情况", "指标↓2|2015年↓2|规划目标→2|完成情况→2",
        "2020年|年均增长(%)|2020年|年均增长(%)", "生产总值（亿元）|486|680|7|701|7.6",
    )  # fmt: skip
    assert found(draft)["7"] == ("生产总值年均增长", "prior_target", "2016-2020")
    assert found(draft)["7.6"] == ("生产总值年均增长", "actual", "2016-2020")


def test_what_a_plan_does_in_several_years_is_marked_in_its_table(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某市卫生健康“十四五”规划主要指标", "指标|2025年目标", "培训人数（人）|300",
        "婴儿死亡率（‰）|5",
    )  # fmt: skip
    assert {printed: "year" in why for printed, why in marks(draft).items()} == {
        "300": True,
        "5": False,
    }


def test_a_name_that_only_says_what_its_column_is_is_marked(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "下岗失业人员再就业 单位：人", "地区|目标任务|进度", "全市|400|1089",
        "东坡区|80|160",
    )  # fmt: skip
    assert {printed: "cut" in why for printed, why in marks(draft).items()} == dict.fromkeys(
        ("400", "1089", "80", "160"), True
    )


def test_growth_below_a_year_is_of_the_level_in_front_of_it(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某县2007年国民经济和社会发展计划主要指标表", "指标↓2|2006年→3|2007年计划→2",
        "计划|预计完成|比上年±%|绝对数|比上年±%", "生产总值（亿元）|58.5|60.2|13.4|68|12",
    )  # fmt: skip
    assert found(draft)["13.4"][1] == "actual"
    assert given(draft, "13.4")["reference_year"] == "2005"
    assert found(draft)["12"][1] == "target"
    assert given(draft, "12")["reference_year"] == "2006"


def test_growth_behind_a_budget_is_that_of_the_budget_on_what_was_carried_out(
    shipped: Catalogue,
) -> None:
    draft = drafted(
        shipped, "2018年一般公共预算收入表",
        "科目|2017年预算数|2017年执行数|执行数为预算数的%|2018年预算数|比上年执行数增减%",
        "税收收入|58200|59716|102.6|65090|9.0",
    )  # fmt: skip
    assert found(draft)["102.6"] == ("税收收入执行数为预算数的%", "actual", "2017")
    assert found(draft)["9.0"] == ("税收收入", "target", "2018")
    assert {printed: why for printed, why in marks(draft).items() if why} == {}


def test_thousands_set_apart_by_a_blank_are_one_figure(shipped: Catalogue) -> None:
    title, heads = "2016年某市人口情况", "地区|户数(户)|户籍人口(人)"
    draft = drafted(shipped, title, heads, "全市|9|3 642 918", "市区|7|587 106")
    assert marks(draft)["3 642 918"] == marks(draft)["587 106"] == ()
    mixed = marks(drafted(shipped, title, heads, "全市|9|3 642", "市区|7|5871"))
    assert [printed for printed, why in mixed.items() if "value" in why] == ["3 642"]


def test_growth_in_a_former_plan_is_no_aim_of_this_one(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某县国民经济和社会发展第十一个五年规划纲要主要指标",
        "指标|2005年实绩|2010年目标|年均增长(%)|“十五”年均增长(%)",
        "生产总值（亿元）|58|102|12|10.8",
    )  # fmt: skip
    assert found(draft)["12"][1:] == ("target", "2006-2010")
    assert found(draft)["10.8"][1:] == ("actual", "2001-2005")


def test_growth_in_a_plan_that_is_over_counts_from_its_base_year(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "某县“十三五”规划主要指标完成情况", "指标↓2|规划目标→2|实际完成→2",
        "2020年|年均增速[累计]|2020年|年均增速[累计]", "生产总值（亿元）|680|8.5%|701|6.7%",
    )  # fmt: skip
    assert found(draft)["8.5%"][1:] == ("prior_target", "2016-2020")
    assert found(draft)["6.7%"][1:] == ("actual", "2016-2020")
