"""What a figure of the prose says: a level with the bounds it shares, a change with its verb."""

from __future__ import annotations

import re

from plancmp.language.paragraphs import Figure, Paragraph
from plancmp.tracing.scan.found import Reading
from plancmp.tracing.scan.values import change_by_hand, level_by_hand, parsed, reading_of

_FALLS = "下降|降低|减少|缩短|降幅|后退|回落"
_RISES = "增长|增加|提高|提升|上升|扩大|增幅|新增|前进|净增|延长"
CHANGE = re.compile(
    rf"(?P<annual>每年|年均|平均每年)?(?P<verb>{_FALLS}|{_RISES})"
    "(?:了|约|达到|达|为|分别|分别达到|分别为)*$"
)
"""The verb before a figure that says by how much something changed."""
SINCE = re.compile(
    "(?:[比较与同])(?P<year>(?:19|20)[0-9]{2})年(?:末|底)?(?:相比|同期)?[,]?(?:分别|均|平均|大幅)?"
)
"""The year that a change counts from."""
_LONGEST = 16
_GROWTH = re.compile("增长率|增长|增速|增幅$")


def level_of(paragraph: Paragraph, figure: Figure, run: list[Figure]) -> Reading:
    """Return the value of a figure; a bound of the whole run (a、b和c以下) is its own, too."""
    printed = paragraph.printed[figure.start : figure.end]
    last, first = run[-1], run[0]
    if figure is not last and figure.end == figure.core_end and last.end > last.core_end:
        printed += paragraph.printed[last.core_end : last.end]
    if figure is not first and figure.start == figure.core and first.core > first.start:
        printed = paragraph.printed[first.start : first.core] + printed
    if parsed(printed) is None:
        core = paragraph.norm[figure.core : figure.core_end]
        return level_by_hand(printed, core, figure.unit)
    return reading_of(printed)


def change_of(
    paragraph: Paragraph, sentence: int, figure: Figure, start: int, change: re.Match[str]
) -> Reading:
    """Return a change: its verb belongs to what is printed, the year it counts from too.

    `sentence` and `start` are where the sentence and the verb start.
    """
    lead = paragraph.norm[sentence:start]
    since = list(SINCE.finditer(lead))
    year = since[-1]["year"] if since else ""
    verb = change["verb"]
    annual = change["annual"] or ""
    figure_printed = paragraph.printed[figure.start : figure.end]
    whole = since[-1].start() if since and since[-1].end() == len(lead) else start - sentence
    wordings = (
        paragraph.printed[sentence + whole : figure.end],
        paragraph.printed[start : figure.end],
        f"{annual}{verb}{figure_printed}",
    )
    for printed in wordings:
        value = parsed(printed)
        if value is not None and value.measure != "level":
            return reading_of(printed, reference_year="" if value.reference_year else year)
    printed = wordings[1] if len(wordings[1]) <= _LONGEST else wordings[2]
    core = re.search(r"[0-9.]+", paragraph.norm[figure.core : figure.core_end])
    number = core[0] if core else "0"
    falls = re.fullmatch(_FALLS, verb) is not None
    return change_by_hand(printed, number, figure.unit or "点", falls=falls, year=year)


def growth_of(label: str, reading: Reading) -> Reading:
    """Return the figure of a rate of growth for what it is: a change in %."""
    value = parsed(reading.printed)
    if value is None or value.measure != "level" or value.unit != "%":
        return reading
    if "自然增长" in label or not _GROWTH.search(label):
        return reading
    annual = "annual_" if re.search("年均|每年", label) else ""
    given = {"measure": f"{annual}change_pct", "number": str(value.number), "unit": "%"}
    return Reading(reading.printed, given)
