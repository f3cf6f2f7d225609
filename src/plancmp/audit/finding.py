"""What a rule of the audit finds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.messages import Message
from plancmp.plans.model import Statement
from plancmp.vocabulary.model import Indicator
from plancmp.vocabulary.units import Unit

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


_AFTER_FIGURE = re.compile(r"(?<=[0-9０-９])(?!.*[0-9０-９])")


def as_printed(statement: Statement) -> str:
    """Return a statement's value with its unit, as a reader of the document would say it.

    A unit that stands apart from the value (in a table's unit column) goes behind the figure:
    `≤3.1‰`, `79岁左右`, `18/10万以下`.
    """
    value = statement.value
    if not value.is_numeric or value.unit or value.measure != "level":
        return value.printed
    unit = statement.printed_unit or (statement.unit.id if statement.unit else "")
    if unit == "女=100":
        return value.printed
    if unit.startswith("1/"):
        unit = unit[1:]
    elif "/" in unit and unit[0] not in "/%":
        unit = unit.partition("/")[0]
    return _AFTER_FIGURE.sub(unit, value.printed, count=1)


def as_read(statement: Statement) -> str:
    """Return a statement's value with its unit, a misprint as the curator corrected it."""
    return statement.corrected or as_printed(statement)


def unit_name(unit: Unit) -> str:
    """Return a unit as it stands behind a figure: `/10万` and not `1/10万`."""
    return unit.id.removeprefix("1") if unit.id.startswith("1/") else unit.id
