"""Per cent printed of what is counted per thousand, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.rules.rule import Finding, PlanFile, Rule

_MEASURES = frozenset({"level", "change_points", "annual_change_points"})


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each share whose unit is % where the indicator's is not, or reverse."""
    for each in subject.plan.statements:
        unit, usual = each.unit, each.indicator.unit
        if unit is None or unit is usual or unit.dimension != "share" or usual.dimension != "share":
            continue
        if each.is_corrected or each.meant.measure not in _MEASURES:
            continue
        if unit.factor != usual.factor and "%" in (unit.id, usual.id):
            yield Finding(
                each.position,
                f"{each.value.printed!r} is in {unit.id}, `{each.indicator.id}` is counted in "
                f"{usual.id}",
                "if the plan misprints it, mark it with `corrected`; if it is right, silence the "
                "line",
            )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 0.6%以下}\n"

RULES = (
    Rule(
        "N310", "percent-or-not", "warning",
        "A rate that is counted per thousand or per 100,000 is not printed in %, and a share in % "
        "not in ‰: the two convert, so that a slip of the key or of the printer would pass as a "
        "tenfold change.",
        "row", _ROW, _ROW.replace("0.6%", "6‰"), check_plan=check,
    ),
)  # fmt: skip
