"""Lists that say once what holds for all of their items: a verb, a measure, a year; and labels."""

from __future__ import annotations

import pytest

from plancmp.language.blocks import Heading, blocks_of
from plancmp.language.documents import document_of
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft, write_draft
from plancmp.tracing.scan.scan import scan_document
from tests.test_scan_prose import BULLETIN, GOALS, drafted

TITLED = "# 2026年某省政府工作报告\n来源：某省日报\n一、工作回顾\n2025年是收官之年，医院床位增长5%。\n二是促转型。卫生院床位增长6%。\n"


def labels(draft: Draft) -> list[tuple[str, str, str]]:
    return [
        (entry.row.whole_label, reading.printed, reading.given.get("measure", "level"))
        for entry in draft.entries
        for reading in entry.row.values.values()
    ]


def test_the_names_of_a_list_share_the_verb_that_adds(shipped: Catalogue) -> None:
    text = "2025年，新增智慧药房90家、中医馆30家，体检中心50家。\n"
    assert labels(drafted(GOALS + text, shipped)) == [
        ("新增智慧药房", "90家", "change_points"),
        ("新增中医馆", "30家", "change_points"),
        ("体检中心", "50家", "level"),  # a clause of its own
    ]


def test_what_is_built_keeps_its_verb_and_is_no_change(shipped: Catalogue) -> None:
    text = "到2025年，新建200个智能诊室、30间康复室。\n"
    assert labels(drafted(GOALS + text, shipped)) == [
        ("新建智能诊室", "200个", "level"),
        ("新建康复室", "30间", "level"),
    ]


def test_a_level_of_the_year_before_is_told_with_its_growth(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "教育经费总额530亿元，比上年的500亿元增长6%。\n", shipped)
    found = [
        (entry.row.label, role, reading.printed, entry.row.year, entry.doubts)
        for entry in draft.entries
        for role, reading in entry.row.values.items()
    ]
    now = int(found[0][3])
    assert [one[:4] for one in found] == [
        ("教育经费总额", "actual", "530亿元", str(now)),
        ("教育经费总额", "baseline", "500亿元", str(now - 1)),
        ("教育经费总额", "actual", "增长6%", str(now)),
    ]
    assert found[1][4] == ()


def test_the_line_above_a_list_says_what_its_items_are_of(shipped: Catalogue) -> None:
    text = (
        "2020年，全市幼儿园、普通小学、普通初中生均经费增长情况如下：\n"
        "1.幼儿园为9410元。\n2.普通小学为12330元，其中农村11541元。\n3.普通初中为17803元。\n"
    )
    found = labels(drafted(BULLETIN + text, shipped))
    assert [name for name, *_ in found] == [
        "幼儿园生均经费", "普通小学生均经费", "农村普通小学生均经费", "普通初中生均经费",
    ]  # fmt: skip


def test_an_institution_has_no_money_of_its_own(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "普通小学12330元。\n", shipped)
    assert [doubt.template.key for doubt in draft.entries[0].doubts] == ["scan_cut"]


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("增长最快的是某省（33.09%）。", {"scan_long"}),
        ("7大产业集群贡献率超过70%。", {"scan_cut"}),
        ("骨干教师不低于交流轮岗教师总数的20%。", {"scan_long", "scan_cut"}),
        ("总投资超15亿元的浙（婺）商回归项目38个。", {"scan_condition", "scan_whose"}),
        ("抓好粮油年产60万吨油料等项目建设。", {"scan_condition"}),
        ("智慧药房、中医馆等3个平台建成。", {"scan_listed"}),
        ("智慧药房达到3个。", set()),
        ("贡献率超过70%。", set()),
    ],
)
def test_what_is_more_or_less_than_a_name_is_marked(
    shipped: Catalogue, sentence: str, reasons: set[str]
) -> None:
    draft = drafted(GOALS + "到2025年，" + sentence + "\n", shipped)
    found = {reason.template.key for reason in draft.entries[0].reasons}
    assert found - {"scan_indicator"} == reasons


def test_the_ratio_of_two_things_is_one_row(shipped: Catalogue) -> None:
    text = "到2025年，研发费用支出率与营业收入增长率之比达到5%。\n"
    assert len(drafted(GOALS + text, shipped).entries) == 1


def test_a_part_of_an_open_total_is_open(shipped: Catalogue) -> None:
    text = "规划总投资38亿元，其中中央和省级资金21亿元、县级资金17亿元。\n"
    draft = drafted(GOALS + text, shipped)
    assert all("scan_year" in [one.template.key for one in row.doubts] for row in draft.entries)


def test_a_title_by_style_is_no_heading(shipped: Catalogue) -> None:
    document = document_of("report.md", TITLED.encode())
    found = blocks_of(document, shipped.vocabulary.words)
    headings = [block for block in found if isinstance(block, Heading)]
    assert [block.title for block in headings] == ["一、工作回顾"]
    draft = write_draft(scan_document(document, shipped.vocabulary), shipped.vocabulary, "report")
    roles = {(role, entry.row.year) for entry in draft.entries for role in entry.row.values}
    assert roles == {("actual", "2025")}
