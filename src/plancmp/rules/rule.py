"""What a rule is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plancmp.messages.words import Bilingual
from plancmp.model.plan import Acknowledged, Plan, Position
from plancmp.rules.finding import Finding
from plancmp.rules.level import Level

if TYPE_CHECKING:  # a comparison takes caveats from rules and reads no YAML
    from pathlib import Path

    from plancmp.model.observation import Observation
    from plancmp.model.vocabulary import Indicator, Vocabulary
    from plancmp.reading.tree import Node, SourceFile
    from plancmp.reading.vocabulary import ReadVocabulary

    Observed = Mapping[str, Sequence[Observation]]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file that was read: its tree and as much of the plan as could be read.

    `folder` is the data folder whose vocabulary it is judged with; `vocabulary_known` is false
    where that vocabulary itself has errors, so that nothing may be concluded from a missing word.
    """

    path: Path
    source: SourceFile
    plan: Plan
    vocabulary: Vocabulary
    folder: Path
    vocabulary_known: bool = True

    def at(self, node: Node) -> Position:
        """Return the position of a node of the file."""
        return Position(self.source.name, node.line, node.column)

    def at_key(self, key: str) -> Position:
        """Return the position of what stands under one of the header's keys."""
        entries = getattr(self.source.root, "entries", {})
        return self.at(entries.get(key, self.source.root))


@dataclass(frozen=True, slots=True)
class VocabularyFiles:
    """A vocabulary folder that was read; the trees' names are the files' names."""

    read: ReadVocabulary

    def of_kind(self, kind: str) -> Iterator[SourceFile]:
        """Yield the files of a kind: `domains`, `units`, `places` or `indicators`."""
        for path, source in self.read.files.items():
            if kind == (path.parent.name if path.parent.name == "indicators" else path.stem):
                yield source


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What rules about several plans need to know of each; small, since processes exchange it.

    `acknowledged` are the entries that only rules about several plans can answer.
    """

    plan: str
    levels: tuple[Level, ...]
    indicators: frozenset[str] = frozenset()
    sha256: str = ""
    sha256_position: Position | None = None
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True)
class PlanSet:
    """Plans to be held against each other, and the indicators that they may state.

    `vocabulary` is the vocabulary as it was read where all of it was asked for, else None;
    `complete` is whether no plan of the data folder is missing.
    """

    plans: Sequence[PlanFacts]
    indicators: Mapping[str, Indicator]
    vocabulary: ReadVocabulary | None = None
    complete: bool = False

    @cached_property
    def levels(self) -> Mapping[str, Mapping[str, list[Level]]]:
        """The levels by indicator and plan: gathered once, however many plans there are."""
        found: dict[str, dict[str, list[Level]]] = {}
        for facts in self.plans:
            for level in facts.levels:
                found.setdefault(level.indicator, {}).setdefault(facts.plan, []).append(level)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: its code and name, why it is there, what it cannot see, what fails and what passes.

    `kind` says what the examples are: `row` (rows of a section), `plan` (a whole file), `plans`
    (the rows of several plans, `---` between them, the first the one that is judged), `pair` (the
    rows or sections of a draft and of its final version), `above` (those of a plan and one above),
    `observed` (rows, and a CSV file of what was published),
    `indicator`, `place` (entries of a vocabulary file), `observations` (a CSV file), or `path` (an
    argument of `check`). `aliases` are codes and names that the rule had, or that were merged into
    it. `innocent` says what would explain a finding without anybody's slip.

    At most one of the functions is given: `statements` judges a plan, `pair` a draft and its final
    version, `above` a plan and that of the place above, `observed` a plan and what was published,
    by indicator, `among` plans against each other, `file` the YAML of a plan, `vocabulary` that of
    a vocabulary. What a rule without one finds comes from
    reading. `in_check` lets `check` run a rule of the audit: it shows slips of the hand as well as
    of the document.
    """

    code: str
    name: str
    severity: str
    why: Bilingual
    cannot_see: Bilingual
    kind: str
    fails: tuple[str, ...]
    passes: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    confidence: str = "high"
    innocent: Bilingual | None = None
    statements: Callable[[Plan], Iterator[Finding]] | None = None
    pair: Callable[[Plan, Plan], Iterator[Finding]] | None = None
    above: Callable[[Plan, Plan], Iterator[Finding]] | None = None
    observed: Callable[[Plan, Observed], Iterator[Finding]] | None = None
    among: Callable[[PlanSet], Iterator[Finding]] | None = None
    file: Callable[[PlanFile], Iterator[Finding]] | None = None
    vocabulary: Callable[[VocabularyFiles], Iterator[Finding]] | None = None
    in_check: bool = False

    @property
    def is_caveat(self) -> bool:
        """Whether its findings travel with the figures: errors and warnings of one plan alone."""
        return self.statements is not None and self.severity != "note"

    @property
    def rests_on_statements(self) -> bool:
        """Whether its findings rest on statements, and so can be acknowledged beside them."""
        own = self.statements or self.pair or self.above or self.observed
        return own is not None or self._judges_levels

    @property
    def _judges_levels(self) -> bool:
        return self.among is not None and self.code.startswith("A")

    def is_called(self, word: str) -> bool:
        """Whether a word names the rule: a code or the start of one, a name, a severity."""
        plain = word.strip()
        if not plain:
            return False
        return (
            any(name.startswith(plain.upper()) for name in (self.code, *self._old_codes))
            or plain.lower() in (self.name, self.severity)
            or plain.lower() in self.aliases
        )

    @property
    def _old_codes(self) -> Iterator[str]:
        return (alias for alias in self.aliases if alias[:1].isupper())
