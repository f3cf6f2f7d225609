"""A103: the same figure with another bound."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import compare_figures
from plancmp.messages import Template, say
from plancmp.model.plan import Plan
from plancmp.rules.evidence import printed_at, same_things
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule, Words

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
        second = group[1 + outcomes.index("reworded")][0]
        prints = dict.fromkeys(printed_at(each, as_read(each)) for each, _ in group)
        rest = [each for each, _ in group if each is not first and each is not second]
        yield Finding(say(_REWORDED, prints=tuple(prints)), (first, second, *rest))


RULES = (
    Rule(
        code="A103",
        name="wording",
        severity="note",
        why=Words(
            "The same figure with another bound: `25%` in one place, `25%以上` in another. Not a "
            "contradiction, but not the same promise either when it comes to judging whether it "
            "was kept. Two spellings of one bound (`≤20` and `20以下`) are not told.",
            "同一数值而限定词不同：一处为“25%”，另一处为“25%以上”。并非矛盾，但评判是否完成时并不是"
            "同一承诺。同一限定的两种写法（“≤20”与“20以下”）不计。",
        ),
        cannot_see=Words("Differences of wording outside the value.", "数值之外的措辞差异。"),
        innocent=Words(
            "The bound was left out where space was short.",
            "因篇幅所限省去限定词。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'target: "25%"', 'target: "25%以上"'),
            rows(INFANTS, "target: 6‰", "target: ≤6‰"),
        ),
        passes=(
            rows(LITERACY, 'target: "25%以上"', 'target: "不低于25%"'),
            rows(INFANTS, "target: 6.0‰以下", "target: ≤3.1‰"),
        ),
        statements=check,
    ),
)
