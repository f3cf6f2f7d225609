"""The unit that stands above a table for all of it: `表1 医药费用    单位：元`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.folding import clean
from plancmp.model.vocabulary import Vocabulary
from plancmp.tracing.scan.draft_rows import DraftRow, Reading, Scanned
from plancmp.tracing.scan.values import parsed

_FAR = 5
"""How many lines above the first row a caption may stand: the heads are between them."""
_UNIT = r"(?:^|\s|[(（]){column.unit}[:：]\s*(?P<unit>[^\s、，,。；;()（）]{1,8})[)）]?\s*$"
_BRACKET = re.compile("[(（][^()（）]+[)）]$")


def with_units(
    found: Sequence[Scanned], lines: Sequence[str], vocabulary: Vocabulary
) -> list[Scanned]:
    """Return what was found, rows of tables with the unit that the line above the table says."""
    return [_with_unit(part, lines, vocabulary) for part in found]


def _with_unit(found: Scanned, lines: Sequence[str], vocabulary: Vocabulary) -> Scanned:
    if found.part.table is None or not found.rows:
        return found
    first = min(
        line for row in found.part.table.grid.rows for cell in row for line, _, _ in cell.pieces
    )
    said = vocabulary.words.pattern(_UNIT)
    above = [line for line in lines[: first - 1] if line.strip()][-_FAR:]
    unit = next((match["unit"] for line in reversed(above) if (match := said.search(line))), "")
    if not unit or vocabulary.units.find(clean(unit)) is None:
        return found
    rows = tuple(replace(row, unit=unit) if _lacks_unit(row) else row for row in found.rows)
    return replace(found, rows=rows)


def _lacks_unit(row: DraftRow) -> bool:
    """Whether neither a row nor its label nor any of its values has a unit."""
    return not row.unit and not _BRACKET.search(row.label) and all(map(_is_bare, row.readings))


def _is_bare(reading: Reading) -> bool:
    value = parsed(reading.printed)
    return value is not None and value.measure in ("level", "empty") and not value.unit
