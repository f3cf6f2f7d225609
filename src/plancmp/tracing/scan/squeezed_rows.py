"""The cells of a row whose columns only blanks keep apart, told by what its heads ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    AGES,
    NOTE,
    ROW_NUMBER,
    is_nature,
    is_unit,
    is_value,
    may_be_unit,
    may_be_value,
    may_be_worded,
)
from plancmp.tracing.scan.stream_rows import Shape

_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?年?")
_COUNTED = re.compile(r"[0-9]{1,3}[.、](?![0-9])")
_FRONT = ("name", "number", "group")


def cells_of(parts: Sequence[str], shape: Shape, words: Words, *, grouped: bool) -> list[str]:
    """Return the parts of a line by column, from its end; what is left in front is the name.

    `grouped` says that a group may stand in front of it. A row that says what kind of aim it has
    may lack its base. Nothing is returned where the parts are no row of these columns.
    """
    kinds = shape.kinds
    behind = kinds[kinds.index("name") + 1 :]
    told = _behind_unit(parts, behind, words)
    if told:
        front = _front(parts[:told], kinds[: kinds.index("name") + 1], grouped=grouped)
        return [*front, *parts[told:]] if front else []
    rest = list(parts)
    found = [""] * len(kinds)
    aim = worded = False
    left = shape.values
    for place in reversed(range(kinds.index("name") + 1, len(kinds))):
        last = clean(rest[-1]) if rest else ""
        kind = kinds[place]
        fits = len(rest) > 1 and _fits(last, kind, words, worded=worded)
        left -= kind == "value"
        if fits:
            found[place] = rest.pop()
        elif kind == "change" or (kind == "value" and not (aim and left < shape.first)):
            return []
        aim = aim or (kind == "nature" and fits)
        # what stands before the kind of an aim is its value, whatever its words
        worded = fits and (kind == "nature" or (worded and not may_be_value(last)))
    front = _front(rest, kinds[: kinds.index("name") + 1], grouped=grouped)
    pairs = zip(found, kinds, strict=True)
    valued = any(kind == "value" and may_be_value(clean(cell)) for cell, kind in pairs)
    return [*front, *found[len(front) :]] if front and valued else []


def _behind_unit(parts: Sequence[str], behind: Sequence[str], words: Words) -> int:
    """Return where the unit of a row stands, 0 if it does not tell the columns behind it.

    As many cells stand behind it as columns do; then they may say in words what a value would.
    """
    at = len(parts) - len(behind)
    if behind[:1] != ["unit"] or at < 1 or not is_unit(clean(parts[at]), words):
        return 0
    cells = [clean(part) for part in parts[at + 1 :]]
    pairs = list(zip(cells, behind[1:], strict=True))
    fits = all(
        is_nature(cell) if kind == "nature" else kind == "value" or not is_value(cell)
        for cell, kind in pairs
    )
    valued = any(kind == "value" and may_be_value(cell) for cell, kind in pairs)
    return at if fits and valued and all(len(cell) <= NOTE for cell in cells) else 0


def _fits(text: str, kind: str, words: Words, *, worded: bool) -> bool:
    """Whether a cell may stand in a column of a kind."""
    if kind == "nature":
        return is_nature(text)
    if kind == "change":
        return is_value(text.strip("[]〔〕"))
    if kind == "value":
        return may_be_value(text) or (worded and may_be_worded(text, words))
    return may_be_unit(text, words) if kind == "unit" else not may_be_value(text)


def _front(rest: Sequence[str], kinds: Sequence[str], *, grouped: bool) -> list[str]:
    """Return what stands in the columns up to that of the names; nothing where no name does."""
    given = {"number": "", "group": ""}
    parts = list(rest)
    for kind in kinds[:-1]:
        at = int(kind == "group" and "number" in kinds[kinds.index(kind) :])
        if kind == "number" and parts and ROW_NUMBER.fullmatch(clean(parts[0])):
            given[kind] = parts.pop(0)
        elif kind == "group" and len(parts) > 1:
            counts = ROW_NUMBER.fullmatch if at else _COUNTED.match
            if counts(clean(parts[1])) or (grouped and not at):
                given[kind] = parts.pop(0)
    name = "".join(parts)
    valued = any(map(is_value, map(clean, parts)))
    if not name or (valued and not _YEAR.fullmatch(name) and not AGES.search(name)):
        return []
    return [name if kind == "name" else given.get(kind, "") for kind in kinds]
