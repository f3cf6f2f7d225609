"""A row of a filled-in sheet as (part of) a row of a plan file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from plancmp.model.terms import BLANK, NO_INDICATOR, ROLES
from plancmp.model.value import Value
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.tree import Mapping, Node, Text
from plancmp.reading.tree import Sequence as List

Row = dict[str, Text]
"""The cells of a row by their columns; an empty one is an empty text, in column 0 where the sheet
has no such column."""

_ORDER = (
    "indicator", "label", "unit", "baseline", "target", "targets", "actual", "prior_target",
    "year", "nature", "scope", "corrected", "note", "responsible",
)  # fmt: skip


def put(mapping: Mapping, key: str, node: Node) -> None:
    """Give a mapping a key."""
    mapping.entries[key] = node
    mapping.keys[key] = Text(key, node.line, node.column)


@dataclass
class Piece:
    """One value of a sheet, as a row of the file; `takes` adds what goes into the same row.

    `values` are its values by role and year; `years` the usual year of each role, `cells` where
    a year stands in the sheet.
    """

    line: int
    key: tuple[str, ...]
    indicators: list[Text]
    values: dict[tuple[str, str], Mapping]
    years: dict[str, str]
    cells: dict[str, Text]
    row: Mapping
    open: bool
    last: tuple[str, str] = ("", "")

    def takes(self, other: Piece) -> bool:
        """Add another piece to this row if it belongs there, and say whether."""
        if self.key != other.key or self.open or other.open:
            return False
        ((place, value),) = other.values.items()
        new, own = other.indicators[0].value, [indicator.value for indicator in self.indicators]
        self.cells |= other.cells
        if place == self.last and _same(self.values[place], value) and new not in own:
            if len(self.values) > 1:
                return False  # an indicator that the first values of the row do not have
            self.indicators.append(other.indicators[0])
            self.write()
            return True
        if place in self.values:
            # The second indicator of a row states the value that the first has stated.
            return _same(self.values[place], value) and new in own[1:]
        if new != own[0] or (place[0] != "target" and place[0] in self._roles()):
            return False
        self.values[place] = value
        self.last = place
        self.write()
        return True

    def _roles(self) -> set[str]:
        return {role for role, _ in self.values}

    def write(self) -> None:
        """Write indicators and values into the row."""
        many = List(self.row.line, self.row.column)
        many.items += self.indicators
        put(self.row, "indicator", many if len(many.items) > 1 else self.indicators[0])
        targets = [(year, node) for (role, year), node in self.values.items() if role == "target"]
        for key in (*ROLES, "targets", "year"):
            self.row.entries.pop(key, None)
        if len(targets) > 1:
            by_year = Mapping(targets[0][1].line, targets[0][1].column)
            for year, node in targets:
                put(by_year, year, _plain(node))
            put(self.row, "targets", by_year)
        for (role, year), node in self.values.items():
            if role == "target" and len(targets) > 1:
                continue
            own = year != self.years[role]
            if own and len(self.values) == 1:
                put(self.row, "year", self.cells[year])
                own = False
            put(self.row, role, _plain(node, self.cells[year] if own else None))
        # In the order in which people write a row.
        order = [key for key in _ORDER if key in self.row.entries]
        self.row.entries = {key: self.row.entries[key] for key in order}


def _same(one: Mapping, other: Mapping) -> bool:
    texts = [
        {key: node.value for key, node in row.entries.items() if isinstance(node, Text)}
        for row in (one, other)
    ]
    return texts[0] == texts[1]


def _plain(node: Mapping, year: Text | None = None) -> Node:
    """Return a value as text where that says all, else as a mapping, with its year if given."""
    if not year and set(node.entries) == {"printed"}:
        return node.entries["printed"]
    full = Mapping(node.line, node.column)
    for key, child in node.entries.items():
        put(full, key, child)
    if year:
        put(full, "year", year)
    return full


def piece_of(
    row: Row, indicator: Text, read: Value | None, years: dict[str, str], vocabulary: Vocabulary
) -> Piece:
    """Return a row of a sheet; `read` is what its value says, `years` the usual year of a role."""
    line, printed = row["label"].line, row["printed"]
    entry = Mapping(line, row["label"].column)
    value = Mapping(line, printed.column)
    put(value, "printed", printed)
    fields = _by_hand(row, read)
    unit = row["printed_unit"]
    if not unit.value and unit.column == 0 and not (read and read.unit) and not fields:
        unit = row["unit"] if read is None or read.is_numeric else unit
    for key, text in fields.items():
        put(value, key, text)
    corrected, note = row["corrected"], row["note"]
    meant = corrected.value.removeprefix(printed.value) if printed.value else ""
    by_unit = meant if meant != corrected.value and vocabulary.units.find(meant) else ""
    if corrected.value and not by_unit:
        put(value, "corrected", corrected)
        if note.value:
            put(value, "reason", note)
            note = Text("", note.line, note.column)
    put(entry, "indicator", indicator)
    put(entry, "label", row["label"])
    for key, text in (("unit", unit), ("nature", row["nature"]), ("scope", row["scope"])):
        if text.value:
            put(entry, key, text)
    role, year = row["role"].value, row["year"].value or years[row["role"].value]
    is_open = indicator.value == BLANK
    name = Text(NO_INDICATOR, indicator.line, indicator.column) if is_open else indicator
    cell = Text(year, row["year"].line, row["year"].column)
    piece = Piece(
        line,
        (row["label"].value, unit.value, row["nature"].value, row["scope"].value, note.value,
         row["responsible"].value, by_unit),
        [name], {(role, year): value}, years, {year: cell}, entry, is_open, (role, year),
    )  # fmt: skip
    piece.write()
    if by_unit:
        correction = Mapping(line, corrected.column)
        put(correction, "unit", Text(by_unit, line, corrected.column))
        put(correction, "reason", note if note.value else corrected)
        put(entry, "corrected", correction)
    if note.value:
        put(entry, "note", note)
    if row["responsible"].value:
        bodies = List(line, row["responsible"].column)
        for body in row["responsible"].value.replace("；", ";").split(";"):
            bodies.items.append(Text(body.strip(), line, row["responsible"].column))
        put(entry, "responsible", bodies)
    return piece


def _by_hand(row: Row, read: Value | None) -> dict[str, Text]:
    """Return the fields of a value that the sheet gives and its print does not say."""
    found: dict[str, Text] = {}
    for column in ("measure", "bound"):
        cell = row[column]
        if cell.value and (read is None or cell.value != getattr(read, column)):
            found[column] = cell
    for column, key in (("value", "number"), ("value_high", "high")):
        was = getattr(read, key) if read else None
        if row[column].value and (was is None or not _equal(was, row[column].value)):
            found[key] = row[column]
    year = row["reference_year"]
    if year.value and (read is None or str(read.reference_year or "") != year.value):
        found["reference_year"] = year
    unit = row["value_unit"]
    if unit.value and (read is None or read.unit != unit.value):
        found["unit"] = unit
    return found


def _equal(number: Decimal, text: str) -> bool:
    try:
        return number == Decimal(text)
    except InvalidOperation:
        return False
