"""Readings: printed values that the reader of plan files will take."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from plancmp.language.figures import Figure
from plancmp.language.spelling import ValueSyntaxError
from plancmp.model.value import Value
from plancmp.reading.value_language import fallen, parse_value
from plancmp.tracing.scan.draft_rows import Reading

_REMARK = re.compile(r"^([≤≥<>]?[0-9.,。]+[%‰]?)[(（][^()（）]*[)）]$")
_FROM = re.compile(r"(?<=年)[(（][0-9.]+[%‰]?[)）](?=.)")
_POINT = re.compile(r"([≤≥<>]?[0-9]+)。([0-9]+[%‰]?)")


@lru_cache(maxsize=8192)  # what is no value is asked about again and again
def parsed(printed: str) -> Value | None:
    """Return what a printed value means, None where it cannot be read for certain."""
    try:
        return parse_value(printed)
    except ValueSyntaxError:
        return None


def plain_cell(printed: str) -> str:
    """Return a cell as values are written: 76。7 with a point, without a remark in brackets.

    A remark stands behind a figure (`83.2(估算)`) or gives what a change counts from.
    """
    core = _FROM.sub("", _REMARK.sub(r"\1", printed))
    return f"{match[1]}.{match[2]}" if (match := _POINT.fullmatch(core)) else core


def reading_of(printed: str, **given: str) -> Reading:
    """Return a reading that parses: what cannot be read is given by hand as words."""
    if parsed(printed) is not None:
        return Reading(printed, {key: text for key, text in given.items() if text})
    return Reading(printed, given or {"measure": "qualitative"})


def hand_given(printed: str) -> dict[str, str]:
    """Return the fields of a value that stands inside a longer print."""
    value = parsed(printed)
    if value is None or value.number is None:
        return {"measure": value.measure if value else "qualitative"}
    given = {"measure": value.measure, "bound": value.bound, "number": str(value.number)}
    given |= {"high": str(value.high) if value.high is not None else "", "unit": value.unit}
    if value.reference_year:
        given["reference_year"] = str(value.reference_year)
    return {key: text for key, text in given.items() if text}


def level_by_hand(printed: str, figure: Figure) -> Reading:
    """Return a level whose wording the value language does not know."""
    if figure.number is None:
        return Reading(printed, {"measure": "qualitative"})
    given = {"measure": "level", "bound": figure.bound, "number": str(figure.number)}
    given |= {"high": str(figure.high) if figure.high is not None else "", "unit": figure.unit}
    return Reading(printed, {key: text for key, text in given.items() if text})


def change_by_hand(
    printed: str,
    by: Figure | Value,
    unit: str,
    *,
    falls: bool,
    year: str = "",
    annual: bool = False,
) -> Reading:
    """Return a change whose wording the value language does not know (新增25家)."""
    number, high, bound = by.number or Decimal(0), by.high, by.bound
    if falls:
        number, high, bound = fallen(number, high, bound)
    measure = "change_pct" if unit == "%" else "change_points"
    given = {"measure": f"annual_{measure}" if annual else measure, "bound": bound}
    given |= {"number": str(number), "high": str(high) if high is not None else "", "unit": unit}
    given["reference_year"] = year
    return Reading(printed, {key: text for key, text in given.items() if text})


def level_in_words(printed: str) -> Reading:
    """Return the level of what is said of none (无X, 未发生X): no case of it."""
    return Reading(printed, {"measure": "level", "number": "0"})
