"""A SQLite file in the user's cache folder that nothing depends on.

It belongs to one data folder and to the state of the code. Whatever is wrong with it, it is passed
by, and what is damaged is thrown away: the files are at hand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
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
_FORMAT = 5
_WAIT = 0.2
"""Seconds to wait for another process that writes."""

_TABLES = """
CREATE TABLE state (code TEXT);
CREATE TABLE files (path TEXT PRIMARY KEY, stat TEXT, digest TEXT, seen INTEGER) WITHOUT ROWID;
CREATE TABLE parts (kind TEXT, part TEXT, key TEXT, body BLOB,
  PRIMARY KEY (kind, part)) WITHOUT ROWID;
CREATE TABLE plans (id INTEGER PRIMARY KEY, path TEXT UNIQUE, key TEXT, head BLOB, late BLOB,
  noted INTEGER);
CREATE TABLE statements (plan INTEGER, indicator TEXT, stated TEXT, body BLOB, notes BLOB);
CREATE INDEX by_plan ON statements (plan);
CREATE INDEX by_indicator ON statements (indicator, stated);
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


def signed(text: str) -> bytes:
    """Return a text as it is kept, so that damage shows."""
    body = text.encode()
    return crc32(body).to_bytes(4, "little") + body


def whole(signed: object) -> bytes:
    """Return a body that is as it was written; damage may leave the tables in order."""
    if signed.__class__ is bytes:
        body: bytes = signed[4:]
        if crc32(body).to_bytes(4, "little") == signed[:4]:
            return body
    raise sqlite3.DatabaseError("damaged")


class Database:
    """The file; every method does nothing once something is wrong with it."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None
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

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        if self._db is None:
            raise sqlite3.OperationalError("closed")
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
