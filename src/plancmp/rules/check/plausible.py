"""Figures outside what is plausible for the indicator."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.rules.check.impossible_share import is_impossible
from plancmp.rules.rule import Finding, PlanFile, Rule


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each level outside the indicator's `plausible` range."""
    for each in subject.plan.statements:
        span, low = each.indicator.plausible, each.low
        if span is None or low is None or each.meant.measure != "level" or is_impossible(each):
            continue
        high = low if each.high is None else each.high
        if low < span[0] or high > span[1]:
            yield Finding(
                each.position,
                f"{each.value.printed!r} is outside {span[0]}-{span[1]} {each.indicator.unit.id}, "
                f"what `{each.indicator.id}` can be expected to be",
                "look at the figure, its unit and the indicator; if they are right, widen "
                "`plausible` in the vocabulary",
            )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"

RULES = (
    Rule(
        "N306", "implausible", "warning",
        "A figure lies in the range that the vocabulary calls plausible for its indicator. A slip "
        "of the decimal point or of the unit (% for ‰) lands outside.",
        "row", _ROW.replace("‰", "%"), _ROW, check_plan=check,
    ),
)  # fmt: skip
