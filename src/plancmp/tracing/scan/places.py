"""Where in the text the figures of drafted rows stand, for the page that shows both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.language.folding import clean
from plancmp.tracing.scan.draft import Entry
from plancmp.tracing.verify.search import Use

_SHARED = 20
"""How much nearer a label must stand to a value that is another's already, to share it."""
_ON = 10
"""How many lines behind the first of its row a cell may stand, where each has a line of its own."""


def figure_places(entries: Sequence[Entry], lines: Sequence[str]) -> Iterator[tuple[int, Use]]:
    """Yield the place of each row's figures, with the row's place in the list.

    A figure that a line holds several times goes to the rows in their order.
    """
    cleaned: dict[int, str] = {}
    taken: set[Use] = set()
    for number, entry in enumerate(entries):
        for printed in entry.row.prints:
            label = clean(entry.row.label)
            use = place_of(clean(printed), label, entry.row.line, lines, cleaned, taken)
            if use is not None:
                taken.add(use)
                yield number, use


def place_of(
    printed: str, label: str, first: int, lines: Sequence[str], cleaned: dict[int, str],
    taken: set[Use],
) -> Use | None:  # fmt: skip
    """Return where a cleaned value stands on the `first` line that it may, or shortly behind it.

    Of several places in a line it is the one nearest to the label, or the first. `cleaned` keeps
    what lines are without blanks; a place that is `taken` is another value's, unless labels share
    it.
    """
    if not printed:
        return None
    behind = "(?![0-9])" if printed[-1].isdigit() else ""  # 23种4611例 are two
    whole = re.compile(rf"(?<![0-9.]){re.escape(printed)}{behind}")
    for line in range(first, min(first + _ON, len(lines)) + 1):
        text = cleaned.setdefault(line, clean(lines[line - 1]))
        uses = [(line, *match.span()) for match in whole.finditer(text)]
        named = [match.start() for match in re.finditer(re.escape(label), text)] if label else []
        far = {
            use: min((abs(use[1] - at) for at in named), default=0) + _SHARED * (use in taken)
            for use in uses
            if named or use not in taken
        }
        if far:
            return min(far, key=lambda use: far[use])
    return None
