"""What a text's own year is, and that a header which lacks it is asked once, not each row."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, drafted, rows

OPINIONS = "关于推进民生工程的实施意见\n\n一、健康\n到2025年，婚检率达到95%。\n"
TOWN = "我市农村经济稳步发展\n\n2014年，全市小麦产量9万吨。粮食产量80万吨，比2005年增加3万吨。\n\n"


def test_a_plan_without_a_period_is_asked_for_it_once(shipped: Catalogue) -> None:
    draft = drafted(OPINIONS + "产前筛查率达到80%。免费孕检扩大到12万对。\n", shipped)
    assert f"period: {BLANK}" in draft.text
    assert [(row[1], row[2], row[3], row[4]) for row in rows(draft)] == [
        ("95%", "target", "2025", ()), ("80%", "target", "", ()), ("12万对", "target", "", ()),
    ]  # fmt: skip


def test_rules_and_what_was_reached_are_asked_for_their_years(shipped: Catalogue) -> None:
    rules = "关于医疗救助的实施办法\n\n一、标准\n2017年起，资助参合。\n\n门诊报销比例提高到65%。\n"
    (ruled,) = rows(drafted(rules, shipped))
    assert "year" in ruled[4]
    *_, reached = rows(drafted(OPINIONS + "目前全市建成健康驿站90个。\n", shipped))
    assert reached[4] != ()


@pytest.mark.parametrize("end", ["措施", "决定", "政策"])
def test_a_first_line_may_name_what_is_ordered(end: str, shipped: Catalogue) -> None:
    text = f"推动乡镇敬老院高质量发展十条{end}\n\n一、总体要求\n到2025年，入住率达到50%。\n"
    assert f"title: 推动乡镇敬老院高质量发展十条{end}\n" in drafted(text, shipped).text
    heading = f"某市情况\n\n保障{end}\n到2025年，入住率达到50%。\n"
    assert f"title: {BLANK}" in drafted(heading, shipped).text


def test_what_a_notice_issues_is_named_by_it(shipped: Catalogue) -> None:
    text = "印发推动敬老院高质量发展十条措施的通知\n\n一、总体要求\n到2025年，入住率达到50%。\n"
    assert "title: 推动敬老院高质量发展十条措施\n" in drafted(text, shipped).text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (TOWN + "2014年末，存栏牛91万头。建成标准化牧场267个。\n", "2014"),
        # the end may look ahead, nothing else may
        (TOWN + "2014年末，存栏牛91万头。建成标准化牧场267个。\n" + "各项工作继续推进。" * 30
         + "\n2015年，我市将保持增长。\n", "2014"),
        (TOWN + "2015年，我市保持增长。\n建成标准化牧场267个。\n" + "各项工作继续推进。" * 30, ""),
        # of half a year, or named once only
        (TOWN.replace("2014年，", "2014年上半年，") + "2014年末，存栏牛91万头。建成标准化牧场267个。\n", ""),
        (TOWN + "建成标准化牧场267个。\n", ""),
    ],
)  # fmt: skip
def test_a_text_may_open_with_its_year(text: str, year: str, shipped: Catalogue) -> None:
    pens = next(row for row in rows(drafted(text, shipped)) if row[1] == "267个")
    assert ((pens[3], pens[4]) == (year, ())) is bool(year)


def test_a_text_of_half_a_year_is_asked_row_by_row(shipped: Catalogue) -> None:
    text = "全市经济运行情况\n\n全市经济稳步增长。医疗机构诊疗人次90万人次，比上年增长5%。\n"
    whole, half = (list(rows(drafted(front + text, shipped))) for front in ("", "上半年"))
    assert ["year" in row[4] for row in whole] == [False, False]
    assert ["year" in row[4] for row in half] == [True, True]


def test_what_goes_on_with_a_paragraph_leads_no_item(shipped: Catalogue) -> None:
    text = (
        "某县情况\n\n3.产业。\n同时，到2019年存栏达到500万只。\n\n"
        "4.救助。将41种慢病纳入保险，参保率提高到95%。\n"
    )
    years = {row[1]: row[3] for row in rows(drafted(text, shipped))}
    assert (years["500万只"], years["95%"]) == ("2019", "")


@pytest.mark.parametrize(
    "text",
    [
        "对终端销售额213亿元，占全国总额的72.3%；对批发企业销售额79亿元；直接出口销售额49亿元。",
        "截至12月底，医保参保486万人。",
    ],
)
def test_a_bulletin_tells_of_its_year_behind_a_semicolon_too(text: str, shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + f"2019年{text}", shipped)
    assert {(row[3], row[4]) for row in rows(draft)} == {("2019", ())}


@pytest.mark.parametrize(
    ("text", "year", "marked"),
    [
        ("五年来，我们坚持精细管理。新建道路73条；2019年空气优良天数比例63%。", "2019", True),
        (
            "五年来，我们坚持精细管理。每千名老年人拥有养老床位达到41张；新建道路73条。",
            "2019",
            False,
        ),
    ],
)
def test_sums_of_five_years_are_of_no_year_that_stands_behind_them(
    text: str, year: str, marked: bool, shipped: Catalogue
) -> None:
    report = f"2020年某区政府工作报告\n\n一、过去五年工作回顾\n\n{text}\n"
    first = next(rows(drafted(report, shipped)))
    assert (first[3], "year" in first[4]) == (year, marked)
