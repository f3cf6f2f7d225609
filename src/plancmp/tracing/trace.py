"""A document with every figure marked: by the statement that uses it, or as used by none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plancmp.language.folding import clean, kept_places
from plancmp.tracing.verify.engine import Check
from plancmp.tracing.verify.search import Use
from plancmp.tracing.verify.unused import Unused

_YEAR = re.compile("(?:19|20)[0-9]{2}")

LOOSE = "loose"
"""The kind of a digit that neither a statement uses nor the list of unused figures names."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a printed line.

    `users` are the numbers of the statements (their places in the list) that use it; `unused` is
    the kind of a figure that none uses. Both are empty for plain text.
    """

    text: str
    users: tuple[int, ...] = ()
    unused: str = ""


@dataclass(frozen=True, slots=True)
class TracedLine:
    """A line as printed, in stretches."""

    number: int
    stretches: tuple[Stretch, ...]


def trace(
    lines: Sequence[str],
    uses: Iterable[tuple[int, Use]],
    unused: Iterable[Unused],
    projects: Iterable[Use] = (),
) -> list[TracedLine]:
    """Mark the lines of a document: what the users use, and the figures that none uses.

    `uses` pairs the number of a user with a stretch of a cleaned line; `projects` are the
    stretches that projects of an annex use.
    """
    used: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for user, (line, start, end) in uses:
        used[line].append((start, end, user))
    left: dict[int, list[Unused]] = defaultdict(list)
    for leftover in unused:
        left[leftover.line].append(leftover)
    for number, start, end in projects:
        whole = clean(lines[number - 1])
        left[number].append(Unused(number, start, whole[start:end], "project", "", "", ""))
    return [
        TracedLine(number, tuple(_stretches(line, used[number], left[number])))
        for number, line in enumerate(lines, 1)
    ]


def uses_of(checks: Sequence[Check]) -> Iterator[tuple[int, Use]]:
    """Yield what each check's statement uses, with the place of the check."""
    for number, check in enumerate(checks):
        for use in check.uses:
            yield number, use


def _stretches(
    line: str, used: Sequence[tuple[int, int, int]], unused: Sequence[Unused]
) -> Iterator[Stretch]:
    marks: list[tuple[tuple[int, ...], str]] = [
        ((), LOOSE if char.isdigit() else "") for char in line
    ]
    places = kept_places(line)
    for leftover in unused:
        for place in places[leftover.start : leftover.start + len(leftover.figure)]:
            marks[place] = ((), leftover.kind)
    for start, end, user in used:
        for place in places[start:end]:
            marks[place] = (tuple(sorted({*marks[place][0], user})), "")
    at = 0
    for (users, kind), run in groupby(marks):
        length = len(list(run))
        text = line[at : at + length]
        # A year that heads a column or a field is no figure that somebody overlooked.
        yield Stretch(text, users, "date" if kind == LOOSE and _YEAR.fullmatch(text) else kind)
        at += length
