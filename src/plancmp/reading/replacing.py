"""Writing a file so that there is the old one, the new one, or none, and never a half."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Yield where to write what takes the place of `path` when all went well; raises OSError.

    A device or a pipe is written to as it is. A file that is only for reading stays, although
    its folder would let it be replaced.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    goal = path.resolve()
    if goal.exists() and not os.access(goal, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    beside = goal.with_name(f".plancmp-{os.getpid()}.part")  # whatever is as long as a name may be
    try:
        yield beside
        if goal.exists():
            beside.chmod(goal.stat().st_mode & 0o7777)
        beside.replace(goal)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file of text, whole or not at all; raises OSError."""
    with replaced(path) as place:
        place.write_text(text, encoding="utf-8", newline="\n")
