"""One file out of several: what coders agree on, and the readings between which a third decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.comparison.agree.agreement import STATEMENT, Comparison, differences
from plancmp.comparison.agree.likeness import plain, section_likeness
from plancmp.comparison.agree.pairing import Found
from plancmp.model.coding import Coded

_CHANNELS = ("text", "box", "table", "annex")


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of the merged file: which row of which coder it is, and where it goes.

    `others` are the rows of other coders that say the same. `group` counts the decisions: rows of
    one group are readings of the same, `fields` what they differ in; without any the row is agreed.
    """

    coder: int
    row: int
    section: str
    channel: str
    block: str
    others: tuple[tuple[int, int], ...] = ()
    group: int = 0
    fields: tuple[str, ...] = ()


def merge_rows(comparison: Comparison) -> list[MergedRow]:
    """Return the rows of the merged file, by section, channel and table or box.

    A row that gives several values is one: it is agreed if all coders have all of its values and
    say the same of them.
    """
    merged: list[MergedRow] = []
    groups = 0
    sections = _Names()
    for joined in _joined(comparison.found):
        rows = _rows(joined)
        fields = _fields_in_doubt(joined)
        if not fields:
            best = min(rows, key=lambda row: (_count(rows, row[0]), row[0]))[0]
            others = tuple(row for row in rows if row[0] != best)
            kept = [row for row in rows if row[0] == best]
        else:
            groups += 1
            others, kept = (), list(rows)
        for coder, row in kept:
            statement = rows[coder, row].statement
            section = sections.of_section(statement.section)
            merged.append(
                MergedRow(
                    coder, row, section, statement.channel,
                    sections.of_block(section, statement.channel, statement.block),
                    others, groups if fields else 0, fields,
                )
            )  # fmt: skip
    section_order = list(dict.fromkeys(row.section for row in merged))
    block_order = list(dict.fromkeys((row.section, row.block) for row in merged))
    return sorted(
        merged,
        key=lambda row: (
            section_order.index(row.section),
            _CHANNELS.index(row.channel),
            block_order.index((row.section, row.block)),
        ),
    )


def _count(rows: dict[tuple[int, int], Coded], coder: int) -> int:
    return sum(at == coder for at, _ in rows)


def _rows(joined: Sequence[Found]) -> dict[tuple[int, int], Coded]:
    """Return the rows, by coder and number, that state what is joined, with a reading of each."""
    return {
        (coder, coded.row): coded
        for coder in range(len(joined[0].readings))
        for found in joined
        if (coded := found.readings[coder]) is not None
    }


def _fields_in_doubt(joined: Sequence[Found]) -> tuple[str, ...]:
    fields = dict.fromkeys(
        difference.field for found in joined for difference in differences(found)
    )
    if any(None in found.readings for found in joined):
        return (STATEMENT, *fields)
    return tuple(fields)


def _joined(found: Sequence[Found]) -> list[list[Found]]:
    """Return the statements in lists of those that stand in the same rows, in their order."""
    groups: list[list[Found] | None] = []
    group_of: dict[tuple[int, int], int] = {}
    for unit in found:
        keys = [(i, one.row) for i, one in enumerate(unit.readings) if one is not None]
        known = sorted({group_of[key] for key in keys if key in group_of})
        if not known:
            known = [len(groups)]
            groups.append([])
        first = groups[known[0]]
        assert first is not None
        for other in known[1:]:
            first += groups[other] or []
            groups[other] = None
        first.append(unit)
        for one in first:
            for i, reading in enumerate(one.readings):
                if reading is not None:
                    group_of[i, reading.row] = known[0]
    return [group for group in groups if group]


class _Names:
    """One name for each section and table, the first that a coder gave it."""

    def __init__(self) -> None:
        self.sections: list[str] = []
        self.blocks: dict[tuple[str, str], list[str]] = defaultdict(list)

    def of_section(self, section: str) -> str:
        for known in self.sections:
            if section_likeness(known, section) == 1:
                return known
        self.sections.append(section)
        return section

    def of_block(self, section: str, channel: str, block: str) -> str:
        known = self.blocks[section, channel]
        match = next((name for name in known if plain(name) == plain(block)), None)
        if match is None:
            known.append(block)
            return block
        return match
