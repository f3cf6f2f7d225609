"""The long attack, by hand: `python -m tests.attack --seed 1 --count 100000`."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.attack.cases import (
    Case,
    Field,
    constructs,
    damaged_documents,
    documents,
    mutations,
    prefixes,
)


def _all(field: Field, seed: int, count: int, size: int) -> Iterator[Case]:
    yield from constructs(field, size)
    yield from documents(field, size / 15_000_000)
    yield from damaged_documents(field, seed, count // 10)
    yield from prefixes(field, 1 if count >= 10_000 else 97)
    yield from mutations(field, seed, count)


def main() -> None:
    """Run every kind of case; print a line for each failure, and a table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="mutated files")
    parser.add_argument("--size", type=int, default=15_000_000, help="bytes of a construct")
    given = parser.parse_args()
    table: dict[str, list[Case]] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder + "/cache"
        for case in _all(Field(Path(folder), timed=True), given.seed, given.count, given.size):
            table.setdefault(case.kind, []).append(case)
            if case.ending.failure:
                print(f"{case.kind} {case.name}: {case.ending.failure}")
    print(f"{'kind':12}{'cases':>9}{'seconds':>9}{'worst':>8}  worst case")
    for kind, cases in table.items():
        worst = max(cases, key=lambda case: case.ending.seconds)
        total = sum(case.ending.seconds for case in cases)
        print(f"{kind:12}{len(cases):9,}{total:9.1f}{worst.ending.seconds:8.2f}  {worst.name}")
    failures = sum(bool(case.ending.failure) for cases in table.values() for case in cases)
    print(f"{failures} failures")


if __name__ == "__main__":
    main()
