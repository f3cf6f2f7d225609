"""The value language: from what a plan prints to a `Value`, or to an error that helps.

Grammar, after `normalise` has made every character half-width and dropped blanks
(`|` is choice, `?` optional; the words stand in `data/language/`)::

    value       = empty | word | deferred | qualitative | rank | ratio | per | change | level
    empty       = "" | "-"+ | "/" | 暂无
    word        = 基本? 实现? (全覆盖 | 覆盖全市 | 全部 | 所有 | 均 | 应救尽救 …)   reads as 100 %
    deferred    = (按|按照|达到|符合)? authority … (指标|要求|标准|任务|水平|规定)
    qualitative = adverb* verb (并? adverb* verb)?                      持续提升, 同比例提高
    rank        = 百强 | 前 N (名|位|强) | 第 N (名|位)
    ratio       = before? N ":" N after?
    per         = 每 N? 万? (人|户 …) level                             每3万人1辆: 1 辆/3万人
    change      = since? (每年|年均)? direction 了? before? quantity after?
    level       = arrival? before? 负? quantity after?
    quantity    = N 万? 余? unit? | N unit? "-" N unit?                  a range runs upwards
    before      = ≤ < ≥ > = ~ 不低于 不超过 大于 约 …        after = 以上 以下 以内 左右 …
    since       = (比|较|在) (year 年 | “十三五”末 | 上年 …) (相比|基础上)? | 同比
    N           = digits, "," between thousands, "." | in a value without digits a Chinese numeral,
                  which needs a unit behind it

以上, 以下 and 以内 include the figure itself, 超过 and 不足 do not: Civil Code of the PRC,
article 1259. Every form is anchored at both ends and no two of them can match one string.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from plancmp.language.figures import AFTER
from plancmp.language.numbers import ARABIC, CHINESE, NumeralError, read_number
from plancmp.language.periods import PLAN, five_years_of
from plancmp.language.spelling import ValueSyntaxError, normalise
from plancmp.messages import message, plainly
from plancmp.model.value import Value
from plancmp.model.words import Words
from plancmp.reading.words import shipped_words

MAX_LENGTH = 80

# A unit never contains a word that means something else, so that where it ends is never in doubt
# and nothing of a value passes for a unit: 5以外 is not five 以外, 一半 is not one 半.
_LETTER = (
    r"(?:(?!{bounds.after}|{bounds.over}|{bounds.before}|{change}|{annual}|{aim}|{arrival.alone}"
    r"|{arrival.verbs}|{negative}|{since.last_year}|{since.alone}|{coverage.all}|{coverage.nearly}"
    r"|{qualitative.adverbs}|{qualitative.verbs}|{not_in_unit})"
    r"[^\W\d_一二两三四五六七八九])"
)
_UNIT_PER = (
    rf"/(?:[0-9]*{_LETTER}{{1,6}}?(?:[·・•/]{_LETTER}{{1,2}})?"
    rf"|\({_LETTER}{{1,8}}(?:[·×][0-9]*{_LETTER}{{1,3}})?\))"
)
_NAMED_UNIT = rf"(?:(?!十){_LETTER}){{1,6}}?(?:\({_LETTER}\))?"
_UNIT = rf"(?:[%‰‱℃㎡]|{_NAMED_UNIT})?(?:{_UNIT_PER})?"
_BEFORE = "(?P<before>{bounds.before})?"
# N stands for the number: digits, or a Chinese numeral where the value has no digit.
_QUANTITY = (
    rf"(?P<sign>{{negative}})?(?P<number>N)(?P<over>{{scales}}?{{bounds.over}})?(?P<unit>{_UNIT})"
    rf"(?:-(?P<high>{{negative}}?N)(?P<high_unit>{_UNIT}))?"
)
_AIM = "{aim}?"
_ARRIVAL = "(?:{arrival.verbs}{arrival.ends}|{arrival.alone})?"
_SINCE = (
    r"(?:{since.from}(?:(?P<year>(?:19|20)[0-9]{2})年[末底]?"
    rf"|{PLAN}期?{{plan_end}}?|{{since.last_year}}){{since.behind}}?|{{since.alone}})?"
)

_EMPTY = "-*|/|{empty}"
_WORD = (
    f"{_AIM}(?:(?P<nearly>{{coverage.nearly}})?{{coverage.reached}}?(?:100%)?{{coverage.all}}"
    "|(?P<nearly_all>{coverage.nearly_all}))"
)
_DEFERRED = (
    "{deferred.lead}?{deferred.authority}(?:和?{deferred.authority})?{deferred.manner}?的?"
    "{deferred.what}"
)
_QUALITATIVE = (
    "{qualitative.adverbs}*{qualitative.verbs}"
    "(?:并?{qualitative.adverbs}*{qualitative.verbs})?{qualitative.end}?"
)
_RANK = (
    f"{_AIM}{{rank.among}}?"
    "(?:(?P<hundred>{rank.hundred})|前(?P<top>N){rank.top}|第(?P<place>N){rank.place})"
)
_RATIO = f"{_BEFORE}(?P<left>{ARABIC}):(?P<right>{ARABIC}){AFTER}"
_CHANGE = (
    f"{_AIM}{_SINCE}{_AIM}(?P<annual>{{annual}})?{{real}}?(?P<verb>{{change}})了?"
    f"{_BEFORE}{_QUANTITY}{AFTER}"
)
_LEVEL = f"{_AIM}{_ARRIVAL}{_BEFORE}{_QUANTITY}{AFTER}"
_PER = f"每(?P<many>N)??(?P<scale>{{scales}})?名?(?P<base>{{per}}){_LEVEL}"
_DIGIT = re.compile("[0-9]")
_FLIPPED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_UNCOUNTED = re.compile("[%‰‱℃/点]|^$")


def _match(pattern: str, text: str, words: Words) -> re.Match[str] | None:
    return words.pattern(_form(pattern, _DIGIT.search(text) is not None)).fullmatch(text)


@cache
def _form(pattern: str, digits: bool) -> str:
    """Return a form with the number in its place: digits, or a Chinese numeral."""
    number = f"(?:{ARABIC})" if digits else f"(?:{CHINESE})"
    return pattern.replace(">N)", f">{number})").replace("?N)", f"?{number})")


def _number(text: str) -> Decimal:
    try:
        return read_number(text)
    except NumeralError as error:
        raise ValueSyntaxError(error.message, error.hint) from None


class _Quantity:
    """The figure, range, bound and unit that a match of `_QUANTITY` holds."""

    __slots__ = ("bound", "high", "number", "unit")

    def __init__(self, match: re.Match[str], printed: str, words: Words) -> None:
        number, high = match["number"], match["high"]
        self.unit = match["high_unit"] or match["unit"] if high else match["unit"]
        if match["over"]:
            self.unit = match["over"][:-1] + self.unit
            if _UNCOUNTED.search(self.unit):
                raise ValueSyntaxError(
                    plainly("value_over_nothing", over=match["over"][-1], printed=printed),
                    message("value_over_share"),
                )
        if high and match["unit"] and match["high_unit"] not in ("", match["unit"]):
            raise ValueSyntaxError(plainly("value_range_units", printed=printed))
        if not self.unit and not _DIGIT.search(match[0]):
            raise ValueSyntaxError(plainly("value_numeral_unit", printed=printed))
        self.number = _number(number) * (-1 if match["sign"] else 1)
        self.high = _signed(high, words) if high else None
        if self.high is not None and self.high <= self.number:
            raise ValueSyntaxError(
                plainly("value_no_range", printed=printed), message("value_range_form")
            )
        self.bound = _one_bound(match, printed, words)
        if self.bound not in ("", "~", "=") and high:
            raise ValueSyntaxError(plainly("value_range_bound", printed=printed))


def _signed(text: str, words: Words) -> Decimal:
    sign = next((word for word in words.of("negative") if text.startswith(word)), "")
    return _number(text[len(sign) :]) * (-1 if sign else 1)


def _one_bound(match: re.Match[str], printed: str, words: Words) -> str:
    before = words.key("bounds.before", match["before"] or "")
    after = words.key("bounds.after", match["after"] or "")
    over = ">" if match.groupdict().get("over") else ""
    bounds = list(dict.fromkeys(filter(None, (before, over, after))))
    if len(bounds) > 1:
        raise ValueSyntaxError(
            plainly("value_two_bounds", printed=printed, one=bounds[0], other=bounds[1]),
            message("value_bound_by_hand"),
        )
    return bounds[0] if bounds else ""


def _empty(text: str, printed: str, words: Words) -> Value | None:
    return Value(printed, "empty") if _match(_EMPTY, text, words) else None


def _word(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_WORD, text, words)
    if not match:
        return None
    bound = "~" if match["nearly"] or match["nearly_all"] else ""
    return Value(printed, "level", bound, Decimal(100), unit="%")


def _deferred(text: str, printed: str, words: Words) -> Value | None:
    return Value(printed, "deferred") if _match(_DEFERRED, text, words) else None


def _qualitative(text: str, printed: str, words: Words) -> Value | None:
    return Value(printed, "qualitative") if _match(_QUALITATIVE, text, words) else None


def _rank(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_RANK, text, words)
    if not match:
        return None
    if match["place"]:
        return Value(printed, "level", "", _number(match["place"]), unit="位")
    top = _number(match["top"]) if match["top"] else Decimal(100)
    return Value(printed, "level", "<=", top, unit="位")


def _ratio(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_RATIO, text, words)
    if not match:
        return None
    left, right = _number(match["left"]), _number(match["right"])
    if not left or not right:
        raise ValueSyntaxError(plainly("value_zero_ratio", printed=printed))
    return Value(printed, "ratio", _one_bound(match, printed, words), right, antecedent=left)


def _change(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_CHANGE, text, words)
    if not match:
        return None
    if match["sign"] or (match["high"] or "").startswith(words.of("negative")):
        raise ValueSyntaxError(plainly("value_negative_change", printed=printed))
    quantity = _Quantity(match, printed, words)
    annual = "annual_" if match["annual"] else ""
    unit = quantity.unit
    if unit in words.of("rank.change") and match["verb"] in words.of("rank.verbs"):
        measure, unit = "rank_change", "位"
    elif unit == "%":
        measure = f"{annual}change_pct"
    elif unit:
        measure = f"{annual}change_points"
        points = words.key("points", unit)
        unit = {"%": "百分点", "any": ""}.get(points, points or unit)
    else:
        raise ValueSyntaxError(
            plainly("value_change_unit", printed=printed), message("value_change_units")
        )
    number, high, bound = quantity.number, quantity.high, quantity.bound
    if words.key("change", match["verb"]) == "down":
        number, high, bound = fallen(number, high, bound)
    year = int(match["year"]) if match["year"] else None
    if match["quoted"] or match["nth"] or match["bare"]:
        year = five_years_of(match).last
    return Value(printed, measure, bound, number, high, unit, year)


def fallen(
    number: Decimal, high: Decimal | None, bound: str
) -> tuple[Decimal, Decimal | None, str]:
    """Turn the figure of a fall, the higher end of a range and the bound into a signed change.

    A fall by 30 % or more is a change of -30 % or less.
    """
    bound = _FLIPPED.get(bound, bound)
    return (-number, None, bound) if high is None else (-high, -number, bound)


def _level(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_LEVEL, text, words)
    if not match:
        return None
    quantity = _Quantity(match, printed, words)
    if words.key("points", quantity.unit):
        raise ValueSyntaxError(
            plainly("value_points", printed=printed), message("value_points_form")
        )
    return Value(printed, "level", quantity.bound, quantity.number, quantity.high, quantity.unit)


def _per(text: str, printed: str, words: Words) -> Value | None:
    match = _match(_PER, text, words)
    if not match:
        return None
    quantity = _Quantity(match, printed, words)
    if not quantity.unit or _UNCOUNTED.search(quantity.unit):
        raise ValueSyntaxError(
            plainly("value_counts_nothing", printed=printed), message("value_per_form")
        )
    many = f"{_number(match['many']):f}" if match["many"] else ""
    per = f"{many}{match['scale'] or ''}{words.key('per', match['base'])}"
    unit = f"{quantity.unit}/{per}"
    return Value(printed, "level", quantity.bound, quantity.number, quantity.high, unit)


FORMS: tuple[Callable[[str, str, Words], Value | None], ...] = (
    _level, _empty, _word, _change, _ratio, _rank, _qualitative, _deferred, _per,
)  # fmt: skip
"""The forms, likeliest first. They exclude one another, so the order is only for speed."""


def parse_value(printed: str, words: Words | None = None) -> Value:
    """Read one printed value; without `words`, by those that ship with plancmp.

    Raises ValueSyntaxError, with a hint, where `printed` cannot be read for certain.

    >>> value = parse_value("6.0‰以下")
    >>> value.bound, value.number
    ('<=', Decimal('6.0'))
    """
    return _parse(printed, words or shipped_words())


@lru_cache(maxsize=65536)
def _parse(printed: str, words: Words) -> Value:
    if len(printed) > MAX_LENGTH:
        raise ValueSyntaxError(
            plainly("value_too_long", printed=printed[:20], count=str(len(printed))),
            message("value_is_short"),
        )
    text = normalise(printed)
    for form in FORMS:
        value = form(text, printed, words)
        if value is not None:
            return value
    if text.startswith("-") or text.endswith("-"):
        raise ValueSyntaxError(plainly("value_dash", printed=printed), message("value_dash_forms"))
    raise ValueSyntaxError(plainly("value_unread", printed=printed))
