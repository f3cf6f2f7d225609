"""The figures of a text that no statement uses, sorted by what they seem to be.

So it is seen, and not believed, that nothing was overlooked: what is left over must be dates, names
and numbering. Kinds that may hide an overlooked statement come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plancmp.model.plan import Project
from plancmp.tracing.verify.figures import FIGURE
from plancmp.tracing.verify.found import Use
from plancmp.tracing.verify.grid import Grid
from plancmp.tracing.verify.outline import Part
from plancmp.tracing.verify.source import clean

OPEN_KINDS = ("rate", "money", "count", "bare", "word", "numeral")
"""Kinds that may be an overlooked statement."""

KINDS = (*OPEN_KINDS, "area", "duration", "denominator", "age", "date", "document_number", "name",
         "code", "project", "numbering", "page")  # fmt: skip
"""All kinds, in the order in which they are listed."""

_WORDS = re.compile(
    r"(?<!健)全覆盖|百分之[一二三四五六七八九十百]+|应[一-龥]尽[一-龥]|清零|翻[一两]?番|(?<!健)全部|所有(?!关|政策)|全员(?!人口)"
)
_NUMERALS = re.compile(
    r"(?<![第一二三四五六七八九十百])[两二三四五六七八九十百]+(?:个(?!五|年)|所|家|名|项|种|类|间|台|支|处|成|倍|张)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"{_YEAR}(?:[-—–~至到、]{_YEAR})?年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?"
    rf"|{_YEAR}[-—–~]{_YEAR}|(?<![0-9.]){_YEAR}(?![0-9.%‰张人个家元平亩万多余])"
)
_DOCUMENT = re.compile(rf"〔{_YEAR}〕[0-9]+号?")
_AGE = re.compile(r"[0-9]+(?:[-—–~至到][0-9]+)?(?:周?岁|月龄)")
_NAME = re.compile(r"《[^《》]*》|“[^“”]{1,30}”|[〈‘][^〈〉‘’]*[〉’]")
_CODE = re.compile(
    r"[A-Za-z]+[-+]?[0-9]+(?:\.[0-9]+)?|[0-9]+[-+]?[A-Za-z]+|[0-9]+(?:\+[0-9A-Za-z]+)+|[0-9]型"
    r"|(?<![0-9.])[0-9]{3,5}(?=急救|救护|医学救援|指挥|紧急|热线|电话)"
)
_DENOMINATOR = re.compile(r"(?:每|/)[0-9.]+[万千百]+|每[0-9]+(?:名|个|人)")
_NUMBERING = re.compile(
    r"(?:^|(?<=\n))-?\(?[0-9]{1,3}(?:[.、)]|(?=\())|^(?:专栏|图|表|附件)[0-9]+(?:[-.][0-9]+)?"
    r"|(?:专栏|见图|见表|图|附件|第)[0-9]+"
)
_AREA = re.compile(r"(?:平方米|㎡|亩|公里|层|栋|套)$")
_MONEY = re.compile(r"元$")
_DURATION = re.compile(r"(?:小时|分钟|天|日|年)$")
_RATE = re.compile(r"[%‰点]$|/[0-9]*[万千百]?(?:人)?$")
_PAGE = re.compile(r"\t[0-9]+$")
_CONTEXT = 14


@dataclass(frozen=True, slots=True)
class Unused:
    """A figure that no statement uses: where it stands, what it seems to be, what is around it."""

    line: int
    figure: str
    kind: str
    channel: str
    section: str
    context: str


def unused_figures(
    parts: Iterable[Part], uses: Iterable[Use], projects: Iterable[Project] = ()
) -> list[Unused]:
    """Return the figures of a text that are not in `uses`, the kinds to look at first.

    Of the rows of an annex, the cells that a project of the plan gives count as used.
    """
    used: dict[int, list[tuple[int, int]]] = {}
    parts = list(parts)
    for line, start, end in (*uses, *_project_uses(parts, projects)):
        used.setdefault(line, []).append((start, end))
    found = [
        each
        for part in parts
        for number, line in part.lines
        for each in _in_line(part, number, line, used.get(number, []))
    ]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), each.line))


def _in_line(part: Part, number: int, line: str, used: list[tuple[int, int]]) -> Iterator[Unused]:
    text = clean(line)
    figures = sorted(_figures(line))
    named = _named(text, part, number, line)
    for start, end in figures:
        if any(first < end and start < last for first, last in used):
            continue
        kind = next((kind for kind, first, last in named if first <= start < last), "") or _kind(
            text, start, end
        )
        if part.annex and kind not in ("numbering", "date", "name"):
            kind = "project"
        around = text[max(0, start - _CONTEXT) : end + _CONTEXT]
        yield Unused(number, text[start:end], kind, part.channel, part.section, around)


def _figures(line: str) -> Iterator[tuple[int, int]]:
    """Yield the figures of a line, cell by cell: those of two cells are not one number."""
    offset = 0
    for text in map(clean, line.split("\t")):
        for form in (FIGURE, _WORDS, _NUMERALS):
            for match in form.finditer(text):
                yield offset + match.start(), offset + match.end()
        offset += len(text)


def _named(text: str, part: Part, number: int, line: str) -> list[tuple[str, int, int]]:
    """Return what a line has that is no figure for a statement: kind, first and behind the last."""
    found = []
    if part.channel == "heading":
        found.append(("numbering", 0, len(text)))
    if _PAGE.search(line) and part.grid is None:
        found.append(("page", len(text.rstrip("0123456789")), len(text)))
    if part.grid:
        found.extend(_row_numbers(part.grid, number))
    for kind, form in (
        ("numbering", _NUMBERING),
        ("document_number", _DOCUMENT),
        ("name", _NAME),
        ("code", _CODE),
        ("date", _DATE),
        ("age", _AGE),
        ("denominator", _DENOMINATOR),
    ):
        found.extend((kind, *match.span()) for match in form.finditer(text))
    return found


def _row_numbers(grid: Grid, number: int) -> Iterator[tuple[str, int, int]]:
    """Yield the cell of a line that stands in the column that counts the rows."""
    columns = [at for at, head in enumerate(grid.header) if head in ("序号", "编号")]
    for row in grid.rows:
        for column in columns:
            for line, start, end in row[column].pieces:
                if line == number:
                    yield "numbering", start, end


def _kind(text: str, start: int, end: int) -> str:
    figure = text[start:end]
    if not re.search("[0-9]", figure):
        return "word" if _WORDS.match(figure) else "numeral"
    bare = re.sub(r"(?:及以上|以上|以下|以内|之内|左右)$", "", figure)
    for kind, form in (
        ("rate", _RATE), ("area", _AREA), ("money", _MONEY), ("duration", _DURATION)
    ):  # fmt: skip
        if form.search(bare):
            return kind
    if not bare[-1].isdigit():
        return "count"
    behind = text[end : end + 2]
    if re.match("[层栋套]", behind):
        return "area"
    return "duration" if re.match("年|周年|个?月", behind) else "bare"


def _project_uses(parts: Iterable[Part], projects: Iterable[Project]) -> Iterator[Use]:
    """Yield the cells of an annex that the projects of the plan give."""
    given = {
        clean(each.number): {
            clean(text)
            for text in (
                each.number, each.name, each.total_investment, each.planned_investment,
                each.years, each.funding, each.progress, each.owner, each.remark,
            )
        }
        for each in projects
    }  # fmt: skip
    for part in parts:
        if not part.annex or part.grid is None:
            continue
        for row in part.grid.rows:
            texts = given.get(row[0].text, set())
            for cell in row:
                if cell.text in texts:
                    yield from cell.pieces
