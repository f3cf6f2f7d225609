"""Whether what stands around a figure bears out the role, the year and the scope of a statement.

A figure that is found may still be entered as a target although it was reached, for another year,
or without the people it counts. What the sentence says, and the heading it stands under, is held
against the statement; what they leave open is not doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.language.folding import clean
from plancmp.language.periods import PLAN, five_years_of
from plancmp.model.plan import Plan, Statement
from plancmp.model.words import Words
from plancmp.tracing.scan.parts import FRONT, is_background
from plancmp.tracing.verify.search import Location

_YEARS = re.compile(r"(?P<first>(?:19|20)[0-9]{2})(?:年?[-~至到](?P<last>(?:19|20)[0-9]{2}))?年?")
_SENTENCE = re.compile(r"[。!?]")
_BRACKET = re.compile(r"[^,;。()]{0,6}\([^()]{0,6}?((?:19|20)[0-9]{2})年[^()]{0,6}\)")
_SCOPED = r"([^,;:、()和及与的]{0,4}?{doubtful.scopes})(?:\([^()]*\)|{doubtful.behind_scope}|的)*$"


def doubt_of(statement: Statement, place: Location, plan: Plan, words: Words) -> tuple[str, str]:
    """Return why the statement is doubtful there, with the words that say so; empty if it is not.

    The reason is `past`, `aim`, `year` or `scope`.
    """
    if not (place.before or place.behind):
        return "", ""
    sentence = _SENTENCE.split(place.before)[-1]
    base = plan.base_year
    years = list(_years(sentence, words))
    bracket = _BRACKET.match(place.behind)
    if bracket:
        years.append((int(bracket[1]), int(bracket[1])))
    reported = statement.role in ("actual", "baseline")
    background = is_background(statement.section, words)
    headed = statement.section != FRONT
    reach = words.pattern("{doubtful.reached}").search(sentence)
    aims = words.pattern("{doubtful.aimed}").search(sentence + place.behind)
    if statement.role == "target":
        if years and years[-1][1] <= base and not any(end > base for _, end in years):
            return "past", str(years[-1][1])
        if not years and headed and background and not aims:
            return "past", statement.section
        if reach and not aims and not any(end > base for _, end in years):
            return "past", reach[0]
    elif reported and not _starts(place, words):
        if years and years[-1][1] > base and not reach and not background:
            return "aim", str(years[-1][1])
        if _is_subject(statement, place, words):
            return "", ""
        if not years and headed and not background and not reach:
            return "aim", aims[0] if aims else statement.section
    found = _year(statement, place, years, plan, words)
    return found if found[0] else _scope(statement, place, words)


def _starts(place: Location, words: Words) -> bool:
    """Whether the figure is what a change starts from: 从3.9下降到3.4."""
    return words.pattern("{doubtful.from}$").search(place.before) is not None


def _is_subject(statement: Statement, place: Location, words: Words) -> bool:
    """Whether the figure counts who does what the sentence says: 2家…每年招录."""
    label = re.escape(clean(statement.label))
    found = re.match(rf"[^,;:]{{0,2}}{label}", place.behind)
    does = words.pattern("{doubtful.does}")
    return found is not None and does.match(place.behind, found.end()) is not None


def _years(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Yield the years and periods of a sentence, but for those that a change counts from."""
    since, start = words.pattern("{time.since}$"), words.pattern("{doubtful.from}$")
    base = words.pattern("(?:年?[底末])?的?{time.base}")
    for match in _YEARS.finditer(text):
        if "年" not in text[match.start() : match.end() + 1]:
            continue
        before = text[: match.start()]
        if since.search(before) or base.match(text, match.end()):
            continue
        # 由2010年的95.57%提高到99.33%: the first figure is of that year, the second is not.
        if start.search(before) and len(text) - match.end() > 2:
            continue
        yield int(match["first"]), int(match["last"] or match["first"])
    for match in re.finditer(PLAN, text):
        if words.pattern("{time.within}").match(text, match.end()):
            plan = five_years_of(match)
            yield plan.first, plan.last


def _year(
    statement: Statement, place: Location, years: list[tuple[int, int]], plan: Plan, words: Words
) -> tuple[str, str]:
    if _starts(place, words):
        return "", ""
    first, last = int(statement.year[:4]), int(statement.year[-4:])
    said = years or list(_years(place.before, words))
    ends = {year for pair in said for year in pair}
    usual = {plan.period[0], plan.period[1]} if statement.role == "target" else {plan.base_year}
    clause = re.split("[,;:]", place.before)
    head = re.split("[。!?;]", place.before)[-1][:8]
    binding = years and (list(_years(clause[-1], words)) or list(_years(head, words)))
    if last in usual and not binding:
        return "", ""
    if {first, last} & ends or any(start <= first and last <= end for start, end in said):
        return "", ""
    return "year", ", ".join(map(str, sorted(ends))) or statement.year


def _scope(statement: Statement, place: Location, words: Words) -> tuple[str, str]:
    own = (statement.section, statement.block, statement.label, statement.value.printed)
    around = clean("".join(own)) + place.before + place.behind
    for part in re.split("[、,;()]|和|及|与|或", clean(statement.scope)):
        if not _stands(part, around):
            return "scope", part
    if statement.scope:
        return "", ""
    label = clean(statement.label)
    known = around[: len(clean("".join(own)))] + clean(
        "".join((statement.indicator.zh, *statement.indicator.aliases))
    )
    sentence = re.split("[。!?;]", place.before)[-1]
    before, name, between = sentence.rpartition(label)
    for text in (before, between) if name else (sentence,):
        found = words.pattern(_SCOPED).search(re.split("[,:]", text)[-1])
        if found and not _stands(found[1], known):
            return "scope", found[1]
    return "", ""


def _stands(part: str, text: str) -> bool:
    """Whether the words of a scope stand in a text, be it in pieces."""
    if len(part) < 2 or part in text:
        return True
    pairs = [part[i : i + 2] for i in range(len(part) - 1)]
    return sum(pair in text for pair in pairs) * 2 >= len(pairs)
