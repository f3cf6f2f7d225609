"""Whether the year that stands before a figure is the figure's own, or that of others."""

from __future__ import annotations

import re

from plancmp.model.words import Words
from plancmp.tracing.scan.labels import is_indicator_name, per_head, strip_behind, strip_front
from plancmp.tracing.scan.mentions import Mention
from plancmp.tracing.scan.setting import Moment, Setting
from plancmp.tracing.scan.undated import ALL_TOLD, FLOW, SUM

_ITS_NEXT = re.compile(
    r",[到至]?(?:19|20)[0-9]{2}年[^,。;0-9]{0,4}[0-9.]+[^,。;、0-9]{0,5}(?:[,。;]|$)"
)
"""A figure of the same name in another year: 235万,2030年280万."""
_TWO_OF_ONE = re.compile(
    "(?:(?!分别)[^、和及与,;:。])+?[0-9.]+(?P<unit>[^,。;、0-9]{1,5})、[0-9.]+(?P=unit)(?:[,。;]|$)"
)
"""Two figures of one name, each of some year: 医师数2.6人、3.2人."""
_CHANGE = "(?:{moved.rises}|{moved.falls})了?$"


def has_another(sentence: str, clause: int, behind: int) -> bool:
    """Whether behind a figure stands one of the same name, for another year."""
    its_next = _ITS_NEXT.match(sentence, behind) or _TWO_OF_ONE.match(sentence, clause)
    return its_next is not None


def may_be_of_others(
    year: Mention, clause: str, is_before: bool, counts: bool, words: Words
) -> bool:
    """Whether a figure may be of other years than the one or ones that are named before it.

    A sum is of several years, a level of one.
    """
    sums = words.pattern(FLOW + "|" + SUM if counts else ALL_TOLD).search(clause)
    if year.kind == "plan" and counts:
        sums = sums or words.pattern("{cue.carried_out}").search(clause)
    if year.first != year.last:
        return sums is None or not counts
    return sums is not None and is_before and year.kind != "as_of"


def is_of_plan(
    moment: Moment, year: Mention, clause: str, counts: bool, setting: Setting, words: Words
) -> bool:
    """Whether a level is aimed at in the plan's own period, whose end is meant: 十四五期间."""
    period = setting.period
    if period is None or (year.first, year.last) != (period.first, period.last):
        return False
    if moment.role != "target" or words.pattern(FLOW + "|" + SUM).search(clause):
        return False
    name = strip_front(strip_behind(clause, words), words)
    return not counts or is_indicator_name(name, words) or per_head(name, words) != ""


def is_by_its_end(moment: Moment, year: Mention, setting: Setting) -> bool:
    """Whether a figure is aimed at by the end of the plan's own period: 到2025年,…,建成9个.

    What is done over years is done by then, whether the figure is of the end or of all of them.
    """
    period = setting.period
    if period is None or not period.sure or not setting.own or setting.background:
        return False
    ends = year.kind == "aimed" and year.first == year.last == period.last
    return ends and moment.role == "target" and not moment.doubts


def is_at_its_end(year: Mention, clause: str, counts: bool, setting: Setting, words: Words) -> bool:
    """Whether a figure of the five years before a plan is what there was at their end.

    “十三五”时期,床位增至29万张,覆盖率92%: no sum, no change and nothing that was kept.
    """
    period = setting.period
    arrives = words.pattern("{moved.verbs}{moved.to}了?$").search(clause) is not None
    over = period is not None and period.sure and year.last == period.base
    if not year.kind and year.first != year.last and arrives:
        return year.last <= setting.base  # 2015年到2020年,X率降至3.5‰
    if not over or year.kind != "plan" or not setting.background or not setting.own:
        return False
    if words.pattern(f"{SUM}|{{cue.kept}}|{_CHANGE}").search(clause):
        return False
    return not counts or arrives
