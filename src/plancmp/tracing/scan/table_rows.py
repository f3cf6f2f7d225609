"""The rows of a draft that a line of a table makes: its values by measure, role and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from plancmp.language.blocks import TableBlock
from plancmp.language.figures import figures
from plancmp.language.folding import clean
from plancmp.language.tables import YEAR, YEAR_ROW, Grid, Row, TableCell, TableColumn
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.labels import is_in_parts, is_of_whole_ones
from plancmp.tracing.scan.parted_cells import parted
from plancmp.tracing.scan.setting import Setting
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.table_changes import levels_of, moved
from plancmp.tracing.scan.table_labels import Named, names_say_units
from plancmp.tracing.scan.table_values import Values, measure_before, with_units
from plancmp.tracing.scan.told_cells import told_rows
from plancmp.tracing.scan.values import hand_given, level_by_hand, parsed, plain_cell

_SERIES = 3
_CIRCLED = re.compile("[①-⑳]$")
_EMPTY = re.compile(r"[-—/.…*]+")
_OWN_YEAR = re.compile(r"[(（]((?:19|20)[0-9]{2})年?(?:底|末)?[)）]$")
_UNIT = re.compile(r"[(（][^()（）]+[)）]$")
_STANDARD = re.compile(r"标准(?:[(（][^()（）]*[)）])?$")
_IN_BRACKETS = re.compile(r"[\[〔][0-9.]+%?[\]〕]")
"""How tables print what is meant of all years together."""
_NO_NAME = (
    "(?:{column.target}|{column.reached}|{project.progress}|{table_of.planned})+|{table_of.sum}"
)
_GROUPED, _THOUSANDS = re.compile(r"[0-9]\s[0-9]{3}"), re.compile("(?<![0-9.])[0-9]{4}")
"""1 200, which may be two figures in a table that has 1300, too."""
_FOOTNOTE = re.compile(r"[\[(][0-9*]{1,2}[\])]$|[①-⑳*]+$")


class TableRows:
    """Makes the rows of a draft of those of one table."""

    def __init__(
        self, table: TableBlock, columns: tuple[TableColumn, ...], values: list[Values],
        setting: Setting, suggester: Suggester,
    ) -> None:  # fmt: skip
        self.table, self.setting, self.suggester = table, setting, suggester
        self.words = suggester.words
        self.values, self.own_unit = with_units(
            values, table.unit, self.words, turned=table.grid.turned
        )
        self.unit = first_of(columns, "unit")
        self.nature = first_of(columns, "nature")
        self.scope = first_of(columns, "scope")
        self.when = first_of(columns, "when")
        self.ungrouped = any(
            _THOUSANDS.search(row[column.place].printed)
            for row in table.grid.rows
            for column in values
        )
        self.notes = [place for place, column in enumerate(columns) if column.kind == "other"]
        self.unit_said = names_say_units(table.grid)
        self.loose = _loose(table.grid, [column for column in values if not column.change])

    def of(self, named: Named) -> Iterator[DraftRow]:
        """Yield the rows of a line: one for each measure, and one more for each value of a role."""
        changes = [column for column in self.values if column.change]
        changed = [column for column in changes if not _is_empty(named.cells[column.place])]
        beside = [at for at in (self.unit, self.nature) if at is not None]
        if not any(named.cells[at].text for at in (*beside, *(one.place for one in self.values))):
            return  # the head of a group
        parts = tuple(parted(named.cells, self.values, self.words))
        for part, cells in parts:
            yield from self.of(replace(named, cells=cells, scope=named.scope + part))
        if parts:
            return
        levels = []
        for column in (column for column in self.values if not column.change):
            told = told_rows(named, column, self.setting, self.suggester)
            nature, scope = self._said(named.cells)
            scope = named.scope or scope
            yield from (replace(row, nature=nature, scope=scope) for row in told)
            levels += [] if told else [column]
        if changed and all(_is_empty(named.cells[column.place]) for column in levels):
            levels = []
        for measure, part in dict.fromkeys((column.measure, column.scope) for column in levels):
            columns = [one for one in levels if (one.measure, one.scope) == (measure, part)]
            label = measure if measure and named.is_total else _joined(named.label, measure)
            is_part = named.is_part or (measure != "" and not named.is_total)
            scope = "".join(filter(None, (named.scope, part)))
            whole = replace(named, label=label, is_part=is_part, scope=scope)
            found = self._of_measure(whole, columns)
            # the unit of a column is not that of the table
            said = _UNIT.search(measure) or "%" in measure
            yield from (replace(row, unit="") if said else row for row in found)
        for column in changed:
            yield self._moved(named, column)

    def _moved(self, named: Named, column: Values) -> DraftRow:
        """Return the row of a change."""
        cell = named.cells[column.place]
        measures = {one.measure for one in self.values if not one.change}
        measure = _meant(measures, column.change)
        measure = measure or measure_before(column, self.values, self.words)
        values = [one for one in self.values if measure in (one.measure, "")]
        whole = named.label + measure
        named = replace(named, label=measure if measure and named.is_total else whole)
        levels = levels_of(named.cells, values, column)
        bracket = _UNIT.search(named.label)
        unit = self._unit(named, values) or (bracket[0][1:-1] if bracket else "")
        known = self.suggester.vocabulary.units.find(unit) is not None
        change = moved(named.label, cell, column, levels, unit if known else "", self.words)
        marks = (*named.doubts, *column.doubts, *(() if change.sure else (doubts.VALUE,)))
        marks = (*marks, doubts.WHOSE) if self._is_of_a_fund(change.label) else marks
        group = _Group({column.role: change.reading}, dict.fromkeys(marks), [cell.line])
        part = change.is_part or named.is_part
        row = self._row(replace(named, label=change.label, is_part=part), group, {}, values)
        return replace(row, unit="") if change.has_unit else row

    def _of_measure(self, named: Named, values: list[Values]) -> Iterator[DraftRow]:
        values = [self._in_its_year(column, named.cells) for column in values]
        targets = [column for column in values if column.role == "target"]
        several = len(targets) > 1 and all(column.column for column in targets)
        # of merged cells nobody knows which year is meant
        open_ = several and not named.cells[targets[-1].place].printed
        empty = ("actual", "target" if several else "")
        filled = any(named.cells[column.place].printed for column in values)
        by_year, groups = dict[str, Reading](), [_Group()]
        for column in values:
            cell = named.cells[column.place]
            is_none = not cell.printed or (column.role in empty and _EMPTY.fullmatch(cell.text))
            alone = column.year or several or len(values) == 1
            if is_none and (alone or (filled and not cell.printed)):
                continue
            aimed = several and column.role == "target" and column.column not in by_year
            group = groups[0] if aimed else _free(groups, column.role)
            bare = replace(column, year="") if aimed else column
            reading, marks = _reading(cell.printed, bare, self.setting, self.words)
            (by_year if aimed else group.values)[column.column if aimed else column.role] = reading
            moved = cell.line in self.loose or (open_ and aimed)
            marks += (doubts.MOVED,) if moved else ()
            marks += tuple(self._doubts_of(named, column, self._unit(named, values)))
            group.marks.update(dict.fromkeys((*named.doubts, *column.doubts, *marks)))
            group.lines.append(cell.line)
        for at, group in enumerate(groups):
            if group.lines:
                yield self._row(named, group, by_year if not at else {}, values)

    def _row(
        self, named: Named, group: _Group, by_year: dict[str, Reading], values: Sequence[Values]
    ) -> DraftRow:
        cells = named.cells
        unit = self._unit(named, values)
        nature, scope = self._said(cells)
        first = next((cell.line for cell in cells if cell.printed), cells[0].line)
        return DraftRow(
            group.lines[0] if self.table.grid.turned else first,
            named.label, group.values, unit, "", nature, tuple(group.marks), by_year,
            named.is_part, named.scope or scope,
        )  # fmt: skip

    def _unit(self, named: Named, values: Sequence[Values]) -> str:
        """Return the unit of values in a line, as its cell, their heads or the table says."""
        heads = {column.unit for column in values if column.unit and not column.change}
        said = heads.pop() if len(heads) == 1 else ""
        own = named.cells[self.unit].printed if self.unit is not None else ""
        if self.suggester.without_unit(named.label) != named.label:
            return own or said  # its name says it
        return own or said or named.unit or self.own_unit

    def _doubts_of(self, named: Named, column: Values, unit: str) -> Iterator[Doubt]:
        """Yield what its cell, and the name and notes of its row, make doubtful about a level."""
        cell = named.cells[column.place]
        grouped = _GROUPED.search(cell.printed) is not None
        if self._differs(cell.printed, unit) or (grouped and self.ungrouped):
            yield doubts.VALUE
        total = self.words.pattern("{table_of.total}|{table_of.sum}").fullmatch(named.label)
        if total or named.label in (named.scope, 2 * named.scope):
            yield doubts.CUT  # 蒙自市: what is counted there, the title may say
        if self.words.pattern(_NO_NAME).fullmatch(_UNIT.sub("", clean(named.label))):
            yield doubts.CUT  # 目标任务: of what, the title may say
        if self._is_of_a_fund(named.label):
            yield doubts.WHOSE
        value = parsed(cell.printed)
        bounded = value is not None and value.bound in (">=", "<=")
        broken = value is not None and value.number is not None and value.number % 1
        label = clean(named.label)
        counted = not (unit or _UNIT.search(label)) and is_of_whole_ones(label, self.words)
        if broken and (counted or is_in_parts(label, unit, self.words)):
            yield doubts.PART  # 市办医院 0.58: beds for a thousand, as a row above says
        bare = value is not None and value.number is not None and not (value.unit or unit)
        if bare and self.unit_said and "(" not in label:
            known = self.suggester.suggest(named.label, value).is_known
            yield from () if known else (doubts.VALUE,)  # other names say theirs: X比重（%）
        tells = self.setting.background or self.setting.header.reports
        ruled = not tells and _STANDARD.search(named.label) and column.role == "actual"
        if ruled or (bounded and column.role in ("actual", "baseline")):
            yield doubts.ROLE  # 人均补助标准 of a scheme: set, not reached
        meant = column.column or column.year or self.setting.usual(column.role)
        told = YEAR.findall(named.label)
        if column.role == "target" and "-" not in meant and self._flows(named.label):
            yield doubts.YEAR  # 培训人数: of the last year, or of all?
        if _IN_BRACKETS.fullmatch(cell.text):
            sums = not _all_years(cell.printed, column, self.setting)
        else:
            sums = self._sums(named)
        if (told and meant[-4:] not in told) or (sums and "-" not in meant):
            yield doubts.YEAR

    def _is_of_a_fund(self, label: str) -> bool:
        """Whether a label says not of which fund it is, as the title may: 合计 of 收入."""
        return self.words.pattern("{budget.said}").fullmatch(label) is not None

    def _flows(self, label: str) -> bool:
        """Whether a row counts what a plan of several years does in all of them: 培训人数."""
        does = self.words.pattern("(?:{verb.of_some})[^率比]*$").search(clean(label))
        return self.setting.lasts and does is not None

    def _in_its_year(self, column: Values, cells: Row) -> Values:
        """Return a column of aims with the year that a cell of its row says: 完成年限."""
        told = YEAR_ROW.fullmatch(cells[self.when].text) if self.when is not None else None
        if told is None or column.role != "target" or column.column:
            return column
        year = told[0][:4]
        marks = tuple(doubt for doubt in column.doubts if doubt is not doubts.YEAR)
        said = "" if year == self.setting.usual("target") else year
        return replace(column, year=said, doubts=marks)

    def _sums(self, named: Named) -> bool:
        """Whether its name or a note says that a row's figure is of several years: 五年累计."""
        notes = (named.cells[at].text for at in self.notes)
        sums = self.words.pattern("{cue.spread}")
        return any(map(sums.search, (clean(named.label), *notes)))

    def _differs(self, printed: str, unit: str) -> bool:
        """Whether a figure has a unit of another kind than its line: 94% in one of 张."""
        value, units = parsed(printed), self.suggester.vocabulary.units
        own = units.find(value.unit) if value and value.unit else None
        said = units.find(unit) if own else None
        return own is not None and said is not None and own.dimension != said.dimension

    def _said(self, cells: Row) -> tuple[str, str]:
        """Return the nature and the scope that a line says of its values."""
        nature = cells[self.nature].text if self.nature is not None else ""
        scope = cells[self.scope].printed if self.scope is not None else ""
        return (
            next((known for known in NATURES if known[:2] in nature), ""),
            "" if _EMPTY.fullmatch(scope) else scope,
        )


@dataclass
class _Group:
    """The values of one row of a draft: one of each role, what is doubtful, and their lines."""

    values: dict[str, Reading] = field(default_factory=dict)
    marks: dict[Doubt, None] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)


def _joined(name: str, measure: str) -> str:
    """Return a name with what is counted of it, said once: 综合医院 and 医院(个)."""
    shared = next((size for size in range(len(measure), 1, -1) if name.endswith(measure[:size])), 0)
    return name + measure[shared:]


def _is_empty(cell: TableCell) -> bool:
    return not cell.text or _EMPTY.fullmatch(cell.text) is not None


def _free(groups: list[_Group], role: str) -> _Group:
    """Return the first group without a value of a role, a new one if there is none."""
    group = next((group for group in groups if role not in group.values), None)
    if group is None:
        group = _Group()
        groups.append(group)
    return group


def _loose(grid: Grid, values: Sequence[Values]) -> frozenset[int]:
    """Return the lines that end in empty cells where others do not, in a table of many years.

    Pages that lose empty cells move the others to the left: these may belong elsewhere.
    """
    if len(values) < _SERIES:
        return frozenset()
    lines = [[row[column.place] for column in values] for row in grid.rows]
    if grid.turned:
        lines = [list(column) for column in zip(*lines, strict=True)]
    return frozenset(
        cell.line
        for cells in lines
        if not cells[-1].text and any(cell.text for cell in cells)
        for cell in cells
    )


def _reading(
    printed: str, column: Values, setting: Setting, words: Words
) -> tuple[Reading, tuple[Doubt, ...]]:
    """Return the value of a cell; a year in brackets behind it is its own."""
    own = _OWN_YEAR.search(printed)
    all_years = _all_years(printed, column, setting)
    year = own[1] if own else all_years or column.year
    core = printed[: own.start()] if own else printed[1:-1] if all_years else printed
    if own and own[1] == setting.usual(column.role):
        year = ""
    marked = parsed(core) is None or _CIRCLED.search(core) is not None  # >500②: no unit
    plain = (_FOOTNOTE.sub("", core) or core) if marked else core
    noted, core = plain != core, plain  # 29.9*: what its note says, no field tells
    core = core if parsed(core) is not None else plain_cell(core)
    when = {"year": year} if year else {}
    marks: tuple[Doubt, ...] = ()
    if parsed(core) is not None:
        if core != printed:
            more = len(figures(clean(printed), words)) > 1  # 7.5（其中公立医院4.2）
            marks = (doubts.VALUE,) if more or noted else ()
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


def _all_years(printed: str, column: Values, setting: Setting) -> str:
    """Return the years of the sum that a cell has in brackets, where a note says it is one."""
    summed = setting.sums and _IN_BRACKETS.fullmatch(clean(printed)) is not None
    usual = column.year in ("", setting.usual(column.role))
    return setting.all_years(column.role) if summed and usual else ""


def first_of(columns: tuple[TableColumn, ...], kind: str) -> int | None:
    """Return the place of the first column of a kind, None if there is none."""
    return next((place for place, column in enumerate(columns) if column.kind == kind), None)


def _meant(measures: Set[str], change: str) -> str:
    """Return the measure whose change a head gives: the only one, or that it names itself."""
    named = [one for one in measures if change.startswith(_UNIT.sub("", one).rstrip("数") or one)]
    found = named if len(measures) > 1 else list(measures)
    return found[0] if len(found) == 1 else ""
