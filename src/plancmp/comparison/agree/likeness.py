"""One spelling for what coders write in many ways, and when two places are the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from plancmp.model.coding import Coded


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return text in one width, without blanks and punctuation, for comparing labels and words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        character for character in folded if unicodedata.category(character)[0] not in "ZPC"
    )


@lru_cache(maxsize=4096)
def section_key(section: str) -> str:
    """Return the path of a section in one spelling."""
    return "/".join(filter(None, map(plain, section.split("/"))))


def section_likeness(a: str, b: str) -> float:
    """Return how far two sections are the same place: 1 the same, 0 different ones.

    One coder may leave out outer headings; or give the chapter where the other gives its section.
    """
    left, right = section_key(a), section_key(b)
    if left == right or f"/{left}".endswith(f"/{right}") or f"/{right}".endswith(f"/{left}"):
        return 1.0
    if f"{left}/".startswith(f"{right}/") or f"{right}/".startswith(f"{left}/"):
        return 0.5
    return 0.0


def place_of(coded: Coded) -> tuple[str, str, str]:
    """Return section, channel and table or box of a reading, in one spelling."""
    statement = coded.statement
    return section_key(statement.section), statement.channel, plain(statement.block)
