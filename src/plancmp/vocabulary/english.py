"""Comparing English labels word by word: neonatal is not infant, whatever else is alike."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

_SAID_ALWAYS = re.compile(r"\(?per 1000+ live births\)?|\(%\)|\(years\)")
_EMPTY = {"of", "the", "per", "in", "by", "and", "a", "an", "with", "for", "to", "at", "rate"}


def english_words(label: str) -> list[str]:
    """Return the words of an English label or id, without those that say nothing."""
    text = _SAID_ALWAYS.sub(" ", label.lower().replace(",", ""))
    text = "".join(each if each.isalnum() else " " for each in text)
    return [word for word in text.split() if word not in _EMPTY]


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
