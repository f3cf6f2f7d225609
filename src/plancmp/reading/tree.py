"""From the bytes of a YAML file to a tree of nodes that know their place.

Only what plan files need is accepted: one document of mappings, sequences and text. The tree is
built from libyaml's events, which is faster than composing its nodes and, unlike that, has a
bound on depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from plancmp.model.problem import DataError, Problem
from plancmp.reading.files import read_bytes

MAX_DEPTH = 32
_DEPTH_HINT = f"at most {MAX_DEPTH} levels"

_MOST_PROBLEMS = 1000

_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Node:
    """Common to all nodes: the line and column (from 1) where the node starts."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Text(Node):
    """A scalar; `value` is the text as written, never a number, date or boolean."""

    __slots__ = ("value",)

    def __init__(self, value: str, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Mapping(Node):
    """A mapping: `entries` by key, `keys` the nodes of the keys themselves."""

    __slots__ = ("entries", "keys")

    def __init__(self, line: int, column: int) -> None:
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Text] = {}
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name as the user gave it, its text, and its tree."""

    name: str
    text: str
    root: Node


def read_tree(path: Path) -> SourceFile:
    """Read one YAML file into a tree; raise DataError with every problem that stops that."""
    return parse_tree(str(path), read_bytes(path))


def parse_tree(name: str, data: bytes) -> SourceFile:
    """Parse the bytes of a YAML file called `name`; raise DataError with the problems found."""
    text = decode(name, data)
    problems: list[Problem] = []
    try:
        root = _build(name, text, problems)
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(name, text, error))
        root = None
    except RecursionError:
        problems.append(Problem(name, 0, 0, "R005", "is nested too deep"))
        root = None
    if problems or root is None:
        raise DataError(problems or [_empty(name)])
    return SourceFile(name, text, root)


def _empty(name: str) -> Problem:
    return Problem(name, 0, 0, "R005", "is empty", "a plan file starts with `id:`")


def decode(name: str, data: bytes) -> str:
    """Return the text of a file's bytes; raise DataError where it is not clean UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        guess = "GB18030 or UTF-16" if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else "UTF-16"
        raise DataError(
            [
                Problem(
                    name, line, column, "R001",
                    f"is not UTF-8: byte 0x{data[error.start]:02x}",
                    f"save the file as UTF-8; it may be {guess}",
                )
            ]
        ) from None  # fmt: skip
    bad = _CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        raise DataError(
            [
                Problem(
                    name, line, column, "R001",
                    f"control character U+{ord(bad[0]):04X} in the text", "delete it",
                )
            ]
        )  # fmt: skip
    return text


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    message = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = ""
    # A newer libyaml looks ahead and has a bound of its own, which the events may never reach.
    if "nesting depth" in message:
        return Problem(name, line, column, "R005", "is nested too deep", _DEPTH_HINT)
    tab = _TAB.search(text)
    if tab and text.count("\n", 0, tab.start()) + 1 <= max(line, 1) + 1:
        line, column = text.count("\n", 0, tab.start()) + 1, tab.end() - tab.start()
        message, hint = "a tab is used for indentation", "indent with blanks"
    elif "mapping values are not allowed" in message:
        hint = "quote a value that holds ': '"
    elif "cannot start any token" in message or "expected" in message:
        hint = "look at the indentation, brackets and quotes just before"
    return Problem(name, line, column, "R002", f"is not YAML: {message}", hint)


def _build(name: str, text: str, problems: list[Problem]) -> Node | None:
    """Turn the events into nodes; collect what is refused; None if there is no document."""
    parser = _Parser(text)
    try:
        return _build_from(parser, name, problems)
    finally:
        parser.dispose()


def _build_from(parser: yaml.BaseLoader, name: str, problems: list[Problem]) -> Node | None:
    get: Callable[[], Any] = parser.get_event
    root: Node | None = None
    documents = 0
    # What encloses the open collection, each with the key that waits for its value.
    stack: list[tuple[Node | None, Text | None]] = []
    current: Node | None = None
    key: Text | None = None

    def refuse(mark: yaml.Mark, code: str, message: str, hint: str) -> None:
        problems.append(Problem(name, mark.line + 1, mark.column + 1, code, message, hint))

    while len(problems) < _MOST_PROBLEMS:
        event = get()
        kind = event.__class__
        node: Node
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                refuse(mark, "R004", "a tag or an anchor", "write the text itself, plainly")
            node = Text(event.value, mark.line + 1, mark.column + 1)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                refuse(mark, "R004", "a tag or an anchor", "write the block itself, plainly")
            make = Mapping if kind is yaml.MappingStartEvent else Sequence
            node = make(mark.line + 1, mark.column + 1)
            if len(stack) >= MAX_DEPTH:
                refuse(mark, "R005", "is nested too deep", _DEPTH_HINT)
                return None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            current, key = stack.pop()
            continue
        elif kind is yaml.AliasEvent:
            refuse(event.start_mark, "R004", f"an alias (*{event.anchor})", "write it out in full")
            node = Text("", event.start_mark.line + 1, event.start_mark.column + 1)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse(event.start_mark, "R002", "a second document", "one file holds one plan")
                return root
            continue
        elif kind is yaml.StreamEndEvent or event is None:
            return root
        else:
            continue

        if current is None:
            root = node
        elif current.__class__ is Mapping:
            assert isinstance(current, Mapping)
            if key is None:
                if not isinstance(node, Text):
                    refuse(mark, "R002", "a key that is not text", "a key is one word")
                    key = Text("", node.line, node.column)
                else:
                    key = node
                    continue
            elif key.value in current.entries:
                first = current.keys[key.value]
                problems.append(
                    Problem(
                        name, key.line, key.column, "R003",
                        f"the key `{key.value}` stands twice",
                        f"it is first given in line {first.line}; keep one of the two",
                    )
                )  # fmt: skip
                key = None
            else:
                current.entries[key.value] = node
                current.keys[key.value] = key
                key = None
        else:
            assert isinstance(current, Sequence)
            current.items.append(node)
        if not isinstance(node, Text):
            stack.append((current, key))
            current, key = node, None
    last = problems[-1]
    message = f"reading stops here: {_MOST_PROBLEMS} problems"
    hint = "mend the first ones and run again"
    problems.append(Problem(name, last.line, last.column, "R007", message, hint))
    return root
