"""Whole names, roles and years that `scan` reads from made-up sentences, and what it marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plancmp.language.documents import document_of
from plancmp.reading.catalogue import Catalogue
from plancmp.tracing.scan.draft import Draft, write_draft
from plancmp.tracing.scan.scan import scan_document
from plancmp.tracing.scan.suggest import Suggester

Row = tuple[str, str, str, str, tuple[str, ...]]
"""A label, a printed value, its role, its year (empty: the usual one) and why it is marked."""

GOALS = "柳州市卫生健康发展“十四五”规划\n\n一、规划背景\n二、总体要求\n（三）发展目标\n"
PRESS = (
    "广西提出新的目标\n\n记者从发布会上获悉，《广西健康发展“十四五”规划》出台，力争更上一层楼。\n"
)
BULLETIN = "2019年柳州市卫生健康事业发展统计公报\n\n一、卫生\n\n"


def drafted(text: str, shipped: Catalogue) -> Draft:
    document = document_of("some-plan.txt", text.encode())
    return write_draft(scan_document(document, shipped.vocabulary), shipped.vocabulary, "some-plan")


def rows(draft: Draft) -> Iterator[Row]:
    for entry in draft.entries:
        for role, reading in entry.row.values.items():
            reasons = tuple(doubt.template.key.removeprefix("scan_") for doubt in entry.doubts)
            yield entry.row.label, reading.printed, role, entry.row.year, reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a group behind the name, and the next one of the same name, in its own year
        (GOALS + "婚检率到2023年城市达到90%，农村达到80%；到2025年城市达到95%，农村达到85%。", [
            ("城市婚检率", "90%", "2023"), ("农村婚检率", "80%", "2023"),
            ("城市婚检率", "95%", ""), ("农村婚检率", "85%", ""),
        ]),
        (GOALS + "产前筛查率到2023年达到80%；到2025年达到90%。",
         [("产前筛查率", "80%", "2023"), ("产前筛查率", "90%", "")]),
        # beds of the one kind of institutions that is counted before them
        (BULLETIN + "全市共有康复机构12家，床位900张，比上年增长3%。",
         [("康复机构", "12家", "2019"), ("康复机构床位", "900张", "2019"),
          ("康复机构床位", "比上年增长3%", "2019")]),
        # shares side by side of what is done by each
        (GOALS + "90%以上的社区和80%以上的村设立健康驿站。",
         [("社区设立健康驿站", "90%以上", ""), ("村设立健康驿站", "80%以上", "")]),
        # a count is part of the name of the next figure
        (GOALS + "12个监测点水质达标率达到90%。", [("监测点水质达标率", "90%", "")]),
        (GOALS + "幼儿、小学生近视率分别控制在5%、30%以内。",
         [("幼儿近视率", "5%以内", ""), ("小学生近视率", "30%以内", "")]),
        # the plan's own period
        (PRESS + "“十四五”期间，全区婚检率要达到97%。", [("婚检率", "97%", "")]),
        # the year that leads to the items of a list
        ("某区营养实施方案（2018—2030年）\n\n一、目标\n到2020年，体系完善。实现以下目标：\n1．改善营养。孕妇贫血率降到15%以下。\n2．叶酸缺乏率控制在5%以下。",
         [("孕妇贫血率", "15%以下", "2020"),
          ("叶酸缺乏率", "5%以下", "2020")]),
        (BULLETIN + "在职健康人员90人。", [("在职健康人员", "90人", "2019")]),
        (GOALS + "免疫规划接种率以乡镇为单位达到95%。", [("免疫规划接种率以乡镇为单位", "95%", "")]),
        # what a paragraph goes on to aim at
        (PRESS + "到2025年，健康水平进一步提高。婚检率达到97%。", [("婚检率", "97%", "")]),
        # a text that only lists figures of a year
        ("概况\n2019年，婚检率97.15%，产前筛查率88.31%，住院分娩率99.92%，健康服务点81个，群众体育活动12期。",
         [("婚检率", "97.15%", "2019"), ("产前筛查率", "88.31%", "2019"),
          ("住院分娩率", "99.92%", "2019"), ("健康服务点", "81个", "2019"), ("群众体育活动", "12期", "2019")]),
        # a year for each figure
        (BULLETIN + "2017—2019年，门诊人次分别为98.4万、96.5万、76.6万。",
         [("门诊人次", "98.4万", "2017"), ("门诊人次", "96.5万", "2018"),
          ("门诊人次", "76.6万", "2019")]),
        # a fraction of a person is one per head of what was spoken of by the head
        (GOALS + "每千人口床位数达到6张；全科医生达到0.4人。",
         [("每千人口床位数", "6张", ""), ("每千人口全科医生", "0.4人", "")]),
        # the year and the role that a heading sets
        ("卫生局工作总结和计划\n\n一、2019年工作完成情况\n婚检率97%。今年建成健康驿站5个。\n二、2020年工作计划\n婚检率98%。年内建成健康驿站9个。",
         [("婚检率", "97%", "2019"), ("健康驿站", "5个", "2019"), ("婚检率", "98%", "2020"),
          ("健康驿站", "9个", "2020")]),
        # what counts from the year before, and a fall below zero
        (BULLETIN + "年末户籍总户数12.5万户，比上年末增加0.5万户。全年门急诊量98万人次，同比增长3%。人口自然增长率为-0.95‰，下降0.3个千分点。",
         [("户籍总户数", "12.5万户", "2019"), ("户籍总户数", "比上年末增加0.5万户", "2019"),
          ("门急诊量", "98万人次", "2019"), ("门急诊量", "同比增长3%", "2019"),
          ("人口自然增长率", "-0.95‰", "2019"), ("人口自然增长率", "下降0.3个千分点", "2019")]),
        # parts of what is counted before them, and shares of it
        (BULLETIN + "卫生机构床位90张，其中医院80张，占88.9%。各类学校19所，其中高级中学3所，小学教师90人。",
         [("卫生机构床位", "90张", "2019"), ("医院床位", "80张", "2019"),
          ("医院床位占比", "88.9%", "2019"), ("各类学校", "19所", "2019"),
          ("高级中学", "3所", "2019"), ("小学教师", "90人", "2019")]),
        (BULLETIN + "60周岁及以上人口86.4万人，占20.9%，其中65周岁及以上人口63.1万人，占15.3%。",
         [("60周岁及以上人口", "86.4万人", "2019"), ("60周岁及以上人口占比", "20.9%", "2019"),
          ("65周岁及以上人口", "63.1万人", "2019"), ("65周岁及以上人口占比", "15.3%", "2019")]),
        (BULLETIN + "医院中，公立医院床位占68%。", [("公立医院床位占比", "68%", "2019")]),
        # a heading that stands before its sentence, and titles in a name
        (BULLETIN + "九、居民生活 全年城镇居民人均收入6863元，《体质标准》合格率90%。",
         [("城镇居民人均收入", "6863元", "2019"), ("《体质标准》合格率", "90%", "2019")]),
        # short names that are all of their clause
        (BULLETIN + "儿童保健手册98万份，儿童建卡率95%。卫生人员900人，其中管理人员90人，其他人员12人。",
         [("儿童保健手册", "98万份", "2019"), ("儿童建卡率", "95%", "2019"), ("卫生人员", "900人", "2019"),
          ("管理人员", "90人", "2019"), ("其他人员", "12人", "2019")]),
        (BULLETIN + "全年出生人口90人，出生率7‰。", [("出生人口", "90人", "2019"), ("出生率", "7‰", "2019")]),
        (GOALS + "肺结核发病率降到10万分之58。", [("肺结核发病率", "10万分之58", "")]),
        # how dense something is, on the mean of a year
        (BULLETIN + "PM2.5年均浓度为38微克/立方米，同比下降9.5%，水质达标率81.6%，平均住院日8天。",
         [("PM2.5年均浓度", "38微克/立方米", "2019"), ("PM2.5年均浓度", "同比下降9.5%", "2019"),
          ("水质达标率", "81.6%", "2019"), ("平均住院日", "8天", "2019")]),
        (BULLETIN + "5个监测点水质达标率100%。", [("监测点水质达标率", "100%", "2019")]),
        # what is done over the years of a plan
        (GOALS + "“十四五”期间，培养全科医师600名、儿科医师150名，健康素养水平达到30%。",
         [("培养全科医师", "600名", "2021-2025"), ("儿科医师", "150名", "2021-2025"),
          ("健康素养水平", "30%", "")]),
        # so much a month, then and now; so much a year, as far as the plan goes
        (GOALS + "居民收入年均增速高于6.5%，公卫补助标准达到人均90元。",
         [("居民收入年均增速", "高于6.5%", ""), ("公卫补助标准", "90元", "")]),
        # what goes on behind a blank is another's name
        (GOALS + "各类养老床位达4.5万张 护理型床位30%以上。",
         [("各类养老床位", "4.5万张", ""), ("护理型床位", "30%以上", "")]),
        # a new one's rate, and a plan of one year
        ("柳州市2021年健康工作要点\n\n一、任务\n新增产妇抑郁症筛查率达到50%，完成免费健康体检8000例。",
         [("新增产妇抑郁症筛查率", "50%", ""), ("免费健康体检", "8000例", "")]),
        # the year of a standard is none of its figures
        (GOALS + "医疗机构达标率100%，符合2010年修订的要求，产前筛查率达到95%。",
         [("医疗机构达标率", "100%", ""), ("产前筛查率", "95%", "")]),
        # the end that several names share
        (GOALS + "高血压、糖尿病患者规范管理率分别达到80%、70%。",
         [("高血压患者规范管理率", "80%", ""), ("糖尿病患者规范管理率", "70%", "")]),
        # several together have one share
        (GOALS + "民营机构床位数和服务量占总量20%左右。",
         [("民营机构床位数和服务量占总量", "20%左右", "")]),
        # instances of a group are no names side by side
        (GOALS + "流动人口、青年学生等重点人群防治知识知晓率均达90%以上。",
         [("流动人口、青年学生等重点人群防治知识知晓率", "90%以上", "")]),
        (GOALS + "危险行为减少10%以上，为0—15岁残疾儿童提供救助80人次。",
         [("危险行为", "减少10%以上", ""), ("为0—15岁残疾儿童提供救助", "80人次", "2021-2025")]),
        # the plan that a text is about, though it also tells of a later aim
        (PRESS + "规划明确，“十四五”时期，婚检率达到97%。到2035年，婚检率达到98%。",
         [("婚检率", "97%", ""), ("婚检率", "98%", "2035")]),
        (GOALS + "宫颈癌及乳腺癌早诊率分别达到98%和80%。",
         [("宫颈癌早诊率", "98%", ""), ("乳腺癌早诊率", "80%", "")]),
        (GOALS + "5岁、12岁儿童就诊的比例分别达到40%、50%。",
         [("5岁儿童就诊的比例", "40%", ""), ("12岁儿童就诊的比例", "50%", "")]),
        # from one year to another, said once for the sentences of a paragraph
        (BULLETIN + "婚检率由2010年的67%提高至2018年的97%。产前筛查率由55%提高至88%。",
         [("婚检率", "67%", "2010"), ("婚检率", "97%", "2018"), ("产前筛查率", "55%", "2010"),
          ("产前筛查率", "88%", "2018")]),
        (BULLETIN + "新生儿死亡率、婴儿死亡率由“十一五”末的6‰、8‰分别下降到“十二五”期末的5‰、7‰。",
         [("新生儿死亡率", "6‰", "2010"), ("婴儿死亡率", "8‰", "2010"),
          ("新生儿死亡率", "5‰", "2015"), ("婴儿死亡率", "7‰", "2015")]),
        # for how many people, said of the first only or of each
        (BULLETIN + "千人均床位数、医生数达到5.8张、2.57人，千人均护士数2.9人。",
         [("千人均床位数", "5.8张", "2019"), ("千人均医生数", "2.57人", "2019"),
          ("千人均护士数", "2.9人", "2019")]),
        (BULLETIN + "每千人口床位数7.01张、千人口执业医师2.80人。",
         [("每千人口床位数", "7.01张", "2019"), ("千人口执业医师", "2.80人", "2019")]),
    ],
)  # fmt: skip
def test_these_are_read_whole_and_are_not_marked(
    shipped: Catalogue, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = list(rows(drafted(text + "\n", shipped)))
    assert [(label, printed, year) for label, printed, _, year, _ in found] == expected
    assert [row for row in found if row[4] and row[4] != ("indicator",)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # beds of which institutions?
        (BULLETIN + "全市有康复机构12家，护理机构3家，床位900张。", ("床位", "actual", "cut")),
        # what has a grade says not in what; what each year had is not of the report's alone
        (GOALS + "测评方面，二级医院达到3级以上。", ("二级医院", "target", "cut")),
        (BULLETIN + "每年婚检率均超过90%。", ("婚检率", "actual", "year")),
        (GOALS + "每个县至少开通1条咨询热线。", ("咨询热线", "target", "cut")),
        (GOALS + "登记患者500人以上的县设立门诊。", ("登记患者", "target", "condition")),
        (GOALS + "实施健康行动15项。", ("健康行动", "target", "listed")),
        (GOALS + "婚检率达到90%；全面检查，婚检率达到95%。", ("婚检率", "target", "twice")),
        (GOALS + "婚检率达95%，高于全国平均水平。", ("婚检率", "target", "role")),
        # a year before that of the bulletin, said for the sentences behind it
        (
            BULLETIN + "2018年，婚检率95%。其中城镇96%。活产率为90%。",
            ("活产率", "actual", "carried"),
        ),
        # of the years before the plan's
        (GOALS + "“十三五”期间，婚检率逐年提高。活产率为90%。", ("活产率", "actual", "year")),
        (PRESS + "“十三五”期间，婚检率提高到95%。\n\n活产率为90%。", ("活产率", "target", "role")),
        (GOALS + "五年来，活产率为90%。", ("活产率", "actual", "year")),
        # with what it is compared
        (
            BULLETIN + "每千人口医师、护士分别为2.0人、2.3人，低于全市2.6人、3.1人的平均水平。",
            ("每千人口平均水平", "actual", "place"),
        ),
        (GOALS + "达到标准的卫生院90%，达到推荐标准的2个。", ("推荐标准", "target", "cut")),
        # where something is done, and how much there is of it
        (GOALS + "在8个县区31个贫困镇推广。", ("贫困镇推广", "target", "cut")),
        (GOALS + "霍乱及3种疾病发病率均居最低。", ("疾病发病率均居最低", "target", "cut")),
        (BULLETIN + "死因构成：心脑血管疾病占45%。", ("心脑血管疾病占比", "actual", "part")),
        (BULLETIN + "贫困人口500人，住院率100%。", ("住院率", "actual", "cut")),
        # which year of the plan?
        (GOALS + "今年婚检率达到95%。", ("婚检率", "target", "year")),
        # of a wider area than the plan's place
        (GOALS + "全省婚检率达到95%。", ("婚检率", "target", "place")),
        (
            "某县卫生“十四五”规划\n\n一、规划背景\n全县婚检率95%，全市为90%。",
            ("婚检率", "actual", "place"),
        ),
        # what is thought of for later, and then is no aim
        (
            "柳州市“十四五”规划\n\n一、规划背景\n到2025年，婚检率将达到95%。活产率为90%。",
            ("活产率", "actual", "year"),
        ),
        # an aim that was reached before its year
        (
            BULLETIN + "婚检率为95%，提前达到健康行动2022年≥90%的目标。",
            ("婚检率", "target", "role"),
        ),
        (BULLETIN + "初婚、复婚婚检率比五年前分别提高5%、6%。", ("复婚婚检率", "actual", "year")),
        # the growth of hospitals may be that of their work
        (
            BULLETIN + "公立医院诊疗9000人次，公立医院增长5%。",
            ("公立医院", "actual", "indicator"),
        ),
        # five years ago: from which year does it count?
        (BULLETIN + "婚检率为95%，比五年前提高5个百分点。", ("婚检率", "actual", "year")),
    ],
)
def test_these_are_marked(shipped: Catalogue, text: str, expected: tuple[str, str, str]) -> None:
    label, printed, role, year, reasons = list(rows(drafted(text + "\n", shipped)))[-1]
    assert (label, role) == expected[:2], (printed, year)
    assert expected[2] in reasons


def test_whose_rate_it_is_is_the_scope(shipped: Catalogue) -> None:
    text = "户籍人口婴儿死亡率2‰，比上年下降1‰。常住人口城镇化率65%。常住老年人口9万人。\n"
    assert [(entry.row.label, entry.row.scope) for entry in drafted(BULLETIN + text, shipped).entries] == [
        ("婴儿死亡率", "户籍人口"), ("婴儿死亡率", "户籍人口"), ("常住人口城镇化率", ""), ("常住老年人口", ""),
    ]  # fmt: skip


def test_what_is_now_leads_to_an_aim(shipped: Catalogue) -> None:
    text = "某市公布健康行动\n\n据介绍，到2030年，健康素养水平达到40%。婚检率由目前的72%提高到2030年的80%。\n"
    first, *_, last = rows(drafted(text, shipped))
    assert last == ("婚检率", "80%", "target", "2030", ())
    assert first[4] == ("role",)


@pytest.mark.parametrize("sentence", ["新增养老床位5000张。", "新增5000张养老床位。"])
def test_what_is_added_is_a_change(shipped: Catalogue, sentence: str) -> None:
    (entry,) = drafted(GOALS + sentence + "\n", shipped).entries
    assert (entry.row.label, entry.row.year) == ("养老床位", "2021-2025")
    assert entry.row.values["target"].given["measure"] == "change_points"


def test_a_base_is_no_aim(shipped: Catalogue) -> None:
    draft = drafted(GOALS + "婴儿死亡率在8‰的基数上降低2‰。\n", shipped)
    assert [(label, printed, role) for label, printed, role, _, _ in rows(draft)] == [
        ("婴儿死亡率", "8‰", "baseline"), ("婴儿死亡率", "降低2‰", "target"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    ["8部门发布。", "由7部委印发。", "明确3个方面的内容。", "8年内完成。", "某刊2011年6期。"],
)
def test_these_are_no_figures(shipped: Catalogue, sentence: str) -> None:
    draft = drafted(GOALS + sentence + "\n", shipped)
    assert not draft.entries
    assert not draft.unused


RUN_ON = (
    "柳城县“十四五”残疾人保障规划\n\n1、为推进我县残疾人事业发展，制定本规划。一、编制背景“十三五”以来，残疾人事业全面发展。"
    "扶持残疾户发展产业411户，残疾人医疗保险参保率达到98%。二、主要目标到2025年，残疾人医疗保险参保率达到99%。\n"
)


def test_a_heading_that_a_page_runs_on_says_that_the_text_reports(shipped: Catalogue) -> None:
    draft = drafted(RUN_ON, shipped).text
    assert 'actual: "98%"' in draft
    assert 'target: "99%"' in draft
    assert "actual: 411户" in draft


def test_what_was_done_in_a_period_is_not_of_its_last_year_for_certain(
    shipped: Catalogue,
) -> None:
    draft = drafted(
        "柳城县“十四五”残疾人保障规划\n\n一、编制背景\n\n“十三五”期间，全面完成各项任务。"
        "全县657名残疾人实现脱贫，现有康复机构12家。\n",
        shipped,
    ).text
    marked = [line for line in draft.split("\n") if "year not said" in line]
    assert len(marked) == 1
    assert "657名" in marked[0]


def test_readings_that_a_converter_adds_are_no_text(shipped: Catalogue) -> None:
    draft = drafted(
        "2021年儿童发(fā)展统(tǒng)计监（jiān）测报告\n\n婴儿死亡率(lǜ)为5‰，身高(cm)不变。\n",
        shipped,
    ).text
    assert "title: 2021年儿童发展统计监测报告" in draft
    assert "label: 婴儿死亡率, actual: 5‰, year: 2021" in draft


def test_an_item_without_a_figure_is_no_heading(shipped: Catalogue) -> None:
    draft = drafted(
        "某市卫生强市战略\n\n到2020年将实现:\n1、新建三级公立医院12家\n2、基本实现大病不出市\n3、市域内住院率达到98%以上\n",
        shipped,
    ).text
    assert 'label: 市域内住院率, target: "98%以上", year: 2020' in draft
    assert "at: 2、" not in draft


def test_a_change_from_a_figure_of_the_year_before(shipped: Catalogue) -> None:
    text = "2018年某省卫生统计公报\n\n一、妇幼\n\n婴儿死亡率为4.54‰，较上年4.92‰下降了7.72%。\n"
    assert [(row[1], row[3]) for row in rows(drafted(text, shipped))] == [
        ("4.54‰", "2018"), ("4.92‰", "2017"), ("下降了7.72%", "2018")
    ]  # fmt: skip


def test_a_year_before_what_persons_pay_is_a_year(shipped: Catalogue) -> None:
    text = "2022年某市卫生统计公报\n\n一、费用\n\n2021年个人卫生支出占比为27.7%。\n"
    assert [(row[0], row[3]) for row in rows(drafted(text, shipped))] == [
        ("个人卫生支出占比", "2021")
    ]  # fmt: skip


def test_one_figure_of_two_years_is_marked(shipped: Catalogue) -> None:
    text = "健康某市行动（2020—2030年）\n\n一、目标\n\n到2022年和2030年，居民健康素养水平分别达到22%和30%；人均每日食盐摄入量降至5克以下。\n"
    assert [(row[1], bool(row[4])) for row in rows(drafted(text, shipped))] == [
        ("22%", False), ("30%", False), ("5克以下", True)
    ]  # fmt: skip


def test_what_only_points_back_is_no_name(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "综合医院占比达75%。2018年这一占比为70%。", shipped)
    assert [row[4] for row in rows(draft)] == [(), ("long",)]


def test_only_what_stands_behind_a_milestone_may_be_of_its_year(shipped: Catalogue) -> None:
    text = (
        "某市妇女发展规划（2021—2030年）\n\n一、目标\n\n1．孕产妇死亡率下降到10/10万以下。\n"
        "2．住院分娩率到2025年达到98%，到2030年达到99%。\n3．孕产妇贫血率控制在10%以内。\n\n"
        "二、任务\n\n到2025年，产前筛查率达到80%。\n新生儿听力筛查率达到90%。\n"
    )
    assert [(row[1], row[3], "year" in row[4]) for row in rows(drafted(text, shipped))] == [
        ("10/10万以下", "", False), ("98%", "2025", False), ("99%", "", False),
        ("10%以内", "", False), ("80%", "2025", False), ("90%", "", True),
    ]  # fmt: skip


AIMS = "某地提出目标\n\n某地印发《某地健康“十四五”规划》。\n\n“十四五”期间，健康目标为：婚检率达到97%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what follows the announced aims is aimed at, until the text speaks of another time
        ("产前筛查率达到90%。住院分娩率达到99%。", [("target", False), ("target", False)]),
        ("产前筛查率达到90%。2019年住院分娩率达到98%。", [("target", False), ("actual", False)]),
        ("目前产前筛查率达到90%。", [("actual", True)]),
        ("已建成健康驿站9个。", [("actual", True)]),
        ("去年产前筛查率达到90%。", [("actual", True)]),
    ],
)
def test_announced_aims_reach_to_the_end_of_their_paragraph(
    text: str, expected: list[tuple[str, bool]], shipped: Catalogue
) -> None:
    found = list(rows(drafted(AIMS + text, shipped)))
    assert [(row[2], bool(row[4])) for row in found[1:]] == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("力争到2030年，产前筛查率达到97%。", ("target", "2030", ())),
        ("截至2019年底，产前筛查率已达到97%。", ("actual", "2019", ())),
        ("到2025年，产前筛查率达到97%；到2030年，产前筛查率达到97%。", ("", "", ("year",))),
        ("到2030年，产前筛查率达到98%。", ("", "", ("year",))),
        ("到2030年，产检率达到97%。", ("", "", ("year",))),
    ],
)
def test_a_headline_has_the_time_of_the_figure_that_it_says_in_short(
    below: str, expected: tuple[str, str, tuple[str, ...]], shipped: Catalogue
) -> None:
    head = next(rows(drafted(f"产前筛查率达97%\n\n{below}\n", shipped)))
    assert "year" in head[4] if expected[2] else head[2:] == expected


def test_a_list_item_above_no_figure_of_its_own_stays_marked(shipped: Catalogue) -> None:
    text = "某地健康工作\n\n2019年婚检率达到97%。\n\n力争实现：\n\n婚检率97%\n"
    assert list(rows(drafted(text, shipped)))[-1][4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what it was before stands with the year of what it came from
        (GOALS + "居民人均预期寿命从2020年的78岁增长到79岁。",
         [("居民人均预期寿命", "78岁", ()), ("居民人均预期寿命", "79岁", ())]),
        # what it is at present is no aim, and names nothing behind it
        ("某地健康\n\n规划提出，到2030年，人均预期寿命较目前的76岁继续增长，达到79岁。",
         [("人均预期寿命", "76岁", ("year",)), ("人均预期寿命", "79岁", ("before",))]),
        ("某地健康\n\n规划提出，到2030年，人均预期寿命较目前再增加约3岁。", [("人均预期寿命", "增加约3岁", ())]),
        (BULLETIN + "妇幼保健院（所、站）9个。", [("妇幼保健院（所、站）", "9个", ())]),
        (BULLETIN + "健康驿站（综合驿站、专科驿站）9个。",
         [("健康驿站（综合驿站、专科驿站）", "9个", ("long",))]),
        # what a list of things says once, and what another list does not
        (GOALS + "人均年消费粮食90公斤、豆类9公斤，心理咨询师5人。",
         [("人均年消费粮食", "90公斤", ()), ("人均年消费豆类", "9公斤", ()), ("心理咨询师", "5人", ())]),
        (BULLETIN + "服务老年人90人，心理咨询师9人。",
         [("服务老年人", "90人", ()), ("心理咨询师", "9人", ())]),
        (BULLETIN + "人均收入90元、豆类9元。", [("人均收入", "90元", ()), ("豆类", "9元", ("cut",))]),
        # parts that say of what they are, and parts that do not
        (BULLETIN + "全市60岁以上人口90万人。其中，65岁以上人口60万人，占总人口的12%。",
         [("60岁以上人口", "90万人", ()), ("65岁以上人口", "60万人", ()),
          ("65岁以上人口占总人口", "12%", ())]),
        (BULLETIN + "康复机构90个，其中9个机构提供听力服务。",
         [("康复机构", "90个", ()), ("机构提供听力服务", "9个", ())]),
        (BULLETIN + "康复机构人员90人，其中卫生技术人员9人。",
         [("康复机构人员", "90人", ()), ("卫生技术人员", "9人", ())]),
        # all of something
        (BULLETIN + "门诊人次98万，总人口90人。",
         [("门诊人次", "98万", ()), ("总人口", "90人", ())]),
        # so many in each, behind another such number
        (GOALS + "每个县建成2个健康驿站和1个健康小屋。",
         [("健康驿站", "2个", ("cut",)), ("健康小屋", "1个", ("cut",))]),
        # what a share of something does
        (GOALS + "村卫生室90%以上建立健康档案。", [("村卫生室建立健康档案", "90%以上", ())]),
        # women and men of what is named first, and their shares
        (BULLETIN + "全市常住人口中，男性90万人，占45%；女性110万人，占55%。",
         [("男性常住人口", "90万人", ()), ("男性常住人口占比", "45%", ()),
          ("女性常住人口", "110万人", ()), ("女性常住人口占比", "55%", ())]),
        (BULLETIN + "公立医院9家，床位90张；民营8家。",
         [("公立医院", "9家", ()), ("公立医院床位", "90张", ()), ("民营医院", "8家", ())]),
        (BULLETIN + "男性病例9人，死亡病例3人；女性8人。",
         [("男性病例", "9人", ("whose",)), ("死亡病例", "3人", ("whose", "cut")),
          ("女性死亡病例", "8人", ("whose", "cut"))]),
        # what makes a place one that is meant
        (GOALS + "较大的场所（场内人员≥90人）建立健康驿站。", [("场内人员", "≥90人", ("condition",))]),
        # a general name behind a narrower one is narrowed, too
        (BULLETIN + "农村集中供水率85%，自来水普及率80%。",
         [("农村集中供水率", "85%", ()), ("农村自来水普及率", "80%", ("before",))]),
        # each rate has the figure behind its colon
        (BULLETIN + "健康管理率：30%诊疗规范率：80%",
         [("健康管理率", "30%", ()), ("诊疗规范率", "80%", ())]),
    ],
)  # fmt: skip
def test_names_with_what_stands_around_them(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]], shipped: Catalogue
) -> None:
    found = [
        (row[0], row[1], tuple(why for why in row[4] if why != "indicator"))
        for row in rows(drafted(text, shipped))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2012—2015年，年均新增就业24万人。到2015年，婚检率达到95%。", "target"),
        ("2012—2015年，年均新增就业24万人。截至2015年，婚检率达到95%。", "actual"),
    ],
)
def test_years_that_end_with_an_aimed_one_are_to_come(
    text: str, role: str, shipped: Catalogue
) -> None:
    found = next(rows(drafted(f"某市民生实施意见\n\n一、就业\n{text}\n", shipped)))
    assert (found[2], found[3], found[4]) == (role, "2012-2015", ())


@pytest.mark.parametrize(
    ("between", "year"),
    [("同时，", "2030"), ("二是", "2030"), ("", ""), ("存在问题。\n\n二是", "")],
)
def test_a_paragraph_may_go_on_with_the_one_before_it(
    between: str, year: str, shipped: Catalogue
) -> None:
    text = f"某地健康规划\n\n一、健康\n到2030年，婚检率达到90%。\n\n{between}产前筛查率达到80%。\n"
    last = list(rows(drafted(text, shipped)))[-1]
    assert (last[3], last[4]) == (year, ())  # where it does not, the header asks for the year


def test_what_is_set_up_in_a_plan_is_there_at_its_end(shipped: Catalogue) -> None:
    said = "建成健康驿站9个。改造健康小屋8个。累计打造健康公园7个。"
    assert [row[4] for row in rows(drafted(GOALS + said, shipped))] == [(), ("year",), ("year",)]
    reached = list(
        rows(drafted(GOALS.replace("二、总体要求\n（三）发展目标\n", "") + said, shipped))
    )
    assert [row[4] for row in reached] == [("year",)] * 3


@pytest.mark.parametrize(
    ("head", "marked"),
    [
        ("某市食品安全“十四五”规划昨天正式公布。", False),
        ("某市“食品安全行动计划（2021—2025年）”今天公布。", False),
        (
            "某市食品安全“十四五”规划编制进行中，有关部门加紧工作，力争年内完成规划初稿的编制工作。",
            True,
        ),
        ("某市食品安全“十四五”规划昨天公布，有关部门同时表示，“十三五”规划评估昨天公布。", True),
    ],
)
def test_a_plan_that_has_come_out_tells_its_years_without_a_title(
    head: str, marked: bool, shipped: Catalogue
) -> None:
    text = f"{head}\n\n合格率要达到98%。\n"
    found = next(rows(drafted(text, shipped)))
    assert (found[1], "year" in found[4]) == ("98%", marked)


def test_what_a_plan_adds_until_its_end_is_of_its_whole_period(shipped: Catalogue) -> None:
    draft = drafted(GOALS + "新增养老床位1.4万张，新增就业450万人。婚检率达到97%。", shipped)
    assert [row[3] for row in rows(draft)] == ["2021-2025", "2021-2025", ""]


def test_an_average_of_years_is_marked_where_one_year_is_said(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "全市人口年平均增长率为1.52%。全市婚检率为93%。", shipped)
    assert [row[4] for row in rows(draft)] == [("year",), ()]


def test_a_ratio_of_three_is_no_ratio_of_two(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "三次产业结构比为5.1:39.3:55.6。全市婚检率为93%。", shipped)
    assert [(row[0], row[1], row[4]) for row in rows(draft)] == [
        ("三次产业结构比", "5.1:39.3:55.6", ("value",)), ("婚检率", "93%", ()),
    ]  # fmt: skip


def test_the_size_of_an_institution_is_a_part_of_its_name(shipped: Catalogue) -> None:
    sizes = "医院按床位数分：100张以下床位医院207家，100-199张床位医院50家。"
    assert [row[:2] for row in rows(drafted(BULLETIN + sizes, shipped))] == [
        ("100张以下床位医院", "207家"), ("100-199张床位医院", "50家")
    ]  # fmt: skip


def test_a_report_of_a_school_year_is_of_the_year_it_begins_in(shipped: Catalogue) -> None:
    text = "某省2016/2017学年初教育事业发展统计公报\n\n一、学前教育\n全省毛入园率为93.7%。\n"
    assert [row[3:] for row in rows(drafted(text, shipped))] == [("2016", ())]


def test_aims_that_are_announced_for_a_plans_time_tell_its_years(shipped: Catalogue) -> None:
    text = (
        "某省发展目标确定\n\n2006年01月18日 某报\n\n会上获悉，某省“十一五”社会发展的主要目标是：\n\n"
        "1.结构。城镇化率达到45%左右。\n2.卫生。婚检率达到80%。\n"
    )
    assert [(row[0], row[2], row[4]) for row in rows(drafted(text, shipped))] == [
        ("城镇化率", "target", ()), ("婚检率", "target", ()),
    ]  # fmt: skip


def test_how_many_each_institution_is_to_have_is_marked(shipped: Catalogue) -> None:
    draft = drafted(GOALS + "镇卫生院(社区卫生服务中心)至少配备1名公共卫生医师。", shipped)
    assert all("cut" in row[4] for row in rows(draft))
    assert draft.entries


def test_what_a_figure_rose_from_is_of_the_year_compared_with(shipped: Catalogue) -> None:
    text = BULLETIN + "与2010年普查相比，文盲率由9.1%下降为4.9%；婚检率由50%上升为80%。"
    assert [row[1:] for row in rows(drafted(text, shipped))] == [
        ("9.1%", "actual", "2010", ()), ("4.9%", "actual", "2019", ()),
        ("50%", "actual", "2010", ()), ("80%", "actual", "2019", ()),
    ]  # fmt: skip


def test_the_years_behind_a_title_are_the_plans_period(shipped: Catalogue) -> None:
    text = "健康柳州三年行动计划\n（2020-2022年）\n\n一、行动目标\n婚检率达到97%。"
    scan = scan_document(document_of("a.txt", text.encode()), shipped.vocabulary)
    period = scan.header.period
    assert period is not None
    assert (period.first, period.last, scan.header.doubts) == (2020, 2022, ("stage",))


def test_an_item_is_of_the_year_that_the_paragraph_before_it_aims_at(shipped: Catalogue) -> None:
    text = "某市养老实施意见\n\n一、主要目标\n\n到2020年，全面建成养老服务体系。\n\n——护理型床位占比达到30%以上。"
    assert [row[1:4] for row in rows(drafted(text, shipped))] == [("30%以上", "target", "2020")]


def test_what_goes_on_in_the_middle_of_a_plan_is_no_background(shipped: Catalogue) -> None:
    text = "某省印发《某省儿童发展规划(1996-2000年)》的通知\n\n2、婚检率达到99%。\n(1)产前筛查率达到80%。"
    assert [row[:3] for row in rows(drafted(text, shipped))] == [
        ("婚检率", "99%", "target"), ("产前筛查率", "80%", "target"),
    ]  # fmt: skip


def test_a_change_counts_from_the_year_that_the_sentence_compares_with(shipped: Catalogue) -> None:
    draft = drafted(BULLETIN + "床位900张，比2015年增长3%；医师500人，增长6%。", shipped)
    given = [reading.given for entry in draft.entries for reading in entry.row.values.values()]
    assert given[-1] == {"reference_year": "2015"}


def test_the_year_that_leads_a_sentence_is_that_of_its_later_parts(shipped: Catalogue) -> None:
    text = (
        BULLETIN
        + "截至2019年，婚检率达91%；农村儿童应入尽入，于2017年实现目标；文盲率从2013年9%下降到4%。"
    )
    assert [row[1:4] for row in rows(drafted(text, shipped))][-2:] == [
        ("9%", "actual", "2013"), ("4%", "actual", "2019"),
    ]  # fmt: skip


def test_a_figure_on_its_own_line_is_no_item_of_a_list(shipped: Catalogue) -> None:
    draft = drafted(GOALS + "2.1%。\n\n3.3%。", shipped)
    assert [leftover.printed for leftover in draft.unused] == ["2.1%", "3.3%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15-5 各类机构床位数(2004-2007年)\n\n单位:张\n\n项目 2004 2007\n医院 5 6\n", ("", 0)),
        (
            "《某省妇女发展纲要(2011-2020年)》中期监测报告\n\n一、健康\n婚检率达到91%。",
            ("2011-2020", 0),
        ),
        (
            "一、“十一五”以来取得的成绩\n“十一五”期间，修路5条。\n二、今后\n“十一五”期间不足。",
            ("", 0),
        ),
    ],
)
def test_what_is_no_plans_title_sets_no_period(
    shipped: Catalogue, text: str, expected: tuple[str, int]
) -> None:
    header = scan_document(document_of("a.txt", text.encode()), shipped.vocabulary).header
    assert (header.period.whole if header.period else "", header.of_year) == expected


def test_aims_of_a_text_are_of_the_one_year_that_it_announces(shipped: Catalogue) -> None:
    text = (
        "某省发布新型城镇化意见\n\n12月20日，省政府印发《实施意见》，明确了到2020年建设的主要目标。\n\n"
        "城镇化质量提升。婚检率达97%以上。"
    )
    assert [row[1:] for row in rows(drafted(text, shipped))] == [("97%以上", "target", "2020", ())]


def test_a_part_behind_its_whole_is_the_part(shipped: Catalogue) -> None:
    found = Suggester(shipped.vocabulary).inner("卫生技术人员注册护士(人)")
    assert found is not None and found.indicator is not None
    assert found.indicator.id == "registered_nurses"
    assert Suggester(shipped.vocabulary).inner("婚检率注册护士(人)") is None
