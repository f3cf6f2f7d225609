"""The columns of a table that hold values: whose they are, of which year, aimed at or reached."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.folding import clean
from plancmp.language.tables import Grid, TableColumn, heads_places
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.change_columns import change_columns
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.table_aims import SPAN, Aims, aims_of, last_year_of
from plancmp.tracing.scan.table_measures import (
    heads_are_measures,
    is_of_part_of_year,
    measures,
    names_measure,
    year_of_table,
)
from plancmp.tracing.scan.table_names import unit_in
from plancmp.tracing.scan.table_sums import sum_columns
from plancmp.tracing.scan.table_values import Values

_HEAD_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:(?:底|末)|[0-9]{1,2}(?:-[0-9]{1,2})?(?:月(?:底|末|份)?|$))?"
)
_HALF = re.compile("(?:[上下]半年|[一二三四]季度)$")
_BRACKET = re.compile(r"\([^()]*\)")
_NO_MEASURE = "{column.target}|{column.reached}|{table_of.planned}|{table_of.level}"
_FOOTNOTE = re.compile(r"[\[(][0-9]{1,2}[\])]$")
_FIVE = 5
_DIGIT = re.compile("[0-9]")


def value_columns(
    part: Part, grid: Grid, columns: tuple[TableColumn, ...], name: int | None, setting: Setting,
    words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns of values with their role, and their year where it is not the usual."""
    found = [(at, one) for at, one in enumerate(columns) if one.is_value and at != name]
    found = [pair for pair in found if not _is_remark(grid, *pair, len(found))]
    dated = year_of_table(part, setting)
    if not found or heads_are_measures(grid, columns, name, words):
        counted = measures(part, grid, columns, name, setting, words)
        return counted + change_columns(columns, counted, dated, part.title, setting, words)
    doubtful: tuple[Doubt, ...] = ()
    if _under_one_head([column for _, column in found], setting):
        level = words.pattern("{table_of.level}").search(found[0][1].head)
        doubtful = () if level else (doubts.ROLE,)
        found = [(at, replace(column, kind="year")) for at, column in found]
    aims = aims_of(part, grid, columns, [column for _, column in found], setting, words)
    over = _years_over([column for _, column in found], aims)
    values: list[Values] = []
    head = clean(grid.heads[name]) if name is not None else ""
    placed = heads_places(head, words)
    for place, column in found:
        year = last_year_of(column)
        share = words.pattern("{column.other}$").search(column.head)  # how far an aim is met
        if share and not year and values and values[-1].column.isdecimal():
            year = int(values[-1].column)
        if not year and setting.aims and setting.period is None and column.kind == "target":
            year = int(dated[-4:] or 0)  # 2016年目标任务分解表
        role, marks = _role(column, year, aims, setting)
        marks += doubtful if role != "target" else ()
        if year in over:
            role = "prior_target" if column.kind == "target" else "actual"
        role = "actual" if share and "target" in role else role
        if role == "baseline" and any(other.role == "baseline" for other in values):
            role = "actual"
        if role == "baseline" and not year:
            year, open_ = _base_of(setting)
            marks += open_
        usual = setting.usual(role)
        said = str(year) if year and str(year) != usual else ""
        span = _span_of(column, [one for _, one in found])
        said = span or said
        if _is_over_others(grid, columns, place):
            marks += (doubts.PART,)
        if not year and (not usual or (setting.period and not setting.period.sure)):
            marks += (doubts.YEAR,)
        if doubts.YEAR not in marks and is_of_part_of_year(column.head, words):
            marks += (doubts.YEAR,)  # of a part of the year
        measure = _rest_of(column)
        told = column.kind == "year" and (
            names_measure(measure, words)
            or (placed and measure != "" and not words.pattern(_NO_MEASURE).search(measure))
        )
        measure = measure if told else column.head if share else ""
        in_head = "" if measure else unit_in(column.head, words)
        told_year = span or str(year or "")
        values.append(Values(place, role, said, marks, told_year, measure, unit=in_head))
    values = _measured(values, columns, words)
    values = _side_by_side(values, columns, words)
    values += sum_columns(grid, columns, values)
    placed = placed and all(one.measure for one in values)
    used = {one.place for one in values}
    other = {one.column[-4:] for one in values if one.column} - {dated[-4:]}
    beside = measures(part, grid, columns, name, setting, words)
    if dated and other:  # the title's year is not that of its heads
        beside = [replace(one, doubts=(*one.doubts, doubts.YEAR)) for one in beside]
    values += [
        one for one in beside
        if one.place not in used and (placed or names_measure(one.measure, words))
    ]  # fmt: skip
    if name is not None and _names_measures(grid, name, words):
        values = _without_measure(values)
    return values + change_columns(columns, values, dated, part.title, setting, words)


def _base_of(setting: Setting) -> tuple[int, tuple[Doubt, ...]]:
    """Return the year of base values whose head says none, 0 if it is that before the plan.

    A note may say it. Of a plan that is none of five or ten years as others are, nobody knows.
    """
    if setting.noted:
        return setting.noted[0], (() if len(setting.noted) == 1 else (doubts.YEAR,))
    usual = setting.period is None or setting.period.first % _FIVE == 1
    return 0, (() if usual else (doubts.YEAR,))


def _is_over_others(grid: Grid, columns: tuple[TableColumn, ...], place: int) -> bool:
    """Whether the column behind one has figures and no head: both are below one that is merged."""
    beside = columns[place + 1 : place + 2]
    return any(not one.head for one in beside) and any(
        re.search("[0-9]", row[place + 1].text) for row in grid.rows
    )


def _span_of(column: TableColumn, others: Sequence[TableColumn]) -> str:
    """Return the years that a column's head spans, where others are of the single ones of them."""
    span = SPAN.search(column.head)
    inside = span and [
        one for one in others if len(one.years) == 1 and span[1] <= one.years[0] <= span[2]
    ]
    return f"{span[1]}-{span[2]}" if span and inside else ""


def _rest_of(column: TableColumn) -> str:
    """Return what a head says besides its year or years."""
    head = SPAN.sub("", column.head, count=1).lstrip("年") if len(column.years) > 1 else column.head
    return _HALF.sub("", _FOOTNOTE.sub("", _HEAD_YEAR.sub("", head)))


def _measured(values: list[Values], columns: tuple[TableColumn, ...], words: Words) -> list[Values]:
    """Return the columns; where others of the years name what they count, the rest do, too.

    `新增房源` beside `补贴户数`, both below 2010年 and below 2011年, is a measure as well.
    """
    named = {one.measure for one in values if one.measure}
    rests = Counter(_rest_of(columns[one.place]) for one in values if one.column)
    if not named or len(values) <= len(rests):
        return values
    return [
        replace(one, measure=rest)
        if not one.measure
        and columns[one.place].kind == "year"
        and rests[rest := _rest_of(columns[one.place])] > 1
        and rest
        and not words.pattern(_NO_MEASURE).search(rest)
        else one
        for one in values
    ]


def _side_by_side(
    values: list[Values], columns: tuple[TableColumn, ...], words: Words
) -> list[Values]:
    """Return the columns; where several are of one role, year and measure, each with its part.

    `城市` and `农村` above 2020年 are parts, `合计` is of all; what no head tells apart is marked.
    """
    alike = Counter((one.role, one.column, one.measure) for one in values)
    total = words.pattern("{table_of.sum}")
    found: list[Values] = []
    whole = ""
    for one in values:
        part = _HEAD_YEAR.sub("", columns[one.place].head)
        if words.pattern("{part.within}").match(part):
            part = whole + part  # 其中:三级医院 behind 公立医院: of these
        else:
            whole = part
        if alike[one.role, one.column, one.measure] == 1 or total.fullmatch(part):
            found.append(one)
        elif columns[one.place].kind == "year" and part:
            found.append(replace(one, scope=part))
        else:
            found.append(replace(one, doubts=(*one.doubts, doubts.PART)))
    return found


def _under_one_head(columns: Sequence[TableColumn], setting: Setting) -> bool:
    """Whether one head of aims stands above the years of a table, the base year among them."""
    years = {last_year_of(column) for column in columns}
    heads = {_HEAD_YEAR.sub("", column.head) for column in columns}
    aims = all(column.kind == "target" for column in columns)
    return aims and len(heads) == 1 and len(years) > 1 and 0 < min(years) <= setting.base


def _names_measures(grid: Grid, name: int, words: Words) -> bool:
    """Whether most rows of a table are indicators, whatever its heads are above their years."""
    names = [row[name].text for row in grid.rows if row[name].text]
    whole = [text for text in names if is_indicator_name(_BRACKET.sub("", text), words)]
    return 2 * len(whole) > len(names)


def _without_measure(values: list[Values]) -> list[Values]:
    """Return the columns of indicators' values: a head above all (`发展水平`) is no indicator.

    Several such heads say of what part the values are; nobody knows whether the name does.
    """
    if len({column.measure for column in values}) > 1:
        return [replace(one, doubts=(*one.doubts, doubts.PART)) for one in values]
    return [replace(one, measure="") for one in values]


def _years_over(values: Sequence[TableColumn], aims: Aims) -> set[int]:
    """Return the years whose aims stand beside what was reached in them: these aims are former."""
    aimed = {last_year_of(one) for one in values if one.kind == "target"}
    kinds = ("reached", "year") if aims.reports else ("reached",)
    return (aimed & {last_year_of(one) for one in values if one.kind in kinds}) - {0}


def _is_remark(grid: Grid, place: int, column: TableColumn, count: int) -> bool:
    """Whether a column of several says without a figure how far things are: 进展情况."""
    said = any(_DIGIT.search(row[place].text) for row in grid.rows)
    return count > 2 and column.kind == "reached" and not (column.years or said)


def _role(
    column: TableColumn, year: int, aims: Aims, setting: Setting
) -> tuple[str, tuple[Doubt, ...]]:
    if column.kind == "target":
        former = year <= aims.base if year else aims.past
        sure = not former or aims.period is not None or aims.reports
        marks = () if sure and year not in aims.open else (doubts.ROLE,)
        return ("prior_target" if former else "target"), marks
    planned = aims.period is not None or (aims.apart and not aims.reports)
    reached = "baseline" if planned and not aims.past else "actual"
    if column.kind == "reached":
        return reached, ()
    over = not aims.named and 0 < year < setting.now
    if aims.period or aims.named:
        if year <= aims.base or over:
            marks = (doubts.ROLE,) if year in aims.open else ()
            return (reached if year <= aims.base else "actual"), marks
        if year in aims.open:
            return "target", (doubts.ROLE,)
        if aims.apart:  # beside `2030年目标`, 2022年 is what was reached, or a milestone
            reported = aims.reports or year < setting.now
            return ("actual", ()) if reported else ("target", (doubts.ROLE,))
        return "target", ()
    if setting.now and year > setting.now:
        return "target", (doubts.ROLE,)
    return "actual", (() if aims.told or over else (doubts.ROLE,))
