"""Whether a text sets aims or reports, and of which years: what all of its sentences say together.

A sentence that leaves its role or year open is read by this, as far as the whole text is clear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.language.periods import plans_in
from plancmp.model.words import Words
from plancmp.tracing.scan.mentions import PART_OF_YEAR, reports_in, says

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年|[^\w]|$)")
_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.年月日])")
ARRIVES = "{arrival.verbs}{arrival.ends}|{cue.arrives}"
"""What says that a figure is arrived at, aimed at or reached."""
_MANY = 5
_OPENING = 100
"""How much of a text tells that it is of a part of a year."""
_END, _DIGIT = re.compile("[。;!?]"), re.compile("[0-9]")
_AIMED = "{!moved.verbs}{time.aimed}{!time.as_of}((?:19|20)[0-9]{2})(?:年|(?=[-~至到、和及与]))"
_NAMED = "((?:19|20)[0-9]{2})年(?![0-9]{1,2}月[0-9]|第?[0-9]{1,3}期|{time.base}|{time.as_base})"
_LISTED = "{time.aimed}(?:19|20)[0-9]{2}年?(?:、|和|及|与)(?:到|至)?((?:19|20)[0-9]{2})年"
_THAN = "{!moved.of_ratio}{moved.than}|从|由"
_REACHED = f"(?:{{time.as_of}}|{_THAN})((?:19|20)[0-9]{{2}})年(?![^,。;]{{0,8}}{{cue.goal}})"
_SINCE = f"(?:{_THAN})((?:19|20)[0-9]{{2}})年"


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan is about; `sure` says that its own title or text tells them."""

    first: int
    last: int
    base: int
    sure: bool = True

    @property
    def whole(self) -> str:
        """The plan's period as a year is written in the data; of a plan of one year that."""
        return f"{self.first}-{self.last}" if self.first < self.last else str(self.last)

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
class Tenor:
    """What a text is about in time.

    `plans`: it is a plan or speaks of one; `aims` and `reports`: it has words of them, `tells`:
    of report only, or it only lists figures of years; `urges`: it says what is to be done, with
    figures or without, and reports nothing; `milestones`: it sets aims for years before its
    last; `since`: the years that its changes count from, `reached`: the last year that it says
    was reached, `aims_at` those that it aims at, `only` the one year that it names but for
    those that changes count from (0: none); `dateless`: it names no year at all, and
    starts as none of a part of a year does.
    """

    plans: bool = False
    aims: bool = False
    reports: bool = False
    tells: bool = False
    milestones: bool = True
    since: frozenset[int] = frozenset()
    reached: int = 0
    aims_at: frozenset[int] = frozenset()
    only: int = 0
    dateless: bool = False
    urges: bool = False

    @property
    def aimed(self) -> int:
        """The last year that it aims at, 0 if there is none."""
        return max(self.aims_at, default=0)

    @property
    def looks_ahead(self) -> bool:
        """Whether it names a year to be reached."""
        return self.plans or self.aimed > self.reached


def tenor_of(text: str, period: Period | None, is_plan: bool, reports: bool, words: Words) -> Tenor:
    """Return what a folded text is about; `is_plan` and `reports` are what its head says."""
    aimed = {int(year) for form in (_AIMED, _LISTED) for year in words.pattern(form).findall(text)}
    columns = words.pattern("((?:19|20)[0-9]{2})年{column.target}").findall(text)
    reached = [int(year) for year in words.pattern(_REACHED).findall(text)]
    named = {int(year) for year in words.pattern("{!time.since}" + _NAMED).findall(text)}
    moves = words.pattern("{cue.moves}").search(text)
    figured = "。".join(filter(_DIGIT.search, _END.split(text)))
    aims, reported = says(figured, words)[0], reports_in(text, words)
    plans = not reports and (is_plan or (aims and (len(aimed) > 1 or not reported)))
    arrives = words.pattern(ARRIVES).search(figured)
    many = len(_NUMBER.findall(text)) >= _MANY
    # 比上年 is said of what was, 目前 in plans as well
    yearly = many and bool(named) and words.pattern("{cue.yearly}").search(text) is not None
    lists = many and bool(named) and not (aims or aimed or reported or arrives)
    return Tenor(
        plans=plans,
        aims=aims,
        reports=bool(reported),
        tells=not plans and period is None and not aims and (len(reported) > 1 or lists or yearly),
        milestones=period is None
        or any(period.base < year < period.last for year in (*aimed, *map(int, columns))),
        since=frozenset(map(int, words.pattern(_SINCE).findall(text))),
        reached=max(reached, default=0),
        aims_at=frozenset(aimed),
        only=named.pop() if len(named) == 1 and not plans_in(text) and not moves else 0,
        urges=not reports and not reported and says(text, words)[0],
        dateless=not (
            _YEAR.search(text) or plans_in(text) or re.search(PART_OF_YEAR, text[:_OPENING])
        ),
    )
