"""Nouns as plain values for JSON, and back: texts, numbers, lists, and nothing that can run.

A noun is its class's name with the values of its fields, which come from the class itself: none
can be forgotten. Within a plan, indicators, units and places are their ids. Files are named as they
stand in the data folder, so that a folder may be called by another name the next time. Statements,
of which there are most, are the plain list of their fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plancmp.messages import Message, Template, Verbatim
from plancmp.model import plan as plans
from plancmp.model.units import Unit, Units
from plancmp.model.value import Value
from plancmp.model.vocabulary import (
    NO_INDICATOR,
    Code,
    Domain,
    Indicator,
    LabelWords,
    Place,
    Vocabulary,
)
from plancmp.model.words import Words
from plancmp.reading.lazy import Lazy, Plain, as_json, as_lines

_NOUNS: dict[str, type] = {
    noun.__name__: noun
    for noun in (
        plans.Acknowledged, plans.Agreement, plans.Gap, plans.Plan, plans.Project, plans.Statement,
        plans.Verified, Value, Indicator, LabelWords, Place, Domain,
    )
}  # fmt: skip
_FIELDS = {
    noun: tuple(field.name for field in fields(noun) if field.init) for noun in _NOUNS.values()
}
_BARE = frozenset({str, int, bool, type(None)})
"""What JSON holds as it is."""
_STATEMENT = _FIELDS[plans.Statement]
_VALUE, _MEANT = _STATEMENT.index("value"), _STATEMENT.index("meant")
LATE = ("gaps", "projects", "sections", "unmapped", "agreement")
"""What of a plan is read only when it is asked for."""
_HEAD = [name for name in _FIELDS[plans.Plan] if name not in (*LATE, "statements", "file")]


_new = object.__new__


class DamagedError(ValueError):
    """Plain values that are no noun."""


class Encoder:
    """Writes the nouns of one data folder as plain values."""

    def __init__(self, folder: str) -> None:
        self.top = f"{folder}/"
        self._file = ""

    def noun(self, noun: Any, without: tuple[str, ...] = ()) -> list[Plain]:
        """Return the fields of a noun, those in `without` as nothing."""
        return [
            None if name in without else self.value(getattr(noun, name), name)
            for name in _FIELDS[noun.__class__]
        ]

    def head(self, plan: plans.Plan) -> list[Plain]:
        """Return what every command needs of a plan, and how many statements of a role it has."""
        return [*(self.value(getattr(plan, name)) for name in _HEAD), dict(plan.counts)]

    def late(self, plan: plans.Plan) -> list[Plain]:
        """Return the rest of a plan, without its statements."""
        values = {name: self.value(getattr(plan, name)) for name in LATE if name != "unmapped"}
        return [values, [self.statement(statement, plan.file) for statement in plan.unmapped]]

    def statement(self, statement: plans.Statement, file: str = "") -> list[Plain]:
        """Return the fields of a statement; what is meant only where it is not what is printed.

        What stands in `file` does not name it.
        """
        self._file = file
        row = [getattr(statement, name) for name in _STATEMENT]
        if statement.meant is statement.value:
            row[_MEANT] = None
        for i, write, _ in _KINDS:
            if row[i] is not None:
                row[i] = write(self, row[i])
        return row

    def here(self, at: plans.Position) -> list[Plain]:
        """Return a position, without the file where that is known."""
        here = [at.line, at.column]
        return here if at.file == self._file else [*here, at.file.removeprefix(self.top)]

    def figure(self, value: Value) -> list[Plain]:
        """Return the fields of a value."""
        fields_ = [getattr(value, name) for name in _FIELDS[Value]]
        return [str(field) if field.__class__ is Decimal else field for field in fields_]

    def value(self, item: Any, name: str = "") -> Plain:
        """Return anything that a noun's field holds."""
        kind = item.__class__
        if kind is str:
            return item.removeprefix(self.top) if name == "file" else item
        if item is None or kind is int or kind is bool:
            return item
        if kind is tuple:
            return [self.value(part) for part in item]
        if kind is Decimal:
            return {"d": str(item)}
        if kind is plans.Position:
            return {"at": [item.file.removeprefix(self.top), item.line, item.column]}
        if kind is Unit:
            return {"u": [item.id, item.dimension, str(item.factor), item.en]}
        if kind is Indicator:
            return {"i": item.id}
        if kind is Place:
            return {"p": [item.code, item.zh, item.en, item.level, item.above]}
        if kind is Code:
            return {"c": list(item)}
        if kind is Message:
            return {"m": [list(item.template), [[k, self.value(v)] for k, v in item.arguments]]}
        if kind is Verbatim:
            return {"v": str(item)}
        if isinstance(item, Mapping):
            return {"map": [[key, self.value(part)] for key, part in item.items()]}
        return {kind.__name__: self.noun(item)}

    def vocabulary(self, vocabulary: Vocabulary) -> dict[str, str]:
        """Return a vocabulary part by part, as it is kept."""
        units = {unit.id: unit for unit in vocabulary.units.by_name.values()}
        lazy: dict[str, dict[str, Plain]] = {
            "indicators": {
                indicator.id: [*self.noun(indicator, ("unit",)), indicator.unit.id]
                for indicator in vocabulary.indicators.values()
            },
            "places": {place.code: self.noun(place) for place in vocabulary.places.values()},
            "words": {name: list(words) for name, words in vocabulary.words.lists.items()},
        }
        small = {
            "units": [self.value(unit) for unit in units.values()],
            "names": [[name, unit.id] for name, unit in vocabulary.units.by_name.items()],
            "domains": {domain.id: self.noun(domain) for domain in vocabulary.domains.values()},
            "labels": self.value(vocabulary.labels),
        }
        return {name: as_lines(part) for name, part in lazy.items()} | {
            name: as_json(part) for name, part in small.items()
        }


class Decoder:
    """Makes nouns of one data folder of plain values; raises DamagedError where they are none."""

    def __init__(self, folder: str, vocabulary: Vocabulary | None = None) -> None:
        self.top = f"{folder}/"
        self._vocabulary = vocabulary
        self._file = ""
        self._figures: dict[tuple[Plain, ...], Value] = {}
        self._units: dict[str, Unit] = {}
        self._reads = [(i, reader(self)) for i, _, reader in _KINDS]

    @property
    def _known(self) -> Vocabulary:
        if self._vocabulary is None:
            raise DamagedError("no vocabulary")
        return self._vocabulary

    def head(self, head: Plain) -> dict[str, Any]:
        """Return the fields of a plan that every command needs, and `counts`."""
        *values, counts = head
        return dict(zip(_HEAD, self._values(values), strict=True)) | {"counts": counts}

    def late(self, late: Plain, file: str) -> dict[str, Any]:
        """Return the rest of the fields of the plan in a file."""
        values, unmapped = late
        found = {name: self.value(values[name]) for name in LATE if name != "unmapped"}
        return found | {"unmapped": tuple(self.statement(row, file) for row in unmapped)}

    def statement(self, row: list[Plain], file: str = "") -> plans.Statement:
        """Return a statement of its fields; it stands in `file` if it names none."""
        self._file = file
        for i, read in self._reads:
            if row[i] is not None:
                row[i] = read(row[i])
        if row[_MEANT] is None:
            row[_MEANT] = row[_VALUE]
        made = _new(plans.Statement)  # in the noun's own way, frozen, it takes three times as long
        made.__dict__.update(zip(_STATEMENT, row, strict=True))
        return made

    def vocabulary(self, parts: Mapping[str, bytes]) -> Vocabulary:
        """Return a vocabulary of its parts, of which the large ones are made when needed."""
        units = {unit.id: unit for unit in map(self.value, json.loads(parts["units"]))}
        by_name = {name: units[unit] for name, unit in json.loads(parts["names"])}

        def indicator(body: Plain) -> Indicator:
            *body, unit = body
            values = dict(zip(_FIELDS[Indicator], self._values(body), strict=True))
            file = f"{self.top}{values['file']}"
            return Indicator(**values | {"unit": by_name[unit], "file": file})

        def place(body: Plain) -> Place:
            return Place(*body)

        labels = self.value(json.loads(parts["labels"]))
        if not isinstance(labels, LabelWords):
            raise DamagedError("no labels")
        return Vocabulary(
            Lazy(parts["indicators"], indicator),
            Units(by_name),
            Lazy(parts["places"], place),
            {name: Domain(*body) for name, body in json.loads(parts["domains"]).items()},
            Words(Lazy(parts["words"], tuple)),
            labels,
        )

    def _values(self, body: Plain) -> list[Any]:
        value = self.value
        return [item if item.__class__ in _BARE else value(item) for item in body]

    def value(self, plain: Plain) -> Any:
        """Return what a noun's field holds."""
        kind = plain.__class__
        if kind in _BARE:
            return plain
        if kind is list:
            return tuple([self.value(item) for item in plain])
        if kind is not dict or len(plain) != 1:
            raise DamagedError(f"{kind.__name__} is no plain value")
        ((tag, body),) = plain.items()
        make = _MAKERS.get(tag)
        if make is not None:
            return make(self, body)
        noun = _NOUNS.get(tag)
        if noun is None:
            raise DamagedError(f"nothing is called {tag!r}")
        return noun(*self._values(body))

    def position(self, body: Plain) -> plans.Position:
        """Return a position, in a file of the folder as it is called now."""
        file, line, column = body
        return plans.Position(file if file[:1] == "/" else self.top + file, line, column)

    def indicator(self, identifier: Plain) -> Indicator:
        """Return the indicator of the vocabulary with an id."""
        return self._known.indicators[identifier] if identifier else NO_INDICATOR

    def here(self, body: Plain) -> plans.Position:
        """Return a position in the file of the statement that is being made."""
        if len(body) == 2:
            return plans.Position(self._file, body[0], body[1])
        line, column, file = body
        return self.position([file, line, column])

    def figure(self, body: Plain) -> Value:
        """Return a value of its fields; what many plans print is one noun."""
        key = tuple(body)
        found = self._figures.get(key)
        if found is None:
            fields_ = dict(zip(_FIELDS[Value], body, strict=True))
            numbers = {name: Decimal(fields_[name]) for name in _NUMBERS if fields_[name]}
            found = self._figures[key] = Value(**fields_ | numbers)
        return found

    def printed_unit(self, identifier: Plain) -> Unit:
        """Return the unit with an id."""
        found = self._units.get(identifier)
        if found is None:
            found = self._known.units.find(identifier)
            if found is None:
                raise DamagedError(f"no unit is called {identifier!r}")
            self._units[identifier] = found
        return found

    def message(self, body: Plain) -> Message:
        """Return a sentence with what fills it."""
        template, arguments = body
        return Message(Template(*template), tuple((key, self.value(v)) for key, v in arguments))


_MAKERS: dict[str, Callable[[Decoder, Plain], Any]] = {
    "d": lambda _, body: Decimal(body),
    "at": Decoder.position,
    "u": lambda _, body: Unit(body[0], body[1], Fraction(body[2]), body[3]),
    "i": Decoder.indicator,
    "p": lambda _, body: Place(*body),
    "c": lambda _, body: Code(*body),
    "m": Decoder.message,
    "v": lambda _, body: Verbatim(body),
    "map": lambda self, body: {key: self.value(item) for key, item in body},
}

_NUMBERS = ("number", "high", "antecedent")
_Reader = Callable[[Plain], Any]
_KINDS: list[tuple[int, Callable[[Encoder, Any], Plain], Callable[[Decoder], _Reader]]] = [
    (_STATEMENT.index(name), write, reader)
    for name, write, reader in (
        ("indicator", lambda _, indicator: indicator.id, lambda decoder: decoder.indicator),
        ("value", Encoder.figure, lambda decoder: decoder.figure),
        ("meant", Encoder.figure, lambda decoder: decoder.figure),
        ("unit", lambda _, unit: unit.id, lambda decoder: decoder.printed_unit),
        ("low", lambda _, number: str(number), lambda _: Decimal),
        ("high", lambda _, number: str(number), lambda _: Decimal),
        ("position", Encoder.here, lambda decoder: decoder.here),
        ("acknowledged", Encoder.value, lambda decoder: decoder.value),
        ("responsible", lambda _, bodies: list(bodies), lambda _: tuple),
    )
]
"""The fields of a statement that JSON does not hold as they are: how each is written and read."""
