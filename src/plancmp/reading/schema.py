"""The JSON Schema of the YAML files, made of the shapes and the vocabulary that `check` uses.

Editors complete and check with it while one types; `check` says the rest. What the schema refuses
`check` refuses too, never the other way round: JSON Schema sees YAML's own types, so that a text
may come as a number, and what is only known from the whole file is left to `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from plancmp.model.keys import Key
from plancmp.model.shapes import SHAPES, YEAR
from plancmp.model.terms import BY_YEAR, ROLES
from plancmp.model.units import SCALES
from plancmp.model.value import BOUNDS, MEASURES
from plancmp.model.vocabulary import Vocabulary
from plancmp.model.words import Words
from plancmp.reading.unit_words import unit_words
from plancmp.reading.words import shipped_words

KINDS = {
    "plan": "plan",
    "indicators": "indicator_file",
    "units": "unit_file",
    "places": "place_file",
    "domains": "domain_file",
    "language": "",
}
"""The kinds of files, and the shape of each; files of words have the lists that are read."""

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_DIGITS = ("1", "20", "2020", "450700", "1" * 64)
_OPEN = {"value": {"measure": MEASURES, "bound": BOUNDS}}
"""Words that the reader of values knows and the shapes do not list."""


def schema_of(kind: str, vocabulary: Vocabulary) -> Schema:
    """Return the JSON Schema (draft 7, which editors know best) of a kind of file."""
    shape = KINDS[kind]
    if not shape:
        return _lists(shipped_words())
    definitions: Schema = {}
    _define(shape, definitions)
    words = _id_enumerations(vocabulary)
    used = _references(definitions)
    definitions |= {f"{name}_id": words[name] for name in words if f"{name}_id" in used}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"plancmp: {kind}",
        "$ref": f"#/definitions/{shape}",
        "definitions": dict(sorted(definitions.items())),
    }


def _lists(words: Words) -> Schema:
    """Return the schema of files of words: the lists that there are, below their keys."""
    root: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
    for name in words.lists:
        at = root
        *above, last = name.split(".")
        for key in above:
            empty = {"type": "object", "properties": {}, "additionalProperties": False}
            at = at["properties"].setdefault(key, empty)
        at["properties"][last] = {"type": "array", "items": _TEXT, "uniqueItems": True}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "plancmp: language",
        **root,
    }


def _define(shape: str, definitions: Schema) -> None:
    if shape in definitions:
        return
    keys = SHAPES[shape]
    properties: Schema = {}
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, key in keys.items() if key.required],
        "properties": properties,
    }
    definitions[shape] = made
    for name, key in keys.items():
        properties[name] = _property(shape, name, key, definitions)
    if shape == "statement":
        made["anyOf"] = [{"required": [role]} for role in (*ROLES, *BY_YEAR)]


def _property(shape: str, name: str, key: Key, definitions: Schema) -> Schema:
    described: Schema = {"description": f"{key.en} {key.zh}"}
    if key.kind.startswith("list:"):
        _define(key.kind[5:], definitions)
        return described | {"type": "array", "items": _ref(key.kind[5:])}
    if key.kind.startswith("map:"):
        _define(key.kind[4:], definitions)
        return described | {"allOf": [_ref(key.kind[4:])]}
    if key.kind == "value":
        _define("value", definitions)
        return described | {"anyOf": [_TEXT, _ref("value")]}
    if key.kind == "values":
        _define("value", definitions)
        years = {YEAR: {"anyOf": [_TEXT, _ref("value")]}}
        return described | {
            "type": "object", "patternProperties": years, "additionalProperties": False,
        }  # fmt: skip
    if key.kind == "words":
        match = {"type": "object", "additionalProperties": {"enum": list(key.choices)}}
        return described | {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}, match]}
    text = _text(shape, name, key)
    if key.kind == "texts":
        instead = [{"const": key.instead}] if key.instead else []
        return described | {"anyOf": [text, *instead, {"type": "array", "items": text}]}
    return described | text


def _text(shape: str, name: str, key: Key) -> Schema:
    """Return the schema of one text: an id, one of a few words, a pattern, or any scalar."""
    if key.ids:
        known: Schema = {"$ref": f"#/definitions/{key.ids}_id"}
        if key.required or key.kind == "texts":
            return known
        return {"anyOf": [known, {"enum": ["", None]}]}
    if name == "unit":
        return {"$ref": "#/definitions/unit_id"}
    choices = key.choices or _OPEN.get(shape, {}).get(name, ())
    if choices:
        return {"enum": [*choices, *(() if key.required else ("", None))]}
    if key.pattern:
        strict: list[Schema] = [{"type": "string", "pattern": key.pattern}]
        if any(re.search(key.pattern, digits) for digits in _DIGITS):
            strict.append({"type": "number"})
        if not key.required:
            strict.append({"enum": ["", None]})
        return {"anyOf": strict}
    return dict(_TEXT)


def _ref(shape: str) -> Schema:
    return {"$ref": f"#/definitions/{shape}"}


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        found = {str(node["$ref"]).rsplit("/", 1)[-1]} if "$ref" in node else set()
        return found.union(*map(_references, node.values()))
    if isinstance(node, list):
        return set().union(*map(_references, node))
    return set()


def _id_enumerations(vocabulary: Vocabulary) -> dict[str, Schema]:
    """Return the enumerations of ids, each word with what an editor shows beside it."""
    units = vocabulary.units.by_name
    names = [name for name, unit in units.items() if unit.dimension != "share"]
    scaled = "|".join(re.escape(name) for name in names)
    return {
        "indicator": _enumeration(
            (indicator.id, f"{indicator.zh} · {indicator.en} ({indicator.unit.id})")
            for indicator in vocabulary.indicators.values()
        ),
        "unit": {
            "anyOf": [
                _enumeration(unit_words(vocabulary.units).items()),
                {"type": "string", "pattern": f"^({'|'.join(SCALES)})({scaled})$"},
                {"enum": ["", None]},
            ]
        },
        # Thousands of codes are not said twice: what YAML takes for a number `check` looks at.
        "place": {
            "anyOf": [
                {
                    "enum": list(vocabulary.places),
                    "enumDescriptions": [
                        f"{place.zh} · {place.en}" for place in vocabulary.places.values()
                    ],
                },
                {"type": "number"},
            ]
        },
        "domain": _enumeration(
            (domain.id, f"{domain.zh} · {domain.en}") for domain in vocabulary.domains.values()
        ),
    }


def _enumeration(words: Iterable[tuple[str, str]]) -> Schema:
    """Return an `enum`; a word of digits also as the number that YAML makes of it."""
    values: list[Any] = []
    texts: list[str] = []
    for word, text in words:
        values.append(word)
        texts.append(text)
        if word.isdecimal() and word.isascii() and word[:1] != "0":
            values.append(int(word))
            texts.append(text)
    return {"enum": values, "enumDescriptions": texts}
