"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plancmp.messages import Message

Said = Message | str
"""What is said: a sentence in both languages, or a text that is the same in both."""


def said_in(said: Said, lang: str) -> str:
    """Return what is said, in a language."""
    return said if isinstance(said, str) else said.text(lang)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `line` and `column` count from 1, 0 means the file as a whole.

    Problems are ordered by place, then by code and by what they say in English.
    """

    file: str
    line: int
    column: int
    code: str
    message: Said
    hint: Said = ""
    severity: str = "error"

    def text(self, lang: str = "en") -> str:
        """Return what is wrong, in a language."""
        return said_in(self.message, lang)

    def hint_text(self, lang: str = "en") -> str:
        """Return what would be right, in a language; empty where nothing is suggested."""
        return said_in(self.hint, lang)

    def in_lang(self, lang: str) -> str:
        """Return the problem in one line, with its place."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = self.hint_text(lang)
        return f"{place}: {self.text(lang)}" + (f" ({hint})" if hint else "")

    def __str__(self) -> str:
        return self.in_lang("en")

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str, int, int, str, str, str]:
        return (self.file, self.line, self.column, self.code, self.text(), self.hint_text())


class DataError(Exception):
    """Data that cannot be used; carries every problem that was found, in order of place.

    >>> from plancmp import load
    >>> load("nowhere")
    Traceback (most recent call last):
    plancmp.model.problem.DataError: nowhere: has no folder ...
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
