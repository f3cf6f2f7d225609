"""What a plan's text tells about itself: its place, title, period, stage, issuer, number, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plancmp.language.paragraphs import WIDTH
from plancmp.model.vocabulary import Place
from plancmp.tracing.scan.timing import Period
from plancmp.tracing.verify.source import clean

_TITLE = re.compile(
    r"(?:健康|卫生|医疗|医药|疾病|养老|妇幼|托育|残疾).*(?:规划|纲要|计划|方案)(?:\(.{0,10}\))?$"
)
_NOTICE = re.compile(r"关于(?:印发|发布)|的通知|根据|编制|印发|[。;]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[][0-9]{4}[〕\]][0-9]+号")
_DATE = re.compile(r"^((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日$")
_ISSUER = re.compile(
    r"^[\u4e00-\u9fff]{2,20}(?:人民政府(?:办公室|办公厅)?|卫生健康委员会|卫生健康局|卫生和计划生育委员会)$"
)
_PLAN = re.compile(r"[“\"]?十([一二三四五六])五[”\"]?")
_SPAN = re.compile(r"((?:19|20)[0-9]{2})[-—–~至]((?:19|20)[0-9]{2})年")
_DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|初稿")
_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_HEAD = 60


@dataclass(frozen=True, slots=True)
class Header:
    """A plan's header; what the text does not tell is empty, `doubts` are the keys to look at."""

    title: str
    place: str
    stage: str
    period: Period
    issuer: str
    number: str
    date: str
    doubts: tuple[str, ...]


def header_of(lines: Sequence[str], name: str, places: Mapping[str, Place]) -> Header:
    """Return what the lines tell, the file's `name` helping where they do not."""
    head = [line.strip() for line in lines if line.strip()][:_HEAD]
    cleaned = [clean(line) for line in head]
    text = "".join(clean(line) for line in lines)
    doubts = []
    title = _title(head, text)
    if not title:
        doubts.append("title")
    place = _place(title, text, places)
    if not place:
        doubts.append("place")
    period = _period(title, text)
    if period is None:
        doubts += ["period", "base_year"]
        period = Period(2021, 2025, 2020)
    draft = _DRAFT.search(name) or any(_DRAFT.search(line) for line in cleaned[:20])
    if not draft:
        doubts.append("stage")
    issuer = next((line for line in cleaned if _ISSUER.match(line)), "")
    number = next((found[0] for line in cleaned[:20] if (found := _NUMBER.fullmatch(line))), "")
    date = next((found for line in cleaned[:30] if (found := _DATE.match(line))), None)
    return Header(
        title=title,
        place=place,
        stage="draft" if draft else "final",
        period=period,
        issuer=issuer,
        number=number,
        date=f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else "",
        doubts=tuple(doubts),
    )


def _title(head: Sequence[str], text: str) -> str:
    for line in head:
        if _TITLE.search(clean(line)) and not _NOTICE.search(clean(line)) and len(line) < 50:
            return re.sub(r"\s+", "", line).strip("《》")
    quoted = re.search(
        r"《([^《》]{2,30}(?:健康|卫生)[^《》]{0,20}规划)》(?:已经|的通知|,?现印发)", text[:3000]
    )
    return quoted[1] if quoted else ""


def _place(title: str, text: str, places: Mapping[str, Place]) -> str:
    """Return the code of the place in the title, else of the one that the text names most."""
    in_title = [place for place in places.values() if place.zh in title]
    if in_title:
        return max(in_title, key=lambda place: (len(place.zh), place.code)).code
    short = [place for place in places.values() if place.zh[:-1] in title and len(place.zh) > 2]
    if len(short) == 1:
        return short[0].code
    if title:
        return ""
    counted = Counter(
        {place.code: text.count(place.zh) for place in places.values() if place.level != "province"}
    )
    best = counted.most_common(2)
    if best and best[0][1] >= 5 and (len(best) < 2 or best[0][1] > 2 * best[1][1]):
        return best[0][0]
    return ""


def _period(title: str, text: str) -> Period | None:
    span = _SPAN.search(title.translate(WIDTH))
    if span and int(span[2]) > int(span[1]):
        return Period(int(span[1]), int(span[2]), int(span[1]) - 1)
    plan = _PLAN.search(title)
    if plan is None:
        # What a plan is about it names most with 时期 behind it, or aims at.
        goals = Counter(re.findall(r"到((?:19|20)[0-9]{2})年,", text))
        years = [int(year) for year, _ in goals.most_common() if int(year) % 5 == 0]
        if not years:
            return None
        last = min(years[:2])
        return Period(last - 4, last, last - 5)
    first = _FIRST_YEAR[plan[1]]
    return Period(first, first + 4, first - 1)
