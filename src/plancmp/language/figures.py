"""The figures of a text: where each stands, its number, unit and bound, or why it is none.

One grammar for prose, cells and printed values. Places are those of the folded text that is given.
A number in a date, an age group, a document's number or a fixed name is found too, and said to be
none, so that nothing vanishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from plancmp.language.numbers import ARABIC, CHINESE, NUMERAL, SHARE, NumeralError, read_number
from plancmp.model.words import Words

_COUNTED_IN = (
    r"(?!{not_unit})(?:{units}(?!次|公里|标准?煤)|{counters}|{units})"  # no 家 of 家次
    r"(?:\((?:{units}|{counters})\))?"
)
UNIT = rf"(?:[%‰‱℃]|{{points}}|{{scales}}{{0,2}}{_COUNTED_IN}|{{scales}})"
_EACH = r"[0-9]+{scales}?|{scales}|(?={units}|{counters})"
_TOGETHER = r"/\([^()。,;0-9]{1,8}(?:[·×][0-9]*[^()。,;0-9]{1,3})?\)"
PER = rf"(?:/(?:{_EACH})(?:{{per_what}}|{_COUNTED_IN})?口?|{_TOGETHER})"
_AND_TIME = r"(?:(?<=/[人户])[·・•/]{per_time})"
BEFORE = r"(?P<before>{bounds.before}{!bounds.not_before})?"
AFTER = r"(?:(?:\({bounds.included}\))?(?P<after>{bounds.after}))?"
CORE = (
    rf"(?<![0-9])(?<![0-9]\.)(?P<core>(?P<number>{ARABIC})"
    rf"(?:(?:(?P<low_unit>{UNIT})?(?P<joint>[-~:])|至)(?P<high>{ARABIC}))?"
    rf"(?P<over>{{scales}}?{{bounds.over}})?(?P<unit>{UNIT}?{PER}?{_AND_TIME}?)){AFTER}"
)
_SHARE = rf"{BEFORE}(?P<core>(?P<of>10万|[百千万])分之(?P<number>{ARABIC}|{CHINESE})){AFTER}"
_POINTS = (
    rf"{BEFORE}(?P<core>(?<!{NUMERAL})(?P<number>{CHINESE})(?P<unit>{{points.%}}|{{points.‰}}))"
    rf"{AFTER}"
)
_COUNTED = (
    rf"(?P<core>(?P<number>[一两三四五六七八九十]{{1,3}})(?P<unit>(?!{{counted.not_units}})(?:{{units}}|{{counters}}))){AFTER}"
    r"(?P<noun>[^,。;:、“”()一两三四五六七八九0-9]{2,30})"
)
_ROUND = (
    rf"(?P<before>{{bounds.before}})(?P<core>(?P<number>[十百千万亿])(?P<unit>(?!年)"
    rf"(?:[万亿]{{0,2}}{_COUNTED_IN}|[万亿]{{1,2}}))){AFTER}"
)
_ALONE = ("十", "百", "千", "万", "亿")
_TENTHS = (
    rf"{BEFORE}(?P<core>(?P<number>[一二两三四五六七八九])(?!{{not_tenths}})成(?P<half>半)?){AFTER}"
)
"""Figures in characters that only bound: 超千亿元, 近百场; and tenths: 八成."""
_FRACTION = (
    rf"{BEFORE}(?P<core>(?P<of>[二三四五六七八九十])分之(?P<parts>[一二两三四五六七八九])|一半|半数|过半数?)"
    rf"(?![强弱]){AFTER}"
)
"""A quarter is 25 %, a half 50 %. A third is no decimal, so that no value can say it: 三分之一."""
JOINTS = ("、", "和", "及", "与", "以及", "、和")
"""What stands between figures that are enumerated."""

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "[0-9]{1,2}(?:[-~至到][0-9]{1,2})?月"
_DATE = (
    rf"(?<![0-9.]){_YEAR}(?:[-~至到、]{_YEAR})?年(?:{_MONTH}(?:[0-9]{{1,2}}日)?)?"
    rf"|(?<![0-9.]){_MONTH}(?:[0-9]{{1,2}}日)?|[0-9]{{1,2}}时(?!间)|{_YEAR}[-~]{_YEAR}(?![0-9.%‰])"
    rf"|(?<![0-9.,]){_YEAR}(?:(?![0-9.,%‰\w])|(?=全年))"
    # A day of the month: no 日 that a stay lasts, which follows a verb.
    r"|(?<![0-9.,~至到达为在于过约近低高短住院日天-])(?:[1-9]|[12][0-9]|3[01])日(?!{bounds.after})"
)
_AGE = r"(?<![0-9])[0-9]+(?:[-~至][0-9]+)?{age_units}(?:\(含\))?{bounds.after}?"
_CODE = (
    r"[A-Za-z]_?[0-9]+(?:\.[0-9]+)?|(?<![0-9])[0-9]+(?!(?:{units}|{counters})(?![A-Za-z]))[A-Za-z]+"
)
_MOST_DIGITS = 40  # what has more is a code, not a figure
_NUMBERING = rf"(?:^|(?<=[-*\n]))\(?[0-9]{{1,2}}[).、](?![0-9])|^[0-9]{{1,2}}\.(?={_YEAR}年)|^[①-⑳]"
_TITLE = r"《[^《》]*》|〈[^〈〉]*〉"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: from its first to behind its last character, its bounds in words included.

    `core` is where the number starts, `core_end` where its unit ends, `unit` is the unit as it
    stands there. `joint` is what joins `number` and `high`: a dash of a range, `:` of a ratio.
    `counts` says that the unit is a measure word, so that a noun may follow. `none` says why it is
    no figure (`date`, `age`, `name` …), and is empty for one.
    """

    start: int
    core: int
    core_end: int
    end: int
    number: Decimal | None
    unit: str
    bound: str = ""
    high: Decimal | None = None
    joint: str = ""
    none: str = ""
    counts: bool = False


def figures(text: str, words: Words) -> tuple[Figure, ...]:
    """Return the figures of a folded text in their order."""
    return tuple(figure for figure in all_figures(text, words) if not figure.none)


@lru_cache(maxsize=256)
def all_figures(text: str, words: Words) -> tuple[Figure, ...]:
    """Return whatever a folded text has with a number in it, figures and others, in order."""
    taken = _taken(text, words)
    found = [_share(match, words) for match in words.pattern(_SHARE).finditer(text)]
    found += [_figure(match, words, "") for match in words.pattern(_POINTS).finditer(text)]
    found += [_tenths(match, words) for match in words.pattern(_TENTHS).finditer(text)]
    found += [_figure(match, words, "") for match in words.pattern(_ROUND).finditer(text)]
    found += [_fraction(match, words) for match in words.pattern(_FRACTION).finditer(text)]
    shares = [(figure.core, figure.core_end) for figure in found]
    for match in words.pattern(BEFORE + CORE).finditer(text):
        core = match.start("core")
        if not any(start <= core < end for start, end in shares):
            found.append(_figure(match, words, taken.get(core) or _why_none(match)))
    found += [
        figure
        for figure in _counted(text, words)
        if not any(map(taken.get, range(figure.core, figure.end)))
    ]
    return tuple(sorted(found, key=lambda figure: figure.core))


def runs(text: str, found: Sequence[Figure]) -> list[list[Figure]]:
    """Return figures with those that are enumerated (`a、b和c`) together."""
    grouped: list[list[Figure]] = []
    for figure in found:
        between = text[grouped[-1][-1].end : figure.start] if grouped else ""
        if grouped and between in JOINTS:
            grouped[-1].append(figure)
        else:
            grouped.append([figure])
    return grouped


def bound_of(match: re.Match[str], words: Words) -> str:
    """Return the bound that a match of the grammar carries; what stands behind counts first."""
    after = words.key("bounds.after", match["after"] or "")
    before = words.key("bounds.before", match["before"] or "")
    return after or before


def _figure(match: re.Match[str], words: Words, none: str) -> Figure:
    told = match.groupdict()
    number, high = _read(match["number"]), _read(told.get("high"))
    unit, over, joint = match["unit"], told.get("over"), told.get("joint")
    if over:
        unit = over.rstrip("".join(words.of("bounds.over"))) + unit
    if number is None or (told.get("high") and high is None):
        none = none or "numeral"
    bound = bound_of(match, words) or (">" if over else "")
    counts = bool(unit) and not re.search(r"[%‰‱/点]", unit)
    return Figure(
        match.start(), match.start("core"), match.end("core"), match.end(), number,
        unit, bound, high, joint or "", none, counts,
    )  # fmt: skip


def _share(match: re.Match[str], words: Words) -> Figure:
    number = _read(match["number"])
    return Figure(
        match.start(), match.start("core"), match.end("core"), match.end(), number,
        SHARE[match["of"]], bound_of(match, words), none="" if number is not None else "numeral",
    )  # fmt: skip


def _tenths(match: re.Match[str], words: Words) -> Figure:
    number = (_read(match["number"]) or Decimal(0)) * 10 + (5 if match["half"] else 0)
    after = words.key("bounds.after", match["after"] or "")
    return Figure(
        match.start(), match.start("core"), match.end("core"), match.end(), number, "%",
        after or words.key("bounds.before", match["before"] or ""),
    )  # fmt: skip


def _fraction(match: re.Match[str], words: Words) -> Figure:
    of, parts = _read(match["of"]) or Decimal(2), _read(match["parts"]) or Decimal(1)
    number = 100 * parts / of
    start, end = match.span("core")
    if number * of != 100 * parts:
        return Figure(match.start(), start, end, match.end(), None, "", none="numeral")
    bound = bound_of(match, words) or (">" if match["core"].startswith("过") else "")
    return Figure(match.start(), start, end, match.end(), number, "%", bound)


def _read(text: str | None) -> Decimal | None:
    if text and len(text) > _MOST_DIGITS:
        return None
    one = "一" if text in _ALONE else ""  # 超千亿元 is over one thousand of them
    try:
        return read_number(one + text) if text else None
    except NumeralError:
        return None


def _why_none(match: re.Match[str]) -> str:
    if match["unit"] == "年" and not match["after"] and "." not in match["number"]:
        return "duration"
    text, core = match.string, match.start("core")
    opened = text.rfind("“", max(0, core - 20), core)
    quoted = opened >= 0 and "”" not in text[opened:core] and "”" in text[core : core + 20]
    alone = text.startswith("”", match.end())
    if quoted and (alone or (match["unit"] != "%" and core - opened > 1)):
        return "name"  # inside quotation marks with other words, or alone: “1+3”, “120”
    return ""


def _taken(text: str, words: Words) -> dict[int, str]:
    """Return the places that belong to what has digits but is no figure, and what that is."""
    found = [
        (key, match.span())
        for key in dict.fromkeys(words.key("no_figure", word) for word in words.of("no_figure"))
        for match in words.pattern(f"(?<![0-9.]){{no_figure.{key}}}").finditer(text)
    ]
    value, group = words.pattern("{age_value}[^,。;]{0,14}$"), words.pattern("{age_group}")
    for match in words.pattern(_AGE).finditer(text):
        lead = text[max(0, match.start() - 30) : match.start()]
        ranges = re.search("[-~至].*岁", match[0])  # 为35-64岁农村妇女: of no one value
        if ranges or not value.search(lead) or group.match(text, match.end()):
            found.append(("age", match.span()))
    for kind, form in (
        ("name", _TITLE), ("code", _CODE), ("numbering", _NUMBERING), ("date", _DATE),
    ):  # fmt: skip
        found += [(kind, match.span()) for match in words.pattern(form).finditer(text)]
    return {place: kind for kind, span in reversed(found) for place in range(*span)}


def _counted(text: str, words: Words) -> Iterator[Figure]:
    """Yield the counts in characters: where something is set up that can be counted."""
    set_up = words.pattern("{counted.verbs}了?$")
    last = -1
    for match in words.pattern(_COUNTED).finditer(text):
        lead = text[max(0, match.start() - 12) : match.start()]
        joined = last >= 0 and text[match.start() - 1 : match.start()] in ("、", "和", "与", "及")
        goes_on = joined and not re.search("[。;]", text[last : match.start()])
        if not set_up.search(lead) and not goes_on:
            continue
        noun = re.split("和|及|与|共", match["noun"])[0]
        if words.pattern("{counted.not_things}").search(noun):
            continue
        if match["number"] == "一" and not words.pattern("{counted.things}$").search(noun):
            continue
        number = _read(match["number"])
        last = match.end("after") if match["after"] else match.end("core")
        if number is not None:
            yield Figure(
                match.start("core"), match.start("core"), match.end("core"), last, number,
                match["unit"], words.key("bounds.after", match["after"] or ""), counts=True,
            )  # fmt: skip
