"""Going through the tree of a plan file, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.reading.shape import items_of
from plancmp.reading.tree import Mapping, Node


def mappings(node: Node | None, key: str) -> Iterator[Mapping]:
    """Yield the mappings of the list under `key`, none where there is no such list."""
    if isinstance(node, Mapping):
        for item in items_of(node, key):
            if isinstance(item, Mapping):
                yield item


def rows(root: Node) -> Iterator[Mapping]:
    """Yield the mapping of every statement, in the order of the file."""
    for section in mappings(root, "sections"):
        yield from mappings(section, "text")
        for box in mappings(section, "boxes"):
            yield from mappings(box, "items")
        for table in mappings(section, "tables"):
            yield from mappings(table, "rows")
