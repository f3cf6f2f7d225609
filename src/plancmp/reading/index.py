"""What was read of a data folder, kept in SQLite, so that the next command reads only what changed.

An entry is named after all that it depends on: the bytes of the files, and the state of the code.
A file is looked at again only if its size, times or number changed, or if it was written so
shortly before it was looked at that a later change need not show. All there is are texts and
numbers: nothing in it can run. Whatever is wrong with it, it is passed by: the files are at hand.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple

from plancmp.model.hashing import digest
from plancmp.reading.database import Database, signed, whole
from plancmp.reading.files import MAX_BYTES

if TYPE_CHECKING:
    import sqlite3

_RACY = 2_000_000_000
"""Nanoseconds: a file that was written less than this before may change without a new time."""


class Group(NamedTuple):
    """The statements of one indicator in a plan: in short and in full, and what was found of them.

    `notes` is empty where nothing was found, or nobody looked.
    """

    indicator: str
    stated: str
    body: str
    notes: str


class Row(NamedTuple):
    """A plan as it is kept; `noted` is whether somebody looked for notes on it."""

    head: str
    late: str
    groups: Sequence[Group]
    noted: bool


class Head(NamedTuple):
    """What is kept of every plan: its number in the index, its key, and its plain values."""

    number: int
    key: str
    body: bytes
    noted: bool


class Index(Database):
    """The index of one data folder; every method does nothing once something is wrong with it."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        self._seen: dict[str, tuple[str, str, int]] | None = None
        self._looked: dict[str, tuple[str, str, int]] = {}

    def digest_of(self, name: str, path: str, stat: os.stat_result) -> str:
        """Return the digest of a file's bytes, known from before if it has not changed since.

        `name` is what the file is called within the folder. Raises OSError, also for a pipe, a
        device and what is far too large: its reader refuses that, and no digest is to wait for it.
        """
        if not S_ISREG(stat.st_mode) or stat.st_size > MAX_BYTES:
            raise OSError("no file of data")
        if self._seen is None:
            self._seen = {}
            if self._db is not None:
                with self._guarded():
                    rows = self._db.execute("SELECT path, stat, digest, seen FROM files")
                    self._seen = {row[0]: (row[1], row[2], row[3]) for row in rows}
        state = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
        known = self._seen.get(name)
        if known is not None and known[0] == state:
            settled = max(stat.st_mtime_ns, stat.st_ctime_ns) + _RACY
            if settled < known[2] <= time.time_ns():
                return known[1]
        now = time.time_ns()
        found = digest([Path(path).read_bytes()])
        self._seen[name] = self._looked[name] = (state, found, now)
        return found

    def parts(self, kind: str, key: str, names: Sequence[str] = ()) -> dict[str, bytes]:
        """Return what is kept of a kind under the name `key`: the named parts, or all."""
        if self._db is not None:
            with self._guarded():
                values = [kind, key]
                query = "SELECT part, body FROM parts WHERE kind = ? AND key = ?"
                if len(names) <= 500:  # a bound of SQLite
                    query += f" AND part IN ({', '.join('?' * len(names))})" if names else ""
                    values += names
                return {part: whole(body) for part, body in self._db.execute(query, values)}
        return {}

    def keep_parts(self, kind: str, key: str, parts: Mapping[str, str]) -> None:
        """Keep parts of a kind; those that have another name are thrown away."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM parts WHERE kind = ? AND key <> ?", (kind, key))
            rows = ((kind, part, key, signed(body)) for part, body in parts.items())
            db.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", rows)

        self._write(work)

    def heads(self, names: Sequence[str]) -> dict[str, Head]:
        """Return what is kept of plans, by their names."""
        with self._guarded():
            where, values = _among("path", names)
            rows = self._rows(f"SELECT path, id, key, head, noted FROM plans{where}", values)
            return {row[0]: Head(row[1], row[2], whole(row[3]), bool(row[4])) for row in rows}
        return {}

    def late(self, name: str, key: str) -> bytes | None:
        """Return what is kept beside the head of a plan, None where it is not kept any more."""
        with self._guarded():
            query = "SELECT late FROM plans WHERE path = ? AND key = ?"
            return next((whole(body) for (body,) in self._rows(query, [name, key])), None)
        return None

    def groups(
        self, numbers: Sequence[int], indicators: Sequence[str] | None = None
    ) -> list[tuple[int, bytes, bytes]] | None:
        """Return plan, statements and notes, of all indicators or of some; None for damage.

        Where many plans are asked for, there may be others among them.
        """
        with self._guarded():
            where, values = _among("plan", numbers)
            if indicators is not None:
                one_of = ", ".join("?" * len(indicators))
                where += f"{' AND' if where else ' WHERE'} indicator IN ({one_of})"
                values += indicators
            rows = self._rows(f"SELECT plan, body, notes FROM statements{where}", values)
            return [(plan, whole(body), notes and whole(notes)) for plan, body, notes in rows]
        return None

    def tally(self) -> list[tuple[str, str, int]]:
        """Return each indicator with what is stated of it in short, and how often that is so."""
        with self._guarded():
            query = "SELECT indicator, stated, count(*) FROM statements GROUP BY indicator, stated"
            return self._rows(query, [])
        return []

    def keep_plans(self, plans: Iterable[tuple[str, str, Row]]) -> None:
        """Keep plans by their names and keys."""

        def work(db: sqlite3.Connection) -> None:
            for path, key, kept in plans:
                _forget(db, path)
                done = db.execute(
                    "INSERT INTO plans (path, key, head, late, noted) VALUES (?, ?, ?, ?, ?)",
                    (path, key, signed(kept.head), signed(kept.late), kept.noted),
                )
                db.executemany(
                    "INSERT INTO statements VALUES (?, ?, ?, ?, ?)",
                    [
                        (done.lastrowid, name, stated, signed(body), notes and signed(notes))
                        for name, stated, body, notes in kept.groups
                    ],
                )

        self._write(work)

    def keep_notes(self, found: Iterable[tuple[str, str, Mapping[str, str]]]) -> None:
        """Keep what was found of plans by name, key and indicator, if they still have their keys.

        Nothing was found of the other indicators.
        """

        def work(db: sqlite3.Connection) -> None:
            for name, key, by_indicator in found:
                query = "SELECT id FROM plans WHERE path = ? AND key = ?"
                for (number,) in db.execute(query, (name, key)).fetchall():
                    db.execute("UPDATE plans SET noted = 1 WHERE id = ?", (number,))
                    db.executemany(
                        "UPDATE statements SET notes = ? WHERE plan = ? AND indicator = ?",
                        [(signed(notes), number, of_it) for of_it, notes in by_indicator.items()],
                    )

        self._write(work)

    def flush(self, part: str, there: Iterable[str]) -> None:
        """Keep what was seen of files; below the folder `part` there are those in `there`."""
        names = set(there)
        gone = [
            name for name in self._seen or () if name.startswith(f"{part}/") and name not in names
        ]
        looked, self._looked = self._looked, {}
        if not looked and not gone:
            return

        def work(db: sqlite3.Connection) -> None:
            rows = [(name, *state) for name, state in looked.items()]
            db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)
            for name in gone:
                _forget(db, name)
                db.execute("DELETE FROM files WHERE path = ?", (name,))

        self._write(work)


def _forget(db: sqlite3.Connection, name: str) -> None:
    """Delete a plan, if it is there."""
    for (number,) in db.execute("SELECT id FROM plans WHERE path = ?", (name,)).fetchall():
        db.execute("DELETE FROM statements WHERE plan = ?", (number,))
        db.execute("DELETE FROM plans WHERE id = ?", (number,))


def _among(column: str, asked: Sequence[str] | Sequence[int]) -> tuple[str, list[Any]]:
    """Return the condition that a column is one of some values, none where these are many."""
    if len(asked) > 500:  # a bound of SQLite; what is too much is left out afterwards
        return "", []
    return f" WHERE {column} IN ({', '.join('?' * len(asked))})", list(asked)
