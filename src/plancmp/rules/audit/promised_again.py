"""A207: what was reached in full and is promised again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.audit.weaker import level_targets
from plancmp.rules.evidence import COUNTED, UPPER_BOUNDS
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.rule import Rule

_PROMISED_AGAIN = Template(
    "promised_again",
    "promises {target} by {year}, which it reports as reached in {before}: {reached}",
    "承诺{year}年{target}，而{before}年即称已达到：{reached}",
)
_FULL = Decimal(100)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target of everything, where everything was reached."""
    for target, goal, repeats, reached in level_targets(plan):
        if not _is_all(target.indicator.better, target.indicator.unit.dimension, goal.low):
            continue
        for base in reached:
            low = base.low
            if low is None or low != goal.low or base.meant.bound in (*UPPER_BOUNDS, "~"):
                continue
            if target.meant.bound == "~":
                continue
            yield Finding(
                say(
                    _PROMISED_AGAIN,
                    target=as_read(target),
                    year=target.year,
                    before=base.year,
                    reached=as_read(base),
                ),
                (target, base, *repeats),
                (target,),
            )
            break


def _is_all(better: str, dimension: str, number: object) -> bool:
    """Whether a number is as good as it gets: 100 % of something, or none of it."""
    if better == "higher":
        return dimension == "share" and number == _FULL
    return number == 0 and (dimension in COUNTED or dimension == "share")


RULES = (
    Rule(
        code="A207",
        name="promised-again",
        severity="note",
        why=Bilingual(
            "What the plan reports as reached in full (100 %, 全覆盖, 所有, or none of what should "
            "not be) and promises again. The target asks for nothing. Told for the same indicator "
            "and scope.",
            "规划称已完全达到（100%、“全覆盖”“所有”，或应为零者已为零）而又作为目标提出：该目标并无"
            "新的要求。限同一指标、同一口径。",
        ),
        cannot_see=Bilingual(
            "That the promise is for more than before under the same name (a higher standard, a "
            "wider area), unless the encoding gives a scope.",
            "同名之下要求更高（标准提高、范围扩大）的情形，除非录入时注明口径。",
        ),
        innocent=Bilingual(
            "What was reached is to be kept, or the standard was raised since.",
            "意在保持已达到的水平，或标准已经提高。",
        ),
        kind="row",
        fails=(rows(LITERACY, "actual: 全覆盖", "target: 所有"),),
        passes=(
            rows(LITERACY, "actual: 基本全覆盖", "target: 全覆盖"),
            rows(LITERACY, 'actual: "95%"', 'target: "95%"'),
        ),
        statements=check,
    ),
)
