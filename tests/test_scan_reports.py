"""What the work report of a government tells: of the year before it, of several years, of its own.

It is given at the beginning of the year that its title names; what it says of that year it aims at.
"""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import Row, drafted, rows

GIVEN = "2026年某省政府工作报告\n\n——2026年1月27日在某省人民代表大会第四次会议上\n\n"


def drawn(text: str, shipped: Catalogue) -> list[Row]:
    return list(rows(drafted(text, shipped)))


def test_a_report_is_of_the_year_before_it_and_aims_at_its_own(shipped: Catalogue) -> None:
    text = (
        GIVEN + "一、2025年工作回顾\n\n建成公园5所。婴儿死亡率降到4‰。\n\n"
        "二、2026年重点工作\n\n建成公园3所。婴儿死亡率降到3‰。\n"
    )
    assert [row[1:] for row in drawn(text, shipped)] == [
        ("5所", "actual", "2025", ()), ("4‰", "actual", "2025", ()),
        ("3所", "target", "2026", ()), ("3‰", "target", "2026", ()),
    ]  # fmt: skip


def test_a_report_that_dates_itself_needs_no_year_in_its_title(shipped: Catalogue) -> None:
    text = GIVEN.replace("2026年某省", "") + "一年来，我们推进改革。婴儿死亡率降到4‰。\n"
    assert [row[1:] for row in drawn(text, shipped)] == [("4‰", "actual", "2025", ())]


@pytest.mark.parametrize("opening", ["这五年，", "过去五年，", "“十四五”时期，"])
def test_what_was_done_in_several_years_is_marked_and_what_was_arrived_at_is_not(
    shipped: Catalogue, opening: str
) -> None:
    text = GIVEN + f"{opening}我们推进改革。\n\n建成公园5所，婴儿死亡率为4‰，床位总量500张。\n"
    marks = {row[1]: row[4] for row in drawn(text, shipped)}
    assert marks == {"5所": ("year",), "4‰": (), "500张": ()}


def test_a_year_that_is_turned_to_ends_the_several(shipped: Catalogue) -> None:
    text = GIVEN + "这五年，我们推进改革。\n\n一年来，我们推进改革。\n\n建成公园5所。\n"
    assert [row[1:] for row in drawn(text, shipped)] == [("5所", "actual", "2025", ())]


def test_a_plan_that_is_over_as_a_report_follows_it_is_looked_back_on(shipped: Catalogue) -> None:
    after = "我们推进改革。\n\n建成公园5所。\n"
    assert drawn(GIVEN + after, shipped)[0][4] == ("year",)
    (other,) = drawn(GIVEN.replace("2026", "2025") + after, shipped)
    assert other[3:] == ("2024", ())


def test_a_title_without_a_number_holds_for_the_headings_below_it(shipped: Catalogue) -> None:
    long = "我们推进改革，持续深化各项工作，不断提升服务能力和水平，努力满足群众需求，" * 4
    text = (
        "2025年某省政府工作报告\n——2025年1月27日在某省人民代表大会第四次会议上\n2025年重点工作\n"
        f"{long}。\n（一）卫生\n{long}。建成公园3所。\n"
    )
    assert [row[1:4] for row in drawn(text, shipped)] == [("3所", "target", "2025")]


def test_a_year_below_the_title_is_that_of_a_bulletin(shipped: Catalogue) -> None:
    text = "某市生态环境状况公报\n\n2024年度\n\n某市生态环境局\n\n森林覆盖率为52%。\n"
    assert [row[1:] for row in drawn(text, shipped)] == [("52%", "actual", "2024", ())]


def test_aims_that_were_met_are_the_past_of_the_next_plan(shipped: Catalogue) -> None:
    text = (
        "某市“十四五”规划\n\n一、“十三五”目标如期实现\n\n婴儿死亡率为4‰。\n\n二、主要目标\n\n"
        "婴儿死亡率为3‰。\n"
    )
    assert [row[1:3] for row in drawn(text, shipped)] == [("4‰", "actual"), ("3‰", "target")]


def test_what_began_in_a_year_is_not_of_it(shipped: Catalogue) -> None:
    text = "某区简介\n\n某区前身是国营牧场，始建于1955年，位于东部。\n\n全区户籍人口6486人。\n"
    (row,) = drawn(text, shipped)
    assert row[2:4] == ("actual", "")
    assert "year" in row[4]
