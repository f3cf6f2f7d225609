"""A data folder's nouns by way of its index: read from there what is there, else from the files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from plancmp.model.hashing import digest
from plancmp.model.plan import Plan
from plancmp.model.problem import DataError, Problem
from plancmp.model.vocabulary import Vocabulary
from plancmp.reading.files import observation_files, read_bytes
from plancmp.reading.index import Index, index_path
from plancmp.reading.notes import Kept, Notes, mark, noted
from plancmp.reading.plain import Decoder, Encoder, Plain

_PAYS_FROM = 600_000
"""Bytes of plan files from which a second process pays: starting one costs about 0.1 s."""
_AT_ONCE = 64
"""How many plans a process hands over, and how many are written in one go."""

_DECODED_AT_ONCE = 400
"""How many plans are plain values at a time, beside the nouns that are made of them."""

Progress = Callable[[int, int], None]
"""Called with how many files were read and how many there are to read."""

Examine = Callable[[Plan], Notes]
"""Finds what is to be kept with a plan; other processes import it by its name."""

_Row = tuple[str, str, str, list[tuple[str, str]], str | None]


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
                with suppress(ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                    made = {name: _loader(body) for name, body in parts.items()}
                    self._vocabulary = Decoder(str(self.folder)).vocabulary(made)
                    return self._vocabulary
            from plancmp.reading.vocabulary import read_vocabulary

            self._vocabulary = read_vocabulary(self.folder / "vocabulary")
            plain = self.encoder.vocabulary(self._vocabulary)
            self.index.keep_parts(
                "vocabulary", self._words, {k: as_json(v) for k, v in plain.items()}
            )
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
        plans = [f"{self.encoder.head}plans/{name}.yaml" for name in plan_ids(self.folder)]
        observed = map(str, observation_files(self.folder))
        keys = (self._words, self._key_of("plans", plans), self._key_of("observations", observed))
        return " ".join(keys)

    def _key_of(self, part: str, files: Iterable[str]) -> str:
        """Return a name for the files below a part of the folder."""
        found = []
        for path in sorted(files):
            name = path.removeprefix(self.encoder.head)
            with suppress(OSError):  # the reader tells of an error
                state = os.stat(path)  # noqa: PTH116  # many files: a Path each costs more
                found.append((name, self.index.digest_of(name, path, state)))
        self.index.flush(part, [name for name, _ in found])
        return digest([text.encode() for pair in found for text in pair])

    def plans(
        self,
        paths: Sequence[Path],
        indicators: Sequence[str] | None = None,
        progress: Progress | None = None,
        *,
        whole_folder: bool = False,
    ) -> list[Plan | list[Problem]]:
        """Return the plans of files of the folder, in order, or the problems of what is none.

        With `indicators` a plan has only those statements. `whole_folder` says that these are all
        the plans there are.
        """
        vocabulary = self.vocabulary()
        keys: dict[Path, str] = {}
        for path in paths:
            with suppress(OSError):  # the reader tells of an error
                found = self.index.digest_of(self._name(path), str(path), path.stat())
                keys[path] = f"{self._words} {found}"
        with self.index.reading():
            kept = self.index.heads()
            numbers = {
                path: kept[self._name(path)][0]
                for path, key in keys.items()
                if kept.get(self._name(path), (0, ""))[1] == key
            }
            made: dict[Path, Plan | list[Problem]] = {}
            items = iter(numbers.items())
            while some := dict(islice(items, _DECODED_AT_ONCE)):
                made |= self._kept(some, keys, indicators, vocabulary)
        missing = [path for path in paths if path not in made]
        made |= self._read(missing, keys, indicators, progress)
        if whole_folder:
            self.index.flush("plans", map(self._name, paths))
        elif missing:
            self.index.flush("-", ())
        return [made[path] for path in paths]

    def _whole(self, path: Path) -> Plan:
        """Return a plan of the folder with all its statements."""
        (plan,) = self.plans([path])
        if isinstance(plan, list):  # it was there a moment ago
            raise DataError(plan)
        return plan

    def plan_outside(self, path: Path) -> Plan | list[Problem]:
        """Return the plan of a file that lies somewhere else, or its problems."""
        return _read_one(path, self.vocabulary())

    def row_of(self, plan: Plan) -> _Stored:
        """Return a plan as it is kept."""
        encode = self.encoder.statement
        head = self.encoder.noun(plan, ("statements", "unmapped", "file"))
        statements = [
            (statement.indicator.id, as_json(encode(statement))) for statement in plan.statements
        ]
        notes = None if self.examine is None else noted(plan, self.examine)
        return as_json([head, list(map(encode, plan.unmapped))]), statements, notes

    def _name(self, path: Path) -> str:
        return f"plans/{path.name}"

    def _kept(
        self,
        numbers: dict[Path, int],
        keys: dict[Path, str],
        indicators: Sequence[str] | None,
        vocabulary: Vocabulary,
    ) -> dict[Path, Plan | list[Problem]]:
        heads = self.index.plans(list(numbers.values()))
        bodies = self.index.statements(list(numbers.values()), indicators)
        decoder = Decoder(str(self.folder), vocabulary)
        found: dict[Path, Plan | list[Problem]] = {}
        decoded: dict[int, Plain] = {}
        statements: dict[int, list[Plain]] = {}
        with suppress(ValueError):
            plain_heads = _loaded(head for head, _ in heads.values())
            plain_bodies = _loaded(body for rows in bodies.values() for _, body in rows)
            decoded = dict(zip(heads, plain_heads, strict=True))
            left = iter(plain_bodies)
            statements = {number: list(islice(left, len(rows))) for number, rows in bodies.items()}
        for path, number in numbers.items():
            with suppress(ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                head, unmapped = decoded[number]
                hidden = [] if indicators is not None else unmapped
                plan = decoder.plan(head, statements[number], hidden, str(path))
                whole = None if indicators is None else partial(self._whole, path)
                places = [place for place, _ in bodies[number]]
                kept = Kept(
                    self.index, self._name(path), keys[path], places, heads[number][1], whole
                )
                mark(plan, kept)
                found[path] = plan
        return found

    def _read(
        self,
        paths: Sequence[Path],
        keys: dict[Path, str],
        indicators: Sequence[str] | None,
        progress: Progress | None,
    ) -> dict[Path, Plan | list[Problem]]:
        """Read files, keep what is no mistake, and return all of it."""
        found: dict[Path, Plan | list[Problem]] = {}
        rows: list[_Row] = []
        wanted = None if indicators is None else set(indicators)
        decoder = Decoder(str(self.folder), self.vocabulary())
        for path, read in self._read_each(paths):
            if isinstance(read, Plan):
                row = self.row_of(read)
            elif isinstance(read, tuple):
                row = read
            else:
                found[path] = read
                continue
            key = keys.get(path, "")
            if key:
                rows.append((self._name(path), key, *row))
            if isinstance(read, Plan) and wanted is None:
                plan, places = read, list(range(len(read.statements)))
            else:
                head, unmapped = json.loads(row[0])
                asked = [
                    (i, body)
                    for i, (name, body) in enumerate(row[1])
                    if wanted is None or name in wanted
                ]
                bodies = json.loads(f"[{','.join(body for _, body in asked)}]")
                hidden = [] if wanted is not None else unmapped
                plan, places = decoder.plan(head, bodies, hidden, str(path)), [i for i, _ in asked]
            whole = None if wanted is None else partial(self._whole, path)
            mark(plan, Kept(self.index, self._name(path), key, places, row[2], whole))
            found[path] = plan
            if len(rows) >= _AT_ONCE:
                self.index.keep_plans(rows)
                rows = []
            if progress is not None:
                progress(len(found), len(paths))
        if rows:
            self.index.keep_plans(rows)
        return found

    def _read_each(
        self, paths: Sequence[Path]
    ) -> Iterator[tuple[Path, Plan | _Stored | list[Problem]]]:
        processes = _worker_count(paths)
        if processes < 2:
            for path in paths:
                yield path, _read_one(path, self.vocabulary())
            return
        from concurrent.futures import ProcessPoolExecutor

        pieces = [list(paths[start : start + 16]) for start in range(0, len(paths), 16)]
        given = (self.folder, self.examine)
        with ProcessPoolExecutor(processes, initializer=_start, initargs=given) as pool:
            for piece, read in zip(pieces, pool.map(_read_piece, pieces), strict=True):
                yield from zip(piece, read, strict=True)


def plan_ids(folder: Path) -> list[str]:
    """Return the ids of the plans in a data folder, sorted, without reading them."""
    with suppress(OSError):
        names = os.listdir(folder / "plans")  # noqa: PTH208  # thousands: a Path each costs more
        return sorted(name[: -len(".yaml")] for name in names if name.endswith(".yaml"))
    return []


_Stored = tuple[str, list[tuple[str, str]], str | None]
"""A plan as it is kept: its head, each statement's indicator and body, and what was found."""


def as_json(plain: object) -> str:
    """Return plain values as they are kept."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _loaded(bodies: Iterable[str]) -> list[Plain]:
    """Return many plain values at once; raises ValueError if one is none."""
    plain: list[Plain] = json.loads(f"[{','.join(bodies)}]")
    return plain


def _loader(body: str) -> Callable[[], object]:
    return lambda: json.loads(body)


def _read_one(path: Path, vocabulary: Vocabulary) -> Plan | list[Problem]:
    from plancmp.reading.plans import plan_from_tree
    from plancmp.reading.tree import parse_tree

    try:
        return plan_from_tree(parse_tree(str(path), read_bytes(path)), vocabulary)
    except DataError as error:
        return error.problems


_started: list[Store] = []


def _start(folder: Path, examine: Examine | None) -> None:
    """Make a process ready to read plans: the vocabulary is there."""
    import gc

    gc.disable()
    store = Store(folder, examine=examine)
    store.vocabulary()
    _started.append(store)


def _read_piece(paths: Sequence[Path]) -> list[_Stored | list[Problem]]:
    store = _started[0]
    read = [_read_one(path, store.vocabulary()) for path in paths]
    return [store.row_of(plan) if isinstance(plan, Plan) else plan for plan in read]


def _worker_count(paths: Sequence[Path]) -> int:
    size = 0
    for path in paths:
        with suppress(OSError):
            size += path.stat().st_size
    if size < _PAYS_FROM:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(available or 1, size // (_PAYS_FROM // 2), 8))
