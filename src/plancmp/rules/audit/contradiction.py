"""A target that one document states with different figures.

The same indicator, year and scope, measured alike, stands in two places (the prose, a table, a
box) with two figures: `6.0‰以下` here and `≤3.1` there. An upper and a lower limit of the same
figure contradict each other too. Mere wording (`25%` and `25%以上`) is A103.

It cannot see: a contradiction between different scopes or years; between a level and a change
(that is A104); between two aims without figures; whether one place speaks of a stage on the way
that the encoding does not tell from the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import compare_figures
from plancmp.messages import message
from plancmp.model.plan import Plan
from plancmp.rules.evidence import KINDS, first_that_differs, printed_at, same_things
from plancmp.rules.finding import Finding, as_read

CODE = "A101"
NAME = "contradiction"
SEVERITY = "error"

ABOUT = ("target", "prior_target")


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that the plan states with more than one figure."""
    yield from differing(plan, CODE, SEVERITY, ABOUT)


def differing(plan: Plan, code: str, severity: str, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding for each thing of these kinds that is given with more than one figure."""
    for group in same_things(plan):
        first, figure = group[0]
        if KINDS[first.role] not in kinds:
            continue
        outcomes = [compare_figures(figure, other).relation for _, other in group[1:]]
        if all(outcome in ("same", "reworded") for outcome in outcomes):
            continue
        prints = dict.fromkeys(printed_at(each, as_read(each)) for each, _ in group)
        second = first_that_differs(group)
        rest = [each for each, _ in group if each is not first and each is not second]
        yield Finding(
            plan.id,
            code,
            severity,
            first.indicator,
            message("states_differently", year=first.year, prints=tuple(prints)),
            (first, second, *rest),
            tuple(each for each, _ in group),
        )
