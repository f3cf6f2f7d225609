"""A share of more than everything."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Statement
from plancmp.rules.rule import Finding, PlanFile, Rule

_WHOLE = 100


def is_impossible(statement: Statement) -> bool:
    """Whether the statement is a level above 100 % of something that has no more than 100 %.

    An indicator that may (beds in use by those that are meant for use) says so in `plausible`.
    """
    indicator = statement.indicator
    if statement.low is None or statement.meant.measure != "level":
        return False
    if indicator.unit.dimension != "share":
        return False
    high, factor = statement.high or statement.low, indicator.unit.factor
    if high <= _WHOLE and factor.numerator <= factor.denominator:
        return False  # without a division: so are nearly all
    whole = _WHOLE / factor
    may_exceed = indicator.plausible is not None and indicator.plausible[1] > whole
    return not may_exceed and high > whole


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each level above 100 %."""
    for each in subject.plan.statements:
        if is_impossible(each):
            yield Finding(
                each.position,
                f"{each.value.printed!r} is more than 100 % of `{each.indicator.id}`",
                "look at the figure and its unit; a misprint is kept and marked with `corrected`, "
                "an indicator that may exceed 100 % says so in `plausible`",
            )


_ROW = "- {indicator: hospital_delivery_rate, label: 住院分娩率, target: 99.8%}\n"

RULES = (
    Rule(
        "N305", "impossible-share", "error",
        "A share is at most 100 %. Changes may be more (增长150%), and so may the indicators whose "
        "`plausible` range says so.",
        "row", _ROW.replace("99.8", "998"), _ROW, check_plan=check,
    ),
)  # fmt: skip
