"""The nouns of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plancmp.model.units import Unit, Units
from plancmp.model.words import Words


@dataclass(frozen=True)
class Indicator:
    """What can be measured: names, canonical unit, which direction is better, definition.

    `better` is `lower`, `higher` or `none`. `codes` pairs a scheme (`sdg`, `who_gho`,
    `world_bank`) with the indicator's code there. `plausible` is the lowest and the highest value
    ever to be expected, in the canonical unit. `sum_of`, `ratio_of` (numerator, denominator) and
    `completes` (the other shares of a whole) are what the audit's arithmetic relies on.
    """

    id: str
    zh: str
    en: str
    domain: str
    unit: Unit
    better: str
    definition: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    plausible: tuple[Decimal, Decimal] | None = None
    sum_of: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
    completes: tuple[str, ...] = ()
    note: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Place:
    """An administrative division with its GB/T 2260 code."""

    code: str
    zh: str
    en: str
    level: str
    above: str = ""


@dataclass(frozen=True)
class Domain:
    """A field of health policy that indicators belong to."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, eq=False)
class LabelWords:
    """What the labels of a subject are made of, as `labels.yaml` gives it; empty without one.

    `same` are ways to write the same, `readings` patterns and what they are read as. `terms` are
    classes of words, each with its spellings, whose difference is a different indicator; of a pair
    in `kin` the second says nothing beside the first, and words of `narrowing` only narrow,
    an alias with a term of `stretching`, or without one of `unsaid`, counts only as it is printed.
    `soft` words say little, `empty` ones nothing. `units` and `counted` tell what is measured,
    `patterns` what ends or surrounds a name.
    """

    same: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    terms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    kin: tuple[tuple[str, str], ...] = ()
    narrowing: tuple[str, ...] = ()
    stretching: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    english_empty: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All that names something, by id, in the files' order; `words` is how documents write."""

    indicators: Mapping[str, Indicator]
    units: Units
    places: Mapping[str, Place]
    domains: Mapping[str, Domain]
    words: Words = field(default_factory=lambda: Words({}))
    labels: LabelWords = field(default_factory=LabelWords)
