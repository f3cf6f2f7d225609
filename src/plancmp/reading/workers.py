"""Reading plan files with several processes: each hands over what the index keeps of a plan."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from plancmp.model.plan import Plan
from plancmp.model.problem import Problem
from plancmp.reading.index import Row
from plancmp.reading.notes import Examine, row_of
from plancmp.reading.store import Store, read_one

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
    with workers(count, _start, folder, examine) as pool:
        yield from chain.from_iterable(pool.map(_read_piece, pieces))


@contextmanager
def workers(
    count: int, start: Callable[..., None] | None = None, *arguments: object
) -> Iterator[ProcessPoolExecutor]:
    """Yield processes that end with this one, and say nothing, where it is interrupted."""
    with ProcessPoolExecutor(count, initializer=_begin, initargs=(start, arguments)) as pool:
        try:
            yield pool
        except BaseException:
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _begin(start: Callable[..., None] | None, arguments: tuple[object, ...]) -> None:
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_DFL)
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
