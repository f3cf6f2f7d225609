"""A702: a reported figure that is not the published one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, as_read, unit_name
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, span_of

if TYPE_CHECKING:
    from plancmp.model.observation import Observation
    from plancmp.rules.rule import Observed

_PUBLISHED = Template(
    "published_otherwise",
    "{printed} for {year}, where {published} was published ({source})",
    "{year}年为{printed}，而公布的为{published}（{source}）",
)
_FIGURE = Template("published_figure", "{printed}{unit}", "{printed}{unit}")
_WIDER = {"全国": 0, "我国": 0, "全省": 2, "全自治区": 2, "自治区": 2, "全区": 2, "全市": 4}
"""How many digits of a place's code stay in that of the wider place that a scope names."""


def check_published(plan: Plan, observed: Observed) -> Iterator[Finding]:
    """Yield a finding for each reported figure that none of the published ones equals."""
    told: set[tuple[str, ...]] = set()
    for statement in plan.statements:
        place = _place_of(plan, statement)
        if (
            statement.role not in ("baseline", "actual")
            or not statement.year.isdigit()
            or not place
        ):
            continue
        figure = span_of(statement) if statement.meant.measure == "level" else None
        published = [
            other
            for other in observed.get(statement.indicator.id, ())
            if (other.place, other.year, other.scope) == (place, int(statement.year), "")
        ]
        key = (statement.indicator.id, place, statement.year, f"{statement.low}")
        if figure is None or not published or key in told:
            continue
        if not any(figure.meets(_span(other)) for other in published):
            told.add(key)
            yield Finding(_text(statement, published), (statement,), (statement,))


def _text(statement: Statement, published: list[Observation]) -> Message:
    figures = tuple(
        say(_FIGURE, printed=Verbatim(other.printed), unit=Verbatim(unit_name(other.unit)))
        for other in published
    )
    source = Verbatim(published[0].source or published[0].url or "—")
    printed = Verbatim(as_read(statement))
    return say(_PUBLISHED, printed=printed, year=statement.year, published=figures, source=source)


def _place_of(plan: Plan, statement: Statement) -> str:
    """Return the code of the place that a figure is for, empty for a part of its people."""
    code = plan.place.code
    if not statement.scope:
        return code
    if statement.scope == "全区" and plan.place.zh.endswith("区"):
        return code  # a district's own
    kept = _WIDER.get(statement.scope)
    return "" if kept is None else code[:kept].ljust(6, "0")


def _span(observation: Observation) -> Span:
    """Return the numbers that a published figure may stand for, in the indicator's unit."""
    digits = observation.printed.partition(".")[2]
    decimals = len(digits) if digits.isdigit() else 0
    factor = observation.unit.factor / observation.indicator.unit.factor
    value = Fraction(observation.value)
    half = Fraction(1, 2 * 10**decimals) * factor
    return Span(value - half, value + half)


def _observed(printed: str, place: str = "450700") -> str:
    head = "place_code,indicator,label,year,value,unit,source"
    return f"{head}\n{place},{INFANTS},婴儿死亡率,2020,{printed},‰,某公报\n"


RULES = (
    Rule(
        code="A702",
        name="published-otherwise",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A base value or reported value that differs from the figure that was published for "
            "the same indicator, place and year (the data folder's `observations/`), beyond the "
            "rounding of both. A figure with no scope is the place's own; one of all the nation "
            "or province (全国, 全省, 全区) is held against theirs. Where several were published, "
            "it may be any of them.",
            "基期值或实际值与同一指标、地区、年份已公布的数值（数据目录的 `observations/`）不同，"
            "且超出两者的四舍五入。未注口径的为本地数值；注明全国、全省、全区的，与其公布数相比。"
            "公布数不止一个时，与其一相符即可。",
        ),
        cannot_see=Bilingual(
            "Figures of which no observation is at hand; which of the two is right.",
            "手头没有公布数的数值；两者孰是。",
        ),
        innocent=Bilingual(
            "The plan was written before the figure was revised, or counts otherwise.",
            "规划成文早于数值修订，或统计口径不同。",
        ),
        kind="observed",
        fails=(
            rows(INFANTS, "actual: 3.4‰") + "---\n" + _observed("3.8"),
            rows(INFANTS, "actual: 5.6‰, scope: 全国") + "---\n" + _observed("5.4", "000000"),
        ),
        passes=(
            rows(INFANTS, "actual: 3.4‰") + "---\n" + _observed("3.43"),
            rows(INFANTS, "actual: 3.4‰, year: 2019") + "---\n" + _observed("3.8"),
            rows(INFANTS, "actual: 3.4‰, scope: 户籍") + "---\n" + _observed("3.8"),
            rows(INFANTS, "actual: 3.4‰, scope: 全国") + "---\n" + _observed("3.8"),
        ),
        observed=check_published,
    ),
)
