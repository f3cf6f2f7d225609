"""Values written in the value language: the inverse of `parse_value`, to hold it against."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from plancmp.language.spelling import ValueSyntaxError
from plancmp.model.value import Value
from plancmp.reading.value_language import parse_value

_BOUNDS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "=", "~": "约", "": ""}
_FLIPPED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}


def format_value(value: Value) -> str:
    """Write a value in the value language, so that `parse_value` gives the same meaning back.

    Qualitative, deferred and empty values are their own wording. Raises ValueError where the
    language has no words for a value, as with the unit `女=100`, that only a hand can give.
    """
    if value.number is None:
        return value.printed
    printed = _written(value, value.number)
    with suppress(ValueSyntaxError):
        if parse_value(printed).meaning() == value.meaning():
            return printed
    raise ValueError(f"the value language cannot write {value!r}")


def _written(value: Value, number: Decimal) -> str:
    high, bound = value.high, value.bound
    if value.measure == "ratio":
        return f"{_BOUNDS[bound]}{value.antecedent:f}:{number:f}"
    if value.measure == "level":
        return f"{_BOUNDS[bound]}{_figure(number, high)}{value.unit}"
    falls = number < 0
    if falls:
        bound = _FLIPPED.get(bound, bound)
        number, high = (-number, None) if high is None else (-high, -number)
    since = f"比{value.reference_year}年" if value.reference_year else ""
    annual = "每年" if value.measure.startswith("annual_") else ""
    if value.measure == "rank_change":
        verb, unit = ("后退" if falls else "前进"), "名"
    else:
        verb, unit = ("降低" if falls else "增加"), value.unit or "个点"
    return f"{since}{annual}{verb}{_BOUNDS[bound]}{_figure(number, high)}{unit}"


def _figure(number: Decimal, high: Decimal | None) -> str:
    ends = (number,) if high is None else (number, high)
    return "-".join(f"{'负' if end < 0 else ''}{abs(end):f}" for end in ends)
