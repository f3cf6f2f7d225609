"""N307: a bound on the base value where the target of the same row has none."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.model.plan import Plan, Statement
from plancmp.rules.finding import Finding
from plancmp.rules.rule import Rule

_SWAPPED = Template(
    "swapped_values",
    "the base value {base} is a limit and the target {target} is not",
    "基期值 {base} 带限定，而目标 {target} 不带",
)
_ARE_THEY = Template("are_swapped", "are the two swapped?", "两者是否颠倒？")
_LIMITS = frozenset({"<", "<=", ">", ">="})


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for statement row whose base value is bounded and whose target is not."""
    rows: dict[tuple[str, ...], dict[str, Statement]] = {}
    for statement in plan.statements:
        key = (
            statement.indicator.id,
            statement.label,
            statement.section,
            statement.channel,
            statement.block,
            statement.scope,
        )
        row = rows.setdefault(key, {})
        if statement.role in row:
            row = rows[key] = {}
        row[statement.role] = statement
        if {"target", "baseline"} <= row.keys() and statement.role in ("target", "baseline"):
            target, base = row["target"], row["baseline"]
            plain = target.meant.is_numeric and target.meant.bound not in _LIMITS
            if plain and base.meant.bound in _LIMITS:
                said = say(
                    _SWAPPED,
                    base=Verbatim(repr(base.value.printed)),
                    target=Verbatim(repr(target.value.printed)),
                )
                yield Finding(said, (base, target), hint=say(_ARE_THEY))


_ROW = (
    "- {indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, "
    'baseline: "3.4", target: ≤3.1}\n'
)

RULES = (
    Rule(
        code="N307",
        name="swapped-values",
        severity="warning",
        confidence="medium",
        why=Bilingual(
            "What was measured is a plain figure, what is aimed at may be a limit. Where it is the "
            "other way round, the two cells of a row were most likely swapped.",
            "实测的为单纯数值，目标则可为限值。若相反，多半是一行中的两格颠倒。",
        ),
        cannot_see=Bilingual(
            "Two plain figures that were swapped: `verify` finds those in the source text.",
            "两个单纯数值的颠倒：由 `verify` 对照所据文本发现。",
        ),
        kind="row",
        fails=(_ROW.replace('baseline: "3.4", target: ≤3.1', 'baseline: ≤3.1, target: "3.4"'),),
        passes=(_ROW,),
        statements=check,
    ),
)
