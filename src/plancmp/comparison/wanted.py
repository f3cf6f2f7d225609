"""What the vocabulary lacks: the labels of rows that no indicator fits, the like ones together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plancmp.model.plan import Plan, Statement
from plancmp.model.vocabulary import Vocabulary
from plancmp.vocabulary.labels import normalise_label
from plancmp.vocabulary.lookup import Candidate
from plancmp.vocabulary.matching import matcher_of

_ALIKE = 88
"""From which likeness on (0 to 100) two labels are taken for wordings of one thing."""
_NEAR = 3


@dataclass(frozen=True, eq=False)
class Wanted:
    """One thing that plans state and no indicator fits: its rows, under every wording.

    `near` are the indicators that are most like it, the likeliest first.
    """

    rows: tuple[Statement, ...]
    near: tuple[Candidate, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The wordings, the most frequent first."""
        return tuple(label for label, _ in Counter(row.label for row in self.rows).most_common())

    @property
    def label(self) -> str:
        """The most frequent wording."""
        return self.labels[0]

    @property
    def plans(self) -> tuple[str, ...]:
        """The ids of the plans that state it."""
        return tuple(dict.fromkeys(row.plan for row in self.rows))

    @property
    def unit(self) -> str:
        """The unit that it is printed in most often, empty where none is."""
        units = Counter(row.unit.id for row in self.rows if row.unit)
        return units.most_common(1)[0][0] if units else ""

    @property
    def domain(self) -> str:
        """The domain of what is most like it, empty where nothing is."""
        return self.near[0].indicator.domain if self.near else ""


def wanted(plans: Iterable[Plan], vocabulary: Vocabulary) -> list[Wanted]:
    """Return what plans state that no indicator fits: what most plans want first."""
    from rapidfuzz import fuzz, process

    names: list[str] = []
    groups: list[list[Statement]] = []
    known: dict[str, list[Statement]] = {}
    for row in (row for plan in plans for row in plan.unmapped):
        if row.label not in known:
            name = normalise_label(row.label, vocabulary)
            like = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if like is None:
                names.append(name)
                groups.append([])
            known[row.label] = groups[-1 if like is None else like[2]]
        known[row.label].append(row)
    matcher = matcher_of(vocabulary)
    found = [
        Wanted(tuple(rows), matcher.match(rows[0].label).candidates[:_NEAR]) for rows in groups
    ]
    found.sort(key=lambda wanted: (-len(wanted.plans), -len(wanted.rows), wanted.label))
    return found


def named(label: str, found: Iterable[Wanted], vocabulary: Vocabulary) -> Wanted:
    """Return the wanted thing that a label means; one without rows where no plan states it so."""
    name = normalise_label(label, vocabulary)
    for wanted in found:
        if any(label == other or normalise_label(other, vocabulary) == name
               for other in wanted.labels):  # fmt: skip
            return wanted
    return Wanted((), matcher_of(vocabulary).match(label).candidates[:_NEAR])
