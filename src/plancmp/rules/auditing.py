"""Running the rules over plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType

from plancmp.comparison.diff import Remarks
from plancmp.messages import Message
from plancmp.model.plan import Acknowledged, Plan, Statement
from plancmp.reading.notes import notes_on
from plancmp.rules import audit as rules
from plancmp.rules.finding import SEVERITIES, Finding


def all_rules() -> list[ModuleType]:
    """Return the rule modules by code; each has CODE, NAME, SEVERITY, a docstring and a check."""
    return _modules((*rules.CAVEATS, *rules.OTHERS))


def _modules(names: Iterable[str]) -> list[ModuleType]:
    modules = [import_module(f"{rules.__name__}.{name}") for name in names]
    return sorted(modules, key=lambda module: str(module.CODE))


def find_rules(query: str) -> list[ModuleType]:
    """Return the rules meant by a code, the start of one (`A1`), a name or a severity."""
    wanted = query.strip().lower()
    if not wanted:
        return []
    return [
        rule
        for rule in all_rules()
        if rule.CODE.lower().startswith(wanted) or wanted in (rule.NAME, rule.SEVERITY)
    ]


def audit_plan(
    plan: Plan, others: Iterable[Plan] = (), only: Sequence[ModuleType] | None = None
) -> list[Finding]:
    """Return every finding about one plan, the most serious first, then by code and place.

    `others` are the other plans of the data set: the drafts of the plan among them are held
    against it, and rules that need other plans' values take theirs. `only` are the rules to run,
    all if None.
    """
    known = [other for other in others if other.id != plan.id]
    found = [
        finding
        for rule in (all_rules() if only is None else only)
        for finding in _run(rule, plan, known)
    ]
    return sorted(found, key=_weight)


def _run(rule: ModuleType, plan: Plan, others: Sequence[Plan]) -> Iterator[Finding]:
    if hasattr(rule, "check"):
        yield from rule.check(plan)
    if hasattr(rule, "check_pair"):
        for draft in others:
            if draft.draft_of == plan.id:
                yield from rule.check_pair(draft, plan)
    if hasattr(rule, "check_among"):
        yield from rule.check_among(plan, others)


def _weight(finding: Finding) -> tuple[int, str, int]:
    return (
        SEVERITIES.index(finding.severity),
        finding.code,
        finding.statements[0].position.line,
    )


def acknowledgement(plan: Plan, finding: Finding) -> Acknowledged | None:
    """Return the curator's entry for a finding of a plan, None if nobody has looked at it."""
    return next(
        (
            entry
            for entry in plan.acknowledged
            if (entry.code, entry.indicator) == (finding.code, finding.indicator.id)
        ),
        None,
    )


def remarks_on(*plans: Plan) -> Remarks:
    """Return what the audit has to say about single statements, as caveats for their rows.

    They are the errors and warnings that rest on the plan alone: what `audit` says of a plan does
    not depend on what it is compared with. A note is no caveat.
    """
    return notes_on(plans, _remarks_on)


def _remarks_on(plan: Plan) -> Remarks:
    found: dict[Statement, list[Message]] = {}
    for finding in audit_plan(plan, only=_modules(rules.CAVEATS)):
        for statement in dict.fromkeys(finding.about):
            messages = found.setdefault(statement, [])
            if finding.message not in messages:
                messages.append(finding.message)
    return found
