"""Tables that a page gives a cell a line (`12.3 |`, or plainly), made rows with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from plancmp.language.folding import clean
from plancmp.language.tables import heads_places, key_of_head
from plancmp.model.words import Words
from plancmp.tracing.scan.cell_kinds import (
    HEAD_WIDTH,
    NOTE,
    ROW_NUMBER,
    kind_of_head,
)
from plancmp.tracing.scan.flowed_heads import flowed_heads
from plancmp.tracing.scan.stream_cells import with_whole_cells
from plancmp.tracing.scan.stream_heads import grouped_heads, spread_heads, whole_heads
from plancmp.tracing.scan.stream_layout import laid_out
from plancmp.tracing.scan.stream_rows import (
    FoundRow,
    Token,
    laid,
    size,
    whole_cells,
)
from plancmp.tracing.scan.stream_shapes import by_years, grouped, shaped
from plancmp.tracing.scan.stream_years import yearly

_LOST = re.compile(r" *\?[? ]*")
"""A line of signs that a page made of blanks."""
_YEAR = re.compile(r"\((?:19|20)[0-9]{2}年?\)")
_BARRED = ("barred", "open")
_NUMBERED = re.compile("^[0-9]{1,2}。")
_FEW = 5
_RUNS = {"barred": "barred", "open": "barred", "text": "text"}


def with_rows(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, the tables that have a cell a line as rows with tabs, blanks below."""
    lines = ["" if _LOST.fullmatch(line) else line for line in lines]
    lines = _joined(with_whole_cells(_with_years(lines, words)), words)
    out = list(lines)
    for run in _runs(lines, words):
        # What may be an empty cell may be nothing: the way that reads more is right.
        ways = [
            way(whole_cells(tokens, words), words, barred=barred)
            for way in (_laid_out, _tables)
            for tokens, barred in run
        ]
        for tokens, rows in max(ways, key=_cells_of):
            _write(out, tokens, rows)
    return out


_Table = tuple[Sequence[Token], Sequence[FoundRow]]


def _cells_of(tables: Sequence[_Table]) -> int:
    return sum(sum(map(bool, row.texts)) for _, rows in tables for row in rows if not row.lost)


def _laid_out(tokens: Sequence[Token], words: Words, *, barred: bool) -> list[_Table]:
    """Return the tables in a run of cells whose heads the rows below lay out."""
    found: list[_Table] = []
    at = 0
    while at < len(tokens):
        rows = laid_out(tokens, at, words, barred=barred)
        found += [(tokens, rows)] if rows else []
        at = rows[-1].end if rows else at + 1
    return found


def _tables(tokens: Sequence[Token], words: Words, *, barred: bool) -> list[_Table]:
    """Return the tables in a run of cells: their rows, which count the tokens beside them."""
    tokens = whole_heads(flowed_heads(tokens, words), words)
    tokens = grouped_heads(spread_heads(tokens, words), words)
    found: list[_Table] = []
    gap = at = 0
    while at < len(tokens):
        rows = max((way(tokens, at, words) for way in (laid, yearly, by_years)), key=size)
        if not rows:
            at += 1
            continue
        other = shaped(tokens, at, words, barred=barred)
        found += _shaped_in(tokens[gap : rows[0].start], words, barred=barred)
        rows = max(rows, other, key=size)
        found.append((tokens, rows))
        gap = at = rows[-1].end
    return found + _shaped_in(tokens[gap:], words, barred=barred)


def _shaped_in(tokens: Sequence[Token], words: Words, *, barred: bool) -> list[_Table]:
    found: list[_Table] = []
    at = 0
    while at < len(tokens):
        rows = grouped(tokens, at, words, barred=barred) or shaped(tokens, at, words, barred=barred)
        found += [(tokens, rows)] if rows else []
        at = rows[-1].end if rows else at + 1
    return found


def _with_years(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, a year in brackets behind the head above it: `基线` and `（2023年）`."""
    out = list(lines)
    full = [at for at, line in enumerate(out) if line.strip()]
    for at, behind in pairwise(full):
        head = clean(out[at])
        if _YEAR.fullmatch(clean(out[behind])) and kind_of_head(head, words) == "value":
            out[at], out[behind] = f"{out[at].rstrip()}{out[behind].strip()}", ""
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


def _runs(lines: Sequence[str], words: Words) -> Iterator[list[tuple[list[Token], bool]]]:
    """Yield the runs of lines that may be cells, in each way to see them.

    Beside each way stands whether it shows the empty ones: where bars end them it does.
    """
    full = [at for at, line in enumerate(lines) if line.strip()]
    kinds = {at: _kind_of(lines[at]) for at in full}
    for place, at in enumerate(full):  # a cell with a bar may be broken over lines
        ahead = [kinds[later] for later in full[place + 1 : place + 3]]
        cell = _NUMBERED.sub("", lines[at].strip(), count=1)
        short = len(clean(cell)) <= NOTE and "。" not in cell
        later = lines[full[place + 1]] if place + 1 < len(full) else ""
        head = later.lstrip().startswith("|") and _heads_rows(clean(lines[at]), words)
        before = lines[full[place - 1]] if place else ""
        if kinds[at] == "text" and short and (head or ("|" in before and later.strip() == "|")):
            kinds[at] = "open"
        elif kinds[at] == "text" and place and kinds[full[place - 1]] in _BARRED and short:
            heads = key_of_head(clean(later.replace("|", " ")), words)  # below a title
            kinds[at] = "open" if "barred" in ahead and not heads else "text"
    for kind, group in groupby(full, key=lambda at: _RUNS.get(kinds[at], "")):
        run = list(group)
        empty = _empty_cells(lines, run[0], run[-1])
        if kind == "barred":
            yield [(_barred(lines, run), True)]
        elif kind:
            whole = [(_plain(lines, sorted([*run, *empty])), True)] if empty else []
            yield [(_plain(lines, run), False), *whole]


def _heads_rows(text: str, words: Words) -> bool:
    """Whether a cell is the head of the names of rows, or another that is known."""
    return heads_places(text, words) or key_of_head(text, words) != ""


def _kind_of(line: str) -> str:
    text = line.strip()
    if text and not text.strip("| "):
        return "barred"  # empty cells
    if "\t" in line or "|" in text.strip("| ") or (text.startswith("|") and text.count("|") > 1):
        return "other"
    return "barred" if "|" in text else "text"


def _plain(lines: Sequence[str], group: Iterable[int]) -> list[Token]:
    return [Token(clean(lines[at]), at, at) for at in group]


def _empty_cells(lines: Sequence[str], first: int, last: int) -> list[int]:
    """Return the lines of a blank or two that are empty cells, where nothing is on most others."""
    blank = [at for at in range(first, last) if not lines[at].strip()]
    empty = [at for at in blank if lines[at]]
    return empty if _FEW * len(empty) < len(blank) else []


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


def _write(out: list[str], tokens: Sequence[Token], rows: Sequence[FoundRow]) -> None:
    """Put each row on the line of its first cell; the heads stand again behind a note."""
    heads = "\t".join(rows[0].texts)
    at = rows[0].start
    for row in rows:
        cells = tokens[row.start : row.end]
        filled = [token for token in cells if token.text] or cells
        used = sorted({line for token in filled for line in (token.first, token.last)})
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
