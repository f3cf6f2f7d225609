"""Reading `vocabulary/labels.yaml`: the words that labels of a subject are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plancmp.messages import message, plainly
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.vocabulary import LabelWords
from plancmp.reading.files import shipped_folder
from plancmp.reading.shape import suggestion
from plancmp.reading.tree import Mapping, Node, Sequence, SourceFile, Text, read_tree

_PAIRS = ("same", "readings", "kin", "units")
_LISTS = (
    "soft", "empty", "narrowing", "stretching", "unsaid", "counted", "english_empty",
    "place_endings",
)  # fmt: skip
_COMMON = ("counted", "place_endings", "english_empty")
KEYS = (*_PAIRS, *_LISTS, "terms", "patterns")
"""The keys of the file; each may be left out."""


def read_labels(path: Path, problems: list[Problem], files: dict[Path, SourceFile]) -> LabelWords:
    """Read the file if it is there; what is wrong in it is added to the problems.

    What stands around every name (year, area, unit) is taken from the words that ship where a
    folder does not say it: it is no matter of the subject.
    """
    shipped = shipped_folder() / "vocabulary" / path.name
    common = LabelWords() if path.resolve() == shipped.resolve() else _common(shipped)
    if not path.is_file():
        return common
    try:
        files[path] = source = read_tree(path)
    except DataError as error:
        problems.extend(error.problems)
        return LabelWords()
    reader = _Reader(str(path), problems)
    entries = reader.mapping(source.root)
    for name in entries.keys() - set(KEYS):
        reader.problem(
            entries[name], "S101", plainly("label_key", key=name), suggestion(name, KEYS)
        )
    pairs = {key: tuple(reader.pairs(entries.get(key))) for key in _PAIRS}
    lists = {key: tuple(reader.texts(entries.get(key))) for key in _LISTS if key in entries}
    patterns = {}
    for key, node in reader.mapping(entries.get("patterns")).items():
        patterns[key] = reader.pattern(node, reader.text(node))
    for node, (pattern, _) in zip(
        reader.items(entries.get("readings")), pairs["readings"], strict=False
    ):
        reader.pattern(node, pattern)
    lists = {**{key: getattr(common, key) for key in _COMMON}, **lists}
    return LabelWords(
        same=pairs["same"],
        readings=pairs["readings"],
        kin=pairs["kin"],
        units={**common.units, **dict(pairs["units"])},
        terms={
            kind: tuple(tuple(text.split("/")) for text in reader.texts(node))
            for kind, node in reader.mapping(entries.get("terms")).items()
        },
        patterns={**common.patterns, **patterns},
        **lists,
    )


@cache
def _common(path: Path) -> LabelWords:
    """Return what labels of every subject have in common, from the file that ships."""
    shipped = read_labels(path, [], {})
    return LabelWords(
        units=shipped.units,
        counted=shipped.counted,
        place_endings=shipped.place_endings,
        english_empty=shipped.english_empty,
        patterns=shipped.patterns,
    )


class _Reader:
    """Reads nodes of the kinds that the file has, and notes what is of another kind."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def problem(self, node: Node, code: str, said: Said, hint: Said = "") -> None:
        self.problems.append(Problem(self.file, node.line, node.column, code, said, hint))

    def mapping(self, node: Node | None) -> dict[str, Node]:
        if node is None or isinstance(node, Mapping):
            return node.entries if node else {}
        self.problem(node, "S103", message("is_no_mapping"))
        return {}

    def items(self, node: Node | None) -> list[Node]:
        if node is None or isinstance(node, Sequence):
            return node.items if node else []
        self.problem(node, "S103", message("is_no_list"))
        return []

    def text(self, node: Node) -> str:
        if isinstance(node, Text):
            return node.value
        self.problem(node, "S103", message("is_no_text"))
        return ""

    def texts(self, node: Node | None) -> list[str]:
        return [self.text(item) for item in self.items(node)]

    def pairs(self, node: Node | None) -> Iterator[tuple[str, str]]:
        for item in self.items(node):
            texts = self.texts(item)
            if len(texts) == 2:
                yield texts[0], texts[1]
            else:
                self.problem(item, "S103", message("is_no_pair"), "[…, …]")

    def pattern(self, node: Node, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error:
            self.problem(node, "S104", plainly("is_no_pattern", pattern=pattern))
            return "(?!)"
        return pattern
