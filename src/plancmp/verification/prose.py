"""Which label a figure of the running text belongs to.

A label and a figure belong together if nothing else of substance stands between them: only verbs
(达到, 从…下降到), dates, figures of the same thing, punctuation. Where labels and figures are
enumerated side by side (`X率、Y率分别为1、2`) the places must correspond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.verification.figures import FIGURE, Spot, spots
from plancmp.verification.source import Stream

_SENTENCE = re.compile(r"[^。！!\n]+")
_FILLER = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-—~至到](?:19|20)[0-9]{2})?年(?:年?底|年?末|初|以来|期间)?"
    r"|“十[一二三四五]五”(?:期间|时期|期末|末)?|[到至]?十[一二三四五]五末|截至|同比|上一?年|五年间?"
    r"|[与和](?=[^,;]*相比)|相比|与?当地|比|较"
    r"|达到|实现|完成|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|下降到|下降至|降低到|降低至|减少到"
    r"|降至|降到|升至|提高|提升|增加|增长|下降|降低|减少|缩短|控制|保持|维持|稳定|巩固|调整|设置|设立|设有|建有|建成"
    r"|建设|配备|拥有|共有|共计|合计|总计|累计|总数|共|获得|荣获|取得|包括|覆盖率?|开展|进行|新增|招录|培养|参与|加入"
    r"|不?得?低于|不少于|不?超过|大于|高于|至少|不得|分别|平均|年均|每年|逐年|继续|持续|连续|逐步|进一步|稳步"
    r"|明显|显著|有效|大幅|小幅|不断|基本|全面|力争|争取|确保|要求|目标|水平|能够|其中|目前|现|已|将|可|能|仅"
    r"|全市|全县|全区|全省|我市|我县|本市|本级|辖区内?|各级|各类|等|总|为|由|从|自|至|到|达|在|有|约|近|仅|均|都|各|了|的|地"
    r"|对|使|于|以|按|用|间|年|[“”‘’《》]|——|-"
)
_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE_END = re.compile(r"[,;:]")
_LIST_MARK = ("、", "和", "及", "与")
_BOUNDARY = re.compile(r"(?:[,;:、。()“”\n]|和|及|与|的|为|在|对|了|其中|建设|提高|降低|增加|减少|提升|[0-9%‰家个名人所间])$")
MOST_FOREIGN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A figure found with its label: where in the stream, and how far from certain (0 is best)."""

    spot: Spot
    label: tuple[tuple[int, int], ...]
    cost: int


def matches(label: str, printed: str, stream: Stream) -> Iterator[Match]:
    """Yield every place of a stream where a cleaned label and a cleaned value belong together."""
    for sentence in _SENTENCE.finditer(stream.text):
        for spot in spots(printed, stream.text, *sentence.span()):
            match = _attach(label, spot, stream.text, *sentence.span())
            if match is not None:
                yield match


def _attach(label: str, spot: Spot, text: str, first: int, last: int) -> Match | None:
    """Return how a label belongs to a figure of its sentence, None if it does not."""
    found = [
        *_whole_before(label, spot, text, first),
        *_whole_behind(label, spot, text, last),
        *_joined(label, spot, text, first, last),
    ]
    return min(found, key=lambda match: match.cost, default=None)


def _occurrences(part: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(part, start, end)
    while at >= 0:
        yield at
        at = text.find(part, at + 1, end)


def _whole_before(label: str, spot: Spot, text: str, first: int) -> Iterator[Match]:
    for at in _occurrences(label, text, first, spot.start):
        cost = _cost_before(text, at + len(label), spot, first)
        if cost is not None:
            yield Match(spot, ((at, at + len(label)),), cost)


def _whole_behind(label: str, spot: Spot, text: str, last: int) -> Iterator[Match]:
    for at in _occurrences(label, text, spot.end, last):
        cost = _cost_behind(text, spot, at)
        if cost is not None:
            yield Match(spot, ((at, at + len(label)),), cost + 1)


def foreign(text: str) -> int:
    """Return how many characters of a text are neither verbs, dates, figures nor punctuation."""
    text = _ASIDE.sub("", text)
    text = re.sub(r"(?:19|20)[0-9]{2}年", "", text)
    text = FIGURE.sub("", text)
    text = _FILLER.sub("", text)
    return len(re.sub(r"[,;:、()]", "", text))


def _cost_before(text: str, end: int, spot: Spot, first: int) -> int | None:
    """Return how far a label that ends at `end` is from a figure behind it, None if too far."""
    gap = text[end : spot.start]
    if spot.run[0][0] < spot.core and "分别" in text[max(first, spot.run[0][0] - 12) : spot.run[0][0]]:
        pass
    if gap.startswith(_LIST_MARK) and not FIGURE.search(gap) and not _CLAUSE_END.search(gap):
        # The figure is shared by an enumeration that starts with this label.
        return None if len(gap) > 60 or gap in _LIST_MARK else 2
    cost = foreign(gap)
    return cost if cost <= MOST_FOREIGN else None


def _cost_behind(text: str, spot: Spot, at: int) -> int | None:
    gap = text[spot.end : at]
    if _CLAUSE_END.search(gap) or gap.startswith(_LIST_MARK) or FIGURE.search(gap):
        return None
    cost = foreign(gap)
    return cost if cost <= MOST_FOREIGN else None


def _joined(label: str, spot: Spot, text: str, first: int, last: int) -> Iterator[Match]:
    return iter(())
