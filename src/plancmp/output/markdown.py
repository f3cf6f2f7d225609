"""Markdown for papers and pull requests: the view's columns, the remarks as one more column."""

from __future__ import annotations

import re
from urllib.parse import quote

from plancmp.output.formats import Target
from plancmp.output.table import Table
from plancmp.output.text import one_line

_SPECIAL = re.compile(r"([\\|`*_\[\]<>#&~])")
_PLACE = re.compile(r"(\S+)#L(\d+)")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _linked(text: str) -> str:
    """Escape a note, and make a link of each `file#L12` in it."""
    parts = _PLACE.split(text)
    made = [_escape(parts[0])]
    for file, line, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        made += [f"[{_escape(file)}]({quote(file)}#L{line})", _escape(after)]
    return "".join(made)


def write(table: Table, target: Target, format_name: str) -> None:
    """Write a GitHub-flavoured Markdown table under the summary."""
    view = table.view
    columns = view.all_columns()
    notes = [" · ".join(view.notes(item)) for item in view.items]
    with_notes = any(notes)
    heads = [column.heading for column in columns]
    heads += [view.notes_heading] if with_notes else []
    if table.summary:
        target.stream.write(f"{_escape(table.summary)}\n\n")
    target.stream.write("| " + " | ".join(map(_escape, heads)) + " |\n")
    rules = ["---:" if column.right else "---" for column in columns]
    rules += ["---"] if with_notes else []
    target.stream.write("| " + " | ".join(rules) + " |\n")
    for item, note in zip(view.items, notes, strict=True):
        cells = [column.cell(item).replace("\n", " ") for column in columns]
        written = [*map(_escape, cells), *([_linked(note)] if with_notes else [])]
        target.stream.write("| " + " | ".join(written) + " |\n")
