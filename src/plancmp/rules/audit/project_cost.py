"""A603, A604: what a project costs by its size, and what the costs add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.finding import Finding
from plancmp.rules.projects import is_sum, listed, money, sizes_of
from plancmp.rules.rule import Rule

_UNLIKE_COST = Template(
    "unlike_cost",
    "{name} ({content}) costs {cost}万元: {prices}",
    "{name}（{content}）投资{cost}万元：{prices}",
)
_PRICE = Template(
    "price_by_size",
    "{price}万元 {unit}, where {count} other projects of the annex take about {usual}万元",
    "{unit}{price}万元，而附表其他{count}项约{usual}万元",
)
_EACH = {
    "张": Template("each_bed", "a bed", "每张床位"),
    "平方米": Template("each_square_metre", "a square metre", "每平方米"),
}
_PLANNED_ABOVE = Template(
    "planned_above",
    "{planned}万元 in the period is more than the {total}万元 it costs in all",
    "规划期投资{planned}万元多于总投资{total}万元",
)
_SUM_OF_COSTS = Template(
    "sum_of_costs",
    "the projects add up to {made}万元, the total is printed as {total}万元",
    "各项目合计{made}万元，总计印作{total}万元",
)
_FAR = 3
_FEWEST = 2


def check_size(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each project whose cost is far from that of the others by any size."""
    prices: dict[str, dict[int, Fraction]] = {}
    projects = listed(plan)
    for i, project in enumerate(projects):
        cost = money(project.total_investment)
        for unit, size in sizes_of(project).items() if cost else ():
            prices.setdefault(unit, {})[i] = Fraction(cost or 0) / Fraction(size)
    for i, project in enumerate(projects):
        told = [_price(unit, known, i) for unit, known in prices.items() if i in known]
        if told and None not in told:
            said = tuple(price for price in told if price is not None)
            name, content = Verbatim(project.name), Verbatim(project.content)
            spent = Verbatim(project.total_investment)
            text = say(_UNLIKE_COST, name=name, content=content, cost=spent, prices=said)
            yield Finding(text, projects=(project,))


def _price(unit: str, known: Mapping[int, Fraction], i: int) -> Message | None:
    """Return what a project costs by its size; None where that is not far from the others."""
    others = [price for j, price in known.items() if j != i]
    if len(others) < _FEWEST:
        return None
    usual, price = median(others), known[i]
    if usual / _FAR < price < usual * _FAR:
        return None
    words = {"price": _short(price), "count": str(len(others)), "usual": _short(usual)}
    return say(_PRICE, unit=(say(_EACH[unit]),), **words)


def _short(number: Fraction) -> str:
    return f"{float(number):.3g}"


def check_sums(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each cost in the period above the whole, and each sum that is none."""
    for project in plan.projects:
        total, planned = money(project.total_investment), money(project.planned_investment)
        if total is not None and planned is not None and planned > total:
            text = say(_PLANNED_ABOVE, planned=_amount(planned), total=_amount(total))
            yield Finding(text, projects=(project,))
    sums = [project for project in plan.projects if is_sum(project)]
    costs = [money(project.total_investment) for project in listed(plan)]
    known = [cost for cost in costs if cost is not None]
    total = money(sums[0].total_investment) if len(sums) == 1 else None
    made = sum(known, Decimal(0))
    complete = len(known) == len(costs)
    if total is not None and known and (made > total or (complete and made != total)):
        text = say(_SUM_OF_COSTS, made=_amount(made), total=_amount(total))
        yield Finding(text, projects=(sums[0],))


def _amount(number: Decimal) -> str:
    return f"{number:f}"


def _annex(*lines: str) -> str:
    rows = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"sections: []\nprojects:\n{rows}"


def _beds(*costs: int) -> str:
    return _annex(
        *(
            f"number: {i}, name: 某院{i}, content: 床位100张, total_investment: {cost}"
            for i, cost in enumerate(costs)
        )
    )


_ONE = "number: 1, name: 某院, total_investment: 900"

RULES = (
    Rule(
        code="A603",
        name="project-cost",
        severity="note",
        confidence="low",
        why=Bilingual(
            "A project whose cost for a bed or a square metre is far from that of the others of "
            "the annex: three times their median or more, or a third or less. Where both sizes are "
            "printed, by both. Needs two others whose size is printed.",
            "项目每床或每平方米投资与附表其他项目相差悬殊：达其中位数的三倍，或不及其三分之一；床位"
            "与面积均印出的，须两者皆然。须另有两个项目印有规模。",
        ),
        cannot_see=Bilingual(
            "What is built besides; equipment and land; sizes that the encoding does not give.",
            "其他建设内容；设备与土地；录入时未注明的规模。",
        ),
        innocent=Bilingual(
            "Some only extend a building, others move it with all that is in it.",
            "有的只是扩建，有的是整体搬迁。",
        ),
        kind="row",
        fails=(_beds(1000, 4000, 5000), _beds(9000, 3000, 3000)),
        passes=(
            _beds(3000, 4000, 5000),
            _beds(1000, 5000),
            _annex(
                *(
                    f"number: {i}, name: 某院, content: 床位{beds}张、建筑面积8000平方米, "
                    "total_investment: 4000"
                    for i, beds in enumerate((400, 100, 110))
                )
            ),
        ),
        statements=check_size,
    ),
    Rule(
        code="A604",
        name="project-sums",
        severity="warning",
        why=Bilingual(
            "Costs that do not add up: a project with more investment in the period than in all, "
            "or a row that adds up the projects (it has no number of its own) and is not their "
            "sum.",
            "投资数不符：项目规划期投资多于总投资，或合计行（无序号）不等于各项目之和。",
        ),
        cannot_see=Bilingual(
            "Totals that stand in the prose; sums over part of the projects.",
            "正文中的总额；部分项目的小计。",
        ),
        innocent=Bilingual(
            "The total counts projects that are listed elsewhere.", "总计含他处所列项目。"
        ),
        kind="row",
        fails=(
            _annex(f"{_ONE}, planned_investment: 1000"),
            _annex(_ONE, "number: 合计, name: 合计, total_investment: 1000"),
        ),
        passes=(
            _annex(f"{_ONE}, planned_investment: 800"),
            _annex(_ONE, "number: 合计, name: 合计, total_investment: 900"),
        ),
        statements=check_sums,
    ),
)
