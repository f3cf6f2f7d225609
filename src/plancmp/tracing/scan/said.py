"""What a paragraph said before the sentence that is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from plancmp.language.figures import Figure
from plancmp.tracing.scan.draft_rows import DraftRow


@dataclass
class Said:
    """What was read before in a paragraph: its labels, and of the same sentence its last figure.

    `pair` are the years between which it says that figures changed, `since` how many sentences ago
    it said so, `rows` the rows of the sentence
    up to its last semicolon, `earlier` those of the sentence before.
    """

    labels: list[str] = field(default_factory=list)
    last: Figure | None = None
    pair: tuple[str, str] = ("", "")
    since: int = 0
    rows: list[tuple[int, DraftRow]] = field(default_factory=list)
    earlier: list[DraftRow] = field(default_factory=list)
