"""A part that is more than what includes it.

Works from the vocabulary's `broader`, for counts and for rates per head count, of the same year
and scope: no place has more physicians of Chinese medicine than physicians. Every figure stands
for all numbers that round to it; bounds leave their side open.

It cannot see: shares and mortality rates, where a narrower group may well show the larger figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.sums import named
from plancmp.rules.evidence import COUNTED, levels_of
from plancmp.rules.finding import Finding
from plancmp.rules.spans import choices, span_of

CODE = "A406"
NAME = "part-above-whole"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each part that exceeds a whole it belongs to."""
    levels = levels_of(plan)
    for key, parts in levels.items():
        dimension = parts[0].indicator.unit.dimension
        if dimension not in COUNTED and not dimension.endswith("per population"):
            continue
        for broader in parts[0].indicator.broader:
            tries = list(choices(levels, [key, (broader, *key[1:])]))
            if tries and all(_exceeds(part, whole) for part, whole in tries):
                part, whole = tries[0]
                yield Finding(
                    plan.id,
                    CODE,
                    SEVERITY,
                    part.indicator,
                    message("part_above_whole", part=(named(part),), whole=(named(whole),)),
                    (part, whole),
                    (part,),
                )


def _exceeds(part: Statement, whole: Statement) -> bool:
    one, other = part.indicator.unit, whole.indicator.unit
    small, large = span_of(part), span_of(whole)
    if small is None or large is None or one.dimension != other.dimension:
        return False
    return large.times(other.factor).below(small.times(one.factor))
