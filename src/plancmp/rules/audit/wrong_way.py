"""A306: a target that points the wrong way."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.value import CHANGES
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import LOWER_BOUNDS, UPPER_BOUNDS
from plancmp.rules.examples import INFANTS, LITERACY, rows
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import Rule

_LOWER = Template(
    "lower_limit",
    "{printed} is a lower limit, though less is better",
    "{printed}为下限，而该指标以低为优",
)
_UPPER = Template(
    "upper_limit",
    "{printed} is an upper limit, though more is better",
    "{printed}为上限，而该指标以高为优",
)
_WORSE = Template(
    "change_for_worse",
    "{printed} is a change for the worse",
    "{printed}与该指标的向好方向相反",
)
_OTHER_SIGN = Template(
    "other_sign",
    "is it printed with {bound}, or the indicator another one?",
    "原文是否为{bound}，或应为另一指标？",
)
_OTHER_WAY = Template(
    "other_way", "is it a fall and not a rise, or the other way round?", "升降是否录反？"
)
_OPPOSITE = {">": "<", ">=": "≤", "<": ">", "<=": "≥"}


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target with a bound or a change against the better direction."""
    for statement in plan.statements:
        if statement.role not in ("target", "prior_target"):
            continue
        said = _against(statement)
        if said is not None:
            bound = _OPPOSITE.get(statement.meant.bound)
            hint = say(_OTHER_WAY) if said is _WORSE else say(_OTHER_SIGN, bound=bound or "=")
            yield about_one(statement, say(said, printed=as_printed(statement)), hint)


def _against(statement: Statement) -> Template | None:
    better, value = statement.indicator.better, statement.meant
    if better == "none":
        return None
    if value.measure == "level":
        if better == "lower" and value.bound in LOWER_BOUNDS:
            return _LOWER
        if better == "higher" and value.bound in UPPER_BOUNDS:
            return _UPPER
    elif value.measure in CHANGES and value.measure != "rank_change" and value.number:
        return _WORSE if (value.number > 0) == (better == "lower") else None
    return None


RULES = (
    Rule(
        code="A306",
        name="wrong-way",
        severity="warning",
        confidence="medium",
        aliases=("N304", "against-better"),
        in_check=True,
        why=Bilingual(
            "A target that points the wrong way: a lower limit (`≥`, 以上) where less is better, "
            "an upper limit where more is better, or a change for the worse. Which direction is "
            "better is the vocabulary's `better`. Either the document misprints a sign or it was "
            "misread; where the plan does print it so, acknowledge it in the row.",
            "目标方向相反：以低为优而设下限（“≥”“以上”），以高为优而设上限，或变化趋向不利。以何为"
            "优见词表的 `better`。或为原文误印，或为录入误读；原文确系如此时，在该行确认。",
        ),
        cannot_see=Bilingual(
            "Bounds of indicators without a better direction; a range in which a value is good.",
            "无优劣方向的指标；数值宜处于某一区间的情形。",
        ),
        innocent=Bilingual(
            "More is wanted here though less is better elsewhere: more cases found, for instance.",
            "此处以多为宜，如发现更多病例。",
        ),
        kind="row",
        fails=(
            rows(INFANTS, "target: 6‰以上"),
            rows(LITERACY, 'target: "25%以下"'),
            rows(LITERACY, "target: 每年降低1个百分点"),
        ),
        passes=(
            rows(INFANTS, "target: 6‰以下"),
            rows(LITERACY, 'actual: "25%以下"'),
            rows(LITERACY, "target: 每年提高1个百分点"),
        ),
        statements=check,
    ),
)
