"""The year that a text reports on, or the one year that it aims at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.language.periods import censuses_in, plans_in
from plancmp.model.words import Words
from plancmp.tracing.scan.header_period import LONGEST_TITLE, NOTICES, OPENING, SPAN, YEAR
from plancmp.tracing.scan.mentions import ANNOUNCED, PART_OF_YEAR
from plancmp.tracing.scan.tenor import Tenor

_START = 1000
_BELOW = 2
_YEAR_LINE = re.compile("[(]?((?:19|20)[0-9]{2})年度?[)]?")
_FIGURE = re.compile(r"[0-9](?:[.][0-9]+)?(?![0-9]|[.]|年|月|日)")
_NAMED = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年(?![0-9]{1,2}月[0-9]{1,2}日)")
_SENTENCE = re.compile("[,。;]")
_HEADLINE = re.compile(
    r"(?<![0-9~至-])((?:19|20)[0-9]{2})年度?(?![0-9]|[上下]半年|[一二三四]季度|[前一二三四五六七八九十]{1,2}个?月)"
)

_OPENS = re.compile("((?:19|20)[0-9]{2})年(?:,|全年|全[国省市县区州])")
_NEAR, _OUTLOOK = 10, 0.8
"""How near to a year stands what it is only a part of; from where a text may look ahead."""

_REPORT = (
    r"(?:(?P<year>(?<![0-9年][-~至])(?:19|20)[0-9]{2})(?:/[0-9]{2,4}学)?年(?:《[^《》]*》)?)?"
    "[^。0-9]{0,24}{report}"
)
_TITLED = r"(?P<year>(?:19|20)[0-9]{2})年[^,。;0-9]{0,30}{report_titled}(?:\([^()]*\))?$"
_ACCOUNT = r"{report_of_state}(?:的?{report_kind})?(?:\([^()]*\))*$"
_OPEN_ACCOUNT = r"{report_of_state}的?{report_kind}(?:\([^()]*\))*$"
_SETS_AIMS = (
    "{time.aimed}(?:19|20)[0-9]{2}年[^,。;0-9]{0,24}{cue.goal}[。:]"
    "|{cue.goal}(?::|{cue.goal_opens}:)"
)
_OF_ITS_YEAR = "((?:19|20)[0-9]{2})年,?[^,。;0-9]{0,16}" + ANNOUNCED
_ORDERED = (
    "^[^,。;0-9]{0,40}((?:19|20)[0-9]{2})年[^,。;]{0,30}"
    "{heading_year.ahead}(?:[^,。;]{0,12}{title.behind}|$)"
)
"""A notice that hands down what is to be done in a year: 关于下达2013年招商引资责任目标的通知."""
_ISSUED = (
    "(?:{title.published}|{title.tells})[^,。;0-9]{0,12}"
    "(?P<year>(?:19|20)[0-9]{2})年[^,。;]{0,20}{report_of_state}"
)


def reported(
    title: str, headed: bool, cleaned: Sequence[str], text: str, now: int, words: Words
) -> tuple[bool, int]:
    """Return whether a text is a report, and of which year, 0 where nothing tells.

    `headed` says that the title stands at its head; else its first line and what follows tell.
    """
    first = "".join(cleaned[:1])
    given = words.pattern("{report_given}").search(clean(title) or first)
    if delivered := delivered_in(clean(title) or first, words) or (now if given and headed else 0):
        return True, delivered - 1
    account = _account_of(clean(title) or first, text, now, words)
    if account is not None:
        return True, account
    undated = not (YEAR.search(title) or plans_in(clean(title)))
    if headed and undated and words.pattern(_OPEN_ACCOUNT).search(clean(title)):
        return True, 0
    opening = title if headed else first + text[:OPENING]
    report = words.pattern(_REPORT).search(opening)
    report = report or (words.pattern(_TITLED).search(clean(title)) if headed else None)
    census = _census_of(opening, words) if report or not headed else 0
    report = report or (None if headed else words.pattern(_ISSUED).search(opening))
    if report or census:
        part = report and re.search(PART_OF_YEAR, report[0])
        year = _year_reported(report, text, words) if report and not part else 0
        year = year or (_year_below(title, cleaned, words) if headed else 0)
        year = year or (_plan_reported(clean(title), words) if headed and not part else 0)
        past = words.pattern("{heading_year.past}").search(text[:_START])
        return True, census or year or (now - 1 if past and now else 0)
    if not title and _is_bulletin(cleaned, text, words):
        return True, now - 1 if now else 0
    return False, 0


def delivered_in(head: str, words: Words) -> int:
    """Return the year in which a title says that a report was given, 0 if it says none.

    One of a government (2026年某省政府工作报告) is given early in it, of the year before.
    """
    found = words.pattern("((?:19|20)[0-9]{2})年[^,。;0-9]{0,16}{report_given}").search(head)
    return int(found[1]) if found else 0


def _year_below(title: str, cleaned: Sequence[str], words: Words) -> int:
    """Return the year that stands on a line of its own below a title: 2024年度; 0 without."""
    at = next((at for at, line in enumerate(cleaned) if line and clean(title).endswith(line)), -1)
    found = next(filter(None, map(_YEAR_LINE.fullmatch, cleaned[at + 1 : at + 1 + _BELOW])), None)
    return int(found[1]) if found and at >= 0 else 0


def _account_of(head: str, text: str, now: int, words: Words) -> int | None:
    """Return the year of which a title gives an account, None if it gives none.

    关于“十五”期间卫生事业发展情况的报告 is of the last year of that plan, as one of 2016—2020年 is
    of 2020. Of half a year, or of a plan that may not be over, nobody knows what is given: 0.
    """
    if not words.pattern(_ACCOUNT).search(head):
        return None
    plans = {plan.last for _, _, plan in plans_in(head)}
    ends = plans or {int(last) for _, last in SPAN.findall(head)}
    found = ends or set(map(int, YEAR.findall(head)))
    if len(found) != 1:
        return None
    (year,) = found
    whole = words.pattern("{cue.spread}").search(head) or not ends
    over = whole or year < now or f"{year}年" in text
    part = re.search(PART_OF_YEAR + "|[0-9]{1,2}月", head)
    return year if over and not part else 0


def _is_bulletin(cleaned: Sequence[str], text: str, words: Words) -> bool:
    """Whether a text that has lost its title is the bulletin of a statistical office."""
    office = words.pattern("{bulletin.office}$")
    told = words.pattern("{bulletin.yearly}").search(text[:_START])
    return told is not None and any(map(office.search, cleaned[:NOTICES]))


def aimed_at(
    title: str, cleaned: Sequence[str], text: str, now: int, tenor: Tenor, words: Words
) -> int:
    """Return the one year that a text aims at, where it announces aims for it or its one plan.

    The title of a plan may name it (2018年行动方案), a headline say what is to be done in the year
    in which it is written.
    """
    titled = set(YEAR.findall(title))
    if len(titled) == 1 and tenor.plans and {str(year) for year in tenor.aims_at} <= titled:
        return int(titled.pop())
    headline = words.pattern("((?:19|20)[0-9]{2})年[^,。;]{0,16}{cue.aim}").match(
        "".join(cleaned[:1])
    )
    if headline and int(headline[1]) == now and tenor.aims_at <= {now}:
        return now
    ordered = [one for line in cleaned[:NOTICES] for one in words.pattern(_ORDERED).findall(line)]
    ordered += words.pattern(_OF_ITS_YEAR).findall(text)
    if len(set(ordered)) == 1 and now in (0, int(ordered[0])) and tenor.aims_at <= {now}:
        return int(ordered[0])
    if tenor.only and tenor.aims and not tenor.reports:
        future = words.pattern(f"{tenor.only}年[^,。;0-9]{{0,16}}{{cue.will}}{{!cue.no_aim}}")
        if future.search(text) and tenor.aims_at <= {tenor.only} and now <= tenor.only:
            return tenor.only
    if len(tenor.aims_at) != 1:
        return 0
    announced = words.pattern(_SETS_AIMS)
    ends = {plan.last for _, _, plan in plans_in(text)}
    planned = ends == tenor.aims_at and (tenor.aims or not tenor.reports)
    return tenor.aimed if planned or (tenor.aims and announced.search(text)) else 0


def _year_reported(report: re.Match[str], text: str, words: Words) -> int:
    """Return the year that a report is about, or that of the moment it counts at; 0 without."""
    moment = words.pattern("((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日{time.moment}")
    told = moment.search(text[:_START])
    return int(report["year"] or (told[1] if told else 0))


def _plan_reported(title: str, words: Words) -> int:
    """Return the last year of the plan that a title reports on: “十三五”工作总结; 0 without."""
    ends = {plan.last for _, _, plan in plans_in(title)}
    halfway = words.pattern("{title.halfway}").search(title)
    return ends.pop() if len(ends) == 1 and not halfway else 0


def headline_year(headline: str, text: str, now: int, tenor: Tenor, words: Words) -> int:
    """Return the one year of which a headline says what was (某市2019年人口和物价); 0 without.

    The text has no later year and was not written in that year itself; nor has it words of aims,
    if the headline does not call it an account (情况). A headline may also say that a plan was
    carried out (“十三五”目标完成): its last year. Where it names none, its text may open with one.
    """
    if _SENTENCE.search(headline):
        return 0
    found = _HEADLINE.findall(headline)
    account = words.pattern("{report_of_state}$").search(headline)
    if account and found == [str(now - 1)]:
        return now - 1  # 某局2023年工作情况, of 2024
    if tenor.aims_at:
        return 0
    ahead = words.pattern("{cue.aim}|{cue.goal}|{heading_year.ahead}|{time.event}")
    done = words.pattern("{heading_year.carried_out}").search(headline)
    plans = {plan.last for _, _, plan in plans_in(headline)}
    if done and not words.pattern("{cue.will}").search(headline) and len(plans) == 1:
        return plans.pop() if max(plans) < now else 0
    if tenor.plans:
        return 0
    if not found and not ahead.search(headline):
        return _opening_year(headline, text)
    if len(found) != 1 or ahead.search(headline) or (tenor.aims and not account):
        return 0
    year = int(found[0])
    latest = max(map(int, _NAMED.findall(text)), default=0)
    return year if latest in (0, year) and year != now and len(headline) < LONGEST_TITLE else 0


def _opening_year(headline: str, text: str) -> int:
    """Return the year that the text below a headline opens with, if it tells of that alone.

    Its end may look ahead to the next year: 2014年,全市农业…。 … 2015年,我们将….
    """
    opened = _OPENS.match(text, len(headline))
    if opened is None or re.search(PART_OF_YEAR, text[: opened.end() + _NEAR]):
        return 0
    year, end = int(opened[1]), int(len(text) * _OUTLOOK)
    later = [(int(one[1]), one.start()) for one in _NAMED.finditer(text) if int(one[1]) > year]
    alone = all(named == year + 1 and place >= end for named, place in later)
    again = text.count(f"{year}年") > 1
    return year if alone and again and len(headline) < LONGEST_TITLE else 0


def _census_of(opening: str, words: Words) -> int:
    """Return the year of the census whose results a text gives, 0 if it gives none.

    One that is spoken of behind other figures is not what the text is about.
    """
    results = words.pattern("[^。;]{0,40}(?:{report}|{report_of_state})")
    found = [
        year
        for start, end, year in censuses_in(opening)
        if results.match(opening, end) and not _FIGURE.search(opening, 0, start)
    ]
    return max(found, default=0)


def meeting_year(opening: str, words: Words) -> int:
    """Return the year of the meeting that a text reports on, 0 if it names none."""
    held = words.pattern("((?:19|20)[0-9]{2})年[^,。;]{0,16}{time.event}").search(opening)
    return int(held[1]) if held else 0
