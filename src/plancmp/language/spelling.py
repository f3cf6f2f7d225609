"""One spelling for what documents print in many: the first step of the value language."""

from __future__ import annotations

import re

from plancmp.language.folding import fold
from plancmp.language.numbers import CHINESE, SHARE
from plancmp.messages import Message, plainly


class ValueSyntaxError(ValueError):
    """A printed value that cannot be read for certain; `hint` says what could be.

    `message` and `hint` are said in both languages; as text they are English.

    >>> from plancmp import load, parse_value
    >>> parse_value("5 - -", load().vocabulary.words)
    Traceback (most recent call last):
    plancmp.language.spelling.ValueSyntaxError: ...
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = plainly("value_forms") if hint is None else hint

    def __str__(self) -> str:
        return self.message.text()


_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\s[0-9]{3})+(?![0-9,]|\s[0-9])")
"""Thousands set apart by a blank, 1 186 340 (GB/T 15835-2011, 千分空)."""
_SPLIT_NUMBER = re.compile(r"[0-9.,]\s+[0-9.,]")
_BLANK = re.compile(r"\s+")
_PARTS = re.compile(
    r"(?<![0-9.,一二两三四五六七八九十百千零〇万亿])(?P<of>[百千万])分之"
    f"(?P<number>[0-9.]+|{CHINESE})"
)


def normalise(printed: str) -> str:
    """Return `printed` half-width, with one kind of dash and without blanks.

    百分之八十 becomes 八十%, and `1 186 340` is one number. Raises ValueSyntaxError where another
    blank stands between two digits: `1 2` is not `12`.
    """
    text = _GROUPED.sub(lambda match: _BLANK.sub("", match[0]), fold(printed).strip())
    if _SPLIT_NUMBER.search(text):
        raise ValueSyntaxError(plainly("value_split", printed=printed), plainly("value_join"))
    return _PARTS.sub(lambda match: match["number"] + SHARE[match["of"]], _BLANK.sub("", text))
