"""What a source text lacks, and what may therefore not be called absent."""

from __future__ import annotations

import re

from plancmp.messages import Argument, message
from plancmp.model.plan import Gap, Plan, Statement

_NUMBERING = (
    r"^(?:第?[一二三四五六七八九十]+[章节、]?|[（(][一二三四五六七八九十]+[)）]|\d+[.、])\s*"
)


def gap_name(gap: Gap, lang: str = "en") -> str:
    """Return a gap's name for people: its title, or where the text breaks off."""
    return gap.name or message("rest_of", at=gap.at).text(lang)


def gap_named(gap: Gap) -> Argument:
    """Return the same as a part of a message, in whichever language that is said."""
    return gap.name or (message("rest_of", at=gap.at),)


def missing_table(plan: Plan) -> Gap | None:
    """Return the gap that is an indicator table, if the plan has one."""
    return next((gap for gap in plan.gaps if gap.channel == "table"), None)


def hiding_gap(plan: Plan, statement: Statement) -> Gap | None:
    """Return the gap of `plan` in which another plan's `statement` may have had its like.

    A missing table may have held any table cell; text that is cut off may have held anything of
    the section where it breaks off.
    """
    for gap in plan.gaps:
        if gap.channel == statement.channel and gap.channel in ("table", "annex", "box"):
            return gap
        if (
            gap.channel == "text"
            and statement.channel in ("text", "box")
            and section_title(gap.at) == section_title(statement.section)
        ):
            return gap
    return None


def section_title(section: str) -> str:
    """Return the outermost heading without its number."""
    return "".join(re.sub(_NUMBERING, "", section.split("/", 1)[0]).split())
