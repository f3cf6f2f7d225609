"""Names that stand apart from their figure: clauses earlier, before brackets, behind a standard.

All are told by the language: what a sentence leaves out at the figure, it has said before, or says
right behind. `names` are those of the sentence; places are those of its paragraph.
"""

from __future__ import annotations

import re

from plancmp.language.figures import Figure
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.labels import (
    cuts,
    denominator,
    is_indicator_name,
    object_of_standard,
    without_verb,
)
from plancmp.tracing.scan.naming import Names
from plancmp.tracing.scan.values import parsed

_ADVERBS = "^(?:{verb.adverb}*{verb.aims}|{verb.task})"
_COMPARED = "{name.elsewhere}|平均"
_BRACKET = re.compile(r"\((?:共计?|合计|约)?$")
_LISTED = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:底|末)?(?:(?:、|和|及|与)(?:到|至)?(?:19|20)[0-9]{2}年(?:底|末)?)+"
)
LISTED_LAST = re.compile(f"[到至在]?{_LISTED.pattern}$")
"""Years that stand between a name and its figures: X率到2025年和2030年分别达到1%和2%."""
_SPAN = re.compile(r"((?:19|20)[0-9]{2})年?[-~至到]((?:19|20)[0-9]{2})年")
_PAIR = 2
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MARKS = ",:"
_SHORTEST = 3


def clause_start(names: Names, end: int, marks: str = _MARKS) -> int:
    """Return where the clause starts that ends at a place."""
    norm = names.text
    return max(max(norm.rfind(mark, names.start, end) for mark in marks) + 1, names.start)


def with_denominator(names: Names, figure: Figure, left: int) -> str:
    """Return the label of a figure whose denominator stands apart from its name, else nothing.

    The name is before it (`公厕达到每万人口60座`), or behind it what is counted, or what a standard
    is set for (`每5万人口2辆的标准配备救护车`). The label is put together of the two.
    """
    norm = names.text
    at, per = denominator(norm[left : figure.start], names.words)
    if not per:
        return ""
    name = names.name(left, left + at)
    if not name:
        following = (other.start for other in names.figures if other.start >= figure.end)
        end = min(following, default=names.end)
        noun = object_of_standard(norm[figure.end : end], names.words)
        noun = noun or (names.noun(figure) if figure.counts else "")
        if len(noun) < 2 or not noun[0].isalpha() or noun.startswith("以"):
            return ""
        name = without_verb(noun, names.words)
    return f"{per}{name}"


def before_brackets(names: Names, figure: Figure) -> str:
    """Return the name of a figure that stands alone in brackets behind it: `手术室(4间)`."""
    norm = names.text
    bracket = _BRACKET.search(norm[names.start : figure.start])
    if bracket is None or norm[figure.end : figure.end + 1] != ")":
        return ""
    end = names.start + bracket.start()
    name = names.name(clause_start(names, end, ",:、)和及与"), end)
    compared = names.words.pattern(_COMPARED).search(name)
    return "" if compared else without_verb(name, names.words)


def name_of_whole(names: Names, left: int, reading: Reading) -> str:
    """Return the name of what a figure gives a part of: `X率提高，其中城区90%`, `站点：城区5个`."""
    end = left - 1
    if end > names.start and names.text[end] == ":":
        return without_verb(names.name(clause_start(names, end), end), names.words)
    return from_earlier_clauses(names, left, reading)


def from_earlier_clauses(names: Names, left: int, reading: Reading) -> str:
    """Return the name in the clauses before a figure's own that have no figure themselves.

    `稳步提高X率，优化服务，到2025年达到90%`: only what is named like an indicator, or what the
    vocabulary knows, is meant; nouns in passing are not.
    """
    end = left - 1
    while end > names.start:
        start = clause_start(names, end)
        clause = names.text[start : end + 1]
        if "(" in clause or any(start <= figure.core <= end for figure in names.figures):
            return ""
        name = names.name(start, end)
        becomes = names.words.pattern("{verb.becomes}").search(name)  # X标准实现一体化,达到650元
        for piece in cuts(name[: becomes.start()] if becomes else name, names.words):
            plain = names.words.pattern(_ADVERBS).sub("", piece)
            label = without_verb(plain, names.words)
            known = names.suggester.suggest(label, parsed(reading.printed)).indicator
            if known is not None or (
                is_indicator_name(label, names.words) and len(label) > _SHORTEST
            ):
                return label
        end = start - 1
    return ""


def before_colon(names: Names, figure: Figure, before: Figure | None, left: int) -> str:
    """Return the name of a rate that a colon leads from to its figure: `X率:30%Y率:80%`."""
    if left < figure.start or names.text[left - 1 : left] != ":":
        return ""
    start = max(clause_start(names, left - 1), before.end if before else 0)
    name = names.name(start, left - 1)
    return name if is_indicator_name(name, names.words) else ""


def lists_years(text: str) -> bool:
    """Whether a text lists years that what follows is for: 到2022年和2030年."""
    return _LISTED.search(text) is not None


def listed_years(names: Names, start: int, end: int, count: int) -> list[str]:
    """Return the years that a piece of text lists for so many figures: 到2022年和2030年."""
    listed = list(_LISTED.finditer(names.text, start, end))
    years = _YEAR.findall(listed[-1][0]) if listed else []
    if len(years) == count:
        return years
    spans = list(_SPAN.finditer(names.text, start, end))
    told = names.words.pattern("{respectively}")
    if spans and told.search(names.text, spans[-1].end(), end):
        years = [str(year) for year in range(int(spans[-1][1]), int(spans[-1][2]) + 1)]
        return years if len(years) == count > _PAIR else []
    return []
