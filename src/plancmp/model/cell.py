"""What a table may hold, and how it is written."""

from __future__ import annotations

from decimal import Decimal

Cell = str | int | Decimal | None
"""None is unknown: empty in CSV, null in JSON."""


def text_of_cell(cell: Cell) -> str:
    """Return a cell as text: decimals without exponent, empty for unknown."""
    if cell.__class__ is str:  # most are
        return cell
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell)
