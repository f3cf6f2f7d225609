"""The nouns of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plancmp.model.units import Unit, Units
from plancmp.model.words import Words


class Code(NamedTuple):
    """A code in an international scheme (`sdg`, `who_gho`, `world_bank`), and how near it is.

    `match` is `exact`, `close`, or empty where nobody has judged.
    """

    scheme: str
    code: str
    match: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


@dataclass(frozen=True)
class Indicator:
    """What can be measured: names, canonical unit, which direction is better, definition.

    `better` is `lower`, `higher` or `none`; `best` the range that is aimed at where neither is.
    `plausible` is the lowest and the highest value ever to be expected; both are in the canonical
    unit. `part_of` names indicators within which this one is counted, `subgroup_of` the same
    measure of a wider population. `sum_of`, `ratio_of` (numerator, denominator) and `completes`
    (the other shares of a whole) are what the audit's arithmetic relies on. `tier` says who sets
    it: `core` is in national or international core sets, `common` in plans of several places,
    `local` in one place's. `replaced_by` is the id that an outdated one now has.

    >>> from plancmp import load
    >>> load().vocabulary.indicators["infant_mortality_rate"].better
    'lower'
    """

    id: str
    zh: str
    en: str
    domain: str
    unit: Unit
    better: str
    definition: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    plausible: tuple[Decimal, Decimal] | None = None
    sum_of: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
    completes: tuple[str, ...] = ()
    note: str = ""
    part_of: tuple[str, ...] = ()
    subgroup_of: tuple[str, ...] = ()
    best: tuple[Decimal, Decimal] | None = None
    tier: str = ""
    tier_source: str = ""
    kind: str = ""
    definition_zh: str = ""
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def __hash__(self) -> int:
        return hash(self.id)  # a vocabulary has an id once, and a statement is asked for often

    @property
    def broader(self) -> tuple[str, ...]:
        """Every indicator that includes this one, as a whole or as a population."""
        return self.part_of + self.subgroup_of


NO_INDICATOR = Indicator("", "", "", "", Unit("", "", Fraction(1)), "none", "")
"""The indicator of a row that no indicator of the vocabulary fits."""


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
