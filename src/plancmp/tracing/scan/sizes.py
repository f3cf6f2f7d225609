"""Figures that only say which things are counted: `100张以上的医院5个`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plancmp.language.figures import JOINTS, Figure
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import denominator

_NAME = r"(?!{moved.how}|{moved.verbs}|{part.share})[^,。;:、()0-9\s]{0,14}?{name.behind}?"
_BOUNDED = f"(?:之间|及?以[上下])?的?{_NAME}"
_BEDS = f"{{counted_in.beds}}数?(?:及?以[上下]|之间)的?{_NAME}"


def sizes_in(text: str, found: Sequence[Figure], words: Words) -> dict[Figure, Figure]:
    """Return the figures that only say which are counted, each by the count that follows it.

    Such a figure has a bound, is a range or has 的 behind it; the count is in another unit.
    """
    sizes: dict[Figure, Figure] = {}
    for size, count in pairwise(found):
        between = text[size.end : count.start]
        bounded = size.bound or size.joint in ("-", "~") or between.startswith("的")
        other = count.counts and size.unit not in ("", count.unit)
        of_standard = denominator(text[: size.start], words)[1]  # 按每3万人1辆的标准配备X137台
        other = other and not of_standard and size not in sizes and between not in JOINTS
        graded = between.startswith("的") and words.pattern("{grades}").fullmatch(size.unit)
        if other and (graded or not (count.bound or count.high)):
            form = words.pattern(_BOUNDED if bounded else _BEDS)
            if form.fullmatch(between):
                sizes[count] = size
    return sizes
