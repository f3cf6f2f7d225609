"""The columns of a table that say by how much its indicators changed, or are to change.

A plan says by how much a year, or altogether until its end; a report says against the year before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from plancmp.language.folding import clean
from plancmp.language.periods import plans_in
from plancmp.language.tables import (
    WHOLE_HEAD,
    YEAR,
    Row,
    TableCell,
    TableColumn,
    is_of_all_years,
)
from plancmp.model.value import CHANGES
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.values import hand_given, parsed

_WHOLE = re.compile(r"^[\[〔](.+)[\]〕]$")
_ROUNDED = Decimal("0.3")
"""How far a change in % may be from that of its row's levels, both being rounded."""
_LEAST = 2
_OPEN = "?"
"""The year that changes count from, where nobody knows it."""
_FALL = re.compile("^[-−－]")
_UNIT = re.compile(r"[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Values:
    """A column of values: its place, role and year, and what is not certain of them.

    `year` is empty where the plan's header says it; `column` is the year of the column's head;
    `measure` is what the column counts, where its head says so and the row says of what, `scope`
    of which part its values are, where others of its role and year stand beside them, `unit` that
    of a head that says no more; `change` is the head of a column of changes, `since` the year that
    these count from, empty for those of a plan.
    """

    place: int
    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    column: str = ""
    measure: str = ""
    scope: str = ""
    change: str = ""
    since: str = ""
    unit: str = ""


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


def change_columns(
    columns: tuple[TableColumn, ...], values: Sequence[Values], year: str, setting: Setting,
    words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of changes, where it is certain between which years.

    `year` is that of the table, empty if nothing tells; it counts where there are no levels.

    Those of a plan go from the one base year of the table, or of the plan, to its one aim; those of
    a report from the year before the last that was reached.
    """
    points = words.pattern("{points}")
    heads = {place: column.head for place, column in enumerate(columns) if column.kind == "change"}
    apart = {place: head for place, head in heads.items() if points.search(head)}
    heads = {place: head for place, head in heads.items() if place not in apart}
    reached = all(column.role == "actual" for column in values)
    between = _against_last_year(apart, values, year, setting, words) if apart and reached else []
    return between + _grown(heads, columns, values, year, setting, words)


def _grown(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values], year: str,
    setting: Setting, words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of changes that are no differences of shares."""
    planned = _of_plans(heads, setting) or _of_years(heads, words)
    planned = planned or _since_the_base(heads, columns, values, words)
    if planned:
        return planned
    beside = _beside_levels(heads, columns, values, words)
    if beside:
        return beside
    if heads and all(column.role == "actual" for column in values):
        return _against_last_year(heads, values, year, setting, words)
    bases, aims = (
        {column.column or setting.usual(column.role) for column in values if column.role in roles}
        for roles in (("baseline", "actual"), ("target",))
    )
    former = any(column.role == "prior_target" for column in values)
    period = setting.period if setting.period and setting.period.sure else None
    if period and not bases and aims == {str(period.last)}:
        bases = {str(period.base)}
    if former or len(bases) != 1 or len(aims) != 1 or not (bases | aims).isdisjoint({""}):
        return []
    years = f"{int(bases.pop()) + 1}-{aims.pop()}"
    form = words.pattern("{moved.yearly}|{column.whole}")
    return [
        Values(place, "target", years, change=head)
        for place, head in heads.items()
        if form.search(head)
    ]


def _of_plans(heads: dict[int, str], setting: Setting) -> list[Values]:
    """Return the columns of changes whose heads all name the plan that they are of: “十三五”年均.

    The latest is the one whose aims the table sets, if the text is no report.
    """
    plans = {place: plans_in(head) for place, head in heads.items()}
    if not plans or any(len(found) != 1 for found in plans.values()):
        return []
    latest = max(found[0][2].last for found in plans.values())
    return [
        Values(place, "target" if ahead else "actual", f"{plan.first}-{plan.last}", change=head)
        for place, head in heads.items()
        for plan in (plans[place][0][2],)
        for ahead in (plan.last == latest and not setting.header.reports,)
    ]


def _of_years(heads: dict[int, str], words: Words) -> list[Values]:
    """Return the columns of changes whose heads all name their year: 2023年计划增长, 2023年增长."""
    years = {place: set(YEAR.findall(head)) for place, head in heads.items()}
    if len(heads) < _LEAST or any(len(found) != 1 for found in years.values()):
        return []
    aimed, reached = (
        words.pattern("{column.target}|{table_of.planned}"),
        words.pattern("{column.reached}"),
    )
    if not all(aimed.search(head) or reached.search(head) for head in heads.values()):
        return []
    return [
        Values(place, role, year, (), year, change=head, since=str(int(year) - 1))
        for place, head in heads.items()
        for year in years[place]
        for role in ("target" if aimed.search(head) else "actual",)
    ]


def _since_the_base(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values], words: Words
) -> list[Values]:
    """Return the columns of changes that each stand beside a level, all counted from one base.

    `规划目标` and `完成情况` each stand above `2020年` and `年均增长`; 2015年 is the base of both.
    """
    said = words.pattern(
        "(?:19|20)[0-9]{2}年?|{moved.yearly}|{column.change}|{column.whole}|率|\\(%\\)|〔|〕"
    )
    bases = [one.column for one in values if one.role == "baseline"]
    levels = {
        said.sub("", columns[one.place].head): one
        for one in values
        if one.column and one.role != "baseline"
    }
    beside = {place: levels.get(said.sub("", head)) for place, head in heads.items()}
    if len(bases) != 1 or len(levels) < _LEAST or not heads or not all(beside.values()):
        return []
    first = str(int(bases[0]) + 1) if bases[0].isdecimal() else _OPEN
    yearly = words.pattern("{moved.yearly}.*")
    grown = {place: found[0] for place, head in heads.items() if (found := yearly.search(head))}
    return [
        Values(
            place,
            one.role,
            f"{first}-{one.column}",
            one.doubts,
            change=grown.get(place, heads[place]),
        )
        for place, one in beside.items()
        if one and one.column > first
    ]


def _beside_levels(
    heads: dict[int, str], columns: tuple[TableColumn, ...], values: Sequence[Values], words: Words
) -> list[Values]:
    """Return the columns of changes where each stands beside its level below one head.

    `2015年目标` stands above `绝对值` and `增速(%)`: both are aims for 2015.
    Nothing where one does not.
    """
    said = words.pattern("{table_of.level}|{column.change}率?(?:\\(%\\))?")
    levels = {said.sub("", columns[one.place].head): one for one in values if one.column}
    if len(levels) < _LEAST or len(levels) < len(heads):
        return []
    found = {place: levels.get(said.sub("", head)) for place, head in heads.items()}
    if not all(found.values()):
        return []
    beside = [(place, one, int(one.column) - 1) for place, one in found.items() if one]
    return [
        Values(place, one.role, one.year, one.doubts, change=heads[place], since=str(since))
        for place, one, since in beside
    ]


def _against_last_year(
    heads: dict[int, str], values: Sequence[Values], year: str, setting: Setting, words: Words
) -> list[Values]:
    """Return the columns of changes against the year before: `比上年增长（%）`, `比上年增加`."""
    found = {column.column or column.year or setting.usual("actual") for column in values}
    found |= {year} if year and not values else set()
    years = sorted({int(told) for told in found if told.isdecimal()})
    if not years and not found - {""}:
        return [
            Values(place, "actual", "", (doubts.YEAR,), change=head, since=_OPEN)
            for place, head in heads.items()
        ]
    if not years or len(years) < len(found):
        return []
    form = words.pattern(
        "{moved.same_time}.*%|{moved.than}?{moved.last_year}|{moved.than}(?:19|20)[0-9]{2}年"
    )
    yearly = words.pattern("{moved.yearly}")
    if len(years) == _LEAST and years[1] - years[0] > 1 and all(map(yearly.search, heads.values())):
        whole = f"{years[0] + 1}-{years[1]}"
        marks = values[0].doubts if values else ()
        return [Values(at, "actual", whole, marks, change=head) for at, head in heads.items()]
    beside = any(last - first == 1 for first, last in pairwise(years[-2:]))
    beside = beside or any(map(form.search, heads.values()))
    if not (beside or len(years) == 1):
        return []
    open_ = () if beside else (doubts.VALUE,)  # in a report mostly against the year before
    usual = setting.usual("actual")
    said = "" if str(years[-1]) == usual else str(years[-1])
    marks, since = (*(values[0].doubts if values else ()), *open_), str(years[-1] - 1)
    against = words.pattern("{moved.than}((?:19|20)[0-9]{2})年?")
    return [
        Values(place, "actual", said, marks, change=head, since=told[1] if told else since)
        for place, head in heads.items()
        for told in (against.match(head),)
    ]


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
        given |= {"reference_year": column.since} if column.since != _OPEN else {}
        told = apart == number or (apart is None and (share or "%" not in column.change))
        if share and apart is not None and first:
            told = abs(100 * apart / first - number) <= _ROUNDED
        return Moved(label, Reading(cell.printed, given), sure=told, has_unit=share)
    named = words.pattern("{moved.falls}|{moved.rises}").search(clean(label)) is not None
    bracketed = core != cell.printed
    alone = not levels or (not bracketed and levels[-1] is None)  # no aim for the last year
    yearly = words.pattern("{moved.yearly}").search(column.change) is not None
    yearly = yearly and not bracketed and "%" in core and "%" not in label + unit
    if alone and not yearly and is_of_all_years(column.change, words):
        return Moved(label, Reading(cell.printed, given), sure=named or not bracketed)
    whole = bracketed or not words.pattern("{moved.yearly}").search(column.change)
    if not whole:
        sure = "%" in (*column.change, *core)
        label = _UNIT.sub("", label) + _UNIT.sub("", WHOLE_HEAD.sub("", column.change))
        given |= {"measure": "annual_change_pct", "unit": "%"}
        return Moved(label, Reading(cell.printed, given), sure, is_part=True, has_unit=True)
    if not named:
        given |= {"measure": "change_points"}
    return Moved(label, Reading(cell.printed, given), named or apart == number)


def _told_change(core: str, column: Values, unit: str, words: Words) -> Reading | None:
    """Return a change whose cell says so by a verb: 增加1.15, 增长51.08%; else None."""
    if not words.pattern("{change}").match(core):
        return None
    text = core if parsed(core) else core + unit
    value = parsed(text)
    if value is None or value.number is None or value.measure not in CHANGES:
        return None
    given = hand_given(text)
    given |= {"year": column.year} if column.year else {}
    given |= {"reference_year": column.since} if column.since not in ("", _OPEN) else {}
    return Reading(core, given)


def levels_of(cells: Row, columns: Sequence[Values]) -> list[Decimal | None]:
    """Return the first and last of the levels in a row by year, None for what is no figure.

    Aim and outcome of one year are no two levels.
    """
    if len({column.column for column in columns if not column.change and column.column}) == 1:
        return []
    by_year = sorted(
        (column for column in columns if not column.change),
        key=lambda column: column.column or column.year,
    )
    found = [parsed(cells[column.place].printed) for column in by_year]
    ends = found[-2:] if columns and columns[0].role == "actual" else [*found[:1], *found[-1:]]
    return [value.number if value else None for value in ends] if len(found) > 1 else []
