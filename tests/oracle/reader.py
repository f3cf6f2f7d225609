"""A second reader of printed values, by hand and by tokens, after the design and the law alone.

It knows nothing of `plancmp`: it was written from the list of forms in the design (section 4) and
from article 1259 of the Civil Code (以上, 以下 and 以内 include the figure; 超过, 不满 and 以外 do
not), before the first reader was looked at; 近, 负, 至, 第 and 百分之5 were added once they had been
argued for. It is strict: what a careful person would ask back about is refused. Where both
readers read a value they must agree, and what only the first one reads has to be argued for (see
`compare`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Meaning = tuple[object, ...]
"""measure, bound, number, high, unit, reference year, antecedent: as `Value.meaning` has it."""


class Refused(Exception):
    """The value cannot be read for certain."""


BEFORE = {
    "≤": "<=", "<=": "<=", "≥": ">=", ">=": ">=", "<": "<", ">": ">", "=": "=", "~": "~",
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "不高于": "<=", "不超过": "<=",
    "不大于": "<=", "不多于": "<=", "至多": "<=", "最多": "<=", "低于": "<", "小于": "<", "少于": "<",
    "不满": "<", "不足": "<", "高于": ">", "大于": ">", "超过": ">", "多于": ">", "约": "~",
    "大约": "~", "近": "~",
}  # fmt: skip
AFTER = {"以上": ">=", "及以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "~"}
NEUTRAL = ("达到", "控制在", "保持在", "力争", "至", "到")
UP = ("增长", "提高", "增加", "提升", "上升")
DOWN = ("降低", "下降", "减少")
YEARLY = ("每年", "年均")
DASHES = ("-", "—", "–", "至", "到")
COLONS = (":",)
COUNTED = ("个", "名", "张", "间", "家", "款", "人", "所", "级")
UNITS = (
    "%",
    "‰",
    "‱",
    "/10万",
    "/万",
    "/千人",
    "张/千人",
    "人/千人",
    "人/万人",
    "岁",
    "年",
    *COUNTED,
)
POINTS = ("个百分点", "百分点", "个点", "点")
WHOLE = ("全覆盖", "全部")
MANNER = ("持续", "逐步", "稳步", "不断")
EMPTY = ("", "-", "—", "——", "–")
DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
WIDTHS = {0xFF0B: "+", 0x223C: "~", 0x2236: ":", 0xFF5E: "~", 0x3000: " ", 0x301C: "~"}


@dataclass
class Amount:
    """A number with what is known of its writing: whether 余 follows it, and in which numerals."""

    number: Decimal
    more: bool = False
    chinese: str = ""


class Text:
    """What is left to read, from the left."""

    def __init__(self, text: str) -> None:
        self.left = text

    def take(self, words: tuple[str, ...] | dict[str, str]) -> str:
        """Take the longest of the words that stands next; an empty string if none does."""
        for word in sorted(words, key=len, reverse=True):
            if word and self.left.startswith(word):
                self.left = self.left[len(word) :]
                return word
        return ""


def read(printed: str) -> Meaning:
    """Return what a printed value means; raise `Refused`."""
    text = _plain(printed)
    if text in EMPTY:
        return _meaning("empty")
    if text in WHOLE:
        return _meaning("level", number=Decimal(100), unit="%")
    if text.startswith("按") and text.endswith(("下达指标", "下达任务")):
        return _meaning("deferred")
    if text == "同比例提高" or any(text == a + b for a in MANNER for b in (*UP, *DOWN)):
        return _meaning("qualitative")
    return _figure(Text(text))


def _meaning(
    measure: str, bound: str = "", number: Decimal | None = None, high: Decimal | None = None,
    unit: str = "", year: int | None = None, antecedent: Decimal | None = None,
) -> Meaning:  # fmt: skip
    return (measure, bound, number, high, unit, year, antecedent)


def _plain(printed: str) -> str:
    wide = printed.translate(WIDTHS)
    text = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in wide).strip()
    for at, letter in enumerate(text):
        if letter == " ":
            before, after = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
            if _numeral(before) and _numeral(after):
                raise Refused("two figures with a space between them")
    return text.replace(" ", "")


def _numeral(letter: str) -> bool:
    return bool(letter) and letter in "0123456789.,零一二两三四五六七八九十百千万亿"


def _figure(text: Text) -> Meaning:
    hoped = bool(text.take(("力争",)))
    year = _year(text)
    yearly = bool(text.take(YEARLY))
    verb = text.take((*UP, *DOWN))
    if verb and not text.take(("到", "至")):
        return _change(text, year, yearly, -1 if verb in DOWN else 1)
    if year is not None or yearly or (hoped and not text.left):
        raise Refused("a year or a pace without a change")
    if text.take(("前进",)):
        return _rank(text)
    ordinal = text.take(("第", "前"))
    if ordinal or text.left == "百强":
        return _place(text, ordinal)
    return _level(text)


def _year(text: Text) -> int | None:
    if not text.take(("比", "较")):
        return None
    digits, rest = text.left[:4], text.left[4:]
    if not (digits.isascii() and digits.isdigit() and rest.startswith("年")):
        raise Refused("compared with what?")
    text.left = rest[1:]
    if not 1900 <= int(digits) <= 2100:
        raise Refused("no year")
    return int(digits)


def _bound(*bounds: str) -> str:
    said = {bound for bound in bounds if bound}
    if len(said) > 1:
        raise Refused("two bounds")
    return said.pop() if said else ""


def _front(text: Text) -> str:
    if not any(text.left.startswith(word) for word in BEFORE):
        text.take(NEUTRAL)
    return BEFORE.get(text.take(BEFORE), "")


def _change(text: Text, year: int | None, yearly: bool, sign: int) -> Meaning:
    front = _front(text)
    amount = _amount(text)
    unit = text.take((*POINTS, *UNITS))
    if not unit:
        raise Refused("a change of what?")
    if amount.chinese == "两" and unit not in (*COUNTED, "个百分点", "个点"):
        raise Refused("两 without a measure word")
    back = AFTER.get(text.take(AFTER), "")
    _end(text)
    bound = _bound(front, back, _more(amount, unit))
    if sign < 0:
        bound = bound.translate(str.maketrans("<>", "><"))
    kind = "change_pct" if unit == "%" else "change_points"
    kept = "" if unit == "%" else "百分点" if "百分点" in unit else "" if "点" in unit else unit
    return _meaning(
        "annual_" + kind if yearly else kind, bound, sign * amount.number, unit=kept, year=year
    )


def _rank(text: Text) -> Meaning:
    amount = _amount(text)
    if not text.take(("名", "位")):
        raise Refused("forward by what?")
    back = AFTER.get(text.take(AFTER), "")
    _end(text)
    return _meaning("rank_change", _bound(back, _more(amount, "名")), amount.number)


def _place(text: Text, ordinal: str) -> Meaning:
    """前5名 and 百强 are a place of at most 5 or 100, 第5名 is the fifth."""
    if not ordinal:
        return _meaning("level", "<=", Decimal(100), unit="位")
    amount = _amount(text)
    if amount.more or text.left not in (("名", "位", "强") if ordinal == "前" else ("名", "位")):
        raise Refused("no place")
    return _meaning("level", "<=" if ordinal == "前" else "", amount.number, unit="位")


def _signed(text: Text) -> Amount:
    if not text.take(("负",)):
        return _amount(text)
    amount = _amount(text)
    return Amount(-amount.number, amount.more, amount.chinese)


def _level(text: Text) -> Meaning:
    front = _front(text)
    first = _signed(text)
    if first.number < 0 and ":" in text.left:
        raise Refused("a negative ratio")
    if text.take(COLONS):
        second = _amount(text)
        back = AFTER.get(text.take(AFTER), "")
        _end(text)
        if first.number == 0 or first.more or second.more:
            raise Refused("no ratio")
        return _meaning("ratio", _bound(front, back), second.number, antecedent=first.number)
    unit = text.take(UNITS)
    high = None
    last = first
    if text.take(DASHES):
        last = _signed(text)
        other = text.take(UNITS)
        if first.more or (unit and unit != other) or last.number <= first.number:
            raise Refused("no range")
        unit, high = other, last.number
    if "两" in (first.chinese, last.chinese) and unit not in COUNTED:
        raise Refused("两 without a measure word")
    back = AFTER.get(text.take(AFTER), "")
    _end(text)
    bound = _bound(front, back, _more(first, unit), _more(last, unit))
    if high is not None and bound not in ("", "~"):
        raise Refused("a bound of a range")
    return _meaning("level", bound, first.number, high, unit)


def _end(text: Text) -> None:
    if text.left:
        raise Refused("something is left over")


def _more(amount: Amount, unit: str) -> str:
    """Return the bound that 余 sets, which goes with a thing that is counted: 5余家, 百余名."""
    if not amount.more:
        return ""
    if unit not in (*COUNTED, "岁"):
        raise Refused("余 of what is not counted")
    return ">"


def _amount(text: Text) -> Amount:
    if text.left[:1].isascii() and text.left[:1].isdigit():
        return _arabic(text)
    percent = text.take(("百分之", "千分之"))
    if percent:
        inner = _arabic(text) if text.left[:1].isascii() else _chinese(text)
        if inner.chinese == "两":
            raise Refused("两 in a share")
        text.left = ("%" if percent == "百分之" else "‰") + text.left
        return inner
    return _chinese(text)


def _arabic(text: Text) -> Amount:
    whole = _run(text, "0123456789,")
    fraction = None
    if text.left.startswith("."):
        text.left = text.left[1:]
        fraction = _run(text, "0123456789")
        if not fraction:
            raise Refused("a point and nothing behind it")
    groups = whole.split(",")
    if len(groups) > 1 and not (
        1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    ):
        raise Refused("commas not at the thousands")
    digits = "".join(groups)
    if not digits or (digits != "0" and digits.startswith("0")):
        raise Refused("a leading zero")
    number = Decimal(digits + ("." + fraction if fraction is not None else ""))
    more = bool(text.take(("余", "多")))
    power = text.take((*MYRIADS, "百", "千", "万亿"))
    for letter in power:
        number *= {**POWERS, **MYRIADS}[letter]
    if not more and text.take(("余", "多")):
        more = True
    if _numeral(text.left[:1]):
        raise Refused("a numeral that goes on")
    return Amount(number, more)


def _run(text: Text, letters: str) -> str:
    end = 0
    while end < len(text.left) and text.left[end] in letters:
        end += 1
    taken, text.left = text.left[:end], text.left[end:]
    return taken


def _chinese(text: Text) -> Amount:
    written = _run(text, "零一二两三四五六七八九十百千万亿")
    if not written:
        raise Refused("no figure")
    number = Decimal(_cardinal(written))
    if text.left.startswith("点") and text.left[1:2] in DIGITS:
        text.left = text.left[1:]
        decimals = "".join(str(DIGITS[digit]) for digit in _run(text, "零一二三四五六七八九"))
        if _numeral(text.left[:1]) or written[-1] == "两":
            raise Refused("a decimal of something")
        number += Decimal("0." + decimals)
    more = bool(text.take(("余", "多")))
    if more and _numeral(text.left[:1]):
        raise Refused("余 within a numeral")
    return Amount(number, more, written)


def _cardinal(written: str) -> int:
    """Return the number of a numeral in full form, by writing every number of its size back.

    A numeral is right if it is how its value is written; 两 stands for 二 before 百, 千, 万, 亿.
    """
    number, section, digit = 0, 0, 0
    for letter in written:
        if letter in MYRIADS:
            number = (number + section + digit) * MYRIADS[letter] if letter == "亿" else (
                number + (section + digit) * MYRIADS[letter]
            )  # fmt: skip
            section = digit = 0
        elif letter in POWERS:
            section += (digit or 1) * POWERS[letter]
            digit = 0
        else:
            digit = 2 if letter == "两" else DIGITS[letter]
    number += section + digit
    if written == "两":
        return 2
    plain = written
    for power in "百千万亿":
        plain = plain.replace("两" + power, "二" + power)
    allowed = {_written(number)}
    if plain.startswith("十"):
        allowed = {number.removeprefix("一") for number in allowed if number.startswith("一十")}
    if plain in ("百", "千", "万", "亿"):
        raise Refused("a power without a digit")
    if plain not in allowed:
        raise Refused("a numeral that is short for another")
    return number


def _written(number: int) -> str:
    """Return the full Chinese numeral of a whole number below 10 ** 12."""
    if number == 0:
        return "零"
    if number >= 10**12:
        raise Refused("too large")
    parts = ""
    for power, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // power % 10**4
        if not section:
            continue
        if parts and section < 1000:
            parts += "零"
        parts += _section(section) + name
    return parts


def _section(number: int) -> str:
    letters = "零一二三四五六七八九"
    out, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + letters[digit] + name
            gap = False
        else:
            gap = True
    return out
