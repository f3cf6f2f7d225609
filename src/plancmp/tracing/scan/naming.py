"""What the label of a figure is: the name before it, the noun behind it, or one of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from plancmp.language.blocks import Paragraph
from plancmp.language.figures import Figure
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.labels import (
    UNNAMED_PLAN,
    counts_in,
    cuts,
    is_indicator_name,
    per_head,
    strip_behind,
    strip_front,
    without_verb,
)
from plancmp.tracing.scan.shared_ends import with_shared_end
from plancmp.tracing.scan.suggest import Suggester
from plancmp.tracing.scan.values import parsed
from plancmp.vocabulary.labels import normalise_label

ITEM = re.compile(r"、和|以及|、|和|及(?![以时])|与")
_NOUN_END = re.compile("[,、:“”]|进行(?!了)|和(?![美谐平])|及(?![以时])|与|每年|共(?!卫|同|体)")
_BECOMES = r"(?:的?[^,。;]{2,40}?)?{verb.becomes}(?P<object>[^,。;:]{3,30})"
_PART_OF = r"的?[^,。;:]{2,24}?{verb.part_does}[^,。;:]{2,24}"
_DOES = (
    "的?(?P<who>(?:[^,。;:和、()]|[(][^()]*[)]){1,24}?)(?:均|都|{respectively})*"
    "(?P<does>{verb.part_does}[^,。;:0-9]{2,40})"
)
_REACHES_STATE = _DOES.replace("{verb.part_does}", "{verb.part_reaches}")
_ONE_OF_SEVERAL = re.compile("的?(?P<who>[^,。;:]{1,24}?)(?:、和|以及|、|和|及|与)")
_NO_NOUN = "[以达,]|[高低][于达至出]|{moved.how}|的?{time.base}"
_YEAR_INSIDE = re.compile(r"[^()《》]*(?:19|20)[0-9]{2}年(?:底|末|的|度)?(?![0-9])(?=[^()《》]{4})")
_ORIGIN = re.compile(
    "(?<=[^,。;:])[从由](?:(?:19|20)[0-9]{2}年[^,。;0-9]{1,10}的"
    f"|{UNNAMED_PLAN}(?:期间|时期|期|之)?[初末]?的?)$"
)
_BEFORE_THEN = re.compile(
    "(?<=[^,。;:])[从由](?!事|目前)[^,。;:0-9从由]{1,10}(?:初期|之初|初|以前|前)的?$"
)
"""X率从改革前, X数由新中国成立初期的: when a figure was another."""
_EACH = re.compile("每(?!个)[一-龥]{1,2}$")
_ABBREVIATED = re.compile("[(（]以下简称[^()（）]*[)）]")
FROM_THEN = "(?:[从由][^,]{0,14}|年(?:底|末)?|{cue.now})的$"
_OF_THESE = re.compile("^在[^,，。;；0-9]{2,12}中有(?=.{2})")  # 在医院中有公立医院31个
_WHO_DO = "{verb.part_does}[^,。;:]+的$|{name.seat}$"
_AGE = re.compile(r"[0-9]+(?:[-~][0-9]+)?岁")
_INSTANCES = re.compile("等[^、]{2,}$")
_AMONG = re.compile("(?<=[一-龥]{2})(?<![初高集])中$")
_REACHES = re.compile("达到?$")
_GAIN = "(?:{part.measures}|{name.amount}|{name.gain})$"
_REALISED = rf"(?<=[一-龥]{{2}}){{name.realised}}(?=[^,。;:、]{{0,6}}{_GAIN})"
_OPENED, _CLOSED = re.compile("[(（]"), re.compile("[)）]")
_SHORT, _LONGEST_VERB = 3, 4
_COUNTED = ("count", "persons", "beds")
_LONGEST_NOUN = 40
_REACH = 60
_QUOTED = re.compile("“[^“”,。;]{1,24}”(?:[^,、:“”。()和及与以达]{2,20}|(?=[,、。和]))")
_UP_TO = re.compile("[^,。;:、的]{2,14}(?:达到?|超?过|突破)")
_OF_SIZE = re.compile("的[^,。;:、()0-9和及与]{2,20}")
_SEVERAL = re.compile("等?[两二三四五六七八九十]{1,2}[项种类](?:主要)?(?:污染物|指标)")
_RATE_OF = "[一-龥]{2}{name.ends}[一-龥]{0,8}$"
_IN_QUOTES = re.compile("(?<=[一-龥])“[^“”,。;:]{1,12}”(?=[一-龥]{2})")
_BRACKETED = re.compile(r"[(][^()]*[)](?=[^,、]|$)|(?<=[县市区乡镇村])[(][^()0-9]{1,6}[)]")


def _blanks(found: re.Match[str]) -> str:
    """Return as many characters as were found, none of which ends a noun: 省（自治区、直辖市）."""
    return "括" * len(found[0])


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one sentence, which has these `figures`; all are given as printed."""

    paragraph: Paragraph
    start: int
    end: int
    figures: tuple[Figure, ...]
    suggester: Suggester

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.suggester.words

    @property
    def text(self) -> str:
        """The paragraph in half width."""
        return self.paragraph.folded

    def name(self, start: int, end: int) -> str:
        """Return the name that stands in a piece of the text, as printed."""
        text = _without_origin(self.text[start:end])
        front = len(text) - len(strip_front(text, self.words))
        year = _YEAR_INSIDE.match(text, front)
        # 计划到2030年人均预期寿命: what stands before the year is no name
        if year and strip_behind(text[year.end() :], self.words):
            front = len(text) - len(strip_front(text[year.end() :], self.words))
        kept = strip_behind(text[front:], self.words)
        name = self.printed(start + front, start + front + len(kept)).strip("，,、：:“”【】■的")
        name = _OF_THESE.sub("", self.words.pattern(_REALISED).sub("", name))
        name = _ABBREVIATED.sub("", f"“{name}" if name.find("”") > name.find("“") < 0 else name)
        name += "”" if name.count("“") > name.count("”") else ""
        own = self.suggester.without_place(name)
        return own if own == name else strip_front(own, self.words)  # 福建全省现有养老机构

    def noun(self, figure: Figure) -> str:
        """Return what is counted behind a figure, as printed."""
        after = next((other for other in self.figures if other.start >= figure.end), None)
        text = self.text[figure.end : after.start if after else self.end]
        if text.startswith(("、", "(", ")")):
            return ""
        sized = self._sized(figure) if figure.counts else ""
        if sized:
            return sized
        quoted = _QUOTED.match(text) if figure.counts else None
        if quoted:  # 10个“数字领航”企业
            return self.printed(figure.end, figure.end + quoted.end())
        if self.words.pattern("{moved.how}?{moved.verbs}{moved.to}").match(text):
            return ""
        if figure.unit == "%":
            part = self.words.pattern(_PART_OF).match(self.text[figure.end : self.end])
            if part:  # `90%以上的X达到Y`: of all X, those that do Y
                return self.printed(figure.end, figure.end + part.end()).lstrip("的").strip("“”")
            becomes = self.words.pattern(_BECOMES).match(text)
            if becomes:
                at = figure.end + becomes.start("object")
                return self.printed(at, figure.end + becomes.end()).strip("“”")
        if figure.counts and after and self._names_next(text, after):
            return ""
        skip = 1 if text.startswith("的" if figure.unit[-1:] != "人" else ("的", "口")) else 0
        stop = _NOUN_END.search(_IN_QUOTES.sub(_blanks, _BRACKETED.sub(_blanks, text)), skip)
        end = stop.start() if stop else len(text)
        noun = self.printed(figure.end + skip, figure.end + min(end, _LONGEST_NOUN))
        return _AMONG.sub("", noun).strip("“”")

    def _names_next(self, text: str, after: Figure) -> bool:
        """Whether what follows a count is the name of the figure `after` it: 20个X达标率为90%."""
        if re.search("[,、]", text):
            return False
        if after.unit in ("%", "‰") and self.words.pattern(_RATE_OF).search(text):
            return True  # 203个断面水质优良比例连续两年达到100%
        named = strip_behind(text, self.words)
        amount = self.words.pattern("{name.amount}$").search(named)
        return amount is not None or is_indicator_name(named, self.words)

    def _sized(self, figure: Figure) -> str:
        """Return what is counted where a figure says of which size: 2家收入达5亿元的企业."""
        size = next((other for other in self.figures if other.start >= figure.end), None)
        if size is None or not _UP_TO.fullmatch(self.text, figure.end, size.start):
            return ""
        noun = _OF_SIZE.match(self.text, size.end, self.end)
        return self.printed(figure.end, noun.end()) if noun else ""

    def parts(self, figure: Figure) -> list[tuple[Figure, str]]:
        """Return shares side by side, each with its label: `90%的X和80%的Y设立Z`; else nothing."""
        found: list[tuple[Figure, tuple[int, int]]] = []
        rest = [other for other in self.figures if other.start >= figure.start]
        for one, other in pairwise(rest):
            who = _ONE_OF_SEVERAL.fullmatch(self.text, one.end, other.start)
            if one.unit != "%" or other.unit != "%" or who is None:
                break
            found.append((one, who.span("who")))
        last = rest[len(found)]
        reaches = self.words.pattern(_REACHES_STATE).match(self.text, last.end, self.end)
        does = reaches or self.words.pattern(_DOES).match(self.text, last.end, self.end)
        if not found or does is None:
            return []
        what = self.printed(*does.span("does"))
        found.append((last, does.span("who")))
        return [(one, self.printed(*who).strip("“”") + what) for one, who in found]

    def choose(self, name: str, noun: str, figure: Figure, reading: Reading, lead: str) -> str:
        """Return the label: the name before or the noun behind, whichever the language asks for."""
        value = parsed(reading.printed)
        words = self.words
        if name.endswith("等") and figure.counts and len(noun) >= 2:
            name = ""  # `A、B等3个X`: what is counted is named behind its instances
        apart = lead.endswith("、") or words.pattern("{name.circumstance}$").search(name)
        if apart and figure.counts and len(noun) >= 2:
            name = ""  # `4台X、5台Y`: what stands before the mark is counted before it
        if (
            lead.endswith("的")
            and figure.counts
            and len(noun) >= 3
            and not words.pattern(FROM_THEN).search(lead)
        ):
            name = ""  # `覆盖城乡的3个X`
        if noun and figure.unit.endswith("元") and _EACH.search(name):
            return name + noun  # 每生4元营养补助
        if len(name) > _SHORT and not per_head(name, words) and _REACHES.search(lead):
            noun = ""  # 养老床位达4.5万张 (a headline goes on behind a blank)
        if len(self._names_in(name)) > 1 or self.suggester.together(name, value):
            return name
        options: list[tuple[float, int, str]] = []
        for side, text in ((0, name), (1, noun)):
            for place, piece in enumerate(cuts(text, words)):
                cut = piece.strip("“”，、的")
                if len(cut) < 2 or len(_OPENED.findall(cut)) != len(_CLOSED.findall(cut)):
                    continue
                left_out = text[: text.rfind(cut)]
                if _AGE.search(left_out) or words.pattern(_WHO_DO).search(left_out):
                    continue  # 30岁以上|居民糖尿病知晓率; 开展X服务的|医院; 州府所在|地医院
                suggestion = self.suggester.suggest(cut, value)
                if suggestion.indicator is not None:
                    options.append((suggestion.score - place - side, side, cut))
        if not options and name and value is not None:
            before = self.text[max(self.start - _REACH, 0) : figure.start]
            before = normalise_label(before, self.suggester.vocabulary)
            whole = self.suggester.complete(name, before, value)
            if whole is not None:
                return whole[0]
        if options:
            label = max(options, key=lambda option: option[0])[2]
            return self.suggester.narrowed(label, self.text[self.start : figure.start], value)
        if not figure.unit and figure.joint != ":":
            return name if is_indicator_name(name, words) else ""
        if words.pattern("{name.elsewhere}").match(name):
            return ""
        becomes = words.pattern(_BECOMES).match(self.text[figure.end : self.end])
        if figure.unit == "%" and noun and becomes:
            return noun
        opened = not name or (
            words.pattern("{verb.open}{time.this_year}?$").search(lead) is not None
            and not is_indicator_name(name, words)
        )
        noun = "" if words.pattern(_NO_NOUN).match(noun) else noun
        if opened and len(noun) >= 2 and figure.counts:
            return noun
        if self.may_be_verb(name, noun, figure, lead):
            return noun
        if len(name) >= 2:
            return without_verb(name, words) or name
        counts = figure.counts or figure.unit == "%"
        return noun if counts and not name and len(noun) >= 3 else ""

    def may_be_verb(self, name: str, noun: str, figure: Figure, lead: str) -> bool:
        """Whether what stands right before a count is no name but a verb: `深入整治20条河道`.

        It does not end as what is counted does, nor as an indicator; a noun follows the figure.
        """
        short = 1 < len(name) <= _LONGEST_VERB and lead.endswith(name)
        if not short or not figure.counts or figure.core_end < figure.end:
            return False  # 实现25户以上自然村通公路: a condition
        named = is_indicator_name(name, self.words) or any(
            counts_in(name, dimension, self.words) for dimension in _COUNTED
        )
        goes_on = self.words.pattern(_NO_NOUN + "|{verb.part_does}|{verb.leading}").match(noun)
        return len(noun) > 1 and not named and goes_on is None

    def items(self, start: int, end: int, count: int) -> list[str]:
        """Return the names of a list if there are `count` of them, else none."""
        text = _without_origin(self.text[start:end])
        front = len(text) - len(strip_front(text, self.words))
        text = strip_behind(text[front:], self.words)
        start += front
        for joint in (ITEM, re.compile("、")):
            items, at = [], 0
            for match in joint.finditer(_BRACKETED.sub(_blanks, text)):
                items.append((at, match.start()))
                at = match.end()
            items.append((at, len(text)))
            if len(items) == count:
                names = [self.printed(start + a, start + b).strip("“”") for a, b in items]
                names = [self.suggester.without_place(_SEVERAL.sub("", name)) for name in names]
                return with_shared_end(names, self.suggester)
        return []

    def shared(self, label: str, *, of_each: bool = False) -> list[str]:
        """Return the names of a list that shares one value: `X率和Y率`.

        `of_each`: the text says so of each, so that they may share an end (`A、B覆盖率均达`).
        """
        items = self._names_in(label)
        if not items and of_each and not _INSTANCES.search(label):
            ended = with_shared_end(ITEM.split(label), self.suggester)
            items = ended if all(is_indicator_name(name, self.words) for name in ended) else []
        one_share = bool(items) and "占" in items[-1] and "占" not in items[0]  # A数和B量占总量
        if len(items) > 1 and not one_share and self.suggester.suggest(label).indicator is None:
            return items
        return [label]

    def _names_in(self, label: str) -> list[str]:
        """Return the names that a label enumerates, none if not all are names by themselves."""
        if self.words.pattern("[和与][^和与]{2,}{name.ratio}$").search(label):
            return []  # A与B之比
        items = ITEM.split(label)
        whole = all(is_indicator_name(item, self.words) and len(item) > 3 for item in items)
        return items if whole else []

    def printed(self, start: int, end: int) -> str:
        """Return a piece of the text as printed."""
        return self.paragraph.printed[start:end]


def _without_origin(text: str) -> str:
    """Return a name without when it was another: X率从2010年立法前的, X数由“十一五”末的."""
    origin = _ORIGIN.search(text) or _BEFORE_THEN.search(text)
    return text[: origin.start()] if origin else text
