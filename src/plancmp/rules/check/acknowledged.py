"""Acknowledgements of findings that the audit cannot make."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.reading.shape import did_you_mean, text_of
from plancmp.rules.examples import ONE_ROW_PLAN
from plancmp.rules.rule import Finding, PlanFile, Rule
from plancmp.rules.walk import mappings, rows


def check(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each acknowledged code that no rule of the audit has."""
    entries = [e for row in rows(subject.source.root) for e in mappings(row, "acknowledged")]
    if not entries:
        return
    from plancmp.rules.auditing import all_rules

    codes = [str(rule.CODE) for rule in all_rules()]
    for entry in entries:
        code = text_of(entry, "code")
        if code and code not in codes:
            yield Finding(
                subject.at(entry.entries["code"]), f"no rule of the audit has the code `{code}`",
                did_you_mean(code, codes),
            )  # fmt: skip


_PLAN = ONE_ROW_PLAN.replace(
    "以下}", "以下, acknowledged: [{code: A201, comment: the plan prints it so}]}"
)

RULES = (
    Rule(
        "D409", "acknowledges-nothing", "error",
        "An acknowledgement is of a finding that the audit can make: its code is one of a rule.",
        "plan", _PLAN.replace("A201", "A999"), _PLAN, check_plan=check,
    ),
)  # fmt: skip
