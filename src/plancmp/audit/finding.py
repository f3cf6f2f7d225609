"""What a rule of the audit finds."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.messages import Message
from plancmp.plans.model import Statement
from plancmp.vocabulary.model import Indicator

SEVERITIES = ("error", "warning", "note")
"""How much a finding weighs, the most serious first.

`error`: what is printed cannot all be meant. `warning`: it holds together only in a reading that
the document does not give. `note`: worth knowing when the figure is used.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a plan that does not fit, and the statements that it rests on.

    `statements` are what does not fit together, the two to be set side by side first. `about` are
    those that the finding is a caveat of.
    """

    plan: str
    code: str
    severity: str
    indicator: Indicator
    message: Message
    statements: tuple[Statement, ...]
    about: tuple[Statement, ...] = ()


def as_printed(statement: Statement) -> str:
    """Return a statement's value with its unit, as a reader of the document would say it."""
    value = statement.value
    unit = statement.printed_unit
    if value.is_numeric and not value.unit and value.measure == "level":
        unit = unit or (statement.unit.id if statement.unit else "")
        if unit[:1].isdigit() or unit == "女=100":
            return value.printed if unit == "女=100" else f"{value.printed}{unit.removeprefix('1')}"
        return f"{value.printed}{unit.partition('/')[0] or unit}"
    return value.printed
