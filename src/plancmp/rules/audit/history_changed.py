"""A base value or reported value that changed between the draft and the final version.

What was reached in a past year is given in both, for the same indicator, year and scope, with
different figures. The draft's figure is set beside the final version's, with the two labels where
they differ.

It cannot see: figures of which the encoding gives another year or scope in one of the two; whether
the thing counted was defined anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Message, message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.evidence import Key, levels_of
from plancmp.rules.finding import Finding, as_read
from plancmp.rules.spans import span_of
from plancmp.vocabulary.labels import normalise_label

CODE = "A501"
NAME = "history-changed"
SEVERITY = "warning"


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each past figure that no figure of the other version equals."""
    before: dict[Key, list[Statement]] = levels_of(draft)
    for key, statements in levels_of(final).items():
        drafted = before.get(key, [])
        if key[1] != "reached" or not drafted or _share_a_figure(drafted, statements):
            continue
        old, new = drafted[0], statements[0]
        yield Finding(
            final.id,
            CODE,
            SEVERITY,
            new.indicator,
            message(
                "history_changed", draft=_named(old, new), year=new.year, final=_named(new, old)
            ),
            (old, new),
        )


def _named(statement: Statement, other: Statement) -> tuple[Message, ...]:
    """Return the printed value, with the label where the other version prints another."""
    printed = as_read(statement)
    if normalise_label(statement.label) == normalise_label(other.label):
        return (message("plain", printed=printed),)
    return (message("printed_as", printed=printed, label=statement.label),)


def _share_a_figure(some: list[Statement], others: list[Statement]) -> bool:
    """Whether any figure of the one may be a figure of the other, bounds and rounding aside."""
    return any(
        one is not None and other is not None and one.meets(other)
        for one in map(span_of, some)
        for other in map(span_of, others)
    )
