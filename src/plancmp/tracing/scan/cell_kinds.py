"""What a cell of a table may be: a head, a figure, a unit, the kind of an aim, a row's number."""

from __future__ import annotations

import re
from functools import lru_cache

from plancmp.language.tables import CHANGES, HAN, key_of_head
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.values import parsed, plain_cell

_DIGITS = re.compile("[0-9]+")
ROW_NUMBER = re.compile(r"\(?[0-9]{1,3}[).、]?")
GROUP_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
LISTED = re.compile(r"\(?[0-9一二三四五六七八九十]{1,3}[)、.]|第|-|[①-⑳]")
AGES = re.compile("[0-9]+(?:-[0-9]+)?岁")
YEAR_HEAD = re.compile("(?:19|20)[0-9]{2}年?")
NOTE, HEAD_WIDTH = 40, 20
"""How long a name of a row may be, and a head."""
_PER = re.compile("1?/[1十百千万亿]+0*[十百千万亿]*")
_NONE = ("-", "/", "—")
_PLAIN = re.compile(r"[-+]?[0-9][0-9.,]*%?|[-—/.…*]+")
_IN_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])[A-Z][A-Za-z ]+$")
"""The same head in another language: 项目Item."""
_LONGEST_UNIT, _LONGEST_PLAIN, _LONGEST_WORDED = 8, 5, 2
_BEFORE_VALUE = 2


def kind_of_head(text: str, words: Words) -> str:
    """Return what a column with this head holds, `value` for all kinds of values."""
    if YEAR_HEAD.match(text):
        return "value"
    text = _IN_LATIN.sub("", text)
    kind = key_of_head(text, words)
    if words.pattern(CHANGES).search(text):
        return "change"
    said = words.pattern("{column.target}|{column.reached}").search(text)
    near = said is not None and said.start() <= _BEFORE_VALUE
    if kind in ("target", "reached") or (not kind and near):
        return "value"
    return kind


def may_be_unit(text: str, words: Words) -> bool:
    """Whether a cell may be a unit; a page that lost it has the name or a value there."""
    if is_unit(text, words) or text in _NONE:
        return True
    short = 0 < len(text) <= (_LONGEST_UNIT if "/" in text else _LONGEST_PLAIN)
    return short and not is_value(text) and "(" not in text and not is_indicator_name(text, words)


def is_unit(text: str, words: Words) -> bool:
    """Whether a cell is a unit and no figure: 1/10万."""
    plain = words.pattern("{scales}?{units}").fullmatch(text)
    return plain is not None or _PER.fullmatch(text) is not None


def row_number(text: str) -> int:
    """Return the number that counts a row, 0 where a cell is none: `(3)`, `3.`."""
    return int(_DIGITS.findall(text)[0]) if ROW_NUMBER.fullmatch(text) else 0


def is_nature(text: str) -> bool:
    """Whether a cell says that an aim is binding or expected."""
    return any(text.startswith(nature[:2]) for nature in NATURES)


@lru_cache(maxsize=65536)
def is_value(text: str) -> bool:
    """Whether a cell is a figure, or says that there is none; 1/10万 is a unit."""
    text = plain_cell(text)
    if _PER.fullmatch(text):
        return False
    plain = _PLAIN.fullmatch(text) is not None
    return plain or (parsed(text) is not None and re.search("[0-9]", text) is not None)


def may_be_value(text: str) -> bool:
    """Whether a cell is a figure or a word that stands for one: no name as 三级医院 is."""
    value = parsed(plain_cell(text))
    worded = value is not None and not is_nature(text) and len(value.unit) <= _LONGEST_WORDED
    return is_value(text) or worded


def may_be_worded(text: str, words: Words) -> bool:
    """Whether a cell may say in words what a value would: 按上级要求, no name and nothing long."""
    named = is_nature(text) or is_indicator_name(text, words) or is_unit(text, words)
    return HAN.search(text) is not None and len(text) <= HEAD_WIDTH and not named
