"""What the label of a figure is: the name before it, the noun behind it, or one of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.language.paragraphs import WIDTH, Figure, Paragraph
from plancmp.tracing.scan.found import Reading
from plancmp.tracing.scan.labels import (
    OPEN_VERB,
    cuts,
    is_indicator_name,
    strip_behind,
    strip_front,
    without_verb,
)
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.values import parsed
from plancmp.vocabulary.labels import normalise_label

_ITEM = re.compile(r"、和|以及|、|和|及(?!以)|与")
_NOUN_END = re.compile(r"[,、:“”]|和|及(?!以)|与|以及|每年|共(?!卫|同)")
_BECOMES = re.compile(
    r"(?:的?[^,。;]{2,40}?)?(?:实现|成为|建成|获得|获评|创成|达到)了?(?P<object>[^,。;:]{3,30})"
)
_PART_OF = re.compile(
    r"的?[^,。;:]{2,24}?(?:达到|具备|能够?|实现|设[有立置]|建[有立成]|配[有备]|开展|提供|成为|纳入|接受|参加|完成|符合|签订|建设|开设|拥有)"
    r"[^,。;:]{2,24}"
)
_ELSEWHERE = re.compile(r"[比较与]|高于|低于|优于")
_SHARED_END = re.compile(
    r"(?:年均)?(?:增长率|增长|增幅|增速)|覆盖率|达标率|合格率|使用率|知晓率|接种率|管理率|死亡率|发病率"
    "|比例|占比|比重|床位数|人数|数量"
)
_GENERIC = re.compile(r"^(?:总?[数量]|比例|比重|占比|总计|总量|其中|比率)$")
_NO_NOUN = re.compile("[以达,高低]")
_LONGEST_NOUN = 40
_REACH = 60


def _names_in(label: str) -> list[str]:
    """Return the names that a label enumerates, none if they are not all names by themselves."""
    items = _ITEM.split(label)
    return items if all(is_indicator_name(item) and len(item) > 3 for item in items) else []


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one sentence, which has these `figures`; all are given as printed."""

    paragraph: Paragraph
    start: int
    end: int
    figures: tuple[Figure, ...]
    suggester: Suggester

    def name(self, start: int, end: int) -> str:
        """Return the name that stands in a piece of the text, as printed."""
        text = self.paragraph.norm[start:end]
        front = len(text) - len(strip_front(text))
        kept = strip_behind(text[front:])
        return self._printed(start + front, start + front + len(kept)).strip("，,、：:“”的")

    def noun(self, figure: Figure) -> str:
        """Return what is counted behind a figure, as printed."""
        following = next(
            (each.start for each in self.figures if each.start >= figure.end), self.end
        )
        text = self.paragraph.norm[figure.end : following]
        if figure.unit == "%":
            part = _PART_OF.match(self.paragraph.norm[figure.end : self.end])
            if part:  # `90%以上的X达到Y`: of all X, those that do Y
                return self._printed(figure.end, figure.end + part.end()).lstrip("的").strip("“”")
            becomes = _BECOMES.match(text)
            if becomes:
                at = figure.end + becomes.start("object")
                return self._printed(at, figure.end + becomes.end()).strip("“”")
        skip = 1 if text.startswith("的") else 0
        stop = _NOUN_END.search(text, skip)
        end = stop.start() if stop else len(text)
        return self._printed(figure.end + skip, figure.end + min(end, _LONGEST_NOUN)).strip("“”")

    def choose(self, name: str, noun: str, figure: Figure, reading: Reading, lead: str) -> str:
        """Return the label: the name before or the noun behind, whichever the language asks for."""
        value = parsed(reading.printed)
        if name.endswith("等") and figure.counts and len(noun) >= 2:
            name = ""  # `A、B等3个X`: what is counted is named behind its instances
        if len(_names_in(name)) > 1:
            return name
        options: list[tuple[float, int, str]] = []
        for side, text in ((0, name), (1, noun)):
            for place, piece in enumerate(cuts(text)):
                cut = piece.strip("“”，、的")
                if len(cut) < 2:
                    continue
                suggestion = self.suggester.suggest(cut, value)
                if suggestion.indicator is not None:
                    options.append((suggestion.score - place - side, side, cut))
        if not options and name and value is not None:
            before = self.paragraph.norm[max(self.start - _REACH, 0) : figure.start].translate(
                WIDTH
            )
            whole = self.suggester.complete(
                name, normalise_label(before, self.suggester.vocabulary), value
            )
            if whole is not None:
                return whole[0]
        if options:
            return max(options, key=lambda option: option[0])[2]
        if not figure.unit and ":" not in self.paragraph.norm[figure.core : figure.end]:
            return name if is_indicator_name(name) else ""
        if _ELSEWHERE.match(name):
            return ""
        if (
            figure.unit == "%"
            and noun
            and _BECOMES.match(self.paragraph.norm[figure.end : self.end])
        ):
            return noun
        opened = not name or (OPEN_VERB.search(lead) is not None and not is_indicator_name(name))
        if noun and opened and len(noun) >= 2 and figure.counts and not _NO_NOUN.match(noun):
            return noun
        if name and not _GENERIC.match(name) and len(name) >= 2:
            return without_verb(name) or name
        if noun and len(noun) >= 3 and (figure.counts or figure.unit == "%") and not name:
            return noun
        return name if len(name) >= 2 else ""

    def items(self, start: int, end: int, count: int) -> list[str]:
        """Return the names of a list if there are `count` of them, else none."""
        text = self.paragraph.norm[start:end]
        front = len(text) - len(strip_front(text))
        text = strip_behind(text[front:])
        start += front
        for joint in (_ITEM, re.compile("、")):
            items, at = [], 0
            for match in joint.finditer(text):
                items.append((at, match.start()))
                at = match.end()
            items.append((at, len(text)))
            if len(items) == count:
                names = [self._printed(start + a, start + b).strip("“”") for a, b in items]
                shared = _SHARED_END.search(names[-1])
                if shared and shared.end() == len(names[-1]):
                    names = [
                        name
                        if is_indicator_name(name) and not name.endswith("费用")
                        else name + shared[0]
                        for name in names
                    ]
                return names
        return []

    def shared(self, label: str) -> list[str]:
        """Return the names of a list that shares one value: `X率和Y率`."""
        items = _names_in(label)
        if len(items) > 1 and self.suggester.suggest(label).indicator is None:
            return items
        return [label]

    def _printed(self, start: int, end: int) -> str:
        return self.paragraph.printed[start:end]
