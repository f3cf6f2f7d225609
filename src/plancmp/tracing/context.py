"""The sentence of the source text that a statement stands in, its figure marked."""

from __future__ import annotations

from plancmp.language.documents import Document
from plancmp.tracing.verify.engine import Check

_ENDS = "。；;!！?？"
_MARKS = ("«", "»")


def context_of(check: Check, source: Document) -> str:
    """Return the sentence, or the row of a table, that a statement was found in.

    What the statement uses of it stands between « and ». Empty where it was not found.
    """
    if check.line is None:
        return ""
    line = source.lines[check.line - 1]
    # The parts that are used are counted without blanks.
    places = [i for i, char in enumerate(line) if not char.isspace()]
    uses = sorted(
        {
            (places[first], places[end - 1] + 1)
            for number, first, end in check.uses
            if number == check.line and first < end <= len(places)
        }
    )
    if not uses:
        return line.strip()
    start = max(line.rfind(end, 0, uses[0][0]) for end in _ENDS) + 1
    stops = [line.find(end, uses[-1][1]) for end in _ENDS]
    stop = min((stop + 1 for stop in stops if stop >= 0), default=len(line))
    shown, at = "", start
    for first, behind in uses:
        if first >= at:
            shown += line[at:first] + _MARKS[0] + line[first:behind] + _MARKS[1]
            at = behind
    return (shown + line[at:stop]).strip().replace("".join(reversed(_MARKS)), "")
