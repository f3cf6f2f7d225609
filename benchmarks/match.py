"""Measures `match` on labels of other documents, side by side with plain RapidFuzz.

Run by hand: `python benchmarks/match.py`. The labels of tests/data/labels.csv stand in two halves:
everything was tuned on `tune`, and so is the peer's cut-off; `report` is what counts. The peer is
`rapidfuzz.process.extractOne` with `WRatio` over all names, once on labels as printed and once in
the common spelling. Then a second measure that no hand-written label enters: each indicator is
taken out of the vocabulary and its own names are matched; whatever is accepted is wrong.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.catalogue import Catalogue
from plancmp.vocabulary.labels import normalise_label
from plancmp.vocabulary.matching import Matcher

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "data" / "labels.csv"
ROUNDS = 5


@dataclass(frozen=True)
class Label:
    text: str
    indicator: str  # empty: the vocabulary has none
    half: str


@dataclass(frozen=True)
class Answer:
    ids: list[str]
    decision: str


def read_labels() -> list[Label]:
    with LABELS.open(encoding="utf-8", newline="") as stream:
        return [
            Label(row["label"], row["indicator"], row["half"]) for row in csv.DictReader(stream)
        ]


def measure(labels: list[Label], answer: Callable[[str], Answer]) -> dict[str, float]:
    """Return the shares that the issue asks for, in %."""
    answers = [(label, answer(label.text)) for label in labels]
    known = [(label, found) for label, found in answers if label.indicator]
    unknown = [found for label, found in answers if not label.indicator]
    wrong = sum(
        found.decision == "accept" and found.ids[:1] != [label.indicator]
        for label, found in answers
    )

    def share(count: int, of: int) -> float:
        return 100 * count / of

    return {
        "top-1": share(sum(f.ids[:1] == [x.indicator] for x, f in known), len(known)),
        "top-3": share(sum(x.indicator in f.ids[:3] for x, f in known), len(known)),
        "wrongly accepted": share(wrong, len(answers)),
        "of those without one": share(sum(f.decision == "accept" for f in unknown), len(unknown)),
        "wrongly refused": share(sum(f.decision == "none" for _, f in known), len(known)),
        "left unsure": share(sum(f.decision == "unsure" for _, f in answers), len(answers)),
    }


class Peer:
    """Plain RapidFuzz: the best name by WRatio, taken from a cut-off on."""

    def __init__(self, vocabulary: Vocabulary, spelling: Callable[[str], str]) -> None:
        self.spelling = spelling
        pairs = [
            (spelling(name), indicator.id)
            for indicator in vocabulary.indicators.values()
            for name in (indicator.zh, indicator.en, *indicator.aliases)
        ]
        self.names = [name for name, _ in pairs]
        self.owners = [owner for _, owner in pairs]
        self.cut_off = 0.0

    def one(self, label: str) -> tuple[str, float]:
        found = process.extractOne(self.spelling(label), self.names, scorer=fuzz.WRatio)
        return self.owners[found[2]], found[1]

    def answer(self, label: str) -> Answer:
        near = process.extract(self.spelling(label), self.names, scorer=fuzz.WRatio, limit=12)
        ids = list(dict.fromkeys(self.owners[place] for _, _, place in near))
        return Answer(ids, "accept" if near[0][1] >= self.cut_off else "none")

    def tune(self, labels: list[Label]) -> None:
        """Choose the cut-off with the most right decisions."""
        found = [(label.indicator, *self.one(label.text)) for label in labels]

        def right(cut_off: float) -> int:
            return sum(
                meant == owner if score >= cut_off else not meant for meant, owner, score in found
            )

        self.cut_off = max((step / 2 for step in range(100, 203)), key=right)


def seconds_a_label(labels: list[Label], run: Callable[[str], object]) -> float:
    start = time.perf_counter()
    for label in labels:
        run(label.text)
    return (time.perf_counter() - start) / len(labels)


def throughput(labels: list[Label], vocabulary: Vocabulary, peer: Peer) -> None:
    """Print how many labels a second, none seen before, and the ratio to the peer."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        matcher = Matcher(replace(vocabulary, labels=replace(vocabulary.labels)))
        matcher.match("某")
        building = time.perf_counter() - start
        ours.append(seconds_a_label(labels, matcher.match))
        theirs.append(seconds_a_label(labels, peer.one))
    one, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"\n{1 / one:,.0f} labels a second, {other / one:.1f} times the peer's {1 / other:,.0f}; "
        f"preparing the vocabulary took {building * 1000:.0f} ms once"
    )


def left_out(vocabulary: Vocabulary) -> None:
    """Print how many names are taken for another indicator when their own is not there."""
    accepted = total = 0
    for indicator in vocabulary.indicators.values():
        rest = {key: other for key, other in vocabulary.indicators.items() if key != indicator.id}
        matcher = Matcher(replace(vocabulary, indicators=rest))
        for name in (indicator.zh, *indicator.aliases):
            found = matcher.match(name)
            total += 1
            if found.accepted is not None and not found.scope:  # with its scope it is right
                accepted += 1
                print(f"  {name} ({indicator.id}) taken for {found.accepted.id}")
    print(f"own indicator taken out: {accepted} of {total} names accepted for another")


def main() -> None:
    """Print both halves for all three, the throughput, and the second measure."""
    vocabulary = Catalogue(ROOT / "data").vocabulary
    labels = read_labels()
    matcher = Matcher(vocabulary)

    def spelling(label: str) -> str:
        return normalise_label(label, vocabulary)

    raw, plain = Peer(vocabulary, str), Peer(vocabulary, spelling)
    tuning = [label for label in labels if label.half == "tune"]
    for peer in (raw, plain):
        peer.tune(tuning)

    def ours(label: str) -> Answer:
        found = matcher.match(label)
        return Answer([candidate.indicator.id for candidate in found.candidates], found.decision)

    spelled = {spelling(n) for i in vocabulary.indicators.values() for n in (i.zh, *i.aliases)}
    harder = [x for x in labels if x.half == "report" and spelling(x.text) not in spelled]
    sets = {
        "tune": tuning,
        "report": [label for label in labels if label.half == "report"],
        "report, not settled by spelling": harder,
    }
    columns = {
        "plancmp match": ours,
        f"WRatio >= {raw.cut_off:g}": raw.answer,
        f"WRatio >= {plain.cut_off:g}, spelled": plain.answer,
    }
    for name, chosen in sets.items():
        without = sum(not label.indicator for label in chosen)
        print(f"\n{name}: {len(chosen)} labels, {without} without an indicator")
        print(f"{'%':24}" + "".join(f"{column:>24}" for column in columns))
        results = [measure(chosen, answer) for answer in columns.values()]
        for key in results[0]:
            print(f"{key:24}" + "".join(f"{result[key]:24.1f}" for result in results))
    throughput(labels, vocabulary, raw)
    left_out(vocabulary)


if __name__ == "__main__":
    main()
