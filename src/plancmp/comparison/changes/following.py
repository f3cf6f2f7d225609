"""What follows from one edit of the vocabulary, as one change with a count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from plancmp.comparison.changes.change import Change


def counted_off(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with those that follow from one edit of the vocabulary as one.

    It stands in front of the first of them, among the vocabulary's own changes, and keeps what it
    was and is now where all of them say the same. What follows alone stays as it is.
    """
    following: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.cause:
            following[change.cause, change.field].append(change)
    several = {key: members for key, members in following.items() if len(members) > 1}
    kept = [change for change in changes if (change.cause, change.field) not in several]
    behind = sum(not change.plan for change in kept)  # the vocabulary's changes come first
    return [*kept[:behind], *(_as_one(members) for members in several.values()), *kept[behind:]]


def _as_one(members: Sequence[Change]) -> Change:
    first = members[0]
    same = len({(member.old, member.new) for member in members}) == 1
    of_unit = first.cause.startswith("unit ")
    return replace(
        first,
        plan="",
        role="",
        year="",
        indicator="" if of_unit else first.indicator,
        name_zh="" if of_unit else first.name_zh,
        field=first.cause if of_unit else first.field,
        old=first.old if same else "",
        new=first.new if same else "",
        file="",
        line=None,
        count=len(members),
    )
