"""When a figure of the prose is meant for, and whether it is a target or was reached.

Both are read from the sentence itself: the year before the figure, or in brackets behind it, and
what stands around that year. What the sentence leaves open is taken from where it stands, and what
that leaves open too is a doubt, never a guess without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plancmp.language.periods import PLAN
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.mentions import CLAUSE, Mention, mentions

_BEHIND = re.compile(
    r"[^,。;()]{0,6}\((?:[^()]{0,6}?)(?P<year>(?:19|20)[0-9]{2})年(?:[^()0-9]{0,6})\)"
)
_DAY = re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月")
_GOAL = "的[^,。;0-9]{0,10}{cue.goal}"


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan is about; `sure` says that its own title or text tells them."""

    first: int
    last: int
    base: int
    sure: bool = True

    @property
    def whole(self) -> str:
        """The plan's period as a year is written in the data."""
        return f"{self.first}-{self.last}"

    @property
    def prior(self) -> str:
        """The period before."""
        return f"{self.base - (self.last - self.first)}-{self.base}"

    @property
    def prior_base(self) -> int:
        """The year that the period before counts from."""
        return self.base - (self.last - self.base)

    @property
    def is_long(self) -> bool:
        """Whether it is longer than five years, so that milestones are to be expected."""
        return self.last - self.base > 5


@dataclass(frozen=True, slots=True)
class Moment:
    """The role of a figure and its year; what is not certain; whether the sentence says a year."""

    role: str
    year: str
    doubts: tuple[Doubt, ...] = ()
    said: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands.

    `background` says that the text around it reports what was reached, `now` is the year in which
    the text was written (0: unknown), `lead` the year that the text before it set (`到2030年：`).
    `own`, `of_year`, `milestones`, `plans`, `until`, `place` and `tells` are the
    header's.
    """

    period: Period | None
    background: bool
    now: int = 0
    lead: str = ""
    own: bool = True
    of_year: int = 0
    milestones: bool = True
    plans: bool = False
    until: int = 0
    place: str = ""
    tells: bool = False

    def usual(self, role: str) -> str:
        """Return the year that the plan's header says for a role, empty where it says none."""
        if self.period is None:
            return ""
        return str(self.period.last if role == "target" else self.period.base)

    @property
    def base(self) -> int:
        """The last year that can have been reached, 0 if nothing tells."""
        if self.period is not None:
            return self.period.base
        return self.of_year or (self.now - 1 if self.now else 0)


def moment_of(
    sentence: str, span: tuple[int, int], counts: bool, setting: Setting, words: Words
) -> Moment:
    """Return what a figure is meant for that stands at `span` in a sentence.

    `counts` says that it counts things: only these can be a sum over years.
    """
    place, behind = span
    clause = max(sentence.rfind(mark, 0, place) for mark in CLAUSE) + 1
    text = sentence[clause:place]
    if words.pattern("{cue.prior_target}").search(text) and setting.background:
        return Moment("prior_target", "", (doubts.ROLE,))
    bracket = _BEHIND.match(sentence, behind)
    found = mentions(sentence[:place], words)
    if bracket:
        year = int(bracket["year"])
        found.append(Mention(place, place, year, year, "", False))
    if found:
        moment = _of_a_year(sentence, place, found, setting, words)
        if found[-1].first != found[-1].last and not (
            counts and words.pattern("{cue.flow}|{cue.sum}").search(text)
        ):
            moment = replace(moment, doubts=(*moment.doubts, doubts.YEAR))
    elif setting.lead and not words.pattern("[(,]{cue.now}[^(,]*$").search(sentence[:place]):
        role = "target" if int(setting.lead[-4:]) > setting.base else "actual"
        moment = Moment(role, setting.lead, said=True)
    else:
        moment = _without_year(sentence[:place], text, counts, setting, words)
    if moment.role == "actual" and words.pattern(_GOAL).match(sentence, behind):
        moment = replace(moment, doubts=(*moment.doubts, doubts.ROLE))
    return _checked(moment, setting, sentence[:place], words)


def moment_in_year(sentence: str, year: int, setting: Setting, words: Words) -> Moment:
    """Return what a figure is meant for whose year is enumerated with others (到2022年和2030年)."""
    kind = "as_of" if words.pattern("{time.as_of}").search(sentence) else "aimed"
    mention = Mention(len(sentence), len(sentence), year, year, kind, True)
    moment = _of_a_year(sentence, len(sentence), [mention], setting, words)
    return _checked(moment, setting, sentence, words)


def _of_a_year(
    sentence: str, place: int, found: list[Mention], setting: Setting, words: Words
) -> Moment:
    nearest = found[-1]
    between = sentence[nearest.end : place]
    marks: tuple[Doubt, ...] = ()
    if re.search("[,;]", between) and not nearest.governs and nearest.kind != "aimed":
        marks = (doubts.CARRIED,) if nearest.last != setting.of_year else ()
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
    written, or by its verbs where they all say the same.
    """
    aims, reports = says(before, words)
    is_aimed = year.kind == "aimed"
    if year.kind == "as_of":
        return "actual", not aims
    if setting.period is not None and year.last <= setting.period.base:
        return "actual", not (is_aimed and aims and not setting.background)
    if setting.period is not None and setting.own:
        if is_aimed or not setting.background:
            return "target", is_aimed or aims or not reports
        return "actual", not aims
    if (setting.now and year.last > setting.now) or year.last == setting.until:
        return "target", True
    if setting.background and (year.last <= setting.base or not setting.base) and not is_aimed:
        return "actual", not aims
    if setting.background and year.last <= setting.base:
        return "actual", not aims
    if setting.tells:
        return "actual", reports or not is_aimed
    if is_aimed:
        past = bool(setting.now) and year.last <= setting.now
        known = setting.period is not None and year.last >= setting.period.last
        if reports and not aims and not known:
            return "actual", past
        return "target", not past and not reports and (aims or known or setting.plans)
    if setting.base and year.last <= setting.base and not aims:
        return "actual", True
    return ("target" if aims and not reports else "actual"), aims != reports


def says(text: str, words: Words) -> tuple[bool, bool]:
    """Return whether words of aim and words of report stand in a folded text."""
    aims = words.pattern("{cue.aim}{!cue.no_aim}").search(text) is not None
    return aims, bool(reports_in(text, words))


def reports_in(text: str, words: Words) -> list[str]:
    """Return the words of report in a folded text."""
    return words.pattern("{cue.report}{!cue.no_report}(?!{cue.no_report_on})").findall(text)


def _without_year(before: str, clause: str, counts: bool, setting: Setting, words: Words) -> Moment:
    period = setting.period
    flows = counts and words.pattern("{cue.flow}").search(clause) is not None
    # What was or is done over years, or on a day that is named, may be of any of them.
    vague = words.pattern("{cue.sum}").search(clause) is not None or _DAY.search(before) is not None
    vague = vague or (counts and words.pattern("{cue.done}").search(clause) is not None)
    marks = (doubts.YEAR,) if vague else ()
    if setting.background and setting.of_year and not period:
        return Moment("actual", str(setting.of_year), marks, said=True)
    if setting.background:
        now = words.pattern("{cue.now}|{cue.of_a_year}").search(before)
        sums = words.pattern("{cue.sum}").search(clause) and re.search(PLAN, before)
        if (flows and not now) or sums:
            return Moment("actual", period.prior if period else "", (doubts.YEAR,))
        return Moment("actual", "", marks if period else (doubts.YEAR,))
    if words.pattern(r"{cue.now}|已(?!经?确)").search(clause):
        return Moment("actual", "", (doubts.ROLE,))
    aims, reports = says(before, words)
    if period is None or not setting.own:
        role = "actual" if setting.tells or (reports and not aims) else "target"
        told = period is not None and period.sure and role == "target"
        marks = () if told and not (period and period.is_long and setting.milestones) else (
            doubts.YEAR,
        )  # fmt: skip
        return Moment(
            role, "", (doubts.ROLE, *marks) if aims == reports and not setting.tells else marks
        )
    if (period.is_long and setting.milestones) or not period.sure:
        marks = (doubts.YEAR,)
    if reports and not aims and says(clause, words)[1]:
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
    if moment.role == "actual" and last and setting.base and last > max(setting.base, setting.now):
        found += (doubts.LATE,)
    if moment.role == "actual" and last and setting.period and last > setting.period.base:
        found += (doubts.LATE,) if doubts.LATE not in found else ()
    beyond = moment.role == "target" and setting.period is not None and last > setting.period.last
    if beyond and not words.pattern("{time.outlook}").search(before):
        found += (doubts.OUTSIDE,)
    if not year and not usual and doubts.YEAR not in found:
        found += (doubts.YEAR,)
    return replace(moment, year=year, doubts=found)
