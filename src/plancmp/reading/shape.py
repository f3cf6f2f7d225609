"""Holding YAML nodes against the shapes of the data, and taking what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from plancmp.messages import Message, Template, Verbatim, message, plainly, say
from plancmp.model.keys import keys_of
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK, BY_YEAR, MARK, ROLES
from plancmp.reading.tree import Mapping, Node, Sequence, Text


def nearest(word: str, words: Iterable[str], count: int = 3, *, least: int = 50) -> list[str]:
    """Return the `count` words most like `word`, the likeliest first.

    None that is less like it than `least`, from 0 to 100.
    """
    from rapidfuzz import fuzz, process

    # A word is short; what is far longer is like nothing, and would be slow to compare.
    found = process.extract(
        word[:80], list(words), scorer=fuzz.WRatio, limit=count, score_cutoff=least
    )
    return [match for match, _, _ in found]


def suggestion(word: str, words: Iterable[str]) -> Message:
    """Return a hint that names the nearest words, or lists them where none is near."""
    known = list(words)
    near = nearest(word, known)
    if near:
        en, zh = (Verbatim(word.join(f"`{name}`" for name in near)) for word in (" or ", "或"))
        return message("did_you_mean", words=say(_WORDS, en=en, zh=zh))
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return message("one_of", words=Verbatim(listed))


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

_KIND_NAMES = {Text: "node_text", Sequence: "node_list", Mapping: "node_mapping"}


def _kind_of(node: Node) -> Message:
    return message(_KIND_NAMES[type(node)])


class Shaper:
    """Checks nodes against shapes and collects the problems of one file."""

    def __init__(self, file: str, problems: list[Problem], most: int = MAX_PROBLEMS) -> None:
        self.file = file
        self.problems = problems
        self.most = most

    def problem(self, node: Node, code: str, said: Said, hint: Said = "") -> None:
        """Note a problem at a node; raise DataError where there are more than can be meant."""
        self.problems.append(Problem(self.file, node.line, node.column, code, said, hint))
        if len(self.problems) >= self.most:
            last = Problem(
                self.file,
                node.line,
                node.column,
                "R007",
                plainly("stops_here", most=str(self.most)),
                message("mend_first"),
            )
            raise DataError([*self.problems, last])

    def mapping(self, node: Node, shape_name: str) -> Mapping | None:
        """Return `node` as a mapping of the shape, or None if it is something else.

        Unknown and missing keys and values of a wrong kind are noted; what is of a wrong kind is
        taken out, so that the caller can rely on the kinds of what is left.
        """
        shape = SHAPES[shape_name]
        if node.__class__ is not Mapping:
            self.problem(
                node,
                "S103",
                message("no_mapping", shape=Verbatim(shape_name), kind=_kind_of(node)),
                plainly("has_keys", keys=", ".join(shape)),
            )
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
                    node.keys[name],
                    "S101",
                    plainly("unknown_key", shape=shape_name, key=name),
                    suggestion(name, shape),
                )
                wrong.append(name)
            elif child.__class__ is not Text and not self._fits(child, key.kind):
                self.problem(
                    child,
                    "S103",
                    message(
                        "wrong_kind",
                        key=Verbatim(name),
                        wanted=_kind(key.kind),
                        kind=_kind_of(child),
                    ),
                )
                wrong.append(name)
            elif child.__class__ is Text and key.kind.startswith(_NO_TEXT):
                assert isinstance(child, Text)
                if child.value or not key.kind.startswith("list:"):
                    kinds = {"wanted": _kind(key.kind), "kind": _kind_of(child)}
                    self.problem(child, "S103", message("wrong_kind", key=Verbatim(name), **kinds))
                else:
                    self.problem(
                        child, "S103", plainly("key_empty", key=name), message("give_or_leave")
                    )
                wrong.append(name)
        for name in wrong:
            del node.entries[name]
        for name, key in shape.items():
            if key.required and name not in node.entries and name not in wrong:
                self.problem(
                    node, "S102", plainly("missing_key", shape=shape_name, key=name), key.meaning
                )
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
                    entry.entries[name],
                    "S104",
                    plainly("cannot_be", key=name, text=text),
                    suggestion(text, key.choices),
                )
            elif key.pattern and not re.fullmatch(key.pattern, text):
                self.problem(
                    entry.entries[name],
                    "S104",
                    plainly("cannot_be", key=name, text=text),
                    key.meaning,
                )
            elif key.required and not text:
                self.problem(
                    entry.entries[name], "S104", plainly("key_empty", key=name), key.meaning
                )

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


def _kind(kind: str) -> Message:
    if kind.startswith("list:"):
        return plainly("node_list_of", shape=kind[5:])
    if kind.startswith("map:"):
        return plainly("node_mapping_of", shape=kind[4:])
    return message(f"node_{kind}")


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
            found += [(BY_YEAR[name], year.strip(), child) for year, child in node.entries.items()]
    return found
