"""A302: a figure or unit that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import key_of, levels_of
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, about_one, as_read, unit_name
from plancmp.rules.rule import Rule

_OUTSIDE = Template(
    "implausible",
    "{printed} lies outside {low} to {high}{unit}, the range to be expected",
    "{printed}超出可预期的范围（{low}至{high}{unit}）",
)
_MORE_THAN_ALL = Template(
    "more_than_all", "{printed} is more than 100% of a whole", "{printed}超过整体的100%"
)
_TWO_UNITS = Template(
    "two_units",
    "{a} here and {b} there: one number in two units",
    "此处{a}，另处{b}：数字相同而单位不同",
)
_LOOK = Template(
    "look_at_figure",
    "look at the figure, its unit and the indicator: a misprint is marked, as "
    "`corrected: {{unit: ‰, reason: …}}`; where the figure is right, the vocabulary's `plausible` "
    "is too narrow",
    "核对数值、单位与指标：误印以 `corrected: {{unit: ‰, reason: …}}` 之类标明；"
    "数值无误，则词表的 `plausible` 过窄",
)

_WHOLE = 100


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each level that cannot be meant, one at most for a statement."""
    for statement in plan.statements:
        if statement.low is None:
            continue
        twin = None if statement.is_corrected else _twin(plan, statement)
        if twin is not None:
            said = say(_TWO_UNITS, a=as_printed(statement), b=as_printed(twin))
            yield Finding(said, (statement, twin), (statement,), hint=say(_LOOK))
        elif is_impossible(statement):
            said = say(_MORE_THAN_ALL, printed=as_read(statement))
            yield about_one(statement, said, say(_LOOK))
        elif _is_outside(statement) and statement.indicator.plausible is not None:
            low, high = statement.indicator.plausible
            said = say(
                _OUTSIDE,
                printed=as_read(statement),
                low=f"{low:f}",
                high=f"{high:f}",
                unit=unit_name(statement.indicator.unit),
            )
            yield about_one(statement, said, say(_LOOK))


def is_implausible(plan: Plan, statement: Statement) -> bool:
    """Whether the rule finds something in a statement: then others need not."""
    if statement.low is None:
        return False
    if is_impossible(statement) or _is_outside(statement):
        return True
    return not statement.is_corrected and _twin(plan, statement) is not None


def _is_outside(statement: Statement) -> bool:
    expected, low = statement.indicator.plausible, statement.low
    if expected is None or low is None or statement.meant.measure not in ("level", "ratio"):
        return False
    return low < expected[0] or (statement.high or low) > expected[1]


def is_impossible(statement: Statement) -> bool:
    """Whether the statement is a level above 100 % of something that has no more than 100 %.

    An indicator that may (beds in use by those that are meant for use) says so in `plausible`.
    """
    indicator = statement.indicator
    if statement.low is None or statement.meant.measure != "level":
        return False
    if indicator.unit.dimension != "share":
        return False
    high, factor = statement.high or statement.low, indicator.unit.factor
    if high <= _WHOLE and factor.numerator <= factor.denominator:
        return False  # without a division: so are nearly all
    whole = _WHOLE / factor
    may_exceed = indicator.plausible is not None and indicator.plausible[1] > whole
    return not may_exceed and high > whole


def _twin(plan: Plan, statement: Statement) -> Statement | None:
    """Return a statement of the same thing that gives the same number in the indicator's unit.

    The statement itself is in another one: of the two it is the one that does not suit.
    """
    own, unit = statement.indicator.unit, statement.unit
    if unit is None or unit.factor == own.factor or statement.meant.measure != "level":
        return None
    return next(
        (
            other
            for other in levels_of(plan).get(key_of(statement), ())
            if other.unit is not None
            and other.unit.factor == own.factor
            and other.value.number == statement.value.number
        ),
        None,
    )


RULES = (
    Rule(
        code="A302",
        name="implausible",
        severity="error",
        aliases=("N306", "N305", "impossible-share"),
        in_check=True,
        why=Bilingual(
            "A figure or unit that cannot be right. A mortality printed in per cent instead of per "
            "mille, persons for ten thousand persons, a slip of the decimal point: the value in "
            "the indicator's unit lies outside the range that the vocabulary gives as `plausible`; "
            "or a share is more than 100 %; or the document prints the same number for the same "
            "thing in another unit.",
            "数值或单位不可能正确：死亡率以百分之而非千分之计，以人而非万人计，小数点错位——换算为指"
            "标单位后超出词表的 `plausible` 范围；或比率超过100%；或文件别处对同一事物印有同一数字"
            "而单位不同。",
        ),
        cannot_see=Bilingual(
            "A slip that stays within the range; indicators for which the vocabulary has no range, "
            "as most counts, whose size depends on the place. What the curator corrected is A301.",
            "仍在范围之内的差错；词表未给范围的指标，如多数数量，其大小因地而异。整理者已更正的属 A"
            "301。",
        ),
        innocent=Bilingual(
            "The place is truly unlike others.",
            "当地情况确属特殊。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, 'actual: "60%"'),
            rows("hospital_delivery_rate", "target: 998%"),
            rows(INFANTS, "actual: 2.28‰", "baseline: 2.28%"),
            rows("resident_population", "actual: 136.69人"),
        ),
        passes=(
            rows(INFANTS, "actual: 2.28‰", "baseline: 0.228%"),
            rows("hospital_delivery_rate", "target: 99.8%"),
            rows("hospital_delivery_rate", "actual: {printed: 增长150%}"),
            rows("resident_population", "actual: 136.69万人"),
        ),
        statements=check,
    ),
)
