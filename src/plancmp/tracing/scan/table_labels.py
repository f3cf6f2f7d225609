"""What the rows of a table are called: whole names, made of the row above and the table's title.

`其中：X` below `Y率` is a part of Y率; `医院` in a table of 床位数 is one of these; the row of a
place is not the own one of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from plancmp.language.folding import clean, fold
from plancmp.language.tables import (
    HAN,
    Grid,
    Row,
    TableCell,
    columns_of,
    heads_places,
    without_row_number,
)
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import counts_in, is_indicator_name
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.table_names import BRACKET, MEASURED, Line, TableNames
from plancmp.tracing.scan.whose import is_attribute, lacks_insured

_LETTER = re.compile("[A-Za-z一-龥]")
_NUMBER_ONLY = re.compile(r"[0-9.\-—]*")
_RATIO = re.compile(r"[(（](1/[^()（）]+)[)）]$|[(（][^)）]*$")
_COLON = re.compile("[^:：]{2,}[:：](?=[^:：]{2,}$)")
_ENDS_IN_UNIT = re.compile(r"[(][^()]+[)]$")
_OFTEN = 4
_SHARES = ("%", "‰")
_DIVIDES = "{table_of.by}.{1,8}{table_of.divided}"
_OWNER = "(?:{counted_in.count}|{counted_in.persons}|{counted_in.things}|{budget.of})$"
_MARKS, _PART_MARKS = "#＃*＊△▲", "#＃"


@dataclass(frozen=True, slots=True)
class Named:
    """A row with its name, empty where it has none, and what is doubtful about it.

    `is_part` says that the name is made of more than its cell, `is_total` that it is of all that
    the table counts, `is_foreign` that it is of another place; `scope` is the part of the
    document's own place that it is of, `unit` the one of the row above that it is a part of.
    """

    cells: Row
    label: str
    is_part: bool = False
    is_total: bool = False
    is_foreign: bool = False
    doubts: tuple[Doubt, ...] = ()
    scope: str = ""
    unit: str = ""


def named_rows(
    grid: Grid, name: int, title: str, own: str, suggester: Suggester, values: Sequence[int],
    scope: int | None = None, *, counted: bool = False,
) -> Iterator[Named]:  # fmt: skip
    """Yield the rows of a table with their names; `own` is the code of the document's place.

    A row that has `values` and no name goes on with the one above: for what the cell at `scope`
    says, or for nobody knows which part. `counted` says that the heads of the columns name what is
    counted, and not the table's title: this may say whose it is.
    """
    words = suggester.words
    head = clean(grid.heads[name])
    of_places = heads_places(head, words)
    times = Counter(cells[name].text for cells in grid.rows)
    again = frozenset(text for text, count in times.items() if count > 1)
    table = TableNames(title, own, suggester, again, counted=counted, of_places=of_places)
    above, within, between, parted = "", "", "", False
    measures: str | None = None  # the unit of the row above that is no part, if it is a measure
    seen: set[str] = set()
    kinds = [column.kind for column in columns_of(grid, words)]
    of_units = kinds.index("unit") if "unit" in kinds else name
    of_groups = kinds.index("group") if "group" in kinds else name
    owner, owned = "", ""  # the last row with a unit in brackets, and that
    groups = _groups(grid, name, values, scope, of_groups, words)
    leads = _led(grid, name)
    numbers = kinds.index("number") if "number" in kinds else None
    all_names = "".join(row[name].text for row in grid.rows)
    for cells, below, group, lead in zip_longest(grid.rows, grid.rows[1:], groups, leads):
        line = Line(_plain(cells[name]), marked=cells[name].text[:1] in _PART_MARKS)
        unit = cells[of_units].text if of_units != name else ""
        counted_in = numbers is None or cells[numbers].text != ""
        if parted and not counted_in and table.per_of(table.core(line), above):
            line = replace(line, marked=True)  # one more part, as it has no number
        if parted and measures == unit and counts_in(table.core(line), "count", words):
            line = replace(line, marked=True)  # 医院 below 总诊疗人次, 其中：卫生院
        if above and _goes_on(cells, name, values):
            of_scope = scope is not None and cells[scope].text
            yield Named(cells, above, doubts=() if of_scope else (doubts.PART,))
            continue
        if not line.label or line.text == head:
            yield Named(cells, "")
            continue
        # What stands below `按性别分` are parts of the row above it.
        if words.pattern(_DIVIDES).fullmatch(line.text):
            within = within or above
            yield Named(cells, "")
            continue
        told = table.unit_of(line) if of_units == name else ""
        if told:  # of a rate there are no rows that only say whose it is
            owner = "" if told in _SHARES else table.without_unit(line.label)
            owned = told if owner else ""
        of_each = not told and owned and table.is_of_each(table.core(line), clean(owner))
        counted_too = not told and owned and table.counted_with(line, owned)
        if of_each and not counted_too:  # 医院 below 床位数（张）
            line, above = replace(line, marked=True), owner
        total, inner = table.is_total(line), table.is_inner(line)
        nested = between != "" and table.says_part(line)  # a share of it, or of all?
        above = between if nested else above
        named = inner or total or table.is_whole(line) or table.is_noun(line)
        named = named or table.has_unit(line.label)
        # Where whole rows have their units, one without is a part as the one above it is.
        beside = parted and not named
        part = beside and table.has_unit(above)
        within = "" if named else within
        whole = above if part else within
        made = table.without_unit(whole) + line.label if whole else ""
        led = lead + table.core(line) if lead else ""
        made = led or made or table.name_of(line, above, group)
        beside = beside and not (within or part)
        if not (inner or beside or part or within):  # what stands below a part may be another
            above = "" if total and not table.subject else made
        parted = inner or beside or part
        if not parted:
            measures = unit if table.is_whole(line) and not table.is_noun(line) else None
        between = line.label if beside and not inner else ""  # 其中 behind it is a part of it
        foreign = table.is_foreign(line)
        if foreign and table.counts_of_places(line):
            made = table.subject or table.owner.name
            titled = not (made or counted)
            yield Named(
                cells, (table.whole_title if titled else made) or line.label,
                is_part=table.subject not in title, is_total=not table.owner.name,
                doubts=(doubts.LONG,) if titled else (), scope=line.label,
            )  # fmt: skip
            continue
        key = made + (cells[scope].text if scope is not None else "")
        several = below is not None and scope is None and _goes_on(below, name, values)
        # Whether the part of the table that the row is of is not said.
        unsaid = nested or key in seen or beside or several or (total and table.owner.several)
        marks: tuple[Doubt, ...] = (doubts.PART,) if unsaid else ()
        nameless = not _LETTER.search(made)
        marks += (doubts.CUT,) if nameless or _has_lost_unit(line.text, suggester) else ()
        known = suggester.suggest(made).is_known
        unsaid = is_attribute(clean(made), words) and not known
        unsaid = unsaid or lacks_insured(clean(made), clean(all_names), words)
        marks += (doubts.WHOSE,) if unsaid else ()
        seen.add(key)
        yield Named(
            cells, made, is_part=made not in cells[name].printed,
            is_total=total and not table.owner.name, is_foreign=foreign, doubts=marks,
            unit=owned if of_each or counted_too else "",
        )  # fmt: skip


def _goes_on(cells: Row, name: int, values: Sequence[int]) -> bool:
    """Whether a row has no name of its own and values of that above, in more cells than one."""
    filled = sum(bool(cell.text) for cell in cells)
    return not cells[name].text and filled > 1 and any(cells[place].text for place in values)


def _groups(
    grid: Grid, name: int, values: Sequence[int], scope: int | None, of_groups: int, words: Words
) -> list[str]:
    """Return the group of each row whose name comes again in other groups, empty for others.

    A row without values is the head of a group, and so is a cell of a column of groups. One that
    is the name of an indicator is that of the rows below it, up to the next that is one itself.
    Where many names come again, the others are those of their groups, too.
    """
    found: list[tuple[str, str]] = []
    within: list[bool] = []
    head, measured = "", False
    for cells in grid.rows:
        head = cells[of_groups].printed if of_groups != name and cells[of_groups].text else head
        label = _plain(cells[name])
        text = BRACKET.sub("", clean(label))
        whole = is_indicator_name(text, words)
        if any(cells[place].text for place in values):
            measured = measured and not whole
            key = clean(label) + (cells[scope].text if scope is not None else "")
            found.append((head, key))
        else:
            head = "" if words.pattern(_DIVIDES).fullmatch(text) else label or head
            measured = whole
            found.append(("", ""))
        within.append(measured and not any(counts_in(text, kind, words) for kind in MEASURED))
    times, alone = Counter(key for _, key in found), Counter(found)
    again = [bool(key) and times[key] > 1 and alone[group, key] == 1 for group, key in found]
    needed = _OFTEN * sum(again) >= sum(bool(key) for _, key in found)
    owner = words.pattern(_OWNER)
    bare = [
        is_attribute(key, words) and (owner.search(clean(group)) or _says_no(group, key))
        for group, key in found
    ]
    whom = words.pattern("^.{0,3}{name.group}")  # 中小学生健康率 is of no 高等教育
    lacking = [bool(key) and _says_no(group, key) and not whom.match(key) for group, key in found]
    return [
        group if part or same or own or (needed and lacks) else ""
        for (group, _), part, same, own, lacks in zip(
            found, within, again, bare, lacking, strict=True
        )
    ]


def _led(grid: Grid, name: int) -> list[str]:
    """Return of each row without a number what the one above it, with one, says before a colon.

    `8 | 重点工程减排量（吨）：化学需氧量` is followed by `氨氮`, which is of the same.
    """
    found: list[str] = []
    lead, number = "", None
    for cells in grid.rows:
        label = _plain(cells[name])
        goes_on = lead and number is not None and label and not cells[number].text
        found.append(lead if goes_on else "")
        if not goes_on:
            before = _COLON.match(label)
            lead = before[0] if before else ""
            places = (at for at in range(name) if cells[at].text.isdecimal())
            number = next(places, None)
    return found


def _says_no(group: str, name: str) -> bool:
    """Whether a name has no two signs of its group's beside each other."""
    text = clean(group)
    return not any(text[at : at + 2] in name for at in range(len(text) - 1))


def _has_lost_unit(text: str, suggester: Suggester) -> bool:
    """Whether a page lost a part of the unit behind a name: `X率(`, `X率(1/10)`."""
    match = _RATIO.search(text)
    return match is not None and suggester.vocabulary.units.find(match[1] or "") is None


def _plain(cell: TableCell) -> str:
    """Return a cell as the name of a row: without its number and marks."""
    label = cell.printed.lstrip(_MARKS)
    folded = without_row_number(fold(label))
    label = label[len(label) - len(folded) :] if fold(label).endswith(folded) else label
    return "" if _NUMBER_ONLY.fullmatch(label) else label


def names_say_units(grid: Grid) -> bool:
    """Whether most of the names in a table say their unit in brackets: X比重（%）."""
    rows = [[clean(cell.text) for cell in row if HAN.search(cell.text)] for row in grid.rows]
    said = sum(_ENDS_IN_UNIT.search(names[0]) is not None for names in rows if names)
    return 2 * said > len(rows)
