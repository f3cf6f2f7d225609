"""What was done with the things that a text counts, and whose name a figure bears."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import GOALS, Row, drafted, rows

PAST = "某市“十四五”规划（2021-2025年）\n\n一、规划背景\n\n"


def drawn(text: str, shipped: Catalogue) -> list[Row]:
    return list(rows(drafted(text, shipped)))


BUILT = "某县2022年政府工作总结\n\n一、情况\n\n"


def test_what_was_added_in_so_many_years_is_no_stock(shipped: Catalogue) -> None:
    found = drawn(PAST + "5年来新增三级医院3家、二级医院6家。", shipped)
    assert [row[:2] for row in found] == [("三级医院", "3家"), ("二级医院", "6家")]
    draft = drafted(PAST + "5年来新增三级医院3家、二级医院6家。", shipped)
    assert [entry.row.whole_label for entry in draft.entries] == ["新增三级医院", "新增二级医院"]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("建成养老服务中心5个、互助幸福院28个。", ["建成养老服务中心", "建成互助幸福院"]),
        ("建成乡镇卫生院9所。", ["建成乡镇卫生院"]),
        ("累计建成养老服务中心5个。", ["养老服务中心"]),
        ("已建成养老服务中心5个。", ["养老服务中心"]),
    ],
)
def test_what_a_report_on_a_year_says_was_built_in_it(
    sentence: str, labels: list[str], shipped: Catalogue
) -> None:
    draft = drafted(BUILT + sentence, shipped)
    assert [entry.row.whole_label for entry in draft.entries] == labels


def test_what_was_built_in_a_year_is_no_count_of_all(shipped: Catalogue) -> None:
    (entry,) = drafted(BUILT + "建成乡镇卫生院9所。", shipped).entries
    assert entry.suggestion.indicator is None
    assert "township_health_centres" in [one.indicator.id for one in entry.suggestion.candidates]


def test_places_at_schools_built_and_enlarged_are_of_both(shipped: Catalogue) -> None:
    found = drawn(GOALS + "新建改扩建幼儿园120所，新增学位3.6万个。", shipped)
    assert found[1][0] == "幼儿园新增学位"


def test_a_figure_in_other_money_has_the_name_before_it(shipped: Catalogue) -> None:
    text = "2017年某市统计公报\n\n人均地区生产总值49487元，按平均汇率计算7326美元。\n"
    assert [row[:2] for row in drawn(text, shipped)] == [
        ("人均地区生产总值", "49487元"), ("人均地区生产总值", "7326美元"),
    ]  # fmt: skip


def test_a_part_of_a_share_is_no_rate_by_itself(shipped: Catalogue) -> None:
    draft = drafted("某市2022年统计公报\n\n药占比门诊38.1%、住院24.6%。\n", shipped)
    assert [entry.suggestion.indicator for entry in draft.entries] == [None, None]
    assert draft.entries[1].doubts


def test_a_name_shared_at_its_end_is_not_doubled(shipped: Catalogue) -> None:
    text = PAST + "高血压患者、2型糖尿病患者规范管理率分别达到72.4%和70.9%。"
    assert [row[0] for row in drawn(text, shipped)] == [
        "高血压患者规范管理率", "2型糖尿病患者规范管理率",
    ]  # fmt: skip


def test_a_name_that_begins_like_a_verb_says_nothing_of_the_next(shipped: Catalogue) -> None:
    draft = drafted("某市2022年统计公报\n\n管理人员711人，工勤技能人员1832人。\n", shipped)
    assert [entry.row.done for entry in draft.entries] == ["", ""]


@pytest.mark.parametrize("unit", ["千克标准煤", "克标准煤/千瓦时"])
def test_a_unit_of_coal_is_whole(unit: str, shipped: Catalogue) -> None:
    found = drawn(f"某市2022年统计公报\n\n电厂煤耗333{unit}。\n", shipped)
    assert [row[:2] for row in found] == [("电厂煤耗", f"333{unit}")]


def test_a_rate_behind_parts_is_not_that_of_the_last(shipped: Catalogue) -> None:
    text = PAST + "参保人数86万人，其中职工医保52万人、城乡居民医保34万人，参保率96.8%。"
    assert drawn(text, shipped)[-1][4] == ("before",)


def test_a_rate_behind_those_whose_rate_it_is_is_theirs(shipped: Catalogue) -> None:
    text = "某市2022年统计公报\n\n高血压患者规范管理23.1万人，规范管理率72.6%。\n"
    assert drawn(text, shipped)[1] == ("高血压患者规范管理率", "72.6%", "actual", "2022", ())


def test_staff_of_all_institutions_are_all(shipped: Catalogue) -> None:
    text = "某市2022年统计公报\n\n医疗卫生机构98个，床位702张，卫生技术人员801人。\n"
    assert [row[4] for row in drawn(text, shipped)] == [(), (), ()]


@pytest.mark.parametrize("denied", ["不得随意减少", "严禁减少"])
def test_what_must_not_be_done_is_no_aim(denied: str, shipped: Catalogue) -> None:
    assert drawn(GOALS + f"{denied}卫生技术人员数量。", shipped) == []


def test_what_each_has_too_is_asked(shipped: Catalogue) -> None:
    text = GOALS + "每所卫生院至少配备1名全科医生，配备2名儿童保健医生。"
    assert [row for row in drawn(text, shipped) if not row[4]] == []


def test_an_amount_for_each_visit_has_its_indicator(shipped: Catalogue) -> None:
    (entry,) = drafted("某市2022年统计公报\n\n次均住院费用7852元。\n", shipped).entries
    assert entry.suggestion.indicator is not None
    assert entry.suggestion.indicator.id == "inpatient_expense_per_stay"


@pytest.mark.parametrize("label", ["专科以上学历占比", "成果转化率", "常见病发病率"])
def test_a_name_that_says_not_of_whom_means_no_indicator(label: str, shipped: Catalogue) -> None:
    (entry,) = drafted(f"某市2022年统计公报\n\n{label}98.2%。\n", shipped).entries
    assert entry.suggestion.indicator is None
