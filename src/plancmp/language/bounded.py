"""The one reader of files' bytes: never more than a bound, never from a pipe that may not end."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def bytes_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file, of one with more than `most` as many and one more.

    Raises OSError where it cannot be read, as a pipe with a name, which may never be written to.
    """
    if stat.S_ISFIFO(path.stat().st_mode) and path.parent != Path("/dev/fd"):
        raise OSError(errno.EINVAL, "a pipe with a name")
    with path.open("rb") as stream:
        return stream.read(most + 1)
