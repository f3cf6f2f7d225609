"""What the source text says of each coder's readings."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.language.documents import Document
from plancmp.language.folding import without_blanks
from plancmp.model.coding import Coding, Trace
from plancmp.model.words import Words
from plancmp.tracing.verify.engine import FOUND, STANDS, Check, verify_plan

_AROUND = 12
"""How many characters are shown before and behind what a statement uses."""


def trace_readings(codings: Sequence[Coding], source: Document, words: Words) -> dict[int, Trace]:
    """Look every reading up in the source text; return what came of it, by the reading's `id()`."""
    traces: dict[int, Trace] = {}
    for coding in codings:
        readings = {
            (statement.statement.position.line, statement.statement.position.column): statement
            for statement in coding.statements
        }
        for check in verify_plan(coding.plan, source, words):
            place = check.statement.position
            reading = readings.get((place.line, place.column))
            if reading is not None:
                result = FOUND if check.result in STANDS else check.result
                traces[id(reading)] = Trace(result, check.line, _around(check, source))
    return traces


def _around(check: Check, source: Document) -> str:
    """Return the part of the line that a statement stands in: a paragraph may be a page long."""
    if check.line is None:
        return ""
    line = without_blanks(source.lines[check.line - 1])
    uses = [(first, behind) for number, first, behind in check.uses if number == check.line]
    start = max(min((first for first, _ in uses), default=0) - _AROUND, 0)
    end = min(max((behind for _, behind in uses), default=0) + _AROUND, len(line))
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
