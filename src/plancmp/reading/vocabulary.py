"""Reading `vocabulary/`: domains, units, places, labels and indicators/*.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from plancmp.messages import message, plainly
from plancmp.model.keys import keys_of
from plancmp.model.problem import DataError, Problem
from plancmp.model.shapes import SHAPES
from plancmp.model.units import Unit, Units
from plancmp.model.vocabulary import Code, Domain, Indicator, Place, Vocabulary
from plancmp.reading.files import read_bytes
from plancmp.reading.labels import read_labels
from plancmp.reading.separated import parse_separated
from plancmp.reading.shape import Shaper, declared_of, items_of, suggestion, text_of, texts_of
from plancmp.reading.tree import Mapping, Node, SourceFile, Text, read_tree
from plancmp.reading.words import collect_words, with_units_of

_T = TypeVar("_T")
_FACTOR = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20}|/[0-9]{1,20})?")
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read a vocabulary folder.

    Raises DataError with every problem of every file: none of it is used if any of it is wrong.
    """
    found = collect_vocabulary(folder)
    if found.problems:
        raise DataError(found.problems)
    return found.vocabulary


@dataclass(frozen=True, slots=True)
class ReadVocabulary:
    """What could be read of a vocabulary folder, every problem, and the trees of its files."""

    vocabulary: Vocabulary
    problems: list[Problem]
    files: dict[Path, SourceFile]


def collect_vocabulary(folder: Path) -> ReadVocabulary:
    """Read a vocabulary folder as far as that goes; what is wrong is among the problems."""
    reader = _Reader()
    try:
        vocabulary = _read_all(folder, reader)
    except DataError as error:  # more problems than anyone wants to read
        empty = Vocabulary({}, Units({}), {}, {})
        return ReadVocabulary(empty, error.problems, reader.files)
    return ReadVocabulary(vocabulary, reader.problems, reader.files)


def _read_all(folder: Path, reader: _Reader) -> Vocabulary:
    domains = reader.domains(folder / "domains.yaml")
    units = reader.units(folder / "units.yaml")
    places = reader.places(folder)
    files = sorted((folder / "indicators").glob("*.yaml"))
    if not files and not reader.problems:
        reader.problems.append(
            Problem(str(folder / "indicators"), 0, 0, "R006", message("no_yaml_files"))
        )
    indicators = reader.indicators(files, domains, units)
    words, problems = collect_words(folder.parent / "language", reader.files)
    reader.problems += problems
    labels = read_labels(folder / "labels.yaml", reader.problems, reader.files)
    return Vocabulary(indicators, units, places, domains, with_units_of(words, units), labels)


class _Reader:
    """Reads the files one after the other and keeps what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.files: dict[Path, SourceFile] = {}

    def _root(self, path: Path, key: str = "") -> Node:
        if path.suffix == ".csv":
            self.files[path] = parse_separated(str(path), read_bytes(path), key)
        else:
            self.files[path] = read_tree(path)
        return self.files[path].root

    def _entries(self, path: Path, file_shape: str, key: str) -> list[tuple[Shaper, Mapping]]:
        """Return the well-shaped mappings in the file's one list."""
        try:
            root = self._root(path, key)
        except DataError as error:
            self.problems.extend(error.problems)
            return []
        shaper = Shaper(str(path), self.problems)
        top = shaper.mapping(root, file_shape)
        if top is None:
            return []
        entries = []
        for node in items_of(top, key):
            entry = shaper.mapping(node, key.removesuffix("s"))
            if entry is not None:
                entries.append((shaper, entry))
        return entries

    def domains(self, path: Path) -> dict[str, Domain]:
        found: dict[str, Domain] = {}
        for shaper, entry in self._entries(path, "domain_file", "domains"):
            domain = Domain(**declared_of(entry, Domain))
            self._keep(found, domain.id, domain, shaper, entry)
        return found

    def places(self, folder: Path) -> dict[str, Place]:
        """Read places.csv, places.yaml, or both: thousands of places read faster as CSV."""
        found: dict[str, Place] = {}
        paths = [folder / f"places.{kind}" for kind in ("csv", "yaml")]
        there = [path for path in paths if path.exists()] or paths[1:]
        for path in there:
            for shaper, entry in self._entries(path, "place_file", "places"):
                place = Place(**declared_of(entry, Place))
                self._keep(found, place.code, place, shaper, entry)
        return found

    def units(self, path: Path) -> Units:
        found: dict[str, Unit] = {}
        for shaper, entry in self._entries(path, "unit_file", "units"):
            text = text_of(entry, "factor")
            try:
                factor = Fraction(text if _FACTOR.fullmatch(text) else 0)
            except ZeroDivisionError:
                factor = Fraction(0)
            if factor <= 0:
                shaper.problem(
                    entry.entries.get("factor", entry),
                    "S104",
                    message("no_factor"),
                )
                continue
            unit = Unit(
                text_of(entry, "id"), text_of(entry, "dimension"), factor, text_of(entry, "en")
            )
            if unit.id:  # else it is missed already, and a name of no sign would be found in all
                self._keep(found, unit.id, unit, shaper, entry)
            for alias in filter(lambda text: text.value, texts_of(entry, "aliases")):
                self._keep(found, alias.value, unit, shaper, alias)
        return Units(found)

    def indicators(
        self, files: list[Path], domains: dict[str, Domain], units: Units
    ) -> dict[str, Indicator]:
        found: dict[str, Indicator] = {}
        mentions: list[tuple[Shaper, Text]] = []
        for path in files:
            for shaper, entry, domain in self._indicator_entries(path, domains):
                indicator = self._indicator(shaper, entry, domain, units)
                if indicator is None:
                    continue
                self._keep(found, indicator.id, indicator, shaper, entry)
                for name, key in keys_of(Indicator).items():
                    if key.ids == "indicator":
                        mentions.extend((shaper, text) for text in texts_of(entry, name))
        for shaper, text in mentions:
            if text.value not in found:
                shaper.problem(
                    text,
                    "V201",
                    plainly("unknown_indicator", text=text.value),
                    suggestion(text.value, found),
                )
        return found

    def _indicator_entries(
        self, path: Path, domains: dict[str, Domain]
    ) -> list[tuple[Shaper, Mapping, str]]:
        try:
            root = self._root(path)
        except DataError as error:
            self.problems.extend(error.problems)
            return []
        shaper = Shaper(str(path), self.problems)
        top = shaper.mapping(root, "indicator_file")
        if top is None:
            return []
        domain = text_of(top, "domain")
        if domains and domain and domain not in domains:
            shaper.problem(
                top.entries["domain"],
                "V205",
                plainly("unknown_domain", text=domain),
                suggestion(domain, domains),
            )
        shaped = [(node, shaper.mapping(node, "indicator")) for node in items_of(top, "indicators")]
        return [(shaper, entry, domain) for _, entry in shaped if entry is not None]

    @staticmethod
    def _indicator(shaper: Shaper, entry: Mapping, domain: str, units: Units) -> Indicator | None:
        name = text_of(entry, "unit")
        unit = units.find(name)
        if unit is None:
            if "unit" in entry.entries and units.by_name:
                shaper.problem(
                    entry.entries["unit"],
                    "V202",
                    plainly("unknown_unit", name=name),
                    suggestion(name, units.by_name),
                )
            return None
        better = text_of(entry, "better")
        choices = SHAPES["indicator"]["better"].choices
        if "better" in entry.entries and better not in choices:
            shaper.problem(
                entry.entries["better"],
                "S104",
                plainly("no_direction", text=better),
                plainly("one_of_words", words=", ".join(choices)),
            )
        identifier = text_of(entry, "id")
        if not re.fullmatch(SHAPES["indicator"]["id"].pattern, identifier):
            shaper.problem(entry, "S104", plainly("no_id", text=identifier), message("id_form"))
        for key in ("tier", "kind"):
            word, words = text_of(entry, key), SHAPES["indicator"][key].choices
            if word and word not in words:
                shaper.problem(
                    entry.entries[key],
                    "S104",
                    plainly("cannot_be", key=key, text=word),
                    plainly("one_of_words", words=", ".join(words)),
                )
        best = _range(shaper, entry, "best")
        if best and better != "none":
            shaper.problem(
                entry.entries["best"],
                "S104",
                plainly("best_of_direction", better=better),
                message("best_of_none"),
            )
        return Indicator(
            domain=domain,
            unit=unit,
            codes=_codes(shaper, entry),
            plausible=_range(shaper, entry, "plausible"),
            best=best,
            file=shaper.file,
            line=entry.line,
            **declared_of(entry, Indicator),
        )

    @staticmethod
    def _keep(found: dict[str, _T], key: str, item: _T, shaper: Shaper, node: Node) -> None:
        if key in found:
            other = getattr(found[key], "line", 0)
            place = f"{getattr(found[key], 'file', '')}:{other}"
            hint = plainly("already_given_in", place=place) if other else message("already_given")
            shaper.problem(node, "V206", plainly("given_twice", key=key), hint)
        else:
            found[key] = item


def _range(shaper: Shaper, entry: Mapping, key: str) -> tuple[Decimal, Decimal] | None:
    """Return the range `low-high` under a key; what is none is noted."""
    match = _RANGE.fullmatch(text_of(entry, key))
    if key in entry.entries and match is None:
        shaper.problem(entry.entries[key], "S104", message("range_form"), message("range_example"))
    return (Decimal(match[1]), Decimal(match[2])) if match else None


def _codes(shaper: Shaper, entry: Mapping) -> tuple[Code, ...]:
    """Return the codes in international schemes, of a list or of a mapping to how near each is."""
    found: list[tuple[str, str]] = []
    node = entry.entries.get("codes")
    if isinstance(node, Mapping):
        for name, child in node.entries.items():
            match = child.value if isinstance(child, Text) else ""
            if match not in SHAPES["indicator"]["codes"].choices:
                shaper.problem(
                    child, "S104", plainly("no_code_match", text=match), message("code_example")
                )
            found.append((name, match))
    else:
        found = [(text.value, "") for text in texts_of(entry, "codes")]
    parts = [(name.partition(":"), match) for name, match in found]
    return tuple(Code(part[0], part[2], match) for part, match in parts if part[1])
