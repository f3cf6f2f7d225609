"""Headlines, which say a figure in short that the text below gives with its time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancmp.language.folding import clean
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow, Scanned
from plancmp.tracing.scan.values import parsed

_OPEN_IN_TIME = {doubts.ROLE, doubts.YEAR}
_IN_TIME = {*_OPEN_IN_TIME, doubts.CARRIED, doubts.LATE, doubts.OUTSIDE}
_SENTENCE = re.compile("[。;]")
_LONGEST = 40


def with_headlines(parts: Sequence[Scanned], lines: Sequence[str]) -> list[Scanned]:
    """Return the parts with the role and year of what their headlines say.

    That is what the text below says of the one figure with the same name and value whose time it
    settles; where it has several, of other times, the headline keeps its doubts.
    """
    certain: dict[object, list[DraftRow]] = defaultdict(list)
    for row in (row for part in parts for row in part.rows):
        if row.values and not _IN_TIME & {*row.doubts}:
            certain[_plain(row)].append(row)
    return [
        part if part.part.channel == "table" else _with_settled(part, certain, lines)
        for part in parts
    ]


def _with_settled(
    part: Scanned, certain: Mapping[object, Sequence[DraftRow]], lines: Sequence[str]
) -> Scanned:
    settled = (_settled(row, certain) if _is_headline(row, lines) else row for row in part.rows)
    return replace(part, rows=tuple(settled))


def _is_headline(row: DraftRow, lines: Sequence[str]) -> bool:
    """Whether a row in doubt about its time stands in a short line that is no sentence."""
    if not _OPEN_IN_TIME & {*row.doubts} or not 0 < row.line <= len(lines):
        return False
    text = clean(lines[row.line - 1])
    return len(text) <= _LONGEST and _SENTENCE.search(text) is None


def _settled(row: DraftRow, certain: Mapping[object, Sequence[DraftRow]]) -> DraftRow:
    """Return the row of a headline with the time of the certain row that says the same."""
    alike = certain.get(_plain(row), ()) if _plain(row) else ()
    same = [one for one in alike if one.line > row.line and _is_of_the_same(row, one)]
    if len({(next(iter(other.values)), other.year) for other in same}) != 1:
        return row
    role, reading = next(iter(row.values.items()))
    told = next(iter(same[0].values)), same[0].year
    if (doubts.YEAR not in row.doubts and row.year != told[1]) or told[0] == "baseline":
        return row
    if doubts.ROLE not in row.doubts and role != told[0]:
        return row
    marks = tuple(doubt for doubt in row.doubts if doubt not in _OPEN_IN_TIME)
    return replace(row, values={told[0]: reading}, year=told[1], doubts=marks)


def _is_of_the_same(row: DraftRow, other: DraftRow) -> bool:
    """Whether two rows are of one name, as far as a headline gives it whole."""
    return row.label.endswith(other.label) or other.label.endswith(row.label)


def _plain(row: DraftRow) -> tuple[object, ...]:
    """Return the one figure of a row, whatever its bound; nothing for any other row."""
    value = parsed(next(iter(row.values.values())).printed) if len(row.values) == 1 else None
    if value is None or value.number is None:
        return ()
    return value.number, value.high, value.unit, value.measure
