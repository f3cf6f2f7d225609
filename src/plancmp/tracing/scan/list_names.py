"""What the items of a list are of, where the line above says it: `A、B生均经费情况如下：`, 1. A…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancmp.language.blocks import Paragraph
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.draft_rows import DraftRow

Item = tuple[str, list[DraftRow]]
"""The title of a paragraph and its rows."""

_LEAD = "(?P<names>[^,。;:]+?)(?:{moved.rises}|{moved.falls})?{list_lead}"
_BOTH = (
    "urban_rural", "sexes", "industries", "three_industries", "three_sectors", "made_and_sold",
    "paid_in_and_out", "saved_and_lent",
)  # fmt: skip
_CLAUSE = re.compile("[,。;:]")


def named_by_lead(
    paragraphs: Sequence[Paragraph], items: Sequence[Item], words: Words
) -> list[Item]:
    """Return the items of paragraphs with the names of rows made whole that the lines above say."""
    found = list(items)
    for at, paragraph in enumerate(paragraphs):
        text, colon, behind = paragraph.folded.rpartition(":")
        leads = colon and not behind
        lead = words.pattern(_LEAD).fullmatch(_CLAUSE.split(text)[-1]) if leads else None
        names = lead["names"].split("、") if lead else []
        if len(names) < 2:
            continue
        end = next((k for k in range(at + 1, len(found)) if not found[k][1]), len(found))
        listed = {row.label for _, rows in found[at + 1 : end] for row in rows}
        last = max((one for one in listed if names[-1].startswith(one)), key=len, default="")
        measure = names[-1][len(last) :] if last else ""
        if last and not measure and found[at][1]:
            measure = found[at][1][-1].label  # what the sentence before gave for all of them
        if measure:
            names[-1] = last
            for k in range(at + 1, end):
                found[k] = (found[k][0], [_named(row, names, measure) for row in found[k][1]])
    return found


def _named(row: DraftRow, names: Sequence[str], measure: str) -> DraftRow:
    """Return a row that is called as one of the names, or a part of it, with what it measures."""
    if not any(name and (name.endswith(row.label) or row.label.endswith(name)) for name in names):
        return row
    marks = tuple(doubt for doubt in row.doubts if doubt is not doubts.CUT)
    return replace(row, label=row.label + measure, doubts=marks)


def both_of(name: str, count: int, words: Words) -> list[str]:
    """Return what a name says of groups at once: 城乡居民X is 城镇居民X and 农村居民X."""
    for group in _BOTH:
        whole, *parts = words.of(f"both.{group}")
        if whole in name and len(parts) == count:
            return [name.replace(whole, part, 1) for part in parts]
    return []
