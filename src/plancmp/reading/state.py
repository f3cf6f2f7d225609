"""A data folder as it is or was: what can be read of it, and what cannot be compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from plancmp.messages import Message, Verbatim
from plancmp.model.plan import Plan
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import read_plan
from plancmp.reading.revision import OldFiles, is_data
from plancmp.reading.vocabulary import read_vocabulary


@dataclass(frozen=True, slots=True)
class State:
    """The vocabulary and the plans by file name; `broken` are the files that cannot be read."""

    vocabulary: Vocabulary
    plans: dict[str, Plan]
    broken: dict[str, list[Problem]]


def read_state(folder: Path, vocabulary: Vocabulary | None = None) -> State:
    """Read a data folder, whose `vocabulary` may be known.

    Raises DataError where its vocabulary cannot be used.
    """
    vocabulary = vocabulary or read_vocabulary(folder / "vocabulary")
    plans: dict[str, Plan] = {}
    broken: dict[str, list[Problem]] = {}
    for path in sorted((folder / "plans").glob("*.yaml")):
        try:
            plans[path.stem] = read_plan(path, vocabulary)
        except DataError as error:
            broken[path.stem] = error.problems
    return State(vocabulary, plans, broken)


def read_old_state(old: OldFiles, now: State, folder: Path) -> State:
    """Read the state at a revision; an empty one if the folder was not there.

    `now` is the state of the folder today: a vocabulary that has not changed is not read again.
    Raises DataError where the vocabulary of that time cannot be used. Problems name the files as
    git does, `HEAD:plans/…`.
    """
    if not old.files:
        from plancmp.model.units import Units

        return State(Vocabulary({}, Units({}), {}, {}), {}, {})
    with _unpacked(old) as then:
        try:
            state = read_state(then, now.vocabulary if _same_words(old, folder) else None)
        except DataError as error:
            raise DataError(_renamed(error.problems, then, old)) from None
        broken = {name: _renamed(found, then, old) for name, found in state.broken.items()}
        return State(state.vocabulary, state.plans, broken)


def _same_words(old: OldFiles, folder: Path) -> bool:
    """Whether a folder's vocabulary and language are made of the same bytes as they were."""
    parts = ("vocabulary", "language")
    before = {path: data for path, data in old.files.items() if path.parts[0] in parts}
    found = [path for part in parts for path in (folder / part).rglob("*")]
    there = [path for path in found if is_data(_in(path, folder))]
    return len(there) == len(before) and all(
        before.get(_in(path, folder)) == path.read_bytes() for path in there
    )


def _in(path: Path, folder: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(folder).as_posix())


@contextmanager
def _unpacked(old: OldFiles) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="plancmp-"))
    try:
        for part in ("plans", "vocabulary/indicators"):
            (folder / part).mkdir(parents=True)
        for path, data in old.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _renamed(problems: list[Problem], folder: Path, old: OldFiles) -> list[Problem]:
    head = f"{folder}/"
    return [
        replace(
            problem,
            file=f"{old.revision}:{problem.file.removeprefix(head)}",
            hint=_placed(problem.hint, head, f"{old.revision}:"),
        )
        for problem in problems
    ]


def _placed(said: Said, head: str, place: str) -> Said:
    """Return a sentence in which files are named as git does."""
    if not isinstance(said, Message):
        return said.replace(head, place)
    filled = [
        (name, Verbatim(text.replace(head, place)) if isinstance(text, Verbatim) else text)
        for name, text in said.arguments
    ]
    return Message(said.template, tuple(filled))
