"""Showing what is longer than the screen through the reader's pager, as git does."""

from __future__ import annotations

import os
import signal
import subprocess

_LESS = "FRX"
"""End where all fits on the screen, pass colours on, leave the text on the screen."""


def page(text: str) -> bool:
    """Show text through PLANCMP_PAGER, else PAGER, else `less`; False where there is none.

    An empty variable and `cat` mean no pager.
    """
    command = os.environ.get("PLANCMP_PAGER", os.environ.get("PAGER", "less"))
    if command.strip() in ("", "cat"):
        return False
    environment = {"LESS": _LESS, "LV": "-c", "LESSCHARSET": "utf-8", **os.environ}
    # The shell finds the command, as the variable may hold options.
    running = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    assert running.stdin is not None
    pipe = getattr(signal, "SIGPIPE", None)
    # A pager that is not there, or that was left early, must not end the program.
    before = signal.signal(pipe, signal.SIG_IGN) if pipe is not None else None
    try:
        running.stdin.write(text.encode("utf-8"))
        running.stdin.close()
    except BrokenPipeError:  # the reader has seen enough
        pass
    if pipe is not None:
        signal.signal(pipe, before)
    while True:
        try:
            status = running.wait()
            break
        except KeyboardInterrupt:  # meant for the pager
            continue
    return status not in (126, 127)  # the shell did not find it
