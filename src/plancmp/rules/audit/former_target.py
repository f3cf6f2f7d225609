"""A206: a target weaker than the one of the former period."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.figures import figure_of
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_WEAKER_THAN_FORMER = Template(
    "weaker_than_former",
    "asks for {year} less than the {former} that was already due in {before}",
    "{year}年目标弱于{before}年即应达到的{former}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that falls behind the former one."""
    former: dict[tuple[str, str], Statement] = {}
    for statement in plan.statements:
        if statement.role == "prior_target" and figure_of(statement) is not None:
            former[statement.indicator.id, statement.scope] = statement
    for target, goal, repeats, reached in level_targets(plan) if former else ():
        before = former.get((target.indicator.id, target.scope))
        if before is None or not is_short_of(target, goal, before):
            continue
        if any(is_short_of(target, goal, statement) for statement in reached):
            continue  # A201 says more
        yield Finding(
            say(
                _WEAKER_THAN_FORMER,
                year=target.year,
                former=as_read(before),
                before=before.year,
            ),
            (target, before, *repeats),
            (target, *repeats),
        )


RULES = (
    Rule(
        code="A206",
        name="weaker-than-former",
        severity="warning",
        why=Bilingual(
            "A target that is weaker than the target of the former period for the same indicator "
            "and scope, which the plan itself prints. Not told where the target is also weaker "
            "than what was reached: that is A201.",
            "目标弱于规划自身印出的上一规划期目标（同一指标、同一口径）。目标同时弱于已达到水平的，"
            "属 A201，不再提示。",
        ),
        cannot_see=Bilingual(
            "Former targets that the plan does not print.", "规划未印出的上一规划期目标。"
        ),
        innocent=Bilingual(
            "The former target was missed by far, and the new one is the more honest.",
            "上一期目标远未完成，新目标更切合实际。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'prior_target: "25%", year: 2020', 'target: "20%"'),
            rows(INFANTS, "prior_target: ≤5‰, year: 2020", "actual: 7‰", "target: ≤6‰"),
        ),
        passes=(
            rows(LITERACY, 'prior_target: "25%", year: 2020', 'target: "25%"'),
            rows(LITERACY, 'prior_target: "25%", year: 2020', 'actual: "26%"', 'target: "20%"'),
        ),
        statements=check,
    ),
)
