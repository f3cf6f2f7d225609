"""The value language: from what a plan prints to a `Value`, or to an error that helps.

Grammar, after `normalise` has made every character half-width and dropped blanks
(`|` is choice, `?` optional; Chinese words stand for themselves)::

    value       = empty | word | deferred | qualitative | rank | ratio | change | level
    empty       = "" | "-"+ | "/" | 暂无
    word        = 基本? 实现? (全覆盖 | 覆盖全市 | 全部 | 所有 | 均 | 应救尽救 …)   reads as 100 %
    deferred    = (按|按照|达到|符合)? authority … (指标|要求|标准|任务|水平|规定)
    qualitative = adverb* verb (并? adverb* verb)?                      持续提升, 同比例提高
    rank        = 百强 | 前 N (名|位|强) | 第 N (名|位)
    ratio       = before? N ":" N after?
    change      = since? (每年|年均)? direction 了? before? quantity after?
    level       = arrival? before? quantity after?
    quantity    = N 余? unit? | N unit? "-" N unit?                      a range runs upwards
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

from plancmp.language.spelling import FORMS_HINT, ValueSyntaxError, normalise
from plancmp.model.value import Value

MAX_LENGTH = 80

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_CHINESE = r"[一二两三四五六七八九十百千]+"
# A unit never contains a word that bounds a figure, so where the unit ends is never in doubt.
_LETTER = r"(?:(?!以上|以下|以内|之内|之上|及以|左右|上下|强)[^\W\d_])"
_UNIT = rf"(?:[%‰‱℃]|{_LETTER}{{1,6}}?)?(?:/[0-9]*{_LETTER}{{1,6}}?)?"

_BEFORE_WORDS = {
    "≤": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "不多于": "<=", "不大于": "<=",
    "不得超过": "<=", "不得高于": "<=", "至多": "<=", "最多": "<=", "小于等于": "<=",
    "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "不得低于": ">=",
    "不得少于": ">=", "至少": ">=", "最少": ">=", "大于等于": ">=",
    "<": "<", "小于": "<", "低于": "<", "少于": "<", "不足": "<", "不到": "<", "不满": "<",
    ">": ">", "大于": ">", "高于": ">", "多于": ">", "超过": ">", "超": ">", "逾": ">",
    "=": "=", "等于": "=", "~": "~", "约": "~", "大约": "~", "约为": "~", "近": "~", "接近": "~",
}  # fmt: skip
_AFTER_WORDS = {
    "以上": ">=", "及以上": ">=", "之上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=",
    "之内": "<=", "内": "<=", "左右": "~", "上下": "~",
}  # fmt: skip


def _words(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE = rf"(?P<before>{_words(_BEFORE_WORDS)})?"
_AFTER = rf"(?P<after>{_words(_AFTER_WORDS)})?"
# N stands for the number: digits, or a Chinese numeral where the value has no digit.
_QUANTITY = rf"(?P<number>N)(?P<over>余)?(?P<unit>{_UNIT})(?:-(?P<high>N)(?P<high_unit>{_UNIT}))?"
_AIM = r"(?:力争|争取|确保)?"
_ARRIVAL = (
    r"(?:(?:提高|提升|增加|增长|上升|下降|降低|降|减少|缩短|控制|稳定|保持|维持|巩固|增|扩大)"
    r"(?:到|至|在|为)|达到|达|至|到|为)?"
)
_SINCE = (
    r"(?:(?:比|较|与|在)(?:(?P<year>(?:19|20)[0-9]{2})年(?:末|底)?"
    r"|[“\"]?十(?P<plan>[一二三四五])五[”\"]?(?:期)?(?:末|期末)?|上年|去年|上年同期)"
    r"(?:相比|基础上|的基础上|同期)?|同比)?"
)
_FALL = "下降|降低|减少|缩短|降幅为|降幅达到|降幅达|降幅|减幅|后退"
_RISE = "增长|增加|提高|提升|上升|扩大|增幅为|增幅达到|增幅达|增幅|前进|跃升"
_RANK_VERBS = "前进|后退|上升|跃升"

_EMPTY = r"-*|/|暂无"
_WORD = (
    rf"{_AIM}(?:(?P<nearly>基本)?(?:实现)?(?:100%)?"
    r"(?:全覆盖|全面覆盖|全部覆盖|覆盖全[市县区省](?:人口)?|全部|所有|均|人人|全员"
    r"|应[签保救治检]尽[签保救治检])"
    r"|(?P<nearly_only>基本)覆盖)"
)
_DEFERRED = (
    r"(?:按|按照|达到|符合|完成)?(?:上级|国家|国家级|自治区|省|省级|市|市级|自治区级)"
    r"(?:和?(?:国家|自治区|省|市))?(?:有关|相关|下达|规定|核定|统一)?的?"
    r"(?:指标|要求|标准|任务|水平|规定|下达指标)"
)
_ADVERB = (
    "持续|稳步|逐步|逐渐|进一步|明显|显著|不断|大幅度|大幅|同比例|同比|有所|继续|逐年|总体|有效"
    "|力争|得到|小幅|呈"
)
_VERB = (
    "提升|提高|降低|下降|增加|增长|减少|改善|扩大|缩小|缩短|保持|稳定|巩固|控制|遏制|消除|增强"
    "|放缓|上升"
)
_QUALITATIVE = rf"(?:{_ADVERB})*(?:{_VERB})(?:并?(?:{_ADVERB})*(?:{_VERB}))?(?:趋势)?"
_RANK = (
    rf"{_AIM}(?:全国|全区|全省|自治区)?"
    r"(?:(?P<hundred>百强)|前(?P<top>N)(?:名|位|强)|第(?P<place>N)(?:名|位))"
)
_RATIO = rf"{_BEFORE}(?P<left>{_DIGITS}):(?P<right>{_DIGITS}){_AFTER}"
_CHANGE = (
    rf"{_AIM}{_SINCE}{_AIM}(?P<annual>每年|年均|平均每年)?(?P<verb>{_FALL}|{_RISE})了?"
    rf"{_BEFORE}{_QUANTITY}{_AFTER}"
)
_LEVEL = rf"{_AIM}{_ARRIVAL}{_BEFORE}{_QUANTITY}{_AFTER}"
_DIGIT = re.compile("[0-9]")


@cache
def _compiled(pattern: str, digits: bool) -> re.Pattern[str]:
    """Compile a form when it is first needed: together they take as long as reading a plan."""
    number = f"(?:{_DIGITS})" if digits else f"(?:{_CHINESE})"
    return re.compile(pattern.replace(">N)", f">{number})"))


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern, _DIGIT.search(text) is not None).fullmatch(text)


_CHINESE_DIGITS = {digit: i for i, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_CHINESE_POWERS = {"十": 10, "百": 100, "千": 1000}


def _read_number(text: str) -> Decimal:
    if text[0] in "0123456789":
        return Decimal(text.replace(",", ""))
    total, digit, power = 0, None, 10_000
    for char in text:
        if char in _CHINESE_DIGITS:
            if digit is not None:
                raise ValueSyntaxError(f"{text!r} is not a Chinese numeral")
            digit = _CHINESE_DIGITS[char]
        else:
            if _CHINESE_POWERS[char] >= power:
                raise ValueSyntaxError(f"{text!r} is not a Chinese numeral")
            power = _CHINESE_POWERS[char]
            total += (1 if digit is None else digit) * power
            digit = None
    return Decimal(total + (digit or 0))


_FLIPPED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}


class _Quantity:
    """The figure, range, bound and unit that a match of `_QUANTITY` holds."""

    __slots__ = ("bound", "high", "number", "unit")

    def __init__(self, match: re.Match[str], printed: str) -> None:
        number, high = match["number"], match["high"]
        self.unit = match["high_unit"] or match["unit"] if high else match["unit"]
        if high and match["unit"] and match["high_unit"] not in ("", match["unit"]):
            raise ValueSyntaxError(f"the two ends of the range {printed!r} have different units")
        for text in (number, high):
            if text and text[0] not in "0123456789" and not self.unit:
                raise ValueSyntaxError(f"the Chinese numeral in {printed!r} has no unit behind it")
        self.number = _read_number(number)
        self.high = _read_number(high) if high else None
        if self.high is not None and self.high <= self.number:
            raise ValueSyntaxError(
                f"{printed!r} is neither a range that runs upwards nor a number",
                "a range is written low-high; a negative value is given by hand",
            )
        self.bound = self._one_bound(match, printed)

    @staticmethod
    def _one_bound(match: re.Match[str], printed: str) -> str:
        before = _BEFORE_WORDS[match["before"]] if match["before"] else ""
        after = _AFTER_WORDS[match["after"]] if match["after"] else ""
        if match["over"]:
            after = after or ">"
        if before and after and before != after:
            raise ValueSyntaxError(
                f"{printed!r} carries two bounds that differ: {before} and {after}",
                "keep what is printed and give the meaning by hand: {printed: …, bound: …, …}",
            )
        if (before or after) not in ("", "~", "=") and match["high"]:
            raise ValueSyntaxError(f"{printed!r} has a bound on a range", FORMS_HINT)
        return before or after


def _empty(text: str, printed: str) -> Value | None:
    return Value(printed, "empty") if _match(_EMPTY, text) else None


def _word(text: str, printed: str) -> Value | None:
    match = _match(_WORD, text)
    if not match:
        return None
    bound = "~" if match["nearly"] or match["nearly_only"] else ""
    return Value(printed, "level", bound, Decimal(100), unit="%")


def _deferred(text: str, printed: str) -> Value | None:
    return Value(printed, "deferred") if _match(_DEFERRED, text) else None


def _qualitative(text: str, printed: str) -> Value | None:
    return Value(printed, "qualitative") if _match(_QUALITATIVE, text) else None


def _rank(text: str, printed: str) -> Value | None:
    match = _match(_RANK, text)
    if not match:
        return None
    if match["place"]:
        return Value(printed, "level", "", _read_number(match["place"]), unit="位")
    top = _read_number(match["top"]) if match["top"] else Decimal(100)
    return Value(printed, "level", "<=", top, unit="位")


def _ratio(text: str, printed: str) -> Value | None:
    match = _match(_RATIO, text)
    if not match:
        return None
    left, right = _read_number(match["left"]), _read_number(match["right"])
    if not left or not right:
        raise ValueSyntaxError(f"a ratio with a zero in it: {printed!r}")
    before = _BEFORE_WORDS[match["before"]] if match["before"] else ""
    after = _AFTER_WORDS[match["after"]] if match["after"] else ""
    if before and after and before != after:
        raise ValueSyntaxError(f"{printed!r} carries two bounds that differ")
    return Value(printed, "ratio", before or after, right, antecedent=left)


_POINTS = re.compile(r"个?(百分)?点")
_PLACES = re.compile(r"名|位|个?(?:位次|名次)")
_PLAN_ENDS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}


def _change(text: str, printed: str) -> Value | None:
    match = _match(_CHANGE, text)
    if not match:
        return None
    quantity = _Quantity(match, printed)
    annual = "annual_" if match["annual"] else ""
    unit = quantity.unit
    if _PLACES.fullmatch(unit) and match["verb"] in _RANK_VERBS.split("|"):
        measure, unit = "rank_change", "位"
    elif unit == "%":
        measure = f"{annual}change_pct"
    elif unit:
        measure = f"{annual}change_points"
        points = _POINTS.fullmatch(unit)
        unit = ("百分点" if points[1] else "") if points else unit
    else:
        raise ValueSyntaxError(
            f"the change in {printed!r} has no unit",
            "write % for a relative change, 个百分点 or a unit for an absolute one",
        )
    number, high, bound = quantity.number, quantity.high, quantity.bound
    if match["verb"] in _FALL.split("|"):
        bound = _FLIPPED.get(bound, bound)
        number, high = (-number, None) if high is None else (-high, -number)
    year = int(match["year"]) if match["year"] else _PLAN_ENDS.get(match["plan"] or "")
    return Value(printed, measure, bound, number, high, unit, year)


def _level(text: str, printed: str) -> Value | None:
    match = _match(_LEVEL, text)
    if not match:
        return None
    quantity = _Quantity(match, printed)
    return Value(printed, "level", quantity.bound, quantity.number, quantity.high, quantity.unit)


FORMS: tuple[Callable[[str, str], Value | None], ...] = (
    _level, _empty, _word, _change, _ratio, _rank, _qualitative, _deferred,
)  # fmt: skip
"""The forms, likeliest first. They exclude one another, so the order is only for speed."""


@lru_cache(maxsize=65536)
def parse_value(printed: str) -> Value:
    """Read one printed value.

    Raises ValueSyntaxError, with a hint, where `printed` cannot be read for certain.
    """
    if len(printed) > MAX_LENGTH:
        raise ValueSyntaxError(
            f"{printed[:20]!r}… has {len(printed)} characters", "a value is a figure or a few words"
        )
    text = normalise(printed)
    for form in FORMS:
        value = form(text, printed)
        if value is not None:
            return value
    if text.startswith("-") or text.endswith("-"):
        raise ValueSyntaxError(
            f"the dash in {printed!r} could be a minus sign, a range or an empty cell",
            "an empty cell is a dash alone, a range is low-high; give a negative value by hand: "
            "{printed: …, measure: level, number: …}",
        )
    raise ValueSyntaxError(f"cannot read the value {printed!r} for certain")


_PRINTED_BOUNDS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "=", "~": "约", "": ""}


def format_value(value: Value) -> str:
    """Write a value in the value language, so that `parse_value` gives the same meaning back.

    Qualitative, deferred and empty values are their own wording.
    """
    if value.number is None:
        return value.printed
    number, high, bound = value.number, value.high, value.bound
    if value.measure == "ratio":
        return f"{_PRINTED_BOUNDS[bound]}{value.antecedent}:{number}"
    if value.measure == "level":
        figure = f"{number}" if high is None else f"{number}-{high}"
        return f"{_PRINTED_BOUNDS[bound]}{figure}{value.unit}"
    falls = number < 0
    if falls:
        bound = _FLIPPED.get(bound, bound)
        number, high = (-number, None) if high is None else (-high, -number)
    figure = f"{number}" if high is None else f"{number}-{high}"
    since = f"比{value.reference_year}年" if value.reference_year else ""
    annual = "每年" if value.measure.startswith("annual_") else ""
    if value.measure == "rank_change":
        verb, unit = ("后退" if falls else "前进"), "名"
    else:
        verb, unit = ("降低" if falls else "增加"), value.unit or "个点"
    return f"{since}{annual}{verb}{_PRINTED_BOUNDS[bound]}{figure}{unit}"
