"""Whether a report tells of several years together: its counts may then be of them all.

The work report of a government that follows the end of a five-year plan looks back on all of it,
until it says that it turns to the year that is over (一年来). Others say it themselves: 这五年.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from plancmp.language.folding import clean
from plancmp.language.periods import plans_in
from plancmp.model.words import Words
from plancmp.tracing.scan.header import Header
from plancmp.tracing.scan.parts import Part
from plancmp.tracing.scan.setting import Frame, frame_of_heading

_YEARS_OF_PLAN = 5
_GOES_ON = re.compile("[和及与暨]")
_ANNEXED = re.compile("^附[件表]?[0-9]*:")
_SHORT = re.compile("(?:(?:19|20)[0-9]{2}年|[^,。;:0-9]){4,24}。?")
_RANK = re.compile("[一二三四五六七八九十]{1,3}、|第")
_BEGINS = r"[-—,]*(?:各位代表[,!！])?"
_SEVERAL = _BEGINS + "(?:[^。;]{0,40}{cue.says},?)?(?:{cue.years_back}|{cue.plan_back})"
_YEAR = "(?:19|20)[0-9]{2}年(?![-~至到]|[0-9一二三四五六七八九十]{1,2}月)"
_ONE = _BEGINS + "(?:{cue.one_year}|{time.last_year}|{time.this_year}|" + _YEAR + ")"
_HEADING = "{cue.years_back}|{cue.plan_back}"


class Before(NamedTuple):
    """What a part of a report starts with: several years together; the year of a title above it."""

    spread: bool
    headed: Frame | None


def told_before(parts: list[Part], header: Header, words: Words) -> list[Before]:
    """Return of each part of a document what the text before it leaves open.

    A title without a number (2026年重点工作) holds for the headings below it, but for those of the
    first rank.
    """
    given = words.pattern("{report_given}").search(clean(header.title)) is not None
    spread = given and header.of_year > 0 and header.of_year % _YEARS_OF_PLAN == 0
    headed: Frame | None = None
    section = top = ""
    found: list[Before] = []
    for part in parts:
        if part.section != section:
            section, title = part.section, clean(part.section)
            told = words.pattern(_HEADING).search(title) or plans_in(title)
            year = re.search("(?:19|20)[0-9]{2}年", title)
            spread = header.reports if told else spread and not year
            first = title.partition("/")[0]
            headed = None if first != top and _RANK.match(first) else headed
            top = first
        found.append(Before(spread, headed))
        before = found[-1]
        for at, paragraph in enumerate(part.paragraphs):
            before = told_by(paragraph.folded, before, part, at, header, words)
        spread, headed = before
    return found


def told_by(text: str, before: Before, part: Part, at: int, header: Header, words: Words) -> Before:
    """Return what holds for the paragraph `at` a place of its part, and from it on."""
    titled = None if part.is_front and not at else _frame_of_title(text, header, words)
    return Before(_spreads(text, before.spread, header, words), titled or before.headed)


def _frame_of_title(text: str, header: Header, words: Words) -> Frame | None:
    """Return the year that a short line sets as a heading does, None if it sets none.

    The title of the document itself is none.
    """
    own = text.rstrip("。") in clean(header.title) or words.pattern("{report}").search(text)
    own = own or _GOES_ON.match(text)  # its second line: 和二〇三五年远景目标纲要
    text = _ANNEXED.sub("", text)
    return None if own or not _SHORT.fullmatch(text) else frame_of_heading(text, header, words)


def _spreads(text: str, before: bool, header: Header, words: Words) -> bool:
    """Whether a paragraph tells of several years: as it says itself, or as the one `before` did.

    A plan counts from its base year, whatever it tells of the plan before it.
    """
    if header.period is not None and not header.reports:
        return False
    if words.pattern(_SEVERAL).match(text):
        return True
    titled = words.pattern("[^,。;]{0,40}{report_given}。?$").match(text)
    return before and (titled is not None or words.pattern(_ONE).match(text) is None)
