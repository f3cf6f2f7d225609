"""A201: a target weaker than what was already reached."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.ambition import base_candidates, is_weaker
from plancmp.comparison.figures import ComparedFigure, figure_of, round_half_up
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS, cell_of, kept_for_last_plan, key_of
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_NO_HIGHER = Template(
    "no_higher_than_reached",
    "no higher than the {reached} already reached in {year}, which rounds to it",
    "不高于{year}年已达到的{reached}（后者四舍五入即为目标值）",
)
_NO_LOWER = Template(
    "no_lower_than_reached",
    "no lower than the {reached} already reached in {year}, which rounds to it",
    "不低于{year}年已达到的{reached}（后者四舍五入即为目标值）",
)
_WEAKER_THAN_REACHED = Template(
    "weaker_than_reached",
    "weaker than the {reached} already reached in {year}",
    "弱于{year}年已达到的{reached}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target on the wrong side of a value already reached."""
    leads: dict[str, str] = {}
    for target, goal, repeats, reached in level_targets(plan):
        base = next(
            (statement for statement in reached if is_short_of(target, goal, statement)), None
        )
        if base is not None:
            template = _WEAKER_THAN_REACHED
            if _rounds_to(base, goal):
                template = _NO_LOWER if target.indicator.better == "lower" else _NO_HIGHER
            # Indicators of one joint row share its figure: the first stands for all.
            lead = leads.setdefault(cell_of(target), target.indicator.id)
            yield Finding(
                say(template, reached=as_read(base), year=base.year),
                (target, base, *repeats),
                (target, *repeats),
                cause=f"{lead} {target.scope} {target.year}",
            )


def _rounds_to(base: Statement, goal: ComparedFigure) -> bool:
    """Whether what was reached is the target when it is rounded as that is printed."""
    reached = figure_of(base)
    if reached is None or reached.low != reached.high or goal.low != goal.high:
        return False
    if goal.bound in UPPER_BOUNDS | LOWER_BOUNDS:  # a limit is meant to the digit
        return False
    return goal.places < reached.places and round_half_up(reached.low, goal.places) == goal.low


@kept_for_last_plan
def level_targets(
    plan: Plan,
) -> list[tuple[Statement, ComparedFigure, list[Statement], list[Statement]]]:
    """Return the targets for one year that are levels of an indicator with a better direction.

    Each comes with its figure, with the statements that only repeat it elsewhere, and with what
    was reached in its scope in the latest year that is known.
    """
    groups: dict[tuple[object, ...], list[tuple[Statement, ComparedFigure]]] = {}
    for target in plan.statements:
        if target.role == "target" and target.year.isdigit() and target.indicator.better != "none":
            goal = figure_of(target)
            if goal is not None and goal.measure in ("level", "ratio"):
                key = (*key_of(target), goal.measure, goal.low, goal.high)
                groups.setdefault(key, []).append((target, goal))
    reported = {
        statement.indicator.id for statement in plan.statements if statement.role != "target"
    }
    return [
        (
            target,
            goal,
            [repeat for repeat, _ in repeats],
            _reached(plan, target) if target.indicator.id in reported else [],
        )
        for (target, goal), *repeats in groups.values()
    ]


def _reached(plan: Plan, target: Statement) -> list[Statement]:
    candidates = [
        base
        for base in base_candidates(plan, target.indicator.id)
        if base.scope == target.scope and int(base.year) < int(target.year)
    ]
    latest = max((candidate.year for candidate in candidates), default="")
    return [candidate for candidate in candidates if candidate.year == latest]


def is_short_of(target: Statement, goal: ComparedFigure, base: Statement) -> bool:
    """Whether a target lies on the wrong side of a value that was reached."""
    reached = figure_of(base)
    return (
        reached is not None
        and reached.measure == goal.measure
        and is_weaker(goal, reached, target.indicator.better)
    )


RULES = (
    Rule(
        code="A201",
        name="weaker-than-reached",
        severity="warning",
        why=Bilingual(
            "A target that is weaker than what the plan says was already reached: a "
            "mortality of 6.0‰ is promised where 3.4‰ is reported for the base year. "
            "A target is held against the base value beside it and every value "
            "reported for the same scope, of the latest year that has one. Where what was reached "
            "rounds to the target (4.04 to 4), it says `no higher than`.",
            "目标弱于规划自称已达到的水平：基期已为3.4‰，却承诺6.0‰。目标与同行的基期值、以及同口径"
            "最近一年的报告值相比。已达到的数值四舍五入后即为目标值的，称“不高于”。",
        ),
        cannot_see=Bilingual(
            "That a target is a limit that bad years must keep too, which planners "
            "often mean; targets for a sum over several years; targets given as a "
            "change. A value of a neighbouring scope is A202.",
            "目标是连不利年份也须守住的底线（规划者常作此意）；多年合计的目标；以变化量给出的目标。"
            "相近口径的数值属 A202。",
        ),
        innocent=Bilingual(
            "The target is a limit for bad years too, or few cases lie behind the value.",
            "目标是连不利年份也须守住的底线，或已达到的数值所依个案很少。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, "actual: 3.4‰", "target: 5‰以下"),
            rows(INFANTS, "actual: 3.4‰", "target: 5‰以下", "target: ≤5‰"),
            rows(LITERACY, 'actual: "26%"', 'target: "25%以上"'),
            rows(LITERACY, 'actual: "25.04%"', 'target: "25%"'),
        ),
        passes=(
            rows(INFANTS, "actual: 3.4‰", "target: 3.4‰以下"),
            rows(INFANTS, "actual: 3.4‰, year: 2019", "actual: 6‰", "target: ≤5‰"),
            rows(INFANTS, "actual: 3.4‰, scope: 户籍", "target: 5‰以下"),
        ),
        statements=check,
    ),
)
