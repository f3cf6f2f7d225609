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
from io import TextIOWrapper
from typing import IO, Any
from unittest.mock import patch

import plancmp
from plancmp import __main__ as command

ENDS = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)
"""How standard input, output and error are opened."""

compiled: dict[tuple[Any, int], re.Pattern[Any]] = {}
"""The patterns compiled so far, by their texts and flags."""

_compile = re.compile


def compile_once(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """Compile a pattern as `re.compile` does, which forgets all but the last 512."""
    key = pattern, int(flags)
    if key not in compiled:
        compiled[key] = _compile(pattern, flags)
    return compiled[key]


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
            with tempfile.TemporaryFile("w+", encoding="utf-8") as patterns:
                fork = os.fork()
                for number, stream in enumerate(streams):
                    if not fork:
                        os.dup2(stream, number)
                    os.close(stream)
                if not fork:
                    atexit.register(tell_patterns, len(compiled), os.dup(patterns.fileno()))
                    return request
                answers.write(b"%d\n" % fork)
                answers.write(b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]))
                learn_patterns(patterns)
    sys.exit()


def tell_patterns(known: int, to: int) -> None:
    """Write which patterns a fork has compiled beyond the `known` ones of its server."""
    new = [pattern for pattern in list(compiled)[known:] if isinstance(pattern[0], str)]
    with os.fdopen(to, "w", encoding="utf-8") as file:
        json.dump(new, file)


def learn_patterns(file: IO[str]) -> None:
    """Compile for the next forks what one had to compile."""
    file.seek(0)
    for text, flags in json.loads(file.read() or "[]"):  # nothing of one that was killed
        compile_once(text, flags)


def become(request: dict[str, Any]) -> None:
    """Make of a fork what a process is when it is started."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = [command.__file__, *request["arguments"]]
    if os.isatty(1) and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)


def run() -> None:
    """Run the command and end as Python does, but for freeing all modules, which takes longest."""
    try:
        command.main()
    except SystemExit as ended:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(ended.code or 0))


if __name__ == "__main__":
    patch.object(re, "compile", compile_once).start()
    import_everything()
    gc.freeze()
    become(serve())
    run()
