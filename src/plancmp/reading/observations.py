"""Reading `observations/`: CSV files of published figures, and a file of the user's own.

Columns are found by name: `place_code`, `indicator` (an id) or `label` (as printed, then matched),
`year`, `value`, `unit`, and where there are any `scope`, `source`, `url`, `note`. Others are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from plancmp.messages import Template, Verbatim, say
from plancmp.model.observation import Observation
from plancmp.model.plan import Position
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.units import Unit, UnitError
from plancmp.model.vocabulary import Indicator, Place, Vocabulary
from plancmp.reading.cells import SheetCell, cells_of
from plancmp.reading.shape import MAX_PROBLEMS, suggestion

NEEDED = ("place_code", "year", "value")
KNOWN = (*NEEDED, "indicator", "label", "unit", "scope", "source", "url", "note")

_EMPTY = Template("empty_file", "the file is empty", "文件为空")
_WIDTH = Template("row_width", "{cells} cells under {heads} headings", "{heads}列之下有{cells}格")
_QUOTE = Template("quote_commas", "a cell with a comma in it is quoted", "含逗号的格须加引号")
_TWICE = Template("column_twice", "column `{name}` is given twice", "列“{name}”重复")
_NO_COLUMN = Template("no_column", "no column: {names}", "缺少列：{names}")
_COLUMNS = Template("columns", "the first line names columns: {names}", "首行为列名：{names}")
_NO_YEAR = Template("no_year", "`{text}` is not a year", "“{text}”不是年份")
_NO_NUMBER = Template("no_number", "`{text}` is not a number", "“{text}”不是数值")
_AS_NUMBER = Template(
    "as_number", "as 12 or -0.5, without unit or separators", "写作12或-0.5，不带单位与千分位"
)
_NO_CONVERSION = Template(
    "no_conversion", "{unit} does not convert to {own}, the unit of {name}",
    "{unit}不能换算为{name}的单位{own}",
)  # fmt: skip
_NO_PLACE = Template("no_place", "no place has the code `{text}`", "没有代码为“{text}”的地区")
_NO_INDICATOR = Template("no_indicator", "no indicator has the id `{text}`", "没有指标“{text}”")
_NO_LABEL = Template(
    "no_label", "no indicator is certainly meant by `{text}`", "“{text}”不能确定为某一指标"
)
_NEAR = Template(
    "near_indicators", "give `indicator`; nearest: {names}", "请填 indicator；相近：{names}"
)
_NO_UNIT = Template("no_unit_called", "no unit is called `{text}`", "没有单位“{text}”")
_DIFFERS = Template(
    "observations_differ", "{here} for {year}, where line {line} of {file} has {there}",
    "{year}年为{here}，而{file}第{line}行为{there}",
)  # fmt: skip
_BOTH_KEPT = Template(
    "both_kept",
    "both are kept and shown; say in the column `note` why they differ",
    "两者均保留并显示；请在 note 列说明缘由",
)


_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class ReadObservations(NamedTuple):
    """What could be read of the files, and every problem."""

    observations: list[Observation]
    problems: list[Problem]


def read_observations(paths: Sequence[Path], vocabulary: Vocabulary) -> list[Observation]:
    """Read files of observations; raise DataError with every problem of all of them.

    Two values for one year are no reason to stop: both are kept.
    """
    found = collect_observations(paths, vocabulary)
    errors = [problem for problem in found.problems if problem.severity == "error"]
    if errors:
        raise DataError(errors)
    return found.observations


def collect_observations(paths: Sequence[Path], vocabulary: Vocabulary) -> ReadObservations:
    """Read files of observations as far as that goes; what is wrong is among the problems."""
    found = ReadObservations([], [])
    for path in paths:
        try:
            rows = cells_of(path)
        except DataError as error:
            found.problems.extend(error.problems)
            continue
        _Reader(str(path), vocabulary, found).read(rows)
    found.problems.extend(_contradictions(found.observations))
    return found


class _Reader:
    """Reads the rows of one file; what is wrong goes to the problems, with its place."""

    def __init__(self, file: str, vocabulary: Vocabulary, found: ReadObservations) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.found = found
        self.columns: dict[str, int] = {}

    def read(self, rows: list[list[SheetCell]]) -> None:
        if not rows:
            self._problem(SheetCell("", 1, 1), "R005", say(_EMPTY))
            return
        if not self._header(rows[0]):
            return
        for row in rows[1:]:
            if len(self.found.problems) >= MAX_PROBLEMS:
                return
            if len(row) != len(rows[0]):
                self._problem(
                    row[0], "S103",
                    say(_WIDTH, cells=str(len(row)), heads=str(len(rows[0]))), say(_QUOTE),
                )  # fmt: skip
                continue
            observation = self._observation(row)
            if observation is not None:
                self.found.observations.append(observation)

    def _header(self, header: list[SheetCell]) -> bool:
        before = len(self.found.problems)
        for place, cell in enumerate(header):
            name = cell.text.strip()
            if name in self.columns:
                self._problem(cell, "R003", say(_TWICE, name=name))
            elif name in KNOWN:
                self.columns[name] = place
        missing = [name for name in NEEDED if name not in self.columns]
        if "indicator" not in self.columns and "label" not in self.columns:
            missing.append("indicator or label")
        if missing:
            self._problem(
                header[0], "S102", say(_NO_COLUMN, names=", ".join(missing)),
                say(_COLUMNS, names=", ".join(KNOWN)),
            )  # fmt: skip
        return len(self.found.problems) == before

    def _cell(self, row: list[SheetCell], name: str) -> SheetCell:
        place = self.columns.get(name)
        if place is None:
            return SheetCell("", row[0].line, row[0].column)
        cell = row[place]
        return cell._replace(text=cell.text.strip())

    def _observation(self, row: list[SheetCell]) -> Observation | None:
        place = self._place(self._cell(row, "place_code"))
        indicator = self._indicator(self._cell(row, "indicator"), self._cell(row, "label"))
        year, value = self._cell(row, "year"), self._cell(row, "value")
        if not _YEAR.fullmatch(year.text):
            self._problem(year, "S104", say(_NO_YEAR, text=Verbatim(year.text)))
        number = None
        if _NUMBER.fullmatch(value.text):
            number = Decimal(value.text)
        else:
            self._problem(
                value, "N302", say(_NO_NUMBER, text=Verbatim(value.text)), say(_AS_NUMBER)
            )  # fmt: skip
        if place is None or indicator is None or number is None or not _YEAR.fullmatch(year.text):
            return None
        unit = self._unit(self._cell(row, "unit"), indicator, self._cell(row, "label").text)
        if unit is None:
            return None
        try:
            canonical = self.vocabulary.units.convert(number, unit, indicator.unit)
        except UnitError:
            self._problem(
                self._cell(row, "unit"), "V203",
                say(_NO_CONVERSION, unit=unit.id, name=indicator.zh, own=indicator.unit.id),
            )  # fmt: skip
            return None
        return Observation(
            place.code, indicator, int(year.text), canonical, value.text, unit,
            self._cell(row, "label").text, self._cell(row, "scope").text,
            self._cell(row, "source").text, self._cell(row, "url").text,
            self._cell(row, "note").text, Position(self.file, value.line, value.column),
        )  # fmt: skip

    def _place(self, cell: SheetCell) -> Place | None:
        place = self.vocabulary.places.get(cell.text)
        if place is None:
            self._problem(
                cell, "V204", say(_NO_PLACE, text=Verbatim(cell.text)),
                suggestion(cell.text, self.vocabulary.places),
            )  # fmt: skip
        return place

    def _indicator(self, cell: SheetCell, label: SheetCell) -> Indicator | None:
        if cell.text:
            found = self.vocabulary.indicators.get(cell.text)
            if found is None:
                hint = suggestion(cell.text, self.vocabulary.indicators)
                self._problem(cell, "V201", say(_NO_INDICATOR, text=Verbatim(cell.text)), hint)
            return found
        from plancmp.vocabulary.matching import matcher_of

        ranking = matcher_of(self.vocabulary).match(label.text)
        if ranking.accepted is None:
            near = ", ".join(f"{c.indicator.id} ({c.indicator.zh})" for c in ranking.candidates[:3])
            self._problem(
                label, "V201", say(_NO_LABEL, text=Verbatim(label.text)),
                say(_NEAR, names=Verbatim(near)) if near else "",
            )  # fmt: skip
        return ranking.accepted

    def _unit(self, cell: SheetCell, indicator: Indicator, label: str) -> Unit | None:
        if not cell.text:
            return indicator.unit
        units = self.vocabulary.units
        unit = units.find(cell.text)
        if unit is None or unit.dimension != indicator.unit.dimension:
            # 张 under 每千人口床位数 is 张/千人, whether the label or the indicator says so.
            for name in (label, indicator.zh):
                rate = units.under_label(cell.text, name)
                if rate is not None and rate.dimension == indicator.unit.dimension:
                    return rate
        if unit is None:
            hint = suggestion(cell.text, units.by_name)
            self._problem(cell, "V202", say(_NO_UNIT, text=Verbatim(cell.text)), hint)
        return unit

    def _problem(self, cell: SheetCell, code: str, text: Said, hint: Said = "") -> None:
        self.found.problems.append(Problem(self.file, cell.line, cell.column, code, text, hint))


def _contradictions(observations: Sequence[Observation]) -> list[Problem]:
    """Tell of two different values for one place, indicator, scope and year; both stay.

    Where a note says why they differ, that is known.
    """
    first: dict[tuple[object, ...], Observation] = {}
    found = []
    for observation in observations:
        known = first.setdefault(
            (observation.place, observation.indicator.id, observation.scope, observation.year),
            observation,
        )
        if known.value != observation.value and not (observation.note or known.note):
            here, there = observation.position, known.position
            found.append(
                Problem(
                    here.file, here.line, here.column, "D414",
                    say(_DIFFERS, here=observation.printed, year=str(observation.year),
                        line=str(there.line), file=there.file, there=known.printed),
                    say(_BOTH_KEPT), "warning",
                )
            )  # fmt: skip
    return found
