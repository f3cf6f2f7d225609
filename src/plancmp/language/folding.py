"""One spelling for what documents print in many: half width, one kind of dash, no blanks."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH |= {ord(dash): ord("-") for dash in "‐‑‒–—―−─－"}
_WIDTH |= {ord(tilde): ord("~") for tilde in "～〜∼"}
_WIDTH |= {ord(was): becomes for was, becomes in zip("「」『』", "“”“”", strict=True)}
_WIDTH |= {0x2474 + at: chr(0x2460 + at) for at in range(20)}  # (1) in one character, as a circle
_WIDTH |= {0x2488 + at: chr(0x2460 + at) for at in range(20)}  # 1. in one character
_WIDTH |= {
    ord(was): ord(becomes) for was, becomes in zip("∶︰≦≧⩽⩾﹪﹤﹥⁄", "::≤≥≤≥%<>/", strict=True)
}
# Half-width `?` and U+FFFD are what a conversion leaves of a character it did not know, mostly a
# blank; `**` is markup, `卫(wèi)` the reading that a converter of scripts adds. A question that a
# plan really asks has the full-width mark.
_READING = "(?<=[一-龥])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）]"
_DROPPED = re.compile(rf"(?<![0-9\s])\s+|\s+(?![0-9\s])|[?\ufffd\u200b\ufeff]|\*\*|{_READING}")


_NULLS, _NUMERALS = "零〇○Oo0", "一二三四五六七八九"
_YEAR = re.compile(f"(?:一九|二[{_NULLS}])[{_NULLS}{_NUMERALS}]{{2}}(?=年)")
_DIGITS = str.maketrans(_NULLS + _NUMERALS, "0" * len(_NULLS) + "123456789")


def fold(text: str) -> str:
    """Return text in half width, with one kind of dash; every character keeps its place.

    Years in characters (二〇二五年) are in digits.
    """
    return _YEAR.sub(lambda year: year[0].translate(_DIGITS), text.translate(_WIDTH))


def without_blanks(text: str) -> str:
    """Return text as printed but without blanks and what a conversion left behind.

    A blank between two digits stays: `1 2` is not `12`.
    """
    return _DROPPED.sub("", text)


def kept_places(text: str) -> list[int]:
    """Return where each character of the cleaned text stands in the printed one."""
    dropped = {place for match in _DROPPED.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in dropped]


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return text folded and without blanks: equal for two prints of the same characters."""
    return fold(without_blanks(text))


def columns_filled(text: str) -> int:
    """Return how many columns a text fills on a page or a screen, two for each Chinese sign."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
