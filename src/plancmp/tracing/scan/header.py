"""What a plan's text tells about itself: its place, title, period, stage, issuer, number, date.

What it does not tell is left open, never guessed: no place, no period, no stage is the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plancmp.language.documents import Document
from plancmp.language.folding import clean, without_blanks
from plancmp.language.periods import plans_in
from plancmp.language.table_lines import is_table_line
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.tracing.scan.header_period import (
    LONGEST_TITLE,
    NOTICES,
    OPENING,
    YEAR,
    lone_year,
    period_of,
)
from plancmp.tracing.scan.header_place import OFTEN, level_of, nation_of, place_of
from plancmp.tracing.scan.header_years import (
    aimed_at,
    delivered_in,
    headline_year,
    meeting_year,
    reported,
)
from plancmp.tracing.scan.tenor import Period, Tenor, tenor_of

_TITLED = re.compile("《[^《》]*》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[][0-9]{4}[〕\]][0-9]+号")
_DATE = re.compile(
    r"((?:19|20)[0-9]{2})(?:年([0-9]{1,2})月([0-9]{1,2})日|-([0-9]{1,2})-([0-9]{1,2})(?![0-9]))"
)
_ANY_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:年[0-9]{1,2}月[0-9]{1,2}日|([-.])[0-9]{1,2}\2[0-9]{1,2}(?![0-9]))"
    r"|(?<![0-9])[0-9]{2}\.[0-9]{2}\.((?:19|20)[0-9]{2})(?![0-9])"
)
_ISSUED = "((?:19|20)[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?{title.published}"
_SIGNED = re.compile(
    "((?:19|20)[0-9]{2})年(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    "(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_ACCOUNTS = r"{report_kind}(?:[及和与暨、]|(?:\([^()]*\))*$)"
"""How a title ends, or goes on, that is no plan's by itself: 2019年发展报告, 小结及下半年计划."""
_SECTION = "[一二三四五六七八九十]+、|第[一二三四五六七八九十]+{heading}"
_OF_YEARS = r"[\u4e00-\u9fff]\((?:19|20)[0-9]{2}年?[-~至](?:19|20)[0-9]{2}年?\)"
_INSIDE = "(?P<title>[^《》。,;:]{4,40}(?:{title.kinds}|{title.first})(?:[(][^()]{0,12}[)])?)"
_NOTICE = f"{{title.issuing}}《?{_INSIDE}》?{{title.behind}}"
_HEAD, _DATED = 60, 4
_LEAST = 7
"""A first line as short may be a heading: 保障措施."""


@dataclass(frozen=True, slots=True)
class Header:
    """A plan's header; what the text does not tell is empty, `doubts` are the keys to look at.

    `now` is the year in which the text was written, as far as it dates itself (0: it does not);
    `reports` says that it reports what was reached and sets no aims, `of_year` the year that it
    reports on, `of_plan` that this is the last of a plan; `own` that the text is the plan itself
    and not about it, `until` the one year that its title names, `aimed` the one year that all its
    aims are for, where it announces them;
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
    of_plan: bool = False
    own: bool = True
    until: int = 0
    aimed: int = 0
    tenor: Tenor = field(default_factory=Tenor)
    level: str = ""

    @property
    def is_of_unknown_year(self) -> bool:
        """Whether it is a report on a year that its title does not name: the header asks for it."""
        dated = YEAR.search(self.title) or plans_in(clean(self.title))
        return self.reports and not self.of_year and self.title != "" and not dated


def header_of(document: Document, vocabulary: Vocabulary) -> Header:
    """Return what the document tells, its file's name helping where its lines do not."""
    words = vocabulary.words
    head = [line.strip() for line in document.lines if line.strip()][:_HEAD]
    byline = words.pattern("{page.byline}:")
    headlines = [line for line in head if not byline.match(clean(line))]
    cleaned = [*map(clean, headlines)]
    text = "".join(clean(line) for line in document.lines)
    first = "".join(cleaned[:1])
    title, headed = _title(headlines, text, words)
    section = words.pattern(_SECTION)
    own = headed or sum(map(bool, map(section.match, map(clean, document.lines)))) >= OFTEN
    doubts = [] if title else ["title"]
    line = title or (cleaned[0] if cleaned else "")
    place = "" if title else nation_of(line, vocabulary)
    place = place or place_of(line, text, vocabulary)
    doubts += [] if place else ["place"]
    period, sure = period_of(title, cleaned, text, words)
    doubts += [] if sure else ["period", "base_year"]
    stage = _stage(document.name, cleaned, words)
    doubts += [] if stage else ["stage"]
    number = next((found[0] for line in cleaned[:20] if (found := _NUMBER.fullmatch(line))), "")
    date = next((found for line in cleaned[:30] if (found := _DATE.fullmatch(line))), None)
    dated = next((found for line in head[:8] if (found := _ANY_DATE.search(clean(line)))), None)
    year = next(
        (printed for printed in (date and date[1], dated and (dated[1] or dated[3])) if printed), ""
    )
    now = max(int(year or 0), _year_of(number)) or _signed(document, words)
    now = now or delivered_in(clean(title) or first, words)
    now = now or meeting_year(text[:OPENING], words)
    reports, of_year = reported(title, headed, cleaned, text, now, words)
    accounts = words.pattern(_ACCOUNTS).search(clean(title)) is not None
    tenor = tenor_of(text, period, title != "" and not accounts, reports, words)
    if not (title or reports or period):
        of_year = headline_year(first, text, now, tenor, words)
        reports = of_year > 0
    named = {plan.last for _, _, plan in plans_in(clean(title) or first)}
    of_plan = reports and of_year in named
    if period is not None and not sure and not (own and title):
        new = not own and now - 1 <= period.first <= now + 1  # a plan that has just come out
        new = new or (not own and tenor.aims and not tenor.reports and now <= period.last)
        period = replace(period, sure=new or max(tenor.aims_at, default=0) == period.last)
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
        of_plan=of_plan,
        own=own,
        until=lone_year(title, words),
        aimed=aimed_at(clean(title) if headed else "", cleaned, text, now, tenor, words),
        tenor=tenor,
        level=level_of(place, line, vocabulary),
    )


def _signed(document: Document, words: Words) -> int:
    """Return the year of the first line that is a date, as below a notice; 0 without one.

    The first lines may also say when the text was issued (2016年2月印发).
    """
    lines = [clean(line) for line in document.lines]
    found = next(filter(None, map(_SIGNED.fullmatch, lines)), None)
    found = found or words.pattern(_ISSUED).search("".join(lines[:_DATED]))
    return int(found[1]) if found else 0


def _year_of(number: str) -> int:
    found = YEAR.search(number)
    return int(found[1]) if found else 0


def _title(head: Sequence[str], text: str, words: Words) -> tuple[str, bool]:
    """Return the title and whether it stands at the head of its own text.

    Of the first lines it is the one that names a kind of document; else the very first, if that
    is called as orders are; else a plan that the text names.
    """
    ends = words.pattern(
        rf"(?:{{title.kinds}}(?:\([^()]{{0,14}}\))*{{title.tables}}?|{_OF_YEARS}(?:\([^()]{{0,6}}\))?)$"
    )
    notice = words.pattern(r"{title.notice}|[。;]")
    section = words.pattern(_SECTION)
    told = words.pattern("[\u4e00-\u9fff]{2}{title.published}[\u4e00-\u9fff]{4}")
    boxed = words.pattern("(?:{caption}|{box})[0-9一二三四五六七八九十]|[0-9]+[-—.][0-9]+")
    lines = [(line, clean(line)) for line in head]
    for place, (line, text_) in enumerate(lines):
        if (
            is_table_line(line)
            or not ends.search(text_)
            or notice.search(text_)
            or len(text_) >= LONGEST_TITLE
        ):
            continue
        # a headline about it, a table's title, a heading
        if told.search(text_) or boxed.match(text_) or section.match(text_):
            continue
        before = lines[place - 1] if place else ("", "")
        whole = without_blanks(line)
        if ends.fullmatch(text_) or len(text_) < 6:  # a title that is broken over two lines
            whole = without_blanks(before[0]) + whole
        return re.sub(r"^(?:《(.*)》)$", r"\1", whole), True
    inside = words.pattern(_NOTICE)
    for line, text_ in lines[:NOTICES]:
        found = inside.search(text_)
        if found and len(line) == len(text_):  # folded place by place
            return line[found.start("title") : found.end("title")], True
    line, text_ = lines[0] if lines else ("", "")
    opens = words.pattern("{title.first}$").search(text_)
    if opens and _LEAST < len(text_) < LONGEST_TITLE and not section.match(text_):
        return without_blanks(line), True
    form = words.pattern(
        r"《([^《》]{4,40}{title.kinds}(?:\([^()]*\))?)》,?(?:{title.quoted}|[^,。;]{0,4}{title.published})"
    )
    quoted = form.search(text[:3000])
    return (quoted[1] if quoted else ""), False


def _stage(name: str, cleaned: Sequence[str], words: Words) -> str:
    draft, asks = words.pattern("{stage.draft}"), words.pattern("{stage.asks}")
    short = [line for line in cleaned[:20] if len(line) < LONGEST_TITLE]
    # A longer line may name the draft of something else; one that asks for opinions does not.
    asking = [line for line in cleaned[:20] if asks.search(_TITLED.sub("", line))]
    if any(map(draft.search, (name, *short, *asking))):
        return "draft"
    final = words.pattern("{stage.final}")
    told = any(final.search(line) or _NUMBER.fullmatch(line) for line in short)
    return "final" if told else ""


def _issuer(cleaned: Sequence[str], words: Words) -> str:
    form = words.pattern(r"[\u4e00-\u9fff]{0,20}{issuer}")
    return next((line for line in cleaned[:20] if form.fullmatch(line)), "")
