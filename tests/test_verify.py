"""`verify` on small made-up texts: every layout, every difficulty, and what must not be found."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest

import plancmp
from plancmp.language.blocks import blocks_of
from plancmp.language.documents import document_of
from plancmp.model.plan import Position, Statement
from plancmp.model.value import Value
from plancmp.tracing.verify.engine import Check, check_statements
from plancmp.tracing.verify.locate import Locator
from plancmp.tracing.verify.unused import unused_figures

from .conftest import SHIPPED

AIM = "二、总体要求/（三）发展目标"
HEADINGS = "一、发展背景\n\n我市开局良好。\n\n二、总体要求\n\n（三）发展目标。\n\n"


VOCABULARY = plancmp.load(SHIPPED).vocabulary
WORDS = VOCABULARY.words
ANY = next(iter(VOCABULARY.indicators.values()))
_entries = count(1)


def stated(label: str, printed: str, **more: Any) -> Statement:
    """Return a statement of its own entry; what it is an indicator of does not matter here."""
    value = Value(printed, "qualitative")
    statement = Statement(
        plan="some-plan", indicator=ANY, role="target", year="2025", value=value, meant=value,
        unit=None, low=None, high=None, label=label, printed_unit="", nature="", scope="",
        channel="text", section=AIM, block="", corrected="", note="",
        position=Position("some-plan.yaml", next(_entries), 1),
    )  # fmt: skip
    return replace(statement, **more)


def verify(text: str, *statements: Statement) -> list[Check]:
    blocks = blocks_of(document_of("some-plan.txt", text.encode()), WORDS)
    return check_statements(statements, Locator(blocks, WORDS, statements))


def prose(sentence: str, *statements: Statement) -> list[Check]:
    """Verify statements of one section whose prose is `sentence`."""
    return verify(f"{HEADINGS}{sentence}\n", *statements)


def results(checks: list[Check]) -> list[str]:
    return [check.result for check in checks]


# what must be found in prose: (the sentence, label, printed value)
FOUND = {
    "plain": ("到2025年，早产发生率控制在5.0‰以内。", "早产发生率", "控制在5.0‰以内"),
    "half width": ("婴儿死亡率(户籍)降到5.0‰,持续向好。", "婴儿死亡率（户籍）", "5.0‰"),
    "full width": ("知晓率达１００％，好。", "知晓率", "100%"),
    "blanks in a number": ("伤寒发病率 降至 8.2 / 10 万。", "伤寒发病率", "8.2/10万"),
    "question marks of a conversion": ("伤寒发病率?降至?8.2?/10?万。", "伤寒发病率", "8.2/10万"),
    "broken over lines": ("每万人口药房数不少\n\n于 6 个，布局合理。", "每万人口药房数", "不少于6个"),
    "markup": ("**每万人口药房数**达到6个。", "每万人口药房数", "6个"),
    "qualifier apart": ("每所学校至少配备3名校医。", "校医", "至少3名"),
    "denominator between": ("药师占比不得低于在岗职工数的8%。", "药师占比", "不得低于8%"),
    "qualifier before the label": ("每年为学校培训急救教员9名。", "培训急救教员", "每年9名"),
    "from and to, the first": ("漏诊率从4.15‰下降到1.20‰。", "漏诊率", "4.15‰"),
    "from and to, the second": ("漏诊率从4.15‰下降到1.20‰。", "漏诊率", "1.20‰"),
    "growth behind": ("全市有专科医院8家，增长60%；门诊部9家。", "专科医院", "增长60%"),
    "figure before the label": ("全市新增4个体检点。", "体检点", "新增4个"),
    "attributes between": ("组织60名退休教师组成的志愿队伍。", "志愿队伍", "60名"),
    "range": ("为每所学校培训3—4名心理教员。", "心理教员", "3—4名"),
    "ratio": ("到2020年，医技比达到1∶1.25。", "医技比", "1:1.25"),
    "word": ("上门送药服务实现全覆盖。", "上门送药服务", "全覆盖"),
    "almost": ("预警系统基本实现镇、村全覆盖。", "预警系统", "基本全覆盖"),
    "verb for a list": ("进一步提高垃圾清运率、污水处理率和绿化率。", "污水处理率", "进一步提高"),
    "word within the label": ("公办养老机构均设有药房。", "公办养老机构设有药房", "均"),
    "number within the label": ("具备2小时送检能力。", "具备送检能力", "2小时"),
    "head shared": ("学生龋齿患病率和视力不良率降低。", "学生视力不良率", "降低"),
    "last word repeated": ("伤寒发病率2.4/10万，死亡率0.3/10万。", "伤寒死亡率", "0.3/10万"),
    "verb shared": ("力争聘请教授6名、讲师18名。", "聘请讲师", "18名"),
    "quotation marks": ("推进“首诊误诊”率不断下降。", "“首诊误诊”率", "不断下降"),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_found_in_prose(case: str) -> None:
    sentence, label, printed = FOUND[case]
    (check,) = prose(sentence, stated(label, printed))
    assert check.result == "found", check
    assert check.line == (11 if "\n" in sentence else 9)


# what must not be found: (the sentence, label, printed value)
NOT_FOUND = {
    "digits before": ("婴儿死亡率为15.0‰。", "婴儿死亡率", "5.0‰"),
    "digits behind": ("婴儿死亡率为5.04‰。", "婴儿死亡率", "5.0"),
    "decimals of another": ("婴儿死亡率为3.5‰。", "婴儿死亡率", "5‰"),
    "the end of a range": ("为每校培训心理教员3-4名。", "心理教员", "4名"),
    "the start of a range": ("为每校培训心理教员3-4名。", "心理教员", "3"),
    "percentage points": ("肥胖率每年降低0.4个百分点。", "肥胖率", "每年降低0.4个"),
    "longer unit": ("急诊量为63.8万人次。", "急诊量", "63.8万人"),
    "myriads": ("经费为54万元。", "经费", "54"),
    "no unit": ("参保率为95%。", "参保率", "95"),
    "no bound": ("参保率为95%以上。", "参保率", "95%"),
    "bound before": ("参保率不低于95%。", "参保率", "95%"),
    "other bound": ("参保率为95%以上。", "参保率", "95%以下"),
    "other number": ("参保率为95%以上。", "参保率", "96%以上"),
    "almost dropped": ("预警系统基本实现全覆盖。", "预警系统", "全覆盖"),
    "manner dropped": ("显著提升急救知识普及率。", "急救知识普及率", "提升"),
    "label of the next figure": ("名医6名，乡村名医12名。", "乡村名医", "6名"),
    "label of the figure before": ("产检率90%，随访率98%。", "产检率", "98%"),
    "label of the figure before, listed": ("一级医院5所、二级医院9所。", "一级医院", "9所"),
    "an object of its own": ("保持7个固定体检点，新增3个流动体检点。", "固定体检点", "新增3个"),
    "a longer label's end": ("孕产妇死亡率为8.2/10万，婴儿较少。", "婴儿死亡率", "8.2/10万"),
    "another sentence": ("婴儿死亡率下降。孕产妇安全，为5.0‰。", "婴儿死亡率", "5.0‰"),
    "not there": ("婴儿死亡率为5.0‰。", "新生儿死亡率", "5.0‰"),
    "said of figures": ("接种率均达95%以上。", "接种率", "均"),
    "part of a word": ("平均候诊时间缩短。", "候诊时间", "均"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_FOUND)
def test_not_found_in_prose(case: str) -> None:
    sentence, label, printed = NOT_FOUND[case]
    (check,) = prose(sentence, stated(label, printed))
    assert (check.result, check.line) == ("not_found", None)
    assert check.reason in ("label", "value", "apart")


RATES = ("伤寒发病率", "早产发生率", "3岁以下幼儿贫血率")
FIGURES = ("12.5/10万以下", "4.0‰以下", "8.5‰以下")


def test_a_shared_qualifier_belongs_to_each_in_its_place() -> None:
    sentence = (
        "措施有力，伤寒发病率、早产发生率、3岁以下幼儿贫血率分别降到12.5/10万、4.0‰和8.5‰以下。"
    )
    pairs = [(label, printed) for label in RATES for printed in FIGURES]
    found = [
        pair
        for pair in pairs
        if results(prose(sentence, stated(*pair))) == ["found"]
    ]  # fmt: skip
    assert found == list(zip(RATES, FIGURES, strict=True))
    assert results(prose(sentence, stated("早产发生率", "4.0‰"))) == ["not_found"]


def test_figures_side_by_side_with_labels_that_share_their_start() -> None:
    sentence = "每千人口床位数、护士数分别达到7.01张和4.02人，分别增加了1.9张和0.75人。"
    right = [
        ("每千人口床位数", "7.01张"), ("每千人口护士数", "4.02人"),
        ("每千人口床位数", "增加了1.9张"), ("每千人口护士数", "增加了0.75人"),
    ]  # fmt: skip
    wrong = [
        ("每千人口护士数", "7.01张"), ("每千人口床位数", "4.02人"),
        ("每千人口护士数", "增加了1.9张"), ("每千人口床位数", "增加了0.75人"),
    ]  # fmt: skip
    assert results(prose(sentence, *(stated(*pair) for pair in right))) == ["found"] * 4
    for pair in wrong:
        assert results(prose(sentence, stated(*pair))) == ["not_found"], pair


def test_figures_side_by_side_with_labels_that_share_their_end() -> None:
    sentence = "药费和检查费年均增长率分别为11.5%、10.2%。"
    assert results(
        prose(sentence, stated("药费年均增长率", "11.5%"), stated("检查费年均增长率", "10.2%"))
    ) == ["found", "found"]
    assert results(prose(sentence, stated("药费年均增长率", "10.2%"))) == ["not_found"]


def test_a_share_of_what_was_counted_is_called_so() -> None:
    sentence = "医院52家，占20%；卫生院94个，占总数的30%；门诊部60个，占8%。"
    right = [("医院", "52家"), ("医院占比", "20%"), ("门诊部", "60个"), ("门诊部占比", "8%")]
    assert results(prose(sentence, *(stated(*pair) for pair in right))) == ["found"] * 4
    for pair in (("医院占比", "8%"), ("卫生院占比", "8%"), ("门诊部占比", "20%")):
        assert results(prose(sentence, *(stated(*one) for one in (*right, pair))))[-1] == (
            "not_found"
        ), pair


def test_figures_side_by_side_with_labels_that_begin_with_a_digit() -> None:
    sentence = "高血压、2型糖尿病患者规范管理率分别达到76.2%和75.8%。"
    label = "2型糖尿病患者规范管理率"
    assert results(prose(sentence, stated(label, "75.8%"))) == ["found"]
    assert results(prose(sentence, stated(label, "76.2%"))) == ["not_found"]


def test_figures_side_by_side_with_labels_that_have_figures_of_their_own() -> None:
    sentence = "每千人口医师数2.5人、护士数3.1人，比2015年分别增加了1.2人和1.4人。"
    assert results(
        prose(
            sentence,
            stated("每千人口医师数", "比2015年增加了1.2人"),
            stated("每千人口护士数", "比2015年增加了1.4人"),
        )
    ) == ["found", "found"]
    for pair in (
        ("每千人口医师数", "比2015年增加了1.4人"),
        ("每千人口护士数", "比2010年增加了1.4人"),
    ):
        assert results(prose(sentence, stated(*pair))) == ["not_found"], pair


def test_one_label_for_two_places() -> None:
    sentence = "甲院、乙院扩建完工，开放床位分别增至410张和150张。"
    statements = stated("开放床位", "410张"), stated("开放床位", "150张")
    assert results(prose(sentence, *statements)) == ["found", "found"]


def test_known_scope_may_stand_between() -> None:
    sentence = "送药服务深入推进，二级以上医院全覆盖。"
    statement = stated("送药服务深入推进", "全覆盖")
    assert results(prose(sentence, statement)) == ["not_found"]
    assert results(prose(sentence, replace(statement, scope="二级以上医院"))) == ["found"]


def test_the_same_figure_twice_is_ambiguous() -> None:
    sentence = "婴儿死亡率为5.0‰。\n到2025年，婴儿死亡率为5.0‰。"
    (check,) = prose(sentence, stated("婴儿死亡率", "5.0‰"))
    assert (check.result, check.reason, check.detail) == ("ambiguous", "places", "9, 10")


def test_two_statements_share_two_places_in_order() -> None:
    sentence = "婴儿死亡率为5.0‰。\n到2025年，婴儿死亡率为5.0‰。"
    checks = prose(sentence, stated("婴儿死亡率", "5.0‰"), stated("婴儿死亡率", "5.0‰"))
    assert [(check.result, check.line) for check in checks] == [("found", 9), ("found", 10)]


def test_two_statements_cannot_claim_one_figure() -> None:
    twice = stated("婴儿死亡率", "5.0‰"), stated("婴儿死亡率", "5.0‰")
    checks = prose("婴儿死亡率从7.0‰降到5.0‰。", *twice)
    assert [(check.result, check.reason) for check in checks] == [("ambiguous", "claimed")] * 2


def test_one_entry_with_two_indicators_claims_its_figure_once() -> None:
    statement = stated("婴儿和儿童死亡率", "下降")
    assert results(prose("婴儿和儿童死亡率下降。", statement, statement)) == ["found", "found"]


# sections

TWO_CHAPTERS = """目 录
第一章 总则 ...\t1
第二章 任务 ...\t2
第一章 总则
第一节 目标
参保率达到95%。
第二章 任务
第一节 目标
参保率达到96%，其中 3 项工作：
1.做好宣传，覆盖率达到80%。
第二节 保障
满意度达到90%。
"""


@pytest.mark.parametrize(
    ("section", "label", "printed", "result"),
    [
        ("第一章 总则/第一节 目标", "参保率", "95%", "found"),
        ("第二章　任务/第一节　目标", "参保率", "96%", "found"),
        ("第一章 总则/第一节 目标", "参保率", "96%", "not_found"),
        ("第二章 任务/第一节 目标", "覆盖率", "80%", "found"),
        ("第二章 任务", "参保率", "96%", "not_found"),
        ("第二章 任务/第二节 保障", "满意度", "90%", "found"),
        ("第二章 任务/第三节 目标", "参保率", "96%", "not_found"),
    ],
)
def test_sections(section: str, label: str, printed: str, result: str) -> None:
    statement = stated(label, printed, section=section)
    assert results(verify(TWO_CHAPTERS, statement)) == [result]


def test_a_statement_in_the_wrong_section_is_told_where_it_stands() -> None:
    statement = stated("满意度", "90%", section="第一章 总则/第一节 目标")
    (check,) = verify(TWO_CHAPTERS, statement)
    assert (check.result, check.reason) == ("not_found", "elsewhere")
    assert check.detail == "第二章任务/第二节保障"


BOXES = """一、任务
（一）加强服务
服务覆盖率达到70%。
\t专栏1  重点工程

\t1. 培训项目
每年培训骨干医师5名。
2. 建设项目

每镇建成1个站点。

（二）完善保障
每镇配备2个岗位。
专栏二 保障工程
- 1.人才保障。**力争引进博士3名。
"""


@pytest.mark.parametrize(
    ("at", "box", "label", "printed", "result"),
    [
        ("（一）加强服务", "专栏1 重点工程", "培训骨干医师", "每年5名", "found"),
        ("（一）加强服务", "专栏1 重点工程", "站点", "1个", "found"),
        ("（一）加强服务", "", "站点", "1个", "not_found"),
        ("（一）加强服务", "专栏1 重点工程", "服务覆盖率", "70%", "not_found"),
        ("（一）加强服务", "专栏2 重点工程", "站点", "1个", "not_found"),
        ("（一）加强服务", "专栏1 重点工程", "岗位", "2个", "not_found"),
        ("（二）完善保障", "", "岗位", "2个", "found"),
        ("（二）完善保障", "专栏二 保障工程", "引进博士", "3名", "found"),
    ],
)
def test_boxes(at: str, box: str, label: str, printed: str, result: str) -> None:
    channel = "box" if box else "text"
    statement = stated(label, printed, section=f"一、任务/{at}", channel=channel, block=box)
    assert results(verify(BOXES, statement)) == [result]


# tables

STACKED = """二、总体要求

（三）发展目标

表1  主要指标

\t领域
\t主要指标
\t单位
\t2020年

实际值
\t2025年目标值
\t指标性质

\t健康

水平
\t1.人均预期寿命
\t岁
\t77.5
\t79左右
\t预期性

\t
\t2.孕产妇死亡率
\t1/10万
\t—
\t≤14.5
\t约束性(1)

\t
\t3.每千人口中医类别医师数

（人）
\t人
\t
\t同比
例提高
\t预期性


三、重点任务
人均预期寿命为79岁左右。
"""

TABBED = """二、总体要求
（三）发展目标
表1 主要指标

领域\t序号\t主要指标\t单位\t2020 年实际值\t2025 年目标值\t指标性质
健康\t1\t人均预期寿命\t岁\t77.5\t79 左右\t预期性
\t2\t孕产妇死亡率\t1/10 万\t—\t≤14.5\t约束性

领域\t序号\t主要指标\t单位\t2020 年实际值\t2025 年目标值\t指标性质
\t\t每千人口中医类别医师数(人)\t人\t\t同比例提高\t预期性

三、重点任务
人均预期寿命为79岁左右。
"""


def row(label: str, role: str, printed: str, unit: str = "", nature: str = "") -> Statement:
    """Return a statement of the table."""
    year = "2020" if role in ("baseline", "actual", "prior_target") else "2025"
    return stated(
        label, printed, role=role, printed_unit=unit, nature=nature, year=year, channel="table",
        block="表1 主要指标",
    )  # fmt: skip


ROWS = [
    (row("人均预期寿命", "baseline", "77.5", "岁", "预期性"), "found", ""),
    (row("人均预期寿命", "target", "79左右", "岁", "预期性"), "found", ""),
    (row("孕产妇死亡率", "target", "≤14.5", "1/10万", "约束性"), "found", ""),
    (row("孕产妇死亡率", "baseline", "—", "1/10万"), "found", ""),
    (row("每千人口中医类别医师数（人）", "target", "同比例提高"), "found", ""),
    (row("每千人口中医类别医师数（人）", "baseline", ""), "found", ""),
    (row("人均预期寿命", "target", "77.5", "岁"), "not_found", "cell"),
    (row("人均预期寿命", "baseline", "77.6", "岁"), "not_found", "cell"),
    (row("人均预期寿命", "target", "79", "岁"), "not_found", "cell"),
    (row("孕产妇死亡率", "baseline", "", "1/10万"), "not_found", "cell"),
    (row("孕产妇死亡率", "target", "79左右", "1/10万"), "not_found", "cell"),
    (row("孕产妇死亡率", "target", "≤14.5", "‰"), "not_found", "unit"),
    (row("孕产妇死亡率", "target", "≤14.5", "1/10万", "预期性"), "not_found", "nature"),
    (row("婴儿死亡率", "target", "≤14.5", "1/10万"), "not_found", "row"),
    (row("预期寿命", "target", "79左右", "岁"), "not_found", "row"),
    (replace(row("人均预期寿命", "target", "79左右", "岁"), year="2020"), "not_found", "column"),
]  # fmt: skip


@pytest.mark.parametrize("text", [STACKED, TABBED], ids=["one cell a line", "tabs"])
@pytest.mark.parametrize(("entry", "result", "reason"), ROWS)
def test_tables(text: str, entry: Statement, result: str, reason: str) -> None:
    (check,) = verify(text, entry)
    assert check.result == result
    if reason not in ("row", ""):
        assert check.reason == reason


@pytest.mark.parametrize("text", [STACKED, TABBED], ids=["one cell a line", "tabs"])
def test_a_table_is_known_by_its_title_and_section(text: str) -> None:
    statement = row("人均预期寿命", "baseline", "77.5", "岁")
    assert results(verify(text, statement)) == ["found"]
    assert results(verify(text, replace(statement, block="表2 主要指标"))) == ["not_found"]
    assert results(verify(text, replace(statement, section="三、重点任务"))) == ["not_found"]


def test_a_header_without_year_and_a_label_column_called_aim() -> None:
    text = (
        "二、总体要求\n（三）发展目标\n完成情况\n"
        "领域\t主要目标\t规划目标\t2020 年\n健康\t死亡率(‰)\t≤6\t2.28\n"
    )
    aim, reached = row("死亡率(‰)", "prior_target", "≤6"), row("死亡率(‰)", "actual", "2.28")
    wrong = row("死亡率(‰)", "actual", "≤6")
    checks = verify(
        text, *(replace(statement, block="完成情况") for statement in (aim, reached, wrong))
    )
    assert results(checks) == ["found", "found", "not_found"]


def test_the_same_row_twice_is_ambiguous() -> None:
    text = "二、总体要求\n（三）发展目标\n表1\n指标\t单位\t2025年目标\n死亡率\t‰\t6\n死亡率\t‰\t6\n"
    (check,) = verify(text, replace(row("死亡率", "target", "6"), block="表1"))
    assert (check.result, check.detail) == ("ambiguous", "5, 6")


YEARS = (
    f"{HEADINGS}表1\n领域：水平　指标：早产发生率（‰）　2015年：8.1（2014年）　2020年：7.5　2030年：5.0\n\n"
    "领域：水平　指标：素养水平（%）　2015年：10　2020年：20　2030年：30\n"
)


@pytest.mark.parametrize(
    ("printed", "role", "year", "result"),
    [
        ("7.5", "target", "2020", "found"),
        ("5.0", "target", "2030", "found"),
        ("5.0", "target", "2020", "not_found"),
        ("8.1", "baseline", "2014", "found"),
        ("8.1", "baseline", "2015", "not_found"),
    ],
)
def test_a_target_stands_in_the_column_of_its_year(
    printed: str, role: str, year: str, result: str
) -> None:
    entry = stated("早产发生率", printed, role=role, year=year, channel="table", block="表1",
                   printed_unit="‰")  # fmt: skip
    assert results(verify(YEARS, entry)) == [result]


def test_figures_of_headings_and_of_columns_that_no_statement_uses_are_left_over() -> None:
    text = "一、总体目标\n（一）到2025年培养300名医师\n表1\n指标\t单位\t2020年\t2025年目标\n早产发生率\t‰\t6.1\t5.0\n"
    section = "一、总体目标/（一）到2025年培养300名医师"
    entry = stated("早产发生率", "5.0", channel="table", block="表1", section=section)
    blocks = blocks_of(document_of("some-plan.txt", text.encode()), WORDS)
    (check,) = check_statements([entry], Locator(blocks, WORDS, [entry]))
    left = unused_figures(blocks, check.uses, (), WORDS, VOCABULARY.units)
    assert [(unused.line, unused.figure, unused.kind, unused.channel) for unused in left] == [
        (2, "300名", "count", "heading"),
        (5, "6.1", "bare", "table"),
        (2, "2025年", "date", "heading"),
        (3, "1", "numbering", "text"),
    ]
