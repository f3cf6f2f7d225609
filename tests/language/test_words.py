"""Every word of `data/language/` is there because a case reads differently without it.

A case is a line of `cases.csv` or, for sentences as `scan` reads them, `drafts.csv`: the list, the
word, who reads (`readers.py`), the text, and what is read. A word that no case needs is deleted from
the data; a new word comes with its case. What a reader makes of a text is printed by
`python -m tests.language.read READER TEXT`; `python -m tests.language.deletions SEED` deletes words
from the files by chance and says which of these tests would notice.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from plancmp.language.folding import clean
from plancmp.model.words import Words
from plancmp.reading.tree import read_tree
from plancmp.reading.words import word_lists
from tests.conftest import SHIPPED
from tests.language.readers import LABEL, PRINTED, READERS, vocabulary


class Case(NamedTuple):
    """A text that is read otherwise without a word of a list."""

    listed: str
    word: str
    reader: str
    text: str
    expected: str

    def holds(self, word: str) -> bool:
        """Whether a word stands in the text, as it is or cleaned, or in what it is read with."""
        in_one_line = re.sub(r"[\s/|]", "", clean(self.text))
        return pattern_of(word).search(f"{self.text}\n{in_one_line}\n{READ_WITH}") is not None


def rows_of(name: str) -> list[Case]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return [Case(*row) for row in csv.reader(file)]


CASES = rows_of("cases.csv") + rows_of("drafts.csv")
WORDS = vocabulary().words
LISTS = {
    name: WORDS.of(name)
    for path in sorted((SHIPPED / "language").glob("*.yaml"))
    for name, _ in word_lists(read_tree(path).root)
}
READ_WITH = "\n".join(
    [LABEL, PRINTED]
    + [name for one in vocabulary().indicators.values() for name in (one.zh, *one.aliases)]
)


@pytest.mark.parametrize("name", LISTS)
def test_every_word_has_a_case(name: str) -> None:
    cased = {word for listed, word, *_ in CASES if listed == name}
    assert set(LISTS[name]) == cased


def test_a_word_is_left_out_of_all_patterns_that_name_its_list_and_of_no_other() -> None:
    forms = ("{bounds.before.<=}", "{bounds.before}", "{!bounds}", "{bounds.after}", "{rank}")
    made = [WORDS.pattern(form) for form in forms]
    less = WORDS.without("bounds.before.<=", "不超过")
    assert [less.pattern(form) is one for form, one in zip(forms, made, strict=True)] == [
        False, False, False, True, True,
    ]  # fmt: skip
    assert all("不超过" not in less.pattern(form).pattern for form in forms)


def misread(name: str, words: Words) -> list[str]:
    """Return what the cases of a list read otherwise than they should."""
    return [
        f"{reader}: {text}"
        for listed, _, reader, text, expected in CASES
        if listed == name and READERS[reader](text, words) != expected
    ]


@cache
def pattern_of(word: str) -> re.Pattern[str]:
    return Words({"one": (word,)}).pattern("{one}")


def apart(cases: Iterable[Case]) -> list[list[Case]]:
    """Group cases so that no text holds a word of another one of its group.

    Deleting these words together is to each text as if only its own were deleted; what takes time
    is to compile the patterns anew for each deletion.
    """
    groups: list[list[Case]] = []
    for case in cases:
        for group in groups:
            if not any(
                case.word != other.word and (case.holds(other.word) or other.holds(case.word))
                for other in group
            ):
                group.append(case)
                break
        else:
            groups.append([case])
    return groups


@pytest.mark.parametrize("name", LISTS)
def test_every_case_needs_its_word(name: str) -> None:
    assert not misread(name, WORDS)
    for group in apart(case for case in CASES if case.listed == name):
        less = WORDS
        for word in {case.word for case in group}:
            less = less.without(name, word)
        for case in group:
            without = READERS[case.reader](case.text, less)
            assert without != case.expected, f"{case.word} is not needed to read {case.text}"
