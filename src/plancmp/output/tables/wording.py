"""How figures are worded for people."""

from __future__ import annotations

from decimal import Decimal

from plancmp.model.plan import Statement
from plancmp.model.wording import as_printed


def printed_with_unit(statement: Statement | None) -> str:
    """Return the printed value with its unit; `—` for an empty cell or no statement."""
    if statement is None or statement.value.measure == "empty":
        return "—"
    return as_printed(statement)


def signed(number: Decimal) -> str:
    """Return a change with its sign: +0.5, −1.0 (a true minus sign)."""
    return f"+{number:f}" if number > 0 else f"{number:f}".replace("-", "−")
