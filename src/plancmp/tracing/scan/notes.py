"""What notes below a table say of rows in it: `注：第5项为2019年数`, `中医医院含中西医结合医院`.

No field of a row says it, so such rows are to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.language.folding import clean, fold
from plancmp.language.tables import Grid, columns_of
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow, Scanned

_FAR, _MOST = 3, 12
"""How many lines below its table a note may begin, and how many it may have."""
_OPENS = r"^\(?(?:附)?{table_of.remark}[0-9]{0,2}[:.、]"
_GOES_ON = re.compile(r"^\(?[0-9①-⑳]{1,2}[.、)]")
_NUMBERED = re.compile(
    r"第(?P<these>[0-9]{1,3}(?:[-~至、,和及][0-9]{1,3})*)[项行]|(?:指标|序号)\(?(?P<this>[0-9]{1,3})\)?"
)
_RANGE = re.compile("([0-9]+)[-~至]([0-9]+)")
_CLAUSE = re.compile("[;。\n]")
_DEFINES = re.compile(
    "^(?!.*(?:(?:19|20)[0-9]{2}年|户籍)).*(?:按[^,不]*(?:计算|统计)|指[^标,][^;]*)$"
)
"""What only says how something is counted, and of nothing that it was another year's."""
_UNIT = re.compile(r"[(（][^()（）]*[)）]$")
_OF_WHAT = re.compile("(.{4,}?)占.{4,}")
_SHORTEST = 3
_END = 6
"""How many signs at least of the end of a name a note repeats that speaks of it."""


def with_notes(found: Sequence[Scanned], lines: Sequence[str], words: Words) -> list[Scanned]:
    """Return what was found, the rows of tables marked of which the notes below them speak."""
    return [_noted(part, lines, words) for part in found]


def _noted(found: Scanned, lines: Sequence[str], words: Words) -> Scanned:
    if found.part.table is None or not found.rows:
        return found
    grid = found.part.table.grid
    below = "\n".join(_note_below(grid, lines, words))
    note = "\n".join(one for one in _CLAUSE.split(below) if not _DEFINES.search(one))
    if not note:
        return found
    numbers = _numbers_of(grid, words)
    meant = set(_meant(note))
    spoken = [numbers.get(row.line) in meant or _speaks_of(note, row, words) for row in found.rows]
    rows = [_marked(row) if noted else row for noted, row in zip(spoken, found.rows, strict=True)]
    return replace(found, rows=tuple(rows))


def _note_below(grid: Grid, lines: Sequence[str], words: Words) -> Iterator[str]:
    """Yield the lines of the note below a table."""
    end = max(line for row in grid.rows for cell in row for line, _, _ in cell.pieces)
    near = [at for at in range(end, len(lines)) if lines[at].strip()][:_FAR]
    opens = words.pattern(_OPENS)
    first = next((at for at in near if opens.search(_plain(lines[at]))), None)
    for at in range(first, min(first + _MOST, len(lines))) if first is not None else ():
        text = _plain(lines[at])
        if at == first or opens.search(text) or _GOES_ON.search(text):
            yield text
        elif text:
            return


def _plain(line: str) -> str:
    """Return a line of a note without the signs of Markdown in front: `> 注：`, `*注：`."""
    return clean(line).lstrip(">*_")


def _numbers_of(grid: Grid, words: Words) -> dict[int, int]:
    """Return the number that counts a row, by each line on which it stands."""
    kinds = [column.kind for column in columns_of(grid, words)]
    place = kinds.index("number") if "number" in kinds else 0
    return {
        line: int(digits[1])
        for row in grid.rows
        if (digits := re.match(r"\(?([0-9]{1,3})(?![0-9])", row[place].text))
        for cell in row
        for line, _, _ in cell.pieces
    }


def _meant(note: str) -> Iterator[int]:
    """Yield the numbers of rows that a note speaks of: 第3项, 第5-7项, 指标2."""
    for match in _NUMBERED.finditer(note):
        said = match["these"] or match["this"]
        for one in _RANGE.finditer(said):
            yield from range(int(one[1]), int(one[2]) + 1)
        yield from map(int, re.findall("[0-9]+", said))


def _speaks_of(note: str, row: DraftRow, words: Words) -> bool:
    """Whether a note names what a row is of, with or without what narrows it in front.

    Of a share it need not say of what: 个人卫生支出占比, of 个人卫生支出占卫生总费用比例.
    """
    name = fold(clean(_UNIT.sub("", row.label)))
    share = _OF_WHAT.fullmatch(name)
    short = share is not None and words.pattern(f"{re.escape(share[1])}{{part.ratio}}").search(note)
    named = len(name) >= _SHORTEST and name[-max(_END, len(name) // 2) :] in note
    return named or bool(short)


def _marked(row: DraftRow) -> DraftRow:
    return replace(row, doubts=tuple(dict.fromkeys((*row.doubts, doubts.NOTED))))
