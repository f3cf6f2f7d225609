"""The columns of a table that say what they count, for the institutions or places of its rows."""

from __future__ import annotations

import re

from plancmp.language.folding import clean
from plancmp.language.tables import Grid, TableColumn, heads_places
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.cell_kinds import is_value
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.table_names import unit_in
from plancmp.tracing.scan.table_values import Values

_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}")
_PAIR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})-((?:19|20)[0-9]{2})年")
_MONTHS = re.compile("[0-9]{1,2}-?[0-9]{0,2}月|年[0-9]{1,2}-[0-9]{1,2}$|季度|半年")
_BRACKET = re.compile(r"\([^()]*\)")
_SLASHED = re.compile("/[A-Za-z0-9/]+$")
_MARKS = "#*△▲"


def year_of_table(part: Part, setting: Setting) -> str:
    """Return the year of a table's title, or that of the report; empty if nothing tells.

    A school year is two: 2024-2025. A text that only tells what was reached in one year is of that.
    """
    pair = _PAIR.search(clean(part.title))
    if pair and int(pair[2]) == int(pair[1]) + 1:
        return pair[0].replace("年", "")
    years = set(_YEAR.findall(part.title))
    tenor = setting.header.tenor
    tells = tenor.tells and not (tenor.plans or tenor.aims or setting.period)
    year = setting.header.of_year or (tenor.only if tells else 0)
    return years.pop() if len(years) == 1 else str(year or "")


def is_of_part_of_year(head: str, words: Words) -> bool:
    """Whether a head or title tells months that its figures are of, none at which they stood."""
    told = _MONTHS.search(head) is not None
    return told and words.pattern("{time.as_of}|12月").search(head) is None


def is_of_places(
    grid: Grid, columns: tuple[TableColumn, ...], name: int | None, words: Words
) -> bool:
    """Whether the rows of a table are places, and no column is one year's."""
    head = clean(grid.heads[name]) if name is not None else ""
    named = heads_places(head, words) or words.pattern("{column.unit}").fullmatch(head) is not None
    return named and not any(column.years for column in columns)


def heads_are_measures(
    grid: Grid, columns: tuple[TableColumn, ...], name: int | None, words: Words
) -> bool:
    """Whether heads say what is counted even where they sound like aims or what was reached.

    So they do above places; and where most others do (人均用水量) and none has a year,
    耕地实际灌溉用水量 is a measure, too.
    """
    if is_of_places(grid, columns, name, words):
        return True
    valued = [column for column in columns if column.is_value]
    others = [
        place for place, column in enumerate(columns)
        if place != name and not column.kind and column.head and _is_counted(grid, place)
    ]  # fmt: skip
    undated = all(column.kind == "reached" and not column.years for column in valued)
    return undated and len(others) > len(valued) > 0


def measures(
    part: Part, grid: Grid, columns: tuple[TableColumn, ...], name: int | None, setting: Setting,
    words: Words,
) -> list[Values]:  # fmt: skip
    """Return the columns whose heads say what is counted, of the year that the title says.

    In a table of places these may say what was planned of it, and what is done: 计划开工数.
    """
    of_places = is_of_places(grid, columns, name, words)
    mixed = heads_are_measures(grid, columns, name, words)
    found = [
        place for place, column in enumerate(columns)
        if place != name and column.head and _is_counted(grid, place)
        and (not column.kind or (mixed and column.is_value))
    ]  # fmt: skip
    year = year_of_table(part, setting)
    base = setting.period.base if setting.period and setting.period.sure else setting.now
    title = clean(part.title)
    told = setting.background or words.pattern("{table_of.report}").search(title) is not None
    aims = words.pattern("{column.target}|{column.name}").search(title) is not None
    told = told or not (
        aims
        or setting.header.tenor.plans
        or setting.header.tenor.urges
        or setting.period
        or setting.aims
    )
    role, contradicted = "actual", False
    marks: tuple[Doubt, ...] = ()
    if setting.aims and not setting.background:
        ordered = str(setting.header.aimed or "")
        role, year = "target", year or ordered
        contradicted = ordered not in ("", year) or 0 < int(year[-4:] or 0) < setting.now
    elif not told and (not base or int(year[-4:] or 0) > base or not year):
        aimed = base and year and words.pattern("{column.target}").search(title)
        role, doubtful = ("target", ()) if aimed else ("actual", (doubts.ROLE,))
        marks = doubtful
    if not year or contradicted or is_of_part_of_year(title, words):
        marks = (doubts.YEAR, *marks)
    if year == setting.usual(role):
        year = ""
    # of the row itself
    level = words.pattern(
        "{table_of.level}|{table_of.sum}" + ("|{table_of.total}" if len(found) == 1 else "")
    )
    values: list[Values] = []
    for place in found:
        whole = columns[place].head.lstrip(_MARKS)
        head, _, unit = whole.partition("(")
        measure, unit = ("", unit.rstrip(")")) if level.fullmatch(head) else (whole, "")
        share = words.pattern("{column.other}$").search(head)  # how far an aim is met
        head = words.pattern("{table_of.no_plan}").sub("", whole)
        planned = of_places and not share and words.pattern("{table_of.planned}").search(head)
        own = "target" if planned else role
        when = setting.usual(role) if own != role and not year else year
        values.append(Values(place, own, when, marks, measure=measure, unit=unit))
    return values


def _is_counted(grid: Grid, place: int) -> bool:
    """Whether the cells of a column are figures."""
    texts = [row[place].text for row in grid.rows if row[place].text]
    return bool(texts) and 2 * sum(map(is_value, texts)) > len(texts)


def names_measure(head: str, words: Words) -> bool:
    """Whether a head names what its column counts: it is an indicator, or has a unit."""
    named = _SLASHED.sub("", _BRACKET.sub("", head))
    has_unit = any(unit_in(bracket, words) for bracket in _BRACKET.findall(head))
    return is_indicator_name(named, words) or (named != "" and has_unit)
