"""One name for the whole state of a data folder, to be printed beside what was made from it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plancmp.reading.files import read_bytes


def data_digest(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of all data files of a folder, in hex.

    Two folders have the same digest if and only if every file of theirs is the same. Raises
    DataError where a file cannot be read.
    """
    whole = hashlib.sha256()
    for path in sorted(file for file in folder.rglob("*") if file.suffix in (".yaml", ".csv")):
        content = hashlib.sha256(read_bytes(path)).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()
