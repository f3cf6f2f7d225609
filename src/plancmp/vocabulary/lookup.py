"""Finding an indicator by its id, a name, or enough of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.vocabulary.labels import normalise_label
from plancmp.vocabulary.model import Indicator, Vocabulary


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a query may mean; `score` is 100 for an exact name."""

    indicator: Indicator
    score: float


class UnknownIndicatorError(LookupError):
    """No indicator, or more than one, answers to a query; `candidates` are the nearest."""

    def __init__(self, query: str, candidates: Sequence[Candidate], ambiguous: bool) -> None:
        self.query = query
        self.candidates = list(candidates)
        self.ambiguous = ambiguous
        what = "could mean several indicators" if ambiguous else "names no indicator"
        super().__init__(f"{query!r} {what}")


def _names(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.id, indicator.zh, indicator.en, *indicator.aliases)


def search(query: str, vocabulary: Vocabulary, limit: int = 0) -> list[Candidate]:
    """Return the indicators that `query` may mean, the likeliest first.

    An exact id or name scores 100, a part of a name 90 and more the more of the name it is, a
    near miss what RapidFuzz gives it, if that is at least 70. `limit` 0 returns them all.
    """
    wanted = normalise_label(query)
    found = []
    for indicator in vocabulary.indicators.values():
        score = 0.0
        for name in _names(indicator):
            plain = normalise_label(name)
            if plain == wanted:
                score = 100.0
                break
            if wanted and wanted in plain:
                score = max(score, 90 + 9 * len(wanted) / len(plain))
        if score:
            found.append(Candidate(indicator, score))
    if not found:
        found = _near(wanted, vocabulary)
    found.sort(key=lambda candidate: (-candidate.score, candidate.indicator.id))
    return found[:limit] if limit else found


def _near(wanted: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Return what is like the query: misspelled, or words of the name left out or turned round."""
    from rapidfuzz import fuzz, process

    names: list[str] = []
    owners: list[Indicator] = []
    for indicator in vocabulary.indicators.values():
        for name in _names(indicator):
            names.append(normalise_label(name).replace("_", " "))
            owners.append(indicator)
    best: dict[str, Candidate] = {}
    wanted = wanted.replace("_", " ")
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for _, score, index in process.extract(
            wanted, names, scorer=scorer, limit=20, score_cutoff=70
        ):
            owner = owners[index]
            if owner.id not in best or best[owner.id].score < score:
                best[owner.id] = Candidate(owner, min(score, 89.0))
    return list(best.values())


def find_indicator(query: str, vocabulary: Vocabulary) -> Indicator:
    """Return the one indicator that `query` names.

    Raises UnknownIndicatorError with the nearest candidates where it names none or several.
    """
    exact = vocabulary.indicators.get(query)
    if exact is not None:
        return exact
    candidates = search(query, vocabulary)
    exact_names = [candidate for candidate in candidates if candidate.score == 100.0]
    if len(exact_names) == 1:
        return exact_names[0].indicator
    if len(candidates) == 1 and candidates[0].score >= 80:
        return candidates[0].indicator
    ambiguous = bool(candidates) and candidates[0].score >= 90
    raise UnknownIndicatorError(query, candidates[:8] or _near_any(query, vocabulary), ambiguous)


def _near_any(query: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Return the nearest few even where none is near enough to be meant."""
    from rapidfuzz import fuzz, process

    names = {
        name: indicator
        for indicator in vocabulary.indicators.values()
        for name in _names(indicator)
    }
    best: dict[str, Candidate] = {}
    for name, score, _ in process.extract(query, list(names), scorer=fuzz.WRatio, limit=12):
        indicator = names[name]
        best.setdefault(indicator.id, Candidate(indicator, score))
    return [candidate for candidate in best.values() if candidate.score >= 50][:5]
