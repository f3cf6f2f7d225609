"""A104: a level and a change that do not come to the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.value import CHANGES
from plancmp.rules.evidence import Key, key_of, levels_of, measure_of
from plancmp.rules.examples import LITERACY, rows
from plancmp.rules.finding import Finding, as_read, unit_name
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, as_number, centre, plain, span_of

_LEVEL_AGAINST_CHANGE = Template(
    "level_against_change",
    "{change}, counted from {base} ({year}), comes to {level}; it also prints {printed}",
    "以{year}年{base}计，{change}为{level}；另处为{printed}",
)

_ADDED = Template(
    "stock_below_additions",
    "{change} alone is more than the {printed} that there are to be in all in {year}",
    "仅{change}即多于{year}年总数{printed}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each level that does not come to what a change comes to."""
    levels = levels_of(plan)
    for change in plan.statements:
        measure = measure_of(change)
        if change.role != "target" or measure not in CHANGES or measure == "rank_change":
            continue
        year = change.meant.reference_year or plan.base_year
        *_, scope = key_of(change)
        base = _only(levels, (change.indicator.id, "reached", str(year), scope))
        due = str(plan.period[1]) if change.year == plan.period_text else change.year
        stock = levels.get((change.indicator.id, "target", due, scope), ())
        if base is None and measure.endswith("change_points"):
            yield from _added(change, stock)
        if base is None or not due.isdigit():
            continue
        years = int(due) - year
        span, start = span_of(change), span_of(base)
        if span is None or start is None or years <= 0:
            continue
        result = after(measure, start, span, years)
        middle = after(measure, _point(base), _point(change), years).low
        for level in stock:
            stated = as_number(level)
            if stated is None or middle is None or stated.meets(_closed(result, middle)):
                continue
            yield Finding(
                say(
                    _LEVEL_AGAINST_CHANGE,
                    change=change.value.printed,
                    base=as_read(base),
                    year=base.year,
                    level=f"{plain(middle, base)}{unit_name(change.indicator.unit)}",
                    printed=as_read(level),
                ),
                (level, change, base),
                (level, change),
            )


def _added(change: Statement, levels: Iterable[Statement]) -> Iterator[Finding]:
    """Yield a finding for each stock that is smaller than what alone is to be added to it."""
    more = span_of(change)
    for level in levels:
        stock = as_number(level)
        if more is not None and stock is not None and stock.below(more) and centre(change) > 0:
            text = say(_ADDED, change=change.value.printed, printed=as_read(level), year=level.year)
            yield Finding(text, (level, change), (level, change))


def after(measure: str, start: Span, change: Span, years: int) -> Span:
    """Return where a change leads from a level; `years` counts for what is said of each year."""
    hundred = Fraction(1, 100)
    if measure in ("change_pct", "annual_change_pct"):
        factor = Span(Fraction(1), Fraction(1)) + change.times(hundred)
        if measure == "annual_change_pct":
            factor = factor.power(years)
        low = None if start.low is None or factor.low is None else start.low * factor.low
        high = None if start.high is None or factor.high is None else start.high * factor.high
        return Span(low, high)
    return start + (change.times(Fraction(years)) if measure.startswith("annual_") else change)


def _point(statement: Statement) -> Span:
    return Span(centre(statement), centre(statement))


def _closed(span: Span, middle: Fraction) -> Span:
    """Return the span without the room that a bound leaves: targets are compared as set."""
    return Span(
        middle if span.low is None else span.low, middle if span.high is None else span.high
    )


def _only(levels: dict[Key, list[Statement]], key: Key) -> Statement | None:
    """Return the level under a key if it is stated with one figure only."""
    found = levels.get(key, [])
    return found[0] if found and len({statement.low for statement in found}) == 1 else None


_TWENTY_MORE = '{printed: 新增20个, measure: change_points, number: "20", unit: 个}'
_FIVE_A_YEAR = (
    '{printed: 每年新增5个, measure: change_points, number: "5", unit: 个}, '
    "year: 2021-2025, scope: 每年"
)

RULES = (
    Rule(
        code="A104",
        name="level-and-change",
        severity="error",
        confidence="medium",
        why=Bilingual(
            "A level and a change set for the same indicator and year that do not "
            "come to the same. `≤15` from a base value of 15.52 asks for 0.52 points "
            "less; `下降30%` from the same base value comes to 10.9. The change is "
            "counted from the year that it names; where it names none, from the "
            "plan's own base value. Without a base value, it is told where what is to be added is "
            "more than there is to be in all. Rounding of all figures is allowed for.",
            "同一指标、同一年份既定水平值又定变化量，而两者不符：基期15.52，“≤15”只要求下降0.52，“"
            "下降30%”则为10.9。变化量从其注明的年份算起，未注明的从规划基期值算起；未给基期值时，"
            "拟新增数多于目标总数的也予提示。各数值的四舍五入均已考虑。",
        ),
        cannot_see=Bilingual(
            "That a change without a year is meant to be counted from another year, "
            "or is meant for a later year than the plan's last; anything where the "
            "plan gives no base value.",
            "未注明年份的变化量其实从另一年份算起，或指规划期之后的年份；规划未给基期值的情形。",
        ),
        innocent=Bilingual(
            "The change is counted from another year, or is due later than the level.",
            "变化量从另一年份算起，或晚于水平值到期。",
        ),
        kind="row",
        fails=(
            rows(LITERACY, 'baseline: "20%"', 'target: "25%"', "target: 比2020年提高8个百分点"),
            rows(LITERACY, 'baseline: "20%"', 'target: "25%"', "target: 每年提高2个百分点"),
            rows("hospitals", "baseline: 100个", "target: 110个")
            + rows("hospitals", f"target: {_TWENTY_MORE}, year: 2021-2025"),
            rows("hospitals", "target: 15个", f"target: {_TWENTY_MORE}"),
            rows("hospitals", "baseline: 100个", "target: 110个", f"target: {_FIVE_A_YEAR}"),
        ),
        passes=(
            rows(LITERACY, 'baseline: "20%"', 'target: "25%"', "target: 比2020年提高5个百分点"),
            rows(LITERACY, 'baseline: "20%"', 'target: "25%"', 'target: "提高25%"'),
            rows(LITERACY, 'baseline: "20%"', 'target: "25%"', "target: 每年提高1个百分点"),
            rows(LITERACY, 'target: "25%"', 'target: "提高30%"'),
            rows("hospitals", "target: 25个", f"target: {_TWENTY_MORE}"),
            rows("hospitals", "baseline: 100个", "target: 125个", f"target: {_FIVE_A_YEAR}"),
        ),
        statements=check,
    ),
)
