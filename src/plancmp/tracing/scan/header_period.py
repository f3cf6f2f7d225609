"""The period of a plan, as far as its title, its first lines or its sentences tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancmp.language.folding import clean
from plancmp.language.periods import PLAN, five_years_of, plans_in
from plancmp.model.words import Words
from plancmp.tracing.scan.header_place import OFTEN
from plancmp.tracing.scan.tenor import Period

OPENING = 200
NOTICES = 6
LONGEST_TITLE = 50
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")

SPAN = re.compile(r"((?:19|20)[0-9]{2})年?[-~至到]{1,2}((?:19|20)[0-9]{2})年?")
_EARLIEST = 3
"""How many years before its first a plan may count from."""
_BASE_HEAD = (
    r"{table_of.base}(?:水平|情况|值|数)?\(((?:19|20)[0-9]{2})年?\)"
    r"|((?:19|20)[0-9]{2})年?\(?{table_of.base}"
)
_PUBLISHED = (
    r"{title.kinds}(?:\((?P<first>(?:19|20)[0-9]{2})年?[-~至](?P<last>(?:19|20)[0-9]{2})年?\))?"
    "[”》]?[^,。;]{0,8}{title.published}"
)


def period_of(
    title: str, cleaned: Sequence[str], text: str, words: Words
) -> tuple[Period | None, bool]:
    """Return the period, as far as the text tells it, and whether that is certain."""
    told = clean(title)
    span = SPAN.search(told) or (told and re.search(rf"{re.escape(told)}\({SPAN.pattern}\)", text))
    if span and int(span[2]) > int(span[1]):
        first, last = int(span[1]), int(span[2])
        return Period(first, last, _base_of(text, first, words)), True
    plans = plans_in(told)
    if plans:
        return _of_plan(plans[0][2].first), len(plans) == 1
    lone = lone_year(told, words)
    if lone and words.pattern("{title.yearly}").search(told):
        return Period(lone, lone, lone - 1), True
    if lone:
        bases = [int(year) for year in re.findall(r"((?:19|20)[0-9]{2})年[::]", text)]
        base = min(bases, default=0)
        return (Period(base + 1, lone, base) if base and base < lone else None), False
    drawn = None if title else _drawn_up(cleaned, words)
    if drawn:
        return drawn, True
    if not title:
        spoken = _spoken_of(cleaned, text, words) or _named(cleaned, words)
        return spoken or _announced(text[:OPENING], words), False
    return None, False


def _base_of(text: str, first: int, words: Words) -> int:
    """Return the year before a period, or the earlier one that heads say is that of its base.

    One of 2019-2030 whose table has a column 基期水平（2018年）counts from that.
    """
    told = {int(one[1] or one[2]) for one in words.pattern(_BASE_HEAD).finditer(text)}
    base = told.pop() if len(told) == 1 else 0
    return base if first - _EARLIEST <= base < first else first - 1


def lone_year(title: str, words: Words) -> int:
    """Return the one year that the title of a plan names, 0 if it names none or several."""
    years = [int(year) for year in YEAR.findall(clean(title))]
    if len(years) != 1 or words.pattern("{report}").search(title):
        return 0
    fits = years[0] % 5 == 0 or words.pattern("{title.yearly}").search(title)
    return years[0] if fits else 0


def _drawn_up(cleaned: Sequence[str], words: Words) -> Period | None:
    """Return the years of a plan that lost its title, as those that it follows have them all."""
    form = words.pattern("{title.drawn_up}{title.kinds}")
    told = next((line for line in cleaned if form.search(line)), "")
    named = re.findall("《([^《》]{4,60})》", told)
    found = {plan.first for title in named for _, _, plan in plans_in(title)}
    return _of_plan(found.pop()) if len(found) == 1 else None


def _spoken_of(cleaned: Sequence[str], text: str, words: Words) -> Period | None:
    """Return the years of the last five-year plan that a text without title often speaks of.

    One whose achievements a heading announces is over.
    """
    times = words.pattern("{time.within}")
    done = words.pattern("{background.says}")
    headings = (line for line in cleaned if len(line) < LONGEST_TITLE and done.search(line))
    over = {plan.first for heading in headings for _, _, plan in plans_in(heading)}
    found = plans_in(text)
    named = Counter(plan.first for _, end, plan in found if times.match(text, end))
    latest = max((plan.first for _, _, plan in found), default=0)
    return _of_plan(latest) if named[latest] >= OFTEN and latest not in over else None


def _announced(opening: str, words: Words) -> Period | None:
    """Return the years of the plan whose aims a text announces at once: “十一五”的主要目标是:."""
    goal = words.pattern("[^,。;]{0,20}{cue.goal}[^,。;]{0,4}[:是]")
    found = {plan.first for _, end, plan in plans_in(opening) if goal.match(opening, end)}
    return _of_plan(found.pop()) if len(found) == 1 else None


def _named(cleaned: Sequence[str], words: Words) -> Period | None:
    """Return the period of the one plan that a text about it names by its title."""
    found: set[tuple[int, int]] = set()
    kinds, done = words.pattern("{title.kinds}"), words.pattern("{background.says}")
    for line in cleaned[:20]:
        if len(line) < LONGEST_TITLE and done.search(line):
            continue  # 一、“十一五”规划执行情况回顾: that plan is over
        for quoted in re.findall(r"《([^》]{0,200})》|(^.{4,40}$)", line):
            named = "".join(quoted)
            span = SPAN.search(named)
            if span and kinds.search(named):
                found.add((int(span[1]), int(span[2])))
            for match in re.finditer(PLAN, named):
                if kinds.search(named, match.end()):
                    first = five_years_of(match).first
                    found.add((first, first + 4))
    for line in cleaned[:NOTICES]:
        for told in words.pattern(_PUBLISHED).finditer(line):
            plans = [plan for _, end, plan in plans_in(line) if end == told.start()]
            if told["first"]:
                found.add((int(told["first"]), int(told["last"])))
            found.update((plan.first, plan.first + 4) for plan in plans)
    if len(found) != 1:
        return None
    first, last = found.pop()
    return Period(first, last, first - 1, sure=False)


def _of_plan(first: int) -> Period:
    return Period(first, first + 4, first - 1)
