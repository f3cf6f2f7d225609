"""What the rows of a table are called: whole names, made of the row above and the table's title.

`其中：X` below `Y率` is a part of Y率; `医院` in a table of 床位数 is one of these; the row of a
place is not the own one of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
_JOINED = re.compile("[、和及与]")
_NO_NAME = re.compile("[、和及与]|[0-9][0-9.]*[万亿%‰]")
_SHORTEST = 3
_COUNTED = ("count", "persons", "beds")
_MEASURED = ("persons", "beds", "money")
_NOUN, _OFTEN = 2, 4
_DIVIDES = "{table_of.by}.{1,8}{table_of.divided}"
_MARKS, _PART_MARKS = "#＃*＊△▲", "#＃"
_TITLE = re.compile(
    r"(?:表|附表|图|专栏)?(?:(?!(?:19|20)[0-9]{2})[0-9一二三四五六七八九十]+)?(?:[-—.－][0-9]+)*[:：]?\s*"
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
    counted, and not the table's title: this may say whose it is.
    """
    words = suggester.words
    head = clean(grid.heads[name])
    of_places = words.pattern("{table_of.places}").fullmatch(head) is not None
    times = Counter(cells[name].text for cells in grid.rows)
    again = frozenset(text for text, count in times.items() if count > 1)
    table = _Table(title, own, suggester, again, counted=counted, of_places=of_places)
    above, within, parted = "", "", False
    seen: set[str] = set()
    kinds = [column.kind for column in columns_of(grid, words)]
    of_groups = kinds.index("group") if "group" in kinds else name
    groups = _groups(grid, name, values, scope, of_groups, words)
    for cells, below, group in zip_longest(grid.rows, grid.rows[1:], groups):
        line = _Line(_plain(cells[name]), marked=cells[name].text[:1] in _PART_MARKS)
        if above and _goes_on(cells, name, values):
            of_scope = scope is not None and cells[scope].text
            yield Named(cells, above, doubts=() if of_scope else (doubts.PART,))
            continue
        if not line.label or line.text == head:
            yield Named(cells, "")
            continue
        if words.pattern(_DIVIDES).fullmatch(
            line.text
        ):  # 按性别分: what stands below are parts of that above
            within = within or above
            yield Named(cells, "")
            continue
        total, inner = table.is_total(line), table.is_inner(line)
        named = inner or total or table.is_whole(line) or table.is_noun(line)
        named = named or table.has_unit(line.label)
        # Where whole rows have their units, one without is a part as the one above it is.
        beside = parted and not named
        part = beside and table.has_unit(above)
        within = "" if named else within
        whole = above if part else within
        made = table.without_unit(whole) + line.label if whole else ""
        made = made or table.name_of(line, above, group)
        beside = beside and not (within or part)
        if not (inner or beside or part or within):  # what stands below a part may be another
            above = "" if total and not table.subject else made
        parted = inner or beside or part
        foreign = table.is_foreign(line)
        if foreign and table.counts_of_places(line):
            made = table.subject or table.owner.name or line.label
            yield Named(
                cells, made, is_part=table.subject not in title,
                is_total=not table.owner.name, scope=line.label,
            )  # fmt: skip
            continue
        key = made + (cells[scope].text if scope is not None else "")
        several = below is not None and scope is None and _goes_on(below, name, values)
        unsaid = key in seen or beside or several or (total and table.owner.several)
        marks: tuple[Doubt, ...] = (
            (doubts.PART,) if unsaid else ()
        )  # the part of the table is not said
        marks += (doubts.CUT,) if _has_lost_unit(line.text, suggester) else ()
        seen.add(key)
        yield Named(
            cells, made, is_part=made not in cells[name].printed,
            is_total=total and not table.owner.name, is_foreign=foreign, doubts=marks,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """The name of a row as printed; `marked` as a part of what stands above it."""

    label: str
    marked: bool

    @property
    def text(self) -> str:
        """The name in half width."""
        return clean(self.label)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The institutions that a table with measures in its heads is about, or that of `several`."""

    name: str = ""
    several: bool = False


@dataclass
class _Table:
    """What a table says of the names of all its rows; `again` are the names of several of them."""

    title: str
    own: str
    suggester: Suggester
    again: frozenset[str]
    counted: bool
    of_places: bool
    subject: str = field(init=False)
    owner: _Owner = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.suggester.words
        self.subject = "" if self.counted else _subject(self.title, self.words)
        self.owner = _owner(self.title, self.words) if self.counted else _Owner()
        place = self.suggester.vocabulary.places.get(self.own)
        self.own_name = place.zh if place else ""

    def _core(self, line: _Line) -> str:
        return self.words.pattern("^{table_of.part}[:,]?").sub("", line.text)

    def is_total(self, line: _Line) -> bool:
        """Whether a row is of all that the table counts."""
        form = self.words.pattern("(?:{table_of.all})?(?:{table_of.total}|{table_of.sum})+")
        all_ = form.fullmatch(line.text) is not None
        return line.text == self.own_name or all_

    def is_inner(self, line: _Line) -> bool:
        """Whether a row says itself that it is a part of one above."""
        inner = self._core(line) != line.text or line.marked
        return inner or self.words.pattern("{part.of}").fullmatch(line.text) is not None

    def is_whole(self, line: _Line) -> bool:
        """Whether a row is the name of an indicator."""
        return is_indicator_name(_BRACKET.sub("", self._core(line)), self.words)

    def has_unit(self, name: str) -> bool:
        """Whether a unit stands in brackets behind a name."""
        return self.without_unit(name) != name

    def without_unit(self, name: str) -> str:
        """Return a name without the unit that stands in brackets behind it."""
        bracket = _BRACKET.search(clean(name))
        unit = bracket[0][1:-1].lstrip("百千万亿") if bracket else ""
        known = unit in (*self.words.of("units"), *self.words.of("counters")) or "/" in unit
        return _BRACKET.sub("", name) if unit and known else self.suggester.without_unit(name)

    def is_noun(self, line: _Line) -> bool:
        """Whether a row names what is counted."""
        return any(counts_in(self._core(line), kind, self.words) for kind in _COUNTED)

    def is_foreign(self, line: _Line) -> bool:
        """Whether a row is of another place than the document."""
        elsewhere = self.of_places or self.suggester.is_elsewhere(line.text, self.own)
        return elsewhere and not self.is_total(line)

    def counts_of_places(self, line: _Line) -> bool:
        """Whether the row of another place is of a part of the document's own."""
        inside = self.suggester.is_inside(line.text, self.own, known=not self.of_places)
        return (bool(self.subject) or self.counted) and (inside or not self.own)

    def _measure(self, core: str) -> str:
        """Return what is counted of a kind of institutions: 床位数 of 各类医疗机构床位数."""
        if not counts_in(core, "count", self.words):
            return self.subject
        return self.words.pattern("^.*{table_of.owners}(?=..)").sub("", self.subject)

    def name_of(self, line: _Line, above: str, group: str) -> str:
        """Return the name of a row, made of more than its cell where that is not all."""
        label, core = line.label, self._core(line)
        cut = label[len(label) - len(core) :]
        inner, total = self.is_inner(line), self.is_total(line)
        made = label
        if self.is_whole(line) and not (inner and above and line.text in self.again):
            made = cut
        elif inner and above:
            made = self.without_unit(above) + label
        elif core != line.text and not self.subject:  # of all, which has no name
            made = cut
        elif self.subject and not _is_sort_of(core, self.subject):
            made = self.subject if total else label + self._measure(core)
        elif self.owner.name and not (inner or self.is_noun(line)):
            made = self.owner.name if total else label + self.owner.name
        return made if inner else group + made


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
        text = _BRACKET.sub("", clean(label))
        whole = is_indicator_name(text, words)
        if any(cells[place].text for place in values):
            measured = measured and not whole
            key = clean(label) + (cells[scope].text if scope is not None else "")
            found.append((head, key))
        else:
            head = "" if words.pattern(_DIVIDES).fullmatch(text) else label or head
            measured = whole
            found.append(("", ""))
        within.append(measured and not any(counts_in(text, kind, words) for kind in _MEASURED))
    times, alone = Counter(key for _, key in found), Counter(found)
    again = [bool(key) and times[key] > 1 and alone[group, key] == 1 for group, key in found]
    needed = _OFTEN * sum(again) >= sum(bool(key) for _, key in found)
    return [
        group if part or same or (needed and key and _says_no(group, key)) else ""
        for (group, key), part, same in zip(found, within, again, strict=True)
    ]


def _says_no(group: str, name: str) -> bool:
    """Whether a name has no two signs of its group's beside each other."""
    text = clean(group)
    return not any(text[at : at + 2] in name for at in range(len(text) - 1))


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
    whole = len(text) >= _SHORTEST and not _NO_NAME.search(text)
    counted = any(counts_in(text, kind, words) for kind in _MEASURED)
    return text if whole and (is_indicator_name(text, words) or counted) else ""


def _owner(title: str, words: Words) -> _Owner:
    """Return the institutions that a table is about, where its title names no others.

    `各类医院基本情况` is of hospitals; one of all institutions (`卫生机构`) is of none.
    """
    text = words.pattern(
        "^(?:{table_of.time}|{table_of.total}|{table_of.sum}|各?{table_of.places})+"
    ).sub("", _TITLE.sub("", clean(title), count=1))
    said = words.pattern("^{table_of.kinds}?(.*{counted_in.count})").search(text)
    told = re.search("[。,;]", text) is not None  # no title
    if said is None or told or words.pattern("{table_of.all}").fullmatch(said[1]):
        return _Owner()
    name = said[1].split("的")[0]  # 某类医院的机构
    return _Owner("", several=True) if _JOINED.search(name) else _Owner(name)
