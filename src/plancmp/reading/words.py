"""Reading `language/`: the lists of words, from YAML files of lists under keys under keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plancmp.model.problem import DataError, Problem
from plancmp.model.units import Units
from plancmp.model.words import Words
from plancmp.reading.tree import Mapping, Node, Sequence, SourceFile, Text, read_tree

_UNIT = re.compile(r"[^\W\d_]+(?:/|$)|[㎡℃]|[a-z]+[²³]")


def collect_words(
    folder: Path, files: dict[Path, SourceFile] | None = None
) -> tuple[Words, list[Problem]]:
    """Read a folder of words as far as that goes; without one, take the words that ship."""
    if not folder.is_dir():
        return shipped_words(), []
    lists: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            source = read_tree(path)
        except DataError as error:
            problems += error.problems
            continue
        if files is not None:
            files[path] = source
        for name, entries in word_lists(source.root):
            if name in lists:
                problems.append(_problem(path, entries[0], f"the list `{name}` is given twice"))
            lists[name] = tuple(each.value for each in entries if isinstance(each, Text))
            problems += [
                _problem(path, each, "a list holds words", "[…, …]")
                for each in entries
                if not isinstance(each, Text) or not each.value
            ]
    return Words(lists), problems


def word_lists(root: Node, name: str = "") -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield every list of a file of words, by the keys that lead to it."""
    if isinstance(root, Mapping):
        for key, node in root.entries.items():
            yield from word_lists(node, f"{name}.{key}" if name else key)
    elif isinstance(root, Sequence):
        yield name, tuple(root.items)
    else:
        yield name, (root,)


def shipped_folder() -> Path:
    """Return the data that is installed with the package, in a checkout that at its top."""
    installed = Path(__file__).parents[1] / "data"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


@cache
def shipped_words() -> Words:
    """Return the words that ship with plancmp."""
    words, problems = collect_words(shipped_folder() / "language")
    if problems:
        raise DataError(problems)
    return words


def with_units_of(words: Words, units: Units) -> Words:
    """Return words that know the units of a vocabulary, as they are printed behind a figure."""
    points = words.of("points")
    printed = (name for name in units.by_name if _UNIT.match(name) and name not in points)
    return words.with_units(tuple(sorted(printed)))


def _problem(path: Path, node: Node, message: str, hint: str = "") -> Problem:
    return Problem(str(path), node.line, node.column, "S104", message, hint)
