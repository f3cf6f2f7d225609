"""What a rule of `check` is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from plancmp.model.plan import Plan, Position
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.tree import Node, SourceFile
from plancmp.reading.vocabulary import ReadVocabulary


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds, where, and what would be right; the engine adds code and severity."""

    position: Position
    message: str
    hint: str = ""


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
class Level:
    """A figure of a plan, in the indicator's canonical unit, for comparing plans."""

    indicator: str
    low: Decimal
    high: Decimal
    printed: str
    position: Position


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What rules about several plans need to know of each; small, since processes exchange it."""

    plan: str
    sha256: str
    sha256_position: Position
    indicators: frozenset[str]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class PlanSet:
    """The plans of one data folder that were read; `complete` if none of the folder is missing."""

    plans: Sequence[PlanFacts]
    vocabulary: ReadVocabulary
    complete: bool
    vocabulary_asked: bool


PlanCheck = Callable[[PlanFile], Iterator[Finding]]
VocabularyCheck = Callable[[VocabularyFiles], Iterator[Finding]]
SetCheck = Callable[[PlanSet], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name, why there is it, an example that fails and one that passes.

    `kind` says what the examples are: `row` (rows of a section), `plan` (a whole file),
    `plans` (the rows of two plans, `---` between them), `indicator`, `unit`, `place`, `domain`
    (entries of a vocabulary file), or `path` (an argument of `check`). At most one of the
    `check_*` functions is given; the problems of a rule without one come from reading.
    """

    code: str
    name: str
    severity: str
    why: str
    kind: str
    fails: str
    passes: str
    check_plan: PlanCheck | None = None
    check_vocabulary: VocabularyCheck | None = None
    check_set: SetCheck | None = None
