"""A403: a rate that does not follow from its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from plancmp.messages import Argument, Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, named, unit_name
from plancmp.rules.implied import ONE_FITS, Basis, about, basis_of, is_rate, per, stated_beside
from plancmp.rules.rule import Rule
from plancmp.rules.spans import Span, centre, choices, plain, span_of

_QUOTIENT_DIFFERS = Template(
    "quotient_differs",
    "{numerator} over {denominator} makes {quotient}, it prints {printed}",
    "{numerator}与{denominator}之比为{quotient}，所印为{printed}",
)
_DENOMINATOR_DIFFERS = Template(
    "denominator_differs",
    "{numerator} over {denominator} makes {quotient}, it prints {printed}, which takes {implied}",
    "{numerator}与{denominator}之比为{quotient}，所印为{printed}，合基数{implied}",
)
_ONE_DENOMINATOR = Template(
    "one_denominator",
    "{count} rates of {year} rest on the same {implied}: another denominator and not a slip in "
    "each",
    "{year}年有{count}项比率同以{implied}为基数：应是所用分母不同，而非逐项有误",
)
_DENSITIES = Fraction(1, 5)
"""What a share and two densities may differ by: they seldom count the very same groups."""


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each quotient that its parts do not make, together by denominator."""
    levels = levels_of(plan)
    wrong: dict[Key, list[tuple[Statement, Statement, Statement]]] = {}
    for key, quotients in levels.items():
        parts = quotients[0].indicator.ratio_of
        if len(parts) != 2:
            continue
        below = (parts[1], *key[1:])
        tries = list(choices(levels, [key, (parts[0], *key[1:]), below]))
        if tries and not any(_fits(*attempt) for attempt in tries):
            quotient, numerator, denominator = tries[0]
            wrong.setdefault(below, []).append((quotient, numerator, denominator))
    for below, found in wrong.items():
        yield from _findings(plan, below, found)


def _findings(
    plan: Plan, below: Key, found: Sequence[tuple[Statement, Statement, Statement]]
) -> Iterator[Finding]:
    """Yield the findings of one denominator; what rests on one number has one cause."""
    bases = [
        None if is_rate(numerator.indicator) else basis_of(quotient, numerator)
        for quotient, numerator, _ in found
    ]
    alike = [base for base in bases if base is not None]
    together = len(alike) > 1 and len(alike) == len(found) and _one_number(alike)
    for (quotient, numerator, denominator), basis in zip(found, bases, strict=True):
        yield Finding(
            _text(quotient, numerator, denominator, basis),
            (quotient, numerator, denominator),
            (quotient,),
            hint=_explained(plan, below, alike, quotient, together=together),
            cause="/".join(below) if together else "",
        )


def _one_number(bases: Sequence[Basis]) -> bool:
    """Whether there is a number that all of them may rest on."""
    ordered = sorted(bases, key=lambda basis: basis.point)
    return all(one.span.meets(other.span) for one, other in pairwise(ordered))


def _explained(
    plan: Plan, below: Key, bases: Sequence[Basis], quotient: Statement, *, together: bool
) -> Message | str:
    """Return what would explain it: a related denominator that fits, or one for all of them."""
    fitting = next(stated_beside(plan, below, bases[0]), None) if bases else None
    if fitting is not None:
        return say(ONE_FITS, denominator=(named(fitting),))
    if not together:
        return ""
    return say(
        _ONE_DENOMINATOR,
        count=str(len(bases)),
        year=quotient.year,
        implied=about(bases[0].point),
    )


def _scale(quotient: Statement, numerator: Statement, denominator: Statement) -> Fraction:
    """Return what the bare quotient is multiplied with to be in the quotient's own unit."""
    above, below = (
        per(part.indicator) if is_rate(part.indicator) else part.indicator.unit.factor
        for part in (numerator, denominator)
    )
    return above / below / per(quotient.indicator)


def _fits(quotient: Statement, numerator: Statement, denominator: Statement) -> bool:
    spans = [span_of(statement) for statement in (quotient, numerator, denominator)]
    printed, above, below = spans
    assert printed is not None and above is not None and below is not None
    made = above.over(below).times(_scale(quotient, numerator, denominator))
    if _is_share_of_densities(quotient, numerator):
        low = None if made.low is None else made.low * (1 - _DENSITIES)
        high = None if made.high is None else made.high * (1 + _DENSITIES)
        made = Span(low, high)
    return made.meets(printed)


def _is_share_of_densities(quotient: Statement, numerator: Statement) -> bool:
    return quotient.indicator.unit.dimension == "share" and is_rate(numerator.indicator)


def _text(
    quotient: Statement, numerator: Statement, denominator: Statement, basis: Basis | None
) -> Message:
    bare = centre(numerator) / centre(denominator) if centre(denominator) else Fraction(0)
    made = plain(bare * _scale(quotient, numerator, denominator), quotient)
    ratio = quotient.meant.measure == "ratio"
    arguments: dict[str, Argument] = {
        "numerator": (named(numerator),),
        "denominator": (named(denominator),),
        "quotient": Verbatim(
            f"1:{made}" if ratio else f"{made}{unit_name(quotient.indicator.unit)}"
        ),
        "printed": as_read(quotient),
    }
    if basis is None or ratio:
        return say(_QUOTIENT_DIFFERS, **arguments)
    return say(_DENOMINATOR_DIFFERS, **arguments, implied=about(basis.point))


def _elderly(rate: str, managed: str, everybody: str, more: str = "") -> str:
    return (
        rows("elderly_health_management_rate", f'actual: "{rate}"{more}')
        + rows("elderly_health_managed", f"actual: {managed}")
        + rows("elderly_population_65_plus", f"actual: {everybody}")
    )


def _staff(ratio: str, physicians: str, nurses: str) -> str:
    return (
        rows("physician_nurse_ratio", f'target: "{ratio}"')
        + rows("physicians_per_1000", f"unit: 人/千人, target: {physicians}")
        + rows("nurses_per_1000", f"unit: 人/千人, target: {nurses}")
    )


def _tcm(share: str, part: str, whole: str) -> str:
    return (
        rows("tcm_physician_share_of_physicians", f'target: "{share}"')
        + rows("tcm_physicians_per_1000", f"unit: 人/千人, target: {part}")
        + rows("physicians_per_1000", f"unit: 人/千人, target: {whole}")
    )


RULES = (
    Rule(
        code="A403",
        name="quotient",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A rate or ratio that does not follow from its numerator and denominator. Works from "
            "the vocabulary's `ratio_of` (numerator, denominator): managed persons over all "
            "persons, cases over inhabitants, nurses per thousand over physicians per thousand. "
            "All three must be stated for the same year and scope, as reported values or as "
            "targets. Every figure stands for all numbers that round to it; bounds leave their "
            "side open. Rates that rest together on one other denominator are one finding. Of a "
            "share whose parts are densities (physicians of Chinese medicine and physicians, both "
            "per thousand) a fifth is left: they may count assistants too.",
            "比率与其分子、分母不符。依据词表的 `ratio_of`（分子、分母）：管理人数与总人数，病例数"
            "与人口数，每千人口护士数与医师数。三者须为同一年份、同一口径，同为报告值或目标值。每个"
            "数值代表所有四舍五入后等于它的数；限定词一侧不设限。同以另一分母为基数的各比率合为一项"
            "。份额的分子、分母均为每千人口数时（如中医医师与医师），留出五分之一：其口径可能含助理"
            "医师。",
        ),
        cannot_see=Bilingual(
            "Which denominator was meant, unless the plan prints it; rates whose parts are not "
            "printed.",
            "所用分母究为何者，除非规划印出；分子分母未印出的比率。",
        ),
        innocent=Bilingual(
            "The rate takes another denominator than the vocabulary declares: the registered "
            "instead of the resident population, or the mean of the year instead of its end.",
            "所用分母与词表声明者不同：户籍人口而非常住人口，或年平均人口而非年末人口。",
        ),
        kind="row",
        fails=(
            _elderly("75.04%", "24.30万人", "32.82万人"),
            _staff("1:1.2", "3.5", "≥4.5"),
            _staff("1:1.3", "2.30", "3.14"),
            _tcm("25%以上", "0.21", "1.67"),
        ),
        passes=(
            _tcm("25%以上", "0.38", "1.67"),
            _elderly("74.04%", "24.30万人", "32.82万人"),
            _elderly("75.04%", "24.30万人", "32.82万人", ", year: 2019"),
            _staff("1:1.3", "3.5", "≥4.5"),
            _staff("1:1.37", "2.3", "3.14"),
        ),
        statements=check,
    ),
)
