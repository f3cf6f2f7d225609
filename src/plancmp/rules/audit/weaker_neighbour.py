"""A208: a target weaker than what a narrower or wider indicator already reached."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.ambition import base_candidates
from plancmp.comparison.figures import ComparedFigure
from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.weaker import is_short_of, level_targets
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read, name_of
from plancmp.rules.implied import is_rate
from plancmp.rules.rule import Rule

_PART_REACHED = Template(
    "part_reached",
    "asks for {target}; a part of it alone ({what}) had reached {reached} in {year}",
    "目标为{target}，而其中一部分（{what}）{year}年即已达到{reached}",
)
_WHOLE_REACHED = Template(
    "whole_reached",
    "asks for {target}; the whole that it is a part of ({what}) had reached {reached} in {year}",
    "目标为{target}，而包含它的整体（{what}）{year}年即已达到{reached}",
)
_NARROWER_REACHED = Template(
    "narrower_reached",
    "asks for {target}; a narrower group ({what}) had reached {reached} in {year}",
    "目标为{target}，而范围较小者（{what}）{year}年即已达到{reached}",
)
_WIDER_REACHED = Template(
    "wider_reached",
    "asks for {target}; the wider group ({what}) had reached {reached} in {year}",
    "目标为{target}，而范围较大者（{what}）{year}年即已达到{reached}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that a neighbour's value already surpasses."""
    narrower: dict[str, list[tuple[str, Template]]] = {}
    for indicator in {s.indicator.id: s.indicator for s in plan.statements}.values():
        for whole in indicator.part_of if indicator.better == "higher" else ():
            narrower.setdefault(whole, []).append((indicator.id, _PART_REACHED))
        for whole in indicator.subgroup_of:
            narrower.setdefault(whole, []).append((indicator.id, _NARROWER_REACHED))
    for target, goal, repeats, reached in level_targets(plan):
        if reached or not is_rate(target.indicator):
            continue
        wider = [(wider_id, _WIDER_REACHED) for wider_id in target.indicator.subgroup_of]
        if target.indicator.better == "lower":
            wider += [(wider_id, _WHOLE_REACHED) for wider_id in target.indicator.part_of]
        for other, said in (*narrower.get(target.indicator.id, ()), *wider):
            base = _surpassing(plan, target, goal, other)
            if base is not None:
                what = (name_of(base.indicator),)
                words = {"target": as_read(target), "reached": as_read(base), "year": base.year}
                text = say(said, what=what, **words)
                yield Finding(text, (target, base, *repeats), (target, *repeats))
                break


def _surpassing(
    plan: Plan, target: Statement, goal: ComparedFigure, other: str
) -> Statement | None:
    """Return the value of a neighbour that is better than a target, of the target's scope."""
    for base in base_candidates(plan, other):
        same = base.indicator.unit.id == target.indicator.unit.id and base.scope == target.scope
        if same and int(base.year) < int(target.year) and is_short_of(target, goal, base):
            return base
    return None


RULES = (
    Rule(
        code="A208",
        name="weaker-than-neighbour",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "A target that is weaker than what a narrower or wider indicator had already reached. "
            "Used only where the plan reports nothing of the indicator itself (else it is A201 or "
            "A202). A part (`part_of`) that alone reached more settles it; a narrower or wider "
            "group (`subgroup_of`) only makes the target look easy, and is said as such.",
            "目标弱于范围更小或更大的指标已达到的水平。仅当规划未报告该指标自身时使用（否则属 A201"
            "、A202）。其中一部分（`part_of`）已超过目标的，足以断定；较小或较大群体（"
            "`subgroup_of`）已超过的，只说明目标偏易，并如实写明。",
        ),
        cannot_see=Bilingual(
            "How large the neighbour is; relations that the vocabulary does not declare.",
            "相邻指标规模大小；词表未声明的关系。",
        ),
        innocent=Bilingual(
            "The narrower group was easier to reach than the rest.", "范围较小者更易达到。"
        ),
        kind="row",
        fails=(
            rows("standard_management_rate", 'actual: "95%"')
            + rows("full_management_rate", 'target: "90%"'),
            rows("urban_literacy_rate", 'actual: "30%"') + rows(LITERACY, 'target: "25%"'),
        ),
        passes=(
            rows("standard_management_rate", 'target: "90%"')
            + rows("full_management_rate", 'actual: "95%"'),
            rows("urban_literacy_rate", 'actual: "30%"')
            + rows(LITERACY, 'actual: "20%"', 'target: "25%"'),
        ),
        statements=check,
    ),
)
