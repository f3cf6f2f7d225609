"""A document in order: headings, paragraphs and tables, each with the section it stands in.

Inside a box numbered lines are items of the box; only a heading that goes on counting where the
text before the box left off ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.language.contents import contents_of
from plancmp.language.documents import Document
from plancmp.language.folding import clean, fold, without_blanks
from plancmp.language.headings import ITEMS, Numbered, Styles, heading_of, title_of
from plancmp.language.table_lines import is_table_line, read_grid
from plancmp.language.tables import Grid
from plancmp.model.words import Words

_LONGEST_TITLE = 60
_LONGEST = 5000
# A line that ends like this ends its paragraph; any other is broken in mid-sentence.
_END = re.compile(r"[。;:!?！？；：][”’）)》]*$|[)）]$")
# A line that starts like this starts one, whatever stands before it.
_START = re.compile(r"-|[【●■★◆▲]|\(?[0-9一二三四五六七八九十]{1,3}[)、.](?![0-9])")
_ITEM = re.compile(r"\s*([0-9]{1,2})([、.])(?![0-9])")
_TITLE = re.compile(r"(?=.*[一-龥]{3})(?:[^,;。:!?0-9]|[0-9]+(?=[0-9年月日届次])){4,40}")
"""A line of words alone; digits in it are of dates, or count meetings."""
_WIDEST, _UNWRAPPED = 90, 4
_RUN_IN = re.compile(r"([^。;；,，]{3,30})。.{2}")
_BRACKETED = re.compile(r"\([^()]*\)")
_CHINESE = re.compile("[一-龥]")
_ABOVE = 3
_NUMBERED = re.compile(r"\s*[0-9]{1,2}(?:[-.][0-9]{1,3})+\s*[一-龥]")
_CELL = re.compile(r"[一-龥][^,。;:!?]{3,40}")
_DIGIT, _FIGURES = re.compile("[0-9%‰]"), re.compile(r"[0-9+<>≤≥-][^一-龥]*|[0-9]+\s.*")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a block stands: `section` are the headings above as printed, joined by `/`.

    `channel` is `text`, `box`, `table`, `heading` or `contents` (a table of contents, or the title
    of a table by its number); `name` the title of a box or of a table; `annex` whether an annex
    has begun.
    """

    section: str = ""
    channel: str = "text"
    name: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` grows inwards, `number` is what it counts, 0 if nothing."""

    where: Where
    level: float
    number: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: as `printed` but without blanks, and `folded`, place by place.

    `starts` and `lines` say from which place on which line stands.
    """

    where: Where
    printed: str
    folded: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, place: int) -> int:
        """Return the number of the line on which the character at `place` stands."""
        return self.lines[bisect_right(self.starts, place) - 1]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its title, which is the last line before it, and the unit that is said there.

    Several columns may have theirs: 人、%.
    """

    where: Where
    grid: Grid
    line: int
    unit: str = ""

    @property
    def title(self) -> str:
        """The title as printed, empty if there is none."""
        return self.where.name


Block = Heading | Paragraph | TableBlock


def blocks_of(document: Document, words: Words) -> tuple[Block, ...]:
    """Return the blocks of a document in order; together they hold every line that is not blank."""
    return tuple(_Reader(document, words).read())


class _Reader:
    def __init__(self, document: Document, words: Words) -> None:
        self.words = words
        self.lines = document.lines
        self.levels = {
            number: level
            for number, level in document.levels.items()
            if clean(document.lines[number - 1])
        }
        self.contents = contents_of(self.lines, words)
        styled = {number: self.lines[number - 1] for number in self.levels}
        opening = next((at for at, line in enumerate(self.lines, 1) if line.strip()), 0)
        self.styles = Styles(styled, self.levels, opening, words)
        self.found: list[Block] = []
        self.open: list[Numbered] = []
        self.box = ""
        self.annex = False
        self.pending: list[tuple[int, str]] = []
        lengths = [len(clean(line)) for line in self.lines]
        long = sum(length > _WIDEST for length in lengths)
        self.unwrapped = _UNWRAPPED * long > sum(length > _LONGEST_TITLE for length in lengths)

    def read(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            number, line = index + 1, self.lines[index]
            heading = self._heading(number, line)
            if number in self.contents:
                self._flush()
                self.found += _paragraphs([(number, line)], Where("", "contents"), self.words)
            elif heading is not None:
                self._flush()
                self._enter(heading, number)
            elif _box_title(line, self.words):
                self._flush()
                self.box = title_of(line)
                self.pending.append((number, line))
            elif is_table_line(line) and not (self.box and line.startswith("\t")):
                end = self._table(index)
                if end > index:
                    index = end
                    continue
                self.pending.append((number, line))
            elif line.strip():
                if _is_annex(line, self.words):
                    self._flush()
                    self.annex, self.open, self.box = True, [], ""
                elif not self.box:
                    self._leave(line)
                self.pending.append((number, line))
            index += 1
        self._flush()
        return self.found

    def _heading(self, number: int, line: str) -> Numbered | None:
        level = self.levels.get(number, 0)
        if level and number not in self.styles.titles:
            return self.styles.heading(line, level)
        heading = heading_of(line, self.words)
        if heading is None or self._is_item(line):
            return None
        return heading if not self.box or self._goes_on(heading) else None

    def _is_item(self, line: str) -> bool:
        """Whether a line counts on from one before it that is no heading: `6、…` below `5、…`."""
        item = _ITEM.match(fold(line))
        before = _ITEM.match(fold(self.pending[-1][1])) if self.pending else None
        return bool(item and before and int(item[1]) == int(before[1]) + 1 and item[2] == before[2])

    def _goes_on(self, heading: Numbered) -> bool:
        """Whether a heading counts on from one that is open, so that it ends a box."""
        return any(
            numbered.rank == heading.rank and heading.number == numbered.number + 1
            for numbered in self.open
        )

    def _leave(self, line: str) -> None:
        """End the section that a heading in the line of its text counts on from: `(三)控烟。…`."""
        opening = _RUN_IN.match(line)
        heading = heading_of(opening[1], self.words) if opening else None
        if heading is None or heading.rank >= ITEMS:
            return
        before = (heading.rank, heading.number - 1)
        counts = [(numbered.rank, numbered.number) for numbered in self.open]
        if before in counts:
            self._flush()
            del self.open[counts.index(before) :]

    def _enter(self, heading: Numbered, line: int) -> None:
        while self.open and self.open[-1].rank >= heading.rank:
            self.open.pop()
        self.open.append(heading)
        self.box = ""
        where = self._where("heading")
        self.found.append(Heading(where, heading.rank, heading.number, heading.title, line))

    def _table(self, index: int) -> int:
        """Read the table that starts at a line; return the index of the line after it."""
        grid, end = read_grid(self.lines, index, self._ends_table, self.words)
        if grid is None:
            return index
        before = [line for _, line in self.pending[-_ABOVE:]]
        title, unit, count = _title(grid.captions or before, self.words)
        first = len(self.pending) - (0 if grid.captions else count)
        above, self.pending = self.pending[first:], self.pending[:first]
        last = self.found[-1] if self.found and not title and not self.pending else None
        if isinstance(last, Heading) and self._captions(last.title):
            title = last.title
        where = self._text()
        self._flush()
        for number, line in above:  # none goes on with the text before
            there = replace(where, channel="contents") if _NUMBERED.match(fold(line)) else where
            self.found += _paragraphs([(number, line)], there, self.words)
        self.found.append(TableBlock(self._where("table", title), grid, index + 1, unit))
        return end

    def _captions(self, title: str) -> bool:
        """Whether a heading is the title of a table: 表1, 专栏2."""
        form = self.words.pattern("(?:{caption}|{box})[0-9一二三四五六七八九十]")
        return form.match(clean(title)) is not None

    def _ends_table(self, line: str, row_is_complete: bool) -> bool:
        """Whether a line without tab stands below a table and not in one of its cells."""
        if _box_title(line, self.words) or _is_annex(line, self.words):
            return True
        heading = heading_of(line, self.words)
        if heading is not None and (row_is_complete or heading.rank < ITEMS):
            return True
        return row_is_complete and (len(line) > _LONGEST_TITLE or "。" in line)

    def _where(self, channel: str, name: str = "") -> Where:
        return Where("/".join(heading.title for heading in self.open), channel, name, self.annex)

    def _flush(self) -> None:
        if self.pending:
            head = self._headline()
            for lines in (self.pending[:head], self.pending[head:]):
                self.found += _paragraphs(lines, self._text(), self.words, unwrapped=self.unwrapped)
            self.pending = []

    def _headline(self) -> int:
        """Return 1 if the first line is the text's headline, with an empty one below it, else 0."""
        first, *rest = [number for number, _ in self.pending]
        alone = bool(rest) and rest[0] > first + 1 and not self.found
        return int(alone and not any(map(str.strip, self.lines[: first - 1])))

    def _text(self) -> Where:
        return self._where("box" if self.box else "text", self.box)


def _title(lines: Sequence[str], words: Words) -> tuple[str, str, int]:
    """Return the title of a table, its unit, and on how many of the last lines they stand."""
    unit = ""
    for count, line in enumerate(reversed(lines), 1):
        form = words.pattern("([^:]*[(]|[(]?){column.unit}:([^(),。]{1,20})(?:[(].*)?[)]?。?")
        said = form.fullmatch(clean(line))
        behind = words.pattern(r"\s{column.unit}:\s*([^\s、,。;:()]{1,8})\s*$").search(fold(line))
        unit = said[2] if said else behind[1] if behind else unit
        if said and len(said[1]) <= 1:
            continue
        if line.lstrip().startswith("|"):  # a row of what is no table
            return "", unit, count - 1
        if _CHINESE.search(line):
            told = _BRACKETED.sub("", clean(line))
            # a note, a sentence, or a line with the number of a file (索引号) is no title
            if words.pattern("{table_of.note}:|.*[,;。].*[;。]$|.*[0-9]{6}").match(told):
                return "", unit, count - 1
            of_all = words.pattern("[(]({scales}?{units})[)]$").search(clean(line))
            return title_of(line), unit or (of_all[1] if of_all else ""), count
    return "", unit, 0


def _box_title(line: str, words: Words) -> bool:
    title = clean(line)
    form = words.pattern("{box}[一二三四五六七八九十0-9]+")
    return form.match(title) is not None and len(title) <= _LONGEST_TITLE and "。" not in title


def _is_annex(line: str, words: Words) -> bool:
    form = words.pattern("{annex}[一二三四五六七八九十0-9]*:?")
    return form.fullmatch(clean(line)) is not None


def _paragraphs(
    lines: Sequence[tuple[int, str]], where: Where, words: Words, *, unwrapped: bool = False
) -> list[Paragraph]:
    """Put lines together to paragraphs: a sentence that is broken over lines is whole again.

    In a text that is `unwrapped`, each paragraph on one line, a short line of words is a title.
    """
    found: list[Paragraph] = []
    text = ""
    starts: list[int] = []
    numbers: list[int] = []
    before = False  # whether the line before is a figure
    caption_form = words.pattern(
        "{caption}[0-9一二三四五六七八九十]+[^。;,]{0,30}|[(]?{column.unit}:[^。;,:]{1,12}"
    )
    for number, line in lines:
        part = without_blanks(line)
        if not part:
            continue
        caption = caption_form.fullmatch(fold(part)) is not None
        caption = caption or (unwrapped and _TITLE.fullmatch(fold(part)) is not None)
        ends = len(text) > _LONGEST or _END.search(text[-8:]) is not None
        figure = _FIGURES.fullmatch(fold(line).strip()) is not None
        joined = _DIGIT.search(text[-1:]) and _DIGIT.match(part)
        # no number is made of two; a figure between two lines of words is a cell
        counts = (joined and (figure or before)) or (before and _CELL.fullmatch(fold(part)))
        before = figure
        if text and (ends or caption or counts or _START.match(fold(part))):
            found.append(Paragraph(where, text, fold(text), tuple(starts), tuple(numbers)))
            text, starts, numbers = "", [], []
        starts.append(len(text))
        numbers.append(number)
        text += part
        if caption:
            found.append(Paragraph(where, text, fold(text), tuple(starts), tuple(numbers)))
            text, starts, numbers = "", [], []
    if text:
        found.append(Paragraph(where, text, fold(text), tuple(starts), tuple(numbers)))
    return found
