"""Noting in a plan's file that every statement of it was found in the source text."""

from __future__ import annotations

import re
from pathlib import Path

from plancmp.model.plan import Verified
from plancmp.reading.files import read_bytes
from plancmp.reading.replacing import replaced

_VERIFIED = re.compile(r"^verified:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_SOURCE = re.compile(r"^source:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def record_verified(path: Path, verified: Verified) -> None:
    """Write `verified` into the head of a plan file, in place of an older one; nothing else moves.

    Raises DataError where the file cannot be read, OSError where it cannot be written.
    """
    line = (
        f"verified: {{sha256: {verified.sha256}, version: {verified.version}, "
        f"date: {verified.date}}}\n"
    )
    text = read_bytes(path).decode("utf-8")
    if _VERIFIED.search(text):
        text = _VERIFIED.sub(lambda _: line, text, count=1)
    else:
        text = _SOURCE.sub(lambda match: match[0] + line, text, count=1)
    with replaced(path) as place:
        place.write_bytes(text.encode("utf-8"))
