"""Where in the text the figures of drafted rows stand, for the page that shows both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.language.folding import clean
from plancmp.tracing.scan.draft import Entry
from plancmp.tracing.verify.search import Use

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
            use = place_of(clean(printed), entry.row.line, lines, cleaned, taken)
            if use is not None:
                taken.add(use)
                yield number, use


def place_of(
    printed: str, first: int, lines: Sequence[str], cleaned: dict[int, str], taken: set[Use]
) -> Use | None:
    """Return where a cleaned value stands on the `first` line that it may, or shortly behind it.

    `cleaned` keeps what lines are without blanks; a place that is `taken` is another value's.
    """
    if not printed:
        return None
    behind = "(?![0-9])" if printed[-1].isdigit() else ""  # 23种4611例 are two
    whole = re.compile(rf"(?<![0-9.]){re.escape(printed)}{behind}")
    for line in range(first, min(first + _ON, len(lines)) + 1):
        text = cleaned.setdefault(line, clean(lines[line - 1]))
        for match in whole.finditer(text):
            use = (line, match.start(), match.end())
            if use not in taken:
                return use
    return None
