"""Tables that stand on their side: a row a year, or the indicators side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plancmp.language.folding import clean
from plancmp.language.grid_heads import LEAST_ACROSS
from plancmp.language.tables import (
    YEAR,
    YEAR_ROW,
    Grid,
    Row,
    TableCell,
    columns_of,
    joined_heads,
    key_of_head,
)
from plancmp.model.words import Words

_DATA = re.compile("[0-9]{3}")
_YEAR = re.compile(rf"{YEAR_ROW.pattern}(?:\([一-龥]{{2,4}}\))?")
"""A year in a row of its own, maybe with what it is: 2020年(现状), 2035年(展望)."""
_LEAST_YEARS = 2


def turned(body: list[Row]) -> Grid | None:
    """Turn a table with a row a year on its side; None where it is another.

    What stands above the first year is the header, each column's cells from above; where a page
    lost the empty ones of these, nobody knows which belongs to which.
    """
    at = [number for number, row in enumerate(body) if _YEAR.fullmatch(row[0].text)]
    if len(at) < _LEAST_YEARS or not at[0]:
        return None
    heads, rows = body[: at[0]], [row for row in body[at[0] :] if any(cell.text for cell in row)]
    moved = any(row[0].text and not row[-1].text for row in heads[1:])
    if moved or any(_DATA.search(cell.text) for row in heads for cell in row):
        return None
    printed = joined_heads([[cell.printed for cell in row] for row in heads])
    names = [
        TableCell(
            name,
            clean(name),
            cells[0].line,
            tuple(piece for cell in cells for piece in cell.pieces),
        )
        for name, cells in zip(printed, zip(*heads, strict=True), strict=True)
    ]
    first, *others = zip([heads[0][0], *names[1:]], *rows, strict=True)
    return Grid((first,), tuple(others), turned=True)


def across(body: list[Row], words: Words) -> Grid | None:
    """Turn a table that gives the indicators side by side; None where it is another.

    Its first column holds the heads (指标, 2025年, 属性), maybe again for more indicators.
    """
    starts = [at for at, row in enumerate(body) if key_of_head(row[0].text, words) == "name"]
    if not starts or starts[0]:
        return None
    blocks = [body[start:end] for start, end in pairwise([*starts, len(body)])]
    header = tuple(row[0] for row in max(blocks, key=len))
    heads = [cell.text for cell in header]
    kinds = columns_of(Grid((header,), ()), words)
    first = [cell.text for cell in body[0][1:] if cell.text]
    if (
        len(first) < LEAST_ACROSS
        or not all(column.kind for column in kinds)
        or not any(column.is_value for column in kinds)
        or any(key_of_head(text, words) or YEAR.search(text) for text in first)
        or not all(_is_headed(block, heads) for block in blocks)
    ):
        return None
    rows: list[Row] = []
    for block in blocks:
        blank = tuple(replace(cell, printed="", text="") for cell in block[-1])
        missing = [blank] * (len(heads) - len(block))
        rows += zip(*[row[1:] for row in (*block, *missing)], strict=True)
    return Grid((header,), tuple(row for row in rows if row[0].text))


def _is_headed(block: list[Row], heads: list[str]) -> bool:
    """Whether the rows of a block have these heads; the last row of a text may be cut."""
    *whole, last = [row[0].text for row in block]
    count = len(whole)
    fits = count < len(heads) and last != "" and heads[count].startswith(last)
    return fits and whole == heads[:count]
