"""Headings of a document: their numbers, and whether two are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"(?:第(?P<part>[一二三四五六七八九十百]+|\d+)(?P<kind>[编篇章节条部])(?:分)?"
    r"|\((?P<bracket>[一二三四五六七八九十百]+|\d+)\)"
    r"|(?P<plain>[一二三四五六七八九十百]+|\d+)(?P<mark>[、.]|\)))"
)
_DIGITS = {digit: i for i, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """One heading: the kind of its number (`章`, `()`, `、`), the number, and the title."""

    kind: str
    number: int
    title: str


def path_of(at: str) -> tuple[NumberedHeading, ...]:
    """Return the headings of a section's `at`, from the outermost inwards."""
    return tuple(_heading(part) for part in at.split("/"))


def _heading(text: str) -> NumberedHeading:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _NUMBERED.match(plain)
    if match is None:
        return NumberedHeading("", 0, plain)
    title = plain[match.end() :]
    if match["part"]:
        return NumberedHeading(match["kind"], _number(match["part"]), title)
    if match["bracket"]:
        return NumberedHeading(f"({_script(match['bracket'])})", _number(match["bracket"]), title)
    return NumberedHeading(match["mark"] + _script(match["plain"]), _number(match["plain"]), title)


def _script(number: str) -> str:
    return "1" if number.isascii() else "一"


def _number(text: str) -> int:
    if text.isascii():
        return int(text[:6])
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
