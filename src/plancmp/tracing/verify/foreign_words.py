"""What may stand between a label and its figure, and what shows that they do not belong together.

Verbs that lead up to a figure (达到, 从…下降到), adverbs, dates, the area of the plan, and figures
are of no account. Whatever is left is foreign: mostly the name of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancmp.language.figures import CORE
from plancmp.language.periods import PLAN
from plancmp.model.words import Words

FIGURE = f"[≤≥<>]?{CORE}"
_YEAR = r"(?:19|20)[0-9]{2}"
_FILLER = (
    rf"{_YEAR}(?:[-~至到]{_YEAR})?年(?:年?[底末]|初|以来|期间)?"
    rf"|[到至]?{PLAN}(?:期间|时期|期?末)?|[一二三四五六七八九十]年间?"
    r"|与(?=[^,;]*相比)|{filler}|不|[-“”‘’《》]"
)

CLAUSE_END = re.compile(r"[,;:]")
CLAUSE = re.compile(r"[,;:(]")
ITEM = re.compile(r"[,;:(、]|和(?!谐)")
LIST_MARKS = ("、", "和", "及", "与", "以及")
_ASIDE = re.compile(r"\([^()]*\)")
_MARKS = r"[,;:、()]"
_DATED = re.compile(rf"{_YEAR}年")

# A label's last word may stand alone (`…，死亡率3.9`) where a new item starts; in `孕产妇死亡率` it
# is the end of another label.
_FRESH_START = r"(?:^|[,;:、。()“”\n]|(?<!公)共|{fresh}|[0-9](?:[%‰]|{units}|{counters}|/10万))$"
_FRESH_END = rf"{_MARKS}|{_FILLER}|和|及|与|[0-9]"


def without_asides(text: str) -> str:
    """Return text without what stands in brackets."""
    return _ASIDE.sub("", text)


def starts_fresh(text: str, first: int, at: int, words: Words) -> bool:
    """Whether a word at `at` starts a new item, and does not end a longer word before it."""
    return words.pattern(_FRESH_START).search(text[first:at]) is not None


def ends_there(text: str, at: int, words: Words) -> bool:
    """Whether a word that ends at `at` is over there, and does not start a longer one."""
    return words.pattern(_FRESH_END).match(text, at) is not None


def foreign(text: str, words: Words, label: str = "", known: Iterable[str] = ()) -> int:
    """Return how many characters of a text name something else.

    Not counted are the words in `known`, and at the start of a clause a repetition of the label in
    short.
    """

    def shortened(match: re.Match[str]) -> str:
        sizes = range(len(match[0]), 1, -1)
        return match[0][next((size for size in sizes if match[0][:size] in label), 0) :]

    for known_word in known:
        text = text.replace(known_word, ",")
    if label:
        text = re.sub(r"(?<=[,;:])[^,;:0-9]{2,6}", shortened, text)
    text = words.pattern(FIGURE).sub(",", _DATED.sub("", without_asides(text)))
    return len(re.sub(_MARKS, "", words.pattern(_FILLER).sub("", text)))
