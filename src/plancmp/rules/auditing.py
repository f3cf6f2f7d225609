"""Holding plans against themselves, their drafts and each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plancmp.model.plan import Plan
from plancmp.model.vocabulary import Indicator
from plancmp.rules.acknowledging import Settlement, settle
from plancmp.rules.engine import judge, stamped, weight
from plancmp.rules.finding import Finding
from plancmp.rules.level import levels_in
from plancmp.rules.registry import audit_rules
from plancmp.rules.rule import PlanFacts, PlanSet, Rule


def audit_plan(
    plan: Plan, others: Iterable[Plan] = (), only: Sequence[Rule] | None = None
) -> list[Finding]:
    """Return every finding about one plan, the most serious first, then by code and place.

    `others` are the other plans of the data set: the drafts of the plan among them are held
    against it, and rules that need other plans' values take theirs. `only` are the rules to run,
    all if None.
    """
    return audit_plans([plan], others, only)[0]


def audit_plans(
    plans: Sequence[Plan], others: Iterable[Plan] = (), only: Sequence[Rule] | None = None
) -> list[list[Finding]]:
    """Return the findings of each plan, as `audit_plan` does for one.

    What rules need of other plans is gathered once, so that the time grows with their number.
    """
    rules = audit_rules() if only is None else only
    known = {plan.id: plan for plan in (*others, *plans)}
    found = {plan.id: list(judge(plan, rules)) for plan in plans}
    wider = _of_plans_above(plans, known, rules)
    for finding in (*_of_pairs(known, rules), *wider, *_among(known, rules)):
        if finding.plan in found:
            found[finding.plan].append(finding)
    return [
        settle(sorted(found[plan.id], key=weight), plan.acknowledged).findings for plan in plans
    ]


def settlement_of(plan: Plan, findings: Sequence[Finding]) -> Settlement:
    """Return how a plan's findings stand to what its curator has acknowledged."""
    return settle([replace(each, acknowledged=None) for each in findings], plan.acknowledged)


def _of_pairs(plans: dict[str, Plan], rules: Sequence[Rule]) -> Iterator[Finding]:
    wanted = [rule for rule in rules if rule.pair is not None]
    for draft in plans.values() if wanted else ():
        final = plans.get(draft.draft_of) if draft.draft_of else None
        if final is None or final is draft:
            continue
        for rule in wanted:
            if rule.pair is not None:
                yield from stamped(rule, rule.pair(draft, final), final.id)


def _of_plans_above(
    plans: Iterable[Plan], known: dict[str, Plan], rules: Sequence[Rule]
) -> Iterator[Finding]:
    wanted = [rule for rule in rules if rule.above is not None]
    finals: dict[str, list[Plan]] = {}
    for plan in known.values():
        if plan.stage == "final":
            finals.setdefault(plan.place.code, []).append(plan)
    for plan in plans if wanted else ():
        above = _plan_above(plan, finals)
        for rule in wanted if above is not None else ():
            if rule.above is not None and above is not None:
                yield from stamped(rule, rule.above(plan, above), plan.id)


def _plan_above(plan: Plan, finals: dict[str, list[Plan]]) -> Plan | None:
    """Return the final plan of the nearest place above with years in common (GB/T 2260 codes)."""
    code = plan.place.code
    for place in dict.fromkeys((code[:4] + "00", code[:2] + "0000", "000000")):
        for each in finals.get(place, ()) if place != code else ():
            if each.period[0] <= plan.period[1] and plan.period[0] <= each.period[1]:
                return each
    return None


def _among(plans: dict[str, Plan], rules: Sequence[Rule]) -> Iterator[Finding]:
    wanted = [rule for rule in rules if rule.among is not None]
    if not wanted or len(plans) < 2:
        return
    indicators: dict[str, Indicator] = {}
    for plan in plans.values():
        indicators.update((each.indicator.id, each.indicator) for each in plan.statements)
    facts = [
        PlanFacts(plan.id, tuple(levels_in(plan, with_statements=True))) for plan in plans.values()
    ]
    together = PlanSet(facts, indicators)
    for rule in wanted:
        if rule.among is not None:
            for finding in stamped(rule, rule.among(together)):
                level = finding.level
                if level is not None and level.statement is not None:
                    yield replace(finding, statements=(level.statement,))
