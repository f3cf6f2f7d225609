"""A202: a target weaker than what a neighbouring scope reached."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.ambition import base_candidates
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.evidence import COUNTED, has_scope_near
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_WEAKER_THAN_MEAN = Template(
    "weaker_than_mean",
    "weaker than the mean of {reached} already reached over {year}",
    "弱于{year}年已达到的均值{reached}",
)
_WEAKER_THAN_REACHED_NEAR = Template(
    "weaker_than_reached_near",
    "weaker than the {reached} already reached in {year} ({scope})",
    "弱于{year}年已达到的{reached}（{scope}）",
)

_SUMS = COUNTED | {"money", "area", "land area", "length"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target on the wrong side of a value of a near scope."""
    reported = {
        statement.indicator.id for statement in plan.statements if statement.role != "target"
    }
    for target, goal, repeats, reached in level_targets(plan):
        if reached or target.indicator.id not in reported:
            continue
        for base in _near(plan, target):
            if is_short_of(target, goal, base):
                mean = "-" in base.year
                arguments = {"reached": as_read(base), "year": base.year}
                text = (
                    say(_WEAKER_THAN_MEAN, **arguments)
                    if mean
                    else say(_WEAKER_THAN_REACHED_NEAR, **arguments, scope=base.scope)
                )
                yield Finding(
                    text,
                    (target, base, *repeats),
                    (target, *repeats),
                )
                break


def _near(plan: Plan, target: Statement) -> Iterator[Statement]:
    """Yield what was reached in a near scope, then means over the former period."""
    for base in base_candidates(plan, target.indicator.id):
        if has_scope_near(target, base) and int(base.year) < int(target.year):
            yield base
    if target.indicator.unit.dimension in _SUMS:
        return
    for statement in plan.statements:
        if (
            statement.indicator.id == target.indicator.id
            and statement.role in ("baseline", "actual")
            and statement.scope == target.scope
            and plan.year_role(statement.year) == "prior_period"
        ):
            yield statement


RULES = (
    Rule(
        code="A202",
        name="weaker-than-reached-nearby",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A target that is weaker than a value reached in a neighbouring scope. "
            "Used only where the plan reports nothing of the target's own scope (else "
            "it is A201): a value of the registered population against a target for "
            "everybody, or the mean of a rate over the years of the former period "
            "against a target for one year.",
            "目标弱于相近口径已达到的水平。仅当规划未报告目标自身口径时使用（否则属 A201）：如以户"
            "籍人口的数值对照全体人口的目标，或以上一规划期的年均值对照单一年份的目标。",
        ),
        cannot_see=Bilingual(
            "How far the two scopes differ. Two scopes of which neither is the whole "
            "are not compared.",
            "两个口径相差多少；两者都不是全体时不作比较。",
        ),
        innocent=Bilingual(
            "The neighbouring scope is easier than the target's own, or bad years are allowed for.",
            "相近口径较易达到，或为不利年份留有余地。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, "actual: 3.4‰, scope: 户籍", "target: 5‰以下"),
            rows(INFANTS, "actual: 3.4‰, year: 2016-2020", "target: 5‰以下"),
        ),
        passes=(
            rows(INFANTS, "actual: 3.4‰, scope: 户籍", "target: 5‰以下, scope: 常住"),
            rows("hospitals", "actual: 9家, year: 2016-2020", "target: 8家"),
            rows(INFANTS, "actual: 3.4‰", "target: 5‰以下"),
        ),
        statements=check,
    ),
)
