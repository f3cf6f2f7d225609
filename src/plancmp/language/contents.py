"""Tables of contents: their entries are no text and no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.language.headings import heading_of
from plancmp.model.words import Words

_LONGEST_TITLE = 60
_LONGEST_ENTRY = 400
_LEADER = re.compile(r"(?:[.…·・]{2,}+|\t++)\s*+[-—]?\s*+[0-9]{1,3}\s*+[-—]?\s*+$")
_PAGE = re.compile(r"(?<![.…·・\s])[.…·・\s]*+[0-9]{1,3}$")


def contents_of(lines: Sequence[str], words: Words) -> set[int]:
    """Return the numbers of the lines that make a table of contents."""
    title = words.pattern("{contents}")
    start = next((at for at, line in enumerate(lines) if title.fullmatch(clean(line))), None)
    found: set[int] = set()
    if start is not None:
        first = ""
        for at in range(start, len(lines)):
            entry = _PAGE.sub("", clean(lines[at]))
            if at > start and first and entry == first and not _leader(lines[at]):
                break
            if len(entry) > _LONGEST_TITLE or "。" in entry:
                break
            first = first or (entry if at > start else "")
            if entry:
                found.add(at + 1)
        else:  # the text never comes: it was no table of contents
            found = set()
    return found | {at for at, line in enumerate(lines, 1) if _is_entry(line, words)}


def _leader(line: str) -> re.Match[str] | None:
    """Return the dots or tabs of an entry with the number of its page behind them."""
    return _LEADER.search(line) if len(line) <= _LONGEST_ENTRY else None


def _is_entry(line: str, words: Words) -> bool:
    match = _leader(line)
    return match is not None and heading_of(line[: match.start()], words) is not None
