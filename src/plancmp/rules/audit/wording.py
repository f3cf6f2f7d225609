"""A103: the same figure with another bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.comparison.figures import ComparedFigure, compare_figures
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS, printed_at, same_things
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_REWORDED = Template(
    "worded_differently",
    "the same figure in other words: {prints}",
    "数值相同而措辞不同：{prints}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each figure that is printed with different bounds."""
    for group in same_things(plan):
        first, figure = group[0]
        outcomes = [compare_figures(figure, other).relation for _, other in group[1:]]
        if "reworded" not in outcomes or not {"same", "reworded"}.issuperset(outcomes):
            continue
        second = _asks_otherwise(group)
        if second is None:
            continue
        prints = dict.fromkeys(printed_at(statement, as_read(statement)) for statement, _ in group)
        rest = [
            statement
            for statement, _ in group
            if statement is not first and statement is not second
        ]
        yield Finding(say(_REWORDED, prints=tuple(prints)), (first, second, *rest))


def _asks_otherwise(group: Sequence[tuple[Statement, ComparedFigure]]) -> Statement | None:
    """Return the first statement that other values would meet than the group's first."""
    side = _side(*group[0])
    return next(
        (statement for statement, figure in group[1:] if _side(statement, figure) != side), None
    )


def _side(statement: Statement, figure: ComparedFigure) -> str:
    """Return from which side a figure binds: a bare one from the side that its indicator has."""
    if figure.bound in UPPER_BOUNDS:
        return "upper"
    if figure.bound in LOWER_BOUNDS:
        return "lower"
    if figure.bound == "~":
        return "about"
    return {"higher": "lower", "lower": "upper"}.get(statement.indicator.better, "exact")


RULES = (
    Rule(
        code="A103",
        name="wording",
        severity="note",
        why=Bilingual(
            "The same figure with another bound, so that other values meet it: `80岁` in one place "
            "and `80岁左右` in another, or a limit on the side where the figure is not wanted. Not "
            "a contradiction, but not the same promise either when it comes to judging whether it "
            "was kept. What differs at most on the very figure is not told: two spellings of one "
            "bound (`≤20` and `20以下`, `>90` and `90以上`), and a bare figure beside the bound "
            "that its indicator has anyway (`25%` and `25%以上` where more is better).",
            "同一数值而限定词不同，以致是否完成的标准不同：一处为“80岁”，另一处为“80岁左右”，或限定"
            "在不利的一侧。并非矛盾，但评判是否完成时并不是同一承诺。至多在该数值本身有别的不计：同"
            "一限定的两种写法（“≤20”与“20以下”、“>90”与“90以上”），以及以高为优的指标之“25%”与“25%"
            "以上”。",
        ),
        cannot_see=Bilingual("Differences of wording outside the value.", "数值之外的措辞差异。"),
        innocent=Bilingual(
            "The bound was left out where space was short.",
            "因篇幅所限省去限定词。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'target: "25%"', 'target: "25%左右"'),
            rows(LITERACY, 'target: "25%以上"', 'target: "25%左右"'),
            rows(LITERACY, 'target: "25%"', 'target: "25%以下"'),
        ),
        passes=(
            rows(LITERACY, 'target: "25%"', 'target: "25%以上"'),
            rows(LITERACY, 'target: "＞25%"', 'target: "25%以上"'),
            rows(INFANTS, "target: 6‰", "target: ≤6‰"),
            rows(LITERACY, 'target: "25%以上"', 'target: "不低于25%"'),
            rows(INFANTS, "target: 6.0‰以下", "target: ≤3.1‰"),
        ),
        statements=check,
    ),
)
