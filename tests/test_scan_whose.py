"""Of whom, of how many years and in which role a figure is: what stands apart from it, or nowhere."""

from __future__ import annotations

import pytest

from plancmp.model.terms import NO_INDICATOR
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
        ("补贴标准提高到每人每月120元。", "每人每月120元", {"number": "120", "unit": "元/人·月"}),
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
    assert (entry.row.whole_label, entry.indicator) == ("新建乡镇卫生院", NO_INDICATOR)


def test_a_sum_for_each_head_holds_for_its_list(shipped: Catalogue) -> None:
    text = GOALS + "集中养育、社会散居孤儿生活标准分别不低于每人每月1900元和1350元。"
    found = [one for entry in drafted(text, shipped).entries for one in entry.row.values.values()]
    assert [(one.given["number"], one.given["unit"]) for one in found] == [
        ("1900", "元/人·月"),
        ("1350", "元/人·月"),
    ]


def test_a_sum_for_each_head_moves_to_one_for_each_head(shipped: Catalogue) -> None:
    text = REVIEW + "补贴标准由2015年的每人每月75元提高到2020年的118元。"
    _, *found = (
        one for entry in drafted(text, shipped).entries for one in entry.row.values.values()
    )
    assert [one.given["unit"] for one in found] == ["元/人·月", "元/人·月"]


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
        ("为1.8万名35—64岁农村妇女开展筛查。", ["为35—64岁农村妇女开展筛查"]),
        ("城镇居民、农村居民人均可支配收入分别达到4.9万元和2.4万元，城乡收入比缩小到2.04∶1。",
         ["城镇居民人均可支配收入", "农村居民人均可支配收入", "城乡收入比"]),
        ("开设托班的公办幼儿园达到130所。", ["开设托班的公办幼儿园"]),
        ("疗程由18—20个月缩短至6—9个月。", ["疗程", "疗程"]),
        ("建成敬老院14所，各类养老床位2710张。", ["敬老院", "各类养老床位"]),
        ("培训后推荐就业率达到95%以上。", ["培训后推荐就业率"]),
        ("区级福彩公益金50%以上用于发展养老服务。", ["区级福彩公益金用于发展养老服务"]),
        ("疫情报告率、报告及时率和信息录入率均达到100%。", ["疫情报告率", "报告及时率", "信息录入率"]),
        ("城乡低保标准实现一体化，达到每人每月650元以上。", ["城乡低保标准"]),
        ("医疗机构床位29万张，其中：医院占77%，卫生院占19%。",
         ["医疗机构床位", "医院床位占比", "卫生院床位占比"]),
        ("平台投资500万元，12349养老服务热线开通运行。", ["平台投资"]),
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
        ("护理、药学专业人员本科以上学历比例分别达到70%、92%。", "护理", "cut"),
        ("农村留守儿童定期走访，建档率保持100%。", "建档率", "whose"),
        ("财政安排专项资金18亿元，比“十三五”翻一番。", "比“十三五”", "cut"),
        ("据测算，医师需求达到16万人。", "医师需求", "role"),
        ("每个卫生院发放资料12种，每月至少举办1次健康讲座。", "健康讲座", "cut"),
        ("县级及以上城市集中式饮用水水源水质达标率达到100%。",
         "城市集中式饮用水水源水质达标率", "cut"),
        ("粮食生产克服干旱影响，总产量达到28万吨。", "总产量", "cut"),
        ("产业园一期建成，入驻企业达到15家。", "入驻企业", "whose"),
        ("规划项目74个，估算总投资31.2亿元。", "估算总投资", "whose"),
        ("推进职业教育，毕业生就业率达到95%。", "毕业生就业率", "whose"),
        ("自2022年起，县财政每年列支专项经费不少于500万元。", "县财政每年列支专项经费", "year"),
        ("对因病致贫的1.86万户贫困户实行分类救治。", "贫困户实行分类救治", "role"),
        ("护理院占比达到7每百户。", "护理院占比", "value"),
        ("市、县两级各设置疾病预防控制机构1所。", "市、县两级各设置疾病预防控制机构", "cut"),
        ("第七次人口普查显示，老年人口达到8万人。", "老年人口", "role"),
        ("救助中心改扩建面积1800平方米，力争2023年底前投用。", "救助中心改扩建面积", "year"),
        ("县人民医院力争2024年创成三级医院，整体迁建投资4.2亿元。", "整体迁建投资", "carried"),
    ],
)  # fmt: skip
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


def test_what_is_kept_up_year_after_year_is_of_no_one_year(shipped: Catalogue) -> None:
    *_, last = rows(drafted(REVIEW + "退役士兵安置率连年保持100%。", shipped))
    assert "year" in last[4]


def test_a_short_rate_is_whole_behind_its_own_area(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "全市火化率达到85%以上。", shipped))
    assert (row[0], row[4]) == ("火化率", ())


def test_why_a_plan_is_drawn_up_is_no_aim_of_it(shipped: Catalogue) -> None:
    text = "柳州市健康规划（2021—2025年）\n\n为降低疾病负担，提高居民健康期望寿命，{}。\n"
    assert not drafted(text.format("结合我市实际，制定本规划"), shipped).entries
    assert len(drafted(text.format("实施健康行动"), shipped).entries) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the years that lead a sentence hold for its parts
        ("到2022年和2030年，发病率有所下降；优良率分别达到50%和90%；护理院由2019年的11所增加到20所以上。",
         [("优良率", "50%", "2022", False), ("优良率", "90%", "", False),
          ("护理院", "11所", "2019", False), ("护理院", "20所以上", "2022", True)]),
        # the year right in front of a name is that of its figure, whatever comes behind
        ("到2022年，食盐摄入量降至8克以下，2030年不高于5克。",
         [("食盐摄入量", "8克以下", "2022", False), ("食盐摄入量", "不高于5克", "", False)]),
    ],
)  # fmt: skip
def test_years_in_front_of_a_sentence(
    shipped: Catalogue, text: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    plan = "柳州市健康行动实施意见（2019—2030年）\n\n一、背景\n\n二、主要目标\n\n"
    found = [
        (label, printed, year, {"year", "carried", "before"} & set(reasons) != set())
        for label, printed, _, year, reasons in rows(drafted(plan + text, shipped))
        if any(char.isdigit() for char in printed)
    ]
    assert found == expected


def test_so_many_a_year_is_of_the_last_one(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "力争年接待康养游客80万人次。", shipped))
    assert (row[3], row[4]) == ("", ())


def test_what_a_bulletin_tells_of_its_year_is_of_that_year(shipped: Catalogue) -> None:
    text = "2022年柳州市医疗保障事业发展统计公报\n\n三、医疗救助\n\n2022年，全市医疗救助支出13亿元，资助困难群众参保8万人。年末累计结存9亿元。"
    found = {row[0]: (row[3], row[4]) for row in rows(drafted(text, shipped))}
    assert found == {
        "医疗救助支出": ("2022", ()), "资助困难群众参保": ("2022", ()), "累计结存": ("2022", ()),
    }  # fmt: skip


REVIEWED = (
    "一、“十一五”规划执行情况回顾\n\n到2010年，全市完成工业总产值3393亿元，增加值达到90亿元。"
)


def test_until_then_in_a_review_is_no_aim(shipped: Catalogue) -> None:
    found = list(rows(drafted(f"各位代表：\n\n{REVIEWED}", shipped)))
    assert {(row[2], row[3]) for row in found} == {("actual", "2010")}


def test_a_plan_without_headings_starts_with_what_was_reached(shipped: Catalogue) -> None:
    title = "国家环境保护“十二五”规划\n\n"
    text = "污染防治不断深化，水质优良比重提高到51.9%，年均浓度下降26.3%。"
    assert all("role" in row[4] for row in rows(drafted(title + text, shipped)))
    aimed = title + "到2015年，绿化率达到40%。水质优良比重提高到51.9%。"
    assert not any("role" in row[4] for row in rows(drafted(aimed, shipped)))


def test_the_second_line_of_a_title_sets_no_year(shipped: Catalogue) -> None:
    title = "柳州市国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要\n\n"
    text = title + "2.3 主要目标\n\n2.3.1 核心功能更加强大。森林覆盖率达到19.5%。"
    (row,) = rows(drafted(text, shipped))
    assert (row[0], row[3]) == ("森林覆盖率", "")


def test_a_chapter_on_the_situation_tells_what_is(shipped: Catalogue) -> None:
    text = "柳州市“十三五”生态环境保护规划\n\n第一章 全市生态环境保护形势\n\n第一节 突出短板\n\n重度污染天数占3.2%。\n"
    (row,) = rows(drafted(text, shipped))
    assert row[2] == "actual"


def test_a_numeral_of_two_scales_is_marked(shipped: Catalogue) -> None:
    found = list(rows(drafted(GOALS + "日均新设企业达到1万6千多户。", shipped)))
    assert found
    assert all(row[4] for row in found)
