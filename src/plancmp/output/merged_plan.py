"""Writing one plan file out of several encodings, with a mark wherever a person must decide.

A reading that another coder does not share keeps its coder's letter under `coder`; a key of the
head that coders give differently is a blank. Both are refused by the reader until they are settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from plancmp.comparison.agree.agreement import STATEMENT, Comparison, FieldAgreement
from plancmp.comparison.agree.likeness import plain
from plancmp.comparison.agree.merge import MergedRow, merge_rows
from plancmp.model.shapes import SHAPES
from plancmp.model.terms import BLANK, MARK
from plancmp.reading.codings import CodedFile
from plancmp.reading.shape import items_of
from plancmp.reading.tree import Mapping, Node, Text
from plancmp.reading.tree import Sequence as NodeList
from plancmp.reading.writing import comment, flow, scalar

_CODE = re.compile(r"[0-9]{6}")
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")

_OURS = ("coders", "settled_by", "agreement", "verified", "sections")
_BEFORE, _BEHIND = ("gaps",), ("projects", "acknowledged")
_KEYS = {"text": "text", "box": "boxes", "table": "tables", "annex": "tables"}
_ITEMS = {"boxes": "items", "tables": "rows"}


def merged_plan(comparison: Comparison, files: Sequence[CodedFile]) -> tuple[str, int]:
    """Return the text of the merged file, and how many decisions it leaves to a third reader."""
    head, open_keys = _head(files)
    rows = merge_rows(comparison)
    before, gaps_left = _lists(files, _BEFORE)
    behind, entries_left = _lists(files, _BEHIND)
    decisions = open_keys + gaps_left + entries_left
    decisions += len({row.group for row in rows if row.group})
    lines = [*_preface(files, decisions), *head, *_provenance(comparison, files, decisions)]
    lines += [*before, "", *_sections(rows, files)]
    lines += ["", *behind] if behind else []
    return "\n".join(lines) + "\n", decisions


def _preface(files: Sequence[CodedFile], decisions: int) -> Iterator[str]:
    first = files[0].source.text.split("\n", 1)[0]
    if first.startswith("# yaml-language-server"):
        yield first
    names = ", ".join(file.coding.name for file in files)
    if decisions:
        yield f"# Merged from the encodings {names}. Where they differ, each reading stands marked"
        yield f"# with `{MARK}`: keep the one that the text bears out without the mark, delete the"
        yield f"# others, and say under `settled_by` who decided. `{BLANK}` is to be filled in."
    else:
        yield f"# Merged from the encodings {names}, which agree."


def _head(files: Sequence[CodedFile]) -> tuple[list[str], int]:
    """Return the keys of the head in the order of the format, and how many are left blank."""
    lines, blanks = [], 0
    for key in SHAPES["plan"]:
        nodes = [file.top.entries.get(key) for file in files]
        if key in (*_OURS, *_BEFORE, *_BEHIND) or not any(nodes):
            continue
        written = [_of_head(node) for node in nodes]
        given = set(written) - {BLANK} or {BLANK}  # who left a blank says nothing
        if len(given) == 1:
            lines.append(f"{key}: {given.pop()}")
            continue
        blanks += 1
        readings = "; ".join(
            f"{file.coding.name}: {text or '—'}" for file, text in zip(files, written, strict=True)
        )
        lines.append(f"{key}: {BLANK}  # ? {comment(readings)}")
    return lines, blanks


def _of_head(node: Node | None) -> str:
    if not isinstance(node, Text):
        return flow(node) if node is not None else ""
    if _CODE.fullmatch(node.value):  # for other readers of YAML 000000 would be a number
        return f'"{node.value}"'
    return node.value if _WORD.fullmatch(node.value) else scalar(node.value)


def _provenance(
    comparison: Comparison, files: Sequence[CodedFile], decisions: int
) -> Iterator[str]:
    coders = [name for file in files for name in file.coding.plan.coders or (file.coding.name,)]
    yield f"coders: [{', '.join(map(scalar, coders))}]"
    if decisions:
        yield f"# settled_by: who decides between the readings marked with `{MARK}`"
    yield "agreement:"
    for field in comparison.fields:
        yield f"  - {{{', '.join(_agreement(field))}}}"


def _agreement(agreement: FieldAgreement) -> Iterator[str]:
    measured = agreement.reliability
    yield f"field: {agreement.field}"
    yield f"units: {measured.units}"
    for key, figure in (
        ("agreement", measured.agreement),
        ("alpha", measured.alpha),
        ("alpha_low", measured.low),
        ("alpha_high", measured.high),
    ):
        if figure is not None:
            yield f"{key}: {figure:.3f}"


def _sections(rows: Sequence[MergedRow], files: Sequence[CodedFile]) -> Iterator[str]:
    yield "sections:" if rows else "sections: []"
    for section, in_section in groupby(rows, key=lambda row: row.section):
        yield f"  - at: {scalar(section)}"
        for key, in_channel in groupby(in_section, key=lambda row: _KEYS[row.channel]):
            yield f"    {key}:"
            if key == "text":
                yield from _row_lines(list(in_channel), files, " " * 6)
                continue
            for block, in_block in groupby(in_channel, key=lambda row: row.block):
                yield f"      - name: {scalar(block)}"
                yield f"        {_ITEMS[key]}:"
                yield from _row_lines(list(in_block), files, " " * 10)


def _row_lines(rows: Sequence[MergedRow], files: Sequence[CodedFile], indent: str) -> Iterator[str]:
    last = 0
    for merged in rows:
        row = files[merged.coder].rows[merged.row]
        name = files[merged.coder].coding.name
        if not merged.group:
            behind = _comments(merged, files)
            yield f"{indent}- {row.text}" + (f"  # {behind}" if behind else "")
        else:
            if merged.group != last:
                yield f"{indent}# ? {_question(merged)}"
            behind = f"  # {comment(row.comment)}" if row.comment else ""
            yield f"{indent}- {_marked(row.text, name)}{behind}"
        last = merged.group


def _question(row: MergedRow) -> str:
    fields = [field.replace("_", " ") for field in row.fields]
    if row.fields[0] != STATEMENT:
        return f"the coders differ on {', '.join(fields)}: keep one"
    if len(fields) > 1:
        return f"not all have this, and they differ on {', '.join(fields[1:])}: keep what is right"
    return "not all have this: keep it, or delete it"


def _marked(text: str, name: str) -> str:
    return "{" + f"{MARK}: {name}, " + text[1:].lstrip()


def _comments(merged: MergedRow, files: Sequence[CodedFile]) -> str:
    """Return the comment of an agreed row: what each coder said beside it, and other labels."""
    own = files[merged.coder].rows[merged.row].comment
    said = {files[merged.coder].coding.name: own} if own else {}
    labels = [_label(files[merged.coder], merged.row)]
    notes = []
    for coder, row in merged.others:
        other = files[coder].rows[row].comment
        if other and other != own:
            said[files[coder].coding.name] = other
        label = _label(files[coder], row)
        if label and all(plain(label) != plain(known) for known in labels):
            labels.append(label)
            notes.append(f"{files[coder].coding.name} has the label {label}")
    # A comment that silences a finding has to keep its form.
    silencing = [text for text in said.values() if text.startswith("plancmp:")]
    plain_said = {name: text for name, text in said.items() if text not in silencing}
    if len(plain_said) == 1 and own in plain_said.values():
        notes.insert(0, own)
    else:
        doubts = [f"{name}: {text.lstrip('? ')}" for name, text in plain_said.items()]
        mark = "? " if any(text.startswith("?") for text in plain_said.values()) else ""
        notes[:0] = [mark + "; ".join(doubts)] if doubts else []
    return comment("; ".join([*silencing, *notes]))


def _label(file: CodedFile, row: int) -> str:
    readings = (statement for statement in file.coding.statements if statement.row == row)
    return next((reading.statement.label for reading in readings), "")


def _lists(files: Sequence[CodedFile], keys: Sequence[str]) -> tuple[list[str], int]:
    """Return lists of the files, and how many entries not all have: these are marked."""
    lines, decisions = [], 0
    for key in keys:
        entries: dict[str, list[str]] = {}
        for file in files:
            node = file.top.entries.get(key)
            for entry in items_of(file.top, key) if isinstance(node, NodeList) else []:
                if isinstance(entry, Mapping):
                    entries.setdefault(flow(entry), []).append(file.coding.name)
        if entries:
            lines.append(f"{key}:")
        for text, names in entries.items():
            shared = len(names) >= len(files)
            decisions += not shared
            lines.append(f"  - {text if shared else _marked(text, names[0])}")
    return lines, decisions
