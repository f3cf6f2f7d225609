"""Making printed labels comparable: one spelling for what documents write in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from plancmp.language.numbers import NumeralError, read_number
from plancmp.model.units import Units
from plancmp.model.vocabulary import LabelWords, Vocabulary

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): " ", ord("∶"): ":", ord("～"): "-", ord("~"): "-", ord("—"): "-", ord("–"): "-",
    ord("－"): "-", ord("〔"): "(", ord("〕"): ")", ord("【"): "(", ord("】"): ")",
    ord("Ⅰ"): "1", ord("Ⅱ"): "2", ord("Ⅲ"): "3", ord("㎡"): "平方米", ord("﹪"): "%",
}  # fmt: skip
_BLANK = re.compile(r"\s+")
_BRACKET = re.compile(r"\((?:单位:)?(?P<unit>[^()]{1,16})\)$")
_PER_HEAD = re.compile(r"(?P<unit>[^/]+)/每?(?P<scale>10万|十万|百万|千|万|百)人口?")
_A_TIME = re.compile(r"/(?:年|日|天|次)$")
_PER = re.compile(
    r"(?:平均)?(?:每|^)1?(10万|十万|千|万|百)(?:名|个|位)?(?:常住|户籍)?(?:居民|人口|人)(?:拥有|平均|均|的|占有)*"
)
_EVERY_ONE = re.compile(r"(?:平均)?每1([万千])")
_NUMERAL = "[一二两三四五六七八九十]+"
_CHINESE_AGE = re.compile(f"{_NUMERAL}(?=(?:[-至到]{_NUMERAL})?(?:周?岁|年生存|年平均|天))")
_AGE = re.compile(r"([0-9]+)(?:周?岁)?(?:-|至|到)([0-9]+)周?岁(?:以下)?")
_AGE_TO = re.compile(r"0-([0-9]+)岁以下")
_ABOVE = re.compile(r"([0-9]+)周?岁(?:及以|\(含\)以|以|及)(上|下)")
_YEARS_OLD = re.compile(r"([0-9]+)周岁")
_QUOTES = str.maketrans("", "", "的“”\"‘’'《》「」·")
_FRONT = ("row_number", "when", "area", "scope")
_LONGEST_PLACE = 12
_KEPT = 65536


@dataclass(frozen=True, slots=True)
class PlainLabel:
    """A label in one common spelling, and the unit that stood in brackets after it, if any."""

    text: str
    unit: str = ""


def _in_digits(match: re.Match[str]) -> str:
    """Return a numeral in digits, as it stands where it is no one number."""
    try:
        return str(read_number(match[0]))
    except NumeralError:
        return match[0]


@lru_cache(maxsize=65536)
def literal_label(label: str) -> str:
    """Return the label as printed, half-width, lower case and without blanks."""
    return _BLANK.sub("", label.translate(_WIDTH)).lower()


class Labels:
    """Spells labels as one vocabulary asks for it: with its words, its units and its places."""

    def __init__(self, words: LabelWords, units: Units, places: frozenset[str]) -> None:
        self.words = words
        self.units = units
        self.places = places
        self._plain: dict[str, PlainLabel] = {}

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return a pattern of the vocabulary, one that matches nothing where it has none."""
        return re.compile(self.words.patterns.get(name, r"(?!)"))

    def plain(self, label: str) -> PlainLabel:
        """Return the label in one common spelling, and its unit.

        Half-width, without blanks, row numbers, units in brackets, year and area in front; ways to
        say the same made one.
        """
        found = self._plain.get(label)
        if found is None:
            if len(self._plain) >= _KEPT:
                self._plain.clear()
            found = self._plain[label] = self._spelled(label)
        return found

    def _spelled(self, label: str) -> PlainLabel:
        text, unit, per = self._without_unit(literal_label(label))
        text = self._tail.sub("", self.without_front(text))
        if per and not text.startswith(("每", "千", "万", "10万")):
            text = f"每{per}人{text}"
        text = _EVERY_ONE.sub(r"每\1", text)
        text = _CHINESE_AGE.sub(_in_digits, text)
        text = _YEARS_OLD.sub(r"\1岁", text)
        text = _AGE.sub(
            lambda match: match[0].replace("至", "-").replace("到", "-").replace("周岁", "岁"), text
        )
        text = _AGE_TO.sub(r"\1岁以下", text)
        text = _ABOVE.sub(r"\1岁以\2", text)
        text = _PER.sub(lambda match: f"每{match[1].replace('十万', '10万')}人", text)
        for printed, plain in self.words.same:
            if printed in text:
                text = text.replace(printed, plain)
        text = text.translate(_QUOTES)
        if text.startswith("每"):
            text = text.removesuffix("数")
        return PlainLabel(text, unit)

    def _without_unit(self, text: str) -> tuple[str, str, str]:
        """Take remarks and units off: text, unit, and what a unit such as 人/千人 is per."""
        unit = per = ""
        before = ""
        while before != text:
            before = text
            text = self._remark.sub("", text)
            match = _BRACKET.search(text)
            if match is not None and not self._is_unit(match["unit"]):
                match = None
            match = match or self._bare.search(text)
            if match is not None and match.start():
                head = _PER_HEAD.fullmatch(match["unit"])
                unit = unit or match["unit"]
                per = per or (head["scale"].replace("十万", "10万") if head else "")
                text = text[: match.start()]
        return text, unit, per

    def _is_unit(self, text: str) -> bool:
        head = _PER_HEAD.fullmatch(text)
        one = head["unit"] if head else _A_TIME.sub("", text).removeprefix("1")
        return any(
            label in self.words.units or self.units.find(label) is not None for label in (text, one)
        )

    def without_front(self, text: str) -> str:
        """Take off what stands in front of the name: row number, year, area, place, scope."""
        before = ""
        while before != text:
            before = text
            for pattern in self._front:
                match = pattern.match(text)
                # What is nothing but a year or an area is the whole label, and kept.
                if match is not None and len(text) - match.end() >= 2:
                    text = text[match.end() :].lstrip(",:、的")
            text = self.without_place(text)
        return text

    def without_place(self, text: str) -> str:
        """Take off the name of a place that stands in front."""
        end = self._place_end(text)
        return text[end:].lstrip(",:、的") if end and len(text) - end >= 2 else text

    def _place_end(self, text: str) -> int:
        """Return where the name of a place that a label starts with ends, 0 without one."""
        for end in range(min(_LONGEST_PLACE, len(text)), 1, -1):
            if text[:end] in self.places:
                return end if not self._no_place.match(text, end) else 0
        return 0

    @cached_property
    def _front(self) -> tuple[re.Pattern[str], ...]:
        return tuple(self.pattern(name) for name in _FRONT)

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        return self.pattern("tail")

    @cached_property
    def _remark(self) -> re.Pattern[str]:
        return self.pattern("remark")

    @cached_property
    def _no_place(self) -> re.Pattern[str]:
        return self.pattern("no_place")

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """A share's unit right behind a name, without brackets: 婴儿死亡率‰."""
        signs = [
            re.escape(name)
            for name, unit in self.units.by_name.items()
            if unit.dimension == "share" and not "\u3400" <= name[0] <= "\u9fff"
        ]
        longest = "|".join(sorted(signs, key=lambda sign: (-len(sign), sign)))
        return re.compile(rf"(?<=[\u4e00-\u9fff)])[,/]?(?P<unit>{longest or '(?!)'})$")


_made: WeakKeyDictionary[LabelWords, Labels] = WeakKeyDictionary()
_generic = Labels(LabelWords(), Units({}), frozenset())


def labels_of(vocabulary: Vocabulary) -> Labels:
    """Return the speller of a vocabulary, the same one as long as its words are the same."""
    found = _made.get(vocabulary.labels)
    if found is None:
        names = {place.zh for place in vocabulary.places.values()}
        names |= {
            place.zh[: -len(ending)]
            for place in vocabulary.places.values()
            for ending in vocabulary.labels.place_endings
            if place.level != "county" and place.zh.endswith(ending)
            if len(place.zh) - len(ending) >= 2
        }
        # The speller must not keep its key alive.
        words = replace(vocabulary.labels)
        found = _made[vocabulary.labels] = Labels(words, vocabulary.units, frozenset(names))
    return found


def normalise_label(label: str, vocabulary: Vocabulary | None = None) -> str:
    """Return the label in one common spelling, to compare labels by.

    With a vocabulary its words count too (期望寿命 and 预期寿命); without one only the language.
    """
    return (labels_of(vocabulary) if vocabulary else _generic).plain(label).text
