"""A301: a misprint that the curator corrected."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.examples import INFANTS, rows
from plancmp.rules.finding import Finding, about_one
from plancmp.rules.rule import Rule

_MISPRINT = Template(
    "misprint",
    "the text at hand prints {printed}, which the curator reads as {meant}",
    "所据文本印作{printed}，整理者读作{meant}",
)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each statement that carries a correction."""
    for statement in plan.statements:
        if statement.is_corrected:
            said = say(_MISPRINT, printed=as_printed(statement), meant=statement.corrected)
            yield about_one(statement, said, cause=_cause(statement))


def _cause(statement: Statement) -> str:
    """Return what the same slip has in common: one unit printed for another in one place."""
    unit = statement.unit.id if statement.unit is not None else ""
    dimension = statement.indicator.unit
    return f"{unit}>{dimension.id} in {statement.section} {statement.block}"


RULES = (
    Rule(
        code="A301",
        name="misprint",
        severity="error",
        why=Bilingual(
            "A misprint that the curator corrected. The row carries `corrected:` with a reason; "
            "the correction is what everything else compares, the printed value is what is shown. "
            "One unit misprinted in one table is one finding, with every figure under it.",
            "整理者更正过的误印。该行带有 `corrected:` 及理由；比较时用更正值，显示时用原文。同一表"
            "中同一单位的误印合为一项，其下列出各数值。",
        ),
        cannot_see=Bilingual(
            "What no curator has corrected (A302 to A304 look for such); whether the slip is the "
            "document's own or that of the text at hand.",
            "未经更正的误印（由 A302 至 A304 查找）；差错出自文件本身还是所据文本。",
        ),
        innocent=Bilingual(
            "The slip is in the copy at hand and not in the plan itself.",
            "差错出自所据文本，而非规划本身。",
        ),
        kind="row",
        fails=(rows(INFANTS, "target: <3%, corrected: {unit: ‰, reason: a slip of the unit}"),),
        passes=(rows(INFANTS, "target: <3‰"),),
        statements=check,
    ),
)
