"""N310: per cent printed of what is counted per thousand, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan
from plancmp.rules.audit.implausible import is_implausible
from plancmp.rules.examples import ROW
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import Rule

_IN_PERCENT = Template(
    "percent_or_not",
    "{printed} is in {unit}, `{indicator}` is counted in {usual}",
    "{printed} 的单位为{unit}，而 `{indicator}` 以{usual}计",
)
_MARK = Template(
    "percent_hint",
    "if the plan misprints it, mark it: `corrected: {{unit: {usual}, reason: …}}`; if it is right, "
    "acknowledge it",
    "原文误印，以 `corrected: {{unit: {usual}, reason: …}}` 标明；原文无误，予以确认",
)
_MEASURES = frozenset({"level", "change_points", "annual_change_points"})


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each share whose unit is % where the indicator's is not, or reverse."""
    for statement in plan.statements:
        unit, usual = statement.unit, statement.indicator.unit
        if unit is None or unit is usual or unit.dimension != "share" or usual.dimension != "share":
            continue
        if statement.is_corrected or statement.meant.measure not in _MEASURES:
            continue
        if unit.factor == usual.factor or "%" not in (unit.id, usual.id):
            continue
        if not is_implausible(plan, statement):  # else A302 says more
            said = say(
                _IN_PERCENT,
                printed=Verbatim(repr(statement.value.printed)),
                unit=unit.id,
                indicator=Verbatim(statement.indicator.id),
                usual=usual.id,
            )
            yield about_one(statement, said, say(_MARK, usual=usual.id))


RULES = (
    Rule(
        code="N310",
        name="percent-or-not",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "A rate that is counted per thousand or per 100,000 is not printed in %, and a share "
            "in % not in ‰: the two convert, so that a slip of the key or of the printer would "
            "pass as a tenfold change. What lies outside the range to be expected is A302.",
            "以千分或每10万计的比率不印作百分数，以百分计的不印作千分数：两者可以换算，误键或误印会"
            "被当作十倍的变化。超出可预期范围的属 A302。",
        ),
        cannot_see=Bilingual(
            "Other units that convert; whether the document means the unit that it prints.",
            "其他可换算的单位；原文是否确指所印单位。",
        ),
        kind="row",
        fails=(ROW.replace("6.0‰", "0.6%"),),
        passes=(ROW.replace("6.0‰", "6‰"),),
        statements=check,
    ),
)
