"""A table of a document: its cells, with their places in the text, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plancmp.language.periods import plans_in
from plancmp.model.words import Words

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
YEAR_ROW = re.compile(r"(?:19|20)[0-9]{2}年?(?:底|末)?")
HAN = re.compile("[\u4e00-\u9fff]")
CHANGES = (
    "{column.change}(?!率|{table_of.mean})|{column.whole}"
    r"|^(?:{moved.than}?{moved.last_year}末?)?{column.change}率(?:\(%\))?$"
)
"""The heads of columns of changes, but for the names of rates that only sound like these."""
_AGAINST = r"{moved.than}(?:(?:19|20)[0-9]{2}年?|{moved.last_year})(?:同期|底|末)?(?:\([%±]+\))?"
"""A head of changes that only names what they count from: 比2018年."""
WHOLE_HEAD = re.compile(r"[\[〔].*?[\]〕][0-9]?$|[/、或].*$")
"""What a head adds for the change of all years together: 年均增长[累计]."""
_LITTLE = 5
_ROW_NUMBER = re.compile(
    r"\(?[0-9]{1,2}[.、)](?![0-9])|[一二三四五六七八九十]{1,3}[.、](?![一二三四五六七八九十]+[级类等])|\([一二三四五六七八九十]{1,3}\)|[①-⑳]"
)

Piece = tuple[int, int, int]
"""A stretch of a cleaned line: its number, first and behind the last character."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: as `printed` but without blanks, `text` folded, and the stretches it is made of."""

    printed: str
    text: str
    line: int
    pieces: tuple[Piece, ...]


Row = tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What a column holds.

    `kind` is `name`, `unit`, `nature`, `number`, `group`, `other`, `when` (the year of its row),
    `change`, `target`, `reached`, `year` (the head says a year and nothing more) or empty; `years`
    are those that the head names.
    """

    kind: str
    head: str
    years: tuple[str, ...] = ()

    @property
    def is_value(self) -> bool:
        """Whether its cells are values of indicators."""
        return self.kind in ("target", "reached", "year")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the rows of its header, and its rows, each as wide as the header.

    `captions` stood above the header; `turned` says that the text has a row for each year.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    captions: tuple[str, ...] = ()
    turned: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns; of several header rows all, from above."""
        return joined_heads([[cell.text for cell in row] for row in self.header])


def joined_heads(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the heads that several rows make, from above; a merged cell is above all below it.

    It ends where one above it ends.
    """
    found = [""] * len(rows[0])
    for at, row in enumerate(rows):
        left = ""
        for place, text in enumerate(row):
            below = any(other[place] for other in rows[at + 1 :])
            ends = any(other[place] for other in rows[:at])
            left = text or (left if below and not ends else "")
            if left and left != found[place]:
                found[place] += left
    return tuple(found)


@lru_cache(maxsize=512)
def columns_of(grid: Grid, words: Words) -> tuple[TableColumn, ...]:
    """Return what each column of a table holds; the first that can be is the column of names.

    Behind it a column of indicators makes it that of their groups: 项目, 指标名称. Where none is
    named, 单位 or 类别 in front of all values is the head of who or what they are of.
    """
    found: list[TableColumn] = []
    lowest = [
        next((cell.text for cell in reversed(up) if cell.text), "")
        for up in zip(*grid.header, strict=True)
    ]
    for head, last in zip(grid.heads, lowest, strict=True):
        years = tuple(YEAR.findall(head)) or _years_of_plan(head)
        kind = (key_of_head(head, words) or key_of_head(last, words)) if not years else ""
        if words.pattern(CHANGES).search(head):
            kind = "change"
        if words.pattern(_AGAINST).fullmatch(head):
            kind, years = "change", ()
        above = next((at for at, column in enumerate(found) if column.kind == "name"), None)
        if kind == "name" and above is not None:
            if head in words.of("table_of.deepest"):
                found[above] = replace(found[above], kind="group")
            else:
                kind = ""
        if kind in ("", "target", "reached") and head:
            kind = _value_kind(head, years, words)
        found.append(TableColumn(kind, head, years))
    found = _with_named_aims(found, grid)
    first = next((at for at, column in enumerate(found) if column.kind != "number"), 0)
    named = any(column.kind == "name" for column in found)
    worded = any(_worded(grid, at) for at in range(first + 1, len(found)) if not found[at].kind)
    if grid.rows and found[first].kind in ("unit", "group") and not (named or worded):
        found[first] = replace(found[first], kind="name")
    return tuple(found)


def _with_named_aims(found: list[TableColumn], grid: Grid) -> list[TableColumn]:
    """Return the columns; aims in words beside the figures of them are names: 目标内容, 目标数."""
    aims = [at for at, column in enumerate(found) if column.kind == "target"]
    words = [at for at in aims if _worded(grid, at) and not _figured(grid, at)]
    if len(words) != 1 or not any(at > words[0] and _figured(grid, at) for at in aims):
        return found
    rest = [replace(one, kind="group") if one.kind == "name" else one for one in found]
    rest[words[0]] = replace(found[words[0]], kind="name")
    return rest


def key_of_head(text: str, words: Words) -> str:
    """Return what a column with a known head holds, empty for any other: 考核指标 is a `name`."""
    named = words.pattern("[^0-9]{1,4}{table_of.names}").fullmatch(text) is not None
    return words.key("column", text) or ("name" if named else "")


def heads_places(head: str, words: Words) -> bool:
    """Whether a head is that of a column of places: 地区."""
    place = "(?:{table_of.places}|{table_of.smaller})"
    form = f"[各分按]?{place}(?:[(/、和]?{place}[)]?)*"
    return words.pattern(form).fullmatch(head) is not None


def is_of_all_years(head: str, words: Words) -> bool:
    """Whether a head of changes names none, only years that its figures are of: 年均[累计]."""
    said = words.pattern("{moved.yearly}").sub("", WHOLE_HEAD.sub("", head))
    return words.pattern("{column.change}").search(said) is None


def _worded(grid: Grid, place: int) -> bool:
    """Whether a column of a table has words in most of its rows."""
    cells = [row[place].text for row in grid.rows if row[place].text]
    return 2 * sum(HAN.search(cell) is not None for cell in cells) > len(cells)


def _figured(grid: Grid, place: int) -> bool:
    """Whether a column of a table has digits in most of its rows."""
    cells = [row[place].text for row in grid.rows]
    return 2 * sum(re.search("[0-9]", cell) is not None for cell in cells) > len(cells)


def _years_of_plan(head: str) -> tuple[str, ...]:
    """Return the last year of the plan that a head names, with little else: “十三五”末."""
    plans = plans_in(head)
    short = len(plans) == 1 and len(head) - (plans[0][1] - plans[0][0]) <= _LITTLE
    return (str(plans[0][2].last),) if short else ()


def _value_kind(head: str, years: tuple[str, ...], words: Words) -> str:
    head = words.pattern("^{table_of.level}").sub("", head) or head  # 指标值 above base and aim
    for kind in ("target", "reached"):
        if words.pattern(f"{{column.{kind}}}").search(head):
            return kind
    return "year" if years else ""


def without_row_number(text: str) -> str:
    """Return a cell's text without the number that counts its row."""
    match = _ROW_NUMBER.match(text)
    return text[match.end() :] if match else text
