"""Cells that hold sentences, sums over years, sizes of what is counted, pairs and their growth."""

from __future__ import annotations

import pytest

from plancmp.language.documents import document_of
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.scan import scan_document
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows
from tests.test_scan_tables import cells, scanned

TASKS = (
    "2021年民生实事项目责任分解表\n序号\t项目名称\t主要内容\t牵头单位\n"
    "1\t教育\t新建学校12个，计划竣工3个；增加学位5000个。\t教育局\n"
    "2\t就业\t城镇新增就业15000人，登记失业率控制在3%以内。\t人社局\n"
)


def test_sentences_of_a_table_of_tasks_are_aims_of_its_year(shipped: Catalogue) -> None:
    draft = scanned(TASKS, shipped)
    assert [cell[1:] for cell in cells(draft)] == [
        (printed, "target", "2021") for printed in ("12个", "3个", "5000个", "15000人", "3%以内")
    ]


def test_what_came_of_the_tasks_is_reached_and_numbers_of_items_are_no_figures(
    shipped: Catalogue,
) -> None:
    text = (
        "2021年工作\n目标任务\t进展情况\n"
        "1.新建社区卫生服务站12个；2.100%的二级综合医院设置口腔科；3.培训医护人员50人\t"
        "已新建社区卫生服务站9个，已培训医护人员40人\n"
        "1.新建村级卫生室22个；2.培训乡村医生60人\t已新建村级卫生室20个，已培训乡村医生70人\n"
    )
    found = {(label, printed): role for label, printed, role, _ in cells(scanned(text, shipped))}
    assert found["新建社区卫生服务站", "12个"] == "target"
    assert found["新建社区卫生服务站", "9个"] == found["新建村级卫生室", "20个"] == "actual"
    assert "100%" in {printed for _, printed in found}
    assert not any("2.100%" in printed for _, printed in found)


def test_columns_of_whom_to_ask_are_no_sentences(shipped: Catalogue) -> None:
    assert not any("局" in cell[0] for cell in cells(scanned(TASKS, shipped)))


def test_a_column_is_the_sum_of_its_years_where_its_figures_say_so(shipped: Catalogue) -> None:
    head = "“十二五”造林任务分配表\n地区\t2013年\t2014年\t2015年\t三年任务\n"
    summed = scanned(head + "甲市\t5\t6\t7\t18\n乙市\t1\t2\t3\t6\n丙市\t2\t2\t2\t6\n", shipped)
    assert ("18", "target", "2013-2015") in [cell[1:] for cell in cells(summed)]
    other = scanned(head + "甲市\t5\t6\t7\t18\n乙市\t1\t2\t3\t7\n丙市\t2\t2\t2\t6\n", shipped)
    assert not any(cell[3] == "2013-2015" for cell in cells(other))


def test_a_head_that_spans_the_years_beside_it_is_of_all_of_them(shipped: Catalogue) -> None:
    text = (
        "某省2009-2011年住房规划任务分解表\n地区\t2009-2011年\t\t2010年\t\t2011年\t\n"
        "\t新增房源\t补贴户数\t新增房源\t补贴户数\t新增房源\t补贴户数\n"
        "甲市\t40\t30\t15\t12\t13\t9\n乙市\t50\t31\t16\t13\t14\t10\n"
    )
    found = cells(scanned(text, shipped))
    assert ("新增房源", "40", "target", "2009-2011") in found
    assert ("补贴户数", "9", "target", "2011") in found


def test_two_tables_side_by_side_of_other_names_are_one(shipped: Catalogue) -> None:
    text = (
        "2016年献血任务分配表\n村别\t任务数(人)\t单位\t任务数(人)\n"
        "甲家村\t6\t农技站\t2\n乙坝村\t5\t林业站\t3\n"
    )
    assert [cell[1] for cell in cells(scanned(text, shipped))] == ["6", "5", "2", "3"]


@pytest.mark.parametrize(
    ("text", "label", "printed"),
    [
        ("20亿元以上工业项目14个。", "20亿元以上工业项目", "14个"),
        ("800张及以上的医院126个。", "800张及以上的医院", "126个"),
        ("100~199张床位的医院有32家。", "100~199张床位的医院", "32家"),
    ],
)
def test_a_size_is_a_part_of_the_name_of_what_is_counted(
    shipped: Catalogue, text: str, label: str, printed: str
) -> None:
    assert [row[:2] for row in rows(drafted(BULLETIN + f"全市有{text}\n", shipped))] == [
        (label, printed)
    ]


def test_a_bound_in_front_of_a_noun_is_marked_as_a_condition(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "实现老区25户以上自然村通公路。\n", shipped))
    assert "condition" in row[4]


def test_growth_behind_a_pair_counts_between_its_years(shipped: Catalogue) -> None:
    text = "生产总值由2014年的351亿元增加到2018年的670亿元，年均增长10.7%。\n"
    draft = drafted(BULLETIN + text, shipped)
    growth = list(rows(draft))[-1]
    assert growth[1:] == ("年均增长10.7%", "actual", "2015-2018", ())
    assert "reference_year: 2014" in draft.text


def test_names_that_stand_for_several_figures_are_marked_in_all_of_them(
    shipped: Catalogue,
) -> None:
    text = "高校招生3万人，获奖人员9万人。中职招生2万人，获奖人员5万人。\n"
    marks = {row[1]: row[4] for row in rows(drafted(BULLETIN + text, shipped))}
    assert "twice" in marks["9万人"]
    assert "twice" in marks["5万人"]
    assert marks["3万人"] == marks["2万人"] == ()


def test_a_share_is_not_of_what_stands_before_a_figure_without_a_name(shipped: Catalogue) -> None:
    text = "全市营利性机构97家，占医疗机构总数的28%。另38家，占11%。\n"
    found = {row[1]: row for row in rows(drafted(BULLETIN + text, shipped))}
    assert "11%" not in found or found["11%"][4] != ()


HEADLINES = {
    "a headline of one year": ("某市2019年人口和物价\n\n全市出生率11.7‰，死亡率6.7‰。", "2019"),
    "one of a part of a year": ("某市2019年6月人口\n\n全市出生率11.7‰。", ""),
    "a text that names a later year": ("某市2019年人口\n\n全市出生率11.7‰，2020年为9‰。", ""),
    "a text of the same year": ("某市2019年人口\n2019-03-01\n\n全市出生率11.7‰。", ""),
    "a report that only once says so": (
        "医疗卫生\n\n2019年底，全省有医院1941个，比上年增加88个。\n\n公立医院458个，民营医院1483个，门诊部9个。",
        "2019",
    ),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_a_headline_tells_the_year_of_a_report_alone(shipped: Catalogue, name: str) -> None:
    text, year = HEADLINES[name]
    row = list(rows(drafted(text + "\n", shipped)))[-1 if year else 0]
    assert row[3] == year
    assert ("year" in row[4]) == (year == "")


def test_a_census_in_the_middle_of_a_text_is_not_its_year(shipped: Catalogue) -> None:
    text = (
        "教育\n\n2018年全市高校在校学生8万人，比上年多1万人。根据2020年第七次全国人口普查结果，"
        "全市文盲率2%。\n\n2017年，普通高校招生1.3万人，增长6.9%；在园幼儿3万人。职业学校招生1.1万人。\n"
    )
    marks = [row[3:] for row in rows(drafted(text, shipped)) if row[1] in ("1.3万人", "1.1万人")]
    assert marks == [("2017", ()), ("2017", ())]


def test_a_year_that_others_aim_at_is_none_of_aims_where_the_text_reports(
    shipped: Catalogue,
) -> None:
    text = (
        "据分析报告，2020年某市森林覆盖率为81.9%。这说明绿化水平已上升。\n\n《某规划（2017-2025年）》提及，到2020年和2025年，"
        "早死率分别降低10%和20%。\n"
    )
    row = next(iter(rows(drafted(text, shipped))))
    assert (row[2], row[4]) == ("actual", ("role", "late"))


def test_a_plan_of_the_year_in_its_title_aims_at_it(shipped: Catalogue) -> None:
    text = "2018年“春风行动”实施方案\n\n一、目标\n\n（一）产业\n\n蓝莓种植面积1500亩。\n"
    assert [row[2:] for row in rows(drafted(text, shipped))] == [("target", "2018", ())]


def test_a_heading_or_the_head_of_a_table_is_no_title(shipped: Catalogue) -> None:
    for text in ("卫生局\n一、2023年计划\n婚检率90%。\n", "序号\t项目\t主要计划\n1\t甲\t9\n"):
        draft = scan_document(document_of("a.txt", text.encode()), shipped.vocabulary)
        assert draft.header.title == ""


def test_numbers_of_items_in_one_line_are_no_figures(shipped: Catalogue) -> None:
    text = "主要目标:1.提高产检率。--产检率达到90%。2.降低贫血率。--贫血率降至3%。3.提高分娩率。\n"
    assert [row[1] for row in rows(drafted(GOALS + text, shipped)) if row[1][0].isdigit()] == [
        "90%", "3%"
    ]  # fmt: skip


def test_comments_and_the_kind_of_a_page_are_no_text(shipped: Catalogue) -> None:
    page = (
        "<!DOCTYPE html><html><body><!-- 床位99张 --><p>2019年，全市有床位90张。</p></body></html>"
    )
    document = document_of("page.html", page.encode())
    assert "".join(document.lines).strip() == "2019年，全市有床位90张。"
    draft = write_draft(scan_document(document, shipped.vocabulary), shipped.vocabulary, "page")
    assert "99张" not in draft.text


LABELS = {
    "年度": ("获2019年度省级科技奖8项。", "省级科技奖"),
    "a bullet": ("●改造农村危桥400座。", "农村危桥"),
    "an aim in front of a dash": ("提高保健水平--产检率达到90%。", "产检率"),
    "from when": ("产检率从改革前的45%上升到90%。", "产检率"),
    "an abbreviation": ("日间照料中心（以下简称中心）有90个。", "日间照料中心"),
    "for each": ("农村学生每生每天4元营养补助。", "农村学生每生营养补助"),
    "two verbs": ("新建及改扩建公办幼儿园20所。", "新建及改扩建公办幼儿园"),
    "what several reach": (
        "30%的县城、45%的新农村建设示范镇、35%的新农村建设示范村达到省级标准。",
        "新农村建设示范村达到省级标准",
    ),
}


@pytest.mark.parametrize("name", LABELS)
def test_what_stands_around_a_name_is_no_part_of_it(shipped: Catalogue, name: str) -> None:
    text, label = LABELS[name]
    assert list(rows(drafted(GOALS + text + "\n", shipped)))[-1][0] == label


def test_a_figure_of_months_is_marked_in_its_year(shipped: Catalogue) -> None:
    for when in ("6月份", "1至6月份", "上半年", "一季度"):
        text = f"{when}，全市森林覆盖率为39%。\n"
        assert "year" in next(iter(rows(drafted(BULLETIN + text, shipped))))[4]


def test_verbs_alone_are_no_name(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "引进培育10名以上。\n", shipped))
    assert "cut" in row[4]


def test_a_share_of_a_part_says_of_what(shipped: Catalogue) -> None:
    text = "死亡人口9人。死亡人口中，65岁及以上老年人占85%。\n"
    *_, last = drafted(BULLETIN + text, shipped).entries
    assert (last.row.scope, last.row.doubts) == ("死亡人口", ())


def test_a_plan_of_one_year_adds_in_that_year(shipped: Catalogue) -> None:
    text = "某市2017年工作要点\n\n一、就业\n\n确保新增城镇就业20万人。\n"
    (row,) = rows(drafted(text, shipped))
    assert (row[0], row[1], row[3]) == ("城镇就业", "20万人", "")


def test_the_title_of_an_item_tells_its_rows_from_those_of_others(shipped: Catalogue) -> None:
    text = "——小学。校数33所，巩固率98%。\n\n——初中。校数17所，巩固率97%。\n\n——高中。入学率95%。\n"
    assert [row[0] for row in rows(drafted(BULLETIN + text, shipped))] == [
        "小学校数", "小学巩固率", "初中校数", "初中巩固率", "入学率",
    ]  # fmt: skip


def test_one_name_of_several_values_is_marked_over_paragraphs(shipped: Catalogue) -> None:
    text = "全市森林覆盖率39%。\n\n全市水体达标率为80%。\n\n全市森林覆盖率为56%。\n"
    marks = {row[1]: row[4] for row in rows(drafted(BULLETIN + text, shipped))}
    assert "twice" in marks["39%"]
    assert "twice" in marks["56%"]
    assert marks["80%"] == ()


def test_figures_of_months_of_a_named_year_are_marked(shipped: Catalogue) -> None:
    text = "2019年1-4月，全市PM_2.5浓度为56μg/m^3。2019年前三季度，生产总值278亿元。\n"
    found = list(rows(drafted(BULLETIN + text, shipped)))
    assert [row[1] for row in found] == ["56μg/m^3", "278亿元"]
    assert all("year" in row[4] for row in found)


def test_a_sentence_that_says_otherwise_than_its_column_is_marked(shipped: Catalogue) -> None:
    text = (
        "2021年工作任务分解表\n序号\t项目\t主要任务\n1\t养老\t社区养老服务站已建成5个。新建养老服务中心3个。\n"
        "2\t托育\t新建托育服务机构7个，新增托位90个。\n"
    )
    draft = scanned(text, shipped)
    told = {cell[1]: cell[2] for cell in cells(draft)}
    assert told == {"5个": "actual", "3个": "target", "7个": "target", "90个": "target"}
    assert any("5个" in row and "role" in row for row in draft.text.split("\n") if "# ?" in row)


def test_a_list_of_places_and_figures_is_a_table(shipped: Catalogue) -> None:
    text = "某市2020年统计公报\n\n各镇平均受教育年限(年)\n镇(街道) 2020年\n铜河街道 9.98\n沙湾镇 8.23\n嘉农镇 8.46\n"
    assert [cell[1:] for cell in cells(scanned(text, shipped))] == [
        (printed, "actual", "2020") for printed in ("9.98", "8.23", "8.46")
    ]


PARTED = "{}\n\n| 指标 | 2020年 | 2025年 |\n| - | - | - |\n| 住院分娩率（%） | {} | {} |\n"


def parts(base: str, aim: str, shipped: Catalogue) -> list[tuple[str, ...]]:
    entries = scanned(PARTED.format(GOALS, base, aim), shipped).entries
    return [
        (entry.row.scope, *(reading.printed for reading in entry.row.values.values()))
        for entry in entries
    ]


def test_cells_that_tell_parts_apart_are_a_row_for_each(shipped: Catalogue) -> None:
    told = parts("城市99 农村97", "城市为≥99.5，农村为≥98", shipped)
    assert told == [("城市", "99", "≥99.5"), ("农村", "97", "≥98")]


@pytest.mark.parametrize(
    ("base", "aim"),
    [
        ("城市99，农村97", "城市99.5，城区98"),  # other parts: nobody knows which is which
        ("城市99，农村97", "99"),
        ("97", "提高1%，增加2%"),  # verbs, no names
        ("97", "城市99.5，农村不明"),
    ],
)
def test_cells_of_other_parts_stay_whole_and_are_marked(
    shipped: Catalogue, base: str, aim: str
) -> None:
    draft = scanned(PARTED.format(GOALS, base, aim), shipped)
    (entry,) = draft.entries
    assert entry.row.scope == ""
    assert entry.doubts


def test_a_fraction_is_no_value_and_does_not_vanish(shipped: Catalogue) -> None:
    draft = drafted(GOALS + "到2025年，孕产妇死亡率比2020年下降三分之一。\n", shipped)
    assert [left.printed for left in draft.unused] == ["三分之一"]


def test_months_and_working_days_are_units(shipped: Catalogue) -> None:
    text = "到2025年，基金支付能力达到6个月以上，平均等候时间不超过5个工作日。\n"
    found = [(row[0], row[1]) for row in rows(drafted(GOALS + text, shipped))]
    assert found == [("基金支付能力", "6个月以上"), ("平均等候时间", "不超过5个工作日")]


COLUMNS = (
    "{}\n\n表1 2020年{}情况\n\n| 指标 | 单位 | 2020年 | 比上年增长（%） |\n| - | - | - | - |\n{}\n"
)


def changes(title: str, lines: str, shipped: Catalogue) -> list[tuple[str, str, str, bool]]:
    draft = scanned(COLUMNS.format(BULLETIN, title, lines), shipped)
    return [
        (
            entry.row.label,
            reading.printed,
            reading.given.get("measure", "level"),
            bool(entry.reasons),
        )
        for entry in draft.entries
        for reading in entry.row.values.values()
    ]


def test_points_in_a_column_of_growth_are_points(shipped: Catalogue) -> None:
    found = changes("医疗服务", "| 病床使用率 | % | 68.7 | -1.4个百分点 |", shipped)
    assert found[1] == ("病床使用率", "-1.4个百分点", "change_points", False)


def test_institutions_below_a_measure_are_parts_of_it(shipped: Catalogue) -> None:
    lines = "| 总诊疗人次 | 万人次 | 90 | 2 |\n| 其中：医院 | 万人次 | 50 | 3 |\n| 基层医疗卫生机构 | 万人次 | 30 | 4 |\n"
    found = changes("医疗服务", lines + "| 入院人数 | 万人 | 6 | 1 |", shipped)
    assert [name for name, *_ in found[::2]] == [
        "总诊疗人次", "医院总诊疗人次", "基层医疗卫生机构总诊疗人次", "入院人数",
    ]  # fmt: skip


def test_persons_of_a_table_of_persons_are_named_by_themselves(shipped: Catalogue) -> None:
    lines = "| 执业（助理）医师 | 人 | 90 | 2 |\n| 注册护士 | 人 | 90 | 2 |"
    found = changes("全市卫生人员", lines, shipped)
    assert {name for name, *_ in found} == {"执业（助理）医师", "注册护士"}


def test_a_sum_in_brackets_is_no_footnote_and_a_second_figure_is_asked_about(
    shipped: Catalogue,
) -> None:
    draft = scanned(PARTED.format(GOALS, "[18]", "[16]"), shipped)
    (row,) = (entry.row for entry in draft.entries)
    assert [reading.given["number"] for reading in row.readings] == ["16", "18"]
    draft = scanned(PARTED.format(GOALS, "6.4", "7.5（其中城市4.2）"), shipped)
    assert draft.entries[0].reasons


def test_an_aim_for_each_year_is_a_change_in_points(shipped: Catalogue) -> None:
    text = (
        f"{GOALS}\n\n| 指标 | 2020年 | 2025年 | 年均增长（%） |\n| - | - | - | - |\n"
        "| 近视率（%） | 52.7 | — | 力争每年降低0.5个百分点以上 |\n"
    )
    given = [
        reading.given.get("measure")
        for entry in scanned(text, shipped).entries
        for reading in entry.row.values.values()
        if "降低" in reading.printed
    ]
    assert given == ["annual_change_points"]
