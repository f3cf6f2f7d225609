"""Every word of `data/language/` is there because a case reads differently without it.

A case is a line of `cases.csv` or, for sentences as `scan` reads them, `drafts.csv`: the list, the word, who reads (`readers.py`), the text, and what is
read. A word that no case needs is deleted from the data; a new word comes with its case. What a
reader makes of a text is printed by `python -m tests.language.read READER TEXT`.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from plancmp.reading.tree import read_tree
from plancmp.reading.words import word_lists
from tests.conftest import SHIPPED
from tests.language.readers import READERS, vocabulary

FILES = (
    "changes", "doubts", "figures", "headings", "names", "projects", "prose", "sections", "tables", "time",
    "titles", "values", "wordings",
)  # fmt: skip


def rows_of(name: str) -> list[tuple[str, ...]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


CASES = rows_of("cases.csv") + rows_of("drafts.csv")
WORDS = vocabulary().words
LISTS = {
    name: WORDS.of(name)
    for file in FILES
    for name, _ in word_lists(read_tree(SHIPPED / "language" / f"{file}.yaml").root)
}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_has_a_case(name: str) -> None:
    cased = {word for listed, word, *_ in CASES if listed == name}
    assert set(LISTS[name]) == cased


@pytest.mark.parametrize("name", LISTS)
def test_every_case_needs_its_word(name: str) -> None:
    for listed, word, reader, text, expected in CASES:
        if listed == name:
            assert READERS[reader](text, WORDS) == expected, (reader, text)
            without = READERS[reader](text, WORDS.without(name, word))
            assert without != expected, f"{word} is not needed to read {text}"
