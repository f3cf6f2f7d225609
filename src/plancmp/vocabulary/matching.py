"""Which indicator a printed label means: ranked candidates, and a decision that may be "none"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz, process

from plancmp.model.vocabulary import Indicator, Vocabulary
from plancmp.vocabulary.english import english_words, words_apart
from plancmp.vocabulary.facets import Facets, taking_of
from plancmp.vocabulary.labels import literal_label
from plancmp.vocabulary.lookup import Candidate

Decision = Literal["accept", "unsure", "none"]

ACCEPT = 88.0
"""The score from which a label is taken for an indicator, if nothing in it speaks against it."""
UNSURE = 66.0
"""The score below which nothing in the vocabulary is meant."""
_MARGIN = 1.5
_NEAREST = 24
_LEAST = 45.0
_LEAST_TEXT = 70.0
_CANDIDATES = 5
_OTHER = 0.7
_BROADER = 0.9
_EMPTY_BRACKETS = re.compile(r"[(（][)）]")


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a label may mean, best first, and whether the best of it may be taken for certain.

    `accept` means the first candidate; `unsure` is for a person to decide; `none` says that the
    vocabulary has no such indicator: the candidates, if any, are only the nearest. `scope` are the
    words of the label (农村) that narrow what the candidates are about.
    """

    label: str
    candidates: tuple[Candidate, ...]
    decision: Decision
    scope: str = ""

    @property
    def accepted(self) -> Indicator | None:
        """Return the indicator that the label means, or None where that is not certain."""
        return self.candidates[0].indicator if self.decision == "accept" else None


@dataclass(frozen=True, slots=True)
class _Name:
    indicator: Indicator
    facets: Facets
    measure: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """How like an indicator is; whether that is certain; whether it is known to be another.

    A `twin` is as like as it can be, but for what is measured where the label does not say that.
    """

    score: float
    certain: bool
    other: bool
    twin: bool = False


class Matcher:
    """Finds the indicator that a label means, among the names and aliases of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.labels
        self._taking = taking_of(vocabulary)
        self._two_in_one = self._taking.labels.pattern("two_in_one")
        self._rankings: dict[str, Ranking] = {}

    def match(self, label: str) -> Ranking:
        """Return the indicators that a printed label may mean, and the decision."""
        found = self._rankings.get(label)
        if found is None:
            found = self._rankings[label] = self._match(label)
        return found

    def match_all(self, labels: Iterable[str]) -> list[Ranking]:
        """Return the ranking of each label, in their order."""
        return [self.match(label) for label in labels]

    def _match(self, label: str) -> Ranking:
        if not any(character.isalnum() for character in label):
            return Ranking(label, (), "none")
        exact = self._literal.get(literal_label(label))
        if exact is not None and len(exact) == 1:
            return Ranking(label, (Candidate(exact[0], 100.0),), "accept")
        if not any("\u3400" <= character <= "\u9fff" for character in label):
            return self._match_latin(label)
        facets = self._taking.facets(label)
        same = [
            indicator
            for indicator in self._plain.get(facets.text, ())
            if not _measures_differ(
                self._taking.measure_of_unit(facets.unit),
                self._taking.measure_of(indicator.unit.dimension),
            )
        ]  # fmt: skip
        if len(same) == 1:
            return Ranking(label, (Candidate(same[0], 100.0),), "accept")
        return self._match_facets(label, facets)

    def _match_facets(self, label: str, facets: Facets) -> Ranking:
        found = self._judged(facets, self._sorted, facets.sorted)
        if not any(judged.score >= UNSURE and not judged.other for judged in found.values()):
            # A slip of the pen breaks a word of the lists: look again by characters.
            for identifier, judged in self._judged(facets, self._texts, facets.text).items():
                if identifier not in found or found[identifier].score < judged.score:
                    found[identifier] = judged
        order = sorted(found.items(), key=lambda item: (-item[1].score, item[0]))
        candidates = tuple(
            Candidate(self.vocabulary.indicators[identifier], round(judged.score, 1))
            for identifier, judged in order[:_CANDIDATES]
        )
        decision = _decide([judged for _, judged in order])
        if decision == "accept" and self._two_in_one.search(facets.text):
            decision = "unsure"
        narrowing = self._narrowing.findall(label)
        if decision == "none" and narrowing:  # of a part of what the indicator is about
            wider = self.match(_EMPTY_BRACKETS.sub("", self._narrowing.sub("", label)))
            if wider.decision != "none":
                return Ranking(label, wider.candidates, wider.decision, "、".join(narrowing))
        return Ranking(label, candidates, decision)

    def _judged(self, facets: Facets, spelled: list[str], wanted: str) -> dict[str, _Judged]:
        """Judge the names most like a label, by the best of each indicator's names."""
        by_text = spelled is self._texts
        near = process.extract(
            wanted, spelled, scorer=fuzz.ratio, limit=_NEAREST,
            score_cutoff=_LEAST_TEXT if by_text else _LEAST,
        )  # fmt: skip
        best: dict[str, _Judged] = {}
        for _, likeness, place in near:
            name = self._names[place]
            ordered = fuzz.ratio(facets.ordered, name.facets.ordered)
            score = likeness if by_text else 0.8 * likeness + 0.2 * ordered
            label_more, name_more = self._terms_apart(facets.terms, name.facets.terms)
            other = (
                bool(label_more)
                or _measures_differ(facets.measure, name.measure)
                or _of_another_subject(facets, name)
            )
            certain = (
                not other
                and not name_more
                and not by_text
                and _rest_agrees(facets.rest, name.facets.rest)
                and (facets.measure != "" or name.facets.measure != "share")
            )
            twin = not (other or name_more or facets.measure) and score >= ACCEPT
            if other:
                score *= _OTHER
            elif name_more:
                score *= _BROADER
            score = min(score, 99.0 if certain else ACCEPT - 1)
            identifier = name.indicator.id
            if identifier not in best or best[identifier].score < score:
                best[identifier] = _Judged(score, certain, other, twin)
        return best

    def _terms_apart(
        self, label: frozenset[str], name: frozenset[str]
    ) -> tuple[set[str], set[str]]:
        """Return the terms that only the label has, and those that only the name has."""
        label_more, name_more = set(label - name), set(name - label)
        for pair in self.words.kin:
            for one, other in (pair, pair[::-1]):
                if one in label and one in name:
                    label_more.discard(other)
                    name_more.discard(other)
        return label_more, name_more

    def _match_latin(self, label: str) -> Ranking:
        """Match an English label: certain where its words are the name's, but for slips."""
        wanted = self._english(label)
        query = " ".join(wanted)
        found: dict[str, float] = {}
        for _, likeness, place in process.extract(
            query, self._latin, scorer=fuzz.token_sort_ratio, limit=_NEAREST, score_cutoff=60
        ):
            indicator = self._latin_owners[place]
            label_more, name_more = words_apart(wanted, self._latin[place].split())
            score = max(likeness, ACCEPT)
            if label_more:
                score = likeness * _OTHER
            elif name_more:
                score = min(likeness, ACCEPT - 1)
            found[indicator.id] = max(found.get(indicator.id, 0.0), min(score, 99.0))
        order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        candidates = tuple(
            Candidate(self.vocabulary.indicators[identifier], round(score, 1))
            for identifier, score in order[:_CANDIDATES]
        )
        certain = [score for _, score in order if score >= ACCEPT]
        if len(certain) == 1:
            return Ranking(label, candidates, "accept")
        likely = bool(order) and order[0][1] >= UNSURE
        return Ranking(label, candidates, "unsure" if likely else "none")

    def _english(self, label: str) -> list[str]:
        return english_words(label, self.words.english_empty)

    @cached_property
    def _narrowing(self) -> re.Pattern[str]:
        longest = sorted(self.words.narrowing, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, longest)) or "(?!)")

    @cached_property
    def _literal(self) -> dict[str, list[Indicator]]:
        """Indicators by id and by names as printed."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.vocabulary.indicators.values():
            for name in dict.fromkeys(
                literal_label(printed)
                for printed in (indicator.id, indicator.zh, indicator.en, *indicator.aliases)
            ):
                found.setdefault(name, []).append(indicator)
        return found

    @cached_property
    def _plain(self) -> dict[str, list[Indicator]]:
        """Indicators by names in the common spelling."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.vocabulary.indicators.values():
            for printed in (indicator.zh, *indicator.aliases):
                owners = found.setdefault(self._taking.facets(printed).text, [])
                if indicator not in owners:
                    owners.append(indicator)
        return found

    @cached_property
    def _names(self) -> list[_Name]:
        """Every name and alias taken apart, but for aliases that stretch the indicator's name."""
        found = []
        for indicator in self.vocabulary.indicators.values():
            for text in dict.fromkeys((indicator.zh, *indicator.aliases)):
                if text != indicator.zh and self._taking.stretches(text, indicator.zh):
                    continue
                facets = self._taking.facets(text)
                measure = facets.measure or self._taking.measure_of(indicator.unit.dimension)
                found.append(_Name(indicator, facets, measure))
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return [name.facets.sorted for name in self._names]

    @cached_property
    def _texts(self) -> list[str]:
        return [name.facets.text for name in self._names]

    @cached_property
    def _latin_owners(self) -> list[Indicator]:
        return [
            indicator
            for indicator in self.vocabulary.indicators.values()
            for _ in (indicator.id, indicator.en)
        ]

    @cached_property
    def _latin(self) -> list[str]:
        return [
            " ".join(self._english(name))
            for indicator in self.vocabulary.indicators.values()
            for name in (indicator.id, indicator.en)
        ]


_last: list[Matcher] = []


def matcher_of(vocabulary: Vocabulary) -> Matcher:
    """Return the matcher of a vocabulary, the same one as long as it is asked for the same."""
    if not _last or _last[0].vocabulary is not vocabulary:
        _last[:] = [Matcher(vocabulary)]
    return _last[0]


def _measures_differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _of_another_subject(label: Facets, name: _Name) -> bool:
    """Tell whether a label leaves out what is counted, or speaks of a thing that nothing knows.

    女性 is not their number among the population; in 人均每日脂肪摄入量 fat stands for salt. A slip
    of the pen has the characters of the name's word.
    """
    if not label.ordered or (name.measure == "count" and name.facets.head not in label.ordered):
        return True
    alien = (Counter(label.rest) - Counter(name.facets.text)).total()
    return alien > 1 and bool(Counter(name.facets.ordered) - Counter(label.ordered))


def _rest_agrees(label: str, name: str) -> bool:
    """Tell whether what is in no list of words is the same, but for a character."""
    one, other = Counter(label), Counter(name)
    return (one - other).total() == 0 and (other - one).total() <= 1


def _decide(found: list[_Judged]) -> Decision:
    """Decide on candidates, best first."""
    if not found:
        return "none"
    best = found[0]
    second = found[1].score if len(found) > 1 else 0.0
    alone = sum(judged.twin for judged in found) <= 1
    if best.certain and alone and best.score >= ACCEPT and best.score - second >= _MARGIN:
        return "accept"
    likely = max((judged.score for judged in found if not judged.other), default=0.0)
    return "unsure" if likely >= UNSURE else "none"
