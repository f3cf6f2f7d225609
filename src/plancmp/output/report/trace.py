"""The traced text as a page: the document, every figure marked, beside what was made of it.

The page holds the text of the document, so it is written to a file that was named and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages.pages import PAGE
from plancmp.output.report.page import Made, Page, render
from plancmp.tracing.trace import TracedLine

OPEN_KINDS = frozenset({"rate", "money", "count", "bare", "word", "numeral", "loose"})
"""Kinds of unused figures that a person should look at."""


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """One item beside the text: what it says, how it came out, and why where that matters.

    `tone` is `good`, `bad` or `doubt`; `lines` are those it stands in, none where it was not found.
    """

    number: int
    title: str
    detail: str
    result: str
    reason: str
    tone: str
    lines: tuple[int, ...]


_ORDER = {"bad": 0, "doubt": 1, "good": 2}


def trace_page(
    title: str, lines: Sequence[TracedLine], entries: Sequence[TraceEntry], lang: str, made: Made
) -> str:
    """Return the page as HTML: entries to be looked at first, then in the order of the text.

    Raises MissingExtraError where Jinja2 is not installed.
    """
    tones = {entry.number: entry.tone for entry in entries}
    marked: set[int] = set()
    shown = []
    for line in lines:
        parts = []
        for stretch in line.stretches:
            first = [user for user in stretch.users if user not in marked]
            marked.update(first)
            tone = min((tones[user] for user in stretch.users), key=_ORDER.__getitem__, default="")
            kind = "open" if stretch.unused in OPEN_KINDS else "quiet" if stretch.unused else ""
            parts.append((stretch, first, tone, kind))
        shown.append((line.number, parts))
    ordered = sorted(entries, key=lambda entry: (_ORDER[entry.tone], entry.number))
    lead = [PAGE[key].text(lang) for key in ("trace_lead", "key_hint")]
    page = Page(PAGE["trace_title"].text(lang).format(title=title), tuple(lead), (), (), made, lang)
    return render(page, template="trace.html", lines=shown, entries=ordered)
