"""The parts of a document as a draft needs them: under their headings as printed.

The outline itself is the one that `verify` works with, so that a draft's sections are found again;
here tables of contents are left out, and titles get back what cleaning took from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.language.documents import Document
from plancmp.tracing.verify.grid import Grid
from plancmp.tracing.verify.outline import heading_of, outline
from plancmp.tracing.verify.source import SourceText, clean

_BACKGROUND = re.compile(
    r"(?:规划|发展|现实|工作|现状|编制)(?:的)?(?:背景|基础|现状|环境|形势|情况)$|现状|成就|成效|回顾|进展"
    r"|存在的?(?:主要)?问题|主要问题|突出问题|面临|挑战|机遇"
)
_TASK = re.compile(r"优化|营造|改善|夯实|推进|推动|加强|创新|完善|建设|健全")
_LEADER = re.compile(r"(?:[.…·・]{2,}|\t+)\s*[-—]?\s*[0-9]{1,3}\s*[-—]?\s*$")
_CONTENTS = re.compile(r"目[录次]")
_PAGE = re.compile(r"[.…·・\s]*[0-9]{1,3}$")
_LONGEST_ENTRY = 60


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together: `channel` is `text`, `box` or `table`.

    `section` is the path of headings as printed; `background` whether it reports what was
    reached rather than what is aimed at. A table has its `grid`.
    """

    section: str
    channel: str
    name: str
    lines: tuple[tuple[int, str], ...]
    background: bool
    grid: Grid | None = None


def without_contents(lines: Sequence[str]) -> list[str]:
    """Return the lines with those of a table of contents blanked; their numbers stay."""
    kept = list(lines)
    start = next((at for at, line in enumerate(kept) if _CONTENTS.fullmatch(clean(line))), None)
    if start is not None:
        first = ""
        for at in range(start, len(kept)):
            entry = _PAGE.sub("", clean(kept[at]))
            if at > start and first and entry == first and not _LEADER.search(kept[at]):
                break
            if len(entry) > _LONGEST_ENTRY or "。" in entry:
                break
            if at > start and not first:
                first = entry
            kept[at] = ""
        else:  # the text never comes: it was no table of contents
            kept = list(lines)
    return ["" if _is_entry(line) else line for line in kept]


def _is_entry(line: str) -> bool:
    match = _LEADER.search(line)
    return match is not None and heading_of(line[: match.start()]) is not None


def parts_of(document: Document) -> list[Part]:
    """Return the parts of a document in the order of its text; headings are not among them."""
    lines = without_contents(document.lines)
    printed = {
        clean(line).rstrip("。.:"): line for line in lines if len(line) <= 2 * _LONGEST_ENTRY
    }
    printed |= {clean(line): line for line in lines if len(line) <= 2 * _LONGEST_ENTRY}

    def as_printed(title: str) -> str:
        return printed.get(title, title).strip().rstrip("。.：:")

    found = []
    paths: dict[str, str] = {"": ""}
    for part in outline(SourceText(document.name, document.sha256, tuple(lines))):
        if part.channel == "heading":
            above = part.section[: -len(part.name)].rstrip("/")
            path = f"{paths.get(above, above)}/{as_printed(part.name)}".strip("/")
            paths[part.section] = path
            continue
        section = paths.get(part.section, part.section)
        found.append(
            Part(
                section=section or _FRONT,
                channel=part.channel,
                name=as_printed(part.name) if part.name else "",
                lines=part.lines,
                background=is_background(section),
                grid=part.grid,
            )
        )
    return found


_FRONT = "前言"


def is_background(section: str) -> bool:
    """Whether the headings say that the text reports what was reached, not what is aimed at."""
    titles = [clean(title) for title in section.split("/")][:2]
    return not section or any(
        _BACKGROUND.search(title) is not None and not _TASK.search(title[:8]) for title in titles
    )
