"""Reading a numeral, Arabic or Chinese: 1,234.5, 三十五, 两千零三, 两万三千, 百分之七点八."""

from __future__ import annotations

import re
from decimal import Decimal

from plancmp.messages import message, plainly

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_FIRST = "[一二两三四五六七八九十百千]"
NUMERAL = "[一二两三四五六七八九十百千零〇]"
_DECIMALS = "点[零〇一二三四五六七八九]+"
CHINESE = f"(?:{_FIRST}{NUMERAL}*(?:[万亿]{NUMERAL}+)*(?:{_DECIMALS})?|[零〇]{_DECIMALS})"
SHARE = {"百": "%", "千": "‰", "万": "‱", "10万": "/10万"}
"""What 百分之, 千分之, 万分之 and 10万分之 are as a unit."""

_DIGITS = {digit: i for i, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}


class NumeralError(ValueError):
    """Characters that do not read as one number for certain; `hint` says how to write it."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text, hint)
        self.message = plainly("numeral_unclear", text=text)
        self.hint = message(hint)

    def __str__(self) -> str:
        return self.message.text()


def read_number(text: str) -> Decimal:
    """Return the number that a half-width numeral stands for.

    Raises NumeralError where it can be read in two ways, as 两千三 (2300 or 2003), or in none.
    """
    if text[:1].isascii():
        if re.match(r"0[0-9,]", text):
            raise NumeralError(text, "numeral_zeros")
        return Decimal(text.replace(",", ""))
    whole, point, decimals = text.partition("点")
    if point:
        digits = "".join(str(_DIGITS[digit]) for digit in decimals)
        return Decimal(f"{0 if whole in ('零', '〇') else read_number(whole)}.{digits}")
    total, below = 0, ""
    largest = max(_SCALES.values()) * 10
    for char in text:
        if char not in _SCALES:
            below += char
            continue
        if _SCALES[char] >= largest or not below:
            raise _unclear(text)
        largest = _SCALES[char]
        total += _below_ten_thousand(below, text, more=total > 0) * largest
        below = ""
    if below:
        total += _below_ten_thousand(below, text, more=total > 0)
    return Decimal(total)


def _below_ten_thousand(part: str, whole: str, *, more: bool) -> int:
    """Read a numeral below 10,000; every power that it skips must be said by a zero."""
    total, digit, power = 0, None, 10_000
    zero = False
    for place, char in enumerate(part):
        if char in "零〇":
            if digit is not None or zero or not (total or more) or place == len(part) - 1:
                raise _unclear(whole)
            zero = True
        elif char in _DIGITS:
            if digit is not None or (char == "两" and not _two(part, place, more=more)):
                raise _unclear(whole)
            digit = _DIGITS[char]
        else:
            new = _POWERS[char]
            said = digit is not None or (new == 10 and not total and not more)
            if not said or new >= power or ((total or more) and not zero and new * 10 != power):
                raise _unclear(whole)
            total += (1 if digit is None else digit) * new
            digit, power, zero = None, new, False
    if digit is not None and (total or more) and power != 10 and not zero:
        raise _unclear(whole)
    return total + (digit or 0)


def _two(part: str, place: int, *, more: bool) -> bool:
    """Whether 两 may stand there: alone, or before 百 and 千; 十两 is a weight and 两十 nothing."""
    return (part == "两" and not more) or part[place + 1 : place + 2] in ("百", "千")


def _unclear(text: str) -> NumeralError:
    return NumeralError(text, "numeral_places")


def read_ordinal(text: str) -> int:
    """Return what a numeral of a heading counts, 0 if it cannot be read."""
    try:
        return int(read_number(text))
    except (NumeralError, ArithmeticError, ValueError):
        return 0
