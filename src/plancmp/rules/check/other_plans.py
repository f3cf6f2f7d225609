"""A figure far outside what the other plans say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plancmp.rules.rule import Finding, Level, PlanSet, Rule

_SIZED = frozenset({"persons", "count", "beds", "money", "area", "visits", "households",
                    "land area", "length", "mass"})  # fmt: skip
_FAR, _FAR_SIZED = 6, 200
"""How many times the others' largest, or a share of their smallest, is far: a place may have a
hundred times the people of another, but not ten times the mortality."""


def check(subject: PlanSet) -> Iterator[Finding]:
    """Yield a finding for each level that is far above or below those of all other plans.

    An indicator with a `plausible` range is judged by that.
    """
    by_indicator: dict[str, dict[str, list[Level]]] = {}
    for plan in subject.plans:
        for level in plan.levels:
            by_plan = by_indicator.setdefault(level.indicator, {})
            by_plan.setdefault(level.position.file, []).append(level)
    for identifier, by_plan in by_indicator.items():
        indicator = subject.vocabulary.vocabulary.indicators.get(identifier)
        if indicator is None or indicator.plausible is not None or len(by_plan) < 2:
            continue
        sized = indicator.unit.dimension in _SIZED
        far = _FAR_SIZED if sized else _FAR
        # Of each plan the span; then for each plan the span of all others, in one pass.
        spans = {
            file: (min(each.low for each in levels), max(each.high for each in levels))
            for file, levels in by_plan.items()
        }
        lows = sorted((low, file) for file, (low, _) in spans.items())
        highs = sorted(((high, file) for file, (_, high) in spans.items()), reverse=True)
        for file, levels in by_plan.items():
            low = lows[1][0] if lows[0][1] == file else lows[0][0]
            high = highs[1][0] if highs[0][1] == file else highs[0][0]
            for level in levels:
                yield from _check_level(level, low, high, far, indicator.unit.id)


def _check_level(
    level: Level, low: Decimal, high: Decimal, far: int, unit: str
) -> Iterator[Finding]:
    if level.low > high * far > 0 or 0 < level.high * far < low:
        span = f"{low}" if low == high else f"{low}-{high}"
        yield Finding(
            level.position,
            f"{level.printed!r} is far from the {span} {unit} of the other plans",
            "look at the figure, its unit and the indicator",
        )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"

RULES = (
    Rule(
        "N309", "unlike-other-plans", "warning",
        "A figure is of the size that the other plans give, as far as they are checked in the same "
        "run: a slip of the decimal point or of the unit stands out. Where the vocabulary has a "
        "`plausible` range, N306 looks instead.",
        "plans",
        _ROW.replace("infant_mortality", "birth_defect")
        + "---\n" + _ROW.replace("infant_mortality", "birth_defect").replace("‰", "%"),
        _ROW + "---\n" + _ROW,
        check_set=check,
    ),
)  # fmt: skip
