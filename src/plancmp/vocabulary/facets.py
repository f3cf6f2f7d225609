"""Taking a label apart: its terms by class, what it is per, what it measures, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary
from zlib import crc32

from plancmp.model.vocabulary import LabelWords, Vocabulary
from plancmp.vocabulary.labels import Labels, labels_of

_SYMBOLS = 0xE000  # the private use area: one character for a word
_OWN_SYMBOLS = 0xF0000
_HARD_WEIGHT, _WEIGHT = 4, 2
_AGE = re.compile(r"(?P<age>\d+(?:-\d+)?(?:岁|天|个?月龄?)(?:以上|以下|内)?)")
_PER = re.compile(r"(?P<per>每(?:10万|[百千万])(?:人)?)")
_EACH = re.compile(r"(?P<each>每[个所位](?:乡镇|县|基层)?)")
_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)")
_BRACKET = re.compile(r"\((?:含|不含|包括|不包括|单位|按)[^()]*\)")
_ENDINGS = ("growth", "share", "rank", "count")
_KEPT = 65536


@dataclass(frozen=True, slots=True)
class Facets:
    """A label taken apart.

    `terms` are `class:term` of every word whose difference is a different indicator; `measure` is
    `share`, `count`, `growth`, `rank`, `money` or unknown. `ordered` and `sorted` spell the label
    with a character for a word, repeated by the word's weight, to measure likeness by; `rest` is
    what is in no list of words. `head` is the word of the lists that it ends with, if any: in a
    count what is counted.
    """

    text: str
    unit: str
    terms: frozenset[str]
    measure: str
    ordered: str
    sorted: str
    rest: str
    head: str


class Taking:
    """Takes labels apart by the words of one vocabulary."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.words = labels.words
        self._found: dict[str, Facets] = {}

    def facets(self, label: str) -> Facets:
        """Take a label apart."""
        found = self._found.get(label)
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[label] = self._facets(label)
        return found

    def _facets(self, label: str) -> Facets:
        plain = self.labels.plain(label)
        text = plain.text
        for pattern, meant in self._readings:
            text = pattern.sub(meant, text)
        text = _BRACKET.sub("", text)
        words, known = self._known
        terms: set[str] = set()
        symbols: list[str] = []
        rest: list[str] = []
        at = 0
        for match in words.finditer(text):
            rest.append(text[at : match.start()])
            symbols.extend(symbol * _WEIGHT for symbol in text[at : match.start()])
            at = match.end()
            if match.lastgroup is not None:
                term = f"{match.lastgroup}:{match[0].removesuffix('人')}"
                terms.add(term)
                symbols.append(_own_symbol(term))
                continue
            term, symbol = known[match[0]]
            if term:
                terms.add(term)
            symbols.append(symbol)
        rest.append(text[at:])
        symbols.extend(symbol * _WEIGHT for symbol in text[at:])
        ordered = "".join(symbols)
        return Facets(
            plain.text,
            plain.unit,
            frozenset(terms),
            self._measure(text, plain.unit),
            ordered,
            "".join(sorted(symbols)),
            "".join(sorted("".join(rest))),
            ordered[-1:] if not text[at:] and ordered[-1:] >= chr(_SYMBOLS) else "",
        )

    def _measure(self, text: str, unit: str) -> str:
        for name, ending in self._endings:
            if ending.search(text):
                return name
        return self.measure_of_unit(unit)

    def measure_of_unit(self, unit: str) -> str:
        """Return the kind of measure that a printed unit tells, or nothing."""
        named = self.words.units.get(unit)
        found = self.labels.units.find(unit) if unit else None
        return named or (self.measure_of(found.dimension) if found else "")

    def measure_of(self, dimension: str) -> str:
        """Return the kind of measure of a unit's dimension."""
        if dimension in self.words.counted:
            return "count"
        if dimension in ("share", "rank"):
            return dimension
        return "money" if dimension.startswith("money") else ""

    def stretches(self, alias: str, own: str) -> bool:
        """Tell whether an alias, taken apart, means something else than the indicator's name.

        A plan may print one denominator and mean another, or one kind of place for all of them.
        Such an alias names the indicator where it is printed as it is, and says nothing about
        labels like it.
        """
        one, other = self.facets(alias), self.facets(own)
        if _denominators(one) != _denominators(other):
            return True
        if (one.measure == "growth") != (other.measure == "growth"):
            return True
        unsaid, said = other.terms - one.terms, one.terms - other.terms
        return not (said.isdisjoint(self.words.stretching) and unsaid.isdisjoint(self.words.unsaid))

    @cached_property
    def _readings(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), meant) for pattern, meant in self.words.readings]

    @cached_property
    def _endings(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(name, self.labels.pattern(name)) for name in _ENDINGS]

    @cached_property
    def _known(self) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
        """The pattern that finds words, and the term or symbol that each word is."""
        known: dict[str, tuple[str, str]] = {}
        symbol = _SYMBOLS
        for kind, terms in self.words.terms.items():
            for spellings in terms:
                for spelling in spellings:
                    term = f"{kind}:{spellings[0]}"
                    known.setdefault(spelling, (term, chr(symbol) * _HARD_WEIGHT))
                symbol += 1
        for word in self.words.soft:
            known.setdefault(word, ("", chr(symbol)))
            symbol += 1
        for word in self.words.empty:
            known.setdefault(word, ("", ""))
        longest = sorted(known, key=lambda word: (-len(word), word))
        pattern = "|".join([_AGE.pattern, _PER.pattern, _EACH.pattern, *map(re.escape, longest)])
        return re.compile(f"{pattern}|{_NUMBER.pattern}"), known


def _denominators(facets: Facets) -> set[str]:
    return {term for term in facets.terms if term.startswith("per:")}


def _own_symbol(term: str) -> str:
    """Return the symbol of a term that is in no list: an age, a number, a denominator."""
    return chr(_OWN_SYMBOLS + crc32(term.encode()) % 0xFFF0) * _HARD_WEIGHT


_made: WeakKeyDictionary[LabelWords, Taking] = WeakKeyDictionary()


def taking_of(vocabulary: Vocabulary) -> Taking:
    """Return what takes labels apart by a vocabulary's words."""
    found = _made.get(vocabulary.labels)
    if found is None:
        found = _made[vocabulary.labels] = Taking(labels_of(vocabulary))
    return found
