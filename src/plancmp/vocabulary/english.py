"""Comparing English labels word by word: neonatal is not infant, whatever else is alike."""

from __future__ import annotations

from rapidfuzz import fuzz, process

_EMPTY = {"of", "the", "per", "in", "by", "and", "a", "an", "with", "for", "to", "at"}


def english_words(label: str, empty: tuple[str, ...] = ()) -> list[str]:
    """Return the words of an English label or id, without those that say nothing.

    `empty` are what a subject says always: words, or phrases of several.
    """
    text = label.lower().replace(",", "")
    text = " ".join(
        "".join(character if character.isalnum() else " " for character in text).split()
    )
    for phrase in empty:
        if " " in phrase:
            text = text.replace(phrase, " ")
    return [word for word in text.split() if word not in _EMPTY and word not in empty]


def words_apart(wanted: list[str], words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words that only the label has and those that only the name has, slips apart."""
    left, alone = list(words), []
    for word in wanted:
        near = process.extractOne(word, left, scorer=fuzz.ratio, score_cutoff=80)
        if near is None or (word.isdigit() and near[0] != word):
            alone.append(word)
        else:
            del left[near[2]]
    return alone, left
