"""Nouns by id as lines of JSON, of which one is read without the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Any, Generic, TypeVar

Plain = Any
"""What JSON can hold."""

_T = TypeVar("_T")


def as_json(plain: object) -> str:
    """Return plain values as they are kept."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def as_lines(nouns: Mapping[str, Plain]) -> str:
    """Return nouns by id as lines, an id and its noun by turns: one is read without the others."""
    return "\n".join(as_json(part) for pair in nouns.items() for part in pair)


class Lazy(Mapping[str, _T], Generic[_T]):
    """Nouns by id, each made when it is asked for, of lines as `as_lines` writes them."""

    def __init__(self, lines: bytes, make: Callable[[Plain], _T]) -> None:
        self._lines = lines
        self._make = make
        self._made: dict[str, _T] = {}

    @cached_property
    def _plain(self) -> dict[str, str]:
        lines = self._lines.decode().split("\n") if self._lines else []
        return dict(zip([name[1:-1] for name in lines[::2]], lines[1::2], strict=True))

    def __getitem__(self, key: str) -> _T:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(json.loads(self._plain[key]))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    @cached_property
    def _all(self) -> dict[str, _T]:
        return {key: self[key] for key in self._plain}

    def values(self) -> ValuesView[_T]:
        """Return all nouns in order: they are made at once, and kept."""
        return self._all.values()
