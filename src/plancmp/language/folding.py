"""One spelling for what documents print in many: half width, one kind of dash, no blanks."""

from __future__ import annotations

import re
from functools import lru_cache

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH |= {ord(dash): ord("-") for dash in "‐‑‒–—―−─－"}
_WIDTH |= {ord(tilde): ord("~") for tilde in "～〜∼"}
_WIDTH |= {
    ord(was): ord(becomes) for was, becomes in zip("∶︰≦≧⩽⩾﹪﹤﹥⁄", "::≤≥≤≥%<>/", strict=True)
}
# Half-width `?` and U+FFFD are what a conversion leaves of a character it did not know, mostly a
# blank; `**` is markup, `卫(wèi)` the reading that a converter of scripts adds. A question that a
# plan really asks has the full-width mark.
_READING = "(?<=[一-龥])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）]"
_DROPPED = re.compile(rf"(?<![0-9\s])\s+|\s+(?![0-9\s])|[?\ufffd\u200b\ufeff]|\*\*|{_READING}")


def fold(text: str) -> str:
    """Return text in half width, with one kind of dash; every character keeps its place."""
    return text.translate(_WIDTH)


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
