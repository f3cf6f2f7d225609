"""The same figure with another bound: `25%` in one place, `25%以上` in another.

Not a contradiction, but not the same promise either when it comes to judging whether it was kept.
Two spellings of one bound (`≤20` and `20以下`) are not told.

It cannot see: differences of wording outside the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import compare_figures
from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.rules.evidence import printed_at, same_things
from plancmp.rules.finding import Finding, as_read

CODE = "A103"
NAME = "wording"
SEVERITY = "note"


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
        yield Finding(
            plan.id,
            CODE,
            SEVERITY,
            first.indicator,
            message("worded_differently", prints=tuple(prints)),
            (first, second, *rest),
        )
