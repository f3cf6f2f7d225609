"""What a rule of the audit finds."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.messages import Message
from plancmp.model.plan import Statement
from plancmp.model.units import Unit
from plancmp.model.vocabulary import Indicator
from plancmp.model.wording import as_printed

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

    >>> from plancmp import audit, load
    >>> [f.code for f in audit(load().plan("qinzhou-14fyp-draft"))][:1]
    ['A101']
    """

    plan: str
    code: str
    severity: str
    indicator: Indicator
    message: Message
    statements: tuple[Statement, ...]
    about: tuple[Statement, ...] = ()


def about_one(rule: tuple[str, str], statement: Statement, text: Message) -> Finding:
    """Return a finding of a rule (its code and severity) that rests on a single statement."""
    code, severity = rule
    one = (statement,)
    return Finding(statement.plan, code, severity, statement.indicator, text, one, one)


def as_read(statement: Statement) -> str:
    """Return a statement's value with its unit, a misprint as the curator corrected it."""
    return statement.corrected or as_printed(statement)


def unit_name(unit: Unit) -> str:
    """Return a unit as it stands behind a figure: `/10万` and not `1/10万`."""
    return unit.id.removeprefix("1") if unit.id.startswith("1/") else unit.id
