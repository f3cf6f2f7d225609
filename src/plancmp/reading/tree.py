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

from plancmp.messages import Message, message, plainly
from plancmp.model.problem import DataError, Problem
from plancmp.reading.files import read_bytes

MAX_DEPTH = 32

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
        problems.append(Problem(name, 0, 0, "R005", message("nested")))
        root = None
    if problems or root is None:
        raise DataError(problems or [_empty(name)])
    return SourceFile(name, text, root)


def _empty(name: str) -> Problem:
    return Problem(name, 0, 0, "R005", message("empty_file"), message("starts_with_id"))


def decode(name: str, data: bytes) -> str:
    """Return the text of a file's bytes; raise DataError where it is not clean UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        guess = plainly("as_written", text="UTF-16") if marked else message("gb_or_utf16")
        raise DataError(
            [
                Problem(
                    name, line, column, "R001",
                    plainly("no_utf8", byte=f"0x{data[error.start]:02x}"),
                    message("save_utf8", guess=guess),
                )
            ]
        ) from None  # fmt: skip
    refuse_controls(name, text)
    return text


def refuse_controls(name: str, text: str) -> None:
    """Raise DataError where a text has a control character: none is text, and some move cursors."""
    bad = _CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        said = (_control(bad[0]), message("delete_it"))
        raise DataError([Problem(name, line, column, "R001", *said)])


def _control(character: str) -> Message:
    return plainly("control", sign=f"U+{ord(character):04X}")


# Those that end a line for YAML are among them: an editor counts its lines without them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    said, hint = plainly("yaml_other", reason=reason), message("look_before")
    # A newer libyaml looks ahead and has a bound of its own, which the events may never reach.
    if "nesting depth" in reason:
        return Problem(name, line, column, "R005", message("nested"), _depth_hint())
    tab = _TAB.search(text)
    if tab and text.count("\n", 0, tab.start()) + 1 <= max(line, 1) + 1:
        line, column = text.count("\n", 0, tab.start()) + 1, tab.end() - tab.start()
        said, hint = message("yaml_tab"), message("indent_blanks")
    elif "mapping values are not allowed" in reason:
        said, hint = message("yaml_colon"), message("quote_colon")
    elif "cannot start any token" in reason or "expected" in reason:
        said = plainly("yaml_token", reason=reason)
    return Problem(name, line, column, "R002", said, hint)


def _depth_hint() -> Message:
    return plainly("at_most_levels", most=str(MAX_DEPTH))


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

    def refuse(mark: yaml.Mark, code: str, said: Message, hint: Message) -> None:
        problems.append(Problem(name, mark.line + 1, mark.column + 1, code, said, hint))

    while len(problems) < _MOST_PROBLEMS:
        event = get()
        kind = event.__class__
        node: Node
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                refuse(mark, "R004", message("tag"), message("tag_text"))
            bad = _CONTROL.search(event.value) if event.style == '"' else None
            if bad:
                refuse(mark, "R001", _control(bad[0]), message("delete_it"))
            node = Text(event.value, mark.line + 1, mark.column + 1)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                refuse(mark, "R004", message("tag"), message("tag_block"))
            make = Mapping if kind is yaml.MappingStartEvent else Sequence
            node = make(mark.line + 1, mark.column + 1)
            if len(stack) >= MAX_DEPTH:
                refuse(mark, "R005", message("nested"), _depth_hint())
                return None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            current, key = stack.pop()
            continue
        elif kind is yaml.AliasEvent:
            said = plainly("alias", name=f"*{event.anchor}")
            refuse(event.start_mark, "R004", said, message("in_full"))
            node = Text("", event.start_mark.line + 1, event.start_mark.column + 1)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse(
                    event.start_mark, "R002", message("second_document"), message("file_one_plan")
                )
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
                    refuse(mark, "R002", message("no_key"), message("key_one_word"))
                    key = Text("", node.line, node.column)
                else:
                    key = node
                    continue
            elif key.value in current.entries:
                first = current.keys[key.value]
                problems.append(
                    Problem(
                        name,
                        key.line,
                        key.column,
                        "R003",
                        plainly("key_twice", key=key.value),
                        plainly("first_in_line", line=str(first.line)),
                    )
                )
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
    stop = plainly("stops_here", most=str(_MOST_PROBLEMS))
    problems.append(Problem(name, last.line, last.column, "R007", stop, message("mend_first")))
    return root
