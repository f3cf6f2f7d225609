"""The units, the years and the names of cells, where heads, notes and other rows tell them."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft
from tests.test_scan_owners import REVIEW
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows
from tests.test_scan_tables import cells, scanned

PLAN = "柳州市健康行动方案（2020—2030年）\n\n一、主要指标\n\n"
INDICATORS = (
    "| 指标 | 2019年基期值 | 2030年目标 |\n| - | - | - |\n| 人均预期寿命（岁） | 77.6 | 79.8 |\n"
    "| 孕产妇死亡率（1/10万） | 9.8 | ≤8.5 |\n| 居民健康素养水平（%） | 19.2 | ≥32 |\n"
)
FUND = (
    "表1 基金收支情况（单位：亿元、%）\n\n项目\t收入\t同比增长\t支出\t同比增长\n"
    "合计\t68.92\t6.4\t58.37\t3.1\n职工医保\t36.18\t8.2\t27.46\t4.0\n居民医保\t32.74\t4.5\t30.91\t2.3\n"
)


def units_of(draft: Draft) -> dict[str, str]:
    return {entry.row.label: entry.row.unit for entry in draft.entries}


def test_a_row_with_a_unit_of_its_own_has_not_that_of_the_row_above(shipped: Catalogue) -> None:
    draft = scanned(PLAN + INDICATORS, shipped, "some-plan.md")
    assert units_of(draft) == {
        "人均预期寿命（岁）": "", "孕产妇死亡率（1/10万）": "", "居民健康素养水平（%）": "",
    }  # fmt: skip
    meant = {entry.suggestion.indicator.id for entry in draft.entries if entry.suggestion.indicator}
    assert "health_literacy_rate" in meant


def test_the_name_of_a_row_says_its_unit_before_the_table_does(shipped: Catalogue) -> None:
    head = "表1 资源（单位：个）\n\n| 指标 | 2019年 |\n| - | - |\n"
    draft = scanned(
        BULLETIN + head + "| 床位（张） | 90 |\n| 医院 | 9 |\n", shipped, "some-plan.md"
    )
    assert units_of(draft) == {"床位（张）": "", "医院": "个"}


def test_growth_in_percent_goes_with_the_column_before_it(shipped: Catalogue) -> None:
    draft = scanned(BULLETIN + FUND, shipped)
    found = {
        (entry.row.label, reading.printed): (reading.given.get("measure", ""), entry.row.unit)
        for entry in draft.entries
        for reading in entry.row.readings
    }
    assert found["职工医保收入", "36.18"] == ("", "亿元")
    assert found["职工医保收入", "8.2"] == ("change_pct", "")
    assert found["居民医保支出", "2.3"] == ("change_pct", "")
    marks = {entry.row.label: entry.row.doubts for entry in draft.entries}
    assert marks["职工医保支出"] == ()
    assert [doubt.template.key for doubt in marks["收入"]] == ["scan_whose"]  # of which fund?


def test_one_column_of_changes_may_be_of_any_before_it(shipped: Catalogue) -> None:
    table = "表1 基金情况\n\n项目\t收入\t支出\t同比增长\n职工医保\t36.18\t27.46\t8.2\n居民医保\t32.74\t30.91\t4.5\n"
    labels = {cell[0] for cell in cells(scanned(BULLETIN + table, shipped))}
    assert "职工医保支出" in labels
    assert "职工医保" in labels  # its growth


BASE = "指标\t基线\t2020年\t2025年\n婴儿死亡率（‰）\t8.6\t7.5\t6\n重点癌种早诊率（%）\t46\t55\t60\n"
LONG = "柳州市防治慢性病规划（2017—2025年）\n\n一、主要指标\n\n"


@pytest.mark.parametrize(
    ("title", "note", "year", "marked"),
    [
        (LONG, "注：基线为2015年数据。", "2015", False),
        (LONG, "注：基线除特别说明外为2015年数据，示范区为2016年数据。", "2015", True),
        (LONG, "", "2016", True),  # no plan of five or ten years as others are
        ("柳州市卫生健康规划（2016—2025年）\n\n一、主要指标\n\n", "", "2015", False),
    ],
)
def test_a_note_dates_base_values(
    shipped: Catalogue, title: str, note: str, year: str, marked: bool
) -> None:
    draft = scanned(title + BASE + "\n" + note + "\n", shipped)
    base = "" if f"base_year: {year}\n" in draft.text else year
    assert {cell[3] for cell in cells(draft) if cell[2] == "baseline"} == {base}
    assert ["year not said" in str(entry.reasons) for entry in draft.entries] == [marked] * 2


def test_prose_that_a_table_dates_otherwise_is_asked_about(shipped: Catalogue) -> None:
    text = LONG.replace(
        "一、主要指标\n\n", "一、规划背景\n\n截至2016年底，婴儿死亡率为8.6‰。\n\n二、主要指标\n\n"
    )
    draft = scanned(text + BASE + "\n注：基线为2015年数据。\n", shipped)
    assert [str(entry.reasons).count("year not said") for entry in draft.entries] == [1, 0, 0]


def test_a_name_that_goes_on_below_is_one_name(shipped: Catalogue) -> None:
    table = (
        "领域        指标                      单位      2020年    2025年    性质\n"
        "健康水平    婴儿死亡率                ‰        6.9       ≤6.5     预期性\n"
        "疾病防控    以乡镇为单位适龄儿童\n"
        "            疫苗接种率                %         95.6      >95       约束性\n"
        "            肺结核发病率              /10万     67.3      <58       预期性\n"
    )
    draft = scanned("柳州市“十四五”卫生规划\n\n一、目标\n\n" + table, shipped)
    assert "以乡镇为单位适龄儿童疫苗接种率" in {cell[0] for cell in cells(draft)}
    lost = table.replace("以乡镇为单位适龄儿童\n", "综合医院设置科室\n").replace(
        "疫苗接种率", "的比例"
    )
    draft = scanned("柳州市“十四五”卫生规划\n\n一、目标\n\n" + lost, shipped)
    assert "综合医院设置科室的比例" in {cell[0] for cell in cells(draft)}


def test_measures_may_have_different_years(shipped: Catalogue) -> None:
    table = (
        "                    机构数（个）         床位数（张）\n"
        "机构类别          2022年    2023年        2023年\n"
        "医院               1458      1487         254876\n"
        "专科医院            592       586         183265\n"
    )
    found = cells(scanned("2023年柳州市卫生统计公报\n\n一、卫生\n\n" + table, shipped))
    assert found[:3] == [
        ("医院机构数(个)", "1458", "actual", "2022"), ("医院机构数(个)", "1487", "actual", "2023"),
        ("医院床位数(张)", "254876", "actual", "2023"),
    ]  # fmt: skip


def test_an_age_is_no_part_to_leave_out(shipped: Catalogue) -> None:
    (entry,) = drafted(GOALS + "30岁以上居民糖尿病知晓率达到50%。", shipped).entries
    assert entry.row.label == "30岁以上居民糖尿病知晓率"


def test_those_that_do_something_are_not_all(shipped: Catalogue) -> None:
    (entry,) = drafted(BULLETIN + "开展“互联网+护理服务”的医院增至11家。", shipped).entries
    assert (entry.row.label, entry.indicator) == ("开展“互联网+护理服务”的医院", "none")


def test_what_there_is_among_some_is_named_alone(shipped: Catalogue) -> None:
    text = "医疗卫生机构90个，其中医院83个，在医院中有公立医院31个，民营医院52个。"
    assert [(row[0], row[4]) for row in rows(drafted(BULLETIN + text, shipped))] == [
        ("医疗卫生机构", ()), ("医院", ()), ("公立医院", ()), ("民营医院", ()),
    ]  # fmt: skip


def test_what_reaches_a_level_is_not_counted_as_such(shipped: Catalogue) -> None:
    *_, entry = drafted(GOALS + "90%的县级医院达标，其中30所达到三级医院水平。", shipped).entries
    assert entry.indicator == BLANK


def test_names_of_a_list_are_shared_no_further_than_they_are_known(shipped: Catalogue) -> None:
    text = BULLETIN + "高血压、糖尿病患者规范管理人数分别为4.2万人和1.1万人。"
    labels = [entry.row.label for entry in drafted(text, shipped).entries]
    assert "高血压管理人数" not in labels


def test_a_figure_in_brackets_behind_its_name_has_its_share_behind(shipped: Catalogue) -> None:
    text = "医院次均门诊药费（98.6元）占36.7%，次均住院药费（1958.5元）占24.1%。"
    assert [row[0] for row in rows(drafted(BULLETIN + text, shipped))] == [
        "医院次均门诊药费", "医院次均门诊药费占比", "次均住院药费", "次均住院药费占比",
    ]  # fmt: skip


def test_a_part_has_the_measure_that_its_whole_names(shipped: Catalogue) -> None:
    text = "居民平均就诊6.2次。总诊疗人次中，医院1.21亿人次，占42.2%。"
    labels = [row[0] for row in rows(drafted(BULLETIN + text, shipped))]
    assert labels[1:] == ["医院诊疗人次", "医院诊疗人次占比"]


@pytest.mark.parametrize(
    ("text", "year", "marked"),
    [
        (BULLETIN + "截至年末，全市共有定点药店1187家。", "2019", False),
        (REVIEW + "面对突如其来的疫情，先后培训护士146名。", "2016-2020", True),
        (REVIEW + "2011年《儿童规划》颁布实施以来，婴儿死亡率降到9‰。", "", False),
        (GOALS + "到2025年，县医院达到5家。新建卫生院8所。", "2021-2025", False),
    ],
)
def test_years_that_stand_around(shipped: Catalogue, text: str, year: str, marked: bool) -> None:
    *_, entry = drafted(text, shipped).entries
    keys = {doubt.template.key for doubt in entry.row.doubts}
    assert (entry.row.year, bool(keys & {"scan_year", "scan_carried"})) == (year, marked)


def test_that_much_remains_to_be_done_is_no_aim(shipped: Catalogue) -> None:
    text = "2019年，婴儿死亡率为5‰。\n\n同时应当看到，吸烟率仍达26.1%。"
    *_, entry = drafted(REVIEW + text, shipped).entries
    assert not {"scan_role", "scan_year"} & {doubt.template.key for doubt in entry.row.doubts}


def test_a_subject_in_front_of_all_is_part_of_the_name(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "全县公立医疗机构全部实行药品零差率销售。", shipped))
    assert row[0].startswith("公立医疗机构")
    (row,) = rows(drafted(GOALS + "各级疾控机构业务用房全部达标。", shipped))
    assert row[0].endswith("业务用房达标")
