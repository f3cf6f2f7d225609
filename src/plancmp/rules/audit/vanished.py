"""A target that vanished from one place of the draft but stands elsewhere in the final version.

The draft sets it in several channels or in several parts of the prose, the final version in fewer.
Places answer to each other by channel and by the outermost heading, numbers and punctuation aside;
a place that was only renamed or moved counts as kept. What may have stood in a table or in text
that the source of the final version lacks is left out.

It cannot see: targets that vanished altogether (`plancmp diff` lists them); places within one part
of a document.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.comparison.gaps import hiding_gap, section_title
from plancmp.messages import message
from plancmp.model.plan import Plan, Statement
from plancmp.rules.finding import Finding

CODE = "A502"
NAME = "vanished-from-place"
SEVERITY = "note"

_Places = dict[tuple[str, str], Statement]


def check_pair(draft: Plan, final: Plan) -> Iterator[Finding]:
    """Yield a finding for each place in which the final version no longer sets a target."""
    after = _places(final)
    for identifier, before in _places(draft).items():
        left = after.get(identifier, {})
        if not left or len(before) < 2:
            continue
        for channel in dict.fromkeys(channel for channel, _ in before):
            gone = [each for each in before if each[0] == channel and each not in left]
            new = [each for each in left if each[0] == channel and each not in before]
            for place in gone[len(new) :]:
                statement = before[place]
                if hiding_gap(final, statement) is None:
                    yield Finding(
                        final.id,
                        CODE,
                        SEVERITY,
                        statement.indicator,
                        message("vanished", before=str(len(before)), after=str(len(left))),
                        (statement, next(iter(left.values()))),
                    )


def _places(plan: Plan) -> dict[str, _Places]:
    """Return, for each indicator, the places that set a target, with the first statement there."""
    found: dict[str, _Places] = {}
    for statement in plan.statements:
        if statement.role == "target":
            title = "".join(filter(str.isalnum, section_title(statement.section)))
            places = found.setdefault(statement.indicator.id, {})
            places.setdefault((statement.channel, title), statement)
    return found
