"""One spelling for what documents print in many: the first step of the value language."""

from __future__ import annotations

import re

from plancmp.language.folding import fold
from plancmp.language.numbers import SHARE

FORMS_HINT = (
    "accepted are, for example: ≤14.5  90以上  不低于85%  控制在0.16%以内  79左右  1-2名  1:1.3  "
    "每3万人1辆  比2015年降低10%  每年降低0.5个百分点以上  前进100名以上  全覆盖  持续提升  "
    "按上级下达指标  —  ; anything else can be given by hand: "
    "{printed: …, measure: …, number: …, unit: …}"
)


class ValueSyntaxError(ValueError):
    """A printed value that cannot be read for certain; `hint` says what could be.

    >>> from plancmp import load, parse_value
    >>> parse_value("5 - -", load().vocabulary.words)
    Traceback (most recent call last):
    plancmp.language.spelling.ValueSyntaxError: ...
    """

    def __init__(self, message: str, hint: str = FORMS_HINT) -> None:
        super().__init__(message)
        self.hint = hint


_SPLIT_NUMBER = re.compile(r"[0-9.,]\s+[0-9.,]")
_BLANK = re.compile(r"\s+")
_PARTS = re.compile(
    r"(?<![0-9.,一二两三四五六七八九十百千零〇万亿])(?P<of>[百千万])分之(?P<number>[0-9.]+|[一二两三四五六七八九十百千零〇]+)"
)


def normalise(printed: str) -> str:
    """Return `printed` half-width, with one kind of dash and without blanks.

    百分之八十 becomes 八十%. Raises ValueSyntaxError where a blank stands between two digits:
    `1 2` is not `12`.
    """
    text = fold(printed).strip()
    if _SPLIT_NUMBER.search(text):
        raise ValueSyntaxError(
            f"a blank between two digits in {printed!r}",
            "write the number without the blank, or the two numbers apart",
        )
    return _PARTS.sub(lambda match: match["number"] + SHARE[match["of"]], _BLANK.sub("", text))
