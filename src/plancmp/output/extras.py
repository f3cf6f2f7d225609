"""Libraries that only some outputs need: imported when asked for, with a clear word if absent."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtraError(Exception):
    """A library that is not installed; the message says what to install."""

    def __init__(self, library: str, extra: str) -> None:
        self.library = library
        self.extra = extra
        super().__init__(f"this needs {library}: pip install 'plancmp[{extra}]'")


def need(library: str, extra: str) -> Any:
    """Return a module of an extra; raise MissingExtraError where it is not installed."""
    try:
        return import_module(library)
    except ImportError:
        raise MissingExtraError(library, extra) from None
