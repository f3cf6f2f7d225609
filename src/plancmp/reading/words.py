"""Reading `language/`: the lists of words, from YAML files of lists under keys under keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from plancmp.messages import message, plainly
from plancmp.model.problem import DataError, Problem
from plancmp.model.units import Units
from plancmp.model.words import Words
from plancmp.reading.files import shipped_folder
from plancmp.reading.shape import Shaper, suggestion
from plancmp.reading.tree import Mapping, Node, Sequence, SourceFile, Text, read_tree

_UNIT = re.compile(r"[^\W\d_]+(?:/|$)|[㎡℃]|[a-z]+[²³]")


def collect_words(
    folder: Path, files: dict[Path, SourceFile] | None = None
) -> tuple[Words, list[Problem]]:
    """Read a folder of words as far as that goes; without one, take the words that ship."""
    if not folder.is_dir():
        return shipped_words(), []
    known = None if folder.absolute() == shipped_folder() / "language" else shipped_words().lists
    lists: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            source = read_tree(path)
        except DataError as error:
            problems += error.problems
            continue
        if files is not None:
            files[path] = source
        shaper = Shaper(str(path), [])
        try:
            _take(source.root, shaper, known, lists, seen)
            problems += shaper.problems
        except DataError as error:  # more problems than anyone wants to read
            problems += error.problems
    if known is not None:  # what a folder does not say, it takes from the words that ship
        lists = {**known, **lists}
    return Words(lists), problems


def _take(
    root: Node,
    shaper: Shaper,
    known: Collection[str] | None,
    lists: dict[str, tuple[str, ...]],
    seen: dict[tuple[str, str], str],
) -> None:
    """Add the lists of a file to those there are, `seen` being which list a word stands in."""
    for name, entries in word_lists(root):
        if known is not None and name not in known:
            hint = suggestion(name, known)
            shaper.problem(entries[0], "S101", plainly("unknown_list", name=name), hint)
        if name in lists:
            shaper.problem(entries[0], "V206", plainly("list_twice", name=name))
        lists[name] = tuple(entry.value for entry in entries if isinstance(entry, Text))
        group = next((prefix for prefix in _ONE_OF if name.startswith(f"{prefix}.")), name)
        for entry in entries:
            if not isinstance(entry, Text) or not entry.value:
                shaper.problem(entry, "S103", message("list_of_words"), "[…, …]")
            elif (group, entry.value) in seen:
                said = plainly("word_twice", word=entry.value, other=seen[group, entry.value])
                shaper.problem(entry, "V206", said)
            else:
                seen[group, entry.value] = name


_ONE_OF = ("bounds.before", "bounds.after", "points", "change", "per", "no_figure")
"""Lists that say what a word means: a word stands in one of them."""


def word_lists(root: Node, name: str = "") -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield every list of a file of words, by the keys that lead to it."""
    if isinstance(root, Mapping):
        for key, node in root.entries.items():
            yield from word_lists(node, f"{name}.{key}" if name else key)
    elif isinstance(root, Sequence):
        if root.items:
            yield name, tuple(root.items)
    else:
        yield name, (root,)


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
