"""What the cell of a column of changes says, and how it fits the levels of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.language.folding import clean
from plancmp.language.tables import WHOLE_HEAD, Row, TableCell, is_of_all_years
from plancmp.model.value import CHANGES
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.table_values import OPEN, Values
from plancmp.tracing.scan.values import hand_given, parsed

_POINTS = r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?P<unit>{points})"
_WHOLE = re.compile(r"^[\[〔](.+)[\]〕]$")
_ROUNDED = Decimal("0.3")
"""How far a change in % may be from that of its row's levels, both being rounded."""
_FALL = re.compile("^[-−－]")
_UNIT = re.compile(r"[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Moved:
    """A change as a cell has it, of what is called `label`.

    `sure` says that nothing about it is open, `has_unit` that it is not in the unit of its row.
    """

    label: str
    reading: Reading
    sure: bool
    is_part: bool = False
    has_unit: bool = False


def moved(
    label: str, cell: TableCell, column: Values, levels: Sequence[Decimal | None], unit: str,
    words: Words,
) -> Moved:  # fmt: skip
    """Return the change that a cell says; `levels` are those of its row, the last two if many.

    `unit` is that of its row.
    A year as the head says, altogether where it is in brackets. A name that says a change itself
    (浓度下降) is that of the whole one, and so is a figure by which the levels of its row differ.
    """
    core = _WHOLE.sub(r"\1", cell.printed)
    said = _told_change(core, column, unit, words)
    if said is not None:
        return Moved(label, said, sure=True, has_unit=True)
    falls = _FALL.sub("", core)
    value = parsed(falls)
    given = hand_given(falls) if value else {"measure": "qualitative"}
    given |= {"year": column.year} if column.year else {}
    number = value.number if value else None
    if number is None:
        return Moved(label, Reading(cell.printed, given), sure=value is not None)
    if falls != core:
        number = -number
        given["number"] = str(number)
    first, last = (*levels, None, None)[:2]
    apart = last - first if first is not None and last is not None else None
    if column.since:
        points = words.pattern("{points}").search(column.change)
        unit = points[0] if points else unit
        share = "%" in column.change and "%" not in label + unit and points is None
        given |= {"measure": "change_pct", "unit": "%"} if share else {"measure": "change_points"}
        given |= {"unit": unit} if unit and not share else {}
        given |= {"reference_year": column.since} if column.since != OPEN else {}
        told = apart == number or (apart is None and (share or "%" not in column.change))
        if share and apart is not None and first:
            told = abs(100 * apart / first - number) <= _ROUNDED
        return Moved(label, Reading(cell.printed, given), sure=told, has_unit=share)
    verbs = words.pattern("{moved.falls}|{moved.rises}").findall(clean(label))
    named = any(len(verb) > 1 for verb in verbs)  # no 高 of 高中
    bracketed = core != cell.printed
    alone = not levels or (not bracketed and levels[-1] is None)  # no aim for the last year
    yearly = words.pattern("{moved.yearly}").search(column.change) is not None
    yearly = yearly and not bracketed and "%" in core and "%" not in label + unit
    if alone and not yearly and is_of_all_years(column.change, words):
        return Moved(label, Reading(cell.printed, given), sure=named or not bracketed)
    whole = bracketed or not words.pattern("{moved.yearly}").search(column.change)
    if not whole:
        sure = "%" in (*column.change, *core)
        head = _UNIT.sub("", WHOLE_HEAD.sub("", column.change))
        head = words.pattern("^(?:{column.target}|{column.reached})+").sub("", head) or head
        label = _UNIT.sub("", label) + head
        given |= {"measure": "annual_change_pct", "unit": "%"}
        return Moved(label, Reading(cell.printed, given), sure, is_part=True, has_unit=True)
    if not named:
        given |= {"measure": "change_points"}
    return Moved(label, Reading(cell.printed, given), named or apart == number)


def _told_change(core: str, column: Values, unit: str, words: Words) -> Reading | None:
    """Return a change whose cell says so: 增加1.15, 增长51.08%, -1.4个百分点; else None."""
    points = words.pattern(_POINTS).fullmatch(core)
    if points:
        given = {"measure": "change_points", "number": points["number"], "unit": points["unit"]}
        return Reading(core, given | _years_of(column))
    if not words.pattern("(?:{aim}|{annual})*{change}").match(core):
        return None
    text = core if parsed(core) else core + unit
    value = parsed(text)
    if value is None or value.number is None or value.measure not in CHANGES:
        return None
    return Reading(core, hand_given(text) | _years_of(column))


def _years_of(column: Values) -> dict[str, str]:
    """Return what the head of a change says of its years, as fields beside its figure."""
    year = {"year": column.year} if column.year else {}
    return year | ({"reference_year": column.since} if column.since not in ("", OPEN) else {})


def levels_of(cells: Row, columns: Sequence[Values], change: Values) -> list[Decimal | None]:
    """Return the levels in a row between which it changed, None for what is no figure.

    Those of the years that the column of the change names; else the first and last by year. Aim and
    outcome of one year are no two levels.
    """
    levels = [column for column in columns if not column.change]
    if len({column.column for column in levels if column.column}) == 1:
        return []
    ends = [
        next((one for one in levels if one.column == year and one.role == role), None)
        for year, role in ((change.since, "actual"), (change.column, change.role))
    ]
    by_year = sorted(levels, key=lambda column: column.column or column.year)
    named = [one for one in ends if one is not None]
    chosen = named if len(named) == len(ends) else by_year
    found = [parsed(cells[column.place].printed) for column in chosen]
    reached = columns and columns[0].role == "actual"
    outer = found[-2:] if reached else [*found[:1], *found[-1:]]
    return [value.number if value else None for value in outer] if len(found) > 1 else []
