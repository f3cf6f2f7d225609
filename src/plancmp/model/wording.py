"""How a statement is worded for people."""

from __future__ import annotations

import re

from plancmp.model.plan import Statement

_AFTER_FIGURE = re.compile(r"(?<=[0-9０-９])(?!.*[0-9０-９])")

_BLOCK = re.compile(r"^(?:附?表|专栏|图)\s*[0-9一二三四五六七八九十]+(?:[-—－.][0-9]+)?")


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


def where(statement: Statement) -> str:
    """Return a short name of the place of a statement: 表1, 专栏2, or its channel."""
    match = _BLOCK.match(statement.block)
    return match[0] if match else statement.channel
