"""Which indicator a label may mean: the matching of `plancmp match`, with what the value tells.

A figure in ‰ is no number of beds: a candidate whose unit the figure cannot have is set aside. And
a sentence leaves out what the figure says: `健康促进医院达100%` speaks of their share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plancmp.language.folding import clean
from plancmp.messages import Message
from plancmp.model.terms import NATURES
from plancmp.model.value import Value
from plancmp.model.vocabulary import Indicator, Place, Vocabulary
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import per_head
from plancmp.vocabulary.labels import labels_of, normalise_label
from plancmp.vocabulary.lookup import Candidate
from plancmp.vocabulary.matching import UNSURE, Matcher

_SHOWN, _LONGEST_PLACE = 3, 12
_OVERLAP = 4
_SHORTEST = 2
_COUNTS = ("level", "change_points")
_JOINT = re.compile("[、和及与]")
_PER_MANY = re.compile("/([0-9]*[千万])人?$")
_OF_WHOLE = re.compile("占比$|占.*的?比[重例]$")
_BRACKET = re.compile("[(（][^()（）]*[)）]$")
KNOWN = 99
"""From this score on a label is a name of the vocabulary."""
_ODD = (
    "(?:19|20)[0-9]{2}年|[0-9]年[后来]|^(?!{name.not_doubtful}){name.doubtful}|{name.inside}|{name.no_end}$|[，,；;：:《》|│┃]"
    "|{moved.verbs}{moved.to}|/[^/]{1,3}$"
)
_BRACKETS = re.compile(
    "[(（](?:[^()（）、]{1,2}(?:、[^()（）、]{1,2})+[)）]|[^()（）]*[)）](?=.{4}))"
)
_QUOTED = re.compile("[(（][^()（）]*[)）]")
_TITLED = re.compile("《[^《》]*》(?=.{2})")
_INSTANCES = re.compile(
    "、[^、]+(?:等[^、]{4,}|[两二三四五六七八九十]{1,2}[项类种大][^、]{2,})$"  # A、B、C三项X
    "|、[^、]*业[^、业]{0,8}$"  # 交通运输、仓储和邮政业增加值
)
_LEVELS = re.compile("[省市县区乡镇村](?:、[省市县区乡镇村])+(?=[两三四]?级)")
_LONGEST, _LONGEST_NAME = 26, 48


def _above(place: Place, places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the codes of the places that a place is in."""
    code = place.above
    while code in places:
        yield code
        code = places[code].above


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The indicator that a label means, or None with the `candidates` that it may mean.

    `scope` are the words of the label that narrow what the indicator is about, `others` the further
    indicators that it names together with it, `why` says why the best candidate is not taken.
    """

    indicator: Indicator | None
    candidates: tuple[Candidate, ...]
    scope: str = ""
    others: tuple[Indicator, ...] = ()
    why: Message | None = None

    @property
    def score(self) -> float:
        """How well the best candidate fits; 0 without one."""
        return self.candidates[0].score if self.candidates else 0.0

    @property
    def is_known(self) -> bool:
        """Whether the label is a name of the vocabulary, however short or long."""
        return self.indicator is not None and self.score >= KNOWN


def _goes_on(first: str, last: str) -> bool:
    """Whether a name ends with what another begins with: 高血压患者, 患者规范管理率."""
    return any(first.endswith(last[:size]) for size in range(1, _OVERLAP + 1))


@dataclass
class Suggester:
    """Suggests indicators of a vocabulary."""

    vocabulary: Vocabulary
    matcher: Matcher = field(init=False)
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.matcher = Matcher(self.vocabulary)
        self._names = [
            (normalise_label(name, self.vocabulary), indicator)
            for indicator in self.vocabulary.indicators.values()
            for name in (indicator.zh, *indicator.aliases)
        ]
        self._named = dict(self._names)
        self.words = self.vocabulary.words
        self._labels = labels_of(self.vocabulary)

    def suggest(self, label: str, value: Value | None = None, unit: str = "") -> Suggestion:
        """Return what `label` means; `value` and `unit` as printed narrow the candidates."""
        shown: tuple[Candidate, ...] = ()
        for wording in self._wordings(label, value, unit):
            ranking = self.matcher.match(wording)
            fitting = tuple(
                candidate
                for candidate in ranking.candidates
                if value is None or self._fits(candidate.indicator, value, unit, label)
            )
            if ranking.decision == "accept" and fitting[:1] == ranking.candidates[:1]:
                return Suggestion(fitting[0].indicator, fitting[:_SHOWN], ranking.scope)
            likely = ranking.decision != "none" and fitting and fitting[0].score >= UNSURE
            if likely and (not shown or fitting[0].score > shown[0].score):
                shown = fitting[:_SHOWN]
        return Suggestion(None, shown)

    def together(self, label: str, value: Value | None = None) -> Suggestion | None:
        """Return the indicators that a label names together, as `高血压、糖尿病患者管理率` does.

        Each must be a name of the vocabulary with the end that the names share; else None.
        """
        *firsts, last = _JOINT.split(label)
        if any(map(self.words.pattern("{doubtful.scopes}").search, firsts)):
            return None  # 医院康复、护理床位占比: the first may say whose the last is, too
        for cut in range(_SHORTEST, len(last) - _SHORTEST + 1) if firsts else ():
            names = [*(first + last[cut:] for first in firsts), last]
            found = [self.suggest(name, value) for name in names]
            meant = {one.indicator.id: one for one in found if one.is_known and one.indicator}
            if len(meant) == len(names):
                others = tuple(one.indicator for one in found[1:] if one.indicator)
                return Suggestion(found[0].indicator, found[0].candidates, others=others)
        return None

    def inner(self, label: str, value: Value | None = None, unit: str = "") -> Suggestion | None:
        """Return what is meant by the name of a part behind that of its whole; else None.

        `卫生技术人员注册护士` are nurses, for the vocabulary counts these within the others.
        """
        text = normalise_label(self.without_unit(label), self.vocabulary)
        for cut in range(_SHORTEST, len(text) - _SHORTEST + 1):
            whole, part = self._counted(text[:cut]), self._counted(text[cut:])
            if whole is None or part is None or whole.id not in part.part_of:
                continue
            if value is None or self._fits(part, value, unit, label):
                return Suggestion(part, (Candidate(part, 100.0),))
        return None

    def _counted(self, name: str) -> Indicator | None:
        """Return the indicator with a name, 数 behind it or not."""
        names = (name, *(name + ending for ending in self.words.of("unsaid.count")))
        return next((self._named[name] for name in names if name in self._named), None)

    def shared_end(self, names: Sequence[str]) -> str:
        """Return the end of the last of several names that makes known names of the others, too.

        `高血压、糖尿病患者规范管理率`: 患者规范管理率. Empty where there is none.
        """
        *firsts, last = names
        if self.suggest(last).indicator is None:
            return ""  # 高血压、糖尿病患者规范管理人数: no 高血压管理人数
        for cut in range(_SHORTEST, len(last) - _SHORTEST):
            if any(_goes_on(first, last[cut:]) for first in firsts):
                continue  # 耕地、用地安全利用率: its name has that sign already
            whole = [self.suggest(first + last[cut:]) for first in firsts]
            if all(one.is_known for one in whole):
                return last[cut:]
        return ""

    def complete(
        self, label: str, before: str, value: Value | None
    ) -> tuple[str, Indicator] | None:
        """Return a label made whole with words that stand `before` it, and what it then means.

        In `肺结核成功治疗率…，病原学阳性率…` the second name lacks the disease. A name of the
        vocabulary that ends like the label, and whose beginning stands before it, is meant; None
        where there is none, or several.
        """
        ending = normalise_label(label, self.vocabulary)
        found: dict[str, tuple[int, str, Indicator]] = {}
        if len(ending) < _SHORTEST:
            return None
        for name, indicator in self._names:
            if not name.endswith(ending) or name == ending:
                continue
            missing = name[: -len(ending)]
            if len(missing) < _SHORTEST or (
                value is not None and not self._fits(indicator, value, "", label)
            ):
                continue
            of_others = "级" in missing and self.words.pattern("{part.institutions}").search(label)
            place = -1 if of_others else before.rfind(missing)  # 二级以上中医医院…，综合医院…
            if place >= 0 and (indicator.id not in found or found[indicator.id][0] < place):
                found[indicator.id] = place + len(missing), missing, indicator
        if not found:
            return None
        nearest = max(found.values(), key=lambda rival: (rival[0], len(rival[1])))
        rivals = [
            rival for rival in found.values() if rival[0] == nearest[0] and rival is not nearest
        ]
        if any(len(rival[1]) == len(nearest[1]) for rival in rivals):
            return None
        return nearest[1] + label, nearest[2]

    def narrowed(self, label: str, before: str, value: Value | None) -> str:
        """Return a label with the word `before` it that narrows it to an indicator of its own.

        In `农村集中供水率…，自来水普及率…` the second is that of the country, too.
        """
        if any(word in label for word in self.vocabulary.labels.narrowing):
            return label
        whole = self.complete(label, normalise_label(before, self.vocabulary), value)
        added = whole[0].removesuffix(label) if whole else ""
        return added + label if added in self.vocabulary.labels.narrowing else label

    def _wordings(self, label: str, value: Value | None, said: str) -> Iterator[str]:
        """Yield the label, and as it would read with what the text leaves out.

        `said` is the unit of a value that has none of its own.
        """
        yield label
        if value is None or value.number is None:
            return
        per = _PER_MANY.search(value.unit) if value.measure in _COUNTS else None
        if per and not per_head(label, self.words):
            yield f"每{per[1]}人口{label}"  # 精神科医师数: 4名/10万人
        said = value.unit or said
        unit = self.vocabulary.units.find(said) if said else None
        says_beds = self.words.pattern("{counted_in.beds}").search(label)
        if unit and unit.dimension == "beds" and not says_beds:
            yield from (label + noun for noun in self.words.of("counted_in.beds")[:1])
        if self.words.pattern("{name.ends}$").search(label):
            return
        grows = value.measure in ("change_pct", "annual_change_pct")
        if not grows and (unit is None or value.measure not in _COUNTS):
            return
        kind = "share" if not grows and unit and unit.dimension == "share" else "count"
        if kind == "share" and (len(label) <= _SHORTEST or value.measure != "level"):
            return  # 住院24.6%: of what is told of the others
        yield from (label + ending for ending in self.words.of(f"unsaid.{kind}"))

    def without_place(self, name: str) -> str:
        """Return a name without the place that it starts with."""
        kept = self._labels.without_place(name)
        return kept if len(kept) > _SHORTEST else name

    def residents_of(self, label: str) -> str:
        """Return whose rate a label gives: `户籍人口` of `户籍人口婴儿死亡率`, empty if of all."""
        match = self._labels.pattern("scope").match(label)
        rest = label[match.end() :] if match else ""
        return match[0] if match and self.words.pattern("{name.ends}$").search(rest) else ""

    def place_before(self, text: str) -> str:
        """Return the name of the place that a text ends with, empty if none."""
        text = text.rstrip("的")
        sizes = range(min(_LONGEST_PLACE, len(text)), 1, -1)
        return next((text[-size:] for size in sizes if text[-size:] in self._labels.places), "")

    def without_unit(self, name: str) -> str:
        """Return a name without the unit that stands in brackets behind it."""
        return _BRACKET.sub("", name) if self._labels.plain(name).unit else name

    def is_elsewhere(self, name: str, own: str) -> bool:
        """Whether a name is that of a place which is not the document's `own`, a code."""
        place = self.vocabulary.places.get(own)
        return name in self._labels.places and not (place and place.zh.startswith(name))

    def is_inside(self, name: str, own: str, *, known: bool) -> bool:
        """Whether a name is that of a place inside the document's `own`.

        With `known` it must be one of the vocabulary; else it may be one that nobody knows.
        """
        places = self.vocabulary.places
        found = [place for place in places.values() if len(name) > 1 and place.zh.startswith(name)]
        if not found:
            return not known and own in places
        return any(own in _above(place, places) for place in found)

    def is_part_of_one(self, indicator: Indicator, value: Value) -> bool:
        """Whether a count has a fraction: what is counted by the head lacks its denominator."""
        unit = self.vocabulary.units.find(value.unit) if value.unit else None
        if value.number is None or value.measure not in _COUNTS or unit is None or unit.factor != 1:
            return False
        counted = unit.dimension == indicator.unit.dimension in self.vocabulary.labels.counted
        return counted and value.number != value.number.to_integral_value()

    def says_what_is_done(self, indicator: Indicator) -> bool:
        """Whether an indicator is named by what is done with those that it counts: 新建医院数."""
        return self.words.pattern("{verb.of_some}").search(indicator.zh) is not None

    def is_odd(self, label: str) -> bool:
        """Whether a label is more or less than a name: a list, words before a name, cells of a row.

        A name of a rate may be long and hold a list (`因癌症、糖尿病等导致的死亡率`).
        """
        per = per_head(label, self.words)
        label = _TITLED.sub("", label)
        if self.words.pattern("{name.ends}$").search(label):
            label = _QUOTED.sub("", label)
        if self.words.pattern(_ODD).search(label[len(per) :]) or per == label:
            return True
        if any(nature in label for nature in NATURES):  # X率预期性
            return True
        if self.words.pattern("{name.ends}$").search(label):
            return len(label) > _LONGEST_NAME
        instances = _INSTANCES.search(label) is not None
        listed = "、" in _LEVELS.sub("", _BRACKETS.sub("", label))
        listed = listed and not self.words.pattern("{part.measures}$").search(label)
        longest = _LONGEST_NAME if instances else _LONGEST
        return any(len(part) > longest for part in label.split("占", 1)) or (
            listed and not instances
        )

    def is_unit_of(self, label: str, printed: str) -> bool:
        """Whether a value is only the unit that stands in brackets behind its label."""
        unit = self._labels.plain(label).unit
        return bool(unit) and clean(printed) in (unit, unit.split("/")[0])

    def _fits(self, indicator: Indicator, value: Value, unit: str, label: str) -> bool:
        """Whether a value can be one of the indicator, as far as its unit tells."""
        if value.number is None:
            return True
        if self._labels.pattern("places_counted").search(indicator.zh):
            if value.measure in ("change_pct", "annual_change_pct"):
                return False  # 医院增长5%: their visits as well as their number
            if value.unit and not self._labels.pattern("places_counted_in").search(value.unit):
                return False  # 社区卫生服务中心能提供50种以上
        if _OF_WHOLE.search(label) and indicator.unit.id != "%":
            return False  # 出生人口数占比 is no birth rate
        if value.measure == "ratio":
            return indicator.unit.dimension == "ratio" or ":" in indicator.unit.id
        name = value.unit or unit
        told = value.measure == "level" or (value.measure in _COUNTS and "/" in name)
        if not told or not name:
            return True
        units = self.vocabulary.units
        name = units.of_label(name, label, indicator.unit)
        found = [units.find(name), units.under_label(name, label)]
        return any(
            other is not None and other.dimension == indicator.unit.dimension for other in found
        )
