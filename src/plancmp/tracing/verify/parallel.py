"""Labels and figures enumerated side by side: `X率、Y率和Z率分别为1、2和3`.

The places must correspond. The labels may carry figures of their own (`X率4、Y率5，分别增长1%、2%`)
and share their beginning (每千人口床位数、护士数) or their end (总费用和人均费用年均增长率).
"""

from __future__ import annotations

import re

from plancmp.model.words import Words
from plancmp.tracing.verify.figures import Spot
from plancmp.tracing.verify.foreign_words import FIGURE, foreign
from plancmp.tracing.verify.label_pieces import SHORTEST, Stretch, cuts, lay_before

_EACH = "分别"
_JOINTS = (re.compile(r"、和|以及|、|和|及|与"), re.compile("、"))
_LEAD = 12


def side_by_side(
    label: str, spot: Spot, text: str, first: int, words: Words
) -> list[Stretch] | None:
    """Return the stretches of a label that is enumerated at the figure's place.

    The list is empty if another label is; None if no labels are enumerated beside the figures.
    """
    items = _items(spot, text, first, words)
    if items is None:
        return None
    start, end = items[spot.place]
    whole = text[start:end]
    item = words.pattern(FIGURE).sub("", whole)  # X率4、Y率5，分别增长1%、2%
    for cut in (0, *cuts(len(label))):
        piece = label[cut:]
        shared = ""
        if not (item.endswith(piece) or whole.endswith(piece)):  # 2型糖尿病管理率
            shared = _shared_end(piece, item, text[items[-1][0] : items[-1][1]])
            if not shared:
                continue
            piece = piece.removesuffix(shared)
        at = text.find(piece, start, end)
        if cut and foreign(text[start:at], words):
            continue  # the item is another, longer label
        head = lay_before(label[:cut], text, first, at)
        if cut and not head:
            continue
        found = [*head, (at, at + len(piece))]
        return [*found, (items[-1][1] - len(shared), items[-1][1])] if shared else found
    return []


def out_of_line(label: str, spot: Spot, text: str, first: int, paragraph: int) -> list[Stretch]:
    """Return a label of the paragraph whose figure is one of several given `分别` to labels.

    That is all that can be said where the labels are too irregular to be set side by side.
    """
    start = spot.run[0][0]
    if len(spot.run) < 2 or _EACH not in text[max(first, start - _LEAD) : start]:
        return []
    return lay_before(label, text, paragraph, start)


def _items(spot: Spot, text: str, first: int, words: Words) -> list[Stretch] | None:
    """Return the labels enumerated before the figures, if there are as many."""
    run = spot.run
    lead = text.rfind(_EACH, first, run[0][0])
    if len(run) < 2 or lead < 0 or foreign(text[lead : run[0][0]], words):
        return None
    start = end = lead
    while True:
        mark = max(text.rfind(mark, first, start) for mark in ",;:")
        start = max(mark + 1, first)
        if foreign(text[start:end], words) or start <= first:
            break
        start = end = mark
    again = text.find(_EACH, start, end)
    end = again if again >= 0 else end
    for joint in _JOINTS:
        items = _split(text, start, end, joint)
        if len(items) == len(run):
            return items
    return None


def _split(text: str, start: int, end: int, joint: re.Pattern[str]) -> list[Stretch]:
    items = []
    for match in joint.finditer(text, start, end):
        items.append((start, match.start()))
        start = match.end()
    return [*items, (start, end)]


def _shared_end(piece: str, item: str, last: str) -> str:
    """Return the end of a label that stands only in the last item but belongs to all of them."""
    for at in range(SHORTEST, len(piece)):
        if item.endswith(piece[:at]) and last.endswith(piece[at:]):
            return piece[at:]
    return ""
