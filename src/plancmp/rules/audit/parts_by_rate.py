"""A408: parts, given as rates, that come to more than the whole that is counted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, named
from plancmp.rules.implied import about, bases_of, people_of, per, rated
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, centre, span_of, total

_PARTS_BY_RATE = Template(
    "parts_by_rate",
    "{parts} alone are about {sum} among {people}; it counts {whole} in all",
    "仅{parts}，按{people}计约合{sum}，而总数为{whole}",
)
_IMPLIED_PEOPLE = Template(
    "implied_people",
    "the {number} that {count} at {rate} imply",
    "{count}、{rate}所合的{number}",
)
_MARGIN = Fraction(97, 100)
"""Staff and people are counted at other times of the year, or as a mean of it."""


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each counted whole that parts given as rates exceed."""
    by_count: dict[Key, list[Statement]] = {}
    for key, rate in rated(plan):
        by_count.setdefault(key, []).append(rate)
    levels = levels_of(plan)
    for key, wholes in levels.items():
        parts: list[Statement] = []
        spans: list[Span] = []
        for part in wholes[0].indicator.sum_of:
            taken = _part(plan, (part, *key[1:]), by_count)
            if taken is not None:
                parts.append(taken[0])
                spans.append(taken[1])
        if all(part.indicator.id in wholes[0].indicator.sum_of for part in parts):
            continue  # A401 adds up what is counted
        made = total(spans)
        if made.low is None:
            continue
        if all(_is_below(whole, made.low * _MARGIN) for whole in wholes):
            yield _finding(plan, wholes[0], parts)


def _part(
    plan: Plan, key: Key, by_count: dict[Key, list[Statement]]
) -> tuple[Statement, Span] | None:
    """Return a part with its number: as it is counted, else what its rate comes to."""
    counted = levels_of(plan).get(key)
    if counted and (span := span_of(counted[0])) is not None:
        return counted[0], span.times(counted[0].indicator.unit.factor)
    rates = by_count.get(key, [])
    if len({rate.low for rate in rates}) != 1:
        return None
    rate = rates[0]
    people = people_of(plan, rate.indicator.ratio_of[1], key[1], key[2])
    span = span_of(rate)
    if people is None or span is None or people.low is None or span.low is None:
        return None
    return rate, Span(span.low * per(rate.indicator) * people.low, None)


def _is_below(whole: Statement, number: Fraction) -> bool:
    span = span_of(whole)
    return (
        span is not None
        and span.high is not None
        and (span.high * whole.indicator.unit.factor < number)
    )


def _finding(plan: Plan, whole: Statement, parts: list[Statement]) -> Finding:
    rate = next(part for part in parts if part.indicator.id not in whole.indicator.sum_of)
    key = (rate.indicator.ratio_of[1], "target" if rate.role == "target" else "reached", rate.year)
    said, number, basis = _people(plan, (*key, rate.scope))
    made = sum(
        (
            centre(part)
            * (
                part.indicator.unit.factor
                if part.indicator.id in whole.indicator.sum_of
                else per(part.indicator) * number
            )
            for part in parts
        ),
        Fraction(0),
    )
    return Finding(
        say(
            _PARTS_BY_RATE,
            parts=tuple(map(named, parts)),
            sum=about(made),
            people=said,
            whole=(named(whole),),
        ),
        (whole, *parts, *basis),
        (whole, *parts),
    )


def _people(plan: Plan, key: Key) -> tuple[Message, Fraction, tuple[Statement, ...]]:
    """Return the number of people that is reckoned with, in words too, and what it rests on."""
    stated = levels_of(plan).get(key)
    if stated:
        return named(stated[0]), centre(stated[0]) * stated[0].indicator.unit.factor, (stated[0],)
    basis = min(bases_of(plan)[key], key=lambda basis: basis.point)
    said = say(
        _IMPLIED_PEOPLE,
        number=about(basis.point),
        count=(named(basis.count),),
        rate=Verbatim(basis.rate.value.printed),
    )
    return said, basis.point, (basis.count, basis.rate)


def _staff(everybody: str, population: str = "100万人") -> str:
    return (
        rows("physicians_per_1000", "unit: 人/千人, actual: 2.00")
        + rows("nurses_per_1000", "unit: 人/千人, actual: 3.00")
        + rows("resident_population", f"actual: {population}")
        + rows("health_technicians", f"actual: {everybody}")
    )


RULES = (
    Rule(
        code="A408",
        name="parts-by-rate",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "Parts given as rates that come to more than the whole that is counted. Works from "
            "the vocabulary's `sum_of` for the whole and `ratio_of` for the parts' rates: "
            "physicians and nurses per thousand, times the population that the plan prints or "
            "that its other counts and rates imply, cannot be more than all health technicians. "
            "The smallest population is taken, and three in a hundred are left for counts of "
            "another day.",
            "以比率给出的各部分合计多于所计总数。依据词表中总数的 `sum_of` 与各部分比率的 "
            "`ratio_of`：每千人口医师数、护士数乘以规划所印（或由其他数量与比率推出）的人口，不会"
            "多于全部卫生技术人员。人口取最小值，并为统计时点不同留出百分之三。",
        ),
        cannot_see=Bilingual(
            "Which of the figures is wrong; wholes whose population the plan neither prints nor "
            "implies.",
            "哪一个数值有误；规划既未印出、也无从推出人口的情形。",
        ),
        innocent=Bilingual(
            "The whole counts only some institutions (public ones, say), the rates all of them.",
            "总数只计部分机构（如公立机构），比率则计全部机构。",
        ),
        kind="row",
        fails=(_staff("4500人"),),
        passes=(_staff("5100人"), _staff("4500人", "80万人")),
        statements=check,
    ),
)
