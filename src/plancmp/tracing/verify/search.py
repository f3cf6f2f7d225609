"""What a search for a statement comes to."""

from __future__ import annotations

from dataclasses import dataclass

Use = tuple[int, int, int]
"""A stretch of the text that a statement uses: line, first and behind the last character of the
cleaned line."""


@dataclass(frozen=True, slots=True)
class Location:
    """One place where a statement stands: line and character (of the cleaned line) of its figure.

    `uses` is all that it uses of the text; `cost` how far from certain the place is. In prose,
    `before` is its paragraph up to the figure, and `behind` the rest of its sentence.
    """

    line: int
    column: int
    uses: tuple[Use, ...]
    cost: int = 0
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """The best places of a statement; if there are none, why.

    `reason` is `section`, `place`, `label`, `value`, `apart` (both stand there, but not together),
    `elsewhere`, `row`, `column`, `cell`, `unit` or `nature`; `detail` the words that go with it:
    where it does stand, or what the cell holds.
    """

    places: tuple[Location, ...] = ()
    reason: str = ""
    detail: str = ""

    @property
    def spots(self) -> tuple[tuple[int, int], ...]:
        """The places of the figure alone: equal for two statements that claim the same ones."""
        return tuple((place.line, place.column) for place in self.places)
