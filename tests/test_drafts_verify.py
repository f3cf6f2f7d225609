"""What `scan` drafts of a text, `check` accepts and `verify` finds again, wherever it stands."""

from __future__ import annotations

import re

import pytest

from plancmp.language.documents import document_of
from plancmp.messages import message
from plancmp.model.terms import BLANK, NO_INDICATOR
from plancmp.reading.catalogue import Catalogue
from plancmp.reading.plans import collect_plan
from plancmp.reading.tree import parse_tree
from plancmp.tracing.scan.draft import write_draft
from plancmp.tracing.scan.pages import without_page
from plancmp.tracing.scan.scan import scan_document
from plancmp.tracing.verify.engine import Check, verify_plan

TITLE = "柳州市卫生健康发展“十四五”规划\n\n"
TEXTS = {
    "prose without a heading": "到2025年，婴儿死亡率控制在4‰以下，住院分娩率达到99%以上。",
    "names that share a figure, one with an age": (
        "一、目标\n\n到2025年，孕产妇系统管理率和3岁以下儿童系统管理率不低于85%。\n"
    ),
    "groups behind the name": "一、目标\n\n婚前检查率到2025年城市要达到98%，农村要达到86%。\n",
    "a table without a title": "一、目标\n\n指标\t2020年\t2025年目标\n婴儿死亡率(‰)\t4.1\t≤4\n",
    "rows for another scope": (
        "一、目标\n\n序号\t指标名称\t统计口径\t属性\t2025年目标\n"
        "1\t婴儿死亡率\t户籍人口\t预期性\t≤2.8‰\n\t\t全人口\t预期性\t≤5.9‰\n"
    ),
    "a cell a line": "一、目标\n\n表1 主要指标\n\n指标\n\n2020年\n\n2025年\n\n婴儿死亡率(‰)\n\n4.1\n\n4.0\n\n"
    "住院分娩率(%)\n\n99.1\n\n99.5\n",
    "a part of the row above": (
        "一、现状\n\n表1 卫生情况\n指标\t2019年\t2020年\n卫生机构数\t812\t815\n其中：医院\t21\t22\n"
    ),
    "columns of what is counted": (
        "一、现状\n\n表1 2020年情况\n机构\t床位数(张)\t卫生人员数(人)\n医院\t2100\t3100\n卫生院\t800\t900\n"
    ),
    "aims shared out by place": (
        "一、目标\n\n2025年造林任务分解表\n\n县区\t造林面积(万亩)\t实际育林面积(万亩)\n合计\t30\t5\n柳江区\t12\t2\n"
    ),
    "growth beside the aims of a year": (
        "一、现状\n\n表1 2020年计划指标完成情况\n\n指标\t单位\t2020年目标\t\t2020年实绩\t\n"
        "\t\t绝对值\t增速(%)\t绝对值\t增速(%)\n床位数\t张\t4620\t7以上\t4619\t8.3\n医师数\t人\t90\t5\t91\t6\n"
    ),
    "what is new, behind its figure and before it, in a list": (
        "一、目标\n\n到2025年，新建200个智能诊室、30间康复室，新增健身步道90公里、篮球场5个。\n"
    ),
    "parts in the cells of one row": (
        "一、目标\n\n| 指标 | 2020年 | 2025年 |\n| - | - | - |\n| 住院分娩率（%） | 城市99，农村97 | 城市≥99.5、农村≥99 |\n"
    ),
    "sentences in cells": (
        "一、目标\n\n指标名称\t属性\t2025年目标\n院前急救反应时间\t约束性\t10分钟到达率90%、20分钟到达率98%\n"
        "消除麻疹\t约束性\t全区麻疹发病率≤1/100万,无本土麻疹病毒传播\n"
    ),
    "a column of changes": (
        "一、目标\n\n表1 主要指标\n指标\t单位\t2020年\t2025年\t年均增长(%)\n中医床位数\t张\t1000\t1300\t[5]\n"
    ),
    "one head above base and aim": (
        "一、目标\n\n| 指标 | 指标值 | |\n| - | - | - |\n| | 2020年 | 2025年 |\n| 婴儿死亡率（‰） | 4.1 | ≤4 |\n"
    ),
    "growth against the year before": (
        "一、现状\n\n表1 2019年末参保情况\n\n险种\t参保人数（万人）\t比上年增加\t增长率（%）\n失业保险\t18.2\t-0.1\t-0.5\n"
        "工伤保险\t30.1\t0.8\t2.7\n"
    ),
    "changes between two years": (
        "一、现状\n\n指标\t2018年\t2019年\t增减\n床位数（张）\t2210\t2310\t100\n"
    ),
    "parts of a place": (
        "一、现状\n\n表1 2019年各县区情况\n\n县区\t活产数（人）\t住院分娩率（%）\n合计\t41230\t99.9\n柳江区\t14010\t99.9\n"
    ),
    "rows without a name, and heads of groups": (
        "一、目标\n\n序号\t指标名称\t地方\t2025年目标\n一、健康水平\n1\t婴儿死亡率\t城市\t≤2.8‰\n\t\t农村\t≤5.9‰\n"
        "二、健康服务\n2\t住院分娩率\t全市\t≥99%\n"
    ),
    "counts by another's title": (
        "一、目标\n\n附表 各县2025年目标\n\n县区\t床位数（张）\t医师数（人）\n合计\t2100\t1800\n\n表1 全市机构床位数\n\n"
        "类别\t2019年\t2020年\n总计\t50\t52\n医院\t21\t22\n"
    ),
    "aims of a year beside those of all years": (
        "一、目标\n\n表1 主要指标\n" + (
            "序号 指标 单位 “十四五”目标 2025年 年均[累计] 1 婴儿死亡率 ‰ ≤4 - 2 婚检率 % 97 - 3 失业率 % - <5.5 "
        ).replace(" ", " |\n")
    ),
    "heads that stand below one of some": (
        "一、现状\n\n表1 2020年分解表\n\n" + (
            "序号 地区 人口数(人) 新增床位 食堂(家) 2019年占人口比例 2020年占人口比例 1 柳江区 9000 0.8% 3.2% 3 "
            "2 柳北区 7000 2.1% 3.3% 5 3 柳南区 3000 4.3% 3.4% 7 "
        ).replace(" ", "\n\n")
    ),
    "heads in lines, units of each measure": (
        "一、现状\n\n表1 2020年各地人口\n\n  单位:人、%\n\n地 区 人口数 比重\n2020年 2010年\n"
        "柳江区 11691 36.44 26.37\n柳北区 4192 13.07 12.86\n柳南区 2091 6.52 7.21\n"
    ),
    "parts that have their columns": (
        "一、现状\n\n2-1 各地卫生情况 | ||||\n(2020年) | ||||\n地 区 | 机构数 (个) |\n床位数 (张) |\n||||\n"
        "#医 院 |\n#医 院 |\n柳江区 | 413 | 53 | 4044 | 1967 |\n柳北区 | 924 | 21 | 5684 | 2008 |\n"
        "柳南区 | 667 | 60 | 4610 | 1536 |\n"
    ),
    "names in another language": (
        "一、现状\n\n表1 全区产量\n单位:万吨\n\n项目\titem\t2019\t2020\n合计\ttotal\t763.2\t632.9\n"
        "春收粮食\tspring\t44.5\t34.9\n"
    ),
    "a unit of the whole table": (
        "一、现状\n\n工作量情况\n\n单位:万人次\n\n出院人数\n\n2019年\n\n2020年\n\n合计\n\n144.2\n\n156.0\n\n"
        "医院\n\n132.7\n\n144.4\n\n卫生院\n\n11.5\n\n11.6\n"
    ),
    "places above years": (
        "一、现状\n\n表1 2020年各地情况\n\n序号\t指标\t单位\t全市\t柳江区\t柳北区\n"
        "\t\t\t2020年\t2020年\t2020年\n1\t广播覆盖率\t%\t96.5\t98.6\t96.3\n2\t电视覆盖率\t%\t96.4\t98.5\t96.2\n"
    ),
    "columns of sentences": (
        "一、目标\n\n2025年民生实事项目责任分解表\n序号\t项目名称\t主要内容\t牵头单位\n"
        "1\t教育\t新建学校12个，增加学位5000个。\t教育局\n2\t就业\t城镇新增就业15000人，失业率控制在3%以内。\t人社局\n"
    ),
    "a column of sums, and heads that span years": (
        "一、目标\n\n全市2024-2025年住房任务分解表\n地区\t2024-2025年\t\t2024年\t\t2025年\t\n"
        "\t新增房源\t补贴户数\t新增房源\t补贴户数\t新增房源\t补贴户数\n合计\t28\t21\t15\t12\t13\t9\n柳江区\t31\t23\t16\t13\t15\t10\n"
    ),
    "what has the size of others": (
        "一、现状\n\n2020年，全市有800张及以上的医院126个，20亿元以上工业项目14个。\n"
    ),
    "a kind of institutions that the title names": (
        "一、现状\n\n表1 2020年部分学校情况\n类别\t学校（所）\t教职工（人）\n普通高中\t120\t3000\n职业高中\t90\t2100\n"
    ),
    "parts below parts": (
        "一、现状\n\n指标\t2018年\t2019年\n常住人口\t330\t331\n其中：城镇\t140\t141\n乡村\t190\t191\n"
        "其中：男性\t172\t173\n"
    ),
}  # fmt: skip


def verified(text: str, shipped: Catalogue, **edits: str) -> list[Check]:
    """Draft a text, fill its blanks, edit the draft, and look it up again."""
    vocabulary = shipped.vocabulary
    document = document_of("some-plan.txt", (TITLE + text).encode())
    draft = write_draft(scan_document(document, vocabulary), vocabulary, "some-plan").text
    filled = re.sub(f"^stage: {BLANK}", "stage: final", draft, flags=re.MULTILINE)
    filled = filled.replace(f"indicator: {BLANK}", f"indicator: {NO_INDICATOR}")
    for old, new in edits.items():
        assert old in filled
        filled = filled.replace(old, new)
    plan, problems = collect_plan(parse_tree("some-plan.yaml", filled.encode()), vocabulary)
    assert plan is not None
    assert not problems
    return verify_plan(plan, without_page(document, vocabulary.words), vocabulary.words, vocabulary)


@pytest.mark.parametrize("name", TEXTS)
def test_what_was_drafted_is_found_again(name: str, shipped: Catalogue) -> None:
    checks = verified(TEXTS[name], shipped)
    assert len(checks) > 1
    assert {check.result for check in checks} == {"found"}, checks


def test_a_row_for_others_than_its_cell_says_is_not_found(shipped: Catalogue) -> None:
    wrong = verified(
        TEXTS["rows for another scope"], shipped, **{"scope: 全人口": "scope: 常住人口"}
    )
    assert [check.result for check in wrong] == ["found", "not_found"]
    assert "`scope`" in message("reason_scope_cell", detail="全人口").text("en")


def test_a_figure_per_thousand_is_none_of_the_number_that_its_label_names(
    shipped: Catalogue,
) -> None:
    text = "一、现状\n\n2020年，每千人口执业（助理）医师数2.57人/千人、注册护士数3.08人/千人。\n"
    checks = verified(text, shipped)
    assert [check.statement.indicator.id for check in checks] == [
        "physicians_per_1000", "nurses_per_1000"
    ]  # fmt: skip
    assert {check.result for check in checks} == {"found"}
