"""Tables whose rows stand between lines of one bar, a cell a line: `|`, `床位 |`, `90 |`, `|`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_BAR = "|"
_LEAST = 3


def with_barred_rows(lines: Sequence[str]) -> list[str]:
    """Return the lines, each such row on the line of its first cell, with bars between cells."""
    out = list(lines)
    bars = [at for at, line in enumerate(lines) if line.strip() == _BAR]
    rows = [(first, end) for first, end in pairwise([*bars, _end_of(lines, bars)]) if end > first]
    cells = {first: _cells(lines[first + 1 : end]) for first, end in rows}
    if sum(len(row) > 1 for row in cells.values()) < _LEAST or not all(cells.values()):
        return out
    for first, end in rows:
        for at in range(first, end):
            out[at] = ""
        at = next(at for at in range(first + 1, end) if lines[at].strip())
        out[at] = f"{f' {_BAR} '.join(cells[first])} {_BAR}"
    return out


def _end_of(lines: Sequence[str], bars: Sequence[int]) -> int:
    """Return where the last row ends: with the last line that ends with a bar."""
    last = bars[-1] if bars else len(lines)
    ended = [at for at in range(last, len(lines)) if lines[at].rstrip().endswith(_BAR)]
    return ended[-1] + 1 if ended else last


def _cells(lines: Sequence[str]) -> list[str]:
    """Return the cells of a row, nothing if a line of it is none."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts or any(text.count(_BAR) != 1 or not text.endswith(_BAR) for text in texts):
        return []
    return [text.removesuffix(_BAR).strip() for text in texts]
