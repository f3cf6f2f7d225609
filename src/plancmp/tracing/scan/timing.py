"""When a figure of the prose is meant for, and whether it is a target or was reached.

Both are read from the sentence itself: the year before the figure, or in brackets behind it, and
what stands around that year. What the sentence leaves open is taken from where it stands
(`undated`), and what that leaves open too is a doubt, never a guess without one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.mentions import CLAUSE, PART_OF_YEAR, Mention, mentions, says
from plancmp.tracing.scan.role_signs import against, is_as_it_is
from plancmp.tracing.scan.setting import Moment, Setting, announces_aims
from plancmp.tracing.scan.tenor import ARRIVES
from plancmp.tracing.scan.undated import FLOW, IN_FIVE_YEARS, SUM, undated
from plancmp.tracing.scan.year_reach import (
    has_another,
    is_at_its_end,
    is_by_its_end,
    is_of_plan,
    may_be_of_others,
)

_BEHIND = re.compile(
    r"[^,。;()]{0,6}\((?:[^()0-9]{0,6}?)(?P<year>(?:19|20)[0-9]{2})年(?:[^()0-9]{0,6})\)"
)
_IN_ITS_BRACKET = re.compile(r"[,、](?P<year>(?:19|20)[0-9]{2})年?\)")
"""The year of a figure in brackets, and not of the one in front: (77.3岁,2020年)."""
_OF_WORDS = re.compile("[^,;。0-9]{3,},[^,;。0-9]*$")
"""A clause without a figure in front of that of the figure."""
_AT_HEAD = 6
_TWO_YEARS = re.compile(
    r"(?P<to>到?)(?P<first>(?:19|20)[0-9]{2})年?(?:底|末)?(?:、|和|及|与)(?:到|至)?(?:19|20)[0-9]{2}年$"
)
_IN_PART = re.compile(PART_OF_YEAR)
_OTHER_YEAR = r"[^,。;()]{0,6}\((?:[^()]{0,2}{moved.than}|[^()]*{time.prices})"
"""A bracket whose year is compared with, or of prices: (与2021年相当), (按2005年价格计算)."""
_SETTLED = re.compile("[^0-9;]*;")
_FIVE_YEARS = 5
_ASIDE = re.compile(r"(?<![末底初期])\([^()]*\)(?=[^()]*[,;])")
"""A bracket of a clause before: 新增就业3200人(去年3047人),再就业900人."""
_ARRIVES = ARRIVES + "|{moved.verbs}{moved.to}|{bounds.before}|控制|(?<!仅)为"


def moment_of(
    sentence: str, span: tuple[int, int], counts: bool, setting: Setting, words: Words
) -> Moment:
    """Return what a figure is meant for that stands at `span` in a sentence.

    `counts` says that it counts things: only these can be a sum over years.
    """
    place, behind = span
    if setting.background and announces_aims(sentence[:place], setting, words):
        setting = replace(setting, background=False)
    clause = max(sentence.rfind(mark, 0, place) for mark in CLAUSE) + 1
    text = words.pattern("{verb.not_leading}").sub("", sentence[clause:place])
    if words.pattern("{cue.prior_target}").search(text) and setting.background:
        return Moment("prior_target", "", (doubts.ROLE,))
    bracket = _IN_ITS_BRACKET.match(sentence, behind) or _BEHIND.match(sentence, behind)
    before = _ASIDE.sub(lambda aside: " " * len(aside[0]), sentence[:place])
    found = [
        mention
        for mention in mentions(before, words, setting.now)
        if mention.reaches(before[mention.end :], words)
    ]
    found = [one for one in found if not _is_of_what_was(one, before, words)]
    found += _end_of_period(before, found, setting, words)
    head = found[0] if found and found[0].start <= _AT_HEAD else None
    if head and head.leads and head.kind in ("as_of", "aimed"):
        # 截至2020年，…；…于2017年…；…: what comes then is of the year that leads the sentence
        found = [
            one
            for one in found
            if "," not in sentence[head.end : one.start]
            or ";" not in sentence[one.end : place]
            or (one.leads and one.kind == head.kind)
        ]
    if bracket and not words.pattern(_OTHER_YEAR).match(sentence, behind):
        year = int(bracket["year"])
        found.append(Mention(place, place, year, year, ""))
    # 到2022年,X率达到50%: the year stands right before the name
    beside = bool(found) and sentence[found[-1].end : clause] == ","
    if found and _has_begun(found[-1], sentence, setting, words):
        moment = Moment("actual", "", (doubts.YEAR,))  # “十四五”以来改造11所
    elif found:
        moment = _of_a_year(sentence, place, found, setting, words)
        last = found[-1]
        flows = counts and words.pattern(FLOW + "|{cue.done}|" + SUM).search(text)
        if last.first != last.last and moment.role == "target" and flows:
            moment = replace(moment, year=f"{last.first}-{last.last}")
        # 2022年,救助90人: of that year, as all that a bulletin tells of its own
        its_own = (beside and not last.kind) or last.last == setting.header.of_year
        apart = last.end <= clause and not its_own
        open_ = may_be_of_others(last, text, apart, counts, words)
        open_ = open_ or _IN_PART.match(sentence, last.end) is not None
        # 截至2020年底,…;五年累计筛查9万人次,发现患者2万例
        open_ = open_ or (counts and IN_FIVE_YEARS.search(before, last.end) is not None)
        done = apart and not beside and counts and last.first == last.last
        done = done and last.kind != "as_of"
        open_ = open_ or (done and words.pattern("{cue.done}").search(text) is not None)
        open_ = open_ and not is_of_plan(moment, last, text, counts, setting, words)
        open_ = open_ and not is_by_its_end(moment, last, setting)
        if open_ and place < behind and is_at_its_end(last, text, counts, setting, words):
            moment, open_ = Moment("actual", str(last.last), said=True), False
        both = _TWO_YEARS.search(sentence[: last.end])  # 到2022年和2030年
        leads = both is not None and both.start() <= _AT_HEAD and both["to"] != ""
        sure = leads and not (open_ or counts) and {*moment.doubts} <= {doubts.CARRIED}
        if both and sure and moment.role == "target":
            moment = replace(moment, too=both["first"], doubts=())
        elif open_ or both:
            moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
    else:
        of_years = "|{cue.money}" if setting.header.of_plan else ""
        flows = words.pattern(f"(?:{{cue.flow_units}}{of_years})$").search(sentence[place:behind])
        moment = undated(before, text, counts, flows is not None, setting, words)
    # 到2027年,A率达到5%;B率达到4%,2030年6%: what leads the sentence is the year of B's first, too
    leads = head is not None and head.leads and head.kind == "aimed" and found[-1] is head
    carried = not leads and (not found or (found[-1].end <= clause and not beside))
    if carried and doubts.YEAR not in moment.doubts and has_another(sentence, clause, behind):
        moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
    signs = tuple(against(moment.role, sentence, place, behind, words))
    if moment.role == "target" and is_as_it_is(sentence, place, bool(found), setting, words):
        signs = (*signs, doubts.ROLE)
    planned = words.pattern("{cue.planned}(?!的)").search(
        text if setting.header.of_year else before
    )
    if moment.role == "actual" and planned:
        signs = (*signs, doubts.ROLE)  # 年度计划投资550亿元
    moment = replace(moment, doubts=(*moment.doubts, *signs)) if signs else moment
    return _checked(moment, setting, sentence[:place], words, counts=counts)


def _is_of_what_was(year: Mention, before: str, words: Words) -> bool:
    """Whether a year is of what was done, and a clause behind it aims: 2021年已下达9亿,力争X率."""
    own, _, rest = before[year.end :].partition(",")
    return says(own, words) == (False, True) and says(rest, words) == (True, False)


def _end_of_period(
    before: str, found: list[Mention], setting: Setting, words: Words
) -> list[Mention]:
    """Return the end of the plan where a sentence names that behind its years: 到规划期末."""
    period = setting.period
    ends = list(words.pattern("{time.plan_end}").finditer(before))
    if not ends or period is None or not period.sure:
        return []
    start, end = ends[-1].span()
    if found and found[-1].start > start:
        return []
    return [Mention(start, end, period.last, period.last, "aimed", leads=True)]


def moment_in_year(sentence: str, year: int, setting: Setting, words: Words) -> Moment:
    """Return what a figure is meant for whose year is enumerated with others (到2022年和2030年)."""
    ahead = says(sentence, words)[0] or re.search("[到争保](?:19|20)[0-9]{2}年", sentence)
    as_of = words.pattern("{time.as_of}").search(sentence)
    kind = "as_of" if as_of else "aimed" if ahead else ""
    mention = Mention(len(sentence), len(sentence), year, year, kind, governs=True)
    moment = _of_a_year(sentence, len(sentence), [mention], setting, words)
    return _checked(moment, setting, sentence, words)


def _has_begun(year: Mention, sentence: str, setting: Setting, words: Words) -> bool:
    """Whether a figure is of what was done since a plan began that is not over: “十四五”以来."""
    period = setting.period
    runs = year.kind == "plan" and period is not None and year.last > period.base
    since = words.pattern('[”"]?(?:时期|期间)?{time.ever_since}').match(sentence, year.end)
    return runs and since is not None


def _of_a_year(
    sentence: str, place: int, found: list[Mention], setting: Setting, words: Words
) -> Moment:
    nearest = found[-1]
    between = sentence[nearest.end : place]
    marks: tuple[Doubt, ...] = ()
    if re.search("[,;]", between) and not nearest.leads and nearest.kind != "aimed":
        marks = (doubts.CARRIED,) if nearest.last != setting.header.of_year else ()
    # 医院力争2024年创成三级医院,整体迁建项目投资4.2亿元
    works = not nearest.leads and "," in between and not re.search("[0-9]", between)
    # 新建5所,到2023年全面消除大班额,建设高中8所
    other = nearest.leads and nearest.start > _AT_HEAD and _OF_WORDS.match(between)
    # X率到2025年达到5%,Y每例补助1万元, of a plan until 2030
    last = setting.period.last if setting.period and setting.own else nearest.last
    inside = not nearest.leads and "," in between and nearest.last != last
    if nearest.kind == "aimed" and (works or other or inside):
        marks = (doubts.CARRIED,)
    before = re.split("[;。]", sentence[: nearest.start])[-1]
    reported = nearest.kind != "aimed" and nearest.first == setting.header.of_year == nearest.last
    if ";" in between and len(before) >= _AT_HEAD and not reported:
        marks = (doubts.CARRIED,)  # X到2025年达到5万人;Y稳定在98%以上
    if _SETTLED.match(between) and re.search("[0-9]", before):
        marks = (doubts.CARRIED,)  # 10所学校确保2009年开学;建50所
    spans = nearest.first != nearest.last
    year = f"{nearest.first}-{nearest.last}" if spans else str(nearest.last)
    role, settled = _role_in(nearest, sentence[:place], setting, words)
    marks += () if settled else (doubts.ROLE,)
    if role == "target" and spans and not setting.background:
        year = str(nearest.last)
    return Moment(role, year, marks, said=True)


def _role_in(year: Mention, before: str, setting: Setting, words: Words) -> tuple[str, bool]:
    """Return the role of a figure of a year, and whether the text settles it.

    A plan's own text is settled by its base year; a text about plans by the year in which it was
    written, by its verbs where they all say the same, and last by what the whole text is about.
    """
    aims, reports = says(before, words)
    tenor, period = setting.header.tenor, setting.period
    is_aimed = year.kind == "aimed"
    # 到2008年X仅为1.2% in an analysis, 至1990年底有43所 in a chronicle: no aims
    behind = before if year.governs else before[year.end :]
    arrives = words.pattern(_ARRIVES).search(behind) is not None
    arrives = arrives and not before[: year.start].endswith("至")
    open_ = (
        not setting.now and period is None and (tenor.reports or not (tenor.aims or tenor.plans))
    )
    blind = open_ and not arrives
    if setting.is_headed and setting.frame and year.first == year.last == setting.frame.last:
        return setting.frame.role, True
    if year.kind == "as_of":
        return "actual", not says(before[year.end :], words)[0]
    if period is not None and year.last <= period.base:
        return "actual", not (is_aimed and aims and not setting.background)
    if period is not None and setting.own:
        if setting.background and not period.sure:
            return "actual", False  # 到2010年X达到9, in a review of what may be that plan
        if is_aimed or not setting.background:
            # 2023年补助标准为89元, of a plan from that year on
            told = reports or (not setting.background and year.last <= setting.now)
            return "target", is_aimed or aims or not told
        return "actual", not aims
    if (setting.now and year.last > setting.now) or year.last == setting.header.until:
        return "target", True
    if setting.background and (year.last <= setting.base or not (setting.base or is_aimed)):
        return "actual", not aims
    if setting.background and not setting.base:
        return "actual", False  # 到2010年X达到9, in a review of nobody knows which years
    ends = is_aimed or year.first != year.last
    if _own_plan(setting) and ends and year.last == tenor.aimed > max(tenor.reached, setting.base):
        return "target", is_aimed or aims or not reports  # 2012-2015年,… of one without a period
    own = period is not None and year.last > period.base
    if (
        year.kind == "plan"
        and not own
        and tenor.aims_at
        and year.last <= min(tenor.aims_at) - _FIVE_YEARS
    ):
        return "actual", not aims  # of a plan before the one that is spoken of
    if tenor.reached < year.last in tenor.aims_at and (year.kind == "arrival" or not reports):
        # 2020年X为81岁, of a text that elsewhere tells what others aim at until 2020
        arrived = words.pattern(ARRIVES).search(before[year.end :]) is not None
        told = aims or is_aimed or arrived
        past = bool(setting.now) and year.last <= setting.now
        if tenor.reports and not told and year.kind != "arrival":
            return "actual", False
        return "target", year.kind == "arrival" or not (past or (blind and not aims))
    if tenor.tells:
        told = says(before[year.end :], words)[1]
        return "actual", told or not is_aimed or year.last < setting.now
    known = period is not None and year.last >= period.last
    if is_aimed:
        past = bool(setting.now) and year.last <= setting.now
        if reports and not aims and not known:
            return "actual", past or says(before[year.end :], words)[1]
        ahead = tenor.plans or (tenor.aims and year.last == tenor.aimed)
        ahead = ahead or (not tenor.reports and tenor.reached < year.last)
        ahead = ahead and not blind
        return "target", not past and not reports and (aims or known or ahead)
    spans = year.first != year.last
    if spans and year.last == tenor.aimed > tenor.reached and not (reports or setting.background):
        return "target", aims or tenor.plans or (tenor.aims and not tenor.reports)
    if setting.aims and not reports and year.last >= setting.now:
        return "target", aims or setting.now > 0
    if not aims and year.last <= max(setting.base, tenor.reached):
        return "actual", True
    if not aims and year.kind == "arrival" and year.last < tenor.aimed:
        return "actual", True
    if aims == reports:
        reached = words.pattern(ARRIVES).search(before[year.end :])
        if known and tenor.aims and not reports and not spans and reached:
            return "target", year.kind in ("aimed", "plan")  # “十四五”末，X率达到Y
        if known:
            return "target", tenor.looks_ahead and (tenor.plans or not tenor.reports)
        return "actual", tenor.reports and not tenor.looks_ahead
    return ("target" if aims else "actual"), True


def _own_plan(setting: Setting) -> bool:
    """Whether a text is a plan by its own title and its aims, and does not say for which years."""
    header, tenor = setting.header, setting.header.tenor
    aims = tenor.plans and tenor.aimed > 0
    return header.title != "" and header.own and aims and setting.period is None


def _checked(
    moment: Moment, setting: Setting, before: str, words: Words, *, counts: bool = True
) -> Moment:
    """Leave out the year that the header says, and doubt what cannot be."""
    found = moment.doubts
    usual = setting.usual(moment.role)
    year = "" if moment.year == usual else moment.year
    last = int(year[-4:]) if year else 0
    reached = moment.role == "actual" and setting.own and not setting.background
    if moment.year == usual and not (reached and setting.period):  # it is what the header says
        found = tuple(doubt for doubt in found if doubt is not doubts.CARRIED)
    period = setting.period if setting.period is not None and setting.period.sure else None
    base = setting.base if period or setting.period is None else 0
    told_later = not setting.own and last <= setting.now  # by a press text
    late = (base and last > max(base, setting.now)) or (period and last > period.base)
    late = (late and not told_later) or 0 < setting.now < last
    if moment.role == "actual" and last and late:
        found += (doubts.LATE,)
    beyond = moment.role == "target" and period is not None and last > period.last
    if beyond and setting.header.own and not words.pattern("{time.outlook}").search(before):
        found += (doubts.OUTSIDE,)
    # where only the header is open, the one question is asked there
    planned = moment.role == "target" and _own_plan(setting)
    level = moment.role == "actual" and not counts and setting.header.is_of_unknown_year
    asked_once = setting.header.tenor.dateless or planned or level
    if not year and not usual and moment.role == "target" and doubts.YEAR not in found:
        year = str(setting.header.aimed or "")
    if not year and not usual and not asked_once:
        found += (doubts.YEAR,)
    return replace(moment, year=year, doubts=found)
