"""A target whose bound points to the worse side."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.rules.rule import Finding, PlanFile, Rule

_WORSE = {"lower": (">", ">="), "higher": ("<", "<=")}
_OTHER = {">": "<", ">=": "≤", "<": ">", "<=": "≥"}


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each target that sets a floor to what should fall, or the reverse."""
    for each in subject.plan.statements:
        if each.role not in ("target", "prior_target") or each.meant.measure != "level":
            continue
        better, bound = each.indicator.better, each.meant.bound
        if bound in _WORSE.get(better, ()):
            side = "an upper limit" if bound.startswith("<") else "a lower limit"
            yield Finding(
                each.position,
                f"{each.value.printed!r} sets {side} to `{each.indicator.id}`, "
                f"of which {better} is better",
                f"is it printed with {_OTHER[bound]}, or the indicator another one?",
            )


_ROW = "- {indicator: infant_mortality_rate, label: 婴儿死亡率, target: 6.0‰以下}\n"

RULES = (
    Rule(
        "N304", "against-better", "warning",
        "A target bounds an indicator on its worse side: a rate that should fall is kept at most "
        "so high. The other way round a sign was most likely misread. Where the plan does print "
        "it so, silence the line.",
        "row", _ROW.replace("以下", "以上"), _ROW, check_plan=check,
    ),
)  # fmt: skip
