"""The lines of a web page, made into what they were: bylines, headlines, tables a cell a line.

Lines keep their numbers; what a page puts around a text is taken out, and a line that a page ends
without a mark ends with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from plancmp.language.documents import Document, read_document
from plancmp.language.folding import clean
from plancmp.model.words import Words
from plancmp.tracing.scan.barred import with_barred_rows
from plancmp.tracing.scan.broken_heads import with_whole_heads
from plancmp.tracing.scan.drawn import with_drawn_rows
from plancmp.tracing.scan.script import simplified
from plancmp.tracing.scan.squeezed import with_columns
from plancmp.tracing.scan.streams import with_rows
from plancmp.tracing.scan.two_columns import with_pairs
from plancmp.tracing.scan.unit_lines import with_units_above

_STAMP = re.compile(
    r"[(\[]?(?:(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}(?![0-9月])日?|[0-9]{2}\.[0-9]{2}\.(?:19|20)[0-9]{2})"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[)\]]?"
)
_ENDED = re.compile(r"[。;:!?,、)》”|]$")
_LISTED = re.compile(
    r"\(?(?:[一二三四五六七八九十]{1,3}[)、.]|[0-9]{1,3}[)、.](?![0-9]))|第|-|[①-⑳]"
)
_INSIDE = re.compile("[,。;]")
_NARROW, _FEW = 16, 2
"""A line of a sentence that goes on in the next is as wide; how few of them a text may have."""
_ROWS = 3
_HEAD, _BYLINE, _HEADLINE, _WIDE = 10, 90, 45, 80
_OUTLET, _NAMED = 12, 2


def read_page(path: Path, words: Words) -> Document:
    """Read a file as a draft is made of it, so that what was drafted is found again.

    Raises DataError where it cannot be read.
    """
    return without_page(simplified(read_document(path)), words)


def without_page(document: Document, words: Words) -> Document:
    """Return a document whose lines are those of its text."""
    lines = with_drawn_rows(with_barred_rows(_without_boxes(document.lines)))
    lines = with_pairs(with_whole_heads(lines, words), words)
    lines = with_columns(with_units_above(lines), words)
    lines = with_rows(lines, words)
    for at, line in enumerate(lines[:_HEAD]):
        if line.strip() and _is_byline(line, words):
            lines[at] = "。"
    for number in rows_ended(document):
        if lines[number - 1] == document.lines[number - 1]:
            text = lines[number - 1].strip().strip("|")
            lines[number - 1] = f"{text}。" if text else ""
    title = words.pattern("[^,。;:]{4,}{title.kinds}")
    opening = next((at for at, line in enumerate(lines) if line.strip()), 0)
    for at in range(opening, min(opening + _HEAD, len(lines))):
        if title.fullmatch(clean(lines[at])) and _is_headline(lines[at]):
            lines[at] += "。"  # nothing goes on with it
            break
    if _is_unbroken(lines):
        lines = [
            f"{line}。" if _is_headline(line) and not _is_in_table(lines, at) else line
            for at, line in enumerate(lines)
        ]
    return replace(document, lines=tuple(lines))


def _without_boxes(lines: Sequence[str]) -> list[str]:
    """Return the lines, the summary in a page's box as text: `摘要 | 到2020年，… |`.

    A table of a plan that tells its aims in sentences has several such cells.
    """
    out = list(lines)
    for barred, group in groupby(range(len(lines)), key=lambda at: "|" in lines[at]):
        told = [(at, _sentences_in(lines[at])) for at in group] if barred else []
        told = [(at, text) for at, text in told if text]
        if len(told) == 1:
            at, text = told[0]
            out[at] = text
    return out


def _sentences_in(line: str) -> str:
    """Return the cell of a line that has sentences, if it is one beside a name; else nothing."""
    cells = [cell.strip() for cell in line.split("|") if cell.strip()]
    told = [cell for cell in cells if len(cell) > _WIDE and "。" in cell]
    return told[0] if len(told) == 1 and len(cells) == _NAMED else ""


def rows_ended(document: Document) -> frozenset[int]:
    """Return the lines that are a row of a table in one cell, as a page has it: `X率 5% |`."""
    found = {
        number
        for number, line in enumerate(document.lines, 1)
        if line.rstrip().endswith("|") and line.count("|") == 1
    }
    return frozenset(found if len(found) >= _ROWS else ())


def _is_byline(line: str, words: Words) -> bool:
    text = clean(line)
    if len(text) > _BYLINE or "。" in text:
        return False
    rest = words.pattern("{page.byline}:[^:]*?(?={page.byline}:|$)").sub("", _STAMP.sub("", text))
    return len(rest) < len(text) and (
        not rest or (len(rest) <= _OUTLET and _STAMP.search(text) is not None)
    )


def _is_unbroken(lines: Sequence[str]) -> bool:
    """Whether a line of the file is a paragraph of the text, however long."""
    texts = [text for text in map(clean, lines) if text]
    long = [text for text in texts if len(text) >= _WIDE]
    whole = long[:-1] if long and long[-1] == texts[-1] else long  # the last may be cut off
    broken = [
        text
        for text in texts
        if _NARROW <= len(text) < _WIDE and _INSIDE.search(text) and not _ENDED.search(text)
    ]
    unended = any(not (_ENDED.search(text) or "\t" in text) for text in whole)
    return bool(long) and not unended and len(broken) * _FEW <= len(long)


def _is_in_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands between two rows, as the head of a group does."""
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return len(around) > 1 and all("|" in line or "\t" in line for line in around)


def _is_headline(line: str) -> bool:
    text = clean(line)
    return (
        len(text) <= _HEADLINE
        and re.search("[一-龥]{4}", text) is not None
        and not _ENDED.search(text)
        and not _LISTED.match(text)
        and "\t" not in line
        and "|" not in line
    )
