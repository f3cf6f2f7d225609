"""A long list of rows that have lost their head is not read to its end from each of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import pytest

from plancmp.language.table_lines import read_grid
from plancmp.reading.catalogue import Catalogue


class _Counted(Sequence[str]):
    """Lines that count how many of them are looked at."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.looked_at = 0

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        found = self.lines[at]
        self.looked_at += len(found) if isinstance(at, slice) else 1
        return found


@pytest.mark.parametrize(
    "row", ["| 床位 | 5 | 6 |", "| 指标 | 说明 |", "床位\t5\t6", "\t床位", "\t床位\t"]
)
def test_few_lines_tell_that_there_is_no_table(row: str, shipped: Catalogue) -> None:
    lines = _Counted([row] * 2_000)
    starts = range(0, 1_000, 100)
    for start in starts:
        found = read_grid(lines, start, lambda _line, _complete: False, shipped.vocabulary.words)
        assert found == (None, start)
    assert len(starts) <= lines.looked_at <= 500 * len(starts)
