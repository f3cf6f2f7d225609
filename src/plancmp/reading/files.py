"""Reading a file whole, or saying why that cannot be done."""

from __future__ import annotations

from pathlib import Path

from plancmp.model.problem import DataError, Problem

MAX_BYTES = 16 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raise DataError if it cannot be read or is far too large."""
    try:
        if path.is_dir():
            raise DataError([_whole(path, "this is a folder, not a file")])
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DataError(
                [
                    _whole(
                        path,
                        f"{size / 1e6:.0f} MB is more than a plan file may have "
                        f"({MAX_BYTES // 2**20} MiB)",
                        "one file holds one plan; a whole plan has well under 1 MB",
                    )
                ]
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError([_whole(path, f"cannot be read: {reason}")]) from None
    except ValueError as error:  # a NUL in the file's name
        raise DataError([_whole(path, f"is not a file name: {error}")]) from None


def _whole(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(str(path), 0, 0, "R006", message, hint)


def observation_files(folder: Path) -> list[Path]:
    """Return the CSV files of a data folder's observations, sorted; a data folder may have none."""
    return sorted((folder / "observations").glob("*.csv"))
