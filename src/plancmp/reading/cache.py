"""Keeping what was read, so that the next command need not parse the same YAML again.

An entry is named after everything that it depends on: the bytes of the files and the state of the
code that reads them. A changed file is therefore never answered from an old entry, and an entry
that cannot be read back is as good as none. Only our own nouns are ever loaded from it.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

try:  # what hashlib gives, without the time that loading OpenSSL takes
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_T = TypeVar("_T")
_KEPT = 64
_CODE = Path(__file__).parents[1]
_ALLOWED = {("decimal", "Decimal"), ("fractions", "Fraction")}


class _OwnNouns(pickle.Unpickler):
    """Loads numbers and this package's classes, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ALLOWED or module.startswith("plancmp."):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in the cache")


def digest(parts: Iterable[bytes]) -> str:
    """Return the name of what depends on `parts` and on the code that reads plans."""
    whole = blake2b(digest_size=20)
    for part in (*_code_state(), *parts):
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.hexdigest()


@cache
def _code_state() -> tuple[bytes, ...]:
    state = []
    for package in ("", "messages", "model", "language", "reading", "vocabulary"):
        with os.scandir(_CODE / package) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    state.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return tuple(state)


def cached(name: str, build: Callable[[], _T]) -> _T:
    """Return what is kept under `name`; if nothing is, what `build` returns, and keep it."""
    folder = _folder()
    if folder is None:
        return build()
    path = folder / name
    try:
        return cast(_T, _OwnNouns(io.BytesIO(path.read_bytes())).load())
    except FileNotFoundError:
        pass
    except Exception:  # whatever is wrong with an entry, the files themselves are at hand
        with suppress(OSError):
            path.unlink()
    built = build()
    _keep(path, built)
    return built


def _folder() -> Path | None:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(home) / "plancmp" if home else Path("~/.cache/plancmp").expanduser()
    except RuntimeError:  # nobody's home
        return None


def _keep(path: Path, item: object) -> None:
    """Write an entry if the folder lets us; the oldest ones make room for it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps(item, protocol=5))
        draft.replace(path)
        entries = sorted(path.parent.iterdir(), key=lambda each: each.stat().st_mtime)
        for old in entries[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
