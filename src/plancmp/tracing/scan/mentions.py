"""The years that a sentence names, and what is said of each: aimed at, as of, or of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.language.periods import PLAN, five_years_of
from plancmp.model.words import Words

CLAUSE = ",;:"
"""What ends a clause."""
_YEARS = (
    r"(?P<first>(?:19|20)[0-9]{2})(?:年?[-~至到](?P<last>(?:19|20)[0-9]{2}))?年"
    r"(?![0-9]{1,2}日|度?[个来])"
)
_LISTED = r"(?P<one>(?:19|20)[0-9]{2})年?(?:底|末)?(?:、|和|及|与)(?:到|至)?(?=(?:19|20)[0-9]{2}年)"
_ASIDE = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A year that a sentence names: where, which, and what is said of it.

    `kind` is `aimed`, `as_of`, `plan` (the years of a five-year plan) or empty; `governs` whether
    all that follows is of that year: it stands at the head of its sentence.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    governs: bool


def mentions(sentence: str, words: Words) -> list[Mention]:
    """Return the years of a folded sentence in order, but for dates and bases of changes."""
    text = _ASIDE.sub(lambda match: " " * len(match[0]), sentence)
    return sorted(_mentions(text, words), key=lambda mention: mention.start)


def _mentions(text: str, words: Words) -> Iterator[Mention]:
    since = words.pattern(r"{time.since}$")
    aimed = words.pattern(r"{!moved.verbs}{time.aimed}[^,。;]{0,4}$")
    as_of = words.pattern(r"{time.as_of}[^,。;]{0,2}$")
    base = words.pattern(r"(?:底|末)?的?(?:{time.base}|{time.as_base})")
    for form, kind in ((_YEARS, ""), (_LISTED, ""), (PLAN, "plan")):
        for match in re.finditer(form, text):
            before = text[: match.start()]
            behind = match.end()
            if kind == "plan":
                if not words.pattern("{time.within}").match(text, behind):
                    continue
                plan = five_years_of(match)
                ends = words.pattern("(?:期)?末").match(text, behind)
                first, last = (plan.last if ends else plan.first), plan.last
            else:
                first = int(match.groupdict().get("first") or match["one"])
                last = int(match.groupdict().get("last") or first)
            if since.search(before) or base.match(text, behind):
                continue
            found = kind
            if aimed.search(before):
                found = "aimed"
            if as_of.search(before):
                found = "as_of"
            dated = re.match(r"[0-9]{1,2}月", text[behind:])
            if dated and not found:
                continue
            clause = max(before.rfind(mark) for mark in CLAUSE) + 1
            governs = re.match(
                r"(?:底|末|期?间|时期|以来|年底|年末|期末|末期)*[,、和及与]", text[behind:]
            )
            at_head = len(text[clause : match.start()].strip(" -")) <= 6
            yield Mention(match.start(), behind, first, last, found, bool(governs) and at_head)
