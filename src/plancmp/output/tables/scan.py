"""The tables of `scan`: the figures that a draft does not hold, and its rows to look at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plancmp.messages import counted
from plancmp.messages.words import joined, word
from plancmp.output.columns import Column, both, table_of
from plancmp.output.report.trace import TraceEntry
from plancmp.output.table import Table
from plancmp.tracing.scan.draft import Entry as DraftRow
from plancmp.tracing.scan.draft import Unsure
from plancmp.tracing.scan.draft_rows import LeftOver
from plancmp.tracing.verify.search import Use


def unused_table(unused: Sequence[LeftOver], lang: str) -> Table:
    """Return the figures, one a row, in the order of the text."""
    columns: list[Column[LeftOver]] = [
        both("line", lambda leftover: leftover.line, "integer", 4),
        Column("section", lambda leftover: leftover.section),
        Column(
            "channel",
            lambda leftover: leftover.channel,
            lambda leftover: word(leftover.channel, lang),
        ),
        both("printed", lambda leftover: leftover.printed),
        both("context", lambda leftover: leftover.context, min_width=20, words="around"),
        both("reason", lambda leftover: leftover.reason.text(lang), min_width=16),
    ]
    return table_of(
        columns,
        unused,
        lang,
        summary=counted("draft_unused", len(unused)).text(lang),
        group=lambda leftover: leftover.section,
        group_name="section",
    )


def unsure_table(unsure: Sequence[Unsure], lang: str) -> Table:
    """Return the rows that a person must look at, quickest first."""

    def reasons(unsure: Unsure) -> str:
        return joined((reason.text(lang) for reason in unsure.reasons), lang)

    columns: list[Column[Unsure]] = [
        both("line", lambda entry: entry.line, "integer", 4),
        Column("section", lambda entry: entry.section),
        Column("channel", lambda entry: entry.channel),
        both("label", lambda entry: entry.label, min_width=20),
        both("printed", lambda entry: entry.printed),
        both("indicator", lambda entry: entry.indicator),
        Column("confidence", lambda entry: Decimal(f"{entry.confidence:.2f}"),
               lambda entry: f"{entry.confidence:.0%}", "number", right=True, min_width=4,
               words="sureness"),
        both("reasons", reasons, min_width=20),
    ]  # fmt: skip
    people = ("confidence", "line", "label", "printed", "indicator", "reasons")
    summary = counted("draft_unsure", len(unsure)).text(lang)
    return table_of(columns, unsure, lang, summary=summary, people=people)


def draft_entries(
    entries: Sequence[DraftRow], uses: Sequence[tuple[int, Use]], lang: str
) -> list[TraceEntry]:
    """Return the rows of a draft as they stand beside the text: what they say and what is open.

    `uses` pairs the place of a row with a stretch of the text.
    """
    lines: dict[int, list[int]] = {}
    for number, (line, _, _) in uses:
        lines.setdefault(number, []).append(line)
    found = []
    for number, entry in enumerate(entries):
        row = entry.row
        values = [f"{word(role, lang)} {row.year}: {value.printed or '—'}".replace(" :", ":")
                  for role, value in row.values.items()]  # fmt: skip
        values += [f"{word('target', lang)} {year}: {value.printed or '—'}"
                   for year, value in row.targets.items()]  # fmt: skip
        reasons = [reason.text(lang) for reason in entry.reasons]
        if entry.is_blank:
            reasons += [f"{c.indicator.id} {c.score:.0f}" for c in entry.suggestion.candidates]
        found.append(
            TraceEntry(
                number, row.label, "; ".join(values), entry.indicator, "; ".join(reasons),
                "bad" if entry.is_blank else "doubt" if entry.doubts else "good",
                tuple(dict.fromkeys(lines.get(number, ()))),
            )
        )  # fmt: skip
    return found
