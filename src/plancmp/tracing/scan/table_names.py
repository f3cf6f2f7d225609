"""What a table says of the names of all its rows: what it counts, and whose that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plancmp.language.folding import clean
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import counts_in, is_indicator_name, per_head, says_of_each
from plancmp.tracing.scan.suggest import Suggester

BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_JOINED = re.compile("[、和及与]")
_NO_NAME = re.compile("[、和及与]|[0-9][0-9.]*[万亿%‰]")
_SHORTEST = 3
_COUNTED = ("count", "persons", "beds")
MEASURED = ("persons", "beds", "money")
_TITLE = re.compile(
    r"(?:表|附表|图|专栏)?(?:(?!(?:19|20)[0-9]{2})[0-9一二三四五六七八九十]+)?(?:[-—.－][0-9]+)*[:：]?\s*"
    r"(?:(?:19|20)[0-9]{2}年?(?:[-—~至](?:19|20)[0-9]{2}年?)?(?:[0-9]{1,2}月)?(?:底|末)?)?"
)
_AGES = re.compile("[0-9]+(?:[-—~至][0-9]+)?岁")
_REGION = re.compile(".*[东中西南北]部")
"""Ends like an institution (门诊部) and is none."""
_NOUN, _ALIKE = 2, 2
_UP_TO_OWNER = "^.*(?<![出入住]){table_of.owners}(?=..)"
"""各类医疗机构 of 各类医疗机构床位数, nothing of 出院人数."""


@dataclass(frozen=True, slots=True)
class Line:
    """The name of a row as printed; `marked` as a part of what stands above it."""

    label: str
    marked: bool

    @property
    def text(self) -> str:
        """The name in half width."""
        return clean(self.label)


@dataclass(frozen=True, slots=True)
class Owner:
    """The institutions that a table with measures in its heads is about, or that of `several`."""

    name: str = ""
    several: bool = False


@dataclass
class TableNames:
    """What a table says of the names of all its rows; `again` are the names of several of them."""

    title: str
    own: str
    suggester: Suggester
    again: frozenset[str]
    counted: bool
    of_places: bool
    subject: str = field(init=False)
    owner: Owner = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.suggester.words
        self.subject = "" if self.counted else _subject(self.title, self.words)
        self.owner = _owner(self.title, self.words) if self.counted else Owner()
        place = self.suggester.vocabulary.places.get(self.own)
        self.own_name = place.zh if place else ""

    def core(self, line: Line) -> str:
        """The name of a row without the word that says of what it is a part."""
        return self.words.pattern("^{table_of.part}[:,]?").sub("", line.text)

    def is_total(self, line: Line) -> bool:
        """Whether a row is of all that the table counts."""
        form = self.words.pattern("(?:{table_of.all})?(?:{table_of.total}|{table_of.sum})+")
        all_ = form.fullmatch(line.text) is not None
        return line.text == self.own_name or all_

    def says_part(self, line: Line) -> bool:
        """Whether a sign or a word says that a row is a part of one above."""
        return self.core(line) != line.text or line.marked

    def is_inner(self, line: Line) -> bool:
        """Whether a row is a part of one above by what it says."""
        return (
            self.says_part(line) or self.words.pattern("{part.of}").fullmatch(line.text) is not None
        )

    def is_whole(self, line: Line) -> bool:
        """Whether a row is the name of an indicator."""
        name = BRACKET.sub("", self.core(line))
        return is_indicator_name(name, self.words) or per_head(name, self.words) != ""

    def has_unit(self, name: str) -> bool:
        """Whether a unit stands in brackets behind a name."""
        return self.without_unit(name) != name

    def unit_of(self, line: Line) -> str:
        """Return the unit that stands in brackets behind the name of a row, empty without one."""
        said = BRACKET.search(line.text)
        return said[0][1:-1] if said and self.has_unit(line.label) else ""

    def without_unit(self, name: str) -> str:
        """Return a name without the unit that stands in brackets behind it."""
        known = unit_in(clean(name), self.words)
        return BRACKET.sub("", name) if known else self.suggester.without_unit(name)

    def is_noun(self, line: Line) -> bool:
        """Whether a row names what is counted."""
        return any(counts_in(self.core(line), kind, self.words) for kind in _COUNTED)

    def is_foreign(self, line: Line) -> bool:
        """Whether a row is of another place than the document."""
        elsewhere = self.of_places or self.suggester.is_elsewhere(line.text, self.own)
        return elsewhere and not self.is_total(line)

    def counts_of_places(self, line: Line) -> bool:
        """Whether the row of another place is of a part of the document's own."""
        inside = self.suggester.is_inside(line.text, self.own, known=not self.of_places)
        told = bool(self.subject) or self.counted or self.of_places
        return told and (inside or not self.own)

    @property
    def whole_title(self) -> str:
        """The title without its number: what a table of places counts, if nothing else says it."""
        text = self.words.pattern("^{annex}[0-9]*:").sub("", clean(self.title))
        return _TITLE.sub("", text, count=1)

    def _measure(self, core: str) -> str:
        """Return what is counted of a kind of institutions: 床位数 of 各类医疗机构床位数."""
        if not counts_in(core, "count", self.words):
            return self.subject
        return self.words.pattern(_UP_TO_OWNER).sub("", self.subject)

    def _is_among(self, core: str, whole: str) -> bool:
        """Whether a row counts what a whole counts, too: 注册护士 of 卫生人员数, 医院 of 机构数."""
        base = self._base(whole)
        if says_of_each(base) or self.words.pattern("{name.ends}|{counted_in.beds}").search(base):
            return False  # 市办医院 below 每千人口床位数: its beds
        return any(
            all(counts_in(text, kind, self.words) for text in (core, base))
            for kind in ("persons", "count")
        )

    def _base(self, name: str) -> str:
        """Return what the name of a number counts: 医院 of 医院数."""
        return self.words.pattern("{unsaid.count}$").sub("", name)

    def counted_with(self, line: Line, unit: str) -> bool:
        """Whether what a row names is counted in a unit: 卫生院 in 个, 护士 in 人."""
        found = self.suggester.vocabulary.units.find(unit)
        meant = self.suggester.suggest(self.core(line)).indicator
        if found is None or (meant and meant.unit.dimension != found.dimension):
            return False
        return meant is not None or counts_in(self.core(line), found.dimension, self.words)

    def _is_kind(self, core: str) -> bool:
        """Whether a noun says which of those counted it means: 医院, but not 机构."""
        return len(core) > _NOUN or self.suggester.suggest(core + "数").is_known

    def is_of_each(self, core: str, above: str) -> bool:
        """Whether a row names institutions below what is measured of all of them."""
        told = self.words.pattern("(?<!基层){table_of.all}").search(above) is not None
        if not counts_in(core, "count", self.words) or (per_head(above, self.words) and not told):
            return False
        counted = counts_in(
            self.words.pattern("{unsaid.count}$").sub("", above), "count", self.words
        )
        return is_indicator_name(above, self.words) and not counted

    def per_of(self, core: str, above: str) -> str:
        """Return per whom a part of a rate is, where only the rate says so: 每千人口.

        公立医院床位数 below 每千人口床位数 is no number of beds.
        """
        whole = self.without_unit(clean(above))
        alike = core[-_ALIKE:] == whole[-_ALIKE:]
        return per_head(whole, self.words) if alike and not says_of_each(core) else ""

    def name_of(self, line: Line, above: str, group: str) -> str:
        """Return the name of a row, made of more than its cell where that is not all."""
        label, core = line.label, self.core(line)
        cut = label[len(label) - len(core) :]
        inner, total = self.is_inner(line), self.is_total(line)
        sort = _is_sort_of(core, self.subject) or self._is_among(core, self.subject)
        made = label
        per = self.per_of(core, above) if inner else ""
        if per:
            made = per + cut
        elif self.is_whole(line) and not (inner and above and line.text in self.again):
            made = cut
        elif inner and above and _AGES.match(core) and _AGES.match(clean(above)):
            made = cut  # one age is told whole: 65岁及以上
        elif inner and above and self._is_among(core, clean(above)) and self._is_kind(core):
            made = cut  # #乡镇卫生院 below 基层医疗卫生机构
        elif inner and above and self.is_of_each(core, clean(above)):
            whole = self.without_unit(above)  # #医院 below 床位数, 每千人口医疗卫生机构床位数
            all_ = self.words.pattern("(?<!基层){table_of.all}").search(whole)
            if all_ and per_head(clean(whole), self.words):
                made = whole.replace(all_[0], cut, 1)
            else:
                made = cut + self.words.pattern(_UP_TO_OWNER).sub("", whole)
        elif inner and above:
            made = self.without_unit(above) + label
        elif core != line.text and not self.subject:  # of all, which has no name
            made = cut
        elif self.subject and not sort:
            made = self.subject if total else label + self._measure(core)
        elif self.owner.name and not (inner or self.is_noun(line)):
            made = self.owner.name if total else label + self.owner.name
        return made if inner else group + made


def _is_sort_of(text: str, subject: str) -> bool:
    """Whether a row is a sort of what its table counts: 卫生技术人员 of 卫生人员数."""
    return len(text) > _NOUN and text[-_NOUN:] in subject[-_NOUN - 1 :]


def _subject(title: str, words: Words) -> str:
    """Return what a table counts, where its title ends in the name of that: 各类机构床位数."""
    text = BRACKET.sub("", _TITLE.sub("", clean(title), count=1))
    text = words.pattern("^(?:{table_of.time}|{table_of.total})+").sub("", text)
    text = words.pattern("(?:{table_of.report})+(?:表)?$").sub("", text)
    whole = len(text) >= _SHORTEST and not _NO_NAME.search(text)
    counted = any(counts_in(text, kind, words) for kind in MEASURED)
    return text if whole and (is_indicator_name(text, words) or counted) else ""


def _owner(title: str, words: Words) -> Owner:
    """Return the institutions that a table is about, where its title names no others.

    `各类医院基本情况` is of hospitals; one of all institutions (`卫生机构`) is of none.
    """
    text = words.pattern(
        "^(?:{table_of.time}|{table_of.total}|{table_of.sum}|各?{table_of.places})+"
    ).sub("", _TITLE.sub("", clean(title), count=1))
    text = words.pattern("{table_of.some}").sub("", text)
    said = words.pattern("^{table_of.kinds}?(.*{counted_in.count})(?!生|员)").search(text)
    told = re.search("[。,;]", text) is not None  # no title
    if (
        said is None
        or told
        or _REGION.fullmatch(said[1])
        or words.pattern("{table_of.all}").fullmatch(said[1])
    ):
        return Owner()
    name = said[1].split("的")[0]  # 某类医院的机构
    return Owner("", several=True) if _JOINED.search(name) else Owner(name)


def unit_in(name: str, words: Words) -> str:
    """Return the unit in brackets at the end of a name or a head, empty if there is none."""
    said = BRACKET.search(name)
    unit = said[0][1:-1] if said else ""
    core = unit.lstrip("百千万亿")
    known = core in words.of("units") or core in words.of("counters") or "/" in core
    return unit if core and known else ""
