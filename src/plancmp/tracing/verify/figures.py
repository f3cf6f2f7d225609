"""Figures in running text: where they stand, which belong together, and what qualifies them.

A printed value such as `不低于8.5名/10万人` or `12/10万以下` is a core (number and unit) with
qualifiers before and behind. In the text the qualifiers may stand further off: `分别为a、b和c以下`
gives its 以下 to all three. A core must stand there character by character, and its digits must be
whole: 5.0 is not found in 15.0 or in 5.04.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plancmp.language.figures import JOINTS
from plancmp.model.words import Words
from plancmp.tracing.verify.foreign_words import FIGURE

_SUFFIX = "{bounds.after}$"
# What stands right before a figure and bounds it; a value that is printed with it must have it.
_BOUND_BEFORE = "{bounds.before}{!bounds.not_before}$"
_REFERENCE = re.compile(r"[比较与同](?:19|20)[0-9]{2}年(?:相比)?")
_FAR = 48
_LEAD = 12
_NUMERAL = re.compile("[一二三四五六七八九十两]")
_NUMERAL_BEFORE = re.compile("[一二三四五六七八九十第]$")
_COUNTS = re.compile(r"(?:已|达到?|为|在|超过|不?低于|分别|控制在){0,3}[≤≥<>]?[0-9]")
_ALMOST = "{coverage.nearly}(?:{reached}了?[^,;:]{0,16})?$"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed value taken apart: qualifiers before it, the core, a qualifier behind it.

    `core` of a value without a figure is its words.
    """

    before: tuple[str, ...]
    core: str
    behind: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a printed value stands: from its first to behind its last character.

    `core` is where its number starts, `far` where qualifiers begin that stand further off (else
    it is `start`). `run` are all the figures enumerated with it, as spans; `place` its place among
    them.
    """

    far: int
    start: int
    core: int
    end: int
    run: tuple[tuple[int, int], ...]
    place: int


@lru_cache(maxsize=65536)
def take_apart(printed: str, words: Words) -> Printed:
    """Take a cleaned printed value apart."""
    digit = re.search("[0-9]", printed)
    if digit is None:
        for word in words.of("soft"):
            if printed.startswith(word) and len(printed) > len(word) + 1:
                return Printed((word,), printed[len(word) :], "", False)
        return Printed((), printed, "", False)
    suffix = words.pattern(_SUFFIX).search(printed)
    behind = suffix[0] if suffix else ""
    rest = printed[: len(printed) - len(behind)]
    before = []
    reference = _REFERENCE.match(rest)
    if reference:
        before.append(reference[0])
        rest = rest[reference.end() :]
    number = re.search("[≤≥<>]?[0-9]", rest)
    start = number.start() if number else 0
    if start:
        before.append(rest[:start])
    return Printed(tuple(before), rest[start:], behind, True)


def spots(printed: str, text: str, start: int, end: int, words: Words) -> Iterator[Spot]:
    """Yield the places in `text[start:end]`, one sentence, where a cleaned value is printed."""
    value = take_apart(printed, words)
    if not value.is_figure and printed in text[start:end]:
        value = Printed((), printed, "", False)
    runs = figure_runs(text, start, end, words) if value.is_figure else []
    at = text.find(value.core, start, end)
    while at >= 0:
        stop = at + len(value.core)
        if value.is_figure:
            spot = _figure_spot(value, text, at, stop, start, end, runs, words)
        else:
            spot = _word_spot(value, text, at, stop, start, words)
        if spot is not None:
            yield spot
        at = text.find(value.core, at + 1, end)


def figure_runs(text: str, start: int, end: int, words: Words) -> list[list[tuple[int, int]]]:
    """Return the figures of a sentence, those that are enumerated (a、b和c) together."""
    runs: list[list[tuple[int, int]]] = []
    for match in words.pattern(FIGURE).finditer(text, start, end):
        between = text[runs[-1][-1][1] : match.start()] if runs else ""
        if runs and between in JOINTS:
            runs[-1].append(match.span())
        else:
            runs.append([match.span()])
    return runs


def _figure_spot(
    value: Printed,
    text: str,
    at: int,
    stop: int,
    first: int,
    last: int,
    runs: list[list[tuple[int, int]]],
    words: Words,
) -> Spot | None:
    run, place = next(
        ((run, i) for run in runs for i, (start, _) in enumerate(run) if start == at), ([], 0)
    )
    if not run or any(
        start < stop < _core_end(text, (start, end), words) for run in runs for start, end in run
    ):
        return None  # it is only part of a number, or a unit stands behind it
    end = stop
    if value.behind:
        shared = place < len(run) - 1 and text[:last].startswith(
            value.behind, _core_end(text, run[-1], words)
        )
        if text.startswith(value.behind, stop):
            end = stop + len(value.behind)
        elif not shared:
            return None
    elif words.pattern("{bounds.after}").match(text, stop, last) or _shares_bound(
        text, run, place, first, words
    ):
        return None
    far = start = at
    if value.before:
        found = _before(value.before, text, first, at, words)
        if found is None and place:
            found = _before(value.before, text, first, run[0][0], words)
        if found is None:
            return None
        far = found[0]
        if found[1]:
            start = far
    elif words.pattern(_BOUND_BEFORE).search(text, first, at):
        return None
    return Spot(far, start, at, end, tuple(run), place)


def _shares_bound(
    text: str, run: list[tuple[int, int]], place: int, first: int, words: Words
) -> bool:
    """Whether the figure is given a bound by the last of those enumerated: `分别为a和b以下`."""
    if place == len(run) - 1 or "分别" not in text[max(first, run[0][0] - _LEAD) : run[0][0]]:
        return False
    return words.pattern(_SUFFIX).search(text, *run[-1]) is not None


def _core_end(text: str, span: tuple[int, int], words: Words) -> int:
    suffix = words.pattern(_SUFFIX).search(text, *span)
    return suffix.start() if suffix else span[1]


def _before(
    qualifiers: tuple[str, ...], text: str, first: int, at: int, words: Words
) -> tuple[int, bool] | None:
    """Find qualifiers before a figure; return where they start and whether they touch it."""
    whole = "".join(qualifiers)
    if text.endswith(whole, first, at):
        return at - len(whole), True
    limit = at
    for qualifier in reversed(qualifiers):
        place = text.rfind(qualifier, max(first, at - _FAR), limit)
        between = _without_years(text[place + len(qualifier) : limit])
        if place < 0 or words.pattern(FIGURE).search(between):
            return None
        limit = place
    return limit, False


def _without_years(text: str) -> str:
    return re.sub(r"(?:19|20)[0-9]{2}年", "", text)


def _word_spot(
    value: Printed, text: str, at: int, stop: int, first: int, words: Words
) -> Spot | None:
    core = value.core
    if core in ("均", "各") and text[stop : stop + 1] in words.of("each_not"):
        return None
    if core == "均" and text[first:at].endswith(words.of("each_not_behind")):
        return None
    if core in ("均", "都") and _COUNTS.match(text, stop):
        return None  # it says that a figure is the same for several, and is none itself
    if not value.before and text[first:at].endswith(words.of("manner")):
        return None
    if (
        not value.before
        and core not in words.of("soft")
        and words.pattern(_ALMOST).search(text, first, at)
    ):
        return None
    if _NUMERAL.match(core) and _NUMERAL_BEFORE.search(text, first, at):
        return None
    far = start = at
    if value.before:
        found = _before(value.before, text, first, at, words)
        if found is None:
            return None
        far = found[0]
        if found[1]:
            start = far
    return Spot(far, start, at, stop, ((at, stop),), 0)
