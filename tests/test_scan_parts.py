"""Parts: behind 其中, in brackets, of those that a sentence is about; and what shares the names."""

from __future__ import annotations

import pytest

from plancmp.reading.catalogue import Catalogue
from tests.test_scan_prose import BULLETIN, GOALS, drafted, rows
from tests.test_scan_tables import scanned


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        # what stands in brackets is no whole, nor is a share of shares
        ("直报企业配送货值213亿元（某类企业占77.7%），仓库面积92万平方米，其中常温库占26.1%、冷库占3.0%。",
         {"26.1%": "仓库面积", "3.0%": "仓库面积"}),
        ("共有专业运输车辆90辆，占比5%，其中冷藏车占19.9%。", {"19.9%": "专业运输车辆"}),
        # all of a sentence is of those it is about, but for what is of another in it
        ("在规模以上服务业中，互联网企业营业收入827亿元，增长20%。",
         {"827亿元": "规模以上服务业", "增长20%": "规模以上服务业"}),
        ("在全市药品流通企业中，国有企业主营业务收入90亿元，利润26亿元。", {"26亿元": ""}),
        # parts in brackets
        ("实施健康检查38万人次（城区12万人次、农村26万人次）。", {"12万人次": "健康检查"}),
        ("三级医院30家（较上年增加3家）。", {"30家": ""}),
        ("年末职工医保累计结存中，统筹基金372亿元，个人账户267亿元。",
         {"372亿元": "年末职工医保累计结存"}),
        # what a whole says more of the same people than its parts do
        ("全市持证残疾人9.67万人，其中肢体残疾人5.12万人。", {"5.12万人": "持证残疾人"}),
        ("医院床位90张，其中公立医院床位70张。", {"70张": ""}),
        # of whom a rate is, where an earlier one in its unit says it, and in another none does
        ("5岁以下儿童死亡率为4.5‰，重大慢性病过早死亡率为14.5%。", {"14.5%": ""}),
        ("县级公立医院门诊次均费用196元，出院者人均医药费用5632元。",
         {"5632元": "县级公立医院"}),
    ],
)  # fmt: skip
def test_whose_parts_are(text: str, scopes: dict[str, str], shipped: Catalogue) -> None:
    found = {
        reading.printed: entry.row.scope
        for entry in drafted(BULLETIN + text, shipped).entries
        for reading in entry.row.values.values()
    }
    assert {printed: found[printed] for printed in scopes} == scopes


@pytest.mark.parametrize(
    ("text", "printed", "doubt"),
    [
        # the indicator of a part is not that of all
        ("实施医疗救助38万人次，其中住院12万人次。", "12万人次", "part"),
        # what a list says of its first, it may say of all
        ("建成老年友善机构的综合性医院90个、基层医疗卫生机构80个。", "80个", "whose"),
        ("提供中医服务的服务中心占同类机构的99.7%，服务站占97.1%。", "97.1%", "whose"),
        # whose, of what, in which
        ("全年举办健身活动90次，参加人数39万人次。", "39万人次", "whose"),
        ("分类别看，衣着类下降1.7%，居住类上涨0.4%。", "上涨0.4%", "cut"),
        ("建成救治基地1个，设置重症监护床位120张。", "120张", "cut"),
        ("排名前15家生产企业生产总值占比35.4%。", "35.4%", "cut"),
        ("2018年脱贫900人，2019年脱贫130人。", "130人", "cut"),
        ("尊老金标准为：80—89周岁每人每月60元。", "每人每月60元", "cut"),
        ("全市医疗机构总诊疗168万人次，病床使用率81.6%。", "81.6%", "part"),
        # residents and those on the register are not the same
        ("户籍总人口72万人，比上年减少1万人。其中，城镇人口21万人。", "21万人", "whose"),
        ("全年户籍出生人口4263人，死亡人口6120人。", "6120人", "whose"),
        # so many people or beds are for others to each of whom nobody says
        ("公立医院床位数4.12张。", "4.12张", "cut"),
        # what is said once, of the first of two
        ("门诊医保报销比例不低于70%，耐多药肺结核不低于80%。", "不低于80%", "whose"),
        ("患者124例，占总病例数的6.6%，较2018年增加11例。", "较2018年增加11例", "before"),
        ("城乡居民基础养老金每月提高10元。", "提高10元", "value"),
        ("地方一般公共预算收入1.35万亿元，连续34年居全国首位。", "首位", "cut"),
        # two whose owners stand far before them
        (
            "甲型县数1030个，氟骨症病人5.4万人；乙型县数171个，氟骨症病人13万人。",
            "5.4万人",
            "twice",
        ),
        ("补助标准为每人每天50元。", "每人每天50元", "value"),
    ],
)
def test_what_a_name_leaves_open_is_asked(
    text: str, printed: str, doubt: str, shipped: Catalogue
) -> None:
    found = {row[1]: row[4] for row in rows(drafted(BULLETIN + text, shipped))}
    assert doubt in found[printed]


@pytest.mark.parametrize(
    "text",
    [
        "人均年消费豆类9公斤。",
        "市、镇两级慈善会资金结余64万元。",
        "国有及国有控股药品流通企业主营业务收入占直报企业主营业务总收入的61.8%。",
        "蔬菜、瓜果产量11.5万吨。",
        "建成饮水安全工程355处。",
        "平均每所医院拥有医生9.5人。",
        "卫生院医护比为0.8。",
    ],
)
def test_names_as_these_are_whole(text: str, shipped: Catalogue) -> None:
    assert [row[4] for row in rows(drafted(BULLETIN + text, shipped))] == [()]


def test_only_the_last_of_levels_is_bounded(shipped: Catalogue) -> None:
    text = "三级、二级、一级及以下医疗机构的次均住院费用分别为14326元、8415元、4938元。"
    labels = [row[0] for row in rows(drafted(BULLETIN + text, shipped))]
    assert labels[1:] == ["二级医疗机构的次均住院费用", "一级及以下医疗机构的次均住院费用"]


def test_who_a_plan_is_for_is_asked_of_what_is_of_all(shipped: Catalogue) -> None:
    plan = "柳州市儿童发展规划（2021-2030年）\n\n一、规划背景\n\n二、目标\n"
    draft = drafted(plan + "婴儿死亡率降到4‰。道路交通伤害死亡率下降15%。\n", shipped)
    marked = {
        entry.row.label: "scan_whose" in {doubt.template.key for doubt in entry.doubts}
        for entry in draft.entries
    }
    assert marked == {"婴儿死亡率": False, "道路交通伤害死亡率": True}


def test_a_number_that_grew_evenly_for_all_grew(shipped: Catalogue) -> None:
    (row,) = rows(drafted(BULLETIN + "旅游人次和花费增长均超20%。", shipped))
    assert row[:2] == ("旅游人次和花费", "增长超20%")


def test_each_time_that_something_is_held_is_asked(shipped: Catalogue) -> None:
    text = "每两个月举办健康报告会1次。新建居住区按每千人口不少于10个托位规划。"
    found = {row[1]: row[4] for row in rows(drafted(GOALS + text, shipped))}
    assert set(found) == {"1次", "不少于10个"}
    assert () not in found.values()


@pytest.mark.parametrize(
    ("text", "label", "printed", "year"),
    [
        ("普惠性托位占比2025年不低于60%。", "普惠性托位占比", "不低于60%", ""),
        ("普惠性托位占比2023年不低于60%。", "普惠性托位占比", "不低于60%", "2023"),
        ("医护比2023年达到1:1.2。", "医护比", "1:1.2", "2023"),
    ],
)
def test_a_ratio_before_a_year_compares_with_none(
    text: str, label: str, printed: str, year: str, shipped: Catalogue
) -> None:
    (row,) = rows(drafted(GOALS + text, shipped))
    assert row[:4] == (label, printed, "target", year)


def test_a_part_of_a_part_may_be_a_share_of_all(shipped: Catalogue) -> None:
    table = (
        "| 指标 | 年末数（万人） | 比重（%） |\n| - | - | - |\n| 常住人口 | 28.20 | 100.00 |\n"
        "| 其中：0—15岁 | 4.36 | 15.46 |\n| 60周岁及以上 | 6.81 | 24.15 |\n"
        "| 其中：65周岁及以上 | 5.33 | 18.90 |\n"
    )
    draft = scanned(f"2019年某县统计公报\n\n一、人口\n\n{table}", shipped, "some-plan.md")
    (entry,) = (one for one in draft.entries if "65" in one.row.label and "比重" in one.row.label)
    assert "scan_part" in {doubt.template.key for doubt in entry.doubts}


BROKEN = """2019年某市统计公报
某市统计局
2019年，全市坚持稳中求进，聚焦推动高质量发展，各项事业取得积极进展，人民生活持续改善，社会大局保持稳定，高质量发展迈出坚实步伐，较好完成了全年各项任务。
一、保障
图 1 产业构成情况
单位：%
全年城镇新增就业 1244 万人，失业人员再就业 514
万人，困难人员就业 172 万人。
年末参加养老保险人数 10664 万人，比上年末
增加 1336 万人。全年营业收入占比提高
13.5 个百分点。
"""


def test_lines_that_are_broken_in_a_sentence_are_put_together(shipped: Catalogue) -> None:
    draft = drafted(BROKEN, shipped)
    found = [row[:2] for row in rows(draft)]
    assert ("失业人员再就业", "514万人") in found
    assert ("参加养老保险人数", "比上年末增加1336万人") in found
    assert ("城镇新增就业", "1244万人") in found  # 单位：% is not a part of it
    assert any(printed == "提高13.5个百分点" for _, printed in found)  # and no heading


@pytest.mark.parametrize(
    ("text", "printed", "doubt"),
    [
        ("有条件的地区提供100张以上床位。", "100张以上", "part"),
        ("家庭医生签约服务覆盖80%以上的高血压患者。", "80%以上", "part"),
        ("编制50人以上的机关至少安排1名残疾人就业。", "1名", "cut"),
        ("卫生院能看儿科病的全科医生不少于1名。", "不少于1名", "cut"),
        ("到2025年签约服务覆盖率达到66%，其中云洲区、高沙区2025年签约服务覆盖率达到70%。",
         "70%", "place"),
        ("县级医院全部达标，其中2家力争达到三级标准。", "2家", "cut"),
        ("未达600人的学校配保健教师。", "600人", "condition"),
    ],
)  # fmt: skip
def test_aims_for_some_are_asked(text: str, printed: str, doubt: str, shipped: Catalogue) -> None:
    found = {row[1]: row[4] for row in rows(drafted(GOALS + text, shipped))}
    assert doubt in found[printed]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建、改扩建幼儿园29所、中小学校44所。", ["新建、改扩建幼儿园", "新建、改扩建中小学校"]),
        ("规划新建公办幼儿园12所，改扩建8所。", ["规划新建公办幼儿园", "改扩建公办幼儿园"]),
        ("小学、初中大班额比例分别降至2.1%和3.4%。", ["小学大班额比例", "初中大班额比例"]),
        ("新创省级临床重点专科4个、市级8个。", ["新创省级临床重点专科", "新创市级临床重点专科"]),
        ("医保在职、退休人员支付比例分别为50%、60%。", ["医保在职支付比例", "退休人员支付比例"]),
        ("市、县（市、区）女代表比例均达到30%以上。", ["市、县（市、区）女代表比例"]),
        ("工业炸药产销量分别为437万吨、439万吨。", ["工业炸药产量", "工业炸药销量"]),
        ("医保基金收支分别为5亿元、4亿元。", ["医保基金收入", "医保基金支出"]),
    ],
)
def test_names_that_share_a_word(text: str, names: list[str], shipped: Catalogue) -> None:
    draft = drafted(GOALS + text, shipped)
    assert [entry.row.whole_label for entry in draft.entries] == names


def test_a_part_is_of_the_time_of_its_whole(shipped: Catalogue) -> None:
    text = "全省现有持证残疾人132.6万人，其中重度残疾人58.9万人。"
    whole, part = rows(drafted(GOALS + text, shipped))
    assert (part[2], part[4]) == (whole[2], whole[4]) == ("actual", ("role",))


def test_the_insured_are_not_all_residents(shipped: Catalogue) -> None:
    text = "职工医保参保48.9万人，享受待遇1018.6万人次，住院率19.9%。"
    meant = {
        entry.row.label: entry.suggestion.indicator
        for entry in drafted(BULLETIN + text, shipped).entries
    }
    assert meant["住院率"] is None
