"""Tables that a page gives a cell a line (`12.3 |`, or plainly), made rows with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from plancmp.language.folding import clean
from plancmp.language.tables import key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.stream_cells import with_whole_cells
from plancmp.tracing.scan.stream_heads import grouped_heads, spread_heads, whole_heads
from plancmp.tracing.scan.stream_rows import (
    HEAD_WIDTH,
    NOTE,
    ROW_NUMBER,
    FoundRow,
    Token,
    kind_of_head,
    laid,
    size,
    whole_cells,
)
from plancmp.tracing.scan.stream_shapes import by_years, grouped, shaped
from plancmp.tracing.scan.stream_years import yearly

_LOST = re.compile(r" *\?[? ]*")
"""A line of signs that a page made of blanks."""
_BARRED = ("barred", "open")
_NUMBERED = re.compile("^[0-9]{1,2}。")
_RUNS = {"barred": "barred", "open": "barred", "text": "text"}


def with_rows(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, the tables that have a cell a line as rows with tabs, blanks below."""
    lines = ["" if _LOST.fullmatch(line) else line for line in lines]
    lines = _joined(with_whole_cells(lines), words)
    out = list(lines)
    for run, barred in _runs(lines, words):
        tokens = spread_heads(whole_heads(whole_cells(run, words), words), words)
        tokens = grouped_heads(tokens, words)
        gap = at = 0
        while at < len(tokens):
            ways = (laid, yearly, by_years)
            found = max((way(tokens, at, words) for way in ways), key=size)
            if found:
                other = shaped(tokens, at, words, barred=barred)
                _shaped_in(out, tokens[gap : found[0].start], words, barred=barred)
                gap = at = _write(out, tokens, max(found, other, key=size))
            else:
                at += 1
        _shaped_in(out, tokens[gap:], words, barred=barred)
    return out


def _joined(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, a head that a page broke off its row (`指标 |`) in front of that again."""
    out = list(lines)
    full = [at for at, line in enumerate(out) if line.strip()]
    for at, behind in pairwise(full):
        head, bar, rest = out[at].strip().partition("|")
        if bar and not rest and out[behind].count("|") > 1 and kind_of_head(clean(head), words):
            out[at], out[behind] = "", f"{head} | {out[behind].strip()}"
    return out


def _shaped_in(out: list[str], tokens: Sequence[Token], words: Words, *, barred: bool) -> None:
    at = 0
    while at < len(tokens):
        found = grouped(tokens, at, words, barred=barred) or shaped(
            tokens, at, words, barred=barred
        )
        at = _write(out, tokens, found) if found else at + 1


def _runs(lines: Sequence[str], words: Words) -> Iterator[tuple[list[Token], bool]]:
    """Yield the runs of lines that may be cells, and whether bars end these."""
    full = [at for at, line in enumerate(lines) if line.strip()]
    kinds = {at: _kind_of(lines[at]) for at in full}
    for place, at in enumerate(full):  # a cell with a bar may be broken over lines
        ahead = [kinds[later] for later in full[place + 1 : place + 3]]
        cell = _NUMBERED.sub("", lines[at].strip(), count=1)
        short = len(cell) <= NOTE and "。" not in cell
        later = lines[full[place + 1]] if place + 1 < len(full) else ""
        head = key_of_head(clean(lines[at]), words) if later.lstrip().startswith("|") else ""
        before = lines[full[place - 1]] if place else ""
        if kinds[at] == "text" and short and (head or ("|" in before and later.strip() == "|")):
            kinds[at] = "open"
        elif kinds[at] == "text" and place and kinds[full[place - 1]] in _BARRED and short:
            heads = key_of_head(clean(later.replace("|", " ")), words)  # below a title
            kinds[at] = "open" if "barred" in ahead and not heads else "text"
    for kind, group in groupby(full, key=lambda at: _RUNS.get(kinds[at], "")):
        if kind:
            barred = kind == "barred"
            yield (_barred if barred else _plain)(lines, group), barred


def _kind_of(line: str) -> str:
    text = line.strip()
    if "\t" in line or "|" in text.strip("| ") or (text.startswith("|") and text.count("|") > 1):
        return "other"
    return "barred" if "|" in text else "text"


def _plain(lines: Sequence[str], group: Iterable[int]) -> list[Token]:
    return [Token(clean(lines[at]), at, at) for at in group]


def _barred(lines: Sequence[str], group: Iterable[int]) -> list[Token]:
    found: list[Token] = []
    open_ = ""
    first = 0
    for at in group:
        *cells, rest = lines[at].strip().split("|")
        for cell in cells:
            found.append(Token(clean(open_ + cell), first if open_ else at, at))
            open_ = ""
        first, open_ = first if open_ else at, open_ + rest
    return [*found, Token(clean(open_), first, at)] if open_ else found


def _write(out: list[str], tokens: Sequence[Token], rows: Sequence[FoundRow]) -> int:
    """Put each row on the line of its first cell; the heads stand again behind a note.

    Returns where the table ends among the tokens.
    """
    heads = "\t".join(rows[0].texts)
    at = rows[0].start
    for row in rows:
        used = sorted(
            {line for token in tokens[row.start : row.end] for line in (token.first, token.last)}
        )
        between = tokens[at : row.start]
        for token in between:
            text = _NUMBERED.sub("", token.text, count=1)
            group = len(text) <= HEAD_WIDTH and not re.search("[。:]|[0-9]{4}", text)
            if group or ROW_NUMBER.fullmatch(token.text):
                out[token.first] = out[token.last] = ""
        noted = any(out[token.first].strip() for token in between)
        for line in range(used[0], used[-1] + 1):
            out[line] = ""
        if noted and len(used) > 1:
            out[used[0]], used = heads, used[1:]
        out[used[0]] = "\t".join(row.texts)
        at = row.end
    return at
