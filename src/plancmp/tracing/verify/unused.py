"""The figures of a text that no statement uses, sorted by what they seem to be.

So it is seen, and not believed, that nothing was overlooked: what is left over must be dates, names
and numbering. Kinds that may hide an overlooked statement come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plancmp.language.blocks import Block, Heading, Paragraph, TableBlock
from plancmp.language.figures import Figure, all_figures
from plancmp.language.folding import clean
from plancmp.language.tables import columns_of
from plancmp.model.plan import Project
from plancmp.model.units import Units
from plancmp.model.words import Words
from plancmp.tracing.verify.search import Use

OPEN_KINDS = ("rate", "money", "count", "bare", "word", "numeral")
"""Kinds that may be an overlooked statement."""

KINDS = (*OPEN_KINDS, "area", "duration", "denominator", "age", "date", "document_number", "name",
         "code", "project", "numbering", "page")  # fmt: skip
"""All kinds, in the order in which they are listed."""

_QUANTITY = "(?<!健)(?!{not_quantity}){quantity}"
_NUMERAL = (
    "(?<![第一二三四五六七八九十百])[两二三四五六七八九十百]+"
    "(?:个(?!五|年)|成|(?!{counted.not_units})(?:{units}|{counters}))"
)
_QUOTED = re.compile(r"“[^“”]{1,30}”|‘[^‘’]*’")
_SAME = {"name_of_rate": "name", "anniversary": "duration", "numeral": "bare"}
_DIMENSIONS = {
    "money": "money", "area": "area", "land area": "area", "length": "area",
    "duration": "duration", "years": "duration", "age": "age",
}  # fmt: skip
_CONTEXT = 14


@dataclass(frozen=True, slots=True)
class Unused:
    """A figure that no statement uses: where it stands, what it seems to be, what is around it.

    `start` is where it starts in the cleaned line.
    """

    line: int
    start: int
    figure: str
    kind: str
    channel: str
    section: str
    context: str


def unused_figures(
    blocks: Iterable[Block],
    uses: Iterable[Use],
    projects: Iterable[Project],
    words: Words,
    units: Units,
) -> list[Unused]:
    """Return the figures of a text that are not in `uses`, the kinds to look at first.

    Of the rows of an annex, the cells that a project of the plan gives count as used.
    """
    used: dict[int, list[tuple[int, int]]] = {}
    blocks = list(blocks)
    for line, start, end in (*uses, *project_uses(blocks, projects)):
        used.setdefault(line, []).append((start, end))
    found = [
        Unused(line, first, text[start:end], kind, block.where.channel, block.where.section, around)
        for block in blocks
        for text, origins, numbering in _texts(block, words)
        for kind, start, end in _figures(text, words, units)
        for line, first in [_origin(origins, start)]
        if not any(a < first + end - start and first < b for a, b in used.get(line, ()))
        for kind in [_kind_there(kind, block, numbering)]
        for around in [text[max(0, start - _CONTEXT) : end + _CONTEXT]]
    ]
    return sorted(found, key=lambda unused: (KINDS.index(unused.kind), unused.line))


def _texts(
    block: Block, words: Words
) -> Iterator[tuple[str, Sequence[tuple[int, int, int]], bool]]:
    """Yield the texts of a block with their origins (from which place: line and place there).

    The last says whether the text only counts something: rows, or the pages of a heading.
    """
    if isinstance(block, Heading):
        yield clean(block.title), [(0, block.line, 0)], False
    elif isinstance(block, Paragraph):
        origins = [(at, line, 0) for at, line in zip(block.starts, block.lines, strict=True)]
        yield block.folded, origins, False
    else:
        columns = columns_of(block.grid, words)
        for row in block.grid.rows:
            for cell, column in zip(row, columns, strict=True):
                origins, at = [], 0
                for line, start, end in cell.pieces:
                    origins.append((at, line, start))
                    at += end - start
                yield cell.text, origins, column.kind == "number"


def _origin(origins: Sequence[tuple[int, int, int]], place: int) -> tuple[int, int]:
    at, line, start = next(origin for origin in reversed(origins) if origin[0] <= place)
    return line, start + place - at


def _figures(text: str, words: Words, units: Units) -> Iterator[tuple[str, int, int]]:
    """Yield the figures of a text, and the words for figures, with their kinds."""
    quoted = {place for match in _QUOTED.finditer(text) for place in range(*match.span())}
    found = [
        ("name" if figure.core in quoted else _kind(text, figure, units), figure.start, figure.end)
        for figure in all_figures(text, words)
    ]
    for kind, form in (("word", _QUANTITY), ("numeral", _NUMERAL)):
        for match in words.pattern(form).finditer(text):
            if not any(start < match.end() and match.start() < end for _, start, end in found):
                found.append(("name" if match.start() in quoted else kind, *match.span()))
    yield from sorted(found, key=lambda place: place[1])


def _kind(text: str, figure: Figure, units: Units) -> str:
    if figure.none:
        return _SAME.get(figure.none, figure.none)
    if not text[figure.core].isdigit():
        return "numeral"
    if not figure.unit:
        return "bare"
    if re.search("[%‰‱/点]", figure.unit):
        return "rate"
    unit = units.find(figure.unit)
    return _DIMENSIONS.get(unit.dimension, "count") if unit else "count"


def _kind_there(kind: str, block: Block, numbering: bool) -> str:
    if block.where.channel == "contents":
        return "page"
    if numbering:
        return "numbering"
    if block.where.annex and kind not in ("numbering", "date", "name"):
        return "project"
    return kind


def project_uses(blocks: Iterable[Block], projects: Iterable[Project]) -> Iterator[Use]:
    """Yield the cells of an annex that the projects of the plan give."""
    given = {
        clean(project.number): {
            clean(text)
            for text in (
                project.number, project.name, project.total_investment, project.planned_investment,
                project.years, project.funding, project.progress, project.owner, project.remark,
            )
        }
        for project in projects
    }  # fmt: skip
    for block in blocks:
        if not isinstance(block, TableBlock) or not block.where.annex:
            continue
        for row in block.grid.rows:
            texts = given.get(row[0].text, set())
            for cell in row:
                if cell.text in texts:
                    yield from cell.pieces
