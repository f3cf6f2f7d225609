"""Running the command line as often as an attack needs, and judging how it ended.

`here` runs it in this process, thousands of times a minute; `apart` does any work in a process that
is forked from this one, and so may crash, hang or eat memory without taking the attack with it.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from plancmp.output.findings import places
from plancmp.reading.database import Database
from plancmp.rules import checking

_T = TypeVar("_T")

SOON = 3.0
"""Seconds of the processor within which any input ends, if it has not hundreds of kilobytes."""

PER_MEGABYTE = 25.0
"""Seconds that each megabyte of input may take on top; `heavy` looks at how they grow."""

_HANGS = 600
"""Seconds after which a command is ended."""

_MEMORY = 4_000_000_000
"""Bytes that a process may ask for; it runs out of memory beyond."""


@dataclass(frozen=True)
class Ending:
    """How a command ended; `failure` says what is wrong with that, empty if nothing is."""

    status: int
    out: str
    err: str
    seconds: float
    failure: str
    megabytes: float = 0


class _Stream(io.TextIOWrapper):
    """What a program prints to, kept."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(
            io.BytesIO(data), encoding="utf-8", errors="backslashreplace", newline="\n"
        )

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8", "backslashreplace")


class _Hang(BaseException):
    """The command does not end."""


def _hangs(*_: object) -> None:
    raise _Hang


@contextmanager
def _closing() -> Iterator[None]:
    """Close each index that was opened inside: a command leaves that to the end of its process."""
    opened: list[Database] = []
    begin = Database.__init__

    def noted(database: Database, path: Path | None) -> None:
        opened.append(database)
        begin(database, path)

    with patch.object(Database, "__init__", noted):
        yield
    for database in opened:
        database.close()


@contextmanager
def _as_command(
    arguments: tuple[str, ...], folder: Path, stdin: bytes
) -> Iterator[tuple[_Stream, _Stream]]:
    """Let this process be a new one that was started with these arguments, for ten minutes."""
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr, Path.cwd(), dict(os.environ)
    out, err = _Stream(), _Stream()
    sys.argv, sys.stdin, sys.stdout, sys.stderr = ["plancmp", *arguments], _Stream(stdin), out, err
    os.chdir(folder)
    os.environ["PLANCMP_DEBUG"] = "1"  # so that a defect is raised and not put into words
    for kept in (checking._vocabulary, checking._words_of, places.lines_of):
        kept.cache_clear()
    handler = signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(_HANGS)
    try:
        yield out, err
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, handler)
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before[:4]
        os.chdir(before[4])
        os.environ.clear()
        os.environ.update(before[5])
        gc.enable()  # which a command switches off, since it lives for a moment


def here(
    *arguments: str, folder: Path, size: int = 0, timed: bool = False, stdin: bytes = b""
) -> Ending:
    """Run `plancmp` with arguments in a folder; `size` is how many bytes it has to read.

    Only where it is `timed` is taking too long a failure: the tests measure no time.
    """
    from plancmp.cli.main import main

    failure = ""
    status = 0
    with _closing(), _as_command(arguments, folder, stdin) as (out, err):
        start = time.process_time()
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        except _Hang:
            failure = f"no end within {_HANGS} s"
        except BaseException:
            failure = "traceback:\n" + traceback.format_exc(limit=-4)
        seconds = time.process_time() - start
        said, told = out.text(), err.text()
    failure = failure or _judge(status, said, told, seconds if timed else 0, size)
    return Ending(status, said, told, seconds, failure)


def run(*arguments: str, folder: Path, size: int = 0, timed: bool = False) -> Ending:
    """Run `plancmp` as `here` does; where it is timed in a process of its own, whose memory counts."""
    if not timed:
        return here(*arguments, folder=folder, size=size)
    ending, died, megabytes = apart(lambda: here(*arguments, folder=folder, size=size, timed=timed))
    return replace(ending or Ending(-1, "", "", 0, died), megabytes=megabytes)


def apart(work: Callable[[], _T]) -> tuple[_T | None, str, float]:
    """Do some work in a forked process: what came of it, else how that died; its megabytes."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            with os.fdopen(write, "wb") as stream:
                pickle.dump(work(), stream)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        data = stream.read()
    _, code, used = os.wait4(child, 0)
    died = f"the process ended with {os.waitstatus_to_exitcode(code)}" if code else ""
    return (None if code else pickle.loads(data)), died, used.ru_maxrss / 1024


def _judge(status: int, out: str, err: str, seconds: float, size: int) -> str:
    if status not in (0, 1, 2):
        return f"status {status}"
    if status and not (out.strip() or err.strip()):
        return f"status {status} without a message"
    if "\x1b" in out + err:
        return "an escape character reached the output"
    if "Traceback" in err:
        return "a traceback was printed"
    allowed = SOON + PER_MEGABYTE * size / 1e6
    if seconds > allowed:
        return f"took {seconds:.1f} s, allowed are {allowed:.1f} s"
    return ""
