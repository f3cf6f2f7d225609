"""The years that a sentence names, and what is said of each: aimed at, as of, or of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.language.periods import PLAN, five_years_of
from plancmp.model.words import Words

PART_OF_YEAR = (
    "[本当上]月|[本当上]季度?|[0-9]{1,2}[-~至到][0-9]{1,2}月|[前第]?[一二三四1-4]个?季度|"
    "前[0-9一二三四五六七八九十]{1,2}个月|[上下]半年"
)
"""Months, quarters and halves: their figures are not of the whole year."""
CLAUSE = ",;:"
"""What ends a clause."""
_YEARS = (
    r"(?P<first>(?:19|20)[0-9]{2})(?:年?[-~至到](?P<last>(?:19|20)[0-9]{2}))?(?:年|(?=全年))"
    r"(?![0-9]{1,2}日|度?个(?![人体])|度?来(?![源访自]))"
)
_LISTED = r"(?P<one>(?:19|20)[0-9]{2})年?(?:底|末)?(?:、|和|及|与)(?:到|至)?(?=(?:19|20)[0-9]{2}年)"
_FORMS = ((re.compile(_YEARS), ""), (re.compile(_LISTED), ""), (re.compile(PLAN), "plan"))
_NEAR = "{time.last_year}|{time.this_year}|{time.next_year}"
_NEAR_BEFORE = 64
"""How far before a year stands what is said of it."""
_AWAY = {"last_year": -1, "this_year": 0, "next_year": 1}
_FROM = re.compile("[从由][^,;]{0,6}$")
_ORIGIN = re.compile("[^,。;0-9]{0,10}的|(?:期间|时期|期)?(?:底|末|初)?(?=[0-9])")
_PLAN_END = re.compile('[”"]?(?:期)?末')
_OF = re.compile("期?(?:底|末)?的")
_TIMES = re.compile("(?:底|末)?的(?:[0-9.]+多?[倍%]|$)")
_COMPARED = re.compile("(?:底|末)?相?比")
_MONTH = re.compile("[0-9]{1,2}月")
_APART = re.compile(
    "(?:[0-9]{1,2}月|[0-9]{1,2}日|上半年|底|末|期?间|时期|以来|年底|年末|期末|末期)*[,、和及与]"
)
_REPORT = "(?<![从由]){!moved.than}{cue.report}{!cue.no_report}(?!{cue.no_report_on})"
ANNOUNCED = "{cue.goal}(?::|{cue.goal_opens})"
"""What says that aims follow."""
_CAPTION = re.compile("^【[^【】]*】")
_ASIDE = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|(?<![末底初期])\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A year that a sentence names: where, which, and what is said of it.

    `kind` is `aimed`, `as_of`, `origin` (of the value that another came from), `arrival` (of the
    other), `goal` (of an aim that is named), `plan` (the years of a five-year plan) or empty;
    `leads` whether it stands at the head of its clause, `governs` whether it also stands apart
    there, so that all that follows is of that year.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    leads: bool = False
    governs: bool = False

    def reaches(self, between: str, words: Words) -> bool:
        """Whether it may be the year of a figure that this text separates from it."""
        if words.pattern("{time.from_then}[^,;]+[,;]").match(between):
            return False  # 1997年起不低于90%,…: of what is said with it alone
        origin = "[,;]|{moved.verbs}{moved.to}|[0-9][^,;]{0,10}{moved.arrived}"
        ends = {"origin": origin, "goal": "[,;]"}.get(self.kind)
        return ends is None or words.pattern(ends).search(between) is None


def mentions(sentence: str, words: Words, now: int = 0) -> list[Mention]:
    """Return the years of a folded sentence in order, but for dates and bases of changes.

    Of a text that was written in the year `now`, 去年 is a year, too.
    """
    text = _ASIDE.sub(lambda match: " " * len(match[0]), sentence)
    return sorted(_mentions(text, words, now), key=lambda mention: mention.start)


def _mentions(text: str, words: Words, now: int) -> Iterator[Mention]:
    since = words.pattern("{!moved.of_ratio}{time.since}$")
    aimed = words.pattern(r"{!moved.verbs}{time.aimed}[^,。;]{0,4}$")
    goal = words.pattern(
        "的?{cue.goal}[^,。;为:0-9]{0,6}[,。;]|的?{cue.goal}的|[0-9][^,。;]{0,8}的{cue.goal}"
    )
    arrives = words.pattern("[从由][^,;]{4,40}{moved.verbs}{moved.to}了?$")
    as_of = words.pattern(r"{time.as_of}[^,。;]{0,2}$")
    times = words.pattern("{time.times_of}$")
    starts_from = words.pattern("[^,。;]{0,30}的{time.base}")
    of_plan = words.pattern("的?(?:{time.base}|{time.as_base})")
    base = words.pattern(
        r"(?:底|末)?[^,。;0-9]{0,4}(?:{time.base}|{time.as_base})"
        "|[^,。;]{0,20}(?: +[^,。;]{0,12})?{time.ever_since}"
        "|{time.made}的|的?{time.prices}|{time.before}[^,。;0-9]{0,10}的"
    )
    near = ((words.pattern(_NEAR), "near"),) if now else ()
    for form, kind in (*_FORMS, *near):
        for match in form.finditer(text):
            before = text[max(match.start() - _NEAR_BEFORE, 0) : match.start()]
            behind = match.end()
            if kind == "plan":
                if not words.pattern("{time.within}").match(text, behind):
                    continue
                plan = five_years_of(match)
                ends = words.pattern("(?:期)?末").match(text, behind)
                first, last = (plan.last if ends else plan.first), plan.last
            elif kind == "near":
                first = last = now + _AWAY[words.key("time", match[0])]
            else:
                first = int(match.groupdict().get("first") or match["one"])
                last = int(match.groupdict().get("last") or first)
            counts_from = of_plan if kind == "plan" else base
            if since.search(before.rstrip('“"')) or counts_from.match(text, _ended(text, behind)):
                continue
            if before.endswith(("和", "跟")) and _COMPARED.match(text, behind):
                continue
            if times.search(before) and _TIMES.match(text, behind):
                continue  # 是2015年的5.6倍
            found = kind if kind == "plan" else ""
            if aimed.search(before):
                found = "aimed"
            if as_of.search(before):
                found = "as_of"
            if first == last and _OF.match(text, behind) and arrives.search(before):
                found = "arrival"
            one = first == last or kind == "plan"
            if one and _FROM.search(before) and _ORIGIN.match(text, behind):
                found = "origin"
            if before.endswith("在") and starts_from.match(text, behind):
                found = "origin"  # 在2015年52.3%的基础上,提高到60%
            if goal.match(text, behind):
                found = "goal"
            if _MONTH.match(text, behind) and not found:
                continue
            clause = max(text.rfind(mark, 0, match.start()) for mark in CLAUSE) + 1
            leads = (
                found != "origin"
                and not before.endswith("于")  # 始建于1955年
                and len(_CAPTION.sub("", text[clause : match.start()]).strip(' -“"')) <= 6
            )
            apart = _APART.match(text, behind) is not None
            yield Mention(match.start(), behind, first, last, found, leads, leads and apart)


def _ended(text: str, end: int) -> int:
    """Return where the end of a plan is said behind its name (“八五”期末), or that place itself."""
    said = _PLAN_END.match(text, end)
    return said.end() if said else end


def says(text: str, words: Words) -> tuple[bool, bool]:
    """Return whether words of aim and words of report stand in a folded text.

    Where aims are announced (`据介绍，今年的目标是`), what was said before is no report on them.
    """
    announced = [match.end() for match in words.pattern(ANNOUNCED).finditer(text)]
    aims = list(words.pattern("(?!{cue.takes}){cue.aim}{!cue.no_aim}").finditer(text))
    start = max(announced, default=0)
    last = max(start, aims[-1].start()) if aims else start
    told = words.pattern("{cue.told}").sub(".", text[start:last])  # 据介绍,2024年力争…
    return bool(aims) or bool(announced), bool(reports_in(told + text[last:], words))


def reports_in(text: str, words: Words) -> list[str]:
    """Return the words of report in a folded text, but for bases of changes (较目前)."""
    return words.pattern(_REPORT).findall(text)
