"""Tables: a row of the draft for each row that has a value, each column of values kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.language.figures import figures
from plancmp.language.folding import clean, fold
from plancmp.language.periods import plans_in
from plancmp.language.tables import Cell, Column, Grid, columns_of, without_row_number
from plancmp.messages import Message, Template, Verbatim, say
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, LeftOver, Reading, Scanned
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.timing import Period, Setting
from plancmp.tracing.scan.values import hand_given, level_by_hand, parsed

_NUMBER_ONLY = re.compile(r"[0-9.\-—]*")
_OWN_YEAR = re.compile(r"[(（]((?:19|20)[0-9]{2})年?(?:底|末)?[)）]$")
_FOOTNOTE = re.compile(r"[\[(][0-9*]{1,2}[\])]$|[①-⑳*]+$")
_PROJECT_KEYS = (
    "number", "name", "planned_investment", "total_investment", "years", "funding", "progress",
    "owner", "remark",
)  # fmt: skip
_NO_COLUMN = Template("scan_no_column", "no column of names or values", "没有名称列或数值列")
_OTHER_COLUMN = Template("scan_other_column", "in the column `{head}`", "在“{head}”列")
_NO_NAME = Template("scan_no_name", "no name in its row", "所在行没有名称")


@dataclass(frozen=True, slots=True)
class _Values:
    """A column of values: its place, role and year, and what is not certain of them.

    `year` is empty where the plan's header says it; `column` is the year of the column's head.
    """

    place: int
    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    column: str = ""


def read_table(part: Part, setting: Setting, words: Words) -> Scanned:
    """Return the rows of a table, the figures left over, and the projects of a project list."""
    if part.table is None:
        return Scanned(part, (), ())
    grid = part.table.grid
    projects = _projects(grid, words)
    if projects:
        return Scanned(part, (), (), tuple(projects))
    columns = columns_of(grid, words)
    name = _name_column(grid, columns)
    values = _value_columns(part, columns, name, setting, words)
    if name is None or not values:
        all_ = [place for place, column in enumerate(columns) if column.kind != "number"]
        return Scanned(part, (), tuple(_left_over(part, grid, all_, words)))
    unit = _first(columns, "unit")
    nature = _first(columns, "nature")
    rows: list[DraftRow] = []
    unused: list[LeftOver] = []
    for cells in grid.rows:
        label = _label(cells[name])
        if not label or label == columns[name].head:
            if not label:
                for column in values:
                    unused += _cells_left(part, cells[column.place], say(_NO_NAME), words)
            continue
        found_nature = cells[nature].text if nature is not None else ""
        rows += _rows(
            cells, label, values, setting,
            cells[unit].printed if unit is not None else "",
            next((nature for nature in NATURES if nature[:2] in found_nature), ""),
            words,
        )  # fmt: skip
    used = {name, unit, nature, *(column.place for column in values)}
    rest = [
        place for place, column in enumerate(columns)
        if place not in used and column.kind not in ("number", "group")
    ]  # fmt: skip
    unused += _left_over(part, grid, rest, words)
    return Scanned(part, tuple(rows), tuple(unused))


def _rows(
    cells: tuple[Cell, ...], label: str, values: list[_Values], setting: Setting, unit: str,
    nature: str, words: Words,
) -> list[DraftRow]:  # fmt: skip
    """Return the rows of a line: one, and one more for each value of a role that it has already."""
    targets = [column for column in values if column.role == "target"]
    several = len(targets) > 1 and all(column.column for column in targets)
    by_year: dict[str, Reading] = {}
    grouped: list[dict[str, Reading]] = [{}]
    open_doubts: list[dict[Doubt, None]] = [{}]
    for column in values:
        cell = cells[column.place]
        if not cell.printed and (column.year or several):
            continue
        at = next((n for n, group in enumerate(grouped) if column.role not in group), len(grouped))
        if at == len(grouped):
            grouped.append({})
            open_doubts.append({})
        if several and column.role == "target":
            at = 0
            bare = replace(column, year="")
            by_year[column.column], marks = _reading(cell.printed, bare, setting, words)
        else:
            grouped[at][column.role], marks = _reading(cell.printed, column, setting, words)
        open_doubts[at].update(dict.fromkeys((*column.doubts, *marks)))
    line = next((cell.line for cell in cells if cell.printed), cells[0].line)
    return [
        DraftRow(line, label, found, unit, "", nature, tuple(marks), by_year if not at else {})
        for at, (found, marks) in enumerate(zip(grouped, open_doubts, strict=True))
        if found or (by_year and not at)
    ]


def _first(columns: tuple[Column, ...], kind: str) -> int | None:
    return next((place for place, column in enumerate(columns) if column.kind == kind), None)


def _label(cell: Cell) -> str:
    label = cell.printed
    folded = without_row_number(fold(label))
    label = label[len(label) - len(folded) :] if fold(label).endswith(folded) else label
    return "" if _NUMBER_ONLY.fullmatch(label) else label


def _name_column(grid: Grid, columns: tuple[Column, ...]) -> int | None:
    """Return the column of names: by its head, else the one of most words."""
    named = _first(columns, "name")
    if named is not None:
        return named
    lengths = {
        place: sum(len(row[place].text) for row in grid.rows if not _is_figure(row[place].text))
        for place, column in enumerate(columns)
        if not column.kind
    }
    return max(lengths, key=lambda place: lengths[place], default=None)


def _is_figure(text: str) -> bool:
    return bool(text) and text[0] in "0123456789≤≥<>-"


def _is_of_the_past(part: Part, period: Period | None) -> bool:
    """Whether a table reports on the period before: its aims are those of the former plan."""
    named = plans_in(fold(part.name))
    if named and period is not None:
        return named[0][2].last <= period.base
    return part.background


def _value_columns(
    part: Part, columns: tuple[Column, ...], name: int | None, setting: Setting, words: Words
) -> list[_Values]:
    """Return the columns of values with their role, and their year where it is not the usual."""
    period = setting.period or _named_period(part)
    past = _is_of_the_past(part, period)
    value_columns = [
        (place, column) for place, column in enumerate(columns)
        if column.is_value and place != name
    ]  # fmt: skip
    aims = any(column.kind == "target" for _, column in value_columns)
    aims = aims or words.pattern("{column.target}").search(clean(part.name)) is not None
    base = setting.base or _base_of(
        [column for _, column in value_columns if column.kind != "target"]
    )
    found: list[_Values] = []
    for place, column in value_columns:
        year = int(column.years[-1]) if column.years else 0
        marks: tuple[Doubt, ...] = ()
        if column.kind == "target":
            role = "prior_target" if (year <= base if year else past) else "target"
        elif year > base and column.kind != "reached":
            # A year that was over when the text was written is reported, unless an aim is named.
            over = not aims and year < setting.now
            role = "actual" if over else "target"
            marks = () if aims or (period and not over) else (doubts.ROLE,)
        else:
            role = "actual" if past else "baseline"
        if role == "baseline" and any(values.role == "baseline" for values in found):
            role = "actual"
        usual = setting.usual(role)
        if year and str(year) != usual:
            said = str(year)
        else:
            said = ""
            marks += () if usual else (doubts.YEAR,)
        found.append(_Values(place, role, said, marks, str(year) if year else ""))
    return found


def _named_period(part: Part) -> Period | None:
    """Return the years of the plan that the table's title names, None if it names none."""
    named = plans_in(fold(part.name))
    first = named[0][2].first if named else 0
    return Period(first, first + 4, first - 1) if first else None


def _base_of(columns: list[Column]) -> int:
    """Return the last year before the aims, where only the table tells: its first column's."""
    years = [int(column.years[-1]) for column in columns if column.years]
    return years[0] if len(years) > 1 and years[0] == min(years) else 0


def _reading(
    printed: str, column: _Values, setting: Setting, words: Words
) -> tuple[Reading, tuple[Doubt, ...]]:
    """Return the value of a cell; a year in brackets behind it is its own."""
    own = _OWN_YEAR.search(printed)
    year = own[1] if own else column.year
    core = printed[: own.start()] if own else printed
    if own and own[1] == setting.usual(column.role):
        year = ""
    core = core if parsed(core) is not None else _FOOTNOTE.sub("", core)
    when = {"year": year} if year else {}
    marks: tuple[Doubt, ...] = ()
    if parsed(core) is not None:
        if core != printed:
            return Reading(printed, {**hand_given(core), **when}), marks
        return Reading(printed, when), marks
    numbers = figures(clean(core), words)
    if len(numbers) == 1 and numbers[0].number is not None:
        hand = level_by_hand(printed, numbers[0])
        marks = (doubts.VALUE,)
    else:
        hand = Reading(printed, {"measure": "qualitative"})
        marks = (doubts.VALUE,) if numbers else ()
    return Reading(hand.printed, {**hand.given, **when}), marks


def _projects(grid: Grid, words: Words) -> list[dict[str, str]]:
    """Return the projects of a list that names each and what it costs; none of another table."""
    columns: dict[str, int] = {}
    for key in _PROJECT_KEYS:
        form = words.pattern(f"{{project.{key}}}")
        place = next(
            (at for at, head in enumerate(grid.heads)
             if form.search(head) and at not in columns.values()), None,
        )  # fmt: skip
        if place is not None:
            columns[key] = place
    if not {"name", "total_investment"} <= columns.keys():
        return []
    return [
        {
            "number": str(number),
            **{key: cells[place].printed for key, place in columns.items()},
        }
        for number, cells in enumerate(grid.rows, 1)
        if cells[columns["name"]].text
    ]


def _left_over(part: Part, grid: Grid, places: Sequence[int], words: Words) -> list[LeftOver]:
    """Return the figures of columns that no row of the draft holds."""
    found: list[LeftOver] = []
    for row in grid.rows:
        for place in places:
            head = grid.heads[place]
            reason = say(_OTHER_COLUMN, head=Verbatim(head)) if head else say(_NO_COLUMN)
            found += _cells_left(part, row[place], reason, words)
    return found


def _cells_left(part: Part, cell: Cell, reason: Message, words: Words) -> list[LeftOver]:
    if not figures(cell.text, words):
        return []
    return [LeftOver(cell.line, part.section, "table", cell.printed, part.name, reason)]
