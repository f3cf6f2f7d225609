"""From a filled-in sheet to the tree of a plan file; its nodes know their cells.

The columns are those of `export`, in any order, under their names or their headings in either
language. A row is one value: neighbours that say the rest alike become one row of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from plancmp.language.spelling import ValueSyntaxError
from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import terms_like
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.terms import BLANK, CHANNELS, NATURES, NO_INDICATOR, ROLES
from plancmp.model.value import Value
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import collect_plan
from plancmp.reading.sheet_rows import Piece, Row, piece_of, put
from plancmp.reading.sheets import ROWS, Sheet, cell_name
from plancmp.reading.tree import Mapping, SourceFile, Text
from plancmp.reading.tree import Sequence as List
from plancmp.reading.value_language import parse_value
from plancmp.vocabulary.matching import Matcher

NEEDED = ("section", "label", "role", "printed")
ROW_COLUMNS = (
    "section", "channel", "block", "label", "indicator", "role", "year", "printed", "unit",
    "nature", "scope", "responsible", "corrected", "note",
)  # fmt: skip
"""The columns of an empty sheet, in the order in which they are filled in."""

_BY_HAND = (
    "measure",
    "bound",
    "value",
    "value_high",
    "reference_year",
    "printed_unit",
    "value_unit",
)
_HEAD = {
    "plan": "id", "place_code": "place", "title": "title", "stage": "stage",
    "draft_of": "draft_of", "period": "period", "base_year": "base_year", "issuer": "issuer",
    "number": "number", "date": "date", "source_file": "file", "source_sha256": "sha256",
}  # fmt: skip
HEAD_COLUMNS = tuple(_HEAD)
COLUMNS = tuple(dict.fromkeys((*ROW_COLUMNS, *_BY_HAND, *HEAD_COLUMNS)))
"""Every column that is read, by the name that it has in `export`."""

_CLOSED = {"role": ROLES, "channel": CHANNELS[:3], "nature": NATURES}
_KINDS = {"text": "text", "box": "boxes", "table": "tables"}
_INNER = {"box": "items", "table": "rows"}

_NO_ROWS = Template(
    "sheet_no_rows", "has no sheet with the columns {columns}", "没有含 {columns} 各列的工作表"
)
_NO_TERM = Template("sheet_no_term", "`{text}` is none of: {known}", "“{text}”不在此列：{known}")
_MISSING = Template("sheet_missing", "{column} is empty", "{column} 为空")
_NO_VALUE = Template(
    "sheet_no_value", "no value; only a cell of a table may be empty", "无数值；仅表格中可为空"
)
_PLANS = Template(
    "sheet_plans", "holds several plans ({known}); say which with --id",
    "含多份规划（{known}），请用 --id 指明",
)  # fmt: skip

Headings = dict[str, str]


@dataclass
class SheetPlan:
    """What a file says: the tree of the plan, and the rows whose indicator is left open."""

    root: Mapping
    open_rows: list[Mapping] = field(default_factory=list)


def read_sheet_plan(
    name: str,
    sheets: Sequence[Sheet],
    told: dict[str, str],
    vocabulary: Vocabulary,
    names: Headings,
) -> SheetPlan:
    """Make the tree of a plan file of the sheets of a file called `name`.

    `told` are keys of the head that the user gives; they count before what the sheets say. `names`
    are the headings, in small letters, that stand for the columns of `export`. Raises DataError
    with every row that cannot be read, named by its cell.
    """
    tables = [(number, _Columns(sheet, number, names)) for number, sheet in enumerate(sheets)]
    rows = next((t for _, t in tables if all(needed in t.places for needed in NEEDED)), None)
    if rows is None:
        columns = Verbatim(", ".join(NEEDED))
        raise DataError([Problem(name, 0, 0, "R002", say(_NO_ROWS, columns=columns))])
    heads = next((t for _, t in tables if t is not rows and "base_year" in t.places), None)
    given = list(rows.read())
    wanted = told.get("id") or _only_plan(name, given)
    given = [row for row in given if not row["plan"].value or row["plan"].value == wanted]
    head = _head(heads, given, wanted, told)
    maker = _Maker(vocabulary, head)
    plan = SheetPlan(maker.tree(given), maker.open_rows)
    _, found = collect_plan(SourceFile(name, "", plan.root), vocabulary)
    # What the head lacks is left as a blank for the curator, as in every draft.
    problems = [*maker.problems, *(problem for problem in found if problem.code != "S105")]
    if problems:
        raise DataError([_named(problem, sheets) for problem in problems])
    for row in plan.open_rows:
        row.entries["indicator"] = Text(BLANK, row.line, row.column)
    return plan


def _only_plan(name: str, rows: Sequence[Row]) -> str:
    known = list(dict.fromkeys(row["plan"].value for row in rows if row["plan"].value))
    if len(known) > 1:
        listed = Verbatim(", ".join(known))
        raise DataError([Problem(name, 0, 0, "R002", say(_PLANS, known=listed))])
    return known[0] if known else ""


def _named(problem: Problem, sheets: Sequence[Sheet]) -> Problem:
    """Return a problem with the name of its cell in place of a line and a column."""
    if not problem.line:
        return problem
    number, row = divmod(problem.line, ROWS)
    cell = cell_name(sheets[number].name, row, problem.column)
    return Problem(cell, 0, 0, problem.code, problem.message, problem.hint)


class _Columns:
    """The columns of a sheet that are known, by name; `places` counts from 1."""

    def __init__(self, sheet: Sheet, number: int, names: Headings) -> None:
        self.sheet, self.number = sheet, number
        self.places: dict[str, int] = {}
        for place, head in enumerate(sheet.rows[0] if sheet.rows else (), 1):
            found = names.get(head.strip().lower(), head.strip().lower())
            if found in COLUMNS:
                self.places.setdefault(found, place)

    def read(self) -> Iterator[Row]:
        """Yield the rows that are not empty."""
        for line, cells in enumerate(self.sheet.rows[1:], 2):
            row = {}
            for column in COLUMNS:
                place = self.places.get(column, 0)
                text = cells[place - 1] if 0 < place <= len(cells) else ""
                row[column] = Text(text, self.number * ROWS + line, place)
            if any(text.value for text in row.values()):
                yield row


def _head(
    heads: _Columns | None, rows: Sequence[Row], plan: str, told: dict[str, str]
) -> dict[str, Text]:
    """Return the keys of the head: as told, else from the sheet of plans, else from the rows."""
    own = [row for row in heads.read() if row["plan"].value == plan or not plan] if heads else []
    found: dict[str, Text] = {}
    for column, key in _HEAD.items():
        texts = [row[column] for row in (*own[:1], *rows[:1]) if row[column].value]
        if column == "number" and not own:  # of a row it is something else
            texts = []
        if key in told:
            found[key] = Text(told[key], 1, 1)
        elif texts:
            found[key] = texts[0]
    return found


class _Maker:
    """Makes the tree; `problems` are what it cannot make anything of."""

    def __init__(self, vocabulary: Vocabulary, head: dict[str, Text]) -> None:
        self.vocabulary = vocabulary
        self.head = head
        self.problems: list[Problem] = []
        self.open_rows: list[Mapping] = []
        self.matcher: Matcher | None = None
        self.names = {
            name: indicator.id
            for indicator in reversed(list(vocabulary.indicators.values()))
            for name in (*indicator.aliases, indicator.en, indicator.zh, indicator.id)
        }
        period = head["period"].value if "period" in head else ""
        first, last = period[:4], period[-4:]
        if "base_year" not in head and first.isdigit():
            head["base_year"] = Text(str(int(first) - 1), 1, 1)
        base = head["base_year"].value if "base_year" in head else ""
        self.years = {role: last if role == "target" else base for role in ROLES}

    def tree(self, rows: Sequence[Row]) -> Mapping:
        """Return the root of a plan file."""
        top = Mapping(1, 1)
        for key in ("id", "place", "title", "stage", "draft_of", "period", "base_year", "issuer",
                    "number", "date"):  # fmt: skip
            if key in self.head:
                put(top, key, self.head[key])
            elif key in ("id", "place", "title", "stage", "period", "base_year"):
                put(top, key, Text(BLANK, 1, 1))
        source = Mapping(1, 1)
        for key in ("file", "sha256"):
            put(source, key, self.head.get(key) or Text(BLANK, 1, 1))
        put(top, "source", source)
        sections = List(1, 1)
        put(top, "sections", sections)
        self._sections(rows, sections)
        return top

    def _sections(self, rows: Sequence[Row], sections: List) -> None:
        at = channel = name = ""
        section: Mapping | None = None
        items: List | None = None
        pieces: list[Piece] = []
        for row in rows:
            piece = self._piece(row)
            if piece is None:
                continue
            here = row["section"].value, row["channel"].value, row["block"].value
            order = list(_KINDS)
            back = bool(channel) and order.index(here[1]) < order.index(channel)
            if section is None or here[0] != at or back:
                section = Mapping(piece.line, 1)
                put(section, "at", row["section"])
                sections.items.append(section)
                channel, items = "", None
            if items is None or here[1:] != (channel, name):
                items = _block(section, row)
                pieces = []
            at, channel, name = here
            if pieces and pieces[-1].takes(piece):
                continue
            pieces.append(piece)
            items.items.append(piece.row)
            if piece.open:
                self.open_rows.append(piece.row)

    def _piece(self, row: Row) -> Piece | None:
        """Return a row of the sheet as a piece of a row of the file, None if it cannot be one."""
        count = len(self.problems)
        if not row["channel"].value:
            row["channel"].value = "text" if not row["block"].value else ""
        for column, known in _CLOSED.items():
            self._term(row[column], known, column)
        for column in ("section", "label"):
            if not row[column].value:
                self._problem(row[column], say(_MISSING, column=Verbatim(column)))
        if not row["printed"].value and row["channel"].value != "table":
            self._problem(row["printed"], say(_NO_VALUE))
        if len(self.problems) > count:
            return None
        indicator = self._indicator(row)
        return piece_of(row, indicator, self._read(row), self.years, self.vocabulary)

    def _term(self, cell: Text, known: Sequence[str], column: str) -> None:
        if not cell.value and column == "nature":
            return
        found = terms_like(cell.value, tuple(known)) if cell.value else []
        if len(found) == 1:
            cell.value = found[0]
        elif cell.value:
            listed = Verbatim(", ".join(known))
            self._problem(cell, say(_NO_TERM, text=Verbatim(cell.value), known=listed))
        else:
            self._problem(cell, say(_MISSING, column=Verbatim(column)))

    def _indicator(self, row: Row) -> Text:
        """Return the indicator of a row: as given, by a name, or by the label; else a blank."""
        cell = row["indicator"]
        if cell.value:
            return Text(self.names.get(cell.value, cell.value), cell.line, cell.column)
        if row["measure"].value:  # as `export` writes it: no indicator fits
            return Text(NO_INDICATOR, cell.line, cell.column)
        self.matcher = self.matcher or Matcher(self.vocabulary)
        match = self.matcher.match(row["label"].value)
        found = match.accepted
        return Text(found.id if found else BLANK, cell.line, cell.column)

    def _read(self, row: Row) -> Value | None:
        with suppress(ValueSyntaxError):
            return parse_value(row["printed"].value, self.vocabulary.words)
        return None

    def _problem(self, cell: Text, text: Said) -> None:
        self.problems.append(Problem("", cell.line, cell.column, "S104", text))


def _block(section: Mapping, row: Row) -> List:
    """Return the list of a section that the row goes into; a box or table is opened for it."""
    channel = row["channel"].value
    key = _KINDS[channel]
    if key not in section.entries:
        put(section, key, List(row["label"].line, 1))
    holder = section.entries[key]
    assert isinstance(holder, List)
    if channel == "text":
        return holder
    block, inner = Mapping(row["block"].line, row["block"].column), List(row["label"].line, 1)
    put(block, "name", row["block"])
    put(block, _INNER[channel], inner)
    holder.items.append(block)
    return inner
