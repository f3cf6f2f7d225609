"""Holding YAML nodes against the shapes of the data, and taking what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from plancmp.messages import Message, Template, Verbatim, message, say
from plancmp.model.keys import keys_of
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK, BY_YEAR, MARK, ROLES
from plancmp.reading.tree import Mapping, Node, Sequence, Text


def nearest(word: str, words: Iterable[str], count: int = 3) -> list[str]:
    """Return the `count` words most like `word`, the likeliest first; none that is far off."""
    from rapidfuzz import fuzz, process

    # A word is short; what is far longer is like nothing, and would be slow to compare.
    found = process.extract(
        word[:80], list(words), scorer=fuzz.WRatio, limit=count, score_cutoff=50
    )
    return [match for match, _, _ in found]


def suggestion(word: str, words: Iterable[str], count: int = 3) -> Message:
    """Return a hint that names the nearest words, or lists them where none is near."""
    known = list(words)
    near = nearest(word, known, count)
    if near:
        en, zh = (Verbatim(word.join(f"`{each}`" for each in near)) for word in (" or ", "或"))
        return message("did_you_mean", words=say(_WORDS, en=en, zh=zh))
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return message("one_of", words=Verbatim(listed))


def did_you_mean(word: str, words: Iterable[str], count: int = 3) -> str:
    """Return the suggestion in English."""
    return suggestion(word, words, count).text("en")


_WORDS = Template("words", "{en}", "{zh}")

MAX_PROBLEMS = 1000

_UNSETTLED = Template(
    "unsettled",
    "not settled: this is the reading of `{coder}`, which not all coders share",
    "尚未裁定：这是 `{coder}` 的读法，并非各编码者一致",
)
_STILL_BLANK = Template("still_blank", f"`{{key}}` is still `{BLANK}`", f"`{{key}}` 仍为 `{BLANK}`")
_SETTLE = Template(
    "settle",
    "keep the reading that the text bears out without `{mark}`, delete the others, and say under "
    "`settled_by` who decided",
    "保留与原文相符的读法并删去 `{mark}`，删除其余读法，并在 `settled_by` 注明裁定者",
)

_NO_TEXT = ("list:", "map:", "values")

_KIND_NAMES = {Text: "text", Sequence: "a list", Mapping: "a mapping"}


class Shaper:
    """Checks nodes against shapes and collects the problems of one file."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def problem(self, node: Node, code: str, message: Said, hint: Said = "") -> None:
        """Note a problem at a node; raise DataError where there are more than can be meant."""
        self.problems.append(Problem(self.file, node.line, node.column, code, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            last = Problem(
                self.file, node.line, node.column, "R007",
                f"reading stops here: {MAX_PROBLEMS} problems", "mend the first ones and run again",
            )  # fmt: skip
            raise DataError([*self.problems, last])

    def mapping(self, node: Node, shape_name: str) -> Mapping | None:
        """Return `node` as a mapping of the shape, or None if it is something else.

        Unknown and missing keys and values of a wrong kind are noted; what is of a wrong kind is
        taken out, so that the caller can rely on the kinds of what is left.
        """
        shape = SHAPES[shape_name]
        if node.__class__ is not Mapping:
            self.problem(
                node, "S103",
                f"a {shape_name} is a mapping, not {_KIND_NAMES[type(node)]}",
                "it has the keys " + ", ".join(shape),
            )  # fmt: skip
            return None
        assert isinstance(node, Mapping)
        wrong = []
        for name, child in node.entries.items():
            key = shape.get(name)
            if key is None and name == MARK:
                self._unsettled(node.keys[name], child)
                wrong.append(name)
            elif key is None:
                self.problem(
                    node.keys[name], "S101",
                    f"a {shape_name} has no key `{name}`", did_you_mean(name, shape),
                )  # fmt: skip
                wrong.append(name)
            elif child.__class__ is not Text and not self._fits(child, key.kind):
                self.problem(
                    child, "S103",
                    f"`{name}` is {_kind_name(key.kind)}, not {_KIND_NAMES[type(child)]}",
                )  # fmt: skip
                wrong.append(name)
            elif child.__class__ is Text and key.kind.startswith(_NO_TEXT):
                assert isinstance(child, Text)
                if child.value or not key.kind.startswith("list:"):
                    self.problem(child, "S103", f"`{name}` is {_kind_name(key.kind)}, not text")
                else:
                    self.problem(child, "S103", f"`{name}` is empty", "give it or leave it out")
                wrong.append(name)
        for name in wrong:
            del node.entries[name]
        for name, key in shape.items():
            if key.required and name not in node.entries and name not in wrong:
                self.problem(node, "S102", f"a {shape_name} needs the key `{name}`", key.meaning)
        return node

    def texts(self, entry: Mapping, shape: str, without: str = "") -> None:
        """Check the texts of a mapping against the choices and patterns of its shape.

        The key `without` is looked at by somebody else.
        """
        keys = SHAPES[shape]
        for name in entry.entries:
            key = keys[name]
            if key.kind != "text" or name == without:
                continue
            text = text_of(entry, name)
            if text == BLANK:
                self.problem(entry.entries[name], "S105", say(_STILL_BLANK, key=name), key.meaning)
            elif key.choices and text not in key.choices:
                self.problem(
                    entry.entries[name], "S104", f"`{name}` cannot be `{text}`",
                    did_you_mean(text, key.choices),
                )  # fmt: skip
            elif key.pattern and not re.fullmatch(key.pattern, text):
                self.problem(
                    entry.entries[name], "S104", f"`{name}` cannot be `{text}`", key.meaning
                )
            elif key.required and not text:
                self.problem(entry.entries[name], "S104", f"`{name}` is empty", key.meaning)

    def _unsettled(self, key: Text, coder: Node) -> None:
        who = coder.value if isinstance(coder, Text) else ""
        self.problem(key, "S105", say(_UNSETTLED, coder=who), say(_SETTLE, mark=MARK))

    @staticmethod
    def _fits(node: Node, kind: str) -> bool:
        if kind.startswith("list:"):
            return node.__class__ is Sequence
        if kind.startswith("map:") or kind in ("value", "values"):
            return node.__class__ is Mapping
        if kind == "words" and isinstance(node, Mapping):
            return all(child.__class__ is Text for child in node.entries.values())
        if kind in ("texts", "words"):
            return isinstance(node, Sequence) and all(
                child.__class__ is Text for child in node.items
            )
        return False


def _kind_name(kind: str) -> str:
    if kind.startswith("list:"):
        return f"a list of {kind[5:]}s"
    if kind.startswith("map:"):
        return f"a mapping ({kind[4:]})"
    return {
        "texts": "text or a list of texts",
        "words": "text, a list of texts or a mapping",
        "value": "text or a mapping",
        "values": "a mapping of years to values",
    }.get(kind, "text")


def text_of(mapping: Mapping, key: str) -> str:
    """Return the text under `key`, empty where it is missing."""
    node = mapping.entries.get(key)
    return node.value.strip() if isinstance(node, Text) else ""


def texts_of(mapping: Mapping, key: str) -> list[Text]:
    """Return the texts under `key`, whether one is given or a list."""
    node = mapping.entries.get(key)
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Sequence):
        return [child for child in node.items if isinstance(child, Text)]
    return []


def declared_of(mapping: Mapping, noun: type) -> dict[str, Any]:
    """Return what a mapping says under the keys that a noun declares, by its fields' names."""
    said: dict[str, Any] = {}
    keys = keys_of(noun)
    for name, node in mapping.entries.items():
        key = keys.get(name)
        if key is None:
            continue
        if key.kind == "texts":
            texts = (text.value.strip() for text in texts_of(mapping, name))
            said[name] = tuple([text for text in texts if text])
        elif node.__class__ is Text:
            said[name] = text_of(mapping, name)
    return said


def items_of(mapping: Mapping, key: str) -> list[Node]:
    """Return the nodes of the list under `key`, none where it is missing."""
    node = mapping.entries.get(key)
    return node.items if isinstance(node, Sequence) else []


def values_of(row: Mapping) -> list[tuple[str, str, Node]]:
    """Return the values that a row gives: role, year (empty where the row says it), and node."""
    found: list[tuple[str, str, Node]] = []
    for name, node in row.entries.items():
        if name in ROLES:
            found.append((name, "", node))
        elif name in BY_YEAR and isinstance(node, Mapping):
            found += [(BY_YEAR[name], year.strip(), each) for year, each in node.entries.items()]
    return found
