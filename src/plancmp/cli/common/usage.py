"""What goes to stderr: wrong usage, remarks on a run, and in which language."""

from __future__ import annotations

import os
import sys
from typing import IO, Any

import click

from plancmp.messages import Argument, Message, message
from plancmp.messages.words import LANGUAGES
from plancmp.output.text import one_line


def language() -> str:
    """Return the language in use: `--lang`, else PLANCMP_LANG, else the locale's, else English."""
    words = sys.argv[1:]
    for i, word in enumerate(words):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and i + 1 < len(words):
            asked = words[i + 1]
        if asked in LANGUAGES:
            return asked
    return default_language()


def default_language() -> str:
    """Return PLANCMP_LANG, else the language of the locale, else English."""
    for name in ("PLANCMP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


class UsageProblem(click.ClickException):
    """Wrong usage or unreadable input: a message on stderr and exit status 2."""

    exit_code = 2

    def __init__(self, problem: Message | str) -> None:
        self.problem = problem
        super().__init__(problem if isinstance(problem, str) else problem.text(language()))

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message to stderr, in the reader's language."""
        said = _safe(self.message)
        click.echo(f"{message('error_head').text(language())}{said}", file=file, err=True)


def _safe(text: str) -> str:
    """Keep what the name of a file may hold from steering a terminal; lists keep their lines."""
    return "\n  ".join(map(one_line, text.split("\n  ")))


def problem(key: str, **arguments: Argument) -> UsageProblem:
    """Return wrong usage as the catalogue of messages words it."""
    return UsageProblem(message(key, **arguments))


def note(said: str | Message, **arguments: Argument) -> None:
    """Say something about the run on stderr: a message, or one of the catalogue by its name."""
    lang = language()
    head = message("note_head").text(lang)
    text = message(said, **arguments) if isinstance(said, str) else said
    click.echo(head + _safe(text.text(lang)), err=True)
