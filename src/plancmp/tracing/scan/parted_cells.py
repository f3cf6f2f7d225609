"""Lines of a table whose cells tell parts apart: 城市≥90%，农村≥75% is one line for each part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.language.figures import figures
from plancmp.language.folding import clean
from plancmp.language.tables import Row, TableCell
from plancmp.model.words import Words
from plancmp.tracing.scan.table_values import Values
from plancmp.tracing.scan.values import parsed

_PART = re.compile(r"[、,;/]?([\u4e00-\u9fff]{1,8}?)(?:为|:)?")


def parted(cells: Row, columns: Sequence[Values], words: Words) -> Iterator[tuple[str, Row]]:
    """Yield each part that the cells of a line name, and the line with its values alone.

    Nothing, unless all cells with a value name the same parts.
    """
    places = [column.place for column in columns if figures(cells[column.place].text, words)]
    told = {place: values_of_parts(cells[place].printed, words) for place in places}
    if len({frozenset(values) for values in told.values()}) != 1:
        return
    for name in told[places[0]]:
        alone = {place: _alone(cells[place], *told[place][name]) for place in places}
        yield name, tuple(alone.get(place, cell) for place, cell in enumerate(cells))


def values_of_parts(text: str, words: Words) -> dict[str, tuple[int, int]]:
    """Return where the value of each part stands that a cell names, nothing if it holds more."""
    folded = clean(text)
    if len(folded) != len(text) or parsed(folded) is not None:
        return {}
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for figure in figures(folded, words):
        named = _PART.fullmatch(folded, end, figure.start)
        if named is None or named[1] in found or parsed(folded[figure.start : figure.end]) is None:
            return {}
        if parsed(folded[named.start(1) : figure.end]) is not None:
            return {}  # 增长5%，下降3%: verbs, no names
        end = figure.end
        found[named[1]] = (figure.start, end)
    return found if len(found) > 1 and end == len(folded) else {}


def _alone(cell: TableCell, start: int, end: int) -> TableCell:
    printed = cell.printed[start:end]
    return replace(cell, printed=printed, text=clean(printed))
