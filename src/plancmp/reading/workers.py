"""Reading plan files with several processes: each hands over what the index keeps of a plan."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TypeVar

from plancmp.model.plan import Plan
from plancmp.model.problem import Problem
from plancmp.reading.index import Row
from plancmp.reading.notes import Examine, row_of
from plancmp.reading.store import Store, read_one

_T = TypeVar("_T")
_R = TypeVar("_R")
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM)
_AT_ONCE = 16
"""How many plans a process hands over."""

_started: list[Store] = []


def read_at_once(
    paths: Sequence[Path], folder: Path, examine: Examine | None
) -> Iterator[Row | list[Problem]]:
    """Yield the plans of files as they are kept, in order, or the problems of what is none."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    pieces = [paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE)]
    count = max(1, min(available or 1, len(pieces), 8))
    yield from chain.from_iterable(spread(_read_piece, pieces, count, _start, folder, examine))


def spread(
    work: Callable[[_T], _R],
    pieces: Iterable[_T],
    count: int,
    start: Callable[..., None] | None = None,
    *arguments: object,
) -> Iterator[_R]:
    """Yield what several processes make of pieces, in order; each begins with `start`.

    Where this process is interrupted, they end with it and say nothing.
    """
    pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(start, arguments))
    try:
        with _undisturbed():
            found = pool.map(work, pieces)
        yield from found
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        told = threading.excepthook
        threading.excepthook = lambda _: None  # the pool's own thread may trip over their end
        pool.shutdown(cancel_futures=True)
        threading.excepthook = told
        raise
    pool.shutdown()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let interrupts wait while processes start: what they meet there, Python would swallow."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(start: Callable[..., None] | None, arguments: tuple[object, ...]) -> None:
    for interrupt in _INTERRUPTS:
        signal.signal(interrupt, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTS)
    if start is not None:
        start(*arguments)


def _start(folder: Path, examine: Examine | None) -> None:
    """Make a process ready to read plans: the vocabulary is there."""
    gc.disable()
    store = Store(folder, examine=examine)
    store.vocabulary()
    _started.append(store)


def _read_piece(paths: Sequence[Path]) -> list[Row | list[Problem]]:
    store = _started[0]
    read = [read_one(path, store.vocabulary()) for path in paths]
    return [
        row_of(plan, store.encoder, store.examine) if isinstance(plan, Plan) else plan
        for plan in read
    ]
