"""A401: parts that do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, named
from plancmp.rules.rule import Rule
from plancmp.rules.spans import centre, choices, plain, span_of, total

_PARTS_EXCEED = Template(
    "parts_exceed",
    "{parts} alone come to {sum}, more than the whole, printed as {whole}",
    "仅{parts}即合计{sum}，多于总数{whole}",
)
_SUM_DIFFERS = Template(
    "sum_differs",
    "{parts} add up to {sum}, the whole is printed as {whole}",
    "{parts}合计{sum}，总数为{whole}",
)


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
        if tries and not any(_fits(attempt, complete) for attempt in tries):
            yield _finding(tries[0], complete)


def _fits(statements: tuple[Statement, ...], complete: bool) -> bool:
    spans = [span for span in map(span_of, statements) if span is not None]
    whole, made = spans[0], total(spans[1:])
    return made.meets(whole) if complete else not whole.below(made)


def _finding(statements: tuple[Statement, ...], complete: bool) -> Finding:
    whole, *parts = statements
    return Finding(
        say(
            _SUM_DIFFERS if complete else _PARTS_EXCEED,
            parts=tuple(named(part) for part in parts),
            sum=plain(sum(map(centre, parts), Fraction(0)), whole),
            whole=as_read(whole),
        ),
        statements,
        (whole,),
    )


def _cases(whole: str, b: str, c: str = "") -> str:
    return (
        rows("class_b_c_infectious_disease_cases", f"actual: {whole}")
        + rows("class_b_infectious_disease_cases", f"actual: {b}")
        + (rows("class_c_infectious_disease_cases", f"actual: {c}") if c else "")
    )


RULES = (
    Rule(
        code="A401",
        name="sum",
        severity="warning",
        why=Bilingual(
            "Parts that do not add up to their whole. Works from the vocabulary's "
            "`sum_of`, for the same year and scope. Where some parts are not stated, "
            "it is told only if the others alone are more than the whole. Every "
            "figure stands for all numbers that round to it; bounds leave their side "
            "open.",
            "各部分之和不等于总数。依据词表的 `sum_of`，限同一年份、同一口径；部分项未给出时，仅当"
            "其余各项之和已超过总数才提示。每个数值代表所有四舍五入后等于它的数；限定词一侧不设"
            "限。",
        ),
        cannot_see=Bilingual(
            "Sums that the vocabulary does not declare; a part that a document counts "
            "differently under the same name.",
            "词表未声明的合计关系；同名而统计方法不同的部分。",
        ),
        innocent=Bilingual(
            "A part is counted differently under the same name.",
            "某部分同名而统计方法不同。",
        ),
        kind="row",
        fails=(
            _cases("4611例", "3929例", "683例"),
            _cases("3611例", "3929例"),
        ),
        passes=(
            _cases("4611例", "3929例", "682例"),
            _cases("4611例", "3929例"),
            _cases("4611例", "3929例", "682例")
            + rows("class_c_infectious_disease_cases", "actual: 700例"),
        ),
        statements=check,
    ),
)
