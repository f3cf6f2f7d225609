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


SUMS = ("柳州市“十四五”规划主要指标", "序号|指标|2020年|2025年|属性",
        "1|污染物减排量（吨）：化学需氧量|—|[14860]|约束性", "|氨氮|—|[712]|",
        "2|排放强度累计降低（%）|[19.5]|[18]|约束性", "3|婚检率（%）|90|95|预期性")  # fmt: skip


def test_sums_in_brackets_are_of_all_years_where_a_note_says_so(shipped: Catalogue) -> None:
    told = drafted(shipped, SUMS[0] + "</p><p>注：[ ]内为五年累计数。", *SUMS[1:])
    printed = ("[14860]", "[712]", "[18]", "[19.5]", "95")
    years = {one: given(told, one).get("year", "") for one in printed}
    assert {years[one] for one in printed[:3]} == {"2021-2025"}
    assert (years["[19.5]"], years["95"]) == ("2016-2020", "")
    assert not any(marks(told).values())
    untold = marks(drafted(shipped, *SUMS))
    assert all("year" in untold[one] for one in printed[:4])


def test_a_row_without_a_number_goes_on_with_the_one_above(shipped: Catalogue) -> None:
    names = found(drafted(shipped, *SUMS))
    assert names["[712]"][0] == "污染物减排量（吨）：氨氮"
    assert names["95"][0] == "婚检率（%）"


def test_rows_that_are_counted_as_their_table_is_have_whole_names(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "表1 全省医疗卫生机构数（单位：个）", "机构类别|2020年|2021年", "总计|28511|29292",
        "医院|1432|1449", "基层医疗卫生机构|26709|27471", "#乡镇卫生院|1331|1322",
        "每千人口医师（人）|2.5|2.7",
    )  # fmt: skip
    names = {printed: label for printed, (label, *_) in found(draft).items()}
    assert names["28511"] == "医疗卫生机构数"
    assert (names["1432"], names["1331"]) == ("医院", "乡镇卫生院")
    assert names["2.5"] == "每千人口医师（人）"


def test_a_standard_that_a_scheme_sets_is_neither_aimed_at_nor_reached(shipped: Catalogue) -> None:
    table = ("表1 人均补助标准分配表", "项目|人均标准（元）", "健康教育|5.0", "预防接种|9.0")
    scheme = marks(drafted(shipped, "柳州市2023年服务项目实施方案</p><p>" + table[0], *table[1:]))
    assert all("role" in reasons for reasons in scheme.values())
    report = marks(drafted(shipped, "2023年柳州市统计公报</p><p>" + table[0], *table[1:]))
    assert len(report) == len(scheme) == 2
    assert not any("role" in reasons for reasons in report.values())


HALFWAY = ("延边州“十四五”卫生健康规划实施情况中期评估报告</p><p>表1 主要指标进展情况表",
           "指标|2020年|2023年|2025年目标|属性|进展情况",
           "婚检率（%）|70|75|80|预期性|达到序时进度", "产检率（%）|84|90|95|预期性|提前完成",
           "自费占比（%）|30.4|29.9*|27|约束性|滞后")  # fmt: skip


def test_a_report_halfway_has_base_value_and_aim(shipped: Catalogue) -> None:
    draft = drafted(shipped, *HALFWAY)
    assert found(draft)["70"] == ("婚检率（%）", "baseline", "2020")
    assert found(draft)["75"] == ("婚检率（%）", "actual", "2023")
    assert found(draft)["80"] == ("婚检率（%）", "target", "2025")
    assert "提前完成" not in found(draft)
    assert marks(draft)["75"] == ()
    assert "value" in marks(draft)["29.9*"]  # what its note says, no field tells


def test_columns_whose_units_nobody_can_tell_are_marked(shipped: Catalogue) -> None:
    lines = "| 年份 | 参保人数 | 基金收入 | 累计结存 |\n|---|---|---|---|\n| 2021 | 3244 | 545 | 634 |\n| 2022 | 3228 | 579 | 741 |\n"
    text = "# 2022年柳州市医疗保障统计公报\n\n表1 参保及基金情况\n\n单位：{}\n\n" + lines
    told = marks(scanned(text.format("万人、亿元"), shipped, "a.md"))
    assert len(told) == 6
    assert all("value" in reasons for reasons in told.values())
    each = marks(scanned(text.format("万人"), shipped, "a.md"))
    assert not any("value" in reasons for reasons in each.values())


def test_a_rate_of_nobody_is_that_of_its_group(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "柳州市“十四五”教育规划主要指标", "类别|指标|2020年|2025年",
        "学前教育|毛入园率（%）|88|92", "高中阶段教育|毛入学率（%）|90|95",
        "高中阶段教育|招生人数（人）|70|75",
    )  # fmt: skip
    assert found(draft)["95"][0] == "高中阶段教育毛入学率（%）"
    alone = drafted(
        shipped, "柳州市“十四五”教育规划主要指标", "指标|2020年|2025年", "毛入学率（%）|90|95"
    )
    assert "whose" in marks(alone)["95"]


def test_the_name_of_a_place_says_not_what_is_counted_there(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "红河州遏制结核病行动实施方案（2020—2022年）</p><p>各县市报告发病率控制目标",
        "县市|2019年报告发病率|2022年控制目标", "石屏县|41.5|38", "泸西县|40.2|37", "全州|55.6|50",
    )  # fmt: skip
    told = found(draft)
    assert all("cut" in marks(draft)[one] for one in ("38", "37", "50") if one in told)
    assert "50" in told


def test_broken_numbers_of_institutions_are_of_something_else(shipped: Catalogue) -> None:
    draft = drafted(
        shipped, "商丘市医疗卫生服务体系规划（2016—2020年）</p><p>主要指标", "主要指标|2015年|2020年",
        "每千常住人口床位数（张）|4.49|6", "医院|3.15|4.8", "其中：市办医院|0.58|1.2",
        "县办医院|1.74|1.9",
    )  # fmt: skip
    assert all(marks(draft)[one] for one in ("3.15", "0.58", "1.74"))
    assert marks(draft)["4.49"] == ()
