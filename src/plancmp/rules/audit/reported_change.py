"""A404: a reported change that the reported levels do not make."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.audit.level_and_change import after
from plancmp.rules.evidence import levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, unit_name
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, centre, choices, plain, span_of

_CHANGE_DIFFERS = Template(
    "change_differs",
    "from {then} ({then_year}) to {now} ({year}) makes {change}, it prints {printed}",
    "由{then}（{then_year}年）到{now}（{year}年）为{change}，所印为{printed}",
)

_READINGS = {
    "change_pct": ("change_pct",),
    "change_points": ("change_points",),
    "annual_change_pct": ("annual_change_pct", "mean_change_pct"),
    "annual_change_points": ("annual_change_points",),
}
_AS_POINTS = {"change_pct": "change_points", "annual_change_pct": "annual_change_points"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each reported change that the reported levels do not make."""
    levels = levels_of(plan)
    for change in plan.statements:
        measure, since = change.meant.measure, change.meant.reference_year
        if change.role not in ("baseline", "actual") or measure not in _READINGS or since is None:
            continue
        end = change.year[-4:]
        name, scope = change.indicator.id, change.scope
        keys = [(name, "reached", str(since), scope), (name, "reached", end, scope)]
        tries = list(choices(levels, keys))
        years = int(end) - since
        if years > 0 and tries and not any(_fits(change, then, now, years) for then, now in tries):
            then, now = tries[0]
            yield _finding(change, then, now, years)


def _fits(change: Statement, then: Statement, now: Statement, years: int) -> bool:
    start, stop, span = span_of(then), span_of(now), span_of(change)
    if start is None or stop is None or span is None:
        return True
    readings = list(_READINGS[change.meant.measure])
    if change.indicator.unit.dimension == "share" and change.meant.measure in _AS_POINTS:
        readings.append(_AS_POINTS[change.meant.measure])
    return any(_reached(reading, start, span, years).meets(stop) for reading in readings)


def _reached(reading: str, start: Span, change: Span, years: int) -> Span:
    if reading == "mean_change_pct":
        return after("change_pct", start, change.times(Fraction(years)), years)
    return after(reading, start, change, years)


def _finding(change: Statement, then: Statement, now: Statement, years: int) -> Finding:
    difference = centre(now) - centre(then)
    unit = unit_name(change.indicator.unit)
    if change.meant.measure.endswith("pct") and centre(then):
        difference, unit = difference * 100 / centre(then), "%"
    if change.meant.measure == "annual_change_pct" and centre(then) > 0:
        root = (float(centre(now)) / float(centre(then))) ** (1 / years) - 1
        difference = Fraction(round(root * 100, 6)).limit_denominator(10**6)
    elif change.meant.measure.startswith("annual_"):
        difference /= years
    return Finding(
        say(
            _CHANGE_DIFFERS,
            then=as_read(then),
            then_year=then.year,
            now=as_read(now),
            year=now.year,
            change=f"{plain(difference, change)}{unit}",
            printed=change.value.printed,
        ),
        (change, now, then),
        (change,),
    )


def _visits(then: str, now: str, change: str) -> str:
    value = f'{{printed: {change}, reference_year: "2015"}}'
    return rows(
        "outpatient_visits", f"actual: {then}, year: 2015", f"actual: {now}", f"actual: {value}"
    )


def _stays(change: str) -> str:
    """Return a share of which a change in % may mean percentage points."""
    value = f'{{printed: {change}, reference_year: "2015"}}'
    return rows(
        "hospitalization_rate", 'actual: "8.8%", year: 2015', 'actual: "13.89%"', f"actual: {value}"
    )


RULES = (
    Rule(
        code="A404",
        name="reported-change",
        severity="warning",
        why=Bilingual(
            "A reported change that does not follow from the two levels it lies "
            "between: `增长23.59%` from 752.52 to 930.88 is 23.70 %. The change must "
            "name the year it is counted from, and the document must print the level "
            "of that year and of the last. Every figure stands for all numbers that "
            "round to it. A yearly rate may be compound or the plain mean; a change "
            "in % of a share may mean percentage points.",
            "所报告的变化与其前后两个水平值不符：由752.52到930.88为23.70%，而文件称“增长23.59%”。变"
            "化须注明起始年份，且文件印有首末两年的水平值。每个数值代表所有四舍五入后等于它的数；年"
            "均增长率可为复合或简单平均，比率的百分比变化可指百分点。",
        ),
        cannot_see=Bilingual(
            "Changes whose earlier level is not printed.",
            "未印出起始水平值的变化。",
        ),
        innocent=Bilingual(
            "The change was reckoned from figures with more decimals, or from revised ones.",
            "变化量据更多小数位或修订后的数值算出。",
        ),
        kind="row",
        fails=(
            _visits("752.52万人次", "930.88万人次", "增长了23.59%"),
            _visits("700万人次", "800万人次", "增加了120万人次"),
            _visits("700万人次", "800万人次", "年均增长5.4%"),
            _stays("年均增长5%"),
        ),
        passes=(
            _visits("752.52万人次", "930.88万人次", "增长了23.7%"),
            _visits("700万人次", "800万人次", "增加了100万人次"),
            _visits("700万人次", "800万人次", "年均增长2.7%"),
            _visits("700万人次", "800万人次", "年均增长2.9%"),
            _stays("年均增长1%"),
            _stays("年均增长9.6%"),
        ),
        statements=check,
    ),
)
