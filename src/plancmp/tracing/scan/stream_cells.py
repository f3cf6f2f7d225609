"""Cells that a page broke over lines, where blank lines stand between the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.language.folding import clean
from plancmp.tracing.scan.cell_kinds import HEAD_WIDTH, is_value

_SHORT, _LEAST = 6, 8
_SENTENCE = re.compile(r"[。;,\t|]")
_NO_UNIT = re.compile(r"[(]\s*[)]$")


def with_whole_cells(lines: Sequence[str]) -> list[str]:
    """Return the lines, what stands between two blank ones in one where it is a cell of a table."""
    out = list(lines)
    run: list[list[int]] = []
    for block in [*_blocks(lines), []]:
        if block and _is_cell([clean(lines[at]) for at in block]):
            run.append(block)
            continue
        _join(out, run)
        run = []
    return out


def _join(out: list[str], run: Sequence[Sequence[int]]) -> None:
    figures = sum(len(block) == 1 and is_value(clean(out[block[0]])) for block in run)
    if len(run) < _LEAST or 2 * figures < len(run):
        return
    for block in (block for block in run if len(block) > 1):
        whole = _NO_UNIT.sub("", "".join(clean(out[at]) for at in block))
        for at in block:
            out[at] = ""
        out[block[0]] = whole


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of lines that stand together."""
    block: list[int] = []
    for at, line in enumerate(lines):
        if line.strip():
            block.append(at)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_cell(texts: Sequence[str]) -> bool:
    short = len(texts) == 1 or all(
        len(text) <= _SHORT and not is_value(text) for text in texts
    )  # figures that stand together are several cells
    return short and len("".join(texts)) <= HEAD_WIDTH and not _SENTENCE.search("".join(texts))
