"""A data folder as it is or was: what can be read of it, and what cannot be compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plancmp.messages import Message, Verbatim
from plancmp.model.plan import Plan
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.plans import read_plan
from plancmp.reading.revision import OldFiles
from plancmp.reading.vocabulary import read_vocabulary


@dataclass(frozen=True, slots=True)
class State:
    """The vocabulary and the plans by file name; `broken` are the files that cannot be read."""

    vocabulary: Vocabulary
    plans: dict[str, Plan]
    broken: dict[str, list[Problem]]


def read_state(folder: Path) -> State:
    """Read a data folder. Raises DataError where its vocabulary cannot be used."""
    vocabulary = read_vocabulary(folder / "vocabulary")
    plans: dict[str, Plan] = {}
    broken: dict[str, list[Problem]] = {}
    for path in sorted((folder / "plans").glob("*.yaml")):
        try:
            plans[path.stem] = read_plan(path, vocabulary)
        except DataError as error:
            broken[path.stem] = error.problems
    return State(vocabulary, plans, broken)


def read_old_state(old: OldFiles) -> State:
    """Read the state at a revision; an empty one if the folder was not there.

    Raises DataError where the vocabulary of that time cannot be used. Problems name the files as
    git does, `HEAD:plans/…`.
    """
    if not old.files:
        from plancmp.model.units import Units

        return State(Vocabulary({}, Units({}), {}, {}), {}, {})
    with _unpacked(old) as folder:
        try:
            state = read_state(folder)
        except DataError as error:
            raise DataError(_renamed(error.problems, folder, old)) from None
        broken = {name: _renamed(found, folder, old) for name, found in state.broken.items()}
        return State(state.vocabulary, state.plans, broken)


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
