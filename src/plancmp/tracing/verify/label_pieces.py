"""Where the pieces of a label stand, when a text does not print it in one run.

`每千人口床位数、护士数` names 每千人口护士数 in two pieces. Pieces are as long as they can be, at
least two characters, and stand in the order of the label.
"""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST = 2
MOST = 4

Stretch = tuple[int, int]
"""From a first to behind a last character."""


def places(piece: str, text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield where a piece stands in `text[start:end]`."""
    at = text.find(piece, start, end)
    while at >= 0:
        yield at, at + len(piece)
        at = text.find(piece, at + 1, end)


def cuts(length: int) -> range:
    """Return where a label can be cut in two pieces that are long enough."""
    return range(SHORTEST, length - SHORTEST + 1)


def lay_before(label: str, text: str, start: int, end: int, most: int = MOST - 1) -> list[Stretch]:
    """Return the stretches of a label's pieces in `text[start:end]`, as near its end as they stand.

    The list is empty if they do not stand there.
    """
    for size in range(len(label), SHORTEST - 1, -1):
        if not most or 0 < len(label) - size < SHORTEST:
            continue
        at = text.rfind(label[-size:], start, end)
        if at < 0:
            continue
        if size == len(label):
            return [(at, at + size)]
        rest = lay_before(label[:-size], text, start, at, most - 1)
        if rest:
            return [*rest, (at, at + size)]
    return []


def lay_behind(label: str, text: str, start: int, end: int) -> list[Stretch] | None:
    """Return the stretches of a label's pieces in `text[start:end]`, as near its start as can be.

    None if they do not stand there; an empty label has no pieces.
    """
    found: list[Stretch] = []
    while label:
        for size in range(len(label), SHORTEST - 1, -1):
            at = text.find(label[:size], start, end)
            if at >= 0 and not 0 < len(label) - size < SHORTEST:
                break
        else:
            return None
        found.append((at, at + size))
        label, start = label[size:], at + size
        if len(found) >= MOST:
            return None
    return found
