"""What a plan's text tells about itself: its place, title, period, stage, issuer, number, date.

What it does not tell is left open, never guessed: no place, no period, no stage is the usual one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plancmp.language.documents import Document
from plancmp.language.folding import clean, without_blanks
from plancmp.language.periods import PLAN, censuses_in, five_years_of, plans_in
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.tracing.scan.header_place import OFTEN, level_of, nation_of, place_of
from plancmp.tracing.scan.mentions import ANNOUNCED
from plancmp.tracing.scan.tenor import Period, Tenor, tenor_of

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[][0-9]{4}[〕\]][0-9]+号")
_DATE = re.compile(
    r"((?:19|20)[0-9]{2})(?:年([0-9]{1,2})月([0-9]{1,2})日|-([0-9]{1,2})-([0-9]{1,2})(?![0-9]))"
)
_ANY_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:年[0-9]{1,2}月[0-9]{1,2}日|([-.])[0-9]{1,2}\2[0-9]{1,2}(?![0-9]))"
    r"|(?<![0-9])[0-9]{2}\.[0-9]{2}\.((?:19|20)[0-9]{2})(?![0-9])"
)
_SPAN = re.compile(r"((?:19|20)[0-9]{2})年?[-~至到]{1,2}((?:19|20)[0-9]{2})年?")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SECTION = "[一二三四五六七八九十]+、|第[一二三四五六七八九十]+{heading}"
_REPORT = (
    r"(?:(?P<year>(?<![-~至])(?:19|20)[0-9]{2})(?:/[0-9]{2,4}学)?年(?:《[^《》]*》)?)?"
    "[^。0-9]{0,24}{report}"
)
_OF_YEARS = r"[\u4e00-\u9fff]\((?:19|20)[0-9]{2}年?[-~至](?:19|20)[0-9]{2}年?\)"
_INSIDE = "(?P<title>[^《》。,;:]{4,40}{title.kinds}(?:[(][^()]{0,12}[)])?)"
_NOTICE = f"{{title.issuing}}《?{_INSIDE}》?{{title.behind}}"
_PUBLISHED = (
    r"{title.kinds}(?:\((?P<first>(?:19|20)[0-9]{2})年?[-~至](?P<last>(?:19|20)[0-9]{2})年?\))?"
    "[”》]?[^,。;]{0,8}{title.published}"
)
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
    "{title.published}[^,。;0-9]{0,12}(?P<year>(?:19|20)[0-9]{2})年[^,。;]{0,20}{report_of_state}"
)
_NOTICES = 6
_HEAD = 60
_OPENING, _START = 200, 1000
_LONGEST_TITLE = 50


@dataclass(frozen=True, slots=True)
class Header:
    """A plan's header; what the text does not tell is empty, `doubts` are the keys to look at.

    `now` is the year in which the text was written, as far as it dates itself (0: it does not);
    `reports` says that it reports what was reached and sets no aims, `of_year` the year that it
    reports on; `own` that the text is the plan itself and not about it, `until` the one year that
    its title names, `aimed` the one year that all its aims are for, where it announces them;
    `tenor` is what its sentences say together, `level` that of its place (`county`).
    """

    title: str
    place: str
    stage: str
    period: Period | None
    issuer: str
    number: str
    date: str
    doubts: tuple[str, ...]
    now: int = 0
    reports: bool = False
    of_year: int = 0
    own: bool = True
    until: int = 0
    aimed: int = 0
    tenor: Tenor = field(default_factory=Tenor)
    level: str = ""


def header_of(document: Document, vocabulary: Vocabulary) -> Header:
    """Return what the document tells, its file's name helping where its lines do not."""
    words = vocabulary.words
    head = [line.strip() for line in document.lines if line.strip()][:_HEAD]
    cleaned = [clean(line) for line in head]
    text = "".join(clean(line) for line in document.lines)
    title, headed = _title(head, text, words)
    section = words.pattern(_SECTION)
    own = headed or sum(map(bool, map(section.match, map(clean, document.lines)))) >= OFTEN
    doubts = [] if title else ["title"]
    line = title or (cleaned[0] if cleaned else "")
    place = "" if title else nation_of(line, vocabulary)
    place = place or place_of(line, text, vocabulary)
    doubts += [] if place else ["place"]
    period, sure = _period(title, cleaned, text, words)
    doubts += [] if sure else ["period", "base_year"]
    stage = _stage(document.name, cleaned, words)
    doubts += [] if stage else ["stage"]
    number = next((found[0] for line in cleaned[:20] if (found := _NUMBER.fullmatch(line))), "")
    date = next((found for line in cleaned[:30] if (found := _DATE.fullmatch(line))), None)
    dated = next((found for line in head[:8] if (found := _ANY_DATE.search(clean(line)))), None)
    opening = title if headed else "".join(cleaned[:1])
    year = next(
        (printed for printed in (date and date[1], dated and (dated[1] or dated[3])) if printed), ""
    )
    now = int(year) if year else _year_of(number)
    now = now or _now_of(text[:_OPENING], words)
    told = opening if headed else opening + text[:_OPENING]
    report = words.pattern(_REPORT).search(told)
    census = _census(told, words) if report or not headed else 0
    report = report or (None if headed else words.pattern(_ISSUED).search(told))
    untitled = not title and report is None and _is_bulletin(cleaned, text, words)
    reports = report is not None or untitled or census > 0
    of_year = _reported(report, text, words) if report else now - 1 if untitled and now else 0
    of_year = census or of_year
    tenor = tenor_of(text, period, bool(title), reports, words)
    if period is not None and not sure and not (own and title):
        new = not own and now - 1 <= period.first <= now + 1  # a plan that has just come out
        new = new or (not own and tenor.aims and not tenor.reports and now <= period.last)
        period = replace(period, sure=new or tenor.aims_at == {period.last})
    return Header(
        title=title,
        place=place,
        stage=stage,
        period=period,
        issuer=_issuer(cleaned, words),
        number=number,
        date=f"{date[1]}-{int(date[2] or date[4]):02}-{int(date[3] or date[5]):02}" if date else "",
        doubts=tuple(doubts),
        now=now,
        reports=reports,
        of_year=of_year,
        own=own,
        until=_lone_year(title, words),
        aimed=_aimed(cleaned, text, now, tenor, words),
        tenor=tenor,
        level=level_of(place, line, vocabulary),
    )


def _is_bulletin(cleaned: Sequence[str], text: str, words: Words) -> bool:
    """Whether a text that has lost its title is the bulletin of a statistical office."""
    office = words.pattern("{bulletin.office}$")
    told = words.pattern("{bulletin.yearly}").search(text[:_START])
    return told is not None and any(map(office.search, cleaned[:_NOTICES]))


def _aimed(cleaned: Sequence[str], text: str, now: int, tenor: Tenor, words: Words) -> int:
    """Return the one year that a text aims at, where it announces aims for it or its one plan.

    A headline may say what is to be done in the year in which it is written.
    """
    headline = words.pattern("((?:19|20)[0-9]{2})年[^,。;]{0,16}{cue.aim}").match(
        "".join(cleaned[:1])
    )
    if headline and int(headline[1]) == now and tenor.aims_at <= {now}:
        return now
    ordered = [one for line in cleaned[:_NOTICES] for one in words.pattern(_ORDERED).findall(line)]
    ordered += words.pattern(_OF_ITS_YEAR).findall(text)
    if len(set(ordered)) == 1 and now in (0, int(ordered[0])) and tenor.aims_at <= {now}:
        return int(ordered[0])
    if len(tenor.aims_at) != 1:
        return 0
    announced = words.pattern(_SETS_AIMS)
    ends = {plan.last for _, _, plan in plans_in(text)}
    planned = ends == tenor.aims_at and (tenor.aims or not tenor.reports)
    return tenor.aimed if planned or (tenor.aims and announced.search(text)) else 0


def _reported(report: re.Match[str], text: str, words: Words) -> int:
    """Return the year that a report is about, or that of the moment it counts at; 0 without."""
    moment = words.pattern("((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日{time.moment}")
    told = moment.search(text[:_START])
    return int(report["year"] or (told[1] if told else 0))


def _census(opening: str, words: Words) -> int:
    """Return the year of the census whose results a text gives, 0 if it gives none."""
    results = words.pattern("[^。;]{0,40}(?:{report}|{report_of_state})")
    found = [year for _, end, year in censuses_in(opening) if results.match(opening, end)]
    return max(found, default=0)


def _now_of(opening: str, words: Words) -> int:
    """Return the year of the meeting that a text reports on, 0 if it names none."""
    held = words.pattern("((?:19|20)[0-9]{2})年[^,。;]{0,16}{time.event}").search(opening)
    return int(held[1]) if held else 0


def _year_of(number: str) -> int:
    found = _YEAR.search(number)
    return int(found[1]) if found else 0


def _title(head: Sequence[str], text: str, words: Words) -> tuple[str, bool]:
    """Return the title and whether it stands at the head of its own text.

    Of the first lines it is the one that names a kind of document; else a plan that the text names.
    """
    ends = words.pattern(rf"{{title.kinds}}(?:\(.{{0,12}}\))?{{title.tables}}?$|{_OF_YEARS}$")
    notice = words.pattern(r"{title.notice}|[。;]")
    told = words.pattern("[\u4e00-\u9fff]{2}{title.published}[\u4e00-\u9fff]{4}")
    boxed = words.pattern("(?:{caption}|{box})[0-9一二三四五六七八九十]|[0-9]+[-—.][0-9]+")
    lines = [(line, clean(line)) for line in head]
    for place, (line, text_) in enumerate(lines):
        if not ends.search(text_) or notice.search(text_) or len(text_) >= _LONGEST_TITLE:
            continue
        if told.search(text_) or boxed.match(text_):  # a headline about it, a table's title
            continue
        before = lines[place - 1] if place else ("", "")
        whole = without_blanks(line)
        if ends.fullmatch(text_) or len(text_) < 6:  # a title that is broken over two lines
            whole = without_blanks(before[0]) + whole
        return re.sub(r"^(?:《(.*)》)$", r"\1", whole), True
    inside = words.pattern(_NOTICE)
    for line, text_ in lines[:_NOTICES]:
        found = inside.search(text_)
        if found and len(line) == len(text_):  # folded place by place
            return line[found.start("title") : found.end("title")], True
    form = words.pattern(r"《([^《》]{4,40}{title.kinds}(?:\([^()]*\))?)》,?{title.quoted}")
    quoted = form.search(text[:3000])
    return (quoted[1] if quoted else ""), False


def _stage(name: str, cleaned: Sequence[str], words: Words) -> str:
    draft = words.pattern("{stage.draft}")
    if draft.search(name) or any(draft.search(line) for line in cleaned[:20]):
        return "draft"
    final = words.pattern("{stage.final}")
    short = [line for line in cleaned[:20] if len(line) < _LONGEST_TITLE]
    told = any(final.search(line) or _NUMBER.fullmatch(line) for line in short)
    return "final" if told else ""


def _issuer(cleaned: Sequence[str], words: Words) -> str:
    form = words.pattern(r"[\u4e00-\u9fff]{0,20}{issuer}")
    return next((line for line in cleaned[:20] if form.fullmatch(line)), "")


def _period(
    title: str, cleaned: Sequence[str], text: str, words: Words
) -> tuple[Period | None, bool]:
    """Return the period, as far as the text tells it, and whether that is certain."""
    told = clean(title)
    span = _SPAN.search(told) or (
        told and re.search(rf"{re.escape(told)}\({_SPAN.pattern}\)", text)
    )
    if span and int(span[2]) > int(span[1]):
        return Period(int(span[1]), int(span[2]), int(span[1]) - 1), True
    plans = plans_in(told)
    if plans:
        return _of_plan(plans[0][2].first), len(plans) == 1
    lone = _lone_year(told, words)
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
        return spoken or _announced(text[:_OPENING], words), False
    return None, False


def _lone_year(title: str, words: Words) -> int:
    """Return the one year that the title of a plan names, 0 if it names none or several."""
    years = [int(year) for year in _YEAR.findall(clean(title))]
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
    headings = (line for line in cleaned if len(line) < _LONGEST_TITLE and done.search(line))
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
    kinds = words.pattern("{title.kinds}")
    for line in cleaned[:20]:
        for quoted in re.findall(r"《([^》]{0,200})》|(^.{4,40}$)", line):
            named = "".join(quoted)
            span = _SPAN.search(named)
            if span and kinds.search(named):
                found.add((int(span[1]), int(span[2])))
            for match in re.finditer(PLAN, named):
                if kinds.search(named, match.end()):
                    first = five_years_of(match).first
                    found.add((first, first + 4))
    for line in cleaned[:_NOTICES]:
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
