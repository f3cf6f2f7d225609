"""What was read of a data folder, kept in SQLite, so that the next command reads only what changed.

An entry is named after all that it depends on: the bytes of the files, and the state of the code.
A file is looked at again only if its size, times or number changed, or if it was written so
shortly before it was looked at that a later change need not show. All there is are texts and
numbers: nothing in it can run. Whatever is wrong with it, it is passed by: the files are at hand.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from plancmp.model.hashing import digest

if TYPE_CHECKING:
    import sqlite3
else:
    try:  # what sqlite3 gives, without the time that loading datetime takes
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

_APPLICATION = 0x706C636D
_FORMAT = 3
_RACY = 2_000_000_000
"""Nanoseconds: a file that was written less than this before may change without a new time."""
_WAIT = 0.2
"""Seconds to wait for another process that writes."""

_TABLES = """
CREATE TABLE state (code TEXT);
CREATE TABLE files (path TEXT PRIMARY KEY, stat TEXT, digest TEXT, seen INTEGER) WITHOUT ROWID;
CREATE TABLE parts (kind TEXT, part TEXT, key TEXT, body TEXT,
  PRIMARY KEY (kind, part)) WITHOUT ROWID;
CREATE TABLE plans (id INTEGER PRIMARY KEY, path TEXT UNIQUE, key TEXT, head TEXT, notes TEXT);
CREATE TABLE statements (plan INTEGER, n INTEGER, indicator TEXT, body TEXT,
  PRIMARY KEY (plan, n)) WITHOUT ROWID;
CREATE INDEX by_indicator ON statements (indicator, plan, n);
"""


@cache
def _code_state() -> str:
    code = Path(__file__).parents[1]
    state = [str(_FORMAT).encode()]
    packages = ("", "messages", "model", "language", "reading", "vocabulary", "comparison",
                "rules", "rules/audit")  # fmt: skip
    for package in packages:
        with suppress(OSError), os.scandir(code / package) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    state.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest(state)


def index_path(folder: Path) -> Path | None:
    """Return where the index of a data folder is kept; None where the user has no place for it."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        kept = Path(home) / "plancmp" if home else Path("~/.cache/plancmp").expanduser()
        return kept / f"{digest([os.fsencode(os.path.realpath(folder))])}.sqlite"
    except (RuntimeError, ValueError, OSError):  # a user without a home
        return None


def _signed(body: str) -> str:
    return f"{crc32(body.encode()):08x}{body}"


def _whole(signed: str) -> str:
    """Return a body that is as it was written; damage may leave the tables in order."""
    body = signed[8:]
    if f"{crc32(body.encode()):08x}" != signed[:8]:
        raise sqlite3.DatabaseError("damaged")
    return body


class Index:
    """The index of one data folder; every method does nothing once something is wrong with it."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None
        self._seen: dict[str, tuple[str, str, int]] | None = None
        self._looked: dict[str, tuple[str, str, int]] = {}
        if path is not None:
            with self._guarded():
                self._open(path)

    def _open(self, path: Path) -> None:
        for attempt in (1, 2):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
                self._db.execute("PRAGMA trusted_schema = OFF")
                if self._is_ours():
                    return
                self._make()
                return
            except sqlite3.OperationalError:
                raise  # locked, read-only or a full disk: it is somebody else's turn
            except sqlite3.DatabaseError:
                self.close()
                if attempt == 2:
                    raise
                path.unlink(missing_ok=True)

    def _is_ours(self) -> bool:
        assert self._db is not None
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if (application, version) != (_APPLICATION, _FORMAT):
            return False
        return bool(self._db.execute("SELECT code FROM state").fetchall() == [(_code_state(),)])

    def _make(self) -> None:
        """Throw away what is there and make empty tables."""
        assert self._db is not None
        self._db.execute("BEGIN EXCLUSIVE")
        if self._is_ours():  # another process was faster
            self._db.execute("ROLLBACK")
            return
        for kind, name in self._db.execute("SELECT type, name FROM sqlite_master").fetchall():
            if kind in ("table", "view", "trigger") and not name.startswith("sqlite_"):
                quoted = name.replace('"', '""')
                self._db.execute(f'DROP {kind} IF EXISTS "{quoted}"')
        for statement in filter(str.strip, _TABLES.split(";")):
            self._db.execute(statement)
        self._db.execute("INSERT INTO state VALUES (?)", (_code_state(),))
        self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._db.execute(f"PRAGMA user_version = {_FORMAT}")
        self._db.execute("COMMIT")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Whatever goes wrong inside, the index is not used any more by this process."""
        try:
            yield
        except sqlite3.OperationalError:
            self.close()
        except sqlite3.DatabaseError:
            self.discard()
        except (OSError, ValueError):
            self.close()

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept in it."""
        return self._db is not None

    def close(self) -> None:
        """Use it no more."""
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def discard(self) -> None:
        """Throw it away: what it holds is damaged."""
        self.close()
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink()

    def digest_of(self, name: str, path: str, stat: os.stat_result) -> str:
        """Return the digest of a file's bytes, known from before if it has not changed since.

        `name` is what the file is called within the folder. Raises OSError.
        """
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
        with open(path, "rb") as stream:  # noqa: PTH123  # thousands of files: Path costs as much
            found = digest([stream.read()])
        self._seen[name] = self._looked[name] = (state, found, now)
        return found

    def parts(self, kind: str, key: str, names: Sequence[str] = ()) -> dict[str, str]:
        """Return what is kept of a kind under the name `key`: the named parts, or all."""
        if self._db is not None:
            with self._guarded():
                values = [kind, key]
                query = "SELECT part, body FROM parts WHERE kind = ? AND key = ?"
                if len(names) <= 500:  # a bound of SQLite
                    query += f" AND part IN ({', '.join('?' * len(names))})" if names else ""
                    values += names
                return {part: _whole(body) for part, body in self._db.execute(query, values)}
        return {}

    def keep_parts(self, kind: str, key: str, parts: Mapping[str, str]) -> None:
        """Keep parts of a kind; those that have another name are thrown away."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM parts WHERE kind = ? AND key <> ?", (kind, key))
            rows = ((kind, part, key, _signed(body)) for part, body in parts.items())
            db.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", rows)

        self._write(work)

    def heads(self) -> dict[str, tuple[int, str]]:
        """Return the number and the key of every plan that is kept, by its name."""
        if self._db is not None:
            with self._guarded():
                rows = self._db.execute("SELECT path, id, key FROM plans")
                return {path: (number, key) for path, number, key in rows}
        return {}

    def plans(self, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
        """Return the heads of plans and what audit found of them, by their numbers."""
        with self._guarded():
            rows = self._rows("id, head, notes", "plans", numbers)
            return {row[0]: (_whole(row[1]), _whole(row[2]) if row[2] else None) for row in rows}
        return {}

    def statements(
        self, numbers: Sequence[int], indicators: Sequence[str] | None = None
    ) -> dict[int, list[tuple[int, str]]]:
        """Return place and body of the statements of plans, of all or of some indicators."""
        found: dict[int, list[tuple[int, str]]] = {number: [] for number in numbers}
        with self._guarded():
            rows = self._rows("plan, n, body", "statements", numbers, indicators)
            for plan, place, body in rows:
                if plan in found:
                    found[plan].append((place, _whole(body)))
            return found
        return {}

    def _rows(
        self,
        columns: str,
        table: str,
        numbers: Sequence[int],
        indicators: Sequence[str] | None = None,
    ) -> list[Any]:
        if self._db is None:
            raise sqlite3.OperationalError("closed")
        column = "plan" if table == "statements" else "id"
        where, values = f"{column} IN ({', '.join('?' * len(numbers))})", list[Any](numbers)
        if len(numbers) > 500:  # a bound of SQLite; what is too much is left out afterwards
            where, values = "1", []
        if indicators is not None:
            where = f"indicator IN ({', '.join('?' * len(indicators))}) AND {where}"
            values = [*indicators, *values]
        order = " ORDER BY plan, n" if table == "statements" else ""
        query = f"SELECT {columns} FROM {table} WHERE {where}{order}"  # names of our own
        return self._db.execute(query, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others write."""
        with self._guarded():
            if self._db is not None:
                self._db.execute("BEGIN")
        yield
        with self._guarded():
            if self._db is not None:
                self._db.execute("COMMIT")

    def keep_plans(
        self, plans: Iterable[tuple[str, str, str, Sequence[tuple[str, str]], str | None]]
    ) -> None:
        """Keep plans: name, key, head, each statement's indicator and body, and what was found."""

        def work(db: sqlite3.Connection) -> None:
            for path, key, head, statements, notes in plans:
                row = db.execute("SELECT id FROM plans WHERE path = ?", (path,)).fetchone()
                if row is not None:
                    db.execute("DELETE FROM statements WHERE plan = ?", row)
                    db.execute("DELETE FROM plans WHERE id = ?", row)
                done = db.execute(
                    "INSERT INTO plans (path, key, head, notes) VALUES (?, ?, ?, ?)",
                    (path, key, _signed(head), None if notes is None else _signed(notes)),
                )
                db.executemany(
                    "INSERT INTO statements VALUES (?, ?, ?, ?)",
                    [
                        (done.lastrowid, n, name, _signed(body))
                        for n, (name, body) in enumerate(statements)
                    ],
                )

        self._write(work)

    def keep_notes(self, notes: Iterable[tuple[str, str, str]]) -> None:
        """Keep what audit found of plans, by their names, if they still have their keys."""
        rows = [(_signed(body), name, key) for name, key, body in notes]
        query = "UPDATE plans SET notes = ? WHERE path = ? AND key = ?"

        def work(db: sqlite3.Connection) -> None:
            db.executemany(query, rows)

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
                of_plan = "(SELECT id FROM plans WHERE path = ?)"
                db.execute(f"DELETE FROM statements WHERE plan = {of_plan}", (name,))
                db.execute("DELETE FROM plans WHERE path = ?", (name,))
                db.execute("DELETE FROM files WHERE path = ?", (name,))

        self._write(work)

    def _write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Write in one transaction; what cannot be written is not kept."""
        db = self._db
        if db is None:
            return
        with self._guarded():
            db.execute("BEGIN IMMEDIATE")
            try:
                work(db)
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
