"""What a field of a noun is, declared once: reader, schema, tables and glossary come from it.

A field that a file holds as a text, or as a list of texts, is declared in its noun with `text` or
`texts`; that is all it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from plancmp.messages import Message, Template, Verbatim, say

_MEANING = Template("meaning", "{en}", "{zh}")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape: what stands under it, and what it means in both languages.

    A kind is `text`, `texts` (one text or a list), `list:SHAPE`, `map:SHAPE`, `value` (one printed
    value, or a mapping of the shape `value`), `values` (values by year) or `words` (texts, or a
    mapping from each to one of the `choices`).

    `choices` names the words a text may be, `ids` whose ids it takes, `instead` a word that a
    single text may be although it is no id. `head` is what its column is called in both languages;
    without one it has none.
    """

    kind: str
    en: str
    zh: str
    required: bool = False
    choices: tuple[str, ...] = ()
    ids: str = ""
    pattern: str = ""
    instead: str = ""
    head: tuple[str, str] | None = None

    @property
    def meaning(self) -> Message:
        """What it means, as a sentence."""
        return say(_MEANING, en=Verbatim(self.en), zh=Verbatim(self.zh))


Shape = Mapping[str, Key]


def text(en: str, zh: str, **more: Any) -> Any:
    """Declare a field that is a text under a key of its name, empty where it is not given."""
    return field(default="", metadata={"key": Key("text", en, zh, **more)})


def texts(en: str, zh: str, **more: Any) -> Any:
    """Declare a field that is one text or a list under a key of its name."""
    return field(default=(), metadata={"key": Key("texts", en, zh, **more)})


@cache
def keys_of(noun: type) -> Shape:
    """Return the keys that a noun declares, by the names of its fields."""
    return {field.name: field.metadata["key"] for field in fields(noun) if "key" in field.metadata}


def shape_of(noun: type, more: Shape, *first: str) -> Shape:
    """Return the keys that a noun declares and `more`, those named `first` before the others."""
    keys = {**more, **keys_of(noun)}
    return {name: keys[name] for name in dict.fromkeys((*first, *keys))}
