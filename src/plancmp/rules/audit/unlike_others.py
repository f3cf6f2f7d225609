"""A303: a figure unlike those of the other plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.vocabulary import Indicator
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, unit_name
from plancmp.rules.level import Level
from plancmp.rules.rule import PlanSet, Rule

_UNLIKE = Template(
    "unlike_others",
    "{printed}, where other plans print {low} to {high}{unit}",
    "{printed}，而其他规划为{low}至{high}{unit}",
)
_LOOK = Template(
    "look_at_unlike",
    "look at the figure, its unit and the indicator",
    "核对数值、单位与指标",
)

_POWERS = tuple(Fraction(10) ** power for power in (1, 2, 3, 4, -1, -2, -3, -4))
_FAR = 5
_FAR_SIZED = 200
"""How many times the others' largest, or a share of their smallest, is far: a place may have a
hundred times the people of another, but not ten times the mortality."""
_NEAR = 2


class _Span(NamedTuple):
    low: Decimal
    high: Decimal


def check(plans: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each level far from, or only by a moved point among, the others'."""
    for identifier, by_plan in plans.levels.items():
        indicator = plans.indicators.get(identifier)
        if indicator is None or len(by_plan) < 2:
            continue
        others = _spans_of_others(by_plan)
        for plan, levels in by_plan.items():
            for level in levels:
                if _is_unlike(level, indicator, others[plan], len(by_plan) - 1):
                    yield _finding(level, indicator, others[plan])


def _spans_of_others(by_plan: Mapping[str, list[Level]]) -> dict[str, _Span]:
    """Return for each plan from where to where the levels of all others reach, in one pass."""
    lows = sorted((min(level.low for level in levels), plan) for plan, levels in by_plan.items())
    highs = sorted(
        ((max(level.high for level in levels), plan) for plan, levels in by_plan.items()),
        reverse=True,
    )
    return {
        plan: _Span(
            lows[lows[0][1] == plan][0],
            highs[highs[0][1] == plan][0],
        )
        for plan in by_plan
    }


def _is_unlike(level: Level, indicator: Indicator, others: _Span, count: int) -> bool:
    dimension = indicator.unit.dimension
    is_rate = dimension == "share" or dimension.endswith("per population")
    expected = indicator.plausible
    if expected is None:
        far = _FAR if is_rate else _FAR_SIZED
        if level.low > others.high * far > 0 or 0 < level.high * far < others.low:
            return True
    elif level.low < expected[0] or level.high > expected[1]:
        return False  # A302 says so
    if not is_rate or count < 2 or not level.low or level.corrected:
        return False
    low, high, value = Fraction(others.low), Fraction(others.high), Fraction(level.low)
    return _is_moved(value, low, high) or _is_in_another_unit(level, indicator, low, high)


def _is_moved(value: Fraction, low: Fraction, high: Fraction) -> bool:
    if low / _FAR <= value <= high * _FAR:
        return False
    return any(low <= value * power <= high for power in _POWERS)


def _is_in_another_unit(level: Level, indicator: Indicator, low: Fraction, high: Fraction) -> bool:
    number = level.number
    if number is None or not level.unit or level.unit == indicator.unit.id:
        return False
    if number == level.low:
        return False
    outside = not low <= Fraction(level.low) <= high
    return outside and low / _NEAR <= Fraction(number) <= high * _NEAR


def _finding(level: Level, indicator: Indicator, others: _Span) -> Finding:
    return Finding(
        say(
            _UNLIKE,
            printed=Verbatim(_with_unit(level)),
            low=f"{others.low:f}",
            high=f"{others.high:f}",
            unit=unit_name(indicator.unit),
        ),
        hint=say(_LOOK),
        level=level,
    )


def _with_unit(level: Level) -> str:
    unit = level.unit if level.printed[-1:].isdigit() and "/" not in level.unit else ""
    return f"{level.printed}{unit}"


def _defects(*values: str) -> str:
    return "---\n".join(rows("birth_defect_rate", value) for value in values)


def _smoking(*values: str) -> str:
    return "---\n".join(rows("smoking_rate_15_plus", f'actual: "{value}"') for value in values)


RULES = (
    Rule(
        code="A303",
        name="unlike-other-plans",
        severity="warning",
        confidence="low",
        aliases=("N309",),
        in_check=True,
        why=Bilingual(
            "A figure far from those of all other plans at hand: a slip of the decimal point or of "
            "the unit stands out. A rate is far at five times the largest or a fifth of the "
            "smallest, a count, whose size depends on the place, at two hundred times. Where two "
            "or more other plans give a rate, it is also told if only a moved decimal point brings "
            "it among them, or if it is printed in another unit than the indicator's own (`%` for "
            "`‰`), lies outside what they give, and near them when read in that unit.",
            "数值与其他规划相去甚远：小数点或单位有误会由此显现。比率以最大值的五倍或最小值的五分之"
            "一为远，数量因地而异，以二百倍为远。另有两份以上规划给出该比率时，小数点移位后才落入其"
            "间的，或所印单位并非指标单位（以“%”代“‰”）、超出其范围而按原单位读则相近的，也予提"
            "示。",
        ),
        cannot_see=Bilingual(
            "Rates that truly differ that much are told all the same, hence the low confidence; "
            "indicators with a `plausible` range are not held against others by size alone: A302 "
            "looks at those.",
            "确实相差如此之大的也会提示，故可信度低；有 `plausible` 范围的指标不单凭大小与他者相比"
            "，由 A302 判断。",
        ),
        innocent=Bilingual(
            "The place is truly unlike others, or counts more widely.",
            "当地情况确属特殊，或统计范围更广。",
        ),
        kind="plans",
        fails=(
            _defects("target: 6.0%以下", "target: 6.0‰以下"),
            _smoking("2.2%", "20%", "25%"),
            "---\n".join(
                rows("infant_mortality_rate", f"actual: {value}") for value in ("2.28%", "3‰", "6‰")
            ),
        ),
        passes=(
            _defects("target: 6.0‰以下", "target: 5.0‰以下"),
            _smoking("15%", "20%", "25%"),
            "---\n".join(
                rows("infant_mortality_rate", f"actual: {value}") for value in ("0.4%", "3‰", "6‰")
            ),
        ),
        among=check,
    ),
)
