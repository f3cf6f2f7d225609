"""Every format that tabulate knows, with the view's columns."""

from __future__ import annotations

from tabulate import tabulate

from plancmp.output.formats import Target
from plancmp.output.table import Table
from plancmp.output.text import one_line


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the table with tabulate, which aligns wide characters by their width."""
    view = table.view
    columns = view.all_columns()
    notes = [" · ".join(view.notes(item)) for item in view.items]
    heads = [column.heading for column in columns]
    heads += [view.notes_heading] if any(notes) else []
    rows = []
    for item, note in zip(view.items, notes, strict=True):
        cells = [one_line(column.cell(item)) for column in columns]
        rows.append(cells + ([one_line(note)] if any(notes) else []))
    aligned = ["right" if column.right else "left" for column in columns]
    text = tabulate(
        rows,
        headers=heads,
        tablefmt=format_name,
        disable_numparse=True,
        colalign=tuple(aligned) if rows else None,
    )
    target.stream.write(text + "\n")
