"""Markdown for papers and pull requests: the view's columns, the remarks as one more column."""

from __future__ import annotations

import re

from plancmp.output.formats import Target
from plancmp.output.table import Table
from plancmp.output.text import one_line

_SPECIAL = re.compile(r"([\\|`*_\[\]<>#&~])")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))


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
        cells += [note] if with_notes else []
        target.stream.write("| " + " | ".join(map(_escape, cells)) + " |\n")
