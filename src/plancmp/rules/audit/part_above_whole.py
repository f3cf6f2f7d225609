"""A406: a part that is more than what includes it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.sums import named
from plancmp.rules.evidence import COUNTED, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule, Words
from plancmp.rules.spans import choices, span_of

_PART_ABOVE_WHOLE = Template(
    "part_above_whole", "{part} is more than what includes it: {whole}", "{part}多于包含它的{whole}"
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each part that exceeds a whole it belongs to."""
    levels = levels_of(plan)
    for key, parts in levels.items():
        dimension = parts[0].indicator.unit.dimension
        if dimension not in COUNTED and not dimension.endswith("per population"):
            continue
        for wider in parts[0].indicator.part_of:
            tries = list(choices(levels, [key, (wider, *key[1:])]))
            if tries and all(_exceeds(part, whole) for part, whole in tries):
                part, whole = tries[0]
                yield Finding(
                    say(_PART_ABOVE_WHOLE, part=(named(part),), whole=(named(whole),)),
                    (part, whole),
                    (part,),
                )


def _exceeds(part: Statement, whole: Statement) -> bool:
    one, other = part.indicator.unit, whole.indicator.unit
    small, large = span_of(part), span_of(whole)
    if small is None or large is None or one.dimension != other.dimension:
        return False
    return large.times(other.factor).below(small.times(one.factor))


def _physicians(part: str, whole: str) -> str:
    return rows("tcm_physicians_per_1000", f"unit: 人/千人, target: {part}") + rows(
        "physicians_per_1000", f"unit: 人/千人, target: {whole}"
    )


RULES = (
    Rule(
        code="A406",
        name="part-above-whole",
        severity="warning",
        why=Words(
            "A part that is more than what includes it. Works from the vocabulary's "
            "`part_of`, for counts and for rates per head count, of the same year and "
            "scope: no place has more physicians of Chinese medicine than physicians. "
            "Every figure stands for all numbers that round to it; bounds leave their "
            "side open.",
            "部分大于包含它的整体。依据词表的 `part_of`，限数量与按人口计的比率，同一年份、同一口径"
            "：中医医师不会多于医师。每个数值代表所有四舍五入后等于它的数；限定词一侧不设限。",
        ),
        cannot_see=Words(
            "Shares and mortality rates, where a narrower group may well show the larger figure.",
            "比率和死亡率：范围较小的人群数值完全可能更大。",
        ),
        kind="row",
        fails=(_physicians("2.5", "2.3"),),
        passes=(_physicians("0.5", "2.3"),),
        statements=check,
    ),
)
