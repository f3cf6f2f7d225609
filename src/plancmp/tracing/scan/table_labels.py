"""What the rows of a table are called: whole names, made of the row above and the table's title.

`其中：X` below `Y率` is a part of Y率; `医院` in a table of 床位数 is one of these; the row of a
place is not the own one of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plancmp.language.folding import clean, fold
from plancmp.language.tables import Grid, Row, TableCell, columns_of, without_row_number
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import counts_in, is_indicator_name
from plancmp.tracing.scan.suggest import Suggester

_NUMBER_ONLY = re.compile(r"[0-9.\-—]*")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_RATIO = re.compile(r"[(（](1/[^()（）]+)[)）]$|[(（][^)）]*$")
_SEVERAL = re.compile("[、和及与]|^.?.$")
_COUNTED = ("count", "persons", "beds")
_NOUN = 2
_MARKS, _PART_MARKS = "#＃*＊△▲", "#＃"
_TITLE = re.compile(
    r"(?:表|附表|图|专栏)?[0-9一二三四五六七八九十]*(?:[-—.－][0-9]+)*[:：]?\s*"
    r"(?:(?:19|20)[0-9]{2}年?(?:[-—~至](?:19|20)[0-9]{2}年?)?(?:[0-9]{1,2}月)?(?:底|末)?)?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A row with its name, empty where it has none, and what is doubtful about it.

    `is_part` says that the name is made of more than its cell, `is_total` that it is of all that
    the table counts, `is_foreign` that it is of another place; `scope` is the part of the
    document's own place that it is of.
    """

    cells: Row
    label: str
    is_part: bool = False
    is_total: bool = False
    is_foreign: bool = False
    doubts: tuple[Doubt, ...] = ()
    scope: str = ""


def named_rows(
    grid: Grid, name: int, title: str, own: str, suggester: Suggester, values: Sequence[int],
    scope: int | None = None, *, counted: bool = False,
) -> Iterator[Named]:  # fmt: skip
    """Yield the rows of a table with their names; `own` is the code of the document's place.

    A row that has `values` and no name goes on with the one above: for what the cell at `scope`
    says, or for nobody knows which part. `counted` says that the heads of the columns name what is
    counted, and not the table's title.
    """
    words = suggester.words
    subject = "" if counted else _subject(title, words)
    head = clean(grid.heads[name])
    of_places = words.pattern("{table_of.places}").fullmatch(head) is not None
    above, parted = "", False
    seen: set[str] = set()
    place = suggester.vocabulary.places.get(own)
    name_of_own = place.zh if place else ""
    kinds = [column.kind for column in columns_of(grid, words)]
    of_groups = kinds.index("group") if "group" in kinds else name
    groups = _groups(grid, name, values, scope, of_groups)
    for cells, below, group in zip_longest(grid.rows, grid.rows[1:], groups):
        label = _plain(cells[name])
        text = clean(label)
        if above and _goes_on(cells, name, values):
            of_scope = scope is not None and cells[scope].text
            yield Named(cells, above, doubts=() if of_scope else (doubts.PART,))
            continue
        if not label or text == head:
            yield Named(cells, "")
            continue
        total = text == name_of_own or words.pattern("{table_of.total}").fullmatch(text) is not None
        core = words.pattern("^{table_of.part}[:,]?").sub("", text)
        inner = core != text or cells[name].text[0] in _PART_MARKS
        whole = is_indicator_name(_BRACKET.sub("", core), words)
        inner = inner or words.pattern("{part.of}").fullmatch(text) is not None
        made = label
        if whole:
            made = label[len(label) - len(core) :]
        elif inner and above:
            made = suggester.without_unit(above) + label
        elif core != text and not subject:  # of all, which has no name
            made = label[len(label) - len(core) :]
        elif subject and not _is_sort_of(core, subject):
            made = subject if total else label + subject
        made = made if inner else group + made
        noun = any(counts_in(core, kind, words) for kind in _COUNTED)
        beside = parted and not (inner or whole or total or noun)
        if not (inner or beside):  # what stands below a part may be another
            above = made if subject or not total else ""
        parted = inner or beside
        foreign = not total and (of_places or suggester.is_elsewhere(text, own))
        inside = suggester.is_inside(text, own, known=not of_places) or not own
        if foreign and (subject or counted) and inside:
            unsure = () if own or of_places else (doubts.PLACE,)  # parts of an unknown place?
            yield Named(cells, subject or label, subject not in title, True, False, unsure, label)
            continue
        key = made + (cells[scope].text if scope is not None else "")
        marks: tuple[Doubt, ...] = ()
        several = below is not None and scope is None and _goes_on(below, name, values)
        if key in seen or beside or several:  # the part of the table is not said
            marks = (doubts.PART,)
        marks += (doubts.CUT,) if _has_lost_unit(text, suggester) else ()
        seen.add(key)
        yield Named(cells, made, made not in cells[name].printed, total, foreign, marks)


def _goes_on(cells: Row, name: int, values: Sequence[int]) -> bool:
    """Whether a row has no name of its own and values of that above, in more cells than one."""
    filled = sum(bool(cell.text) for cell in cells)
    return not cells[name].text and filled > 1 and any(cells[place].text for place in values)


def _groups(
    grid: Grid, name: int, values: Sequence[int], scope: int | None, of_groups: int
) -> list[str]:
    """Return the group of each row whose name comes again in other groups, empty for others.

    A row without values is the head of a group, and so is a cell of a column of groups.
    """
    found: list[tuple[str, str]] = []
    head = ""
    for cells in grid.rows:
        head = cells[of_groups].printed if of_groups != name and cells[of_groups].text else head
        if any(cells[place].text for place in values):
            found.append(
                (head, cells[name].text + (cells[scope].text if scope is not None else ""))
            )
        else:
            head = _plain(cells[name]) or head
            found.append(("", ""))
    times, alone = Counter(key for _, key in found), Counter(found)
    return [
        group if times[key] > 1 and alone[group, key] == 1 and key else "" for group, key in found
    ]


def _is_sort_of(text: str, subject: str) -> bool:
    """Whether a row is a sort of what its table counts: 卫生技术人员 of 卫生人员数."""
    return len(text) > _NOUN and text[-_NOUN:] in subject[-_NOUN - 1 :]


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


def _subject(title: str, words: Words) -> str:
    """Return what a table counts, where its title ends in the name of that: 各类机构床位数."""
    text = _BRACKET.sub("", _TITLE.sub("", clean(title), count=1))
    text = words.pattern("^(?:{table_of.time})+").sub("", text)
    text = words.pattern("(?:{table_of.report})+(?:表)?$").sub("", text)
    return text if is_indicator_name(text, words) and not _SEVERAL.search(text) else ""
