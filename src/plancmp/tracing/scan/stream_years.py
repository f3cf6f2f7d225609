"""Tables a cell a line whose heads are years, as yearbooks have them: a name, a figure a year.

How many cells of words a row has does not matter (a unit, the name in another language): a row is
as many figures, dashes and empty cells as there are years, and what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plancmp.language.tables import HAN, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    NOTE,
    ROW_NUMBER,
    YEAR_HEAD,
    kind_of_head,
)
from plancmp.tracing.scan.labels import is_indicator_name
from plancmp.tracing.scan.stream_rows import (
    FAR,
    WIDEST,
    FoundRow,
    Token,
    lost_row,
)

_FIGURE = re.compile(r"[<>≤≥=]{0,2}[-+]?[0-9][0-9.,]*[%‰]?|[-—/.…*]+")
_BRACKETED = re.compile(r"\(.{1,8}\)")
_BETWEEN, _GROUPED, _SERIES = 4, 2, 5


def yearly(tokens: Sequence[Token], at: int, words: Words) -> list[FoundRow]:
    """Return the header and rows of a table whose head of names is a token; nothing if none is.

    What is counted may stand there in place of a head: 出院人数, 2019年, 2020年.
    """
    measure = tokens[at].text
    if key_of_head(measure, words) == "name":
        measure = ""
    elif not _is_counted(tokens, at, words):
        return []
    head = tokens[at + 1 : at + 1 + _BETWEEN]
    first = next((at + 1 + n for n, token in enumerate(head) if _is_year(token)), 0)
    years = [token.text for token in takewhile(_is_year, tokens[first:])] if first else []
    if len(years) < 2 or len(set(years)) < len(years):
        return []
    end = first + len(years)
    behind = [token.text for token in tokens[end : end + WIDEST]]
    changes = list(takewhile(lambda text: kind_of_head(text, words) == "change", behind))
    end += len(changes)
    name = tokens[at].text if key_of_head(tokens[at].text, words) else words.of("column.name")[0]
    heads = (name, words.of("column.unit")[0], *years, *changes)
    kinds = ["name", "unit", *["value"] * (len(heads) - 2)]
    numbered = at > 0 and key_of_head(tokens[at - 1].text, words) == "number"
    has_unit = any(key_of_head(token.text, words) == "unit" for token in tokens[at:first])
    start = at - numbered
    rows = [FoundRow(heads, start, end)]
    place = last = end
    whole = 0
    while place < len(tokens) and tokens[place].first - tokens[last - 1].last <= FAR:
        stop = _end_of_words(tokens, place, numbered=numbered)
        said = [token.text for token in tokens[place:stop] if token.text]
        next_row = _end_of_figures(tokens, stop, numbered=numbered)
        run = [token.text for token in tokens[stop:next_row]]
        if run[: len(years)] == years or "。" in "".join(said):  # the next table's head
            break
        cells = _cells(run, len(heads) - 2)
        if cells and all(cells):
            whole = len(run)
        elif not cells and len(run) == whole:  # as many cells as where all are filled
            cells = tuple(run[: len(heads) - 2])
        name, unit = _name_of(said, has_unit=has_unit, numbered=numbered)
        name = words.pattern("^{table_of.part}[:,]?").sub("", name) + measure if measure else name
        if cells and name and any(cells):
            rows.append(FoundRow((name, unit, *cells), place, next_row))
        elif (
            name and len(run) >= len(heads) - 2 and not any(run)
        ):  # the head of a group, maybe on two lines
            before = rows.pop() if name.startswith("(") and not any(rows[-1].texts[2:]) else None
            above, start = (before.texts[0], before.start) if before else ("", place)
            rows.append(FoundRow((above + name, *[""] * (len(heads) - 1)), start, next_row))
        else:
            rows += lost_row(tokens, place, next_row, kinds)
        place = last = max(next_row, place + 1)
    full = [row for row in rows[1:] if any(row.texts[1:])]
    named = sum(not row.lost for row in full)
    return rows if named > 1 and 2 * named > len(full) else []


def _is_counted(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a token names what is counted in the years behind it, as many figures below."""
    years = list(takewhile(_is_year, tokens[at + 1 :]))
    below = tokens[at + 1 + len(years) :][: len(years)]
    figures = sum(_FIGURE.fullmatch(token.text) is not None for token in below)
    if not tokens[at].text:  # an empty cell above the names
        return len(years) >= _SERIES
    return len(years) > 1 and figures > 1 and is_indicator_name(tokens[at].text, words)


def _is_year(token: Token) -> bool:
    return YEAR_HEAD.fullmatch(token.text) is not None


def _is_cell(text: str) -> bool:
    return not text or _FIGURE.fullmatch(text) is not None


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the number of the row that starts with it."""
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return ROW_NUMBER.fullmatch(tokens[at].text) is not None and not _is_cell(behind)


def _end_of_words(tokens: Sequence[Token], at: int, *, numbered: bool) -> int:
    """Return where the words of a row end; empty cells may stand before and between them."""
    worded = False
    while at < len(tokens):
        text, behind = tokens[at].text, tokens[at + 1 : at + 2]
        if _FIGURE.fullmatch(text) and not (numbered and _counts(tokens, at)):
            break
        if worded and not text and all(_is_cell(token.text) for token in behind):
            break  # the year of this cell has no figure
        worded = not _is_cell(text)
        at += 1
    return at


def _end_of_figures(tokens: Sequence[Token], at: int, *, numbered: bool) -> int:
    while at < len(tokens) and _is_cell(tokens[at].text):
        if numbered and _counts(tokens, at):
            break
        at += 1
    return at


def _cells(run: Sequence[str], count: int) -> tuple[str, ...]:
    """Return the cells of the years; nothing where it is not known which of a run they are."""
    fits = [
        tuple(run[skip : skip + count])
        for skip in range(len(run) - count + 1)
        if not any(run[:skip]) and not any(run[skip + count :])
    ]
    return fits[0] if len(set(fits)) == 1 else ()


def _name_of(said: Sequence[str], *, has_unit: bool, numbered: bool) -> tuple[str, str]:
    """Return the name and the unit that the words of a row give, empty where it is not sure.

    `has_unit` says that the table has a column of units. A group's head before the name is a part
    of it.
    """
    own = [text for text in said if HAN.search(text)]
    bracketed = len(own) > 1 and _BRACKETED.fullmatch(own[-1])
    unit = own.pop() if bracketed or (len(own) > 1 and has_unit) else ""
    own = [text for text in own if not (numbered and ROW_NUMBER.fullmatch(text))]
    name = "".join(own)
    return (name, unit.strip("()")) if 0 < len(own) <= _GROUPED and len(name) <= NOTE else ("", "")
