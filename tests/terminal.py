"""The command on a terminal: what it shows there."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tests.conftest import environment
from tests.forked import server

ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class _Started(Protocol):
    """A run of the command that can be waited for."""

    def wait(self, timeout: float) -> int: ...


_Start = Callable[[tuple[str, ...], dict[str, str], str], _Started]
"""Starts the command with arguments and an environment on the terminal of a name."""


def _started(arguments: tuple[str, ...], env: dict[str, str], terminal: str) -> _Started:
    """Start the command in a process of its own."""
    with Path(terminal).open("r+b", 0) as ends:
        return subprocess.Popen(
            [sys.executable, "-m", "plancmp", *arguments],
            stdin=ends, stdout=ends, stderr=subprocess.DEVNULL, env=env,
        )  # fmt: skip


def _forked(arguments: tuple[str, ...], env: dict[str, str], terminal: str) -> _Started:
    """Start the command as a fork of a process that has imported it."""
    return server().fork(arguments, None, env, (terminal, terminal, os.devnull))


def on_terminal(columns: int, *arguments: str, **env: str) -> str:
    """Run the command on a pseudo-terminal of a width and return what it shows."""
    return _shown(_started, columns, arguments, env)


def forked_on_terminal(columns: int, *arguments: str, **env: str) -> str:
    """Show the same from a fork of a process that has imported the command."""
    return _shown(_forked, columns, arguments, env)


def _shown(start: _Start, columns: int, arguments: tuple[str, ...], env: dict[str, str]) -> str:
    parent, child = pty.openpty()
    of_terminal = {"COLUMNS": str(columns), "TERM": "xterm-256color", "PLANCMP_PAGER": "cat"}
    process = start(arguments, environment({**of_terminal, **env}), os.ttyname(child))
    os.close(child)
    shown = b""
    poll = select.poll()  # select() takes no descriptor above 1,023
    poll.register(parent, select.POLLIN)
    while poll.poll(60_000):
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    process.wait(60)
    os.close(parent)
    return shown.decode("utf-8").replace("\r\n", "\n")
