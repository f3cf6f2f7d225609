"""A bound on the base value where the target of the same row has none."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Statement
from plancmp.rules.rule import Finding, PlanFile, Rule

_LIMITS = frozenset({"<", "<=", ">", ">="})


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each row whose base value is bounded and whose target is not."""
    rows: dict[tuple[str, ...], dict[str, Statement]] = {}
    for each in subject.plan.statements:
        key = (each.indicator.id, each.label, each.section, each.channel, each.place, each.scope)
        row = rows.setdefault(key, {})
        if each.role in row:
            row = rows[key] = {}
        row[each.role] = each
        if {"target", "baseline"} <= row.keys() and each.role in ("target", "baseline"):
            target, base = row["target"], row["baseline"]
            plain = target.meant.is_numeric and target.meant.bound not in _LIMITS
            if plain and base.meant.bound in _LIMITS:
                yield Finding(
                    base.position,
                    f"the base value {base.value.printed!r} is a limit and the target "
                    f"{target.value.printed!r} is not",
                    "are the two swapped?",
                )


_ROW = (
    "- {indicator: infant_mortality_rate, label: 婴儿死亡率, unit: ‰, "
    'baseline: "3.4", target: ≤3.1}\n'
)

RULES = (
    Rule(
        "N307", "swapped-values", "warning",
        "What was measured is a plain figure, what is aimed at may be a limit. Where it is the "
        "other way round, the two cells of a row were most likely swapped.",
        "row",
        _ROW.replace('baseline: "3.4", target: ≤3.1', 'baseline: ≤3.1, target: "3.4"'), _ROW,
        check_plan=check,
    ),
)  # fmt: skip
