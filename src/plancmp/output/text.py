"""Making text safe to show: data never steers a terminal or breaks a line."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    """Return text on one line, without control characters or marks that turn the direction."""
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif category not in ("Cf", "Cs"):
            kept.append(char)
    return "".join(kept)


def display_width(text: str) -> int:
    """Return how many cells of a terminal or a spreadsheet a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide
