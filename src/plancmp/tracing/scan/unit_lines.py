"""Heads of a table whose units stand on the next line, each below its own: `死亡率` and `(‰)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.language.folding import columns_filled

_ONLY_UNITS = re.compile(r"\s*[(（][^()（）]{1,8}[)）](?:\s+[(（][^()（）]{1,8}[)）])*\s*")
_UNIT = re.compile(r"[(（][^()（）]{1,8}[)）]")
_HEAD = re.compile(r"\S+(?:\s\S+)*")
_LEAST = 3


def with_units_above(lines: Sequence[str]) -> list[str]:
    """Return the lines, units that stand on a line of their own behind the heads above them."""
    out = list(lines)
    for at in range(1, len(lines)):
        units = list(_UNIT.finditer(lines[at])) if _ONLY_UNITS.fullmatch(lines[at]) else []
        heads = list(_HEAD.finditer(lines[at - 1])) if units else []
        if len(heads) < _LEAST or len(heads) < len(units):
            continue
        owners = [_nearest(unit, lines[at], heads, lines[at - 1]) for unit in units]
        texts = [head[0] for head in heads]
        taken = any(_UNIT.search(texts[owner]) for owner in owners)
        if taken or len(set(owners)) < len(owners):
            continue
        for owner, unit in zip(owners, units, strict=True):
            texts[owner] += unit[0]
        out[at - 1], out[at] = "  ".join(texts), ""
    return out


def _nearest(unit: re.Match[str], line: str, heads: Sequence[re.Match[str]], above: str) -> int:
    """Return which of the heads stands nearest above a unit, as a screen shows both lines."""
    middle = _middle(unit, line)
    return min(range(len(heads)), key=lambda at: abs(_middle(heads[at], above) - middle))


def _middle(found: re.Match[str], line: str) -> float:
    return (columns_filled(line[: found.start()]) + columns_filled(line[: found.end()])) / 2
