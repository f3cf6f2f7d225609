"""One HTML page that needs nothing else: the view's columns, remarks as one more column."""

from __future__ import annotations

from html import escape

from plancmp.output.formats import Target
from plancmp.output.table import Table
from plancmp.output.text import one_line

_STYLE = (
    "body{font-family:sans-serif;margin:2em;color:#111;background:#fff}"
    "table{border-collapse:collapse}"
    "th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
    "th{background:#eee}.r{text-align:right}"
)


def write(table: Table, target: Target, format_name: str) -> None:
    """Write the page: the summary, the table, what the marks mean."""
    view, out = table.view, target.stream
    columns = view.all_columns()
    notes = [list(view.notes(item)) for item in view.items]
    heads = [(column.heading, column.right) for column in columns]
    heads += [(view.notes_heading, False)] if any(notes) else []
    page = format_name != "fragment"  # a notebook puts the table into a page of its own
    if page:
        out.write(
            f'<!DOCTYPE html>\n<html lang="{table.lang}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>plancmp</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        )
    if table.summary:
        out.write(f"<p>{_text(table.summary)}</p>\n")
    out.write("<table>\n<thead><tr>")
    out.writelines(f"<th{_right(right)}>{_text(head)}</th>" for head, right in heads)
    out.write("</tr></thead>\n<tbody>\n")
    for item, found in zip(view.items, notes, strict=True):
        out.write("<tr>")
        for column in columns:
            out.write(f"<td{_right(column.right)}>{_text(column.cell(item))}</td>")
        if any(notes):
            out.write(f"<td>{'<br>'.join(map(_text, found))}</td>")
        out.write("</tr>\n")
    out.write("</tbody>\n</table>\n")
    out.writelines(f"<p>{_text(line)}</p>\n" for line in table.legend)
    if page:
        out.write("</body>\n</html>\n")


def _right(right: bool) -> str:
    return ' class="r"' if right else ""


def _text(text: str) -> str:
    return "<br>".join(escape(one_line(line)) for line in text.split("\n"))
