"""One spelling for what documents print in many: the first step of the value language."""

from __future__ import annotations

import re

FORMS_HINT = (
    "accepted are, for example: ≤14.5  90以上  不低于85%  控制在0.16%以内  79左右  1-2名  1:1.3  "
    "比2015年降低10%  每年降低0.5个百分点以上  前进100名以上  全覆盖  持续提升  "
    "按上级下达指标  —  ; anything else can be given by hand: "
    "{printed: …, measure: …, number: …, unit: …}"
)


class ValueSyntaxError(ValueError):
    """A printed value that cannot be read for certain; `hint` says what could be."""

    def __init__(self, message: str, hint: str = FORMS_HINT) -> None:
        super().__init__(message)
        self.hint = hint


_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH |= {ord(dash): ord("-") for dash in "‐‑‒–—―−─－"}
_WIDTH |= {ord("∶"): ord(":"), ord("︰"): ord(":"), ord("≦"): ord("≤"), ord("≧"): ord("≥")}
_WIDTH |= {ord("～"): ord("~"), ord("〜"): ord("~"), ord("∼"): ord("~"), ord("％"): ord("%")}
_WIDTH |= {ord("﹪"): ord("%"), ord("﹤"): ord("<"), ord("﹥"): ord(">"), ord("⩽"): ord("≤")}
_WIDTH |= {ord("⩾"): ord("≥"), ord("\u2044"): ord("/"), ord("／"): ord("/")}
_SPLIT_NUMBER = re.compile(r"[0-9.,]\s+[0-9.,]")
_BLANK = re.compile(r"\s+")


def normalise(printed: str) -> str:
    """Return `printed` half-width, with one kind of dash and without blanks.

    Raises ValueSyntaxError where a blank stands between two digits: `1 2` is not `12`.
    """
    text = printed.translate(_WIDTH).strip()
    if _SPLIT_NUMBER.search(text):
        raise ValueSyntaxError(
            f"a blank between two digits in {printed!r}",
            "write the number without the blank, or the two numbers apart",
        )
    return _PARTS.sub(_share, _BLANK.sub("", text))


_PARTS = re.compile(r"(?P<of>[百千])分之(?P<number>[0-9.]+|[一二两三四五六七八九十百]+)")


def _share(match: re.Match[str]) -> str:
    """Write 百分之八十 as 八十%, 千分之三 as 三‰."""
    return match["number"] + {"百": "%", "千": "‰"}[match["of"]]
