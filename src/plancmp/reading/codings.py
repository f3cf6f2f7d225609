"""Reading plan files as what their coders took down, right or not.

A plan that is to be used must be free of mistakes; an encoding that is held against another need
not be. A row with a blank, an unknown indicator or a unit that does not go with it counts with what
it says. Layout and comments are kept, for the file that is made of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from plancmp.model.coding import Coded, Coding
from plancmp.model.plan import Plan, Statement
from plancmp.model.problem import DataError, Problem
from plancmp.model.terms import BY_YEAR, NO_INDICATOR, ROLES
from plancmp.model.units import SCALES
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.files import read_bytes
from plancmp.reading.plans import collect_plan
from plancmp.reading.shape import items_of, text_of, texts_of, values_of
from plancmp.reading.tree import Mapping, Node, SourceFile, Text, parse_tree
from plancmp.reading.writing import flow

_BLOCKS = (("boxes", "items"), ("tables", "rows"))
_COMMENT = re.compile(r"\s+#\s*(.*)")


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of a file as it is written: its mapping in braces, and the comment behind it."""

    text: str
    comment: str


@dataclass(frozen=True, eq=False)
class CodedFile:
    """A file as its coder wrote it, and what it says.

    `problems` are those of the rows that say nothing that could be compared.
    """

    coding: Coding
    source: SourceFile
    rows: tuple[WrittenRow, ...]
    problems: tuple[Problem, ...]

    @property
    def top(self) -> Mapping:
        """The keys of the file."""
        assert isinstance(self.source.root, Mapping)
        return self.source.root


def read_coded_file(path: Path, name: str, vocabulary: Vocabulary) -> CodedFile:
    """Read a file as the encoding of the coder `name`. Raises DataError if it is no plan file."""
    data = read_bytes(path)
    source = parse_tree(str(path), data)
    nodes = list(_rows(source.root))
    ids = [_ids(row, vocabulary) for row in nodes]
    plan, problems = _collect(source, vocabulary)
    for loosen in (_without_indicator, _without_figures):
        doubtful = list(_rows_in_doubt(nodes, plan))
        for row in doubtful:
            loosen(row)
        if doubtful:
            plan, problems = _collect(source, vocabulary)
    readings = list(_coded(plan, nodes, ids, vocabulary))
    known = {reading.row for reading in readings}
    lost = {nodes[i].line for i in range(len(nodes)) if i not in known}
    return CodedFile(
        coding=Coding(name, plan, tuple(readings)),
        source=parse_tree(str(path), data),  # the first was changed by being read
        rows=tuple(_written(source.text, nodes)),
        problems=tuple(problem for problem in problems if problem.line in lost),
    )


def _collect(source: SourceFile, vocabulary: Vocabulary) -> tuple[Plan, list[Problem]]:
    plan, problems = collect_plan(source, vocabulary)
    if plan is None:
        raise DataError(problems)
    return plan, problems


def _rows(root: Node) -> Iterator[Mapping]:
    """Yield the rows of a plan file in their order."""
    sections = items_of(root, "sections") if isinstance(root, Mapping) else []
    for section in sections:
        if not isinstance(section, Mapping):
            continue
        nodes = list(items_of(section, "text"))
        for key, inner in _BLOCKS:
            for block in items_of(section, key):
                nodes += items_of(block, inner) if isinstance(block, Mapping) else []
        yield from (node for node in nodes if isinstance(node, Mapping))


def _ids(row: Mapping, vocabulary: Vocabulary) -> str:
    """Return the indicators of a row; one that nobody knows is taken out, so that the row counts.

    What is taken out is still what the coder says.
    """
    ids = [text.value for text in texts_of(row, "indicator")]
    if not ids or any(identifier not in vocabulary.indicators for identifier in ids):
        _without_indicator(row)
    return "+".join(sorted(ids))


def _without_indicator(row: Mapping) -> None:
    row.entries["indicator"] = Text(NO_INDICATOR, row.line, row.column)
    row.keys.setdefault("indicator", Text("indicator", row.line, row.column))


def _rows_in_doubt(nodes: Sequence[Mapping], plan: Plan) -> Iterator[Mapping]:
    """Yield the rows of which a value is missing in what was read."""
    read = {(row.position.line, row.position.column) for row in plan.rows}
    for row in nodes:
        if any((node.line, node.column) not in read for _, _, node in values_of(row)):
            yield row


def _without_figures(row: Mapping) -> None:
    """Let the values of a row be words, whatever is printed."""
    row.entries.pop("corrected", None)
    for holder in (row, *(row.entries.get(key) for key in BY_YEAR)):
        if isinstance(holder, Mapping):
            for key, node in holder.entries.items():
                if holder is not row or key in ROLES:
                    holder.entries[key] = _in_words(node)


def _in_words(node: Node) -> Mapping:
    printed = text_of(node, "printed") if isinstance(node, Mapping) else getattr(node, "value", "")
    words = Mapping(node.line, node.column)
    for key, text in (("printed", printed), ("measure", "qualitative")):
        words.entries[key] = words.keys[key] = Text(text, node.line, node.column)
    return words


def _coded(
    plan: Plan, nodes: Sequence[Mapping], ids: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Coded]:
    rows = {
        (node.line, node.column): number
        for number, row in enumerate(nodes)
        for _, _, node in values_of(row)
    }
    seen: set[tuple[int, int]] = set()
    for row in plan.rows:
        place = row.position.line, row.position.column
        if place in seen:  # one value for several indicators
            continue
        seen.add(place)
        number = rows[place]
        yield Coded(row, ids[number], _unit(row, vocabulary), number)


def _unit(statement: Statement, vocabulary: Vocabulary) -> str:
    """Return the printed unit by its id: what the indicator is measured in plays no part."""
    value = statement.value
    if value.number is None:
        return ""
    name = value.unit or statement.printed_unit
    if value.unit in SCALES:
        name = value.unit + statement.printed_unit
    unit = vocabulary.units.find(name) if name else None
    return unit.id if unit else name


def _written(text: str, nodes: Sequence[Mapping]) -> Iterator[WrittenRow]:
    """Yield each row as it is written, in one line where it is."""
    lines = text.split("\n")
    ends = dict(_braces(text))
    for node in nodes:
        place = node.line - 1, node.column - 1
        if place not in ends:
            yield WrittenRow(flow(node), "")
            continue
        line, column = ends[place]
        behind = _COMMENT.match(lines[line][column:])
        one_line = line == place[0]
        written = lines[line][place[1] : column] if one_line else flow(node)
        yield WrittenRow(written, behind[1].strip() if behind else "")


def _braces(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where each mapping in braces starts and ends: line and column from 0."""
    opened: list[tuple[int, int] | None] = []
    for event in yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)):
        if isinstance(event, yaml.MappingStartEvent):
            mark = event.start_mark
            opened.append((mark.line, mark.column) if mark and event.flow_style else None)
        elif isinstance(event, yaml.MappingEndEvent):
            start, mark = opened.pop(), event.end_mark
            if start is not None and mark:
                yield start, (mark.line, mark.column)
