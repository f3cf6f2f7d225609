"""Runs of the command that start no interpreter: a process that has imported it forks for each.

They are for what commands print where many are run. What is about the process itself (how it starts
and is interrupted, what it imports, its limits and its locale) is tested with `run_plancmp`.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer

from tests.conftest import ROOT, Run, environment, run_plancmp


@dataclass(frozen=True)
class Fork:
    """A run of the command, forked by a server."""

    server: ForkServer
    number: int

    def wait(self, timeout: float) -> int:
        """Return its status when it has ended; what takes longer is killed, which is an error."""
        timer = Timer(timeout, os.kill, (self.number, signal.SIGKILL))
        timer.start()
        try:
            status = self.server.answer()
        finally:
            timer.cancel()
        if status == -signal.SIGKILL:
            raise RuntimeError(f"the run was killed, as it took {timeout} s or too much memory")
        return status


class ForkServer:
    """The process that forks: one for all tests of a process, as it makes one fork at a time."""

    def __init__(self) -> None:
        self._started_in = environment()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fork_server"],
            cwd=ROOT, env=self._started_in, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        )  # fmt: skip

    def fork(
        self,
        arguments: tuple[str, ...],
        folder: Path | None,
        env: Mapping[str, str],
        streams: tuple[str, str, str],
    ) -> Fork:
        """Start a run whose standard input, output and error are these files."""
        for name in filter(re.compile("PYTHON").match, env):
            if env[name] != self._started_in.get(name):
                raise ValueError(f"{name} matters when Python starts: use run_plancmp")
        request = {
            "arguments": arguments, "folder": str(folder or Path.cwd()), "environment": dict(env),
            "streams": streams,
        }  # fmt: skip
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # the answer, which there is not, says so
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
        return Fork(self, self.answer())

    def answer(self) -> int:
        """Return the next number that the process says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process that forks has ended with {self._process.wait()}")
        return int(line)

    def end(self) -> None:
        """End the process; what is asked of it then is an error."""
        self._process.kill()
        self._process.wait()


@cache
def server() -> ForkServer:
    """Return this process's server, which ends when it does."""
    return ForkServer()


def run_forked(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
) -> Run:
    """Run the real command as `run_plancmp` does, in a fork of a process that has imported it."""
    if not hasattr(os, "fork"):
        return run_plancmp(*arguments, cwd=cwd, env=env, stdin=stdin)
    with tempfile.TemporaryDirectory() as folder:
        given, out, err = (Path(folder) / name for name in ("given", "out", "err"))
        for file in (given, out, err):
            file.write_text(stdin or "" if file is given else "", encoding="utf-8")
        streams = str(given), str(out), str(err)
        status = server().fork(arguments, cwd, environment(env), streams).wait(120)
        return Run(status, out.read_text("utf-8"), err.read_text("utf-8"))
