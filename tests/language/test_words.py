"""Every word of `data/language/` is there because a case reads differently without it.

A case is a line of `cases.csv` or, for sentences as `scan` reads them, `drafts.csv`: the list, the
word, who reads (`readers.py`), the text, and what is read. A word that no case needs is deleted from
the data; a new word comes with its case. What a reader makes of a text is printed by
`python -m tests.language.read READER TEXT`; `python -m tests.language.deletions SEED` deletes words
from the files by chance and says which of these tests would notice.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from plancmp.model.words import Words
from plancmp.reading.tree import read_tree
from plancmp.reading.words import word_lists
from tests.conftest import SHIPPED
from tests.language.readers import READERS, vocabulary


def rows_of(name: str) -> list[tuple[str, ...]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


CASES = rows_of("cases.csv") + rows_of("drafts.csv")
WORDS = vocabulary().words
LISTS = {
    name: WORDS.of(name)
    for path in sorted((SHIPPED / "language").glob("*.yaml"))
    for name, _ in word_lists(read_tree(path).root)
}


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


@pytest.mark.parametrize("name", LISTS)
def test_every_case_needs_its_word(name: str) -> None:
    assert not misread(name, WORDS)
    for listed, word, reader, text, expected in CASES:
        if listed == name:
            without = READERS[reader](text, WORDS.without(name, word))
            assert without != expected, f"{word} is not needed to read {text}"
