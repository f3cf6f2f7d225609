"""A305: a bound that nothing can lie beyond."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import Rule

_BEYOND_WHOLE = Template(
    "beyond_whole",
    "{printed}: no share lies above 100%, so the bound leaves nothing open",
    "{printed}：比率不会高于100%，限定词无从成立",
)
_BELOW_NOTHING = Template(
    "below_nothing",
    "{printed}: nothing lies below zero, so the bound leaves nothing open",
    "{printed}：数值不会低于零，限定词无从成立",
)
_SAID = {template.key: template for template in (_BEYOND_WHOLE, _BELOW_NOTHING)}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each bound that leaves nothing open."""
    for statement in plan.statements:
        key = _beyond(statement)
        if key:
            yield about_one(statement, say(_SAID[key], printed=as_printed(statement)))


def _beyond(statement: Statement) -> str:
    value, unit = statement.meant, statement.indicator.unit
    if value.measure != "level" or statement.low is None:
        return ""
    expected = statement.indicator.plausible
    whole = 100 / unit.factor
    if (
        value.bound in LOWER_BOUNDS
        and unit.dimension == "share"
        and statement.low >= whole
        and (expected is None or expected[1] <= whole)
    ):
        return "beyond_whole"
    can_be_negative = expected is not None and expected[0] < 0
    if value.bound in UPPER_BOUNDS and statement.low <= 0 and not can_be_negative:
        return "below_nothing"
    return ""


RULES = (
    Rule(
        code="A305",
        name="impossible-bound",
        severity="warning",
        why=Bilingual(
            "A bound that nothing can lie beyond: `100%以上`, `0以下`. A share of a whole "
            "ends at 100 %, a level at zero. The bound may be left over from a "
            "smaller figure.",
            "限定词之外别无可能：“100%以上”“0以下”。比率止于100%，水平值止于零；限定词可能是改动数"
            "值时遗留的。",
        ),
        cannot_see=Bilingual(
            "Shares that may pass 100 % (bed occupancy, say) need a `plausible` range "
            "above 100 in the vocabulary, else they are told.",
            "可能超过100%的比率（如病床使用率）须在词表中给出上限大于100的 `plausible`，否则也会提"
            "示。",
        ),
        innocent=Bilingual(
            "The bound was written out of habit.",
            "限定词出于行文习惯。",
        ),
        kind="row",
        fails=(
            rows("hospital_delivery_rate", 'target: "100%以上"'),
            rows(INFANTS, "target: 0‰以下"),
        ),
        passes=(rows("hospital_delivery_rate", 'target: "100%"'),),
        statements=check,
    ),
)
