"""A count in a unit that does not suit it.

Three ways: persons counted in hundreds of millions (亿人) for one city or county; persons counted
in 万 or 亿 with a figure below one, as when a row was copied from a larger area's plan; whole
things (persons, beds, institutions) counted one by one with decimals, as `136.69` persons.

It cannot see: a wrong scale that gives an ordinary figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.model.wording import as_printed
from plancmp.rules.evidence import COUNTED, is_yearly
from plancmp.rules.finding import Finding, about_one

CODE = "A304"
NAME = "unit-scale"
SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each count whose unit does not suit its figure."""
    for statement in plan.statements:
        if statement.value.measure != "level" or statement.is_corrected or is_yearly(statement):
            continue
        text = _misfit(plan, statement)
        if text is not None:
            yield about_one((CODE, SEVERITY), statement, text)


def _misfit(plan: Plan, statement: Statement) -> Message | None:
    unit, number = statement.unit, statement.value.number
    if unit is None or number is None or unit.dimension not in COUNTED:
        return None
    printed = as_printed(statement)
    if unit.factor == 1:
        if number == number.to_integral_value():
            return None
        return message("broken_count", printed=printed, unit=unit.id)
    if unit.dimension != "persons":
        return None
    if unit.factor >= 10**8 and plan.place.level not in ("province", "nation"):
        return message("scale_too_large", printed=printed, level=plan.place.level)
    if 0 < number < 1 and unit.factor >= 10**4:
        plain = f"{number * int(unit.factor):f}".rstrip("0").rstrip(".")
        return message(
            "scale_below_one", printed=printed, plain=plain, unit=unit.id.lstrip("亿万千百")
        )
    return None
