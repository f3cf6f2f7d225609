"""A406: a part that is more than what includes it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import COUNTED, LOWER_BOUNDS, UPPER_BOUNDS, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, named
from plancmp.rules.implied import is_rate
from plancmp.rules.rule import Rule
from plancmp.rules.spans import centre, choices, span_of

_PART_ABOVE_WHOLE = Template(
    "part_above_whole", "{part} is more than what includes it: {whole}", "{part}多于包含它的{whole}"
)
_ASKS_MORE_OF_PART = Template(
    "asks_more_of_part",
    "it asks for {part}, and of what includes it only for {whole}",
    "目标为{part}，而包含它的{whole}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each part that exceeds a whole it belongs to."""
    levels = levels_of(plan)
    for key, parts in levels.items():
        dimension = parts[0].indicator.unit.dimension
        if dimension not in COUNTED and not is_rate(parts[0].indicator):
            continue
        for wider in parts[0].indicator.part_of:
            tries = list(choices(levels, [key, (wider, *key[1:])]))
            if tries and all(_exceeds(part, whole) for part, whole in tries):
                part, whole = tries[0]
                bounded = part.meant.bound or whole.meant.bound
                said = _ASKS_MORE_OF_PART if bounded else _PART_ABOVE_WHOLE
                yield Finding(
                    say(said, part=(named(part),), whole=(named(whole),)),
                    (part, whole),
                    (part,),
                )


def _exceeds(part: Statement, whole: Statement) -> bool:
    """Whether a part is more than the whole, as figures; of two like bounds the bounds count."""
    one, other = part.indicator.unit, whole.indicator.unit
    if one.dimension != other.dimension:
        return False
    if part.role == "target" and _side(part) == _side(whole) != "":
        return centre(whole) * other.factor < centre(part) * one.factor
    small, large = span_of(part), span_of(whole)
    return (
        small is not None
        and large is not None
        and large.times(other.factor).below(small.times(one.factor))
    )


def _side(statement: Statement) -> str:
    """Return which side a bound leaves open; a bare target of a rate is where it must get to."""
    bound = statement.meant.bound
    if bound in UPPER_BOUNDS:
        return "below"
    if bound in LOWER_BOUNDS:
        return "above"
    return ""


def _physicians(part: str, whole: str) -> str:
    return rows("tcm_physicians_per_1000", f"unit: 人/千人, target: {part}") + rows(
        "physicians_per_1000", f"unit: 人/千人, target: {whole}"
    )


RULES = (
    Rule(
        code="A406",
        name="part-above-whole",
        severity="warning",
        why=Bilingual(
            "A part that is more than what includes it. Works from the vocabulary's `part_of`, for "
            "counts, shares and rates of the same year and scope: no place has more physicians of "
            "Chinese medicine than physicians. Every figure stands for all numbers that round to "
            "it. Of targets with the same kind of bound the bounds are compared: where at least "
            "95 % of a part is asked for, at least 90 % of the whole asks for nothing more.",
            "部分大于包含它的整体。依据词表的 `part_of`，限数量、份额与比率，同一年份、同一口径："
            "中医医师不会多于医师。每个数值代表所有四舍五入后等于它的数。同为下限或上限的目标，比"
            "较其限值：部分要求95%以上，则整体要求90%以上并无意义。",
        ),
        cannot_see=Bilingual(
            "Groups of which one is narrower (`subgroup_of`): a rate may well be higher there.",
            "范围较小的群体（`subgroup_of`）：其比率完全可能更高。",
        ),
        innocent=Bilingual(
            "The two are counted over different denominators.", "两者所用分母不同。"
        ),
        kind="row",
        fails=(
            _physicians("2.5", "2.3"),
            _physicians("2.5", "≤2.3"),
            rows("standard_management_rate", 'target: "95%以上"')
            + rows("full_management_rate", 'target: "90%以上"'),
        ),
        passes=(
            _physicians("0.5", "2.3"),
            _physicians("2.5", "≥2.3"),
            rows("standard_management_rate", 'target: "85%以上"')
            + rows("full_management_rate", 'target: "90%以上"'),
        ),
        statements=check,
    ),
)
