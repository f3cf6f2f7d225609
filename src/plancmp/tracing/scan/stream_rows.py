"""The rows of a table that is written a cell a line, where its heads are words that heads are.

Each row is laid along them, whatever cells the page has lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    GROUP_NUMBER,
    HEAD_WIDTH,
    LISTED,
    NOTE,
    ROW_NUMBER,
    YEAR_HEAD,
    is_nature,
    is_unit,
    is_value,
    kind_of_head,
    may_be_unit,
    may_be_value,
    may_be_worded,
    row_number,
)

_REMARK = re.compile(r"\(([^()0-9]{2,12})\)")
_SHARE = re.compile("[0-9][%‰]")
FAR, WIDEST = 40, 24
_MERGED, _FARTHER = 3, 120
_UNIT = 3
"""Where the unit of a row stands whose name has two cells, behind its number."""
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

    One that is `lost` holds what fits no row, so that its figures are listed as unused.
    """

    texts: tuple[str, ...]
    start: int
    end: int
    lost: bool = False


def size(rows: Sequence[FoundRow]) -> int:
    """Return how many cells the rows of a table hold, but for what is lost."""
    return sum(row.end - row.start for row in rows if not row.lost)


def lost_row(tokens: Sequence[Token], start: int, end: int, kinds: Sequence[str]) -> list[FoundRow]:
    """Return a row, without a name, of the figures that stand between two rows and fit none."""
    texts = [token.text for token in tokens[start:end] if re.search("[0-9]", token.text)]
    counts = "number" in kinds
    if any(len(text) > NOTE or "。" in text for text in texts) or not [
        text for text in texts if not (counts and ROW_NUMBER.fullmatch(text))
    ]:
        return []
    cells = [""] * len(kinds)
    cells[kinds.index("value")] = " ".join(texts)
    return [FoundRow(tuple(cells), start, end, lost=True)]


def laid(tokens: Sequence[Token], at: int, words: Words) -> list[FoundRow]:
    """Return the header and rows of a table whose heads, from a token on, are all known words."""
    kinds = heads_at(tokens, at, words)
    beheaded = at > 0 and kind_of_head(tokens[at - 1].text, words) == "number"
    if not kinds or beheaded:
        return []
    heads = tuple(token.text for token in tokens[at : at + len(kinds)])
    shape = Shape(kinds, heads, words)
    numbers = _numbers(tokens, at + len(kinds)) if "number" in kinds else []
    besides = "scope" in kinds[kinds.index("name") : kinds.index("value")]
    above = ""
    rows = [FoundRow(heads, at, at + len(kinds))]
    place = last = at + len(kinds)
    while place < len(tokens):
        far = tokens[place].first - tokens[last - 1].last
        if heads_at(tokens, place, words) or far > (_FARTHER if "number" in kinds else FAR):
            break
        counted = far <= FAR or ROW_NUMBER.fullmatch(tokens[place - 1].text)
        ahead = bisect_right(numbers, place)
        end = numbers[ahead] if ahead < len(numbers) else place + 2 * WIDEST
        row = _along(tokens[place - 1 : end], place, shape, words) if counted else None
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
        if found and remark and not is_unit(remark[1], words) and is_value(found[-1].text):
            found[-1] = Token(found[-1].text + token.text, found[-1].first, token.last)
        else:
            found.append(token)
    return found


class Shape:
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


def _numbers(tokens: Sequence[Token], start: int) -> list[int]:
    """Return where the numbers of the rows stand that a table counts, from a token on."""
    found: list[int] = []
    form, count = "", 0
    for place in range(start, len(tokens) - 1):
        text, behind = tokens[place].text, tokens[place + 1].text
        number = row_number(text)
        if not number or not behind or may_be_value(behind) or is_nature(behind):
            continue
        signs = re.sub("[0-9]", "", text)
        same = not count or signs == form
        again = tokens[place + 2].text == text if place + 2 < len(tokens) else False
        if same and not again and number in (count + 1, 1):
            form, count = signs, number
            found.append(place)
    return found


def _along(cells: Sequence[Token], place: int, shape: Shape, words: Words) -> FoundRow | None:
    """Return the row that starts with the second of some cells, None if none does.

    `place` is where that stands in the text. The first is the cell before, the last that before
    the number of the next row. A page may have lost the row's unit.
    """
    label = cells[1].text
    if not label or is_value(label) or len(label) > NOTE or is_nature(label) or "。" in label:
        return None
    if GROUP_NUMBER.fullmatch(label):
        return None
    remark = label.startswith("(") and label.endswith(")")  # on the cell before
    if remark or _SHARE.search(label):
        return None
    counted = "number" in shape.kinds and ROW_NUMBER.fullmatch(cells[0].text)
    if counted and _is_broken(cells, shape.kinds, words):
        whole = Token(label + cells[2].text, cells[1].first, cells[2].last)
        row = _along([cells[0], whole, *cells[3:]], place, shape, words)
        return replace(row, end=row.end + 1) if row else None
    lead = _before_values(cells, 2, shape.kinds)
    for unit in (1, 0) if "unit" in shape.kinds else (0,):
        first = 2 + len(lead)
        given_unit = [cell.text for cell in cells[first : first + unit]]
        if unit and not (given_unit and (not given_unit[0] or may_be_unit(given_unit[0], words))):
            continue
        sure = bool(counted or (unit and is_unit(given_unit[0], words)))
        values = _values(cells, first + unit, shape, words, sure=sure)
        at = first + unit + len(values)
        changes = cells[at : at + shape.kinds.count("change")]
        change = [cell.text for cell in takewhile(_is_change, changes)]
        at += len(change)
        nature = cells[at].text if at < len(cells) and is_nature(cells[at].text) else ""
        aims = shape.values - shape.bases
        if shape.first and len(values) == shape.values - shape.first and nature:
            values = [""] * shape.first + values
        elif shape.bases and all(values) and len(values) == shape.bases + 1 and aims >= _MERGED:
            values[-1:-1] = [""] * (aims - 1)  # one aim for all years, due in the last
        if len(values) != shape.values or not (sure or any(map(is_value, values))):
            continue
        if "nature" not in shape.kinds or "nature" in lead:
            nature = ""
        at += bool(nature)
        other = _behind_values(cells, at, shape, words)
        before = shape.kinds[: shape.kinds.index("value")].count("other")
        said = [lead.get("other", ""), *[""] * (before - 1)] if before else []
        given = {
            "number": [cells[0].text] if counted else [],
            "name": [label], "unit": given_unit, "value": values, "change": change,
            "nature": [lead.get("nature", nature)], "other": [*said, *other],
            "scope": [lead.get("scope", "")],
        }  # fmt: skip
        texts = tuple(given[kind].pop(0) if given.get(kind) else "" for kind in shape.kinds)
        return FoundRow(texts, place, place - 1 + at + len(other))
    return None


def _is_broken(cells: Sequence[Token], kinds: Sequence[str], words: Words) -> bool:
    """Whether the name of a counted row goes on in the cell behind it, before that of its unit."""
    between = kinds[kinds.index("name") + 1 : kinds.index("value")]
    if between != ["unit"] or len(cells) <= _UNIT or not may_be_unit(cells[_UNIT].text, words):
        return False
    rest = cells[_UNIT - 1].text
    return rest != "" and not (may_be_value(rest) or may_be_unit(rest, words) or is_nature(rest))


def _behind_values(cells: Sequence[Token], at: int, shape: Shape, words: Words) -> list[str]:
    """Return the cells behind a row's values and its kind of aim: offices, remarks.

    A word with a unit or a value behind it is the name of the next row.
    """
    last = max(place for place, kind in enumerate(shape.kinds) if kind == "value")
    found: list[str] = []
    for _ in range(shape.kinds[last:].count("other")):
        texts = [cell.text for cell in cells[at + len(found) : at + len(found) + 2]]
        worded = texts and texts[0] and not may_be_value(texts[0]) and not is_nature(texts[0])
        begins = len(texts) > 1 and (may_be_value(texts[1]) or is_unit(texts[1], words))
        if not worded or begins:
            break
        found.append(texts[0])
    return found


def _values(
    tokens: Sequence[Token], at: int, shape: Shape, words: Words, *, sure: bool
) -> list[str]:
    """Return the values of a row, the first at a token, as far as they may be some.

    `sure` says that they start there: then as many cells in front of the kind of aim are values,
    whatever their words (`按上级要求`).
    """
    texts = [token.text for token in tokens[at : at + shape.values]]
    values = list(takewhile(may_be_value, texts))
    worded = texts[len(values) :]
    behind = tokens[at + shape.values].text if at + shape.values < len(tokens) else ""
    figures = [may_be_value(text) for text in worded]  # behind a word none but in words
    if sure and is_nature(behind) and not any(figures):
        return texts if all(may_be_worded(text, words) for text in worded) else values
    return values


def _stacked(tokens: Sequence[Token], at: int, shape: Shape) -> list[FoundRow]:
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
