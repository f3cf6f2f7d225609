"""A process that has imported the whole command, and forks for each run that it is asked for.

`tests.forked` starts it and asks, in lines of JSON. It has run nothing and read no data, so what a
fork prints and how it ends is what a process does that is started for one run. All it learns from
its forks are the patterns that they compile: a compiled pattern is the same to every run.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import re
import sys
import tempfile
from importlib import import_module
from typing import IO, Any

import plancmp
from plancmp import __main__ as command

ENDS = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)
"""How standard input, output and error are opened."""

learned: set[tuple[str, int]] = set()
re._MAXCACHE = 1 << 20  # type: ignore[attr-defined]


def import_everything() -> None:
    """Import all modules of the command, of which a command imports only those that it needs."""
    for module in pkgutil.walk_packages(plancmp.__path__, "plancmp."):
        import_module(module.name)


def serve() -> dict[str, Any]:
    """Fork for each request; return it in the fork.

    Answers with the fork's number when its streams are open, and with its status when it has ended.
    """
    # Its own streams stay untouched: they are the forks'.
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb", 0) as answers:
        for line in requests:
            request: dict[str, Any] = json.loads(line)
            streams = [
                os.open(file, end | os.O_NOCTTY)
                for file, end in zip(request["streams"], ENDS, strict=True)
            ]
            with tempfile.TemporaryFile("w+", encoding="utf-8") as compiled:
                fork = os.fork()
                for number, stream in enumerate(streams):
                    if not fork:
                        os.dup2(stream, number)
                    os.close(stream)
                if not fork:
                    atexit.register(tell_patterns, os.dup(compiled.fileno()))
                    return request
                answers.write(b"%d\n" % fork)
                answers.write(b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]))
                learn_patterns(compiled)
    sys.exit()


def _kept_patterns() -> dict[tuple[type, Any, int], re.Pattern[Any]]:
    """Return what `re` keeps of the patterns that were compiled, by their texts and flags."""
    return re._cache  # type: ignore[attr-defined, no-any-return]


def tell_patterns(to: int) -> None:
    """Write which patterns a fork has compiled that its server had not."""
    used = ([text, int(flags)] for kind, text, flags in _kept_patterns() if kind is str)
    with os.fdopen(to, "w", encoding="utf-8") as file:
        json.dump([pattern for pattern in used if tuple(pattern) not in learned], file)


def learn_patterns(file: IO[str]) -> None:
    """Compile for the next forks what one had to compile."""
    file.seek(0)
    for text, flags in json.loads(file.read() or "[]"):  # nothing of one that was killed
        learned.add((text, flags))
        re.compile(text, flags)


def become(request: dict[str, Any]) -> None:
    """Make of a fork what a process is when it is started."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = [command.__file__, *request["arguments"]]
    if os.isatty(1):
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]


def run() -> None:
    """Run the command and end as Python does, but for freeing all modules, which takes longest."""
    try:
        command.main()
    except SystemExit as ended:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 1)


if __name__ == "__main__":
    import_everything()
    gc.freeze()
    become(serve())
    run()
