"""What a figure of the prose says: a level with the bounds it shares, a change with its verb."""

from __future__ import annotations

import re

from plancmp.language.blocks import Paragraph
from plancmp.language.figures import Figure
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.values import (
    change_by_hand,
    hand_given,
    level_by_hand,
    parsed,
    reading_of,
)

_CHANGE = (
    r"(?:(?P<annual>{moved.yearly}){respectively}?)?(?P<real>{real})?"
    r"(?P<verb>{moved.falls}|{!moved.no_rise}{moved.rises})"
    r"(?P<behind>{moved.behind}*)$"
)
_OF_RATES = ("‰", "1/10万")
"""Rates whose points (千分点, 十万分点) are as large as they are."""
_MORE = r"(?P<annual>)(?P<real>)(?P<verb>{moved.fewer}|{moved.more})(?P<behind>了?)$"
_COMPARED = "^(?:{moved.also})?$|{moved.than}[^,。;:0-9]{1,8}$"
_SINCE = (
    r"(?:(?:{!moved.of_ratio}{moved.than}|[和跟](?=(?:19|20)[0-9]{2}年(?:末|底)?相?比))(?:(?P<year>(?:19|20)[0-9]{2})年?(?:末|底)?(?:[^,。;()0-9]{0,16}\([^()]*\))?|{moved.last_year}|[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:期?[初末]期?)?|{cue.now}(?=(?:的|{moved.how})*$))"
    r"|{moved.than}[^,。;()0-9]{2,10}(?:之前|以前|前)(?={moved.how}*平均?$)"
    r"|{moved.than}(?P<ago>[一二两三四五六七八九十]{1,3}|[0-9]{1,2})年前|在{cue.now}的?{time.base}"
    r"|[在以](?P<base>(?:19|20)[0-9]{2})年(?:末|底)?[^,。;0-9]{0,4}(?:{time.base}|{time.as_base}),?|{moved.same_time}(?={moved.how}*$))"
    r"{moved.than_behind}?,?{moved.than_behind}?"
)
_EACH = (
    "(?P<bound>{bounds.before})?"
    "(?:每(?:(?P<head>{per_head})|[一-龥]{1,2})每[一-龥]{1,2}|每(?P<alone>{per_head})|每(?!年)[一-龥]{1,2})$"
)
"""For whom and how long a sum of money is: 每人每月120元, 每户每年500元."""
_ENDS = "[,。;、)和及与]|$|{moved.how}?{moved.verbs}"
_BOUND_APART = (
    "(?P<bound>{bounds.before.<=}|{bounds.before.>=})(?:{verb.open}|{verb.leading}|{verb.of_some})$"
)
_MONTHLY = re.compile("每个?月")
_FRACTION = re.compile("/[0-9]{1,2}")
_MINUS = re.compile("[为是达至到率]-$")
_LONGEST = 16


def change_in(text: str, words: Words) -> re.Match[str] | None:
    """Find the verb before a figure that says by how much something changed."""
    if words.pattern("{moved.reaching}$").search(text):
        return None
    found = words.pattern(_CHANGE).search(text)
    if found is None:
        more = words.pattern(_MORE).search(text)
        compared = more and words.pattern(_COMPARED).search(text[: more.start()])
        return more if compared else None
    fell_to = "为" in found["behind"]  # 降为2‰, but not 增幅为2%
    return (
        None if fell_to and not words.pattern("{moved.amounts}$").search(found["verb"]) else found
    )


def since_in(text: str, words: Words) -> re.Match[str] | None:
    """Find the year that a change counts from; the last one."""
    found = list(words.pattern(_SINCE).finditer(text))
    return found[-1] if found else None


def is_negative(text: str, figure: Figure) -> bool:
    """Whether the dash before a figure is a minus sign: `自然增长率为-0.95‰`."""
    return figure.high is None and _MINUS.search(text, 0, figure.start) is not None


def level_of(paragraph: Paragraph, figure: Figure, run: list[Figure]) -> Reading:
    """Return the value of a figure; a bound of the whole run (a、b和c以下) is its own, too."""
    printed = paragraph.printed[figure.start : figure.end]
    last, first = run[-1], run[0]
    if is_negative(paragraph.folded, figure):
        printed = f"-{printed}"
        return Reading(
            printed, {"measure": "level", "number": f"-{figure.number}", "unit": figure.unit}
        )
    if figure is not last and figure.end == figure.core_end and last.end > last.core_end:
        printed += paragraph.printed[last.core_end : last.end]
    if figure is not first and figure.start == figure.core and first.core > first.start:
        printed = paragraph.printed[first.start : first.core] + printed
    if _FRACTION.fullmatch(figure.unit):
        return Reading(printed, {"measure": "qualitative"})
    if parsed(printed) is None:
        return level_by_hand(printed, figure)
    return reading_of(printed)


def in_full(paragraph: Paragraph, figure: Figure, reading: Reading, words: Words) -> Reading:
    """Return a level with what stands apart before its figure: 每人每月120元, 至少建成1所."""
    if reading.given or figure.bound or figure.number is None:
        return reading
    before = paragraph.folded[max(figure.start - _LONGEST, 0) : figure.start]
    ends = words.pattern(_ENDS).match(paragraph.folded, figure.end) and figure.unit.endswith("元")
    each = words.pattern(_EACH).search(before) if ends else None
    bound = words.pattern(_BOUND_APART).search(before)
    found = each or bound
    if found is None:
        return reading
    given = {"measure": "level", "number": str(figure.number), "unit": figure.unit}
    if found["bound"]:
        given["bound"] = words.key("bounds.before", found["bound"])
    if each and (each["head"] or each["alone"]):
        given["unit"] += "/人·月" if _MONTHLY.search(each[0]) else "/人"
    printed = paragraph.printed[figure.start - len(found[0]) : figure.start] + reading.printed
    return Reading(printed, given)


def for_each_too(reading: Reading, figure: Figure, unit: str, bound: str = "") -> Reading:
    """Return a level for each head, as the one before it is: 每人每月1900元和1350元."""
    if reading.given or not unit.startswith(f"{figure.unit}/"):
        return reading
    given = {"measure": "level", "bound": bound, "number": str(figure.number), "unit": unit}
    return Reading(reading.printed, {key: text for key, text in given.items() if text})


def change_of(
    paragraph: Paragraph, sentence: int, figure: Figure, start: int, change: re.Match[str],
    words: Words, unit: str = "",
) -> Reading:  # fmt: skip
    """Return a change: its verb belongs to what is printed, the year it counts from too.

    `sentence` and `start` are where the sentence and the verb start; `unit` is that of the last of
    a run, for one that has none (分别增长1.2和1.8个百分点).
    """
    lead = paragraph.folded[sentence:start]
    since = since_in(lead, words)
    year = (since["year"] or since["base"] or "") if since else ""
    verb = change["verb"]
    annual = change["annual"] or ""
    figure_printed = paragraph.printed[figure.start : figure.end] + unit
    whole = since.start() if since and since.end() == len(lead) else start - sentence
    wordings = (
        paragraph.printed[sentence + whole : figure.end] + unit,
        paragraph.printed[start : figure.end] + unit,
        f"{annual}{change['real'] or ''}{verb}{figure_printed}",
    )
    if figure.start > start + change.end() - change.start():  # others of its run stand between
        wordings = (wordings[2], wordings[2], wordings[2])
    for printed in wordings:
        value = parsed(printed)
        if value is not None and value.measure != "level" and since and since["ago"]:
            return Reading(since[0].replace(",", "") + printed, hand_given(printed))
        if value is not None and value.measure != "level":
            return reading_of(printed, reference_year="" if value.reference_year else year)
    printed = wordings[1] if len(wordings[1]) <= _LONGEST else wordings[2]
    if _FRACTION.fullmatch(figure.unit):
        return Reading(printed, {"measure": "qualitative"})
    falls = words.pattern("{moved.falls}|{moved.fewer}").fullmatch(verb) is not None
    unit = figure.unit or unit or words.of("points.any")[0]
    points = words.key("points", unit)
    unit = points if points in _OF_RATES else unit
    return change_by_hand(printed, figure, unit, falls=falls, year=year, annual=bool(annual))


def added_to(reading: Reading) -> Reading:
    """Return a level as what was or is to be added to what there is."""
    value = parsed(reading.printed)
    if value is None or value.number is None:
        return reading
    return change_by_hand(reading.printed, value, value.unit, falls=False)


def growth_of(label: str, reading: Reading, words: Words) -> Reading:
    """Return the figure of a rate of growth for what it is: a change in %."""
    value = parsed(reading.printed)
    if value is None or value.measure != "level" or value.unit != "%":
        return reading
    growth = words.pattern("{moved.growth}").search(label)
    if not growth or words.pattern("{moved.no_growth}").search(label):
        return reading
    annual = words.pattern("{moved.yearly}").search(label) is not None
    return change_by_hand(reading.printed, value, value.unit, falls=False, annual=annual)
