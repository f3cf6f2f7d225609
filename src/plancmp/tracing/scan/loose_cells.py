"""Figures of a text that are cells of a table which was not read as one.

They have only blanks between them and another, stand on a line of their own between two of words,
have the kind of an aim behind them (预期性), or run on with many others without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from plancmp.language.blocks import Paragraph
from plancmp.language.figures import Figure
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import is_unit

_MARK = re.compile("[,。;:、()]")
_STRETCH = re.compile("[^,。;:、]+")
_LONG, _MANY = 60, 4


def cells_in(
    paragraph: Paragraph, start: int, end: int, found: Sequence[Figure], words: Words
) -> list[Figure]:
    """Return those of the figures in a sentence of a paragraph that are such cells."""
    text = paragraph.folded
    # 86.5>90 had a blank between
    blanks = [
        text[one.end : other.start].isspace() or (one.end == other.start and not one.unit)
        for one, other in pairwise(found)
    ]
    crowded = _crowded(paragraph, start, end, found)
    beside = zip(found, [False, *blanks], [*blanks, False], strict=False)
    return [
        figure
        for figure, before, behind in beside
        if before
        or behind
        or _is_a_unit(paragraph, figure, words)
        or text[figure.end :].lstrip().startswith(NATURES)
        or _stands_alone(paragraph, figure, words)
        or any(figure.start in stretch for stretch in crowded)
    ]


def _is_a_unit(paragraph: Paragraph, figure: Figure, words: Words) -> bool:
    """Whether a figure is the unit of a row (孕产妇死亡率 1/10万), for no verb leads to it."""
    text = paragraph.folded
    leads = words.pattern("(?:{name.behind}|{arrival.verbs}|{bounds.before})$")
    unit = is_unit(text[figure.start : figure.end], words)
    return unit and leads.search(text[: figure.start]) is None


def _stands_alone(paragraph: Paragraph, figure: Figure, words: Words) -> bool:
    """Whether a figure is a line, and no words of the lines beside it lead to it or go on."""
    text = paragraph.folded
    ends = (*paragraph.starts, len(text))
    if figure.start not in paragraph.starts[1:] or figure.end not in ends:
        return False
    leads = words.pattern("(?:{name.behind}|{arrival.verbs}|[,。;:、(])$")
    goes_on = _MARK.match(text, figure.end) is not None
    return not goes_on and leads.search(text[: figure.start]) is None


def _crowded(paragraph: Paragraph, start: int, end: int, found: Sequence[Figure]) -> list[range]:
    """Return the stretches of a line without a mark that are too long for prose, with many figures.

    Where lines lack their marks, each is a stretch.
    """
    inside = (place for place in paragraph.starts if start < place < end)
    stretches = [
        range(*match.span())
        for line in pairwise((start, *inside, end))
        for match in _STRETCH.finditer(paragraph.folded, *line)
    ]
    return [
        stretch
        for stretch in stretches
        if len(stretch) >= _LONG and sum(figure.start in stretch for figure in found) >= _MANY
    ]
