"""A data folder's nouns by way of its index: read from there what is there, else from the files."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from plancmp.model.hashing import digest
from plancmp.model.plan import Plan, Stated
from plancmp.model.problem import DataError, Problem
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.database import index_path
from plancmp.reading.files import observation_files, plan_ids, read_bytes
from plancmp.reading.index import Head, Index, Row
from plancmp.reading.lazy import Plain
from plancmp.reading.notes import Examine, Kept, KeptPlan, file_name, kept_plan, row_of
from plancmp.reading.plain import DamagedError, Decoder, Encoder

_PAYS_FROM = 600_000
"""Bytes of plan files from which a second process pays: starting one costs about 0.1 s."""
_AT_ONCE = 64
"""How many plans are written in one go."""

_DECODED_AT_ONCE = 400
"""How many plans are plain values at a time, beside the nouns that are made of them."""

_NO_NOUN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What making nouns of what is kept raises where that is damaged: the file is read instead."""

Progress = Callable[[int, int], None]
"""Called with how many files were read and how many there are to read."""


class Store:
    """Reads the vocabulary and the plans of a data folder, each file once."""

    def __init__(
        self, folder: Path, *, use_index: bool = True, examine: Examine | None = None
    ) -> None:
        self.folder = folder
        self.examine = examine
        self.index = Index(index_path(folder) if use_index else None)
        self.encoder = Encoder(str(folder))
        self._words = ""
        self._vocabulary: Vocabulary | None = None

    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary; raises DataError with every problem of its files."""
        if self._vocabulary is None:
            self._words = self._words_key()
            parts = self.index.parts("vocabulary", self._words)
            if parts:
                with suppress(*_NO_NOUN):
                    self._vocabulary = Decoder(str(self.folder)).vocabulary(parts)
                    return self._vocabulary
            from plancmp.reading.vocabulary import read_vocabulary

            self._vocabulary = read_vocabulary(self.folder / "vocabulary")
            kept = self.encoder.vocabulary(self._vocabulary)
            self.index.keep_parts("vocabulary", self._words, kept)
        return self._vocabulary

    def _words_key(self) -> str:
        """Return the name of the vocabulary as its files are now."""
        files = [
            f"{top}/{file}"
            for part in ("vocabulary", "language")
            for top, _, names in os.walk(self.folder / part)
            for file in names
        ]
        return self._key_of("vocabulary", files)

    def key_of_all(self) -> str:
        """Return the name of all that the folder holds as its files are now."""
        self.vocabulary()
        plans = self._keys(plan_ids(self.folder), whole_folder=True)
        observed = self._key_of("observations", map(str, observation_files(self.folder)))
        return digest([self._words.encode(), repr(plans).encode(), observed.encode()])

    def _key_of(self, part: str, files: Iterable[str]) -> str:
        """Return a name for the files below a part of the folder."""
        found = []
        for path in sorted(files):
            name = path.removeprefix(self.encoder.top)
            with suppress(OSError):  # the reader tells of an error
                state = Path(path).stat()
                found.append((name, self.index.digest_of(name, path, state)))
        self.index.flush(part, [name for name, _ in found])
        return digest([text.encode() for pair in found for text in pair])

    def plans(
        self,
        names: Sequence[str],
        indicators: Sequence[str] | None = None,
        progress: Progress | None = None,
        *,
        whole_folder: bool = False,
    ) -> list[Plan | list[Problem]]:
        """Return the plans of the folder with these ids, in order, or the problems of what is none.

        With `indicators` a plan has only those statements. `whole_folder` says that these are all
        the plans there are.
        """
        self.vocabulary()
        keys = self._keys(names, whole_folder=whole_folder)
        made: dict[str, Plan | list[Problem]] = {}
        with self.index.reading():
            kept = self.index.heads([file_name(name) for name in keys])
            known = {
                name: head
                for name, key in keys.items()
                if (head := kept.get(file_name(name))) is not None and head.key == key
            }
            items = iter(known.items())
            at_once = _DECODED_AT_ONCE if indicators is None else len(known)
            while some := dict(islice(items, at_once)):
                made |= self._kept(some, indicators)
        missing = [name for name in names if name not in made]
        made |= self._read(missing, keys, indicators, progress)
        if whole_folder:
            self.index.flush("plans", map(file_name, names))
        elif missing:
            self.index.flush("-", ())
        return [made[name] for name in names]

    def _keys(self, names: Sequence[str], *, whole_folder: bool) -> dict[str, str]:
        """Return by its id the name of each plan's state: of its file's bytes and the vocabulary.

        A file that cannot be looked at has none: the reader tells of that.
        """
        stats: dict[str, os.stat_result] = {}
        folder = f"{self.encoder.top}plans"
        with suppress(OSError):
            if whole_folder:  # one look at the folder gives all names
                with os.scandir(folder) as entries:
                    stats = {entry.name: entry.stat() for entry in entries}
        keys = {}
        for name in names:
            with suppress(OSError):
                path = f"{folder}/{name}.yaml"
                stat = stats.get(f"{name}.yaml") or Path(path).stat()
                keys[name] = f"{self._words} {self.index.digest_of(file_name(name), path, stat)}"
        return keys

    def whole(self, name: str) -> Plan:
        """Return a plan of the folder with all its statements. Raises DataError."""
        return _no_problems(self.plans([name])[0])

    def late(self, plan: KeptPlan) -> Mapping[str, Any]:
        """Return what was not read with a plan, by the names of its fields. Raises DataError."""
        body = self.index.late(file_name(plan.kept.name), plan.kept.key)
        if body is not None:
            with suppress(*_NO_NOUN):
                return self._decoder().late(json.loads(body), plan.file)
        return vars(_no_problems(read_one(Path(plan.file), self.vocabulary())))

    def tally(self, count: int) -> Counter[Stated] | None:
        """Return what all plans state, and how often; None if `count` statements are not kept."""
        found: Counter[Stated] = Counter()
        with suppress(*_NO_NOUN):
            for indicator, stated, times in self.index.tally():
                noun = self.vocabulary().indicators[indicator]
                for role, year, nature in json.loads(stated):
                    found[Stated(noun, role, year, nature)] += times
        return found if found.total() == count else None

    def plan_outside(self, path: Path) -> Plan | list[Problem]:
        """Return the plan of a file that lies somewhere else, or its problems."""
        return read_one(path, self.vocabulary())

    def _decoder(self) -> Decoder:
        return Decoder(str(self.folder), self.vocabulary())

    def _kept(
        self, heads: dict[str, Head], indicators: Sequence[str] | None
    ) -> dict[str, Plan | list[Problem]]:
        """Return plans of what is kept of them; one that is damaged is left out."""
        decoder = self._decoder()
        found: dict[str, Plan | list[Problem]] = {}
        groups: dict[int, list[Plain]] = {head.number: [] for head in heads.values()}
        with suppress(*_NO_NOUN):
            kept = self.index.groups(list(groups), indicators) if indicators != () else []
            if kept is None:
                return {}
            bodies = _loaded(body for _, body, _ in kept)
            for (number, _, notes), body in zip(kept, bodies, strict=True):
                if number in groups:
                    groups[number].append((*body, notes))
            plain = _loaded(head.body for head in heads.values())
            for (name, head), values in zip(heads.items(), plain, strict=True):
                with suppress(*_NO_NOUN):
                    of_plan = groups[head.number], head.noted
                    found[name] = self._plan(decoder, name, head.key, values, *of_plan, indicators)
        return found

    def _plan(
        self,
        decoder: Decoder,
        name: str,
        key: str,
        head: Plain,
        groups: Iterable[tuple[str, list[int], list[Plain], bytes | str]],
        noted: bool,
        indicators: Sequence[str] | None,
    ) -> KeptPlan:
        values = decoder.head(head)
        file = f"{self.encoder.top}plans/{name}.yaml"
        placed: list[tuple[int, Plain]] = []
        notes = {}
        for indicator, places, rows, noted_of_it in groups:
            placed += zip(places, rows, strict=True)
            if noted_of_it:
                notes[indicator] = noted_of_it
        placed.sort(key=itemgetter(0))
        statements = tuple([decoder.statement(row, file) for _, row in placed])
        if indicators is None and len(statements) != sum(values["counts"].values()):
            raise DamagedError("statements are lost")
        if indicators:
            values["unmapped"] = ()
        found = notes if noted else None
        kept = Kept(self, name, key, [place for place, _ in placed], found, indicators is None)
        values["file"], values["statements"] = file, statements
        return kept_plan(values, kept)

    def _read(
        self,
        names: Sequence[str],
        keys: Mapping[str, str],
        indicators: Sequence[str] | None,
        progress: Progress | None,
    ) -> dict[str, Plan | list[Problem]]:
        """Read files, keep what is no mistake, and return all of it."""
        found: dict[str, Plan | list[Problem]] = {}
        rows: list[tuple[str, str, Row]] = []
        decoder = self._decoder()
        for name, read in self._read_each(names):
            if isinstance(read, list):
                found[name] = read
                continue
            row = row_of(read, self.encoder, self.examine) if isinstance(read, Plan) else read
            key = keys.get(name, "")
            if key:
                rows.append((file_name(name), key, row))
            if isinstance(read, Plan) and indicators is None:
                notes = {group.indicator: group.notes for group in row.groups if group.notes}
                places = range(len(read.statements))
                kept = Kept(self, name, key, places, notes if row.noted else None, whole=True)
                found[name] = kept_plan(vars(read), kept)
            else:
                groups = [
                    (*json.loads(group.body), group.notes)
                    for group in row.groups
                    if indicators is None or group.indicator in indicators
                ]
                head = json.loads(row.head)
                found[name] = self._plan(decoder, name, key, head, groups, row.noted, indicators)
            if len(rows) >= _AT_ONCE:
                self.index.keep_plans(rows)
                rows = []
            if progress is not None:
                progress(len(found), len(names))
        if rows:
            self.index.keep_plans(rows)
        return found

    def _read_each(self, names: Sequence[str]) -> Iterator[tuple[str, Plan | Row | list[Problem]]]:
        paths = [self.folder / "plans" / f"{name}.yaml" for name in names]
        if _size(paths) < _PAYS_FROM:
            for name, path in zip(names, paths, strict=True):
                yield name, read_one(path, self.vocabulary())
            return
        from plancmp.reading.workers import read_at_once

        yield from zip(names, read_at_once(paths, self.folder, self.examine), strict=True)


def _size(paths: Iterable[Path]) -> int:
    """Return how many bytes files have; the reader tells of those that have none."""
    size = 0
    for path in paths:
        with suppress(OSError):
            size += path.stat().st_size
    return size


def _loaded(bodies: Iterable[bytes]) -> list[Plain]:
    """Return many plain values at once; raises ValueError if one is none."""
    plain: list[Plain] = json.loads(b"[" + b",".join(bodies) + b"]")
    return plain


def _no_problems(read: Plan | list[Problem]) -> Plan:
    if isinstance(read, list):
        raise DataError(read)
    return read


def read_one(path: Path, vocabulary: Vocabulary) -> Plan | list[Problem]:
    """Return the plan of a file, or its problems."""
    from plancmp.reading.plans import plan_from_tree
    from plancmp.reading.tree import parse_tree

    try:
        return plan_from_tree(parse_tree(str(path), read_bytes(path)), vocabulary)
    except DataError as error:
        return error.problems
