"""When a figure is meant for without a year before it in its sentence: what stands around tells."""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.periods import PLAN
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.labels import strip_front
from plancmp.tracing.scan.mentions import PART_OF_YEAR, says
from plancmp.tracing.scan.setting import Moment, Setting
from plancmp.tracing.scan.tenor import ARRIVES, Period

SUM = "{cue.sum}(?!{cue.mean_of})"
"""Words of sums over years."""
FLOW = "{cue.flow}|(?<!社会)(?<!党){cue.flow_before}$"
"""Words of what is done over years: anywhere before a figure, or right before it."""
ALL_TOLD = "{cue.all_told}(?!{cue.mean_of})"
"""Words of more than the year that a report is about."""
_FIVE_YEARS = 5
_HELD = f"{{moved.yearly}}|(?:{ARRIVES}|保持|稳定)在?$"
"""What is no sum over years: so much each year, or kept."""
_AT_MOST = "{bounds.before.<=}$"
_EVER_SINCE = "(?:19|20)[0-9]{2}年[^,。;0-9]{0,10}{time.ever_since}"
_DATED = (
    "{!moved.than}(?:19|20)[0-9]{2}年[0-9]{1,2}月|[至截到](?!12月)[0-9]{1,2}月(?:底|末)|(?<![0-9年])[0-9]{1,2}(?:(?:[-~至到][0-9]{1,2})?月份|[-~至到][0-9]{1,2}月)|"
    f"{PART_OF_YEAR}|{{cue.survey}}|近[一二两三四五六七八九十]年|(?<![0-9])[1-46-9一二两三四六七八九十]年来|"
    "[0-9一二两三四五六七八九十]{cue.lasts}|{cue.ordinal_year}"
)
IN_FIVE_YEARS = re.compile('(?<![十0-9])[五5]年(?![规计]划|生存|级|制|[一-龥]?[”"]?期?末|前)')
_ALL_YEARS = "(?:^|[,;。:])[^,;。:0-9]{0,8}(?:{cue.all_years}|五年{cue.flow})"
_MOVED = "{cue.now}|{!moved.than}{cue.moves}|(?<![0-9])年底(?!前)"


def undated(
    before: str, clause: str, counts: bool, done: bool, setting: Setting, words: Words
) -> Moment:
    """Return what a figure is meant for in whose sentence no year stands before it.

    The years that the text before was about last until words move the time (目前, 五年来). `clause`
    is the end of `before`, from the last mark; `counts` says that the figure counts things, `done`
    that its unit is one of what is done over years.
    """
    alone = _without_year(before, clause, counts, done, setting, words)
    frame, tenor = setting.frame, setting.header.tenor
    headed = setting.is_headed
    of_its_year = words.pattern("{cue.of_a_year}").sub("", before) if headed else before
    if frame and frame.role == "actual" and frame.last == setting.now - 1:
        of_its_year = words.pattern("{cue.stock}").sub("", of_its_year)  # 现有: at its end
    here = words.pattern("{cue.moves_here}").search(clause)
    if here and doubts.YEAR not in alone.doubts:
        alone = replace(alone, doubts=(*alone.doubts, doubts.YEAR))
    if frame is None or here or words.pattern(_MOVED).search(of_its_year):
        return alone
    ends = setting.period is not None and setting.own and frame.last == setting.period.last
    if ends and frame.role == "target" == alone.role and not alone.doubts:
        return alone  # of the plan's end in either way
    aims, reports = says(before, words)
    to_come = headed and frame.role == "target" and alone.role == "actual"
    if alone.year and not to_come:
        other = alone.year == str(setting.header.of_year) != str(frame.last) and not aims
        return Moment("actual", str(frame.last), (doubts.CARRIED,), said=True) if other else alone
    own = setting.period is not None and frame.last <= setting.period.last
    arrives = words.pattern(ARRIVES).search(clause)
    goes_on = (
        own
        or frame.leads
        or (
            aims or arrives or _stays(reports, setting)
            if frame.role == "target"
            else reports or not tenor.looks_ahead
        )
    )
    later = frame.last > setting.base and (setting.base > 0 or frame.leads)
    role = frame.role or ("target" if later else "actual")
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
        flows = words.pattern(FLOW + "|{cue.done}|" + SUM).search(clause)
        stock = not (done or flows) and strip_front(clause, words) != ""  # 卫生技术人员3186人
        summed = counts and alone.role == "actual" and not held and not stock
        return replace(alone, doubts=(*alone.doubts, doubts.YEAR)) if summed else alone
    other = setting.header.of_year not in (0, frame.last) and not frame.leads
    # a sentence before was on a milestone: this one may be of the plan's end again
    last = setting.period.last if setting.period and setting.own else 0
    stage = role == "target" and frame.last < last and not frame.leads
    marks = () if goes_on and not (spans or other or stage) else (doubts.CARRIED,)
    vague = words.pattern(ALL_TOLD).search(clause) is not None
    vague = vague if frame.leads else _is_vague(clause, counts, words)
    marks = (doubts.YEAR,) if vague else marks
    marks = (*marks, doubts.ROLE) if against else marks
    year = f"{frame.first}-{frame.last}" if spans and role == "actual" else str(frame.last)
    return Moment(role, year, (*marks, *frame.doubts), said=True)


def _stays(reports: bool, setting: Setting) -> bool:
    """Whether a paragraph that told aims last goes on with them."""
    return not reports and setting.just == "target"


def _is_vague(clause: str, counts: bool, words: Words) -> bool:
    """Whether a figure may be of any of several years: of what was or is done over years."""
    vague = "{cue.done}|" + SUM if counts else ALL_TOLD
    return words.pattern(vague).search(clause) is not None


def _is_of_all_years(before: str, period: Period, words: Words) -> bool:
    """Whether a text says that a figure is of all years of a plan: 五年培训4000人.

    What is of another time does not go on with that: 五年培训4000人,今年招聘300人.
    """
    said = words.pattern(_ALL_YEARS).search(before)
    if said is None or not period.sure or period.last - period.base != _FIVE_YEARS:
        return False
    return words.pattern(f"{_DATED}|{_MOVED}").search(before, said.end()) is None


def _without_year(
    before: str, clause: str, counts: bool, done: bool, setting: Setting, words: Words
) -> Moment:
    period, tenor = setting.period, setting.header.tenor
    aims, reports = says(before, words)
    flows = done or (counts and words.pattern(FLOW).search(clause) is not None)
    flows = flows and not words.pattern(_AT_MOST).search(clause)  # 新建学校规模不得超过3000人
    flows = flows and not strip_front(clause, words).startswith("年")  # 年接待游客80万人次
    lasts = setting.lasts
    other = _DATED + ("|{cue.of_a_year}" if lasts else "")
    dated = words.pattern(other).search(before) is not None
    all_told = words.pattern(ALL_TOLD).search(clause) is not None
    vague = lasts or period is None or all_told
    adds_up = lasts and counts and words.pattern(SUM).search(before) is not None
    unclear = adds_up or (vague and _is_vague(clause, counts, words))
    marks = (doubts.YEAR,) if dated or unclear else ()
    built = words.pattern("{cue.built}").sub("", clause)
    if flows and words.pattern(f"(?:{ARRIVES})$").search(clause):
        marks = (doubts.YEAR,)  # 承担培训任务的机构达到120家
    standing = () if marks and not dated and not _is_vague(built, counts, words) else marks
    if setting.background and setting.header.of_year and not period:
        # in a report 现有 is at its end, 一年来 in its year
        here = words.pattern("{cue.stock}|{cue.one_year}").sub("", before)
        loose = re.search(PLAN, here) or words.pattern(_MOVED).search(here)
        works = counts and words.pattern(f"{FLOW}|{{cue.done}}").search(clause) is not None
        sums = (done or works) and setting.header.of_plan
        marks = (doubts.YEAR,) if loose or all_told or dated or sums else ()
        # a report that also says what is to come
        aimed = setting.aims or (aims and not reports)
        aimed = aimed or (setting.earlier == "target" and not reports)
        marks = (*marks, doubts.ROLE) if aimed else marks
        return Moment("actual", str(setting.header.of_year), marks, said=True)
    moved = words.pattern(_MOVED).search(before) is not None
    if tenor.tells and tenor.only and not moved and period is None:
        return Moment("actual", str(tenor.only), marks, said=True)
    if setting.background:
        now = words.pattern("{cue.now}|{cue.of_a_year}").search(before)
        spread = words.pattern("{cue.spread}").search(before) is not None
        of_plan = spread or re.search(PLAN, before) is not None
        summed = of_plan and words.pattern("{cue.sum}").search(clause) is not None
        if period and _is_of_all_years(before, period, words) and (flows or summed):
            return Moment("actual", period.prior)
        if period and counts and IN_FIVE_YEARS.search(before) and not now:
            return Moment("actual", "", (doubts.YEAR,))  # 五年实施9326户,兑现奖励资金2797万元
        if (flows and not now) or summed or spread:
            told = counts and words.pattern(FLOW).search(clause) is not None
            held = bool(now or done or dated or words.pattern(_HELD).search(clause))
            sure = told and not held and period is not None and period.sure
            sure = sure and words.pattern("{cue.event}").search(before) is None  # 面对疫情,派出3批
            marks = () if sure else (doubts.YEAR,)
            return Moment("actual", period.prior if period else "", marks)
        ahead = words.pattern("{cue.ahead}").search(before) is not None
        summed = counts and words.pattern(_EVER_SINCE).search(before) is not None
        ahead = ahead or (aims and not reports)
        marks = (doubts.ROLE,) if ahead or setting.mixed else marks
        if summed and doubts.YEAR not in marks:
            marks = (*marks, doubts.YEAR)  # 2019年以来检查机构716家次
        return Moment("actual", "", marks)
    if words.pattern(r"{cue.now}(?!{cue.no_report_on})|已(?!经?确)").search(clause):
        return Moment("actual", "", () if period is None and not tenor.plans else (doubts.ROLE,))
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
        before_this = setting.just or setting.earlier
        # a plan without headings starts with what was reached
        told_apart = before_this or setting.aims or (period and not setting.lasts)
        opens = setting.header.own and not (setting.own or told_apart)
        told = role == "target" and (before_this == "actual" or opens)
        arrives = words.pattern(ARRIVES).search(clause)
        aimed = setting.header.aimed != 0 and setting.earlier == "target"
        planned = tenor.plans or (aimed and arrives) or setting.aims
        settled = not open_role or tenor.tells or (planned and not reports and not told)
        marks = standing if role == "target" and period is not None else marks
        marks = marks if settled else (*marks, doubts.ROLE)
        # of a text that names no year the one question is asked where its header is
        untold = role == "actual" and period is None and not (tenor.only or tenor.dateless)
        marks = (*marks, doubts.YEAR) if untold and doubts.YEAR not in marks else marks
        if period is not None and (role == "actual" or not period.sure or setting.has_milestones):
            marks = (*marks, doubts.YEAR)
        return Moment(role, "", marks)
    if words.pattern("{!moved.than}{cue.past}").search(before) and not aims:
        return Moment("actual", "", (doubts.YEAR,))
    marks = standing
    levels = not counts and words.pattern("{cue.arrives}到?$").search(clause)
    if not (flows or levels) and words.pattern("{cue.spread}").search(before):
        marks = (doubts.YEAR,)  # 五年新增管网146公里,建成污水厂25座; 期内失业率控制在4%以内
    if setting.is_near_milestone or setting.staged or not period.sure:
        marks = (doubts.YEAR,)
    elif not counts and not dated and words.pattern("{moved.yearly}").search(clause):
        marks = ()  # so much a year, as far as the plan goes
    if flows and not aims and not reports and _is_of_all_years(before, period, words):
        marks = ()
    told_aims = setting.aims or "target" in (setting.earlier, setting.just)
    early = (setting.early and not counts) or (setting.blind and not told_aims)
    told = words.pattern("{cue.told}|{cue.stock}").search(before) is not None  # 人口普查显示,…
    early = early or told
    if not aims and (early or setting.just == "actual" or (reports and says(clause, words)[1])):
        marks = (*marks, doubts.ROLE)
    return Moment("target", period.whole if flows else "", marks)
