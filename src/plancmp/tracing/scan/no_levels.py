"""Figures that can be no level of what they seem to be of."""

from __future__ import annotations

import re

from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.values import parsed

_MONEY = "{name.amount}$"


def is_no_level(label: str, reading: Reading, words: Words) -> bool:
    """Whether a figure can be no level of what it is said to be.

    Points are a change or a difference, so many % of an amount of money are its growth or the part
    of something, and a share without a unit (比重2) is the number of a row or of a footnote.
    """
    value = parsed(reading.printed)
    unit = reading.given.get("unit", value.unit if value else "")
    level = reading.given.get("measure", value.measure if value else "") == "level"
    if words.pattern("{points}").fullmatch(unit):
        return level or words.key("points", unit) == "any"
    if not level:
        return False
    if not unit:
        return words.pattern("{table_of.share}$").search(label) is not None
    of_money = unit == "%" and words.pattern(_MONEY).search(label) is not None
    return of_money and words.pattern("{part.share}").search(label) is None


def crosses_zero(lead: str, behind: str) -> bool:
    """Whether a figure is an end of a range from below zero: 在-1‰至1‰之间."""
    negative = re.search(r"(?<![0-9年月])-(?:[0-9.]+[%‰]?[至到])?$", lead) is not None
    return negative and re.match("[至到之]", behind) is not None
