"""Where a sentence stands in a document, and the moment that a figure of it is meant for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.language.periods import plans_in
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.header import Header
from plancmp.tracing.scan.mentions import ANNOUNCED, PART_OF_YEAR
from plancmp.tracing.scan.tenor import Period

_YEAR = re.compile("((?:19|20)[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Moment:
    """The role of a figure and its year; what is not certain; whether the sentence says a year.

    `too` is an earlier year that it is meant for as well.
    """

    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    said: bool = False
    too: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The years that sentences before are about, from `first` to `last`, and in which role.

    `role` is empty where only a year was said; `leads` says that it introduces what follows, as
    `到2030年：` does, `aims` that it announces the aims of these years (`“十二五”期间的目标为：`),
    `doubts` are those of what was read in it.
    """

    first: int
    last: int
    role: str = ""
    leads: bool = False
    aims: bool = False
    doubts: tuple[Doubt, ...] = ()


def frame_of_heading(section: str, header: Header, words: Words) -> Frame | None:
    """Return the year that a heading sets (2023年工作完成情况), None if it sets none.

    `section` is the path of headings; the lowest that names a year counts. In a report a year that
    it is not about yet is aimed at; 重点工作 of the year that it is about may be done.
    """
    for title in reversed(section.split("/")):
        years = set(_YEAR.findall(title))
        if years and not re.search(PART_OF_YEAR, title):
            done = words.pattern("{heading_year.done}").search(title)
            ahead = words.pattern("{heading_year.ahead}").search(title)
            year = int(years.pop())
            later = 0 < header.of_year < year
            told = later or (ahead and year != header.of_year)
            role = "actual" if done else "target" if told else ""
            return Frame(year, year, role, leads=True) if role and not years else None
    plans = {plan.last for _, _, plan in plans_in(section)} if header.of_year else set()
    ahead = words.pattern("{heading_year.ahead}").search(section)
    if ahead and len(plans) == 1 and header.of_year < (last := plans.pop()):
        # what a report says of the next plan: much of it is for all of its years
        return Frame(last, last, "target", leads=True, doubts=(doubts.CARRIED,))
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands in a document with this `header`.

    `background` says that the text around it reports what was reached, `own` that it is of the plan
    itself, `aims` that the heading above it names aims; `period` is the plan's, None where the text
    sets no aims; `frame` what is said before, `earlier` the role of what the last paragraph with a
    year told, `earlier_year` that year; `just` the role of what the paragraph itself told last for
    certain; `staged` that it speaks of a stage of a long plan (近期), whose years stand elsewhere;
    `mixed` that its heading is of what was reached and of aims (目标与现实基础), `early` that it
    stands before all headings of what is to be, `blind` that there is none; `spread` that the text
    around tells of several years together (这五年), so that counts may be of them all; `sums` that
    a note says that what stands in brackets is of all years of a plan ([ ]内为五年累计数); `noted`
    are the years that a note says base values are of (基期值为2015年数).
    """

    header: Header
    background: bool
    own: bool = True
    aims: bool = False
    period: Period | None = None
    frame: Frame | None = None
    earlier: str = ""
    earlier_year: int = 0
    just: str = ""
    staged: bool = False
    mixed: bool = False
    early: bool = False
    blind: bool = False
    spread: bool = False
    sums: bool = False
    noted: tuple[int, ...] = ()

    def usual(self, role: str) -> str:
        """Return the year that the plan's header says for a role, empty where it says none."""
        if self.period is None:
            return ""
        return str(self.period.last if role == "target" else self.period.base)

    def all_years(self, role: str) -> str:
        """Return the years of a plan, or of the one before it, that a sum of this role is of."""
        if self.period is None or not self.period.sure:
            return ""
        return self.period.whole if role == "target" else self.period.prior

    @property
    def lasts(self) -> bool:
        """Whether the plan goes on for several years, so that what it does may be of any or all."""
        return self.period is not None and self.period.first != self.period.last

    @property
    def now(self) -> int:
        """The year in which the text was written, 0 if nothing tells."""
        return self.header.now

    @property
    def is_headed(self) -> bool:
        """Whether a heading says of which year all below it is, and if it was done or is aimed."""
        return self.frame is not None and self.frame.leads and self.frame.role != ""

    @property
    def has_milestones(self) -> bool:
        """Whether the plan is long and sets aims for years before its last."""
        long = self.period is not None and self.period.is_long
        return long and self.header.tenor.milestones

    @property
    def is_near_milestone(self) -> bool:
        """Whether what was read last in a plan with milestones is of another year than its end."""
        if not self.has_milestones or self.period is None:
            return False
        year = self.frame.last if self.frame else self.earlier_year
        return year not in (0, self.period.last)

    @property
    def base(self) -> int:
        """The last year that can have been reached, 0 if nothing tells."""
        if self.period is not None:
            return self.period.base
        return self.header.of_year or (self.now - 1 if self.now else 0)


def announces_aims(before: str, setting: Setting, words: Words) -> bool:
    """Whether a plan tells its aims where it has no heading for them yet: 主要预期目标是."""
    announced = words.pattern(ANNOUNCED).search(before)
    own = setting.own and setting.period is not None and setting.period.sure
    past = words.pattern("{cue.prior_target}|{cue.past}").search(before)
    return announced is not None and own and not (past or setting.header.reports)
