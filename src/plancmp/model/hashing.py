"""Names for what depends on texts, made without the time that loading OpenSSL takes."""

from __future__ import annotations

from collections.abc import Iterable

try:  # what hashlib gives
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def hashed(data: bytes) -> str:
    """Return forty hexadecimal digits for some bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def digest(parts: Iterable[bytes]) -> str:
    """Return a name for what depends on `parts`: where one ends and the next begins counts too."""
    return hashed(b"".join(len(part).to_bytes(8, "little") + part for part in parts))
