"""Running the command line in this process, as often as an attack needs, and judging how it ended."""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOON = 3.0
"""Seconds of the processor within which any input ends, if it has not hundreds of kilobytes."""

PER_MEGABYTE = 3.0
"""Seconds that each megabyte of input may take on top."""


@dataclass(frozen=True)
class Ending:
    """How a command ended; `failure` says what is wrong with that, empty if nothing is."""

    status: int
    out: str
    err: str
    seconds: float
    failure: str


class _Stream(io.TextIOWrapper):
    """What a program prints to, kept."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="\n")

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8", "backslashreplace")


@contextmanager
def _as_command(arguments: tuple[str, ...], folder: Path) -> Iterator[tuple[_Stream, _Stream]]:
    before = sys.argv, sys.stdout, sys.stderr, Path.cwd(), os.environ.get("PLANCMP_DEBUG")
    out, err = _Stream(), _Stream()
    sys.argv, sys.stdout, sys.stderr = ["plancmp", *arguments], out, err
    os.chdir(folder)
    os.environ["PLANCMP_DEBUG"] = "1"  # so that a defect is raised and not put into words
    try:
        yield out, err
    finally:
        sys.argv, sys.stdout, sys.stderr = before[:3]
        os.chdir(before[3])
        if before[4] is None:
            del os.environ["PLANCMP_DEBUG"]
        else:
            os.environ["PLANCMP_DEBUG"] = before[4]


def run(*arguments: str, folder: Path, size: int = 0, timed: bool = False) -> Ending:
    """Run `plancmp` with arguments in a folder; `size` is how many bytes it has to read.

    Only where it is `timed` is taking too long a failure: the tests measure no time.
    """
    from plancmp.cli.main import main

    failure = ""
    status = 0
    with _as_command(arguments, folder) as (out, err):
        start = time.process_time()
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        except BaseException:
            failure = "traceback:\n" + traceback.format_exc(limit=-4)
        seconds = time.process_time() - start
        said, told = out.text(), err.text()
    if not failure:
        failure = _judge(status, said, told, seconds if timed else 0, size)
    return Ending(status, said, told, seconds, failure)


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
