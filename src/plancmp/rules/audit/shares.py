"""A402: shares of one whole that do not make 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, named
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, centre, choices, plain, span_of, total

_SHARES_DIFFER = Template(
    "shares_differ", "{parts} add up to {sum}%, not to 100%", "{parts}合计{sum}%，不等于100%"
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each set of shares that is not a whole."""
    levels = levels_of(plan)
    seen: set[frozenset[Key]] = set()
    for key, statements in levels.items():
        declared = statements[0].indicator.completes
        keys: list[Key] = [key, *((part, *key[1:]) for part in declared)]
        stated = [stated_key for stated_key in keys if stated_key in levels]
        if len(stated) < 2 or frozenset(stated) in seen:
            continue
        seen.add(frozenset(stated))
        tries = list(choices(levels, stated))
        if tries and not any(_fits(attempt, len(stated) == len(keys)) for attempt in tries):
            yield _finding(tries[0])


def _fits(shares: tuple[Statement, ...], complete: bool) -> bool:
    whole = Span(Fraction(100), Fraction(100))
    made = total(
        span.times(share.indicator.unit.factor)
        for share in shares
        if (span := span_of(share)) is not None
    )
    return made.meets(whole) if complete else not whole.below(made)


def _finding(shares: tuple[Statement, ...]) -> Finding:
    made = sum((centre(share) * share.indicator.unit.factor for share in shares), Fraction(0))
    return Finding(
        say(_SHARES_DIFFER, parts=tuple(map(named, shares)), sum=plain(made, shares[0])),
        shares,
        shares,
    )


def _shares(*values: str) -> str:
    names = ("government_share", "social_share", "out_of_pocket_share")
    return "".join(
        rows(f"{name}_of_health_expenditure", f'target: "{value}"')
        for name, value in zip(names, values, strict=False)
    )


RULES = (
    Rule(
        code="A402",
        name="shares",
        severity="warning",
        why=Bilingual(
            "Shares of one whole that do not make 100 %. Works from the vocabulary's "
            "`completes`: the shares that together with this one are everything. Told "
            "for the same year and scope, where all are stated and do not make 100 %, "
            "or where those that are stated are already more.",
            "同一整体的各份额之和不等于100%。依据词表的 `completes`（与该份额合为全部的其他份额），"
            "限同一年份、同一口径；各份额齐全而不等于100%，或已给出的份额之和已超过100%时提示。",
        ),
        cannot_see=Bilingual(
            "Shares that the vocabulary does not declare to be of one whole.",
            "词表未声明同属一个整体的份额。",
        ),
        innocent=Bilingual(
            "The shares are those of different wholes, or were rounded.",
            "各份额并非同一整体，或经取整。",
        ),
        kind="row",
        fails=(
            _shares("45%", "27%", "约33%"),
            _shares("75%", "28%"),
        ),
        passes=(
            _shares("45%左右", "27%左右", "28%左右"),
            _shares("45%", "27%"),
        ),
        statements=check,
    ),
)
