"""The rows of a table that is written a cell a line, where its heads are words that heads are.

Each row is laid along them, whatever cells the page has lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from plancmp.language.tables import CHANGES, key_of_head
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.values import parsed, plain_cell

_REMARK = re.compile(r"\(([^()0-9]{2,12})\)")
ROW_NUMBER = re.compile(r"\(?[0-9]{1,3}[).、]?")
_NUMBER = re.compile(r"[0-9.]+")
GROUP_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
_SHARE = re.compile("[0-9][%‰]")
_PLAIN = re.compile(r"[-+]?[0-9][0-9.,]*%?|[-—/.…*]+")
YEAR_HEAD = re.compile("(?:19|20)[0-9]{2}年?")
LISTED = re.compile(r"\(?[0-9一二三四五六七八九十]{1,3}[)、.]|第|-|[①-⑳]")
NOTE, FAR, HEAD_WIDTH, WIDEST = 40, 40, 20, 24
_LONGEST_UNIT, _LONGEST_WORDED = 8, 2
_MERGED, _FARTHER = 3, 120
_BEFORE_VALUE = 2
_MOST_STACKED = 6


@dataclass(frozen=True, slots=True)
class Token:
    """One cell: its text, the line it starts on and the line it ends on."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a table: its texts by column, and from which token to which it goes.

    Without a name it holds what fits no row, so that its figures are listed as unused.
    """

    texts: tuple[str, ...]
    start: int
    end: int


def size(rows: Sequence[FoundRow]) -> int:
    """Return how many cells of a table its named rows hold."""
    return sum(row.end - row.start for row in rows if row.texts[0])


def lost_row(tokens: Sequence[Token], start: int, end: int, kinds: Sequence[str]) -> list[FoundRow]:
    """Return a row without a name for the figures that stand between two rows and fit none."""
    texts = [token.text for token in tokens[start:end] if re.search("[0-9]", token.text)]
    counts = "number" in kinds
    if any(len(text) > NOTE or "。" in text for text in texts) or not [
        text for text in texts if not (counts and ROW_NUMBER.fullmatch(text))
    ]:
        return []
    cells = [""] * len(kinds)
    cells[kinds.index("value")] = " ".join(texts)
    return [FoundRow(tuple(cells), start, end)]


def laid(tokens: Sequence[Token], at: int, words: Words) -> list[FoundRow]:
    """Return the header and rows of a table whose heads, from a token on, are all known words."""
    kinds = heads_at(tokens, at, words)
    if not kinds:
        return []
    heads = tuple(token.text for token in tokens[at : at + len(kinds)])
    shape = _Shape(kinds, heads, words)
    besides = "scope" in kinds[kinds.index("name") : kinds.index("value")]
    above = ""
    rows = [FoundRow(heads, at, at + len(kinds))]
    place = last = at + len(kinds)
    while place < len(tokens):
        far = tokens[place].first - tokens[last - 1].last
        if heads_at(tokens, place, words) or far > (_FARTHER if "number" in kinds else FAR):
            break
        counted = far <= FAR or ROW_NUMBER.fullmatch(tokens[place - 1].text)
        row = _along(tokens, place, shape, words) if counted else None
        several = _stacked(tokens, place, shape) if counted and not row else []
        if row:
            rows += lost_row(tokens, last, place, shape.kinds)
            rows.append(_whole(row, above if besides else "", kinds))
            if besides and row.texts[kinds.index("scope")]:
                above = row.texts[kinds.index("name")]
            place = last = row.end
        elif several:
            rows += [*lost_row(tokens, last, place, shape.kinds), *several]
            place = last = several[-1].end
        else:
            place += 1
    return rows if len(rows) > 1 else []


def heads_at(tokens: Sequence[Token], at: int, words: Words) -> list[str]:
    """Return the kinds of the columns whose heads start at a token, nothing if none do."""
    kinds: list[str] = []
    for token in tokens[at : at + WIDEST]:
        listed = len(token.text) > HEAD_WIDTH or LISTED.match(token.text)
        kind = "" if listed else kind_of_head(token.text, words)
        if not kind:
            break
        if kind == "name" and "name" in kinds and token.text in words.of("table_of.deepest"):
            kinds[kinds.index("name")] = "group"
        kinds.append(kind)
    if "name" not in kinds or "value" in kinds[: kinds.index("name")]:
        return []  # a title may name a year
    sure = "value" in kinds and {"number", "unit", "nature"} & set(kinds)
    return kinds if sure or kinds.count("value") > 1 else []


def whole_cells(tokens: Sequence[Token], words: Words) -> list[Token]:
    """Return the tokens, a remark below a figure (`83.2`, `(估算)`) in its cell."""
    found: list[Token] = []
    for token in tokens:
        remark = _REMARK.fullmatch(token.text)
        if found and remark and not words.key("units", remark[1]) and is_value(found[-1].text):
            found[-1] = Token(found[-1].text + token.text, found[-1].first, token.last)
        else:
            found.append(token)
    return found


def kind_of_head(text: str, words: Words) -> str:
    """Return what a column with this head holds, `value` for all kinds of values."""
    if YEAR_HEAD.match(text):
        return "value"
    kind = key_of_head(text, words)
    if words.pattern(CHANGES).search(text):
        return "change"
    said = words.pattern("{column.target}|{column.reached}").search(text)
    near = said is not None and said.start() <= _BEFORE_VALUE
    if kind in ("target", "reached") or (not kind and near):
        return "value"
    return kind


class _Shape:
    """The kinds of a table's columns; how many are of values, and how many of these of a base.

    `first` says how many a row may lack in front of its aims: the base, or the first of years.
    """

    def __init__(self, kinds: Sequence[str], heads: Sequence[str], words: Words) -> None:
        reached = words.pattern("{column.reached}")
        self.kinds = kinds
        self.values = kinds.count("value")
        self.bases = sum(reached.search(head) is not None for head in heads)
        years = [head for head, kind in zip(heads, kinds, strict=True) if kind == "value"]
        plain = all(map(YEAR_HEAD.fullmatch, years)) and len(years) > 1
        self.first = self.bases or int(plain and "nature" in kinds)


def _along(tokens: Sequence[Token], at: int, shape: _Shape, words: Words) -> FoundRow | None:
    """Return the row that starts at a token, None if none does; a page may have lost its unit."""
    label = tokens[at].text
    if not label or is_value(label) or len(label) > NOTE or is_nature(label) or "。" in label:
        return None
    if GROUP_NUMBER.fullmatch(label):
        return None
    remark = label.startswith("(") and label.endswith(")")  # on the cell before
    if remark or _SHARE.search(label):
        return None
    lead = _before_values(tokens, at + 1, shape.kinds)
    said = len(lead)
    for unit in (1, 0) if "unit" in shape.kinds else (0,):
        first = at + 1 + said
        rest = [token.text for token in tokens[first : first + 1 + unit + shape.values]]
        if unit and (not rest or not _may_be_unit(rest[0], words)):
            continue
        values = list(takewhile(may_be_value, rest[unit : unit + shape.values]))
        size = 1 + said + unit + len(values)
        behind = tokens[at + size : at + size + shape.kinds.count("change")]
        change = [token.text for token in takewhile(_is_change, behind)]
        size += len(change)
        nature = tokens[at + size].text if at + size < len(tokens) else ""
        aims = shape.values - shape.bases
        if shape.first and len(values) == shape.values - shape.first and is_nature(nature):
            values = [""] * shape.first + values
        elif shape.bases and all(values) and len(values) == shape.bases + 1 and aims >= _MERGED:
            values[-1:-1] = [""] * (aims - 1)  # one aim for all years, due in the last
        if len(values) != shape.values or not any(map(is_value, values)):
            continue
        if "nature" not in shape.kinds or "nature" in lead or not is_nature(nature):
            nature = ""
        given = {
            "name": [label], "unit": rest[:unit], "value": values, "change": change,
            "nature": [lead.get("nature", nature)], "other": [lead.get("other", "")],
            "scope": [lead.get("scope", "")],
        }  # fmt: skip
        texts = tuple(given[kind].pop(0) if given.get(kind) else "" for kind in shape.kinds)
        return FoundRow(texts, at, at + size + bool(nature))
    return None


def _stacked(tokens: Sequence[Token], at: int, shape: _Shape) -> list[FoundRow]:
    """Return the rows whose cells stand below each other, column by column; none of other tokens.

    `X率`, `其中:Y率` and two values for each of two years: a name without a value of its own is
    that of the others.
    """
    names: list[str] = []
    for token in tokens[at : at + _MOST_STACKED]:
        text = token.text
        listed = names and ROW_NUMBER.match(text) is not None
        if not text or len(text) > NOTE or may_be_value(text) or is_nature(text) or listed:
            break
        names.append(text)
    first = at + len(names)
    behind = takewhile(lambda token: token.text and may_be_value(token.text), tokens[first:])
    values = [token.text for token in behind]
    size = len(values) // shape.values
    if len(names) < 2 or size < 2 or len(values) % shape.values or size > len(names):
        return []
    end = first + len(values)
    nature = tokens[end].text if end < len(tokens) and "nature" in shape.kinds else ""
    nature = nature if is_nature(nature) else ""
    above = "".join(names[:-size])
    found: list[FoundRow] = []
    for row, name in enumerate(names[-size:]):
        given = {"name": [above + name], "value": values[row::size], "nature": [nature]}
        texts = tuple(given[kind].pop(0) if given.get(kind) else "" for kind in shape.kinds)
        start = at + row * (end - at) // size
        found.append(FoundRow(texts, start, at + (row + 1) * (end - at) // size))
    return found


def _before_values(tokens: Sequence[Token], at: int, kinds: Sequence[str]) -> dict[str, str]:
    """Return the cells that stand between a row's name and its values, by kind: not its unit."""
    found: dict[str, str] = {}
    between = kinds[kinds.index("name") + 1 : kinds.index("value")]
    for kind in between:
        text = tokens[at + len(found)].text if at + len(found) < len(tokens) else ""
        nature = is_nature(text)
        worded = text == "-" or (text != "" and not nature and not is_value(text))
        if (nature and kind == "nature") or (worded and kind in ("other", "scope")):
            found[kind] = text
    return found


def _whole(row: FoundRow, above: str, kinds: Sequence[str]) -> FoundRow:
    """Return a row whole: one that lacks its scope is the name `above` for what stands as name."""
    texts = list(row.texts)
    if not above or texts[kinds.index("scope")]:
        return row
    name = kinds.index("name")
    texts[name], texts[kinds.index("scope")] = above, texts[name]
    return FoundRow(tuple(texts), row.start, row.end)


def _is_change(token: Token) -> bool:
    return is_value(token.text.strip("[]〔〕"))


def _may_be_unit(text: str, words: Words) -> bool:
    """Whether a cell may be a unit; a page that lost it has the name or a value there."""
    short = 0 < len(text) <= _LONGEST_UNIT and not _NUMBER.fullmatch(text)
    return short and "(" not in text and not is_indicator_name(text, words)


def is_nature(text: str) -> bool:
    """Whether a cell says that an aim is binding or expected."""
    return any(text.startswith(nature[:2]) for nature in NATURES)


@lru_cache(maxsize=65536)
def is_value(text: str) -> bool:
    """Whether a cell is a figure, or says that there is none."""
    text = plain_cell(text)
    plain = _PLAIN.fullmatch(text) is not None
    return plain or (parsed(text) is not None and re.search("[0-9]", text) is not None)


def may_be_value(text: str) -> bool:
    """Whether a cell is a figure or a word that stands for one: no name as 三级医院 is."""
    value = parsed(plain_cell(text))
    worded = value is not None and not is_nature(text) and len(value.unit) <= _LONGEST_WORDED
    return is_value(text) or worded
