"""Reading a file whole, or saying why that cannot be done."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from plancmp.language.bounded import bytes_of
from plancmp.messages import Message, message, plainly
from plancmp.model.problem import DataError, Problem, Said

MAX_BYTES = 16 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raise DataError if it cannot be read or is far too large."""
    try:
        if path.is_dir():
            raise DataError([_whole(path, message("a_folder"))])
        data = bytes_of(path, MAX_BYTES)
        if len(data) > MAX_BYTES:
            size = f"{max(path.stat().st_size, len(data)) / 1e6:.0f}"
            said = plainly("too_large", size=size, most=str(MAX_BYTES // 2**20))
            raise DataError([_whole(path, said, message("one_plan"))])
        return data
    except OSError as error:
        raise DataError([_whole(path, message("unreadable", reason=reason_of(error)))]) from None
    except ValueError:  # a NUL in the file's name
        raise DataError([_whole(path, message("no_file_name"))]) from None


def reason_of(error: OSError) -> Message:
    """Return why the system does not give a file."""
    if isinstance(error, FileNotFoundError):
        return message("no_file")
    if isinstance(error, PermissionError):
        return message("no_access")
    return plainly("as_written", text=error.strerror or str(error))


def _whole(path: Path, said: Message, hint: Said = "") -> Problem:
    return Problem(str(path), 0, 0, "R006", said, hint)


def observation_files(folder: Path) -> list[Path]:
    """Return the CSV files of a data folder's observations, sorted; a data folder may have none."""
    return sorted((folder / "observations").glob("*.csv"))


def shipped_folder() -> Path:
    """Return the data that is installed with the package, in a checkout that at its top."""
    installed = Path(__file__).parents[1] / "data"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


def plan_ids(folder: Path) -> list[str]:
    """Return the ids of the plans in a data folder, sorted, without reading them."""
    with suppress(OSError):
        with os.scandir(folder / "plans") as entries:  # thousands: a Path each costs more
            names = [entry.name for entry in entries]
        return sorted(name[: -len(".yaml")] for name in names if name.endswith(".yaml"))
    return []
