"""Of whom, of how many years and in which role a figure is: what stands apart from it, or nowhere."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import GOALS, drafted, rows

REVIEW = "柳州市“十四五”养老服务规划\n\n一、发展成就\n到2020年底，参保人数3512万人。"
SUMMARY = "柳州市2024年工作总结\n\n一、2024年工作完成情况\n"
CHAPTERS = (
    "柳州市2024年工作总结及2025年工作计划\n\n一、2024年工作完成情况\n产检率达到80%。\n\n"
    "二、2025年工作计划\n2025年是收官之年。重点抓好两个方面：\n\n"
)


@pytest.mark.parametrize(
    ("text", "printed", "given"),
    [
        ("补贴标准提高到每人每月120元。", "每人每月120元", {"number": "120", "unit": "元/人"}),
        ("生均经费不低于每生每年850元。", "不低于每生每年850元",
         {"number": "850", "unit": "元/人", "bound": ">="}),
        ("奖补标准为每户每年500元。", "每户每年500元", {"number": "500", "unit": "元"}),
        ("每个县至少建成1所康复站。", "至少建成1所", {"number": "1", "unit": "所", "bound": ">="}),
    ],
)  # fmt: skip
def test_what_stands_apart_before_a_figure_is_a_part_of_its_value(
    shipped: Catalogue, text: str, printed: str, given: dict[str, str]
) -> None:
    (entry,) = drafted(GOALS + text, shipped).entries
    (reading,) = entry.row.values.values()
    assert reading.printed == printed
    assert {key: reading.given.get(key) for key in given} == given
    found = {doubt.template.key for doubt in entry.doubts}
    assert ("scan_value" in found) == ("户" in printed)  # 500 yuan a household are not 500 yuan


def test_what_is_bounded_apart_keeps_its_verb(shipped: Catalogue) -> None:
    (entry,) = drafted(GOALS + "至少新建2所乡镇卫生院。", shipped).entries
    assert entry.row.whole_label == "新建乡镇卫生院"
    assert "scan_of_some" in {reason.template.key for reason in entry.reasons}


def test_a_sum_for_each_head_holds_for_its_list(shipped: Catalogue) -> None:
    text = GOALS + "集中养育、社会散居孤儿生活标准分别不低于每人每月1900元和1350元。"
    found = [one for entry in drafted(text, shipped).entries for one in entry.row.values.values()]
    assert [(one.given["number"], one.given["unit"]) for one in found] == [
        ("1900", "元/人"),
        ("1350", "元/人"),
    ]


def test_a_sum_for_each_head_moves_to_one_for_each_head(shipped: Catalogue) -> None:
    text = REVIEW + "补贴标准由2015年的每人每月75元提高到2020年的118元。"
    _, *found = (
        one for entry in drafted(text, shipped).entries for one in entry.row.values.values()
    )
    assert [one.given["unit"] for one in found] == ["元/人", "元/人"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all years of a plan of five, said in words, in its own time and in the one before
        (GOALS + "五年培训护士200名。", ("护士", "200名", "target", "2021-2025", ())),
        (GOALS + "五年培训护士200名，今年招聘教师80名。", ("教师", "80名", "target", "2021-2025", ("year",))),
        (GOALS + "“十四五”期间改造康复站80家。", ("康复站", "80家", "target", "2021-2025", ())),
        (REVIEW + "五年累计投入资金38亿元。", ("投入资金", "38亿元", "actual", "2016-2020", ())),
        # a share that follows is of one year, which the text does not say
        (REVIEW + "五年累计投入资金38亿元，大班额比例降至0.6%。", ("大班额比例", "0.6%", "actual", "2016-2020", ("year",))),
        # what goes on with amounts of each year
        (GOALS + "每年培训护士200名，开展宣讲80场，发放贷款3000万元。",
         ("发放贷款", "3000万元", "target", "", ("year",))),
        # the year before that of a report
        (SUMMARY + "婚检率由去年的52%升至54%。", ("婚检率", "52%", "actual", "2023", ())),
        (SUMMARY + "婚检率由去年的52%升至54%。", ("婚检率", "54%", "actual", "2024", ())),
        # persons and money for them are no two years of one name
        (SUMMARY + "发放补贴1.2万人次、3680万元。", ("发放补贴", "1.2万人次", "actual", "2024", ())),
        (SUMMARY + "居民收入达到36980元；婚检率达到80%，产检率达到90%。",
         ("居民收入", "36980元", "actual", "2024", ())),
        (SUMMARY + "1—11月累计互认96万项。", ("互认", "96万项", "actual", "2024", ("year",))),
        # the date of one work is not that of what comes then
        (GOALS + "实施改造行动，2023年前完成80所学校改造。婚检率达到80%。",
         ("婚检率", "80%", "target", "", ())),
        (GOALS + "参保人数稳步增加，到2023年达到5万人；婚检率稳定在80%以上。",
         ("婚检率", "80%以上", "target", "2023", ("carried",))),
        (CHAPTERS + "1.婚检率达到90%。", ("婚检率", "90%", "target", "2025", ())),
    ],
)  # fmt: skip
def test_the_years_of_an_amount(
    shipped: Catalogue, text: str, expected: tuple[object, ...]
) -> None:
    found = [
        (*row[:4], tuple(set(row[4]) & {"year", "carried"})) for row in rows(drafted(text, shipped))
    ]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("就业选择的变化\n\n1995年，出国比例为3%。到2008年，出国比例仅1.2%。\n", True),
        ("学校卫生志\n\n1980年，全市已建医务室。至1990年底，全市有医务室43所。\n", True),
        ("柳州新闻\n\n到2030年，婚检率达到90%。\n", False),
        ("柳州新闻\n\n到2030年，力争建医务室43所。\n", False),
        ("项目情况\n\n2022年，年度计划投资规模550亿元。\n", True),
    ],
)
def test_the_role_in_a_text_without_a_date(shipped: Catalogue, text: str, is_open: bool) -> None:
    *_, last = rows(drafted(text, shipped))
    assert ("role" in last[4]) == is_open


def test_the_draft_of_something_else_is_no_draft(shipped: Catalogue) -> None:
    def stage(line: str) -> str:
        text = f"学校卫生规划\n{line}\n婚检率达到90%。\n"
        return next(
            one for one in drafted(text, shipped).text.split("\n") if one.startswith("stage")
        )

    long = "自颁发《中小学校卫生工作暂行规定（草案）》以来，各校普遍开展了体检、防疫和健康教育工作，成效明显，受到好评。"
    assert "draft" not in stage(long).partition("#")[0]
    assert stage("（草案）") == "stage: draft"
    assert (
        stage(
            "现将《学校卫生规划（征求意见稿）》全文公布，面向社会公开征求意见，请于本月底前反馈。"
        )
        == "stage: draft"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养老机构1846家，其中公办972家，社会办874家。", ["养老机构", "公办养老机构", "社会办养老机构"]),
        ("建成1个医养结合示范县（市、区）。", ["医养结合示范县（市、区）"]),
        ("新建公办幼儿园24所、改扩建36所。", ["公办幼儿园", "改扩建幼儿园"]),
        ("高技术业、装备制造业增加值年均分别增长10.6%、7.9%。", ["高技术业增加值", "装备制造业增加值"]),
        ("到年底病床使用率达到80%。", ["病床使用率"]),
        ("为1.8万名35—64岁农村妇女开展筛查。", ["35—64岁农村妇女开展筛查"]),
        ("城镇居民、农村居民人均可支配收入分别达到4.9万元和2.4万元，城乡收入比缩小到2.04∶1。",
         ["城镇居民人均可支配收入", "农村居民人均可支配收入", "城乡收入比"]),
        ("开设托班的公办幼儿园达到130所。", ["开设托班的公办幼儿园"]),
        ("疗程由18—20个月缩短至6—9个月。", ["疗程", "疗程"]),
    ],
)  # fmt: skip
def test_a_name_is_whole(shipped: Catalogue, text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows(drafted(SUMMARY + text, shipped))] == expected


def test_who_is_trained_or_hired_is_a_whole_name(shipped: Catalogue) -> None:
    found = list(rows(drafted(SUMMARY + "引进博士60名、硕士500名，新增床位90张。", shipped)))
    assert [(row[0], "cut" in row[4]) for row in found][:2] == [("博士", False), ("硕士", False)]


def test_heads_without_the_one_in_front_of_them_are_no_table(shipped: Catalogue) -> None:
    table = "领域 |\n序号 |\n指标 |\n单位 |\n2025年目标值 |\n责任单位 |\n健康水平 |\n1 |\n性别比 |\n\n持续提升 |\n教育局 |\n"
    assert "健康水平" not in [row[0] for row in rows(drafted(GOALS + table, shipped))]


@pytest.mark.parametrize(
    ("text", "label", "why"),
    [
        ("登记社会组织286家，3A级以上31家。", "3A级以上", "cut"),
        ("初中2000所，含职业初中1所。", "含职业初中", "cut"),
        ("改扩建妇女儿童医院东院区，设置床位500张。", "设置床位", "cut"),
        ("小学、初中专任教师本科以上学历比例分别达到70%、92%。", "小学", "cut"),
        ("农村留守儿童定期走访，建档率保持100%。", "建档率", "cut"),
        ("财政安排专项资金18亿元，比“十三五”翻一番。", "比“十三五”", "cut"),
        ("据测算，医师需求达到16万人。", "医师需求", "role"),
        ("第七次人口普查显示，老年人口达到8万人。", "老年人口", "role"),
        ("救助中心改扩建面积1800平方米，力争2023年底前投用。", "救助中心改扩建面积", "year"),
        ("县人民医院力争2024年创成三级医院，整体迁建投资4.2亿元。", "整体迁建投资", "carried"),
    ],
)
def test_what_its_sentence_alone_does_not_settle_is_marked(
    shipped: Catalogue, text: str, label: str, why: str
) -> None:
    found = {name: reasons for name, _, _, _, reasons in rows(drafted(GOALS + text, shipped))}
    assert why in found[label]


def test_the_mark_of_a_footnote_is_no_unit(shipped: Catalogue) -> None:
    table = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 集采品种（个） | 112 | >500② |\n\n注：②含国家组织的采购。\n"
    (entry,) = drafted(GOALS + table, shipped).entries
    aim = entry.row.values["target"]
    assert (aim.printed, aim.given["number"], aim.given.get("unit", "")) == (">500②", "500", "")
