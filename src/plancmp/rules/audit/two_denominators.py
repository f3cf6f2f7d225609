"""A407: rates of one year that rest on different numbers of people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.examples import rows
from plancmp.rules.finding import Finding, as_read, named
from plancmp.rules.implied import ONE_FITS, Basis, about, bases_of, clusters, stated_beside
from plancmp.rules.rule import Rule

_TWO_DENOMINATORS = Template(
    "two_denominators",
    "for {year} its rates rest on different numbers: {numbers}",
    "{year}年各比率所依基数不一：{numbers}",
)
_RESTS_ON = Template(
    "rests_on",
    "{number} ({count}, {rate})",
    "{number}（{count}、{rate}）",
)
_AT_MOST = Template(
    "rests_on_at_most", "{number} at most ({count}, {rate})", "至多{number}（{count}、{rate}）"
)
_AT_LEAST = Template(
    "rests_on_at_least", "{number} at least ({count}, {rate})", "至少{number}（{count}、{rate}）"
)
_NEAR = Fraction(2, 100)
"""The mean of a year and its end, or a census and its estimate, differ by no more."""


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each year whose rates rest on more than one number."""
    levels = levels_of(plan)
    for key, bases in bases_of(plan).items():
        if key in levels:  # A403 holds each against the denominator that is printed
            continue
        groups = clusters(bases, _NEAR)
        if len(groups) > 1:
            yield _finding(plan, key, [group[0] for group in groups])


def _finding(plan: Plan, key: Key, bases: list[Basis]) -> Finding:
    statements = (*(base.rate for base in bases), *(base.count for base in bases))
    text = say(_TWO_DENOMINATORS, year=key[2], numbers=tuple(map(_rests, bases)))
    fitting = next((one for base in bases for one in stated_beside(plan, key, base)), None)
    hint = say(ONE_FITS, denominator=(named(fitting),)) if fitting is not None else ""
    return Finding(text, statements, hint=hint)


def _rests(basis: Basis) -> Message:
    said = _RESTS_ON
    if basis.span.low is None or basis.span.high is None:
        said = _AT_MOST if basis.span.low is None else _AT_LEAST
    return say(
        said,
        count=(named(basis.count),),
        rate=Verbatim(as_read(basis.rate)),
        number=about(basis.point),
    )


def _staff(physicians: str, nurses: str) -> str:
    return (
        rows("physicians_per_1000", "unit: 人/千人, actual: 2.00")
        + rows("physicians", f"actual: {physicians}")
        + rows("nurses_per_1000", "unit: 人/千人, actual: 3.00")
        + rows("registered_nurses", f"actual: {nurses}")
    )


RULES = (
    Rule(
        code="A407",
        name="two-denominators",
        severity="note",
        confidence="medium",
        why=Bilingual(
            "Rates of one year that rest on different numbers of people. A count and its rate "
            "imply what the count was divided by (visits and visits per head, cases and "
            "incidence, staff and density). All such pairs of a plan that the vocabulary's "
            "`ratio_of` gives one denominator should imply the same one. Told where they do not, "
            "by more than two in a hundred beyond rounding, and the plan does not print the "
            "denominator (then it is A403). Where it prints a related one that fits some of them "
            "(the registered population), that is said.",
            "同一年份的各比率所依人口不一。数量与其比率可推出所用分母（诊疗人次与人均就诊次数、病"
            "例数与发病率、人员数与每千人口数）。词表 `ratio_of` 声明同一分母的各对，所推出的分母"
            "应当相同。四舍五入之外相差超过百分之二、且规划未印出该分母时提示（印出时属 A403）。规"
            "划印有相关分母（如户籍人口）且与其中之一相符的，予以注明。",
        ),
        cannot_see=Bilingual(
            "Which of the denominators is right; pairs of which one figure has a scope.",
            "哪一个分母为准；其中一个数值另有口径的各对。",
        ),
        innocent=Bilingual(
            "One rate takes the registered population and another the resident one, or one the "
            "mean of the year and another its end.",
            "一项比率用户籍人口而另一项用常住人口，或一项用年平均人口而另一项用年末人口。",
        ),
        kind="row",
        fails=(
            _staff("2000人", "3300人"),
            _staff("2000人", "3300人") + rows("registered_population", "actual: 110万人"),
        ),
        passes=(
            _staff("2000人", "3010人"),
            _staff("2000人", "3300人") + rows("resident_population", "actual: 100万人"),
        ),
        statements=check,
    ),
)
