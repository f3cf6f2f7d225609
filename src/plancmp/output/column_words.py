"""What a column is called and means: what the catalogue says, else what a noun declares of it.

A name that nothing explains is shown as it is, with spaces.
"""

from __future__ import annotations

from functools import cache

from plancmp.messages.columns import COLUMNS
from plancmp.messages.followed import ColumnWords
from plancmp.model.keys import Key

_SHAPES = ("statement", "plan", "indicator", "place", "unit", "project", "agreement")
"""The shapes whose keys are columns; of one name the first says what it is called and means."""


def words_of(key: Key) -> ColumnWords:
    """Return what the column of a key is called and means."""
    en, zh = key.head or ("", "")
    return ColumnWords(en, zh, key.en, key.zh)


@cache
def _declared() -> dict[str, ColumnWords]:
    from plancmp.model.shapes import SHAPES

    found: dict[str, ColumnWords] = {}
    for shape in _SHAPES:
        for name, key in SHAPES[shape].items():
            if key.head is not None:
                found.setdefault(name, words_of(key))
    return found


def _column_words(name: str) -> ColumnWords | None:
    return COLUMNS.get(name) or _declared().get(name)


def heading_of(name: str, lang: str) -> str:
    """Return the heading of a column for people."""
    words = _column_words(name)
    return name.replace("_", " ") if words is None else words.heading(lang)


def meaning_of(name: str, lang: str) -> str:
    """Return what a column means, in a sentence; empty where nothing is known of it."""
    words = _column_words(name)
    return "" if words is None else words.meaning(lang)
