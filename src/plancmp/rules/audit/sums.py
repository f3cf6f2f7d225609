"""Parts that do not add up to their whole.

Works from the vocabulary's `sum_of`, for the same year and scope. Where some parts are not stated,
it is told only if the others alone are more than the whole. Every figure stands for all numbers
that round to it; bounds leave their side open.

It cannot see: sums that the vocabulary does not declare; a part that a document counts differently
under the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.spans import centre, choices, plain, span_of, total

CODE = "A401"
NAME = "sum"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each whole that its parts do not make."""
    levels = levels_of(plan)
    for key, wholes in levels.items():
        declared = wholes[0].indicator.sum_of
        parts: list[Key] = [(part, *key[1:]) for part in declared]
        stated = [part for part in parts if part in levels]
        if not stated:
            continue
        complete = len(stated) == len(parts)
        tries = list(choices(levels, [key, *stated]))
        if tries and not any(_fits(each, complete) for each in tries):
            yield _finding(plan, tries[0], complete)


def _fits(statements: tuple[Statement, ...], complete: bool) -> bool:
    spans = [span for span in map(span_of, statements) if span is not None]
    whole, made = spans[0], total(spans[1:])
    return made.meets(whole) if complete else not whole.below(made)


def _finding(plan: Plan, statements: tuple[Statement, ...], complete: bool) -> Finding:
    whole, *parts = statements
    return Finding(
        plan.id,
        CODE,
        SEVERITY,
        whole.indicator,
        message(
            "sum_differs" if complete else "parts_exceed",
            parts=tuple(named(part) for part in parts),
            sum=plain(sum(map(centre, parts), Fraction(0)), whole),
            whole=as_read(whole),
        ),
        statements,
        (whole,),
    )


def named(statement: Statement) -> Message:
    """Return a statement's indicator and printed value, as a part of a message."""
    indicator = statement.indicator
    return message("named", zh=indicator.zh, en=indicator.en, printed=as_read(statement))
