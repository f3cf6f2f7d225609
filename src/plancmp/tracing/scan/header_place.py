"""The place that a plan is of, and how wide it is: read from its title, else from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from plancmp.model.vocabulary import Place, Vocabulary
from plancmp.vocabulary.labels import labels_of

NATION = "000000"
OFTEN = 3
_VERY_OFTEN = 5
_LEVELS = ("nation", "province", "prefecture", "county")
"""From the widest."""


def level_of(place: str, title: str, vocabulary: Vocabulary) -> str:
    """Return the level that a plan's place speaks of itself as: a city below another is 全市, too.

    The title may tell without naming a known place. Empty where nothing tells.
    """
    known = vocabulary.places.get(place)
    words, name = vocabulary.words, known.zh if known else title
    told = (
        level
        for level in reversed(_LEVELS[1:])
        if words.pattern(f"{{level.{level}}}(?![域级城办内直区])").search(name)
    )
    found = next(told, "")
    if known is None:
        return found
    return min(known.level, found or known.level, key=_LEVELS.index)


def wider_areas(level: str) -> str:
    """Return the pattern of words for areas (全省) that are wider than a place of a level."""
    above = _LEVELS[: _LEVELS.index(level)] if level else ()
    return "|".join(f"{{area.{wider}}}" for wider in above) or "(?!)"


def place_of(title: str, text: str, vocabulary: Vocabulary) -> str:
    """Return the code of the place in the title; the nation where nothing smaller is named."""
    places = vocabulary.places
    full = [place for place in places.values() if place.zh in title and place.code != NATION]
    found = _deepest(full, title + text[:2000], places)
    if found:
        return found
    if full:
        return ""
    stems = _stems(vocabulary)
    short = [
        place
        for place in places.values()
        if any(map(title.__contains__, stems.get(place.code, ())))
    ]
    highest = [place for place in short if place.level == "province"] or short
    if len(highest) == 1:
        return highest[0].code
    if highest:
        return _deepest(highest, text, places)
    if vocabulary.words.pattern("{nation}").search(title) and NATION in places:
        return NATION
    if title and re.search(r"[省市县区州旗]", title):
        return ""
    counted = Counter(
        {place.code: text.count(place.zh) for place in places.values() if place.zh in text}
    )
    return (
        _most_named(counted, _VERY_OFTEN)
        or _most_named(_short_names(text, "province", "省", places), OFTEN)
        or _most_named(_short_names(text, "prefecture", "市", places), _VERY_OFTEN)
    )


@cache
def _stems(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return what places above the county are called without 省, 市 and the like, by code."""
    ends = tuple(vocabulary.labels.place_endings)
    return {
        place.code: tuple(
            place.zh.removesuffix(end)
            for end in ends
            if place.zh.endswith(end) and len(place.zh) - len(end) > 1
        )
        for place in vocabulary.places.values()
        if place.level != "county"
    }


def _short_names(text: str, level: str, end: str, places: Mapping[str, Place]) -> Counter[str]:
    """Return how often a text names the places of a level, with or without their ending."""
    return Counter(
        {
            place.code: text.count(place.zh.removesuffix(end))
            for place in places.values()
            if place.level == level
        }
    )


def _most_named(counted: Counter[str], least: int) -> str:
    """Return the place that a text names at least so often and far more than any other."""
    (best, times), *others = [*counted.most_common(2), ("", 0)]
    return best if times >= least and times > 2 * others[0][1] else ""


def nation_of(line: str, vocabulary: Vocabulary) -> str:
    """Return the nation's code where a line that is no title speaks of it first, else nothing."""
    before, spoken, _ = vocabulary.words.pattern("({area.nation}|$)").split(line, 1)
    first = not any(name in before for name in labels_of(vocabulary).places)
    return NATION if spoken and first and NATION in vocabulary.places else ""


def _deepest(found: Sequence[Place], text: str, places: Mapping[str, Place]) -> str:
    """Return the smallest of the places that a text names, empty where two could be meant."""
    longest = [
        place
        for place in found
        if not any(place.zh != other.zh and place.zh in other.zh for other in found)
    ]
    inner = [place for place in longest if not any(other.above == place.code for other in longest)]
    if len({place.code for place in inner}) > 1:
        inner = [
            place for place in inner if place.above in places and places[place.above].zh in text
        ]
    return inner[0].code if len({place.code for place in inner}) == 1 else ""
