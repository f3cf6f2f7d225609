"""A real TAB, pressed in a bash on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import lacking

_MARK = "ready>"
_SETUP = (
    b'eval "$(_PLANCMP_COMPLETE=bash_source plancmp)"; complete -p plancmp; '
    b"PS1=set'>'\n"  # quoted, so that the echo is not taken for the prompt
)


def _read_until(terminal: int, wanted: str, seconds: float = 60) -> str:
    """Return what the terminal shows until it has shown `wanted`, or nothing more comes."""
    shown, end = "", time.monotonic() + seconds
    poll = select.poll()  # select() takes no descriptor above 1,023
    poll.register(terminal, select.POLLIN)
    while wanted not in shown and time.monotonic() < end:
        if not poll.poll(1000):
            continue
        try:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
        except OSError:
            break
    return shown


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("plancmp exp", "plancmp export "),
        ("plancmp export --domain matern", "plancmp export --domain maternal_child "),
        ("plancmp show luz", "plancmp show luzhai-14fyp "),
    ],
)
def test_tab_completes_what_is_typed(typed: str, completed: str, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:  # the completion that click writes for bash has nothing to run in
        lacking("there is no bash")
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover: this is bash from here on
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "dumb", "PS1": _MARK}
        os.chdir(tmp_path)
        os.execve(bash, [bash, "--norc", "--noprofile", "-i"], env)
    try:
        _read_until(terminal, _MARK)
        os.write(terminal, _SETUP)
        said = _read_until(terminal, "set>")
        # What macOS ships is 3.2: not the completion is at fault there.
        if "-F _plancmp_completion plancmp" not in said:
            lacking("this bash cannot complete programmably (click asks for 4.4 or newer)")
        os.write(terminal, typed.encode() + b"\t")
        shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\x07\r]", "", _read_until(terminal, completed))
        assert completed in shown
    finally:
        os.write(terminal, b"\x15exit\n")
        os.close(terminal)
        os.waitpid(child, 0)
