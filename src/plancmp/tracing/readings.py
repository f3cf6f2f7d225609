"""What the source text says of each coder's readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.documents import Document
from plancmp.model.coding import Coded, Coding, Trace
from plancmp.model.words import Words
from plancmp.tracing.verify.engine import verify_plan

_BEFORE, _BEHIND = 24, 40


def trace_readings(codings: Sequence[Coding], source: Document, words: Words) -> dict[int, Trace]:
    """Look every reading up in the source text; return what came of it, by the reading's `id()`."""
    traces: dict[int, Trace] = {}
    for coding in codings:
        readings = {
            (each.statement.position.line, each.statement.position.column): each
            for each in coding.statements
        }
        # What no indicator fits stands in the text all the same.
        everything = replace(coding.plan, statements=coding.plan.rows, unmapped=())
        for check in verify_plan(everything, source, words):
            place = check.statement.position
            reading = readings.get((place.line, place.column))
            if reading is not None:
                line = source.lines[check.line - 1] if check.line is not None else ""
                text = _around(line, reading)
                traces[id(reading)] = Trace(check.result, check.line, text)
    return traces


def _around(line: str, reading: Coded) -> str:
    """Return the part of a line that holds a reading: a paragraph may be a page long."""
    line = " ".join(line.split())
    statement = reading.statement
    at = max(line.find(statement.label), 0)
    start = max(at - _BEFORE, 0)
    end = min(at + len(statement.label) + _BEHIND, len(line))
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
