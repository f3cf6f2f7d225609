"""Holding plans against themselves, their drafts, each other, and what was published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plancmp.model.observation import Observation
from plancmp.model.plan import Acknowledged, Plan
from plancmp.model.vocabulary import Indicator
from plancmp.rules.acknowledging import settle
from plancmp.rules.engine import judge, stamped, weight
from plancmp.rules.finding import Finding, Settlement
from plancmp.rules.level import levels_in
from plancmp.rules.registry import audit_rules, by_code
from plancmp.rules.rule import PlanFacts, PlanSet, Rule

_AT_ONCE = 64
"""How many plans are at hand with all their statements at a time."""

Read = Callable[[Sequence[Plan]], Sequence[Plan]]
"""Returns plans with all their statements."""


def audit_plan(
    plan: Plan, others: Iterable[Plan] = (), observations: Iterable[Observation] = ()
) -> list[Finding]:
    """Return every finding about one plan, the most serious first, then by code and place.

    `others` are the other plans of the data set: the drafts of the plan among them are held
    against it, and rules that need other plans' values take theirs.
    """
    return audit_plans([plan], others, observations)[0]


def audit_plans(
    plans: Sequence[Plan], others: Iterable[Plan] = (), observations: Iterable[Observation] = ()
) -> list[list[Finding]]:
    """Return the findings of each plan, as `audit_plan` does for one."""
    settled = settle_all(plans, [*others, *plans], lambda known: known, observations)
    return [settlement.findings for settlement in settled]


def settle_all(
    plans: Sequence[Plan],
    known: Iterable[Plan],
    read: Read,
    observations: Iterable[Observation],
) -> list[Settlement]:
    """Return the findings of each of the plans, held against what its curator acknowledged.

    `known` are all plans at hand, and may be without their statements: `read` gives those. What
    rules need of other plans is gathered once, a few plans at a time, so that the time grows with
    their number and the memory does not.
    """
    at_hand = {plan.id: plan for plan in known}
    found: dict[str, list[Finding]] = {plan.id: [] for plan in plans}
    acknowledged = {plan.id: plan.acknowledged for plan in plans}
    neighbours = _Neighbours(at_hand.values())
    together = _Together(audit_rules() if len(at_hand) > 1 else ())
    observed: dict[str, list[Observation]] = {}
    for observation in observations:
        observed.setdefault(observation.indicator.id, []).append(observation)
    needed = at_hand.values() if together.rules else [at_hand[name] for name in found]
    ordered = sorted(needed, key=lambda plan: plan.place.code)  # so that few are read twice
    for start in range(0, len(ordered), _AT_ONCE):
        batch = ordered[start : start + _AT_ONCE]
        beside = {plan.id: neighbours.of(plan) for plan in batch if plan.id in found}
        more = {plan.id: plan for pair in beside.values() for side in pair for plan in side}
        wanted = {plan.id: plan for plan in batch} | more
        whole = {plan.id: plan for plan in read(list(wanted.values()))}
        for name in (plan.id for plan in batch):
            plan = whole[name]
            together.add(plan)
            if name in found:
                acknowledged[name] = plan.acknowledged
                drafts, above = ([whole[other.id] for other in side] for side in beside[name])
                found[name] += _of_one(plan, drafts, above, observed)
    for plan_id, findings in together.found(at_hand, read, found).items():
        found[plan_id] += findings
    return [
        settle(sorted(found[name], key=weight), filter(_is_ours, entries))
        for name, entries in acknowledged.items()
    ]


def _is_ours(entry: Acknowledged) -> bool:
    """Whether an entry is for a rule of the audit, or for none that there is."""
    rule = by_code().get(entry.code)
    return rule is None or rule in audit_rules()


def _of_one(
    plan: Plan,
    drafts: Iterable[Plan],
    above: Iterable[Plan],
    observed: Mapping[str, Sequence[Observation]],
) -> Iterator[Finding]:
    rules = audit_rules()
    yield from judge(plan, rules)
    for rule in rules:
        if rule.pair is not None:
            for draft in drafts:
                yield from stamped(rule, rule.pair(draft, plan), plan.id)
        elif rule.above is not None:
            for upper in above:
                yield from stamped(rule, rule.above(plan, upper), plan.id)
        elif rule.observed is not None:
            yield from stamped(rule, rule.observed(plan, observed), plan.id)


class _Neighbours:
    """Which plans a plan is held against: its drafts, and that of the nearest place above."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self.drafts: dict[str, list[Plan]] = {}
        self.finals: dict[str, list[Plan]] = {}
        for plan in plans:
            if plan.draft_of and plan.draft_of != plan.id:
                self.drafts.setdefault(plan.draft_of, []).append(plan)
            if plan.stage == "final":
                self.finals.setdefault(plan.place.code, []).append(plan)

    def of(self, plan: Plan) -> tuple[list[Plan], list[Plan]]:
        """Return the drafts of a plan, and the plan above it if there is one."""
        return self.drafts.get(plan.id, []), list(self._above(plan))[:1]

    def _above(self, plan: Plan) -> Iterator[Plan]:
        """Yield final plans of places above with years in common (GB/T 2260), the nearest first."""
        code = plan.place.code
        for place in dict.fromkeys((code[:4] + "00", code[:2] + "0000", "000000")):
            for upper in self.finals.get(place, ()) if place != code else ():
                if upper.period[0] <= plan.period[1] and plan.period[0] <= upper.period[1]:
                    yield upper


class _Together:
    """What the rules about several plans need to know of each, and what they find."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = [rule for rule in rules if rule.among is not None]
        self.facts: list[PlanFacts] = []
        self.indicators: dict[str, Indicator] = {}

    def add(self, plan: Plan) -> None:
        """Gather what is to be known of a plan."""
        if self.rules:
            self.facts.append(PlanFacts(plan.id, tuple(levels_in(plan))))
            self.indicators |= {
                statement.indicator.id: statement.indicator for statement in plan.statements
            }

    def found(
        self, known: Mapping[str, Plan], read: Read, asked: Iterable[str]
    ) -> dict[str, list[Finding]]:
        """Return what is found, by plan, of the plans that were asked for."""
        found: dict[str, list[Finding]] = {name: [] for name in asked}
        together = PlanSet(self.facts, self.indicators)
        for rule in self.rules:
            for finding in stamped(rule, rule.among(together) if rule.among is not None else ()):
                if finding.plan in found:
                    found[finding.plan].append(finding)
        for name, findings in found.items():
            for plan in read([known[name]]) if findings else ():
                found[name] = [_resting(finding, plan) for finding in findings]
        return {name: findings for name, findings in found.items() if findings}


def _resting(finding: Finding, plan: Plan) -> Finding:
    """Return a finding about a level as one about the statement that gives it."""
    assert finding.level is not None
    return replace(finding, statements=(plan.statements[finding.level.place],), level=None)
