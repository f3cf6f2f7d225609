"""Readings: printed values that the reader of plan files will take."""

from __future__ import annotations

import re

from plancmp.language.spelling import ValueSyntaxError
from plancmp.model.value import Value
from plancmp.reading.value_language import parse_value
from plancmp.tracing.scan.found import Reading

_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def parsed(printed: str) -> Value | None:
    """Return what a printed value means, None where it cannot be read for certain."""
    try:
        return parse_value(printed)
    except ValueSyntaxError:
        return None


def reading_of(printed: str, **given: str) -> Reading:
    """Return a reading that parses: what cannot be read is given by hand as words."""
    if parsed(printed) is not None:
        return Reading(printed, {key: text for key, text in given.items() if text})
    if not given:
        given = {"measure": "qualitative"}
    return Reading(printed, given)


def level_by_hand(printed: str, number: str, unit: str) -> Reading:
    """Return a level whose wording the value language does not know."""
    found = _NUMBERS.findall(number)
    given = {"measure": "level", "number": found[0]} if found else {"measure": "qualitative"}
    if len(found) > 1:
        given["high"] = found[1]
    if unit and found:
        given["unit"] = unit
    return Reading(printed, given)


def change_by_hand(printed: str, number: str, unit: str, *, falls: bool, year: str) -> Reading:
    """Return a change whose wording the value language does not know (新增25家)."""
    measure = "change_pct" if unit == "%" else "change_points"
    given = {"measure": measure, "number": f"-{number}" if falls else number, "unit": unit}
    if year:
        given["reference_year"] = year
    return Reading(printed, given)
