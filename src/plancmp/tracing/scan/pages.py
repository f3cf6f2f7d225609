"""The lines of a web page, made into what they were: bylines, headlines, tables a cell a line.

Lines keep their numbers; what a page puts around a text is taken out, and a line that a page ends
without a mark ends with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from plancmp.language.documents import Document
from plancmp.language.folding import clean
from plancmp.model.terms import NATURES
from plancmp.model.words import Words
from plancmp.tracing.scan.values import parsed

_STAMP = re.compile(
    r"[(\[]?(?:(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?|[0-9]{2}\.[0-9]{2}\.(?:19|20)[0-9]{2})"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[)\]]?"
)
_ENDED = re.compile(r"[。;:!?,、)》”|]$")
_LISTED = re.compile(r"\(?[0-9一二三四五六七八九十]{1,3}[)、.]|第|-|[①-⑳]")
_ROW_NUMBER = re.compile(r"\(?[0-9]{1,3}[).、]?")
_YEAR = re.compile("(?:19|20)[0-9]{2}年?")
_ROWS = 3
_HEAD, _BYLINE, _HEADLINE, _WIDE = 10, 90, 45, 80
_NOTE, _FAR, _HEAD_WIDTH, _OUTLET = 40, 40, 12, 12


def without_page(document: Document, words: Words) -> Document:
    """Return a document whose lines are those of its text."""
    lines = list(document.lines)
    for at, line in enumerate(lines[:_HEAD]):
        if line.strip() and _is_byline(line, words):
            lines[at] = "。"
    for number in rows_ended(document):
        lines[number - 1] = f"{lines[number - 1].rstrip().rstrip('|')}。"
    lines = [*_with_tables(lines, words)]
    if _is_unbroken(lines):
        lines = [f"{line}。" if _is_headline(line) else line for line in lines]
    return replace(document, lines=tuple(lines))


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
    return bool(long) and all(_ENDED.search(text) or "\t" in text for text in long)


def _is_headline(line: str) -> bool:
    text = clean(line)
    return (
        len(text) <= _HEADLINE
        and re.search("[0-9]", text) is not None
        and re.search("[一-龥]{4}", text) is not None
        and not _ENDED.search(text)
        and not _LISTED.match(text)
        and "\t" not in line
        and "|" not in line
    )


def _with_tables(lines: Sequence[str], words: Words) -> Iterator[str]:
    """Yield the lines, with the tables that are written a cell a line as rows with tabs."""
    at = 0
    while at < len(lines):
        heads = _heads(lines, at, words)
        if not heads:
            yield lines[at]
            at += 1
            continue
        texts = [clean(lines[place]) for place in heads]
        yield "\t".join(texts)
        yield from [""] * (heads[-1] - at)
        kinds = [_kind(text, words) for text in texts]
        yield from _rows(lines, heads[-1] + 1, texts, kinds, words)
        return


def _kind(text: str, words: Words) -> str:
    if _YEAR.match(text):
        return "value"
    kind = words.key("column", text)
    if kind in ("target", "reached") or (
        not kind and words.pattern("{column.target}|{column.reached}").match(text)
    ):
        return "value"
    return kind


def _heads(lines: Sequence[str], start: int, words: Words) -> list[int]:
    """Return the lines that are the heads of a table's columns, one a line, or none."""
    found: list[int] = []
    kinds: list[str] = []
    for at in range(start, min(start + 24, len(lines))):
        text = clean(lines[at])
        if not text:
            if not found:
                return []
            continue
        if len(text) > _HEAD_WIDTH or "\t" in lines[at] or "。" in text or _LISTED.match(text):
            break
        kind = _kind(text, words)
        if not kind:
            break
        found.append(at)
        kinds.append(kind)
    sure = "name" in kinds and "value" in kinds and {"number", "unit", "nature"} & set(kinds)
    return found if sure or (kinds.count("value") > 1 and "name" in kinds) else []


def _rows(
    lines: Sequence[str], start: int, heads: Sequence[str], kinds: Sequence[str], words: Words
) -> list[str]:
    """Return the lines below the heads, each row of the table on its first line.

    A note between two rows stays where it is, and the heads stand again behind it.
    """
    cells = [(at, text) for at in range(start, len(lines)) if (text := clean(lines[at]))]
    out = list(lines[start:])
    bases = sum(1 for head in heads if words.pattern("{column.reached}").search(head))
    shape = _Shape(kinds, kinds.count("value"), bases)
    place, last, broken = 0, start, False
    while place < len(cells):
        at, text = cells[place]
        row, size = _row(cells, place, shape)
        if row:
            for used, _ in cells[place : place + size]:
                out[used - start] = ""
            if broken:  # the heads stand again in front of it
                out[at - start] = "\t".join(heads)
                out[cells[place + 1][0] - start] = row
            else:
                out[at - start] = row
            broken = False
            place, last = place + size, at
            continue
        if at - last > _FAR:
            break
        if _ROW_NUMBER.fullmatch(text) or _is_nature(text):
            out[at - start] = ""
        else:
            broken = True
        place += 1
    return out


@dataclass(frozen=True, slots=True)
class _Shape:
    """The kinds of a table's columns; how many are of values, and how many of these of a base."""

    kinds: Sequence[str]
    values: int
    bases: int


def _row(cells: Sequence[tuple[int, str]], at: int, shape: _Shape) -> tuple[str, int]:
    """Return the row that starts at a cell, and how many cells it has; empty if none does."""
    label = cells[at][1]
    unit = "unit" in shape.kinds
    if _is_value(label) or len(label) > _NOTE or _is_nature(label) or "。" in label:
        return "", 0
    rest = [text for _, text in cells[at + 1 + unit : at + 2 + unit + shape.values]]
    values = list(takewhile(_may_be, rest[: shape.values]))
    size = 1 + unit + len(values)
    nature = rest[len(values)] if len(rest) > len(values) else ""
    if shape.bases and len(values) == shape.values - shape.bases and _is_nature(nature):
        values = [""] * shape.bases + values
    if len(values) != shape.values or not any(map(_is_value, values)):
        return "", 0
    if "nature" not in shape.kinds or not _is_nature(nature):
        nature = ""
    given = {
        "name": [label], "unit": [cells[at + 1][1]] if unit else [], "value": values,
        "nature": [nature],
    }  # fmt: skip
    texts = [given[kind].pop(0) if given.get(kind) else "" for kind in shape.kinds]
    return "\t".join(texts), size + bool(nature)


def _is_nature(text: str) -> bool:
    return any(text.startswith(nature[:2]) for nature in NATURES)


def _is_value(text: str) -> bool:
    return parsed(text) is not None and re.search("[0-9]|^[-—/]+$", text) is not None


def _may_be(text: str) -> bool:
    return _is_value(text) or (parsed(text) is not None and not _is_nature(text))
