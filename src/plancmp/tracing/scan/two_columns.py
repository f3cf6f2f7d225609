"""Lists of two columns that blanks keep apart: `地区 2020年`, below it `甲县 9.98`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.language.tables import heads_places, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import HEAD_WIDTH, YEAR_HEAD, is_value
from plancmp.tracing.scan.table_measures import names_measure

_PAIR = re.compile(r"(\S{1,20})\s+(\S{1,20})")
_LEAST = 3


def with_pairs(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, the rows of such a list with a tab between its cells."""
    out = list(lines)
    for at, line in enumerate(lines):
        if not _is_head(line, words):
            continue
        rows = _rows(lines, at + 1)
        if len(rows) >= _LEAST:
            for number in (at, *rows):
                out[number] = "\t".join(lines[number].split())
    return out


def _is_head(line: str, words: Words) -> bool:
    pair = _PAIR.fullmatch(line.strip())
    if pair is None:
        return False
    name, value = clean(pair[1]), clean(pair[2])
    named = heads_places(name, words) or key_of_head(name, words) == "name"
    counted = YEAR_HEAD.fullmatch(value) is not None or names_measure(value, words)
    return named and counted and len(value) <= HEAD_WIDTH


def _rows(lines: Sequence[str], first: int) -> list[int]:
    """Return the numbers of the lines that are a name and its figure, from one on."""
    found: list[int] = []
    for number in range(first, len(lines)):
        pair = _PAIR.fullmatch(lines[number].strip())
        if pair is None or is_value(clean(pair[1])) or not is_value(clean(pair[2])):
            break
        found.append(number)
    return found
