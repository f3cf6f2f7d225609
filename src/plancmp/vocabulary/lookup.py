"""Finding an indicator by its id, a name, or enough of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.model.vocabulary import Indicator, Vocabulary
from plancmp.vocabulary.labels import literal_label, normalise_label

EXACT = 100.0
_PART = 90.0
_WORTH_SHOWING = 50.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a query may mean; `score` is 100 for an exact name."""

    indicator: Indicator
    score: float


class UnknownIndicatorError(LookupError):
    """No indicator, or more than one, answers to a query; `candidates` are the nearest.

    >>> from plancmp import find_indicator, load
    >>> find_indicator("死亡率", load().vocabulary)
    Traceback (most recent call last):
    plancmp.vocabulary.lookup.UnknownIndicatorError: '死亡率' could mean several indicators
    """

    def __init__(self, query: str, candidates: Sequence[Candidate], ambiguous: bool) -> None:
        self.query = query
        self.candidates = list(candidates)
        self.ambiguous = ambiguous
        what = "could mean several indicators" if ambiguous else "names no indicator"
        super().__init__(f"{query!r} {what}")


def search(query: str, vocabulary: Vocabulary, limit: int = 0) -> list[Candidate]:
    """Return the indicators that `query` may mean, the likeliest first.

    An exact id or name scores 100, a part of a name 90 and more the more of the name it is. Where
    there is neither, they are those that the query means as a label, as in `plancmp match`.
    `limit` 0 returns them all.
    """
    found = _by_name(query, vocabulary)
    if not found:
        from plancmp.vocabulary.matching import matcher_of

        ranking = matcher_of(vocabulary).match(query)
        found = [candidate for candidate in ranking.candidates if candidate.score >= _WORTH_SHOWING]
    return found[:limit] if limit else found


def find_indicator(query: str, vocabulary: Vocabulary) -> Indicator:
    """Return the one indicator that `query` names.

    Raises UnknownIndicatorError with the nearest candidates where it names none or several.

    >>> from plancmp import load
    >>> find_indicator("Infant mortality rate", load().vocabulary).id
    'infant_mortality_rate'
    """
    exact = vocabulary.indicators.get(query) or _written(query, vocabulary)
    if exact is not None:
        return exact
    named = _by_name(query, vocabulary)
    exact_names = [candidate for candidate in named if candidate.score == EXACT]
    if len(exact_names) == 1:
        return exact_names[0].indicator
    if len(named) == 1:
        return named[0].indicator
    if named:
        raise UnknownIndicatorError(query, named[:8], ambiguous=True)
    from plancmp.vocabulary.matching import matcher_of

    ranking = matcher_of(vocabulary).match(query)
    if ranking.accepted is not None:
        return ranking.accepted
    near = [candidate for candidate in ranking.candidates if candidate.score >= _WORTH_SHOWING]
    raise UnknownIndicatorError(query, near, ambiguous=False)


def _written(query: str, vocabulary: Vocabulary) -> Indicator | None:
    """Return the one indicator with a name that is written just so, before any is normalised."""
    found = [
        indicator
        for indicator in vocabulary.indicators.values()
        if query in (indicator.zh, indicator.en) or query in indicator.aliases
    ]
    return found[0] if len(found) == 1 else None


def _by_name(query: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Return the indicators with a name that is the query or contains it, the likeliest first."""
    wanted, printed = normalise_label(query, vocabulary), literal_label(query)
    if not wanted:
        return []
    found = []
    for indicator in vocabulary.indicators.values():
        score = 0.0
        for name in (indicator.id, indicator.zh, indicator.en, *indicator.aliases):
            plain = normalise_label(name, vocabulary)
            if plain == wanted:
                if literal_label(name) == printed or _is_own(name, indicator, vocabulary):
                    score = EXACT
                    break
            elif wanted in plain:
                score = max(score, _PART + 9 * len(wanted) / len(plain))
        if score:
            found.append(Candidate(indicator, score))
    found.sort(key=lambda candidate: (-candidate.score, candidate.indicator.id))
    return found


def _is_own(name: str, indicator: Indicator, vocabulary: Vocabulary) -> bool:
    """Tell whether a name may stand for the indicator in other spellings too."""
    if name not in indicator.aliases:
        return True
    from plancmp.vocabulary.facets import taking_of

    return not taking_of(vocabulary).stretches(name, indicator.zh)
