"""The rows found in a sentence so far, and what is doubtful about the label of the next one."""

from __future__ import annotations

from dataclasses import dataclass, field

from plancmp.language.figures import Figure
from plancmp.language.folding import clean, fold
from plancmp.messages import Message
from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import clause_start
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.header_place import wider_areas
from plancmp.tracing.scan.labels import (
    counts_in,
    is_indicator_name,
    is_measure,
    leaves_bracket,
    says_itself,
    says_of_each,
    strip_front,
)
from plancmp.tracing.scan.naming import Names
from plancmp.tracing.scan.said import Said
from plancmp.tracing.scan.setting import Moment, Setting
from plancmp.tracing.scan.suggest import Suggestion
from plancmp.tracing.scan.values import parsed
from plancmp.tracing.scan.wholes import OF_AGES, name_in_full, of_measure
from plancmp.tracing.scan.whose import is_unspecific

_SHORTEST, _BARE, _SAME = 3, 4, 2
_EXACT = 100
_JOINTS = "、和及与"
_COMPARED = (
    "{name.elsewhere}"
    "(?:{area.nation}|{area.province}|{area.prefecture}|{place.elsewhere}|{place.state})"
)
_OF_LABEL = (
    doubts.BEFORE, doubts.CUT, doubts.LONG, doubts.SHARED, doubts.PART, doubts.WHOSE, doubts.PLACE,
)  # fmt: skip
_OPENS = len("中，")
_AMONG = "(?:.*[,;。:在])?(?!其)(?P<whole>[^,;。:0-9在]{2,20}?)中[,:]$"
"""In front of the parts of what it names: 在职工医保参保人员中，退休人员26万人."""
ATTRIBUTES = ("persons", "beds")
"""Dimensions of what institutions have: counted behind them, it may be theirs."""


@dataclass
class FoundRows:
    """One sentence (up to a semicolon) and the rows that were found in it so far.

    `whole` is from where to where the sentence goes that it is a part of, `said` what was read
    before it, `arrived` where figures stand that others changed to.
    """

    names: Names
    whole: tuple[int, int]
    setting: Setting
    said: Said
    rows: list[tuple[int, DraftRow]] = field(default_factory=list)
    unused: list[tuple[Figure, Message]] = field(default_factory=list)
    taken: int = 0
    arrived: set[int] = field(default_factory=set)

    @property
    def labels(self) -> list[str]:
        """What the paragraph spoke of."""
        return self.said.labels

    @property
    def text(self) -> str:
        """The paragraph in half width."""
        return self.names.text

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.names.words

    @property
    def start(self) -> int:
        """Where the sentence starts in its paragraph."""
        return self.names.start

    def _is_elsewhere(self, label: str, place: int) -> bool:
        """Whether a place stands in front of a label that is not the document's own."""
        at = self.names.paragraph.printed.rfind(label, self.start, place)
        before = self.text[self.start : max(at, self.start)]
        elsewhere = self.words.pattern
        if at < 0 and elsewhere("{place.elsewhere}[^,。;]{0,3}$").search(
            self.text[self.start : place]
        ):
            return True
        if elsewhere("^{place.elsewhere}").search(label) or elsewhere(
            "{place.elsewhere}的?$"
        ).search(before):
            return True
        wider = wider_areas(self.setting.header.level)
        if elsewhere(f"^(?:{wider})").search(label) or elsewhere(f"(?:{wider})的?$").search(before):
            return True
        clause = self.text[clause_start(self.names, place) : place]
        if elsewhere(_COMPARED).search(clause):
            return True
        found = self.names.suggester.place_before(before)
        own = self.names.suggester.vocabulary.places.get(self.setting.header.place)
        is_nation = self.words.pattern("{area.nation}").fullmatch(found) is not None
        return bool(found) and not is_nation and not (own and own.zh.startswith(found))

    def _dimension(self, reading: Reading) -> str:
        """Return the dimension of the unit that a value is printed in, empty without one."""
        value = parsed(reading.printed)
        given = reading.given.get("unit", value.unit if value else "")
        unit = self.names.suggester.vocabulary.units.find(given) if given else None
        return unit.dimension if unit is not None else ""

    def _is_bare(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a label is too short: 床位 may be of the hospitals counted before."""
        suggestion = self.names.suggester.suggest(label, parsed(reading.printed))
        known, dimension = suggestion.is_known, self._dimension(reading)
        if self.words.pattern("{part.of}(?:以[^上下,。;][^,。;]*)?").fullmatch(label):
            return True
        if (
            known
            and self._may_be_theirs(label, reading, place)
            and not self._is_of_all(label, place)
        ):
            return True
        if dimension == "grade" and counts_in(label, "count", self.words):
            return True  # 二级医院达到3级: in what, its name does not say
        thing = any(counts_in(label, one, self.words) for one in ("count", "things", "persons"))
        if dimension == "money" and thing:
            return True  # 普通小学12791.64元: for each pupil, as the text says above
        beds = self.words.pattern("{verb.leading}?{counted_in.beds}数?").fullmatch(label)
        if beds and self.words.pattern("{name.of_care}").search(self.text):
            return True  # of a home for the old
        lead = self.text[self.whole[0] : place]
        set_up = self.words.pattern("{verb.leading}[一-龥]{0,6}{counted_in.beds}数?").fullmatch(
            label
        )
        if set_up and self.words.pattern("{counted_in.count}|{counted_in.things}").search(lead):
            return True  # 改扩建某医院,设置床位500张; 建设某基地,设置重症监护床位20张
        if self.words.pattern("{name.average}$|以[上下]$").search(label):
            return True  # 登记社会组织286家,3A级以上31家
        if self.words.pattern("{name.of_all}(?!{name.ends}$).{2,}").match(label):
            whose = "{name.of_all}(?:{counted_in.money}|{name.shared_end})"
            return (
                self.words.pattern(whose).fullmatch(label) is not None
            )  # 总收入, 总产量: of what?
        itself = dimension == "count" and says_itself(label, dimension, self.words)
        again = bool(self.rows) and label == self.rows[-1][1].label
        if itself and not again and not self.words.pattern("{name.generic}").fullmatch(label):
            return False
        open_ = dimension != "count" and is_unspecific(fold(label), self.words)
        shortest = _BARE if open_ else _SHORTEST
        if again:
            return doubts.CUT in self.rows[-1][1].doubts  # 2016年脱贫900人,2017年脱贫1300人
        if self.words.pattern("(?:{moved.falls}|{moved.rises}){moved.measure}").fullmatch(label):
            return True
        if len(label) > shortest:
            return False
        if is_indicator_name(label, self.words):
            value = parsed(reading.printed)
            whole = known and value is not None and value.measure == "ratio"  # 医护比
            return len(label) < _BARE and not (whole or self._says_whose(label, place, suggestion))
        after = any(self.whole[0] <= figure.core < place for figure in self.names.figures)
        counted = dimension != "" and counts_in(label, dimension, self.words)
        counted = counted or is_measure(label, self.words)
        after = after and not counts_in(label, "count", self.words)
        after = after and not (counted and len(label) == _BARE)
        return after or (len(label) <= _SHORTEST and not known)

    def _says_whose(self, label: str, place: int, suggestion: Suggestion) -> bool:
        """Whether a short name is whole: all of its clause (`,建档率98%`).

        One that the vocabulary knows may be that of a part, but for the first of its sentence and
        for one that goes on with the row before it (`出生人口9人,出生率7‰`). One that it knows by
        words for its own is first only where nothing stands before it: no 留守儿童…,建档率100%.
        """
        at = self.text.rfind(fold(label), self.start, place)
        if suggestion.indicator is not None:
            before = self.text[self.whole[0] : max(at, self.whole[0])]
            first = not any(self.whole[0] <= figure.core < place for figure in self.names.figures)
            alone = not strip_front(before, self.words).strip(",:")
            first = first and (alone or suggestion.score >= _EXACT)
            goes_on = bool(self.rows) and self.rows[-1][1].label.startswith(label[:-1])
            return first or goes_on
        return not strip_front(self.text[clause_start(self.names, at) : max(at, 0)], self.words)

    def _may_be_theirs(self, label: str, reading: Reading, place: int) -> bool:
        """Whether what is counted may be that of institutions that were counted before it."""
        if self._dimension(reading) not in ATTRIBUTES:
            return False
        if self.words.pattern("{table_of.kinds}|.*{table_of.whole}$").match(label):
            return False  # 敬老院14所，各类养老床位2710张; 养老床位总数4.2万张
        if says_of_each(label):
            return False  # 每千名老年人拥有养老床位28张
        named = self.words.pattern("{counted_in.count}").search(label)
        return named is None and bool(self._owners(place))

    def _is_of_all(self, label: str, place: int) -> bool:
        """Whether those counted before are all institutions, or bear the beginning of the name.

        医疗卫生机构98万个，卫生技术人员801万人; 社区养老机构9个，社区养老床位90张.
        """
        owners = self._owners(place)
        all_ = self.words.pattern("{table_of.all}")
        before = [row.label for _, row in self.said.rows]
        if before and all_.fullmatch(before[0]) and not self._counts_owners(self.rows):
            return True  # 医疗卫生机构168个,其中医院5个;床位1186张
        return all(all_.fullmatch(owner) or owner[:_SAME] == label[:_SAME] for owner in owners)

    def _owners(self, place: int) -> set[str]:
        """Return the institutions counted before a place, but for those in brackets."""
        found: set[str] = set()
        for rows in (self.rows, self.said.rows):
            near = [pair for pair in rows if not leaves_bracket(self.text[pair[0] : place])]
            found = found or self._counts_owners(near)
        return found

    def _counts_owners(self, rows: list[tuple[int, DraftRow]]) -> set[str]:
        """Return the institutions among what rows count."""
        return {row.label for _, row in rows if counts_in(row.label, "count", self.words)}

    def _owner(self, label: str, reading: Reading, place: int) -> str:
        """Return the one kind of institutions whose beds are counted: `医院3家,床位90张`."""
        owners = self._owners(place)
        if len(owners) != 1 or self._dimension(reading) != "beds":
            return ""
        if any(self._ends_list(*pair) for pair in self.rows if pair[1].label in owners):
            return ""
        bare = self.words.pattern("{verb.leading}?{counted_in.beds}数?").fullmatch(label)
        known = bare and self.names.suggester.suggest(label, parsed(reading.printed)).is_known
        return owners.pop() if known and self._may_be_theirs(label, reading, place) else ""

    def _ends_list(self, place: int, row: DraftRow) -> bool:
        """Whether the name of a row is the last of several with one figure: 医院、卫生院316个."""
        at = self.names.paragraph.printed.rfind(row.label, self.whole[0], place)
        return at > 0 and self.text[at - 1] in _JOINTS and doubts.CUT in row.doubts

    def _in_full(self, label: str, reading: Reading, place: int) -> str:
        """Return a label with what the rows before it in its sentence say of it."""
        rows = [pair for pair in (*self.said.rows, *self.rows) if pair[0] < place]
        aged = OF_AGES.fullmatch(label)  # 60岁及以上人口95万人,65岁及以上71万人,占15%
        if aged and fold(aged["ages"] + aged["who"]) not in self.text:
            return aged["ages"] + label[aged.end("who") :]
        wholes: list[DraftRow] = []
        if (at := self._within(place)) is not None:
            wholes = [row for start, row in rows if start < at] or self.said.earlier
            wholes = [] if wholes and of_label(wholes[-1]) else wholes
            if among := self._among(at):
                return of_measure(label, among, reading, self.words)
        several = bool(rows) and self._ends_list(*rows[-1])
        before = [] if several else [row.label for _, row in rows]
        return name_in_full(label, reading, before, wholes, self.words)

    def _within(self, place: int) -> int | None:
        """Return where the last 其中 stands that leads to a place, None without one."""
        lead = self.text[self.whole[0] : place]
        starts = [match.start() for match in self.words.pattern("{part.within}").finditer(lead)]
        kept = [start for start in starts if not leaves_bracket(lead[start:])]
        opened = lead.rfind("(")
        if opened > max(kept, default=-1) and ")" not in lead[opened:] and self._counted_at(opened):
            return self.whole[0] + opened  # 救助38万人次(住院12万人次、门诊26万人次)
        return self.whole[0] + kept[-1] if kept else None

    def _counted_at(self, opened: int) -> bool:
        """Whether a bracket opens right behind something counted, and holds parts of it."""
        place = self.whole[0] + opened
        counted = {one.end: one.unit for one in self.names.figures if one.counts}
        inside = [one for one in self.names.figures if one.start > place]
        return place in counted and bool(inside) and inside[0].unit == counted[place]

    def _among(self, within: int) -> str:
        """Return what the words that lead to parts name (在护理人员中), empty for 其中."""
        among = self.words.pattern(_AMONG).match(self.text, self.whole[0], within + _OPENS)
        return clean(among["whole"]) if among else ""

    def _with_beds(self, label: str, reading: Reading, place: int) -> str:
        """Return a part of the beds with what its name lacks: `其中医院90张`, `其中医院占70%`."""
        row = next((row for start, row in reversed(self.rows) if start < place), None)
        base = self.words.pattern("{part.ratio}$").sub("", label)
        if row is None or (self._dimension(reading) != "beds" and base == label):
            return label
        noun = self.words.pattern("{counted_in.beds}").search(row.label)
        if noun is None or not counts_in(base, "count", self.words):
            return label
        within = self.words.pattern("{part.within}").search(self.text[self.whole[0] : place])
        return base + noun[0] + label[len(base) :] if within else label

    def differs(self, label: str, moment: Moment, reading: Reading, scope: str = "") -> bool:
        """Whether the sentence has given another value of the same for the same time."""
        return any(
            row.label == label
            and row.scope == scope
            and row.year == moment.year
            and (other := row.values.get(moment.role)) is not None
            and _is_level(other)
            and _is_level(reading)
            and other.printed != reading.printed
            for _, row in (*self.said.rows, *self.rows)
        )


def _is_level(reading: Reading) -> bool:
    value = parsed(reading.printed)
    return value is not None and value.measure == "level" and not reading.given


def of_label(row: DraftRow) -> tuple[Doubt, ...]:
    """Return what is doubtful about the label of a row, whatever its value."""
    return tuple(doubt for doubt in row.doubts if doubt in _OF_LABEL)
