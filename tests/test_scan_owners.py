"""Whose a figure is: names made whole by what stands before them, and those that stay open."""

from __future__ import annotations

import pytest

from plancmp.model.terms import BLANK
from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows
from tests.test_scan_tables import cells, scanned

REVIEW = "柳州市卫生健康“十四五”规划\n\n一、“十三五”回顾\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what of a fund, of savings, of cattle, of an enterprise is told
        (BULLETIN + "职工医保基金（含生育保险）收入38亿元，增长7%；支出30亿元，当期结余8亿元。",
         ["职工医保基金（含生育保险）收入", "职工医保基金（含生育保险）收入", "职工医保基金支出",
          "职工医保基金当期结余"]),
        (BULLETIN + "金融机构各项人民币存款余额498亿元，其中住户存款392亿元；各项贷款余额352亿元。",
         ["金融机构各项人民币存款余额", "住户存款余额", "金融机构各项贷款余额"]),
        (BULLETIN + "全年出栏生猪74.3万头，年末存栏48.5万头。", ["出栏生猪", "生猪存栏"]),
        (BULLETIN + "规模以上工业企业实现利润总额6.8亿元。", ["规模以上工业企业利润总额"]),
        # the rest of what is counted, and its levels
        (BULLETIN + "医疗卫生机构总数812个。其中：医院28个，其他机构1个。",
         ["医疗卫生机构总数", "医院", "其他医疗卫生机构"]),
        (BULLETIN + "建成省级救治中心3个、市级19个。", ["建成省级救治中心", "市级救治中心"]),
        (BULLETIN + "新认定市级创业孵化基地5家，其中省级2家。",
         ["新认定市级创业孵化基地", "省级创业孵化基地"]),
        (GOALS + "建立州级突发急性传染病防控队伍1支、县级队伍10支。",
         ["州级突发急性传染病防控队伍", "县级突发急性传染病防控队伍"]),
        # parts of what was measured some figures before
        (BULLETIN + "总诊疗人次624.38万，每人平均就诊5.65次。其中，医院213.52万人次，占34.20%。",
         ["总诊疗人次", "每人平均就诊", "医院诊疗人次", "医院诊疗人次占比"]),
        (BULLETIN + "技工院校15所，在校学员2.3万人。", ["技工院校", "技工院校在校学员"]),
        # what is done, for all names of a list
        (BULLETIN + "成功救治危重孕产妇90例、危重新生儿80例。",
         ["成功救治危重孕产妇", "成功救治危重新生儿"]),
        (BULLETIN + "新增工作站（研发中心）2家。", ["新增工作站（研发中心）"]),
        (BULLETIN + "为4.5万名孕妇提供免费服务。", ["为孕妇提供免费服务"]),
        # adverbs that are no part of a name
        (GOALS + "护理型床位占比率先达到50%。", ["护理型床位占比"]),
        (BULLETIN + "有效期内高新技术企业58家。", ["有效期内高新技术企业"]),
        (BULLETIN + "供热业受暖冬影响下降9%。", ["供热业"]),
    ],
)  # fmt: skip
def test_a_name_is_made_whole(shipped: Catalogue, text: str, expected: list[str]) -> None:
    found = [entry.row.whole_label for entry in drafted(text, shipped).entries]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "printed", "mark"),
    [
        # of what a rate is
        ("推广医保电子凭证，激活率达到80%以上。", "80%以上", "whose"),
        ("推广医保电子凭证，激活率由2019年的21.3%提高到2025年的80%。", "21.3%", "whose"),
        ("学生知晓率达到90%。", "90%", "whose"),
        ("困难群体参保率达到99%。", "99%", "whose"),
        ("13—14周岁在校女生接种率达到90%。", "90%", "whose"),
        ("三级、二级医疗机构分别为80.9%、86.4%。", "86.4%", "whose"),
        ("体彩公益金不低于10%。", "不低于10%", "value"),
        # of whom, where the name before says it
        ("职工医保和居民医保并轨，政策范围内住院费用报销比例达到75%。", "75%", "whose"),
        ("县人民医院设介入中心，救治患者943例。", "943例", "whose"),
        ("推进市妇幼保健院新院区建设，设置床位600张。", "600张", "whose"),
        ("建设某传染病中心（负压床位40张）。", "40张", "cut"),
        ("每年住院医师规范化培训招收3500人，全科专业占比不低于20%。", "不低于20%", "whose"),
        ("开通门诊费用直接结算医疗机构425家、零售药店618家。", "618家", "whose"),
        # of all, or of those that were spoken of
        ("某县乡镇卫生院建成救治单元，配备救护车16辆。", "16辆", "part"),
        ("三级医院有6家集中在中心城区。", "6家", "part"),
        ("除新冠肺炎外，甲类传染病发病90例。", "90例", "part"),
        ("甲类传染病发病90例（不含新冠肺炎）。", "90例", "part"),
        ("引进博士120名，其中硕士9名；培养全科医生60名。", "60名", "part"),
        ("医院扩建。病床使用率达到85%。", "85%", "part"),
        ("总投资38亿元，其中中央预算内资金2亿元。", "2亿元", "part"),
        ("户籍人口中60岁以上18.6万人，占20%；65周岁及以上老年人13.9万人。", "13.9万人", "part"),
        # pieces of sentences
        ("培育年营业收入超过1亿元的养老企业2—3家。", "2—3家", "cut"),
        ("培育年产值超亿元的养老企业2—3家。", "2—3家", "cut"),
        ("住院救助次均1387元。", "1387元", "cut"),
        ("各区（县级市）有1所三级医院。", "1所", "cut"),
        ("企业、机关等其他人员三类参保人数分别为7万人、8万人。", "7万人", "cut"),
        ("民营医院床位数达到全市总量的15%。", "15%", "cut"),
        ("城市、农村低保标准分别提高到每人每月720元和每人每年6720元。", "每人每月720元", "cut"),
        ("完成5个乡镇卫生院、32个村卫生室提质改造。", "5个", "cut"),
        ("14批次集采药品节约药费2840万元。", "14批次", "cut"),
        ("州级和全部10个县市建成妇幼保健院。", "10个", "cut"),
        # words and ranks
        ("居前五位的病种依次为肝炎等。", "前五位", "condition"),
        ("检测能力提升到3.5万管。", "3.5万", "value"),
        ("三年建设中心村卫生室150处。", "150处", "year"),
    ],
)  # fmt: skip
def test_what_does_not_say_whose_it_is_is_marked(
    shipped: Catalogue, sentence: str, printed: str, mark: str
) -> None:
    marks = {row[1]: row[4] for row in rows(drafted(GOALS + sentence, shipped))}
    assert mark in marks[printed]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("全市建档立卡户全部脱贫，城镇登记失业率控制在4%。", "4%"),
        ("医院扩建。全市病床使用率达到85%。", "85%"),
        ("医疗卫生机构改革，病床使用率达到85%。", "85%"),
        ("65岁以上老年人健康管理率达到70%，婴儿死亡率控制在4‰。", "4‰"),
        ("困难群体医保参保率达到99%。", "99%"),
    ],
)
def test_what_says_whose_it_is_is_not_marked(
    shipped: Catalogue, sentence: str, printed: str
) -> None:
    marks = {row[1]: row[4] for row in rows(drafted(GOALS + sentence, shipped))}
    assert not {"whose", "part", "cut"} & set(marks[printed])


def test_industries_grow_in_a_measure_that_is_not_said(shipped: Catalogue) -> None:
    (row,) = rows(drafted(BULLETIN + "食品制造业增长6.7%。", shipped))
    assert "whose" in row[4]


def test_a_share_of_a_task_is_not_the_task(shipped: Catalogue) -> None:
    *_, last = rows(drafted(BULLETIN + "城镇新增就业2.3万人，完成年度任务的106.3%。", shipped))
    assert "whose" in last[4]


def test_what_was_to_be_done_is_not_what_was_done(shipped: Catalogue) -> None:
    (row,) = rows(drafted(BULLETIN + "健康检查任务数9000人。", shipped))
    assert "role" in row[4]


def test_that_something_rose_is_a_word(shipped: Catalogue) -> None:
    (row,) = rows(drafted(REVIEW + "高龄孕产妇比例上升。", shipped))
    assert row[4] == ("word",)


def test_visits_to_so_many_are_not_so_many(shipped: Catalogue) -> None:
    found = [
        row[1] for row in rows(drafted(BULLETIN + "检查用人单位9860户次、4215家次。", shipped))
    ]
    assert found == ["9860户次", "4215家次"]


def test_a_rate_for_live_births_keeps_its_bound(shipped: Catalogue) -> None:
    (row,) = rows(drafted(GOALS + "先天梅毒报告发病率控制在5/10万活产数以下。", shipped))
    assert row[1] == "5/10万活产数以下"


def test_a_title_says_for_whom_a_plan_is(shipped: Catalogue) -> None:
    title = "柳州市残疾人事业“十四五”规划\n\n二、主要目标\n"
    draft = drafted(
        title + "城乡居民基本医疗保险参保率达到98%。残疾人辅助器具适配率达到80%。", shipped
    )
    of_all, own = draft.entries
    assert "scan_whose" in {doubt.template.key for doubt in of_all.doubts}
    assert "scan_whose" not in {doubt.template.key for doubt in own.doubts}


def test_a_heading_says_whose_insurance_a_rate_is_of(shipped: Catalogue) -> None:
    text = BULLETIN.rstrip() + "\n（一）职工基本医疗保险\n住院率为26.5%。\n"
    (entry,) = drafted(text, shipped).entries
    assert (entry.row.scope, entry.doubts) == ("职工基本医疗保险", ())
    both = BULLETIN.rstrip() + "\n（一）职工和居民医疗保险\n住院率为26.5%。\n"
    (entry,) = drafted(both, shipped).entries
    assert "scan_whose" in {doubt.template.key for doubt in entry.doubts}


@pytest.mark.parametrize(
    ("sentence", "printed", "scope"),
    [
        # parts of what was counted, in one unit
        ("招聘医务人员118人，其中硕士研究生9人。", "9人", "招聘医务人员"),
        ("医保参保428万人，参保率99%。其中大中学生97万人。", "97万人", "医保参保"),
        ("引进博士120名，其中海外9名、增长8%。", "8%", "引进博士"),
        ("在护理人员中，男护士9人；助产士8人。", "8人", "护理人员"),
        ("跨省联网医药机构90家，其中医疗机构80家、零售药店10家。", "10家", "跨省联网医药机构"),
        # of what insurance, institutions and people
        ("职工医保享受待遇9万人次。其中：住院4万人次。住院率20.6%，比上年提高1个百分点。", "20.6%",
         "职工医保"),
        ("提高新农合待遇，政策范围内住院费用报销比例达到75%。", "75%", "新农合"),
        ("居民医保次均住院费用6218元，其中三级、二级医疗机构分别为11532元和5790元。", "11532元",
         "居民医保次均住院费用"),
        ("全市基层医疗卫生机构达到标准，卫生技术人员达到1486人。", "1486人", "基层医疗卫生机构"),
        ("18岁以上居民高血压患病率控制在29%，糖尿病患病率控制在10%。", "10%", "18岁以上居民"),
        ("开展妇女宫颈癌筛查7万人、乳腺癌筛查6万人。", "6万人", "妇女"),
    ],
)  # fmt: skip
def test_what_the_text_tells_for_certain_is_the_scope(
    shipped: Catalogue, sentence: str, printed: str, scope: str
) -> None:
    found = {
        entry.row.prints[0]: entry.row for entry in drafted(BULLETIN + sentence, shipped).entries
    }
    row = found[next(one for one in found if one.endswith(printed))]
    assert row.scope == scope
    assert not {"scan_part", "scan_whose", "scan_cut"} & {one.template.key for one in row.doubts}


@pytest.mark.parametrize(
    "sentence",
    [
        # behind a semicolon, in another unit, or of something with a whole name
        "医院5家，其中公立3家，招生9人。",
        "基层医疗卫生机构90个，其中门诊部12个；专业公共卫生机构33个。",
        "基本医疗保险基金（含生育保险）总收入9亿元，当期结存8亿元。",
        "各级学校教师4万人。其中，高校5所，招生2万人。",
    ],
)
def test_what_may_be_of_another_has_no_scope(shipped: Catalogue, sentence: str) -> None:
    *_, last = drafted(BULLETIN + sentence, shipped).entries
    assert last.row.scope == ""


def test_a_part_has_the_years_of_its_whole(shipped: Catalogue) -> None:
    text = GOALS + "五年引进人才180名，其中硕士研究生30名。"
    assert [entry.row.year for entry in drafted(text, shipped).entries] == ["2021-2025"] * 2


def test_rates_of_counties_and_of_patients_are_no_rates_of_people(shipped: Catalogue) -> None:
    text = "适龄妇女宫颈癌和乳腺癌筛查县（市、区）覆盖率达到80%。65岁及以上老年患者占比降到24%。"
    entries = drafted(GOALS + text, shipped).entries
    assert [entry.indicator for entry in entries] == [BLANK, BLANK]


def test_a_known_name_in_another_unit_is_asked_about(shipped: Catalogue) -> None:
    (entry,) = drafted(GOALS + "医疗卫生机构总诊疗人次达到54万元。", shipped).entries
    assert entry.indicator == BLANK
    assert entry.suggestion.candidates[0].indicator.id == "outpatient_visits"


def test_a_summary_of_a_plan_tells_what_was_reached_at_its_end(shipped: Catalogue) -> None:
    title = "柳州市“十三五”卫生健康工作总结暨2020年工作报告\n\n一、2020年主要工作\n"
    draft = drafted(
        title + "病床使用率为76.4%。\n\n二、2021年工作打算\n健康素养水平达到23%。", shipped
    )
    reached, aimed = rows(draft)
    assert (reached[2], reached[3]) == ("actual", "2020")
    assert (aimed[2], aimed[3]) == ("target", "2021")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("人均预期寿命由2015年的74.6岁提高到76.1岁。三级医院由1家增加到4家。", set()),
        ("人均预期寿命由2010年的74.6岁提高到76.1岁。三级医院由1家增加到4家。", {"year"}),
        ("人均预期寿命由2015年的74.6岁提高到76.1岁。三级医院由建国初期的1家增加到4家。", {"year"}),
    ],
)
def test_all_changes_of_a_review_count_from_one_year(
    shipped: Catalogue, text: str, marks: set[str]
) -> None:
    found = {row[1]: row for row in rows(drafted(REVIEW + text, shipped))}
    assert set(found["1家"][4]) & {"year"} == marks
    assert found["1家"][3] == "2015"


def test_what_was_done_in_a_plan_is_of_all_its_years(shipped: Catalogue) -> None:
    text = (
        REVIEW
        + "城乡新增残疾人就业5480人。贫困人口由2010年的9万人减少到2015年底的2万人，完成危房改造6.1万户。"
    )
    found = {row[1]: row for row in rows(drafted(text, shipped))}
    assert (found["5480人"][3], found["5480人"][4]) == ("2016-2020", ())
    assert "year" in found["6.1万户"][4]


def test_rows_without_a_unit_go_on_with_that_of_the_row_above(shipped: Catalogue) -> None:
    lines = ("指标\t2022年\t2023年", "医疗卫生机构总数（个）\t818\t812", "医院\t27\t28",
             "其中：乡镇卫生院\t50\t51", "床位数（张）\t7894\t8126", "医院\t5042\t5216",
             "卫生人员总数（人）\t9457\t9684", "注册护士\t3398\t3542")  # fmt: skip
    draft = scanned("2023年卫生统计公报\n" + "\n".join(lines) + "\n", shipped)
    assert [cell[0] for cell in cells(draft)[::2]] == [
        "医疗卫生机构总数（个）", "医院", "乡镇卫生院", "床位数（张）", "医院床位数",
        "卫生人员总数（人）", "注册护士",
    ]  # fmt: skip
    assert not draft.blanks
    assert [entry.row.unit for entry in draft.entries[::2]] == ["", "个", "个", "", "张", "", "人"]


CELLS = ("指标 单位 2021年 2022年 床位数 张 19690 20309 #医院 张 13402 13986 卫生技术人员 人 17964 18528 "
         "#执业医师 人 6987 7206 每千人口注册护士 人 2.86 2.99 健康知识培训 万人次 4.6 12")  # fmt: skip


def test_a_mark_of_parts_ends_with_its_row(shipped: Catalogue) -> None:
    draft = scanned("2022年卫生统计公报\n" + CELLS.replace(" ", "\n") + "\n", shipped)
    assert [cell[0] for cell in cells(draft)[::2]] == [
        "床位数", "医院床位数", "卫生技术人员", "执业医师", "每千人口注册护士", "健康知识培训",
    ]  # fmt: skip


def test_a_table_that_lost_the_head_of_its_names_is_not_read(shipped: Catalogue) -> None:
    text = CELLS.removeprefix("指标 ").replace(" ", "\n")
    draft = scanned("2022年卫生统计公报\n" + text + "\n", shipped)
    assert not draft.entries
    assert draft.unused
