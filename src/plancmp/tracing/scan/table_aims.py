"""What a table says of time: of which plan it is, and what in it is aimed at or was reached."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from plancmp.language.folding import clean, fold
from plancmp.language.periods import plans_in
from plancmp.language.tables import Grid, TableColumn
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.tenor import Period

SPAN = re.compile(r"((?:19|20)[0-9]{2})年?[-~至]((?:19|20)[0-9]{2})")
"""Years from one to another, in a head or a title."""
_SERIES, _MANY = 3, 5
_LONGEST_TITLE = 60


def last_year_of(column: TableColumn) -> int:
    """Return the last year that a column's head names, 0 if it names none."""
    return int(column.years[-1]) if column.years else 0


@dataclass(frozen=True, slots=True)
class Aims:
    """What tells aims from what was reached: the period that the table is about, if any.

    `named` says that the table names aims, `past` that it reports on the period before, `reports`
    that it, or the text around it, reports, `told` that these are figures of years at least;
    `apart` that some of its heads are years of aims; `open` are years that may be aimed at or
    reached.
    """

    period: Period | None
    named: bool
    past: bool
    reports: bool
    told: bool
    base: int
    apart: bool
    open: frozenset[int] = frozenset()


def aims_of(
    part: Part, grid: Grid, columns: tuple[TableColumn, ...], values: list[TableColumn],
    setting: Setting, words: Words,
) -> Aims:  # fmt: skip
    """Return what tells aims from what was reached in the columns of values of a table."""
    title = clean(part.title) if len(part.title) <= _LONGEST_TITLE else ""
    named = setting.aims or any(column.kind == "target" for column in values)
    named = named or words.pattern("{column.target}").search(title) is not None
    nature = next((at for at, column in enumerate(columns) if column.kind == "nature"), None)
    named = named or (
        nature is not None
        and any(known[:2] in row[nature].text for row in grid.rows for known in NATURES)
    )
    years = {year for column in values if (year := last_year_of(column))}
    period = setting.period if setting.period and (setting.period.sure or named) else None
    period = period or _named_period(part, years) or _evaluated(years, setting)
    open_: frozenset[int] = frozenset()
    if period is None and not named:
        period, open_ = _period_to_come(years, setting)
    reports = setting.background or grid.turned
    reports = (
        reports or words.pattern("{table_of.report}|{table_of.time}").search(title) is not None
    )
    against = words.pattern("{moved.than}")  # 2019年比2018年增长%
    reports = reports or any(one.kind == "change" and against.search(one.head) for one in columns)
    last = sorted(years)[-1:] if len(years) < _MANY else years
    yearly = len(years) > 1 and any(year - 1 in years for year in last)
    grown = any(one.kind == "change" for one in columns)
    silent = not (setting.period or setting.header.tenor.plans or named)
    told = reports or (yearly and (len(years) >= _SERIES or grown or silent))
    base = period.base if period else setting.base if setting.period is None else 0
    first = values[0]
    open_base = first.kind != "target" and len(years) > 1 and last_year_of(first) == min(years)
    if named and not base and open_base:
        base = min(years)
        open_ |= {base}  # the first of two aims may stand there, too
    apart = any(column.kind == "target" for column in values)
    ahead = period is not None and any(year > period.base for year in years)
    past = _is_of_the_past(part, period, setting) and not ahead
    return Aims(period, named, past, reports, told, base, apart, open_)


def _named_period(part: Part, years: Set[int]) -> Period | None:
    """Return the years of the plan that the table's title names, None if it names none.

    Of a span of years its columns say that it is a plan's: they begin before it and end with it.
    """
    named = plans_in(fold(part.name))
    if named:
        first = named[0][2].first
        return Period(first, first + 4, first - 1)
    span = SPAN.search(clean(part.name))
    first, last = (int(span[1]), int(span[2])) if span else (0, 0)
    planned = years and min(years) < first < last == max(years)
    return Period(first, last, first - 1) if planned else None


def _evaluated(years: Set[int], setting: Setting) -> Period | None:
    """Return the years of the plan that a report is on, where a table goes from base to end."""
    period = setting.header.period if setting.header.reports else None
    return period if period and {period.base, period.last} <= years else None


def _period_to_come(years: Set[int], setting: Setting) -> tuple[Period | None, frozenset[int]]:
    """Return the period to the years that a text aims at, if it sets aims for a table's last year.

    Of several years before these the first is the base. Whether the others were reached is open,
    but for one that is nearer to the base than to the aim: 2015, 2020, 2030.
    """
    header = setting.header
    aimed = years & (header.tenor.aims_at | {header.until})
    before = sorted(years - aimed) or [min(years, default=0) - 1]
    if header.reports or not aimed or max(years) not in aimed or before[-1] > min(aimed):
        return None, frozenset()
    base = max((year for year in before if year < setting.now), default=before[0])
    between = frozenset(year for year in before if year > base)
    near = len(between) == 1 and before[-1] - base < min(aimed) - before[-1]
    return Period(base + 1, max(aimed), base), frozenset() if setting.now or near else between


def _is_of_the_past(part: Part, period: Period | None, setting: Setting) -> bool:
    """Whether a table reports on the period before: its aims are those of the former plan."""
    named = plans_in(fold(part.name))
    if named and period is not None:
        return named[0][2].last <= period.base
    return setting.background
