"""Shares of one whole that do not make 100 %.

Works from the vocabulary's `completes`: the shares that together with this one are everything.
Told for the same year and scope, where all are stated and do not make 100 %, or where those that
are stated are already more.

It cannot see: shares that the vocabulary does not declare to be of one whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.sums import named
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.finding import Finding
from plancmp.rules.spans import Span, centre, choices, plain, span_of, total

CODE = "A402"
NAME = "shares"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each set of shares that is not a whole."""
    levels = levels_of(plan)
    seen: set[frozenset[Key]] = set()
    for key, statements in levels.items():
        declared = statements[0].indicator.completes
        keys: list[Key] = [key, *((part, *key[1:]) for part in declared)]
        stated = [each for each in keys if each in levels]
        if len(stated) < 2 or frozenset(stated) in seen:
            continue
        seen.add(frozenset(stated))
        tries = list(choices(levels, stated))
        if tries and not any(_fits(each, len(stated) == len(keys)) for each in tries):
            yield _finding(plan, tries[0])


def _fits(shares: tuple[Statement, ...], complete: bool) -> bool:
    whole = Span(Fraction(100), Fraction(100))
    made = total(
        span.times(share.indicator.unit.factor)
        for share in shares
        if (span := span_of(share)) is not None
    )
    return made.meets(whole) if complete else not whole.below(made)


def _finding(plan: Plan, shares: tuple[Statement, ...]) -> Finding:
    made = sum((centre(share) * share.indicator.unit.factor for share in shares), Fraction(0))
    return Finding(
        plan.id,
        CODE,
        SEVERITY,
        shares[0].indicator,
        message("shares_differ", parts=tuple(map(named, shares)), sum=plain(made, shares[0])),
        shares,
        shares,
    )
