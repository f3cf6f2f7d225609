"""A409: parts that grew by more than the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from plancmp.messages import Message, Template, message, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import KINDS, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, unit_name
from plancmp.rules.implied import about, is_rate, per
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, centre, plain, span_of, total

_GROWN_PARTS = Template(
    "grown_parts",
    "{parts}: that alone is {sum} more; for the whole it prints {whole}, so that all others would "
    "have fallen by {rest}",
    "仅{parts}即增加{sum}，总数{whole}：其余部分须减少{rest}",
)
_GROWN_ON = Template(
    "grown_parts_on",
    "{parts}: reckoned with {bases}, that alone is {sum} more; for the whole it prints {whole}, so "
    "that all others would have fallen by {rest}",
    "仅{parts}（按{bases}计）即增加{sum}，总数{whole}：其余部分须减少{rest}",
)
_BASES = Template("then_and_now", "{before} people then and {now} now", "当时{before}、现{now}")
_SO_MANY = Template("so_many_of", "{number} {unit}", "{number}{unit}")
_MARGIN = Fraction(105, 100)
_SLIGHT = Fraction(5, 100)
"""What all others may lose of what they were without it being odd: a note, if they are counted."""

_Grown = Mapping[tuple[str, str, str, str, int], Statement]
"""Changes by indicator, kind, year, scope and the year that they are counted from."""


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each whole whose parts grew by more, or a single part of it."""
    grown = _grown(plan)
    for key, whole in grown.items():
        parts = [
            grown[part, *key[1:]]
            for part in whole.indicator.sum_of
            if (part, *key[1:]) in grown and grown[part, *key[1:]] is not whole
        ]
        if parts and _exceed(parts, whole):
            yield from _findings(plan, whole, parts, _more(parts), like=parts[0])
        elif whole.indicator.sum_of and not parts:
            rates = _rates(plan, grown, key, whole)
            made = sum((number for _, number, _ in rates), Fraction(0))
            if rates and made > centre(whole) * whole.indicator.unit.factor * _MARGIN:
                bases = list(dict.fromkeys(people for _, _, people in rates))
                yield from _findings(
                    plan, whole, [statement for statement, *_ in rates], made, None, bases
                )
    for key, part in grown.items():
        for broader in part.indicator.part_of:
            larger = grown.get((broader, *key[1:]))
            sums = larger is not None and part.indicator.id in larger.indicator.sum_of
            if larger is not None and not sums and _exceed([part], larger):
                yield from _findings(plan, larger, [part], _more([part]), like=part)


def _grown(plan: Plan) -> _Grown:
    """Return what the plan says grew, of what it says so once."""
    found: dict[tuple[str, str, str, str, int], list[Statement]] = {}
    first, last = plan.period
    for statement in plan.statements:
        if statement.meant.measure == "change_points" and span_of(statement) is not None:
            since = statement.meant.reference_year or (
                plan.base_year
                if statement.role == "target"
                else plan.base_year - (last - first) - 1
            )
            key = (
                statement.indicator.id,
                KINDS[statement.role],
                statement.year,
                statement.scope,
                since,
            )
            found.setdefault(key, []).append(statement)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


def _in_base(statement: Statement) -> Span:
    span = span_of(statement)
    assert span is not None
    return span.times(statement.indicator.unit.factor)


def _exceed(parts: list[Statement], whole: Statement) -> bool:
    if any(part.indicator.unit.dimension != whole.indicator.unit.dimension for part in parts):
        return False
    return _in_base(whole).below(total(map(_in_base, parts)))


def _more(parts: list[Statement]) -> Fraction:
    return sum((centre(part) * part.indicator.unit.factor for part in parts), Fraction(0))


def _rates(
    plan: Plan, grown: _Grown, key: tuple[str, str, str, str, int], whole: Statement
) -> list[tuple[Statement, Fraction, tuple[Fraction, Fraction]]]:
    """Return the parts whose rates grew, with how many more that makes, and on which numbers.

    The numbers of people then and now are those that one count and its rate imply, of which the
    plan gives both with their growth.
    """
    _, *rest, since = key
    found = []
    for (_, *other, start), rate in grown.items():
        indicator = rate.indicator
        if (other, start) != (rest, since) or len(indicator.ratio_of) != 2:
            continue
        if indicator.ratio_of[0] not in whole.indicator.sum_of:
            continue
        people = _people(plan, grown, key, indicator.ratio_of[1])
        now = _level(plan, rate)
        if people is None or now is None:
            continue
        before = now - centre(rate)
        found.append((rate, (now * people[1] - before * people[0]) * per(indicator), people))
    return found


def _people(
    plan: Plan, grown: _Grown, key: tuple[str, str, str, str, int], denominator: str
) -> tuple[Fraction, Fraction] | None:
    """Return the number of people that a rate rests on, then and now."""
    _, kind, year, scope, since = key
    for rate in grown.values():
        indicator = rate.indicator
        if len(indicator.ratio_of) != 2 or indicator.ratio_of[1] != denominator:
            continue
        count = grown.get((indicator.ratio_of[0], kind, year, scope, since))
        if count is None or grown.get((indicator.id, kind, year, scope, since)) is not rate:
            continue
        many, rated = _level(plan, count), _level(plan, rate)
        if many is None or rated is None or rated <= 0 or rated <= centre(rate):
            continue
        factor = count.indicator.unit.factor / per(indicator)
        before = (many - centre(count)) / (rated - centre(rate)) * factor
        return before, many / rated * factor
    return None


def _level(plan: Plan, change: Statement) -> Fraction | None:
    """Return the level that a change led to, if the plan gives one."""
    key = (change.indicator.id, KINDS[change.role], change.year, change.scope)
    found = {centre(statement) for statement in levels_of(plan).get(key, ())}
    return found.pop() if len(found) == 1 else None


def _findings(
    plan: Plan,
    whole: Statement,
    parts: list[Statement],
    made: Fraction,
    like: Statement | None,
    bases: Iterable[tuple[Fraction, Fraction]] = (),
) -> Iterator[Finding]:
    rest = made - centre(whole) * whole.indicator.unit.factor
    slight = _is_slight(plan, whole, parts, rest)
    if slight and is_rate(whole.indicator):  # more inhabitants are enough for that
        return
    said = tuple(say(_BASES, before=about(then), now=about(now)) for then, now in bases)
    words = {
        "parts": tuple(map(_said, parts)),
        "sum": _amount(made, whole, like),
        "whole": _said(whole),
        "rest": _amount(rest, whole, like),
    }
    text = say(_GROWN_ON, bases=said, **words) if said else say(_GROWN_PARTS, **words)
    yield Finding(text, (whole, *parts), (whole, *parts), severity="note" if slight else "")


def _is_slight(plan: Plan, whole: Statement, parts: list[Statement], rest: Fraction) -> bool:
    """Whether all others would have lost little of what they were, by the levels of the plan."""
    in_all, *some = (_level(plan, statement) for statement in (whole, *parts))
    if in_all is None or None in some:
        return False
    if any(part.indicator.unit.dimension != whole.indicator.unit.dimension for part in parts):
        return False
    counted = (
        level * statement.indicator.unit.factor
        for level, statement in zip(some, parts, strict=True)
        if level is not None
    )
    others = in_all * whole.indicator.unit.factor - sum(counted, Fraction(0))
    return others > 0 and rest < (others + rest) * _SLIGHT


def _said(statement: Statement) -> Message:
    indicator = statement.indicator
    return message("named", zh=indicator.zh, en=indicator.en, printed=statement.value.printed)


def _amount(number: Fraction, whole: Statement, like: Statement | None) -> Message:
    if like is None:
        return about(number)
    unit = whole.indicator.unit
    text = plain(number / unit.factor, like)
    return say(_SO_MANY, number=text, unit=unit_name(unit))


def _technicians(everybody: str, *levels: str) -> str:
    names = ("physicians_per_1000", "nurses_per_1000", "health_technicians_per_1000")
    value = 'actual: {{printed: 增加{0}人, measure: change_points, number: "{0}", unit: 人/千人}}'
    grown = zip(names, ("0.57", "1.15", everybody), strict=True)
    return "".join(rows(name, value.format(more)) for name, more in grown) + "".join(
        rows(name, f"unit: 人/千人, actual: {level}")
        for name, level in zip(names, levels, strict=False)
    )


RULES = (
    Rule(
        code="A409",
        name="growth",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "Parts that grew by more than the whole, or are to. Works from the vocabulary's "
            "`sum_of` and `part_of`, for changes of the same indicator, year, scope and starting "
            "year. It can only be so if the other parts fell; the finding says by how much. "
            "Where the whole is counted and the parts are rates, the numbers of people then and "
            "now are those that another count and its rate imply, and the finding says them. "
            "Where the plan's levels show that the others lost less than 5 % of what they were, it "
            "is a note if they are counted, and nothing if they are rates: as many more "
            "inhabitants make rates fall by themselves.",
            "部分的增量多于总数的增量（或计划如此）。依据词表的 `sum_of` 与 `part_of`，限同一年份、"
            "同一口径、同一起算年份。除非其余部分减少，否则不能成立；提示中写明须减少多少。总数为数"
            "量而部分为比率时，前后人口取另一数量与其比率所合者，"
            "并予写明。规划所载水平表明其余部分减少不足5%的，数量仅作提示（note），比率不计：人口增加即可使比率如此下降。",
        ),
        cannot_see=Bilingual(
            "That the other parts did fall; growth that is given in per cent.",
            "其余部分确有减少；以百分比给出的增幅。",
        ),
        innocent=Bilingual(
            "Staff were counted anew, so that they moved from one group to another.",
            "统计口径调整，人员由一类改计入另一类。",
        ),
        kind="row",
        fails=(_technicians("1.66"), _technicians("1.66", "2.05", "3.06", "5.36")),
        passes=(
            _technicians("1.72"),
            _technicians("2.0"),
            _technicians("1.66", "2.05", "3.06", "6.67"),
        ),
        statements=check,
    ),
)
