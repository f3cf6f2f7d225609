"""When a figure of the prose is meant for, and whether it is a target or was reached.

Both are read from the sentence itself: the year before the figure, or in brackets behind it, and
what stands around that year. What the sentence leaves open is taken from where it stands, and what
that leaves open too is a doubt, never a guess without one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.periods import PLAN
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.labels import is_indicator_name, per_head, strip_behind, strip_front
from plancmp.tracing.scan.mentions import CLAUSE, Mention, mentions, says
from plancmp.tracing.scan.setting import Moment, Setting, announces_aims
from plancmp.tracing.scan.tenor import ARRIVES

_BEHIND = re.compile(
    r"[^,。;()]{0,6}\((?:[^()]{0,6}?)(?P<year>(?:19|20)[0-9]{2})年(?:[^()0-9]{0,6})\)"
)
_DATED = "{!moved.than}(?:19|20)[0-9]{2}年[0-9]{1,2}月|[0-9一二两三四五六七八九十]{cue.lasts}"
_AT_HEAD = 6
_MOVED = "{cue.now}|{!moved.than}{cue.moves}"
_SUM = "{cue.sum}(?!{cue.mean_of})"
_ALL_TOLD = "{cue.all_told}(?!{cue.mean_of})"
_COMPARED = "{name.elsewhere}[^,。;0-9]{0,2}{rank.among}"
_TWO_YEARS = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:底|末)?(?:、|和|及|与)(?:到|至)?(?:19|20)[0-9]{2}年$"
)
_FIVE_YEARS = 5
_GOAL = "的[^,。;0-9]{0,10}{cue.goal}"


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
    bracket = _BEHIND.match(sentence, behind)
    found = [
        mention
        for mention in mentions(sentence[:place], words, setting.now)
        if mention.reaches(sentence[mention.end : place], words)
    ]
    head = found[0] if found and found[0].start <= _AT_HEAD else None
    if head and head.leads and head.kind in ("as_of", "aimed"):
        # 截至2020年，…；…于2017年…；…: what comes then is of the year that leads the sentence
        found = [
            one
            for one in found
            if "," not in sentence[head.end : one.start] or ";" not in sentence[one.end : place]
        ]
    if bracket:
        year = int(bracket["year"])
        found.append(Mention(place, place, year, year, ""))
    if found:
        moment = _of_a_year(sentence, place, found, setting, words)
        last = found[-1]
        flows = counts and words.pattern("{cue.flow}|{cue.done}|" + _SUM).search(text)
        if last.first != last.last and moment.role == "target" and flows:
            moment = replace(moment, year=f"{last.first}-{last.last}")
        open_ = _may_be_of_others(last, text, last.end <= clause, counts, words)
        open_ = open_ and not _is_of_plan(moment, last, text, counts, setting, words)
        if open_ or _TWO_YEARS.search(sentence[: last.end]):  # `到2022年和2030年` may both be meant
            moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
    else:
        done = words.pattern("{cue.flow_units}$").search(sentence[place:behind]) is not None
        moment = _in_frame(sentence[:place], text, counts, done, setting, words)
    if moment.role == "actual" and words.pattern(_GOAL).match(sentence, behind):
        moment = replace(moment, doubts=(*moment.doubts, doubts.ROLE))
    compared = words.pattern(_COMPARED).search(sentence, behind)
    if moment.role == "target" and compared and not says(sentence[:place], words)[0]:
        moment = replace(moment, doubts=(*moment.doubts, doubts.ROLE))
    return _checked(moment, setting, sentence[:place], words)


def moment_in_year(sentence: str, year: int, setting: Setting, words: Words) -> Moment:
    """Return what a figure is meant for whose year is enumerated with others (到2022年和2030年)."""
    kind = "as_of" if words.pattern("{time.as_of}").search(sentence) else "aimed"
    mention = Mention(len(sentence), len(sentence), year, year, kind, governs=True)
    moment = _of_a_year(sentence, len(sentence), [mention], setting, words)
    return _checked(moment, setting, sentence, words)


def _may_be_of_others(
    year: Mention, clause: str, is_before: bool, counts: bool, words: Words
) -> bool:
    """Whether a figure may be of other years than the one or ones that are named before it.

    A sum is of several years, a level of one.
    """
    sums = words.pattern("{cue.flow}|" + _SUM if counts else _ALL_TOLD).search(clause)
    if year.first != year.last:
        return sums is None or not counts
    return sums is not None and is_before and year.kind != "as_of"


def _is_of_plan(
    moment: Moment, year: Mention, clause: str, counts: bool, setting: Setting, words: Words
) -> bool:
    """Whether a level is aimed at in the plan's own period, whose end is meant: 十四五期间."""
    period = setting.period
    if period is None or (year.first, year.last) != (period.first, period.last):
        return False
    if moment.role != "target" or words.pattern("{cue.flow}|" + _SUM).search(clause):
        return False
    name = strip_front(strip_behind(clause, words), words)
    return not counts or is_indicator_name(name, words) or per_head(name, words) != ""


def _of_a_year(
    sentence: str, place: int, found: list[Mention], setting: Setting, words: Words
) -> Moment:
    nearest = found[-1]
    between = sentence[nearest.end : place]
    marks: tuple[Doubt, ...] = ()
    if re.search("[,;]", between) and not nearest.leads and nearest.kind != "aimed":
        marks = (doubts.CARRIED,) if nearest.last != setting.header.of_year else ()
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
    if _is_headed(setting) and setting.frame and year.first == year.last == setting.frame.last:
        return setting.frame.role, True
    if year.kind == "as_of":
        return "actual", not says(before[year.end :], words)[0]
    if period is not None and year.last <= period.base:
        return "actual", not (is_aimed and aims and not setting.background)
    if period is not None and setting.own:
        if is_aimed or not setting.background:
            return "target", is_aimed or aims or not reports
        return "actual", not aims
    if (setting.now and year.last > setting.now) or year.last == setting.header.until:
        return "target", True
    if setting.background and (year.last <= setting.base or not (setting.base or is_aimed)):
        return "actual", not aims
    own = period is not None and year.last > period.base
    if (
        year.kind == "plan"
        and not own
        and tenor.aims_at
        and year.last <= min(tenor.aims_at) - _FIVE_YEARS
    ):
        return "actual", not aims  # of a plan before the one that is spoken of
    if tenor.reached < year.last in tenor.aims_at and (year.kind == "arrival" or not reports):
        return "target", year.kind == "arrival" or not (setting.now and year.last <= setting.now)
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
        arrives = words.pattern(ARRIVES).search(before[year.end :])
        if known and tenor.aims and not reports and not spans and arrives:
            return "target", year.kind in ("aimed", "plan")  # “十四五”末，X率达到Y
        if known:
            return "target", tenor.looks_ahead and (tenor.plans or not tenor.reports)
        return "actual", tenor.reports and not tenor.looks_ahead
    return ("target" if aims else "actual"), True


def _is_headed(setting: Setting) -> bool:
    """Whether a heading says of which year all below it is, and whether it was done or is aimed."""
    return setting.frame is not None and setting.frame.leads and setting.frame.role != ""


def _in_frame(
    before: str, clause: str, counts: bool, done: bool, setting: Setting, words: Words
) -> Moment:
    """Return what a figure is meant for in whose sentence no year stands before it.

    The years that the text before was about last until words move the time (目前, 五年来).
    """
    alone = _without_year(before, clause, counts, done, setting, words)
    frame, tenor = setting.frame, setting.header.tenor
    headed = _is_headed(setting)
    of_its_year = words.pattern("{cue.of_a_year}").sub("", before) if headed else before
    if frame and frame.role == "actual" and frame.last == setting.now - 1:
        of_its_year = words.pattern("{cue.stock}").sub("", of_its_year)  # 现有: at its end
    if frame is None or words.pattern(_MOVED).search(of_its_year):
        return alone
    aims, reports = says(before, words)
    if alone.year:
        other = alone.year == str(setting.header.of_year) != str(frame.last) and not aims
        return Moment("actual", str(frame.last), (doubts.CARRIED,), said=True) if other else alone
    own = setting.period is not None and frame.last <= setting.period.last
    arrives = words.pattern(ARRIVES).search(clause)
    goes_on = (
        own
        or frame.leads
        or (aims or arrives if frame.role == "target" else reports or not tenor.looks_ahead)
    )
    role = frame.role or ("target" if frame.last > setting.base else "actual")
    against = (aims and role == "actual") or (reports and not aims and role == "target")
    ahead = setting.background and role == "target" and not aims  # 据预测,到2025年X将达到…
    if (against or ahead) and not headed:
        return replace(alone, doubts=(*alone.doubts, doubts.YEAR))
    spans = frame.first != frame.last
    aimed_at = alone.role == "target" or (arrives is not None and not reports)
    if frame.aims and aimed_at and not _is_vague(clause, counts, words):
        return Moment("target", alone.year or str(frame.last), said=True)
    if spans and setting.period is not None:
        past = frame.role == "actual" and alone.role == "target" and not aims
        if past:
            return Moment("actual", "", (doubts.YEAR,))
        held = words.pattern("{cue.now}|{cue.held}").search(clause)
        summed = counts and alone.role == "actual" and not held
        return replace(alone, doubts=(*alone.doubts, doubts.YEAR)) if summed else alone
    marks = () if goes_on and not spans else (doubts.CARRIED,)
    vague = words.pattern(_ALL_TOLD).search(clause) is not None
    vague = vague if frame.leads else _is_vague(clause, counts, words)
    marks = (doubts.YEAR,) if vague else marks
    marks = (*marks, doubts.ROLE) if against else marks
    year = f"{frame.first}-{frame.last}" if spans and role == "actual" else str(frame.last)
    return Moment(role, year, (*marks, *frame.doubts), said=True)


def _is_vague(clause: str, counts: bool, words: Words) -> bool:
    """Whether a figure may be of any of several years: of what was or is done over years."""
    vague = "{cue.done}|" + _SUM if counts else _ALL_TOLD
    return words.pattern(vague).search(clause) is not None


def _without_year(
    before: str, clause: str, counts: bool, done: bool, setting: Setting, words: Words
) -> Moment:
    period, tenor = setting.period, setting.header.tenor
    flows = done or (counts and words.pattern("{cue.flow}").search(clause) is not None)
    lasts = period is not None and period.first != period.last
    other = _DATED + ("|{cue.of_a_year}" if lasts else "")
    dated = words.pattern(other).search(before) is not None
    vague = lasts or period is None or words.pattern(_ALL_TOLD).search(clause)
    marks = (doubts.YEAR,) if dated or (vague and _is_vague(clause, counts, words)) else ()
    built = words.pattern("{cue.built}").sub("", clause)
    standing = () if marks and not dated and not _is_vague(built, counts, words) else marks
    if setting.background and setting.header.of_year and not period:
        here = words.pattern("{cue.stock}").sub("", before)  # 现有 in a report: at its end
        loose = re.search(PLAN, here) or words.pattern(_MOVED).search(here)
        marks = (doubts.YEAR,) if loose or words.pattern(_ALL_TOLD).search(clause) else ()
        return Moment("actual", str(setting.header.of_year), marks, said=True)
    if setting.background:
        now = words.pattern("{cue.now}|{cue.of_a_year}").search(before)
        sums = words.pattern("{cue.sum}").search(clause) and re.search(PLAN, before)
        if (flows and not now) or sums:
            return Moment("actual", period.prior if period else "", (doubts.YEAR,))
        marks = (doubts.ROLE,) if words.pattern("{cue.ahead}").search(before) else marks
        return Moment("actual", "", marks)
    moved = words.pattern(_MOVED).search(before) is not None
    if tenor.tells and tenor.only and not moved:
        return Moment("actual", str(tenor.only), marks, said=True)
    if words.pattern(r"{cue.now}(?!{cue.no_report_on})|已(?!经?确)").search(clause):
        return Moment("actual", "", () if period is None and not tenor.plans else (doubts.ROLE,))
    aims, reports = says(before, words)
    if period is None or not setting.own:
        open_role = aims == reports
        ahead = tenor.looks_ahead
        role = "actual" if (not ahead if open_role else reports) else "target"
        role = "target" if setting.aims and open_role else role
        if (
            role == "target"
            and open_role
            and words.pattern("{!moved.than}{cue.past}").search(before)
        ):
            return Moment("actual", "", (doubts.YEAR,))
        told = role == "target" and (setting.just or setting.earlier) == "actual"
        arrives = words.pattern(ARRIVES).search(clause)
        aimed = setting.header.aimed != 0 and setting.earlier == "target"
        planned = tenor.plans or (aimed and arrives) or setting.aims
        settled = not open_role or tenor.tells or (planned and not reports and not told)
        marks = standing if role == "target" and period is not None else marks
        marks = marks if settled else (*marks, doubts.ROLE)
        if period is not None and (role == "actual" or not period.sure or setting.has_milestones):
            marks = (*marks, doubts.YEAR)
        return Moment(role, "", marks)
    if words.pattern("{!moved.than}{cue.past}").search(before) and not aims:
        return Moment("actual", "", (doubts.YEAR,))
    marks = standing
    if setting.is_near_milestone or not period.sure:
        marks = (doubts.YEAR,)
    elif not counts and not dated and words.pattern("{moved.yearly}").search(clause):
        marks = ()  # so much a year, as far as the plan goes
    if not aims and (setting.just == "actual" or (reports and says(clause, words)[1])):
        marks = (*marks, doubts.ROLE)
    return Moment("target", period.whole if flows else "", marks)


def _checked(moment: Moment, setting: Setting, before: str, words: Words) -> Moment:
    """Leave out the year that the header says, and doubt what cannot be."""
    found = moment.doubts
    usual = setting.usual(moment.role)
    year = "" if moment.year == usual else moment.year
    last = int(year[-4:]) if year else 0
    if moment.year == usual:  # carried or not, it is what the header says
        found = tuple(doubt for doubt in found if doubt is not doubts.CARRIED)
    period = setting.period if setting.period is not None and setting.period.sure else None
    base = setting.base if period or setting.period is None else 0
    late = (base and last > max(base, setting.now)) or (period and last > period.base)
    if moment.role == "actual" and last and late:
        found += (doubts.LATE,)
    beyond = moment.role == "target" and period is not None and last > period.last
    if beyond and setting.header.own and not words.pattern("{time.outlook}").search(before):
        found += (doubts.OUTSIDE,)
    dateless = setting.header.tenor.dateless  # the one question is asked where its header is
    if not year and not usual and moment.role == "target" and doubts.YEAR not in found:
        year = str(setting.header.aimed or "")
    if not year and not usual and not dateless:
        found += (doubts.YEAR,)
    return replace(moment, year=year, doubts=found)
