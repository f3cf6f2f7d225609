"""What is said to people, once in English and once in Chinese.

The lowest layer: everything may say something, nothing here knows what it is said about.
"""

from __future__ import annotations

from typing import NamedTuple

from plancmp.messages.figures import FIGURES
from plancmp.messages.refusals import REFUSALS
from plancmp.messages.sentences import TEMPLATES
from plancmp.messages.tracing import TRACING
from plancmp.messages.usage import USAGE
from plancmp.messages.words import name_in, word

CATALOGUES = (TEMPLATES, USAGE, TRACING, FIGURES, REFUSALS)
"""What every command may say; what only readers say is imported when it is said."""


class Template(NamedTuple):
    """One sentence in both languages, with `{names}` where something is filled in.

    `key` names it, so that code can ask which sentence was said.
    """

    key: str
    en: str
    zh: str


class Message(NamedTuple):
    """One sentence: its template and what fills it, in whichever language is asked for."""

    template: Template
    arguments: tuple[tuple[str, Argument], ...] = ()

    @property
    def key(self) -> str:
        """The name of the sentence."""
        return self.template.key

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "en") -> str:
        """Return the sentence in English (`en`) or Chinese (`zh`)."""
        template = name_in(self.template, lang)
        return template.format(**{name: _filled(value, lang) for name, value in self.arguments})


class Verbatim(str):
    """A text that is said as it stands, though it may be a word of the data model: a key."""

    __slots__ = ()


Argument = str | tuple[Message, ...] | Message
"""What fills a template: a text, a smaller message, or a list of them."""


def _filled(argument: Argument, lang: str) -> str:
    if isinstance(argument, Verbatim):
        return str(argument)
    if isinstance(argument, str):
        return word(argument, lang)
    if isinstance(argument, Message):
        return argument.text(lang)
    return ("、" if lang == "zh" else ", ").join(part.text(lang) for part in argument)


def say(template: Template, **arguments: Argument) -> Message:
    """Make a message of a template that stands beside the code that says it."""
    return Message(template, tuple(arguments.items()))


def message(key: str, /, **arguments: Argument) -> Message:
    """Make a message of a template of the common catalogue, by its name."""
    words = next((of[key] for of in CATALOGUES if key in of), None)
    if words is None:
        from plancmp.messages.reading import READING

        words = READING.get(key)
    if words is None:
        from plancmp.messages.documents import DOCUMENTS

        words = DOCUMENTS[key]
    return Message(Template(key, *words), tuple(arguments.items()))


def plainly(key: str, /, **arguments: str) -> Message:
    """Make a message of the common catalogue that says texts as they stand in a file."""
    return message(key, **{name: Verbatim(text) for name, text in arguments.items()})


def counted(key: str, count: int, name: str = "count", **arguments: Argument) -> Message:
    """Make a message of the common catalogue about some things, or about one: `key` or `key_one`.

    How many there are fills `name`.
    """
    return message(f"{key}_one" if count == 1 else key, **{name: str(count)}, **arguments)
